"""Weeks in figures, for the analytics: kept by a job, a few weeks each time, so that no page counts anything.

A week holds the conversations in which the lead last wrote then: so each conversation is counted in one week, and
moves on when they write again. The current week and the one before are counted at every run, the others in turn.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from mailbot.batches import batches
from mailbot.desk import Desk
from mailbot.store import LONG_AGO
from models.call import COUNTED, Call
from models.delivery import Delivery, DeliveryState, Purpose
from models.message import Intent, Message
from models.model_call import ModelCall
from models.thread import Thread, is_engaged
from models.week import Answers, Spent, Talks, Week

WEEKS = 26  # half a year
OTHERS_A_RUN = 4  # older weeks, besides the current one and the one before
# How fast an answer was, in seconds, and how that is called.
WITHIN: tuple[tuple[float, str], ...] = (
    (60, "a minute"),
    (300, "5 minutes"),
    (900, "15 minutes"),
    (3600, "an hour"),
    (4 * 3600, "4 hours"),
    (24 * 3600, "a day"),
    (float("inf"), "longer"),
)
_AT_ONCE = 50  # ids that the embedded store looks up quickly


async def refresh(desk: Desk) -> int:
    """Count some weeks anew; how many. What the job calls."""
    mondays = last_mondays(desk)
    known = {week.week: week for week in await desk.store.find(Week, {"week": {"$gte": _name(mondays[-1])}})}
    counted_at = {monday: known[_name(monday)].at if _name(monday) in known else LONG_AGO for monday in mondays[2:]}
    others = sorted(counted_at, key=lambda monday: counted_at[monday])
    due = [*mondays[:2], *others[:OTHERS_A_RUN]]
    for monday in due:
        counted = await count_week(desk, monday)
        await desk.store.put(Week, {"week": counted.week}, set=counted.model_dump(exclude=_NOT_SET))
    return len(due)


async def kept_weeks(desk: Desk, count: int = WEEKS) -> list[Week]:
    """The last weeks, oldest first; those that were never counted are left out."""
    first = _name(last_mondays(desk)[count - 1])
    return await desk.store.find(Week, {"week": {"$gte": first}}, sort=[("week", 1)])


async def count_week(desk: Desk, monday: date) -> Week:
    """Count one week of the account's zone."""
    zone = desk.config.business.zone
    span = {
        "$gte": datetime.combine(monday, time(), zone),
        "$lt": datetime.combine(monday + timedelta(days=7), time(), zone),
    }
    talks = {"merged_into": "", "intent": {"$ne": Intent.SPAM}}
    threads = await desk.store.rows(Thread, {"last_inbound_at": span}, ("intent", "exchanges"), then=talks)
    called = await _with_calls(desk, [str(row["_id"]) for row in threads])
    questions = await desk.store.rows(
        ModelCall, {"at": span}, ("outcome", "input_tokens", "output_tokens", "cost", "campaign")
    )
    return Week(
        week=_name(monday),
        at=desk.now(),
        talks=_talks(threads, called),
        by_intent=_talks_by_intent(threads, called),
        answers=await _answers(desk, span),
        spent=_spent(questions),
        cost_by_campaign=_cost_by_campaign(questions),
    )


def last_mondays(desk: Desk) -> list[date]:
    """The beginnings of the last WEEKS weeks in the account's zone, this week's first."""
    today = desk.now().astimezone(desk.config.business.zone).date()
    monday = today - timedelta(days=today.weekday())
    return [monday - timedelta(weeks=back) for back in range(WEEKS)]


_NOT_SET = {"id", "account_id", "created_at", "revision_id", "week"}


def _name(monday: date) -> str:
    return monday.isoformat()


def _talks(threads: Iterable[Mapping[str, Any]], called: set[str]) -> Talks:
    rows = list(threads)
    return Talks(
        replied=len(rows),
        engaged=sum(is_engaged(row.get("exchanges", 0), has_call=str(row["_id"]) in called) for row in rows),
        calls=sum(str(row["_id"]) in called for row in rows),
    )


def _talks_by_intent(threads: Iterable[Mapping[str, Any]], called: set[str]) -> dict[str, Talks]:
    groups: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in threads:
        groups[str(row.get("intent") or "unread")].append(row)
    return {name: _talks(rows, called) for name, rows in sorted(groups.items())}


async def _with_calls(desk: Desk, thread_ids: Sequence[str]) -> set[str]:
    """Those of the threads in which a call is booked or was held."""
    found: set[str] = set()
    counted = {"state": {"$in": list(COUNTED)}}
    for some in batches(thread_ids, _AT_ONCE):
        rows = await desk.store.rows(Call, {"thread_id": {"$in": some}}, ["thread_id"], then=counted)
        found |= {row["thread_id"] for row in rows}
    return found


async def _answers(desk: Desk, span: Mapping[str, datetime]) -> Answers:
    """From the moment that the lead's mail came in to the moment that the server took our answer."""
    accepted = {"campaign": 0, "state": DeliveryState.ACCEPTED, "due_at": span}
    replies = await desk.store.rows(Delivery, accepted, ("answers", "ended_at"), then={"purpose": Purpose.REPLY})
    came = await desk.store.rows_by_ids(Message, (row.get("answers") for row in replies), ["received_at"])
    took = sorted(
        max(0.0, (row["ended_at"] - came[row["answers"]]["received_at"]).total_seconds())
        for row in replies
        if row.get("ended_at") and row.get("answers") in came
    )
    if not took:
        return Answers()
    within = Counter(next(name for most, name in WITHIN if seconds <= most) for seconds in took)
    tenth = took[min(len(took) - 1, len(took) * 9 // 10)]
    return Answers(count=len(took), median=took[len(took) // 2], slowest_tenth=tenth, within=dict(within))


def _spent(questions: Sequence[Mapping[str, Any]]) -> Spent:
    return Spent(
        calls=len(questions),
        failed=sum(row["outcome"] != "answered" for row in questions),
        input_tokens=sum(row["input_tokens"] for row in questions),
        output_tokens=sum(row["output_tokens"] for row in questions),
        cost=sum(row.get("cost") or 0 for row in questions),
        without_price=sum(row.get("cost") is None for row in questions),
    )


def _cost_by_campaign(questions: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for row in questions:
        sums[str(row.get("campaign") or 0)] += row.get("cost") or 0
    return dict(sums)
