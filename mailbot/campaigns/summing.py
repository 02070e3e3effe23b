"""Campaigns added up: at once while they are small, kept on the campaign by a job where counting takes its time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from mailbot.desk import Desk
from mailbot.store import LONG_AGO
from models.call import Call, CallState
from models.campaign import Campaign, CampaignState, Sums
from models.delivery import Delivery
from models.message import Intent
from models.suppression import Suppression, SuppressionReason
from models.thread import Thread

SMALL = 2_000  # recipients that are counted whenever somebody looks: some 50 ms on the embedded store
MOST_REASONS = 40  # different reasons that are told apart; servers put much into theirs
WHILE_OPEN = timedelta(minutes=1)
AFTERWARDS = timedelta(hours=1)  # replies and bounces still come
FOLLOWED_FOR = timedelta(days=60)  # after its end
OPEN = (CampaignState.RUNNING, CampaignState.PAUSED, CampaignState.SCHEDULED)

_FIELDS = ("recipient", "state", "reason", "due_at", "ended_at", "replied_at", "bounce")


async def sums_of(desk: Desk, campaign: Campaign) -> Sums:
    """A campaign's sums: fresh for a small one, else as they were last kept."""
    kept = campaign.sums
    if kept is None or kept.recipients <= SMALL:
        return await add_up(desk, campaign)
    return kept


async def glance(desk: Desk, campaign: Campaign) -> Sums:
    """The same for a list of many: counted only while it is small and not over."""
    if campaign.launched_at is None:
        return campaign.sums or Sums(at=desk.now())
    return campaign.sums if campaign.sums and campaign.state not in OPEN else await sums_of(desk, campaign)


async def refresh(desk: Desk) -> int:
    """Add up anew what may have changed since; how many campaigns. What the job calls."""
    now, done = desk.now(), 0
    for campaign in await desk.store.find(Campaign, {"number": {"$gt": 0}}, then=_may_have_changed(now)):
        if _is_due(campaign, now):
            await desk.store.change(Campaign, str(campaign.id), set={"sums": await add_up(desk, campaign)})
            done += 1
    return done


async def add_up(desk: Desk, campaign: Campaign) -> Sums:
    """Count every delivery of a campaign."""
    zone, at = desk.config.business.zone, desk.now()
    states: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    people: set[str] = set()
    days: defaultdict[str, Counter[str]] = defaultdict(Counter)
    latest: dict[str, datetime] = {}
    replied = hard = soft = 0
    for row in await desk.store.rows(Delivery, {"campaign": campaign.number}, _FIELDS):
        states[row["state"]] += 1
        people.add(row["recipient"])
        latest[row["state"]] = max(row["due_at"], latest.get(row["state"], row["due_at"]))
        if row.get("reason"):
            reasons[row["reason"]] += 1
        if row["state"] == "accepted" and row.get("ended_at"):
            days[_day(row["ended_at"], zone)]["accepted"] += 1
        if row.get("replied_at"):
            replied += 1
            days[_day(row["replied_at"], zone)]["replied"] += 1
        bounce: dict[str, Any] = row.get("bounce") or {}
        if bounce:
            hard, soft = hard + bool(bounce["hard"]), soft + (not bounce["hard"])
            days[_day(bounce["at"], zone)]["bounced"] += 1
    intents, calls = await _talks(desk, campaign)
    return Sums(
        at=at,
        recipients=len(people),
        states=dict(states),
        reasons=dict(reasons.most_common(MOST_REASONS)),
        replied=replied,
        bounced_hard=hard,
        bounced_soft=soft,
        intents=intents,
        calls=calls,
        unsubscribed=await _unsubscribed(desk, campaign, people),
        days={day: dict(counts) for day, counts in sorted(days.items())},
        latest=latest,
    )


async def _talks(desk: Desk, campaign: Campaign) -> tuple[dict[str, int], int]:
    """What those want who answered, and how many of these conversations have a call."""
    begun = {"campaign": campaign.number, "last_inbound_at": {"$gt": LONG_AGO}}
    threads = await desk.store.rows(Thread, begun, ["intent"], then={"merged_into": "", "intent": {"$ne": Intent.SPAM}})
    intents = Counter(row.get("intent") or "unread" for row in threads)
    if not threads:
        return {}, 0
    called: set[str] = set()
    for state in (CallState.BOOKED, CallState.DONE):
        since = {"state": state, "starts_at": {"$gte": campaign.launched_at or LONG_AGO}}
        called |= {row["thread_id"] for row in await desk.store.rows(Call, since, ["thread_id"])}
    return dict(intents.most_common()), sum(str(row["_id"]) in called for row in threads)


async def _unsubscribed(desk: Desk, campaign: Campaign, people: Collection[str]) -> int:
    if campaign.launched_at is None:
        return 0
    since = {"created_at": {"$gte": campaign.launched_at}}
    stopped = {"reason": SuppressionReason.UNSUBSCRIBED}
    rows = await desk.store.rows(Suppression, since, ["address"], then=stopped)
    return len({row["address"] for row in rows if row["address"] in people})


def _may_have_changed(now: datetime) -> Mapping[str, Any]:
    """What `_is_due` could hold of: of all that are long over, nothing leaves the database."""
    since = {"$gt": now - FOLLOWED_FOR}
    either = ({"state": {"$in": list(OPEN)}}, {"ended_at": since}, {"launched_at": since}, {"sums": None})
    return {"launched_at": {"$gt": LONG_AGO}, "$or": list(either)}


def _is_due(campaign: Campaign, now: datetime) -> bool:
    if campaign.launched_at is None:
        return False
    if campaign.sums is None:
        return True
    if campaign.state in OPEN:
        return now - campaign.sums.at >= WHILE_OPEN
    ended = campaign.ended_at or campaign.launched_at
    return now - ended < FOLLOWED_FOR and now - campaign.sums.at >= AFTERWARDS


def _day(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d}"
