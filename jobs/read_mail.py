"""Read stored mail: what it is, who wrote it, which thread it belongs to, what follows."""

from __future__ import annotations

from jobs.tools import Tools
from mailbot.conversation import reading


async def run(tools: Tools) -> None:
    """Read everything that waits."""
    if await reading.read_waiting(tools.desk, tools.reader):
        tools.wake("answer_leads")
