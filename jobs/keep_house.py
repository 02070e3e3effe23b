"""Clear up after processes that died: leases, mails not recorded, answers that could not leave; and count the day."""

from __future__ import annotations

import logging

from jobs.tools import Tools
from mailbot.conversation import committing, operator_mail
from mailbot.conversation.arriving import claiming
from mailbot.conversation.figures import tallying
from mailbot.delivery import orphans, records

log = logging.getLogger(__name__)


async def run(tools: Tools) -> None:
    """Free what is free again, and mark what nobody can tell; then let go on what is free."""
    await claiming.clear(tools.desk)
    freed, unknown = await orphans.release_expired(tools.desk)
    recorded = await records.record_missing(tools.desk, tools.campaign_letters)
    if freed or unknown or recorded:
        log.warning(
            "after a crash: %s claims freed, %s deliveries unknown, %s mails recorded", freed, unknown, recorded
        )
    await committing.resume_approved(tools.desk)
    told = await operator_mail.unknown_deliveries(tools.desk)
    if await operator_mail.unsent_answers(tools.desk) or told:
        tools.wake("send_due")
    await tallying.catch_up(tools.desk)
