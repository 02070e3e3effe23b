"""One poll of a large mailbox in which nothing is new: INBOX and Sent, as the job does it.

    python benchmarks/idle_poll.py [--mails 20000] [--rounds 30]

Prints milliseconds a poll, median and highest, beside a bare SELECT by imaplib. Needs Dovecot 2.3.
"""

from __future__ import annotations

import argparse
import asyncio
import imaplib
import statistics
import tempfile
import time
from pathlib import Path

import rig
from dovecot import Mailbox, running_dovecot

from jobs import fetch_mail
from mailbot.office import open_desk
from mailbot.wiring import open_doors


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mails", type=int, default=20_000)
    options.add_argument("--rounds", type=int, default=30)
    given = options.parse_args()
    print(rig.machine())
    with rig.running_sink() as sink, running_dovecot() as server, tempfile.TemporaryDirectory() as directory:
        mailbox = server.new_mailbox()
        mailbox.drop((rig.a_letter(number) for number in range(given.mails)), seen=True)
        taken = asyncio.run(measure(sink, mailbox, Path(directory), given.rounds))
        bare = bare_selects(mailbox, given.rounds)
    print(
        f"a poll of {given.mails} mails, nothing new: median {median_ms(taken)} ms, highest {max(taken) * 1000:.1f} ms"
    )
    print(f"bare SELECT of INBOX and Sent:      median {median_ms(bare)} ms")


def median_ms(seconds: list[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.1f}"


async def measure(sink: rig.Sink, mailbox: Mailbox, directory: Path, rounds: int) -> list[float]:
    taken = []
    async with open_desk(rig.config_of(directory, sink, mailbox)) as (desk, keeper):
        opened = open_doors(desk, keeper)
        assert opened.inbox is not None
        assert await fetch_mail.poll(opened.tools, opened.inbox)  # logs in; Dovecot builds its index
        for _ in range(rounds):
            began = time.perf_counter()
            assert await fetch_mail.poll(opened.tools, opened.inbox)
            taken.append(time.perf_counter() - began)
        await opened.close()
    return taken


def bare_selects(mailbox: Mailbox, rounds: int) -> list[float]:
    client = imaplib.IMAP4("127.0.0.1", mailbox.server.imap)
    client.login(mailbox.user, mailbox.password)
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        client.select("INBOX", readonly=True)
        client.select("Sent", readonly=True)
        taken.append(time.perf_counter() - began)
    client.logout()
    return taken


if __name__ == "__main__":
    main()
