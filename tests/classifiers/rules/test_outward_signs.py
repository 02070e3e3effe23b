"""Outward signs of spam: one proves nothing, two are a doubt, and a doubt is a person's."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from email.message import EmailMessage

import pytest

from classifiers.chain import classify
from classifiers.circumstances import Circumstances
from classifiers.reader import BuiltinIntentReader
from classifiers.rules.outward_signs import signs_of
from classifiers.verdict import Reading, Verdict
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.parsing import parse
from mailbot.mail.quoting import newly_written
from models.message import Intent

SERVER = "mx.agency.example"
FAILS = f"{SERVER}; spf=fail smtp.mailfrom=bank.example; dkim=fail header.d=bank.example; dmarc=fail"
SPF_ALONE = f"{SERVER}; spf=fail smtp.mailfrom=gmail.com; dkim=none; dmarc=none"
LIES = "<a href='http://evil.example/login'>https://bank.example/doc</a>"
HONEST = "<a href='https://www.bank.example/doc'>bank.example/doc</a>"
WISH = "Hi, we want to buy a house in Old Town, three bedrooms, up to 400k. What do you have?"
DOCUMENT = "Hello, when is your office open? Your document is ready to be looked at."


class Says:
    """A reader that hears one intent."""

    def __init__(self, intent: Intent, *, sure: bool, also: Intent | None = None) -> None:
        self.reading = Reading(intent, 0.7, sure, "a test said so", also=also)

    async def read(self, mail: ParsedEmail, text: str, today: date, known_areas: Collection[str] = ()) -> Reading:
        return self.reading


def around(text: str, html: str = "", sender: str = "billing@bank.example", **headers: str) -> Circumstances:
    mail = EmailMessage()
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail["From"], mail["To"], mail["Subject"] = f"Billing <{sender}>", "hello@agency.example", "Document"
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
        ({}, "<a href='https://agency.examp1e/login'>Open it</a>", "lookalike"),
        ({}, "<a href='https://bank.example.login.evil.example/'>Open it</a>", "lookalike"),
        ({}, "<a href='https://xn--bnk-5cd.example/'>Open it</a>", "lookalike"),
        ({}, "<a href='https://bank.example@evil.example/'>Open it</a>", "lookalike"),
        ({"sender": "kim@agency.examp1e"}, "", "lookalike"),
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
        ({}, "<a href='https://eur01.safelinks.protection.outlook.com/?url=x'>https://bank.example/doc</a>"),
        ({}, "<a href='https://click.counter.example/x'>see the plan</a>"),
        ({}, "<a href='https://bank.example.mx/'>Open it</a>"),
        ({}, "<a href='https://xn--mnchen-3ya.example/'>Open it</a>"),
        ({}, f"On Mon, Mar 2, 2026 at 1:00 PM Kim wrote:<blockquote type=cite>{LIES}</blockquote>"),
    ],
)
def test_what_leads_do_as_well_is_no_sign(headers: dict[str, str], html: str) -> None:
    assert not signs_of(around(DOCUMENT, html, **headers))


async def test_two_signs_are_a_doubt_whatever_the_words_say() -> None:
    verdict = await judged(around(WISH, LIES, Authentication_Results=FAILS))
    assert (verdict.intent, verdict.sure) == (Intent.SPAM, False)
    assert "its authentication fails, a link shows bank.example and leads to evil.example" in verdict.reason


@pytest.mark.parametrize(
    ("html", "headers"), [("", {"Authentication_Results": SPF_ALONE}), ("", {"Authentication_Results": FAILS})]
)
async def test_a_plain_enquiry_whose_authentication_fails_is_answered_all_the_same(
    html: str, headers: dict[str, str]
) -> None:
    verdict = await judged(around(WISH, html, sender="dana@gmail.com", **headers))
    assert (verdict.intent, verdict.sure) == (Intent.BUYER, True)


@pytest.mark.parametrize(
    ("headers", "html", "sure"),
    [
        ({"Authentication_Results": FAILS}, LIES, True),
        ({"Authentication_Results": FAILS}, "", False),  # a lead who forwards their mail fails as well
        ({"Reply_To": "x@evil.example"}, LIES, False),
        ({}, "", False),
    ],
)
async def test_spam_that_the_reader_doubts_is_sure_only_where_authentication_fails_beside_another_sign(
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
