"""Health: what the daemon says of itself is kept, and shown by a dashboard in whatever process."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from web_site import Site

from mailbot.conversation import mailbox_health
from mailbot.conversation.figures.health import DEAD_AFTER, brought_up, health_of
from mailbot.delivery import halting
from mailbot.desk import Desk
from mailbot.errors import MailboxError, StoreError
from mailbot.ops.heartbeat import Pulse
from models.campaign import Campaign, CampaignState, Step, Sums
from models.cursor import MailboxCursor
from models.delivery import Delivery, Purpose
from models.halt import Halt


def cursor(desk: Desk, **fields: object) -> MailboxCursor:
    """A folder of the mailbox that the settings name, unless `fields` say another."""
    place = {"mailbox": desk.config.imap.mailbox, "folder": "INBOX"}
    return MailboxCursor.model_validate({**place, "uidvalidity": 1, "uid": 1, "since": desk.now(), **fields})


async def test_jobs_are_shown_with_their_last_run_and_what_went_wrong(site: Site) -> None:
    desk = site.agency.desk
    pulse = Pulse(desk.now)
    with pulse.run("send_due"):
        pass
    with pytest.raises(StoreError), pulse.run("read_mail"):
        raise StoreError("the disk is full")
    await pulse.beat(desk, {"send_due": None, "read_mail": desk.now()}, None)
    text = (await (await site.signed_in()).get("/health")).text
    for words in ("send due", "read mail", "the disk is full", "failed", "runs"):
        assert words in text, words
    assert "not running" not in text
    [late] = re.findall(r"read mail</div>.*?data-label=\"Next run\"><div>(.*?)</div>", text, re.DOTALL)
    assert late == "now", 'its next run was due as the page was made: it was not "just now"'


async def test_a_daemon_that_is_silent_is_told(site: Site) -> None:
    browser = await site.signed_in()
    assert "mailbot is not running" in (await browser.get("/health")).text
    await Pulse(site.agency.desk.now).beat(site.agency.desk, {}, None)
    assert "mailbot is not running" not in (await browser.get("/health")).text
    site.agency.clock.turn(seconds=DEAD_AFTER.total_seconds() + 1)
    assert "mailbot is not running" in (await browser.get("/health")).text
    site.agency.clock.turn(seconds=-3 * DEAD_AFTER.total_seconds())  # its last word is from the future
    assert "mailbot is not running" in (await browser.get("/health")).text


async def test_a_broken_mailbox_and_waiting_mail_are_shown(site: Site) -> None:
    desk = site.agency.desk
    now = desk.now()
    await desk.store.add(cursor(desk, failing_since=now, problem="no route"))
    await desk.store.add(Delivery(key="reply:1", purpose=Purpose.REPLY, recipient="a@away.example", due_at=now))
    text = (await (await site.signed_in()).get("/health")).text
    assert "no route" in text
    assert "1 queued" in text
    assert (await health_of(desk)).depth == 1


async def test_a_mailbox_of_earlier_settings_is_not_shown(site: Site) -> None:
    desk = site.agency.desk
    before = {"mailbox": "kim@old.example@imap.wrong.example", "failing_since": desk.now(), "problem": "no route"}
    await desk.store.add(cursor(desk, **before))
    browser = await site.signed_in()
    assert "No mailbox has been read yet" in (await browser.get("/health")).text
    await desk.store.add(cursor(desk))
    text = (await browser.get("/health")).text
    assert "No mailbox has been read yet" not in text
    assert "no route" not in text
    metrics = (await site.get("/metrics")).text
    assert f'mailbot_mailbox_failing{{mailbox="{desk.config.imap.mailbox}"}} 0' in metrics
    assert "old.example" not in metrics


async def test_a_campaigns_queue_is_told_as_it_is_now_though_its_sums_are_minutes_old(site: Site) -> None:
    desk = site.agency.desk
    summed = Sums(at=desk.now(), recipients=9, states={"queued": 5, "claimed": 1, "accepted": 3})
    spring = Campaign(
        number=4,
        name="Spring",
        state=CampaignState.RUNNING,
        steps=[Step(subject="Hi", text="Hi")],
        rate_per_minute=60,
        sums=summed,
    )
    await desk.store.add(spring)
    await desk.store.record("delivery.accepted", "of before", campaign=4, created_at=desk.now() - timedelta(minutes=1))
    for kind in ("delivery.accepted", "delivery.accepted", "delivery.failed", "delivery.bounced"):
        await desk.store.record(kind, "", campaign=4)
    health = await health_of(desk)
    assert health.campaigns[0].states == {"queued": 2, "claimed": 1, "accepted": 5, "failed": 1}
    assert health.depth == 3


def test_what_has_ended_waited_before_and_nothing_counts_below_nothing() -> None:
    assert brought_up({"queued": 1, "claimed": 2}, {"accepted": 2}) == {"claimed": 1, "accepted": 2}
    assert brought_up({"accepted": 3}, {"accepted": 1}) == {"accepted": 3}
    assert brought_up({}, {}) == {}


async def test_a_folder_that_is_not_looked_into_any_more_is_not_shown(site: Site) -> None:
    """Its row is kept, so that it goes on where it was when it is named again."""
    desk = site.agency.desk
    for folder in ("INBOX", "Leads"):
        await desk.store.add(cursor(desk, folder=folder))
    await mailbox_health.note_folders(desk, desk.config.imap.mailbox, ["INBOX", "Leads"])
    browser = await site.signed_in()
    assert "Leads" in (await browser.get("/health")).text
    await mailbox_health.note_folders(desk, desk.config.imap.mailbox, ["INBOX"])
    text = (await browser.get("/health")).text
    assert "Leads" not in text
    assert "INBOX" in text
    assert await desk.store.first(MailboxCursor, {"folder": "Leads"}) is not None


async def test_what_is_well_again_beside_the_folders_is_not_shown(site: Site) -> None:
    desk = site.agency.desk
    mailbox = desk.config.imap.mailbox
    await desk.store.add(cursor(desk))
    await mailbox_health.note_folders(desk, mailbox, ["INBOX"])
    await mailbox_health.note_failure(desk, mailbox, MailboxError("no route"))
    browser = await site.signed_in()
    assert "the connection" in (await browser.get("/health")).text
    await mailbox_health.note_success(desk, mailbox)
    assert "the connection" not in (await browser.get("/health")).text


async def test_a_mail_server_of_earlier_settings_holds_nothing_up(site: Site) -> None:
    desk = site.agency.desk
    await halting.halted(desk, "535 no such login", of_account=True, rest=60)
    browser = await site.signed_in()
    assert "535 no such login" in (await browser.get("/health")).text
    before = await desk.store.first(Halt, {})
    assert before is not None
    await desk.store.change(
        Halt, str(before.id), set={"server": "kim@old.example:587", "since": desk.now() - DEAD_AFTER}
    )
    for page in ("/health", "/"):
        assert "535 no such login" not in (await browser.get(page)).text
    halt = await halting.halted(desk, "451 later", of_account=False, rest=60)
    assert halt is not None
    assert halt.since > before.since - DEAD_AFTER, "another server's trouble begins anew"
