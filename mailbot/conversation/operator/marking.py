"""What a person marks a conversation with: a star, out of sight, seen, done, a note, a tag of its lead."""

from __future__ import annotations

from mailbot.conversation import promises
from mailbot.conversation.operator.views import find_thread
from mailbot.crm import changing, notes
from mailbot.desk import Desk
from mailbot.errors import NotFound
from models.contact import Contact
from models.event import EventKind
from models.thread import Thread


async def star(desk: Desk, number: int, *, on: bool, actor: str) -> Thread:
    """Star a thread, or take the star off."""
    return await _mark(desk, number, "starred", on, "thread.starred" if on else "thread.unstarred", actor)


async def archive(desk: Desk, number: int, *, on: bool, actor: str) -> Thread:
    """Put a thread out of sight until its lead writes again, or bring it back."""
    return await _mark(desk, number, "archived", on, "thread.archived" if on else "thread.unarchived", actor)


async def done(desk: Desk, number: int, *, actor: str) -> bool:
    """What the lead of a thread was promised is done: by telephone, or elsewhere. Whether anything was promised."""
    return await promises.keep(desk, str((await find_thread(desk, number)).id), actor=actor)


async def seen(desk: Desk, thread: Thread) -> None:
    """A person looks at a thread: what came before now is no longer unread."""
    await desk.store.change(Thread, str(thread.id), set={"seen_at": desk.now()})


async def note(desk: Desk, number: int, text: str, *, actor: str) -> None:
    """Keep a note of a person's in the history of a thread. Raises BadInput."""
    words = notes.words_of(text)
    thread = await find_thread(desk, number)
    about = {"thread_id": thread.id, "contact_id": thread.contact_id}
    await desk.store.record("thread.noted", words, actor=actor, **about)


async def tag(desk: Desk, number: int, name: str, *, on: bool, actor: str) -> Contact:
    """Give the lead of a thread a tag, or take it away. Raises BadInput and NotFound."""
    thread = await find_thread(desk, number)
    if not thread.contact_id:
        raise NotFound(f"thread {number} has no contact to tag")
    contact = await desk.store.get(Contact, thread.contact_id)
    await changing.tag(desk, contact, name, on=on, actor=actor, thread_id=str(thread.id))
    return await desk.store.get(Contact, thread.contact_id)


async def _mark(desk: Desk, number: int, field: str, on: bool, kind: EventKind, actor: str) -> Thread:
    thread = await find_thread(desk, number)
    if await desk.store.change(Thread, str(thread.id), expect={field: not on}, set={field: on}):
        await desk.store.record(kind, "", actor=actor, thread_id=thread.id, contact_id=thread.contact_id)
    return await find_thread(desk, number)
