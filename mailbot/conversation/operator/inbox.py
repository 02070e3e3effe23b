"""The conversations as a person reads them in the morning: by when the lead last wrote, filtered and searched.

Campaign mail that nobody answered is no conversation yet; it stands in its campaign's report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from mailbot.conversation import promises
from mailbot.conversation.figures.attention import lead_wrote_last
from mailbot.conversation.operator.spam import SPAM
from mailbot.desk import Desk
from mailbot.mail.terms import terms
from mailbot.paging import Page, highest, newest
from mailbot.store import LONG_AGO
from models.contact import Contact
from models.draft import Draft, DraftState
from models.message import Intent, Message
from models.thread import Stage, Thread

KEY = "last_inbound_at"
LIVE = timedelta(days=14)  # a conversation in which nothing was heard for longer is cold
PAGE = 40
EXCERPT = 140  # characters
MOST_WAITING = 200  # threads that are looked through for those who wait for a person
LEAST_PREFIX = 3  # letters that a word must have to be completed
COMPLETED = "~"  # ahead of the cursors of a search whose last word was completed


class Show(StrEnum):
    """Which conversations, in the order of the tabs."""

    ALL = "all"  # but archived ones
    NEEDS = "needs"  # a draft waits, or the lead wrote in a thread that a person has taken over
    RESPONDING = "responding"  # the lead wrote lately, and the next word is ours
    WAITING = "waiting"  # our answer is out, and the lead is quiet, not for long yet
    COLD = "cold"  # quiet for two weeks
    READY = "ready"  # they asked for a call or a visit, and none is booked
    QUALIFIED = "qualified"  # ready for a call, or one is offered or booked
    MUTED = "muted"
    STARRED = "starred"
    SPAM = "spam"  # with mail that was taken for spam
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants to see. Empty fields ask for nothing."""

    show: Show = Show.ALL
    intent: Intent | None = None
    campaign: int = 0
    property_ref: str = ""
    search: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One conversation of the list. `draft` is the number of a draft that waits, or 0."""

    thread: Thread
    name: str
    excerpt: str
    unread: bool
    draft: int


async def list_conversations(desk: Desk, asked: Asked, *, before: str = "", limit: int = PAGE) -> Page[Thread]:
    """One page of threads, newest word of a lead first."""
    words = terms(asked.search, most=8)
    if asked.search.strip() and not words:
        return Page(())
    if asked.show is Show.NEEDS:
        return await _needing(desk, asked, words, before, limit)
    if asked.show is Show.SPAM:
        return await _spam(desk, asked, words, before, limit)
    where, then = _conditions(desk, asked)
    if not words:
        return await _page(desk, where, then, before, limit)
    if not before.startswith(COMPLETED):
        longest, *others = sorted(words, key=len, reverse=True)
        found = await _page(desk, {"terms": longest}, {**then, **where, **_all_of(others)}, before, limit)
        if found.rows or before:
            return found
    return await _completed(desk, words, {**then, **where}, before.removeprefix(COMPLETED), limit)


def owed(thread: Thread) -> str:
    """The mail that a person is still to answer, as was promised."""
    return thread.promised_for or thread.last_inbound_id


def written_last(thread: Thread) -> str:
    """The last mail of the lead."""
    return thread.last_inbound_id


async def lines_of(desk: Desk, threads: Sequence[Thread], shown: Callable[[Thread], str] = written_last) -> list[Line]:
    """What a list shows of each thread; `shown` is the mail whose words stand there."""
    contacts = await desk.store.by_ids(Contact, (thread.contact_id for thread in threads))
    rows = await desk.store.rows_by_ids(Message, map(shown, threads), ["reply_text"])
    said = {mail: first_words(str(row.get("reply_text", ""))) for mail, row in rows.items()}
    held = await _held(desk, threads)
    return [
        Line(
            thread,
            _name(thread, contacts.get(thread.contact_id)),
            said.get(shown(thread), ""),
            is_unread(thread),
            held.get(str(thread.id), 0),
        )
        for thread in threads
    ]


def first_words(text: str) -> str:
    """How a mail begins: whole words, with an ellipsis where it goes on."""
    words = " ".join(text.split())
    if len(words) <= EXCERPT:
        return words
    return (words[:EXCERPT].rpartition(" ")[0] or words[: EXCERPT - 1]).rstrip(",;:–—-") + "…"


def is_unread(thread: Thread) -> bool:
    """Whether the lead wrote since a person last looked."""
    return thread.last_inbound_at is not None and (thread.seen_at is None or thread.last_inbound_at > thread.seen_at)


def _name(thread: Thread, contact: Contact | None) -> str:
    if contact is not None:
        return contact.name or contact.address
    return next(iter(thread.participants), "")


def _conditions(desk: Desk, asked: Asked) -> tuple[dict[str, Any], dict[str, Any]]:
    """The equality that an index leads with, and all else."""
    where, then = _shown(asked.show, desk.now() - LIVE)
    then = {"merged_into": "", **then}
    if asked.intent is not None:
        then["intent"] = asked.intent
    for field, value in (("sent_properties", asked.property_ref), ("campaign", asked.campaign)):
        if value:
            then |= where  # one index is as good as another; the narrower one leads
            where = {field: value}
    return where, then


def _shown(show: Show, live_since: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    awake = {"archived": {"$ne": True}}
    match show:
        case Show.ARCHIVED | Show.STARRED | Show.MUTED:
            return {show.value: True}, {}
        case Show.RESPONDING:
            open_ = {
                "intent": {"$ne": Intent.SPAM},
                "muted": False,
                "awaiting_lead": False,
                "stage": {"$ne": Stage.CLOSED},
            }
            return {}, {**awake, **open_, KEY: {"$gt": live_since}}
        case Show.WAITING:
            return {}, {**awake, "awaiting_lead": True, "last_at": {"$gt": live_since}}
        case Show.COLD:
            return {}, {**awake, "awaiting_lead": True, "last_at": {"$lte": live_since}}
        case Show.READY:
            return {}, {**awake, "ready": {"$gt": ""}, "stage": {"$nin": [Stage.BOOKED, Stage.CLOSED]}}
        case Show.QUALIFIED:
            far = [{"ready": {"$gt": ""}}, {"stage": {"$in": [Stage.PROPOSING, Stage.BOOKED]}}]
            return {}, {**awake, "$or": far}
        case _:
            return {}, awake


async def _page(desk: Desk, where: Mapping[str, Any], then: Mapping[str, Any], before: str, limit: int) -> Page[Thread]:
    return await newest(desk.store, Thread, KEY, where=where, then=then, before=before, limit=limit, now=desk.now())


async def _completed(
    desk: Desk, words: Sequence[str], then: Mapping[str, Any], before: str, limit: int
) -> Page[Thread]:
    """Nothing has the very words: perhaps the last one is not typed to its end. Its pages' cursors are marked."""
    *others, start = words
    if len(start) < LEAST_PREFIX:
        return Page(())
    begins = {"$and": [{"terms": {"$regex": f"^{re.escape(start)}"}}, _all_of(others)]}
    found = await _page(desk, {}, {**then, **begins}, before, limit)
    return replace(found, older=COMPLETED + found.older) if found.older else found


def _all_of(words: Sequence[str]) -> dict[str, Any]:
    return {"terms": {"$all": list(words)}} if words else {}


async def _needing(desk: Desk, asked: Asked, words: Sequence[str], before: str, limit: int) -> Page[Thread]:
    """Threads with a held draft or a promise to keep, and muted ones whose lead wrote last. Its cursor is a place."""
    waiting = await highest(desk.store, Draft, "draft", {"state": DraftState.HELD}, ["thread_id"], most=MOST_WAITING)
    drafted = await desk.store.by_ids(Thread, (row["thread_id"] for row in waiting))
    muted = await _page(desk, {"muted": True}, {"archived": {"$ne": True}}, "", MOST_WAITING)
    left = [thread for thread in muted.rows if lead_wrote_last(thread)]
    threads = {
        str(thread.id): thread
        for thread in (*drafted.values(), *left, *await promises.to_keep(desk))
        if not thread.merged_into
    }
    fitting = [thread for thread in threads.values() if _fits(thread, asked)]
    fitting = await _with_words(desk, fitting, words)
    ordered = sorted(fitting, key=lambda thread: thread.last_inbound_at or LONG_AGO, reverse=True)
    start = int(before) if before.isascii() and before.isdigit() and len(before) < 6 else 0
    end = start + limit
    return Page(tuple(ordered[start:end]), str(end) if len(ordered) > end else "")


async def _spam(desk: Desk, asked: Asked, words: Sequence[str], before: str, limit: int) -> Page[Thread]:
    """Threads by their mail that was taken for spam, newest first; archived ones are done with."""
    where, then = {"intent": Intent.SPAM}, {name: value for name, value in SPAM.items() if name != "intent"}
    mails = await newest(
        desk.store, Message, "received_at", where=where, then=then, before=before, limit=limit, now=desk.now()
    )
    found = await desk.store.by_ids(Thread, dict.fromkeys(mail.thread_id for mail in mails.rows if mail.thread_id))
    fitting = [thread for thread in found.values() if not thread.archived and _fits(thread, asked)]
    order = {mail.thread_id: place for place, mail in reversed(list(enumerate(mails.rows)))}
    fitting.sort(key=lambda thread: order[str(thread.id)])
    return Page(tuple(await _with_words(desk, fitting, words)), mails.older, mails.unfinished)


async def _with_words(desk: Desk, threads: list[Thread], words: Sequence[str]) -> list[Thread]:
    """Those of a few threads that a search finds."""
    if not words:
        return threads
    ids = [thread.id for thread in threads]
    named = await desk.store.rows_by_ids(Thread, ids, ["_id"], then=_all_of(words))
    return [thread for thread in threads if str(thread.id) in named]


def _fits(thread: Thread, asked: Asked) -> bool:
    return (
        asked.intent in (None, thread.intent)
        and asked.campaign in (0, thread.campaign)
        and (not asked.property_ref or asked.property_ref in thread.sent_properties)
    )


async def _held(desk: Desk, threads: Sequence[Thread]) -> dict[str, int]:
    """The drafts that wait in these threads, by thread."""
    if not threads:
        return {}
    of_them = {"thread_id": {"$in": [str(thread.id) for thread in threads]}}
    rows = await desk.store.rows(Draft, of_them, ["thread_id", "number"], then={"state": DraftState.HELD})
    return {row["thread_id"]: row["number"] for row in sorted(rows, key=lambda row: row["number"])}
