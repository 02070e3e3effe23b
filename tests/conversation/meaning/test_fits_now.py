"""What fits only since the last mail, and what was told of a home that is sold."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mailbot.conversation.meaning.fits_now import fit_now, sought_needs, wanted_before
from mailbot.crm.inventory import Listing
from mailbot.crm.matching.scoring import Wants, passes, without_homes
from models.contact import StoredNeed
from models.message import Direction, Intent, Message
from models.property import PropertyType

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
CONDO = Listing(
    "CONDO", "90 Platform Street, Unit 3", 259_000, type=PropertyType.CONDO, area="Station Quarter", bedrooms=1
)
LOFT = Listing("LOFT", "18 Hoop Lane", 298_000, type=PropertyType.CONDO, area="Cooper's Wharf", bedrooms=1)
BOOK = {home.ref: home for home in (CONDO, LOFT)}


def mail(text: str, intent: Intent = Intent.BUYER, **needs: object) -> Message:
    told = {slot: {"value": value, "quote": str(value)} for slot, value in needs.items()}
    return Message.model_construct(
        id=text, direction=Direction.INBOUND, intent=intent, also=None, reply_text=text, needs=told, received_at=NOON
    )


@pytest.mark.parametrize(
    ("before", "now", "fitting"),
    [
        ({"price_max": 240_000}, Wants(price_max=265_000), {"CONDO"}),
        ({"price_max": 240_000}, Wants(price_max=300_000), {"CONDO", "LOFT"}),
        ({"bedrooms_min": 2}, Wants(bedrooms_min=1), {"CONDO", "LOFT"}),
        ({"areas": ["Millpond"]}, Wants(areas=("Station Quarter",)), {"CONDO"}),
        ({"price_max": 265_000}, Wants(price_max=265_000), set()),
        ({"price_max": 265_000}, Wants(price_max=270_000), set()),
        ({"price_max": 300_000}, Wants(price_max=265_000), set()),
        ({}, Wants(price_max=300_000), set()),
    ],
)
def test_what_was_too_dear_fits_once_the_budget_is_higher(before, now, fitting):
    assert fit_now(now, wanted_before([mail("1 bed condo", **before)]), ["CONDO", "LOFT"], BOOK) == fitting


def test_only_what_was_sent_is_sent_again():
    assert fit_now(Wants(price_max=300_000), Wants(price_max=240_000), ["LOFT"], BOOK) == {"LOFT"}


def test_later_words_replace_earlier_ones():
    assert wanted_before([mail("a", price_max=240_000), mail("b", price_max=265_000)]).price_max == 265_000


@pytest.mark.parametrize(
    ("text", "intent", "kept"),
    [
        ("Tengo una casa de 3 dormitorios y quiero venderla", Intent.SELLER, False),
        ("I want to sell my house, it has 3 bedrooms", Intent.SELLER, False),
        ("son 3 recámaras pero con 2 baños y medio", Intent.SELLER, True),
        ("looking for a 3 bedroom house", Intent.BUYER, True),
    ],
)
def test_rooms_of_the_home_that_is_sold_are_not_sought(text, intent, kept):
    needs = {"bedrooms_min": StoredNeed(value=3, quote="3", message_id=text)}
    assert bool(sought_needs(needs, [mail(text, intent)])) is kept


@pytest.mark.parametrize(("area", "refs"), [("Hoop Lane", ["LOFT"]), ("Platform Street", ["CONDO"]), ("Hoop", [])])
def test_a_street_is_a_place_to_seek_in(area, refs):
    assert [home.ref for home in BOOK.values() if passes(Wants(areas=(area,)), home)] == refs
    assert without_homes([area], list(BOOK.values())) == (() if refs else (area,))


@pytest.mark.parametrize(
    ("deal", "worth", "told_in", "kept"),
    [
        ("sale", 2_100, "a mail about renting", False),
        ("sale", 350_000, "a mail about renting", True),
        ("rent", 350_000, "a mail about buying", False),
        ("rent", 2_100, "a mail about buying", True),
        ("sale", 2_100, "this mail", True),  # whatever it means, it was said of this deal
    ],
)
def test_a_rent_is_no_price_of_who_would_buy_now(deal: str, worth: int, told_in: str, *, kept: bool) -> None:
    needs = {
        "listed_for": StoredNeed(value=deal, quote=deal, message_id="this mail"),
        "price_max": StoredNeed(value=worth, quote=str(worth), message_id=told_in),
    }
    assert ("price_max" in sought_needs(needs, [])) is kept
