"""The site of its writer, in a signature, makes no mail spam for sure."""

from __future__ import annotations

from datetime import date

import pytest

from classifiers.reader import BuiltinIntentReader
from classifiers.rules.own_site import doubted_without, without_own_site
from classifiers.verdict import Reading
from mailbot.mail.parsed import Address, ParsedEmail
from models.message import Intent

TODAY = date(2026, 11, 10)
OFFER = """Hi Kim, my clients will write tonight on 31 Alder. Anything the sellers care about besides price? Is a
rent-back of interest?

Tessa Boyd | REALTOR®
boydrealty.example <https://boydrealty.example>"""


def mail(author: str, reply_to: str = "") -> ParsedEmail:
    answers = (Address(reply_to),) if reply_to else ()
    return ParsedEmail(from_=(Address(author),), reply_to=answers, subject="Offer on 31 Alder coming tonight")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Jan <https://www.shop.example/x?y=1> of Old Town", "Jan  of Old Town"),
        ("See shop.example/us or blog.shop.example.", "See  or "),
        ("Us <https://nam11.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.shop.example%2Fx&data=1>", "Us "),
        ("Us <https://urldefense.com/v3/__https://shop.example__;!!K$>", "Us "),
        ("jan@shop.example, myshop.example", "jan@shop.example, myshop.example"),
        ("https://shop.example.evil.example/in", "https://shop.example.evil.example/in"),
        ("https://evil.example/?to=shop.example", "https://evil.example/?to=shop.example"),
    ],
)
def test_only_links_to_the_writers_own_site_go(text: str, left: str) -> None:
    assert without_own_site(mail("jan@shop.example"), text) == left
    assert without_own_site(mail("no-reply@forms.example", reply_to="jan@shop.example"), text) == left


def test_where_anybody_has_a_mailbox_nobody_has_a_site() -> None:
    assert without_own_site(mail("jan@gmail.com"), "https://gmail.com/x") == "https://gmail.com/x"


async def test_what_is_spam_for_the_writers_own_site_alone_waits_for_a_person_as_what_else_it_is() -> None:
    reader = BuiltinIntentReader()
    theirs = await reader.read(mail("tessa@boydrealty.example"), OFFER, TODAY)
    assert (theirs.intent, theirs.sure) == (Intent.GENERAL, False)
    assert "links to its writer's own site" in theirs.reason
    strangers = await reader.read(mail("tessa@gmail.com"), OFFER, TODAY)
    assert (strangers.intent, strangers.sure) == (Intent.SPAM, False), "the words are hardly a stranger's"


def test_a_second_look_that_is_not_sure_makes_spam_a_doubt_and_no_more() -> None:
    spam = Reading(Intent.SPAM, 0.9, True, "pitches")
    assert doubted_without(spam, Reading(Intent.BUYER, 0.6, False, "?")).intent is Intent.SPAM
    assert not doubted_without(spam, Reading(Intent.BUYER, 0.6, False, "?")).sure
    assert doubted_without(spam, Reading(Intent.SPAM, 0.9, True, "pitches")) == spam
