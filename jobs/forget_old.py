"""Throw away what nobody needs any more: uploads never imported, sessions that ended, counts of wrong guesses."""

from __future__ import annotations

from jobs.tools import Tools
from mailbot.crm.files import uploads
from mailbot.users import sessions, throttling


async def run(tools: Tools) -> None:
    """Remove what is past its time; until then each is refused by its own age."""
    await uploads.forget_old(tools.desk)
    await sessions.forget_old(tools.desk)
    await throttling.forget_old(tools.desk)
