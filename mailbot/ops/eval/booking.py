"""What an answer says about a call: offered times taken, others wanted, called off, moved; in English and Spanish.

Three times were offered, written to on Monday 9 June 2025 at 9 in New York; in half of the rest a call is booked.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from mailbot.conversation.call_reading.acceptance import CallAnswer, read_answer
from mailbot.ops.eval import figures, sets
from mailbot.ops.eval.suite import Aim, Bench, Case, SuiteResult

_ZONE: Final = ZoneInfo("America/New_York")


def _june(day: int, hour: int) -> datetime:
    return datetime(2025, 6, day, hour, tzinfo=_ZONE).astimezone(UTC)


NOW: Final = _june(9, 9)
OFFERED: Final = (_june(10, 10), _june(12, 14), _june(13, 16))
BOOKED: Final = OFFERED[1]
# To book a time that was not said is the worst that reading can do here.
_BOOKS: Final = ("accepts", "proposes", "reschedules")


async def run(bench: Bench) -> SuiteResult:
    """How many answers are read right, and how many would book what nobody said."""
    cases = [_judged(row) for row in bench.some(sets.rows("booking"))]
    wrongly = [case for case in cases if not case.right and case.said.split()[0] in _BOOKS]
    found: dict[str, Any] = {
        "answers": len(cases),
        "right": figures.rate(sum(case.right for case in cases), len(cases)),
        "booked wrongly": figures.rate(len(wrongly), len(cases)),
        **figures.by_class([_kind(case) for case in cases]),
        "confusion": figures.confusion([_kind(case) for case in cases]),
    }
    aims = (
        Aim("right", found["right"]["rate"], 0.90),
        Aim("booked wrongly", found["booked wrongly"]["rate"], 0.01, at_least=False),
    )
    return SuiteResult(tuple(cases), found, aims)


def _judged(row: dict[str, Any]) -> Case:
    booked = BOOKED if row["booked"] else None
    answer = read_answer(row["text"], () if booked else OFFERED, NOW, _ZONE, row["lang"], booked=booked)
    said = _in_words(answer)
    return Case(row["id"], right=said == row["wanted"], wanted=row["wanted"], said=said)


def _in_words(answer: CallAnswer) -> str:
    times = [answer.slot] if answer.slot else answer.candidates if answer.kind == "ambiguous" else ()
    said = " | ".join(f"{time.astimezone(_ZONE):%-m/%-d %H:%M}" for time in times)
    return f"{answer.kind.value} {said}".strip()


def _kind(case: Case) -> Case:
    """The case by what was meant to happen, without its times."""
    return Case(case.id, case.right, case.wanted.split()[0], case.said.split()[0])
