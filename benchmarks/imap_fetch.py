"""Fetches a mailbox through the IMAP door and through a bare socket, from one Dovecot, and prints the ratio.

Then polls the same mailbox, in which nothing is new, and prints what that costs.

    python benchmarks/imap_fetch.py [--messages 10000] [--bytes 2000] [--batches 50 100 200] [--rounds 3]

The bare socket sends the same FETCH commands and only looks for their tagged answers; the door also learns UIDs
and sizes, cuts the answers into mails and reads their flags and dates. Needs Dovecot 2.3 on this machine.
"""

from __future__ import annotations

import argparse
import asyncio
import socket
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))

from dovecot import HOST, PASSWORD, Mailbox, running_dovecot

from mailbot.mail.imap import ImapInbox


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--messages", type=int, default=10_000)
    options.add_argument("--bytes", type=int, default=2_000, help="size of each mail")
    options.add_argument("--batches", type=int, nargs="+", default=[50, 100, 200])
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    with running_dovecot() as server:
        mailbox = server.new_mailbox()
        mailbox.drop(a_mail(number, given.bytes) for number in range(given.messages))
        asyncio.run(through_the_door(mailbox, 200, given.messages))  # Dovecot builds its index and caches
        for batch in given.batches:
            bare, door = [], []
            for _ in range(given.rounds):
                bare.append(through_a_socket(mailbox, batch, given.messages))
                door.append(asyncio.run(through_the_door(mailbox, batch, given.messages)))
            low, high = statistics.median(bare), statistics.median(door)
            print(
                f"batch {batch:4}: bare socket {given.messages / low:7.0f}/s, door {given.messages / high:7.0f}/s,"
                f" ratio {high / low:.2f}"
            )
        print(f"idle poll of {given.messages} mails: {asyncio.run(idle_polls(mailbox, 20)) * 1000:.1f} ms")


async def idle_polls(mailbox: Mailbox, rounds: int) -> float:
    """Median seconds of one poll as a job does it: look at the folder, then fetch what is new, which is nothing."""
    inbox = ImapInbox(mailbox.settings())
    taken = []
    for _ in range(rounds + 1):
        started = time.perf_counter()
        state = await inbox.examine("INBOX")
        assert [batch async for batch in inbox.fetch_since("INBOX", state.uidnext - 1)] == []
        taken.append(time.perf_counter() - started)
    await inbox.close()
    return statistics.median(taken[1:])  # without the one that logged in


def a_mail(number: int, size: int) -> bytes:
    head = f"Message-ID: <{number}@away.example>\r\nSubject: mail {number} (of many)\r\n\r\n".encode()
    return head + b"A line of the text.\r\n" * max(1, (size - len(head)) // 21)


async def through_the_door(mailbox: Mailbox, batch: int, expected: int) -> float:
    """Seconds to fetch everything, logged in already."""
    inbox = ImapInbox(mailbox.settings(batch_messages=batch, batch_bytes=100_000_000))
    await inbox.examine("INBOX")
    started = time.perf_counter()
    count = 0
    async for mails in inbox.fetch_since("INBOX", 0):
        count += len(mails)
    seconds = time.perf_counter() - started
    await inbox.close()
    assert count == expected, f"{count} of {expected} mails"
    return seconds


def through_a_socket(mailbox: Mailbox, batch: int, expected: int) -> float:
    """Seconds to receive everything, logged in already."""
    with socket.create_connection((HOST, mailbox.server.imap)) as client:
        client.recv(4096)
        _exchange(client, b"L", f"LOGIN {mailbox.user} {PASSWORD}".encode())
        _exchange(client, b"E", b"EXAMINE INBOX")
        started = time.perf_counter()
        for first in range(1, expected + 1, batch):
            command = f"UID FETCH {first}:{first + batch - 1} (UID FLAGS INTERNALDATE BODY.PEEK[])"
            _exchange(client, b"F%d" % first, command.encode())
        return time.perf_counter() - started


def _exchange(client: socket.socket, tag: bytes, command: bytes) -> None:
    client.settimeout(60)
    client.sendall(tag + b" " + command + b"\r\n")
    tail = b""
    while b"\r\n" + tag + b" OK" not in b"\r\n" + tail:
        data = client.recv(262_144)
        assert data, "the server left"
        tail = (tail + data)[-4096:]


if __name__ == "__main__":
    main()
