"""The policy's step for calls that are wanted later than any can be booked."""

from __future__ import annotations

from mailbot.conversation.steps import Action, NextStep, ReplyStep, Situation


def call_beyond(s: Situation) -> NextStep:
    """No time of these days is any good to them: the agent hears when, and they hear that it cannot be booked yet."""
    reason = "they want a call later than calls can be booked"
    if not s.knows_phone and "phone" not in s.asked:
        return NextStep(Action.REPLY, ReplyStep.ASK_PHONE, f"{reason}; no number is known", notify=True)
    return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, reason, notify=True)
