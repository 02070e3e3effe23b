"""One property: whose wishes it meets, who was told of it, and its photo."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from mailbot.crm.inventory import Listing, listing_of
from mailbot.crm.matching.scoring import Match, match, wants_from
from mailbot.desk import Desk
from mailbot.errors import BadInput, NotFound
from mailbot.paging import Page, newest
from mailbot.store import object_id
from models.contact import Contact, StoredNeed
from models.event import Event
from models.message import Intent
from models.photo import Photo
from models.property import Property, PropertyStatus
from models.thread import Stage, Thread

LOOKS_BACK_DAYS = 120
MOST_LOOKED_AT = 300  # conversations that are asked whether they look for something like this
FIRST_LOOK_DAYS = 1.0
_LOOKED_AT = ("needs", "intent", "stage", "merged_into")
MOST_LEADS = 20
MOST_OFFERED = 25
MOST_EVENTS = 50
MOST_PHOTO_BYTES = 2_000_000
# The first bytes of each kind of picture that browsers show; nothing else is kept.
MAGIC: tuple[tuple[str, bytes, int, bytes], ...] = (
    ("image/jpeg", b"\xff\xd8\xff", 0, b""),
    ("image/png", b"\x89PNG\r\n\x1a\n", 0, b""),
    ("image/webp", b"RIFF", 8, b"WEBP"),
)


@dataclass(frozen=True, slots=True)
class Suited:
    """A lead whose wishes a property meets; `offered` when they were told of it."""

    thread: Thread
    name: str
    match: Match
    offered: bool


@dataclass(frozen=True, slots=True)
class PropertyPage:
    """`suited` best first, `offered` and `history` newest first; `names` are those of the leads by thread number."""

    home: Property
    suited: tuple[Suited, ...]
    offered: tuple[Thread, ...]
    names: Mapping[int, str]
    history: tuple[Event, ...]


async def property_page(desk: Desk, property_id: str) -> PropertyPage:
    """Raises NotFound."""
    home = await by_id(desk, property_id)
    told, matches, history = await asyncio.gather(
        _told(desk, home.ref), _matches(desk, listing_of(home)), _history(desk, home.ref)
    )
    names = await _names(desk, [*told.rows, *(thread for thread, _ in matches)])
    refs = {str(thread.id) for thread in told.rows}
    suited = (Suited(one, names[one.number], found, str(one.id) in refs) for one, found in matches)
    return PropertyPage(home, tuple(suited), told.rows, names, history)


async def by_id(desk: Desk, property_id: str) -> Property:
    """Raises NotFound."""
    found = await desk.store.first(Property, {"_id": object_id(property_id, Property)})
    if found is None:
        raise NotFound("there is no such property")
    return found


async def keep_photo(desk: Desk, property_id: str, content: bytes, *, actor: str) -> None:
    """Keep a photo of a property in place of the one before. Raises BadInput and NotFound."""
    home = await by_id(desk, property_id)
    if len(content) > MOST_PHOTO_BYTES:
        raise BadInput(f"the photo is larger than {MOST_PHOTO_BYTES // 1_000_000} MB", "save it smaller")
    kind = picture_type(content)
    digest = hashlib.sha256(content).hexdigest()
    new = {"content": content, "type": kind, "digest": digest}
    await desk.store.put(Photo, {"property_id": str(home.id)}, set=new)
    await desk.store.change(Property, str(home.id), set={"photo": digest, "updated_at": desk.now()})
    await desk.store.record("property.photo_kept", f"{home.ref}: {len(content):,} bytes", actor=actor, ref=home.ref)


async def drop_photo(desk: Desk, property_id: str, *, actor: str) -> None:
    """Take a property's photo away. Raises NotFound."""
    home = await by_id(desk, property_id)
    await desk.store.change(Property, str(home.id), set={"photo": "", "updated_at": desk.now()})
    if await desk.store.remove(Photo, {"property_id": str(home.id)}):
        await desk.store.record("property.photo_dropped", home.ref, actor=actor, ref=home.ref)


async def photo_of(desk: Desk, property_id: str) -> Photo:
    """Raises NotFound."""
    home = await by_id(desk, property_id)
    photo = await desk.store.first(Photo, {"property_id": str(home.id)}, whole=True)
    if photo is None:
        raise NotFound(f"there is no photo of {home.ref}")
    return photo


def picture_type(content: bytes) -> str:
    """What a picture is by its first bytes. Raises BadInput for anything that is none."""
    for kind, start, place, mark in MAGIC:
        if content.startswith(start) and content[place : place + len(mark)] == mark:
            return kind
    raise BadInput("that is no JPEG, PNG or WebP picture", "choose another file")


async def _told(desk: Desk, ref: str) -> Page[Thread]:
    """The conversations in which a property was offered, newest first."""
    return await newest(
        desk.store,
        Thread,
        "last_inbound_at",
        where={"sent_properties": ref},
        then={"merged_into": ""},
        limit=MOST_OFFERED,
        now=desk.now(),
    )


async def _history(desk: Desk, ref: str) -> tuple[Event, ...]:
    """What became of a property: added, changed, sold, photographed."""
    found = await desk.store.find(Event, {"data.ref": ref}, sort=[("created_at", -1)], limit=MOST_EVENTS)
    return tuple(one for one in found if one.kind.startswith("property."))


async def _matches(desk: Desk, listing: Listing) -> list[tuple[Thread, Match]]:
    """Lately active conversations whose lead looks for something like this; only the best are read whole."""
    if listing.status is not PropertyStatus.ACTIVE:
        return []
    found = [(row["_id"], one) for row in await _looking(desk) for one in _fit(row, listing)]
    best = dict(sorted(found, key=lambda pair: -pair[1].score)[:MOST_LEADS])
    threads = await desk.store.by_ids(Thread, best)
    pairs = [(thread, best[thread.id]) for thread in threads.values() if thread.id in best]
    return sorted(pairs, key=lambda pair: (-pair[1].score, -pair[0].number))


async def _looking(desk: Desk) -> list[dict[str, Any]]:
    """What the leads want who wrote last, as bare rows: some more than asked for, since they are read already.

    A look that finds too few says how far back the next one goes; a look costs by what it reads.
    """
    now, days, back = desk.now(), FIRST_LOOK_DAYS, 0.0
    found: list[dict[str, Any]] = []
    while back < LOOKS_BACK_DAYS and len(found) < MOST_LOOKED_AT:
        until = min(back + days, LOOKS_BACK_DAYS)
        span = {"$gte": now - timedelta(days=until)} | ({"$lt": now - timedelta(days=back)} if back else {})
        rows = [
            row
            for row in await desk.store.rows(Thread, {"last_inbound_at": span}, _LOOKED_AT)
            if row.get("needs") and not row.get("merged_into") and row.get("stage") != Stage.CLOSED
        ]
        found += rows
        back = until
        wanted = days * (MOST_LOOKED_AT - len(found)) / max(1, len(rows))
        days = max(FIRST_LOOK_DAYS, min(4 * days, wanted))
    return found


def _fit(row: Mapping[str, Any], listing: Listing) -> tuple[Match, ...]:
    if row.get("intent") == Intent.SELLER:  # what they told is what their own home has
        return ()
    needs = {slot: StoredNeed.model_validate(need) for slot, need in row["needs"].items()}
    wants = wants_from(needs, "rent" if row.get("intent") == Intent.RENTER else "sale")
    return match(wants, (listing,), (), 1) if wants.knows_enough else ()


async def _names(desk: Desk, threads: Sequence[Thread]) -> dict[int, str]:
    rows = await desk.store.rows_by_ids(Contact, (thread.contact_id for thread in threads), ["name", "addresses"])
    people = {contact: row.get("name") or row["addresses"][0] for contact, row in rows.items()}
    return {
        thread.number: people.get(thread.contact_id) or next(iter(thread.participants), "nobody") for thread in threads
    }
