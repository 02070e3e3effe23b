"""Figures that stand in no field and follow from facts all the same are let go; the same figures, wrong, are held."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailbot.conversation.brief import Brief, Fact
from mailbot.conversation.writing.briefing import with_facts
from mailbot.ops.eval.draft_sets import DraftCase
from mailbot.ops.eval.scenes import BUSINESS, SCENES

SUGGEST = SCENES[
    "suggest"
]  # 12 Elm St: $440,000, 1,650 sq ft, 1948; 7 Oak Ave: $465,000, 1,980 sq ft, 1962; up to $470,000
ONE = SCENES["one"]
FIGURES = {"prices", "sizes", "numbers", "addresses", "phones"}


def with_records(brief: Brief, description: str, *facts: str, **fields: object) -> Brief:
    """The brief of one home that is described so, and of a business that says so."""
    home = replace(brief.properties[0], description=description, **fields)  # type: ignore[arg-type]
    own = [Fact(f"business:fact_{number}", text) for number, text in enumerate(facts)]
    return with_facts(replace(brief, properties=(home,), facts=()), [*BUSINESS, *own])


DUES = with_records(
    ONE,
    "Two flats: a two-bedroom unit upstairs, a three-bedroom unit downstairs. HOA dues are $240 a month. 13-foot"
    " ceilings.",
    "The deposit is one month's rent.",
    "A first visit takes 30 minutes.",
    address="Lot 3, Pine Ct",
)


def figures(brief: Brief, text: str) -> set[str]:
    """The checks of figures that hold a draft."""
    return {finding.rule for finding in DraftCase("", brief, text).findings()} & FIGURES


@pytest.mark.parametrize(
    ("brief", "true", "wrong"),
    [
        (SUGGEST, "7 Oak Ave costs $25,000 more than 12 Elm St.", "7 Oak Ave costs $35,000 more than 12 Elm St."),
        (SUGGEST, "12 Elm St is $30,000 below your limit.", "12 Elm St is $40,000 below your limit."),
        (SUGGEST, "12 Elm St comes about thirty grand under your $470,000.", "12 Elm St comes fifty grand under it."),
        (SUGGEST, "7 Oak Ave gives you 330 more square feet than 12 Elm St.", "It gives you 430 more square feet."),
        (SUGGEST, "12 Elm St is fourteen years older than 7 Oak Ave.", "12 Elm St is 24 years older than 7 Oak Ave."),
        (SUGGEST, "Elm St has three bedrooms, the other four.", "Elm St has four bedrooms, the other three bedrooms."),
        (SUGGEST, "Both are inside the $470,000 you named.", "Both are inside the $430,000 you named."),
        (SUGGEST, "Is $470,000 a firm limit for you?", "Is $480,000 a firm limit for you?"),
        (SUGGEST, "Two adults would pay $90 together to apply.", "Two adults would pay $100 together to apply."),
        (SUGGEST, "7 Oak Ave has two and a half baths.", "12 Elm St has two and a half baths."),
        (SUGGEST, "The fee is $45 for each adult who applies.", "Two adults who apply together pay $90 apiece."),
        (DUES, "The HOA dues are $240 a month.", "The HOA dues are $260 a month."),
        (DUES, "The unit downstairs has three bedrooms.", "The unit downstairs has five bedrooms."),
        (DUES, "The ceilings are thirteen feet high.", "The ceilings are twelve feet high."),
        (DUES, "Plan on one month's rent as deposit.", "Plan on half a month's rent as deposit."),
        (DUES, "A visit takes 30 minutes.", "A visit takes 40 minutes."),
        (DUES, "Lot 3 is listed at $318,500.", "Lot 4 is listed at $318,500."),
        (DUES, "The dues are two hundred forty dollars.", "The dues are two hundred ten dollars."),
    ],
)  # fmt: skip
def test_what_follows_is_let_go_and_what_does_not_is_held(brief: Brief, true: str, wrong: str) -> None:
    assert figures(brief, true) == set()
    assert figures(brief, wrong) != set()


def test_what_they_can_spend_is_no_price_of_a_home() -> None:
    assert figures(SUGGEST, "12 Elm St is yours for $470,000.") == {"prices"}


def test_what_nobody_can_spend_is_asked_about_as_they_said_it() -> None:
    brief = SCENES["none"]  # up to $300,000
    assert figures(brief, "Could you go over 300, or would another area do?") == set()
    assert figures(brief, "Could you go over 350, or would another area do?") == {"numbers"}


@pytest.mark.parametrize(
    ("language", "true", "wrong"),
    [
        ("es", "12 Elm St está $30,000 por debajo de su tope.", "12 Elm St está $50,000 por debajo de su tope."),
        ("es", "7 Oak Ave tiene dos baños y medio.", "12 Elm St tiene dos baños y medio."),
        ("es", "La diferencia entre las dos es de $25,000.", "La diferencia entre las dos es de $45,000."),
    ],
)
def test_in_spanish_too(language: str, true: str, wrong: str) -> None:
    brief = replace(SCENES["sugerir"], language=language)
    assert figures(brief, true) == set()
    assert figures(brief, wrong) != set()


def test_the_lead_s_number_is_asked_about_and_is_none_to_call_us_at() -> None:
    call = SCENES["call"]
    assert figures(call, "Is 503-555-0142 still the best number?") == set()
    assert figures(call, "Call our office at 503-555-0142.") == {"phones"}


def test_the_address_of_their_own_home_may_be_repeated() -> None:
    seller = SCENES["ask_seller"]  # 22 Cedar Way
    assert figures(seller, "Is 22 Cedar Way a house or a condo?") == set()
    assert figures(seller, "Is 24 Cedar Way a house or a condo?") == {"addresses"}


@pytest.mark.parametrize("within", ["within", "inside"])
def test_how_far_a_price_is_below_a_limit_is_no_limit(within: str) -> None:
    """7 Oak Ave at $465,000 is $5,000 below $470,000: so much may be said, and no such budget."""
    for said in ("at $5,000", "of $5,000"):
        draft = DraftCase("", SCENES["suggest"], f"As you wished, 12 Elm St is {within} your budget {said}.")
        assert "prices" in {finding.rule for finding in draft.findings()}
