"""Campaigns added up: at once while they are small, kept on the campaign by a job where counting takes its time."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from mailbot import hands
from mailbot.campaigns.outcomes import FIELDS, outcomes
from mailbot.desk import Desk
from mailbot.store import LONG_AGO
from models.campaign import Campaign, CampaignState, Sums
from models.delivery import Bounce, Delivery

log = logging.getLogger(__name__)

SMALL = 2_000  # recipients that are counted whenever somebody looks: some 50 ms on the embedded store
MOST_REASONS = 40  # different reasons that are told apart; servers put much into theirs
WHILE_OPEN = timedelta(minutes=1)
AFTERWARDS = timedelta(hours=1)  # replies and bounces still come
FOLLOWED_FOR = timedelta(days=60)  # after its end
OPEN = (CampaignState.RUNNING, CampaignState.PAUSED, CampaignState.SCHEDULED)

_FIELDS = (*FIELDS, "reason", "due_at", "bounce")


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
        if _is_due(campaign, now) and await _signed(desk, campaign):
            summed: dict[str, object] = {"summing": None}
            try:
                summed["sums"] = await add_up(desk, campaign)
                done += 1
            finally:
                await desk.store.change(Campaign, str(campaign.id), set=summed)
    return done


async def _signed(desk: Desk, campaign: Campaign) -> bool:
    """Sign for a campaign; False where so many processes died over adding it up that nobody is to, until it is resumed.

    The signature of the last stays then, so that no later start counts anew. Its sums are as old as they say.
    """
    before, hand = campaign.summing, hands.signed(desk, campaign.summing)
    if not hands.is_deadly(before):
        await desk.store.change(Campaign, str(campaign.id), set={"summing": hand})
        if hands.is_deadly(hand):
            log.error("campaign %s is not added up: mailbot ended %s times over it", campaign.number, hand.lost)
    return not hands.is_deadly(hand)


async def add_up(desk: Desk, campaign: Campaign) -> Sums:
    """Count every delivery of a campaign."""
    zone, at = desk.config.business.zone, desk.now()
    states: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    people: set[str] = set()
    days: defaultdict[str, Counter[str]] = defaultdict(Counter)
    latest: dict[str, datetime] = {}
    came_back: Counter[str] = Counter()
    rows = await desk.store.rows(Delivery, {"campaign": campaign.number}, _FIELDS)
    for row in rows:
        states[row["state"]] += 1
        people.add(row["recipient"])
        latest[row["state"]] = max(row["due_at"], latest.get(row["state"], row["due_at"]))
        if row.get("reason"):
            reasons[row["reason"]] += 1
        if row["state"] == "accepted" and row.get("ended_at"):
            days[_day(row["ended_at"], zone)]["accepted"] += 1
        bounce = Bounce.model_validate(row["bounce"]) if row.get("bounce") else None
        if bounce and not (bounce.delayed and row.get("replied_at")):
            came_back[bounce.kind] += 1
            if not bounce.delayed:
                days[_day(bounce.at, zone)]["bounced"] += 1
    found = (await outcomes(desk, campaign.number, rows, whole=True)).values()
    replied = [one for one in found if one.sent and one.replied_at]
    for one in replied:
        days[_day(one.replied_at or at, zone)]["replied"] += 1
    return Sums(
        at=at,
        recipients=len(people),
        states=dict(states),
        reasons=dict(reasons.most_common(MOST_REASONS)),
        replied=len(replied),
        engaged=sum(one.engaged for one in replied),
        calls=sum(one.call for one in replied),
        unsubscribed=sum(one.unsubscribed for one in found),
        bounced_hard=came_back["hard"],
        bounced_soft=came_back["soft"],
        delayed=came_back["delayed"],
        intents=dict(Counter(one.intent or "unread" for one in replied).most_common()),
        days={day: dict(counts) for day, counts in sorted(days.items())},
        latest=latest,
    )


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
