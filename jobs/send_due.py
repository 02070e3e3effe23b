"""Send what is due: answers, notices and invitations first, then campaigns at their rates."""

from __future__ import annotations

import logging
import time

from jobs.tools import Tools
from mailbot.conversation import operator_mail
from mailbot.delivery.halting import is_told
from models.campaign import Campaign, CampaignState

log = logging.getLogger(__name__)


async def run(tools: Tools) -> None:
    """One round of sending."""
    running = await tools.desk.store.find(Campaign, {"state": CampaignState.RUNNING})
    tally = await tools.sender.send_due(tools.pace.allowance(running, time.monotonic()))
    if tally.counts:
        log.info("sent: %s", ", ".join(f"{count} {state}" for state, count in sorted(tally.counts.items())))
    if tally.halt and is_told(tools.desk, tally.halt):
        await operator_mail.sending_halted(tools.desk, tally.halt)
