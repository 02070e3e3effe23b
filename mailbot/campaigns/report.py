"""What became of a campaign: for every recipient a state and its reason, and the sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime

from mailbot.campaigns.launch import find
from mailbot.desk import Desk
from models.campaign import Campaign
from models.delivery import Delivery


@dataclass(frozen=True, slots=True)
class Report:
    """The sums; `states` and `reasons` count deliveries, and every recipient is in exactly one state."""

    campaign: Campaign
    recipients: int
    states: dict[str, int]
    reasons: dict[str, int]
    replied: int
    bounced_hard: int
    bounced_soft: int


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
    """Add up a campaign. Raises NotFound."""
    campaign = await find(desk, number)
    states: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    replied = hard = soft = 0
    people: set[str] = set()
    async for line in lines(desk, number):
        states[line.state] += 1
        people.add(line.recipient)
        if line.reason:
            reasons[line.reason] += 1
        replied += line.replied_at is not None
        hard += line.bounce.startswith("hard")
        soft += line.bounce.startswith("soft")
    return Report(campaign, len(people), dict(states), dict(reasons), replied, hard, soft)


async def lines(desk: Desk, number: int) -> AsyncIterator[RecipientLine]:
    """Every delivery of a campaign, for the table and the CSV."""
    async for delivery in desk.store.stream(Delivery, {"campaign": number}):
        yield RecipientLine(
            recipient=delivery.recipient,
            step=delivery.step + 1,
            state=delivery.state,
            reason=delivery.reason,
            message_id=delivery.message_id or "",
            ended_at=delivery.ended_at,
            replied_at=delivery.replied_at,
            bounce=f"{'hard' if delivery.bounce.hard else 'soft'} {delivery.bounce.status}".strip()
            if delivery.bounce
            else "",
        )
