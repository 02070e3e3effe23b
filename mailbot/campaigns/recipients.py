"""Who got a campaign, with what came of it: the person, their conversation, a call, and whether they unsubscribed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from mailbot.campaigns.report import RecipientLine, line_of
from mailbot.desk import Desk
from models.base import Scoped
from models.call import Call, CallState
from models.contact import Contact
from models.delivery import Delivery
from models.suppression import Suppression, SuppressionReason
from models.thread import Thread

AT_ONCE = 50  # that the embedded store looks up quickly
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


async def told(desk: Desk, deliveries: Sequence[Delivery]) -> list[Recipient]:
    """Some deliveries of a campaign with what came of them, in their order."""
    people = await desk.store.rows_by_ids(Contact, (row.contact_id for row in deliveries), ("number", "name"))
    answered = [row.thread_id for row in deliveries if row.replied_at and row.thread_id]
    threads = await desk.store.rows_by_ids(Thread, answered, ("number", "intent"))
    calls = {"state": {"$in": [CallState.BOOKED, CallState.DONE]}}
    called = {row["thread_id"] for row in await _among(desk, Call, "thread_id", answered, calls)}
    left = {"reason": SuppressionReason.UNSUBSCRIBED}
    gone = {
        row["address"] for row in await _among(desk, Suppression, "address", [d.recipient for d in deliveries], left)
    }
    lines = []
    for row in deliveries:
        person, thread = people.get(row.contact_id, {}), threads.get(row.thread_id, {})
        lines.append(
            Recipient(
                **asdict(line_of(row)),
                name=person.get("name") or "",
                due_at=row.due_at,
                contact=person.get("number", 0),
                thread=thread.get("number", 0),
                intent=thread.get("intent") or "",
                call=row.thread_id in called,
                unsubscribed=row.recipient in gone,
            )
        )
    return lines


async def everybody(desk: Desk, number: int) -> AsyncIterator[Recipient]:
    """Every recipient of a campaign, for the file."""
    group: list[Delivery] = []
    async for delivery in desk.store.stream(Delivery, {"campaign": number}):
        group.append(delivery)
        if len(group) == GROUP:
            for line in await told(desk, group):
                yield line
            group = []
    for line in await told(desk, group):
        yield line


async def _among(
    desk: Desk, model: type[Scoped], field: str, values: Iterable[str], then: dict[str, Any]
) -> list[dict[str, Any]]:
    wanted, found = sorted(set(values)), list[dict[str, Any]]()
    for start in range(0, len(wanted), AT_ONCE):
        found += await desk.store.rows(model, {field: {"$in": wanted[start : start + AT_ONCE]}}, [field], then=then)
    return found
