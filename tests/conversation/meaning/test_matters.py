"""A conversation that began as a tenant's or a neighbour's stays a person's, until a home is asked for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mailbot.conversation.meaning.matters import matter_before
from models.message import Direction, Intent, Message

COMPLAINT = "I'm the neighbor of 63 Sluice Road and people keep blocking our driveway"


def mail_of(text: str, intent: Intent = Intent.GENERAL) -> Message:
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    return Message.model_construct(
        digest="", size=0, received_at=at, direction=Direction.INBOUND, reply_text=text, intent=intent, sure=True
    )


@pytest.mark.parametrize(
    "after",
    [
        "Nobody has answered me. Is someone going to do something??",
        "No I LIVE there. can i renew for another year or not",
        "Still nothing. When will somebody come?",
        "207-555-0121, have someone call me",
        "It happened again this morning",
    ],
)
def test_what_tells_nothing_by_itself_goes_on_with_the_matter(after: str) -> None:
    assert matter_before([mail_of(COMPLAINT), mail_of(after)])


@pytest.mark.parametrize(
    "after",
    [
        "By the way my daughter is looking for a 2 bed condo, do you have any?",
        "What are they asking for the house?",
        "Is 9 Cask Court still available?",
        "We want to sell our house this spring",
        "¿Sigue disponible la casa?",
    ],
)
def test_it_ends_where_a_home_is_asked_for(after: str) -> None:
    assert not matter_before([mail_of(COMPLAINT), mail_of(after)])


@pytest.mark.parametrize("text", ["We look for 3 beds in Millpond", "Is it pet friendly?", "Thursday at 2 works"])
def test_who_seeks_has_none(text: str) -> None:
    assert not matter_before([mail_of(text, Intent.BUYER)])
