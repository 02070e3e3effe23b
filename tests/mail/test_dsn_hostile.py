"""No mail makes the reading of reports raise, and none costs more than its bounds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailbot.errors import UnreadableMail
from mailbot.mail.dsn import read_report
from mailbot.mail.parsing import parse

EMAILS = Path(__file__).parents[1] / "emails"
HEADER = b"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nSubject: failure notice\n"
LINES = [
    "<kim@example.com>:",
    "kim@example.com",
    "550 5.1.1 <kim@example.com>... User unknown",
    "Final-Recipient: rfc822; a@b.c",
    "Action: failed",
    "Status: 5.1.1",
    "",
    "--- Below this line is a copy of the message.",
    "Message-ID: <x@y>",
    "@",
    "<@>",
    "could not be delivered to",
    '{"notificationType":"Bounce","bounce":{"bouncedRecipients":[1]}}',
    "To: a@b.c, d@e.f",
    "Diagnostic-Code: smtp; 550",
    "this is a warning",
    "permanent error",
    ">>> DATA",
    "<<< 550 unknown",
    "{" * 50,
]


def read(raw: bytes) -> None:
    try:
        mail = parse(raw)
    except UnreadableMail:
        return
    read_report(mail, raw)


def mutations(count: int, seed: int) -> Iterator[bytes]:
    chance = random.Random(seed)
    names = ("dsn-*.eml", "notice-*.eml", "arf-*.eml", "bounce-*.eml", "complaint-*.eml")
    originals = [path.read_bytes() for name in names for path in sorted(EMAILS.glob(name))]
    for _ in range(count):
        raw = bytearray(chance.choice(originals))
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(raw) + 1)
            other = chance.choice(originals)
            start = chance.randrange(len(other))
            raw[at : at + chance.randrange(30)] = other[start : start + chance.randrange(80)]
        yield bytes(raw)


def test_mutated_reports() -> None:
    for raw in mutations(300, seed=7):
        read(raw)


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=30)), max_size=40))
def test_any_heap_of_lines(lines: list[str]) -> None:
    read(HEADER + b"\n" + "\n".join(lines).encode())
    read(HEADER + b"Content-Type: message/delivery-status\n\n" + "\n".join(lines).encode())


@pytest.mark.parametrize(
    "line", [*LINES, "a@b.c " * 50, "deliver to " * 50, "a" * 500 + "@", "-" * 500, "user not " * 60]
)
def test_many_lines_alike_cost_no_more_than_their_number(line: str) -> None:
    read(HEADER + b"\n" + f"{line}\n".encode() * 50_000)
