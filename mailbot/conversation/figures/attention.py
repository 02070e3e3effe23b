"""What needs a person now, in numbers: each is of rows that are few by nature, found by an index of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from mailbot.conversation import promises
from mailbot.delivery import halting
from mailbot.desk import Desk
from mailbot.store import LONG_AGO
from models.base import Scoped
from models.call import Call, CallState
from models.cursor import MailboxCursor
from models.delivery import Delivery, DeliveryState
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
    """The numbers of this moment."""
    left, to_keep = await unanswered(desk), await promises.to_keep(desk)
    unsettled = {"state": {"$in": [DeliveryState.UNKNOWN, DeliveryState.HELD]}}
    return Counts(
        drafts=await _few(desk, Draft, {"state": DraftState.HELD}),
        unanswered=len(left),
        promised=len(to_keep),
        waiting=len({thread.id for thread in (*left, *to_keep)}),
        calls_today=await _few(desk, Call, {"state": CallState.BOOKED, "starts_at": _rest_of_today(desk)}),
        undecided=await _few(desk, Delivery, unsettled),
        quarantined=await _few(desk, Message, {"state": MessageState.QUARANTINED}),
        failing=len(await broken_mailboxes(desk)) + (await halting.standing(desk) is not None),
        moved_at=await _moved_at(desk),
    )


async def broken_mailboxes(desk: Desk) -> list[MailboxCursor]:
    """What of the mailbox cannot be read at the moment: all of it, or its Sent folder."""
    failing = {"failing_since": {"$gt": LONG_AGO}}
    return await desk.store.find(MailboxCursor, {"mailbox": desk.config.imap.mailbox}, then=failing)


async def unanswered(desk: Desk) -> list[Thread]:
    """Conversations of the last weeks that a person has taken over and whose lead wrote last, newest first.

    An archived one was decided to need no answer.
    """
    lately = {"muted": True, "last_inbound_at": {"$gt": desk.now() - ANSWERED_LATE}}
    awake = {"archived": {"$ne": True}, "merged_into": ""}
    found = await desk.store.find(Thread, lately, then=awake, sort=[("last_inbound_at", -1)])
    return [thread for thread in found if lead_wrote_last(thread)]


def lead_wrote_last(thread: Thread) -> bool:
    """Whether nothing of ours came after the lead's last mail."""
    heard, said = thread.last_inbound_at, thread.last_outbound_at
    return heard is not None and (said is None or heard > said)


def today(desk: Desk, days: int = 0) -> datetime:
    """When today began in the account's zone, or so many days later."""
    zone = desk.config.business.zone
    date = desk.now().astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(date, time(), zone)


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
