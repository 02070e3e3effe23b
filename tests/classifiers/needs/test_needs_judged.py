"""Readings of needs beside their marks: right, wrong, missed or extra."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from classifiers.needs.judged import Judged, Outcome, each_area, judged
from classifiers.verdict import Need, NeedValue


@pytest.mark.parametrize(
    ("wanted", "found", "outcome"),
    [
        ({"price_max": 400_000}, {"price_max": 400_000}, Outcome.RIGHT),
        ({"price_max": 400_000}, {"price_max": 450_000}, Outcome.WRONG),
        ({"price_max": 400_000}, {}, Outcome.MISSED),
        ({}, {"price_max": 400_000}, Outcome.EXTRA),
        ({"preapproved": False}, {"preapproved": False}, Outcome.RIGHT),
        ({"timeline": "by June"}, {"timeline": "June"}, Outcome.RIGHT),
        ({"timeline": "by June"}, {"timeline": "July"}, Outcome.WRONG),
        ({"areas": ["Elm Park", "the Heights"]}, {"areas": ("heights", "Elm Park")}, Outcome.RIGHT),
        ({"areas": ["Elm Park", "Fox Run"]}, {"areas": ("Elm Park",)}, Outcome.WRONG),
    ],
)
def test_a_slot_is_judged(wanted: Mapping[str, object], found: Mapping[str, NeedValue], outcome: Outcome) -> None:
    read = {slot: Need(value, "words") for slot, value in found.items()}
    assert [one.outcome for one in judged(wanted, read)] == [outcome]


def test_each_area_is_judged_by_itself() -> None:
    one = Judged("areas", Outcome.WRONG, ["Elm Park", "Fox Run"], ("elm park", "Dover"))
    assert sorted(each_area(one)) == [Outcome.EXTRA, Outcome.MISSED, Outcome.RIGHT]
    assert list(each_area(Judged("areas", Outcome.MISSED, ["Dover"], None))) == [Outcome.MISSED]
