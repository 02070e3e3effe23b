"""A campaign from the first contact to the last mail: people are imported, a text is written, seen, tested, sent."""

from __future__ import annotations

import pytest
from agency import body_of
from chromium import DESKTOP, PHONE, Window, open_window
from playwright.async_api import Browser, FilePayload, expect
from web_site import Site, path_of

from models.campaign import CampaignState
from models.suppression import Suppression

pytestmark = [pytest.mark.slow, pytest.mark.dovecot, pytest.mark.timeout(600)]

PEOPLE = "Email,First Name,Last Name,Tags\n" + "".join(
    f"lead{number}@away.example,Lead{number},Last,spring\n" for number in range(6)
)
OWN = "me@home.example"


async def imported(window: Window, text: str = PEOPLE) -> None:
    """Contacts out of a file, looked at before they are written."""
    await window.go("/contacts")
    chooser = window.page.locator("input[type=file]")
    if not await chooser.is_visible():
        await window.page.get_by_text("Import", exact=False).first.click()
    await chooser.set_input_files(FilePayload(name="people.csv", mimeType="text/csv", buffer=text.encode()))
    await window.page.locator("form:has(input[type=file]) button").first.click()
    await window.sees("Look before it is imported", "lead0@away.example")
    assert await window.violations() == []
    await window.page.get_by_role("button", name="Import 6 rows").click()
    await window.sees("6 new")


async def written(window: Window) -> None:
    """The six steps, up to the review."""
    await window.go("/campaigns")
    await window.link("New campaign").click()
    await window.page.locator("input[name=name]").fill("Spring")
    await window.button("Next: audience").click()
    await window.page.get_by_label("Leads with any of these tags").check()
    await window.page.locator("input[name=tags]").fill("spring")
    await window.button("Show who that is").click()
    await window.sees("6 contacts", "lead0@away.example")
    await window.button("Next: content").click()
    await window.page.locator("input[name=subject]").fill("Homes for {{ contact.first_name }}")
    await window.page.locator("textarea[name=text]").fill("Hello {{ contact.first_name }},\n\nspring is here.\n")
    await expect(window.page.locator("#preview")).to_contain_text("Hello Lead0,")
    await expect(window.page.locator("#preview")).to_contain_text("On a phone")
    assert await window.overflow() <= 0
    await window.button("Next: enhance").click()
    await window.link("Next: schedule").click()
    await window.page.locator("input[name=rate]").fill("6000")
    await window.button("Next: review").click()
    await window.sees("Launch to 6 contacts", "Homes for Lead0")


async def test_what_one_writes_chooses_and_names_are_put_in_by_a_button(live_site: Site, window: Window) -> None:
    await imported(window)
    await window.go("/campaigns/new")
    await window.page.locator("input[name=name]").fill("Autumn")
    await window.button("Next: audience").click()
    await window.page.locator("input[name=tags]").fill("summer")
    await expect(window.page.get_by_label("Leads with any of these tags")).to_be_checked()
    await window.page.locator("input[name=tags]").fill("spring")
    await window.button("Next: content").click()
    await window.page.locator("input[name=subject]").fill("For ")
    await window.button("First name").click()
    await expect(window.page.locator("input[name=subject]")).to_be_focused()
    await window.page.locator("textarea[name=text]").fill("Hello ")
    await window.button("First name").click()
    await expect(window.page.locator("textarea[name=text]")).to_be_focused()
    await expect(window.page.locator("#preview")).to_contain_text("Hello Lead0")
    await expect(window.page.locator("#preview")).to_contain_text("For Lead0")
    assert await window.violations() == []
    await window.go(f"{window.page.url.partition('/content')[0]}/schedule")
    await window.page.locator("input[name=start]").fill("2031-03-04T09:00")
    await expect(window.page.get_by_label("At a time of its own")).to_be_checked()


async def test_a_campaign_is_written_tested_launched_and_watched(live_site: Site, window: Window) -> None:
    agency = live_site.agency
    await imported(window)
    await written(window)

    await window.page.locator("input[name=to]").fill(OWN)
    await window.button("Send a test").click()
    await window.sees(f"A test is on its way to {OWN}")
    await agency.round("send_due")
    assert "Hello" in body_of(agency.to(OWN)[-1])

    await window.button("Launch to 6 contacts").click()
    await window.confirm()
    await window.sees("It is launched.", "0 of 6 sent")
    await agency.round()
    await window.sees("6 of 6 sent")  # the page reads itself again
    await agency.round()
    await window.go("/campaigns")
    await window.sees(CampaignState.DONE.value)
    assert {f"lead{number}@away.example" for number in range(6)} == {
        address for mail in agency.sink.mails for address in mail.recipients if address.startswith("lead")
    }


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
async def test_a_recipient_stops_by_the_link_in_the_mail(site: Site, chromium: Browser, width: int) -> None:
    contact = await site.agency.add_contact("dana@away.example")
    delivery = await site.queued(contact)
    window = await open_window(chromium, f"http://127.0.0.1:{site.port}", width)
    await window.go(path_of(f"https://agency.example{site.link(delivery)}"))
    assert await site.agency.store.find(Suppression, {"address": "dana@away.example"}) == []
    assert await window.violations() == []
    await window.page.locator("button[value=all]").click()
    await expect(window.page.locator("[role=status]")).to_contain_text("Alder Homes sends no more email")
    assert {address for address, _ in await site.suppressed()} == {"dana@away.example"}
    assert await window.violations() == []
    assert await window.overflow() <= 0
    window.assert_no_trouble()
