"""Mail of our own that comes back."""

from __future__ import annotations

from datetime import date

from classifiers.circumstances import Circumstances
from classifiers.rules.loop import judge
from mailbot.mail.parsed import Address, ParsedEmail
from mailbot.mail.tokens import LOOP_HEADER, Keyring

KEYRING = Keyring(b"k" * 32)
OURS = frozenset({"hello@agency.example"})


def around(mail: ParsedEmail) -> Circumstances:
    return Circumstances(mail, b"", "Hello", date(2026, 3, 2), own_addresses=OURS, keyring=KEYRING, account_id="main")


def with_header(name: str, value: str) -> ParsedEmail:
    return ParsedEmail(from_=(Address("a@b.example"),), headers=((name, value),))


def test_our_loop_header_is_known_again() -> None:
    verdict = judge(around(with_header(LOOP_HEADER.lower(), f" {KEYRING.loop_mark('main').upper()} ")))
    assert verdict is not None
    assert verdict.own_loop
    assert LOOP_HEADER in verdict.reason


def test_another_mailbots_loop_header_is_not_ours() -> None:
    assert judge(around(with_header(LOOP_HEADER.lower(), Keyring(b"x" * 32).loop_mark("main")))) is None
    assert judge(around(with_header(LOOP_HEADER.lower(), KEYRING.loop_mark("other")))) is None


def test_a_message_id_of_ours_is_known_again() -> None:
    mail = ParsedEmail(message_id=KEYRING.message_id("65f0c0ffee65f0c0ffee65f0", "agency.example"))
    verdict = judge(around(mail))
    assert verdict is not None
    assert verdict.own_loop


def test_our_own_address_as_author_or_sender_is_ours() -> None:
    for mail in (
        ParsedEmail(from_=(Address("hello@agency.example"),)),
        ParsedEmail(from_=(Address("a@b.example"),), sender=Address("hello@agency.example")),
        with_header("x-loop", "<hello@agency.example>"),
    ):
        verdict = judge(around(mail))
        assert verdict is not None
        assert verdict.own_loop


def test_a_leads_mail_is_not() -> None:
    mail = ParsedEmail(
        from_=(Address("a@b.example"),), in_reply_to=(KEYRING.message_id("65f0c0ffee65f0c0ffee65f0", "x"),)
    )
    assert judge(around(mail)) is None
