"""In talk of homes every question is answered or passed on; courtesies, calls and wishes for homes are none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from classifiers.asking.asks import asks
from classifiers.asking.questions import questions
from classifiers.intents.left_unanswered import says_unanswered
from mailbot.conversation.call_reading.acceptance import CallAnswer
from mailbot.conversation.call_reading.of_the_call import would_call
from mailbot.conversation.meaning.questions import topics_of
from mailbot.conversation.steps import CallWord
from models.message import Direction, Intent, Message
from models.thread import Thread

NOON = datetime(2026, 6, 2, 12, tzinfo=UTC)


def topics(text: str, **needs: str) -> tuple[str, ...]:
    """What a mail asks in a thread in which two homes were shown. `needs`: the words that were read as such."""
    mail = Message.model_construct(
        digest="",
        size=0,
        received_at=NOON,
        direction=Direction.INBOUND,
        subject="Re: house",
        reply_text=text,
        intent=Intent.BUYER,
        also=None,
        sure=False,
        ready="",
        asks=list(asks(text)),
        needs={slot: {"value": quote, "quote": quote} for slot, quote in needs.items()},
    )
    thread = Thread.model_construct(
        number=1, last_at=NOON, about=["BR-1", "BR-2"], intent=Intent.BUYER, offered_slots=[], replies=2, disclosed=True
    )
    return topics_of(thread, [mail], CallAnswer(CallWord.NONE), None)


@pytest.mark.parametrize(
    "text",
    [
        "what would the monthly be with everything",
        "y el pago mensual mas o menos cuanto queda con 20 mil de enganche",
        "¿Puedo mudarme el 15 de diciembre?",
        "cuantos meses lleva en venta",
        "who pays the buyer agent now after the new rules?",
        "quién paga los gastos de la notaría?",
        "ok any open houses?",
        "fee includes what",
        "the deposit is how much",
        "13 catkin, whats the story with the basement",
        "so the 22 hoop one does it have storage for bikes",
        "the kitchen looks small is it original?",
        "what happens with the washer and everything in the house",
        # A worry is all of it, in whatever order it is told.
        "my credit is 640 is that ok",
        "720 credit and make 85k, is that enough?",
        "I earn 52k a year would that be enough",
        "is a 590 credit score gonna be a problem",
        "soy de itin, ¿hay problema?",
    ],
)
def test_what_is_asked_of_homes_is_passed_on(text: str) -> None:
    assert topics(text)


@pytest.mark.parametrize("text", ["what about USDA", "and what about a VA loan", "aceptan un préstamo FHA"])
def test_a_loan_that_is_named_is_asked_for(text: str) -> None:
    assert topics(text, financing=text.split()[-1])


@pytest.mark.parametrize(
    "text",
    [
        "we love it, is that ok?",
        "Tuesday at 2, is that ok",
        "the first one, would that be a problem?",
        "I have a big yard now and I love it",
        "it does have a nice yard",
        "what I like most is that it is quiet",
        "La casa tiene garaje y nos gusta",
        "do you have anything cheaper with a garage?",
        "can you tell me more?",
        "what else is there a bit further out?",
        "Sounds good, thanks",
        "I think it is lovely, and it has everything we need",
    ],
)
def test_courtesies_wishes_and_statements_ask_nothing(text: str) -> None:
    assert not topics(text)


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("so the 22 hoop one does it have parking", "does it have parking"),
        ("my score is 640 is that ok", "is that ok"),
        ("el pago al mes cuanto sale con todo", "cuanto sale con todo"),
        ("the loft looks nice is it quiet?", "is it quiet?"),
    ],
)
def test_a_question_begins_within_a_sentence(text: str, piece: str) -> None:
    assert piece in questions(text)


@pytest.mark.parametrize(
    "text",
    [
        "I know what does it for me",
        "it is what it is",
        "the thing is that it has no garage",
        "I wonder how it will do",
        "no sé cuanto antes mejor",
    ],
)
def test_statements_are_not_cut(text: str) -> None:
    assert not questions(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Is 4 Catkin still around?", "availability"),
        ("did 33 junction sell?", "availability"),
        ("has that one sold yet?", "availability"),
        ("didn't 12 Elm St sell?", "availability"),
        ("is station quarter safe at night", "neighborhood"),
        ("would millpond be safe for kids?", "neighborhood"),
        ("which neighborhoods are there?", "service_area"),
        ("¿qué colonias hay?", "service_area"),
        ("¿podemos mudarnos antes de navidad?", "move_in"),
    ],
)
def test_topics_in_their_words(text: str, topic: str) -> None:
    assert topic in asks(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("what did it sell for last", "availability"),
        ("did you sell my cousin's house?", "availability"),
        ("is the deck safe for kids?", "neighborhood"),
        ("are the stairs safe at night?", "neighborhood"),
        ("which neighborhood is closest to the train?", "service_area"),
        ("puedo el martes", "move_in"),
    ],
)
def test_what_is_none_of_these_topics(text: str, topic: str) -> None:
    assert topic not in asks(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("I asked three questions now and got no real answers", True),
        ("so no info on anything huh", True),
        ("none of my questions were answered", True),
        ("ya pregunté dos veces y nada", True),
        ("can somebody give me a straight answer", True),
        ("I asked about the roof", False),
        ("we got no rain at all", False),
        ("there is no info on the website about the school", False),
        ("I have no questions", False),
        ("pregunté por la casa de Weir", False),
    ],
)
def test_who_says_that_nothing_was_answered(text: str, says: bool) -> None:
    assert says_unanswered(text) is says


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("whats Nora's number in case we're late", True),
        ("can you give me hers?", True),
        ("could I get her direct number?", True),
        ("¿me da el número de la oficina?", True),
        ("here is my number, 207 555 0100", False),
        ("what's the lot number?", False),
        ("can you give me a price?", False),
        ("what number is the house?", False),
    ],
)
def test_whose_number_is_asked_for(text: str, wants: bool) -> None:
    assert would_call(text) is wants
    assert not wants or not topics(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("What's included in that fee exactly", ("hoa",)),
        ("what does the fee cover? and is the roof new", ("hoa", "other")),
        ("is unit 2 smaller than unit 5", ("size",)),
        ("whats the address of the second one again?", ()),  # it is shown once more
        ("how long has unit 2 been for sale", ("other",)),
    ],
)
def test_what_a_record_answers_is_not_passed_on_beside_it(text: str, asked: tuple[str, ...]) -> None:
    assert topics(text) == asked
