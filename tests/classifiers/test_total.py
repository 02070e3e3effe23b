"""Every rule is total: any mail gives a verdict or none, in bounded time, never an exception."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifiers.chain import CHAIN, classify
from classifiers.circumstances import Circumstances
from classifiers.reader import BuiltinIntentReader
from mailbot.mail.parsed import Address, ParsedEmail

NAMES = st.sampled_from(
    [
        "auto-submitted",
        "precedence",
        "list-id",
        "return-path",
        "x-loop",
        "authentication-results",
        "delivered-to",
        "received",
    ]
)
WORDS = st.sampled_from(
    [
        "stop",
        "unsubscribe",
        "remove me",
        "out of office",
        "until",
        "Name:",
        "Email: a@b.c",
        "?",
        "\n",
        ", but ",
        "(",
        ";",
        "12/31",
        "=",
        "&",
    ]
)
TEXT = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join))
MAILS = st.builds(
    ParsedEmail,
    from_=st.lists(
        st.builds(Address, st.sampled_from(["", "a@b.example", "x@zillow.com", "no-reply@x"]), TEXT), max_size=2
    ).map(tuple),
    subject=TEXT,
    text=TEXT,
    html=TEXT,
    headers=st.lists(st.tuples(NAMES, TEXT), max_size=5).map(tuple),
    content_type=st.sampled_from(["text/plain", "multipart/report; report-type=delivery-status", ""]),
)
READER = BuiltinIntentReader()


@settings(max_examples=300, deadline=None)
@given(mail=MAILS, text=TEXT, raw=st.binary(max_size=200))
def test_any_mail_gets_a_verdict_with_a_reason(mail: ParsedEmail, text: str, raw: bytes) -> None:
    around = Circumstances(mail, raw, text, date(2026, 3, 2), authserv_id="mx")
    verdict = asyncio.run(classify(around, READER))
    assert verdict.reason
    assert 0 <= verdict.confidence <= 1


LONG = 300_000
HOSTILE = {
    "one letter": "a" * LONG,
    "at signs": "a@" * (LONG // 2),
    "digits": "1" * LONG,
    "spaces": " " * LONG,
    "stars": "* " * (LONG // 2),
    "labels": "a: " * (LONG // 3),
    "lines": "\n" * LONG,
    "words like unsubscribe": "unsubscrime " * (LONG // 12),
    "stop and stop": "stop the " * (LONG // 9),
    "please": "please " * (LONG // 7),
    "until": "until " * (LONG // 6),
    "open tags": "<meta name=" * (LONG // 11),
    "open comments": "(" * LONG,
    "nested comments": "(" * (LONG // 2) + ")" * (LONG // 2),
    "form": "a=b&" * (LONG // 4),
    "thin": "not interested in receiv " * (LONG // 25),
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_makes_a_rule_slow(text: str) -> None:
    headers = tuple((name, text) for name in ("auto-submitted", "authentication-results", "precedence", "x-loop", "to"))
    for sender in ("a@b.example", "x@convo.zillow.com"):
        mail = ParsedEmail(from_=(Address(sender, text),), subject=text, text=text, html=text, headers=headers)
        around = Circumstances(mail, text.encode(), text, date(2026, 3, 2), authserv_id="mx")
        for rule in CHAIN:
            rule.judge(around)
