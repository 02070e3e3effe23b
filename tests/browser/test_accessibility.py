"""Every page of a working agency, at both widths, light and dark: axe finds nothing serious, nothing is wider than the
window, and the browser complains of nothing."""

from __future__ import annotations

import asyncio
import re

import pytest
from account_rows import one_of_everything
from chromium import DESKTOP, PHONE, Window, open_window
from dashboard import signed_in
from playwright.async_api import Browser
from web_site import Site

from models.halt import Halt
from models.thread import Thread
from web.app import create_app
from web.bridge import Bridge

pytestmark = [pytest.mark.slow, pytest.mark.dovecot, pytest.mark.timeout(900)]

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
NO_PAGES = {
    "static",
    "live.stream",
    "live.counts",
    "health.healthz",
    "health.readyz",
    "me.second_factor_qr",
    "threads.since",
}
FILES = re.compile(r"\.(csv|ics|png|jpg|webp|svg)$|/(raw|html|attachments|photo|export|metrics)\b")


async def pages_of(site: Site, ids: dict[str, str]) -> list[str]:
    """Every address that shows a page, with examples for what it names."""
    app = create_app(Bridge(asyncio.get_running_loop(), lambda: site.agency.desk))
    found = set()
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint in NO_PAGES or rule.endpoint.startswith("public."):
            continue
        room = rule.endpoint.partition(".")[0]
        if "upload_id" in rule.arguments:  # a file belongs to the browser that sent it: test_campaign_journey looks
            continue
        values = {name: ids.get(f"{room}.{name}") for name in rule.arguments}
        if None in values.values():
            continue
        with app.test_request_context():
            path = app.url_map.bind("localhost").build(rule.endpoint, values)
        if not FILES.search(path):
            found.add(path)
    return sorted(found)


async def furnish(site: Site) -> dict[str, str]:
    """An agency with one of everything, a lead who has written and waits for an answer, and mail that cannot leave."""
    agency = site.agency
    ids = await one_of_everything(agency.store, 7, "Wren")
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency.lead("dana@away.example").write(BUYER, "House in Old Town")
    await agency.round("fetch_mail", "read_mail", "answer_leads")
    now = agency.desk.now()
    thread = await agency.store.first(Thread, {"last_inbound_id": {"$gt": ""}})
    assert thread is not None
    owed = {"promised_at": now, "promised_for": thread.last_inbound_id}
    await agency.store.change(Thread, str(thread.id), set=owed)
    assert await agency.store.add(Halt(reason="535 5.7.8 authentication failed", of_account=True, since=now, at=now))
    return ids


@pytest.mark.parametrize(("width", "colours"), [(DESKTOP, "light"), (PHONE, "dark")])
async def test_axe_finds_nothing_serious(live_site: Site, chromium: Browser, width: int, colours: str) -> None:
    paths = await pages_of(live_site, await furnish(live_site))
    assert len(paths) > 20
    window = await signed_in(chromium, live_site, width, colours)
    trouble = [trouble for path in paths for trouble in await looked_at(window, path)]
    assert trouble == []


async def test_axe_is_awake(live_site: Site, chromium: Browser) -> None:
    """A page with faults: what says that there are none would say so of anything."""
    window = await signed_in(chromium, live_site, DESKTOP)
    await window.page.evaluate(
        "document.querySelector('main').innerHTML = '<button></button><input><img src=x>'"
        " + '<input type=checkbox><input type=checkbox>'"
    )
    assert {violation.partition(":")[0] for violation in await window.violations()} >= {
        "button-name",
        "label",
        "target-size",
    }


async def looked_at(window: Window, path: str) -> list[str]:
    """What is wrong with a page."""
    window.troubles.clear()
    await window.go(path)
    wider = await window.overflow()
    found = [f"{path}: {violation}" for violation in await window.violations()]
    found += [f"{path}: {trouble}" for trouble in window.troubles]
    if wider > 0:
        found.append(f"{path}: {wider} pixels wider than the window")
    return found


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
async def test_the_sign_in_too(live_site: Site, chromium: Browser, width: int) -> None:
    window = await open_window(chromium, f"http://127.0.0.1:{live_site.port}", width)
    assert await looked_at(window, "/sign-in") == []
