"""What came of a campaign, person by person: the one place that says who replied, was engaged, has a call, left.

Each figure is a part of the one before: sent, replied, engaged, calls. Reports, sums and analytics count these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mailbot.batches import batches
from mailbot.delivery.suppression import campaign_scope
from mailbot.desk import Desk
from mailbot.store import LONG_AGO
from models.base import Scoped
from models.call import COUNTED, Call
from models.delivery import DeliveryState
from models.message import Intent
from models.suppression import EVERYTHING, Suppression, SuppressionReason
from models.thread import Thread, is_engaged

AT_ONCE = 50  # that the embedded store looks up quickly
FIELDS = ("recipient", "contact_id", "state", "ended_at", "replied_at", "thread_id")
_TOLD_OF_THREADS = ("number", "contact_id", "intent", "exchanges", "last_inbound_at")
_OF_PEOPLE: Mapping[str, Any] = {"merged_into": "", "intent": {"$ne": Intent.SPAM}}
_Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a campaign with one person. `thread` is a number, 0 for none; `intent` what they want."""

    sent: bool = False  # the mail server took it
    replied_at: datetime | None = None  # they wrote in one of its conversations
    thread: int = 0
    intent: str = ""
    engaged: bool = False  # they wrote again after our answer, or have a call
    call: bool = False  # it is booked or took place; a cancelled one is none
    unsubscribed: bool = False  # after it had reached them


def person_of(row: _Row) -> str:
    """Whose a delivery is: the contact, or the address where they were erased."""
    return str(row.get("contact_id") or row["recipient"])


async def outcomes(desk: Desk, campaign: int, rows: Sequence[_Row], *, whole: bool = False) -> dict[str, Outcome]:
    """The outcome for each person of some deliveries, given with FIELDS; `whole` where these are all it has."""
    by_person: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        by_person[person_of(row)].append(row)
    threads = await _threads(desk, campaign, rows, None if whole else list(by_person))
    called = await _called(desk, [str(thread["_id"]) for several in threads.values() for thread in several])
    left = await _left(desk, campaign, rows)
    return {person: _outcome(theirs, threads.get(person, []), called, left) for person, theirs in by_person.items()}


def _outcome(rows: Sequence[_Row], threads: Sequence[_Row], called: set[str], left: Mapping[str, datetime]) -> Outcome:
    answers = [row["replied_at"] for row in rows if row.get("replied_at")]
    answers = answers or [thread["last_inbound_at"] for thread in threads]
    latest = max(threads, key=lambda thread: thread.get("last_inbound_at") or LONG_AGO, default={})
    has_call = any(str(thread["_id"]) in called for thread in threads)
    reached = [row["ended_at"] for row in rows if row["state"] == DeliveryState.ACCEPTED and row.get("ended_at")]
    return Outcome(
        sent=any(row["state"] == DeliveryState.ACCEPTED for row in rows),
        replied_at=min(answers, default=None),
        thread=latest.get("number", 0) if answers else 0,
        intent=(latest.get("intent") or "") if answers else "",
        engaged=any(is_engaged(thread.get("exchanges", 0), has_call=has_call) for thread in threads),
        call=has_call,
        unsubscribed=bool(reached) and any(left.get(row["recipient"], LONG_AGO) >= min(reached) for row in rows),
    )


async def _threads(
    desk: Desk, campaign: int, rows: Sequence[_Row], people: Sequence[str] | None
) -> dict[str, list[_Row]]:
    """The campaign's conversations in which somebody wrote, by person; of `people`, or all of them."""
    wrote = {"last_inbound_at": {"$gt": LONG_AGO}}
    if people is None:
        found = await desk.store.rows(Thread, {"campaign": campaign, **wrote}, _TOLD_OF_THREADS, then=_OF_PEOPLE)
    else:
        theirs = {"campaign": campaign, **_OF_PEOPLE, **wrote}
        found = await _among(desk, Thread, "contact_id", people, theirs, _TOLD_OF_THREADS)
    known = {str(thread["_id"]) for thread in found}
    answered = {row["thread_id"]: person_of(row) for row in rows if row.get("replied_at") and row.get("thread_id")}
    others = await desk.store.rows_by_ids(Thread, [one for one in answered if one not in known], _TOLD_OF_THREADS)
    by_person: defaultdict[str, list[_Row]] = defaultdict(list)
    for thread in found:
        by_person[answered.get(str(thread["_id"])) or thread.get("contact_id") or ""].append(thread)
    for thread_id, thread in others.items():  # it became part of another campaign's conversation
        by_person[answered[str(thread_id)]].append({"_id": thread_id, **thread})
    return by_person


async def _called(desk: Desk, thread_ids: Sequence[str]) -> set[str]:
    rows = await _among(desk, Call, "thread_id", thread_ids, {"state": {"$in": list(COUNTED)}}, ["thread_id"])
    return {row["thread_id"] for row in rows}


async def _left(desk: Desk, campaign: int, rows: Sequence[_Row]) -> dict[str, datetime]:
    """When addresses asked for no more mail, or for none of this campaign, since it began to be sent."""
    first = min((row["ended_at"] for row in rows if row.get("ended_at")), default=None)
    if first is None:
        return {}
    stopped = {"reason": SuppressionReason.UNSUBSCRIBED, "scope": {"$in": [EVERYTHING, campaign_scope(campaign)]}}
    since = {"created_at": {"$gte": first}}
    found = await desk.store.rows(Suppression, since, ["address", "created_at"], then=stopped)
    return {row["address"]: row["created_at"] for row in found}


async def _among(
    desk: Desk,
    model: type[Scoped],
    field: str,
    values: Iterable[str],
    then: Mapping[str, Any],
    fields: Sequence[str],
) -> list[dict[str, Any]]:
    wanted, found = sorted(set(values)), list[dict[str, Any]]()
    for some in batches(wanted, AT_ONCE):
        found += await desk.store.rows(model, {field: {"$in": some}}, fields, then=then)
    return found
