"""Mails with scraps of mail syntax put in, bytes changed, and pieces cut, doubled or swapped: the same for a seed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).parents[2]
SCRAPS = [
    b"\r\n", b"\n", b"\r", b"\r\n\r\n", b"--b", b"--", b"Content-Type: multipart/mixed; boundary=b\r\n", b"=?utf-8?B?",
    b"=?x?Q?=ff?=", b"\xff\xfe", b"\x00", b"<", b">", b'"', b"(", b"=", b";", b"Content-Transfer-Encoding: base64\r\n",
    b"From: a@b.c, <x@@y>\r\n", b"Date: Mon, 99 Foo 20201 99:99:99 +9999\r\n", b"charset=utf-7", b"begin 644 x\n",
    b"Content-Type: text/html; charset*0*=''%ff\r\n", b"References: <a@b> <<c>> d\r\n", b"filename*1*=x; filename*=y",
    b"\x1b$B\x30", b"=?iso-2022-jp?B?GyRC?=", b"Content-Type: message/rfc822\r\n",
    b"<blockquote>", b"<div style='display:none'>", b"format=flowed; delsp=yes", b"BEGIN:VCALENDAR\r\n",
    b"On Tue, Mar 3, 2026 at 9:15 AM Kim <kim@agency.test> wrote:\n", b"\n> ", b"\n-- \n", b"Sent from my iPhone\n",
    b"Return-Path: <>\r\n", b"Final-Recipient: rfc822; a@b.c\r\n", b"Action: failed\r\n", b"550 5.1.1 ", b"unsubscribe",
]  # fmt: skip


def originals() -> list[bytes]:
    """What is damaged: every quirk of tests/emails, and the reports and replies that reading is measured on."""
    files = [*sorted((_ROOT / "tests/emails").glob("*.eml"))]
    files += sorted((_ROOT / "benchmarks/data/reports/developed").glob("*.eml"))
    mails = [path.read_bytes() for path in files]
    lines = (_ROOT / "benchmarks/data/quoting/developed.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines):
        kind = "html" if row["form"] == "html" else "plain"
        header = f"From: a@lead.test\nSubject: {row['subject']}\nContent-Type: text/{kind}"
        mails.append(f"{header}; charset=utf-8\n\n{row['body']}".encode())
    return mails


def damaged(count: int, seed: int) -> Iterator[bytes]:
    """`count` damaged mails."""
    chance = random.Random(seed)
    whole = originals()
    for _ in range(count):
        raw = bytearray(chance.choice(whole))
        for _ in range(chance.randint(1, 12)):
            _damage(raw, whole, chance)
        yield bytes(raw)


def _damage(raw: bytearray, whole: list[bytes], chance: random.Random) -> None:
    at, to = sorted((chance.randrange(len(raw) + 1), chance.randrange(len(raw) + 1)))
    kind = chance.randrange(5)
    if kind == 0:
        raw[at:at] = chance.choice(SCRAPS) * chance.choice((1, 1, 1, 20))
    elif kind == 1 and at < len(raw):
        raw[at] = chance.randrange(256)
    elif kind == 2:
        del raw[at : min(to, at + 40)]
    elif kind == 3:
        raw[to:to] = raw[at : min(to, at + 200)]
    else:
        other = chance.choice(whole)
        raw[at:to] = other[: chance.randrange(len(other))][-200:]
