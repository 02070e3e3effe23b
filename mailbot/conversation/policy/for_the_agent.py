"""Steps of the policy that leave an answer to the agent: what only a person answers, and whom another agent has."""

from __future__ import annotations

from dataclasses import replace

from classifiers.intents.stranger_model import STRANGE
from mailbot.conversation.steps import DEALS, Action, Matter, NextStep, ReplyStep, Situation
from models.message import Intent


def for_a_person(s: Situation) -> NextStep | None:
    """What no questionnaire is an answer to, however sure it is read: one line says that the agent has it, once."""
    if s.heard.bereaved:
        return NextStep(Action.HOLD, "bereaved", "somebody has died: a person must answer", notify=True)
    if not s.heard.deal:
        return None
    reason = f"{s.heard.deal}: a person must answer"
    if s.heard.matter is None or said_of(s.heard.matter) in s.asked or not s.language_known:
        return NextStep(Action.HOLD, "deal", reason, notify=True)
    return NextStep(Action.REPLY, ReplyStep.WITH_AGENT, reason, notify=True)


def of_a_machine(s: Situation) -> NextStep | None:
    """Who says that they are another agency's assistant is answered by a person, or by nobody: two would never end."""
    if not s.perhaps_a_machine:
        return None
    return NextStep(Action.HOLD, "auto_reply", "they say that they are an assistant, and may be a machine")


def left_with_the_agent(s: Situation, step: str, reason: str) -> NextStep:
    """What mailbot has no answer to: who is in conversation with us is told once that the agent has it; others wait.

    Who says that nobody answers them is no stranger, as long as they surely want a home bought, sold or let.
    """
    told = said_of(s.heard.matter or Matter.OTHER) in s.asked
    wrote_in_vain = s.heard.unanswered and s.heard.sure and s.heard.intent in DEALS
    if (s.exchanges or wrote_in_vain) and s.language_known and not told and not s.heard.courteous:
        return NextStep(Action.REPLY, ReplyStep.WITH_AGENT, reason, notify=True)
    return NextStep(Action.HOLD, step, reason, notify=told)


def perhaps_business(s: Situation) -> NextStep | None:
    """What may be business or spam gets no answer, be it one line; it is told as the first, with a warning."""
    if not s.heard.business:
        return None
    reason = (
        f"business, as it seems ({s.heard.business}), though it sounds like a stranger's: a person must look before "
        "any link is followed or anything is paid"
    )
    return NextStep(Action.HOLD, "business", reason)


def perhaps_a_stranger(s: Situation) -> NextStep | None:
    """A first mail whose words sound like a pitch or a fraud gets no answer, whatever it asks for."""
    if not s.heard.strange or s.exchanges:
        return None
    reason = f"{STRANGE}: a person must look before any link is followed or anything is paid"
    return NextStep(Action.HOLD, "stranger", reason)


def of_an_own_sale(s: Situation) -> NextStep | None:
    """Who sells without an agent is not asked what we would need to sell it: questions are answered, or passed on."""
    wants_us = s.heard.ready or s.heard.has_agent or (s.knows_phone and "phone" in s.asked)
    if not s.heard.sells_alone or wants_us or s.heard.courteous or s.call_booked or not s.language_known:
        return None
    if s.heard.asks:
        return answered_or_passed_on(s)
    if s.heard.intent is Intent.NOT_INTERESTED and s.heard.sure:
        return None
    return NextStep(Action.NOTIFY, "own_sale", "they sell without an agent, and want none", notify=True)


def after_the_hand_over(s: Situation) -> NextStep | None:
    """Who was handed over, and says when they can be called, is told once that it reached the agent."""
    if not s.handed_over or s.heard.matter is not Matter.CALL or not s.language_known:
        return None
    action = Action.NOTIFY if said_of(Matter.CALL) in s.asked else Action.REPLY
    return NextStep(action, ReplyStep.WITH_AGENT, CALL_THEM, notify=True)


def said_of(matter: Matter) -> str:
    """What is remembered of a reply that said of a matter that the agent has it."""
    return f"{ReplyStep.WITH_AGENT}_{matter}"


UPSET = "they are upset with us"
CALL_THEM = "CALL THEM: they say when, or at which number, after we handed them over"
AT_ONCE = "they want to be called AT ONCE"
ONE_THING = "one kind of mail, or to be called or texted,"


def told_at_once(s: Situation, step: NextStep) -> NextStep:
    """What cannot wait for a digest: of who reminds us, narrows what we do, or is upset with us."""
    if s.heard.upset and step.action is not Action.SUPPRESS and s.heard.intent is not Intent.SPAM:
        step = replace(step, reason=f"{UPSET}; {step.reason}", notify=True)
    if s.heard.narrows and step.action is not Action.SUPPRESS:
        return replace(step, reason=f"they want {ONE_THING} no longer; {step.reason}", notify=True)
    if s.heard.at_once and step.action in (Action.REPLY, Action.HOLD, Action.NOTIFY):
        return replace(step, reason=f"{AT_ONCE}; {step.reason}", notify=True)
    return replace(step, notify=True) if step.action is Action.HOLD and s.heard.reminds else step


def of_one_thing(s: Situation) -> NextStep | None:
    """Who only wants one thing no longer, and goes on with us, is told once that the agent knows."""
    gives_the_number = "phone" in s.asked and s.knows_phone and s.call_proposed_after is None and not s.by_mail
    more = s.heard.ready or s.heard.tells or s.described or gives_the_number
    if not s.heard.only_narrows or more or not s.language_known or ReplyStep.NOTE_WISH in s.asked:
        return None
    return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, "everything else goes on", notify=True)


def of_a_referral(s: Situation) -> NextStep | None:
    """Who speaks of somebody who may come, or dealt with us before, is told that the agent knows; none is lost."""
    seeks = s.heard.tells or s.heard.ready or s.described or s.heard.has_agent
    if not s.heard.refers or seeks or not s.language_known:
        return None
    told = ReplyStep.NOTE_WISH in s.asked
    reason = "they speak of somebody who may come, ask for a tradesman, or dealt with you before"
    return NextStep(Action.NOTIFY if told else Action.REPLY, ReplyStep.NOTE_WISH, reason, notify=True)


def of_the_represented(s: Situation) -> NextStep | None:
    """Nobody is solicited whom another agent represents; who asks us for something is told once who answers it."""
    if s.heard.for_client:
        if s.exchanges or not s.language_known:
            return NextStep(Action.NOTIFY, "has_agent", "an agent of another brokerage writes again", notify=True)
        return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, "an agent of another brokerage writes", notify=True)
    wants = bool(s.heard.asks or s.heard.ready) and s.language_known and ReplyStep.NOTE_WISH not in s.asked
    if s.has_agent and wants:
        reason = "another agent represents them, or may: one line that you answer, and no soliciting"
        return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, reason, notify=True)
    if s.has_agent:
        return NextStep(Action.NOTIFY, "has_agent", "another agent represents them: soliciting stops", notify=True)
    return None


def answered_or_passed_on(s: Situation) -> NextStep:
    """The answer to questions that nothing else of ours answers."""
    if s.answerable:
        return NextStep(Action.REPLY, ReplyStep.ANSWER, "a question that the business's facts answer")
    return NextStep(Action.REPLY, ReplyStep.REFER, "a question that no record answers", notify=True)


def of_homes_shown(s: Situation) -> NextStep | None:
    """What is said of homes that were shown, or handed in, is the agent's: a question for needs is no answer to it."""
    of_them = s.shown and s.exchanges and not s.knows_needs and "needs" not in s.asked
    seeks = s.heard.tells or s.heard.wants_more or s.heard.only_refuses or s.heard.asks or s.heard.keen
    if s.heard.hands_in and s.exchanges and not seeks:
        return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, "they send something: a person must look", notify=True)
    if not of_them or seeks:
        return None
    return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, "they speak of homes that we showed", notify=True)


def only_remarks(s: Situation) -> bool:
    """Whether somebody who was shown homes neither wishes for anything anew, nor asks: other homes are no answer."""
    seeks = s.heard.tells or s.heard.wants_more or s.heard.only_refuses or s.named_gone
    return bool(s.shown and s.exchanges and s.knows_needs) and not (seeks or s.heard.asks)


def nothing_new(s: Situation) -> NextStep:
    """Where nothing new matches and that was said: who asks for more is passed on, as the agent may know of some."""
    if s.heard.wants_more or s.heard.asks:
        return NextStep(Action.REPLY, ReplyStep.REFER, "nothing new matches, and they ask for more", notify=True)
    if s.heard.courteous or s.heard.only_refuses:
        return NextStep(Action.HOLD, "no_match", "nothing new matches, and that has been said once")
    return NextStep(
        Action.REPLY, ReplyStep.NOTE_WISH, "nothing new matches, and they write of what they seek", notify=True
    )
