"""Ordinary replies as models word them, and what they get wrong: names, streets, questions, what is not ours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailbot.conversation.brief import Brief
from mailbot.conversation.steps import ReplyStep
from mailbot.conversation.writing.briefing import with_facts
from mailbot.ops.eval.draft_sets import DraftCase
from mailbot.ops.eval.scenes import BUSINESS, SCENES

ONE = SCENES["one"]
SUGGEST = SCENES["suggest"]
SELLER = with_facts(
    replace(ONE, step=ReplyStep.ASK_SELLER, properties=(), facts=(), known_needs={"address": "3391 Quail Hollow Dr"}),
    BUSINESS,
)

NO_MATCH = with_facts(
    replace(ONE, step=ReplyStep.NO_MATCH, properties=(), facts=(), known_needs={"bedrooms_min": "4"}), BUSINESS
)


def rules(brief: Brief, text: str) -> set[str]:
    return {finding.rule for finding in DraftCase("", brief, text).findings()}


def test_a_short_word_of_a_street_is_no_title_and_ends_a_sentence() -> None:
    assert "names" not in rules(SELLER, "Thank you for writing about 3391 Quail Hollow Dr. When do you hope to sell?")
    assert "names" in rules(SELLER, "Thank you for writing, Dr. Winters. When do you hope to sell?")


def test_behind_a_link_a_sentence_begins() -> None:
    link = SUGGEST.properties[0].url
    assert "names" not in rules(SUGGEST, f"More about 12 Elm St is at {link}. Roughly when would you like to move?")


@pytest.mark.parametrize("name", ["Gretchen", "Lamar", "Octavio"])
def test_nobody_else_is_spoken_to(name: str) -> None:
    assert "names" in rules(SUGGEST, f"{name}, here is 12 Elm St for $440,000.")


@pytest.mark.parametrize("word", ["Unfortunately", "Sure", "Happily", "Thanks"])
def test_a_word_before_a_comma_is_no_name(word: str) -> None:
    assert "names" not in rules(SUGGEST, f"{word}, here is 12 Elm St for $440,000.")


@pytest.mark.parametrize(
    ("brief", "text", "rule"),
    [
        (SUGGEST, "12 Elm St is $440,000. Kim will stop by to take photos.", "promises"),
        (SUGGEST, "12 Elm St is $440,000. I'll keep checking every day.", "promises"),
        (SUGGEST, "I've put you down for a showing of 12 Elm St.", "state"),
        (SUGGEST, "12 Elm St is yours to see, as your showing is on the calendar.", "state"),
        (SUGGEST, "I canceled your earlier showing of 12 Elm St.", "state"),
        (SUGGEST, "12 Elm St costs $440,000. Nothing here is automated.", "identity"),
        (SUGGEST, "As a cat owner, I like the porch of 12 Elm St.", "identity"),
        (SUGGEST, "12 Elm St is $440,000. The system still needs your timeline.", "leaks"),
        (SUGGEST, "12 Elm St is $440,000. What is your property_type?", "leaks"),
        (SUGGEST, "12 Elm St is $440,000. Call us at [phone number].", "placeholders"),
        (SUGGEST, "12 Elm St is $440,000. Please note that the sale is pending.", "status"),
        (SUGGEST, "12 Elm St is $440,000, below what similar homes go for.", "valuation"),
        (SUGGEST, "12 Elm St could go for $520,000.", "valuation"),
        (SUGGEST, "12 Elm St has a septic system.", "features"),
        (SUGGEST, "What is it, when do you move, do you need a loan, and how many bedrooms?", "questions"),
        (SELLER, "Thanks for writing. What's the address of the property?", "answered"),
        (SUGGEST, "When do you move, what is your number, and do you own a home now?", "questions"),
        (SUGGEST, "12 Elm St just came back on the market at $440,000.", "status"),
        (SUGGEST, "7 Oak Ave is spoken for, but 12 Elm St is $440,000.", "status"),
        (SUGGEST, "Another offer has been accepted on 7 Oak Ave.", "status"),
        (SUGGEST, "12 Elm St volvió al mercado.", "status"),
        (SUGGEST, "12 Elm St is available from the first of May.", "status"),
        (SUGGEST, "The roof of 12 Elm St will not give you any trouble.", "guarantees"),
        (SUGGEST, "At $440,000, 12 Elm St is a lot of house for the money.", "valuation"),
        (SUGGEST, "Prices there should ease by fall.", "valuation"),
        (SUGGEST, "12 Elm St is $440,000. No, this isn't an automated reply.", "identity"),
        (SUGGEST, "You would not pay us anything as a buyer of 12 Elm St.", "commission"),
        (SUGGEST, 'The search came back with "homes": [] today.', "leaks"),
        (SUGGEST, '{"step": "suggest"} 12 Elm St is $440,000.', "leaks"),
        (SUGGEST, "12 Elm St lies in zone FLOOD_ZONE_HERE.", "placeholders"),
        (SUGGEST, "Let me know about 12 Elm St before the weekend.", "loose_times"),
        (SUGGEST, "12 Elm St is for leases that start by mid-July, so when are you moving?", "loose_times"),
        (SUGGEST, "12 Elm St se desocupa a fines de junio.", "loose_times"),
        (SUGGEST, "There's an offer on 12 Elm St already.", "status"),
        (SUGGEST, "Kim toured 12 Elm St just now.", "deeds"),
        (SUGGEST, "An offer at $440,000 gets 12 Elm St, no question.", "guarantees"),
        (SUGGEST, "En un par de años 12 Elm St va a valer mucho más.", "valuation"),
        (SUGGEST, "At 12 Elm St you would skip the city property tax.", "taxes"),
        (SUGGEST, "With rates where they are, 12 Elm St is one to lock in soon.", "loans"),
        (SUGGEST, "Call us about 12 Elm St at (number here).", "placeholders"),
        (SUGGEST, "12 Elm St is one of the next to list (TBC).", "placeholders"),
        (SUGGEST, "My notes tell me to ask two things of 12 Elm St.", "leaks"),
        (SUGGEST, "Showings of 12 Elm St need 72 hours' notice.", "sizes"),
        (NO_MATCH, "Nothing matches at present. How many bedrooms do you need?", "answered"),
    ],
)
def test_what_a_model_adds_in_passing_is_held(brief: Brief, text: str, rule: str) -> None:
    assert rule in rules(brief, text)


@pytest.mark.parametrize(
    "text",
    [
        "Will you be using a mortgage, or paying cash?",
        "For the move itself, when would you like to start, and do you need a loan?",
        "There is no need to hurry over 12 Elm St.",
        "You can view it here: https://alderhomes.example/BR-101.",
        "12 Elm St and 7 Oak Ave are in range. They're listed at $440,000 and $465,000.",
        "The two list at $440,000 and $465,000.",
        "Both 12 Elm St and 7 Oak Ave meet your three-bedroom minimum.",
        "All are priced below half a million.",
        "Questions? It's worth a peek at https://alderhomes.example/BR-101.",
        "Selling can mean now or later, so let me ask: which is it?",
        "Ooh, 12 Elm St is one to look at.",
        "In 12 Elm St a porch is worth more to you than a bath, if I read you right.",
    ],
)
def test_what_says_nothing_false_is_let_go(text: str) -> None:
    assert rules(SUGGEST, text) <= {"statements", "named_properties"}


def test_a_lot_is_named_by_its_street_and_a_street_without_its_direction() -> None:
    lot = replace(SUGGEST.properties[0], address="Lot 7, Turtle Creek Rd")
    other = replace(SUGGEST.properties[1], address="812 S Lombard Ave")
    brief = replace(SUGGEST, properties=(lot, other), facts=())
    said = "The Turtle Creek Rd home is $440,000, and the Lombard Ave house $465,000."
    turned = "The Turtle Creek Rd home is $465,000, and the Lombard Ave house $440,000."
    assert "prices" not in rules(brief, said)
    assert "prices" in rules(brief, turned)
