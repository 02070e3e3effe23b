"""Move campaigns along: start what is due, finish half-written audiences, queue following steps, end what is done."""

from __future__ import annotations

from jobs.tools import Tools
from mailbot.campaigns import advancing, summing


async def run(tools: Tools) -> None:
    """One look at every open campaign; what may have changed in the others is added up."""
    await advancing.advance(tools.desk)
    await summing.refresh(tools.desk)
