"""What needs a person now, in numbers: each is of rows that are few by nature, found by an index of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from mailbot.conversation import promises
from mailbot.delivery import halting
from mailbot.delivery.doubts import doubtful
from mailbot.desk import Desk
from mailbot.paging import first, highest, newest_first
from mailbot.store import LONG_AGO
from models.base import Scoped
from models.call import Call, CallState
from models.cursor import MailboxCursor
from models.draft import Draft, DraftState
from models.message import Message, MessageState
from models.thread import Thread

MOST = 100  # shown as "99+"
ANSWERED_LATE = timedelta(days=30)  # what a person has left unanswered for longer is no news


@dataclass(frozen=True, slots=True)
class Counts:
    """What waits for a person. `moved_at` is when a lead last wrote: it changes when a list must be read again."""

    drafts: int = 0
    unanswered: int = 0  # conversations that a person has taken over, and whose lead wrote last
    promised: int = 0  # conversations whose lead was told that a person will answer
    waiting: int = 0  # conversations that are either
    calls_today: int = 0
    undecided: int = 0  # deliveries that are unknown or held
    quarantined: int = 0
    failing: int = 0  # folders that cannot be read, and the mail server where nothing can leave
    moved_at: str = ""


async def counts(desk: Desk) -> Counts:
    """The numbers of this moment, none of them beyond MOST."""
    left, to_keep = await unanswered(desk), await promises.to_keep(desk)
    return Counts(
        drafts=len(await highest(desk.store, Draft, "draft", {"state": DraftState.HELD}, ["_id"], most=MOST)),
        unanswered=len(left),
        promised=len(to_keep),
        waiting=len({thread.id for thread in (*left, *to_keep)}),
        calls_today=await _few(desk, Call, {"state": CallState.BOOKED, "starts_at": _rest_of_today(desk)}),
        undecided=len(await doubtful(desk, MOST)),
        quarantined=await _quarantined(desk),
        failing=len(await broken_mailboxes(desk)) + (await halting.standing(desk) is not None),
        moved_at=await _moved_at(desk),
    )


async def broken_mailboxes(desk: Desk) -> list[MailboxCursor]:
    """What of the mailbox cannot be read at the moment: all of it, or its Sent folder."""
    failing = {"failing_since": {"$gt": LONG_AGO}}
    return await desk.store.find(MailboxCursor, {"mailbox": desk.config.imap.mailbox}, then=failing)


async def unanswered(desk: Desk) -> list[Thread]:
    """Conversations of the last weeks that a person has taken over and whose lead wrote last, newest first.

    No more than MOST of them. An archived one was decided to need no answer.
    """
    taken_over = newest_first(
        desk.store,
        Thread,
        "last_inbound_at",
        where={"muted": True},
        then={"archived": {"$ne": True}, "merged_into": ""},
        now=desk.now(),
        oldest=ANSWERED_LATE.days,
    )
    return await first(MOST, (thread async for thread in taken_over if lead_wrote_last(thread)))


def lead_wrote_last(thread: Thread) -> bool:
    """Whether nothing of ours came after the lead's last mail."""
    heard, said = thread.last_inbound_at, thread.last_outbound_at
    return heard is not None and (said is None or heard > said)


def today(desk: Desk, days: int = 0) -> datetime:
    """When today began in the account's zone, or so many days later."""
    zone = desk.config.business.zone
    date = desk.now().astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(date, time(), zone)


async def _quarantined(desk: Desk) -> int:
    where = {"state": MessageState.QUARANTINED}
    return len(await first(MOST, newest_first(desk.store, Message, "received_at", where=where, now=desk.now())))


async def _few(desk: Desk, model: type[Scoped], where: dict[str, Any]) -> int:
    return len(await desk.store.rows(model, where, ["_id"], limit=MOST))


def _rest_of_today(desk: Desk) -> dict[str, datetime]:
    """A call that has just begun still counts."""
    return {"$gte": desk.now() - timedelta(hours=1), "$lt": today(desk, 1)}


async def _moved_at(desk: Desk) -> str:
    """Looks back a little only: what is older has been told before."""
    lately = {"last_inbound_at": {"$gt": desk.now() - timedelta(minutes=10)}}
    rows = await desk.store.rows(Thread, lately, ["last_inbound_at"])
    return max((row["last_inbound_at"].isoformat() for row in rows), default="")
