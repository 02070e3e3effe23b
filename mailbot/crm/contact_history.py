"""One contact with all that was ever between us: conversations, mail of campaigns, calls, stops, wishes, events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mailbot.crm.notes import Note, notes_among
from mailbot.desk import Desk
from mailbot.errors import NotFound
from models.call import Call
from models.campaign import Campaign
from models.contact import Contact
from models.delivery import Delivery
from models.event import Event
from models.message import Direction, Message
from models.suppression import Suppression
from models.thread import Thread

MOST = 50  # of each kind
MOST_EVENTS = 200


@dataclass(frozen=True, slots=True)
class ContactHistory:
    """Newest first. `campaigns` are names by number; `same` may be the same person."""

    contact: Contact
    threads: tuple[Thread, ...]
    mailings: tuple[Delivery, ...]
    campaigns: Mapping[int, str]
    calls: tuple[Call, ...]
    stops: tuple[Suppression, ...]
    notes: tuple[Note, ...]
    events: tuple[Event, ...]
    same: tuple[Contact, ...]


async def by_number(desk: Desk, number: int) -> Contact:
    """Raises NotFound."""
    contact = await desk.store.first(Contact, {"number": number})
    if contact is None:
        raise NotFound(f"there is no contact {number}")
    return contact


async def history_of(desk: Desk, number: int) -> ContactHistory:
    """One contact and their history. Raises NotFound."""
    contact = await by_number(desk, number)
    own, theirs = {"contact_id": str(contact.id)}, list(contact.addresses)
    threads = await desk.store.find(Thread, own, sort=[("last_at", -1)], limit=MOST)
    theirs_in = await desk.store.rows(Message, own, ["thread_id"], then={"direction": Direction.INBOUND})
    heard = {row["thread_id"] for row in theirs_in}  # whatever it was taken for
    talks = [one for one in threads if not one.merged_into and (one.last_inbound_at or str(one.id) in heard)]
    ids = [str(thread.id) for thread in threads]
    sent = await desk.store.find(Delivery, {"recipient": {"$in": theirs}}, then={"campaign": {"$gt": 0}})
    sent.sort(key=lambda delivery: delivery.ended_at or delivery.due_at, reverse=True)
    numbers = sorted({delivery.campaign for delivery in sent})
    named = await desk.store.rows(Campaign, {"number": {"$in": numbers}}, ["number", "name"]) if numbers else []
    calls = await desk.store.find(Call, {"thread_id": {"$in": ids}}) if ids else []
    events = await desk.store.find(Event, own, sort=[("created_at", -1)], limit=MOST_EVENTS)
    return ContactHistory(
        contact=contact,
        threads=tuple(talks),
        mailings=tuple(sent[:MOST]),
        campaigns={row["number"]: row["name"] for row in named},
        calls=tuple(sorted(calls, key=lambda call: call.starts_at, reverse=True)),
        stops=tuple(await desk.store.find(Suppression, {"address": {"$in": theirs}})),
        notes=notes_among(events),
        events=tuple(events),
        same=await _maybe_same(desk, contact),
    )


async def _maybe_same(desk: Desk, contact: Contact) -> tuple[Contact, ...]:
    ours = await desk.store.by_ids(Contact, contact.maybe_same)
    return (*ours.values(), *await desk.store.find(Contact, {"maybe_same": str(contact.id)}))
