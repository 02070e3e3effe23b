"""Stopping by mail: one campaign alone, or everything; at once, for every address, and unconfirmed."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from agency import OPERATOR, Agency, body_of
from ledger_view import tell

from mailbot.campaigns import launch
from mailbot.campaigns.spec import spec_of
from mailbot.delivery.suppression import suppress, suppressed_among, unsuppress
from models.contact import Contact
from models.delivery import Delivery
from models.suppression import SuppressionReason
from models.thread import Stage, Thread

DANA = "dana@away.example"
BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def campaign(agency: Agency, name: str) -> int:
    text = {"name": name, "audience": {"kind": "all"}, "subject": f"Homes of {name}", "text": "Hello"}
    made = await launch.create(agency.desk, spec_of(text, ZoneInfo("UTC"), base=Path(), named="a.toml"))
    await launch.launch(agency.desk, made.number)
    await agency.round()
    return made.number


async def scopes(agency: Agency, address: str = DANA) -> frozenset[str]:
    return (await suppressed_among(agency.desk, [address])).get(address, frozenset())


async def test_a_stop_of_one_campaign_leaves_others_and_answers(agency: Agency) -> None:
    await agency.add_contact(DANA)
    first = await campaign(agency, "spring")
    await suppress(agency.desk, DANA, SuppressionReason.UNSUBSCRIBED, scope=f"campaign:{first}")
    assert await scopes(agency) == {f"campaign:{first}"}
    await campaign(agency, "summer")
    assert [str(mail["Subject"]) for mail in agency.to(DANA)] == ["Homes of spring", "Homes of summer"]
    agency.lead(DANA).write(BUYER, "House")
    await agency.round()
    assert len(agency.to(DANA)) == 3, await tell(agency.store)


async def test_a_stop_of_everything_holds_for_campaigns_and_answers_and_every_address(agency: Agency) -> None:
    contact = await agency.add_contact(DANA)
    await agency.store.change(Contact, str(contact.id), add={"addresses": ["dana@work.example"]})
    await campaign(agency, "spring")
    agency.lead(DANA).answer(agency.to(DANA)[0], "Please remove me from your list and stop all emails.")
    await agency.round()
    assert await scopes(agency) == {"all"}
    assert await scopes(agency, "dana@work.example") == {"all"}
    [thread] = await agency.store.find(Thread, {"merged_into": ""})
    assert thread.stage is Stage.CLOSED
    await campaign(agency, "summer")
    assert len(agency.to(DANA)) == 1, "it was confirmed by mail, or written to again"


async def test_the_quoted_footer_stops_nothing(agency: Agency) -> None:
    await agency.add_contact(DANA)
    await campaign(agency, "spring")
    agency.lead(DANA).answer(agency.to(DANA)[0], BUYER)
    await agency.round()
    assert await scopes(agency) == frozenset()
    assert len(agency.to(DANA)) == 2, await tell(agency.store)


async def test_the_one_click_address_stops_from_any_account_of_theirs(agency: Agency) -> None:
    await agency.add_contact(DANA)
    await campaign(agency, "spring")
    [delivery] = await agency.store.find(Delivery, {"recipient": DANA})
    to = agency.desk.keyring.unsubscribe_address("hello@agency.test", str(delivery.id))
    agency.lead("dana@phone.example").write("", "unsubscribe", To=to)
    await agency.round()
    assert "all" in await scopes(agency)
    assert agency.to("dana@phone.example") == []


async def test_what_the_operator_removes_is_written_to_again(agency: Agency) -> None:
    await agency.add_contact(DANA)
    await campaign(agency, "spring")
    agency.lead(DANA).answer(agency.to(DANA)[0], "unsubscribe")
    await agency.round()
    assert await scopes(agency) == {"all"}
    await unsuppress(agency.desk, DANA)
    await campaign(agency, "summer")
    assert len(agency.to(DANA)) == 2, await tell(agency.store)


async def test_a_possible_stop_beside_a_sure_wish_is_a_persons_to_decide(agency: Agency) -> None:
    dana = agency.lead(DANA)
    first = dana.write(BUYER, "House")
    dana.write("How many times do I have to ask?", "Re: House", References=f"<{first}>")
    await agency.round()
    assert agency.to(DANA) == [], await tell(agency.store)
    assert await scopes(agency) == frozenset()
    assert any("may want no more mail" in body_of(notice) for notice in agency.to(OPERATOR))
