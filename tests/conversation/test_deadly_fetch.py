"""A mail over whose fetching the process dies is put aside, told once, and what came after it is read.

Real processes: the daemon, its embedded store, Dovecot, an SMTP server, and a watchdog that kills the daemon (SIGKILL)
as the mail comes over the wire.
"""

from __future__ import annotations

import os
import signal
import tomllib
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import tomli_w
from agency import OPERATOR, Agency, Lead, body_of, parsed
from deadly_wire import DeadlyWire, deadly_wire
from dovecot import Mailbox
from dying_store import Died, born
from running_daemon import PATIENCE, at_desk, daemon, looked, set_up, wait_at_desk
from smtp_sink import SmtpSink

from classifiers.reader import BuiltinIntentReader
from jobs.schedule import job
from mailbot.conversation import withheld
from mailbot.conversation.fetching import Look, in_turn
from mailbot.desk import Desk
from mailbot.hands import MOST_LOST
from mailbot.quarantine.retrying import retry
from models.cursor import Fetching, MailboxCursor
from models.delivery import Delivery, Purpose
from models.message import Message, MessageState

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, up to $470k."
DEADLY = "This kills whoever reads it off the wire."


@contextmanager
def watched(config: Path, words: str, most: int = 1000) -> Iterator[DeadlyWire]:
    """The same settings, with a watchdog on the wire to the mailbox."""
    values = tomllib.loads(config.read_text())
    with deadly_wire(values["imap"]["port"], words, most) as wire:
        values["imap"] |= {"port": wire.port, "host": "127.0.0.1"}
        config.write_text(tomli_w.dumps(values))
        yield wire


def lives_until(config: Path, wire: DeadlyWire, reached: Callable[[Desk], Awaitable[object]]) -> int:
    """Start the daemon again and again, as systemd does, until the watchdog has no more reason; how many it killed."""

    async def is_there(desk: Desk) -> object:
        return wire.killed > before or await reached(desk)

    while True:
        before = wire.killed
        with daemon(config) as running:
            wire.kill = lambda pid=running.pid: os.kill(pid, signal.SIGKILL)  # type: ignore[misc]
            wait_at_desk(config, is_there, "a death, or the end")
            if wire.killed == before:
                return wire.killed
            running.wait(PATIENCE)
        assert wire.killed <= 6, "the watchdog has no end"


def written(mailbox: Mailbox | None, *texts: str, subject: str = "House") -> list[str]:
    """Mail of a lead each; their addresses."""
    assert mailbox is not None
    leads = [Lead(f"lead{n}@away.example", f"Lead{n} Last", mailbox) for n in range(len(texts))]
    for lead, text in zip(leads, texts, strict=True):
        lead.write(text, subject if DEADLY in text else f"{lead.name} writes")
    return [lead.address for lead in leads]


async def answered(desk: Desk) -> set[str]:
    rows = await desk.store.rows(Delivery, {"purpose": Purpose.REPLY}, ["recipient", "state"])
    return {row["recipient"] for row in rows if row["state"] == "accepted"}


async def told(desk: Desk) -> bool:
    rows = await desk.store.rows(Delivery, {"purpose": Purpose.NOTICE}, ["content", "state"])
    return any("could not be read" in row["content"]["subject"] and row["state"] == "accepted" for row in rows)


def others_are_answered(addresses: set[str]) -> Callable[[Desk], Awaitable[object]]:
    async def reached(desk: Desk) -> bool:
        return await answered(desk) >= addresses and await told(desk)

    return reached


async def aside(desk: Desk) -> list[Message]:
    return await desk.store.find(Message, {"state": MessageState.QUARANTINED}, whole=True)


def notices(sink: SmtpSink) -> list[str]:
    found = [parsed(mail) for mail in sink.mails if OPERATOR in mail.recipients]
    return [body_of(mail) for mail in found if str(mail["Subject"]).endswith("A mail could not be read")]


async def read_again(desk: Desk) -> None:
    [message] = await aside(desk)
    await retry(desk, str(message.id), BuiltinIntentReader(), actor="kim")


@pytest.mark.slow
@pytest.mark.dovecot
def test_it_lies_in_quarantine_as_it_came(daemon_config: Path, smtp_sink: SmtpSink, mailbox: Mailbox) -> None:
    at_desk(daemon_config, set_up)
    at_desk(daemon_config, looked)
    people = written(mailbox, BUYER, f"{BUYER} {DEADLY}", BUYER)
    with watched(daemon_config, DEADLY, most=MOST_LOST + 1) as wire:
        assert lives_until(daemon_config, wire, others_are_answered({people[0], people[2]})) == MOST_LOST + 1
    [message] = at_desk(daemon_config, aside)
    assert (message.uid, message.withheld, message.settled) == (2, False, False)
    assert DEADLY.encode() in at_desk(daemon_config, lambda desk: desk.store.raw(str(message.id)))
    [notice] = notices(smtp_sink)
    assert "UID 2 in the folder 'INBOX'" in notice
    assert f"mailbot quarantine retry {message.id}" in notice
    at_desk(daemon_config, read_again)
    with daemon(daemon_config):
        wait_at_desk(daemon_config, others_are_answered(set(people)), "all to be answered")
    assert at_desk(daemon_config, aside) == []


@pytest.mark.slow
@pytest.mark.dovecot
def test_where_its_bytes_kill_a_note_is_kept(daemon_config: Path, smtp_sink: SmtpSink, mailbox: Mailbox) -> None:
    at_desk(daemon_config, set_up)
    at_desk(daemon_config, looked)
    people = written(mailbox, f"{BUYER} {DEADLY}", BUYER, subject="Please read me")
    with watched(daemon_config, DEADLY) as wire:
        assert lives_until(daemon_config, wire, others_are_answered({people[1]})) == MOST_LOST + 1
        [message] = at_desk(daemon_config, aside)
        assert (message.uid, message.withheld, message.ask_again_at) == (1, True, None)
        note = at_desk(daemon_config, lambda desk: desk.store.raw(str(message.id)))
        assert b"Subject: Please read me" in note
        assert DEADLY.encode() not in note
        assert message.size > len(DEADLY)
        [notice] = notices(smtp_sink)
        assert "look for it in your mail client" in notice
        at_desk(daemon_config, read_again)
        late = Lead("late@away.example", "Late Last", mailbox)
        late.write(BUYER, "Late writes")
        assert lives_until(daemon_config, wire, others_are_answered({late.address})) == MOST_LOST + 2
        [message] = at_desk(daemon_config, aside)
        assert message.problem == withheld.DEADLY
    assert len(notices(smtp_sink)) == 1


# ------------------------------------------------------------------------------------- what else may kill


async def life(agency: Agency, name: str, *points: str) -> bool:
    """Whether a daemon that dies at some points lives through a look into the mailbox; its lease has ended then."""
    desk, store = born(agency.desk, name)

    def die(point: str) -> None:
        if point in points:
            store.end()
            raise Died

    try:
        await job("fetch_mail").run(replace(agency.tools, desk=replace(desk, checkpoint=die)))
    except Died:
        return False
    finally:
        agency.clock.turn(minutes=1)
    return True


async def died_over(agency: Agency, folder: str, times: int = MOST_LOST) -> None:
    """So many processes died over the next mail of a folder."""
    [cursor] = await agency.store.find(MailboxCursor, {"folder": folder})
    long_ago = agency.desk.now() - timedelta(hours=1)
    hand = Fetching(holder="another", lost=times - 1, past=cursor.uid, until=long_ago)
    assert await agency.store.change(MailboxCursor, str(cursor.id), set={"fetching": hand})


async def test_where_its_header_kills_its_uid_is_kept(agency: Agency) -> None:
    written(agency.mailbox, BUYER, BUYER)
    await died_over(agency, "INBOX")
    deadly = ("deadly_in_hand", "deadly_head_in_hand")
    assert [await life(agency, f"daemon-{n}", *deadly) for n in range(3)] == [False, False, True]
    [message] = await aside(agency.desk)
    assert (message.uid, message.withheld, message.size) == (1, True, 0)
    assert await agency.store.count(Message, {"state": MessageState.STORED}) == 1, "the mail behind it"
    await agency.round("send_due")
    [notice] = notices(agency.sink)
    assert f"UID {message.uid}" in notice


@pytest.mark.parametrize("folder", ["Sent", "Junk"])
async def test_of_a_folder_of_private_mail_nothing_is_kept(agency: Agency, folder: str) -> None:
    assert agency.mailbox is not None
    agency.mailbox.drop([b"Subject: old\r\n\r\nold\r\n"], folder)
    await life(agency, "before")
    agency.mailbox.drop([b"Subject: a private word\r\n\r\nprivate\r\n"], folder)
    await died_over(agency, folder)
    assert await life(agency, "next")
    [message] = await aside(agency.desk)
    assert (message.folder, message.withheld) == (folder, True)
    assert await agency.store.raw(str(message.id)) == b""
    [cursor] = await agency.store.find(MailboxCursor, {"folder": folder})
    assert (cursor.uid, cursor.fetching) == (2, None)


async def test_what_died_over_others_is_forgotten_as_soon_as_it_gets_further(agency: Agency) -> None:
    written(agency.mailbox, *[BUYER] * 3)
    await died_over(agency, "INBOX", times=1)  # from then on each comes alone
    for number in range(3):
        assert not await life(agency, f"daemon-{number}", "after_moved")
    assert await life(agency, "next")
    assert await aside(agency.desk) == []
    assert await agency.store.count(Message, {"state": MessageState.STORED}) == 3


async def test_who_fetches_is_not_disturbed_until_its_lease_ends(agency: Agency) -> None:
    written(agency.mailbox, BUYER)
    [cursor] = await agency.store.find(MailboxCursor, {"folder": "INBOX"})
    until = agency.desk.now() + timedelta(seconds=20)
    hand = Fetching(holder="another", past=cursor.uid, until=until)
    await agency.store.change(MailboxCursor, str(cursor.id), set={"fetching": hand})
    assert await life(agency, "second")
    assert await agency.store.count(Message, {"state": MessageState.STORED}) == 0
    assert await life(agency, "third")
    assert await agency.store.count(Message, {"state": MessageState.STORED}) == 1


async def test_a_fault_that_nobody_foresaw_counts_as_a_death(agency: Agency) -> None:
    written(agency.mailbox, BUYER, BUYER)
    assert agency.tools.inbox is not None
    for _ in range(MOST_LOST):
        [cursor] = await agency.store.find(MailboxCursor, {"folder": "INBOX"})
        state = await agency.tools.inbox.examine("INBOX")
        with pytest.raises(ZeroDivisionError):
            async with in_turn(Look(agency.desk, agency.tools.inbox, state), cursor):
                raise ZeroDivisionError
    assert await life(agency, "next")
    [message] = await aside(agency.desk)
    assert (message.uid, message.withheld) == (1, False)
    assert await agency.store.count(Message, {"state": MessageState.STORED}) == 1
