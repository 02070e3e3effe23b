"""The suppression list: who must not be written to; the one list that the gate asks."""

from __future__ import annotations

import csv
from collections.abc import AsyncIterator, Collection
from pathlib import Path

from mailbot.delivery import ledger
from mailbot.desk import Desk
from mailbot.errors import BadInput, NotFound
from mailbot.mail.addresses import normalise
from models.suppression import EVERYTHING, Suppression, SuppressionReason


def campaign_scope(campaign: int) -> str:
    """The scope of a stop that concerns one campaign only."""
    return f"campaign:{campaign}"


async def suppress(
    desk: Desk,
    address: str,
    reason: SuppressionReason,
    *,
    scope: str = EVERYTHING,
    detail: str = "",
    message_id: str = "",
    actor: str = "mailbot",
) -> bool:
    """Put an address on the list, effective at once: what waits for it is called off. False if it was there."""
    address = normalise(address)
    new = await desk.store.add(
        Suppression(address=address, scope=scope, reason=reason, detail=detail, message_id=message_id)
    )
    only = None if scope == EVERYTHING else {"campaign": int(scope.removeprefix("campaign:"))}
    await ledger.call_off(desk, {"recipient": address}, f"suppressed: {reason}", then=only)
    if new:
        await desk.store.record(
            "address.suppressed", detail or reason, actor=actor, message_id=message_id, address=address, scope=scope
        )
    return new


async def unsuppress(desk: Desk, address: str, *, actor: str = "operator") -> int:
    """Take an address off the list, in every scope. Raises NotFound when it is not on it."""
    address = normalise(address)
    removed = await desk.store.remove(Suppression, {"address": address})
    if not removed:
        raise NotFound(f"{address} is not suppressed")
    await desk.store.record("address.unsuppressed", "", actor=actor, address=address)
    return removed


async def suppressed_among(desk: Desk, addresses: Collection[str]) -> dict[str, frozenset[str]]:
    """For each suppressed address of `addresses`, the scopes it is suppressed in."""
    rows = await desk.store.rows(Suppression, {"address": {"$in": sorted(set(addresses))}}, ["address", "scope"])
    scopes: dict[str, set[str]] = {}
    for row in rows:
        scopes.setdefault(row["address"], set()).add(row["scope"])
    return {address: frozenset(found) for address, found in scopes.items()}


def entries(desk: Desk) -> AsyncIterator[Suppression]:
    """The whole list."""
    return desk.store.stream(Suppression, {})


async def import_list(desk: Desk, file: Path) -> tuple[int, list[str]]:
    """Add the addresses of a CSV (column address or email, optional scope) or a plain list: (added, problems)."""
    added, problems = 0, []
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"cannot read {file}: {error}", "name a UTF-8 file, one address a line or a CSV") from error
    for number, row in enumerate(csv.reader(lines), start=1):
        cell = row[0].strip() if row else ""
        if not cell or cell.lower() in ("address", "email"):
            continue
        try:
            scope = row[1].strip() if len(row) > 1 and row[1].strip().startswith("campaign:") else EVERYTHING
            added += await suppress(
                desk, cell, SuppressionReason.IMPORTED, scope=scope, detail=file.name, actor="operator"
            )
        except (BadInput, ValueError) as error:
            problems.append(f"line {number}: {error}")
    return added, problems
