"""What is listened to: mail that was written days before the rest is history, and whose facts answer a writer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mailbot.conversation.meaning.talk import Talk
from models.message import Direction, Intent, Message
from models.thread import Thread

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def talk(*said: tuple[str, int]) -> Talk:
    """A burst of mail: what it says, and how many days later than the first."""
    burst = tuple(
        Message.model_construct(
            id=text,
            reply_text=text,
            direction=Direction.INBOUND,
            received_at=NOON + timedelta(days=days),
            claims=None,
            needs={},
        )
        for text, days in said
    )
    return Talk(Thread.model_construct(number=1), burst, (), {}, None, None)


@pytest.mark.parametrize(
    ("said", "lately"),
    [
        ([("not before September", 0), ("now I am ready", 40)], ["now I am ready"]),
        ([("call me", 0), ("Friday?", 1)], ["call me", "Friday?"]),
        ([("call me", 0)], ["call me"]),
    ],
)
def test_what_was_written_days_before_is_history(said: list[tuple[str, int]], lately: list[str]) -> None:
    of_late = talk(*said).of_late
    assert [mail.reply_text for mail in of_late.burst] == lately
    assert len(of_late.burst) + len(of_late.turns) == len(said)


@pytest.mark.parametrize(
    ("text", "intent", "role"),
    [
        ("We sell our cape ourselves, without an agent", Intent.GENERAL, Intent.SELLER),
        ("We sell our cape ourselves, without an agent", Intent.BUYER, Intent.BUYER),
        ("When are you open?", Intent.GENERAL, Intent.GENERAL),
    ],
)
def test_who_sells_alone_is_answered_as_a_seller(text: str, intent: Intent, role: Intent) -> None:
    assert talk((text, 0)).role(intent) is role
