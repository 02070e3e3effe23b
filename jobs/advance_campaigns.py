"""Move campaigns along: start what is due, finish half-written audiences, queue following steps, end what is done."""

from __future__ import annotations

from jobs.tools import Tools
from mailbot.campaigns import launch


async def run(tools: Tools) -> None:
    """One look at every open campaign."""
    await launch.advance(tools.desk)
