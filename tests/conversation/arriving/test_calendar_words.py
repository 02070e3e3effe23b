"""What is a person's own beside the answer of a calendar, and what the program wrote."""

from __future__ import annotations

import pytest

from mailbot.conversation.arriving.calendar_words import own_words, says_something

CALENDAR = (
    "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nSUMMARY:Call with Kim\\, \r\n the agent\r\nEND:VEVENT\r\n"
)
EVENT = "Call with Kim, the agent\nThursday Jun 12, 2025 2pm - 2:30pm\n\nOrganizer\nhello@agency.test\n"
WORDS = "Can't do Thursday, what about Monday at 10?"

TEXTS = [
    WORDS,
    f'Dana Reyes has declined this invitation with this note:\n\n"{WORDS}"\n\n{EVENT}',
    f"Dana Reyes has declined this invitation with this note:\n\n{WORDS}\n\n{EVENT}",
    f'Dana Reyes ha rechazado esta invitación con esta nota:\n\n"{WORDS}"\n\n{EVENT}',
    f"{WORDS}\n\nDana Reyes has declined your invitation\n{EVENT}",
    f"Dana Reyes has declined your invitation.\n\n{WORDS}\n\n{EVENT}",
    f"Declined: Call with Kim, the agent\n\n{WORDS}\n",
    f"Comment: {WORDS}\nWhen: Thursday 2pm\nWhere: phone\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_persons_words_are_found(text: str) -> None:
    assert own_words(text, [CALENDAR]) == WORDS


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"Dana Reyes has accepted this invitation.\n\n{EVENT}",
        f'Dana Reyes has replied "Maybe" to this invitation.\n\n{EVENT}',
        "Dana Reyes ha aceptado tu invitación.\n",
        "Accepted: Call with Kim, the agent",
        "Declined",
        "Call with Kim, the agent",
    ],
)
def test_what_the_program_wrote_says_nothing(text: str) -> None:
    assert not says_something(own_words(text, [CALENDAR]))


@pytest.mark.parametrize(
    "text",
    ["I have declined your invitation since I am away. Monday instead?", "My wife has accepted another appointment."],
)
def test_what_a_person_says_of_themselves_is_theirs(text: str) -> None:
    assert own_words(text, [CALENDAR]) == text


def test_thanks_alone_want_no_answer() -> None:
    assert not says_something("Thanks, see you then!")
    assert says_something("Sorry, can't make it.")
