"""List mail and newsletters."""

from __future__ import annotations

from datetime import date

import pytest

from classifiers.circumstances import Circumstances
from classifiers.rules.mailing_list import judge
from mailbot.mail.parsed import Address, ParsedEmail
from models.message import Kind


def around(*headers: tuple[str, str]) -> Circumstances:
    mail = ParsedEmail(from_=(Address("ann@mailbox.example"),), headers=headers)
    return Circumstances(mail, b"", "I agree with Bob.", date(2026, 3, 2))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("list-id", "Garden club <garden.lists.example>"),
        ("list-post", "<mailto:garden@lists.example>"),
        ("list-unsubscribe", "<https://news.example/u/1>"),
        ("list-unsubscribe-post", "List-Unsubscribe=One-Click"),
        ("mailing-list", "list garden@groups.example; contact garden-owner@groups.example"),
        ("x-mailman-version", "2.1.39"),
        ("x-beenthere", "garden@groups.example"),
        ("precedence", "LIST"),
        ("precedence", "bulk"),
    ],
)
def test_list_mail_is_never_a_persons_even_if_a_person_wrote_it(name: str, value: str) -> None:
    verdict = judge(around((name, value)))
    assert verdict is not None
    assert verdict.kind is Kind.LIST
    assert name in verdict.reason


@pytest.mark.parametrize(("name", "value"), [("list-id", " "), ("precedence", "normal"), ("x-mailer", "list")])
def test_ordinary_mail_is_not(name: str, value: str) -> None:
    assert judge(around((name, value))) is None
