"""Peak memory of the daemon, and of the embedded store apart, after sending and ingesting.

    python benchmarks/memory.py [--mails 500]

The daemon sends a campaign of so many mails, then reads so many and answers them. Needs Dovecot 2.3 and Linux.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path

import rig
from dovecot import running_dovecot

from mailbot.config import load
from mailbot.office import open_desk
from models.cursor import MailboxCursor
from models.message import Direction, Message, MessageState

LONGEST = 240.0  # seconds a step may take


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mails", type=int, default=500)
    given = options.parse_args()
    print(rig.machine())
    with rig.running_sink() as sink, running_dovecot() as server, tempfile.TemporaryDirectory() as directory:
        mailbox = server.new_mailbox()
        config = rig.config_file(Path(directory), sink, mailbox)
        asyncio.run(set_up(config, given.mails))
        with rig.running_daemon(config) as daemon:
            store = rig.store_pid(load(config))
            show("idle", daemon.pid, store)
            asyncio.run(launched(config))
            rig.until(lambda: sink.taken.qsize() >= given.mails, LONGEST, "the campaign")
            show("campaign sent", daemon.pid, store)
            asyncio.run(looked(config))
            for number in range(given.mails):
                mailbox.deliver(rig.a_letter(number))
            asyncio.run(read(config, given.mails))
            show("mail read", daemon.pid, store)


def show(when: str, daemon: int, store: int) -> None:
    print(f"{when:14} daemon {rig.peak_mb(daemon):5.0f} MB peak, store {rig.peak_mb(store):5.0f} MB peak", flush=True)


async def set_up(config: Path, people: int) -> None:
    async with open_desk(load(config)) as (desk, _):
        await rig.add_people(desk, people)
        await rig.add_homes(desk)


async def launched(config: Path) -> None:
    async with open_desk(load(config)) as (desk, _):
        await rig.launch_campaign(desk)


async def looked(config: Path) -> None:
    async with open_desk(load(config)) as (desk, _):
        await rig.until_async(lambda: desk.store.first(MailboxCursor, {"folder": "INBOX"}), LONGEST, "the first look")


async def read(config: Path, count: int) -> None:
    async with open_desk(load(config)) as (desk, _):

        async def all_read() -> bool:
            rows = await desk.store.rows(
                Message,
                {"state": MessageState.READ, "received_at": {"$gt": desk.now().replace(year=2000)}},
                ["_id"],
                then={"direction": Direction.INBOUND},
            )
            return len(rows) >= count

        await rig.until_async(all_read, LONGEST, "the mail to be read")


if __name__ == "__main__":
    main()
