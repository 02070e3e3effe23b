"""Rules of the policy for who is done: with the search, with our questions, or with a call booked. Pure."""

from __future__ import annotations

from mailbot.conversation.policy.for_the_agent import answered_or_passed_on, of_the_represented
from mailbot.conversation.steps import Action, NextStep, ReplyStep, Situation
from models.message import Intent


def not_interested(s: Situation) -> NextStep | None:
    """Who ends it, puts it off, is somebody else, or has another agent, is not sought any further."""
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


def only_thanks(s: Situation) -> NextStep | None:
    """Thanks need no answer."""
    if s.heard.thanks and not (s.heard.ready or s.heard.keen):
        return NextStep(Action.IGNORE, "thanks", "they give thanks, and nothing was asked")
    return None


def asked_enough(s: Situation) -> NextStep | None:
    """A seller who was asked and wants no more of it, or leaves word for the agent, is asked nothing further."""
    asked = s.heard.intent is Intent.SELLER and "seller" in s.asked
    if asked and s.heard.asked_enough and s.language_known and not s.call_booked:
        reason = "the seller wants no more questions, or leaves word for you"
        return NextStep(Action.REPLY, ReplyStep.HAND_OVER, reason, notify=True)
    return None


def booked_small_talk(s: Situation) -> NextStep | None:
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
