"""Who reminds us that they wait wants an answer, and neither an end nor more homes."""

from __future__ import annotations

import pytest

from classifiers.intents.intent import BuiltinReader
from classifiers.intents.reminding import only_reminds, reminds
from models.message import Intent


@pytest.fixture(scope="module")
def reader() -> BuiltinReader:
    return BuiltinReader()


REMINDERS = (
    "I wrote two days ago about condos in Old Harbor. Did my message reach you?",
    "I wrote yesterday. Did you get my message?",
    "Not sure my last mail went through, can you check?",
    "Hi again, just following up on my email below.",
    "Could somebody please answer me? Elaine",
    "still waiting, she hasnt written or called",
    "Nobody has called me yet. 207-555-0111",
    "Nobody has answered me. Is someone going to do something??",
    "Still waiting. Is anyone there?",
    "Hello??",
    "I still have not heard back from you",
    "Any news?",
    "¿Recibieron mi correo?",
    "Nadie me ha llamado todavía",
    "Sigo esperando una respuesta",
)


@pytest.mark.parametrize("text", REMINDERS)
def test_who_waits_says_so_and_is_no_end(reader: BuiltinReader, text: str) -> None:
    assert reminds(text)
    assert only_reminds(text)
    assert reader.read("Re: Homes", text).intent not in (Intent.UNSUBSCRIBE, Intent.NOT_INTERESTED, Intent.AUTO_REPLY)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for following up! We are still looking.",
        "Please follow up with me in March",
        "Appreciate the follow up, but we decided to stay put",
        "Stop following up, I never asked for this",
        "We're still waiting for our house to sell before we look",
        "Did you get the house on Elm Street listed yet?",
        "Is there anyone who can show it on Sunday?",
        "Can anyone answer a question about taxes?",
        "I wrote down the address wrong, sorry",
        "You haven't sent me the floor plan of Unit 2",
        "I haven't heard of that neighborhood, what is it like?",
        "Please don't contact us about listing it",
        "No answer needed, thanks",
    ],
)
def test_other_talk_of_waiting_and_answers_reminds_nobody(text: str) -> None:
    assert not reminds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Following up on the lot on Bramble. Is it buildable, and is there a sewer in the street?",
        "I filled this out twice already and nobody has called. I want to see the brick colonial on Hathaway.",
        "Did you get my message? We also need a garage and three bedrooms now.",
        "following up. I'd be glad to do the first shoot free.",
    ],
)
def test_what_is_said_beside_a_reminder_is_more_than_one(text: str) -> None:
    assert reminds(text)
    assert not only_reminds(text)


@pytest.mark.parametrize(
    "text",
    [
        "I wrote you last week: take me off your list",
        "Did you get my message? Remove me.",
        "I emailed you twice already. No more of this.",
        "Nobody answers me. Leave me alone then.",
    ],
)
def test_who_reminds_us_that_they_have_had_enough_is_not_made_to_wait(text: str) -> None:
    assert not reminds(text)
