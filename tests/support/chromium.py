"""Debian's Chromium, driven by Playwright: a window of a given width that keeps what the browser complains of."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, ConsoleMessage, Locator, Page, Request, Response, async_playwright, expect

INSTALL = "apt-get install --no-install-recommends chromium"
AXE = Path(__file__).parent.parent / "browser" / "vendor" / "axe.min.js"
SERIOUS = ("serious", "critical")
DESKTOP, PHONE = 1280, 390
PATIENCE = 45_000  # milliseconds; machines that run tests are busy

expect.set_options(timeout=PATIENCE)


def chromium_path() -> str:
    """Where the browser is, or the empty string. MAILBOT_TEST_CHROMIUM names another."""
    named = os.environ.get("MAILBOT_TEST_CHROMIUM", "")
    return named or shutil.which("chromium") or shutil.which("chromium-browser") or ""


def require_chromium() -> str:
    """Skip the calling test where there is no Chromium; with CI in the environment, fail it."""
    path = chromium_path()
    if not path and os.environ.get("CI"):
        pytest.fail(f"no Chromium on this machine; {INSTALL}", pytrace=False)
    if not path:
        pytest.skip(f"no Chromium on this machine; {INSTALL}")
    return path


@asynccontextmanager
async def running_chromium(path: str) -> AsyncIterator[Browser]:
    """The browser as a process of its own."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"], timeout=PATIENCE)
        try:
            yield browser
        finally:
            await browser.close()


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    """A browser for one test."""
    async with running_chromium(require_chromium()) as browser:
        yield browser


@dataclass
class Window:
    """A page of a browser, and what went wrong in it: errors of the console, of scripts, of requests."""

    page: Page
    width: int
    troubles: list[str] = field(default_factory=list)
    may_fail: set[str] = field(default_factory=set)  # paths whose refusal a test expects

    async def go(self, path: str) -> None:
        await self.page.goto(path, wait_until="load")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name, exact=True)

    async def sign_in(self, login: str, password: str) -> None:
        await self.go("/sign-in")
        await self.page.locator("input[name=login]").fill(login)
        await self.page.locator("input[name=password]").fill(password)
        await self.page.get_by_role("button").click()

    async def sees(self, *texts: str) -> None:
        for text in texts:
            await expect(self.page.locator("body")).to_contain_text(text)

    async def confirm(self) -> None:
        """Say yes to the question that stands before what cannot be undone."""
        await self.page.locator("#confirm button[value=yes]").click()

    async def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        return int(await self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))

    async def violations(self) -> list[str]:
        """What axe calls serious or critical on this page, each with the elements."""
        await self.page.evaluate(AXE.read_text())
        found: list[dict[str, Any]] = await self.page.evaluate(
            "axe.run(document, {iframes: false, resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"
            ".then((all) => all.violations)"
        )
        return [
            f"{one['id']}: {one['help']}: {'; '.join(node['html'][:160] for node in one['nodes'][:4])}"
            for one in found
            if one["impact"] in SERIOUS
        ]

    def assert_no_trouble(self) -> None:
        assert self.troubles == []

    def _watch(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)

    def _console(self, message: ConsoleMessage) -> None:
        where = str(message.location.get("url", ""))
        if message.type in ("error", "warning") and not any(where.endswith(path) for path in self.may_fail):
            self.troubles.append(f"console {message.type}: {message.text} ({where})")

    def _failed(self, request: Request) -> None:
        # Leaving a page ends what it still asks for, and a download is none of its requests any more.
        if request.failure != "net::ERR_ABORTED":
            self.troubles.append(f"{request.method} {request.url}: {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not any(response.url.endswith(path) for path in self.may_fail):
            self.troubles.append(f"{response.request.method} {response.url}: {response.status}")


async def open_window(browser: Browser, base_url: str, width: int = DESKTOP, colours: str = "light") -> Window:
    """A window with cookies of its own; 390 pixels and less are a phone."""
    phone = width < 600
    context = await browser.new_context(
        base_url=base_url,
        viewport={"width": width, "height": 844 if phone else 900},
        color_scheme="dark" if colours == "dark" else "light",
        is_mobile=phone,
        has_touch=phone,
        timezone_id="America/Los_Angeles",
        locale="en-US",
    )
    context.set_default_timeout(PATIENCE)
    window = Window(await context.new_page(), width)
    window._watch()
    return window
