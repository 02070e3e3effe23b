"""kill -9 at random moments of a campaign that is answered, of the daemon and at times of its store too.

`CHAOS=SEED:KILLS` plays another run: `CHAOS=7:30 pytest tests/test_chaos.py`.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from agency import Lead, parsed
from dovecot import Mailbox
from running_daemon import UNDER_WAY, at_desk, daemon, is_over, launched, looked, set_up, wait_at_desk
from smtp_sink import SmtpSink
from store_users import kill_server, lives

from classifiers.reader import BuiltinIntentReader
from mailbot.config import load
from mailbot.conversation.reading import retry
from mailbot.desk import Desk
from models.delivery import Delivery, DeliveryState, Purpose
from models.message import Direction, Message, MessageState
from models.suppression import Suppression
from models.thread import Thread

pytestmark = [pytest.mark.slow, pytest.mark.dovecot]

SEED, KILLS = map(int, os.environ.get("CHAOS", "1:8").split(":"))
PEOPLE = 5 * KILLS
SEEKS = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, up to $470k."
STOPS = "Please take me off your list, I want no more mail."


def test_nothing_is_lost_and_nobody_is_mailed_twice_through_random_kills(
    daemon_config: Path, smtp_sink: SmtpSink, mailbox: Mailbox
) -> None:
    chance = random.Random(SEED)
    smtp_sink.deliver = lambda recipient, raw: time.sleep(chance.uniform(0.0, 0.4))
    at_desk(daemon_config, partial(set_up, people=PEOPLE, homes=2))
    at_desk(daemon_config, looked)
    at_desk(daemon_config, launched)
    store = load(daemon_config).database.data_dir
    written = 0
    for kill in range(KILLS):
        lead = Lead(address_of(kill), f"Lead{kill} Last", mailbox)
        with daemon(daemon_config) as running:
            for text in (STOPS,) if stops(kill) else (SEEKS, "And does the one on Elm St have a garage?"):
                time.sleep(chance.uniform(0.5, 2.5))
                lead.write(text, f"House in Old Town {kill}")
                written += 1
            time.sleep(chance.uniform(0.0, 2.0))
            if chance.random() < 0.3 and lives(store):  # a daemon that starts just then may end by itself
                kill_server(store)
                time.sleep(chance.uniform(0.0, 2.0))
            running.kill()
            running.wait()
    with daemon(daemon_config):
        wait_at_desk(daemon_config, is_over, "the campaign to end")
        wait_at_desk(daemon_config, all_is_read, "every mail to be read")
        at_desk(daemon_config, call_back)
        wait_at_desk(daemon_config, all_is_answered, "every mail to be answered")
    assert_nothing_came_twice(smtp_sink)
    at_desk(daemon_config, partial(assert_ledger_is_right, smtp_sink, written))


def address_of(person: int) -> str:
    return f"lead{person}@away.example"


def stops(kill: int) -> bool:
    return kill % 4 == 3


async def all_is_read(desk: Desk) -> bool:
    """Whether no mail waits to be read."""
    return await desk.store.first(Message, {"state": MessageState.STORED}) is None


async def call_back(desk: Desk) -> None:
    """Read what was put aside, as the operator does who was told of it: two kills may have met the same mail."""
    for mail in await desk.store.find(Message, {"state": MessageState.QUARANTINED}):
        assert mail.problem == "mailbot ended 2 times while it read this mail"
        assert await retry(desk, str(mail.id), BuiltinIntentReader()) is MessageState.READ


async def all_is_answered(desk: Desk) -> bool:
    """Whether no answer is owed, and each has come to its end."""
    if await desk.store.first(Thread, {"reply_due_at": {"$ne": None}}):
        return False
    return await desk.store.first(Delivery, {"state": {"$in": list(UNDER_WAY)}}) is None


def assert_nothing_came_twice(sink: SmtpSink) -> None:
    """No mail reached anybody twice, and no campaign did."""
    mails = [(recipient, parsed(mail)) for mail in sink.mails for recipient in mail.recipients]
    seen = Counter((recipient, str(mail["Message-ID"])) for recipient, mail in mails)
    assert set(seen.values()) == {1}
    campaigns = Counter(recipient for recipient, mail in mails if mail["X-Campaign"] and not mail["In-Reply-To"])
    assert set(campaigns.values()) == {1}


async def assert_ledger_is_right(sink: SmtpSink, written: int, desk: Desk) -> None:
    """The ledger says of every mail what the server saw, and of every lead that they were heard."""
    came = Counter(str(parsed(mail)["Message-ID"]).strip("<>") for mail in sink.mails)
    rows = await desk.store.find(Delivery, {})
    named = [row.message_id for row in rows if row.message_id]
    assert len(set(named)) == len(named)
    for row in rows:
        if row.state is DeliveryState.ACCEPTED:
            assert came[str(row.message_id)] == 1
        elif row.state is not DeliveryState.UNKNOWN:
            assert not row.message_id or came[row.message_id] == 0
    unknown = [row for row in rows if row.state is DeliveryState.UNKNOWN]
    assert len(unknown) <= KILLS * desk.config.smtp.connections
    assert len([row for row in rows if row.purpose is Purpose.CAMPAIGN]) == PEOPLE
    inbound = await desk.store.find(Message, {"direction": Direction.INBOUND})
    assert len(inbound) == written
    assert len({mail.message_id for mail in inbound}) == written
    stopped = {row.address for row in await desk.store.find(Suppression, {})}
    assert stopped == {address_of(kill) for kill in range(KILLS) if stops(kill)}
    replied = Counter(row.recipient for row in rows if row.purpose is Purpose.REPLY)
    assert replied.keys() == {address_of(kill) for kill in range(KILLS) if not stops(kill)}
