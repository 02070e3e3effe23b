"""How a reading of needs stands beside the marks of a mail: slot by slot right, wrong, missed or extra.

The outcomes are those of the Message Understanding Conferences (N. Chinchor, B. Sundheim: MUC-5 Evaluation Metrics,
1993), where wrong is called incorrect and extra spurious. A list of areas is one slot, right when every name is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from classifiers.verdict import Need


class Outcome(StrEnum):
    """What became of one slot."""

    RIGHT = "right"
    WRONG = "wrong"  # given, and read as another value
    MISSED = "missed"  # given, and not read
    EXTRA = "extra"  # read, and nothing of the kind is marked


@dataclass(frozen=True, slots=True)
class Judged:
    """One slot of one mail: what is marked and what was read, either of them None where there is none."""

    slot: str
    outcome: Outcome
    wanted: object
    found: object


_IN_OTHER_WORDS: Final = frozenset({"timeline", "address", "name"})  # right where one holds the other


def judged(wanted: Mapping[str, object], found: Mapping[str, Need]) -> Iterator[Judged]:
    """Every slot that is marked or was read, in the order of their names."""
    for slot in sorted(wanted.keys() | found.keys()):
        marked, said = wanted.get(slot), found[slot].value if slot in found else None
        yield Judged(slot, _outcome(slot, marked, said), marked, said)


def each_area(one: Judged) -> Iterator[Outcome]:
    """The names of a list of areas, each judged by itself."""
    wanted, found = _names(one.wanted), _names(one.found)
    yield from (Outcome.RIGHT if name in found else Outcome.MISSED for name in wanted)
    yield from (Outcome.EXTRA for name in found - wanted)


def _outcome(slot: str, wanted: object, found: object) -> Outcome:
    if found is None:
        return Outcome.MISSED
    if wanted is None:
        return Outcome.EXTRA
    return Outcome.RIGHT if same_value(slot, wanted, found) else Outcome.WRONG


def same_value(slot: str, wanted: object, found: object) -> bool:
    """Whether a value that was read is the marked one, in other words perhaps."""
    if slot == "areas":
        return _names(wanted) == _names(found)
    if slot in _IN_OTHER_WORDS:
        one, other = str(wanted).lower().strip(" ."), str(found).lower().strip(" .")
        return one in other or other in one
    return wanted == found


def _names(areas: object) -> frozenset[str]:
    """Names in small letters; "the Heights" and "Heights" are one place."""
    names = areas if isinstance(areas, list | tuple) else ()
    return frozenset(str(name).lower().removeprefix("the ") for name in names)
