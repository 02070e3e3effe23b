"""A figure that is said roughly is taken for the fact that it means, in the direction that it says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailbot.conversation.brief import Brief
from mailbot.conversation.checking.roughly import Figure, bounded, decade, meant
from mailbot.ops.eval.draft_sets import DraftCase
from mailbot.ops.eval.scenes import SCENES

SUGGEST = SCENES["suggest"]  # 12 Elm St: $440,000, 1,650 sq ft; 7 Oak Ave: $465,000, 1,980 sq ft; up to $470,000
FIGURES = {"prices", "sizes", "numbers"}


def figure(text: str, digits: str) -> Figure:
    start = text.index(digits)
    return Figure(float(digits.replace(",", "")), text, start, start + len(digits))


@pytest.mark.parametrize(
    ("text", "value", "means"),
    [
        ("about 1,600", 1_600, 1_650),
        ("roughly 1,700", 1_700, 1_650),
        ("nearly 1,700", 1_700, 1_650),
        ("just under 1,700", 1_700, 1_650),
        ("just over 1,600", 1_600, 1_650),
        ("over 1,500", 1_500, 1_650),
        ("a good 1,500", 1_500, 1_650),
        ("poco más de 1,600", 1_600, 1_650),
        ("casi 1,700", 1_700, 1_650),
        ("1,600 or so", 1_600, 1_650),
        ("1,600", 1_600, 1_600),
        ("about 1,400", 1_400, 1_400),
        ("nearly 1,600", 1_600, 1_600),
        ("just over 1,700", 1_700, 1_700),
        ("over 1,700", 1_700, 1_700),
        ("just over 1,500", 1_500, 1_500),
        ("not over 1,600", 1_600, 1_600),
    ],
)
def test_the_words_before_a_figure_say_how_far_off_it_may_be(text: str, value: float, means: float) -> None:
    assert meant(figure(text, f"{value:,}"), {1_650.0, 3_000.0}) == means


def held(brief: Brief, text: str) -> set[str]:
    return {finding.rule for finding in DraftCase("", brief, text).findings()} & FIGURES


@pytest.mark.parametrize(
    ("true", "wrong"),
    [
        ("12 Elm St is about 1,650 square feet.", "12 Elm St is about 1,900 square feet."),
        ("7 Oak Ave has just under 2,000 square feet.", "7 Oak Ave has just over 2,000 square feet."),
        ("12 Elm St is close to $443,000.", "12 Elm St is just over half a million."),
        ("12 Elm St costs just under $442,000.", "12 Elm St costs just under $450,000."),
        ("12 Elm St is some $30,000 below your limit.", "12 Elm St is some $60,000 below your limit."),
        ("12 Elm St is under $450,000.", "12 Elm St is under $430,000."),
        ("12 Elm St is four hundred and forty thousand.", "12 Elm St is a hundred and forty thousand."),
        ("12 Elm St is under $480,000.", "12 Elm St is under $500,000."),
        ("12 Elm St is listed at 440, 7 Oak Ave at 465.", "12 Elm St is listed at 440, 7 Oak Ave at 425."),
        ("7 Oak Ave is in the mid-$460s.", "7 Oak Ave is in the mid-$450s."),
        ("12 Elm St is in the mid 400s, at $440,000.", "12 Elm St is in the low 300s."),
        (
            "7 Oak Ave has close to 2,000 square feet, 12 Elm St 1,650.",
            "12 Elm St has close to 1,900, 7 Oak Ave 1,980.",
        ),
        ("7 Oak Ave has more than 300 square feet more than 12 Elm St.", "It has about 500 more square feet."),
    ],
)
def test_what_is_near_enough_is_let_go_and_what_is_not_is_held(true: str, wrong: str) -> None:
    assert held(SUGGEST, true) == set()
    assert held(SUGGEST, wrong) != set()


def test_how_many_spaces_there_are_is_counted() -> None:
    home = replace(SCENES["one"].properties[0], description="A ranch with two parking spaces behind the house.")
    brief = replace(SCENES["one"], properties=(home,))
    assert held(brief, "There are two parking spaces behind the house.") == set()
    assert held(brief, "There are three parking spaces behind the house.") == {"sizes"}


@pytest.mark.parametrize(
    ("text", "value", "means"),
    [
        ("under 1,800", 1_800, 1_650),
        ("below 1,700", 1_700, 1_650),
        ("over 1,500", 1_500, 1_650),
        ("under 1,600", 1_600, 1_600),  # it is more
        ("under 2,000", 2_000, 2_000),  # nobody would say so
        ("under 1,655", 1_655, 1_655),  # a figure that is not round bounds nothing
        ("just under 1,800", 1_800, 1_800),
        ("1,800", 1_800, 1_800),
    ],
)
def test_a_round_figure_may_bound_a_fact(text: str, value: float, means: float) -> None:
    assert bounded(figure(text, f"{value:,}"), {1_650.0, 3_000.0}) == means


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("the 1,600s", 1_650),
        ("the mid-1,600s", 1_650),
        ("the low 1,600s", 1_600),
        ("the upper 1,600s", 1_600),
        ("the 1,500s", 1_500),
        ("1,600", 1_600),
    ],
)
def test_tens_and_hundreds_say_where_in_them_a_fact_lies(text: str, means: float) -> None:
    assert decade(figure(text, "1,500" if "1,500" in text else "1,600"), {1_650.0}) == means
