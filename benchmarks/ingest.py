"""Reads mail that arrived after mailbot's first look: fetched from Dovecot, stored, parsed, classified, threaded.

    python benchmarks/ingest.py [--mails 5000]

Prints mails per second, apart for fetching and reading, and the ratio to bare fetch + parse: imaplib in batches of the
same size and the standard library's parser and bodies. Half of the writers are known contacts. Needs Dovecot 2.3.
"""

from __future__ import annotations

import argparse
import asyncio
import email
import email.policy
import imaplib
import tempfile
import time
from pathlib import Path

import rig
from dovecot import Mailbox, running_dovecot

from mailbot.conversation import intake, reading
from mailbot.mail.parsing import parse
from mailbot.office import open_desk
from mailbot.wiring import open_doors
from models.message import Message, MessageState


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mails", type=int, default=5000)
    given = options.parse_args()
    print(rig.machine())
    with rig.running_sink() as sink, running_dovecot() as server, tempfile.TemporaryDirectory() as directory:
        asyncio.run(measure(sink, server.new_mailbox(), Path(directory), given.mails))


async def measure(sink: rig.Sink, mailbox: Mailbox, directory: Path, mails: int) -> None:
    config = rig.config_of(directory, sink, mailbox)
    async with open_desk(config) as (desk, keeper):
        await rig.add_people(desk, mails // 2)
        opened = open_doors(desk, keeper)
        tools, inbox = opened.tools, opened.inbox
        assert inbox is not None
        await intake.fetch(desk, inbox, tools.mailbox, "INBOX")
        mailbox.drop(rig.a_letter(number) for number in range(mails))
        parsed_by_us, bare = bare_seconds(mailbox, config.imap.batch_messages)
        store = rig.store_pid(config)
        used, stores = time.process_time(), rig.cpu_seconds(store)
        began = time.perf_counter()
        fetched = await intake.fetch(desk, inbox, tools.mailbox, "INBOX")
        stored_at = time.perf_counter()
        done = await reading.read_waiting(desk, tools.reader)
        ended = time.perf_counter()
        used, stores = time.process_time() - used, rig.cpu_seconds(store) - stores
        read = await desk.store.count(Message, {"state": MessageState.READ})
        await opened.close()
    assert fetched.stored == done == read == mails, (fetched, done, read)
    ours = mails / (ended - began)
    print(f"mailbot:                    {ours:6.0f} mails/s")
    print(f"  fetch and store:          {mails / (stored_at - began):6.0f} mails/s")
    print(f"  read:                     {mails / (ended - stored_at):6.0f} mails/s")
    print(f"  processor time:           {used / mails * 1000:6.1f} ms a mail, the store {stores / mails * 1000:.1f} ms")
    print(f"bare fetch + stdlib parse:  {mails / bare:6.0f} mails/s, ratio {ours * bare / mails:.3f}")
    print(f"bare fetch + our parse:     {mails / parsed_by_us:6.0f} mails/s, ratio {ours * parsed_by_us / mails:.3f}")


def bare_seconds(mailbox: Mailbox, batch: int) -> tuple[float, float]:
    """Seconds to fetch everything and parse it with our parser, and with the standard library's."""
    client = imaplib.IMAP4("127.0.0.1", mailbox.server.imap)
    client.login(mailbox.user, mailbox.password)
    count = int(client.select("INBOX", readonly=True)[1][0] or 0)
    fetch_all(client, count, batch)  # Dovecot builds its index and caches
    began = time.perf_counter()
    raws = fetch_all(client, count, batch)
    fetching = time.perf_counter() - began
    client.logout()
    began = time.perf_counter()
    for raw in raws:
        parse(raw)
    ours = time.perf_counter() - began
    began = time.perf_counter()
    for raw in raws:
        body = email.message_from_bytes(raw, policy=email.policy.default).get_body(("plain", "html"))
        assert body is not None
        body.get_content()
    return fetching + ours, fetching + time.perf_counter() - began


def fetch_all(client: imaplib.IMAP4, count: int, batch: int) -> list[bytes]:
    raws: list[bytes] = []
    for first in range(1, count + 1, batch):
        _, answer = client.uid("FETCH", f"{first}:{first + batch - 1}", "(UID FLAGS INTERNALDATE BODY.PEEK[])")
        raws += [part[1] for part in answer if isinstance(part, tuple)]
    assert len(raws) == count, f"{len(raws)} of {count}"
    return raws


if __name__ == "__main__":
    main()
