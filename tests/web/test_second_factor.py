"""The second factor: taken up with a code, asked for at every sign-in, no code good twice."""

from __future__ import annotations

import re

from web_site import OWNER, PASSWORD, Browser, Site

from mailbot.users import people, second_factor

STEP = second_factor.STEP_SECONDS


async def secret_of(site: Site, *, pending: bool = False) -> bytes:
    user = await people.find(site.agency.desk, OWNER)
    return second_factor.secret_of(site.agency.desk.keyring, user, user.totp_pending if pending else user.totp_seed)


async def code_now(site: Site) -> str:
    return second_factor.code_of(await secret_of(site), second_factor.step_at(site.agency.desk.now()))


async def enrolled(site: Site) -> tuple[Browser, list[str]]:
    """A browser whose user took a second factor up, and the recovery codes; the clock is past the code used."""
    browser = await site.signed_in()
    await browser.post("/me/second-factor/propose", {"password": PASSWORD})
    page = await browser.get("/me/second-factor")
    secret = await secret_of(site, pending=True)
    assert second_factor.readable(secret) in page.text
    code = second_factor.code_of(secret, second_factor.step_at(site.agency.desk.now()))
    shown = await browser.post("/me/second-factor", {"code": code})
    codes = re.findall(r"<li><code>([0-9A-Z-]+)</code></li>", shown.text)
    assert len(codes) == 10
    site.agency.clock.turn(seconds=2 * STEP)
    return browser, codes


async def half_way(site: Site) -> Browser:
    browser = site.browser()
    answer = await browser.sign_in()
    assert answer.headers["Location"] == "/sign-in/code"
    await browser.get("/sign-in/code")
    return browser


async def test_the_password_alone_opens_nothing_any_more(site: Site) -> None:
    await enrolled(site)
    browser = await half_way(site)
    for path in ("/", "/me", "/threads", "/live/counts"):
        assert (await browser.get(path)).status == 303
    assert (await browser.post("/me/second-factor/drop", {"password": PASSWORD})).status in (303, 403)
    assert (await people.find(site.agency.desk, OWNER)).totp_seed


async def test_the_code_opens_with_a_new_token(site: Site) -> None:
    await enrolled(site)
    browser = await half_way(site)
    before = dict(browser.cookies)
    assert (await browser.post("/sign-in/code", {"code": await code_now(site)})).headers["Location"] == "/"
    assert (await browser.get("/")).status == 200
    assert browser.cookies["__Host-mailbot"] != before["__Host-mailbot"]
    stale = site.browser()
    stale.cookies = before
    assert (await stale.get("/sign-in/code")).headers["Location"] == "/sign-in"


async def test_a_code_is_taken_once(site: Site) -> None:
    await enrolled(site)
    code = await code_now(site)
    assert (await (await half_way(site)).post("/sign-in/code", {"code": code})).status == 303
    assert (await (await half_way(site)).post("/sign-in/code", {"code": code})).status == 401


async def test_the_code_that_took_it_up_signs_nobody_in(site: Site) -> None:
    browser = await site.signed_in()
    await browser.post("/me/second-factor/propose", {"password": PASSWORD})
    secret = await secret_of(site, pending=True)
    code = second_factor.code_of(secret, second_factor.step_at(site.agency.desk.now()))
    await browser.get("/me/second-factor")
    await browser.post("/me/second-factor", {"code": code})
    assert (await (await half_way(site)).post("/sign-in/code", {"code": code})).status == 401


async def test_an_old_code_is_not_taken(site: Site) -> None:
    await enrolled(site)
    code = await code_now(site)
    site.agency.clock.turn(seconds=3 * STEP)
    assert (await (await half_way(site)).post("/sign-in/code", {"code": code})).status == 401


async def test_a_recovery_code_is_good_once(site: Site) -> None:
    _, codes = await enrolled(site)
    typed = codes[3].lower().replace("-", " ")
    assert (await (await half_way(site)).post("/sign-in/code", {"code": typed})).status == 303
    assert (await (await half_way(site)).post("/sign-in/code", {"code": codes[3]})).status == 401
    assert (await (await half_way(site)).post("/sign-in/code", {"code": codes[4]})).status == 303


async def test_new_recovery_codes_end_the_old_ones(site: Site) -> None:
    browser, codes = await enrolled(site)
    shown = await browser.post("/me/recovery-codes", {"password": PASSWORD})
    fresh = re.findall(r"<li><code>([0-9A-Z-]+)</code></li>", shown.text)
    assert len(fresh) == 10
    assert not set(fresh) & set(codes)
    assert (await (await half_way(site)).post("/sign-in/code", {"code": codes[0]})).status == 401
    assert (await (await half_way(site)).post("/sign-in/code", {"code": fresh[0]})).status == 303


async def test_after_five_wrong_codes_the_password_is_asked_again_and_then_one_waits(site: Site) -> None:
    await enrolled(site)
    browser = await half_way(site)
    statuses = [(await browser.post("/sign-in/code", {"code": f"00000{n}"})).status for n in range(5)]
    assert statuses == [401] * 5
    assert (await browser.get("/sign-in/code")).headers["Location"] == "/sign-in"
    again = await half_way(site)
    assert (await again.post("/sign-in/code", {"code": await code_now(site)})).status == 429
    site.agency.clock.turn(seconds=20)
    assert (await again.post("/sign-in/code", {"code": await code_now(site)})).status == 303


async def test_turning_it_off_asks_for_the_password(site: Site) -> None:
    browser, _ = await enrolled(site)
    await browser.post("/me/second-factor/drop", {"password": "not it", "back": "/me"})
    assert (await people.find(site.agency.desk, OWNER)).totp_seed
    await browser.post("/me/second-factor/drop", {"password": PASSWORD, "back": "/me"})
    assert (await site.browser().sign_in()).headers["Location"] == "/"


async def test_the_picture_holds_the_secret_and_needs_one(site: Site) -> None:
    browser = await site.signed_in()
    assert (await browser.get("/me/second-factor/code.svg")).status == 404
    await browser.post("/me/second-factor/propose", {"password": PASSWORD})
    picture = await browser.get("/me/second-factor/code.svg")
    assert picture.headers["Content-Type"].startswith("image/svg+xml")
    assert picture.headers["Cache-Control"] == "no-store"


async def test_the_store_alone_makes_no_code(site: Site) -> None:
    await enrolled(site)
    user = await people.find(site.agency.desk, OWNER)
    secret = await secret_of(site)
    assert secret.hex() not in repr(user)
    assert second_factor.readable(secret).replace(" ", "") not in repr(user)
