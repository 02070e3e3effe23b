"""What a mail says that a home must have is told from what it asks of the homes that were shown."""

from __future__ import annotations

import pytest

from mailbot.conversation.meaning.mail_asks import wants_a_thing
from models.message import Message


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("We'd want storage, bikes and skis mostly", True),
        ("A garage is a must", True),
        ("Do you have anything with land", True),
        ("is there a garden", False),
        ("does it come with parking", False),
        ("I write better in english :) what year is it from and is there a wood stove, I thought I read that", False),
        ("is there an elevator? we'd need a garage too", True),
        ("Looks nice, thank you", False),
    ],
)
def test_what_is_asked_of_a_home_is_no_wish(text: str, wants: bool) -> None:
    assert wants_a_thing(Message.model_construct(reply_text=text, needs={})) is wants
