"""The drafts that wait, as a person works through them: the queue, one with what it answers, several let go at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from mailbot.conversation import committing
from mailbot.delivery.suppression import why_stopped
from mailbot.desk import Desk
from mailbot.errors import BadInput, Conflict, MailbotError, OutsideError
from mailbot.paging import lowest
from mailbot.store import object_id
from models.base import Scoped
from models.contact import Contact
from models.draft import Draft, DraftState
from models.message import Message
from models.thread import Thread

D = TypeVar("D", bound=Scoped)

MOST = 50  # of the queue; whoever has more begins with the oldest
_WAITS = {"state": DraftState.HELD}


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One draft of the queue, and whom it is for."""

    draft: Draft
    name: str


@dataclass(frozen=True, slots=True)
class DraftPage:
    """One draft, the mails that it answers, and the next draft that waits (its number, or 0).

    `stopped` says why it cannot leave, where its lead gets no mail.
    """

    draft: Draft
    contact: Contact | None
    thread: Thread | None
    answered: tuple[Message, ...]
    next: int
    stopped: str


@dataclass(frozen=True, slots=True)
class LetGo:
    """What became of several approvals: how many went, and why others did not."""

    gone: int
    stayed: tuple[str, ...]


async def queue(desk: Desk, most: int = MOST) -> list[DraftLine]:
    """The drafts that wait, oldest first."""
    rows = await lowest(desk.store, Draft, "draft", _WAITS, ["_id"], most=most)
    found = await desk.store.by_ids(Draft, (row["_id"] for row in rows), then=_WAITS)
    drafts = sorted(found.values(), key=lambda draft: draft.number)
    contacts = await desk.store.by_ids(Contact, (draft.contact_id for draft in drafts))
    return [DraftLine(draft, _name(draft, contacts.get(draft.contact_id))) for draft in drafts]


async def draft_page(desk: Desk, number: int) -> DraftPage:
    """One draft with what it answers. Raises NotFound."""
    draft = await committing.find(desk, number)
    contact = await desk.store.first(Contact, {"_id": object_id(draft.contact_id)}) if draft.contact_id else None
    thread = await desk.store.first(Thread, {"_id": object_id(draft.thread_id)}) if draft.thread_id else None
    answered = (await desk.store.by_ids(Message, draft.burst_ids)).values()
    return DraftPage(
        draft,
        contact,
        thread,
        tuple(sorted(answered, key=lambda message: message.received_at)),
        await _following(desk, number),
        await why_stopped(desk, draft.recipient, draft.author),
    )


async def approve(desk: Desk, number: int, text: str, *, actor: str, to: str = "") -> bool:
    """Let a draft go with the text that a person saw and may have changed; False where those words went already.

    Raises Conflict, BadInput, NotFound.
    """
    draft = await committing.find(desk, number)
    words = "\n".join(text.splitlines())  # a browser sends CRLF
    unchanged = words.strip() == draft.content.text.strip()
    if unchanged and draft.writer == "nobody" and draft.state is DraftState.HELD:
        raise BadInput(f"draft {number} has no words of yours yet", "write your answer between greeting and signature")
    try:
        await committing.approve(desk, number, actor=actor, text=None if unchanged else words, to=to)
    except Conflict:
        draft = await committing.find(desk, number)
        went = draft.state in (DraftState.APPROVED, DraftState.SENT) and draft.content.text.strip() == words.strip()
        if not went:
            raise
        return False  # a double click
    return True


async def approve_several(desk: Desk, numbers: Sequence[int], *, actor: str) -> LetGo:
    """Let several drafts go as they are; one that cannot go keeps no other back."""
    gone, stayed = 0, []
    for number in dict.fromkeys(numbers):
        try:
            await committing.approve(desk, number, actor=actor)
            gone += 1
        except OutsideError:
            raise
        except MailbotError as error:
            stayed.append(error.what)
    return LetGo(gone, tuple(stayed))


async def _following(desk: Desk, number: int) -> int:
    """The next draft that waits, or the first where it was the last; 0 where no other waits."""
    for beyond in (number, 0):
        rows = await lowest(desk.store, Draft, "draft", _WAITS, [], most=1, above=beyond)
        if rows and rows[0]["number"] != number:
            return int(rows[0]["number"])
    return 0


def _name(draft: Draft, contact: Contact | None) -> str:
    return (contact.name or contact.address) if contact else draft.recipient
