"""What came of a turn, gathered from the records: what left, what waits, what a person was told, what is known now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from mailbot.embedded import town
from mailbot.rehearsal.stage import Stage, agency, plain_text
from mailbot.store import LONG_AGO, Store, object_id
from models.call import Call, CallState
from models.contact import Contact
from models.draft import Draft, DraftState, Promised
from models.event import Event
from models.message import Message
from models.suppression import EVERYTHING, Suppression
from models.thread import Thread


class What(StrEnum):
    """What may come of a mail; more than one may at once."""

    ANSWERED = "answered"  # a reply left by itself
    PERSON = "person"  # it waits for a person: a held draft, a notice, or a reply that says so
    NOTHING = "nothing"  # no reply left and no draft waits
    STOPPED = "stopped"  # the lead gets no mail any more


# What a question asks for, by its words; drafts name most of them themselves.
_ASKED_BY_WORDS: Final[Mapping[str, re.Pattern[str]]] = {
    topic: re.compile(words, re.IGNORECASE)
    for topic, words in {
        "budget": r"budget|price range|monthly rent|spend|presupuesto|renta mensual|precio m[aá]ximo",
        "bedrooms": r"how many (?:bed)?rooms|cu[aá]nt[ao]s (?:rec[aá]maras|habitaciones|cuartos|dormitorios)",
        "area": r"(?:which|what) (?:neighbo|area|part)|qu[eé] (?:zona|barrio|vecindario)",
        "timeline": r"when would you (?:like|want|hope) to (?:move|sell|buy)|how soon|para cu[aá]ndo",
        "phone": r"(?:which|what) (?:\w+ ){0,4}number|qu[eé] (?:n[uú]mero|tel[eé]fono)",
    }.items()
}
_QUESTION: Final = re.compile(r"[^.!?\n]*\?")
_ASKED_BY_RECORD: Final = {
    "price_max": "budget",
    "bedrooms_min": "bedrooms",
    "areas": "area",
    "timeline": "timeline",
    "phone": "phone",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one mail. Where nothing left, what is told of the words is told of the draft that waits."""

    what: frozenset[What]
    text: str = ""  # as the lead reads it, or would
    told_of: frozenset[str] = frozenset()  # refs of the homes that it rests on, and speaks of
    named: frozenset[str] = frozenset()  # of all whose address or reference it says
    offers_times: bool = False  # of a call
    booked: tuple[datetime, ...] = ()  # the calls that stand, by the agency's clock
    newly: tuple[datetime, ...] = ()  # those of them that did not stand at that time before
    asked: frozenset[str] = frozenset()  # what it asks for
    known: Mapping[str, Any] = field(default_factory=dict)  # the lead's needs
    why: str = ""  # the policy's reason, and what the checks found
    read: str = ""  # the reader's reason

    @property
    def waits(self) -> bool:
        """A person has it, and nothing was said meanwhile."""
        return What.PERSON in self.what and What.ANSWERED not in self.what

    @property
    def body(self) -> str:
        """The text above its signature."""
        return self.text.partition(f"\n{agency().business.name} · ")[0]


@dataclass(frozen=True, slots=True)
class _Records:
    """The documents that a mail led to."""

    draft: Draft | None
    thread: Thread | None
    contact: Contact | None
    calls: Sequence[Call]
    stopped: bool
    why: str
    read: str


async def outcome_of(stage: Stage, before: int, stood: Sequence[datetime] = ()) -> Outcome:
    """What came of the last turn, before which so many mails had left, and calls stood at these times."""
    found = await _records(stage)
    left = stage.outbox.mails[before:]
    to_lead = [plain_text(mail) for mail in left if stage.talk.lead.email in mail.recipients]
    told = any(town.OPERATOR in mail.recipients for mail in left)
    draft, zone = found.draft, stage.desk.config.business.zone
    booked = tuple(call.starts_at.astimezone(zone) for call in found.calls)
    text = "\n".join(to_lead) if to_lead else draft.content.text if draft else ""
    content = draft.content if draft else None
    contact = found.contact
    needs = {**(contact.needs if contact else {}), **(found.thread.needs if found.thread else {})}
    outcome = Outcome(
        what=frozenset(_what(found, told=told, left=bool(to_lead))),
        text=text,
        told_of=frozenset(_told_of(text, content.property_refs if content else ())),
        named=frozenset(home.ref for home in town.homes_in(text)),
        offers_times=bool(content and content.offered_slots),
        booked=booked,
        newly=tuple(when for when in booked if when not in stood),
        known={slot: need.value for slot, need in needs.items()} | ({"phone": contact.phone} if contact else {}),
        why=found.why,
        read=found.read,
    )
    return replace(outcome, asked=_asked(outcome.body, draft))


async def _records(stage: Stage) -> _Records:
    store = stage.desk.store
    mail = await store.first(Message, {"message_id": stage.last_own.strip("<>")})
    if mail is None:
        return _Records(None, None, None, (), False, "the mail was not taken", "")
    draft = await store.first(Draft, {"inbound_id": str(mail.id)})
    thread = await store.first(Thread, {"_id": object_id(mail.thread_id)}) if mail.thread_id else None
    contact = await store.first(Contact, {"_id": object_id(mail.contact_id)}) if mail.contact_id else None
    calls = await store.find(Call, {"contact_id": mail.contact_id}, then={"state": CallState.BOOKED}) if contact else ()
    stops = await store.find(Suppression, {"address": stage.talk.lead.email}, then={"scope": EVERYTHING})
    return _Records(draft, thread, contact, calls, bool(stops), await _why(store, mail, draft), mail.reason)


async def _why(store: Store, mail: Message, draft: Draft | None) -> str:
    """The reason of the policy's step, and what the checks found in the draft."""
    steps = await store.find(Event, {"thread_id": mail.thread_id, "created_at": {"$gt": LONG_AGO}})
    said = [
        f"{one.data['step']}: {one.reason}" for one in steps if one.message_id == str(mail.id) and "step" in one.data
    ]
    checks = [f"{check.rule} ({check.detail})" for check in draft.failed_checks] if draft else []
    return "; ".join([*said[-1:], *checks])


def _what(found: _Records, *, told: bool, left: bool) -> Iterator[What]:
    draft = found.draft
    answered = left and draft is not None and draft.state is DraftState.SENT
    held = draft is not None and draft.state is DraftState.HELD
    handed_over = found.thread is not None and found.thread.muted
    if answered:
        yield What.ANSWERED
    elif not held:
        yield What.NOTHING
    promises = draft is not None and answered and draft.promises is not Promised.NOTHING
    if held or promises or handed_over or (told and not answered):
        yield What.PERSON
    if found.stopped:
        yield What.STOPPED


def _told_of(text: str, refs: Sequence[str]) -> Iterator[str]:
    """Of the homes that an answer rests on, those whose street stands in it: "the one on Pippin Drive"."""
    for home in town.homes():
        street = re.sub(r"^\d+ |, Unit.*", "", home.address)
        if home.ref in refs and (street in text or home.ref in text):
            yield home.ref


def _asked(body: str, draft: Draft | None) -> frozenset[str]:
    """What is asked for: as the draft has it on record, and by the words of its questions, which a model chooses."""
    questions = " ".join(_QUESTION.findall(body))
    by_words = {topic for topic, words in _ASKED_BY_WORDS.items() if words.search(questions)}
    on_record = {_ASKED_BY_RECORD[slot] for slot in (draft.asks if draft else ()) if slot in _ASKED_BY_RECORD}
    return frozenset(by_words | on_record)
