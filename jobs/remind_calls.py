"""Remind leads of their calls, and close those that are over."""

from __future__ import annotations

from jobs.tools import Tools
from mailbot.conversation import reminders
from mailbot.conversation.calls import booking


async def run(tools: Tools) -> None:
    """Queue the reminders that are due."""
    if await reminders.remind_due(tools.desk):
        tools.wake("send_due")
    await booking.close_past(tools.desk)
