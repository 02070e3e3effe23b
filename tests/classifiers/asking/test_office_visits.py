"""Who would come to the office is told its hours and its address; who would see a home is not."""

from __future__ import annotations

import pytest

from classifiers.asking.asks import asks, has_agent, writes_for_a_client
from classifiers.asking.office_visits import would_come_to_the_office


@pytest.mark.parametrize(
    "text",
    [
        "can i stop by the office tomorrow",
        "do i need an appointment or can I just walk in",
        "and can i come by the office saturday?",
        "Could we drop in at your office on Friday?",
        "Do you take walk-ins?",
        "¿Puedo pasar por su oficina mañana?",
    ],
)
def test_a_visit_to_the_office_asks_for_hours_and_address(text: str) -> None:
    assert would_come_to_the_office(text)
    assert {"hours", "location"} <= set(asks(text))


@pytest.mark.parametrize(
    "text",
    [
        "can we stop by the house tomorrow?",
        "Do you have a home with an office?",
        "Is there a walk-in closet?",
        "could we walk in the garden",
        "can I get an appointment to see 10 Heron?",
        "I work at the office until 5",
    ],
)
def test_a_visit_to_a_home_does_not(text: str) -> None:
    assert not would_come_to_the_office(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("wife wants to know what you take, percent wise", "fees"),
        ("whats your cut", "fees"),
        ("what % do you take", "fees"),
        ("whats the percentage you guys charge?", "fees"),
        ("So what is the share typically?", "fees"),
        ("¿qué porcentaje cobran?", "fees"),
        ("just tell me if the Junction Road one takes dogs", "pets"),
        ("yes the chandler one. can a dog go there?", "pets"),
        ("would they be ok with a small cat?", "pets"),
        ("do i have to pay to apply?", "application"),
        ("is it free to apply", "application"),
        ("do u guys do rentals or just sales?", "rentals"),
    ],
)
def test_what_is_asked_in_other_words(text: str, topic: str) -> None:
    assert topic in asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "what do you get in this price range?",
        "what percent down do we need?",
        "would you be ok with friday?",
        "what is the rate lock",
        "does it take long?",
        "do you do showings",
    ],
)
def test_what_only_sounds_like_it(text: str) -> None:
    assert not {"fees", "pets", "application", "rentals"} & set(asks(text))


@pytest.mark.parametrize(
    "text",
    [
        "Hi Nora - Corinne Adler w/ Seabright Properties. Is 23 Beacon still active?",
        "Hello, Bob Lane from Coastline Realty here. Is 10 Heron available?",
        "Good morning Nora, Jill Tate with Keystone Homes. any offers in hand?",
        "I have buyers for 23 Beacon Rd",
        "I have a client for your listing on Heron",
        "Ok thx. Lockbox or do you accompany?",
    ],
)
def test_a_colleague_is_known(text: str) -> None:
    assert writes_for_a_client(text)
    assert has_agent(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hi Nora, I worked with Keystone Realty before and was not happy",
        "I have a buyer for my house already",
        "we have a buyer for the house, what now",
        "Hello Nora, John from next door",
        "is there a lockbox on it?",
        "Hi Nora - saw 23 Beacon with Seabright Properties, is it yours?",
    ],
)
def test_who_is_none(text: str) -> None:
    assert not writes_for_a_client(text)
