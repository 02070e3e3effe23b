"""Remind leads of their calls, and close those that are over."""

from __future__ import annotations

from jobs.tools import Tools
from mailbot.conversation import reminders
from mailbot.conversation.calls import booking


async def run(tools: Tools) -> None:
    """Queue the reminders that are due."""
    for call, hours in await booking.due_reminders(tools.desk):
        await reminders.remind(tools.desk, call, hours)
        tools.call("send_due")
    await booking.close_past(tools.desk)
