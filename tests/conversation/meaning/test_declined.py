"""Which homes a mail does not want, and which it only speaks of."""

from __future__ import annotations

import pytest

from mailbot.conversation.meaning.declined import declined_in, finds_fault
from mailbot.crm.inventory import Listing
from models.property import ListedFor, PropertyStatus

HOMES = tuple(
    Listing(ref, address, 400_000, PropertyStatus.ACTIVE, ListedFor.SALE)
    for ref, address in (
        ("BR-1", "41 Pippin Drive"),
        ("BR-2", "27 Weir Street"),
        ("BR-3", "7 Chandler Street, Unit 2"),
        ("BR-4", "7 Chandler Street, Unit 5"),
        ("BR-5", "8 Weir Street"),
    )
)


def refused(text: str, about: tuple[Listing, ...] = ()) -> set[str]:
    return {ref for ref, no in declined_in(text, HOMES, about).items() if no}


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("None of these are near water?? 41 Pippin is up on a ridge. Something on the wharf?", {"BR-1"}),
        ("i said NOT 41 Pippin. Do you have anything at the wharf, yes or no", {"BR-1"}),
        ("Then no thank you on Chandler Street. Let me know if something new comes up.", {"BR-3", "BR-4"}),
        ("27 Weir Street and 8 Weir Street are over our budget", {"BR-2", "BR-5"}),
        ("Not 41 Pippin, but 27 Weir looks good", {"BR-1"}),
        ("We'd take 27 Weir Street rather than 41 Pippin", {"BR-1"}),
        ("41 Pippin doesn't work for us. what else do you have", {"BR-1"}),
        ("anything other than 41 Pippin?", {"BR-1"}),
        ("I don't want to see 41 Pippin again", {"BR-1"}),
        ("No me gusta la de 41 Pippin Drive", {"BR-1"}),
        ("41 Pippin Drive queda muy lejos. ¿Tienen otra?", {"BR-1"}),
    ],
)
def test_a_home_that_is_refused_or_found_wanting_is_declined(text, refs):
    assert refused(text) == refs


@pytest.mark.parametrize(
    "text",
    [
        "27 weir looks ok. room to build a garage there?",
        "Is 41 Pippin too far from the train?",
        "Why not 41 Pippin?",
        "41 Pippin is too expensive. Would they take 440?",
        "8 Weir Street is lovely. Is it still available?",
        "41 Pippin is a bit too small but we still like it.",
        "Not sure about 41 Pippin yet, what are the taxes there?",
        "I'd like to see 41 Pippin, not too early please",
        "we like 41 Pippin, nothing else",
        "41 Pippin is great. Do you have anything similar?",
    ],
)
def test_a_home_that_is_asked_about_or_liked_is_not_declined(text):
    assert refused(text) == set()


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("that one is over my budget and I have a dog not a cat lol", True),
        ("it's too small for us", True),
        ("Its too far", True),
        ("esa está muy lejos", True),
        ("Too rich for me at 585. What else is there?", True),
        ("Hmm, way too far out.", True),
        ("Too far, 27 Weir Street?", False),
        ("Is too small a lot a problem?", False),
        ("is it too far from town?", False),
        ("It is not too far, I like it", False),
        ("that one is too dear. would they come down?", False),
        ("That is great, thank you", False),
    ],
)
def test_that_one_is_the_home_that_was_spoken_of(text, no):
    assert refused(text, HOMES[:1]) == ({"BR-1"} if no else set())
    assert refused(text, HOMES[:2]) == set(), "of two nobody knows which is meant"


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("the second one is too small", True),
        ("the first is out of our range", True),
        ("is the second one too small?", False),
        ("the second one is nice, too", False),
        ("I like the first, the second is too small", False),
    ],
)
def test_a_fault_without_a_question_or_a_liking(text, finds):
    assert finds_fault(text) is finds
