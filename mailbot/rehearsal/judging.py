"""The judge: what a row expects of a turn, each kind of expectation by a small function; the table is read top-down.

A judge gets what is expected and what came of the turn, and says what is wrong in a few words, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from mailbot.errors import BadInput
from mailbot.rehearsal.outcome import Outcome, What

Judge = Callable[[Any, Outcome], str]
_ANY: Final = "*"
_QUOTES: Final = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " ", "\u202f": " "}
)
_LISTS: Final = ("areas",)


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line of the table. `of_words`: a person's to meet, where one may answer and does."""

    key: str
    judge: Judge
    of_words: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """One expectation of one turn; `fault` is empty where it is met."""

    key: str
    fault: str


def judged(expect: Mapping[str, Any], seen: Outcome) -> list[Judged]:
    """Every expectation of a turn, in the order of the table. Raises BadInput for one that the table does not know."""
    if unknown := expect.keys() - {line.key for line in EXPECTATIONS}:
        raise BadInput(f"nobody can judge {', '.join(sorted(unknown))}", "correct the set")
    left_to_a_person = seen.waits and What.PERSON in _ways(expect.get("outcome", ""))
    return [
        Judged(line.key, line.judge(expect[line.key], seen))
        for line in EXPECTATIONS
        if line.key in expect and not (line.of_words and left_to_a_person)
    ]


# ------------------------------------------------------------------------------------------------ what became of it


def _outcome(wanted: str, seen: Outcome) -> str:
    """One of the ways that are wanted."""
    return "" if _ways(wanted) & seen.what else f"seen {' and '.join(sorted(seen.what))}"


def _ways(wanted: str) -> frozenset[What]:
    return frozenset(What(way) for way in wanted.split("|") if way)


def _passed_on(wanted: bool, seen: Outcome) -> str:
    """It waits for a person, or the reply says that one has it."""
    return "" if (What.PERSON in seen.what) is wanted else "nobody is told" if wanted else "passed on"


# ------------------------------------------------------------------------------------------------ homes


def _homes(wanted: list[str], seen: Outcome) -> str:
    """Every one is shown or spoken of."""
    missing = [ref for ref in wanted if ref not in seen.told_of | seen.named]
    return f"without {', '.join(missing)}" if missing else ""


def _any_home(wanted: list[str], seen: Outcome) -> str:
    """One at least is shown or spoken of."""
    spoken_of = seen.told_of | seen.named
    return "" if spoken_of & set(wanted) else f"shown {', '.join(sorted(spoken_of)) or 'none'}"


def _no_homes(refused: list[str], seen: Outcome) -> str:
    """None of them is suggested; to say of a home that it is not theirs is no suggestion."""
    shown = sorted(ref for ref in seen.told_of if ref in refused or _ANY in refused)
    return f"shown {', '.join(shown)}" if shown else ""


# ------------------------------------------------------------------------------------------------ words


def _tells(wanted: list[list[str]], seen: Outcome) -> str:
    """Of each list one alternative stands in the reply."""
    text = _plain(seen.text)
    missing = [ways for ways in wanted if not any(_plain(way) in text for way in ways)]
    return "; ".join(f"no word of {' or '.join(ways)}" for ways in missing)


def _never(refused: list[str], seen: Outcome) -> str:
    """Nothing of it stands above the signature."""
    said = [words for words in refused if _plain(words) in _plain(seen.body)]
    return f"says {', '.join(said)}" if said else ""


def _asks_not(refused: list[str], seen: Outcome) -> str:
    """What the lead has told is not asked."""
    asked = [topic for topic in refused if topic in seen.asked]
    return f"asks {', '.join(asked)}" if asked else ""


def _plain(text: str) -> str:
    return " ".join(text.translate(_QUOTES).casefold().split())


# ------------------------------------------------------------------------------------------------ calls, needs


def _call(wanted: str, seen: Outcome) -> str:
    """offered; not offered; none (stands booked); booked YYYY-MM-DDTHH:MM."""
    standing = ", ".join(f"{when:%Y-%m-%dT%H:%M}" for when in seen.booked)
    match wanted.split():
        case ["offered"]:
            return "" if seen.offers_times else "no times are offered"
        case ["not", "offered"]:
            return "times are offered" if seen.offers_times else ""
        case ["none"]:
            return f"booked {standing}" if standing else ""
        case ["booked", when]:
            right = [f"{datetime.fromisoformat(when):%Y-%m-%dT%H:%M}"] == standing.split(", ")
            return "" if right else f"booked {standing or 'nothing'}"
    raise BadInput(f"nobody can judge the call {wanted!r}", "correct the set")


def booked_wrongly(expect: Mapping[str, Any], seen: Outcome) -> bool:
    """Whether the turn booked a call, or moved one, to a time that is not the wanted one, or where none is wanted."""
    wanted = expect["call"]
    return bool(seen.newly) and (not wanted.startswith("booked") or bool(_call(wanted, seen)))


def _needs(wanted: Mapping[str, Any], seen: Outcome) -> str:
    """Each slot is known with that value; of a list every name."""
    return "; ".join(_unknown(wanted, seen.known))


def _unknown(wanted: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[str]:
    for slot, value in wanted.items():
        found = known.get(slot)
        if not _holds(slot, value, found):
            yield f"{slot} is {found or 'unknown'}, not {value}"


def _holds(slot: str, wanted: Any, found: Any) -> bool:
    if slot == "phone":
        return _digits(str(found or "")) == _digits(str(wanted))
    if slot in _LISTS:
        return {_plain(name) for name in wanted} <= {_plain(name) for name in found or ()}
    if isinstance(wanted, int | float) and isinstance(found, int | float):
        return float(wanted) == float(found)
    return bool(found == wanted)


def _digits(number: str) -> str:
    """Without the country's code."""
    return re.sub(r"\D", "", number)[-10:]


EXPECTATIONS: Final[tuple[Expectation, ...]] = (
    Expectation("outcome", _outcome),
    Expectation("homes", _homes, of_words=True),
    Expectation("any_home", _any_home, of_words=True),
    Expectation("no_homes", _no_homes),
    Expectation("tells", _tells, of_words=True),
    Expectation("never", _never),
    Expectation("passed_on", _passed_on),
    Expectation("call", _call),
    Expectation("asks_not", _asks_not),
    Expectation("needs", _needs),
)
