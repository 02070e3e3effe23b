"""What a lead says of a call, as a rule of the policy: it outranks everything else that they say. Pure."""

from __future__ import annotations

from mailbot.conversation.policy.call_due import call_beyond
from mailbot.conversation.policy.calls import about_booked_call
from mailbot.conversation.steps import LATER_CALL, Action, CallWord, NextStep, ReplyStep, Situation


def call_words(s: Situation) -> NextStep | None:
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
