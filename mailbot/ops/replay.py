"""Stored inbound mail read again with today's code: what would be read otherwise, and what would be done otherwise.

Sends nothing and changes no mail; a live model's questions go into the ledger of costs, since they cost. The next step
is told for both readings by today's policy as for the first mail of a thread, so that only the reading makes the
difference: what the thread and the listings were like then is not brought back.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from classifiers.chain import classify
from classifiers.circumstances import Circumstances
from classifiers.reader import IntentReader
from classifiers.verdict import Need, Readiness, Scope, Verdict
from mailbot.conversation.arriving.calendar_words import words_of
from mailbot.crm.inventory import known_places
from mailbot.desk import Desk
from mailbot.doors import Cause, because_of
from mailbot.errors import MailbotError
from mailbot.mail.parsing import parse
from mailbot.mail.quoting import newly_written
from mailbot.ops.explain import as_first_mail
from models.message import Direction, Intent, Kind, Message, MessageState

_READ = (MessageState.READ, MessageState.QUARANTINED)


@dataclass(frozen=True, slots=True)
class Replayed:
    """One stored mail. `changes` maps what would differ to its old and its new value; `error` says why it cannot be."""

    message_id: str
    thread_id: str
    received_at: datetime
    sender: str
    subject: str
    changes: dict[str, tuple[Any, Any]]
    error: str = ""

    def as_row(self) -> dict[str, Any]:
        return {
            "message": self.message_id,
            "thread": self.thread_id,
            "received_at": self.received_at,
            "from": self.sender,
            "subject": self.subject,
            "changes": {name: {"was": was, "would_be": now} for name, (was, now) in self.changes.items()},
            **({"error": self.error} if self.error else {}),
        }


async def replay(desk: Desk, reader: IntentReader, since: datetime) -> AsyncIterator[Replayed]:
    """Every inbound mail that came since then, oldest first, whether or not anything changes."""
    known_areas = await known_places(desk.store)
    for state in _READ:
        where = {"state": state, "received_at": {"$gte": since}}
        inbound = {"direction": Direction.INBOUND}
        rows = await desk.store.rows(Message, where, ["_id"], then=inbound, sort=[("received_at", 1)])
        for row in rows:
            yield await _again(desk, reader, known_areas, await desk.store.get(Message, str(row["_id"]), whole=True))


async def _again(desk: Desk, reader: IntentReader, known_areas: tuple[str, ...], message: Message) -> Replayed:
    changes: dict[str, tuple[Any, Any]] = {}
    error = ""
    try:
        with because_of(Cause(str(message.id), message.thread_id, message.campaign)):
            changes = await _changes(desk, reader, known_areas, message)
    except MailbotError as trouble:
        error = str(trouble)
    except Exception as fault:  # one mail that today's code cannot read is a finding, and the rest go on
        error = f"{type(fault).__name__}: {fault}"
    about = (message.received_at, message.from_address, message.subject)
    return Replayed(str(message.id), message.thread_id, *about, changes, error)


async def _changes(
    desk: Desk, reader: IntentReader, known_areas: tuple[str, ...], message: Message
) -> dict[str, tuple[Any, Any]]:
    raw = await desk.store.bytes_of(message)
    mail = parse(raw)
    text = words_of(mail, newly_written(mail))
    around = Circumstances(
        mail=mail,
        raw=raw,
        text=text,
        today=message.received_at.astimezone(desk.config.business.zone).date(),
        own_addresses=desk.own_addresses,
        keyring=desk.keyring,
        account_id=desk.account_id,
        authserv_id=desk.config.imap.authserv_id,
        known_areas=known_areas,
    )
    verdict = await classify(around, reader)
    if message.state is MessageState.QUARANTINED:
        return {"state": ("quarantined", "read")} | _told(None, _as_read(verdict, text))
    return _told(_as_stored(message), _as_read(verdict, text))


def _told(was: dict[str, Any] | None, now: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    return {name: (was[name] if was else None, now[name]) for name in now if was is None or was[name] != now[name]}


def _as_read(verdict: Verdict, text: str) -> dict[str, Any]:
    step = as_first_mail(verdict, text)
    return {
        "kind": str(verdict.kind),
        "intent": str(verdict.intent),
        "also": str(verdict.also) if verdict.also else None,
        "sure": verdict.sure,
        "needs": {slot: need.plain for slot, need in sorted(verdict.needs.items())},
        "next_step": f"{step.action}: {step.step}",
        "sentiment": str(verdict.sentiment),
        "language": verdict.language,
        "call": str(verdict.claims.call.says) if verdict.claims and verdict.claims.call else None,
    }


def _as_stored(message: Message) -> dict[str, Any]:
    """What was read then, in the words in which today's reading is told."""
    alone = {slot: need for slot, need in message.needs.items() if not need.get("in_talk")}
    needs = {slot: Need(_frozen(need["value"]), need["quote"]) for slot, need in alone.items()}
    stopped = message.intent is Intent.UNSUBSCRIBE and message.sure
    then = Verdict(
        kind=message.kind or Kind.HUMAN,
        intent=message.intent or Intent.GENERAL,
        reason=message.reason,
        confidence=message.confidence,
        sure=message.sure,
        also=message.also,
        needs=needs,
        ready=Readiness(message.ready) if message.ready else None,
        asks=tuple(message.asks),
        wants_human=message.wants_human,
        sentiment=message.sentiment,
        has_agent=message.has_agent,
        language=message.language,
        claims=message.claims,
        stop=Scope.EVERYTHING if stopped else None,
    )
    return _as_read(then, message.reply_text)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
