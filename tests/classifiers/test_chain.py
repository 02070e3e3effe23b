"""The chain: its order, and what becomes of mail that no rule claims."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pytest

from classifiers.chain import CHAIN, classify
from classifiers.circumstances import Circumstances
from classifiers.intents.intent import BuiltinReader
from classifiers.reader import BuiltinIntentReader
from classifiers.verdict import Need, Readiness, Reading, Scope
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.parsing import parse
from mailbot.mail.quoting import newly_written
from mailbot.mail.tokens import LOOP_HEADER, Keyring
from models.message import Intent, Kind

KEYRING = Keyring(b"k" * 32)
DELIVERY = "65f0c0ffee65f0c0ffee65f0"


class Says:
    """An intent reader that says one thing and remembers what it was given."""

    def __init__(self, intent: Intent, *, sure: bool = True) -> None:
        self.reading = Reading(intent, 0.9, sure, "a test said so", needs={"price_max": Need(400000, "400k")})
        self.seen: list[str] = []

    async def read(
        self, mail: ParsedEmail, text: str, today: date, known_areas: Collection[str] = (), agent: str = ""
    ) -> Reading:
        self.seen.append(text)
        return self.reading


def around(raw: bytes) -> Circumstances:
    mail = parse(raw)
    return Circumstances(
        mail,
        raw,
        newly_written(mail),
        date(2026, 3, 2),
        own_addresses=frozenset({"hello@agency.example"}),
        keyring=KEYRING,
        account_id="main",
        authserv_id="mx.agency.example",
    )


def test_the_order_is_the_one_that_was_decided() -> None:
    assert [rule.name for rule in CHAIN] == [
        "bounce",
        "complaint",
        "own loop",
        "unsubscribe by mark",
        "portal",
        "auto-reply",
        "list",
        "unsubscribe in words",
    ]


LEAD = b"From: Dana <dana@mailbox.example>\nTo: hello@agency.example\nSubject: Re: 12 Elm\n"
MARK = f"To: {KEYRING.unsubscribe_address('hello@agency.example', DELIVERY)}\n".encode()
LOOP = f"{LOOP_HEADER}: {KEYRING.loop_mark('main')}\n".encode()
PORTAL = (
    b"From: leads@email.realtor.com\nSubject: New realtor.com lead - Ann\nList-Unsubscribe: <mailto:x@realtor.com>\n\n"
    b"Name: Ann\nEmail: ann@mailbox.example\nComments: Is it available?\n"
)
NEWS = (
    b"From: noreply@news.example\nSubject: News\nList-Unsubscribe: <https://x.example>\n\nTo unsubscribe click here\n"
)

# Mail that two rules could claim, and the one that must.
CONTESTED = [
    (LEAD + LOOP + b"Auto-Submitted: auto-replied\n\nHello\n", "own loop"),
    (MARK + b"From: dana@mailbox.example\nSubject: x\nAuto-Submitted: auto-replied\n\n\n", "unsubscribe"),
    (MARK + b"From: dana@mailbox.example\nSubject: x\nList-Id: <x.example>\n\n\n", "unsubscribe"),
    (PORTAL, "portal"),
    (LEAD + b"Auto-Submitted: auto-replied\n\nPlease unsubscribe me.\n", "auto-reply"),
    (LEAD + b"List-Id: <garden.example>\n\nPlease take me off your list.\n", "list"),
    (NEWS, "list"),
    (LEAD + b"\nPlease take me off your list.\n", "unsubscribe"),
    (LEAD + b"\nIs it still available?\n\nOn Mon, Mar 2, 2026 Kim wrote:\n> Reply STOP to unsubscribe\n", "intent"),
]


@pytest.mark.parametrize(("raw", "rule"), CONTESTED)
async def test_the_first_rule_that_claims_a_mail_decides_and_is_named(raw: bytes, rule: str) -> None:
    verdict = await classify(around(raw), Says(Intent.BUYER))
    assert verdict.reason.startswith(rule)


async def test_what_no_rule_claims_is_a_persons_and_everything_that_was_read_is_kept() -> None:
    reader = Says(Intent.SELLER)
    reader.reading = replace(
        reader.reading, also=Intent.BUYER, ready=Readiness.CALL, asks=("fees",), wants_human=True, language="es"
    )
    verdict = await classify(around(LEAD + b"\nQuiero vender.\n"), reader)
    assert reader.seen == ["Quiero vender."]
    assert (verdict.kind, verdict.intent, verdict.also) == (Kind.HUMAN, Intent.SELLER, Intent.BUYER)
    assert (verdict.ready, verdict.asks, verdict.wants_human) == (Readiness.CALL, ("fees",), True)
    assert (verdict.language, verdict.needs["price_max"].value) == ("es", 400000)
    assert verdict.reason == "intent: a test said so"


async def test_a_reader_alone_never_suppresses_anybody() -> None:
    verdict = await classify(around(LEAD + b"\nEnough with all that mail of yours, folks.\n"), Says(Intent.UNSUBSCRIBE))
    assert (verdict.intent, verdict.sure, verdict.stop) == (Intent.UNSUBSCRIBE, False, None)


@pytest.mark.parametrize("text", ["Would the owner stop renting it?", "Please remove the fridge from the offer."])
@pytest.mark.parametrize(("confidence", "intent"), [(0.39, Intent.GENERAL), (0.4, Intent.UNSUBSCRIBE)])
async def test_where_no_word_speaks_of_mail_a_reader_must_be_confident_for_a_person_to_look(
    text: str, confidence: float, intent: Intent
) -> None:
    reader = Says(Intent.UNSUBSCRIBE)
    reader.reading = replace(reader.reading, confidence=confidence)
    verdict = await classify(around(LEAD + f"\n{text}\n".encode()), reader)
    assert (verdict.intent, verdict.sure, verdict.stop) == (intent, False, None)


async def test_a_few_words_that_do_not_speak_of_mail_are_no_wish_to_stop_however_confident_a_reader_is() -> None:
    verdict = await classify(around(LEAD + b"\nMerry Christmas to you all!\n"), Says(Intent.UNSUBSCRIBE))
    assert (verdict.intent, verdict.sure, verdict.stop) == (Intent.GENERAL, False, None)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Resending as I mistyped your address.", Intent.GENERAL),
        ("Sending this once more, we got your address wrong.", Intent.GENERAL),
        ("I mistyped your address, please delete mine from all of it.", Intent.UNSUBSCRIBE),
        ("I got your address on a flyer and regret that very much.", Intent.UNSUBSCRIBE),
    ],
)
async def test_who_had_our_address_wrong_does_not_wish_to_be_left_alone(text: str, intent: Intent) -> None:
    verdict = await classify(around(LEAD + f"\n{text}\n".encode()), Says(Intent.UNSUBSCRIBE))
    assert (verdict.intent, verdict.sure, verdict.stop) == (intent, False, None)


async def test_a_machine_that_only_a_reader_recognised_is_not_a_person() -> None:
    sure = await classify(around(LEAD + b"\nHm.\n"), Says(Intent.AUTO_REPLY))
    unsure = await classify(around(LEAD + b"\nHm.\n"), Says(Intent.AUTO_REPLY, sure=False))
    assert (sure.kind, unsure.kind, unsure.sure) == (Kind.AUTO_REPLY, Kind.HUMAN, False)


async def test_a_portals_lead_wants_what_their_own_message_says() -> None:
    raw = (
        b"Authentication-Results: mx.agency.example; dkim=pass header.d=realtor.com\n"
        b"From: leads@email.realtor.com\nSubject: New realtor.com lead - Ann\n\n"
        b"Name: Ann\nEmail: ann@mailbox.example\nComments: What would my house fetch?\n"
    )
    reader = Says(Intent.SELLER)
    verdict = await classify(around(raw), reader)
    assert reader.seen == ["What would my house fetch?"]
    assert (verdict.intent, verdict.sure) == (Intent.SELLER, True)
    assert verdict.portal is not None
    assert verdict.portal.trusted
    assert set(verdict.needs) >= {"lead_email", "price_max"}


async def test_our_own_footer_in_a_quote_is_never_a_wish() -> None:
    raw = LEAD + b"\nThursday at 5 works!\n\n> To stop these mails, reply STOP or unsubscribe here.\n> Remove me\n"
    verdict = await classify(around(raw), BuiltinIntentReader())
    assert verdict.stop is None
    assert verdict.intent is not Intent.UNSUBSCRIBE


async def test_a_campaign_stop_names_its_scope() -> None:
    raw = LEAD + b"\nPlease take me off the newsletter but keep me posted on 3 bedroom homes.\n"
    verdict = await classify(around(raw), Says(Intent.BUYER))
    assert verdict.stop is Scope.CAMPAIGN


CARD = "Melanie Cross, REALTOR\nHarborside Realty\n"
QUOTED = "\nOn Mon, Mar 2, 2026 at 9:00 AM Ann <hello@agency.example> wrote:\n> Hello\n> -- \n> Ann\n> 207.555.0199\n"


@pytest.mark.parametrize(
    ("below", "number"),
    [
        (f"{CARD}207.555.0172\nwww.harborside.example\n", "+12075550172"),
        (f"{CARD}O: 207.555.0101 | C: 207.555.0172\n", "+12075550172"),
        (f"{CARD}F: 207.555.0101 | 207.555.0172\n", "+12075550172"),
        (f"{CARD}2075550172\nmelanie@harborside.example\n", "+12075550172"),
        ("-- \nJo Reed\ncell (207) 555-0172\n", "+12075550172"),
        (f"-- \nJo Reed\ncell (207) 555-0172\n{QUOTED}", "+12075550172"),
        ("-- \nJo Reed\nIf you got this in error, please call 207-555-0101.\n", None),
        ("-- \nJo Reed\nFax: 207-555-0101\n", None),
        (f"Jo\n{QUOTED}", None),
    ],
)
async def test_the_number_of_the_writers_own_signature_is_known(below: str, number: str | None) -> None:
    mail = LEAD + b"\nWe would like to buy a house in Brookside. Is 12 Elm still available?\n\n" + below.encode()
    phone = (await classify(around(mail), BuiltinIntentReader())).needs.get("phone")
    assert (phone and phone.value) == number


async def test_what_they_say_of_their_number_goes_before_their_signature() -> None:
    mail = LEAD + b"\nI want to buy 12 Elm. Call me at 207-555-0144.\n\n-- \nJo\ncell 207-555-0172\n"
    assert (await classify(around(mail), BuiltinIntentReader())).needs["phone"].value == "+12075550144"


async def test_the_signature_of_mail_that_wants_nothing_is_not_read() -> None:
    mail = LEAD + b"\nNo thanks, we already bought a house.\n\n-- \nJo\ncell 207-555-0172\n"
    assert not (await classify(around(mail), BuiltinIntentReader())).needs


class Waits(BuiltinReader):
    """The built-in reader, which goes on when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.told = threading.Event()

    def read(
        self,
        subject: str,
        text: str,
        today: date | None = None,
        known_areas: Collection[str] = (),
        said: str | None = None,
    ) -> Reading:
        assert self.told.wait(30), "nothing else could run while the mail was read"
        return super().read(subject, text, today, known_areas, said)


async def test_other_work_goes_on_while_a_mail_is_read() -> None:
    waits = Waits()
    asyncio.get_running_loop().call_later(0.01, waits.told.set)
    verdict = await classify(around(LEAD + b"\nI want to buy 12 Elm.\n"), BuiltinIntentReader(waits))
    assert verdict.intent is Intent.BUYER
