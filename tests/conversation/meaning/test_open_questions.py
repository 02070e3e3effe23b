"""No question vanishes: what neither a topic nor a step of ours answers is open, and courtesies and wishes are not."""

from __future__ import annotations

import pytest

from classifiers.asking.questions import questions
from mailbot.conversation.meaning.open_questions import only_courteous, open_questions, states_a_fact, things_asked


@pytest.mark.parametrize(
    "text",
    [
        "need a place asap, 3 bedrooms, have section 8 voucher, two small dogs",
        "ok ropewalk works. do they take section 8? can i come look tomorrow",
        "2075550122. but answer the section 8 question, otherwise im wasting my time",
        "Do you have anything like that? And do you know whether the town has a hospital nearby?",
        "You didn't say about the hospital. Also is there anything a bit nearer the sea?",
        "lot 7 sounds good - is there town water or would I need a well?",
        "any restrictions on living in a camper there while i build",
        "thats not what i asked. water? camper?",
        "Looking for multi-family up to 600k. Need rent rolls / current rents and cap rate on anything you have.",
        "any 1 or 2 br condos under 350? what do 2 beds rent for in town",
        "so theres a robot answering. does nora actually read these? anyway it looks good",
        "finally. cordgrass one, whats wrong w it that its so cheap",
        "And what about short lets?",
        "I'm also not sure whether short lets are allowed in the building.",
        "3 bedrooms up to 475k, please. What would you suggest?",
        "is there a charge?",
        "Is the roof deck private?",
        "¿Qué tan lejos queda el hospital?",
        "Nos gusta mucho. ¿El edificio tiene guardia?",
    ],
)
def test_what_nothing_answers_is_open(text: str) -> None:
    assert open_questions(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hi, how are you? We are looking for a condo.",
        "a 2 bedroom to rent for fall, max 1500 total. does that exist here",
        "Quiero comprar una casa de 3 habitaciones. ¿Me manda lo que haya?",
        "612?? way too much for me. nvm",
        "345 for 2 beds lol r u serious. no condos i said HOUSE",
        "a one bath place for 329? ridiculous",
        "Do you have anything else?",
        "u got anything like that but smaller, under 400?",
        "What do you have in Millpond with 3 bedrooms?",
        "do you have any lofts?",
        "Could you send me 2 bedroom condos in Old Harbor?",
        "Is there anything cheaper near the train?",
        "can you help me find a house?",
        "Just to be sure, it is Wednesday at 4, right?",
        "So Thursday after 4?",
        "Could she call us Tuesday morning at 10 instead?",
        "when can i see it?",
        "Could the two of us see 5 and 12 Miller's Close on Saturday morning?",
        "Would you put in an offer of 385 for me?",
        "And 19 Compass Lane?",
        "what about the second one?",
        "How much is it? Does it have a garage?",
        "Did you get my message?",
        "Those are still townhouses? I said a house.",
        "¿Tienen algo con tres recámaras?",
        "¿Me puede llamar mañana a las 3?",
        "Is the yard fenced?",
        "ok? thanks",
        "Tuesday at 2 please. Does that work for you?",
        "2 PM then. Would that still work?",
    ],
)
def test_courtesies_wishes_and_what_is_answered_anyway_are_not(text: str) -> None:
    assert open_questions(text) == ()


def test_who_answers_is_said_in_a_first_answer() -> None:
    assert open_questions("Who am I talking to by the way?") != ()
    assert open_questions("Who am I talking to by the way?", introduces=True) == ()


@pytest.mark.parametrize(
    ("text", "quote"), [("2 beds at least. Maybe 350ish?", "350ish"), ("could you look near Millpond?", "Millpond")]
)
def test_a_wish_with_a_question_mark_is_one(text: str, quote: str) -> None:
    assert open_questions(text, (quote,)) == ()


@pytest.mark.parametrize(
    ("quote", "text", "stated"),
    [
        ("2 beds", "what do 2 beds rent for in town", True),
        ("jan 1", "24 ropewalk says pets considered. is it free jan 1?", True),
        ("Birch Hollow", "13 Catkin looks nice! How are the schools in Birch Hollow?", True),
        ("Camden", "Does the office close at noon in Camden?", True),
        ("3 bedrooms", "What do you have with 3 bedrooms?", False),
        ("jan 1", "We move jan 1. Is it free jan 1?", False),
        ("450", "could you look under 450?", False),
        ("Millpond", "Is there anything in Millpond?", False),
    ],
)
def test_a_question_of_what_is_so_tells_no_wish(quote: str, text: str, stated: bool) -> None:
    assert states_a_fact(quote, text) is stated


def test_things_are_asked_about_and_wished_for() -> None:
    assert things_asked("13 Catkin looks nice! Is the yard fenced?") == ("fenced yard",)
    assert things_asked("Do you have anything with a fenced yard?") == ()
    assert things_asked("We want a fenced yard.") == ()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("it looks good, whats the fee and is parking included", ["whats the fee", "and is parking included"]),
        (
            "What are the taxes, and which elementary school is it?",
            ["What are the taxes", "and which elementary school is it?"],
        ),
        ("Mientras, ¿tienen alguna con patio?", ["¿tienen alguna con patio?"]),
        ("I like it. you didnt answer about the deck", ["you didnt answer about the deck"]),
        ("The one we like, which is bright, has what we want.", []),
        ("When the house is ready we will come and do the rest.", []),
        ("We know what is important and how it looks. Do it.", []),
        ("Thanks. We will do that, and the rest is fine.", []),
    ],
)
def test_a_sentence_is_cut_where_a_question_begins(text: str, asked: list[str]) -> None:
    assert list(questions(text)) == asked


def test_only_courtesies_are_no_question() -> None:
    assert only_courteous("612?? way too much")
    assert not only_courteous("612?? is the price firm?")
    assert not only_courteous("612 is too much")
