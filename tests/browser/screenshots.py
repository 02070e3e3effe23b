"""Pictures of the dashboard, with the demo's invented people: what docs/screenshots holds.

    .venv/bin/python tests/browser/screenshots.py [FOLDER] [--whole] [--dark]

Every page at both widths, as a window shows it, in small files that the repository can keep; `--whole` takes each to
its end, as a PNG to be looked at.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import FilePayload

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from chromium import DESKTOP, PHONE, Window, chromium_path, open_window, running_chromium  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
LARGEST = 120_000  # bytes
QUALITY = 50
PATIENCE = 240.0  # seconds until somebody has a call
LETTER = """Hi {{ contact.first_name | default("there") }},

four homes in Wrenfield Harbor can be seen in the first week of June, without an appointment.
Shall I send you the times of those that would suit you?
"""
PEOPLE = """Email,First Name,Last Name,Phone,Tags
mara.lind@mail.example,Mara,Lind,207-555-0111,buyer
owen.pratt@mail.example,Owen,Pratt,call after 5,seller
nobody,No,Body,,buyer
"""
UNTIL_ADDED_UP = 130.0  # seconds in which the job that adds up for the analytics has surely run
# Every page, by the name of its picture: where it is found, and behind " > " the link to it there, of which the first
# counts. {draft} is a campaign that was written in the wizard, {token} the mark of an unsubscribe link.
PAGES = (
    ("today", "/"),
    ("threads", "/threads"),
    ("thread", "/threads > .row:has-text('booked') .row-main, .row .row-main"),
    ("spam", "/threads?show=spam"),
    ("drafts", "/drafts"),
    ("draft", "/drafts > .row-main"),
    ("campaigns", "/campaigns"),
    ("campaign", "/campaigns > [data-row]:has-text('Spring')"),
    ("wizard-1-name", "/campaigns/{draft}/name"),
    ("wizard-2-audience", "/campaigns/{draft}/audience"),
    ("wizard-3-content", "/campaigns/{draft}/content"),
    ("wizard-4-enhance", "/campaigns/{draft}/enhance"),
    ("wizard-5-schedule", "/campaigns/{draft}/schedule"),
    ("wizard-6-review", "/campaigns/{draft}/review"),
    ("contacts", "/contacts"),
    ("contact", "/contacts > .row-main"),
    ("properties", "/properties"),
    ("property", "/properties > main table a"),
    ("property-new", "/properties/new"),
    ("calls", "/calls"),
    ("calls-week", "/calls/week"),
    ("call", "/calls > [data-row]"),
    ("analytics", "/analytics"),
    ("suppression", "/suppression"),
    ("deliveries", "/deliveries"),
    ("quarantine", "/quarantine"),
    ("settings", "/settings"),
    ("history", "/settings/history"),
    ("account", "/me"),
    ("second-factor", "/me/second-factor"),
    ("health", "/health"),
    ("unsubscribe", "/u/{token}"),
)


@dataclass
class Demo:
    """The running demo: what it has said, and how one signs in."""

    said: list[str] = field(default_factory=list)

    def found(self, pattern: str) -> str:
        found = re.search(pattern, "".join(self.said))
        return found[1] if found else ""

    def wait(self, pattern: str) -> str:
        until = time.monotonic() + PATIENCE
        while not self.found(pattern) and time.monotonic() < until:
            time.sleep(0.3)
        return self.found(pattern)


@contextmanager
def running_demo() -> Iterator[Demo]:
    """The town alive, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="mailbot-pictures-") as folder:
        command = [
            sys.executable,
            "-m",
            "mailbot.cli.main",
            "demo",
            "--fresh",
            "--dir",
            f"{folder}/demo",
            "--pace",
            "0.5",
        ]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=folder)
        assert process.stderr
        demo = Demo()
        lines = process.stderr
        threading.Thread(target=lambda: demo.said.extend(lines), daemon=True).start()
        try:
            yield demo
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)


async def take(demo: Demo, folder: Path, *, whole: bool, colours: str) -> None:
    """Every picture at both widths."""
    address = demo.found(r"dashboard is at (\S+)").rstrip("/")
    login, password = demo.found(r"sign in as (\S+)"), demo.found(r"sign in as \S+\s+password (\S+)")
    async with running_chromium(chromium_path()) as browser:
        places: dict[str, str] = {}
        for width, kind in ((DESKTOP, "desktop"), (PHONE, "phone")):
            window = await open_window(browser, address, width, colours)
            await window.go("/sign-in")
            await _picture(window, folder / f"sign-in-{kind}", whole=whole)
            await window.sign_in(login, password)
            await window.page.wait_for_url(f"{address}/")
            places = places or {"draft": await _draft(window), "token": await _token(window)}
            for name, place in PAGES:
                if await _goes_to(window, place.format(**places)):
                    await _picture(window, folder / f"{name}-{kind}", whole=whole)
                else:
                    print(f"{name}-{kind}: the demo has none now", file=sys.stderr)
            await _look_at_a_file(window)
            await _picture(window, folder / f"import-{kind}", whole=whole)
            for trouble in window.troubles:
                print(f"{kind}: {trouble}", file=sys.stderr)


async def _draft(window: Window) -> str:
    """The number of a campaign that is written in the wizard, up to its review."""
    await window.go("/campaigns/new")
    await window.page.locator("input[name=name]").fill("Open houses in June")
    await window.button("Next: audience").click()
    await window.page.get_by_label("Every lead").check()
    await window.button("Next: content").click()
    await window.page.locator("input[name=subject]").fill("Open houses in June")
    await window.page.locator("textarea[name=text]").fill(LETTER)
    await window.button("Next: enhance").click()
    await window.page.wait_for_url("**/enhance")
    return window.page.url.split("/")[-2]


async def _token(window: Window) -> str:
    """The mark of the unsubscribe link in a campaign mail that somebody has answered."""
    await window.go("/threads")
    await window.page.locator(".row:has-text('booked') .row-main, .row .row-main").first.click()
    await window.page.wait_for_load_state("load")
    mails = await window.page.locator("a:text('Show the headers')").evaluate_all("all => all.map(one => one.href)")
    for mail in mails:
        await window.go(mail)
        if found := re.search(r"\+u\.([0-9a-f]{24}\.[a-z2-7]{16})", await window.page.content()):
            return found[1]
    return ""


async def _look_at_a_file(window: Window) -> None:
    """What is shown of a file of contacts before it is imported."""
    await window.go("/contacts")
    chooser = window.page.locator("input[type=file]")
    if not await chooser.is_visible():
        await window.page.get_by_text("Import", exact=False).first.click()
    await chooser.set_input_files(FilePayload(name="people.csv", mimeType="text/csv", buffer=PEOPLE.encode()))
    await window.page.locator("form:has(input[type=file]) button").first.click()
    await window.sees("Look before it is imported")


async def _goes_to(window: Window, place: str) -> bool:
    path, _, link = place.partition(" > ")
    await window.go(path)
    if not link:
        return True
    found = window.page.locator(link)
    if not await found.count():
        return False
    await found.first.click()
    await window.page.wait_for_load_state("load")
    return True


async def _picture(window: Window, file: Path, *, whole: bool) -> None:
    """A small JPEG to be kept, or a PNG to be looked at."""
    looks: Any = {"type": "png", "full_page": True} if whole else {"type": "jpeg", "quality": QUALITY}
    content = await window.page.screenshot(animations="disabled", caret="hide", **looks)
    file = file.with_suffix(".png" if whole else ".jpg")
    file.write_bytes(content)
    print(f"{file.name}: {len(content) / 1000:.0f} kB")
    if not whole and len(content) > LARGEST:
        print(f"{file.name} is larger than {LARGEST / 1000:.0f} kB", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--whole", action="store_true", help="every page to its end, as a PNG")
    parser.add_argument("--dark", action="store_true")
    options = parser.parse_args()
    if not chromium_path():
        sys.exit("there is no Chromium here: apt-get install chromium")
    options.folder.mkdir(parents=True, exist_ok=True)
    with running_demo() as demo:
        if not demo.wait(r"(call booked)"):
            print("nobody has booked a call yet", file=sys.stderr)
        time.sleep(UNTIL_ADDED_UP)
        colours = "dark" if options.dark else "light"
        asyncio.run(take(demo, options.folder, whole=options.whole, colours=colours))


if __name__ == "__main__":
    main()
