"""A person erased at their wish (GDPR art. 17, CCPA §1798.105): all that is kept of them goes, but that we never write.

What stays: their addresses on the suppression list, so that no import writes to them again; how many mails a campaign
sent, without whom; and that somebody of that number was erased, when and by whom. The mail itself still lies in the
agency's own mailbox, and in backups that were made before.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from mailbot.batches import batches
from mailbot.delivery import ledger
from mailbot.delivery.suppression import suppress
from mailbot.desk import Desk
from mailbot.mail.addresses import spellings
from mailbot.mail.terms import terms
from mailbot.store import object_id
from models.base import Scoped
from models.call import Call
from models.claim import Claim
from models.contact import Contact
from models.delivery import Delivery, DeliveryState, Purpose
from models.draft import Draft
from models.event import Event
from models.message import Claimed, Direction, Message
from models.model_call import ModelCall
from models.suppression import Suppression, SuppressionReason
from models.thread import Thread
from models.upload import Upload, UploadKind

ERASED: Final = "erased"
AT_ONCE: Final = 50  # values that the embedded store looks up quickly
OPEN: Final = (DeliveryState.HELD, DeliveryState.UNKNOWN)  # what a person would have to decide about
WHAT_STAYS: Final = (
    "their addresses stay on the suppression list; "
    "the mail in the agency's own mailbox and in earlier backups is yours to delete"
)


@dataclass(frozen=True, slots=True)
class Traces:
    """What is kept of a person: ids of rows."""

    threads: tuple[str, ...]
    messages: tuple[str, ...]
    drafts: tuple[str, ...]
    calls: tuple[str, ...]
    deliveries: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """ "2 conversations, 9 mails, 1 draft, 1 call"."""
        counted = (
            (self.threads, "conversation"),
            (self.messages, "mail"),
            (self.drafts, "draft"),
            (self.calls, "call"),
        )
        return ", ".join(f"{len(rows)} {what}{'' if len(rows) == 1 else 's'}" for rows, what in counted)


async def traces_of(desk: Desk, contact: Contact) -> Traces:
    """Where a person has left traces. Reads whole collections: nobody is erased every day."""
    own, addresses = {"contact_id": str(contact.id)}, _written(contact)
    threads = [*await _ids(desk, Thread, own), *await _begun_in_their_name(desk, addresses)]
    mails: list[str] = []
    rows: dict[type[Scoped], list[str]] = {model: await _ids(desk, model, own) for model in (Message, Draft, Call)}
    for model, found in rows.items():
        for group in batches(threads, AT_ONCE):
            found += await _ids(desk, model, {"thread_id": {"$in": group}})
    rows[Message] += await _ids(desk, Message, {"from_address": {"$in": addresses}})
    sent = await desk.store.rows(Message, {"direction": Direction.OUTBOUND, "to": {"$in": addresses}}, ["to"])
    rows[Message] += [str(row["_id"]) for row in sent if set(row["to"]) <= set(addresses)]
    for where in (own, {"recipient": {"$in": addresses}}, {"author": {"$in": addresses}}):
        mails += await _ids(desk, Delivery, where)
    for group in batches(threads, AT_ONCE):
        mails += await _ids(desk, Delivery, {"thread_id": {"$in": group}})
    return Traces(
        threads=tuple(threads),
        messages=_once(rows[Message]),
        drafts=_once(rows[Draft]),
        calls=_once(rows[Call]),
        deliveries=_once(mails),
    )


async def _begun_in_their_name(desk: Desk, addresses: Sequence[str]) -> list[str]:
    """The conversations that mail of theirs began which was not proven to be theirs: they are with nobody else."""
    unproven = {"contact_id": "", "forged": Claimed.CONTACT}
    rows = await desk.store.rows(Message, {"from_address": {"$in": list(addresses)}}, ["thread_id"], then=unproven)
    there = [object_id(one) for one in _once(row["thread_id"] for row in rows)]
    return await _ids(desk, Thread, {"_id": {"$in": there}, "contact_id": ""}) if there else []


async def erase(desk: Desk, contact: Contact, *, actor: str) -> Traces:
    """Erase a person; what was found of them. May be repeated after a crash: the contact itself goes last."""
    for address in contact.addresses:
        await suppress(desk, address, SuppressionReason.OPERATOR, detail=ERASED, actor=actor)
    stops = await _ids(desk, Suppression, {"address": {"$in": _written(contact)}})
    await desk.store.change_group(Suppression, stops, set={"detail": ERASED, "message_id": ""})
    traces = await traces_of(desk, contact)
    await _clear_deliveries(desk, traces.deliveries)
    await _clear_notices(desk, contact)
    await _clear_events(desk, contact, traces)
    await _leave_others(desk, contact)
    for group in batches(traces.messages, AT_ONCE):
        await desk.store.forget_raw(group)
    rows: tuple[tuple[type[Scoped], Sequence[str]], ...] = (
        (Claim, traces.messages),
        (Message, traces.messages),
        (Draft, traces.drafts),
        (Call, traces.calls),
        (Thread, traces.threads),
        (Contact, (str(contact.id),)),
    )
    await desk.store.remove(Upload, {"kind": UploadKind.CONTACTS})
    desk.checkpoint("before_rows_erased")
    for model, ids in rows:
        for group in batches(ids, AT_ONCE):
            await desk.store.remove(model, {"_id": {"$in": [object_id(one, model) for one in group]}})
    await desk.store.record("contact.erased", f"contact {contact.number}: {traces.in_words}", actor=actor)
    return traces


async def _clear_deliveries(desk: Desk, ids: Sequence[str]) -> None:
    """Mails stay as a count: without whom they went to, what they said, and what came back of it in words."""
    for group in batches(ids, AT_ONCE):
        await ledger.call_off(desk, {"_id": {"$in": [object_id(one) for one in group]}}, ERASED)
    nobody: dict[str, Any] = {
        "recipient": f"{ERASED}-{secrets.token_hex(6)}",  # of one person: recipients are counted by it
        "contact_id": "",
        "thread_id": "",
        "author": "",
        "copied": [],
        "content": None,
        "answers": "",
        "burst": [],
        "message_id": None,
        "smtp_reply": "",
        "copy_due": None,
        "approved_by": "",
        "followed": True,  # no next step of a campaign goes to nobody
        "reported_on": [],
        "told": True,  # of what was not sent to them nobody is told any more
    }
    await desk.store.change_group(Delivery, ids, set=nobody)
    undecided = {"state": {"$in": list(OPEN)}}
    await desk.store.change_group(
        Delivery, ids, expect=undecided, set={"state": DeliveryState.SKIPPED, "reason": ERASED}
    )
    naming = {"reason": {"$regex": "@"}}
    await desk.store.change_group(Delivery, ids, expect=naming, set={"reason": ERASED})
    came_back = {"bounce.reason": {"$gt": ""}}
    await desk.store.change_group(Delivery, ids, expect=came_back, set={"bounce.reason": "", "bounce.status": ""})


async def _clear_notices(desk: Desk, contact: Contact) -> None:
    """What the operator was told of them, and tests of campaigns that were filled in with their name."""
    said = {"$regex": "|".join(map(re.escape, _written(contact))), "$options": "i"}
    naming = {"$or": [{"content.text": said}, {"content.subject": said}]}
    for purpose in (Purpose.NOTICE, Purpose.TEST):
        ids = await _ids(desk, Delivery, {"purpose": purpose, **naming})
        await ledger.call_off(desk, {"_id": {"$in": [object_id(one) for one in ids]}}, ERASED)
        await desk.store.change_group(Delivery, ids, set={"content": None})


async def _clear_events(desk: Desk, contact: Contact, traces: Traces) -> None:
    """The history keeps that something happened, for the counts of each day, and says no more of it."""
    addresses = _written(contact)
    ids = await _ids(desk, Event, {"contact_id": str(contact.id)})
    for field, values in (("thread_id", traces.threads), ("message_id", traces.messages)):
        for group in batches(values, AT_ONCE):
            ids += await _ids(desk, Event, {field: {"$in": group}})
    for field in ("data.address", "data.recipient"):
        ids += await _ids(desk, Event, {field: {"$in": addresses}})
    blank = dict.fromkeys(("reason", "contact_id", "thread_id", "message_id", "draft_id"), "")
    await desk.store.change_group(Event, _once(ids), set={**blank, "data": {}})
    asked = await _ids(desk, ModelCall, {"thread_id": {"$in": list(traces.threads)}}) if traces.threads else []
    await desk.store.change_group(ModelCall, asked, set={"thread_id": "", "message_id": ""})


async def _leave_others(desk: Desk, contact: Contact) -> None:
    """Conversations of other people in which they took part go on without them."""
    addresses = set(_written(contact))
    known_by = set(terms(contact.name, *contact.addresses))
    there = {"participants": {"$in": sorted(addresses)}, "contact_id": {"$ne": str(contact.id)}}
    for thread in await desk.store.find(Thread, there, whole=True):
        left: Mapping[str, Any] = {
            "participants": [one for one in thread.participants if one not in addresses],
            "terms": [term for term in thread.terms if term not in known_by],
        }
        await desk.store.change(Thread, str(thread.id), set=left)
    for mail in await desk.store.find(Delivery, ledger.of_addresses("copied", sorted(addresses))):
        still = [one for one in mail.copied if one not in addresses]
        await desk.store.change(Delivery, str(mail.id), set={"copied": still})


def _written(contact: Contact) -> list[str]:
    """Every address of theirs, in every way in which it may be stored."""
    return sorted({spelling for address in contact.addresses for spelling in spellings(address)})


async def _ids(desk: Desk, model: type[Scoped], where: Mapping[str, Any]) -> list[str]:
    return [str(row["_id"]) for row in await desk.store.rows(model, where, ["_id"])]


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
