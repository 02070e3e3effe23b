"""Notes for colleagues. The history is only ever added to: a note that was changed or taken away still stands in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from mailbot.desk import Desk
from mailbot.errors import BadInput, NotFound
from mailbot.store import object_id
from models.event import Event, EventKind

NOTED = ("thread.noted", "contact.noted")
CHANGED: Final = "note.changed"
DROPPED: Final = "note.dropped"
LONGEST_NOTE = 4000  # characters


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it reads now. `changed_by` and `changed_at` tell of its last change, if any."""

    id: str
    text: str
    by: str
    at: datetime
    changed_by: str = ""
    changed_at: datetime | None = None


def words_of(text: str) -> str:
    """A note as it is kept. Raises BadInput."""
    words = "\n".join(text.strip().splitlines())  # a browser sends CRLF
    if not words or len(words) > LONGEST_NOTE:
        raise BadInput("the note is empty" if not words else "the note is too long", "write a few sentences")
    return words


def notes_among(events: Iterable[Event]) -> tuple[Note, ...]:
    """The notes that a history tells of, newest first, each as it was last changed."""
    found: dict[str, Note] = {}
    for event in sorted(events, key=lambda event: (event.created_at, str(event.id))):
        changes = str(event.data.get("note", ""))
        if event.kind in NOTED:
            found[str(event.id)] = Note(str(event.id), event.reason, event.actor, event.created_at)
        elif event.kind == CHANGED and changes in found:
            found[changes] = replace(
                found[changes], text=event.reason, changed_by=event.actor, changed_at=event.created_at
            )
        elif event.kind == DROPPED:
            found.pop(changes, None)
    return tuple(reversed(found.values()))


async def change(desk: Desk, note_id: str, text: str, *, actor: str) -> None:
    """Give a note other words. Raises BadInput and NotFound."""
    await _add(desk, CHANGED, words_of(text), note_id, actor)


async def drop(desk: Desk, note_id: str, *, actor: str) -> None:
    """Take a note away. Raises NotFound."""
    await _add(desk, DROPPED, "", note_id, actor)


async def _add(desk: Desk, kind: EventKind, words: str, note_id: str, actor: str) -> None:
    noted = await desk.store.first(Event, {"_id": object_id(note_id, Event)})
    if noted is None or noted.kind not in NOTED:
        raise NotFound("there is no such note")
    about = {"thread_id": noted.thread_id, "contact_id": noted.contact_id}
    await desk.store.record(kind, words, actor=actor, note=note_id, **about)
