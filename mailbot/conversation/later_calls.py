"""The policy's steps for a call that is wanted: for its number, its time, or later than any can be booked."""

from __future__ import annotations

from mailbot.conversation.steps import Action, NextStep, ReplyStep, Situation


def call_beyond(s: Situation) -> NextStep:
    """No time of these days is any good to them: the agent hears when, and they hear that it cannot be booked yet."""
    reason = "they want a call later than calls can be booked"
    if not s.knows_phone and "phone" not in s.asked:
        return NextStep(Action.REPLY, ReplyStep.ASK_PHONE, f"{reason}; no number is known", notify=True)
    return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, reason, notify=True)


def call_wanted(s: Situation, reason: str) -> NextStep:
    """A call is due: their number is asked for first, then a time."""
    if not s.knows_phone and "phone" not in s.asked:
        return NextStep(Action.REPLY, ReplyStep.ASK_PHONE, f"{reason}; no number is known", notify=s.heard.ready)
    if s.heard.call_beyond:
        return call_beyond(s)
    return NextStep(Action.REPLY, ReplyStep.PROPOSE_CALL, reason, notify=s.heard.ready)
