"""The conversation's policy: one situation in, one next step with its reason out. Pure; no clock, no store, no model.

RULES is the policy. It is walked from the top, and the first rule that has a step for the situation decides. The
words of a mail reach it only as typed fields, so that no mail can talk the policy into anything.
"""

from __future__ import annotations

from collections.abc import Callable

from classifiers.asking.topics import OTHER_TOPIC
from mailbot.conversation.call_policy import about_booked_call, around_the_call, as_the_call_stands, called_at_once
from mailbot.conversation.for_the_agent import (
    answered_or_passed_on,
    for_a_person,
    left_with_the_agent,
    nothing_new,
    of_a_machine,
    of_a_referral,
    of_homes_shown,
    of_one_thing,
    of_the_represented,
    told_at_once,
)
from mailbot.conversation.later_calls import call_beyond, call_wanted
from mailbot.conversation.steps import LATER_CALL, Action, CallWord, NextStep, ReplyStep, Situation
from mailbot.conversation.visit_policy import invited, visit_again, visit_for_agreed, wants_it_held, with_the_visit
from models.contact import ContactKind
from models.message import Claimed, Intent, Kind
from models.thread import Stage

# After a proposal that the lead talked past, this many exchanges go by before the next one.
EXCHANGES_BETWEEN_PROPOSALS = 3
_STILL_WAITS = "they write again, and still wait for a person"


def next_step(situation: Situation) -> NextStep:
    """The first rule of RULES that has a step for the situation decides."""
    for rule in RULES:
        step = rule(situation)
        if step is not None:
            step = with_the_visit(situation, as_the_call_stands(situation, step))
            return told_at_once(situation, step)
    return NextStep(Action.HOLD, "undecided", "no rule has a step for this mail")


# ------------------------------------------------------------------------------------------------ never answered


def _machines(s: Situation) -> NextStep | None:
    if s.heard.own_loop:
        return NextStep(Action.IGNORE, "own_loop", "our own mail came back")
    if s.heard.kind is Kind.COMPLAINT:
        return NextStep(Action.SUPPRESS, "complaint", "the recipient complained")
    if s.heard.kind is Kind.BOUNCE:
        return NextStep(Action.IGNORE, "bounce", "a delivery report goes to the ledger and is not answered")
    if s.heard.kind is not Kind.HUMAN:
        return NextStep(Action.IGNORE, str(s.heard.kind), "a machine wrote it; machines are never answered")
    return None


def _stops(s: Situation) -> NextStep | None:
    if s.heard.stop and not s.heard.sure:
        reason = "they may want no more mail: a person must look"
        reason = f"{s.heard.deal}; or {reason}" if s.heard.deal else reason
        return NextStep(Action.HOLD, "unsubscribe", reason, notify=True)
    if s.heard.stop or s.heard.intent is Intent.UNSUBSCRIBE:
        law = ", and their data erased, or speak of the law: answer them" if s.heard.of_law else ""
        return NextStep(Action.SUPPRESS, "unsubscribe", f"they want no more mail{law}", notify=s.heard.of_law)
    return None


def _other_people(s: Situation) -> NextStep | None:
    if s.contact is ContactKind.LEAD:
        return None
    return NextStep(Action.NOTIFY, str(s.contact), f"{s.contact} mail is stored for a person and never answered")


def _forged_portal(s: Situation) -> NextStep | None:
    if s.heard.portal_untrusted:
        return NextStep(Action.HOLD, "portal", "a portal's mail without proof that the portal sent it", notify=True)
    return None


def _forged(s: Situation) -> NextStep | None:
    """Spam in the name of our domain is nothing new; phishing in the operator's or the agent's own is."""
    if s.heard.forged is None or s.heard.plainly_spam:
        return None
    proof = "comes from a stranger's address" if s.heard.forged is Claimed.AGENT else "failed authentication"
    reason = f"it claims to be from the {s.heard.forged} and {proof}: nothing that it says is done"
    return NextStep(Action.HOLD, "forged", reason, notify=True)


def _spam(s: Situation) -> NextStep | None:
    if s.heard.intent is not Intent.SPAM:
        return None
    if not s.heard.sure:
        why = f" ({s.heard.signs})" if s.heard.signs else ""
        return NextStep(Action.HOLD, "spam", f"it may be spam{why}: a person must look", notify=s.wrote_before)
    return NextStep(Action.IGNORE, "spam", "spam is kept and not answered")


def _reminds_a_person(s: Situation) -> NextStep | None:
    """The person who has the conversation hears of it each time; mailbot is silent there, whoever handed it over."""
    waits = s.heard.reminds or s.heard.wants_human
    if not waits or not (s.muted or s.stage is Stage.HUMAN):
        return None
    return NextStep(Action.NOTIFY, ReplyStep.WAITS, _STILL_WAITS, notify=True)


def _muted(s: Situation) -> NextStep | None:
    if s.handed_over and not s.heard.courteous:
        return NextStep(Action.IGNORE, "muted", "they write after we handed them over to a person", notify=True)
    if s.muted or s.stage is Stage.HUMAN:
        return NextStep(Action.IGNORE, "muted", "a person has this conversation")
    return None


def _perhaps_answered(s: Situation) -> NextStep | None:
    if s.perhaps_answered:
        return NextStep(Action.HOLD, "restored", "it came before a backup was restored, and may have been answered")
    return None


def _suppressed(s: Situation) -> NextStep | None:
    if s.suppressed and s.heard.thanks:
        return NextStep(Action.IGNORE, "suppressed", "they are on the suppression list, and only give thanks")
    if s.suppressed:
        return NextStep(Action.HOLD, "suppressed", "on the suppression list, and they write all the same", notify=True)
    return None


def _asks_for_a_person(s: Situation) -> NextStep | None:
    if s.heard.wants_human:
        return NextStep(Action.REPLY, ReplyStep.HAND_OVER, "they asked for a person", notify=True)
    return None


# ------------------------------------------------------------------------------------------------ the call


def _call_words(s: Situation) -> NextStep | None:
    """What the lead says about a call outranks everything else that they say."""
    word, free = s.heard.call, s.heard.time_is_free
    if s.call_booked:
        return about_booked_call(word, free, claimed=s.heard.call_claimed)
    if word is CallWord.DECLINES:
        return _declines_the_call(s)
    if s.heard.call_beyond and word not in (CallWord.NONE, CallWord.CANCELS):
        return call_beyond(s)
    if word in (CallWord.ACCEPTS, CallWord.PROPOSES, CallWord.RESCHEDULES):
        if not free:
            return NextStep(Action.REPLY, ReplyStep.OTHER_TIMES, "the time that they named is not free")
        if not s.knows_phone:  # nobody can keep an appointment to call no number
            again = "phone" in s.asked
            return NextStep(Action.REPLY, ReplyStep.ASK_PHONE, "the time suits; no number is known", notify=again)
        return NextStep(Action.REPLY, ReplyStep.CONFIRM_CALL, "they took a time that is free")
    if word is CallWord.AMBIGUOUS:
        return NextStep(Action.REPLY, ReplyStep.WHICH_TIME, "their answer fits more than one time")
    if word is CallWord.CANCELS and s.call_called_off and not s.heard.asks:
        return NextStep(Action.IGNORE, "called_off", "the call is called off already")
    if word is CallWord.CANCELS and s.heard.ends:
        return None  # with what was sought the call is over as well
    if word is CallWord.CANCELS and not s.call_called_off and (s.heard.visit or s.heard.viewing):
        return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, "they want no call, and would see a home", notify=True)
    if word is CallWord.CANCELS and not s.call_called_off:
        return NextStep(Action.HOLD, "call", "they call off a call that is not booked", notify=True)
    vague = word in (CallWord.PROPOSES_VAGUE, CallWord.RESCHEDULES_VAGUE)
    if vague and (s.call_proposed_after is not None or s.call_called_off or LATER_CALL in s.asked):
        return NextStep(Action.REPLY, ReplyStep.OTHER_TIMES, "they want other times")
    return None


def _declines_the_call(s: Situation) -> NextStep | None:
    """Who wants no call is told so at once: questions and wishes for homes are answered, the rest is the agent's."""
    theirs = s.heard.bereaved or s.heard.deal or s.heard.lets or s.heard.has_agent or s.heard.for_client
    more = s.heard.asks or (s.heard.wants_more and (s.heard.tells or s.matches))
    if theirs or (s.heard.sure and more):
        return None  # the rules below have more to say
    if s.heard.only_refuses or not s.language_known:
        return NextStep(Action.NOTIFY, "call_declined", "they do not want a call", notify=True)
    if s.heard.visit or s.heard.offer or s.wished_before:
        reason = "they do not want a call, and what it would arrange is wanted in writing"
        return NextStep(Action.REPLY, ReplyStep.HAND_OVER, reason, notify=True)
    return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, "they do not want a call", notify=True)


def _unsure(s: Situation) -> NextStep | None:
    if s.heard.sure:
        return None
    reason = "the reader is not sure what this mail wants"
    if s.heard.intent not in (Intent.GENERAL, Intent.BUYER, Intent.SELLER, Intent.RENTER):
        return NextStep(Action.HOLD, "unsure", reason)
    if s.heard.asks and s.answerable and s.language_known:
        return NextStep(Action.REPLY, ReplyStep.ANSWER, "whatever they want, the business's facts answer what they ask")
    return left_with_the_agent(s, "unsure", reason)


def _not_interested(s: Situation) -> NextStep | None:
    if (theirs := of_the_represented(s)) is not None:
        return theirs
    seeks = s.heard.tells and s.heard.intent is not Intent.SELLER  # and may be sent what there is until then
    too_early = s.heard.ask_again and not (s.heard.ready or seeks)
    if too_early or (s.heard.intent is Intent.NOT_INTERESTED and s.heard.sure and s.heard.later):
        once = s.language_known and not s.call_booked and ReplyStep.LATER not in s.asked
        return NextStep(Action.REPLY if once else Action.NOTIFY, ReplyStep.LATER, "not now: it is put off", notify=True)
    if s.heard.intent is Intent.NOT_INTERESTED and s.heard.sure and s.heard.mistaken:
        return NextStep(Action.NOTIFY, "wrong_person", "they say that they are not whom we mean", notify=True)
    complains = s.heard.upset and not s.heard.ends  # a reproach with no word of giving up awaits an answer
    if s.heard.ends or (s.heard.intent is Intent.NOT_INTERESTED and s.heard.sure and not complains):
        return NextStep(Action.IGNORE, "not_interested", "they are not interested: the conversation ends")
    return None


def _reminds(s: Situation) -> NextStep | None:
    """Who waits is told once that they are heard; homes, questions and "passed on" are no answer to them."""
    if not s.heard.only_reminds or not s.wrote_before:
        return None
    action = Action.NOTIFY if ReplyStep.WAITS in s.asked else Action.REPLY
    return NextStep(action, ReplyStep.WAITS, _STILL_WAITS, notify=True)


def _left_unanswered(s: Situation) -> NextStep | None:
    """Who says that we did not answer is told that a person will, unless this reply does."""
    if not (s.heard.unanswered and s.exchanges and s.language_known) or _gets_an_answer(s):
        return None
    return NextStep(Action.REPLY, ReplyStep.REFER, "they say that their question was not answered", notify=True)


def _upset(s: Situation) -> NextStep | None:
    """Who is upset with us, and asks nothing that has an answer, is asked nothing in return: a person writes."""
    if not s.heard.upset or s.heard.asks or _gets_an_answer(s):
        return None
    return left_with_the_agent(s, "upset", "a person must answer")


def _gets_an_answer(s: Situation) -> bool:
    """Whether the rules below have what was asked for: homes, facts, or the way to a call."""
    shows_homes = s.described or (s.heard.tells and s.heard.intent in (Intent.BUYER, Intent.RENTER))
    return bool(s.heard.ready or shows_homes or (s.heard.sure and s.heard.asks and s.answerable))


def _asked_enough(s: Situation) -> NextStep | None:
    """A seller who was asked and wants no more of it, or leaves word for the agent, is asked nothing further."""
    asked = s.heard.intent is Intent.SELLER and "seller" in s.asked
    if asked and s.heard.asked_enough and s.language_known and not s.call_booked:
        reason = "the seller wants no more questions, or leaves word for you"
        return NextStep(Action.REPLY, ReplyStep.HAND_OVER, reason, notify=True)
    return None


def _nothing_said(s: Situation) -> NextStep | None:
    if s.heard.empty:
        return NextStep(Action.HOLD, "empty", "the mail holds no words of its own")
    return None


def _language(s: Situation) -> NextStep | None:
    if not s.language_known:
        return NextStep(Action.HOLD, "language", "no template and no model writes their language")
    return None


def _booked_small_talk(s: Situation) -> NextStep | None:
    """With a call in the calendar the agent talks, and hears of what is written; facts still answer questions."""
    if not s.call_booked:
        return None
    if s.heard.viewing:
        reason = "they would come and see a home; what is booked is a call"
        return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, reason, notify=True)
    if s.heard.asks:
        return answered_or_passed_on(s)
    if s.heard.courteous:
        return NextStep(Action.IGNORE, "booked", "a call is booked and nothing was asked")
    return NextStep(Action.NOTIFY, "booked", "a call is booked, and they write", notify=True)


def _only_thanks(s: Situation) -> NextStep | None:
    if s.heard.thanks and not (s.heard.ready or s.heard.keen):
        return NextStep(Action.IGNORE, "thanks", "they give thanks, and nothing was asked")
    return None


def _time_for_a_call(s: Situation) -> NextStep | None:
    if s.heard.intent not in (Intent.BUYER, Intent.SELLER, Intent.RENTER) or (s.call_declined and not s.heard.ready):
        return None
    lately = s.call_proposed_after is not None and s.exchanges - s.call_proposed_after < EXCHANGES_BETWEEN_PROPOSALS
    long_enough = s.exchanges >= s.call_after_exchanges and not lately
    if s.heard.to_see and not s.shown and s.matches and "phone" not in s.asked:
        return None  # which homes there are comes first
    if s.by_mail:
        return _by_mail_instead(s)
    if _homes_come_first(s):
        return None
    number_asked = "phone" in s.asked and s.call_proposed_after is None  # now the times, or homes that are asked for
    if not (s.heard.ready or s.heard.keen or long_enough or (number_asked and not (s.heard.tells and s.matches))):
        return None
    if s.heard.keen and lately and not s.heard.ready:
        return NextStep(Action.NOTIFY, "keen", "they like a home, and have the times for a call", notify=True)
    reason = f"{s.exchanges} exchanges, and still engaged"
    reason = "the lead is ready" if s.heard.ready else "they like a home of ours" if s.heard.keen else reason
    return call_wanted(s, reason)


def _homes_come_first(s: Situation) -> bool:
    """Whether a mail asks for homes, or says anew what is sought, and there is something to show: the call can wait."""
    gives_the_number = "phone" in s.asked and s.knows_phone
    if s.heard.ready or s.heard.keen or gives_the_number or s.heard.intent not in (Intent.BUYER, Intent.RENTER):
        return False
    return s.matches > 0 and (s.heard.tells or s.heard.wants_more)


def _by_mail_instead(s: Situation) -> NextStep | None:
    """Who would rather be written to is called by nobody: what a call would arrange, a person arranges by mail."""
    if s.heard.ready or s.heard.keen:
        reason = "the lead is ready, and asked to be written to and not called"
        return NextStep(Action.REPLY, ReplyStep.HAND_OVER, reason, notify=True)
    return None


# ------------------------------------------------------------------------------------------------ what they want


def _seeker(s: Situation) -> NextStep | None:
    """Somebody who seeks a home, to buy or to rent."""
    if s.heard.intent not in (Intent.BUYER, Intent.RENTER):
        return None
    if s.described:
        return NextStep(Action.REPLY, ReplyStep.SUGGEST, f"they ask about properties of ours: {s.described}")
    curious = s.named_gone and not s.answerable and not s.knows_needs  # "what did it go for?"
    looked_at = s.shown or curious or "no_match" in s.asked or s.call_in_talk  # homes are no answer to a question
    if looked_at and s.heard.asks and not (s.heard.tells or (s.named_gone and not curious)):
        return answered_or_passed_on(s)
    if (passed_on := of_homes_shown(s)) is not None:
        return passed_on
    if not s.knows_needs and "needs" not in s.asked:
        return NextStep(Action.REPLY, ReplyStep.ASK_NEEDS, "too little is known to look for properties")
    if s.matches:
        return NextStep(Action.REPLY, ReplyStep.SUGGEST, f"matching properties not sent before: {s.matches}")
    if not s.knows_needs:
        untold = NextStep(Action.HOLD, "needs", "they were asked what they seek, and it still cannot be told")
        return answered_or_passed_on(s) if s.heard.asks else untold
    if "no_match" in s.asked and not (s.named_gone or s.heard.tells):
        return nothing_new(s)
    return NextStep(Action.REPLY, ReplyStep.NO_MATCH, "nothing that was not sent before matches")


def _seller(s: Situation) -> NextStep | None:
    if s.heard.intent is not Intent.SELLER:
        return None
    if "seller" not in s.asked:
        return NextStep(Action.REPLY, ReplyStep.ASK_SELLER, "what a listing agent must know first")
    if (s.described or s.named_gone) and s.heard.asks:
        return NextStep(Action.REPLY, ReplyStep.REFER, "a seller asks about a home of ours")
    if s.by_mail:
        return NextStep(Action.REPLY, ReplyStep.HAND_OVER, "the seller has answered, and wants no call", notify=True)
    if "phone" not in s.asked and not s.knows_phone:
        return NextStep(Action.REPLY, ReplyStep.ASK_PHONE, "the seller has answered; a call comes next", notify=True)
    if s.call_proposed_after is None and not s.call_declined:
        return NextStep(Action.REPLY, ReplyStep.PROPOSE_CALL, "the seller has answered; a call comes next", notify=True)
    if s.heard.asks:
        return answered_or_passed_on(s)
    return left_with_the_agent(s, "seller", "an agent must answer the seller")


def _general(s: Situation) -> NextStep | None:
    if s.heard.intent is not Intent.GENERAL:
        return None
    if s.heard.asks and s.answerable:
        return NextStep(Action.REPLY, ReplyStep.ANSWER, "the business's own facts answer it")
    if s.heard.asks and s.partly_answerable:
        reason = "the business's own facts answer some of it, and the agent has the rest"
        return NextStep(Action.REPLY, ReplyStep.REFER, reason, notify=True)
    named = any(topic != OTHER_TOPIC for topic in s.heard.asks)  # as no pitch asks
    if named or (s.heard.asks and s.exchanges):  # who was answered before is no stranger
        return answered_or_passed_on(s)
    if s.heard.would_talk and not s.by_mail:
        return call_wanted(s, "they would talk to somebody")
    return NextStep(Action.HOLD, "general", "no fact of the business answers it")


Rule = Callable[[Situation], NextStep | None]

RULES: tuple[Rule, ...] = (
    _machines,
    _forged_portal,  # nothing that it says is obeyed, not even to stop
    _forged,
    _stops,
    _other_people,
    _spam,
    _reminds_a_person,
    _muted,
    _perhaps_answered,
    _suppressed,
    of_a_machine,
    _asks_for_a_person,
    invited,
    visit_for_agreed,
    called_at_once,
    around_the_call,
    _call_words,
    for_a_person,
    of_a_referral,
    _not_interested,
    _left_unanswered,
    _reminds,
    _nothing_said,
    of_one_thing,
    _upset,
    _only_thanks,
    _asked_enough,
    wants_it_held,
    _unsure,
    _language,
    _booked_small_talk,
    visit_again,
    _time_for_a_call,
    _seeker,
    _seller,
    _general,
)
