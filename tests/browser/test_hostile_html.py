"""Mail that tries to act where it is only shown: no script runs, nothing is asked of any other host, none is led away.

MAILBOT_TEST_HOSTILE_HTML names a folder of further HTML: files *.html, or lists of {"payload": …} as *.json or *.mjs.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from chromium import DESKTOP, PHONE
from dashboard import signed_in
from playwright.async_api import Browser, Request
from web_site import Site

from models.message import Direction, Kind, Message, MessageState
from models.thread import Thread

pytestmark = [pytest.mark.slow, pytest.mark.dovecot, pytest.mark.timeout(1800)]

OWN = Path(__file__).parent / "hostile" / "mails.html"
ACTIVE = "script, iframe, object, embed, form, input, svg, math, base, meta[http-equiv], link, [ping], [onerror]"
TOGETHER = 20  # mails of one thread
NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


def own_mails() -> list[tuple[str, str]]:
    """Each mail's name and HTML."""
    parts = re.split(r"^==== (.+)$", OWN.read_text(), flags=re.MULTILINE)[1:]
    deep = "<b><i><div>" * 3000 + "<img src=x onerror=MARK('deep')>"
    return [(name, html.replace("DEEP", deep)) for name, html in zip(parts[::2], parts[1::2], strict=True)]


def mails_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Payloads of others; what they alert with is called MARK here."""
    for file in sorted(folder.rglob("*.html")):
        yield file.name, as_marked(file.read_text(errors="replace"))
    for file in sorted([*folder.rglob("*.json"), *folder.rglob("*.mjs")]):
        for place, payload in enumerate(re.findall(r'"payload"\s*:\s*("(?:[^"\\]|\\.)*")', file.read_text())):
            yield f"{file.name} {place}", as_marked(json.loads(payload, strict=False))


def as_marked(html: str) -> str:
    return re.sub(r"\b(alert|prompt|confirm)\b", "MARK", html)


async def thread_of(site: Site, number: int, mails: list[tuple[str, str]]) -> None:
    """A conversation with those mails, as if a lead had sent them."""
    thread = Thread(number=number, participants=["evil@away.example"], subject="Hostile", last_at=NOW)
    assert await site.agency.store.add(thread)
    for place, (name, html) in enumerate(mails):
        message = Message(
            digest=f"{number}-{place}",
            size=len(html),
            direction=Direction.INBOUND,
            state=MessageState.READ,
            received_at=NOW.replace(minute=place),
            from_address="evil@away.example",
            subject=name,
            text=name,
            reply_text=name,
            html=html,
            kind=Kind.HUMAN,
            thread_id=str(thread.id),
        )
        assert await site.agency.store.add(message)


async def shown(site: Site, chromium: Browser, width: int, mails: list[tuple[str, str]]) -> None:
    """Show every mail in its thread, poke at it, and see that nothing happened."""
    window = await signed_in(chromium, site, width)
    page = window.page
    acts: list[str] = []
    strangers: list[str] = []

    def asked(request: Request) -> None:
        where = urlsplit(request.url)
        if where.scheme in ("http", "https", "ws", "wss") and where.netloc != f"127.0.0.1:{site.port}":
            strangers.append(request.url)

    await page.context.expose_binding("MARK", lambda source, *what: acts.append(f"{source['frame'].url} {what}"))
    page.on("dialog", lambda dialog: acts.append(f"dialog {dialog.message}"))
    page.context.on("request", asked)
    page.context.on("page", lambda other: acts.append(f"opened {other.url}"))
    for start in range(0, len(mails), TOGETHER):
        number = 9000 + start
        await thread_of(site, number, mails[start : start + TOGETHER])
        address = f"{window.page.url.rstrip('/').partition('/threads')[0]}/threads/{number}"
        await page.goto(address)
        # Only the server's own scripts are on our pages: whatever else runs came with a mail.
        await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        frames = page.locator("iframe.mail-frame")
        count = await frames.count()
        for place in range(count):
            await frames.nth(place).scroll_into_view_if_needed()
            frame = page.frame_locator("iframe.mail-frame").nth(place)
            await frame.locator("body").wait_for(state="attached")
            for link in (await frame.locator("a, button, input, summary, text, mtext").all())[:4]:
                await link.dispatch_event("mouseover")
                await link.dispatch_event("focus")
        await page.wait_for_timeout(300)
        assert page.url == address, "the page was led away"
        for child in page.frames[1:]:
            assert child.url.startswith(("about:", f"http://127.0.0.1:{site.port}/mail/")), child.url
            left = await child.evaluate(f"document.querySelectorAll('{ACTIVE}').length")
            assert left == 0, f"{child.url}: something was left in"
        title = await page.title()
        assert "Hostile" in title
    assert acts == []
    assert strangers == []


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
async def test_hostile_mail_is_shown_and_does_nothing(live_site: Site, chromium: Browser, width: int) -> None:
    mails = own_mails()
    assert len(mails) >= 60
    await shown(live_site, chromium, width, mails)


async def test_hostile_mail_of_others(live_site: Site, chromium: Browser) -> None:
    named = os.environ.get("MAILBOT_TEST_HOSTILE_HTML", "")
    if not named:
        pytest.skip("MAILBOT_TEST_HOSTILE_HTML names no folder of hostile HTML")
    mails = list(mails_in(Path(named)))
    assert mails
    await shown(live_site, chromium, DESKTOP, mails)


async def test_what_would_act_does_where_nothing_holds_it(live_site: Site, chromium: Browser) -> None:
    """The marks are no blanks: the same mails in a bare page do run."""
    window = await signed_in(chromium, live_site, DESKTOP)
    acts: list[str] = []
    page = await (await chromium.new_context()).new_page()
    await page.expose_binding("MARK", lambda _, *what: acts.append(str(what)))
    await page.route("**/*", lambda route: route.abort())
    for name, html in own_mails():
        if name.startswith(("script", "handler", "svg", "mutation")):
            await page.set_content(html, wait_until="commit")
    await page.wait_for_timeout(500)
    assert len(acts) >= 10
    window.assert_no_trouble()
