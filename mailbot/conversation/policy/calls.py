"""The rules of the policy about a call that stands, or that should have taken place. Pure."""

from __future__ import annotations

from classifiers.asking.topics import OTHER_TOPIC
from mailbot.conversation.policy.for_the_agent import said_of
from mailbot.conversation.steps import (
    UNMET_TIMES,
    Action,
    CallMatter,
    CallWord,
    Matter,
    NextStep,
    ReplyStep,
    Situation,
)
from models.message import Intent

# What is said around a call, and what of it the operator hears at once.
_AROUND_A_CALL = (
    (CallMatter.WRONG_NUMBER, "the number that they gave is wrong"),
    (CallMatter.UNREACHED, "no call reached them, and one is still to come"),
    (CallMatter.NOT_CALLED, "nobody called them at the time of their call"),
    (CallMatter.MISSED, "they missed their call"),
    (CallMatter.LATE, "they need some minutes more for their call"),
    (CallMatter.NUMBER, "they give another number for their call"),
    (CallMatter.JOINS, "somebody else would be on the line of their call"),
    (CallMatter.SAYS, "they write about the call whose time has gone by"),
    (CallMatter.CHECKS, ""),
    (CallMatter.ASKS, ""),
)


def around_the_call(s: Situation) -> NextStep | None:
    """What is said around a call of theirs is answered with what stands; that it did not come about is urgent."""
    told, word = _told(s), s.heard.call
    takes = s.heard.time_is_free and word in (CallWord.ACCEPTS, CallWord.PROPOSES, CallWord.RESCHEDULES)
    off = word in (CallWord.CANCELS, CallWord.DECLINES)
    if not told or off or not s.language_known:
        return None
    if takes and CallMatter.CHECKS not in told and (word is not CallWord.ACCEPTS or not s.call_booked):
        return None  # another time, that can be had
    for matter, urgent in _AROUND_A_CALL:
        if matter is CallMatter.ASKS and word in (CallWord.RESCHEDULES, CallWord.RESCHEDULES_VAGUE, CallWord.PROPOSES):
            continue
        if matter in told:
            return _answered(s, matter, urgent)
    return None


def called_at_once(s: Situation) -> NextStep | None:
    """To who wants to be called this minute, and has the times of a call, other times are no answer: the agent is told,
    and they get the number."""
    takes = s.heard.time_is_free and s.heard.call in (CallWord.ACCEPTS, CallWord.PROPOSES, CallWord.RESCHEDULES)
    known = s.call_booked or s.call_proposed_after is not None
    if not s.heard.at_once or takes or not known or s.heard.deal:
        return None
    told = said_of(s.heard.matter or Matter.OTHER) in s.asked
    action = Action.NOTIFY if told or not s.language_known else Action.REPLY
    return NextStep(action, ReplyStep.WITH_AGENT, "they have the times of a call, and want it now", notify=True)


def _told(s: Situation) -> frozenset[CallMatter]:
    """What of it nothing else in the mail outweighs: after the call, homes and questions are answered as ever."""
    more = s.heard.tells or s.heard.wants_more or s.heard.courteous or s.heard.ends or s.heard.visit or s.heard.offer
    named = any(topic != OTHER_TOPIC for topic in s.heard.asks)
    return s.heard.of_call - {CallMatter.SAYS} if more or named else s.heard.of_call


def _answered(s: Situation, matter: CallMatter, urgent: str) -> NextStep:
    """With no call that stands, or has just gone by, the times that were offered are what there is to say."""
    reason = urgent or "they ask about their call"
    if s.call_booked or s.call_lately:
        return NextStep(Action.REPLY, ReplyStep.ABOUT_CALL, reason, bool(urgent))
    if not s.knows_phone:
        return NextStep(Action.REPLY, ReplyStep.ASK_PHONE, reason, notify=True)
    if s.call_proposed_after is None or matter is CallMatter.WRONG_NUMBER:
        return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, reason, notify=True)
    return NextStep(Action.REPLY, ReplyStep.PROPOSE_CALL, reason, bool(urgent))


# With these a call that is booked is over as well.
_ENDS = frozenset({"not_interested", ReplyStep.LATER})


def as_the_call_stands(s: Situation, step: NextStep) -> NextStep:
    """The step of whichever rule, mended by what it would leave of a call, or of the times for one."""
    return _no_times_for_ever(s, _ends_the_call(s, step))


def _ends_the_call(s: Situation, step: NextStep) -> NextStep:
    """The step, which calls off what is booked where they want none of it any more: nobody rings who has bowed out."""
    leaves = s.heard.ends or s.heard.intent is Intent.NOT_INTERESTED
    by_agent = step.step == "has_agent" and s.heard.has_agent and not s.heard.for_client
    over = step.step in _ENDS or by_agent or (step.step == ReplyStep.NOTE_WISH and s.heard.has_agent and leaves)
    if not (s.call_booked and over and s.language_known):
        return step
    return NextStep(Action.REPLY, ReplyStep.CANCEL_CALL, f"{step.reason}; their call is called off", notify=True)


_ASKS_AGAIN = (ReplyStep.PROPOSE_CALL, ReplyStep.OTHER_TIMES, ReplyStep.WHICH_TIME)


_SHOWS_OR_ASKS = (ReplyStep.SUGGEST, ReplyStep.NO_MATCH, ReplyStep.ASK_NEEDS)


def _no_times_for_ever(s: Situation, step: NextStep) -> NextStep:
    """The step, or the agent's word in its place where times were offered, are not wanted, and that is said again."""
    again = step.step == ReplyStep.OTHER_TIMES and UNMET_TIMES in s.asked
    talked_past = UNMET_TIMES in s.asked and step.step in _SHOWS_OR_ASKS and not (s.heard.tells or s.call_booked)
    insists = s.heard.insists and s.call_proposed_after is not None and (step.step in _ASKS_AGAIN or talked_past)
    if not (again or insists):
        return step
    reason = "none of the times that can be offered is the one that they want, and they say so again"
    return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, reason, notify=True)


def about_booked_call(word: CallWord, free: bool, *, claimed: bool = False) -> NextStep | None:
    """What is done when a lead speaks of the call that is booked. `claimed`: a model alone says that they do."""
    if claimed and word in (CallWord.CANCELS, CallWord.DECLINES):
        return NextStep(Action.HOLD, "call", "a model reads that they call it off: a person confirms it", notify=True)
    if word is CallWord.CANCELS or word is CallWord.DECLINES:
        return NextStep(Action.REPLY, ReplyStep.CANCEL_CALL, "they call the appointment off")
    if word in (CallWord.RESCHEDULES, CallWord.PROPOSES):
        if free:
            return NextStep(Action.REPLY, ReplyStep.MOVE_CALL, "they want another time, and it is free")
        return NextStep(Action.REPLY, ReplyStep.OTHER_TIMES, "they want another time, and it is not free")
    if word is CallWord.RESCHEDULES_VAGUE or word is CallWord.PROPOSES_VAGUE:
        return NextStep(Action.REPLY, ReplyStep.OTHER_TIMES, "they want another time", notify=True)
    if word is CallWord.AMBIGUOUS:
        return NextStep(Action.REPLY, ReplyStep.WHICH_TIME, "their answer fits more than one time")
    return None
