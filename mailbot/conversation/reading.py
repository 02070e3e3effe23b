"""Reading of stored mail: parse, classify, find the contact and the thread, and write what follows from it.

`read_waiting` is what the job calls. Everything here may run twice for the same mail (a crash in the middle) and writes
nothing twice: the mail's state is changed last, and each effect is conditional. A mail that cannot be handled is
quarantined with its reason, and the rest go on; when the database fails, the mail simply stays stored. One that was in
hand when a process died is read after all others, and alone; after the second death it is quarantined.

`read` is the story of one mail. Mails of a batch that have nothing to do with each other are read beside each other,
and the next batch is parsed and judged meanwhile.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from classifiers.needs.given_number import with_area_code
from classifiers.reader import IntentReader
from classifiers.text.our_agent import known_in
from classifiers.verdict import Need, Verdict
from mailbot import hands
from mailbot.conversation import intake, operator_mail, reference_graph, threading
from mailbot.conversation.arriving import claiming, effects, model_costs, people, same_person
from mailbot.conversation.arriving.acquaintance import with_acquaintance
from mailbot.conversation.arriving.calendar_words import is_wordless
from mailbot.conversation.arriving.order import chains_of
from mailbot.conversation.arriving.people import needs_of
from mailbot.conversation.arriving.quarantining import own_misfortune, quarantine
from mailbot.conversation.arriving.read_mail import ReadMail
from mailbot.conversation.arriving.side_by_side import all_of, beside_others, one_ahead
from mailbot.conversation.arriving.understanding import Opened, Understood, open_mail, understand
from mailbot.conversation.arriving.unproven import with_claim_of_contact
from mailbot.conversation.meaning.in_talk import Asked, Written, needs_in_talk
from mailbot.conversation.meaning.named_homes import needs_beside_names
from mailbot.conversation.meaning.own_address import remembered
from mailbot.conversation.memory import is_own
from mailbot.conversation.reply_to import asked_in, vouched_in
from mailbot.crm.inventory import active_listings, known_places, listings_by_ref
from mailbot.desk import Desk
from mailbot.errors import Conflict
from mailbot.mail.authentication import is_disproven, results
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.quoting import inline_answers
from mailbot.store import event
from models.contact import Contact, StoredNeed
from models.event import Event
from models.message import Direction, Intent, Message, MessageState, StoredAttachment
from models.thread import Thread

LOOK = 1000  # mails whose order is asked for at once
BATCH = 50  # of them that are held in memory,
BATCH_BYTES = 20_000_000  # unless they are large
BATCH_WITH_MODEL = 2  # a claim must outlast what a model may take for its mails


@dataclass(frozen=True, slots=True)
class _Batch:
    """Mails that this process has claimed; `understood` without those that are copies or could not be read."""

    turn: claiming.Turn
    claimed: int
    understood: list[Understood]


async def read_waiting(desk: Desk, reader: IntentReader) -> int:
    """Read every stored mail that nobody is reading, oldest first; how many were read or quarantined."""
    done = 0
    while True:
        stored, oldest_first = {"state": MessageState.STORED}, [("received_at", 1), ("_id", 1)]
        rows = await desk.store.rows(Message, stored, ["_id", "size"], sort=oldest_first, limit=LOOK)
        read_now = 0
        known_areas = await known_places(desk.store) if rows else ()
        suspects = await claiming.left_behind(desk) if rows else frozenset[str]()
        well = [row for row in rows if str(row["_id"]) not in suspects]
        made = (partial(_understood_batch, desk, ids, reader, known_areas) for ids in _batches(desk, well))
        async with aclosing(one_ahead(made)) as batches:
            async for batch in batches:
                read_now += await _work_off(desk, batch)
        for one in (str(row["_id"]) for row in rows if str(row["_id"]) in suspects):
            read_now += await _work_off(desk, await _understood_batch(desk, [one], reader, known_areas))
        done += read_now
        if len(rows) < LOOK or not read_now:
            return done


def _batches(desk: Desk, rows: Sequence[Mapping[str, Any]]) -> Iterator[list[str]]:
    """Ids of mails that are worked on at once, in their order."""
    most = BATCH_WITH_MODEL if desk.config.ai.reader_models else BATCH
    batch: list[str] = []
    size = 0
    for row in rows:
        if batch and (len(batch) == most or size + row["size"] > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(str(row["_id"]))
        size += row["size"]
    if batch:
        yield batch


async def _understood_batch(
    desk: Desk, ids: Sequence[str], reader: IntentReader, known_areas: tuple[str, ...]
) -> _Batch:
    """Claim a few mails and find out what they say. What depends on other mails is not asked yet."""
    turn = await claiming.claim(desk, ids)
    mine = await _stored(desk, turn.ids)
    deadly = [message for message in mine if turn.lost[str(message.id)] >= hands.MOST_LOST]
    for message in deadly:
        await _give_up(desk, message)
    safe = [message for message in mine if message not in deadly]
    return _Batch(turn, len(mine), await _understood(desk, safe, reader, known_areas))


async def _give_up(desk: Desk, message: Message) -> None:
    """Put a mail aside over which mailbot dies, so that it dies no more."""
    await quarantine(desk, message, f"mailbot ended {hands.MOST_LOST} times while it read this mail")
    await operator_mail.deadly_mail(desk, message)


async def _work_off(desk: Desk, batch: _Batch) -> int:
    """Do what follows from a batch, and let go of it; how many mails it was."""
    try:
        await _read_batch(desk, batch.understood)
    finally:
        await claiming.release(desk, batch.turn)
    return batch.claimed


async def _stored(desk: Desk, ids: Sequence[str]) -> list[Message]:
    """The mails with these ids that wait to be read, whole, in the order of the ids."""
    found = await desk.store.by_ids(Message, ids, then={"state": MessageState.STORED}, whole=True)
    return [found[one] for one in ids if one in found]


async def _understood(
    desk: Desk, messages: Sequence[Message], reader: IntentReader, known_areas: tuple[str, ...]
) -> list[Understood]:
    beside = beside_others(desk)
    understood: list[Understood] = []
    for opened in await all_of(_opened(beside, message) for message in messages):
        if opened is not None:
            async with own_misfortune(desk, opened.message):
                understood.append(await understand(desk, opened, reader, known_areas))
            await asyncio.sleep(0)  # another batch is being written meanwhile
    return understood


async def _opened(desk: Desk, message: Message) -> Opened | None:
    """A mail that is parsed, and no copy of one that was read before."""
    async with own_misfortune(desk, message):
        opened = await open_mail(desk, message)
        return None if await _put_away_as_copy(desk, message, opened.mail) else opened
    return None


async def _read_batch(desk: Desk, mails: Sequence[Understood]) -> None:
    """Read mails beside each other, in their order where one has to do with another; their history is one write."""
    beside = beside_others(desk)
    history: list[Event] = []

    async def read_in_order(mails: Sequence[Understood]) -> None:
        for one in mails:
            async with own_misfortune(desk, one.message):
                history.extend(await read(beside, one))

    try:
        await all_of(read_in_order(chain) for chain in await chains_of(beside, mails))
    finally:
        await desk.store.record_all(history)


async def retry(desk: Desk, message_id: str, reader: IntentReader) -> MessageState:
    """Read a quarantined mail again. Raises Conflict for one that is not in quarantine.

    It is claimed before it counts as stored: else a daemon that looks in this moment reads it too.
    """
    turn = await claiming.claim(desk, [message_id])
    if not turn.ids:
        raise Conflict(f"message {message_id} is being read by somebody else", "try again in a moment")
    try:
        aside, waiting = {"state": MessageState.QUARANTINED}, {"state": MessageState.STORED}
        if not await desk.store.change(Message, message_id, expect=aside, set=waiting):
            raise Conflict(f"message {message_id} is not in quarantine")
        message = await desk.store.get(Message, message_id, whole=True)
        known_areas = await known_places(desk.store)
        await _read_batch(desk, await _understood(desk, [message], reader, known_areas))
    finally:
        await claiming.release(desk, turn)
    return (await desk.store.get(Message, message_id)).state


async def read(desk: Desk, understood: Understood) -> list[Event]:
    """Do what follows from one mail; what to add to the history."""
    message, mail, text = understood.message, understood.mail, understood.text
    if await _put_away_as_copy(desk, message, mail):
        return []
    verdict = await with_claim_of_contact(desk, mail, understood.verdict)
    understood = replace(understood, verdict=verdict)
    at_first = await _kept(desk, text, verdict, {}, (verdict.intent, verdict.also))
    contact = await people.contact_of(desk, mail, verdict, needs_of(message, at_first))
    placement = await threading.place(desk, mail, str(message.id), contact, message.received_at)
    try:
        contact = await same_person.recognise(desk, contact, placement.thread)
        await model_costs.belongs_to(desk, message, placement)
        found = await _in_its_place(desk, understood, contact, placement)
        verdict = found.verdict
        desk.checkpoint("before_effects")
        await effects.apply(desk, found)
    finally:
        await desk.store.finish(placement.thread.id)
    desk.checkpoint("before_read")
    fields = {
        **read_fields(desk, understood, verdict),
        "state": MessageState.READ,
        "settled": message.settled or is_wordless(mail, text),
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
        found_out = ", ".join(fields["authentication"]) or "our server did not look"
        history.append(
            event("mail.forged", f"claims to be from the {verdict.forged}, without proof: {found_out}", **about)
        )
    return history


async def _in_its_place(
    desk: Desk, understood: Understood, contact: Contact | None, placement: threading.Placement
) -> ReadMail:
    """The mail with what its conversation tells of it."""
    message, mail, text, verdict = understood.message, understood.mail, understood.text, understood.verdict
    if verdict.intent is Intent.SPAM and not verdict.sure and contact is not None and not placement.new:
        verdict = replace(verdict, intent=Intent.GENERAL)  # who is in conversation with us is no stranger
    verdict = await with_acquaintance(desk, mail, text, verdict)
    needs = dict(await _needs_in_talk(desk, understood, contact, placement))
    if "phone" in needs:
        needs["phone"] = with_area_code(needs["phone"], desk.config.business.phone)
    verdict = replace(verdict, needs=await needs_beside_names(desk, placement.thread, text, needs))
    known = {**(contact.needs if contact else {}), **placement.thread.needs}
    deals = (placement.thread.intent, verdict.intent, verdict.also)
    kept = await _kept(desk, text, verdict, known, deals)
    return ReadMail(message, mail, text, verdict, contact, placement, kept)


async def _needs_in_talk(
    desk: Desk, understood: Understood, contact: Contact | None, placement: threading.Placement
) -> Mapping[str, Need]:
    """The needs with those that the conversation tells, where the writer is the one whom it is with."""
    thread, mail = placement.thread, understood.mail
    if placement.new or contact is None or not is_own(thread, str(contact.id)):
        return understood.verdict.needs
    said = known_in(mail, understood.text, desk.config.business.agent)
    written = Written(understood.text, mail.subject, inline_answers(mail), said)
    asked = Asked(
        thread.intent,
        thread.questions_asked,
        {*contact.needs, *thread.needs},
        lists=bool(thread.offered_properties or thread.offered_slots),
        areas=understood.known_areas,
        prices=await _prices_shown(desk, thread, understood.text),
    )
    return needs_in_talk(understood.verdict, written, asked)


async def _prices_shown(desk: Desk, thread: Thread, text: str) -> tuple[int, ...]:
    """What the homes cost that a thread was sent, where a text may quote it."""
    if not any(map(str.isdigit, text)):
        return ()
    return tuple(home.price for home in (await listings_by_ref(desk.store, thread.sent_properties)).values())


async def _kept(
    desk: Desk, text: str, verdict: Verdict, known: Mapping[str, StoredNeed], deals: Collection[Intent | None]
) -> Mapping[str, Need]:
    """The needs of a mail that its writer is remembered by, where the mail and its thread are about such `deals`."""
    sells = Intent.SELLER in deals
    if "address" not in verdict.needs or not (sells or "address" in known):
        return verdict.needs
    return remembered(verdict.needs, text, known, await active_listings(desk.store), sells=sells)


async def _finish(desk: Desk, message: Message, fields: dict[str, object]) -> None:
    await desk.store.change(Message, str(message.id), set={**fields, "problem": ""})


async def _put_away_as_copy(desk: Desk, message: Message, mail: ParsedEmail) -> bool:
    """See whether the same mail came before by another way: same Message-ID, same author, same words.

    Two different mails with one Message-ID (broken senders make them) are both kept and both answered.
    """
    if not mail.message_id or mail.author is None:
        return False
    named = {"message_id": mail.message_id}
    rows = await desk.store.rows(Message, named, ["text", "from_address", "subject", "direction", "state"])
    others = (row for row in rows if str(row["_id"]) != str(message.id) and row["direction"] == Direction.INBOUND)
    first = (row for row in others if row["state"] != MessageState.DUPLICATE)  # a mail is no copy of its own copies
    same = (row for row in first if (row["from_address"], row["subject"]) == (mail.author.email, mail.subject))
    copies = [row for row in same if row["text"].split() == mail.text.split()]
    if not copies:
        return False
    if all(row["state"] == MessageState.HISTORY for row in copies) and await intake.is_new(desk, message, mail.date):
        return False  # an import of mail has overtaken the mailbox: nobody has read this one yet
    await _finish(desk, message, {"state": MessageState.DUPLICATE, **parsed_fields(mail, "")})
    return True


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
        "reply_to": list(asked_in(mail)),
        "to": [address.email for address in mail.to],
        "cc": [address.email for address in mail.cc],
        "subject": mail.subject,
        "date": mail.date,
        "text": mail.text,
        "html": mail.html,
        "reply_text": text,
        "attachments": [StoredAttachment(name=a.name, type=a.type, size=a.size) for a in mail.attachments],
    }


def read_fields(desk: Desk, understood: Understood, verdict: Verdict) -> dict[str, Any]:
    """The fields of a Message that reading fills, but for where the mail belongs. `verdict`: with its conversation."""
    mail, authserv_id = understood.mail, desk.config.imap.authserv_id
    fields = {
        **parsed_fields(mail, understood.text),
        **_verdict_fields(verdict, understood.verdict),
        "authentication": [str(one) for one in results(mail, authserv_id)],
        "disproven": is_disproven(mail, authserv_id),
        "reply_to_vouched": list(vouched_in(mail, authserv_id)),
    }
    if verdict.portal and verdict.portal.trusted:  # its parser has read what it says of its lead
        fields |= {"reply_text": verdict.portal.message, "reply_to": []}
    return fields


def _verdict_fields(verdict: Verdict, alone: Verdict) -> dict[str, object]:
    """`alone`: the verdict on the mail without its conversation."""
    same = (alone.intent, dict(alone.needs)) == (verdict.intent, dict(verdict.needs))
    return {
        "kind": verdict.kind,
        "intent": verdict.intent,
        "also": verdict.also,
        "confidence": verdict.confidence,
        "sure": verdict.sure,
        "reason": verdict.reason,
        "needs": _stored_needs(verdict),
        "alone": None if same else {"intent": alone.intent, "needs": _stored_needs(alone)},
        "ready": verdict.ready or "",
        "wishes": [wish.model_dump() for wish in verdict.wishes],
        "means": list(verdict.means),
        "claims": verdict.claims.model_dump() if verdict.claims else None,
        "asks": list(verdict.asks),
        "wants_human": verdict.wants_human,
        "sentiment": verdict.sentiment,
        "has_agent": verdict.has_agent,
        "portal_untrusted": bool(verdict.portal and not verdict.portal.trusted),
        "forged": verdict.forged,
        "language": verdict.language,
    }


def _stored_needs(verdict: Verdict) -> dict[str, dict[str, object]]:
    return {slot: {"value": need.value, "quote": need.quote} for slot, need in verdict.needs.items()}
