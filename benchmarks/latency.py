"""From a lead's mail in the mailbox to mailbot's answer at the SMTP server, with the whole daemon at work.

    python benchmarks/latency.py [--mails 10]

IDLE is on and settle_seconds 0. Prints seconds from the end of the LMTP delivery, median and highest.
Needs Dovecot 2.3.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path

import rig
from dovecot import running_dovecot

from mailbot.config import load
from mailbot.office import open_desk


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mails", type=int, default=10)
    given = options.parse_args()
    print(rig.machine())
    taken = []
    with rig.running_sink() as sink, running_dovecot() as server, tempfile.TemporaryDirectory() as directory:
        mailbox = server.new_mailbox()
        config = rig.config_file(Path(directory), sink, mailbox)
        asyncio.run(set_up(config, given.mails))
        with rig.running_daemon(config):
            time.sleep(5)  # the first look into the mailbox
            for number in range(given.mails):
                mailbox.deliver(rig.a_letter(number * len(rig.LETTERS), rig.address_of(number)))
                arrived = time.monotonic()
                taken.append(sink.wait_for(rig.address_of(number), 60) - arrived)
                time.sleep(0.37)
    print(f"arrival to answer: median {statistics.median(taken):.2f} s, highest {max(taken):.2f} s of {len(taken)}")


async def set_up(config: Path, people: int) -> None:
    async with open_desk(load(config)) as (desk, _):
        await rig.add_people(desk, people)
        await rig.add_homes(desk)


if __name__ == "__main__":
    main()
