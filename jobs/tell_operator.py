"""Tell the operator, in one mail, of the drafts that wait for a person."""

from __future__ import annotations

from jobs.tools import Tools
from mailbot.conversation import operator_mail


async def run(tools: Tools) -> None:
    """Send a digest when there is something new to tell."""
    if await operator_mail.digest(tools.desk):
        tools.wake("send_due")
