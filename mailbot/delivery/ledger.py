"""The ledger: one row per recipient, from queued to its outcome, moved by conditional updates alone.

    queued ─claim→ claimed ─before DATA→ handed_over ─reply→ accepted | failed | deferred (→ claim again)
       │              │                        └─ nobody can tell → unknown
       └──────────────┴─ the gate, a pause, a stop → skipped

A row can be called off as long as it is queued or claimed, since `handed_over` demands the state `claimed`: whoever
stops mail (an unsubscription, a reply, a cancelled campaign) changes rows, and the race is decided by the database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from mailbot.desk import Desk
from mailbot.doors import Handover, Outcome
from mailbot.store import LONG_AGO, Change, event, object_id
from models.delivery import UNCLAIMED, Delivery, DeliveryState, Purpose
from models.event import EventKind

WAITING = (DeliveryState.QUEUED, DeliveryState.DEFERRED)
NOT_YET_GONE = (*WAITING, DeliveryState.CLAIMED)

UNSEEN_BY_LEADS = (Purpose.NOTICE, Purpose.TEST)

OUTCOMES: Mapping[DeliveryState, EventKind] = {
    DeliveryState.ACCEPTED: "delivery.accepted",
    DeliveryState.DEFERRED: "delivery.deferred",
    DeliveryState.FAILED: "delivery.failed",
    DeliveryState.UNKNOWN: "delivery.unknown",
}

# Minutes before the 2nd, 3rd … attempt, after RFC 5321 §4.5.4.1; when they are used up the delivery has failed.
RETRY_MINUTES = (1, 5, 15, 60, 240, 480, 960, 1440)


async def enqueue(desk: Desk, delivery: Delivery) -> bool:
    """Put a delivery into the ledger; False when one with the same key is there already."""
    added = await desk.store.add(delivery)
    if added:
        await desk.store.record("delivery.queued", delivery.purpose, **about(delivery))
    return added


async def enqueue_all(desk: Desk, deliveries: Sequence[Delivery]) -> int:
    """Put many into the ledger, leaving out those whose key is there already; how many went in."""
    return await desk.store.add_all(deliveries)


async def claim(desk: Desk, campaign: int, limit: int) -> list[Delivery]:
    """Take up to `limit` due deliveries of a campaign (0: of none), for `lease_seconds` nobody else's."""
    now = desk.now()
    rows: list[dict[str, Any]] = []
    for state in WAITING:
        due = {"campaign": campaign, "state": state, "due_at": {"$gt": LONG_AGO, "$lte": now}}
        rows += await desk.store.rows(Delivery, due, ["_id", "lost"], limit=limit - len(rows))
        if len(rows) >= limit:
            break
    if not rows:
        return []
    ids = [str(row["_id"]) for row in _safe_together(rows)]
    lease = now + timedelta(seconds=desk.config.sending.lease_seconds)
    taken = {"state": DeliveryState.CLAIMED, "claimed_by": desk.worker, "lease_until": lease}
    await desk.store.change_group(Delivery, ids, expect={"state": {"$in": list(WAITING)}}, set=taken)
    mine = {
        "_id": {"$in": [object_id(i, Delivery) for i in ids]},
        "state": DeliveryState.CLAIMED,
        "claimed_by": desk.worker,
        "lease_until": lease,
    }
    return await desk.store.find(Delivery, mine, whole=True)


async def lead_waits(desk: Desk) -> bool:
    """Whether an answer, an invitation or a reminder is due."""
    for state in WAITING:
        due = {"campaign": 0, "state": state, "due_at": {"$gt": LONG_AGO, "$lte": desk.now()}}
        theirs = {"purpose": {"$nin": list(UNSEEN_BY_LEADS)}}
        if await desk.store.rows(Delivery, due, ["_id"], then=theirs, limit=1):
            return True
    return False


def _safe_together(rows: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """What is taken at once: one that was in hand as a worker died goes after all others, and alone."""
    well = [row for row in rows if not row.get("lost")]
    return well or [min(rows, key=lambda row: int(row["lost"]))]


async def claim_one(desk: Desk, delivery: Delivery) -> Delivery | None:
    """Take one waiting delivery; None when somebody else has it."""
    lease = desk.now() + timedelta(seconds=desk.config.sending.lease_seconds)
    taken = {"state": DeliveryState.CLAIMED, "claimed_by": desk.worker, "lease_until": lease}
    if not await desk.store.change(Delivery, str(delivery.id), expect={"state": {"$in": list(WAITING)}}, set=taken):
        return None
    return await desk.store.get(Delivery, str(delivery.id), whole=True)


def thread_of(delivery: Delivery) -> str:
    """The thread that a mail belongs to, or begins when it leaves: that one has the id of its delivery."""
    return delivery.thread_id or ("" if delivery.purpose in UNSEEN_BY_LEADS else str(delivery.id))


def begins_thread(delivery: Delivery) -> bool:
    """Whether it belongs to no conversation before it leaves."""
    return delivery.thread_id in ("", str(delivery.id))


def handed_over(desk: Desk, delivery: Delivery, message_id: str, copied: Sequence[str] = ()) -> Change:
    """From here on a mail and its copies may have left. Does not hold where it was called off or the lease lost."""
    now = desk.now()
    return Change(
        str(delivery.id),
        set={
            "state": DeliveryState.HANDED_OVER,
            "message_id": message_id,
            "handed_over_at": now,
            "thread_id": thread_of(delivery),
            "lease_until": now + timedelta(seconds=desk.config.sending.lease_seconds),
            "attempts": delivery.attempts + 1,
            **({"copied": list(copied)} if copied or delivery.copied else {}),
        },
        expect=_held_by(desk),
    )


def ended(desk: Desk, delivery: Delivery, outcome: Outcome, *, handed_over: bool) -> tuple[DeliveryState, Change]:
    """The state that a delivery gets by its outcome. Does not hold where somebody else changed it meanwhile."""
    state, values = _consequence(desk, delivery, outcome, handed_over)
    expected = {**_held_by(desk), "state": DeliveryState.HANDED_OVER if handed_over else DeliveryState.CLAIMED}
    values["attempts"] = delivery.attempts + 1
    return state, Change(str(delivery.id), set=values, expect=expected)


def _consequence(
    desk: Desk, delivery: Delivery, outcome: Outcome, handed_over: bool
) -> tuple[DeliveryState, dict[str, Any]]:
    now = desk.now()
    changes: dict[str, Any] = {
        "smtp_code": outcome.code,
        "smtp_reply": outcome.text[:500],
        "reason": "",  # why it waited before is no word on what became of it
        **UNCLAIMED,
    }
    state = DeliveryState(outcome.handover.value) if outcome.handover is not Handover.REFUSED else DeliveryState.FAILED
    if state is DeliveryState.DEFERRED:
        if delivery.attempts >= len(RETRY_MINUTES):
            state = DeliveryState.FAILED
            changes["reason"] = "the server deferred it until patience ran out"
        else:
            changes["due_at"] = now + timedelta(minutes=RETRY_MINUTES[delivery.attempts])
    elif state is DeliveryState.FAILED:
        changes["reason"] = "refused by the server"
    if state is not DeliveryState.DEFERRED:
        changes["ended_at"] = now
    if handed_over and state in (DeliveryState.DEFERRED, DeliveryState.FAILED) and begins_thread(delivery):
        changes["thread_id"] = ""  # certainly not taken: no thread is begun
    if state is DeliveryState.ACCEPTED and delivery.purpose not in UNSEEN_BY_LEADS:
        changes["copy_due"] = True
    changes["state"] = state
    return state, changes


async def put_back(
    desk: Desk, deliveries: Sequence[Delivery], *, due_at: datetime | None = None, reason: str = ""
) -> int:
    """Give claimed deliveries back to nobody, to be taken again at `due_at` (default: at once)."""
    changes: dict[str, Any] = {"state": DeliveryState.QUEUED, "reason": reason, **UNCLAIMED}
    if due_at is not None:
        changes["due_at"] = due_at
    ids = [str(delivery.id) for delivery in deliveries]
    return await desk.store.change_group(Delivery, ids, expect=_held_by(desk), set=changes)


async def skip(desk: Desk, delivery: Delivery, reason: str) -> bool:
    """Decide not to send a claimed delivery, for good."""
    changes = _over(desk, DeliveryState.SKIPPED, reason)
    skipped = await desk.store.change(Delivery, str(delivery.id), expect=_held_by(desk), set=changes)
    if skipped:
        await desk.store.record("delivery.skipped", reason, **about(delivery))
    return skipped


async def fail(desk: Desk, delivery: Delivery, reason: str) -> None:
    """A claimed delivery cannot be sent because of what it says (a template that no longer renders)."""
    changes = _over(desk, DeliveryState.FAILED, reason)
    if await desk.store.change(Delivery, str(delivery.id), expect=_held_by(desk), set=changes):
        await desk.store.record("delivery.failed", reason, **about(delivery))


async def call_off(desk: Desk, where: Mapping[str, Any], reason: str, *, then: Mapping[str, Any] | None = None) -> int:
    """Stop every delivery that fits and has not left; how many. The other half of `handed_over`'s condition."""
    waiting = {"state": {"$in": list(NOT_YET_GONE)}}
    ids = [str(row["_id"]) for row in await desk.store.rows(Delivery, where, ["_id"], then={**(then or {}), **waiting})]
    return await desk.store.change_group(Delivery, ids, expect=waiting, set=_over(desk, DeliveryState.SKIPPED, reason))


async def recall(desk: Desk, campaign: int) -> int:
    """Take back what is claimed for a campaign and has not left, whoever holds it; how many."""
    held = {"campaign": campaign, "state": DeliveryState.CLAIMED}
    ids = [str(row["_id"]) for row in await desk.store.rows(Delivery, held, ["_id"])]
    free = {"state": DeliveryState.QUEUED, **UNCLAIMED}
    return await desk.store.change_group(Delivery, ids, expect={"state": DeliveryState.CLAIMED}, set=free)


async def prove_sent(desk: Desk, delivery_id: str, evidence: str) -> bool:
    """Something only a sent mail can cause has been seen: an unknown delivery was accepted after all."""
    changed = await desk.store.change(
        Delivery,
        delivery_id,
        expect={"state": {"$in": [DeliveryState.UNKNOWN, DeliveryState.HANDED_OVER]}},
        set=_over(desk, DeliveryState.ACCEPTED, evidence),
    )
    if changed:
        await desk.store.record("delivery.accepted", evidence, delivery_id=delivery_id)
    return changed


def outcome_event(delivery: Delivery, state: DeliveryState, outcome: Outcome) -> Any:
    """The line of history for an outcome."""
    return event(OUTCOMES[state], f"{outcome.code or ''} {outcome.text}".strip()[:300], **about(delivery))


def of_addresses(named_as: str, addresses: Sequence[str]) -> dict[str, Any]:
    """Deliveries whose `recipient`, `author` or `copied` is one of some addresses, as their index is asked for them.

    The indexes of the latter two hold none that is empty and serve only who asks for none. Asked of recipients, the
    same words would have every one of them read.
    """
    named: dict[str, Any] = {"$in": list(addresses)}
    return {named_as: named if named_as == "recipient" else {**named, "$gt": ""}}


def _over(desk: Desk, state: DeliveryState, reason: str) -> dict[str, Any]:
    """What a delivery becomes whose story ends now."""
    return {"state": state, "reason": reason, "ended_at": desk.now(), **UNCLAIMED}


def _held_by(desk: Desk) -> dict[str, Any]:
    return {"state": DeliveryState.CLAIMED, "claimed_by": desk.worker}


def about(delivery: Delivery) -> dict[str, Any]:
    """What an event of the history says of a delivery."""
    return {
        "delivery_id": str(delivery.id),
        "contact_id": delivery.contact_id,
        "thread_id": delivery.thread_id,
        "campaign": delivery.campaign,
        "recipient": delivery.recipient,
    }
