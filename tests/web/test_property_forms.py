"""One property added and edited by a form: read as a file's row is, refused beside the field, without a script."""

from __future__ import annotations

import re
from html import unescape

import pytest
from web_site import Browser, Site

from models.event import Event
from models.property import Property, PropertyStatus
from models.user import Role

WHOLE = {
    "ref": "BR-7",
    "status": "active",
    "listed_for": "sale",
    "type": "townhouse",
    "address": "7 Quay Ln, Unit 4",
    "area": "Old Harbor",
    "city": "Alder",
    "postcode": "04530",
    "price": "$485k",
    "bedrooms": "3",
    "bathrooms": "2½",
    "square_feet": "1,850",
    "year_built": "1998",
    "description": "By the sea.\r\nQuiet.",
    "features": "deck; fenced yard",
    "url": "https://agency.example/br-7",
    "photo_url": "https://agency.example/br-7.jpg",
}
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}'


async def home(site: Site, ref: str) -> Property:
    found = await site.agency.store.first(Property, {"ref": ref})
    assert found is not None
    return found


async def told(site: Site, kind: str) -> list[tuple[str, str]]:
    return [(one.reason, one.actor) async for one in site.agency.store.stream(Event, {"kind": kind})]


def typed(page: str) -> dict[str, str]:
    """What a browser would send of the form as the page has it."""
    form = page[page.index('class="stack form"') :]
    inputs = re.findall(r'<input[^>]*? name="(\w+)"[^>]*? value="([^"]*)"', form)
    areas = re.findall(r'<textarea[^>]*? name="(\w+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL)
    chosen = [
        (name, options.partition(" selected")[0].rpartition('value="')[2].rstrip('"'))
        for name, options in re.findall(r'<select[^>]*? name="(\w+)"[^>]*>(.*?)</select>', form)
    ]
    return {name: unescape(text) for name, text in [*inputs, *areas, *chosen]}


def problems(page: str) -> dict[str, str]:
    """What stands beside the fields."""
    found = re.findall(r'<p class="problem" id="problem-(\w+)">(.*?)</p>', page)
    assert all(f'aria-describedby="problem-{name}"' in page for name, _ in found)
    assert page.count('aria-invalid="true"') == len(found)
    return {name: unescape(text) for name, text in found}


async def editing(site: Site, browser: Browser, ref: str = "BR-1") -> tuple[str, dict[str, str]]:
    """The address of the form that edits a home, and what it holds."""
    where = f"/properties/{(await home(site, ref)).id}/edit"
    return where, typed((await browser.get(where)).text)


async def one_home(site: Site) -> Browser:
    await site.agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town", features=["deck"])
    return await site.signed_in()


async def test_a_home_is_added_whole(site: Site) -> None:
    browser = await site.signed_in(Role.AGENT)
    page = (await browser.get("/properties/new")).text
    assert {name for name in typed(page) if name not in ("csrf", "back")} == set(WHOLE)
    added = await browser.post("/properties/new", {**typed(page), **WHOLE})
    assert added.status == 303
    kept = await home(site, "BR-7")
    assert added.headers["Location"] == f"/properties/{kept.id}"
    assert kept.model_dump(include=set(WHOLE)) == {
        **WHOLE,
        "price": 485_000,
        "bedrooms": 3,
        "bathrooms": 2.5,
        "square_feet": 1850,
        "year_built": 1998,
        "description": "By the sea.\nQuiet.",
        "features": ["deck", "fenced yard"],
    }
    shown = (await browser.get(added.headers["Location"])).text
    assert "BR-7 is kept, and offered from now on to whom it suits." in shown
    assert "A property was added" in shown
    assert await told(site, "property.created") == [("BR-7: 7 Quay Ln, Unit 4", "web:agent@agency.test")]


async def test_little_is_needed(site: Site) -> None:
    browser = await site.signed_in()
    await browser.get("/properties/new")
    await browser.post("/properties/new", {"ref": "BR-8", "address": "8 Oak Ave", "price": "2,100/mo"})
    kept = await home(site, "BR-8")
    assert (kept.price, kept.listed_for, kept.status, kept.bedrooms) == (2_100, "rent", "active", None)


async def test_all_that_is_wrong_is_told_beside_its_field_and_nothing_typed_is_lost(site: Site) -> None:
    browser = await site.signed_in()
    await browser.get("/properties/new")
    wrong = {
        **WHOLE,
        "address": " ",
        "price": "485",
        "bedrooms": "many",
        "year_built": "98",
        "url": "javascript:alert(1)",
        "area": "x" * 201,
        "status": "burnt",
    }
    page = await browser.post("/properties/new", wrong)
    assert page.status == 400
    assert problems(page.text) == {
        "address": "It is empty: fill it in.",
        "price": "485 can hardly be what BR-7 is for sale at: write it in full, as 485000.",
        "bedrooms": "'many' is no number: write digits, as 485000.",
        "year_built": "'98' has two digits, and may be 1898, 1998 or 2098: write the year with four digits, as 1998.",
        "url": "'javascript:alert(1)' is no link: write it like https://agency.example/12-elm-st.",
        "area": "It is too long: keep to 200 letters.",
        "status": "'burnt' is not known: write one of active, pending, sold, withdrawn.",
    }
    assert page.text.count("autofocus") == 2  # the first wrong field, and the dialog of every page
    assert re.search(r'name="status"[^>]* autofocus', page.text)
    assert 'href="#field-price"' in page.text
    again = typed(page.text)
    assert {name: again[name] for name in ("price", "bedrooms", "url", "features")} == {
        name: wrong[name] for name in ("price", "bedrooms", "url", "features")
    }
    assert await site.agency.store.count(Property, {}) == 0
    assert (await browser.post("/properties/new", {**again, **WHOLE})).status == 303


@pytest.mark.parametrize("ref", ["BR-1", " br-1 "])
async def test_a_ref_that_is_there_already_leads_to_its_home(site: Site, ref: str) -> None:
    browser = await one_home(site)
    await browser.get("/properties/new")
    page = await browser.post("/properties/new", {**WHOLE, "ref": ref})
    assert page.status == 409
    there = f'<a href="/properties/{(await home(site, "BR-1")).id}">12 Elm St</a>'
    assert problems(page.text) == {"ref": f"BR-1 is there already. {there}"}
    assert typed(page.text)["address"] == WHOLE["address"]
    assert await site.agency.store.count(Property, {}) == 1


async def test_only_what_was_changed_is_written(site: Site) -> None:
    browser = await one_home(site)
    where, form = await editing(site, browser)
    assert "The next import of a file that names BR-1" in (await browser.get(where)).text
    await browser.post(where, {**form, "price": "$455,000", "features": "deck; garden", "bathrooms": "2.5"})
    now = await home(site, "BR-1")
    assert (now.price, now.features, now.bathrooms, now.bedrooms) == (455_000, ["deck", "garden"], 2.5, 3)
    await browser.post(where, {**form, "bedrooms": "4", "area": ""})
    now = await home(site, "BR-1")
    assert (now.price, now.bedrooms, now.area) == (455_000, 4, "")


async def test_whoever_was_slower_sees_it_and_may_insist(site: Site) -> None:
    browser = await one_home(site)
    where, form = await editing(site, browser)
    await browser.post(where, {**form, "price": "455000", "city": "Birch"})
    page = await browser.post(where, {**form, "price": "470000", "bedrooms": "4"})
    assert page.status == 409
    assert problems(page.text) == {
        "price": "Somebody else made it “455000” meanwhile. Save again to put yours in its place."
    }
    assert (await home(site, "BR-1")).price == 455_000
    again = typed(page.text)
    assert (again["price"], again["bedrooms"], again["city"]) == ("470000", "4", "Birch")
    assert (await browser.post(where, again)).status == 303
    now = await home(site, "BR-1")
    assert (now.price, now.bedrooms, now.city) == (470_000, 4, "Birch")


async def test_a_changed_price_and_status_are_told_as_by_a_file(site: Site) -> None:
    browser = await one_home(site)
    where, form = await editing(site, browser)
    await browser.post(where, {**form, "price": "455000", "status": "sold", "bedrooms": "4"})
    by = "web:owner@agency.test"
    assert await told(site, "property.price_changed") == [("BR-1: 440000 → 455000", by)]
    assert await told(site, "property.status_changed") == [("BR-1: active → sold", by)]
    assert await told(site, "property.corrected") == [("BR-1: bedrooms: 3 → 4", by)]
    page = (await browser.get(where.removesuffix("/edit"))).text
    for words in ("440000 → 455000", "active → sold", "bedrooms: 3 → 4"):
        assert words in page, words


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"price": "485"}, "price", "485 can hardly be what BR-1 is for sale at"),
        ({"price": "2,100 a month"}, "price", "is a rent, and BR-1 is for sale"),
        ({"listed_for": "rent"}, "price", "440,000 can hardly be a month's rent of BR-1"),
        ({"price": ""}, "price", "It is empty"),
        ({"address": ""}, "address", "It is empty"),
        ({"bedrooms": "many"}, "bedrooms", "is no number"),
    ],
)
async def test_what_a_file_could_not_say_a_form_cannot(
    site: Site, change: dict[str, str], field: str, words: str
) -> None:
    browser = await one_home(site)
    before = await home(site, "BR-1")
    where, form = await editing(site, browser)
    page = await browser.post(where, {**form, **change})
    assert page.status == 400
    assert words in problems(page.text)[field]
    assert await home(site, "BR-1") == before


async def test_a_sold_home_is_offered_again_only_at_a_price_that_can_be_one(site: Site) -> None:
    await site.agency.add_property("BR-1", "12 Elm St", 44, status="sold")
    browser = await site.signed_in()
    where, form = await editing(site, browser)
    refused = await browser.post(where, {**form, "status": "active"})
    assert "44 can hardly be" in problems(refused.text)["price"]
    show = where.removesuffix("/edit")
    await browser.post(f"{show}/status", {"status": "active", "back": show})
    assert "44 can hardly be" in unescape((await browser.get(show)).text)
    assert (await home(site, "BR-1")).status is PropertyStatus.SOLD
    assert (await browser.post(where, {**form, "description": "It was lovely."})).status == 303


async def test_hostile_words_are_shown_and_do_nothing(site: Site) -> None:
    browser = await site.signed_in()
    await browser.get("/properties/new")
    refused = await browser.post("/properties/new", dict.fromkeys(WHOLE, HOSTILE))
    assert set(problems(refused.text)) == set(WHOLE)
    words = dict.fromkeys(("area", "city", "postcode", "description", "url", "photo_url"), HOSTILE)  # out of a file
    kept = await site.agency.add_property(HOSTILE[:60], HOSTILE, 440_000, features=[HOSTILE], **words)
    where = f"/properties/{kept.id}"
    pages = [await browser.get(path) for path in (where, f"{where}/edit", "/properties")]
    twin = await browser.post("/properties/new", {**WHOLE, "ref": HOSTILE[:60]})
    assert twin.status == 409
    for page in (refused, twin, *pages):
        assert not re.search(r"<script>|<img src=x", page.text)
        assert "{{7*7}}" in page.text
        assert "&lt;script&gt;" in page.text
    form = typed(pages[1].text)
    assert form["address"] == HOSTILE
    assert (await browser.post(f"{where}/edit", {**form, "price": "450000"})).status == 303


async def test_unseen_letters_are_left_out(site: Site) -> None:
    browser = await site.signed_in()
    await browser.get("/properties/new")
    strange = {"address": "7\u202e Quay\u00a0Ln\r\nBcc: x", "description": "By\u0000 the sea.\r\n\r\nQuiet.\u200b"}
    await browser.post("/properties/new", {**WHOLE, **strange})
    kept = await home(site, "BR-7")
    assert (kept.address, kept.description) == ("7 Quay Ln Bcc: x", "By the sea.\n\nQuiet.")


async def test_whoever_only_looks_finds_no_form(site: Site) -> None:
    await one_home(site)
    viewer = await site.signed_in(Role.VIEWER)
    where = f"/properties/{(await home(site, 'BR-1')).id}"
    assert "/edit" not in (await viewer.get(where)).text
    assert (await viewer.get(f"{where}/edit")).status == 403
    assert (await viewer.post("/properties/new", WHOLE)).status == 403
