"""Threads as operators look at them: the list, one thread with its mail and its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from mailbot.batches import batches
from mailbot.conversation.arriving.taking_over import give_back, take_over
from mailbot.conversation.writing.agents_words import need_in_words, pays_monthly
from mailbot.desk import Desk
from mailbot.errors import NotFound
from mailbot.store import LONG_AGO, object_id
from models.contact import Contact
from models.event import Event
from models.message import Intent, Message
from models.thread import Stage, Thread

AT_ONCE = 200  # threads whose mails are looked up together


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One line of the list."""

    thread: Thread
    contact: Contact | None
    message_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThreadView:
    """One thread with everything in it, oldest first."""

    thread: Thread
    contact: Contact | None
    messages: tuple[Message, ...]
    events: tuple[Event, ...]
    needs: tuple[tuple[str, str], ...]  # what the lead wants in an agent's words, and their own


async def find_thread(desk: Desk, number: int) -> Thread:
    """The thread of that number, or the one that it became part of. Raises NotFound."""
    thread = await desk.store.first(Thread, {"number": number})
    while thread is not None and thread.merged_into:
        thread = await desk.store.first(Thread, {"_id": object_id(thread.merged_into)})
    if thread is None:
        raise NotFound(f"there is no thread {number}", "`mailbot threads list` shows them")
    return thread


async def list_threads(
    desk: Desk, *, everything: bool = False, days: int = 90, stage: Stage | None = None
) -> list[ThreadLine]:
    """Threads by last activity, newest first.

    Without `everything`: those of the last `days` with mail of a person, spam left out.
    """
    since = LONG_AGO if everything else desk.now() - timedelta(days=days)
    then: dict[str, Any] = {"merged_into": ""}
    if not everything:
        then |= {"last_inbound_at": {"$gt": LONG_AGO}, "intent": {"$ne": Intent.SPAM}}
    if stage is not None:
        then["stage"] = stage
    return await lines_of(
        desk, await desk.store.find(Thread, {"last_at": {"$gt": since}}, then=then, sort=[("last_at", -1)])
    )


async def lines_of(desk: Desk, threads: Sequence[Thread]) -> list[ThreadLine]:
    """What a list shows of each thread."""
    contacts = await desk.store.by_ids(Contact, (thread.contact_id for thread in threads))
    ids = await _message_ids(desk, threads)
    return [ThreadLine(t, contacts.get(t.contact_id), tuple(ids.get(str(t.id), ()))) for t in threads]


async def find_line(desk: Desk, number: int) -> ThreadLine:
    """One thread as the list has it. Raises NotFound."""
    thread = await find_thread(desk, number)
    contact = await desk.store.first(Contact, {"_id": object_id(thread.contact_id)}) if thread.contact_id else None
    return ThreadLine(thread, contact, tuple((await _message_ids(desk, [thread])).get(str(thread.id), ())))


async def show_thread(desk: Desk, number: int) -> ThreadView:
    """One thread whole. Raises NotFound."""
    thread = await find_thread(desk, number)
    thread_id = str(thread.id)
    messages = await desk.store.find(Message, {"thread_id": thread_id}, sort=[("received_at", 1)])
    events = await desk.store.find(Event, {"thread_id": thread_id}, sort=[("created_at", 1)])
    contact = await desk.store.first(Contact, {"_id": object_id(thread.contact_id)}) if thread.contact_id else None
    currency, monthly = desk.config.business.currency, pays_monthly(thread.needs, thread.intent)
    needs = (
        (need_in_words(slot, need.value, currency, monthly=monthly), need.quote) for slot, need in thread.needs.items()
    )
    return ThreadView(thread, contact, tuple(messages), tuple(events), tuple(needs))


async def mute(desk: Desk, number: int, *, actor: str) -> int:
    """A person takes the conversation over: mailbot is silent on it until it is unmuted. How many drafts are put away.

    Raises NotFound.
    """
    return await take_over(desk, await find_thread(desk, number), "a person has taken it over", actor=actor)


async def unmute(desk: Desk, number: int, *, actor: str) -> bool:
    """mailbot may answer in this thread again; whether it answers at once what nobody has answered. Raises NotFound."""
    return await give_back(desk, await find_thread(desk, number), actor=actor)


async def _message_ids(desk: Desk, threads: Sequence[Thread]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for some in batches((str(thread.id) for thread in threads), AT_ONCE):
        part = {"thread_id": {"$in": some}}
        for row in await desk.store.rows(
            Message, part, ["thread_id", "message_id", "received_at"], sort=[("received_at", 1)]
        ):
            if row.get("message_id"):
                ids.setdefault(row["thread_id"], []).append(row["message_id"])
    return ids
