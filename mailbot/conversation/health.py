"""How mailbot is: mailboxes, database, models, jobs and queues, from what is kept; the health page and metrics."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from importlib.metadata import version

from mailbot.desk import Desk
from mailbot.paging import newest
from models.campaign import Campaign, CampaignState
from models.cursor import MailboxCursor
from models.delivery import Delivery, DeliveryState
from models.heartbeat import Heartbeat
from models.model_budget import ModelBudget, day_scope
from models.model_call import ModelCall
from models.week import Spent, Week

DEAD_AFTER = timedelta(seconds=60)  # a daemon that has said nothing for so long
MOST_QUEUED = 1000  # mails besides campaigns that are counted; shown as "999+"
RECENT_QUESTIONS = 10
_WAITING = (DeliveryState.QUEUED, DeliveryState.DEFERRED, DeliveryState.CLAIMED, DeliveryState.HANDED_OVER)


@dataclass(frozen=True, slots=True)
class RunningCampaign:
    """A campaign under way, as it was last added up."""

    number: int
    name: str
    state: str
    states: Mapping[str, int]  # deliveries by state


@dataclass(frozen=True, slots=True)
class Health:
    """Everything. `latency` is the database's in seconds; `spent_today` in millionths of the currency unit."""

    heartbeat: Heartbeat | None
    alive: bool
    mailboxes: tuple[MailboxCursor, ...]
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
        alive=heartbeat is not None and desk.now() - heartbeat.at < DEAD_AFTER,
        mailboxes=tuple(await desk.store.find(MailboxCursor, {"mailbox": {"$gt": ""}})),
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
    rows = await desk.store.rows(Campaign, open_, ["number", "name", "state", "sums.states"])
    return tuple(
        RunningCampaign(row["number"], row["name"], row["state"], (row.get("sums") or {}).get("states") or {})
        for row in rows
    )
