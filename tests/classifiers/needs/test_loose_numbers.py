"""Numbers that are no wish by what they are called, and the same numbers where they are one; phones said otherwise."""

from __future__ import annotations

import pytest

from classifiers.needs.extracting import extract, relevant
from classifiers.needs.said_numbers import phone_said
from classifiers.needs.time_gates import names_a_time
from models.message import Intent

BUYER = frozenset({Intent.BUYER})
RENTER = frozenset({Intent.RENTER})


def told(text: str, intents: frozenset[Intent] = BUYER) -> dict[str, object]:
    return {slot: need.value for slot, need in relevant(extract(text, "", (), intents), intents).items()}


@pytest.mark.parametrize(
    "text",
    [
        "but can it be at 11:30 instead",
        "Wed is good but can it be at 11:30 instead",
        "Sure, call me at 555 0177, area code 207",
        "Mi numero: dos cero siete, 555, 0123",
        "busco casa de 3 recamaras. debo como 150 mil del banco",
        "we owe 210k on our mortgage, looking for a house",
        "gano 5000 al mes, busco algo de 2 cuartos",
        "We make 95k between us, want a 3 bed house",
        "$379k for the condo? what are the fees",
        "438 is too much for 1.5 baths. Would they take 415?",
        "what about Hoop Lane, would they come down to 275?",
        "I have 80k saved for a down payment, 2 bed condo",
        "¿aceptarían 350 mil por la casa?",
    ],
)
def test_what_a_number_is_called_is_no_price(text):
    assert not {"price_max", "price_min"} & told(text).keys()


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("3 bed house up to 430k, call me after 11:30", 430_000),
        ("we owe 210k on our mortgage and can go to 450k for the next one", 450_000),
        ("debo 150 mil al banco, busco casa hasta 300 mil", 300_000),
        ("our pre-approval is 450k", 450_000),
        ("we make 95k and our budget is 350k", 350_000),
        ("2 bed condo for 350k or less", 350_000),
        ("My number is 265,000 and my bank has approved me", 265_000),
        ("bring it down to 420k, that is our limit", 420_000),
    ],
)
def test_a_budget_beside_it_stays_one(text, price):
    assert told(text)["price_max"] == price


@pytest.mark.parametrize("text", ["dale, cuándo lo puedo ver?", "Dale, ese. gracias genia!", "vale, me interesa esa"])
def test_a_word_of_agreement_is_no_area(text):
    assert "areas" not in told(text)


@pytest.mark.parametrize("text", ["looking in Dale or nearby, 3 beds", "3 bed house in Dale"])
def test_a_place_of_that_name_is_one(text):
    assert told(text)["areas"] == ("Dale",)


@pytest.mark.parametrize("text", ["any day after 3 works", "after 3 is best", "I can talk around 4", "a las 3 puedo"])
def test_an_hour_is_no_room(text):
    assert "bedrooms_min" not in told(text)


@pytest.mark.parametrize(
    ("text", "rooms"),
    [
        ("at least 3 bedrooms, call after 5", 3),
        ("looking at 3 beds in town", 3),
        ("3 bed house, any day after 4 works", 3),
        ("busco casa de 3 recamaras, llamen a las 5", 3),
    ],
)
def test_rooms_beside_an_hour_stay(text, rooms):
    assert told(text)["bedrooms_min"] == rooms


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("this weekend either day is good, 2075550177", "+12075550177"),
        ("marqueme al 2 07 5 55 01 75 hoy en la tarde", "+12075550175"),
        ("2075550118 escribame x ahi", "+12075550118"),
        ("Mi numero: dos cero siete, 555, 0123", "+12075550123"),
        ("call me at two oh seven five five five zero one seven seven", "+12075550177"),
        ("mi cel es dos cero siete cinco cinco cinco cero uno veinte", "+12075550120"),
        ("two zero seven, double five five, 0199", "+12075550199"),
        ("at 12 then. two o seven, five five five, oh one nine two", "+12075550192"),
        ("my cell: 207 five five five 0188", "+12075550188"),
        ("555 0177, area code 207", "+12075550177"),
        ("my number is five five five zero one two three", "5550123"),
    ],
)
def test_a_phone_in_unusual_words(text, phone):
    said = phone_said(text)
    assert said is not None
    assert (said.value, said.quote in text) == (phone, True)
    assert told(text)["phone"] == phone


@pytest.mark.parametrize(
    "text",
    [
        "3 beds 2 baths 450000 max",
        "between 40 000 and 50 000",
        "300,000 - 350,000",
        "call me on 12 10 2026 at 3",
        "MLS 2075550177",
        "my agent's number is 2075550177",
        "my kids are five, seven, nine, ten and twelve",
        "28806 and 28805 only pls",
        "ZIP 37920, 37914",
        "instrument 2025-014482",
        "offer 1 250 000 cash",
        "one or two bedrooms, three cars",
    ],
)
def test_other_numbers_are_no_phone(text):
    assert phone_said(text) is None


@pytest.mark.parametrize(
    "words",
    ["by", "st", "not", "total on the 1975 one", "by 11", "not before 10", "para un carro", "60 libras", "no calls"],
)
def test_words_that_name_no_time(words):
    assert not names_a_time(words)


@pytest.mark.parametrize(
    "words",
    ["by March", "after the holidays", "hasta el 15", "no rush", "before the lifts open", "in Q1", "yesterday",
     "sin prisa", "antes de que se vengan las lluvias", "as long as it takes", "8/20", "by the first"],
)  # fmt: skip
def test_words_that_name_a_time(words):
    assert names_a_time(words)
