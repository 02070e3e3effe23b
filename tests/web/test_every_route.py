"""Every route there is, walked: sign-in, role, the token of a form, headers, and what belongs to another account."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from account_rows import one_of_everything
from agency import KEY
from web_site import Answer, Browser, Site

from mailbot.config import Config
from mailbot.desk import Desk
from mailbot.mail.tokens import Keyring
from mailbot.store import Store, connect
from models import ALL
from models.user import Role
from web.app import create_app
from web.bridge import Bridge
from web.permissions import LEAST, Open

OWN, OTHERS = 700, 900
OWN_NAME, OTHERS_NAME = "Araminta", "Zebulon"

# What forms are filled with, so that a story gets as far as looking its document up.
FILLED = {
    "text": "Hello there.",
    "tag": "spring",
    "on": "yes",
    "reason": "so",
    "code": "000000",
    "phone": "+12075550100",
    "at": "2031-03-04T10:00",
    "to": "2031-03-05T10:00",
    "role": "viewer",
    "status": "sold",
    "password": "not the password",
}


@dataclass(frozen=True)
class Route:
    """One rule and one method."""

    endpoint: str
    method: str
    rule: str
    parameters: frozenset[str]

    @property
    def room(self) -> str:
        return self.endpoint.partition(".")[0]

    @property
    def least(self) -> Any:
        return LEAST[self.endpoint]

    def path(self, ids: dict[str, str]) -> str:
        """Its address with the things that `ids` names; a parameter that nobody made an example of fails here."""
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: ids[f"{self.room}.{found[1]}"], self.rule)


def routes() -> list[Route]:
    app = create_app(Bridge(asyncio.new_event_loop(), lambda: Desk(None, Config(), Keyring(KEY))))  # type: ignore[arg-type]
    return [
        Route(rule.endpoint, method, rule.rule, frozenset(rule.arguments) - set(rule.defaults or {}))
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


ROUTES = routes()
GUARDED = [route for route in ROUTES if not isinstance(route.least, Open)]
POSTS = [route for route in ROUTES if route.method != "GET" and route.least is not Open.PUBLIC]
NO_STREAM = [route for route in GUARDED if route.endpoint != "live.stream"]  # a stream does not end by itself


@pytest.fixture
async def own(site: Site) -> dict[str, str]:
    """What the account has."""
    return await one_of_everything(site.agency.store, OWN, OWN_NAME)


@pytest.fixture
async def others(site: Site, mongodb_uri: str) -> tuple[Store, dict[str, str]]:
    """Another account in the same database, and what it has."""
    store = await connect(mongodb_uri, site.agency.store.database.name, "other")
    return store, await one_of_everything(store, OTHERS, OTHERS_NAME)


async def ask(browser: Browser, route: Route, path: str, **form: str) -> Answer:
    return await (browser.get(path) if route.method == "GET" else browser.post(path, {**FILLED, **form}))


async def rows_of(store: Store) -> list[str]:
    """Every document of an account, to see whether one has changed."""
    found = []
    for model in ALL:
        async for row in store.database[str(model.Settings.name)].find({"account_id": store.account_id}):
            found.append(f"{model.__name__} {row}")
    return sorted(found)


def wrong(answers: Iterable[tuple[Route, Any]]) -> list[str]:
    return [f"{route.method} {route.rule}: {what}" for route, what in answers if what]


def test_every_permission_is_of_a_route() -> None:
    assert set(LEAST) == {route.endpoint for route in ROUTES}


def test_whatever_changes_something_is_at_least_an_agents_but_ones_own_account() -> None:
    own_affairs = {"me", "signing_in"}
    assert [
        r.endpoint for r in GUARDED if r.method != "GET" and r.least is Role.VIEWER and r.room not in own_affairs
    ] == []


async def test_without_signing_in_every_route_leads_to_the_sign_in(site: Site, own: dict[str, str]) -> None:
    stranger, before = site.browser(), await rows_of(site.agency.store)
    failures = []
    for route in GUARDED:
        answer = await ask(stranger, route, route.path(own))
        leads = answer.status == 303 and answer.headers["Location"].startswith("/sign-in")
        failures.append((route, not leads and answer.status))
    assert wrong(failures) == []
    assert await rows_of(site.agency.store) == before


async def test_no_form_works_without_the_token_of_ones_own_page(site: Site, own: dict[str, str]) -> None:
    browser, other = await site.signed_in(), await site.signed_in()
    before = await rows_of(site.agency.store)
    failures = []
    for route in POSTS:
        for token in ("", "0" * 64, other.csrf):
            answer = await ask(browser, route, route.path(own), csrf=token)
            failures.append((route, answer.status != 403 and answer.status))
    assert wrong(failures) == []
    assert await rows_of(site.agency.store) == before


async def test_no_form_of_another_site_works_even_with_the_right_token(site: Site, own: dict[str, str]) -> None:
    browser, before = await site.signed_in(), await rows_of(site.agency.store)
    failures = []
    for route in POSTS:
        if route.least is not Open.VISITOR:
            answer = await browser.post(route.path(own), FILLED, Sec_Fetch_Site="cross-site")
            failures.append((route, answer.status != 403 and answer.status))
    assert wrong(failures) == []
    assert await rows_of(site.agency.store) == before


@pytest.mark.parametrize("role", [Role.VIEWER, Role.AGENT])
async def test_nobody_does_what_is_above_their_role(site: Site, own: dict[str, str], role: Role) -> None:
    browser = await site.signed_in(role)
    before = await rows_of(site.agency.store)
    failures = []
    for route in NO_STREAM:
        if not role.may(route.least):
            answer = await ask(browser, route, route.path(own))
            failures.append((route, answer.status != 403 and answer.status))
    assert wrong(failures) == []
    assert await rows_of(site.agency.store) == before


async def test_a_viewer_sees_every_page_that_viewers_may_see(site: Site, own: dict[str, str]) -> None:
    browser = await site.signed_in(Role.VIEWER)
    failures = []
    for route in NO_STREAM:
        if route.method == "GET" and route.least is Role.VIEWER and route.room != "me":
            answer = await browser.get(route.path(own))
            failures.append((route, answer.status != 200 and answer.status))
    assert wrong(failures) == []


async def test_what_is_another_accounts_is_not_found(
    site: Site, own: dict[str, str], others: tuple[Store, dict[str, str]]
) -> None:
    browser, (store, ids) = await site.signed_in(), others
    before = await rows_of(store)
    failures = []
    for route in NO_STREAM:
        if route.parameters:
            answer = await ask(browser, route, route.path(ids))
            failures.append((route, answer.status != 404 and answer.status))
    assert wrong(failures) == []
    assert await rows_of(store) == before
    await store.close()


async def test_no_page_shows_anything_of_another_account(
    site: Site, own: dict[str, str], others: tuple[Store, dict[str, str]]
) -> None:
    browser, shown, failures = await site.signed_in(), set(), []
    for route in NO_STREAM:
        if route.method == "GET":
            answer = await browser.get(route.path(own))
            failures.append((route, OTHERS_NAME in answer.text and "shows it"))
            shown |= {route.room} if OWN_NAME in answer.text else set()
    assert wrong(failures) == []
    assert {"today", "threads", "drafts", "mail"} <= shown
    await others[0].close()


async def test_every_page_keeps_the_browser_in_bounds(site: Site, own: dict[str, str]) -> None:
    browser, failures = await site.signed_in(), []
    for route in NO_STREAM:
        if route.method == "GET":
            failures.append((route, _out_of_bounds(await browser.get(route.path(own)))))
    assert wrong(failures) == []


def _out_of_bounds(answer: Answer) -> str:
    """What a page allows that it should not."""
    policy = answer.headers["Content-Security-Policy"]
    sandboxed = policy.startswith("sandbox") and "allow-scripts" not in policy and "allow-same-origin" not in policy
    markup = answer.headers["Content-Type"].startswith("text/html")
    inline = re.findall(
        r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:|hx-on|hx-vals=.js", answer.text
    )
    found = {
        "no default-src": "default-src 'none'" not in policy,
        "unsafe": "unsafe" in policy and not sandboxed,
        "framed": "frame-ancestors 'none'" not in policy and not sandboxed,
        "sniffed": answer.headers["X-Content-Type-Options"] != "nosniff",
        "kept": answer.headers["Cache-Control"] != "no-store",
        "referrer": answer.headers["Referrer-Policy"] != "no-referrer",
        f"inline {inline}": markup and bool(inline) and not sandboxed,
    }
    return ", ".join(name for name, is_so in found.items() if is_so)
