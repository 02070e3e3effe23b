"""Settings in the browser: what config.toml says without its secrets, and who may sign in, by an owner in person."""

from __future__ import annotations

import re

from pydantic import SecretStr
from web_site import PASSWORD, Browser, Site

from mailbot.config import Config
from mailbot.users import people
from models.user import Role, User
from web.settings_shown import sections

NEW = "nine grey geese passing"


async def user(site: Site, login: str) -> User:
    return await people.find(site.agency.desk, login)


async def add(browser: Browser, password: str = PASSWORD) -> None:
    form = {"login": "Kim@agency.test", "name": "Kim", "role": "viewer", "new_password": NEW, "password": password}
    await browser.post("/settings/users", {**form, "back": "/settings"})


async def test_an_owner_adds_a_user_who_then_signs_in(site: Site) -> None:
    browser = await site.signed_in()
    await add(browser)
    assert (await user(site, "kim@agency.test")).role is Role.VIEWER
    assert (await site.browser().sign_in("kim@agency.test", NEW)).status == 303
    assert "Kim" in (await browser.get("/settings")).text


async def test_nobody_is_added_without_the_owners_own_password(site: Site) -> None:
    browser = await site.signed_in()
    await add(browser, "a guess")
    assert "not your own password" in (await browser.get("/settings")).text
    assert [one.login for one in await people.users(site.agency.desk)] == ["owner@agency.test"]


async def test_roles_passwords_and_removal(site: Site) -> None:
    browser = await site.signed_in()
    await add(browser)
    theirs = site.browser()
    await theirs.sign_in("kim@agency.test", NEW)
    where = f"/settings/users/{(await user(site, 'kim@agency.test')).id}"
    await browser.post(f"{where}/role", {"role": "agent", "password": PASSWORD})
    assert (await user(site, "kim@agency.test")).role is Role.AGENT
    await browser.post(f"{where}/reset", {"new_password": "ten white swans resting", "password": PASSWORD})
    assert (await theirs.get("/threads")).status == 303
    assert (await site.browser().sign_in("kim@agency.test", "ten white swans resting")).status == 303
    await browser.post(f"{where}/remove", {"password": PASSWORD})
    assert len(await people.users(site.agency.desk)) == 1
    assert (await browser.post(f"{where}/remove", {"password": PASSWORD})).status == 404


async def test_the_last_owner_stays(site: Site) -> None:
    browser = await site.signed_in()
    where = f"/settings/users/{(await user(site, 'owner@agency.test')).id}"
    await browser.post(f"{where}/role", {"role": "viewer", "password": PASSWORD, "back": "/settings"})
    assert "is the only owner" in (await browser.get("/settings")).text
    assert (await user(site, "owner@agency.test")).role is Role.OWNER


async def test_an_owners_own_new_password_keeps_this_browser_signed_in(site: Site) -> None:
    browser = await site.signed_in()
    where = f"/settings/users/{(await user(site, 'owner@agency.test')).id}"
    await browser.post(f"{where}/reset", {"new_password": NEW, "password": PASSWORD})
    assert (await browser.get("/settings")).status == 200


async def test_every_key_is_shown_with_its_meaning(site: Site) -> None:
    text = (await (await site.signed_in()).get("/settings")).text
    for words in ("rate_per_minute", "campaign mails to one person in seven days", "MAILBOT_SENDING__MODE"):
        assert words in text, words
    without = [key.key for section in sections(Config()) for key in section.keys if not key.meaning]
    assert set(without) <= {
        *("name", "phone", "website", "license", "host", "port", "username", "from_address", "verify", "agent", "idle"),
        *("batch_bytes", "token_endpoint", "scopes", "retries", "call_minutes", "selector", "call_days_ahead"),
        *("mon", "tue", "wed", "thu", "fri", "sat", "sun", "buyer", "seller", "renter", "general", "not_interested"),
        *("password_file", "key_file", "client_secret_file", "api_key_file", "signing_key_file", "metrics_token_file"),
        *("max_replies_per_address_per_day", "enabled", "batch_messages", "poll_seconds", "token_command"),
    }


def test_no_secret_is_shown() -> None:
    config = Config.model_validate(
        {
            "database": {"uri": "mongodb://kim:hush1@db/"},
            "smtp": {"password": "hush2", "dkim": {"key": "hush3"}},
            "imap": {"password": "hush4"},
            "oauth": {"client_secret": "hush5", "token_command": ["oama", "hush6"]},
            "ai": {"api_key": "hush7"},
            "conversation": {"busy_ics": "https://calendar.example/private-hush8/basic.ics"},
            "sending": {"signing_key": "hush9hush9hush9hush9"},
            "web": {"metrics_token": SecretStr("hush10")},
        }
    )
    shown = [key for section in sections(config) for key in section.keys]
    assert not [key for key in shown if re.search("hush", key.value + key.meaning)]
    assert len([key for key in shown if key.value == "set, and not shown"]) == 10


async def test_who_did_what_is_told_with_what_it_was_about(site: Site) -> None:
    desk, browser = site.agency.desk, await site.signed_in()
    await site.agency.add_contact("dana@away.example", "Dana Last")
    await browser.post("/contacts/1/note", {"text": "Calls on Sunday."})
    await desk.store.record("mail.read", "by a machine")
    await desk.store.record("campaign.paused", "from the shell", actor="cli:kim", campaign=7)
    page = (await browser.get("/settings/history")).text
    for words in (
        "a note was kept",
        "Calls on Sunday.",
        'href="/contacts/1">Dana Last</a>',
        "command line, kim",
        "user signed in",
    ):
        assert words in page, words
    assert "by a machine" not in page
    mine = (await browser.get("/settings/history?who=owner@agency.test")).text
    assert "a note was kept" in mine
    assert "command line, kim" not in mine
    assert "Nothing here" in (await browser.get("/settings/history?who=nobody@agency.test")).text
