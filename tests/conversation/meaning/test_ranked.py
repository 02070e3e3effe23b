"""Which of several homes is the newest, the biggest or has the lowest fee is told by their records, or by nobody."""

from __future__ import annotations

import pytest

from mailbot.conversation.meaning.how_it_is import as_records_tell, by_part
from mailbot.conversation.meaning.ranked import fee_of, ranked, without_ranked
from mailbot.crm.inventory import Listing
from models.message import Message
from models.property import ListedFor, PropertyStatus, PropertyType


def home(address: str, price: int, feet: int, built: int, description: str = "", *features: str) -> Listing:
    return Listing(
        ref=address,
        address=address,
        price=price,
        square_feet=feet,
        year_built=built,
        bedrooms=2,
        bathrooms=1,
        description=description,
        features=features,
        type=PropertyType.CONDO,
        status=PropertyStatus.ACTIVE,
        listed_for=ListedFor.SALE,
        area="Old Town",
        city="Alder",
        url="",
    )


ELM = home("12 Elm St", 320_000, 1_000, 1990, "Bright rooms. Monthly fee of $310.", "attached garage")
OAK = home("7 Oak Ave", 350_000, 1_400, 2013, "One heated space; the monthly fee is $280.", "finished basement")
ASH = home("3 Ash Rd", 290_000, 900, 1975, "No association and no monthly fee.", "new furnace")
HOMES = (ELM, OAK, ASH)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("which one has the lowest fee?", "3 Ash Rd has the lowest monthly fee"),
        ("Which is cheapest on hoa", "3 Ash Rd has the lowest monthly fee"),
        ("I hate fees. which of these has the smaller condo fee", "3 Ash Rd has the lowest monthly fee"),
        ("which one is newest?", "7 Oak Ave is the newest"),
        ("which is bigger?", "7 Oak Ave is the largest"),
        ("Of those, whichever is the oldest please?", "3 Ash Rd is the oldest"),
        ("which one is the cheapest per square foot", "7 Oak Ave costs the least per square foot"),
        ("and which one costs the least", "3 Ash Rd has the lowest price"),
    ],
)
def test_records_decide(text: str, first: str) -> None:
    (fact,) = ranked(text, HOMES, "en")
    assert fact.text.startswith(f"Of these, {first}")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("cuál es el más barato de mantenimiento", "3 Ash Rd tiene la cuota mensual más baja"),
        ("¿cuál es la más nueva?", "7 Oak Ave es la más nueva"),
        ("de estas la más grande?", "7 Oak Ave es la más grande"),
        ("cual tiene la menor cuota", "3 Ash Rd tiene la cuota mensual más baja"),
    ],
)
def test_records_decide_in_spanish(text: str, first: str) -> None:
    (fact,) = ranked(text, HOMES, "es")
    assert fact.text.startswith(f"De estas, {first}")


def test_two_orders_in_one_sentence() -> None:
    said = ranked("which one is newest? and which is the biggest", HOMES, "en")
    assert len(said) == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("which have no HOA", "en"),
        ("which of these come without a fee?", "en"),
        ("which ones don't have an association", "en"),
        ("¿cuáles no tienen cuota?", "es"),
    ],
)
def test_those_without_a_fee(text: str, language: str) -> None:
    (fact,) = ranked(text, HOMES, language)
    assert "3 Ash Rd" in fact.text
    assert "12 Elm St" not in fact.text
    assert ranked(text, (ELM, OAK), language) == (), "no record says that there is none"


@pytest.mark.parametrize(
    "text",
    [
        "which has the bigger yard",
        "which one has the newest roof?",
        "which is closest to the train",
        "do you have anything bigger?",
        "what's the cheapest you have?",
        "we want something newer",
        "which one of the other homes in town is the cheapest?",
        "which has a garage?",
        "I like the bigger one",
    ],
)
def test_what_no_order_of_those_shown_is(text: str) -> None:
    assert ranked(text, HOMES, "en") == ()


def test_records_that_do_not_tell_decide_nothing() -> None:
    silent = home("1 Fir Ct", 300_000, 800, 1960)
    assert ranked("which has the lowest fee?", (ELM, silent), "en") == ()
    assert fee_of(silent) is None


def test_those_alike_are_called_so() -> None:
    (fact,) = ranked("which is newer?", (ELM, home("9 Elm St", 1, 1, 1990)), "en")
    assert "the same" in fact.text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("how old is the roof?", ("roof",)),
        ("what year is the furnace? and the roof, any leaks?", ("roof", "furnace")),
        ("does the septic have problems?", ("septic",)),
        ("is the wiring original?", ("other",)),
        ("what condition is it in?", ("condition",)),
        ("we want to put solar on a roof some day. what shape is it in?", ("condition",)),
        ("is the roof deck in good condition?", ("condition",)),
        ("how is the state of the home?", ("condition",)),
    ],
)
def test_a_condition_is_that_of_the_part_named(text: str, parts: tuple[str, ...]) -> None:
    assert by_part(("condition",), [text]) == parts


@pytest.mark.parametrize(
    ("text", "homes", "topics"),
    [
        ("is the garage attached?", (ELM,), ("garage",)),
        ("Is the basement finished?", (OAK,), ("basement",)),
        ("Is the garage attached? And how far is the train", (ELM,), ("garage", "other")),
        ("Is the basement finished legally, with permits?", (OAK,), ("other",)),
        ("whats the story with the basement", (OAK,), ("other",)),
        ("is the garage heated?", (ELM,), ("other",)),
        ("is the garage 1 or 2 car", (ELM,), ("other",)),
        ("does the basement flood when it rains?", (OAK,), ("other",)),
    ],
)
def test_a_record_answers_how_a_thing_is_only_in_all_its_words(
    text: str, homes: tuple[Listing, ...], topics: tuple[str, ...]
) -> None:
    before = ("basement", "other") if "basement" in text else ("other",)
    assert {*as_records_tell(before, text, homes)} == {*topics}


def test_what_is_asked_beside_an_order_is_still_asked() -> None:
    mail = Message.model_construct(
        reply_text="Which of the two is bigger, and does either have a heat pump?", asks=["size", "heating"]
    )
    left = without_ranked(mail)
    assert "heat pump" in left.reply_text
    assert "bigger" not in left.reply_text
    assert left.asks == ["heating"]
