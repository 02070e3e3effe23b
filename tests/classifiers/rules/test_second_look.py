"""What sounds like spam and bears papers of business waits for a person as business; what spam asks is named."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from classifiers.chain import classify
from classifiers.circumstances import Circumstances
from classifiers.intents.business_words import asks_of_strangers, papers_in
from classifiers.intents.stranger_model import is_warned_of
from classifiers.reader import BuiltinIntentReader
from classifiers.rules.outward_signs import signs_of
from classifiers.rules.second_look import business_in
from classifiers.verdict import Verdict
from mailbot.conversation.steps import Action
from mailbot.mail.parsing import parse
from mailbot.mail.quoting import newly_written
from mailbot.ops.explain import as_first_mail
from models.message import Intent

SERVER = "mx.agency.example"
TOUR = "The 3D tour is live. Share it with this link: https://my.tours.example/show. It has been viewed 14 times."
SHARED = "Pat shared a folder with you. Open folder: https://files.example/s/81kd"
ASKS = "To keep your mail, verify your account and password: https://files.example/login"


def around(
    text: str, subject: str, author: str = "Tours <hello@tours.example>", *, fails: bool = False
) -> Circumstances:
    mail = EmailMessage()
    domain = author.rpartition("@")[2].strip(">")
    word = "fail" if fails else "pass"
    mail["Authentication-Results"] = (
        f"{SERVER}; dkim={word} header.d={domain}; spf={word} smtp.mailfrom={domain}; dmarc={word} header.from={domain}"
    )
    mail["From"], mail["To"], mail["Subject"] = author, "hello@agency.example", subject
    mail.set_content(text)
    parsed = parse(mail.as_bytes())
    return Circumstances(
        parsed,
        mail.as_bytes(),
        newly_written(parsed),
        date(2026, 11, 20),
        own_addresses=frozenset({"hello@agency.example"}),
        authserv_id=SERVER,
    )


async def judged(mail: Circumstances) -> Verdict:
    return await classify(mail, BuiltinIntentReader())


async def test_a_notice_that_names_a_home_waits_for_a_person_as_business() -> None:
    mail = around(TOUR, "Your tour of 8 Dock")
    verdict = await judged(mail)
    assert (verdict.intent, verdict.sure) == (Intent.GENERAL, False), verdict.reason
    assert business_in(verdict.reason) == 'it names "8 Dock"'
    step = as_first_mail(verdict, mail.text)
    assert (step.action, step.step) == (Action.HOLD, "business")
    assert '"8 Dock"' in step.reason
    assert "spam" not in step.reason


async def test_without_a_paper_it_may_be_spam_and_is_not_put_away() -> None:
    verdict = await judged(around(SHARED, "Shared with you"))
    assert (verdict.intent, verdict.sure) == (Intent.SPAM, False), verdict.reason
    assert "nothing that spam asks" in verdict.reason


async def test_what_is_proven_to_be_from_elsewhere_stays_spam() -> None:
    verdict = await judged(around(TOUR, "Your tour of 8 Dock", fails=True))
    assert verdict.intent is Intent.SPAM, verdict.reason


async def test_who_asks_as_thieves_do_is_put_away_and_beside_a_paper_is_held_as_spam() -> None:
    plain = await judged(around(ASKS, "Storage", "Admin <it@files-quota.example>"))
    assert (plain.intent, plain.sure) == (Intent.SPAM, True), plain.reason
    papers = await judged(around(f"Ticket 88213. {ASKS}", "Storage", "Admin <it@files-quota.example>"))
    assert (papers.intent, papers.sure) == (Intent.SPAM, False), papers.reason
    assert 'doubt: it names "Ticket 88213"' in papers.reason


async def test_a_notice_of_a_service_that_everybody_knows_is_its_own_where_that_is_proven() -> None:
    theirs = await judged(around(SHARED, "Shared with you", "Dropbox <sharing@dropbox.com>"))
    assert (theirs.intent, theirs.sure) == (Intent.GENERAL, False), theirs.reason
    assert business_in(theirs.reason) == "it is proven to be from dropbox.com"
    forged = await judged(around(SHARED, "Shared with you", "Dropbox <sharing@dropbox.com>", fails=True))
    assert forged.intent is Intent.SPAM, forged.reason


@pytest.mark.parametrize(
    ("author", "borrowed"),
    [
        ("DocuSign <dse@docusign-envelopes.example>", True),
        ("Pat Lee via DocuSign <dse@sign.example>", True),
        ("The UPS Store <box@parcels.example>", True),
        ("FedEx Delivery <x@fedex.evil.example>", True),
        ("DocuSign <dse@eumail.docusign.net>", False),
        ("FedEx <info@fedex.com.mx>", False),
        ("Chase Doyle <chase@doylelending.example>", False),
        ("Apple Valley Roofing <office@avroofing.example>", False),
        ("Dropbox Landscaping <hi@dropboxlawns.example>", False),
    ],
)
def test_who_bears_the_name_of_a_known_service_and_writes_from_elsewhere_is_told(
    author: str, *, borrowed: bool
) -> None:
    assert ("borrowed name" in signs_of(around("Hello", "Hello", author))) is borrowed


async def test_a_paper_beside_a_borrowed_name_is_none() -> None:
    verdict = await judged(around(TOUR, "Your tour of 8 Dock", "Matterport <hello@tours.example>"))
    assert (verdict.intent, verdict.sure) == (Intent.SPAM, False), verdict.reason
    assert "calls themselves Matterport" in verdict.reason


@pytest.mark.parametrize(
    "words",
    [
        "Invoice 10442 for October",
        "escrow file 24-1187",
        "Factura 221",
        "We are at 44 Elm tomorrow",
        "No action is needed",
        "The card on file will be charged",
        "The payoff letter is here",
        "It runs on November 18",
        "See you on Thursday at 10",
        "Le esperamos el viernes a las 10",
    ],
)
def test_papers_of_business(words: str) -> None:
    assert papers_in(words)
    assert not asks_of_strangers(words)


@pytest.mark.parametrize(
    "words",
    [
        "Confirm your mailbox",
        "Log in with your email to see it",
        "Your access was suspended",
        "If you did not authorize this, call us",
        "Keep this between us",
        "Send $900 in bitcoin",
        "We help agents close more",
        "Would you be open to a demo?",
        "May I send you a proposal?",
        "20% off your first order",
    ],
)
def test_what_only_strangers_ask(words: str) -> None:
    assert asks_of_strangers(words)


@pytest.mark.parametrize("words", ["24/7", "50 leads", "Call us 24 hours", "in 30 days", "a loan of 10k"])
def test_no_paper_is_what_anybody_counts(words: str) -> None:
    assert not papers_in(words)


NOTICE = "Your statement for October is ready. Sign in to your account at https://bank.example to view it."


async def test_a_notice_that_sounds_like_no_stranger_waits_for_a_person_who_is_warned() -> None:
    verdict = await judged(around(NOTICE, "Your October statement is ready", "Bank <statements@bank.example>"))
    assert (verdict.intent, verdict.sure) == (Intent.GENERAL, False), verdict.reason
    assert is_warned_of(verdict.reason)
    assert as_first_mail(verdict, NOTICE).step == "stranger"


async def test_what_fails_its_checks_is_spam_whatever_its_words() -> None:
    mail = around(NOTICE, "Your October statement is ready", "Bank <statements@bank.example>", fails=True)
    verdict = await judged(mail)
    assert verdict.intent is Intent.SPAM, verdict.reason
