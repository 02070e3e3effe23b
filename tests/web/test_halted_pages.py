"""Where nothing can leave, the pages say so: Today, Health, the campaign, the conversation; and the metrics."""

from __future__ import annotations

from smtp_sink import Fault
from web_site import Site

from mailbot.ops.heartbeat import Pulse
from models.campaign import Campaign, CampaignState, Step
from models.contact import Contact
from models.delivery import Content, Delivery, Purpose
from models.thread import Thread

WHY = "535 5.7.8 authentication failed"


async def halted(site: Site) -> tuple[Contact, Campaign]:
    """A campaign that runs and cannot leave."""
    agency = site.agency
    dana = await agency.add_contact("dana@away.example")
    spring = Campaign(
        number=1001,
        name="Spring",
        state=CampaignState.RUNNING,
        steps=[Step(subject="Hi", text="Hi")],
        rate_per_minute=60,
    )
    assert await agency.store.add(spring)
    await site.queued(dana)
    agency.sink.faults = [Fault(at="mail", reply=WHY)]
    await agency.round("send_due")
    return dana, spring


async def test_today_and_health_say_so_until_mail_leaves_again(site: Site) -> None:
    browser = await site.signed_in()
    await halted(site)
    await Pulse(site.agency.desk.now).beat(site.agency.desk, {"send_due": None}, None)
    for path in ("/", "/health"):
        assert WHY in (await browser.get(path)).text, path
    assert "No mail can leave" in (await browser.get("/")).text
    assert "nothing leaves" in (await browser.get("/health")).text
    site.agency.sink.faults = []
    site.agency.clock.turn(minutes=10)
    await site.agency.round("send_due")
    for path in ("/", "/health"):
        assert WHY not in (await browser.get(path)).text, path


async def test_health_says_when_the_server_is_tried_next(site: Site) -> None:
    browser = await site.signed_in()
    await halted(site)
    for _ in range(8):  # the first failure costs no pause, and later ones ever more
        site.agency.clock.turn(minutes=6)
        await site.agency.round("send_due")
    page = (await browser.get("/health")).text
    said = page[page.index("tried last") :].partition("</dd>")[0]
    assert ", next <time" in said


async def test_the_campaign_and_each_recipient_have_it_for_their_why(site: Site) -> None:
    browser = await site.signed_in()
    await halted(site)
    page = (await browser.get("/campaigns/1001")).text
    assert "No mail can leave" in page
    assert f"no mail can leave: {WHY}" in page
    assert WHY in (await browser.get("/campaigns/1001/report.csv")).text


async def test_so_has_an_answer_that_waits_in_its_conversation(site: Site) -> None:
    browser = await site.signed_in()
    dana, _ = await halted(site)
    now = site.agency.desk.now()
    thread = Thread(number=7, contact_id=str(dana.id), last_at=now)
    assert await site.agency.store.add(thread)
    answer = Delivery(
        key="reply:1",
        purpose=Purpose.REPLY,
        recipient=dana.address,
        thread_id=str(thread.id),
        content=Content(subject="Re: Homes", text="Hello."),
        due_at=now,
    )
    assert await site.agency.store.add(answer)
    assert f"No mail can leave: {WHY}" in (await browser.get("/threads/7")).text


async def test_prometheus_hears_of_it(site: Site) -> None:
    assert "mailbot_sending_halted 0" in (await site.get("/metrics")).text.splitlines()
    await halted(site)
    assert "mailbot_sending_halted 1" in (await site.get("/metrics")).text.splitlines()
