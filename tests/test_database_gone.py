"""The database dies under a running daemon and comes back: nothing is lost, nothing doubled, and the daemon goes on."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest
from agency import Lead
from dovecot import Mailbox
from running_daemon import PEOPLE, at_desk, daemon, is_over, launched, log_of, looked, set_up, wait, wait_at_desk
from smtp_sink import SmtpSink
from store_users import kill_server, lives

from mailbot.campaigns.report import report
from mailbot.config import load
from mailbot.desk import Desk
from models.delivery import Delivery, DeliveryState, Purpose
from models.message import Direction, Message, MessageState

pytestmark = [pytest.mark.slow, pytest.mark.dovecot]

LEADS = 3
BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, up to $470k."


def test_a_campaign_in_full_swing_goes_on(daemon_config: Path, smtp_sink: SmtpSink) -> None:
    smtp_sink.deliver = lambda recipient, raw: time.sleep(0.3)
    config, data_dir = daemon_config, load(daemon_config).database.data_dir
    at_desk(config, set_up)
    number = at_desk(config, launched)
    deaths = 2
    with daemon(config) as running:
        for death in range(1, deaths + 1):
            smtp_sink.wait_for_mails(3 * death)
            kill_server(data_dir)
            wait(lambda: lives(data_dir), "the daemon to start the store again", config)
        wait_at_desk(config, is_over, "the campaign to end")
        assert running.poll() is None, "the daemon ended"
    assert running.returncode == 0
    got = Counter(recipient for mail in smtp_sink.mails for recipient in mail.recipients)
    assert max(got.values()) == 1, "somebody was mailed twice"
    sums = at_desk(config, lambda desk: report(desk, number))
    unknown = sums.states.get("unknown", 0)
    assert unknown <= deaths * load(config).smtp.connections
    assert sums.states == Counter(accepted=PEOPLE - unknown) + Counter(unknown=unknown)
    assert len(got) >= PEOPLE - unknown
    recorded = at_desk(config, lambda desk: desk.store.count(Message, {"direction": Direction.OUTBOUND}))
    assert recorded == PEOPLE


def test_mail_that_comes_while_it_is_gone_is_answered_once(
    daemon_config: Path, smtp_sink: SmtpSink, mailbox: Mailbox
) -> None:
    config, data_dir = daemon_config, load(daemon_config).database.data_dir
    at_desk(config, set_up)
    at_desk(config, looked)
    leads = [Lead(f"lead{number}@away.example", f"Lead{number} Last", mailbox) for number in range(LEADS)]
    with daemon(config) as running:
        wait(lambda: "mailbot runs" in log_of(config), "the daemon", config)
        for lead in leads:
            kill_server(data_dir)
            lead.write(BUYER, "House in Old Town")
            wait(lambda: lives(data_dir), "the daemon to start the store again", config)
        wait_at_desk(config, _all_ended, "every answer to end")
        assert running.poll() is None, "the daemon ended"
    inbound = at_desk(config, lambda desk: desk.store.find(Message, {"direction": Direction.INBOUND}))
    assert [message.state for message in inbound] == [MessageState.READ] * len(leads)
    answers = {row.recipient: row.state for row in at_desk(config, _ended_answers)}
    got = Counter(recipient for mail in smtp_sink.mails for recipient in mail.recipients)
    for lead in leads:
        assert got[lead.address] == 1 or (got[lead.address], answers[lead.address]) == (0, "unknown")


async def _all_ended(desk: Desk) -> bool:
    return len(await _ended_answers(desk)) == LEADS


async def _ended_answers(desk: Desk) -> list[Delivery]:
    ended = {"purpose": Purpose.REPLY, "state": {"$in": [DeliveryState.ACCEPTED, DeliveryState.UNKNOWN]}}
    return await desk.store.find(Delivery, {"campaign": 0}, then=ended)
