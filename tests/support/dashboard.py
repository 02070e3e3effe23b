"""The dashboard in a browser: an agency with real mail servers, and a window in which its owner is signed in."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from agency import TurnedClock, open_agency
from chromium import DESKTOP, PHONE, Window, open_window
from dovecot import Mailbox
from playwright.async_api import Browser
from smtp_sink import SmtpSink
from web_site import OWNER, PASSWORD, Site

from models.user import Role
from web.serving import serving


@pytest.fixture
async def live_site(
    mongodb_uri: str, database_name: str, mailbox: Mailbox, smtp_sink: SmtpSink, clock: TurnedClock
) -> AsyncIterator[Site]:
    """The pages of an agency that people write to, and whose drafts of answers to buyers wait for a person."""
    sections = {"web": {"port": 0}, "conversation": {"settle_seconds": 0, "autonomy": {"buyer": "draft"}}}
    async for agency in open_agency(mongodb_uri, database_name, smtp_sink, mailbox, clock, **sections):
        async with serving(agency.desk.config.web, lambda: agency.desk) as server:  # noqa: B023 - one agency
            yield Site(agency, server.port)


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
async def window(request: pytest.FixtureRequest, chromium: Browser, live_site: Site) -> AsyncIterator[Window]:
    """A window in which the owner is signed in; nothing in it may have gone wrong when the test ends."""
    opened = await signed_in(chromium, live_site, request.param)
    yield opened
    opened.assert_no_trouble()


async def signed_in(chromium: Browser, site: Site, width: int, colours: str = "light") -> Window:
    """A window in which the owner is signed in."""
    await site.user(Role.OWNER)
    opened = await open_window(chromium, f"http://127.0.0.1:{site.port}", width, colours)
    await opened.sign_in(OWNER, PASSWORD)
    await opened.page.wait_for_url("**/")
    return opened
