"""Work over which a process may die: whoever takes it up signs for it, so that it is not tried for ever.

What is signed by another process when it is taken up again was in hand when that one died. A lease that reaches further
than any may was made before the clock was set back: only its own process, which lives, still holds by it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from mailbot.desk import Desk
from models.batch import Batch
from models.call import Call
from models.campaign import Campaign
from models.draft import Draft
from models.hand import Hand

MOST_LOST = 2  # processes that may die over a piece of work
JUST_NOW = timedelta(seconds=3)
SLACK = timedelta(minutes=1)  # clocks of several machines are no further apart


InHand = Batch | Call | Campaign | Draft


def signed(desk: Desk, before: Hand | None) -> Hand:
    """This process's signature, with the deaths that the one before tells of."""
    lost = 0 if before is None else before.lost + (before.holder != desk.worker)
    return Hand(holder=desk.worker, since=desk.now(), lost=lost)


def is_at_it(desk: Desk, hand: Hand | None) -> bool:
    """Whether another process signed just now, and may well live: a second daemon that takes over too early."""
    if hand is None or hand.since is None or hand.holder == desk.worker:
        return False
    return abs(desk.now() - hand.since) < JUST_NOW


def is_deadly(hand: Hand | None) -> bool:
    """Whether so many processes died over it that nobody is to try again."""
    return hand is not None and hand.lost >= MOST_LOST


@asynccontextmanager
async def in_hand(desk: Desk, document: InHand) -> AsyncIterator[Hand]:
    """Sign for a document, and take the signature back at the end, however that comes."""
    model, hand = type(document), signed(desk, document.hand)
    await desk.store.change(model, str(document.id), set={"hand": hand})
    try:
        yield hand
    finally:
        await desk.store.change(model, str(document.id), expect={"hand.holder": desk.worker}, set={"hand": None})


def is_over(desk: Desk, until: datetime, lasts: timedelta, holder: str) -> bool:
    """Whether a lease has ended that lasts so long at most."""
    return until <= desk.now() or (until > furthest(desk, lasts) and holder != desk.worker)


def furthest(desk: Desk, lasts: timedelta) -> datetime:
    """No lease of that length that was taken by the present clock ends later."""
    return desk.now() + lasts + SLACK
