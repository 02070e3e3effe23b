"""The threads of an import, worked out in memory: live reading's rules, over what is stored and what comes in.

For every group of mails: `learn` what the store holds of the nodes that they name, `place` one after the other,
`write`. Threads are written before their mails. A process that dies in between leaves threads that the next run comes
upon again: the id of a thread follows from its first mail.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from beanie import PydanticObjectId
from bson import ObjectId

from mailbot.batches import batches
from mailbot.conversation import threading
from mailbot.conversation.reference_graph import Letter, is_one_conversation, reference_ids, tied
from mailbot.crm.contacts import find_among
from mailbot.desk import Desk
from mailbot.mail.addresses import is_no_reply
from mailbot.mail.parsed import ParsedEmail
from mailbot.store import Change
from models.contact import Contact
from models.delivery import Delivery
from models.message import Direction, Message
from models.thread import Thread

LOOKED_UP_AT_ONCE = 100  # values in one $in
CHANGED_AT_ONCE = 50
MOST_NEIGHBOURS = 2000  # mails that share a node with one mail, as in live reading
MOST_HELD = 30_000  # mails that are held in memory; beyond, all is forgotten and learned again as it is needed
NOT_NUMBERED = 1_000_000_000  # new threads are younger than all that have numbers, and get theirs when written


@dataclass(frozen=True, slots=True)
class Past:
    """A mail of the past, as far as its place depends on it."""

    head: ParsedEmail
    digest: str
    direction: Direction
    at: datetime
    bulk: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mail belongs. `thread_id` holds until others are placed: ask `Threads.now` for what became of it."""

    thread_id: str
    contact_id: str
    delivery_id: str
    campaign: int


@dataclass(frozen=True, slots=True)
class _Neighbour:
    """A mail that is held in memory."""

    letter: Letter
    message_id: str
    thread_id: str


class Threads:
    """What is known of threads while an import runs."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.started = 0  # threads that were written
        self._forget()

    def _forget(self) -> None:
        self._looked_up: set[str] = set()  # nodes
        self._touching: dict[str, list[_Neighbour]] = {}  # by node
        self._holders: dict[str, list[Letter]] = {}  # by Message-ID
        self._held: set[str] = set()  # ids of stored mails that were read
        self._threads: dict[str, Thread] = {}
        self._became: dict[str, str] = {}  # a thread that is part of another now
        self._contacts: dict[str, Contact | None] = {}
        self._deliveries: dict[str, Delivery] = {}
        self._fresh: dict[str, Thread] = {}  # not written yet, in their order
        self._changed: set[str] = set()
        self._joins: list[tuple[str, str]] = []

    # ------------------------------------------------------------------------------------------------ learning

    async def learn(self, group: Sequence[Past]) -> None:
        """Read what the store holds about the mails of a group: neighbours, threads, contacts, deliveries."""
        if len(self._held) > MOST_HELD:
            self._forget()
        nodes = {node for past in group for node in reference_ids(past.head)} - self._looked_up
        await self._learn_neighbours(sorted(nodes))
        self._looked_up |= nodes
        await self._learn_deliveries(group)
        await self._learn_contacts(group)

    async def _learn_neighbours(self, nodes: Sequence[str]) -> None:
        store = self._desk.store
        rows: dict[str, dict[str, Any]] = {}
        for some in batches(nodes, LOOKED_UP_AT_ONCE):
            for row in await store.rows(Message, {"ref_ids": {"$in": some}}, threading.LETTER_FIELDS):
                if row.get("thread_id") and str(row["_id"]) not in self._held:
                    rows[str(row["_id"])] = row
        await self._learn_threads({row["thread_id"] for row in rows.values()})
        for key, row in rows.items():
            self._held.add(key)
            self._remember(threading.letter_of_row(self._desk, row), row["message_id"], self.now(row["thread_id"]))

    async def _learn_threads(self, ids: set[str]) -> None:
        unknown = [one for one in ids if self.now(one) not in self._threads]
        for thread_id, thread in (await self._desk.store.by_ids(Thread, unknown)).items():
            live = await threading.live_thread(self._desk, thread_id) if thread.merged_into else thread
            if live is not thread:
                self._became[thread_id] = str(live.id)
            self._threads.setdefault(str(live.id), live)

    async def _learn_deliveries(self, group: Sequence[Past]) -> None:
        marks = {mark for past in group if (mark := threading.marked_delivery(self._desk, past.head))}
        found = await self._desk.store.by_ids(Delivery, marks - self._deliveries.keys())
        self._deliveries |= found
        await self._learn_threads({delivery.thread_id for delivery in found.values() if delivery.thread_id})

    async def _learn_contacts(self, group: Sequence[Past]) -> None:
        addresses = {address for past in group for address in _correspondents(past)} - self._contacts.keys()
        self._contacts |= dict.fromkeys(addresses)
        for contact in await find_among(self._desk.store, Contact, "addresses", sorted(addresses)):
            self._contacts |= dict.fromkeys(contact.addresses, contact)

    # ------------------------------------------------------------------------------------------------ placing

    def place(self, past: Past) -> Place:
        """Find the thread of a mail that was learned about, or start one.

        As threading.place does for history: the reference graph, then our own marks, and nothing else.
        """
        letter = threading.letter_of(self._desk, past.head, past.direction)
        contact = next((found for one in _correspondents(past) if (found := self._contacts.get(one))), None)
        delivery = self._deliveries.get(threading.marked_delivery(self._desk, past.head) or "")
        linked = self._linked(letter, past.head)
        if linked:
            thread = self._merged(threading.of_one_lead(self._desk, linked, letter, contact, past.direction))
        elif delivery is not None and delivery.thread_id:
            thread = self._threads[self.now(delivery.thread_id)]
        else:
            thread = self._start(past, contact)
        self._remember(letter, past.head.message_id, str(thread.id))
        self._enter(thread, past, contact)
        contact_id = str(contact.id) if contact else ""
        delivery_id = str(delivery.id) if delivery else ""
        return Place(str(thread.id), contact_id, delivery_id, delivery.campaign if delivery else thread.campaign)

    def now(self, thread_id: str) -> str:
        """The thread that a thread is part of by now."""
        while thread_id in self._became:
            thread_id = self._became[thread_id]
        return thread_id

    def _linked(self, letter: Letter, head: ParsedEmail) -> list[threading.Linked]:
        neighbours = self._neighbours(reference_ids(head))
        holders = {node: self._holders[node] for node in letter.ids if node in self._holders}
        if head.message_id:
            holders[head.message_id] = [letter, *holders.get(head.message_id, ())]
        ours: dict[str, bool] = {}
        for old in neighbours:
            thread_id = self.now(old.thread_id)
            if ours.get(thread_id, False) >= old.letter.ours and thread_id in ours:
                continue  # tied already, and this one would say nothing more
            if tied(letter, old.letter, holders):
                ours[thread_id] = ours.get(thread_id, False) or old.letter.ours
        threads = {key: self._threads[key] for key in ours}
        return [threading.Linked(t, ours[key] or t.last_outbound_at is not None) for key, t in threads.items()]

    def _neighbours(self, ids: Sequence[str]) -> list[_Neighbour]:
        """The mails that share a node with a mail; of a long chain, what a nearer mail tells is not asked again."""
        found: dict[int, _Neighbour] = {}
        left = [*ids[:2], *reversed(ids[2:])]
        while left:
            now, left = left[: threading.AT_ONCE], left[threading.AT_ONCE :]
            rows = list(islice((row for node in now for row in self._touching.get(node, ())), MOST_NEIGHBOURS))
            if left:
                near = [row for row in rows if row.message_id in now[1:] and is_one_conversation([row.letter])]
                told = {node for row in near for node in row.letter.ids}
                left = [node for node in left if node not in told]
            found |= {id(row): row for row in rows}
        return list(found.values())

    def _merged(self, threads: Sequence[Thread]) -> Thread:
        oldest, *others = sorted(threads, key=lambda thread: thread.number)
        for other in others:
            gone, into = str(other.id), str(oldest.id)
            self._became[gone] = into
            if self._fresh.pop(gone, None) is None:
                self._joins.append((into, gone))
            self._changed.discard(gone)
            oldest.participants = list(dict.fromkeys((*oldest.participants, *other.participants)))
            oldest.contact_id = oldest.contact_id or other.contact_id
            oldest.campaign = oldest.campaign or other.campaign
            oldest.last_at = max(oldest.last_at, other.last_at)
            oldest.last_inbound_at = _later(oldest.last_inbound_at, other.last_inbound_at)
            oldest.last_outbound_at = _later(oldest.last_outbound_at, other.last_outbound_at)
        return oldest

    def _start(self, past: Past, contact: Contact | None) -> Thread:
        key = hashlib.sha256(f"{self._desk.account_id}:{past.digest}".encode()).digest()[:12]
        thread = Thread(
            id=PydanticObjectId(ObjectId(key)),
            number=NOT_NUMBERED + len(self._threads),
            contact_id=str(contact.id) if contact else "",
            participants=sorted(threading.people_of(self._desk, past.head)),
            subject=past.head.subject,
            last_at=past.at,
        )
        self._threads[str(thread.id)] = self._fresh[str(thread.id)] = thread
        return thread

    def _remember(self, letter: Letter, message_id: str, thread_id: str) -> None:
        row = _Neighbour(letter, message_id, thread_id)
        for node in letter.ids:
            self._touching.setdefault(node, []).append(row)
        if message_id:
            self._holders.setdefault(message_id, []).append(letter)

    def _enter(self, thread: Thread, past: Past, contact: Contact | None) -> None:
        """What a mail changes in its thread. No answer is owed, and its stage stays."""
        own = self._desk.own_addresses
        people = (one.email for one in (*past.head.from_, *past.head.cc) if one.email not in own)
        thread.participants = list(dict.fromkeys((*thread.participants, *people)))
        thread.last_at = max(thread.last_at, past.at)
        thread.subject = thread.subject or past.head.subject
        thread.contact_id = thread.contact_id or (str(contact.id) if contact else "")
        if past.direction is Direction.OUTBOUND:
            thread.last_outbound_at = _later(thread.last_outbound_at, past.at)
        elif _is_of_a_person(past):
            thread.last_inbound_at = _later(thread.last_inbound_at, past.at)
        self._changed.add(str(thread.id))

    # ------------------------------------------------------------------------------------------------ writing

    async def write(self, messages: Sequence[Message]) -> None:
        """Store what was placed since the last time: joins, new threads, changed threads, then the mails themselves."""
        store = self._desk.store
        for into, gone in self._joins:
            await threading.merged(self._desk, [await store.get(Thread, into), await store.get(Thread, gone)])
        await self._write_new()
        changes = [_change(self._threads[key]) for key in sorted(self._changed - self._fresh.keys())]
        for some in batches(changes, CHANGED_AT_ONCE):
            await store.change_each(Thread, some)
        for message in messages:
            message.thread_id = self.now(message.thread_id) if message.thread_id else ""
        self._desk.checkpoint("history_threads_written")
        await store.add_all(messages)
        self._held |= {str(message.id) for message in messages}
        self._fresh, self._joins = {}, []
        self._changed.clear()

    async def _write_new(self) -> None:
        await self._take_up_left_behind()
        fresh = list(self._fresh.values())
        if not fresh:
            return
        number = await self._desk.store.numbers("thread", len(fresh))
        for offset, thread in enumerate(fresh):
            thread.number = number + offset
        self.started += len(fresh)
        await self._desk.store.add_all(fresh)

    async def _take_up_left_behind(self) -> None:
        """Threads that a run wrote before it was killed are there already, and keep their numbers."""
        for thread_id, row in (await self._desk.store.rows_by_ids(Thread, list(self._fresh), ["number"])).items():
            self._fresh.pop(thread_id).number = row["number"]
            self.started += 1


def _correspondents(past: Past) -> Iterator[str]:
    """Whose mail it is: the author of what came in, the recipients of what went out."""
    if past.direction is Direction.INBOUND:
        yield from (past.head.author.email,) if past.head.author else ()
    else:
        yield from (address.email for address in (*past.head.to, *past.head.cc))


def _is_of_a_person(past: Past) -> bool:
    author = past.head.author
    return author is not None and not past.bulk and not is_no_reply(author.email)


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max(filter(None, (one, other)), default=None)


def _change(thread: Thread) -> Change:
    names = ("participants", "last_at", "last_inbound_at", "last_outbound_at", "contact_id", "subject")
    return Change(str(thread.id), {name: getattr(thread, name) for name in names})
