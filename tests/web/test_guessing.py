"""Who guesses waits longer and longer; whoever they guess at gets in all the same."""

from __future__ import annotations

from web_site import OWNER, Browser, Site

from models.user import Role

WRONG = "not the right one"


async def guess(browser: Browser, times: int, login: str = OWNER) -> list[int]:
    return [(await browser.sign_in(login, WRONG)).status for _ in range(times)]


async def test_after_some_wrong_passwords_one_must_wait(site: Site) -> None:
    await site.user()
    guesser = site.browser("203.0.113.7")
    assert await guess(guesser, 6) == [401] * 5 + [429]
    answer = await guesser.sign_in()
    assert answer.status == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 15
    site.agency.clock.turn(seconds=16)
    assert (await guesser.sign_in()).status == 303


async def test_nobody_waits_for_a_clock_that_was_set_back(site: Site) -> None:
    await site.user()
    guesser = site.browser("203.0.113.7")
    await guess(guesser, 6)
    site.agency.clock.turn(hours=-2)
    assert (await guesser.sign_in()).status == 303


async def test_the_wait_grows_and_has_an_end(site: Site) -> None:
    await site.user()
    guesser, waits = site.browser("203.0.113.7"), []
    await guess(guesser, 5)
    for _ in range(9):
        waits.append(int((await guesser.sign_in(OWNER, WRONG)).headers["Retry-After"]))
        site.agency.clock.turn(seconds=waits[-1] + 1)
        await guesser.sign_in(OWNER, WRONG)
    assert waits == sorted(waits)
    assert waits[3] > 4 * waits[0]
    assert max(waits) <= 900


async def test_a_login_that_does_not_exist_is_slowed_alike(site: Site) -> None:
    await site.user()
    assert await guess(site.browser("203.0.113.7"), 6, "nobody@agency.test") == [401] * 5 + [429]


async def test_one_guesser_does_not_make_others_wait(site: Site) -> None:
    await site.user()
    await guess(site.browser("203.0.113.7"), 8)
    assert (await site.browser("198.51.100.20").sign_in()).status == 303


async def test_many_guessers_cannot_keep_the_owner_out_of_a_browser_that_is_known(site: Site) -> None:
    await site.user()
    own = site.browser("198.51.100.20")
    assert (await own.sign_in()).status == 303
    await own.get("/me")
    await own.post("/sign-out")
    for last in range(1, 7):
        await guess(site.browser(f"203.0.113.{last}"), 5)
    assert (await site.browser("192.0.2.1").sign_in()).status == 429  # a new browser waits, a minute at most
    assert (await own.sign_in()).status == 303
    site.agency.clock.turn(seconds=61)
    assert (await site.browser("192.0.2.1").sign_in()).status == 303


async def test_a_known_browser_is_no_place_to_guess_from_either(site: Site) -> None:
    await site.user()
    own = site.browser("198.51.100.20")
    await own.sign_in()
    await own.get("/me")
    await own.post("/sign-out")
    assert await guess(own, 6) == [401] * 5 + [429]


async def test_the_mark_of_one_users_browser_says_nothing_for_another(site: Site) -> None:
    agent = await site.user(Role.AGENT)
    theirs = site.browser("198.51.100.20")
    await theirs.sign_in(agent)
    await theirs.get("/me")
    await theirs.post("/sign-out")
    for last in range(1, 7):
        await guess(site.browser(f"203.0.113.{last}"), 5)
    assert (await theirs.sign_in(OWNER)).status == 429


async def test_one_address_cannot_try_many_logins(site: Site) -> None:
    await site.user()
    guesser = site.browser("203.0.113.7")
    statuses = [await guess(guesser, 1, f"user{number}@agency.test") for number in range(32)]
    assert statuses[29:] == [[401], [429], [429]]


async def test_whom_an_untrusted_header_names_counts_for_nothing(mail_site: Site) -> None:
    """Without a public address there is no proxy: every try is this machine's, and counts for the login alone."""
    await mail_site.user()
    statuses = [(await guess(mail_site.browser(f"203.0.113.{last}"), 1))[0] for last in range(22)]
    assert statuses == [401] * 20 + [429] * 2
