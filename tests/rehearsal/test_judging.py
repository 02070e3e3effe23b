"""Each expectation of the judge can be met, and can fail."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mailbot.errors import BadInput
from mailbot.rehearsal.judging import EXPECTATIONS, booked_wrongly, judged
from mailbot.rehearsal.outcome import Outcome, What

AT_TWO = datetime(2026, 3, 4, 14, tzinfo=ZoneInfo("America/New_York"))
ANSWERED, PERSON = frozenset({What.ANSWERED}), frozenset({What.PERSON})
LETTER = """Hi Dana,

31 Ropewalk Row is $448,000; Nora\u2019s note says\u00a0it has a garage.

The assistant of Nora Castellane
Lantern Street Realty · (207) 555-0101 · https://lanternstreet.example
"""
SEEN = Outcome(
    what=ANSWERED,
    text=LETTER,
    told_of=frozenset({"WH-1002"}),
    named=frozenset({"WH-1002", "WH-1007"}),
    offers_times=True,
    booked=(AT_TWO,),
    asked=frozenset({"budget"}),
    known={"price_max": 500000, "areas": ["Millpond", "Old Harbor"], "phone": "+12075550177", "property_type": "house"},
)

# What is expected, and whether SEEN meets it.
CASES: tuple[tuple[str, Any, bool], ...] = (
    ("outcome", "answered", True),
    ("outcome", "answered|person", True),
    ("outcome", "person", False),
    ("outcome", "nothing", False),
    ("outcome", "stopped", False),
    ("homes", ["WH-1002", "WH-1007"], True),
    ("homes", ["WH-1002", "WH-1001"], False),
    ("any_home", ["WH-1001", "WH-1002"], True),
    ("any_home", ["WH-1001"], False),
    ("no_homes", ["WH-1001", "WH-1007"], True),  # that is named and not suggested
    ("no_homes", ["WH-1002"], False),
    ("no_homes", ["*"], False),
    ("tells", [["$448,000", "448k"], ["nora's note"], ["says it"]], True),
    ("tells", [["448,000"], ["pool"]], False),
    ("tells", [["(207) 555-0101"]], True),  # the signature tells it
    ("never", ["(207) 555-0101", "$449,000"], True),  # and is no part of what is said
    ("never", ["GARAGE"], False),
    ("passed_on", False, True),
    ("passed_on", True, False),
    ("call", "offered", True),
    ("call", "not offered", False),
    ("call", "booked 2026-03-04T14:00", True),
    ("call", "booked 2026-03-04T15:00", False),
    ("call", "none", False),
    ("asks_not", ["phone", "area"], True),
    ("asks_not", ["budget"], False),
    ("needs", {"price_max": 500000.0, "areas": ["millpond"], "phone": "2075550177", "property_type": "house"}, True),
    ("needs", {"areas": ["Saltmarsh"]}, False),
    ("needs", {"bedrooms_min": 3}, False),
    ("needs", {"phone": "2075550178"}, False),
)


@pytest.mark.parametrize(("key", "wanted", "met"), CASES)
def test_an_expectation_is_met_or_fails(key: str, wanted: Any, met: bool) -> None:
    [one] = judged({key: wanted}, SEEN)
    assert (one.key, not one.fault) == (key, met)


def test_every_expectation_is_tried_both_ways() -> None:
    tried = {(key, met) for key, _, met in CASES}
    assert tried == {(line.key, met) for line in EXPECTATIONS for met in (True, False)}


def test_words_are_a_persons_where_one_may_answer_and_does() -> None:
    waits, words = Outcome(PERSON), {"tells": [["448,000"]], "homes": ["WH-1002"], "passed_on": True}
    assert [one.key for one in judged({"outcome": "answered|person", **words}, waits)] == ["outcome", "passed_on"]
    faults = [one.key for one in judged({"outcome": "answered", **words}, waits) if one.fault]
    assert faults == ["outcome", "homes", "tells"]


def test_who_hands_over_is_judged_by_what_is_said_meanwhile() -> None:
    both = Outcome(ANSWERED | PERSON, text="I have passed your question on to Nora.")
    faults = [
        one.key for one in judged({"outcome": "person", "tells": [["2018"]], "passed_on": True}, both) if one.fault
    ]
    assert faults == ["tells"]


@pytest.mark.parametrize(
    ("call", "newly", "wrongly"),
    [
        ("none", (AT_TWO,), True),
        ("offered", (AT_TWO,), True),
        ("not offered", (AT_TWO,), True),
        ("booked 2026-03-04T15:00", (AT_TWO,), True),
        ("booked 2026-03-04T15:00", (), False),  # one that stood before and was not moved: a fault, and another
        ("booked 2026-03-04T14:00", (AT_TWO,), False),
    ],
)
def test_a_call_that_nobody_asked_for_is_counted(call: str, newly: tuple[datetime, ...], wrongly: bool) -> None:
    assert booked_wrongly({"call": call}, Outcome(ANSWERED, booked=(AT_TWO,), newly=newly)) is wrongly


@pytest.mark.parametrize("expect", [{"mood": "friendly"}, {"call": "perhaps"}])
def test_what_nobody_can_judge_is_refused(expect: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="nobody can judge"):
        judged(expect, SEEN)
