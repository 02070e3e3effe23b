"""The conversation's policy as a state machine: for every kind of situation one next step, with its reason."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from mailbot.conversation.policy.table import next_step
from mailbot.conversation.steps import Action, CallWord, Heard, Matter, NextStep, ReplyStep, Situation
from models.contact import ContactKind
from models.message import Intent, Kind
from models.thread import Stage

BUYER = Heard(intent=Intent.BUYER)
SELLER = Heard(intent=Intent.SELLER)
QUESTION = Heard(intent=Intent.GENERAL, asks=("hours",))
KNOWN = Situation(BUYER, knows_needs=True, matches=3)
SOLD = Situation(SELLER, asked=frozenset({"seller"}), exchanges=1, stage=Stage.ENGAGED)
CALLED = replace(SOLD, knows_phone=True, call_proposed_after=1)
LATE = replace(KNOWN, exchanges=4, stage=Stage.ENGAGED)
OFFERED = replace(KNOWN, stage=Stage.PROPOSING, exchanges=5, call_proposed_after=5, knows_phone=True)
HANDED_OVER = replace(KNOWN, stage=Stage.HUMAN, muted=True, handed_over=True)
LEFT = frozenset({"seller", "with_agent_other"})
LETS = {"lets": True, "deal": "lets", "matter": Matter.LETTING}
WAITING = {"reminds": True, "only_reminds": True}
TOLD = frozenset({"waits"})
BOOKED = replace(OFFERED, stage=Stage.BOOKED, call_booked=True)


def hearing(situation: Situation, **heard: object) -> Situation:
    return replace(situation, heard=replace(situation.heard, **heard))  # type: ignore[arg-type]


TABLE: list[tuple[str, Situation, Action, str]] = [
    # machines
    ("a bounce", Situation(Heard(kind=Kind.BOUNCE)), Action.IGNORE, "bounce"),
    ("a complaint", Situation(Heard(kind=Kind.COMPLAINT)), Action.SUPPRESS, "complaint"),
    ("an auto-reply", Situation(Heard(kind=Kind.AUTO_REPLY)), Action.IGNORE, "auto_reply"),
    ("a list", Situation(Heard(kind=Kind.LIST)), Action.IGNORE, "list"),
    ("our own loop", Situation(Heard(own_loop=True)), Action.IGNORE, "own_loop"),
    # stopping
    ("stop", Situation(Heard(intent=Intent.UNSUBSCRIBE, stop=True)), Action.SUPPRESS, "unsubscribe"),
    ("perhaps stop", Situation(Heard(stop=True, sure=False)), Action.HOLD, "unsubscribe"),
    ("stop in a muted thread", Situation(Heard(stop=True), muted=True), Action.SUPPRESS, "unsubscribe"),
    # who says when they can be called
    ("a call, and no number", hearing(KNOWN, ready=True), Action.REPLY, ReplyStep.ASK_PHONE),
    (
        "a call, and which times there are",
        hearing(KNOWN, ready=True, says_when=True),
        Action.REPLY,
        ReplyStep.PROPOSE_CALL,
    ),
    ("says when to call", hearing(HANDED_OVER, matter=Matter.CALL), Action.REPLY, ReplyStep.WITH_AGENT),
    (
        "says it again",
        hearing(replace(HANDED_OVER, asked=frozenset({"with_agent_call"})), matter=Matter.CALL),
        Action.NOTIFY,
        ReplyStep.WITH_AGENT,
    ),
    # who sells without an agent
    ("sells alone, and asks", hearing(SOLD, sells_alone=True, asks=("other",)), Action.REPLY, ReplyStep.REFER),
    ("sells alone", hearing(Situation(SELLER), sells_alone=True), Action.NOTIFY, "own_sale"),
    ("sold alone, and wants a call", hearing(SOLD, sells_alone=True, ready=True), Action.REPLY, ReplyStep.ASK_PHONE),
    # people who are no leads
    ("staff", Situation(BUYER, contact=ContactKind.STAFF), Action.NOTIFY, "staff"),
    ("a client", Situation(BUYER, contact=ContactKind.CLIENT), Action.NOTIFY, "client"),
    ("a vendor", Situation(BUYER, contact=ContactKind.VENDOR), Action.NOTIFY, "vendor"),
    ("spam", Situation(Heard(intent=Intent.SPAM)), Action.IGNORE, "spam"),
    ("perhaps spam", Situation(Heard(intent=Intent.SPAM, sure=False)), Action.HOLD, "spam"),
    ("a thief's mail", hearing(KNOWN, deal="fraud"), Action.HOLD, "deal"),
    ("a home to let", hearing(KNOWN, **LETS), Action.REPLY, ReplyStep.WITH_AGENT),
    ("a home to let, unsure", hearing(KNOWN, sure=False, **LETS), Action.REPLY, ReplyStep.WITH_AGENT),
    (
        "a home to let, told",
        hearing(replace(KNOWN, asked=frozenset({"with_agent_letting"})), **LETS),
        Action.HOLD,
        "deal",
    ),
    ("a home to let, no language", hearing(replace(KNOWN, language_known=False), **LETS), Action.HOLD, "deal"),
    ("a death, beside it", hearing(KNOWN, bereaved=True, **LETS), Action.HOLD, "bereaved"),
    ("a forged portal", Situation(Heard(portal_untrusted=True)), Action.HOLD, "portal"),
    ("a forged portal that says stop", Situation(Heard(portal_untrusted=True, stop=True)), Action.HOLD, "portal"),
    ("a muted thread", replace(KNOWN, muted=True), Action.IGNORE, "muted"),
    ("a person's thread", replace(KNOWN, stage=Stage.HUMAN), Action.IGNORE, "muted"),
    ("came before a backup was restored", replace(KNOWN, perhaps_answered=True), Action.HOLD, "restored"),
    ("writes though suppressed", replace(KNOWN, suppressed=True), Action.HOLD, "suppressed"),
    (
        "gives thanks though suppressed",
        hearing(replace(KNOWN, suppressed=True), thanks=True),
        Action.IGNORE,
        "suppressed",
    ),
    # they remind us
    ("waits", hearing(replace(KNOWN, wrote_before=True), **WAITING), Action.REPLY, ReplyStep.WAITS),
    ("waits, unsure", hearing(replace(KNOWN, wrote_before=True), sure=False, **WAITING), Action.REPLY, ReplyStep.WAITS),
    (
        "waits, and was told so",
        hearing(replace(KNOWN, wrote_before=True, asked=TOLD), **WAITING),
        Action.NOTIFY,
        ReplyStep.WAITS,
    ),
    ("reminds us of nothing", hearing(KNOWN, sure=False, **WAITING), Action.HOLD, "unsure"),
    ("waits after a hand-over", hearing(HANDED_OVER, **WAITING), Action.NOTIFY, "waits"),
    ("waits, told after a hand-over", hearing(replace(HANDED_OVER, asked=TOLD), **WAITING), Action.NOTIFY, "waits"),
    ("says more after a hand-over", hearing(HANDED_OVER, reminds=True), Action.NOTIFY, "waits"),
    ("asks for a person again", hearing(HANDED_OVER, wants_human=True), Action.NOTIFY, "waits"),
    (
        "waits for who wrote by hand",
        hearing(replace(HANDED_OVER, handed_over=False), **WAITING),
        Action.NOTIFY,
        "waits",
    ),
    ("waits and is suppressed", hearing(replace(HANDED_OVER, suppressed=True), **WAITING), Action.NOTIFY, "waits"),
    ("stops and reminds", hearing(HANDED_OVER, stop=True, **WAITING), Action.SUPPRESS, "unsubscribe"),
    # a person is wanted, or nobody
    ("asks for a person", hearing(KNOWN, wants_human=True), Action.REPLY, ReplyStep.HAND_OVER),
    ("is an agent", hearing(KNOWN, has_agent=True, for_client=True), Action.REPLY, ReplyStep.NOTE_WISH),
    ("is an agent, told before", hearing(replace(KNOWN, exchanges=1), for_client=True), Action.NOTIFY, "has_agent"),
    ("has an agent", hearing(KNOWN, has_agent=True), Action.NOTIFY, "has_agent"),
    ("has an agent, and asks", hearing(KNOWN, has_agent=True, ready=True), Action.REPLY, ReplyStep.NOTE_WISH),
    (
        "takes it back",
        replace(hearing(KNOWN, sure=False, asks=("other",)), represented=True),
        Action.REPLY,
        ReplyStep.NOTE_WISH,
    ),
    (
        "has an agent, and was told who answers",
        replace(hearing(KNOWN, asks=("taxes",)), represented=True, asked=frozenset({"note_wish"})),
        Action.NOTIFY,
        "has_agent",
    ),
    (
        "writes for a client",
        hearing(KNOWN, has_agent=True, for_client=True, ready=True),
        Action.REPLY,
        ReplyStep.NOTE_WISH,
    ),
    (
        "writes for a client again",
        replace(hearing(KNOWN, has_agent=True, for_client=True, ready=True), exchanges=1),
        Action.NOTIFY,
        "has_agent",
    ),
    (
        "is not whom we mean",
        Situation(Heard(intent=Intent.NOT_INTERESTED, mistaken=True)),
        Action.NOTIFY,
        "wrong_person",
    ),
    ("puts it off", hearing(KNOWN, ask_again=True), Action.REPLY, ReplyStep.LATER),
    (
        "not interested now",
        Situation(Heard(intent=Intent.NOT_INTERESTED, later=True)),
        Action.REPLY,
        ReplyStep.LATER,
    ),
    (
        "puts it off again",
        hearing(replace(KNOWN, asked=frozenset({"later"})), ask_again=True, sure=False),
        Action.NOTIFY,
        "later",
    ),
    ("puts it off with a call booked", hearing(BOOKED, ask_again=True), Action.REPLY, ReplyStep.CANCEL_CALL),
    ("puts it off and is ready", hearing(LATE, ask_again=True, ready=True), Action.REPLY, ReplyStep.ASK_PHONE),
    ("not interested", Situation(Heard(intent=Intent.NOT_INTERESTED)), Action.IGNORE, "not_interested"),
    ("perhaps not interested", Situation(Heard(intent=Intent.NOT_INTERESTED, sure=False)), Action.HOLD, "unsure"),
    ("empty", Situation(Heard(intent=Intent.BUYER, empty=True)), Action.HOLD, "empty"),
    ("unsure", hearing(KNOWN, sure=False), Action.HOLD, "unsure"),
    ("unsure, in conversation", hearing(LATE, sure=False), Action.REPLY, ReplyStep.WITH_AGENT),
    ("unsure, and was told", hearing(replace(LATE, asked=LEFT), sure=False), Action.HOLD, "unsure"),
    ("unsure, and only courteous", hearing(LATE, sure=False, courteous=True), Action.HOLD, "unsure"),
    (
        "unsure, and facts answer what they ask",
        hearing(replace(KNOWN, answerable=True), sure=False, asks=("fees",)),
        Action.REPLY,
        ReplyStep.ANSWER,
    ),
    # upset with us
    ("upset, and asks nothing", hearing(LATE, upset=True, matter=Matter.UPSET), Action.REPLY, ReplyStep.WITH_AGENT),
    (
        "upset, and was told",
        hearing(replace(LATE, asked=frozenset({"with_agent_upset"})), upset=True, matter=Matter.UPSET),
        Action.HOLD,
        "upset",
    ),
    ("upset, in a first mail", hearing(Situation(BUYER), upset=True), Action.HOLD, "upset"),
    (
        "upset, in a first mail, that nobody answers",
        hearing(Situation(BUYER), upset=True, unanswered=True),
        Action.REPLY,
        ReplyStep.WITH_AGENT,
    ),
    (
        "would be called now, and has the times of a call",
        hearing(replace(KNOWN, call_proposed_after=1), at_once=True),
        Action.REPLY,
        ReplyStep.WITH_AGENT,
    ),
    (
        "would be called now, and takes a time",
        hearing(
            replace(KNOWN, call_proposed_after=1, knows_phone=True),
            at_once=True,
            call=CallWord.ACCEPTS,
            time_is_free=True,
        ),
        Action.REPLY,
        ReplyStep.CONFIRM_CALL,
    ),
    (
        "says that they are an assistant",
        replace(hearing(KNOWN, ready=True), perhaps_a_machine=True),
        Action.HOLD,
        "auto_reply",
    ),
    ("upset, and says what is sought", hearing(KNOWN, upset=True, tells=True), Action.REPLY, ReplyStep.SUGGEST),
    (
        "upset, and asks what facts answer",
        hearing(replace(KNOWN, answerable=True, shown=1), upset=True, asks=("fees",)),
        Action.REPLY,
        ReplyStep.ANSWER,
    ),
    (
        "upset, read as not interested, and gives nothing up",
        Situation(Heard(intent=Intent.NOT_INTERESTED, upset=True)),
        Action.HOLD,
        "upset",
    ),
    (
        "upset, and gives it up",
        Situation(Heard(intent=Intent.NOT_INTERESTED, upset=True, ends=True)),
        Action.IGNORE,
        "not_interested",
    ),
    ("a foreign tongue", replace(KNOWN, language_known=False), Action.HOLD, "language"),
    # buyers and renters
    ("a buyer of whom nothing is known", Situation(BUYER), Action.REPLY, ReplyStep.ASK_NEEDS),
    ("asked once already", Situation(BUYER, asked=frozenset({"needs"})), Action.HOLD, "needs"),
    (
        "asked once already, and asks",
        Situation(Heard(intent=Intent.RENTER, asks=("utilities",)), asked=frozenset({"needs"})),
        Action.REPLY,
        ReplyStep.REFER,
    ),
    (
        "asked once already, and asks what facts answer",
        Situation(Heard(intent=Intent.RENTER, asks=("application",)), asked=frozenset({"needs"}), answerable=True),
        Action.REPLY,
        ReplyStep.ANSWER,
    ),
    ("a buyer with matches", KNOWN, Action.REPLY, ReplyStep.SUGGEST),
    ("a renter with matches", hearing(KNOWN, intent=Intent.RENTER), Action.REPLY, ReplyStep.SUGGEST),
    ("nothing matches", replace(KNOWN, matches=0), Action.REPLY, ReplyStep.NO_MATCH),
    # of homes that were shown: "I'm a cash buyer", "we'd have to be in by June"
    ("only remarks", replace(KNOWN, matches=0, shown=2, exchanges=1), Action.REPLY, ReplyStep.NOTE_WISH),
    (
        "wishes anew, and nothing matches",
        hearing(replace(KNOWN, matches=0, shown=2, exchanges=1), tells=True),
        Action.REPLY,
        ReplyStep.NO_MATCH,
    ),
    (
        "likes none, and nothing else matches",
        hearing(replace(KNOWN, matches=0, shown=2, exchanges=1), only_refuses=True),
        Action.REPLY,
        ReplyStep.NO_MATCH,
    ),
    ("only remarks, and more matches", replace(KNOWN, shown=2, exchanges=1), Action.REPLY, ReplyStep.SUGGEST),
    ("said once", replace(KNOWN, matches=0, asked=frozenset({"no_match"})), Action.REPLY, ReplyStep.NOTE_WISH),
    (
        "said once, and they ask for more",
        hearing(replace(KNOWN, matches=0, asked=frozenset({"no_match"})), wants_more=True),
        Action.REPLY,
        ReplyStep.REFER,
    ),
    (
        "said once, and they are only polite",
        hearing(replace(KNOWN, matches=0, asked=frozenset({"no_match"})), courteous=True),
        Action.HOLD,
        "no_match",
    ),
    (
        "of homes that were shown, before any question for needs",
        Situation(Heard(intent=Intent.BUYER), shown=1, exchanges=1),
        Action.REPLY,
        ReplyStep.NOTE_WISH,
    ),
    (
        "refuses what was shown, before any question for needs",
        Situation(Heard(intent=Intent.BUYER, only_refuses=True), shown=1, exchanges=1),
        Action.REPLY,
        ReplyStep.ASK_NEEDS,
    ),
    (
        "wants others than those shown, before any question for needs",
        Situation(Heard(intent=Intent.BUYER, wants_more=True), shown=1, exchanges=1),
        Action.REPLY,
        ReplyStep.ASK_NEEDS,
    ),
    # a call that was called off
    (
        "calls off what is off",
        replace(hearing(KNOWN, call=CallWord.CANCELS), call_called_off=True),
        Action.IGNORE,
        "called_off",
    ),
    (
        "wants another time instead",
        replace(hearing(KNOWN, call=CallWord.RESCHEDULES_VAGUE), call_called_off=True),
        Action.REPLY,
        ReplyStep.OTHER_TIMES,
    ),
    # sellers
    ("a seller", Situation(SELLER), Action.REPLY, ReplyStep.ASK_SELLER),
    ("a seller who answered", Situation(SELLER, asked=frozenset({"seller"})), Action.REPLY, ReplyStep.ASK_PHONE),
    ("a seller was not answered", hearing(SOLD, unanswered=True, sure=False), Action.REPLY, ReplyStep.REFER),
    ("a buyer was not answered", hearing(LATE, unanswered=True), Action.REPLY, ReplyStep.REFER),
    ("nobody has answered yet", hearing(KNOWN, unanswered=True), Action.REPLY, ReplyStep.SUGGEST),
    ("not answered, and tells needs", hearing(LATE, unanswered=True, tells=True), Action.REPLY, ReplyStep.SUGGEST),
    # homes that are asked for come before the call
    ("late, and wishes otherwise", hearing(LATE, tells=True), Action.REPLY, ReplyStep.SUGGEST),
    ("late, and asks for more", hearing(LATE, wants_more=True), Action.REPLY, ReplyStep.SUGGEST),
    ("late, wishes, and ready", hearing(LATE, tells=True, ready=True), Action.REPLY, ReplyStep.ASK_PHONE),
    ("late, wishes, and likes one", hearing(LATE, tells=True, keen=True), Action.REPLY, ReplyStep.ASK_PHONE),
    ("late, and nothing to show", replace(hearing(LATE, tells=True), matches=0), Action.REPLY, ReplyStep.ASK_PHONE),
    ("late, and says neither", LATE, Action.REPLY, ReplyStep.ASK_PHONE),
    (
        "the number, and wishes",
        replace(hearing(LATE, tells=True), asked=frozenset({"phone"}), knows_phone=True),
        Action.REPLY,
        ReplyStep.PROPOSE_CALL,
    ),
    ("a seller was asked enough", hearing(SOLD, asked_enough=True), Action.REPLY, ReplyStep.HAND_OVER),
    (
        "a seller says so at first",
        Situation(Heard(intent=Intent.SELLER, asked_enough=True)),
        Action.REPLY,
        ReplyStep.ASK_SELLER,
    ),
    ("a buyer leaves word", hearing(KNOWN, asked_enough=True), Action.REPLY, ReplyStep.SUGGEST),
    (
        "a seller asks about a home of ours",
        replace(hearing(SOLD, asks=("availability",)), described=1),
        Action.REPLY,
        ReplyStep.REFER,
    ),
    (
        "a seller with a number",
        Situation(SELLER, asked=frozenset({"seller"}), knows_phone=True),
        Action.REPLY,
        ReplyStep.PROPOSE_CALL,
    ),
    ("a seller who has the times", CALLED, Action.REPLY, ReplyStep.WITH_AGENT),
    ("a seller who has the times, and was told", replace(CALLED, asked=LEFT), Action.HOLD, "seller"),
    ("a seller who has the times asks", hearing(CALLED, asks=("other",)), Action.REPLY, ReplyStep.REFER),
    # general
    ("a question that facts answer", Situation(QUESTION, answerable=True), Action.REPLY, ReplyStep.ANSWER),
    ("a question that none answers", Situation(QUESTION), Action.REPLY, ReplyStep.REFER),
    ("one without a name, of a stranger", Situation(Heard(asks=("other",))), Action.HOLD, "general"),
    ("one that none answers, of whom was answered", Situation(QUESTION, exchanges=1), Action.REPLY, ReplyStep.REFER),
    ("general without a question", Situation(Heard()), Action.HOLD, "general"),
    # the call is due
    ("after enough exchanges", replace(LATE, knows_phone=True), Action.REPLY, ReplyStep.PROPOSE_CALL),
    ("no number yet", LATE, Action.REPLY, ReplyStep.ASK_PHONE),
    (
        "asked for the number, and tells of wishes",
        hearing(replace(KNOWN, asked=frozenset({"phone"}), matches=2), tells=True),
        Action.REPLY,
        ReplyStep.SUGGEST,
    ),
    ("asked for the number in vain", replace(LATE, asked=frozenset({"phone"})), Action.REPLY, ReplyStep.PROPOSE_CALL),
    ("ready at once", hearing(replace(KNOWN, knows_phone=True), ready=True), Action.REPLY, ReplyStep.PROPOSE_CALL),
    ("ready, no number", hearing(KNOWN, ready=True), Action.REPLY, ReplyStep.ASK_PHONE),
    ("declined before", replace(LATE, knows_phone=True, call_declined=True), Action.REPLY, ReplyStep.SUGGEST),
    (
        "talked past a proposal",
        replace(LATE, knows_phone=True, exchanges=6, call_proposed_after=5),
        Action.REPLY,
        ReplyStep.SUGGEST,
    ),
    (
        "talked past it for long",
        replace(LATE, knows_phone=True, exchanges=8, call_proposed_after=5),
        Action.REPLY,
        ReplyStep.PROPOSE_CALL,
    ),
    # answers to the offer
    ("takes a time", hearing(OFFERED, call=CallWord.ACCEPTS, time_is_free=True), Action.REPLY, ReplyStep.CONFIRM_CALL),
    (
        "takes it, unsure reader",
        hearing(OFFERED, call=CallWord.ACCEPTS, time_is_free=True, sure=False),
        Action.REPLY,
        ReplyStep.CONFIRM_CALL,
    ),
    ("takes one that is gone", hearing(OFFERED, call=CallWord.ACCEPTS), Action.REPLY, ReplyStep.OTHER_TIMES),
    (
        "names a free time",
        hearing(OFFERED, call=CallWord.PROPOSES, time_is_free=True),
        Action.REPLY,
        ReplyStep.CONFIRM_CALL,
    ),
    ("names a taken time", hearing(OFFERED, call=CallWord.PROPOSES), Action.REPLY, ReplyStep.OTHER_TIMES),
    ("wants others", hearing(OFFERED, call=CallWord.PROPOSES_VAGUE), Action.REPLY, ReplyStep.OTHER_TIMES),
    ("fits two times", hearing(OFFERED, call=CallWord.AMBIGUOUS), Action.REPLY, ReplyStep.WHICH_TIME),
    ("wants no call", hearing(OFFERED, call=CallWord.DECLINES), Action.REPLY, ReplyStep.NOTE_WISH),
    ("says no alone", hearing(OFFERED, call=CallWord.DECLINES, only_refuses=True), Action.NOTIFY, "call_declined"),
    (
        "wants no call, but a visit",
        hearing(OFFERED, call=CallWord.DECLINES, visit=True, ready=True),
        Action.REPLY,
        ReplyStep.HAND_OVER,
    ),
    (
        "wanted a visit, and now no call",
        replace(hearing(OFFERED, call=CallWord.DECLINES), wished_before=True),
        Action.REPLY,
        ReplyStep.HAND_OVER,
    ),
    (
        "wants no call, and other homes",
        replace(hearing(OFFERED, call=CallWord.DECLINES, tells=True, wants_more=True), by_mail=True),
        Action.REPLY,
        ReplyStep.SUGGEST,
    ),
    (
        "would come and see it, with a call booked",
        replace(hearing(OFFERED, viewing=True), call_booked=True),
        Action.REPLY,
        ReplyStep.NOTE_WISH,
    ),
    ("calls it off with all", hearing(OFFERED, call=CallWord.CANCELS, ends=True), Action.IGNORE, "not_interested"),
    ("calls off what is not booked", hearing(OFFERED, call=CallWord.CANCELS), Action.HOLD, "call"),
    (
        "takes a time, no number",
        hearing(replace(OFFERED, knows_phone=False), call=CallWord.ACCEPTS, time_is_free=True),
        Action.REPLY,
        ReplyStep.ASK_PHONE,
    ),
    (
        "takes a time, number asked in vain",
        hearing(
            replace(OFFERED, knows_phone=False, asked=frozenset({"phone"})), call=CallWord.ACCEPTS, time_is_free=True
        ),
        Action.REPLY,
        ReplyStep.ASK_PHONE,
    ),
    ("calls off what was never offered", hearing(KNOWN, call=CallWord.CANCELS, ready=True), Action.HOLD, "call"),
    # a booked call
    ("calls it off", hearing(BOOKED, call=CallWord.CANCELS), Action.REPLY, ReplyStep.CANCEL_CALL),
    ("moves it", hearing(BOOKED, call=CallWord.RESCHEDULES, time_is_free=True), Action.REPLY, ReplyStep.MOVE_CALL),
    ("moves it to a taken time", hearing(BOOKED, call=CallWord.RESCHEDULES), Action.REPLY, ReplyStep.OTHER_TIMES),
    ("wants another time", hearing(BOOKED, call=CallWord.RESCHEDULES_VAGUE), Action.REPLY, ReplyStep.OTHER_TIMES),
    ("says thanks", hearing(BOOKED, courteous=True), Action.IGNORE, "booked"),
    ("is late", BOOKED, Action.NOTIFY, "booked"),
    (
        "asks what facts answer",
        hearing(replace(BOOKED, answerable=True), asks=("hours",)),
        Action.REPLY,
        ReplyStep.ANSWER,
    ),
    ("asks something else", hearing(BOOKED, asks=("hoa",)), Action.REPLY, ReplyStep.REFER),
]


@pytest.mark.parametrize(("situation", "action", "step"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_each_situation_has_its_step(situation: Situation, action: Action, step: str) -> None:
    decided = next_step(situation)
    assert (decided.action, decided.step) == (action, step), decided.reason
    assert decided.reason


def every_situation() -> list[Situation]:
    heards = [
        Heard(kind=kind, intent=intent, sure=sure, ready=ready, call=call, time_is_free=free, asks=asks)
        for kind, intent, sure, ready, call, free, asks in itertools.product(
            (Kind.HUMAN, Kind.AUTO_REPLY),
            Intent,
            (True, False),
            (True, False),
            CallWord,
            (True, False),
            ((), ("hours",)),
        )
    ]
    states = [
        {
            "stage": stage,
            "exchanges": exchanges,
            "knows_needs": knows,
            "matches": matches,
            "knows_phone": phone,
            "call_booked": booked,
        }
        for stage, exchanges, knows, matches, phone, booked in itertools.product(
            (Stage.NEW, Stage.PROPOSING, Stage.HUMAN), (0, 4), (True, False), (0, 2), (True, False), (True, False)
        )
    ]
    return [Situation(heard, **state) for heard in heards[::3] for state in states[::5]]  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def decisions() -> list[tuple[Situation, NextStep]]:
    return [(situation, next_step(situation)) for situation in every_situation()]


def test_every_situation_has_a_step_with_a_reason(decisions: list[tuple[Situation, NextStep]]) -> None:
    assert all(step.reason for _, step in decisions)
    assert not [step for _, step in decisions if step.step == "undecided" and step.action is not Action.HOLD]


def test_no_machine_is_ever_answered(decisions: list[tuple[Situation, NextStep]]) -> None:
    assert not [s for s, step in decisions if s.heard.kind is not Kind.HUMAN and step.action is Action.REPLY]


def test_a_person_who_has_taken_over_is_never_talked_over(decisions: list[tuple[Situation, NextStep]]) -> None:
    assert not [s for s, step in decisions if s.stage is Stage.HUMAN and step.action is Action.REPLY]


def test_what_is_held_of_who_reminds_us_is_told_at_once() -> None:
    held = next_step(Situation(Heard(sure=False, reminds=True)))
    assert held.action is Action.HOLD
    assert held.notify
    assert not next_step(Situation(Heard(sure=False))).notify


def test_spam_and_the_uninterested_are_never_written_to_unless_they_speak_of_a_call(
    decisions: list[tuple[Situation, NextStep]],
) -> None:
    silent = (Intent.SPAM, Intent.UNSUBSCRIBE)
    assert not [s for s, step in decisions if s.heard.intent in silent and step.action is Action.REPLY]


def test_a_call_is_confirmed_only_for_a_free_time(decisions: list[tuple[Situation, NextStep]]) -> None:
    confirming = (ReplyStep.CONFIRM_CALL, ReplyStep.MOVE_CALL)
    assert not [s for s, step in decisions if step.step in confirming and not s.heard.time_is_free]


def test_the_policy_is_pure() -> None:
    for situation in every_situation()[::50]:
        assert next_step(situation) == next_step(situation)


HANDED_OVER = replace(KNOWN, stage=Stage.HUMAN, muted=True, handed_over=True)


@pytest.mark.parametrize(
    ("situation", "told"),
    [
        (HANDED_OVER, True),
        (hearing(HANDED_OVER, sure=False), True),
        (hearing(HANDED_OVER, ready=True), True),
        (hearing(HANDED_OVER, courteous=True), False),
        (replace(HANDED_OVER, handed_over=False), False),
        (replace(KNOWN, muted=True), False),
    ],
)
def test_what_is_written_after_the_hand_over_is_told(situation: Situation, told: bool) -> None:
    step = next_step(situation)
    assert step.action is Action.IGNORE
    assert step.notify is told
