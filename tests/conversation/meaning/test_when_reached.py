"""When the agent can be reached is a question of hours; when the writer can is none."""

from __future__ import annotations

import pytest

from mailbot.conversation.meaning.as_asked import asks_when_reached


@pytest.mark.parametrize(
    "text",
    [
        "When is the best time to reach her?",
        "what's a good time to call you",
        "does she answer on saturdays",
        "Will Agentname work on Sundays?",
    ],
)
def test_when_the_agent_can_be_reached_is_asked(text: str) -> None:
    assert asks_when_reached(text)


@pytest.mark.parametrize(
    "text",
    [
        "the best time to reach me is after 5",
        "what is a good time to see it?",
        "does it show on Saturdays?",
        "is this a good time to buy?",
    ],
)
def test_other_times_are_not(text: str) -> None:
    assert not asks_when_reached(text)
