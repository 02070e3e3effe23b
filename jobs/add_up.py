"""Keep what pages show, so that none of them counts or sorts: weeks in figures, and the list of contacts."""

from __future__ import annotations

from jobs.tools import Tools
from mailbot.conversation.figures import week_figures
from mailbot.crm import changing


async def run(tools: Tools) -> None:
    """One bounded slice of each."""
    await changing.list_new(tools.desk)
    await week_figures.refresh(tools.desk)
