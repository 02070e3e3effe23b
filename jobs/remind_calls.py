"""Remind leads of their calls, and close those that are over."""

from __future__ import annotations

import logging

from jobs.tools import Tools
from mailbot.conversation import reminders
from mailbot.conversation.calls import booking
from mailbot.errors import NotFound

log = logging.getLogger(__name__)


async def run(tools: Tools) -> None:
    """Queue the reminders that are due."""
    for call, hours in await booking.due_reminders(tools.desk):
        try:
            await reminders.remind(tools.desk, call, hours)
        except NotFound as gone:  # others are reminded all the same
            log.error("nobody is reminded of call %s: %s", call.number, gone)
            continue
        tools.wake("send_due")
    await booking.close_past(tools.desk)
