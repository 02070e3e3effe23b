"""Whether mail can leave at all: since when it cannot, and why, kept until the server accepts a mail again."""

from __future__ import annotations

from datetime import timedelta

from mailbot.delivery.ledger import WAITING
from mailbot.desk import Desk
from models.delivery import Delivery
from models.halt import Halt

REFUSED_FOR = timedelta(minutes=5)  # a mail at which our account was refused waits, so that others are tried before it
LASTS = timedelta(minutes=15)  # a server that cannot be reached for so long is told to the operator
LONGEST_REASON = 500  # characters


async def halted(desk: Desk, reason: str, *, of_account: bool, rest: float) -> Halt | None:
    """Keep that the server itself stopped us, and is tried again after `rest` seconds; the halt as it stands now,
    unless a mail got through meanwhile.
    """
    next_at = desk.now() + timedelta(seconds=rest)
    met = {"reason": reason[:LONGEST_REASON], "of_account": of_account, "at": desk.now(), "next_at": next_at}
    met |= {"server": _server(desk)}
    await desk.store.remove(Halt, {"server": {"$nin": ["", None, _server(desk)]}})
    await desk.store.put(Halt, {}, set=met, first={"since": desk.now()})
    return await desk.store.first(Halt, {})


async def over(desk: Desk) -> Halt | None:
    """A mail was accepted: the halt that has ended with it, if there was one."""
    before = await desk.store.first(Halt, {})
    if before is None or not await desk.store.remove(Halt, {"_id": before.id}):
        return None
    if desk.now() - before.since >= LASTS:
        await desk.store.record("sending.recovered", before.reason)
    return before


async def standing(desk: Desk) -> Halt | None:
    """The halt of this moment; none where mail is not to leave anyway, or is to leave by another server since."""
    if desk.config.sending.mode == "off":
        return None
    halt = await desk.store.first(Halt, {})
    return halt if halt is not None and halt.server in ("", _server(desk)) else None


def _server(desk: Desk) -> str:
    return f"{desk.config.smtp.username}@{desk.config.smtp.host}"


def is_told(desk: Desk, halt: Halt) -> bool:
    """Whether the operator hears of it: at once where somebody must mend it, else when it lasts."""
    return halt.of_account or desk.now() - halt.since >= LASTS


def in_words(desk: Desk, halt: Halt) -> str:
    """That nothing leaves, why, since when, and when it is tried again, by the account's clock."""
    zone = desk.config.business.zone
    since, last = (f"{moment.astimezone(zone):%Y-%m-%d %H:%M}" for moment in (halt.since, halt.at))
    again = f", again at {halt.next_at.astimezone(zone):%H:%M:%S}" if halt.next_at else ""
    return f"no mail has left since {since}: {halt.reason}; tried last {last}{again}"


def why_waiting(delivery: Delivery, halt: Halt | None) -> str:
    """The reason of a delivery; of one that is due and only waits for the server, why that takes nothing."""
    held_up = halt is not None and delivery.state in WAITING and delivery.due_at <= halt.at + REFUSED_FOR
    return delivery.reason or (f"no mail can leave: {halt.reason}" if halt and held_up else "")
