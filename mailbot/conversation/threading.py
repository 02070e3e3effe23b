"""Which conversation a mail belongs to (rule 6 of docs/rules.md; docs/threading.md). The first of these decides:

1. the reference graph (`reference_graph`): a mail that shares a Message-ID with others by Message-ID, In-Reply-To or
   References is in their thread; where it ties several threads together, they become one;
2. our own marks: a keyed Message-ID among its references, or the plus-address that it was sent to;
3. a contact in live conversation who writes without any reference, or answers by subject a mail of ours whose
   Message-ID was rewritten on its way: their latest thread, if it is younger than LIVE_DAYS and not closed;
4. otherwise a thread of its own. Never by subject alone.

Two strangers are never merged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mailbot.conversation.reference_graph import (
    Letter,
    is_bulk,
    is_one_conversation,
    overlap,
    reference_ids,
    tied,
)
from mailbot.delivery import ledger, records
from mailbot.desk import Desk
from mailbot.mail import subjects
from mailbot.mail.addresses import domain_of, is_public_provider
from mailbot.mail.parsed import ParsedEmail
from mailbot.store import LONG_AGO, object_id
from models.call import Call
from models.contact import Contact
from models.delivery import Delivery
from models.draft import Draft, Promised
from models.message import Direction, Message
from models.thread import Stage, Thread

LIVE_DAYS = 30
_PROGRESS = (Stage.NEW, Stage.CLOSED, Stage.ENGAGED, Stage.PROPOSING, Stage.BOOKED, Stage.HUMAN)
# Nodes are looked up so many at once (the embedded store takes more than its share for longer lists), and a few nearest
# first: a parent that we have tells most of what a long chain names.
NEAREST = 8
AT_ONCE = 40
LETTER_FIELDS = ["thread_id", "message_id", "ref_ids", "from_address", "to", "cc", "direction", "bulk"]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a mail belongs, and which rule said so. `delivery` is the mail of ours that it answers, where known."""

    thread: Thread
    reason: str
    new: bool = False
    delivery: Delivery | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """A thread that the graph ties a mail to; `ours` where it is a conversation of ours with somebody."""

    thread: Thread
    ours: bool


async def place(
    desk: Desk,
    mail: ParsedEmail,
    message_id: str,
    contact: Contact | None,
    received_at: datetime,
    *,
    direction: Direction = Direction.INBOUND,
    history: bool = False,
) -> Placement:
    """Find the thread of a mail, or start one. `message_id` is the id of its own row, if it has one; `contact` is who
    wrote it, or to whom we wrote. `history` is mail of another time: it follows the graph and our marks alone."""
    letter = letter_of(desk, mail, direction)
    delivery = await _answered_delivery(desk, mail)
    linked = await _linked_threads(desk, letter, mail, message_id)
    if linked:
        thread = await merged(desk, of_one_lead(desk, linked, letter, contact, direction))
        return Placement(thread, "reference", delivery=delivery)
    if delivery and delivery.thread_id:
        return Placement(await _thread_of(desk, delivery, mail), "our mark", delivery=delivery)
    if contact and not history:
        in_talk = await _in_conversation(desk, mail, contact, received_at)
        if in_talk:
            return Placement(in_talk, "contact in conversation", delivery=delivery)
    fresh = await _left_behind(desk, message_id) or await start(
        desk, mail, contact, people_of(desk, mail), received_at, message_id
    )
    return Placement(fresh, "new", new=True, delivery=delivery)


async def known_thread(desk: Desk, mail: ParsedEmail, *, direction: Direction = Direction.INBOUND) -> Thread | None:
    """The thread that a mail belongs to by reference or by a mark of ours, or None; nothing is made or merged."""
    letter = letter_of(desk, mail, direction)
    linked = await _linked_threads(desk, letter, mail, "")
    if linked:
        return min(of_one_lead(desk, linked, letter, None, direction), key=lambda thread: thread.number)
    delivery = await _answered_delivery(desk, mail)
    if delivery is None or not delivery.thread_id or not await _is_begun(desk, delivery):
        return None
    return await live_thread(desk, delivery.thread_id)


async def start(
    desk: Desk, mail: ParsedEmail, contact: Contact | None, people: Collection[str], at: datetime, message_id: str = ""
) -> Thread:
    """Begin a thread with a mail, whose id it gets; to be finished when what the mail changes in it is known."""
    thread = Thread(
        id=object_id(message_id) if message_id else None,
        number=await desk.store.numbers("thread"),
        contact_id=str(contact.id) if contact else "",
        participants=sorted(people),
        subject=mail.subject,
        last_at=at,
    )
    await desk.store.begin(thread)
    return thread


async def _left_behind(desk: Desk, message_id: str) -> Thread | None:
    """The thread that a mail began when it was read before, and a crash kept from counting as read."""
    return await desk.store.first(Thread, {"_id": object_id(message_id)}) if message_id else None


async def _answered_delivery(desk: Desk, mail: ParsedEmail) -> Delivery | None:
    """The mail of ours that this one answers."""
    named = marked_delivery(desk, mail)
    return await desk.store.first(Delivery, {"_id": object_id(named)}) if named else None


async def _thread_of(desk: Desk, delivery: Delivery, mail: ParsedEmail) -> Thread:
    """The thread of a mail of ours. One that it begins is written with its batch: an answer may be sooner."""
    if ledger.begins_thread(delivery) and not await _is_begun(desk, delivery):
        number, left_at = await desk.store.numbers("thread"), delivery.handed_over_at or desk.now()
        await desk.store.add(records.begun_by(delivery, number, subjects.bare(mail.subject), left_at))
    return await live_thread(desk, delivery.thread_id)


async def _is_begun(desk: Desk, delivery: Delivery) -> bool:
    return await desk.store.first(Thread, {"_id": object_id(delivery.thread_id)}) is not None


def marked_delivery(desk: Desk, mail: ParsedEmail) -> str | None:
    """The delivery that a mail answers: by keyed Message-ID, newest first, then by the address it was sent to."""
    parents = [ref for ref in (*mail.in_reply_to, *reversed(mail.references)) if ref]
    named = next((found for ref in parents if (found := desk.keyring.delivery_of(ref))), None)
    if named is None:
        named = next((found for where in _addressed(mail) if (found := desk.keyring.delivery_of_address(where))), None)
    return named


def _addressed(mail: ParsedEmail) -> list[str]:
    """Every address that the mail came in on."""
    envelope = [
        value
        for name in ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to")
        for value in mail.all_headers(name)
    ]
    return [*(address.email for address in (*mail.to, *mail.cc)), *envelope]


async def _linked_threads(desk: Desk, letter: Letter, mail: ParsedEmail, own: str) -> list[Linked]:
    """The threads that share a node of the reference graph with this mail, strangers left out."""
    rows = await neighbours(desk, reference_ids(mail), own)
    letters = {str(row["_id"]): letter_of_row(desk, row) for row in rows}
    holders: dict[str, list[Letter]] = {mail.message_id: [letter]} if mail.message_id else {}
    for row in rows:
        holders.setdefault(row["message_id"], []).append(letters[str(row["_id"])])
    ours: dict[str, bool] = {}
    for row in rows:
        old = letters[str(row["_id"])]
        if tied(letter, old, holders):
            ours[row["thread_id"]] = ours.get(row["thread_id"], False) or old.ours
    linked: dict[str, Linked] = {}
    for thread_id in await desk.store.by_ids(Thread, ours):
        live = await live_thread(desk, thread_id)
        known = linked.get(str(live.id))
        with_us = ours[thread_id] or live.last_outbound_at is not None or bool(known and known.ours)
        linked[str(live.id)] = Linked(live, with_us)
    return list(linked.values())


async def neighbours(desk: Desk, ids: Sequence[str], own: str) -> list[Mapping[str, Any]]:
    """The stored mails that share a node with a mail. Of a chain longer than NEAREST, the nodes that a nearer mail
    names as well were looked up when that one came, and are looked up no more."""
    found: dict[str, Mapping[str, Any]] = {}
    left = [*ids[:2], *reversed(ids[2:])]
    whole = len(left)
    while left:
        size = NEAREST if len(left) == whole else AT_ONCE
        now, left = left[:size], left[size:]
        rows = await desk.store.rows(Message, {"ref_ids": {"$in": now}}, LETTER_FIELDS, limit=2000)
        fresh = {str(row["_id"]): row for row in rows if str(row["_id"]) != own and row.get("thread_id")}
        found |= fresh
        near = [row for row in fresh.values() if left and row["message_id"] in now[1:]]
        told = [row for row in near if is_one_conversation([letter_of_row(desk, row)])]
        known = {node for row in told for node in row["ref_ids"]}
        left = [node for node in left if node not in known]
    return list(found.values())


def letter_of(desk: Desk, mail: ParsedEmail, direction: Direction) -> Letter:
    """A mail as the graph sees it."""
    ours = desk.own_addresses
    from_us = direction is Direction.OUTBOUND or (mail.author is not None and mail.author.email in ours)
    to_us = any(address in ours or desk.keyring.delivery_of_address(address) for address in _addressed(mail))
    outsiders = frozenset(_outsiders(desk, people_of(desk, mail)))
    return Letter(frozenset(reference_ids(mail)), outsiders, from_us or to_us, is_bulk(mail))


def letter_of_row(desk: Desk, row: Mapping[str, Any]) -> Letter:
    """The same of a stored mail, whose LETTER_FIELDS were read."""
    named = {str(address) for address in (row["from_address"], *row["to"], *row["cc"]) if address}
    others = {one for one in named if one not in desk.own_addresses and not desk.keyring.delivery_of_address(one)}
    ours = row["direction"] == Direction.OUTBOUND or len(others) < len(named)
    return Letter(frozenset(row["ref_ids"]), frozenset(_outsiders(desk, others)), ours, bool(row.get("bulk")))


def _outsiders(desk: Desk, people: Iterable[str]) -> set[str]:
    """Without the agency's own people: that two leads both wrote to one of them makes them no acquaintances."""
    domain = desk.mail_domain
    house = "" if is_public_provider(domain) else domain
    staff = desk.config.business.staff
    return {one for one in people if one not in staff and (not house or domain_of(one) != house)}


def of_one_lead(
    desk: Desk, linked: Sequence[Linked], letter: Letter, contact: Contact | None, direction: Direction
) -> list[Thread]:
    """Of the threads that a mail names, the writer's own, or else the oldest, with those of the same people.

    A mail may name the mails of leads who do not know each other (a forward, a learned Message-ID): its word alone
    makes no conversation of theirs into one. Ours does, where it goes to all of them openly; and the conversations of
    others, which we only watch, are theirs to join.
    """
    writer = str(contact.id) if contact else ""
    circles = {str(one.thread.id): _outsiders(desk, one.thread.participants) for one in linked}

    def rank(one: Linked) -> tuple[bool, bool, int]:
        thread = one.thread
        return thread.contact_id != writer, not overlap(letter.people, circles[str(thread.id)]), thread.number

    def same(one: Linked) -> bool:
        here, there = circles[str(home.thread.id)], circles[str(one.thread.id)]
        if overlap(here, there) or (home.thread.contact_id and one.thread.contact_id == home.thread.contact_id):
            return True
        if direction is Direction.OUTBOUND:
            return overlap(letter.people, here) and overlap(letter.people, there)
        return not (letter.ours or home.ours or one.ours)

    home, *others = sorted(linked, key=rank)
    return [home.thread, *(one.thread for one in others if same(one))]


async def merged(desk: Desk, threads: Sequence[Thread]) -> Thread:
    """The one thread that several are found to be: the oldest, with what the others hold."""
    oldest, *others = sorted(threads, key=lambda thread: thread.number)
    for other in others:
        await _absorb(desk, oldest, other)
    return await desk.store.get(Thread, str(oldest.id)) if others else oldest


async def _absorb(desk: Desk, into: Thread, other: Thread) -> None:
    """Make one thread part of another. What a crash cuts off is gone on with by the next mail that names both.

    What they hold together comes first, and once: a person who has the one has the other from that moment on.
    """
    target, gone = str(into.id), str(other.id)
    await _hold_together(desk, target, gone)
    desk.checkpoint("threads_joined")
    for model in (Message, Delivery, Draft, Call):
        rows = await desk.store.rows(model, {"thread_id": gone}, ["_id"])
        await desk.store.change_group(model, [str(row["_id"]) for row in rows], set={"thread_id": target})
    await desk.store.change(Thread, gone, set={"merged_into": target, "reply_due_at": None})
    await desk.store.record("thread.merged", f"thread {other.number} is part of thread {into.number}", thread_id=target)


async def _hold_together(desk: Desk, target: str, gone: str) -> None:
    into, other = await desk.store.get(Thread, target), await desk.store.get(Thread, gone)
    same_lead = not other.contact_id or into.contact_id in ("", other.contact_id)
    found_by = (await desk.store.rows(Thread, {"_id": other.id}, ["terms"]))[0].get("terms", [])
    await desk.store.change(
        Thread,
        target,
        expect={"absorbed": {"$ne": gone}},
        set={**_of_both(into, other), **(_of_their_lead(into, other) if same_lead else {})},
        inc={"exchanges": other.exchanges, "replies": other.replies},
        add={
            "absorbed": [gone],
            "participants": other.participants,
            "terms": found_by,
            "sent_properties": other.sent_properties if same_lead else [],
            "questions_asked": other.questions_asked if same_lead else [],
        },
    )


def _of_both(into: Thread, other: Thread) -> dict[str, Any]:
    """What two threads hold together: an answer that is owed in one of them stays owed."""
    owed = [due for due in (into.reply_due_at, other.reply_due_at) if due is not None]
    latest = max(into, other, key=lambda thread: thread.last_inbound_at or LONG_AGO)
    promised = [thread for thread in (into, other) if thread.promised_at]
    owes = min(promised, key=lambda thread: (thread.promised is Promised.CALL, thread.promised_at), default=into)
    return {
        "last_at": max(into.last_at, other.last_at),
        "muted": into.muted or other.muted,
        "muted_reason": into.muted_reason or other.muted_reason,
        "stage": max(into.stage, other.stage, key=_PROGRESS.index),
        "contact_id": into.contact_id or other.contact_id,
        "campaign": into.campaign or other.campaign,
        "awaiting_lead": into.awaiting_lead or other.awaiting_lead,
        "reply_due_at": min(owed, default=None),
        "promised_at": owes.promised_at,
        "promised_for": owes.promised_for,
        "promised": owes.promised,
        "latest_by": {**other.latest_by, **into.latest_by},
        "starred": into.starred or other.starred,
        "archived": into.archived and other.archived,
        "last_inbound_at": latest.last_inbound_at,
        "last_inbound_id": latest.last_inbound_id,
        "sentiment": latest.sentiment,
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


async def live_thread(desk: Desk, thread_id: str) -> Thread:
    """The thread, or the one that it became part of."""
    thread = await desk.store.get(Thread, thread_id)
    seen = {thread_id}
    while thread.merged_into and thread.merged_into not in seen:
        seen.add(thread.merged_into)
        thread = await desk.store.get(Thread, thread.merged_into)
    return thread


async def _in_conversation(desk: Desk, mail: ParsedEmail, contact: Contact, at: datetime) -> Thread | None:
    """The latest live thread of a contact whose mail names nothing that we know.

    A mail that names something (a provider rewrote our Message-ID, or it is about something else) must answer the
    subject of that thread, and we must have written in it.
    """
    threads = await desk.store.find(Thread, {"contact_id": str(contact.id)})
    recent = [thread for thread in threads if thread.last_at > at - timedelta(days=LIVE_DAYS)]
    live = [thread for thread in recent if not thread.merged_into and thread.stage is not Stage.CLOSED]
    if mail.in_reply_to or mail.references:
        about = subjects.bare(mail.subject).casefold() if subjects.is_marked(mail.subject) else ""
        answered = (thread for thread in live if thread.last_outbound_at and about)
        live = [thread for thread in answered if subjects.bare(thread.subject).casefold() == about]
    return max(live, key=lambda thread: thread.last_at, default=None)


def people_of(desk: Desk, mail: ParsedEmail) -> frozenset[str]:
    """Everybody whom the mail names, but ourselves and plus-addresses of ours."""
    named = {address.email for address in (*mail.from_, *mail.to, *mail.cc)}
    ours = desk.own_addresses
    return frozenset(
        address for address in named if address not in ours and not desk.keyring.delivery_of_address(address)
    )
