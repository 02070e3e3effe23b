"""How long the server takes for each page of the dashboard, signed in, over a store that benchmarks/seed.py filled.

    .venv/bin/python benchmarks/dashboard.py DATA_DIR [--requests 30] [--only /threads]

The time is from sending a request on a connection that is open already to the last byte of its answer.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import math
import re
import secrets
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from seed import agency

from mailbot.campaigns import summing
from mailbot.conversation.figures import tallying, week_figures
from mailbot.desk import Desk
from mailbot.office import open_desk
from mailbot.store import LONG_AGO
from mailbot.users import people
from models.contact import Contact
from models.draft import Draft, DraftState
from models.property import Property
from models.thread import Thread
from models.user import Role, User
from web.serving import serving

# The pages by name; what stands in braces is looked up in the store.
PAGES = (
    ("Today", "/"),
    ("Threads", "/threads"),
    ("Threads, second page", "{second}"),
    ("Threads that need a person", "/threads?show=needs"),
    ("Threads, responding", "/threads?show=responding"),
    ("Threads, waiting", "/threads?show=waiting"),
    ("Threads, cold", "/threads?show=cold"),
    ("Threads, qualified", "/threads?show=qualified"),
    ("Threads, muted", "/threads?show=muted"),
    ("Threads, archived", "/threads?show=archived"),
    ("Threads of a campaign", "/threads?campaign=1001"),
    ("Threads, a frequent word", "/threads?search=bedrooms"),
    ("Threads, a person", "/threads?search=ada.abbot{person}"),
    ("Threads, no such word", "/threads?search=castle"),
    ("Thread", "/threads/{thread}"),
    ("Drafts", "/drafts"),
    ("Draft", "/drafts/{draft}"),
    ("Campaigns", "/campaigns"),
    ("Campaign report", "/campaigns/1001"),
    ("Campaign report, failed", "/campaigns/1001?state=failed"),
    ("Campaign report, running", "/campaigns/1003"),
    ("Contacts", "/contacts"),
    ("Contacts, searched", "/contacts?search=hollis"),
    ("Contact", "/contacts/{contact}"),
    ("Properties", "/properties"),
    ("Property", "/properties/{property}"),
    ("Calls", "/calls"),
    ("Analytics", "/analytics"),
    ("Suppression", "/suppression"),
    ("Quarantine", "/quarantine"),
    ("Settings", "/settings"),
    ("Health", "/health"),
    ("Numbers of the navigation", "/live/counts"),
)
LOGIN = "benchmark@agency.test"


class Browser:
    """One kept connection, with the cookies of a session."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> tuple[int, str]:
        return self._ask("GET", path, None)

    def sign_in(self, password: str) -> None:
        _, page = self.get("/sign-in")
        token = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
        assert token
        form = urlencode({"csrf": token[1], "login": LOGIN, "password": password})
        assert self._ask("POST", "/sign-in", form)[0] == 303

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        for line in response.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return response.status, response.read().decode()


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("--requests", type=int, default=30)
    parser.add_argument("--only", default="", help="pages whose address begins so")
    options = parser.parse_args()
    async with open_desk(agency(options.data_dir)) as (desk, _):
        await _settle(desk)
        password = secrets.token_urlsafe(16)
        await desk.store.remove(User, {"login": LOGIN})  # of an earlier run
        await people.add(desk, LOGIN, password, role=Role.OWNER, actor="benchmark")
        named = await _names(desk)
        async with serving(desk.config.web, lambda: desk) as server:
            await asyncio.to_thread(_measure, server.port, password, named, options.requests, options.only)


async def _settle(desk: Desk) -> None:
    """What the daemon's jobs have long done in a store of that age."""
    began = time.monotonic()
    await summing.refresh(desk)
    for _ in range(60):
        await tallying.catch_up(desk)
    for _ in range(7):
        await week_figures.refresh(desk)
    print(f"the jobs' sums took {time.monotonic() - began:.0f} s")


async def _names(desk: Desk) -> dict[str, object]:
    """Examples: a recent thread, the first draft that waits …"""
    lately = {"last_inbound_at": {"$gt": LONG_AGO}}
    [thread] = await desk.store.find(Thread, {"number": 19_000}) or await desk.store.find(Thread, lately, limit=1)
    [draft] = await desk.store.find(Draft, {"state": DraftState.HELD}, sort=[("number", 1)], limit=1)
    [contact] = await desk.store.find(Contact, {"number": thread.number})
    [home] = await desk.store.find(Property, {"ref": "AH-7"})
    return {
        "thread": thread.number,
        "draft": draft.number,
        "contact": contact.number,
        "person": contact.number,
        "property": str(home.id),
    }


def _measure(port: int, password: str, named: dict[str, object], requests: int, only: str) -> None:
    browser = Browser(port)
    browser.sign_in(password)
    _, first = browser.get("/threads")
    older = re.search(r'rel="next" href="([^"]+)"', first)
    named["second"] = older[1].replace("&amp;", "&") if older else "/threads"
    print(f"\n| page, {requests} requests | p50 | p95 | size |\n|---|---|---|---|")
    for name, template in PAGES:
        path = template.format_map(named)
        if not path.startswith(only):
            continue
        status, page = browser.get(path)
        if status != 200:
            print(f"| {name} | status {status} | | |")
            continue
        took = sorted(timed(browser, path) for _ in range(requests))
        print(
            f"| {name} | {_at(took, 0.5):.0f} ms | {_at(took, 0.95):.0f} ms | {len(page) / 1000:.0f} kB |", flush=True
        )


def timed(browser: Browser, path: str) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    browser.get(path)
    return (time.perf_counter() - began) * 1000


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


if __name__ == "__main__":
    asyncio.run(main())
