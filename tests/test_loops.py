"""Machines that look like people: mailbot goes quiet within its caps, and a person is told.

Every mail passes real SMTP and a real IMAP mailbox. Where a test says so, a gateway on the way takes off what says
that a machine wrote it, as some do: otherwise nobody would answer anything, which is tested too.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from contextlib import AsyncExitStack, aclosing
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from agency import OPERATOR, Agency, Lead, TurnedClock, body_of, open_agency
from dovecot import Dovecot, Mailbox
from ledger_view import tell
from smtp_sink import SmtpSink

from classifiers.verdict import Reading
from mailbot.campaigns import launch
from mailbot.campaigns.spec import spec_of
from mailbot.delivery.gate import in_words
from mailbot.mail.addresses import split_plus
from mailbot.mail.parsed import ParsedEmail
from models.delivery import Delivery, DeliveryState, Purpose
from models.message import Intent

QUESTION = "What are your office hours?"
# Asked what a fact answers, mailbot answers however often it is asked: only a cap ends that.
HOURS = f"The office is open Monday to Friday from 9 AM to 5 PM. {QUESTION}"
MACHINES_SAY = re.compile(r"Auto-Submitted|X-Mailbot-Loop|X-Campaign|List-Unsubscribe(-Post)?", re.IGNORECASE)

ROUNDS = 40  # far more than any cap allows
BY_DAY = {"max_replies_per_address_per_day": 3, "max_replies_per_thread": 50}
BY_THREAD = {"max_replies_per_address_per_day": 50, "max_replies_per_thread": 5}
CAPS = [pytest.param(BY_DAY, 3, "address_cap", id="by day"), pytest.param(BY_THREAD, 5, "thread_cap", id="by thread")]

# No word of a machine: who introduces itself as one is held at once.
UNSAID = {"disclosure": "You hear from our office, and Kim reads along."}

Opening = Callable[..., Awaitable[Agency]]


@pytest.fixture
async def opened(mongodb_uri: str, database_name: str, clock: TurnedClock) -> AsyncIterator[Opening]:
    """Opens agencies, each with a database, a key and an outbox of its own, on one clock."""
    async with AsyncExitStack() as stack:

        async def opening(name: str, mailbox: Mailbox, **conversation: Any) -> Agency:
            sink = stack.enter_context(SmtpSink())
            sections = {
                "business": {"facts": {"office_hours": HOURS}},
                "smtp": {"from_address": address_of(name)},
                "conversation": conversation,
            }
            key = f"the signing key of the agency {name}".encode()
            agencies = open_agency(mongodb_uri, f"{database_name}_{name}", sink, mailbox, clock, key, **sections)
            return await anext(await stack.enter_async_context(aclosing(agencies)))

        yield opening


def address_of(name: str) -> str:
    return f"hello@{name}.test"


def wire(here: Agency, there: str, mailbox: Mailbox, *, stripping: bool) -> None:
    """Let what an agency sends to an address, whatever its tag, arrive in that mailbox."""

    def deliver(recipient: str, raw: bytes) -> None:
        if split_plus(recipient)[0] == there:
            mailbox.deliver(like_a_persons(raw) if stripping else raw, sender=here.desk.config.smtp.from_address)

    here.sink.deliver = deliver


def like_a_persons(raw: bytes) -> bytes:
    """The mail without what says that a machine wrote it."""
    mail = message_from_bytes(raw, policy=policy.SMTP)
    for name in {name for name in mail if MACHINES_SAY.fullmatch(name)}:
        del mail[name]
    return mail.as_bytes()


class Credulous:
    """The worst of readers: sees a person in every mail, and is sure that they ask for the office hours."""

    async def read(
        self, mail: ParsedEmail, text: str, today: date, known_areas: Collection[str] = (), agent: str = ""
    ) -> Reading:
        return Reading(Intent.GENERAL, 1.0, sure=True, reason="credulous", asks=("hours",))


def credulous(agency: Agency) -> Agency:
    return replace(agency, tools=replace(agency.tools, reader=Credulous()))


async def ask_by_campaign(agency: Agency, address: str) -> None:
    """How it begins: a campaign asks what the other one can answer."""
    await agency.add_contact(address, "Robin Lark")
    text = {
        "name": "Hours",
        "audience": {"kind": "all"},
        "subject": "Your office",
        "text": f"Hello,\n\n{QUESTION}\n\nKim",
    }
    campaign = await launch.create(agency.desk, spec_of(text, ZoneInfo("UTC"), base=Path(), named="hours.toml"))
    await launch.launch(agency.desk, campaign.number)


async def replies_to(agency: Agency, address: str) -> list[Delivery]:
    """The replies to an address; each Reply-To of a mailbot has a tag of its own."""
    rows = await agency.store.find(Delivery, {"recipient": {"$gt": ""}}, sort=[("ended_at", 1)])
    sent = [row for row in rows if row.purpose is Purpose.REPLY and row.state is DeliveryState.ACCEPTED]
    return [row for row in sent if address in (row.recipient, row.author)]


async def reasons(agency: Agency) -> list[str]:
    skipped = {"campaign": 0, "state": DeliveryState.SKIPPED}
    return [row.reason for row in await agency.store.find(Delivery, skipped)]


def told(agency: Agency) -> list[EmailMessage]:
    return [mail for mail in agency.to(OPERATOR) if "was not sent" in str(mail["Subject"])]


async def two_agencies(
    opened: Opening, dovecot: Dovecot, conversation: Mapping[str, Any], *, stripping: bool
) -> list[Agency]:
    names, mailboxes = ("alder", "birch"), (dovecot.new_mailbox(), dovecot.new_mailbox())
    alder, birch = [await opened(name, box, **conversation) for name, box in zip(names, mailboxes, strict=True)]
    wire(alder, address_of("birch"), mailboxes[1], stripping=stripping)
    wire(birch, address_of("alder"), mailboxes[0], stripping=stripping)
    await ask_by_campaign(alder, address_of("birch"))
    return [alder, birch]


async def pass_rounds(agencies: list[Agency], rounds: int, **apart: float) -> None:
    for _ in range(rounds):
        for agency in agencies:
            await agency.round()
        agencies[0].clock.turn(**apart)


@pytest.mark.slow
@pytest.mark.parametrize(("caps", "most", "reason"), CAPS)
async def test_two_mailbots_that_take_each_other_for_people_go_quiet_at_their_caps(
    opened: Opening, dovecot: Dovecot, caps: dict[str, int], most: int, reason: str
) -> None:
    agencies = await two_agencies(opened, dovecot, caps | UNSAID, stripping=True)
    alder, birch = both = [credulous(one) for one in agencies]
    await pass_rounds(both, ROUNDS // 2, minutes=20)
    from_alder = await replies_to(alder, address_of("birch"))
    from_birch = await replies_to(birch, address_of("alder"))
    assert (len(from_alder), len(from_birch)) == (most, most), await tell(alder.store)
    assert await reasons(alder) + await reasons(birch) == [reason]
    [notice] = told(alder) + told(birch)
    assert in_words(reason) in " ".join(body_of(notice).split())
    assert "mailbot threads reply" in body_of(notice)


@pytest.mark.slow
async def test_two_mailbots_as_they_are_end_at_a_cap_at_the_latest_and_a_person_is_told_once(
    opened: Opening, dovecot: Dovecot
) -> None:
    alder, birch = both = await two_agencies(opened, dovecot, BY_DAY, stripping=True)
    await pass_rounds(both, ROUNDS // 2, minutes=20)
    for agency, other in ((alder, "birch"), (birch, "alder")):
        assert len(await replies_to(agency, address_of(other))) <= BY_DAY["max_replies_per_address_per_day"]
    (notice,) = alder.to(OPERATOR) + birch.to(OPERATOR)
    assert re.search(r"was not sent|waits? for you", str(notice["Subject"]))


async def test_two_mailbots_that_say_what_they_are_do_not_begin(opened: Opening, dovecot: Dovecot) -> None:
    alder, birch = both = await two_agencies(opened, dovecot, BY_DAY, stripping=False)
    await pass_rounds(both, 6, minutes=20)
    assert len(alder.to(address_of("birch"))) == 1
    assert birch.to(address_of("alder")) == []


class Mimic:
    """A machine that answers every mail at once, word for word like a person, and never says what it is."""

    def __init__(self, agency: Agency, lead: Lead, *, keeps_thread: bool) -> None:
        self._agency = agency
        self._lead = lead
        self._keeps_thread = keeps_thread
        self._heard = 0
        self.wrote = 0

    def answer(self) -> None:
        mails = self._agency.to(self._lead.address)
        for mail in mails[self._heard :]:
            if self._keeps_thread:
                self._lead.answer(mail, f"Thank you! {QUESTION}")
            else:
                self._lead.write(f"Hello, {QUESTION}", f"Your office, no. {self.wrote}")
            self.wrote += 1
        self._heard = len(mails)


@pytest.mark.slow
@pytest.mark.parametrize("keeps_thread", [True, False], ids=["in its thread", "always afresh"])
@pytest.mark.parametrize(("caps", "most", "reason"), CAPS)
async def test_a_perfect_mimic_is_answered_within_the_caps(
    opened: Opening, dovecot: Dovecot, caps: dict[str, int], most: int, reason: str, keeps_thread: bool
) -> None:
    mailbox = dovecot.new_mailbox()
    agency = await opened("alder", mailbox, **caps)
    robin = Lead("robin@away.example", "Robin Lark", mailbox)
    mimic = Mimic(agency, robin, keeps_thread=keeps_thread)
    robin.write(f"Hello, {QUESTION}", "Your office")
    for _ in range(ROUNDS // 2):
        await agency.round()
        mimic.answer()
        agency.clock.turn(minutes=20)
    assert len(await replies_to(agency, robin.address)) == most, await tell(agency.store)
    assert len(agency.to(robin.address)) == mimic.wrote == most
    assert await reasons(agency) == [reason]
    [notice] = told(agency)
    assert in_words(reason) in " ".join(body_of(notice).split())


@pytest.mark.slow
async def test_a_machine_that_writes_unasked_stays_under_the_daily_cap_for_days(
    opened: Opening, dovecot: Dovecot
) -> None:
    mailbox = dovecot.new_mailbox()
    agency = await opened("alder", mailbox, **BY_DAY)
    robin = Lead("robin@away.example", "Robin Lark", mailbox)
    for number in range(24):
        robin.write(f"Hello, {QUESTION}", f"Your office, no. {number}")
        await agency.round()
        agency.clock.turn(hours=3)
    ended = [row.ended_at for row in await replies_to(agency, robin.address) if row.ended_at]
    for start in ended:
        in_a_day = [at for at in ended if 0 <= (at - start).total_seconds() < 86400]
        assert len(in_a_day) <= BY_DAY["max_replies_per_address_per_day"]
    assert len(ended) <= 3 * BY_DAY["max_replies_per_address_per_day"]
    assert told(agency)
