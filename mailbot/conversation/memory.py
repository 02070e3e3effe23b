"""What mailbot said to one person in a thread: nothing that was said to, or by, somebody else counts for them.

A thread remembers for its own contact. Somebody else who joins it (another address of theirs, a stranger who learned a
Message-ID) is answered too, but from what they wrote themselves and what was written to them: their drafts are the
memory. A partner is somebody whom the thread's contact copied: they look for one home, and what either wants of it
holds for both, as long as neither says otherwise; nothing of it is quoted to the other, and nothing else is shared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mailbot.desk import Desk
from mailbot.store import object_id
from models.base import LONG_AGO
from models.contact import Contact, ContactKind, StoredNeed
from models.draft import Draft, DraftState
from models.message import Direction, Message
from models.thread import Stage, Thread

SHARED_STAGES = (Stage.NEW, Stage.CLOSED, Stage.HUMAN)  # stages that hold for everybody in a thread


# What partners share: the home that is sought, and nothing of who seeks it.
OF_THE_HOME = frozenset(
    {"price_min", "price_max", "bedrooms_min", "bathrooms_min", "property_type", "property_types_not"}
    | {"areas", "areas_not", "listed_for"}
)


@dataclass(frozen=True, slots=True)
class Known:
    """The needs that hold for a writer, and the slots of them that somebody else told."""

    needs: Mapping[str, StoredNeed]
    of_others: frozenset[str] = field(default_factory=frozenset)


async def needs_of_writer(desk: Desk, thread: Thread, contact: Contact | None, messages: Sequence[Message]) -> Known:
    """What somebody wants, by what they told and, of the home, by what their partners told in this thread."""
    own = is_own(thread, str(contact.id) if contact else "")
    needs = {**(contact.needs if contact else {}), **(thread.needs if own else {})}
    of_others = frozenset[str]()
    for told in await _told_by_partners(desk, thread, contact, messages):
        newer = {slot: need for slot, need in told.items() if _is_newer(need, needs.get(slot))}
        needs |= newer
        of_others |= newer.keys()
    return Known(needs, of_others)


async def _told_by_partners(
    desk: Desk, thread: Thread, contact: Contact | None, messages: Sequence[Message]
) -> list[Mapping[str, StoredNeed]]:
    copied = copied_in(thread, messages)
    if contact is None or not copied:
        return []
    told: list[Mapping[str, StoredNeed]] = []
    if not is_own(thread, str(contact.id)):
        return [_of_the_home(thread.needs)] if is_partner(contact, copied) else []
    here = {str(message.id) for message in messages}
    for other in sorted({message.contact_id for message in messages} - {"", str(contact.id)}):
        partner = await desk.store.first(Contact, {"_id": object_id(other)})
        if partner is not None and is_partner(partner, copied):
            told.append({slot: need for slot, need in _of_the_home(partner.needs).items() if need.message_id in here})
    return told


def copied_in(thread: Thread, messages: Sequence[Message]) -> frozenset[str]:
    """Whom the thread's own contact wrote to, or copied, beside us."""
    theirs = (
        message
        for message in messages
        if thread.contact_id and message.contact_id == thread.contact_id and message.direction is Direction.INBOUND
    )
    return frozenset(address for message in theirs if not message.forged for address in (*message.to, *message.cc))


def is_partner(contact: Contact | None, copied: frozenset[str]) -> bool:
    """Whether somebody is among those whom the thread's contact copied."""
    return contact is not None and contact.kind is ContactKind.LEAD and not copied.isdisjoint(contact.addresses)


def _of_the_home(needs: Mapping[str, StoredNeed]) -> Mapping[str, StoredNeed]:
    return {slot: need for slot, need in needs.items() if slot in OF_THE_HOME}


def _is_newer(need: StoredNeed, known: StoredNeed | None) -> bool:
    return known is None or (need.at or LONG_AGO) > (known.at or LONG_AGO)


async def as_seen_by(desk: Desk, thread: Thread, contact: Contact | None, messages: Sequence[Message] = ()) -> Thread:
    """The thread as it is for one writer; for its own contact it is the thread itself."""
    if is_own(thread, str(contact.id) if contact else ""):
        return thread
    partner = is_partner(contact, copied_in(thread, messages))
    said: list[Draft] = []
    seen_by: list[Draft] = []
    if contact is not None:
        where = {"state": DraftState.SENT} if partner else {"contact_id": str(contact.id), "state": DraftState.SENT}
        seen_by = await desk.store.find(Draft, {"thread_id": str(thread.id)}, then=where, sort=[("number", 1)])
        said = [draft for draft in seen_by if draft.contact_id == str(contact.id)]
        seen_by = [draft for draft in seen_by if draft in said or not _copied(draft).isdisjoint(contact.addresses)]
    heard = seen_by if partner else said  # what we asked one of two was asked of both who read it
    offered = next((list(draft.content.offered_slots) for draft in reversed(heard) if draft.content.offered_slots), [])
    last_named = next((list(refs) for draft in reversed(seen_by) if (refs := draft.content.property_refs)), [])
    proposed = any(draft.content.offered_slots for draft in heard)
    seen: Thread = thread.model_copy(
        update={
            "stage": thread.stage if thread.stage in SHARED_STAGES else Stage.PROPOSING if proposed else Stage.ENGAGED,
            "intent": thread.intent if partner else None,
            "language": "",
            "needs": {},
            "ready": "",
            "exchanges": len(said),
            "offered_properties": last_named,
            "about": last_named,
            "sent_properties": [ref for draft in seen_by for ref in draft.content.property_refs],
            "questions_asked": [question for draft in heard for question in draft.asks],
            "offered_slots": offered,
            "call_proposed_at": len(said) if proposed else None,
            "call_declined": False,
            "disclosed": any(draft.discloses for draft in said),
        }
    )
    return seen


def _copied(draft: Draft) -> frozenset[str]:
    return frozenset((draft.recipient, *draft.content.cc))


def is_own(thread: Thread, contact_id: str) -> bool:
    """Whether a contact is the one that the thread is with; a thread without a contact is everybody's."""
    return not thread.contact_id or thread.contact_id == contact_id
