"""What a home must have, by a model's word where code knows none of the mail's; and who would apply for a home."""

from __future__ import annotations

from typing import Any

import pytest
from agency import Agency
from ledger_view import tell
from openai_double import Answer, Asked, OpenAIDouble, says

from mailbot.conversation.meaning.must_have import must_haves
from models.draft import Draft
from models.message import Message, Wish
from models.property import ListedFor
from models.thread import Thread


def mail(text: str, language: str, *wishes: Wish) -> Message:
    return Message.model_construct(reply_text=text, language=language, wishes=list(wishes))


def wish(thing: str, *, wanted: bool = True) -> Wish:
    return Wish(thing=thing, quote="…", wanted=wanted)


@pytest.mark.parametrize(
    ("mails", "expected"),
    [
        ([mail("Avec un garage.", "fr", wish("garage"))], ["garage"]),
        ([mail("We need somewhere dry for two old cars.", "en", wish("garage"))], ["garage"]),
        ([mail("We need a garage.", "en")], ["garage"]),
        ([mail("A garage would be a plus.", "en", wish("garage"))], []),
        ([mail("Does it have a garage?", "en", wish("garage"))], []),
        ([mail("Avec un jardin clôturé.", "fr", wish("yard"), wish("fenced yard"))], ["fenced yard"]),
        ([mail("Avec un garage.", "fr", wish("garage")), mail("Sans garage.", "fr", wish("garage", wanted=False))], []),
        ([mail("Avec un château.", "fr", wish("castle"))], []),
    ],
)
def test_words_that_code_knows_are_codes_to_judge(mails: list[Message], expected: list[str]) -> None:
    assert [thing.name for thing in must_haves(mails)] == expected


# ------------------------------------------------------------------------------------------------ whole

SEEKS = "Bonjour, nous voulons acheter une maison à Old Town, 470000 $ maximum, avec un garage absolument."
APPLIES = "Bonjour, nous voudrions déposer un dossier de candidature pour 12 Elm St."


def speaks(double: OpenAIDouble, **reading: Any) -> None:
    def respond(asked: Asked) -> Answer:
        if asked.schema == "letter":
            return says({"opening": [{"text": "Bonjour, voici 12 Elm St.", "fact_ids": []}], "closing": []})
        return says({"also": "none", "confidence": 0.95, "language": "fr", **reading})

    double.respond = respond


async def test_a_wish_in_another_language_decides_what_is_shown(
    model_agency: Agency, openai_double: OpenAIDouble
) -> None:
    await model_agency.add_property("BR-1", "12 Elm St", 465_000, area="Old Town", features=["Two-car garage"])
    await model_agency.add_property("BR-2", "7 Oak Ave", 430_000, area="Old Town")
    needs = [
        {"slot": "areas", "value": ["Old Town"], "quote": "Old Town"},
        {"slot": "price_max", "value": 470_000, "quote": "470000 $ maximum"},
    ]
    wishes = [{"thing": "garage", "wanted": True, "quote": "un garage"}]
    speaks(openai_double, intent="buyer", needs=needs, wishes=wishes)
    model_agency.lead("dana@away.example").write(SEEKS)
    await model_agency.round()
    [draft] = await model_agency.store.find(Draft, {})
    told = {fact.id.split(":")[1] for fact in draft.facts if fact.id.startswith("property:")}
    assert told == {"BR-1"}, await tell(model_agency.store)


@pytest.mark.parametrize(("quote", "applies"), [("déposer un dossier de candidature", True), ("I apply", False)])
async def test_who_would_apply_in_another_language_is_passed_on(
    model_agency: Agency, openai_double: OpenAIDouble, quote: str, applies: bool
) -> None:
    await model_agency.add_property("BR-1", "12 Elm St", 2_100, area="Old Town", listed_for=ListedFor.RENT)
    speaks(openai_double, intent="renter", ready="apply", ready_quote=quote)
    model_agency.lead("dana@away.example").write(APPLIES)
    await model_agency.round()
    [draft] = await model_agency.store.find(Draft, {})
    said = "I have passed on to Kim Alvarez that you would like to apply for 12 Elm St."
    assert (said in draft.content.text) == applies, await tell(model_agency.store)
    [thread] = await model_agency.store.find(Thread, {})
    assert thread.ready == ("apply" if applies else "")


async def test_who_buys_applies_for_nothing_of_ours(model_agency: Agency, openai_double: OpenAIDouble) -> None:
    await model_agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    speaks(openai_double, intent="buyer", ready="apply", ready_quote="déposer un dossier de candidature")
    model_agency.lead("dana@away.example").write(APPLIES)
    await model_agency.round()
    [draft] = await model_agency.store.find(Draft, {})
    assert "apply" not in draft.content.text
