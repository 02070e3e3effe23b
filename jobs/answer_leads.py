"""Answer the leads whose last mail has settled."""

from __future__ import annotations

from jobs.tools import Tools
from mailbot.conversation import answers_due


async def run(tools: Tools) -> None:
    """Take the next step of every thread that is owed one."""
    if await answers_due.answer_due(tools.desk, tools.voices, tools.calendar):
        tools.wake("send_due")
