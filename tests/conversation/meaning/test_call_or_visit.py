"""While times for a call are open, a bare day is about the call; whatever speaks of seeing a home is about a visit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mailbot.conversation.meaning.call_or_visit import as_it_comes, as_wishing_to_talk, of_the_call
from models.message import Direction, Message


def asking_for_a_visit(text: str, ready: str = "visit") -> Message:
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    return Message.model_construct(
        digest="", size=0, received_at=at, direction=Direction.INBOUND, reply_text=text, ready=ready
    )


@pytest.mark.parametrize(
    "text",
    [
        "Thursday afternoon?",
        "any day after 3 works",
        "can she do tonight?",
        "next week, any afternoon",
        "can we do Thursday instead?",
        "Could he be on the line as well?",
        "can they come down on the price",
        "el viernes por la tarde?",
        "mejor la próxima semana",
        "Mornings before 9, if that is possible",
    ],
)
def test_a_bare_day_is_about_the_call(text: str) -> None:
    assert of_the_call(asking_for_a_visit(text)).ready == ""


@pytest.mark.parametrize(
    "text",
    [
        "Could we see it Thursday afternoon?",
        "Can we get in on Saturday?",
        "We'd rather come by on Friday",
        "Can I take a look tonight?",
        "Is there an open house this weekend?",
        "podemos verla el viernes?",
        "¿puedo pasar el sábado?",
        "I can meet her there Friday at 3",
        "Saturday works, I'll drive up",
    ],
)
def test_words_of_seeing_a_home_are_about_a_visit(text: str) -> None:
    assert of_the_call(asking_for_a_visit(text)).ready == "visit"


@pytest.mark.parametrize(
    "text",
    [
        "when is it available exactly? and can it come unfurnished",
        "does it come with parking",
        "Do they come furnished?",
        "which appliances does the unit come with?",
    ],
)
def test_how_a_home_comes_is_no_visit(text: str) -> None:
    assert as_it_comes(asking_for_a_visit(text)).ready == ""


@pytest.mark.parametrize(
    "text",
    [
        "Does it come with parking? Can we see it Friday?",
        "can we come by tomorrow",
        "Can it be shown this weekend? Does it come furnished?",
        "we could come Saturday",
        "is there an open house",
    ],
)
def test_who_comes_would_see_it(text: str) -> None:
    assert as_it_comes(asking_for_a_visit(text)).ready == "visit"


def test_what_else_is_wanted_stands() -> None:
    assert of_the_call(asking_for_a_visit("Friday?", "offer")).ready == "offer"


@pytest.mark.parametrize(
    "text",
    [
        "I should prefer to converse by telephone. Which hours would suit Miss Castellane toward the end of the week?",
        "We ought to just talk to Nora. What times does she have?",
    ],
)
@pytest.mark.parametrize("ready", ["", "visit"])
def test_who_asks_when_the_agent_has_time_wants_a_call(text: str, ready: str) -> None:
    assert as_wishing_to_talk(asking_for_a_visit(text, ready)).ready == "call"


@pytest.mark.parametrize("text", ["What times does she have for a showing?", "Can I see it, and talk to Nora there?"])
def test_who_would_see_a_home_asks_for_no_call(text: str) -> None:
    assert as_wishing_to_talk(asking_for_a_visit(text)).ready == "visit"
