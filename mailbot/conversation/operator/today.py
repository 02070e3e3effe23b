"""The first page of the morning: what needs a person, what mailbot did, and where somebody new should begin."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from mailbot.conversation import call_desk, promises
from mailbot.conversation.figures import attention, tallying
from mailbot.conversation.figures.attention import Counts
from mailbot.conversation.operator import draft_desk, inbox
from mailbot.conversation.operator.draft_desk import DraftLine
from mailbot.conversation.operator.inbox import KEY, Line
from mailbot.delivery import halting
from mailbot.desk import Desk
from mailbot.store import object_id
from models.call import Call, CallState
from models.contact import Contact
from models.cursor import MailboxCursor
from models.halt import Halt
from models.property import Property, PropertyStatus
from models.thread import Stage, Thread

SHOWN = 5  # of each list
READY_DAYS = 14


@dataclass(frozen=True, slots=True)
class CallToday:
    """A call of today and whom it is with; `untold` says why the lead has not been told, where that is so."""

    call: Call
    name: str
    thread: int
    untold: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """The four steps of a beginning; each is done or still to do. `mailbox` says that it has been read once."""

    mailbox: bool
    facts: bool
    properties: bool
    contacts: bool

    @property
    def done(self) -> bool:
        return self.mailbox and self.facts and self.properties and self.contacts


@dataclass(frozen=True, slots=True)
class Today:
    """What the page shows. `happened` is by kind of event, since yesterday began."""

    counts: Counts
    unanswered: tuple[Line, ...]
    promised: tuple[Line, ...]
    drafts: tuple[DraftLine, ...]
    calls: tuple[CallToday, ...]
    ready: tuple[Line, ...]
    broken: tuple[MailboxCursor, ...]
    halt: Halt | None  # why no mail can leave, where none can
    happened: Mapping[str, int]
    start: Start


async def today(desk: Desk, *, begun: bool = False) -> Today:
    """Everything of this moment; `begun`: the beginning was seen done before, and is not looked at again.

    What does not depend on each other is read at once.
    """
    counts, ready, broken, halt, happened, start = await asyncio.gather(
        attention.counts(desk),
        _ready(desk),
        attention.broken_mailboxes(desk),
        halting.standing(desk),
        tallying.counts_since_yesterday(desk),
        _start(desk) if not begun else _done(),
    )
    return Today(
        counts=counts,
        unanswered=tuple(await _unanswered(desk) if counts.unanswered else ()),
        promised=tuple(await _promised(desk) if counts.promised else ()),
        drafts=tuple((await draft_desk.queue(desk, SHOWN)) if counts.drafts else ()),
        calls=tuple(await _calls(desk) if counts.calls_today else ()),
        ready=tuple(ready),
        broken=tuple(broken),
        halt=halt,
        happened=happened,
        start=start,
    )


async def _unanswered(desk: Desk) -> list[Line]:
    return await inbox.lines_of(desk, (await attention.unanswered(desk))[:SHOWN])


async def _promised(desk: Desk) -> list[Line]:
    return await inbox.lines_of(desk, (await promises.to_keep(desk))[:SHOWN], inbox.owed)


async def _calls(desk: Desk) -> list[CallToday]:
    since = desk.now() - timedelta(hours=1)
    soon = {"state": CallState.BOOKED, "starts_at": {"$gte": since, "$lt": attention.today(desk, 1)}}
    found = []
    for call in await desk.store.find(Call, soon, sort=[("starts_at", 1)], limit=20):
        contact = await desk.store.first(Contact, {"_id": object_id(call.contact_id)})
        thread = await desk.store.first(Thread, {"_id": object_id(call.thread_id)})
        name = (contact.name or contact.address) if contact else "somebody"
        untold = await call_desk.untold(desk, call)
        found.append(CallToday(call, name, thread.number if thread else 0, untold))
    return found


async def _ready(desk: Desk) -> list[Line]:
    """Leads who asked for a call or a visit and have none yet."""
    then = {
        KEY: {"$gte": desk.now() - timedelta(days=READY_DAYS)},
        "stage": {"$nin": [Stage.BOOKED, Stage.CLOSED]},
        "archived": {"$ne": True},
        "merged_into": "",
    }
    said = {"ready": {"$gt": ""}}  # few by nature, and found by an index of their own
    rows = await desk.store.find(Thread, said, then=then, sort=[(KEY, -1)], limit=SHOWN)
    return await inbox.lines_of(desk, rows)


async def _done() -> Start:
    return Start(mailbox=True, facts=True, properties=True, contacts=True)


async def _start(desk: Desk) -> Start:
    config = desk.config
    answers = {"mailbox": config.imap.mailbox, "folder": {"$in": config.imap.folders}}
    return Start(
        mailbox=await desk.store.first(MailboxCursor, answers) is not None,
        facts=bool(config.business.name and config.business.facts),
        properties=await desk.store.first(Property, {"status": PropertyStatus.ACTIVE, "price": {"$gte": 0}})
        is not None,
        contacts=await desk.store.first(Contact, {"number": {"$gte": 1, "$lte": 20}}) is not None,
    )
