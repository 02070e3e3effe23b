"""The business's own hours: what its facts say of open days and times, and whether what a draft says of them is so.

A time belongs to its day: "Saturdays until 5" is false where Saturdays end at noon, though another day ends at 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Final

from mailbot.conversation.checking.clocks import Clock, clocks_in
from mailbot.conversation.checking.dates import Days, days_in, owners_of

OF_HOURS: Final = re.compile(
    r"\b(?:open|opens|opening|office|hours|closed|closes|clos(?:e|ing)\s+(?:at|by|on)|doors\s+(?:open|close)|shuts?"
    r"|(?:reach|call|phone|ring)\s+(?:us|the\s+office)|(?:stop|come|drop|walk)\s+(?:by|in)\b|find\s+us|pasar|vernos|visítenos|(?:you\s+can|please)\s+call|abren?|abrimos|abiert[oa]s?|cierran?|cerramos|cerrad[oa]s?|oficina"
    r"|horario|atendemos|se\s+atiende)\b",
    re.IGNORECASE,
)
# The hours of visits are no hours of the office: each is looked up among what the facts say of it.
_VISITS = re.compile(
    r"\b(?:showings?|walk(?:ing)?\s+(?:it|the)\b|shown|viewings?|tours?|(?<!valuation\s)visits|open\s+houses?|walk[-\s]?throughs?|we\s+show|show\s+(?:you|it|the|our|rentals?|homes?|houses?|listings?|properties)|(?:see|seeing|view|viewing|visit|visiting)\s+(?:it|them|the|a|either|both)|be\s+(?:seen|visited|walked)|walked"
    r"|visitas?|recorridos?|visitar\w*|ver(?:l[ao]s?|\s+(?:la|el|las|los))|mostrar\w*)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:office|oficina|we(?:['’]re|\s+are)?\s+(?:open|closed?)|open\s+(?:from|until|till?)|doors"
    r"|(?:reach|call|find)\s+us|(?:you\s+can|please)\s+call|(?:stop|come|drop)\s+by|abrimos|cerramos|atendemos)\b",
    re.IGNORECASE,
)
_ITS_HOURS = re.compile(r"(?<!\d\s)\b(?:hours|horario)\b", re.IGNORECASE)
_CLOSED = (
    r"closed|(?:not|n['’]t)\s+open|shut|cerrad[oa]s?|no\s+(?:abr|atend|figura|trabaj)\w*|no(?=\s*\Z)"
    r"|cerramos\s+(?:los|el)\b|cierran?\s+(?:los|el)\b|(?:nothing|none)\b|except|excepto|salvo|menos\s+(?:los|el)\b"
)
_STATES: Final = (
    ("closed", _CLOSED),
    ("visits", r"by\s+appointment|con\s+(?:previa\s+)?cita|previa\s+cita"),
    ("open", r"open\w*|abr\w+|abiert\w+|ati?end\w+"),
)
_STATE = re.compile("|".join(rf"\b(?P<{state}>{words})" for state, words in _STATES), re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[,;.]|\b(?:and|but|y|pero)\b", re.IGNORECASE)
_AND_DAY = re.compile(r"\s*(?:,|,?\s*(?:and|or|y|e|o|ni|&)\b)?\s*(?:(?:on|the|los|el)\s+)*", re.IGNORECASE)
_DAWN: Final = 6 * 60


@dataclass(frozen=True, slots=True)
class Hours:
    """What is said of some days: when something opens or closes, or that it is closed; of any day where none is said.

    The times are all that the words may mean; none are unsaid. `spans` are the places of the words.
    """

    days: frozenset[int]
    state: str = "open"
    opens: frozenset[int] = frozenset()
    closes: frozenset[int] = frozenset()
    part: tuple[int, int] | None = None
    spans: tuple[tuple[int, int], ...] = ()


def hours_in(text: str, days: Sequence[Days], clocks: Sequence[Clock]) -> Iterator[Hours]:
    """What a text says of the hours of each of its days. A time that neither opens nor closes anything is left out."""
    groups = _groups(text, days)
    owners = owners_of(text, clocks, [(group[0].start, group[-1].end) for group in groups])
    for place, group in enumerate(groups):
        if group[0].date:
            continue
        own = [clock for clock, owner in zip(clocks, owners, strict=True) if owner == place and clock.role]
        weekdays = frozenset[int]().union(*(day.weekdays for day in group))
        state, part = _state(text, group, days, clocks), None if own else group[-1].part
        spans = tuple((day.start, day.end) for day in group)
        for opens, closes in _pairs(own) or [(None, None)]:
            yield Hours(weekdays, state, _at(opens), _at(closes), part, (*spans, *_spans(opens, closes)))
    for opens, closes in _pairs([clock for clock, owner in zip(clocks, owners, strict=True) if owner is None]):
        yield Hours(frozenset(), "open", _at(opens), _at(closes), spans=_spans(opens, closes))


@lru_cache(maxsize=256)
def hours_told(texts: tuple[str, ...], of_visits: bool) -> tuple[Hours, ...]:
    """The hours that facts tell: those of the office, or those of visits."""
    lines = (line for text in texts if is_of_visits(text) == of_visits for line in re.split(r";\s|\n", text))
    told = tuple(_as_business(hours) for line in lines for hours in hours_in(line, days_in(line), clocks_in(line)))
    return tuple(map(of_shown, told)) if of_visits else told


def of_shown(hours: Hours) -> Hours:
    """The hours at which homes are shown: that it is by appointment makes them no others."""
    return replace(hours, state="open") if hours.state == "visits" else hours


def is_of_visits(text: str) -> bool:
    """Whether the hours in a text are those at which homes are shown."""
    return bool(_VISITS.search(text)) and not is_of_office(text)


def is_of_office(text: str) -> bool:
    """Whether a text speaks of the office itself: "open" alone may be a kitchen, and "hours" those of showings."""
    return bool(_OFFICE.search(text)) or bool(_ITS_HOURS.search(text) and not _VISITS.search(text))


def is_told(said: Hours, told: Sequence[Hours]) -> bool:
    """Whether what is said is so on every day that it is said of."""
    if said.state == "closed" and not (said.opens or said.closes):
        return bool(said.days) and all(_is_closed(day, told) for day in said.days)
    fitting = [hours for hours in told if _fits(said, hours)]
    if not said.days:
        return bool(fitting)
    return said.days <= frozenset[int]().union(*(hours.days for hours in fitting))


def _fits(said: Hours, told: Hours) -> bool:
    return (
        said.state == told.state
        and (not said.opens or bool(said.opens & told.opens))
        and (not said.closes or bool(said.closes & told.closes))
        and (said.part in (None, told.part) or _is_open_in(said.part, told))
    )


def _is_open_in(part: tuple[int, int] | None, told: Hours) -> bool:
    """Whether some of a part of the day lies within the hours: "open on Saturday mornings"."""
    start, end = part or (0, 0)
    return min(told.opens, default=end) < end and max(told.closes, default=start) > start


def _is_closed(day: int, told: Sequence[Hours]) -> bool:
    """It is said to be, or days are told and it is none of them."""
    of_day = [hours for hours in told if day in hours.days]
    if of_day:
        return all(hours.state == "closed" and not (hours.opens or hours.closes) for hours in of_day)
    return any(hours.days and hours.opens for hours in told)


def _groups(text: str, days: Sequence[Days]) -> list[list[Days]]:
    """Weekdays that are named in one breath, as "on Mondays, Tuesdays and Fridays"; a date is no day of every week."""
    groups: list[list[Days]] = []
    for day in days:
        dated = day.date or (groups and groups[-1][-1].date)
        if groups and not dated and _AND_DAY.fullmatch(text, groups[-1][-1].end, day.start):
            groups[-1].append(day)
        else:
            groups.append([day])
    return groups


def _state(text: str, group: Sequence[Days], days: Sequence[Days], clocks: Sequence[Clock]) -> str:
    """Open, closed or by appointment, as is said right behind the days or before them."""
    others = [(day.start, day.end) for day in days if day not in group]
    others += [(clock.start, clock.end) for clock in clocks]
    since = max((end for _, end in others if end <= group[0].start), default=0)
    until = min((start for start, _ in others if start >= group[-1].end), default=len(text))
    behind = _STATE.search(_CLAUSE_ENDS.split(text[group[-1].end : until])[0])
    before = [*_STATE.finditer(_CLAUSE_ENDS.split(text[since : group[0].start])[-1])]
    return next((said.lastgroup for said in (behind, *reversed(before)) if said and said.lastgroup), "open")


def _pairs(clocks: Sequence[Clock]) -> list[tuple[Clock | None, Clock | None]]:
    """What opens with what closes: one of each, in either order."""
    pairs: list[dict[str, Clock]] = []
    for clock in clocks:
        if not clock.role:
            continue
        if not pairs or clock.role in pairs[-1]:
            pairs.append({})
        pairs[-1][clock.role] = clock
    return [(pair.get("opens"), pair.get("closes")) for pair in pairs]


def _at(clock: Clock | None) -> frozenset[int]:
    return clock.at if clock else frozenset()


def _spans(*clocks: Clock | None) -> tuple[tuple[int, int], ...]:
    return tuple((clock.start, clock.end) for clock in clocks if clock)


def _as_business(hours: Hours) -> Hours:
    """A fact's "9 to 5" is one pair of times: a business opens by day and closes after that."""
    if not (hours.opens and hours.closes):
        return hours
    opens, closes = min(
        product(hours.opens, hours.closes), key=lambda pair: (pair[0] < _DAWN, pair[1] <= pair[0], pair[0])
    )
    return Hours(hours.days, hours.state, frozenset({opens}), frozenset({closes}))
