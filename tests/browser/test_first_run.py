"""The first morning: nothing is there yet, and every page says what it will be and what to do first."""

from __future__ import annotations

import pytest
from chromium import Window
from web_site import PASSWORD, Site

from mailbot.users import people, second_factor

pytestmark = [pytest.mark.slow, pytest.mark.dovecot, pytest.mark.timeout(600)]


async def rooms(window: Window) -> list[str]:
    """The addresses in the navigation."""
    links = window.page.locator("nav.rooms a")
    return [str(await links.nth(place).get_attribute("href")) for place in range(await links.count())]


async def test_every_page_of_an_empty_agency_says_what_to_do(window: Window) -> None:
    await window.sees("Four steps to begin")
    paths = await rooms(window)
    assert len(paths) >= 8
    for path in paths:
        await window.go(path)
        assert await window.page.locator("h1").count() == 1, path
        assert await window.overflow() <= 0, f"{path} is wider than the window"
    for path, words in (
        ("/threads", "No conversations yet"),
        ("/drafts", "No drafts wait"),
        ("/campaigns", "No campaigns yet"),
        ("/calls", "No calls are booked"),
        ("/quarantine", "Nothing is in quarantine"),
    ):
        await window.go(path)
        await window.sees(words)


async def test_signing_in_asks_for_the_code_once_a_second_factor_is_taken_up(live_site: Site, window: Window) -> None:
    await window.go("/me")
    await window.page.locator("form[action='/me/second-factor/propose'] input[name=password]").fill(PASSWORD)
    await window.button("Set up a second factor").click()
    await window.page.wait_for_url("**/me/second-factor")
    await window.page.locator("input[name=code]").fill(await code(live_site, pending=True))
    await window.page.locator("form:has(input[name=code]) button").last.click()
    await window.sees("recovery codes")
    await window.page.locator(".top .menu > summary").click()
    await window.button("Sign out").click()
    await window.page.wait_for_url("**/sign-in*")

    live_site.agency.clock.turn(seconds=2 * second_factor.STEP_SECONDS)
    await window.sign_in("owner@agency.test", PASSWORD)
    await window.page.wait_for_url("**/sign-in/code*")
    await window.page.locator("input[name=code]").fill(await code(live_site))
    await window.button("Go on").click()
    await window.sees("Four steps to begin")


async def code(site: Site, *, pending: bool = False) -> str:
    """What the authenticator app shows at this moment."""
    user = await people.find(site.agency.desk, "owner@agency.test")
    seed = user.totp_pending if pending else user.totp_seed
    secret = second_factor.secret_of(site.agency.desk.keyring, user, seed)
    return second_factor.code_of(secret, second_factor.step_at(site.agency.desk.now()))
