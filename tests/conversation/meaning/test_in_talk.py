"""What a mail says in the light of the conversation: bare answers, answers below quoted questions, refusals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from agency import Agency, body_of

from classifiers.intents.intent import BuiltinReader
from classifiers.verdict import Verdict
from mailbot.conversation.meaning.in_talk import Asked, Written, needs_in_talk
from mailbot.mail.parsing import parse
from mailbot.mail.quoting import inline_answers
from models.contact import Contact
from models.message import Intent, Kind
from models.thread import Thread

KNOWN = ("Millpond", "Old Harbor")
ASKED = ("needs", "price_max", "bedrooms_min", "areas")
BUYER = Asked(Intent.BUYER, ASKED, areas=KNOWN)
READER = BuiltinReader()


def told(text: str, asked: Asked = BUYER, inline=()) -> dict[str, object]:
    reading = READER.read("Re: Homes", text, None, KNOWN)
    verdict = Verdict(Kind.HUMAN, reading.intent, "", sure=reading.sure, also=reading.also, needs=reading.needs)
    needs = needs_in_talk(verdict, Written(text, "Re: Homes", inline), asked)
    return {slot: need.value for slot, need in needs.items()}


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("450ish I guess", {"price_max": 450_000}),
        ("3", {"bedrooms_min": 3}),
        ("up to 430k\n3", {"price_max": 430_000, "bedrooms_min": 3}),
        ("450k\n\n3\n\nMillpond", {"price_max": 450_000, "bedrooms_min": 3, "areas": ("Millpond",)}),
        ("4+ bedrooms", {"bedrooms_min": 4}),
        ("no condos", {"property_types_not": ("condo",)}),
        ("ok and condos?", {"property_type": "condo"}),
        ("what about townhouses", {"property_type": "townhouse"}),
        ("ok and thanks?", {}),
        ("anywhere in town is fine", {"areas": ()}),
        ("anywhere but Old Harbor", {"areas_not": ("Old Harbor",)}),
    ],
)
def test_a_bare_answer_is_what_was_asked_for(text, needs):
    assert told(text) == needs


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("3", {"lists": True}),
        ("3", {"slots": ("areas",)}),
        ("3", {"known": ("bedrooms_min",)}),
        ("450ish I guess", {"deal": Intent.SELLER}),
        ("3", {"deal": None}),
    ],
)
def test_a_number_that_may_mean_something_else_is_none(text, differs):
    assert told(text, replace(BUYER, **differs)) == {}


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("465 is a lot for us", {}),
        ("465k is high", {}),
        ("up to 465k", {"price_max": 465_000}),
        ("465 is our budget", {"price_max": 465_000}),
    ],
)
def test_the_price_of_a_home_that_was_shown_is_quoted_back(text, needs):
    assert told(text, replace(BUYER, known=ASKED, prices=(465_000,))) == needs


def test_the_price_of_a_home_may_be_the_budget_that_was_asked_for():
    assert told("465k", replace(BUYER, prices=(465_000,))) == {"price_max": 465_000}


def test_who_rents_says_a_months_rent():
    assert told("1900", replace(BUYER, deal=Intent.RENTER)) == {"price_max": 1900}


@pytest.mark.parametrize(
    ("quoted", "answer", "needs"),
    [
        ("- What price range do you have in mind?", "450", {"price_max": 450_000}),
        ("- How many bedrooms do you need?", "3", {"bedrooms_min": 3}),
        ("- Which neighborhoods or parts of town do you like?", "millpond", {"areas": ("Millpond",)}),
        ("¿Cuántas recámaras necesita?", "tres", {"bedrooms_min": 3}),
    ],
)
def test_what_stands_under_a_question_answers_it_whatever_else_is_listed(quoted, answer, needs):
    listed = replace(BUYER, slots=(), known=("bedrooms_min",), lists=True)
    assert told("-", listed, [(quoted, answer)]) == needs


@pytest.mark.parametrize("quoted", ["1. 3 Elm St, $450,000", "Does one of them appeal to you?", "Kim Alvarez"])
def test_what_stands_under_anything_else_answers_nothing(quoted):
    assert told("-", replace(BUYER, known=ASKED), [(quoted, "3")]) == {}


def test_a_rent_that_a_buyer_could_not_mean_is_read_as_a_price():
    text = "We're just looking, our lease is up in June. But sure send us anything 3 beds under 400 with a yard"
    assert told(text)["price_max"] == 400_000


# ------------------------------------------------------------------------------------------------ quotes

INLINE = """\
From: Dana <dana@away.example>
Subject: Re: Homes

On Tue, Nov 24, 2026 at 10:00 AM Kim <hello@agency.test> wrote:
> Thanks for writing.
>
> - What price range do you have in mind?
450k
> - How many bedrooms do you need?

3, maybe 4
> Best regards,
> Kim
Thanks
Dana
"""


def test_an_inline_answer_goes_with_the_words_above_it():
    found = inline_answers(parse(INLINE.encode()))
    assert [answer for _, answer in found] == ["450k", "3, maybe 4"]
    assert [quoted.split("\n")[-1] for quoted, _ in found] == [
        "- What price range do you have in mind?",
        "- How many bedrooms do you need?",
    ]


@pytest.mark.parametrize(
    "text", ["3 beds\n\n> How many bedrooms do you need?\n", "> How many bedrooms?\n\n3 beds\n", "3 beds"]
)
def test_an_answer_to_a_whole_mail_stands_under_no_question(text):
    assert inline_answers(parse(f"Subject: Re: Homes\n\n{text}".encode())) == []


# ------------------------------------------------------------------------------------------------ stored


async def kept(agency: Agency) -> dict[str, object]:
    [contact] = await agency.store.find(Contact, {"addresses": "dana@away.example"})
    [found] = await agency.store.find(Thread, {"contact_id": str(contact.id)})
    values = {slot: need.value for slot, need in contact.needs.items()}
    assert {slot: need.value for slot, need in found.needs.items()} == values
    return values


async def test_what_is_refused_is_kept_and_never_sent(agency: Agency) -> None:
    for ref, area, kind in (("A", "Old Harbor", "house"), ("B", "Millpond", "house"), ("C", "Millpond", "condo")):
        await agency.add_property(ref, f"{ord(ref)} Elm Street", 400_000, area=area, type=kind)
    lead = agency.lead("dana@away.example")
    lead.write("3 bedrooms up to 470k in Old Harbor or Millpond please")
    await agency.round()
    lead.answer(agency.to("dana@away.example")[-1], "no condos, and no more Old Harbor")
    await agency.round()
    needs = await kept(agency)
    assert needs["areas"] == ["Millpond"]
    assert needs["areas_not"] == ["Old Harbor"]
    assert needs["property_types_not"] == ["condo"]


async def test_answers_below_our_questions_are_kept(agency: Agency) -> None:
    lead = agency.lead("dana@away.example")
    lead.write("Hi, I want to buy a house")
    await agency.round()
    asked = agency.to("dana@away.example")[-1]
    answers = {"price": "450", "bedrooms": "3"}
    lines = []
    for line in body_of(asked).splitlines():
        lines += [f"> {line}", *(answer for word, answer in answers.items() if word in line and "?" in line)]
    chain = {"In_Reply_To": str(asked["Message-ID"]), "References": str(asked["Message-ID"])}
    lead.write("On Tue, Kim Alvarez wrote:\n" + "\n".join(lines), f"Re: {asked['Subject']}", **chain)
    await agency.round()
    needs = await kept(agency)
    assert (needs["price_max"], needs["bedrooms_min"]) == (450_000, 3)


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("up to 450k, anywhere. and please fix my name: William Harkin", 450_000),
        ("max 380k and closer to the water please, these are too far", 380_000),
        ("remove me from your list. I only had 400k", None),
        ("stop mailing me, 400k is all I have", None),
    ],
)
def test_a_guessed_wish_to_stop_that_no_word_bears_hides_no_need(text, price):
    written, guess = Written(text), Verdict(Kind.HUMAN, Intent.UNSUBSCRIBE, "", sure=False)
    found = needs_in_talk(guess, written, replace(BUYER, known=("areas",)))
    assert (found["price_max"].value if "price_max" in found else None) == price


def test_a_verdict_of_another_deal_is_left_alone():
    reading = READER.read("", "Actually I want to rent an apartment for 1900 a month", None, KNOWN)
    verdict = Verdict(Kind.HUMAN, reading.intent, "", sure=True, needs=reading.needs)
    written = Written("Actually I want to rent an apartment for 1900 a month")
    assert reading.intent is Intent.RENTER
    assert needs_in_talk(verdict, written, BUYER) == reading.needs
    spam = replace(verdict, intent=Intent.SPAM, needs={})
    assert needs_in_talk(spam, written, BUYER) == {}
