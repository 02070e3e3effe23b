"""kill -9 at each named point, then a restart: nothing in is lost, nothing out doubled, at most one unknown each.

Real processes: the daemon, its embedded store, Dovecot, an SMTP server.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from agency import Lead, parsed
from dovecot import Mailbox
from running_daemon import (
    PATIENCE,
    PEOPLE,
    at_desk,
    daemon,
    is_answered,
    is_over,
    launched,
    log_of,
    looked,
    set_up,
    states,
    wait,
    wait_at_desk,
)
from smtp_sink import SmtpSink

from mailbot.campaigns.report import report
from mailbot.config import load
from mailbot.desk import Desk
from models.delivery import Delivery, DeliveryState, Purpose
from models.message import Direction, Message, MessageState

pytestmark = [pytest.mark.slow, pytest.mark.dovecot]


@pytest.fixture
def config(daemon_config: Path) -> Path:
    return daemon_config


@pytest.mark.parametrize(
    ("point", "passes"),
    [
        ("after_claim", 0),  # one batch is one claim
        ("after_handed_over", 0),
        ("after_handed_over", 4),
        ("after_data", 4),
        ("before_outcome", 0),
        ("before_outcome", 4),
    ],
)
def test_a_campaign_survives_a_kill(config: Path, smtp_sink: SmtpSink, point: str, passes: int) -> None:
    at_desk(config, set_up)
    number = at_desk(config, launched)
    with daemon(config, point, passes) as first:
        first.wait(PATIENCE)
        assert first.returncode == -signal.SIGKILL
    with daemon(config):
        wait_at_desk(config, is_over, "the campaign to end")
    sums = at_desk(config, lambda desk: report(desk, number))
    got = Counter(recipient for mail in smtp_sink.mails for recipient in mail.recipients)
    assert max(got.values()) == 1, "somebody was mailed twice"
    unknown = sums.states.get("unknown", 0)
    assert unknown <= load(config).smtp.connections
    assert sums.states.get("accepted", 0) + unknown == PEOPLE
    assert len(got) >= PEOPLE - unknown
    recorded = at_desk(config, lambda desk: desk.store.count(Message, {"direction": Direction.OUTBOUND}))
    assert recorded == PEOPLE


INBOUND_POINTS = [
    "after_raw_stored",
    "before_effects",
    "before_read",
    "after_draft",
    "after_enqueued",
    "before_settled",
    "after_handed_over",
    "after_data",
]


@pytest.mark.parametrize("point", INBOUND_POINTS)
def test_an_answer_survives_a_kill(config: Path, smtp_sink: SmtpSink, mailbox: Mailbox, point: str) -> None:
    at_desk(config, set_up)
    at_desk(config, looked)
    lead = Lead("lead3@away.example", "Lead3 Last", mailbox)
    lead.write("Hello, we are looking to buy a house with 3 bedrooms in Old Town, up to $470k.", "House in Old Town")
    with daemon(config, point) as first:
        first.wait(PATIENCE)
        assert first.returncode == -signal.SIGKILL
    with daemon(config):
        wait_at_desk(config, is_answered, "the answer's row to end")
        time.sleep(2)
    inbound = at_desk(config, lambda desk: desk.store.find(Message, {"direction": Direction.INBOUND}))
    assert [message.state for message in inbound] == [MessageState.READ]
    replies = at_desk(config, lambda desk: desk.store.find(Delivery, {"purpose": Purpose.REPLY}))
    assert len(replies) == 1
    mails = [parsed(mail) for mail in smtp_sink.mails if lead.address in mail.recipients]
    assert len(mails) <= 1, "the lead was answered twice"
    assert len(mails) == 1 or replies[0].state is DeliveryState.UNKNOWN


def test_a_second_daemon_is_refused_in_one_line(config: Path) -> None:
    with daemon(config):
        wait(lambda: "mailbot runs" in log_of(config), "the daemon", config)
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
        wait(lambda: "mailbot runs" in log_of(config), "the daemon", config)
        running.send_signal(signal.SIGTERM)
        assert running.wait(PATIENCE) == 0
    left = at_desk(config, states)
    assert DeliveryState.CLAIMED not in left
    assert DeliveryState.HANDED_OVER not in left


async def none_in_hand(desk: Desk) -> bool:
    return (await states(desk)).isdisjoint((DeliveryState.HANDED_OVER, DeliveryState.CLAIMED))


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
        wait_at_desk(config, none_in_hand, "the mails in hand, and claims to be given back")
        assert len(smtp_sink.mails) <= still_in_hand
        assert len(smtp_sink.mails) < PEOPLE
        reload(running, config, "not taken over", sending={"mode": "live"}, business={"account": "another"})
        reload(running, config, "the configuration was read again", business={"account": "main"})
        wait_at_desk(config, is_over, "the campaign to end")
    assert at_desk(config, lambda desk: report(desk, number)).states == {"accepted": PEOPLE}
    got = Counter(recipient for mail in smtp_sink.mails for recipient in mail.recipients)
    assert set(got.values()) == {1}
    assert running.returncode == 0
