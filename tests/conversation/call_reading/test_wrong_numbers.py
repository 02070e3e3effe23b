"""A number that a lead gave wrong is theirs to mend, and tells of no other person."""

from __future__ import annotations

import pytest

from mailbot.conversation.call_reading.wrong_numbers import corrected, says_wrong_number

KNOWN = "+12075550113"


@pytest.mark.parametrize(
    "text",
    [
        "I believe I gave you the wrong number",
        "I typed my number wrong, it ends in 0131",
        "the number's wrong, sorry. last 4 are 0133",
        "you called the wrong number, some lady picked up",
        "oops, mistyped my phone number",
        "there is a typo in my number",
        "The number I gave you was off by a digit",
        "you have my old number",
        "Perdón, el número que le di está mal",
        "Le di el número equivocado",
    ],
)
def test_a_number_of_their_own_is_wrong(text: str) -> None:
    assert says_wrong_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wrong number. I never asked for this",
        "You have the wrong number, I don't know any Nora",
        "wrong number, wrong person",
        "Stop, this is the wrong number",
        "I have the wrong house in mind",
        "What number of bedrooms does it have?",
        "My number is 207-555-0113",
        "Número equivocado, no conozco a esa señora",
    ],
)
def test_nor_is_everything_a_number_of_their_own(text: str) -> None:
    assert not says_wrong_number(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("it is 0131 at the end, not 0113", "+12075550131"),
        ("I typed my number wrong, it ends in 0131", "+12075550131"),
        ("the number's wrong, last 4 are 0133", "+12075550133"),
        ("My cell's last four digits should be 0144", "+12075550144"),
        ("sorry, 0131 not 0113", "+12075550131"),
        ("typo! phone should end with 31", "+12075550131"),
        ("El número termina en 0131", "+12075550131"),
    ],
)
def test_the_last_digits_stand_in_the_number_that_is_known(text: str, number: str) -> None:
    assert corrected(text, KNOWN) == number


@pytest.mark.parametrize(
    "text",
    [
        "our lease ends in 2027",
        "I'd pay 450 not 475",
        "the last 3 were too small",
        "my number ends in 0113",
        "2 at the end of the street?",
        "3 not 4 bedrooms",
    ],
)
def test_other_figures_are_no_digits_of_it(text: str) -> None:
    assert not corrected(text, KNOWN)
