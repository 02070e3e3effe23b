"""Pictures of the dashboard, with the demo's invented people: what docs/screenshots holds.

    .venv/bin/python tests/browser/screenshots.py [FOLDER] [--all] [--dark]

`--all` takes every page to its end, to be looked at; without it, the main pages as a window shows them.
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

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from chromium import DESKTOP, PHONE, Window, chromium_path, open_window, running_chromium  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
LARGEST = 150_000  # bytes
QUALITY = 70
PATIENCE = 240.0  # seconds until somebody has a call
UNTIL_ADDED_UP = 130.0  # seconds in which the job that adds up for the analytics has surely run
# Pages by the name of their picture: where each is found, from a page that has a link to it.
MAIN = (
    ("today", "/"),
    ("threads", "/threads"),
    ("thread", "/threads > .row:has-text('booked') .row-main, .row .row-main"),
    ("drafts", "/drafts"),
    ("campaigns", "/campaigns"),
    ("campaign", "/campaigns > [data-row]"),
    ("contacts", "/contacts"),
    ("properties", "/properties"),
    ("calls", "/calls"),
    ("analytics", "/analytics"),
    ("health", "/health"),
)
OTHERS = (
    ("draft", "/drafts > .row-main"),
    ("call", "/calls > [data-row]"),
    ("contact", "/contacts > main table a"),
    ("property", "/properties > main table a"),
    ("new-campaign", "/campaigns/new"),
    ("suppression", "/suppression"),
    ("quarantine", "/quarantine"),
    ("settings", "/settings"),
    ("account", "/me"),
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


async def take(demo: Demo, folder: Path, *, everything: bool, colours: str) -> None:
    """Every picture at both widths."""
    address = demo.found(r"dashboard is at (\S+)").rstrip("/")
    login, password = demo.found(r"sign in as (\S+)"), demo.found(r"sign in as \S+\s+password (\S+)")
    async with running_chromium(chromium_path()) as browser:
        for width, kind in ((DESKTOP, "desktop"), (PHONE, "phone")):
            window = await open_window(browser, address, width, colours)
            await window.sign_in(login, password)
            await window.page.wait_for_url(f"{address}/")
            for name, place in (*MAIN, *(OTHERS if everything else ())):
                if await _goes_to(window, place):
                    await _picture(window, folder / f"{name}-{kind}", whole=everything)
            for trouble in window.troubles:
                print(f"{kind}: {trouble}", file=sys.stderr)


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
    parser.add_argument("--all", action="store_true", help="every page, to its end")
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
        asyncio.run(take(demo, options.folder, everything=options.all, colours=colours))


if __name__ == "__main__":
    main()
