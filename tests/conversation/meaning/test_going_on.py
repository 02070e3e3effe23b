"""Who talks with us and turns a part down goes on; who ends, stops or puts off does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from mailbot.conversation.meaning.going_on import is_under_way, refuses_a_part
from mailbot.conversation.meaning.rereading import as_asking_who, as_gone_on
from models.message import Direction, Intent, Message
from models.thread import Thread

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def perhaps_no(text: str, *, asks: Sequence[str] = (), sure: bool = False) -> Message:
    """A mail that a reader holds for no interest."""
    said = {"reply_text": text, "intent": Intent.NOT_INTERESTED, "sure": sure, "asks": list(asks), "ready": ""}
    return Message.model_construct(
        digest="", size=0, received_at=NOON, direction=Direction.INBOUND, subject="Re: house", needs={}, **said
    )


def thread(intent: Intent = Intent.BUYER, *, replies: int = 1) -> Thread:
    return Thread.model_construct(number=1, last_at=NOON, intent=intent, replies=replies)


@pytest.mark.parametrize(
    "text",
    [
        "no need to send the townhouses, just houses",
        "Pass. what else",
        "Nah. Only condos please",
        "Ok we're going with you. What's next",
        "We decided to go with y'all",
        "si, pero no me llamen, mejor por aqui",
        "no me gustan, solo casas por favor",
        "No thanks on those. Show me something with a garage",
        "Not interested in condos. Only houses",
    ],
)
def test_who_turns_a_part_down_goes_on(text: str) -> None:
    assert refuses_a_part(perhaps_no(text))
    assert as_gone_on(thread(), (perhaps_no(text),))[0].intent is Intent.GENERAL


@pytest.mark.parametrize(
    "text",
    [
        "I never got any pictures",
        "lol you sent me a 1 bath house from 1955. i said not a dump",
        "that isn't at all like the one I described",
        "no garage on any of those",
        "you didn't read what I wrote",
    ],
)
def test_a_guess_at_an_end_without_a_word_of_one_goes_on(text: str) -> None:
    assert as_gone_on(thread(), (perhaps_no(text),))[0].intent is Intent.GENERAL


@pytest.mark.parametrize(
    "text",
    ["we bought the neighbor's place", "it's off the table", "I think we're good", "Not this time, maybe in spring"],
)
def test_a_word_of_an_end_leaves_the_guess(text: str) -> None:
    assert as_gone_on(thread(), (perhaps_no(text),))[0].intent is Intent.NOT_INTERESTED


def test_a_question_goes_on() -> None:
    assert refuses_a_part(perhaps_no("No need for a visit, just tell me what you charge", asks=("fees",)))


@pytest.mark.parametrize(
    "text",
    [
        "No thank you",
        "I don't think so",
        "We went with another agent, not with you",
        "We found a house, thanks",
        "Not now, maybe next year. Just houses then",
        "Not interested in your mails. Only houses, and we have one",
        "Please stop. Only houses, I said",
        "We will think about it and get back to you",
        "I'm not Al, you have the wrong person",
        "no gracias, ya no buscamos casa",
    ],
)
def test_who_ends_stops_or_puts_off_does_not(text: str) -> None:
    assert not refuses_a_part(perhaps_no(text))


def test_no_interest_that_is_sure_is_not_read_again() -> None:
    assert not refuses_a_part(perhaps_no("Pass. what else", sure=True))


def test_nothing_goes_on_before_our_first_answer() -> None:
    mail = perhaps_no("Pass. what else")
    assert as_gone_on(thread(replies=0), (mail,)) == (mail,)
    assert as_gone_on(thread(Intent.GENERAL), (mail,)) == (mail,)


@pytest.mark.parametrize(
    ("known", "replies", "intent", "goes_on"),
    [
        (Intent.SELLER, 1, Intent.SELLER, True),
        (Intent.BUYER, 0, Intent.BUYER, False),
        (Intent.BUYER, 2, Intent.SELLER, False),
        (Intent.GENERAL, 2, Intent.GENERAL, False),
    ],
)
def test_a_deal_is_under_way_once_it_was_answered(known: Intent, replies: int, intent: Intent, goes_on: bool) -> None:
    assert is_under_way(thread(known, replies=replies), intent) is goes_on


def perhaps_stop(text: str) -> Message:
    return perhaps_no(text).model_copy(update={"intent": Intent.UNSUBSCRIBE})


@pytest.mark.parametrize(
    "text",
    [
        "How did you get my name? Is there really a buyer?",
        "Who is this? I don't remember signing up for anything.",
        "Oiga yo no pedí nada, ¿quién les dio mi correo?",
        "who are you again?",
    ],
)
def test_who_asks_who_we_are_does_not_stop_us(text: str) -> None:
    (read,) = as_asking_who((perhaps_stop(text),))
    assert (read.intent, read.sure) == (Intent.GENERAL, True)


@pytest.mark.parametrize(
    "text",
    [
        "Who are you? Remove me from your list",
        "who is this? stop emailing me",
        "How did you get my email? Unsubscribe",
        "¿quién es usted? déme de baja",
        "Who is this house for?",
    ],
)
def test_what_may_stop_us_beside_it_is_no_mere_question(text: str) -> None:
    mail = perhaps_stop(text)
    assert as_asking_who((mail,)) == (mail,)
