"""One conversation with all that a person wants beside it: its lead, what fits, what waits, and why things are so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mailbot.conversation import call_desk
from mailbot.conversation.operator.by_hand import latest_writer, wrote_meanwhile
from mailbot.conversation.operator.views import find_thread
from mailbot.crm.inventory import Listing, active_listings
from mailbot.crm.matching.scoring import Match, match, wants_from
from mailbot.crm.notes import Note, notes_among
from mailbot.delivery import halting
from mailbot.delivery.suppression import why_stopped
from mailbot.desk import Desk
from mailbot.store import object_id
from models.call import Call, CallState
from models.contact import Contact
from models.delivery import Delivery
from models.draft import Draft, DraftState
from models.event import Event
from models.message import Intent, Message
from models.property import Property
from models.thread import Thread

MOST_MESSAGES = 100
MOST_EVENTS = 300
MATCHES = 5


@dataclass(frozen=True, slots=True)
class Fitting:
    """A property that fits, and why; `offered` when the lead was told of it."""

    home: str  # the property's id
    listing: Listing
    match: Match
    offered: bool


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """Everything, oldest first. `deliveries` by id, `with_html` are ids of messages."""

    thread: Thread
    contact: Contact | None
    messages: tuple[Message, ...]
    owed: Message | None  # the one of them that a person is still to answer, as was promised
    with_html: frozenset[str]
    deliveries: Mapping[str, Delivery]
    waiting: tuple[tuple[Delivery, str], ...]  # mail of ours that has not left, and why
    drafts: tuple[Draft, ...]  # those that wait for a person
    calls: tuple[Call, ...]
    untold: Mapping[int, str]  # why the lead has not been told of a call, by its number; empty where they have
    notes: tuple[Note, ...]  # newest first
    events: tuple[Event, ...]
    fitting: tuple[Fitting, ...]
    choices: tuple[str, ...]  # where a person's own answer may go
    seen: str  # the id of the newest mail of a person, which an answer by hand is written to
    stopped: str  # why none may, in words, where the one who would get it gets no mail


async def thread_page(desk: Desk, number: int) -> ThreadPage:
    """One conversation. Raises NotFound."""
    thread = await find_thread(desk, number)
    thread_id = str(thread.id)
    in_it = {"thread_id": thread_id}
    messages = await desk.store.find(Message, in_it, sort=[("received_at", -1)], limit=MOST_MESSAGES)
    ids = [message.id for message in messages]
    html = await desk.store.rows_by_ids(Message, ids, ["_id"], then={"html": {"$gt": ""}})
    deliveries = await desk.store.find(Delivery, in_it)
    shown = {message.delivery_id for message in messages}
    unsent = [one for one in deliveries if one.message_id is None and str(one.id) not in shown]
    halt = await halting.standing(desk) if unsent else None
    events = await desk.store.find(Event, in_it, sort=[("created_at", -1)], limit=MOST_EVENTS)
    held = await desk.store.find(Draft, in_it, then={"state": DraftState.HELD}, sort=[("number", 1)])
    calls = await desk.store.find(Call, in_it, then={"state": CallState.BOOKED}, sort=[("starts_at", 1)])
    contact = await desk.store.first(Contact, {"_id": object_id(thread.contact_id)}) if thread.contact_id else None
    last, _, destination = await latest_writer(desk, thread)
    return ThreadPage(
        thread=thread,
        contact=contact,
        messages=tuple(reversed(messages)),
        owed=next((one for one in messages if thread.promised_at and str(one.id) == thread.promised_for), None),
        with_html=frozenset(html),
        deliveries={str(delivery.id): delivery for delivery in deliveries},
        waiting=tuple((one, halting.why_waiting(one, halt)) for one in unsent),
        drafts=tuple(held),
        calls=tuple(calls),
        untold={call.number: await call_desk.untold(desk, call) for call in calls},
        notes=notes_among(events),
        events=tuple(reversed(events)),
        fitting=await _fitting(desk, thread),
        choices=destination.choices,
        seen=str(last.id) if last else "",
        stopped=await why_stopped(desk, destination.to, destination.author),
    )


async def written_since(desk: Desk, number: int, seen: str) -> str:
    """Who has written in a conversation since the mail `seen`, or the empty string. Raises NotFound."""
    last, contact, _ = await latest_writer(desk, await find_thread(desk, number))
    return wrote_meanwhile(last, contact, seen)


async def _fitting(desk: Desk, thread: Thread) -> tuple[Fitting, ...]:
    """What the inventory has for this lead; also what they were told of. A seller told what their own home has."""
    if thread.intent is Intent.SELLER:
        return ()
    wants = wants_from(thread.needs, "rent" if thread.intent is Intent.RENTER else "sale")
    if not wants.says_anything:
        return ()
    listings = {listing.ref: listing for listing in await active_listings(desk.store, wants.least, wants.most)}
    found = match(wants, tuple(listings.values()), (), MATCHES)
    offered = set(thread.sent_properties)
    refs = [m.property_ref for m in found]
    homes = await desk.store.rows(Property, {"ref": {"$in": refs}}, ["ref"]) if refs else []
    ids = {row["ref"]: str(row["_id"]) for row in homes}
    return tuple(
        Fitting(ids.get(m.property_ref, ""), listings[m.property_ref], m, m.property_ref in offered) for m in found
    )
