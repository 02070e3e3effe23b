"""/metrics: for this machine or whoever shows the token, in a form that Prometheus reads."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from pydantic import SecretStr
from web_site import Site

from mailbot.ops.heartbeat import Pulse
from models.campaign import Campaign, CampaignState, Step, Sums
from models.cursor import MailboxCursor

LINE = re.compile(r'^mailbot_\w+(\{\w+="(?:[^"\\\n]|\\.)*"(,\w+="(?:[^"\\\n]|\\.)*")*\})? -?[\d.e+-]+$')


def with_token(site: Site, token: str) -> None:
    desk = site.agency.desk
    web = desk.config.web.model_copy(update={"metrics_token": SecretStr(token)})
    site.agency.desk = replace(desk, config=desk.config.model_copy(update={"web": web}))


async def test_every_line_can_be_read_and_says_what_it_counts(site: Site) -> None:
    desk = site.agency.desk
    imap = desk.config.imap.model_copy(update={"username": 'a"b\\c', "host": "mail.test"})
    desk = site.agency.desk = replace(desk, config=desk.config.model_copy(update={"imap": imap}))
    sums = Sums(at=desk.now(), states={"queued": 7, "accepted": 3})
    step = Step(subject="Hello", text="Hi")
    await desk.store.add(
        Campaign(number=1001, name="Spring", state=CampaignState.RUNNING, steps=[step], rate_per_minute=10, sums=sums)
    )
    failing = {"folder": "INBOX", "uidvalidity": 1, "uid": 1, "since": desk.now(), "failing_since": desk.now()}
    await desk.store.add(MailboxCursor.model_validate({"mailbox": desk.config.imap.mailbox, **failing}))
    await Pulse(desk.now).beat(desk, {}, None)
    await site.get("/healthz")
    answer = await site.get("/metrics")
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    lines = answer.text.splitlines()
    assert [line for line in lines if not line.startswith("# TYPE ") and not LINE.match(line)] == []
    for line in (
        "mailbot_up 1",
        "mailbot_queue_depth 7",
        'mailbot_campaign_deliveries{campaign="1001",state="accepted"} 3',
        'mailbot_mailbox_failing{mailbox="a\\"b\\\\c@mail.test"} 1',
        'mailbot_http_requests_total{route="health.healthz",method="GET",status="200"} 1',
    ):
        assert line in lines, line


async def test_a_method_that_a_client_makes_up_is_counted_with_all_others(site: Site) -> None:
    for number in range(3):
        await site.ask(f"MADE{number}", "/healthz")
    lines = (await site.get("/metrics")).text.splitlines()
    assert [line for line in lines if 'method="other"' in line and line.endswith(" 3")]
    assert not [line for line in lines if "MADE" in line]


async def test_whoever_comes_through_the_proxy_finds_nothing(site: Site) -> None:
    assert (await site.get("/metrics", X_Forwarded_For="203.0.113.9")).status == 404
    assert (await site.get("/metrics", Host="agency.example")).status == 404


@pytest.mark.parametrize("host", ["127.0.0.1:8025", "localhost", "LOCALHOST:8025", "[::1]:8025"])
async def test_this_machine_asks_by_a_name_of_its_own(site: Site, host: str) -> None:
    assert (await site.get("/metrics", Host=host)).status == 200


@pytest.mark.parametrize(
    "host", ["rebound.example", "rebound.example:8025", "localhost.example", "[::1", "192.0.2.1", ""]
)
async def test_a_name_that_somebody_pointed_here_finds_nothing(site: Site, host: str) -> None:
    assert (await site.get("/metrics", Host=host)).status != 200


async def test_with_a_token_only_the_token_opens(site: Site) -> None:
    with_token(site, "a token of some length")
    assert (await site.get("/metrics")).status == 404
    assert (await site.get("/metrics", Authorization="Bearer wrong")).status == 404
    given = {"Authorization": "Bearer a token of some length", "X_Forwarded_For": "203.0.113.9"}
    assert (await site.get("/metrics", **given)).status == 200
