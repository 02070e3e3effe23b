"""The number that answers our question for one, and one without its area code."""

from __future__ import annotations

import pytest

from classifiers.needs.given_number import can_be_dialled, number_given, with_area_code
from classifiers.verdict import Need

OURS = "(207) 555-0100"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2075550155. tmrw 2?", "+12075550155"),
        ("sure, (508) 555-0119 any weekday", "+15085550119"),
        ("its 207.555.0144 thanks", "+12075550144"),
        ("1-207-555-0144", "+12075550144"),
        ("555-0133. Mornings.", "5550133"),
        ("5550133", "5550133"),
    ],
)
def test_a_number_that_was_asked_for_needs_no_word_for_calling(text: str, number: str) -> None:
    given = number_given(text)
    assert given is not None
    assert given.value == number


@pytest.mark.parametrize(
    "text",
    [
        "450,000 and no more",
        "the house is 1,234,567",
        "$4505555",
        "MLS# 5550133x",
        "10 heron, 3 bed",
        "2021-2027",
        "3.5551234",
    ],
)
def test_a_price_or_another_figure_is_no_number(text: str) -> None:
    assert number_given(text) is None


@pytest.mark.parametrize(
    ("number", "agency", "whole"),
    [
        ("5550133", OURS, "+12075550133"),
        ("5550133", "+1 207 555 0100", "+12075550133"),
        ("5550133", "+44 20 7946 0100", "5550133"),
        ("5550133", "", "5550133"),
        ("5550133", "1-800-555-0100", "5550133"),
        ("+15085550119", OURS, "+15085550119"),
    ],
)
def test_the_agencys_area_code_completes_a_local_number(number: str, agency: str, whole: str) -> None:
    assert with_area_code(Need(number, number), agency) == Need(whole, number)


@pytest.mark.parametrize(
    ("number", "whole"),
    [
        ("+12075550133", True),
        ("(207) 555-0133", True),
        ("+442079460100", True),
        ("5550133", False),
        ("", False),
        ("+1", False),
    ],
)
def test_a_call_needs_a_number_that_can_be_dialled(number: str, whole: bool) -> None:
    assert can_be_dialled(number) is whole
