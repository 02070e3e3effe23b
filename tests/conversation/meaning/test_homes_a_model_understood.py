"""Which of the homes that we wrote of a mail means, where no word of it names one: a model may tell, of those alone."""

from __future__ import annotations

from typing import Any

import pytest
from agency import Agency, Lead, body_of
from model_clerk import letter
from openai_double import Answer, Asked, OpenAIDouble, says

from models.message import Message

WISH = "Hi, we want to buy a house with 3 bedrooms in Old Town, up to $470k. What do you have for sale?"
NEEDS = [
    {"slot": "bedrooms_min", "value": 3, "quote": "3 bedrooms"},
    {"slot": "areas", "value": ["Old Town"], "quote": "Old Town"},
    {"slot": "price_max", "value": 470_000, "quote": "up to $470k"},
]


@pytest.fixture
async def agency(model_agency: Agency) -> Agency:
    await model_agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    await model_agency.add_property("BR-2", "7 Oak Ave", 465_000, area="Old Town")
    await model_agency.add_property("BR-9", "90 Lake Rd", 450_000, area="Lakeside")
    return model_agency


def reads(double: OpenAIDouble, **reading: Any) -> None:
    """The model reads the next mails like this, and words replies from the facts."""

    def respond(asked: Asked) -> Answer:
        if asked.schema == "letter":
            return says(letter(asked.user))
        return says({"intent": "buyer", "also": "none", "confidence": 0.95, "language": "en", **reading})

    double.respond = respond


async def shown_two(agency: Agency, double: OpenAIDouble) -> Lead:
    dana = agency.lead("dana@away.example")
    reads(double, needs=NEEDS)
    dana.write(WISH)
    await agency.round()
    said = body_of(agency.to(dana.address)[-1])
    assert "12 Elm St" in said
    assert "7 Oak Ave" in said
    return dana


@pytest.mark.parametrize(
    ("means", "named", "other"),
    [
        (["7 Oak Ave"], "7 Oak Ave", "12 Elm St"),
        (["12 Elm St"], "12 Elm St", "7 Oak Ave"),
    ],
)
async def test_the_home_that_was_meant_is_told_of_alone(
    agency: Agency, openai_double: OpenAIDouble, means: list[str], named: str, other: str
) -> None:
    dana = await shown_two(agency, openai_double)
    reads(openai_double, asks=["price"], means=means)
    dana.answer(agency.to(dana.address)[-1], "What would the one with the porch swing in the picture cost?")
    await agency.round()
    said = body_of(agency.to(dana.address)[-1])
    assert named in said
    assert other not in said


async def test_a_home_that_we_did_not_write_of_is_not_meant(agency: Agency, openai_double: OpenAIDouble) -> None:
    dana = await shown_two(agency, openai_double)
    reads(openai_double, asks=["price"], means=["90 Lake Rd", "9 Nowhere Ln"])
    dana.answer(agency.to(dana.address)[-1], "What would the one with the porch swing in the picture cost?")
    await agency.round()
    assert "90 Lake Rd" not in body_of(agency.to(dana.address)[-1])
    last = (await agency.store.find(Message, {"from_address": dana.address}, sort=[("uid", 1)]))[-1]
    assert last.means == []


async def test_what_the_mail_names_itself_goes_before(agency: Agency, openai_double: OpenAIDouble) -> None:
    dana = await shown_two(agency, openai_double)
    reads(openai_double, asks=["price"], means=["12 Elm St"])
    dana.answer(agency.to(dana.address)[-1], "What would 7 Oak cost?")
    await agency.round()
    said = body_of(agency.to(dana.address)[-1])
    assert "7 Oak Ave" in said
    assert "12 Elm St" not in said
