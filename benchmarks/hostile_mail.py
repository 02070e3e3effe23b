"""Reads mails made to be slow or large to read, and prints what each costs; the bound is one second of one core.

    python benchmarks/hostile_mail.py [NAME…]

Each is built to hit one weakness that mail readers have had: nests, boundaries, folds, padding, tag soup, quotes.
"""

from __future__ import annotations

import base64
import os
import resource
import sys
import time

from mailbot.errors import UnreadableMail
from mailbot.mail.dsn import read_report
from mailbot.mail.parsing import parse
from mailbot.mail.quoting import newly_written

HEAD = b"From: a@b.c\nSubject: failure notice\n"
BOUNCE = b"Return-Path: <>\nFrom: MAILER-DAEMON@b.c\nSubject: failure notice\n\n"
HTML = HEAD + b"Content-Type: text/html\n\n"
MIXED = HEAD + b"Content-Type: multipart/mixed; boundary=a\n\n"


def nest(depth: int, lines: int) -> bytes:
    heads = (b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
    return b"Subject: x\n" + b"".join(heads) + b"Content-Type: text/plain\n\n" + b"x\n" * lines


def attached(size: int) -> bytes:
    part = b"--a\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"
    return MIXED + part + base64.encodebytes(os.urandom(size)) + b"--a--\n"


def encoded(name: bytes, body: bytes) -> bytes:
    return HEAD + b"Content-Transfer-Encoding: " + name + b"\n\n" + body


HOSTILE = {
    "attachment of 18 MB": attached(18_000_000),
    "line ends": b"Subject: x\n\n" + b"\n" * 20_000_000,
    "nest of 300": nest(300, 1_000_000),
    "nest of 3,000": nest(3_000, 1_000_000),
    "header fields": b"".join(b"X-%d: a\n" % n for n in range(300_000)) + b"\nhi",
    "header folds": HEAD + b"X: a" + b"\n b" * 5_000_000 + b"\n\nhi",
    "stray header lines": b"X: a\n" + (b"junk\n" * 1_900 + b"X-a: b\n") * 2_000 + b"\n\nx",
    "octets in the header": (b"X: \xe9" + b"a" * 100 + b"\n") * 1_999 + b"\n\nx",
    "parts": MIXED + b"--a\nContent-Type: text/html\n\n<p>x</p>\n" * 500_000,
    "near boundaries": MIXED + b"--ax" * 5_000_000,
    "boundaries in nests": b"".join(
        b"Content-Type: multipart/mixed; boundary=a%d\n\n--a%d\n" % (n, n) for n in range(25)
    )
    + b"--a" * 6_000_000,
    "addresses": b"To: " + b"a b <a@b.c>, " * 100_000 + b"\n\nx",
    "bad addresses": b"To: " + b"a, <" * 24_000 + b"\n\nx",
    "encoded words": (b"X: " + b"=?utf-8?q?a?= " * 7_000 + b"\n") * 10 + b"\n\nx",
    "references": b"References: " + b"<a@b> " * 16_000 + b"\n\nx",
    "padded base64": encoded(b"base64", b"YQ==" * 4_000_000),
    "equal signs": encoded(b"base64", b"YWJj" + b"a=" * 9_000_000),
    "uuencoded lines": encoded(b"x-uuencode", b"begin 644 a\n" + b"!\n" * 9_000_000),
    "soft breaks": encoded(b"quoted-printable", b"=\n" * 9_000_000),
    "flowed": HEAD + b"Content-Type: text/plain; format=flowed\n\n" + b"> a \n>> \n" * 3_000_000,
    "utf-7": HEAD + b"Content-Type: text/plain; charset=utf-7\n\n" + b"+2AA-" * 1_000_000,
    "html nest": HTML + b"<div>" * 200_000,
    "html formatting": HTML + b"<b><p>" * 300_000,
    "html attributes": HTML + b"<div " + b"".join(b"a%d=b " % n for n in range(200_000)) + b">x",
    "html blocks": HTML + b"<p>x</p>" * 250_000,
    "html quotes": HTML + b"<blockquote>x" * 100_000,
    "html scripts": HTML + b"<script>" * 100_000,
    "html comments": HTML + b"<!--" * 400_000,
    "html lists": HTML + b"<ol><li>a" * 100_000,
    "html parts": MIXED + (b"--a\nContent-Type: text/html\n\n" + b"<p>a</p>" * 6_000 + b"\n") * 490,
    "quotes": HEAD + b"\n" + b"> a\nb\n" * 1_000_000,
    "attributions": HEAD + b"\n" + b"On Mar 3, 2026 at 9:15 x wrote:\n" * 500_000,
    "almost attributions": HEAD + b"\n" + b"On Mar 3, 2026 at 9:15 x\n" * 500_000,
    "headers in the text": HEAD + b"\n" + b"From: x\nTo: y\n" * 500_000,
    "rules": HEAD + b"\n" + (b"=" * 290 + b"\n") * 50_000,
    "sign-offs": HEAD + b"\n" + b"Thanks\nDana\n" * 500_000,
    "letters for a name": HEAD + b"\nThanks,\n" + b"a" * 300 + b"\n512-555-0142\n",
    "bounce of blanks": BOUNCE + b"\n" * 2_000_000,
    "bounce of recipients": BOUNCE + b"".join(b"<a%d@b.cd>: user unknown\n" % n for n in range(200_000)),
    "bounce of fields": BOUNCE + b"".join(b"Final-Recipient: rfc822; a%d@b.cd\n\n" % n for n in range(100_000)),
    "bounce of words": BOUNCE + b"message user address host not exceed " * 100_000,
}


def main(names: list[str]) -> None:
    worst = 0.0
    for name, raw in HOSTILE.items():
        if names and name not in names:
            continue
        start = time.process_time()
        try:
            mail = parse(raw)
            newly_written(mail)
            read_report(mail, raw)
        except UnreadableMail:
            pass
        took = time.process_time() - start
        worst = max(worst, took)
        print(f"{name:24} {len(raw) / 1e6:6.1f} MB {took:7.3f} s{'  SLOW' if took > 1 else ''}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    mails = sum(map(len, HOSTILE.values())) / 1e6
    print(f"slowest {worst:.3f} s; {memory:,.0f} MB of memory at most, {mails:,.0f} MB of it the mails themselves")


if __name__ == "__main__":
    main(sys.argv[1:])
