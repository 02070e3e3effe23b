"""Who asks to talk, and when that could be, is offered times at once; the question says when they can, too."""

from __future__ import annotations

from datetime import time

import pytest
from call_talk import NEW_YORK, NOW

from mailbot.conversation.call_reading.asks_when import asks_when_to_talk, wish_of
from mailbot.conversation.call_reading.clocks import OURS


@pytest.mark.parametrize(
    "text",
    [
        "We ought to just talk to her. What times does she have?",
        "Would love to get on the phone with you, what do you have next week?",
        "could somebody ring me about it? weekdays at lunch, tell me what's possible",
        "Can we have a quick call? When are you free?",
        "¿Puedo hablar con alguien? ¿A qué hora pueden?",
    ],
)
def test_they_ask_when(text: str) -> None:
    assert asks_when_to_talk(text)


@pytest.mark.parametrize(
    "text",
    [
        "talk to you soon. what times can we see it?",
        "I'll talk to my wife. When is the open house?",
        "What do you have in Old Harbor? Can we talk on the phone?",
        "when can we see it? thanks for the chat",
        "Please no calls. What times does she have for a visit?",
    ],
)
def test_they_ask_for_something_else(text: str) -> None:
    assert not asks_when_to_talk(text)


def test_the_question_says_when_they_can() -> None:
    text = "what times has she got thurs or fri after 2, ill talk to her direct"
    wish = wish_of(text, NOW, NEW_YORK, "en", OURS)
    assert wish is not None
    assert wish.weekdays == {3, 4}
    assert wish.since is not None
    assert wish.since > time(14)


def test_when_they_get_up_is_no_time_for_a_call() -> None:
    text = "We ought to talk to her. What times does she have? Any weekday morning is fine, we're up at five."
    wish = wish_of(text, NOW, NEW_YORK, "en", OURS)
    assert wish is not None
    assert wish.since is None
    assert wish.weekdays == {0, 1, 2, 3, 4}
