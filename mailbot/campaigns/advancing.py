"""What time does to campaigns: they start, half-written audiences are completed, steps follow, ends come.

Every few seconds each open campaign is looked at, for days, and its deliveries are tens of thousands. So one that keeps
it open is remembered and asked first, and followers are looked for only from when the first of them can be ready.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from mailbot import hands
from mailbot.campaigns.launch import (
    BATCH,
    Addressee,
    addressee_of,
    call_off,
    complete_audience,
    fell_due_before_restoration,
    move,
    pause,
    step_delivery,
)
from mailbot.delivery import ledger
from mailbot.delivery.notices import notify
from mailbot.desk import Desk
from mailbot.errors import MailbotError, OutsideError
from mailbot.store import FALLING, LONG_AGO, object_id
from models.campaign import Campaign, CampaignState
from models.contact import Contact
from models.delivery import Delivery, DeliveryState
from models.event import EventKind

log = logging.getLogger(__name__)

DEADLY = f"mailbot ended {hands.MOST_LOST} times while it moved it along; resume or cancel it"
STRAGGLERS_FOR = timedelta(days=30)  # how long after a cancelling rows that slipped past it are looked for
UNFINISHED = (*ledger.NOT_YET_GONE, DeliveryState.HANDED_OVER, DeliveryState.HELD)
LATEST_FIRST = (("due_at", FALLING), ("_id", FALLING))

Row = Mapping[str, Any]


async def advance(desk: Desk) -> None:
    """One look at every open campaign; what was cancelled is seen to wait no more."""
    for campaign in await desk.store.find(
        Campaign, {"state": {"$in": [CampaignState.SCHEDULED, CampaignState.RUNNING]}}
    ):
        if hands.is_at_it(desk, campaign.hand):
            continue
        with _own_misfortune(campaign):
            async with hands.in_hand(desk, campaign) as hand:
                await (_leave_to_a_person if hands.is_deadly(hand) else _move_along)(desk, campaign)
    await _call_off_stragglers(desk)


@contextmanager
def _own_misfortune(campaign: Campaign) -> Iterator[None]:
    """What fails at one campaign is tried again at the next look, and keeps no other from moving."""
    try:
        yield
    except OutsideError:
        raise
    except MailbotError as problem:
        log.warning("campaign %s does not move along: %s", campaign.number, problem)
    except Exception:
        log.exception("campaign %s does not move along", campaign.number)


async def _move_along(desk: Desk, campaign: Campaign) -> None:
    if not campaign.audience_written:
        await complete_audience(desk, campaign)
    if campaign.state is CampaignState.SCHEDULED:
        await _start_if_due(desk, campaign)
    else:
        await _follow_up(desk, campaign)
        await _end_if_done(desk, campaign)


async def _leave_to_a_person(desk: Desk, campaign: Campaign) -> None:
    """Pause a campaign over which process after process died: else it would be met again at each start, for ever."""
    log.error("campaign %s is paused: %s", campaign.number, DEADLY)
    text = f"Each time that it moved the campaign {campaign.name!r} along, mailbot ended before it was through. It is\n"
    text += "paused: nothing more of it leaves, and nothing is lost.\n\n"
    text += f"Look at it:        mailbot campaign report {campaign.number}\n"
    text += f"Try it again:      mailbot campaign resume {campaign.number}\n"
    text += f"Stop it for good:  mailbot campaign cancel {campaign.number}"
    key = f"deadly-campaign:{campaign.number}:{desk.now():%Y%m%d}"
    await notify(desk, key, f"Campaign {campaign.number} is paused", text)
    await pause(desk, campaign.number, actor="mailbot", reason=DEADLY)


async def _call_off_stragglers(desk: Desk) -> None:
    """Rows of cancelled campaigns that still wait: whoever wrote them, or cancelled, died before calling them off."""
    lately = {"ended_at": {"$gt": desk.now() - STRAGGLERS_FOR}}
    for campaign in await desk.store.find(Campaign, {"state": CampaignState.CANCELLED}, then=lately):
        waiting = {"campaign": campaign.number, "state": {"$in": list(ledger.NOT_YET_GONE)}}
        if await desk.store.first(Delivery, waiting):
            await call_off(desk, campaign)


async def _start_if_due(desk: Desk, campaign: Campaign) -> None:
    if campaign.start_at is not None and campaign.start_at > desk.now():
        return
    lateness = desk.now() - campaign.start_at if campaign.start_at else timedelta()
    event: EventKind
    if lateness > timedelta(hours=desk.config.sending.max_lateness_hours):
        reason = f"it should have started at {campaign.start_at:%Y-%m-%d %H:%M} UTC; resume or cancel it"
        state, event = CampaignState.PAUSED, "campaign.too_late"
    else:
        reason, state, event = "", CampaignState.RUNNING, "campaign.started"
    await move(desk, campaign, (CampaignState.SCHEDULED,), {"state": state, "reason": reason}, event, reason)


# ------------------------------------------------------------------------------------------------ following steps


async def _follow_up(desk: Desk, campaign: Campaign) -> None:
    """Queue the next step for those who got the one before long enough ago; the gate drops those who replied.

    Whoever gets a mail from now on is ready a whole wait later: until the first can be, nobody is looked for.
    """
    now = desk.now()
    if len(campaign.steps) == 1 or (campaign.follow_at or LONG_AGO) > now:
        return
    fields = ("step", "ended_at", "contact_id", "thread_id")
    waiting = {**_to_follow(campaign), "ended_at": {"$gt": LONG_AGO}}
    got = await desk.store.rows(Delivery, _accepted(campaign), fields, then=waiting)
    ready = [row for row in got if _ready_at(campaign, row) <= now][:BATCH]
    followed = await _queue_next(desk, campaign, ready)
    shortest = min(step.wait_days for step in campaign.steps[1:])
    times = [_ready_at(campaign, row) for row in got if row["_id"] not in followed]
    await desk.store.change(
        Campaign, str(campaign.id), set={"follow_at": min([*times, now + timedelta(days=shortest)])}
    )


async def _queue_next(desk: Desk, campaign: Campaign, rows: Sequence[Row]) -> set[Any]:
    """Queue what follows on some deliveries, then mark them: dying between the two queues nothing twice.

    Returns the ids of those deliveries, without any whose contact is just being merged into another.
    """
    people = await desk.store.rows_by_ids(Contact, (row["contact_id"] for row in rows), ["addresses"])
    nobodies = [row for row in rows if not row["contact_id"]]  # they were erased
    rows = [row for row in rows if row["contact_id"] in people]
    await ledger.enqueue_all(
        desk, [_next_delivery(desk, campaign, row, addressee_of(people[row["contact_id"]])) for row in rows]
    )
    done = [*rows, *nobodies]
    await desk.store.change_group(Delivery, [str(row["_id"]) for row in done], set={"followed": True})
    return {row["_id"] for row in done}


def _next_delivery(desk: Desk, campaign: Campaign, row: Row, to: Addressee) -> Delivery:
    fell_due = _ready_at(campaign, row)
    due = fell_due if fell_due_before_restoration(campaign, fell_due) else desk.now()
    return step_delivery(campaign, row["step"] + 1, to, due, row.get("thread_id") or "")


def _ready_at(campaign: Campaign, row: Row) -> datetime:
    ended: datetime = row["ended_at"]
    return ended + timedelta(days=campaign.steps[row["step"] + 1].wait_days)


# ------------------------------------------------------------------------------------------------ the end


async def _end_if_done(desk: Desk, campaign: Campaign) -> None:
    if await _is_open(desk, campaign):
        return
    changed = {"state": CampaignState.DONE, "ended_at": desk.now()}
    await move(desk, campaign, (CampaignState.RUNNING,), changed, "campaign.done", quiet=True)


async def _is_open(desk: Desk, campaign: Campaign) -> bool:
    """Whether any of its deliveries is unfinished, or is still to be followed by the next step.

    The embedded store reads all that fit to find one, so the last of them is remembered: while it keeps the campaign
    open, no other has to be read.
    """
    if campaign.waits_for and await _keeps_open(desk, campaign, campaign.waits_for):
        return True
    unfinished = {"campaign": campaign.number, "state": {"$in": list(UNFINISHED)}}
    last = await desk.store.first(Delivery, unfinished, sort=LATEST_FIRST)
    if last is None and len(campaign.steps) > 1:
        last = await desk.store.first(Delivery, _accepted(campaign), then=_to_follow(campaign), sort=LATEST_FIRST)
    if last is not None:
        await desk.store.change(Campaign, str(campaign.id), set={"waits_for": str(last.id)})
    return last is not None


async def _keeps_open(desk: Desk, campaign: Campaign, delivery_id: str) -> bool:
    unfinished = {"state": {"$in": list(UNFINISHED)}}
    to_follow = {"state": DeliveryState.ACCEPTED, **_to_follow(campaign)}
    named = {"_id": object_id(delivery_id, Delivery)}
    return bool(await desk.store.rows(Delivery, named, ["_id"], then={"$or": [unfinished, to_follow]}))


def _accepted(campaign: Campaign) -> dict[str, object]:
    return {"campaign": campaign.number, "state": DeliveryState.ACCEPTED}


def _to_follow(campaign: Campaign) -> dict[str, object]:
    """What an accepted delivery is while the next step is still to be queued after it."""
    return {"followed": False, "step": {"$lt": len(campaign.steps) - 1}}
