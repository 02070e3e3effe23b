"""Tell the operator of what waits for a person: drafts in one mail, and reports that prove nothing in one a day."""

from __future__ import annotations

from jobs.tools import Tools
from mailbot.conversation import operator_mail


async def run(tools: Tools) -> None:
    """Send a digest of each where there is something new to tell."""
    told = await operator_mail.unproven_reports(tools.desk)
    if await operator_mail.digest(tools.desk) or told:
        tools.wake("send_due")
