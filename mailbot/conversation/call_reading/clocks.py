"""By whose clock a time is told: theirs, where they say so or where they are, or ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from mailbot.conversation.call_reading import zone_words
from mailbot.conversation.call_reading.mention import Mention
from mailbot.conversation.call_reading.zones import PLACES
from mailbot.conversation.calls.slots import DAYTIME, DayPart, Wish


@dataclass(frozen=True, slots=True)
class Clock:
    """The zone of a writer, None where none is known; `told` where they named times by it, and not only their place."""

    zone: ZoneInfo | None = None
    told: bool = False


OURS: Final = Clock()
_PART_HOURS: Final = {
    DayPart.MORNING: (DAYTIME[0], time(12)),
    DayPart.AFTERNOON: (time(12), time(17)),
    DayPart.EVENING: (time(17), DAYTIME[1]),
}


def own_clock(text: str, named: Sequence[Mention], before: Clock) -> Clock:
    """The clock that the writer goes by: the zone of this text's times, or where they say they are, else as before.

    Who names a time of ours goes by ours.
    """
    place = _zone_of(text)
    zones = {each.zone for each in named if each.zone is not None}
    if len(zones) == 1 and (place is None or place in zones):
        return Clock(zones.pop(), told=True)
    if place is not None:
        mine = any(each.theirs for each in named)
        return Clock(place, told=mine or (before.told and before.zone == place))
    if any(each.theirs for each in named) and before.zone is not None:
        return replace(before, told=True)
    return replace(before, told=False) if any(each.ours for each in named) else before


def _zone_of(text: str) -> ZoneInfo | None:
    """The zone that the writer says they are in, or by the place where they are: "I'm on mountain time"."""
    told = [zone_words.ZONES[match["zone"] or match["alone"]] for match in zone_words.IN_A_ZONE.finditer(text)]
    places = (PLACES[match["place"] or match["origin"]] for match in zone_words.IN_A_PLACE.finditer(text))
    asked = [
        zone_words.ZONES[m["zone"]] if m["zone"] else PLACES[m["place"]] for m in zone_words.ASKED_IN.finditer(text)
    ]
    named = {*map(ZoneInfo, asked or told or places)}
    return named.pop() if len(named) == 1 else None


def in_zone(mention: Mention, now: datetime, zone: ZoneInfo, own: Clock) -> Mention:
    """A mention whose clock is that of the writer's zone, where they say so; open hours are told in ours."""
    if own.zone is not None and mention.theirs:
        mention = replace(mention, zone=own.zone, doubtful=False)
    elif own.zone not in (None, zone) and mention.times and mention.zone is None and not mention.ours:
        mention = replace(mention, perhaps=own.zone, settled=own.told)
    wish, there = mention.wish, mention.zone or (None if mention.ours else own.zone)
    if wish is None or there in (None, zone) or not (wish.since or wish.until or wish.parts):
        return mention
    day = mention.dates[0] if mention.dates else wish.first_day or now.astimezone(zone).date()
    since, until = _hours_of(wish)
    since, until = (clock and _told_here(day, clock, there, zone) for clock in (since, until))
    if since is None and until is None:
        return replace(mention, wish=replace(wish, since=None, until=None, parts=frozenset()), unreadable=True)
    return replace(mention, wish=replace(wish, since=since, until=until, parts=frozenset()))


def _hours_of(wish: Wish) -> tuple[time | None, time | None]:
    """The hours of a wish, where it names a part of the day those of that part."""
    if (wish.since and wish.until) or not wish.parts:
        return wish.since, wish.until
    first = min(_PART_HOURS[part][0] for part in wish.parts)
    last = max(_PART_HOURS[part][1] for part in wish.parts)
    return wish.since or first, wish.until or last


def _told_here(day: date, clock: time, there: ZoneInfo, here: ZoneInfo) -> time | None:
    """What our clocks show when theirs show that; None where it is another day here."""
    local = datetime.combine(day, clock, tzinfo=there).astimezone(here)
    return local.time() if local.date() == day else None
