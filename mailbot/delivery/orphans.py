"""Deliveries whose worker died: what has not left is free again, what may have left is unknown.

One over which worker after worker dies fails, and the operator is told: else it would be tried for ever.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from mailbot import hands
from mailbot.delivery import ledger
from mailbot.delivery.notices import notify
from mailbot.desk import Desk
from mailbot.mail.addresses import shorten
from mailbot.store import LONG_AGO
from models.delivery import UNCLAIMED, Delivery, DeliveryState, Purpose

log = logging.getLogger(__name__)

MOST_LOST = hands.MOST_LOST + 1  # the first worker had others in hand with it; from then on it is taken alone
DEADLY = f"mailbot ended {MOST_LOST} times while it had this mail in hand"
MAY_HAVE_LEFT = "the sending process ended after the mail was handed over and before the server's answer was written"
_TOLD_AS_UNSENT = (Purpose.REPLY, Purpose.INVITE)  # mailbot.conversation.operator_mail tells of these


async def release_expired(desk: Desk) -> tuple[int, int]:
    """Clear up after workers that died: (claims given back, hand-overs now unknown).

    A claim whose lease ran out never reached DATA and is simply free again. A hand-over may have left: it is
    unknown, and only the Sent folder, an answer or the operator decides (rule 2 of docs/rules.md).
    """
    freed = unknown = 0
    for ended in _ended_leases(desk):
        claimed = await desk.store.find(Delivery, {"state": DeliveryState.CLAIMED}, then=ended, limit=5000)
        freed += await _set_free(desk, claimed, ended)
        lost = await desk.store.find(Delivery, {"state": DeliveryState.HANDED_OVER}, then=ended, limit=1000)
        for delivery in lost:
            unknown += await _end(desk, delivery, DeliveryState.UNKNOWN, MAY_HAVE_LEFT, ended)
    return freed, unknown


def _ended_leases(desk: Desk) -> tuple[dict[str, Any], ...]:
    """Those that ran out, and those of others that no clock of today has written (mailbot.hands)."""
    furthest = hands.furthest(desk, timedelta(seconds=desk.config.sending.lease_seconds))
    ran_out = {"lease_until": {"$gt": LONG_AGO, "$lt": desk.now()}}
    return ran_out, {"lease_until": {"$gt": furthest}, "claimed_by": {"$ne": desk.worker}}


async def _set_free(desk: Desk, claimed: Sequence[Delivery], ended: Mapping[str, Any]) -> int:
    """Give claims back; how many. Who died with one in hand is counted."""
    by_lost: defaultdict[int, list[Delivery]] = defaultdict(list)
    for delivery in claimed:
        by_lost[delivery.lost + (delivery.claimed_by != desk.worker)].append(delivery)
    freed = 0
    for lost, group in by_lost.items():
        if lost >= MOST_LOST:
            for delivery in group:
                await _fail(desk, delivery, ended)
            continue
        ids = [str(delivery.id) for delivery in group]
        expected, free = {"state": DeliveryState.CLAIMED, **ended}, {"state": DeliveryState.QUEUED, **UNCLAIMED}
        freed += await desk.store.change_group(Delivery, ids, expect=expected, set={**free, "lost": lost})
    return freed


async def _fail(desk: Desk, delivery: Delivery, ended: Mapping[str, Any]) -> None:
    if not await _end(desk, delivery, DeliveryState.FAILED, DEADLY, ended):
        return
    log.error("to %s: %s", shorten(delivery.recipient), DEADLY)
    if delivery.purpose is Purpose.NOTICE or delivery.purpose in _TOLD_AS_UNSENT:
        return
    text = f"The mail to {delivery.recipient} has failed: {DEADLY}.\n\n"
    text += "It is not tried again by itself. Once more all the same:\n"
    text += f"  mailbot deliveries settle {delivery.id} resend"
    await notify(desk, f"deadly-delivery:{delivery.id}", "A mail could not be sent", text)


async def _end(desk: Desk, delivery: Delivery, state: DeliveryState, reason: str, ended: Mapping[str, Any]) -> bool:
    over = {"state": state, "reason": reason, "ended_at": desk.now(), **UNCLAIMED}
    changed = await desk.store.change(Delivery, str(delivery.id), expect={"state": delivery.state, **ended}, set=over)
    if changed:
        await desk.store.record(ledger.OUTCOMES[state], reason, **ledger.about(delivery))
    return changed
