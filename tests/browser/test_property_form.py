"""A property added and edited in a browser: by keyboard, on a phone, with hostile words, and without a script."""

from __future__ import annotations

import pytest
from chromium import PHONE, Window
from playwright.async_api import Browser, expect
from web_site import OWNER, PASSWORD, Site

from models.property import Property
from models.user import Role

pytestmark = [pytest.mark.slow, pytest.mark.dovecot, pytest.mark.timeout(600)]

HOSTILE = '"><img src=x onerror="document.title=\'taken\'">'


async def one(site: Site) -> Property:
    [home] = await site.agency.store.find(Property, {"ref": "BR-7"})
    return home


async def test_a_home_is_added_refused_mended_and_edited(live_site: Site, window: Window) -> None:
    window.may_fail.add("/properties/new")
    await window.go("/properties")
    await window.page.get_by_role("link", name="Add a property").first.click()
    await window.page.get_by_label("MLS number, or your own id").fill("BR-7")
    await window.page.get_by_label("Address").fill("7 Quay Ln")
    await window.page.get_by_label("Price").fill("485")
    await window.page.get_by_label("Area, as leads call it").fill(HOSTILE)
    await window.page.get_by_label("Description").fill("By the sea.\n\nQuiet.")
    await window.button("Add the property").click()
    await window.sees("2 fields need another look", "can hardly be what BR-7 is for sale at", "is HTML")
    assert await window.page.title() == "Not kept: Add a property · mailbot"
    assert await window.violations() == []
    assert await window.overflow() <= 0
    await expect(window.page.locator("#field-price")).to_be_focused()
    await expect(window.page.locator("#field-area")).to_have_value(HOSTILE)
    await expect(window.page.get_by_label("Description")).to_have_value("By the sea.\n\nQuiet.")
    await window.page.keyboard.press("Control+A")
    await window.page.keyboard.type("485k")
    await window.page.locator("#field-area").fill("Old Harbor")
    await window.page.keyboard.press("Enter")
    await window.sees("BR-7 is kept, and offered from now on to whom it suits.", "$485,000", "Old Harbor")
    await window.page.get_by_role("link", name="Edit", exact=True).click()
    await window.page.locator("#field-status").select_option("sold")
    assert await window.violations() == []
    assert await window.overflow() <= 0
    await window.button("Save").click()
    await window.sees("Saved.", "active → sold", "no answer offers it")
    assert (await one(live_site)).description == "By the sea.\n\nQuiet."


async def test_it_works_without_a_script(live_site: Site, chromium: Browser) -> None:
    await live_site.user(Role.OWNER)
    context = await chromium.new_context(
        base_url=f"http://127.0.0.1:{live_site.port}",
        java_script_enabled=False,
        viewport={"width": PHONE, "height": 844},
    )
    window = Window(await context.new_page(), PHONE)
    await window.sign_in(OWNER, PASSWORD)
    await window.go("/properties/new")
    for name, text in {"ref": "BR-7", "address": "7 Quay Ln", "price": "485"}.items():
        await window.page.locator(f"#field-{name}").fill(text)
    await window.button("Add the property").click()
    await window.sees("can hardly be what BR-7 is for sale at")
    await expect(window.page.locator("#field-address")).to_have_value("7 Quay Ln")
    await window.page.locator("#field-price").fill("485000")
    await window.button("Add the property").click()
    await window.sees("BR-7 is kept")
    assert (await one(live_site)).price == 485_000
