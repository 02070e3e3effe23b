"""Signing in: who is right gets a session, who is not learns nothing, and sessions end."""

from __future__ import annotations

import pytest
from web_site import OWNER, PASSWORD, Site

from models.event import Event
from models.session import Session
from models.user import Role

COOKIE = "__Host-mailbot"


async def test_a_form_of_whoever_was_signed_out_leads_back_to_its_page(site: Site) -> None:
    await site.user()
    browser = site.browser()
    sent = await browser.post("/threads/1/reply", {"text": "Hello", "back": "/contacts?search=dana"})
    assert (sent.status, sent.headers["Location"]) == (303, "/sign-in?next=%2Fcontacts%3Fsearch%3Ddana")
    elsewhere = await site.browser().post("/threads/1/reply", {"text": "Hello", "back": "//evil.example"})
    assert elsewhere.headers["Location"] == "/sign-in"
    await browser.get("/sign-in")
    await browser.sign_in()
    assert "You were signed out, and nothing was done" in (await browser.get("/")).text


async def test_the_right_password_opens_the_dashboard(site: Site) -> None:
    await site.user()
    browser = site.browser()
    answer = await browser.sign_in()
    assert (answer.status, answer.headers["Location"]) == (303, "/")
    assert (await browser.get("/")).status == 200


async def test_the_session_cookie_is_for_this_host_and_no_script(site: Site) -> None:
    await site.user()
    answer = await site.browser().sign_in()
    [cookie] = [c for c in answer.headers.get_all("Set-Cookie") if c.startswith(f"{COOKIE}=")]  # type: ignore[attr-defined]
    parts = {part.strip().partition("=")[0].lower() for part in cookie.split(";")}
    assert {"secure", "httponly", "path", "samesite"} <= parts
    assert "domain" not in parts
    assert "samesite=lax" in cookie.lower()


async def test_the_token_itself_is_nowhere_in_the_store(site: Site) -> None:
    browser = await site.signed_in()
    [session] = await site.agency.store.find(Session, {}, whole=True)
    assert browser.cookies[COOKIE] not in repr(session)


@pytest.mark.parametrize("login", [OWNER, "nobody@agency.test"])
async def test_a_wrong_password_and_an_unknown_login_are_answered_alike(site: Site, login: str) -> None:
    await site.user()
    browser = site.browser()
    answer = await browser.sign_in(login, "something else entirely")
    assert answer.status == 401
    assert "That is not right" in answer.text
    assert COOKIE not in browser.cookies
    assert (await browser.get("/")).status == 303


async def test_after_signing_in_one_is_where_one_wanted_to_go(site: Site) -> None:
    await site.user()
    browser = site.browser()
    asked = await browser.get("/threads?show=muted")
    assert asked.headers["Location"] == "/sign-in?next=%2Fthreads%3Fshow%3Dmuted"
    await browser.get(asked.headers["Location"])
    form = {"login": OWNER, "password": PASSWORD, "next": "/threads?show=muted"}
    assert (await browser.post("/sign-in", form)).headers["Location"] == "/threads?show=muted"


@pytest.mark.parametrize("place", ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example"])
async def test_nobody_is_sent_to_another_site(site: Site, place: str) -> None:
    await site.user()
    browser = site.browser()
    await browser.get("/sign-in")
    answer = await browser.post("/sign-in", {"login": OWNER, "password": PASSWORD, "next": place})
    assert (answer.status, answer.headers["Location"]) == (303, "/")


async def test_a_form_without_the_token_of_its_page_signs_nobody_in(site: Site) -> None:
    await site.user()
    browser = site.browser()
    await browser.get("/sign-in")
    other = site.browser()
    await other.get("/sign-in")
    for token in ("", "0" * 64, other.csrf):
        form = {"login": OWNER, "password": PASSWORD, "csrf": token}
        assert (await browser.post("/sign-in", form)).status == 403


async def test_signing_out_ends_the_session_for_whoever_kept_the_cookie(site: Site) -> None:
    browser = await site.signed_in()
    kept = dict(browser.cookies)
    assert (await browser.post("/sign-out")).status == 303
    assert COOKIE not in browser.cookies
    thief = site.browser()
    thief.cookies = kept
    assert (await thief.get("/")).status == 303


async def test_a_session_ends_when_it_is_not_used(site: Site) -> None:
    browser = await site.signed_in()
    site.agency.clock.turn(days=3)
    assert (await browser.get("/")).status == 200
    site.agency.clock.turn(days=3)
    assert (await browser.get("/")).status == 200
    site.agency.clock.turn(days=5)
    assert (await browser.get("/")).status == 303


async def test_a_session_ends_at_last_however_much_it_is_used(site: Site) -> None:
    browser = await site.signed_in()
    for _ in range(14):
        site.agency.clock.turn(days=2)
        assert (await browser.get("/")).status == 200
    site.agency.clock.turn(days=3)
    assert (await browser.get("/")).status == 303


async def test_one_sees_and_ends_ones_other_sessions(site: Site) -> None:
    here, there = await site.signed_in(), await site.signed_in()
    page = await here.get("/me")
    assert page.text.count("/me/sessions/") == 2  # the other one's button, and "everywhere else"
    assert (await here.post("/me/sessions/end-others")).status == 303
    assert (await there.get("/")).status == 303
    assert (await here.get("/")).status == 200


async def test_nobody_ends_the_session_of_another_user(site: Site) -> None:
    await site.signed_in(Role.OWNER)
    [theirs] = await site.agency.store.find(Session, {})
    viewer = await site.signed_in(Role.VIEWER)
    assert (await viewer.post(f"/me/sessions/{theirs.id}/end")).status == 404
    assert (await site.agency.store.get(Session, str(theirs.id))).revoked_at is None


async def test_a_new_password_ends_every_other_session(site: Site) -> None:
    here, there = await site.signed_in(), await site.signed_in()
    new = "eleven loud geese fly home"
    wrong = {"password": "not it at all", "new": new, "again": new, "back": "/me"}
    await here.post("/me/password", wrong)
    assert (await there.get("/")).status == 200
    await here.post("/me/password", {**wrong, "password": PASSWORD})
    assert (await there.get("/")).status == 303
    assert (await here.get("/")).status == 200
    assert (await site.browser().sign_in(OWNER, PASSWORD)).status == 401
    assert (await site.browser().sign_in(OWNER, new)).status == 303


async def test_a_weak_password_is_not_taken(site: Site) -> None:
    browser = await site.signed_in()
    for weak in ("short", "aaaaaaaaaaaaaaaa", "owner-of-this-agency"):
        await browser.post("/me/password", {"password": PASSWORD, "new": weak, "again": weak, "back": "/me"})
        assert "The password is too" in (await browser.get("/me")).text
    assert (await site.browser().sign_in(OWNER, PASSWORD)).status == 303


async def test_who_signed_in_stands_in_the_history(site: Site) -> None:
    await site.signed_in(Role.AGENT)
    events = await site.agency.store.find(Event, {})
    assert [(e.kind, e.actor) for e in events if e.kind == "user.signed_in"] == [
        ("user.signed_in", "web:agent@agency.test")
    ]
    assert PASSWORD not in repr(events)


async def test_while_nobody_may_sign_in_the_page_says_how_to_begin(site: Site) -> None:
    assert "mailbot user add" in (await site.browser().get("/sign-in")).text
    await site.user()
    assert "mailbot user add" not in (await site.browser().get("/sign-in")).text
