"""Who was not answered, and who has been asked enough, is heard, and wants no stop."""

from __future__ import annotations

import pytest

from classifiers.intents.intent import BuiltinReader
from classifiers.intents.left_unanswered import has_been_asked_enough, says_unanswered
from models.message import Intent


@pytest.fixture(scope="module")
def reader() -> BuiltinReader:
    return BuiltinReader()


UNANSWERED = [
    "But honestly you didn't answer either question.",
    "you never answered my question about the fee",
    "That's not what I asked.",
    "You just ignored my question about the timing",
    "Could you please answer my questions first?",
    "nobody has answered me",
    "This is the third time I write and nobody ever answers me",
    "no one ever replied to us",
    "Es la tercera vez que les escribo y nadie me contesta.",
    "nadie me ha respondido",
    "I'm still waiting for an answer on the commission",
    "Pero no me contestó por qué elegirlos a ustedes. Otra agencia nos ofrece 4.5%",
    "Todavía estoy esperando su respuesta",
    "No respondieron a mi pregunta",
]


@pytest.mark.parametrize("text", UNANSWERED)
def test_who_was_not_answered_is_heard(text: str) -> None:
    assert says_unanswered(text)


@pytest.mark.parametrize("text", UNANSWERED)
def test_who_was_not_answered_wants_no_stop(reader: BuiltinReader, text: str) -> None:
    assert reader.read("", text).intent not in (Intent.UNSUBSCRIBE, Intent.NOT_INTERESTED, Intent.SPAM)


@pytest.mark.parametrize(
    "text",
    [
        "You answered all my questions, thank you",
        "Sorry that I didn't answer sooner",
        "The sellers never answered our offer",
        "I haven't had time to answer your questions",
        "Thanks for answering so quickly. Is it still available?",
        "no me contestó el dueño de la otra casa",
        "You don't need to answer today",
        "I have three more questions",
        "nobody answers the phone at the number on the sign",
    ],
)
def test_who_was_answered_complains_of_nothing(text: str) -> None:
    assert not says_unanswered(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tell Nora she can bring people by any weekend. But no listing agreement",
        "quit asking me when I want to sell, it IS for sale",
        "I already told you the address",
        "We are not signing any listing agreement",
        "Dígale a Nora que puede venir el sábado",
        "Let Nora know we are home all week",
        "Ya les dije la dirección",
    ],
)
def test_who_has_been_asked_enough_is_heard(text: str) -> None:
    assert has_been_asked_enough(text)


@pytest.mark.parametrize(
    "text",
    [
        "We want to sell in spring. Tell me what you need to know",
        "Could you tell us what the listing agreement says?",
        "We are asking 429k",
        "I have already bought a house there",
        "It has 3 bedrooms, new roof, 2 baths",
        "Do you have more questions?",
        "Let me know when Nora is free",
    ],
)
def test_who_goes_on_has_not(text: str) -> None:
    assert not has_been_asked_enough(text)
