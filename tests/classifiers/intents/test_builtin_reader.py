"""The built-in reader on plain mail: intents, abstention, and what comes along with a reading."""

from __future__ import annotations

from datetime import date

import pytest

from classifiers.intents.intent import DEALS, BuiltinReader
from classifiers.verdict import Readiness
from models.message import Intent


@pytest.fixture(scope="module")
def reader() -> BuiltinReader:
    return BuiltinReader()


@pytest.mark.parametrize(
    ("subject", "text", "intent"),
    [
        ("home search", "Looking for a 3 bedroom house in Eastgate, up to 400k. Can we see some?", Intent.BUYER),
        ("my house", "We are thinking of selling our house. What is it worth?", Intent.SELLER),
        ("rental", "Do you have any 2 bedroom apartments for rent? Max 1500 a month.", Intent.RENTER),
        ("office hours", "Are you open on Saturday? I need to drop off keys.", Intent.GENERAL),
        ("unsubscribe", "Please remove me from your list.", Intent.UNSUBSCRIBE),
        ("Re: checking in", "No thanks, we already bought a house.", Intent.NOT_INTERESTED),
        ("Automatic reply", "I am out of the office until Monday.", Intent.AUTO_REPLY),
        ("Rank #1", "We can get your website on the first page of Google. Free SEO audit.", Intent.SPAM),
        ("casa", "Hola, busco casa de 3 recámaras, hasta 300 mil, para comprar.", Intent.BUYER),
        ("vender", "Quiero vender mi casa, ¿cuánto vale?", Intent.SELLER),
        ("renta", "Busco departamento en renta, máximo 1200 al mes.", Intent.RENTER),
        ("baja", "No me manden más correos por favor.", Intent.UNSUBSCRIBE),
    ],
)
def test_plain_mail_is_surely_read(reader: BuiltinReader, subject: str, text: str, intent: Intent) -> None:
    reading = reader.read(subject, text)
    assert reading.intent is intent
    assert reading.sure


@pytest.mark.parametrize("text", ["", "hi", "ok", "???", "lorem ipsum dolor sit amet", "1234"])
def test_a_mail_that_says_nothing_is_not_surely_read(reader: BuiltinReader, text: str) -> None:
    assert not reader.read("", text).sure


def test_a_mail_without_a_known_word_is_nobodys_lead(reader: BuiltinReader) -> None:
    assert reader.read("", "").intent is Intent.GENERAL


def test_a_reading_carries_needs_readiness_topics_and_language(reader: BuiltinReader) -> None:
    reading = reader.read(
        "brookside",
        "Want to buy a 3 bed in brookside under 400k. Can we see it Saturday? Any HOA?",
        known_areas=["Brookside"],
    )
    assert reading.intent is Intent.BUYER
    assert reading.needs["price_max"].value == 400_000
    assert reading.needs["areas"].value == ("Brookside",)
    assert reading.ready is Readiness.VISIT
    assert "hoa" in reading.asks
    assert reading.language == "en"
    assert reading.reason.startswith("built-in reader: ")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Looking for distressed / off market multi families in Portland", "multi_family"),
        ("looking for condominiums downtown under 400k", "condo"),
        ("any rowhouses for sale?", "townhouse"),
        ("do you have any vacant land for sale in Waldo?", "land"),
        ("buscamos casas adosadas para comprar", "townhouse"),
    ],
)
def test_a_kind_of_home_is_known_in_its_plural(reader: BuiltinReader, text: str, kind: str) -> None:
    assert reader.read("", text).needs["property_type"].value == kind


def test_what_a_seller_says_of_prices_is_no_budget(reader: BuiltinReader) -> None:
    reading = reader.read("selling", "We want to sell our house at 12 Elm St, up to 400k would be nice. Call me.")
    assert reading.intent is Intent.SELLER
    assert reading.needs["address"].value == "12 Elm St"
    assert "price_max" not in reading.needs
    assert reading.ready is Readiness.CALL


def test_mail_that_wants_nothing_has_no_needs(reader: BuiltinReader) -> None:
    reading = reader.read("Re: new homes", "Please unsubscribe me, I have a 3 bed house. Don't call 512-555-0144.")
    assert reading.intent is Intent.UNSUBSCRIBE
    assert not reading.needs
    assert reading.ready is None


def test_another_agent_and_the_wish_for_a_person_are_told(reader: BuiltinReader) -> None:
    assert reader.read("Re: hello", "Not interested, I already have an agent.").has_agent
    assert reader.read("Re: hello", "Is this a bot? I want to buy a house with a real person.").wants_human


def test_a_second_intent_is_told(reader: BuiltinReader) -> None:
    reading = reader.read("moving", "We want to sell our house and buy a bigger one with 4 bedrooms.")
    assert {reading.intent, reading.also} == {Intent.SELLER, Intent.BUYER}


def test_spam_needs_a_phrase_of_spam_to_be_named(reader: BuiltinReader) -> None:
    reading = reader.read("", "Dear esteemed colleague, exclusive unlimited opportunity awaits the boost.")
    assert reading.intent is not Intent.SPAM or "promises" in reading.reason or "sells" in reading.reason


@pytest.mark.parametrize(
    "text",
    [
        "Can we set up a call this week?",
        "Could we schedule a quick call?",
        "can we hop on a call tomorrow?",
        "Are you free for a quick call this afternoon? I have questions about the HOA.",
        "do you have 10 minutes for a call this week?",
        "Would you be available for a quick call tomorrow at 10?",
        "Happy to jump on a call to go over our offer.",
        "This looks interesting. Can we set up a call this week?",
        "Hi Dana, can we set up a call this week? Thanks, Tom Becker",
        "Got it, thanks. Let's set up a call this week. Dan",
        "let's set up a time to talk",
        "can we chat this week?",
        "up for a call later?",
        "could you ring me",
        "Hi, please call me. Maria",
        "is there a time this week that works for a call",
        "¿Podemos agendar una llamada esta semana?",
        "¿Cuándo podemos hablar?",
        "Puede agendar una llamada con un agente esta semana?",
    ],
)
def test_a_short_wish_for_a_call_is_a_wish_for_a_call_and_nothing_worse(reader: BuiltinReader, text: str) -> None:
    reading = reader.read("", text)
    assert reading.intent not in (Intent.SPAM, Intent.UNSUBSCRIBE)
    assert reading.ready is Readiness.CALL


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("", "We help realtors get 15 listing appointments a month, guaranteed. Can we set up a call this week?"),
        ("Your website", "Your site ranks on page 3 of Google and we can change that. Worth a quick call?"),
        ("Free SEO audit", "Can we hop on a quick call this week?"),
        ("", "Virtual assistants from $5/hr, first 10 hours free. Can we jump on a call tomorrow?"),
    ],
)
def test_a_pitch_that_asks_for_a_call_is_spam(reader: BuiltinReader, subject: str, text: str) -> None:
    assert reader.read(subject, text).intent is Intent.SPAM


@pytest.mark.parametrize(
    "text",
    [
        "Stop emailing me. Call me if you must.",
        "Enough of these. Call me.",
        "I never asked for this, please call me.",
        "No more of this stuff, call me like a human",
    ],
)
def test_who_has_had_enough_has_even_where_they_would_be_called(reader: BuiltinReader, text: str) -> None:
    assert reader.read("", text).intent is Intent.UNSUBSCRIBE


@pytest.mark.parametrize(
    "text",
    [
        "Please only reply to this email, don't call",
        "better to write email please",
        "email is best",
        "I prefer email",
        "I'd rather email than talk on the phone",
        "can we keep this by email?",
        "I work nights so no calls please, just email",
        "instead of a call can you email me",
        "no thanks, email is fine for now",
        "prefiero por correo, no me llame",
        "mejor por correo electrónico",
    ],
)
def test_who_would_rather_be_written_to_has_not_had_enough_and_wants_no_call(reader: BuiltinReader, text: str) -> None:
    reading = reader.read("", text)
    assert reading.intent in DEALS | {Intent.GENERAL}
    assert reading.ready is None


@pytest.mark.parametrize(
    "text",
    ["Do not call or email me again", "I prefer no email", "No calls, no email please", "I'd prefer you email me less"],
)
def test_who_wants_neither_call_nor_mail_has_had_enough(reader: BuiltinReader, text: str) -> None:
    assert reader.read("", text).intent is Intent.UNSUBSCRIBE


def test_reading_does_not_depend_on_the_day(reader: BuiltinReader) -> None:
    assert reader.read("a", "buy a house by May", date(2026, 1, 1)) == reader.read("a", "buy a house by May", None)


@pytest.mark.parametrize(
    "text",
    [
        "3.0 (quilt)",
        "ALTER TABLE Links DEFAULT CHARACTER SET utf8, MODIFY Base varchar(240) CHARACTER SET utf8 NULL;",
        "The patch applies cleanly on top of next, but the second hunk changes what the test expects.",
        "-----BEGIN PGP SIGNATURE-----\nVersion: GnuPG v1.4.12 (GNU/Linux)\n\niJwEAAECAAYFAlC9a90ACgkQTiiN/0Um85nAMAP",
    ],
)
def test_mail_without_a_word_of_homes_is_surely_no_lead(reader: BuiltinReader, text: str) -> None:
    reading = reader.read("", text)
    assert not (reading.sure and reading.intent in DEALS), reading.reason
