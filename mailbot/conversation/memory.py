"""What mailbot said to one person in a thread: nothing that was said to, or by, somebody else counts for them.

A thread remembers for its own contact. Somebody else who joins it (another address of theirs, a partner, a stranger who
learned a Message-ID) is answered too, but from what they wrote themselves and what was written to them: their drafts
are the memory.
"""

from __future__ import annotations

from mailbot.desk import Desk
from models.contact import Contact
from models.draft import Draft, DraftState
from models.thread import Stage, Thread

HANDED_OVER = "handed over to a person"  # why a thread is muted that mailbot itself has passed on
PROPOSE_CALL = "propose_call"
LIVE = (Stage.NEW, Stage.CLOSED, Stage.HUMAN)  # stages that hold for everybody in a thread


async def as_seen_by(desk: Desk, thread: Thread, contact: Contact | None) -> Thread:
    """The thread as it is for one writer; for its own contact it is the thread itself."""
    if is_own(thread, str(contact.id) if contact else ""):
        return thread
    said = []
    if contact is not None:
        where = {"contact_id": str(contact.id), "state": DraftState.SENT}
        said = await desk.store.find(Draft, {"thread_id": str(thread.id)}, then=where, sort=[("number", 1)])
    offered = next((list(draft.content.offered_slots) for draft in reversed(said) if draft.content.offered_slots), [])
    last_named = next((list(refs) for draft in reversed(said) if (refs := draft.content.property_refs)), [])
    proposed = any(draft.step == PROPOSE_CALL for draft in said)
    seen: Thread = thread.model_copy(
        update={
            "stage": thread.stage if thread.stage in LIVE else Stage.PROPOSING if proposed else Stage.ENGAGED,
            "intent": None,
            "language": "",
            "needs": {},
            "ready": "",
            "exchanges": len(said),
            "offered_properties": last_named,
            "about": last_named,
            "sent_properties": [ref for draft in said for ref in draft.content.property_refs],
            "questions_asked": [question for draft in said for question in draft.asks],
            "offered_slots": offered,
            "call_proposed_at": len(said) if proposed else None,
            "call_declined": False,
            "disclosed": any(draft.discloses for draft in said),
        }
    )
    return seen


def is_own(thread: Thread, contact_id: str) -> bool:
    """Whether a contact is the one that the thread is with; a thread without a contact is everybody's."""
    return not thread.contact_id or thread.contact_id == contact_id
