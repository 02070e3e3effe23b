"""How long the lists of the dashboard take with ten thousand rows of each kind, beside one page of rows.

    .venv/bin/python benchmarks/long_lists.py [--rows 10000] [--requests 15] [--only /properties] [--waiting]

The floor is the same page over a store that holds no more than one page shows: what a list takes beyond that is its
length. Two stores are filled and asked in turn, so that a busy machine is busy for both.
"""

from __future__ import annotations

import argparse
import asyncio
import secrets
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from beanie import PydanticObjectId
from dashboard import LOGIN, Browser, timed
from seed import Town, agency, homes, person, suppressed

from mailbot.config import Imap
from mailbot.office import open_desk
from mailbot.store import Store, digest
from mailbot.users import people
from models.base import Scoped
from models.call import Call, CallState
from models.cursor import MailboxCursor
from models.delivery import Content, Delivery, DeliveryState, Purpose
from models.draft import Draft, DraftState
from models.message import Direction, Message, MessageState
from models.thread import Thread
from models.user import Role
from web.serving import serving

PAGE = 50  # rows
PAGES = (
    ("Properties", "/properties"),
    ("Properties, a later page", "/properties?page=100"),
    ("Properties, lowest price", "/properties?sort=lowest"),
    ("Properties, by street", "/properties?sort=address"),
    ("Properties, searched", "/properties?search=elm+7"),
    ("Properties, active in an area", "/properties?status=active&area=Old+Town"),
    ("A property to correct", "/properties/new"),
    ("Contacts", "/contacts"),
    ("Contacts, searched", "/contacts?search=hollis"),
    ("Contacts, by tag", "/contacts?tag=buyer"),
    ("Threads", "/threads"),
    ("Threads that need a person", "/threads?show=needs"),
    ("Threads, muted", "/threads?show=muted"),
    ("Deliveries in doubt", "/deliveries"),
    ("Drafts", "/drafts"),
    ("A draft", "/drafts/1"),
    ("Calls", "/calls"),
    ("Suppression", "/suppression"),
    ("Suppression, searched", "/suppression?q=gone7"),
    ("Quarantine", "/quarantine"),
    ("Health", "/health"),
    ("Today", "/"),
    ("Numbers of the navigation", "/live/counts"),
)


async def fill(store: Store, rows: int, *, waiting: bool) -> None:
    """So many of everything that stands in a list, the newest of this minute; where `waiting`, of what is few by
    nature too: drafts, deliveries in doubt, quarantined mail, conversations of a person's."""
    now = datetime.now(UTC)
    town = Town(rows, now, store)
    everybody = [person(number, town) for number in range(1, rows + 1)]
    await town.add(iter(everybody))
    for kind in ("contact", "contact_change", "thread", "draft"):
        await store.numbers(kind, rows)
    await town.add(homes(rows, now - timedelta(days=1)))
    await town.add(suppressed(rows))
    await town.add(_rest(rows, now, [str(one.id) for one in everybody], waiting=waiting))


def _rest(rows: int, now: datetime, contacts: list[str], *, waiting: bool) -> Iterator[Scoped]:
    for number in range(1, rows + 1):
        at, contact = now - timedelta(minutes=rows - number), contacts[number - 1]
        thread = Thread(
            id=PydanticObjectId(),
            number=number,
            contact_id=contact,
            subject="A home",
            last_at=at,
            last_inbound_at=at,
            muted=waiting and number % 5 == 0,
        )
        yield thread
        yield Call(
            number=number,
            state=CallState.DONE,
            starts_at=at,
            minutes=30,
            phone="+1 555 555 0110",
            uid=f"{number}@agency.test",
            contact_id=contact,
            thread_id=str(thread.id),
        )
        if waiting:
            yield from _waiting(number, at, thread)


def _read_once(imap: Imap) -> MailboxCursor:
    """That of a mailbox which has been read: the agency is past its beginning."""
    return MailboxCursor(mailbox=imap.mailbox, folder=imap.folders[0], uidvalidity=1, uid=1, since=datetime.now(UTC))


def _waiting(number: int, at: datetime, thread: Thread) -> Iterator[Scoped]:
    contact, address = thread.contact_id, f"lead{number}@away.example"
    yield Delivery(
        key=f"reply:{number}",
        purpose=Purpose.REPLY,
        state=DeliveryState.UNKNOWN,
        recipient=address,
        contact_id=contact,
        content=Content(subject="Re: A home", text="Hello"),
        due_at=at,
        ended_at=at,
    )
    yield Draft(
        number=number,
        inbound_id=digest(str(number).encode())[:24],
        state=DraftState.HELD,
        step="suggest",
        thread_id=str(thread.id),
        recipient=address,
        contact_id=contact,
        content=Content(subject="Re: A home", text="Hello " * 50),
        created_at=at,
    )
    yield Message(
        digest=digest(f"quarantined {number}".encode()),
        size=2000,
        direction=Direction.INBOUND,
        state=MessageState.QUARANTINED,
        problem="UnreadableMail: no part of it can be read",
        received_at=at,
    )


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--requests", type=int, default=15)
    parser.add_argument("--only", default="", help="pages whose address begins so")
    parser.add_argument("--waiting", action="store_true", help="as many of what is few by nature")
    options = parser.parse_args()
    async with AsyncExitStack() as stack:
        doors = []
        for rows in (PAGE, options.rows):
            directory = stack.enter_context(tempfile.TemporaryDirectory(prefix="mailbot-lists-"))
            desk, _ = await stack.enter_async_context(open_desk(agency(Path(directory))))
            await fill(desk.store, rows, waiting=options.waiting)
            await desk.store.add(_read_once(desk.config.imap))
            password = secrets.token_urlsafe(16)
            await people.add(desk, LOGIN, password, role=Role.OWNER, actor="benchmark")
            server = await stack.enter_async_context(serving(desk.config.web, lambda desk=desk: desk))
            doors.append((server.port, password))
        browsers = [await asyncio.to_thread(_signed_in, port, password) for port, password in doors]
        await asyncio.to_thread(_measure, browsers, options.requests, options.only)


def _signed_in(port: int, password: str) -> Browser:
    browser = Browser(port)
    browser.sign_in(password)
    return browser


def _measure(browsers: list[Browser], requests: int, only: str) -> None:
    print(f"| page, median of {requests} | a page of rows | all rows | ratio |\n|---|---|---|---|")
    for name, path in PAGES:
        if not path.startswith(only):
            continue
        if any(browser.get(path)[0] != 200 for browser in browsers):
            print(f"| {name} | cannot be shown | | |")
            continue
        took = [[timed(browser, path) for browser in browsers] for _ in range(requests)]
        floor, whole = (statistics.median(times) for times in zip(*took, strict=True))
        print(f"| {name} | {floor:.0f} ms | {whole:.0f} ms | {whole / floor:.1f} |", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
