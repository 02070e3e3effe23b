"""kill -9 at each named point, then a restart: nothing in is lost, nothing out doubled, at most one unknown each.

Real processes: the daemon, its embedded store, Dovecot, an SMTP server.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from agency import Lead, config_for, parsed
from dovecot import Mailbox
from smtp_sink import SmtpSink

from mailbot.campaigns import launch
from mailbot.campaigns.report import report
from mailbot.campaigns.spec import spec_of
from mailbot.config import load
from mailbot.crm.contacts import import_contacts
from mailbot.crm.csv_import import ContactRow, PropertyRow
from mailbot.crm.properties import import_properties
from mailbot.desk import Desk
from mailbot.office import open_desk
from models.delivery import Delivery, DeliveryState, Purpose
from models.message import Direction, Message, MessageState

pytestmark = [pytest.mark.slow, pytest.mark.dovecot]

PATIENCE = 60.0
PEOPLE = 12


@pytest.fixture
def config(tmp_path: Path, mailbox: Mailbox, smtp_sink: SmtpSink) -> Path:
    """A configuration file for a daemon of its own, with an embedded store of its own."""
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
    script = Path(__file__).parent / "support" / "killed_daemon.py"
    log = config.with_suffix(".log").open("ab")
    process = subprocess.Popen([sys.executable, str(script), str(config), point, str(passes)], stdout=log, stderr=log)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)
        log.close()


def wait(reached: Any, what: str, config: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited in vain for {what}\n{config.with_suffix('.log').read_text()[-3000:]}")
        time.sleep(0.1)


def at_desk(config: Path, story: Any) -> Any:
    """Run something over the store, as a command beside the daemon would."""

    async def session() -> Any:
        async with open_desk(load(config)) as (desk, _):
            return await story(desk)

    return asyncio.run(session())


async def set_up(desk: Desk) -> None:
    people = [
        ContactRow(line=n, addresses=(f"lead{n}@away.example",), name=f"Lead{n} Last", first_name=f"Lead{n}")
        for n in range(PEOPLE)
    ]
    homes = [
        PropertyRow(
            1, "BR-1", {"address": "12 Elm St", "price": 440_000, "area": "Old Town", "bedrooms": 3, "bathrooms": 2.0}
        )
    ]
    await import_contacts(desk.store, people)
    await import_properties(desk.store, homes)


async def launched(desk: Desk) -> int:
    text = {"name": "Spring", "subject": "Homes", "text": "Hello {{ contact.first_name }}"}
    campaign = await launch.create(desk, spec_of(text, desk.config.business.zone, base=Path(), named="spring"))
    await launch.launch(desk, campaign.number)
    return campaign.number


@pytest.mark.parametrize("point", ["after_claim", "after_handed_over", "after_data", "before_outcome"])
@pytest.mark.parametrize("passes", [0, 4])
def test_a_campaign_survives_a_kill(config: Path, smtp_sink: SmtpSink, point: str, passes: int) -> None:
    if point == "after_claim" and passes:
        pytest.skip("one batch is one claim")
    at_desk(config, set_up)
    number = at_desk(config, launched)
    with daemon(config, point, passes) as first:
        first.wait(PATIENCE)
        assert first.returncode == -signal.SIGKILL
    with daemon(config):
        wait(lambda: at_desk(config, _is_over), "the campaign to end", config)
    sums = at_desk(config, lambda desk: report(desk, number))
    got = Counter(recipient for mail in smtp_sink.mails for recipient in mail.recipients)
    assert max(got.values()) == 1, "somebody was mailed twice"
    unknown = sums.states.get("unknown", 0)
    assert unknown <= load(config).smtp.connections
    assert sums.states.get("accepted", 0) + unknown == PEOPLE
    assert len(got) >= PEOPLE - unknown
    recorded = at_desk(config, lambda desk: desk.store.count(Message, {"direction": Direction.OUTBOUND}))
    assert recorded == PEOPLE


async def _is_over(desk: Desk) -> bool:
    open_states = [DeliveryState.QUEUED, DeliveryState.CLAIMED, DeliveryState.HANDED_OVER, DeliveryState.DEFERRED]
    rows = await desk.store.rows(Delivery, {"purpose": Purpose.CAMPAIGN}, ["state", "unrecorded"])
    return bool(rows) and all(row["state"] not in open_states and not row.get("unrecorded") for row in rows)


INBOUND_POINTS = [
    "after_raw_stored",
    "before_effects",
    "before_read",
    "after_draft",
    "after_enqueued",
    "before_settled",
    "after_claim",
    "after_handed_over",
    "after_data",
    "before_outcome",
]


@pytest.mark.parametrize("point", INBOUND_POINTS)
def test_an_answer_survives_a_kill(config: Path, smtp_sink: SmtpSink, mailbox: Mailbox, point: str) -> None:
    at_desk(config, set_up)
    with daemon(config) as warm:
        wait(lambda: "mailbot runs" in config.with_suffix(".log").read_text(), "the daemon", config)
        wait(lambda: at_desk(config, _has_looked), "the first look into the mailbox", config)
        warm.send_signal(signal.SIGTERM)
        warm.wait(PATIENCE)
    lead = Lead("lead3@away.example", "Lead3 Last", mailbox)
    lead.write("Hello, we are looking to buy a house with 3 bedrooms in Old Town, up to $470k.", "House in Old Town")
    with daemon(config, point) as first:
        first.wait(PATIENCE)
        assert first.returncode == -signal.SIGKILL
    with daemon(config):
        wait(lambda: at_desk(config, _is_answered), "the answer's row to end", config)
        time.sleep(2)
    inbound = at_desk(config, lambda desk: desk.store.find(Message, {"direction": Direction.INBOUND}))
    assert [message.state for message in inbound] == [MessageState.READ]
    replies = at_desk(config, lambda desk: desk.store.find(Delivery, {"purpose": Purpose.REPLY}))
    assert len(replies) == 1
    mails = [parsed(mail) for mail in smtp_sink.mails if lead.address in mail.recipients]
    assert len(mails) <= 1, "the lead was answered twice"
    assert len(mails) == 1 or replies[0].state is DeliveryState.UNKNOWN


async def _has_looked(desk: Desk) -> bool:
    from models.cursor import MailboxCursor

    return await desk.store.first(MailboxCursor, {"folder": "INBOX"}) is not None


async def _is_answered(desk: Desk) -> bool:
    rows = await desk.store.rows(Delivery, {"purpose": Purpose.REPLY}, ["state"])
    return any(row["state"] in (DeliveryState.ACCEPTED, DeliveryState.UNKNOWN) for row in rows)


def test_a_second_daemon_is_refused_in_one_line(config: Path) -> None:
    with daemon(config):
        wait(lambda: "mailbot runs" in config.with_suffix(".log").read_text(), "the daemon", config)
        command = [sys.executable, "-m", "mailbot.cli.main", "--config", str(config), "run", "--no-web"]
        second = subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, env={**os.environ}, check=False
        )
    assert second.returncode == 1
    lines = [line for line in second.stderr.splitlines() if line.startswith("error:")]
    assert len(lines) == 1
    assert "another mailbot runs for account main" in lines[0]


def test_sigterm_gives_claims_back_and_ends_well(config: Path) -> None:
    at_desk(config, set_up)
    at_desk(config, launched)
    with daemon(config) as running:
        wait(lambda: "mailbot runs" in config.with_suffix(".log").read_text(), "the daemon", config)
        running.send_signal(signal.SIGTERM)
        assert running.wait(PATIENCE) == 0
    states = at_desk(config, _states)
    assert DeliveryState.CLAIMED not in states
    assert DeliveryState.HANDED_OVER not in states


async def _states(desk: Desk) -> set[str]:
    return {
        row["state"]
        for row in await desk.store.rows(Delivery, {"created_at": {"$gt": desk.now().replace(year=2000)}}, ["state"])
    }


def reload(running: subprocess.Popen[bytes], config: Path, says: str, **sections: dict[str, Any]) -> None:
    """Change the configuration file, send SIGHUP, and wait until the log has one more line with `says`."""
    values = tomllib.loads(config.read_text())
    for name, keys in sections.items():
        values[name] |= keys
    config.write_text(tomli_w.dumps(values))
    log = config.with_suffix(".log")
    before = log.read_text().count(says)
    running.send_signal(signal.SIGHUP)
    wait(lambda: log.read_text().count(says) > before, says, config)


def test_sighup_stops_a_campaign_in_full_swing_and_lets_it_go_on(config: Path, smtp_sink: SmtpSink) -> None:
    smtp_sink.deliver = lambda recipient, raw: time.sleep(0.3)
    at_desk(config, set_up)
    number = at_desk(config, launched)
    connections = load(config).smtp.connections
    with daemon(config) as running:
        smtp_sink.wait_for_mails(1)
        reload(running, config, "the configuration was read again", sending={"mode": "off"})
        still_in_hand = len(smtp_sink.mails) + 2 * connections
        wait(lambda: DeliveryState.HANDED_OVER not in at_desk(config, _states), "the mails in hand", config)
        wait(lambda: DeliveryState.CLAIMED not in at_desk(config, _states), "claims to be given back", config)
        assert len(smtp_sink.mails) <= still_in_hand
        assert len(smtp_sink.mails) < PEOPLE
        reload(running, config, "not taken over", sending={"mode": "live"}, business={"account": "another"})
        reload(running, config, "the configuration was read again", business={"account": "main"})
        wait(lambda: at_desk(config, _is_over), "the campaign to end", config)
    assert at_desk(config, lambda desk: report(desk, number)).states == {"accepted": PEOPLE}
    got = Counter(recipient for mail in smtp_sink.mails for recipient in mail.recipients)
    assert set(got.values()) == {1}
    assert running.returncode == 0
