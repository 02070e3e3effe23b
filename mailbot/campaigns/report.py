"""What became of a campaign: for every recipient a state and its reason, and the sums."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from mailbot.campaigns import summing
from mailbot.campaigns.launch import find
from mailbot.delivery import halting
from mailbot.desk import Desk
from mailbot.paging import Page, newest
from models.campaign import Campaign, CampaignState, Sums
from models.delivery import Delivery, DeliveryState
from models.halt import Halt


@dataclass(frozen=True, slots=True)
class Report:
    """The sums; `states` and `reasons` count deliveries, and every recipient is in exactly one state."""

    campaign: Campaign
    recipients: int
    states: dict[str, int]
    reasons: dict[str, int]
    replied: int
    engaged: int
    calls: int
    unsubscribed: int
    bounced_hard: int
    bounced_soft: int
    delayed: int


@dataclass(frozen=True, slots=True)
class RecipientLine:
    """One delivery in the report."""

    recipient: str
    step: int
    state: str
    reason: str
    message_id: str
    ended_at: datetime | None
    replied_at: datetime | None
    bounce: str


async def report(desk: Desk, number: int) -> Report:
    """Add up a campaign as it is at this moment. Raises NotFound."""
    campaign = await find(desk, number)
    sums = await summing.add_up(desk, campaign)
    return Report(
        campaign,
        sums.recipients,
        sums.states,
        sums.reasons,
        sums.replied,
        sums.engaged,
        sums.calls,
        sums.unsubscribed,
        sums.bounced_hard,
        sums.bounced_soft,
        sums.delayed,
    )


async def recipients(
    desk: Desk, campaign: Campaign, sums: Sums, state: DeliveryState, before: str = "", *, limit: int = 100
) -> Page[Delivery]:
    """The deliveries of a campaign in one state, those that were due last first.

    Its rate says how much time a page takes in, and its sums when the last one was due: of tens of thousands, no
    more are read than are shown. While it runs, later ones may have come since: the first look takes them in too.
    """
    now = desk.now()
    last = sums.latest.get(state, now + summing.FOLLOWED_FOR)
    since = max(now - last, timedelta()) if campaign.state is CampaignState.RUNNING else timedelta()
    return await newest(
        desk.store,
        Delivery,
        "due_at",
        where={"campaign": campaign.number, "state": state},
        before=before,
        limit=limit,
        now=last,
        ahead=since,
        window=timedelta(minutes=limit / campaign.rate_per_minute),
    )


def line_of(delivery: Delivery, halt: Halt | None) -> RecipientLine:
    """A delivery as the report shows it; `halt` is why no mail can leave, where none can."""
    bounce = delivery.bounce
    return RecipientLine(
        recipient=delivery.recipient,
        step=delivery.step + 1,
        state=delivery.state,
        reason=halting.why_waiting(delivery, halt),
        message_id=delivery.message_id or "",
        ended_at=delivery.ended_at,
        replied_at=delivery.replied_at,
        bounce=f"{bounce.kind} {bounce.status}".strip() if bounce else "",
    )
