"""Who wishes to talk with the agent, or asks when they have time, asks for a call, in whatever words."""

from __future__ import annotations

import pytest
from call_talk import THU, read, shown

from mailbot.conversation.call_reading.wish_to_talk import asks_when, speaks_of_talking, would_talk


@pytest.mark.parametrize(
    "text",
    [
        "Tom says we ought to just talk to Agentname. What times does she have? Any weekday morning is fine.",
        "Would you be so good as to state which hours would suit Miss Castellane toward the end of the week?",
        "I'd love to get on the phone with Agentname. I'm free before 10am most days, what does she have?",
        "what times has agentname got thurs or fri after 2, ill talk to her direct",
        "Could somebody ring me about it? Weekdays around lunchtime, tell me what's possible.",
        "What mornings does Agentname have for a call?",
        "When is Agentname free?",
        "when can we talk?",
        "When could I speak with someone about it?",
        "¿Cuándo podemos hablar?",
        "¿Cuándo puede hablar Agentname?",
        "¿Qué horario tiene Agentname?",
    ],
)
def test_who_asks_when_the_agent_has_time_asks_for_the_free_times(text: str) -> None:
    assert asks_when(text)
    assert would_talk(text)


@pytest.mark.parametrize(
    "text",
    [
        "Can Agentname and I speak Wednesday at 9am?",
        "I should much prefer to converse by telephone.",
        "Could I talk to her about the roof?",
        "We'd rather speak to Agentname",
    ],
)
def test_a_wish_to_talk_names_no_times(text: str) -> None:
    assert would_talk(text)
    assert not asks_when(text)


@pytest.mark.parametrize(
    "text",
    [
        "What hours are you open?",
        "What days does the gym open?",
        "I already talked to Agentname",
        "I don't want to talk to her",
        "Can you talk to the seller about the roof?",
        "when is the house available",
        "What time does she open the house?",
        "what does the HOA have?",
        "what did she say?",
    ],
)
def test_other_talk_is_none(text: str) -> None:
    assert not would_talk(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Friday at ten o'clock in the morning would be agreeable. I shall be by the telephone.",
            "proposes | 6/13 10:00",
        ),
        ("Thursday at 2 is acceptable", "accepts | 6/12 14:00"),
        ("Tuesday 9am Pacific please, so noon for you.", "proposes | 6/10 12:00"),
    ],
)
def test_a_time_is_taken_in_formal_words_and_by_either_clock(text: str, told: str) -> None:
    assert shown(read(text)) == told


def test_when_somebody_rises_is_no_hour_for_a_call() -> None:
    assert read("Thursday at 2 is fine, we're up at five.").slot == THU


@pytest.mark.parametrize(
    ("text", "between_us"),
    [
        ("Can Agentname and I speak Wednesday at 9am Phoenix time?", True),
        ("can we talk friday at 2", True),
        ("Let's chat Tuesday at 10.", True),
        ("Would Agentname have time to talk Friday at 2?", True),
        ("How about a quick call Monday at 11?", True),
        ("Is Agentname around on Friday at 10 for a quick chat?", True),
        ("My wife and I can talk Thursday after 4", True),
        ("Could I speak with someone Monday at 9?", True),
        ("¿Podemos hablar el miércoles a las 9?", True),
        ("Sunday works best for me to talk", True),
        ("Tuesday at 2 in the afternoon for that call? Same number.", True),
        ("Thank you for the call. We could see it Friday at 10", False),
        ("Friday at 10 is taken for the call with my bank", False),
        ("Friday is easier to talk to my lender", False),
        ("Quisiera hablar con ella el martes a las 3", False),
        ("Can I talk to the seller Friday at 2?", False),
        ("I'd like to speak with my lender first, Monday at 9", False),
        ("We talked Thursday at 2", False),
        ("I can't talk Tuesday at 5", False),
        ("I would rather not call, and never want to talk at 9", False),
        ("Puedo hablar con mi esposo el lunes a las 8", False),
        ("The call with the bank is Friday at 10", False),
        ("We could see it Friday at 10", False),
    ],
)
def test_a_talk_between_us_is_told_from_one_with_others(text: str, between_us: bool) -> None:
    assert speaks_of_talking(text) is between_us


@pytest.mark.parametrize(
    "text", ["when can I talk to my lender about it?", "when can we see it", "when could you talk to the seller?"]
)
def test_when_something_else_may_be_is_not_asked_of_the_agents_time(text: str) -> None:
    assert not asks_when(text)
