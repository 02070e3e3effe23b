"""Which conversation a mail belongs to (rule 6). The first of these decides:

1. the reference graph: a mail that shares a Message-ID with others by Message-ID, In-Reply-To or References is in their
   thread; where it ties several threads together, they become one;
2. our own marks: a keyed Message-ID among its references, or the plus-address that it was sent to;
3. a contact in live conversation who writes without any reference: their latest thread, if it is younger than
   LIVE_DAYS and not closed;
4. otherwise a thread of its own. Never by subject.

Two strangers are never merged: a Message-ID that we do not hold, or that went out without naming its recipients, ties
two mails together only when their people overlap.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mailbot.desk import Desk
from mailbot.mail.parsed import ParsedEmail
from mailbot.store import object_id
from models.call import Call
from models.contact import Contact
from models.delivery import Delivery
from models.draft import Draft
from models.message import Direction, Message
from models.thread import Stage, Thread

LIVE_DAYS = 30
_PROGRESS = (Stage.NEW, Stage.CLOSED, Stage.ENGAGED, Stage.PROPOSING, Stage.BOOKED, Stage.HUMAN)
MOST_IDS = 500  # of a mail's references that are followed


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a mail belongs, and which rule said so. `delivery` is the mail of ours that it answers, where known."""

    thread: Thread
    reason: str
    new: bool = False
    delivery: Delivery | None = None


def reference_ids(mail: ParsedEmail) -> list[str]:
    """The nodes of the reference graph that a mail touches: itself, its parents, its ancestors; each once."""
    ids = [ref for ref in dict.fromkeys((mail.message_id, *mail.in_reply_to, *mail.references)) if ref]
    return ids if len(ids) <= MOST_IDS else [*ids[:2], *ids[-(MOST_IDS - 2) :]]


async def place(
    desk: Desk, mail: ParsedEmail, message_id: str, contact: Contact | None, received_at: datetime
) -> Placement:
    """Find the thread of a mail, or start one."""
    people = _people(desk, mail)
    ids = reference_ids(mail)
    delivery = await _answered_delivery(desk, mail)
    linked = await _linked_threads(desk, ids, message_id, people)
    if linked:
        thread = await _merged(desk, _of_one_lead(linked, people, contact))
        return Placement(thread, "reference", delivery=delivery)
    if delivery and delivery.thread_id:
        return Placement(await _live(desk, delivery.thread_id), "our mark", delivery=delivery)
    if contact and not mail.in_reply_to and not mail.references:
        thread_in_talk = await _latest_conversation(desk, contact, received_at)
        if thread_in_talk:
            return Placement(thread_in_talk, "contact in conversation", delivery=delivery)
    return Placement(await start(desk, mail, contact, people, received_at), "new", new=True, delivery=delivery)


async def known_thread(desk: Desk, mail: ParsedEmail) -> Thread | None:
    """The thread that a mail belongs to by reference or by a mark of ours, or None; nothing is made or merged."""
    linked = await _linked_threads(desk, reference_ids(mail), "", _people(desk, mail))
    if linked:
        return min(_of_one_lead(linked, _people(desk, mail), None), key=lambda thread: thread.number)
    delivery = await _answered_delivery(desk, mail)
    return await _live(desk, delivery.thread_id) if delivery and delivery.thread_id else None


async def start(
    desk: Desk, mail: ParsedEmail, contact: Contact | None, people: Collection[str], at: datetime
) -> Thread:
    """Begin a thread with a mail."""
    thread = Thread(
        number=await desk.store.numbers("thread"),
        contact_id=str(contact.id) if contact else "",
        participants=sorted(people),
        subject=mail.subject,
        last_at=at,
    )
    await desk.store.add(thread)
    return thread


async def _answered_delivery(desk: Desk, mail: ParsedEmail) -> Delivery | None:
    """The mail of ours that this one answers: by keyed Message-ID, newest first, then by the address it was sent to."""
    parents = [ref for ref in (*mail.in_reply_to, *reversed(mail.references)) if ref]
    named = next((found for ref in parents if (found := desk.keyring.delivery_of(ref))), None)
    if named is None:
        named = next((found for where in _addressed(mail) if (found := desk.keyring.delivery_of_address(where))), None)
    return await desk.store.first(Delivery, {"_id": object_id(named)}) if named else None


def _addressed(mail: ParsedEmail) -> list[str]:
    """Every address that the mail came in on."""
    envelope = [
        value
        for name in ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to")
        for value in mail.all_headers(name)
    ]
    return [*(address.email for address in (*mail.to, *mail.cc)), *envelope]


async def _linked_threads(desk: Desk, ids: Sequence[str], own: str, people: frozenset[str]) -> list[Thread]:
    """The threads that share a node of the reference graph with this mail, strangers left out."""
    if not ids:
        return []
    fields = ["thread_id", "message_id", "ref_ids", "from_address", "to", "cc", "direction"]
    rows = await desk.store.rows(Message, {"ref_ids": {"$in": list(ids)}}, fields, limit=2000)
    rows = [row for row in rows if str(row["_id"]) != own and row.get("thread_id")]
    held = {row["message_id"]: row for row in rows}
    wanted = set(ids)
    threads = {row["thread_id"] for row in rows if _ties(desk, row, wanted, held, people)}
    found = await desk.store.find(Thread, {"_id": {"$in": [object_id(t) for t in sorted(threads)]}}) if threads else []
    live = [await _live(desk, str(thread.id)) for thread in found]
    return list({str(thread.id): thread for thread in live}.values())


def _ties(
    desk: Desk, row: Mapping[str, Any], wanted: set[str], held: Mapping[str, Mapping[str, Any]], people: frozenset[str]
) -> bool:
    """Whether a stored mail and this one belong together by at least one of the ids that they share."""
    others = {str(address) for address in (row["from_address"], *row["to"], *row["cc"])} - desk.own_addresses
    if people & others:
        return True
    return any(_is_one_conversation(held.get(shared)) for shared in wanted.intersection(row["ref_ids"]))


def _is_one_conversation(known: Mapping[str, Any] | None) -> bool:
    """A mail that we hold is one conversation, unless it went out to people whom it does not name."""
    if known is None:
        return False
    return known["direction"] != Direction.OUTBOUND or bool(known["to"] or known["cc"])


def _of_one_lead(linked: Sequence[Thread], people: Collection[str], contact: Contact | None) -> list[Thread]:
    """Of the threads that a mail names, the writer's own, or else the oldest, with those of the same people.

    A mail may name the mails of leads who do not know each other (a forward, a learned Message-ID): its word alone
    makes no conversation of theirs into one.
    """
    writer = str(contact.id) if contact else ""

    def rank(thread: Thread) -> tuple[bool, bool, int]:
        return thread.contact_id != writer, not set(people) & set(thread.participants), thread.number

    home, *others = sorted(linked, key=rank)
    same = [t for t in others if t.contact_id == home.contact_id or set(t.participants) & set(home.participants)]
    return [home, *same]


async def _merged(desk: Desk, threads: Sequence[Thread]) -> Thread:
    """The one thread that several are found to be: the oldest, with what the others hold."""
    oldest, *others = sorted(threads, key=lambda thread: thread.number)
    for other in others:
        await _absorb(desk, oldest, other)
    return await desk.store.get(Thread, str(oldest.id)) if others else oldest


async def _absorb(desk: Desk, into: Thread, other: Thread) -> None:
    target, gone = str(into.id), str(other.id)
    for model in (Message, Delivery, Draft, Call):
        rows = await desk.store.rows(model, {"thread_id": gone}, ["_id"])
        await desk.store.change_group(model, [str(row["_id"]) for row in rows], expect={}, set={"thread_id": target})
    into, other = await desk.store.get(Thread, target), await desk.store.get(Thread, gone)
    same_lead = not other.contact_id or into.contact_id in ("", other.contact_id)
    await desk.store.change(
        Thread,
        target,
        set={**_of_both(into, other), **(_of_their_lead(into, other) if same_lead else {})},
        inc={"exchanges": other.exchanges, "replies": other.replies},
        add={
            "participants": other.participants,
            "sent_properties": other.sent_properties if same_lead else [],
            "questions_asked": other.questions_asked if same_lead else [],
        },
    )
    await desk.store.change(Thread, gone, set={"merged_into": target, "reply_due_at": None})
    await desk.store.record("thread.merged", f"thread {other.number} is part of thread {into.number}", thread_id=target)


def _of_both(into: Thread, other: Thread) -> dict[str, Any]:
    """What two threads hold together: an answer that is owed in one of them stays owed."""
    owed = [due for due in (into.reply_due_at, other.reply_due_at) if due is not None]
    return {
        "last_at": max(into.last_at, other.last_at),
        "muted": into.muted or other.muted,
        "muted_reason": into.muted_reason or other.muted_reason,
        "stage": max(into.stage, other.stage, key=_PROGRESS.index),
        "contact_id": into.contact_id or other.contact_id,
        "campaign": into.campaign or other.campaign,
        "awaiting_lead": into.awaiting_lead or other.awaiting_lead,
        "reply_due_at": min(owed, default=None),
        "latest_by": {**other.latest_by, **into.latest_by},
        "last_inbound_at": max(filter(None, (into.last_inbound_at, other.last_inbound_at)), default=None),
        "last_outbound_at": max(filter(None, (into.last_outbound_at, other.last_outbound_at)), default=None),
    }


def _of_their_lead(into: Thread, other: Thread) -> dict[str, Any]:
    """What two threads of one lead remember of them."""
    return {
        "intent": into.intent or other.intent,
        "language": into.language or other.language,
        "ready": into.ready or other.ready,
        "needs": {**other.needs, **into.needs},
        "offered_slots": into.offered_slots or other.offered_slots,
        "call_proposed_at": other.call_proposed_at if into.call_proposed_at is None else into.call_proposed_at,
        "call_declined": into.call_declined or other.call_declined,
        "disclosed": into.disclosed or other.disclosed,
    }


async def _live(desk: Desk, thread_id: str) -> Thread:
    """The thread, or the one that it became part of."""
    thread = await desk.store.get(Thread, thread_id)
    seen = {thread_id}
    while thread.merged_into and thread.merged_into not in seen:
        seen.add(thread.merged_into)
        thread = await desk.store.get(Thread, thread.merged_into)
    return thread


async def _latest_conversation(desk: Desk, contact: Contact, at: datetime) -> Thread | None:
    where = {"contact_id": str(contact.id), "last_at": {"$gt": at - timedelta(days=LIVE_DAYS)}}
    threads = await desk.store.find(Thread, where)
    live = [thread for thread in threads if not thread.merged_into and thread.stage is not Stage.CLOSED]
    return max(live, key=lambda thread: thread.last_at, default=None)


def _people(desk: Desk, mail: ParsedEmail) -> frozenset[str]:
    """Everybody whom the mail names, but ourselves and plus-addresses of ours."""
    named = {address.email for address in (*mail.from_, *mail.to, *mail.cc)}
    ours = desk.own_addresses
    return frozenset(
        address for address in named if address not in ours and not desk.keyring.delivery_of_address(address)
    )
