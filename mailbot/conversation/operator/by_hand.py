"""A person's own answer, written at mailbot: it goes through the ledger, and mutes mailbot on the thread."""

from __future__ import annotations

from hashlib import sha256

from mailbot.conversation import committing
from mailbot.conversation.arriving.taking_over import take_over
from mailbot.conversation.operator.views import find_thread
from mailbot.conversation.reply_to import Destination, chosen, destination_of
from mailbot.conversation.writing.assembling import reply_references, reply_subject
from mailbot.delivery import ledger
from mailbot.delivery.suppression import require_allowed
from mailbot.desk import Desk
from mailbot.errors import BadInput, Conflict
from mailbot.store import object_id
from models.contact import Contact
from models.delivery import Content, Delivery, Purpose
from models.message import Direction, Kind, Message
from models.thread import Thread


async def reply_by_hand(desk: Desk, number: int, text: str, *, actor: str, to: str = "", seen: str = "") -> Delivery:
    """Queue a person's answer to the latest writer of a thread, at the one of their addresses that the person chose.

    `seen` is the id of the newest mail that the person saw. Raises NotFound, BadInput, and Conflict where a newer one
    came, for somebody who is suppressed, and for the words that were written to the same mail already (a double click).
    """
    if not text.strip():
        raise BadInput("the answer is empty", "write something")
    thread = await find_thread(desk, number)
    last, contact, destination = await latest_writer(desk, thread)
    recipient = chosen(to or destination.to, destination.choices)
    if not recipient:
        raise BadInput(f"thread {number} has nobody to answer", "write to them from your mail client")
    author = destination.author if recipient == destination.to else destination.to
    await require_allowed(desk, recipient, author)
    if who := wrote_meanwhile(last, contact, seen):
        raise Conflict(f"{who} wrote while you were typing", "read it, then send")
    content = Content(
        subject=reply_subject(last.subject if last else thread.subject),
        text=text.rstrip() + "\n",
        to_name=contact.name if contact else "",
        in_reply_to=last.message_id if last else "",
        references=reply_references(last) if last else (),
    )
    delivery = Delivery(
        key=f"by-hand:{thread.id}:{last.id if last else ''}:{sha256(content.text.encode()).hexdigest()[:32]}",
        purpose=Purpose.REPLY,
        recipient=recipient,
        author=author,
        contact_id=str(contact.id) if contact else "",
        thread_id=str(thread.id),
        content=content,
        approved_by=actor,
        due_at=desk.now(),
    )
    if await desk.store.first(Delivery, {"key": delivery.key}):
        raise _on_its_way()
    await committing.note_answer_by_hand(desk, str(thread.id), delivery.contact_id, content.text)
    await take_over(desk, thread, "a person answers", actor=actor)
    if not await ledger.enqueue(desk, delivery):
        raise _on_its_way()  # both clicks came in one instant
    return delivery


def wrote_meanwhile(last: Message | None, contact: Contact | None, seen: str) -> str:
    """Who has written since somebody saw the mail `seen` (its id; empty: nobody looked), or the empty string."""
    if last is None or not seen or str(last.id) == seen:
        return ""
    return (contact.name if contact else "") or last.from_name or last.from_address


async def latest_writer(desk: Desk, thread: Thread) -> tuple[Message | None, Contact | None, Destination]:
    """The last mail of a person in a thread, who wrote it, and where they are answered (nowhere: where nobody is)."""
    from_people = {"direction": Direction.INBOUND, "kind": Kind.HUMAN}
    newest = [("received_at", -1), ("_id", -1)]
    last = await desk.store.first(Message, {"thread_id": str(thread.id)}, then=from_people, sort=newest)
    writer = (last.contact_id if last else "") or thread.contact_id
    contact = await desk.store.first(Contact, {"_id": object_id(writer)}) if writer else None
    if last is not None:
        return last, contact, await destination_of(desk, last, contact)
    return None, contact, Destination(contact.address if contact else "")  # nobody was heard yet


def _on_its_way() -> Conflict:
    return Conflict("that answer is on its way already", "write other words to send one more")
