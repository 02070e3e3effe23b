"""The Sent folder under bad luck: a person's answer mutes mailbot though a crash came between, and no copy is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, cast

import pytest
from agency import AGENCY, OPERATOR, Agency, body_of, reconfigured
from ledger_view import tell
from smtp_sink import Fault

from mailbot.conversation import sent_folder
from mailbot.conversation.figures.attention import broken_mailboxes
from mailbot.conversation.operator import views
from mailbot.doors import Inbox
from mailbot.errors import CopyRefused
from mailbot.mail.parsed import ParsedEmail
from mailbot.ops.doctor import Doors, Health, examine
from models.cursor import MailboxCursor
from models.delivery import Delivery, DeliveryState, Purpose
from models.event import Event
from models.message import Message
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


class Crash(BaseException):
    """As hard as a kill: nothing of ours catches it."""


async def answered_by_hand(agency: Agency) -> Thread:
    message_id = agency.lead("dana@away.example").write(BUYER, "House")
    await agency.round("fetch_mail", "read_mail")
    assert agency.mailbox is not None
    by_hand = (
        f"From: Kim <{AGENCY}>\r\nTo: dana@away.example\r\nSubject: Re: House\r\nMessage-ID: <by-hand@agency.test>\r\n"
        f"In-Reply-To: <{message_id}>\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\n\r\nHi Dana, I take this one.\r\n"
    ).encode()
    agency.mailbox.drop([by_hand], "Sent", seen=True)
    [thread] = await agency.store.find(Thread, {})
    return thread


async def test_a_crash_between_storing_and_muting_is_made_up_for(agency: Agency) -> None:
    thread = await answered_by_hand(agency)

    def crash(name: str) -> None:
        if name == "by_hand_between":
            raise Crash

    dying = replace(agency, tools=replace(agency.tools, desk=replace(agency.desk, checkpoint=crash)))
    with pytest.raises(Crash):
        await dying.round("fetch_mail")
    await agency.round()
    assert (await agency.store.get(Thread, str(thread.id))).muted
    assert agency.to("dana@away.example") == [], await tell(agency.store)
    assert await agency.store.count(Message, {"writer": "human"}) == 1


@pytest.mark.parametrize(
    "signs",
    [
        "Auto-Submitted: auto-replied\r\nPrecedence: bulk\r\nX-Autoreply: yes",
        "Auto-Submitted: auto-generated",
        "X-Autoreply: yes",
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
    ],
)
async def test_a_machine_s_mail_in_the_sent_folder_is_nobody_s_answer(agency: Agency, signs: str) -> None:
    """A mailbox's own responder (RFC 3834) and a receipt (RFC 8098 §2.1) are filed there too."""
    message_id = agency.lead("dana@away.example").write(BUYER, "House")
    await agency.round("fetch_mail", "read_mail")
    assert agency.mailbox is not None
    by_machine = (
        f"From: Kim <{AGENCY}>\r\nTo: dana@away.example\r\nSubject: Re: House\r\nMessage-ID: <machine@agency.test>\r\n"
        f"{signs}\r\nIn-Reply-To: <{message_id}>\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\n\r\nWe are closed.\r\n"
    ).encode()
    agency.mailbox.drop([by_machine], "Sent", seen=True)
    await agency.round()
    [thread] = await agency.store.find(Thread, {})
    assert not thread.muted, await tell(agency.store)
    assert len(agency.to("dana@away.example")) == 1


async def test_a_mail_that_cannot_be_handled_does_not_hide_those_behind_it(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is wrong with it is something that nobody foresaw, so it is made."""
    by_hand = sent_folder._by_hand

    async def stumbling(desk: Any, cursor: Any, mail: ParsedEmail, fetched: Any) -> bool:
        if mail.message_id == "odd@agency.test":
            raise RuntimeError("nobody foresaw this")
        return await by_hand(desk, cursor, mail, fetched)

    monkeypatch.setattr(sent_folder, "_by_hand", stumbling)
    await agency.round("fetch_mail")
    assert agency.mailbox is not None
    odd = f"From: {AGENCY}\r\nTo: x@away.example\r\nMessage-ID: <odd@agency.test>\r\n\r\nHello.\r\n"
    agency.mailbox.drop([odd.encode()], "Sent", seen=True)
    thread = await answered_by_hand(agency)
    await agency.round()
    assert (await agency.store.get(Thread, str(thread.id))).muted
    assert agency.to("dana@away.example") == []


async def test_a_folder_read_again_does_not_mute_what_was_unmuted(agency: Agency) -> None:
    thread = await answered_by_hand(agency)
    await agency.round()
    await views.unmute(agency.desk, thread.number, actor="kim")
    for cursor in await agency.store.find(MailboxCursor, {"folder": "Sent"}):
        await agency.store.change(MailboxCursor, str(cursor.id), set={"uidvalidity": 1})
    await agency.round()
    assert not (await agency.store.get(Thread, str(thread.id))).muted


async def test_a_copy_whose_mail_is_not_recorded_yet_is_filed_later(agency: Agency) -> None:
    filing = reconfigured(agency, imap={"sent_copy": "append"})
    filing.lead("dana@away.example").write(BUYER, "House")
    await filing.round("fetch_mail", "read_mail", "answer_leads", "send_due")
    [reply] = await filing.store.find(Delivery, {"purpose": Purpose.REPLY})
    [recorded] = await filing.store.find(Message, {"message_id": reply.message_id})
    await filing.store.change(Message, str(recorded.id), set={"message_id": "not-yet"})
    await filing.round("fetch_mail")
    await filing.store.change(Message, str(recorded.id), set={"message_id": reply.message_id})
    await filing.round("fetch_mail")
    assert filing.mailbox is not None
    assert len(filing.mailbox.stored("Sent")) == 1


def filed_under_another_name(agency: Agency) -> None:
    """What some servers do to our last mail: a Message-ID of their own, and a copy in the Sent folder."""
    ours = agency.sink.mails[-1].raw
    renamed = re.sub(rb"(?m)^Message-ID: .*\r\n(?: .*\r\n)*", b"Message-ID: <AM0PR01@prod.outlook.example>\r\n", ours)
    assert renamed != ours
    assert agency.mailbox is not None
    agency.mailbox.drop([renamed], "Sent", seen=True)


@pytest.mark.parametrize("reply_to", ["plus", "plain"])
async def test_an_unknown_is_settled_by_a_copy_whose_message_id_the_server_replaced(
    agency: Agency, reply_to: str
) -> None:
    one = reconfigured(agency, smtp={"plus_addressing": reply_to == "plus"})
    one.lead("dana@away.example").write(BUYER, "House")
    await one.round("fetch_mail", "read_mail", "answer_leads")
    one.sink.faults = [Fault(at="answer", drop=True, times=1)]
    await one.round("send_due")
    filed_under_another_name(one)
    await one.round("fetch_mail")
    [reply] = await one.store.find(Delivery, {"purpose": Purpose.REPLY})
    assert reply.state is DeliveryState.ACCEPTED


async def test_a_server_that_files_mail_under_another_message_id_is_known_to_keep_copies(agency: Agency) -> None:
    agency.lead("dana@away.example").write(BUYER, "House")
    await agency.round("fetch_mail", "read_mail", "answer_leads", "send_due")
    filed_under_another_name(agency)
    await agency.round("fetch_mail")
    agency.clock.turn(minutes=5)
    await agency.round("fetch_mail")
    assert agency.mailbox is not None
    assert len(agency.mailbox.stored("Sent")) == 1


async def test_a_sent_folder_that_is_missing_holds_up_no_answer(agency: Agency) -> None:
    astray = reconfigured(agency, imap={"sent_folder": "Nowhere"})
    astray.lead("dana@away.example").write(BUYER, "House")
    await astray.round()
    assert len(astray.to("dana@away.example")) == 1
    health = await astray.store.first(MailboxCursor, {"mailbox": astray.tools.mailbox, "folder": ""})
    assert health is not None
    assert "Nowhere" in health.problem


class WithoutSent:
    """The real mailbox, on a server that names no folder for sent mail."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self.found = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inbox, name)

    async def special_folder(self, use: str) -> str | None:
        return await self._inbox.special_folder(use) if self.found else None


class Full:
    """The real mailbox, on a server that will not have copies of mail to one recipient."""

    def __init__(self, inbox: Inbox, recipient: bytes) -> None:
        self._inbox = inbox
        self._recipient = recipient
        self.refusals = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inbox, name)

    async def append(self, folder: str, raw: bytes, *, seen: bool = True) -> None:
        if b"To: Dana Reyes <" + self._recipient in raw:
            self.refusals += 1
            raise CopyRefused("cannot store a mail in 'Sent': [TOOBIG] too large")
        await self._inbox.append(folder, raw, seen=seen)


async def test_a_refused_copy_holds_up_neither_the_others_nor_the_junk_folder(agency: Agency) -> None:
    filing = reconfigured(agency, imap={"sent_copy": "append"})
    for address in ("first@away.example", "second@away.example"):
        filing.lead(address).write(BUYER, "House")
    await filing.round("fetch_mail", "read_mail", "answer_leads", "send_due")
    assert filing.tools.inbox is not None
    assert filing.mailbox is not None
    inbox = Full(filing.tools.inbox, b"first@away.example")
    full = replace(filing, tools=replace(filing.tools, inbox=cast(Inbox, inbox)))
    await full.round("fetch_mail")  # the first look at Junk: what is there is history
    [ours] = filing.to("first@away.example")
    answer = (
        f"From: first@away.example\r\nMessage-ID: <j@away.example>\r\nIn-Reply-To: {ours['Message-ID']}\r\n\r\nYes.\r\n"
    )
    filing.mailbox.drop([answer.encode()], "Junk")
    for _ in range(5):
        await full.round("fetch_mail", "read_mail")
    assert len(filing.mailbox.stored("Sent")) == 1
    assert await filing.store.count(Message, {"message_id": "j@away.example"}) == 1, await tell(filing.store)
    assert inbox.refusals == 3
    assert await filing.store.count(Delivery, {"copy_due": True}) == 0
    assert await filing.store.count(Event, {"kind": "mailbox.copy_refused"}) == 1


def alerts(agency: Agency, words: str) -> list[str]:
    return [str(mail["Subject"]) for mail in agency.to(OPERATOR) if words in str(mail["Subject"])]


async def test_the_operator_hears_once_that_there_is_no_sent_folder(agency: Agency) -> None:
    assert agency.tools.inbox is not None
    inbox = WithoutSent(agency.tools.inbox)
    without = replace(agency, tools=replace(agency.tools, inbox=cast(Inbox, inbox)))
    await without.round()
    await without.round()
    assert len(alerts(agency, "no Sent folder")) == 1, await tell(agency.store)
    [broken] = await broken_mailboxes(agency.desk)
    assert "no Sent folder" in broken.problem, "or the dashboard gives no reason"
    inbox.found = True
    await without.round()
    inbox.found = False
    agency.clock.turn(hours=1)
    await without.round()
    await without.round()
    assert len(alerts(agency, "no Sent folder")) == 2


async def test_a_configured_sent_folder_that_is_missing_is_told_once(agency: Agency) -> None:
    astray = reconfigured(agency, imap={"sent_folder": "Nowhere", "alert_after_seconds": 60})
    for _ in range(3):
        await astray.round()
        astray.clock.turn(minutes=2)
    assert len(alerts(astray, "cannot be read")) == 1, await tell(agency.store)
    [mail] = [mail for mail in astray.to(OPERATOR) if "cannot be read" in str(mail["Subject"])]
    assert "answers by hand go unnoticed" in body_of(mail)


async def test_the_doctor_looks_into_the_sent_folder(agency: Agency) -> None:
    assert agency.tools.inbox is not None
    astray = reconfigured(agency, imap={"sent_folder": "Nowhere"})
    findings = await examine(astray.desk, Doors(None, astray.tools.inbox, None))
    assert any(f.health is Health.BROKEN and "Nowhere" in f.words for f in findings if f.part == "imap")
    nameless = cast(Inbox, WithoutSent(agency.tools.inbox))
    findings = await examine(agency.desk, Doors(None, nameless, None))
    assert any(f.health is Health.BROKEN and "no Sent folder" in f.words for f in findings if f.part == "imap")
    findings = await examine(agency.desk, Doors(None, agency.tools.inbox, None))
    assert all(f.health is Health.OK for f in findings if f.part == "imap")
