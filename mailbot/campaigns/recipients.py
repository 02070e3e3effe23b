"""Who got a campaign, with what came of it: the person, their conversation, a call, and whether they unsubscribed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from mailbot.batches import batches
from mailbot.campaigns.outcomes import AT_ONCE, FIELDS, Outcome, outcomes
from mailbot.campaigns.report import RecipientLine, line_of
from mailbot.delivery import halting
from mailbot.desk import Desk
from models.contact import Contact
from models.delivery import Delivery

GROUP = 200  # recipients of the table that are filled in together


@dataclass(frozen=True, slots=True)
class Recipient(RecipientLine):
    """A line of the report. `contact` and `thread` are numbers, 0 for none; `intent` is of whoever answered."""

    name: str = ""
    due_at: datetime | None = None
    contact: int = 0
    thread: int = 0
    intent: str = ""
    call: bool = False
    unsubscribed: bool = False


async def told(desk: Desk, number: int, deliveries: Sequence[Delivery]) -> list[Recipient]:
    """Some deliveries of a campaign with what came of it with each person, in their order."""
    people = await desk.store.rows_by_ids(Contact, (row.contact_id for row in deliveries), ("number", "name"))
    addresses = sorted({row.recipient for row in deliveries})
    rows: list[dict[str, Any]] = []
    for some in batches(addresses, AT_ONCE):
        rows += await desk.store.rows(Delivery, {"recipient": {"$in": some}}, FIELDS, then={"campaign": number})
    came, halt = await outcomes(desk, number, rows), await halting.standing(desk)
    lines = []
    for row in deliveries:
        person = people.get(row.contact_id, {})
        found = came.get(row.contact_id or row.recipient, Outcome())
        lines.append(
            Recipient(
                **{**asdict(line_of(row, halt)), "replied_at": found.replied_at},
                name=person.get("name") or "",
                due_at=row.due_at,
                contact=person.get("number", 0),
                thread=found.thread,
                intent=found.intent,
                call=found.call,
                unsubscribed=found.unsubscribed,
            )
        )
    return lines


async def everybody(desk: Desk, number: int) -> AsyncIterator[Recipient]:
    """Every recipient of a campaign, for the file."""
    group: list[Delivery] = []
    async for delivery in desk.store.stream(Delivery, {"campaign": number}):
        group.append(delivery)
        if len(group) == GROUP:
            for line in await told(desk, number, group):
                yield line
            group = []
    for line in await told(desk, number, group):
        yield line
