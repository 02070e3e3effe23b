"""A mail that the server does not hand over stops no other: it is set aside, told, and had when it can be."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from agency import OPERATOR, Agency, body_of, reconfigured
from ledger_view import tell

from classifiers.reader import BuiltinIntentReader
from mailbot.conversation import operator_mail, withheld
from mailbot.quarantine.retrying import retry
from models.cursor import MailboxCursor
from models.event import Event
from models.message import Message, MessageState
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


def withhold(agency: Agency, place: int, folder: str = "INBOX") -> Path:
    """Make the server unable to read one of the mails in a folder, by its place."""
    assert agency.mailbox is not None
    files = [file for part in ("new", "cur") for file in (agency.mailbox.folder_path(folder) / part).glob("*")]
    file = sorted(files, key=lambda file: file.stat().st_mtime_ns)[place]
    file.chmod(0)
    return file


async def looks(agency: Agency, times: int = 1, *jobs: str) -> None:
    """Look into the mailbox some times, two minutes apart, each time as a daemon that was just started."""
    for _ in range(times):
        fresh = reconfigured(agency)
        await fresh.round(*jobs)
        assert fresh.tools.inbox is not None
        await fresh.tools.inbox.close()
        agency.clock.turn(minutes=2)


async def write(agency: Agency, *names: str) -> None:
    for name in names:
        agency.lead(f"{name}@away.example").write(BUYER)


async def arrived(agency: Agency) -> set[str]:
    """The names of those whose mail was read."""
    rows = await agency.store.find(Message, {"state": MessageState.READ}, then={"direction": "inbound"})
    return {row.from_address.partition("@")[0] for row in rows}


async def inbound(agency: Agency) -> list[Message]:
    """What was kept of what came in, oldest first."""
    rows = await agency.store.find(Message, {"digest": {"$gt": ""}}, then={"direction": "inbound", "withheld": False})
    return sorted(rows, key=lambda message: str(message.id))


async def aside(agency: Agency) -> list[Message]:
    return await agency.store.find(Message, {"state": MessageState.QUARANTINED})


def told(agency: Agency) -> list[EmailMessage]:
    return [mail for mail in agency.to(OPERATOR) if str(mail["Subject"]).endswith("A mail cannot be read")]


async def test_those_before_and_behind_it_are_read_and_the_operator_is_told(agency: Agency) -> None:
    await write(agency, "ann", "bob", "cat")
    withhold(agency, 1)
    await looks(agency, 8)
    assert await arrived(agency) == {"ann", "cat"}, await tell(agency.store)
    assert len(agency.to("cat@away.example")) == 1
    [message] = await aside(agency)
    assert (message.folder, message.uid, message.withheld) == ("INBOX", 2, True)
    [notice] = told(agency)
    assert "UID 2" in body_of(notice)
    assert "'INBOX'" in body_of(notice)


async def test_the_notice_names_the_mailbox_as_people_call_it(agency: Agency) -> None:
    await operator_mail.mail_withheld(agency.desk, "hello@agency.test@imap.agency.test", "INBOX", 2, "refused")
    await agency.round("send_due")
    [notice] = told(agency)
    assert body_of(notice).startswith("hello@agency.test does not hand over the mail with UID 2")


async def test_those_before_it_wait_for_nothing(agency: Agency) -> None:
    await write(agency, "ann", "bob", "cat")
    withhold(agency, 1)
    await looks(agency, 2)
    assert "ann" in await arrived(agency)


async def test_two_beside_each_other_are_passed_over(agency: Agency) -> None:
    await write(agency, "ann", "bob", "cat", "dan")
    withhold(agency, 1)
    withhold(agency, 2)
    await looks(agency, 14)
    assert await arrived(agency) == {"ann", "dan"}
    assert sorted(message.uid for message in await aside(agency)) == [2, 3]
    assert len(told(agency)) == 2


async def test_a_short_trouble_sets_nothing_aside(agency: Agency) -> None:
    await write(agency, "ann", "bob", "cat")
    file = withhold(agency, 1)
    await looks(agency, 2)
    file.chmod(0o600)
    await looks(agency, 2)
    assert await arrived(agency) == {"ann", "bob", "cat"}
    assert await aside(agency) == []
    assert told(agency) == []


async def test_one_that_can_be_read_later_is_had_by_itself(agency: Agency) -> None:
    await write(agency, "ann", "bob", "cat")
    file = withhold(agency, 1)
    await looks(agency, 8)
    file.chmod(0o600)
    agency.clock.turn(hours=1)
    await looks(agency)
    assert await arrived(agency) == {"ann", "bob", "cat"}
    assert len(agency.to("bob@away.example")) == 1
    assert await aside(agency) == []


async def test_one_that_cannot_is_asked_for_a_few_times_and_then_when_a_person_says_so(agency: Agency) -> None:
    await write(agency, "ann", "bob")
    file = withhold(agency, 0)
    await looks(agency, 8)
    for _ in range(len(withheld.ASKED_AGAIN) + 1):
        agency.clock.turn(days=1)
        await looks(agency)
    [message] = await aside(agency)
    assert message.ask_again_at is None
    assert len(told(agency)) == 1
    file.chmod(0o600)
    await looks(agency)
    assert await arrived(agency) == {"bob"}
    await retry(agency.desk, str(message.id), BuiltinIntentReader(), actor="kim")
    await looks(agency)
    assert await arrived(agency) == {"ann", "bob"}
    assert await aside(agency) == []


async def test_one_that_was_deleted_leaves_the_quarantine(agency: Agency) -> None:
    await write(agency, "ann", "bob")
    file = withhold(agency, 0)
    await looks(agency, 8)
    file.unlink()
    agency.clock.turn(hours=1)
    await looks(agency)
    assert await aside(agency) == []
    [event] = await agency.store.find(Event, {"kind": "mail.handed_over"})
    assert event.reason == "it is there no more"


async def test_a_folder_with_new_uids_is_read_anew_and_nothing_stays_aside(agency: Agency) -> None:
    await write(agency, "ann", "bob")
    file = withhold(agency, 0)
    await looks(agency, 8)
    assert len(await aside(agency)) == 1
    file.chmod(0o600)
    for cursor in await agency.store.find(MailboxCursor, {"folder": "INBOX"}):
        await agency.store.change(MailboxCursor, str(cursor.id), set={"uidvalidity": 1})
    [message] = await aside(agency)
    await agency.store.change(Message, str(message.id), set={"uidvalidity": 1})
    agency.clock.turn(hours=1)
    await looks(agency)
    assert await arrived(agency) == {"ann", "bob"}
    assert await aside(agency) == []


def in_junk(name: str, **headers: str) -> bytes:
    lines = {"From": f"{name}@away.example", "Message-ID": f"<{name}@away.example>", "Subject": "House", **headers}
    return ("".join(f"{key}: {value}\r\n" for key, value in lines.items()) + "\r\nFour bedrooms, please.\r\n").encode()


async def test_one_in_junk_whose_header_cannot_be_had_hides_no_answer(agency: Agency) -> None:
    """Of what is had later the header is looked at first: nothing there is kept but answers to our mail."""
    await write(agency, "ann")
    await agency.round()
    [ours] = agency.to("ann@away.example")
    answering = {"In-Reply-To": str(ours["Message-ID"])}
    assert agency.mailbox is not None
    agency.mailbox.drop(
        [in_junk("bob"), in_junk("cat"), in_junk("dan", **answering), in_junk("ann", **answering)], "Junk"
    )
    stranger, lead = withhold(agency, 1, "Junk"), withhold(agency, 2, "Junk")
    await looks(agency, 14)
    assert [message.folder for message in await inbound(agency)] == ["INBOX", "Junk"], await tell(agency.store)
    assert sorted((message.folder, message.uid) for message in await aside(agency)) == [("Junk", 2), ("Junk", 3)]
    assert len(told(agency)) == 2
    stranger.chmod(0o600)
    lead.chmod(0o600)
    agency.clock.turn(hours=1)
    await looks(agency)
    assert await arrived(agency) == {"ann", "dan"}
    assert len(await inbound(agency)) == 3, "a stranger's mail in Junk was kept"
    assert await aside(agency) == []


async def test_one_in_the_sent_folder_hides_no_answer_by_hand(agency: Agency) -> None:
    await write(agency, "ann")
    await agency.round()
    [answer] = agency.to("ann@away.example")
    assert agency.mailbox is not None
    by_hand = EmailMessage()
    by_hand["From"], by_hand["To"], by_hand["Subject"] = answer["From"], "ann@away.example", "Re: Homes"
    by_hand["In-Reply-To"] = by_hand["References"] = str(answer["Message-ID"])
    by_hand["Message-ID"] = "<by-hand@agency.test>"
    by_hand.set_content("I call you tomorrow.")
    await agency.round()
    agency.mailbox.drop([b"Subject: odd\r\n\r\nodd\r\n", by_hand.as_bytes()], "Sent")
    withhold(agency, -2, "Sent")
    await looks(agency, 8)
    [thread] = await agency.store.find(Thread, {})
    assert thread.muted
    [message] = await aside(agency)
    assert message.folder == "Sent"
