"""Outward signs of spam: hardly one proves anything, what weighs enough is a doubt, and a doubt is a person's."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from email.message import EmailMessage

import pytest

from classifiers.chain import classify
from classifiers.circumstances import Circumstances
from classifiers.reader import BuiltinIntentReader
from classifiers.rules.outward_signs import signs_in, signs_of
from classifiers.verdict import Reading, Verdict
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.parsing import parse
from mailbot.mail.quoting import newly_written
from models.message import Intent

SERVER = "mx.agency.example"
FAILS = f"{SERVER}; spf=fail smtp.mailfrom=bank.example; dkim=fail header.d=bank.example; dmarc=fail"
PASSES = f"{SERVER}; spf=pass smtp.mailfrom=bank.example; dkim=pass header.d=bank.example; dmarc=pass"
SPF_ALONE = f"{SERVER}; spf=fail smtp.mailfrom=gmail.com; dkim=none; dmarc=none"
LIES = "<a href='http://evil.example/login'>https://bank.example/doc</a>"
HONEST = "<a href='https://www.bank.example/doc'>bank.example/doc</a>"
WISH = "Hi, we want to buy a house in Old Town, three bedrooms, up to 400k. What do you have?"
DOCUMENT = "Hello, when is your office open? Your document is ready to be looked at."


class Says:
    """A reader that hears one intent."""

    def __init__(self, intent: Intent, *, sure: bool, also: Intent | None = None) -> None:
        self.reading = Reading(intent, 0.7, sure, "a test said so", also=also)

    async def read(
        self, mail: ParsedEmail, text: str, today: date, known_areas: Collection[str] = (), agent: str = ""
    ) -> Reading:
        return self.reading


def around(
    text: str, html: str = "", sender: str = "billing@bank.example", author: str = "Billing", **headers: str
) -> Circumstances:
    mail = EmailMessage()
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail["From"], mail["To"], mail["Subject"] = f"{author} <{sender}>", "hello@agency.example", "Document"
    mail.set_content(f"<html><body><p>{text}</p><p>{html}</p></body></html>", subtype="html")
    parsed = parse(mail.as_bytes())
    return Circumstances(
        parsed,
        mail.as_bytes(),
        newly_written(parsed),
        date(2026, 11, 20),
        own_addresses=frozenset({"hello@agency.example", "agency@gmail.com"}),
        staff=frozenset({"kim@freemail.example"}),
        authserv_id=SERVER,
    )


async def judged(mail: Circumstances) -> Verdict:
    return await classify(mail, BuiltinIntentReader())


@pytest.mark.parametrize(
    ("headers", "html", "sign"),
    [
        ({"Authentication_Results": FAILS}, "", "authentication"),
        ({"Authentication_Results": f"{SERVER}; spf=softfail; dkim=fail"}, "", "authentication"),
        ({"X_Spam_Flag": "YES", "Authentication_Results": f"{SERVER}; spf=pass"}, "", "filter"),
        ({"X_Spam_Status": "Yes, score=9.1", "Authentication_Results": f"{SERVER}; none"}, "", "filter"),
        ({"Reply_To": "x@evil.example"}, "", "reply-to"),
        ({}, LIES, "link text"),
        ({}, "<a href='http://203.0.113.9/login.php'>Open it</a>", "numeric link"),
        ({}, "<a href='http://[2001:db8::1]/login.php'>Open it</a>", "numeric link"),
        ({}, "See http://203.0.113.9/login.php now", "numeric link"),
        ({}, "<a href='https://agency.examp1e/login'>Open it</a>", "lookalike link"),
        ({}, "<a href='https://bank.example.login.evil.example/'>Open it</a>", "lookalike link"),
        ({}, "<a href='https://xn--bnk-5cd.example/'>Open it</a>", "lookalike link"),
        ({}, "<a href='https://bank.example@evil.example/'>Open it</a>", "lookalike link"),
        ({"sender": "kim@agency.examp1e"}, "", "lookalike author"),
        ({"sender": "kim@xn--bnk-5cd.example"}, "", "lookalike author"),
        ({"author": '"pay@bank.example"', "sender": "x@evil.example"}, "", "other name"),
        ({"Feedback_ID": "1:2:3:mass"}, "", "bulk"),
    ],
)
def test_each_sign_is_seen(headers: dict[str, str], html: str, sign: str) -> None:
    assert set(signs_of(around(DOCUMENT, html, **headers))) == {sign}


@pytest.mark.parametrize(
    ("headers", "html"),
    [
        ({"Authentication_Results": SPF_ALONE}, ""),
        ({"Authentication_Results": f"{SERVER}; spf=fail; dkim=pass header.d=bank.example"}, ""),
        ({"Authentication_Results": f"{SERVER}; spf=fail; dkim=fail; dmarc=pass header.from=bank.example"}, ""),
        ({"Authentication_Results": "mx.other.example; spf=fail; dkim=fail; dmarc=fail"}, ""),
        ({"Authentication_Results": f"{SERVER}; spf=permerror; dkim=fail"}, ""),
        ({"Authentication_Results": f"{SERVER}; spf=fail; dkim=permerror"}, ""),
        ({"Authentication_Results": f"{SERVER}; spf=pass", "X_Spam_Flag": "YES"}, ""),  # below ours: anybody's
        ({"X_Spam_Flag": "YES"}, ""),
        ({"X_Spam_Flag": "NO", "Authentication_Results": f"{SERVER}; spf=pass"}, ""),
        ({"Reply_To": "desk@mail.bank.example"}, ""),
        ({"Reply_To": "kim@freemail.example"}, ""),
        ({"Reply_To": "dana@gmail.com", "sender": "no-reply@forms.example"}, ""),
        ({"Reply_To": "dana@gmail.com", "sender": "wordpress@agency.example"}, ""),
        ({}, HONEST),
        ({"Authentication_Results": PASSES}, LIES),  # their own site, through whoever counts clicks on it
        ({}, "<a href='https://lnkd.in/x'>linkedin.com/company/bank</a>"),
        ({"author": '"billing@bank.example"'}, ""),
        ({"author": '"dana@gmail.com"', "sender": "wordpress@agency.example"}, ""),
        ({}, "<a href='https://eur01.safelinks.protection.outlook.com/?url=x'>https://bank.example/doc</a>"),
        ({}, "<a href='https://click.counter.example/x'>see the plan</a>"),
        ({}, "<a href='https://bank.example.mx/'>Open it</a>"),
        ({}, "<a href='https://xn--mnchen-3ya.example/'>Open it</a>"),
        ({}, f"On Mon, Mar 2, 2026 at 1:00 PM Kim wrote:<blockquote type=cite>{LIES}</blockquote>"),
    ],
)
def test_what_leads_do_as_well_is_no_sign(headers: dict[str, str], html: str) -> None:
    assert not signs_of(around(DOCUMENT, html, **headers))


async def test_what_weighs_enough_is_a_doubt_whatever_the_words_say() -> None:
    verdict = await judged(around(WISH, LIES, Authentication_Results=FAILS))
    assert (verdict.intent, verdict.sure) == (Intent.SPAM, False)
    assert "its authentication fails, a link shows bank.example and leads to evil.example" in verdict.reason


async def test_a_domain_made_to_be_taken_for_ours_weighs_enough_alone() -> None:
    verdict = await judged(around(WISH, sender="kim@agency.examp1e"))
    assert (verdict.intent, verdict.sure) == (Intent.SPAM, False)


@pytest.mark.parametrize(
    ("headers", "html"),
    [
        ({"Authentication_Results": SPF_ALONE}, ""),
        ({"Authentication_Results": FAILS}, ""),
        ({"Authentication_Results": FAILS, "Reply_To": "dana@outlook.com"}, ""),  # sent by one service as another
        ({"Authentication_Results": FAILS, "Feedback_ID": "1:form"}, ""),
        ({"Reply_To": "dana@outlook.com", "Feedback_ID": "1:form"}, ""),  # a form's service
        ({"Reply_To": "dana@outlook.com"}, LIES),
        ({"Feedback_ID": "1:user:proton"}, LIES),
    ],
)
async def test_a_plain_enquiry_with_signs_that_leads_bear_is_answered_all_the_same(
    headers: dict[str, str], html: str
) -> None:
    verdict = await judged(around(WISH, html, **{"sender": "dana@gmail.com", **headers}))
    assert (verdict.intent, verdict.sure) == (Intent.BUYER, True)


@pytest.mark.parametrize(
    ("headers", "html", "sure"),
    [
        ({"Authentication_Results": FAILS}, LIES, True),
        ({"Authentication_Results": FAILS}, "", False),  # a lead who forwards their mail fails as well
        ({"Authentication_Results": FAILS, "Reply_To": "x@evil.example"}, "", False),  # and so may one of a service
        ({"Reply_To": "x@evil.example"}, LIES, False),
        ({}, "", False),
    ],
)
async def test_spam_that_the_reader_doubts_is_sure_only_where_authentication_fails_among_signs_enough(
    headers: dict[str, str], html: str, sure: bool
) -> None:
    verdict = await classify(around(DOCUMENT, html, **headers), Says(Intent.SPAM, sure=False))
    assert (verdict.intent, verdict.sure) == (Intent.SPAM, sure)


async def test_one_sign_beside_a_reading_that_leans_to_spam_is_a_doubt() -> None:
    reader = Says(Intent.BUYER, sure=True, also=Intent.SPAM)
    assert (await classify(around(DOCUMENT), reader)).sure
    verdict = await classify(around(DOCUMENT, LIES), reader)
    assert (verdict.intent, verdict.sure) == (Intent.SPAM, False)


@pytest.mark.parametrize("intent", [Intent.UNSUBSCRIBE, Intent.NOT_INTERESTED, Intent.AUTO_REPLY])
async def test_what_is_never_answered_is_no_spam_for_its_signs(intent: Intent) -> None:
    mail = around("Thanks, we have found one by ourselves.", LIES, Authentication_Results=FAILS)
    assert (await classify(mail, Says(intent, sure=True))).intent is intent


async def test_money_in_danger_stays_urgent() -> None:
    verdict = await judged(around("We have new wire instructions for the closing.", LIES, Authentication_Results=FAILS))
    assert verdict.intent is not Intent.SPAM
    assert not verdict.sure
    assert "likely fraud" in verdict.reason
    assert "a link shows bank.example" in verdict.reason


async def test_where_a_person_says_that_it_is_no_spam_its_words_alone_tell() -> None:
    held = around(WISH, LIES, Authentication_Results=FAILS)
    verdict = await judged(replace(held, not_spam=True))
    assert (verdict.intent, verdict.sure) == (Intent.BUYER, True)


def test_the_signs_are_found_again_in_the_reason() -> None:
    assert signs_in("built-in reader: asks; outward signs of spam: one thing, another") == "one thing, another"
    assert signs_in("built-in reader: asks") == ""
