"""The operator's word on deliveries that mailbot must not decide: what may have left, and what a backup brought back.

One delivery or all of a campaign's; what is not in doubt, or no longer, is left as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from mailbot.delivery import ledger
from mailbot.desk import Desk
from mailbot.errors import Conflict, NotFound
from mailbot.store import event
from models.campaign import Campaign, CampaignState
from models.delivery import Delivery, DeliveryState

DOUBTFUL = (DeliveryState.HELD, DeliveryState.UNKNOWN)
GROUP = 100  # deliveries that are settled, and fall due, together


async def settle(desk: Desk, delivery_id: str, *, resend: bool, actor: str = "operator") -> Delivery:
    """Decide one delivery: it has left, or it is sent again. One that failed may be sent again, its address being good.

    Raises NotFound, and Conflict for one that needs no decision, or that its campaign would not send.
    """
    delivery = await desk.store.get(Delivery, delivery_id)
    if delivery.state not in DOUBTFUL and not (resend and _may_try_again(delivery)):
        raise Conflict(f"delivery {delivery_id} is {delivery.state}", "only unknown and held deliveries can be settled")
    campaign = await _campaign(desk, delivery.campaign, resend=resend) if delivery.campaign else None
    if not await _settle_group(desk, [delivery], desk.now(), resend=resend, actor=actor):
        raise Conflict(f"delivery {delivery_id} was settled by somebody else")
    if campaign and resend:
        await _let_run(desk, campaign)
    return await desk.store.get(Delivery, delivery_id)


async def settle_campaign(desk: Desk, number: int, *, resend: bool, actor: str = "operator") -> int:
    """Decide all that is in doubt of a campaign; how many that was. Safe to do again after it was cut off.

    What is sent again falls due at the campaign's rate. Raises NotFound, and Conflict when the campaign would not
    send it.
    """
    campaign = await _campaign(desk, number, resend=resend)
    rows = await desk.store.find(Delivery, _in_doubt(number), sort=[("due_at", 1)])
    spacing, start, settled = timedelta(minutes=1) / campaign.rate_per_minute, desk.now(), 0
    for place in range(0, len(rows), GROUP):
        due = start + spacing * place
        settled += await _settle_group(desk, rows[place : place + GROUP], due, resend=resend, actor=actor)
        desk.checkpoint("settled_group")
    if resend:
        await _let_run(desk, campaign)
    return settled


async def in_doubt(desk: Desk, number: int) -> Mapping[DeliveryState, int]:
    """How many deliveries of a campaign wait for the operator's word, by state. Raises NotFound."""
    await _campaign(desk, number, resend=False)
    rows = await desk.store.rows(Delivery, _in_doubt(number), ["state"])
    return Counter(DeliveryState(row["state"]) for row in rows)


async def _settle_group(desk: Desk, group: Sequence[Delivery], due: datetime, *, resend: bool, actor: str) -> int:
    ids = [str(delivery.id) for delivery in group]
    before = [*DOUBTFUL, *(delivery.state for delivery in group)]
    if resend:
        changes: dict[str, Any] = {"state": DeliveryState.QUEUED, "due_at": due, "reason": "", "ended_at": None}
        changes["attempts"] = 0  # patience begins anew
    else:
        reason = "settled as sent by the operator"
        changes = {"state": DeliveryState.ACCEPTED, "reason": reason, "ended_at": desk.now()}
    settled = await desk.store.change_group(Delivery, ids, expect={"state": {"$in": before}}, set=changes)
    ours = set(ids)
    if settled < len(ids):  # an answer or a second operator decided some of them meanwhile
        stamp = {"due_at": due} if resend else {"ended_at": changes["ended_at"], "reason": changes["reason"]}
        ours = set(await desk.store.rows_by_ids(Delivery, ids, ["_id"], then=stamp))
    word = "resend" if resend else "sent"
    await desk.store.record_all(
        [
            event("delivery.settled", word, actor=actor, **ledger.about(delivery))
            for delivery in group
            if str(delivery.id) in ours
        ]
    )
    return settled


def _may_try_again(delivery: Delivery) -> bool:
    """Whether it failed by no fault of its address."""
    return delivery.state is DeliveryState.FAILED and not (delivery.bounce and delivery.bounce.hard)


async def _campaign(desk: Desk, number: int, *, resend: bool) -> Campaign:
    campaign = await desk.store.first(Campaign, {"number": number})
    if campaign is None:
        raise NotFound(f"there is no campaign {number}", "`mailbot campaign list` shows them")
    if resend and campaign.state is CampaignState.CANCELLED:
        raise Conflict(f"campaign {number} is cancelled: nothing of it leaves", "settle it as sent")
    return campaign


async def _let_run(desk: Desk, campaign: Campaign) -> None:
    """A campaign that was done has something to send again."""
    waiting = {"campaign": campaign.number, "state": {"$in": list(ledger.WAITING)}}
    if campaign.state is not CampaignState.DONE or not await desk.store.first(Delivery, waiting):
        return
    again = {"state": CampaignState.RUNNING, "ended_at": None}
    if await desk.store.change(Campaign, str(campaign.id), expect={"state": CampaignState.DONE}, set=again):
        await desk.store.record("campaign.reopened", "a delivery is sent again", campaign=campaign.number)


def _in_doubt(number: int) -> dict[str, Any]:
    return {"campaign": number, "state": {"$in": list(DOUBTFUL)}}
