"""Stored inbound mail read again with today's code: what would be read otherwise, and what would be done otherwise.

Sends nothing and changes no mail; a live model's questions go into the ledger of costs, since they cost. The row that
reading would write of a mail alone is held against the one that it wrote. The next step is told for both by today's
policy as for the first mail of a thread, so that only the reading makes the difference: what the thread and the
listings were like then is not brought back.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from classifiers.reader import IntentReader
from classifiers.verdict import Need, PortalLead, Readiness, Scope, Verdict
from mailbot.conversation.arriving.understanding import judge, open_mail
from mailbot.conversation.arriving.unproven import with_claim_of_contact
from mailbot.conversation.meaning.agents_name import known_words
from mailbot.conversation.reading import read_fields
from mailbot.crm.inventory import known_places
from mailbot.desk import Desk
from mailbot.doors import Cause, because_of
from mailbot.errors import MailbotError
from mailbot.ops.explain import as_first_mail
from models.message import Claimed, Direction, Intent, Kind, Message, MessageState

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
        inbound = {"direction": Direction.INBOUND, "withheld": {"$ne": True}}
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
    """What the row that reading would write now tells otherwise than the one that it wrote then."""
    understood = await judge(desk, await open_mail(desk, message), reader, known_areas)
    if message.forged is Claimed.CONTACT:  # whom we have come to know since, we did not know then
        verdict = await with_claim_of_contact(desk, understood.mail, understood.verdict)
        understood = replace(understood, verdict=verdict)
    fields = read_fields(desk, understood, understood.verdict)
    parts = {
        "claims": understood.verdict.claims,
        "wishes": list(understood.verdict.wishes),
    }  # as they are, not as stored
    agent = desk.config.business.agent
    now = _told(message.model_copy(update={**fields, **parts}), agent)
    if message.state is MessageState.QUARANTINED:
        return {"state": ("quarantined", "read")} | {name: (None, value) for name, value in now.items()}
    was = _told(message, agent)
    return {name: (was[name], value) for name, value in now.items() if was[name] != value}


def _told(message: Message, agent: str) -> dict[str, Any]:
    """What a row says that was read in its mail, and what would follow from that as from a first mail."""
    verdict = _verdict(message)
    step = as_first_mail(verdict, known_words(message, agent))
    return {
        "kind": str(verdict.kind),
        "intent": str(verdict.intent),
        "also": str(verdict.also) if verdict.also else None,
        "sure": verdict.sure,
        "needs": {slot: need.plain for slot, need in sorted(verdict.needs.items())},
        "next_step": f"{step.action}: {step.step}",
        "sentiment": str(verdict.sentiment),
        "language": verdict.language,
        "wishes": sorted(f"{'' if wish.wanted else 'no '}{wish.thing}" for wish in verdict.wishes),
        "call": str(verdict.claims.call.says) if verdict.claims and verdict.claims.call else None,
    }


def _verdict(message: Message) -> Verdict:
    """The verdict that a row keeps on its mail alone."""
    intent = (message.alone.intent if message.alone else message.intent) or Intent.GENERAL
    needs = message.alone.needs if message.alone else message.needs
    return Verdict(
        kind=message.kind or Kind.HUMAN,
        intent=intent,
        reason=message.reason,
        confidence=message.confidence,
        sure=message.sure,
        also=message.also,
        needs={slot: Need(_frozen(need["value"]), need["quote"]) for slot, need in needs.items()},
        ready=Readiness(message.ready) if message.ready else None,
        asks=tuple(message.asks),
        wants_human=message.wants_human,
        sentiment=message.sentiment,
        has_agent=message.has_agent,
        language=message.language,
        wishes=tuple(message.wishes),
        claims=message.claims,
        stop=Scope.EVERYTHING if intent is Intent.UNSUBSCRIBE and message.sure else None,
        portal=PortalLead("untrusted") if message.portal_untrusted else None,
        forged=message.forged,
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
