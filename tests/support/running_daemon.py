"""The daemon as a process of its own, over an embedded store of its own, with Dovecot and an SMTP server beside it."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest
import tomli_w
from agency import config_for
from dovecot import Mailbox
from smtp_sink import SmtpSink

from jobs.schedule import job
from mailbot.campaigns import launch
from mailbot.campaigns.spec import spec_of
from mailbot.config import load
from mailbot.crm.contacts import import_contacts
from mailbot.crm.files.importing import ContactRow, PropertyRow
from mailbot.crm.properties import import_properties
from mailbot.desk import Desk
from mailbot.office import open_desk
from mailbot.store import LONG_AGO
from mailbot.wiring import open_doors
from models.batch import Batch
from models.cursor import MailboxCursor
from models.delivery import Delivery, DeliveryState, Purpose

PATIENCE = 60.0
PEOPLE = 12

UNDER_WAY = (DeliveryState.QUEUED, DeliveryState.CLAIMED, DeliveryState.HANDED_OVER, DeliveryState.DEFERRED)

T = TypeVar("T")


@pytest.fixture
def daemon_config(tmp_path: Path, mailbox: Mailbox, smtp_sink: SmtpSink) -> Path:
    """A configuration file for a daemon of its own, with an embedded store of its own in `store` beside it."""
    values: dict[str, Any] = config_for(
        smtp_sink,
        mailbox,
        database={"data_dir": str(tmp_path / "store"), "cache_mb": 64},
        sending={"lease_seconds": 5},
        imap={"idle": False, "poll_seconds": 1},
    ).model_dump(mode="json", exclude_none=True)
    for section, secret in (("smtp", "password"), ("imap", "password")):
        values[section][secret] = "secret" if section == "imap" else ""
    for section, key in (("database", "uri"), ("ai", "api_key"), ("sending", "signing_key")):
        values[section][key] = ""
    path = tmp_path / "config.toml"
    path.write_text(tomli_w.dumps(values))
    return path


@contextmanager
def daemon(config: Path, point: str = "none", passes: int = 0) -> Iterator[subprocess.Popen[bytes]]:
    """The daemon as a process of its own."""
    script = Path(__file__).parent / "killed_daemon.py"
    log = config.with_suffix(".log").open("ab")
    process = subprocess.Popen([sys.executable, str(script), str(config), point, str(passes)], stdout=log, stderr=log)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)
        log.close()


def log_of(config: Path) -> str:
    """What its daemons have logged."""
    return config.with_suffix(".log").read_text()


def wait(reached: Callable[[], object], what: str, config: Path) -> None:
    """Wait until something is so; fails the test after a minute."""
    deadline = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited in vain for {what}\n{log_of(config)[-3000:]}")
        time.sleep(0.1)


def at_desk(config: Path, story: Callable[[Desk], Awaitable[T]]) -> T:
    """Run something over the store, as a command beside the daemon would."""

    async def session() -> T:
        async with open_desk(load(config)) as (desk, _):
            return await story(desk)

    return asyncio.run(session())


def wait_at_desk(config: Path, reached: Callable[[Desk], Awaitable[object]], what: str) -> None:
    """Wait until something is so in the store. It is opened once: opening takes as long as many looks."""

    async def session(desk: Desk) -> None:
        deadline = time.monotonic() + PATIENCE
        while not await reached(desk):
            if time.monotonic() > deadline:
                raise AssertionError(f"waited in vain for {what}\n{log_of(config)[-3000:]}")
            await asyncio.sleep(0.2)

    at_desk(config, session)


async def looked(desk: Desk) -> None:
    """See the mailbox for the first time, as a daemon does: what comes from then on is answered."""
    opened = open_doors(desk)
    try:
        await job("fetch_mail").run(opened.tools)
    finally:
        await opened.close()
    assert await desk.store.first(MailboxCursor, {"folder": "INBOX"}) is not None


async def set_up(desk: Desk, people: int = PEOPLE, homes: int = 1) -> None:
    """Some people and homes that are alike."""
    contacts = [
        ContactRow(line=n, addresses=(f"lead{n}@away.example",), name=f"Lead{n} Last", first_name=f"Lead{n}")
        for n in range(people)
    ]
    rest = {"price": 440_000, "area": "Old Town", "bedrooms": 3, "bathrooms": 2.0}
    listings = [PropertyRow(n, f"BR-{n}", {"address": f"{n}2 Elm St", **rest}) for n in range(1, homes + 1)]
    await import_contacts(desk.store, contacts)
    await import_properties(desk.store, listings)


async def launched(desk: Desk) -> int:
    """A campaign to all of them, on its way; its number."""
    text = {"name": "Spring", "audience": {"kind": "all"}, "subject": "Homes", "text": "Hello {{ contact.first_name }}"}
    campaign = await launch.create(desk, spec_of(text, desk.config.business.zone, base=Path(), named="spring"))
    await launch.launch(desk, campaign.number)
    return campaign.number


async def is_over(desk: Desk) -> bool:
    """Whether every campaign mail has come to an end, and what left stands in its thread."""
    rows = await desk.store.rows(Delivery, {"purpose": Purpose.CAMPAIGN}, ["state"])
    ended = bool(rows) and all(row["state"] not in UNDER_WAY for row in rows)
    return ended and await desk.store.first(Batch, {}) is None


async def is_answered(desk: Desk) -> bool:
    """Whether an answer has come to its end."""
    rows = await desk.store.rows(Delivery, {"purpose": Purpose.REPLY}, ["state"])
    return any(row["state"] in (DeliveryState.ACCEPTED, DeliveryState.UNKNOWN) for row in rows)


async def states(desk: Desk) -> set[str]:
    """The states that deliveries are in."""
    return {row["state"] for row in await desk.store.rows(Delivery, {"created_at": {"$gt": LONG_AGO}}, ["state"])}
