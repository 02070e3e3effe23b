"""Reading of stored mail: parse, classify, find the contact and the thread, and write what follows from it.

`read_waiting` is what the job calls. Everything here may run twice for the same mail (a crash in the middle) and writes
nothing twice: the mail's state is changed last, and each effect is conditional. A mail that cannot be handled is
quarantined with its reason, and the rest go on; when the database fails, the mail simply stays stored.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from classifiers.chain import classify
from classifiers.circumstances import Circumstances
from classifiers.reader import IntentReader
from classifiers.verdict import Verdict
from mailbot.conversation import calendar_answers, effects, model_costs, people, reference_graph, threading
from mailbot.desk import Desk
from mailbot.doors import because_of
from mailbot.errors import Conflict, MailbotError, OutsideError
from mailbot.mail.authentication import results
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.parsing import parse
from mailbot.mail.quoting import newly_written
from mailbot.store import event, object_id
from models.contact import Contact
from models.event import Event
from models.message import Direction, Message, MessageState, StoredAttachment

log = logging.getLogger(__name__)

LOOK = 1000  # mails whose order is asked for at once
BATCH = 50  # of them that are held in memory


@dataclass(frozen=True, slots=True)
class ReadMail:
    """A stored mail with everything that was found out about it."""

    message: Message
    mail: ParsedEmail
    text: str  # what the person newly wrote
    verdict: Verdict
    contact: Contact | None
    placement: threading.Placement


async def read_waiting(desk: Desk, reader: IntentReader) -> int:
    """Read every stored mail that nobody is reading, oldest first; how many were read or quarantined."""
    done = 0
    while True:
        stored, oldest_first = {"state": MessageState.STORED}, [("received_at", 1), ("_id", 1)]
        rows = await desk.store.rows(Message, stored, ["_id"], sort=oldest_first, limit=LOOK)
        ids = [str(row["_id"]) for row in rows]
        read_now = 0
        for start in range(0, len(ids), BATCH):
            read_now += await _read_batch(desk, ids[start : start + BATCH], reader)
        done += read_now
        if len(ids) < LOOK or not read_now:
            return done


async def _read_batch(desk: Desk, ids: Sequence[str], reader: IntentReader) -> int:
    """Claim and read a few mails, in the order given; their lines of history are written together."""
    mine = await _claim(desk, ids)
    history: list[Event] = []
    try:
        for message in mine:
            history += await read_or_quarantine(desk, message, reader)
    finally:
        await desk.store.record_all(history)
    return len(mine)


async def read_or_quarantine(desk: Desk, message: Message, reader: IntentReader) -> list[Event]:
    """Read one mail that was loaded whole; whatever is wrong with it is its own misfortune. What to add to the history.

    Raises OutsideError when the misfortune is ours.
    """
    try:
        return await read(desk, message, reader)
    except OutsideError:
        raise
    except Exception as problem:
        # One mail must never stop the mailbox: its bytes are safe, and a person can look.
        words = str(problem) if isinstance(problem, MailbotError) else f"{type(problem).__name__}: {problem}"
        log.warning("quarantined %s: %s", message.id, words, exc_info=not isinstance(problem, MailbotError))
        await quarantine(desk, message, words)
        return []


async def quarantine(desk: Desk, message: Message, problem: str) -> None:
    """Put a mail aside with its reason; `mailbot quarantine` shows it and tries again."""
    changed = {"state": MessageState.QUARANTINED, "problem": problem[:500], "claimed_by": "", "lease_until": None}
    await desk.store.change(
        Message, str(message.id), expect={"state": MessageState.STORED}, set=changed, inc={"attempts": 1}
    )
    await desk.store.record("mail.quarantined", problem[:500], message_id=str(message.id))


async def retry(desk: Desk, message_id: str, reader: IntentReader) -> MessageState:
    """Read a quarantined mail again. Raises Conflict for one that is not in quarantine."""
    if not await desk.store.change(
        Message,
        message_id,
        expect={"state": MessageState.QUARANTINED},
        set={"state": MessageState.STORED, "lease_until": None},
    ):
        raise Conflict(f"message {message_id} is not in quarantine")
    message = await desk.store.get(Message, message_id, whole=True)
    await desk.store.record_all(await read_or_quarantine(desk, message, reader))
    return (await desk.store.get(Message, message_id)).state


async def read(desk: Desk, message: Message, reader: IntentReader) -> list[Event]:
    """Read one mail that was loaded whole; what to add to the history. Raises UnreadableMail."""
    raw = await desk.store.bytes_of(message)
    mail = parse(raw)
    if await _is_copy(desk, message, mail):
        await _finish(desk, message, {"state": MessageState.DUPLICATE, **parsed_fields(mail, "")})
        return []
    text = calendar_answers.words_of(mail, newly_written(mail))
    with because_of(await model_costs.cause_of(desk, message, mail)):
        verdict = await classify(_circumstances(desk, mail, raw, text, message), reader)
    contact = await people.contact_of(desk, mail, verdict)
    placement = await threading.place(desk, mail, str(message.id), contact, message.received_at)
    await model_costs.belongs_to(desk, message, placement)
    found = ReadMail(message, mail, text, verdict, contact, placement)
    desk.checkpoint("before_effects")
    await effects.apply(desk, found)
    desk.checkpoint("before_read")
    checks = results(mail, desk.config.imap.authserv_id)
    fields = {**parsed_fields(mail, text), **_verdict_fields(verdict), "authentication": [str(one) for one in checks]}
    if verdict.portal and verdict.portal.trusted:
        fields["reply_text"] = verdict.portal.message
    fields |= {
        "state": MessageState.READ,
        "settled": message.settled or calendar_answers.is_wordless(mail, text),
        "thread_id": str(placement.thread.id),
        "contact_id": str(contact.id) if contact else "",
        "delivery_id": str(placement.delivery.id) if placement.delivery else "",
        "campaign": placement.delivery.campaign if placement.delivery else placement.thread.campaign,
    }
    await _finish(desk, message, fields)
    verdict_words = f"{verdict.kind}, {verdict.intent}: {verdict.reason}"
    about = {"message_id": message.id, "thread_id": placement.thread.id, "contact_id": fields["contact_id"]}
    history = [event("mail.read", verdict_words, placed_by=placement.reason, **about)]
    if verdict.forged:
        found_out = ", ".join(map(str, checks)) or "our server did not look"
        history.append(
            event("mail.forged", f"claims to be from the {verdict.forged}, without proof: {found_out}", **about)
        )
    return history


async def _claim(desk: Desk, ids: Sequence[str]) -> list[Message]:
    """Take stored mails for reading, so that two daemons do not read one at once; those that are ours, whole."""
    now = desk.now()
    mine = {"claimed_by": desk.worker, "lease_until": now + desk.thinking_lease}
    these = {"_id": {"$in": [object_id(one, Message) for one in ids]}}
    rows = await desk.store.rows(Message, these, ["lease_until"], then={"state": MessageState.STORED})
    leases = {row.get("lease_until") for row in rows}
    for lease in leases:  # nearly always None alone: nobody has held them
        if lease is None or lease <= now:
            free = [str(row["_id"]) for row in rows if row.get("lease_until") == lease]
            expected = {"state": MessageState.STORED, "lease_until": lease}
            await desk.store.change_group(Message, free, expect=expected, set=mine)
    taken = await desk.store.find(Message, these, then={"state": MessageState.STORED, **mine}, whole=True)
    return sorted(taken, key=lambda message: ids.index(str(message.id)))


async def _finish(desk: Desk, message: Message, fields: dict[str, object]) -> None:
    await desk.store.change(
        Message, str(message.id), set={**fields, "claimed_by": "", "lease_until": None, "problem": ""}
    )


async def _is_copy(desk: Desk, message: Message, mail: ParsedEmail) -> bool:
    """Whether the same mail came before by another way: same Message-ID, same author, same words.

    Two different mails with one Message-ID (broken senders make them) are both kept and both answered.
    """
    if not mail.message_id or mail.author is None:
        return False
    same = {"from_address": mail.author.email, "subject": mail.subject, "direction": Direction.INBOUND}
    rows = await desk.store.rows(Message, {"message_id": mail.message_id}, ["text"], then=same)
    return any(str(row["_id"]) != str(message.id) and row["text"].split() == mail.text.split() for row in rows)


def _circumstances(desk: Desk, mail: ParsedEmail, raw: bytes, text: str, message: Message) -> Circumstances:
    return Circumstances(
        mail=mail,
        raw=raw,
        text=text,
        today=message.received_at.astimezone(desk.config.business.zone).date(),
        own_addresses=desk.own_addresses,
        staff=desk.staff,
        keyring=desk.keyring,
        account_id=desk.account_id,
        authserv_id=desk.config.imap.authserv_id,
    )


def parsed_fields(mail: ParsedEmail, text: str) -> dict[str, object]:
    """The fields of a Message that its parsed mail fills."""
    return {
        "message_id": mail.message_id,
        "in_reply_to": mail.in_reply_to[0] if mail.in_reply_to else "",
        "references": list(mail.references),
        "ref_ids": reference_graph.reference_ids(mail),
        "bulk": reference_graph.is_bulk(mail),
        "from_address": mail.author.email if mail.author else "",
        "from_name": mail.author.name if mail.author else "",
        "to": [address.email for address in mail.to],
        "cc": [address.email for address in mail.cc],
        "subject": mail.subject,
        "date": mail.date,
        "text": mail.text,
        "html": mail.html,
        "reply_text": text,
        "attachments": [StoredAttachment(name=a.name, type=a.type, size=a.size) for a in mail.attachments],
    }


def _verdict_fields(verdict: Verdict) -> dict[str, object]:
    return {
        "kind": verdict.kind,
        "intent": verdict.intent,
        "also": verdict.also,
        "confidence": verdict.confidence,
        "sure": verdict.sure,
        "reason": verdict.reason,
        "needs": {slot: {"value": need.value, "quote": need.quote} for slot, need in verdict.needs.items()},
        "ready": verdict.ready or "",
        "asks": list(verdict.asks),
        "wants_human": verdict.wants_human,
        "has_agent": verdict.has_agent,
        "portal_untrusted": bool(verdict.portal and not verdict.portal.trusted),
        "forged": verdict.forged,
        "language": verdict.language,
    }
