"""Analytics: kept by a job, and shown as drawings with the same figures in tables."""

from __future__ import annotations

import re

from agency import Agency
from web_site import Site

from jobs.schedule import ONE_ROUND
from mailbot.conversation.figures import week_figures
from mailbot.conversation.figures.analytics import analytics
from models.campaign import Campaign, CampaignState, Step, Sums
from models.model_call import MICRO, ModelCall
from models.week import Week

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def one_conversation(agency: Agency) -> None:
    """A lead wrote, was answered two minutes later, and wrote again."""
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    lead = agency.lead("dana@away.example")
    lead.write(BUYER, "House")
    await agency.round()
    [reply] = agency.to("dana@away.example")
    lead.answer(reply, "The first one sounds good. Is it still available?")
    await agency.round(*ONE_ROUND)


async def test_a_conversation_is_counted_in_its_week_and_its_intent(mail_site: Site) -> None:
    await one_conversation(mail_site.agency)
    found = await analytics(mail_site.agency.desk, 4)
    assert found.weeks[-1].talks.replied == 1
    assert found.weeks[-1].talks.engaged == 1
    [(intent, talks)] = found.intents
    assert (intent, talks.replied) == ("buyer", 1)
    assert found.answered == sum(count for _, count in found.within) >= 1


async def test_the_page_draws_and_tells_the_same(mail_site: Site) -> None:
    agency = mail_site.agency
    await one_conversation(agency)
    today = f"{agency.clock.now():%Y-%m-%d}"
    sums = Sums(
        at=agency.clock.now(), states={"accepted": 812, "failed": 8}, replied=41, days={today: {"accepted": 812}}
    )
    step = Step(subject="Hello", text="Hi")
    await agency.store.add(
        Campaign(number=1001, name="Spring", state=CampaignState.DONE, steps=[step], rate_per_minute=9, sums=sums)
    )
    asked = {"role": "writer", "model": "m", "asked_as": "m", "cost": 3 * MICRO, "input_tokens": 5, "campaign": 1001}
    await agency.store.add(ModelCall.model_validate({"at": agency.clock.now(), **asked}))
    await agency.round("add_up")
    page = await (await mail_site.signed_in()).get("/analytics?weeks=4")
    assert page.text.count("<svg") == 5
    for words in ("812", "41 · 5.0 %", "$3.00", "<title>calls: 0"):
        assert words in page.text, words
    assert not re.search(r"<svg[^>]*style", page.text)


async def test_a_page_counts_nothing(mail_site: Site) -> None:
    """What happened since the job ran is not in it yet."""
    agency = mail_site.agency
    agency.lead("dana@away.example").write(BUYER, "House")
    await agency.round("fetch_mail", "read_mail")
    browser = await mail_site.signed_in()
    assert "No figures yet" in (await browser.get("/analytics")).text
    await agency.round("add_up")
    assert "No figures yet" not in (await browser.get("/analytics")).text


async def test_a_run_counts_some_weeks_and_comes_round_to_all(site: Site) -> None:
    desk = site.agency.desk
    assert await week_figures.refresh(desk) == 2 + week_figures.OTHERS_A_RUN
    for _ in range(week_figures.WEEKS // week_figures.OTHERS_A_RUN + 1):
        await week_figures.refresh(desk)
    assert len(await desk.store.find(Week, {"week": {"$gt": ""}})) == week_figures.WEEKS


async def test_a_conversation_that_goes_on_moves_to_the_new_week(mail_site: Site) -> None:
    agency = mail_site.agency
    await one_conversation(agency)
    agency.clock.turn(days=7)
    await agency.round("add_up")
    before = (await analytics(agency.desk, 4)).weeks
    assert [line.talks.replied for line in before] == [0, 0, 1, 0]


async def test_what_is_not_yet_counted_is_not_said_to_be_nothing(site: Site) -> None:
    agency = site.agency
    today = f"{agency.clock.now():%Y-%m-%d}"
    sums = Sums(at=agency.clock.now(), states={"accepted": 30}, replied=12, days={today: {"accepted": 30}})
    step = Step(subject="Hello", text="Hi")
    await agency.store.add(
        Campaign(number=1001, name="Spring", state=CampaignState.DONE, steps=[step], rate_per_minute=9, sums=sums)
    )
    browser = await site.signed_in()
    before = (await browser.get("/analytics?weeks=4")).text
    assert "Nobody wrote" not in before
    assert "Nothing was answered" not in before
    assert "Not yet counted." in before
    await agency.round("add_up")
    after = (await browser.get("/analytics?weeks=4")).text
    assert "Nobody wrote in this time." in after
    assert "Not yet counted." not in after


async def test_a_campaign_that_runs_and_is_not_counted_yet_has_not_sent_nothing(site: Site) -> None:
    agency, step = site.agency, Step(subject="Hello", text="Hi")
    spring = Campaign(number=1001, name="Spring", state=CampaignState.RUNNING, steps=[step], rate_per_minute=9)
    assert await agency.store.add(spring)
    await agency.round("add_up")
    browser = await site.signed_in()
    before = (await browser.get("/analytics?weeks=4")).text
    assert "not yet counted: the figures come within minutes" in before
    assert "No campaign sent anything" not in before
    await agency.store.change(Campaign, str(spring.id), set={"state": CampaignState.DONE})
    after = (await browser.get("/analytics?weeks=4")).text
    assert "No campaign sent anything in this time." in after
    assert "the figures come within minutes" not in after
