"""Keep what pages show: weeks in figures, the list of contacts; throw away what nobody needs any more."""

from __future__ import annotations

from jobs.tools import Tools
from mailbot.conversation.figures import week_figures
from mailbot.crm import changing
from mailbot.crm.files import uploads
from mailbot.users import sessions, throttling


async def run(tools: Tools) -> None:
    """One bounded slice of each."""
    await changing.list_new(tools.desk)
    await uploads.forget_old(tools.desk)
    await sessions.forget_old(tools.desk)
    await throttling.forget_old(tools.desk)
    await week_figures.refresh(tools.desk)
