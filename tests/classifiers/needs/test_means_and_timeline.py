"""How somebody would pay, whether they buy or rent, and by when."""

from __future__ import annotations

import pytest

from classifiers.needs.means import means
from classifiers.needs.timeline import timeline


@pytest.mark.parametrize(
    ("text", "approved"),
    [
        ("we are pre-approved", True),
        ("Pre approved w/ Chase", True),
        ("I got prequalified last week", True),
        ("310k approved FHA", True),
        ("Our lender (Castle Point) cleared us to 650", True),
        ("Ya tenemos la preaprobación del banco", True),
        ("tengo el préstamo aprobado", True),
        ("85,000 saved and a letter for 340,000", True),
        ("lender said we qualify for 295", True),
        ("first timers, no lender yet", False),
        ("we arent preapproved yet", False),
        ("I haven't talked to a bank yet", False),
        ("not pre-qualified yet", False),
        ("Pre-qualified: Not yet", False),
        ("aún no estoy preaprobado", False),
        ("my application for the condo was approved", None),
        ("the difference between being pre qualified and pre approved", None),
    ],
)
def test_approval(text: str, approved: bool | None) -> None:
    found = means(text).get("preapproved")
    assert (found.value if found else None) is approved


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("we'll pay cash", "cash"),
        ("cash buyer, quick close", "cash"),
        ("Two bedroom condo, Union Park, cash.", "cash"),
        ("pago de contado", "cash"),
        ("using a VA loan", "va"),
        ("using VA, zero down", "va"),
        ("FHA buyer", "fha"),
        ("a USDA loan", "usda"),
        ("conventional 10% down", "conventional"),
        ("would the owner carry the note", "seller"),
        ("we are preapproved", "preapproval"),
        ("does it cash flow", None),
        ("bring a cashier's check", None),
        ("se va mañana", None),
    ],
)
def test_financing(text: str, kind: str | None) -> None:
    found = means(text).get("financing")
    assert (found.value if found else None) == kind


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("looking to rent a house", "rent"),
        ("casa en renta", "rent"),
        ("want to buy our first home", "sale"),
        ("quiero comprar", "sale"),
        ("FHA buyer, 3.5 down", "sale"),
        ("another cash buyer offered more", None),
        ("rentan algo de una recámara?", "rent"),
        ("rent not to exceed 2,100", "rent"),
        ("rent first or buy right away? want to buy a condo but could rent", None),
        ("our lease is up", None),
    ],
)
def test_for_sale_or_for_rent(text: str, wanted: str | None) -> None:
    found = means(text).get("listed_for")
    assert (found.value if found else None) == wanted


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("need to be in by August.", "by august"),
        ("our lease is up June 30 and", "lease is up june 30"),
        ("sometime within the next year", "within the next year"),
        ("in the next 60 to 90 days", "in the next 60 to 90 days"),
        ("Time frame: 3-6 months", "3-6 months"),
        ("Thinking of selling in the spring", "in the spring"),
        ("need it asap", "asap"),
        ("Could we close within 45 days?", "within 45 days"),
        ("3 bed, $400k, spring", "spring"),
        ("we are in no rush", "in no rush"),
        ("no rush, maybe next spring", "next spring"),
        ("before the school year", "before the school year"),
        ("venderla antes de diciembre", "antes de diciembre"),
        ("en los próximos 3 meses", "en los próximos 3 meses"),
    ],
)
def test_timeline_keeps_the_writers_words(text: str, when: str) -> None:
    assert timeline(text)["timeline"].value == when


@pytest.mark.parametrize(
    "text", ["we closed in March", "bought it two years ago", "kitchen redone 2021", "see you Friday"]
)
def test_what_is_past_is_no_timeline(text: str) -> None:
    assert dict(timeline(text)) == {}
