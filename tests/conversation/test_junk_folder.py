"""The Junk folder: what answers our mail is read and answered; all else stays as it was, unseen and unread."""

from __future__ import annotations

import imaplib
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from agency import AGENCY, Agency, reconfigured
from dovecot import HOST, PASSWORD, Mailbox
from ledger_view import tell

from mailbot.mail.imap_session.syntax import folder_argument
from models.cursor import MailboxCursor
from models.delivery import Delivery
from models.message import Message, MessageState
from models.suppression import Suppression

pytestmark = pytest.mark.dovecot

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
MORE = "We would rather have 4 bedrooms. Please show us more houses."


def junk(text: str, **headers: str) -> bytes:
    values = {
        "From": "Dana Reyes <dana@away.example>",
        "To": AGENCY,
        "Subject": "Re: House",
        "Message-ID": "<j@away.example>",
    }
    values |= {name.replace("_", "-"): value for name, value in headers.items()}
    return ("".join(f"{name}: {value}\r\n" for name, value in values.items() if value) + f"\r\n{text}\r\n").encode()


async def answered(agency: Agency) -> EmailMessage:
    """Dana has written and got an answer: that answer."""
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    await agency.add_property("BR-2", "7 Oak Ave", 465_000, area="Old Town", bedrooms=4)
    agency.lead("dana@away.example").write(BUYER, "House")
    await agency.round()
    [reply] = agency.to("dana@away.example")
    return reply


def client(mailbox: Mailbox | None, folder: str) -> imaplib.IMAP4:
    assert mailbox is not None
    other = imaplib.IMAP4(HOST, mailbox.server.imap)
    other.login(mailbox.user, PASSWORD)
    assert other.select(folder_argument(folder), readonly=True)[0] == "OK"
    return other


async def inbound(agency: Agency) -> list[Message]:
    """What came in, in the order in which it was stored."""
    mails = await agency.store.find(Message, {"digest": {"$gt": ""}}, then={"direction": "inbound"})
    return sorted(mails, key=lambda message: str(message.id))


Answering = Callable[[EmailMessage], dict[str, str]]


@pytest.mark.parametrize(
    "answering",
    [
        pytest.param(lambda ours: {"In_Reply_To": ours["Message-ID"]}, id="reference"),
        pytest.param(lambda ours: {"References": f"<x@y.example> {ours['Message-ID']} <z@y.example>"}, id="ancestor"),
        pytest.param(
            lambda ours: {"In_Reply_To": ours["Message-ID"].replace("@", "@eu.gateway.")}, id="rewritten mark"
        ),
        pytest.param(lambda ours: {"To": ours["Reply-To"]}, id="plus-address"),
        pytest.param(lambda ours: {"To": "x@y.example", "Delivered_To": ours["Reply-To"]}, id="envelope"),
    ],
)
async def test_what_answers_our_mail_is_read_and_answered(agency: Agency, answering: Answering) -> None:
    ours = await answered(agency)
    assert agency.mailbox is not None
    agency.mailbox.drop([junk(MORE, **answering(ours))], "Junk")
    await agency.round()
    await agency.round()
    assert [message.folder for message in await inbound(agency)] == ["INBOX", "Junk"], await tell(agency.store)
    assert len(agency.to("dana@away.example")) == 2, await tell(agency.store)


async def test_nothing_else_there_is_stored_or_touched(agency: Agency) -> None:
    ours = await answered(agency)
    assert agency.mailbox is not None
    others = [
        junk(BUYER, From="Lee <lee@elsewhere.example>", Subject="House"),
        junk(MORE, Subject="Re: House", Message_ID="<same-person-no-reference@away.example>"),
        junk(MORE, In_Reply_To="<somebody-elses@mail.example>"),
        junk(MORE, In_Reply_To=f"<{'0' * 24}.{'a' * 16}.mb@agency.test>"),  # a mark that we did not make
        junk(MORE, In_Reply_To=(await inbound(agency))[0].message_id),  # the lead's own mail, not ours
        b"\x00\xff\xfe no mail at all",
    ]
    agency.mailbox.drop([*others[:3], junk(MORE, In_Reply_To=ours["Message-ID"]), *others[3:]], "Junk")
    await agency.round()
    assert len(await inbound(agency)) == 2, await tell(agency.store)
    look = client(agency.mailbox, "Junk")
    assert look.search(None, "ALL")[1] == [b"1 2 3 4 5 6 7"]
    assert look.search(None, "UNSEEN")[1] == [b"1 2 3 4 5 6 7"]
    assert "lee@elsewhere.example" not in [message.from_address for message in await inbound(agency)]


async def test_an_unsubscription_there_counts(agency: Agency) -> None:
    ours = await answered(agency)
    assert agency.mailbox is not None
    [delivery] = await agency.store.find(Delivery, {"recipient": "dana@away.example"})
    stop = agency.desk.keyring.unsubscribe_address(AGENCY, str(delivery.id))
    agency.mailbox.drop([junk("", To=stop, Subject="unsubscribe")], "Junk")
    await agency.round()
    assert ours["Message-ID"]
    assert await agency.store.count(Suppression, {"address": "dana@away.example"}) == 1


async def test_what_lies_in_it_at_the_first_look_is_history(agency: Agency) -> None:
    ours = await answered(agency)
    assert agency.mailbox is not None
    await agency.store.remove(MailboxCursor, {"folder": "Junk"})
    agency.mailbox.drop([junk(MORE, In_Reply_To=ours["Message-ID"])], "Junk")
    await agency.round()
    await agency.round()
    assert len(await inbound(agency)) == 1
    agency.mailbox.drop([junk(MORE, In_Reply_To=ours["Message-ID"], Message_ID="<new@away.example>")], "Junk")
    await agency.round()
    assert len(await inbound(agency)) == 2


async def test_a_changed_uidvalidity_reads_it_again_and_answers_nothing_twice(agency: Agency) -> None:
    ours = await answered(agency)
    assert agency.mailbox is not None
    agency.mailbox.drop([junk(MORE, In_Reply_To=ours["Message-ID"])], "Junk")
    await agency.round()
    await agency.round()
    sent = len(agency.sink.mails)
    for cursor in await agency.store.find(MailboxCursor, {"folder": "Junk"}):
        await agency.store.change(MailboxCursor, str(cursor.id), set={"uidvalidity": 1})
    await agency.round()
    await agency.round()
    assert len(agency.sink.mails) == sent
    assert len(await inbound(agency)) == 2


async def test_a_mail_that_is_moved_to_the_inbox_is_not_read_twice(agency: Agency) -> None:
    ours = await answered(agency)
    assert agency.mailbox is not None
    raw = junk(MORE, In_Reply_To=ours["Message-ID"])
    agency.mailbox.drop([raw], "Junk")
    await agency.round()
    agency.mailbox.drop([raw])
    await agency.round()
    await agency.round()
    assert len(await inbound(agency)) == 2
    assert len(agency.to("dana@away.example")) == 2


async def test_a_configured_folder_of_any_name_is_used(agency: Agency) -> None:
    ours = await answered(agency)
    other = client(agency.mailbox, "INBOX")
    assert other.create(folder_argument("Correo no deseado & más"))[0] == "OK"
    renamed = reconfigured(agency, imap={"junk_folder": "Correo no deseado & más"})
    await renamed.round("fetch_mail")
    mail = junk(MORE, In_Reply_To=ours["Message-ID"])
    assert other.append(folder_argument("Correo no deseado & más"), "", None, mail)[0] == "OK"
    await renamed.round()
    assert [message.folder for message in await inbound(agency)] == ["INBOX", "Correo no deseado & más"]


async def test_it_can_be_left_alone(agency: Agency) -> None:
    ours = await answered(agency)
    assert agency.mailbox is not None
    left_alone = reconfigured(agency, imap={"junk_folder": "none"})
    agency.mailbox.drop([junk(MORE, In_Reply_To=ours["Message-ID"])], "Junk")
    await left_alone.round()
    assert len(await inbound(agency)) == 1


async def test_a_configured_folder_that_is_missing_holds_up_no_lead(agency: Agency) -> None:
    blind = reconfigured(agency, imap={"junk_folder": "Nowhere"})
    blind.lead("dana@away.example").write(BUYER, "House")
    await blind.round()
    assert [message.state for message in await inbound(blind)] == [MessageState.READ]
    assert len(blind.to("dana@away.example")) == 1
    [health] = await blind.store.find(MailboxCursor, {"folder": ""})
    assert "no folder 'Nowhere'" in health.problem
