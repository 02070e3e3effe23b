"""The suppression list: who must not be written to; the one list that the gate asks."""

from __future__ import annotations

import csv
import re
from collections.abc import AsyncIterator, Collection, Mapping
from pathlib import Path

from mailbot.delivery import ledger
from mailbot.desk import Desk
from mailbot.errors import BadInput, Conflict, NotFound, why
from mailbot.mail.addresses import normalise, spellings
from mailbot.paging import Page, newest
from mailbot.spreadsheet import plain, separator_of, text_of
from models.delivery import Delivery
from models.suppression import EVERYTHING, Suppression, SuppressionReason

_ADDRESS_TITLES = ("address", "email", "e-mail", "email address")  # one of them stands in the first line of a CSV


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
    if "*" in address or address.startswith(("@", "%")):
        raise BadInput(f"{address} is no single address", "name each address: the list knows no patterns and domains")
    new = await desk.store.add(
        Suppression(address=address, scope=scope, reason=reason, detail=detail, message_id=message_id)
    )
    only = None if scope == EVERYTHING else {"campaign": int(scope.removeprefix("campaign:"))}
    for named_as in ("recipient", "author"):
        theirs = ledger.of_addresses(named_as, spellings(address))
        await ledger.call_off(desk, theirs, f"suppressed: {reason}", then=only)
    if new:
        await desk.store.record(
            "address.suppressed", detail or reason, actor=actor, message_id=message_id, address=address, scope=scope
        )
    return new


async def unsuppress(desk: Desk, address: str, *, actor: str = "operator") -> list[Suppression]:
    """Take an address off the list, in every scope; what bounced until now counts no more. The entries that it had.

    Raises NotFound when it is not on it.
    """
    address = normalise(address)
    written = {"$in": spellings(address)}
    removed = await desk.store.find(Suppression, {"address": written})
    if not await desk.store.remove(Suppression, {"address": written}):
        raise NotFound(f"{address} is not suppressed", "`mailbot suppression list` shows who is")
    soft = {"bounce.hard": False, "bounce.counts": {"$ne": False}}
    reported = {"reported_on": {"$gt": ""}}
    for came_back, taken_back in ((soft, {"bounce.counts": False}), (reported, {"reported_on": []})):
        rows = await desk.store.rows(Delivery, {"recipient": written}, ["_id"], then=came_back)
        await desk.store.change_group(Delivery, [str(row["_id"]) for row in rows], set=taken_back)
    await desk.store.record("address.unsuppressed", "", actor=actor, address=address)
    return removed


async def suppressed_among(desk: Desk, addresses: Collection[str]) -> dict[str, frozenset[str]]:
    """For each suppressed address of `addresses`, the scopes it is suppressed in."""
    written = {address: spellings(address) for address in set(addresses)}
    asked = sorted({spelling for ways in written.values() for spelling in ways})
    rows = await desk.store.rows(Suppression, {"address": {"$in": asked}}, ["address", "scope"])
    scopes: dict[str, set[str]] = {}
    for row in rows:
        scopes.setdefault(row["address"], set()).add(row["scope"])
    found = {address: [scopes[one] for one in ways if one in scopes] for address, ways in written.items()}
    return {address: frozenset().union(*some) for address, some in found.items() if some}


async def why_stopped(desk: Desk, *addresses: str) -> str:
    """That one of some addresses gets no mail at all, in words: "dana@away.example is suppressed (unsubscribed)"."""
    asked = {spelling: address for address in addresses if address for spelling in spellings(address)}
    everything = {"address": {"$in": sorted(asked)}, "scope": EVERYTHING}
    stop = await desk.store.first(Suppression, everything) if asked else None
    return f"{asked[stop.address]} is suppressed ({stop.reason.replace('_', ' ')})" if stop else ""


async def require_allowed(desk: Desk, *addresses: str) -> None:
    """Raises Conflict where one of some addresses gets no mail: the gate would hold back whatever a person sends."""
    stopped = await why_stopped(desk, *addresses)
    if stopped:
        raise Conflict(f"{stopped} and gets no mail", "take them off the suppression list first, if they asked for it")


async def recent(desk: Desk, before: str = "", *, limit: int = 100) -> Page[Suppression]:
    """The list, what was added last first."""
    return await newest(desk.store, Suppression, "created_at", before=before, limit=limit, now=desk.now())


async def beginning_with(desk: Desk, words: str, *, limit: int = 100) -> list[Suppression]:
    """The entries whose address begins like this."""
    start = words.strip().lower()
    span = {"address": {"$gte": start, "$lt": start + "\uffff"}} if start else {}
    return await desk.store.find(Suppression, span, sort=[("address", 1)], limit=limit)


def entries(desk: Desk) -> AsyncIterator[Suppression]:
    """The whole list."""
    return desk.store.stream(Suppression, {})


async def import_list(desk: Desk, file: Path) -> tuple[int, list[str]]:
    """Add the addresses of a file: (added, problems). Raises BadInput when it cannot be read."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise BadInput(f"cannot read {file}: {why(error)}", "name a file with one address a line, or a CSV") from error
    return await import_text(desk, content, file.name)


async def import_text(desk: Desk, content: bytes, source: str, *, actor: str = "operator") -> tuple[int, list[str]]:
    """Add the addresses of a plain list, or of a CSV as the export or a spreadsheet writes it: (added, problems).

    A CSV names its columns in its first line: address (or email), and if it likes scope and reason. Raises BadInput.
    """
    text = text_of(content, source)
    added, problems = 0, []
    columns = ["address", "scope", "reason"]
    for number, row in enumerate(csv.reader(text.splitlines(), delimiter=separator_of(text)), start=1):
        cells = [plain(cell) for cell in row]
        titles = [cell.lower() for cell in cells]
        if not any(cells) or titles[0].startswith("sep="):
            continue
        if not set(titles).isdisjoint(_ADDRESS_TITLES):
            columns = ["address" if title in _ADDRESS_TITLES else title for title in titles]
            continue
        try:
            added += await _import_row(desk, dict(zip(columns, cells, strict=False)), source, actor)
        except BadInput as error:
            problems.append(f"line {number}: {error}")
    return added, problems


async def _import_row(desk: Desk, row: Mapping[str, str], source: str, actor: str) -> bool:
    scope = row.get("scope", "") or EVERYTHING
    if scope != EVERYTHING and not re.fullmatch(r"campaign:\d{1,9}", scope):
        raise BadInput(f"{scope!r} is no scope", f"write {EVERYTHING}, or campaign:NUMBER")
    known = row.get("reason", "") in list(SuppressionReason)
    reason = SuppressionReason(row["reason"]) if known else SuppressionReason.IMPORTED
    return await suppress(desk, row.get("address", ""), reason, scope=scope, detail=source, actor=actor)
