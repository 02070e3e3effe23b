"""The rules of the policy about seeing homes, and having them kept: what a person alone can agree to. Pure."""

from __future__ import annotations

from dataclasses import replace

from mailbot.conversation.steps import Action, CallWord, NextStep, ReplyStep, Situation
from models.message import Intent

NOT_CONFIRMED = "not_confirmed"  # among what was asked: they were told twice that their visit is not confirmed
_TAKES = (CallWord.ACCEPTS, CallWord.PROPOSES, CallWord.RESCHEDULES)


def invited(s: Situation) -> NextStep | None:
    """No call stands for a visit to a seller's home: it is the agent who comes."""
    if s.heard.invites and s.heard.intent is Intent.SELLER and not s.heard.bereaved:
        reason = "the seller wants somebody to come and see their home"
        return NextStep(Action.REPLY, ReplyStep.HAND_OVER, reason, notify=True)
    return None


def with_the_visit(s: Situation, step: NextStep) -> NextStep:
    """A step that calls off the call, with the visit that is wanted all the same: the agent must hear of it."""
    if step.step != ReplyStep.CANCEL_CALL or not s.heard.visit:
        return step
    return replace(step, reason=f"{step.reason}, and would still see a home", notify=True)


def visit_for_agreed(s: Situation) -> NextStep | None:
    """Who takes a visit for agreed is told that it is not, and who confirms it: nobody else would, until they stand
    before a locked door."""
    if not s.heard.agreed or not s.language_known or (s.heard.call in _TAKES and s.heard.time_is_free):
        return None
    reason = "they take a visit for agreed, and it is not confirmed"
    told = NOT_CONFIRMED in s.asked
    return NextStep(Action.NOTIFY if told else Action.REPLY, ReplyStep.NOTE_WISH, reason, notify=True)


def wants_it_held(s: Situation) -> NextStep | None:
    """Who would have a home kept for them hears that the agent knows; nothing is promised."""
    if not s.heard.holds or s.heard.ready or s.call_booked or not s.language_known:
        return None
    step = ReplyStep.REFER if s.heard.asks and s.partly_answerable else ReplyStep.NOTE_WISH
    return NextStep(Action.REPLY, step, "they would have a home kept for them", notify=True)


def visit_again(s: Situation) -> NextStep | None:
    """Who has the times for a call, or was asked for a number, and says again when they would come, means just that:
    it is passed on, and no times are offered a second time."""
    heard = s.heard
    seeks = heard.intent in (Intent.BUYER, Intent.RENTER)
    if not (heard.viewing and seeks and s.language_known) or s.call_booked or heard.offer or heard.applies:
        return None
    asked = s.call_proposed_after is not None or ("phone" in s.asked and not s.knows_phone)
    if not asked or s.by_mail or heard.call is not CallWord.NONE or (s.described and heard.asks):
        return None
    return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, "they say when they would come and see a home", notify=True)
