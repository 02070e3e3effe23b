"""Errors on the pages: names stay as they are written, and nobody who is signed in ends in a blind alley."""

from __future__ import annotations

import pytest
from web_site import Site

from mailbot.errors import sentence
from models.user import Role


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the reader is not sure", "The reader is not sure"),
        ("nobody is chosen: tick them", "Nobody is chosen: tick them"),
        ("it's gone", "It's gone"),
        ("ñandú is no tag", "Ñandú is no tag"),
        ("lead8@mail1.example belongs to contact 8", "lead8@mail1.example belongs to contact 8"),
        ("empty.csv is empty", "empty.csv is empty"),
        ("'x' is no condition", "'x' is no condition"),
        ("112 is no longer on offer", "112 is no longer on offer"),
        ("business.name is empty", "business.name is empty"),
        ("", ""),
    ],
)
def test_a_sentence_begins_with_a_capital_and_a_name_with_its_own(text: str, words: str) -> None:
    assert sentence(text) == words


async def test_a_file_and_an_address_are_named_as_they_are(site: Site) -> None:
    await site.agency.add_contact("lead8@away.example")
    other = await site.agency.add_contact("lead9@away.example")
    browser = await site.signed_in()
    await browser.send_file("/contacts/import", b"  ", name="empty.csv", back="/contacts")
    assert "empty.csv is empty" in (await browser.get("/contacts")).text
    place = f"/contacts/{other.number}"
    await browser.post(f"{place}/address", {"address": "lead8@away.example", "back": place})
    assert "lead8@away.example belongs to contact" in (await browser.get(place)).text


@pytest.mark.parametrize("path", ["/nope", "/threads/abc", "/threads/999", "/drafts/x/y"])
async def test_a_page_that_is_not_there_leads_on(site: Site, path: str) -> None:
    browser = await site.signed_in(Role.VIEWER)
    page = await browser.get(path)
    assert page.status == 404
    assert 'href="/threads"' in page.text
    assert "There is nothing here" in page.text


@pytest.mark.parametrize("path", ["/nope", "/threads/abc"])
async def test_strangers_learn_nothing_of_the_pages(site: Site, path: str) -> None:
    page = await site.get(path)
    assert page.status == 404
    assert 'href="/threads"' not in page.text
