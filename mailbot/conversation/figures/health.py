"""How mailbot is: mailboxes, database, models, jobs and queues, from what is kept; the health page and metrics."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import version

from mailbot.conversation import mailbox_health
from mailbot.delivery import halting
from mailbot.desk import Desk
from mailbot.paging import newest
from models.campaign import Campaign, CampaignState
from models.cursor import MailboxCursor
from models.delivery import Delivery, DeliveryState
from models.event import Event
from models.halt import Halt
from models.heartbeat import Heartbeat
from models.model_budget import ModelBudget, day_scope
from models.model_call import ModelCall
from models.week import Spent, Week

DEAD_AFTER = timedelta(seconds=60)  # a daemon that has said nothing for so long, or said so from the future
MOST_QUEUED = 1000  # mails besides campaigns that are counted; shown as "999+"
RECENT_QUESTIONS = 10
LONGEST_SINCE = timedelta(minutes=10)  # campaigns are added up more often than that
_WAITING = (DeliveryState.QUEUED, DeliveryState.DEFERRED, DeliveryState.CLAIMED, DeliveryState.HANDED_OVER)
_ENDED = (DeliveryState.ACCEPTED, DeliveryState.FAILED, DeliveryState.SKIPPED, DeliveryState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class RunningCampaign:
    """A campaign under way: its last sums, with what has ended since."""

    number: int
    name: str
    state: str
    states: Mapping[str, int]  # deliveries by state


@dataclass(frozen=True, slots=True)
class Health:
    """Everything. `latency` is the database's in seconds; `spent_today` in millionths of the currency unit."""

    heartbeat: Heartbeat | None
    alive: bool
    mailboxes: tuple[MailboxCursor, ...]  # of the present settings; rows of earlier ones are kept for their return
    halt: Halt | None  # why no mail can leave, where none can
    latency: float
    database: str
    queued: Mapping[str, int]  # mail besides campaigns that waits, by state
    campaigns: tuple[RunningCampaign, ...]
    questions: tuple[ModelCall, ...]  # the last ones, newest first
    spent_today: int
    spent: Spent  # this week
    version: str

    @property
    def depth(self) -> int:
        """All mail that waits to leave."""
        return sum(self.queued.values()) + sum(
            campaign.states.get(state, 0) for campaign in self.campaigns for state in _WAITING
        )


async def health_of(desk: Desk) -> Health:
    """How everything is at this moment. Raises StoreError."""
    began = time.monotonic()
    await desk.store.ping()
    latency = time.monotonic() - began
    heartbeat = await desk.store.first(Heartbeat, {})
    asked = await newest(desk.store, ModelCall, "at", limit=RECENT_QUESTIONS, now=desk.now(), oldest=7)
    today = desk.now().astimezone(desk.config.business.zone).date()
    budget = await desk.store.first(ModelBudget, {"scope": day_scope(today)})
    monday = (today - timedelta(days=today.weekday())).isoformat()
    week = await desk.store.first(Week, {"week": monday})
    return Health(
        heartbeat=heartbeat,
        alive=heartbeat is not None and abs(desk.now() - heartbeat.at) < DEAD_AFTER,
        halt=await halting.standing(desk),
        mailboxes=await mailbox_health.shown(desk),
        latency=latency,
        database=await _database(desk),
        queued=await _queued(desk),
        campaigns=await _running(desk),
        questions=asked.rows,
        spent_today=budget.spent if budget else 0,
        spent=week.spent if week else Spent(),
        version=version("mailbot"),
    )


async def _database(desk: Desk) -> str:
    """What the database calls itself."""
    info = await desk.store.about()
    return f"{'the embedded store' if not desk.config.database.uri.get_secret_value() else 'MongoDB'} {info}"


async def _queued(desk: Desk) -> dict[str, int]:
    """Answers, notices and invitations that wait: few by nature, unlike campaigns."""
    found: Counter[str] = Counter()
    for state in _WAITING:
        rows = await desk.store.rows(Delivery, {"campaign": 0, "state": state}, ["_id"], limit=MOST_QUEUED)
        found[state.value] = len(rows)
    return dict(found)


async def _running(desk: Desk) -> tuple[RunningCampaign, ...]:
    open_ = {"state": {"$in": [CampaignState.RUNNING, CampaignState.PAUSED, CampaignState.SCHEDULED]}}
    rows = await desk.store.rows(Campaign, open_, ["number", "name", "state", "sums.states", "sums.at"])
    kept = {row["number"]: row.get("sums") or {} for row in rows}
    since = await _ended_since(desk, {number: sums["at"] for number, sums in kept.items() if sums})
    return tuple(
        RunningCampaign(
            row["number"],
            row["name"],
            row["state"],
            brought_up(kept[row["number"]].get("states") or {}, since[row["number"]]),
        )
        for row in rows
    )


def brought_up(states: Mapping[str, int], ended: Mapping[str, int]) -> dict[str, int]:
    """Sums of some minutes ago with what has ended since: each of those waited then."""
    now = Counter(states)
    for state, count in ended.items():
        left = count
        for waiting in _WAITING:
            moved = min(left, now[waiting.value])
            now[waiting.value] -= moved
            now[state] += moved
            left -= moved
    return {state: count for state, count in now.items() if count > 0}


async def _ended_since(desk: Desk, summed: Mapping[int, datetime]) -> defaultdict[int, Counter[str]]:
    """What became of campaigns' mail since each was added up, by the history, which is short for so short a time."""
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    if not summed:
        return found
    since = max(min(summed.values()), desk.now() - LONGEST_SINCE)
    rows = await desk.store.rows(
        Event,
        {"created_at": {"$gte": since}},
        ["kind", "campaign", "created_at"],
        then={"kind": {"$in": [f"delivery.{state}" for state in _ENDED]}, "campaign": {"$in": list(summed)}},
    )
    for row in rows:
        if row["created_at"] >= summed[row["campaign"]]:
            found[row["campaign"]][row["kind"].partition(".")[2]] += 1
    return found
