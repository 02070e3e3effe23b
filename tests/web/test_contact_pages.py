"""Contacts in the browser: found, filtered, corrected, tagged, linked, stopped, and shown with all their history."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from web_site import Browser, Site

from mailbot.crm import changing
from mailbot.crm.contacts import list_contacts
from mailbot.delivery.suppression import entries, suppress
from models.contact import Contact
from models.event import Event
from models.suppression import Suppression, SuppressionReason
from models.user import Role


async def people_of(browser: Browser, query: str = "") -> list[str]:
    """The addresses that the list shows, in its order."""
    page = await browser.get(f"/contacts{query}")
    assert page.status == 200
    return re.findall(r'<span class="row-what">(\S+@\S+?)[ <]', page.text)


async def three_people(site: Site) -> Browser:
    await site.agency.add_contact("ann@away.example", "Ann Stone", tags=["spring"], phone="+1 207 555 0142")
    await site.agency.add_contact("bo@away.example", "Bo Río", source="portal:zillow")
    await site.agency.add_contact("cy@away.example", "Cy Stone", kind="client", tags=["spring", "vip"])
    await changing.list_new(site.agency.desk)
    return await site.signed_in()


async def contact(site: Site, address: str) -> Contact:
    found = await site.agency.store.first(Contact, {"addresses": address}, whole=True)
    assert found is not None
    return found


async def test_what_was_changed_last_comes_first(site: Site) -> None:
    browser = await three_people(site)
    assert await people_of(browser) == ["cy@away.example", "bo@away.example", "ann@away.example"]
    await browser.post("/contacts/1/tag", {"tag": "autumn"})
    assert await people_of(browser) == ["ann@away.example", "cy@away.example", "bo@away.example"]


async def test_they_are_found_by_name_address_and_telephone(site: Site) -> None:
    browser = await three_people(site)
    for words, whom in {
        "rio": ["bo@away.example"],
        "stone": ["cy@away.example", "ann@away.example"],
        "ston": ["cy@away.example", "ann@away.example"],
        "ann stone": ["ann@away.example"],
        "ann@away.example": ["ann@away.example"],
        "5550142": ["ann@away.example"],
        "0142": ["ann@away.example"],
        "nobody": [],
        "!!!": [],
    }.items():
        assert await people_of(browser, f"?search={words.replace(' ', '+')}") == whom, words


async def test_filters_choose_and_go_together(site: Site) -> None:
    browser = await three_people(site)
    assert await people_of(browser, "?kind=client") == ["cy@away.example"]
    assert await people_of(browser, "?tag=spring") == ["cy@away.example", "ann@away.example"]
    assert await people_of(browser, "?tag=spring&kind=lead") == ["ann@away.example"]
    assert await people_of(browser, "?source=portal:zillow") == ["bo@away.example"]
    assert await people_of(browser, "?search=stone&tag=vip") == ["cy@away.example"]
    assert len(await people_of(browser, "?kind=nonsense&before=x")) == 3


async def test_a_long_list_is_read_page_by_page_and_nobody_twice(site: Site) -> None:
    for number in range(120):
        await site.agency.add_contact(f"lead{number}@away.example", f"Lead {number}")
    await changing.list_new(site.agency.desk)
    browser = await site.signed_in()
    seen: list[str] = []
    query = ""
    for _ in range(3):
        page = await browser.get(f"/contacts{query}")
        seen += re.findall(r'<span class="row-what">(\S+@\S+?)[ <]', page.text)
        further = re.search(r'rel="next" href="/contacts(\?before=\d+)"', page.text)
        query = further[1] if further else ""
    assert query == ""
    assert len(seen) == len(set(seen)) == 120


async def test_several_are_tagged_and_untagged_at_once(site: Site) -> None:
    browser = await three_people(site)
    await browser.post("/contacts/tag", {"number": [1, 2], "tag": " Open  House ", "on": "yes"})
    assert (await contact(site, "ann@away.example")).tags == ["spring", "open house"]
    assert (await contact(site, "bo@away.example")).tags == ["open house"]
    await browser.post("/contacts/tag", {"number": [1, 3], "tag": "SPRING", "on": "no"})
    assert (await contact(site, "ann@away.example")).tags == ["open house"]
    assert (await contact(site, "cy@away.example")).tags == ["vip"]
    answer = await browser.post("/contacts/tag", {"tag": "spring", "back": "/contacts"})
    assert answer.status == 303
    assert "Nobody is chosen" in (await browser.get("/contacts")).text


async def test_corrections_are_kept_found_and_told(site: Site) -> None:
    browser = await three_people(site)
    form = {"first_name": "Anna", "last_name": "Steele", "phone": "", "kind": "client", "language": "ES", "source": "x"}
    await browser.post("/contacts/1/edit", form)
    changed = await contact(site, "ann@away.example")
    assert (changed.name, changed.phone, changed.kind, changed.language) == ("Anna Steele", "", "client", "es")
    assert await people_of(browser, "?search=steele") == ["ann@away.example"]
    assert await people_of(browser, "?search=0142") == []
    [told] = await site.agency.store.find(Event, {"contact_id": str(changed.id)}, then={"kind": "contact.corrected"})
    assert told.actor == "web:owner@agency.test"


@pytest.mark.parametrize(("typed", "kept"), [("Spanish", "es"), ("es-MX", "es"), ("EN", "en"), ("", "")])
async def test_a_language_is_known_by_its_name(site: Site, typed: str, kept: str) -> None:
    browser = await three_people(site)
    assert 'maxlength="2"' not in (await browser.get("/contacts/1")).text
    await browser.post("/contacts/1/edit", {"first_name": "Ann", "language": typed})
    assert (await contact(site, "ann@away.example")).language == kept


async def test_what_is_no_language_is_refused(site: Site) -> None:
    browser = await three_people(site)
    await browser.post("/contacts/1/edit", {"first_name": "Ann", "language": "Klingonese", "back": "/contacts/1"})
    assert "&#39;Klingonese&#39; is not known" in (await browser.get("/contacts/1")).text


async def test_mail_is_stopped_for_every_address_and_allowed_again(site: Site) -> None:
    browser = await three_people(site)
    await browser.post("/contacts/1/address", {"address": "Ann@home.example"})
    await browser.post("/contacts/1/stop")
    assert {entry[0] for entry in await site.suppressed()} == {"ann@away.example", "ann@home.example"}
    assert "no mail at all" in (await browser.get("/contacts/1")).text
    await browser.post("/contacts/1/allow")
    assert await site.agency.store.find(Suppression, {}) == []


async def test_a_further_address_is_stopped_like_the_others(site: Site) -> None:
    browser = await three_people(site)
    await browser.post("/contacts/1/stop")
    await browser.post("/contacts/1/address", {"address": "ann@home.example"})
    assert ("ann@home.example", "all") in await site.suppressed()


async def test_a_number_is_found_however_it_is_written(site: Site) -> None:
    await site.agency.add_contact("dana@away.example", phone="(207) 555-0112")
    await changing.list_new(site.agency.desk)
    browser = await site.signed_in()
    for words in ("(207) 555-0112", "207-555-0112", "+12075550112", "2075550112", "555-0112"):
        page = (await browser.get(f"/contacts?{urlencode({'search': words})}")).text
        assert "dana@away.example" in page, words
        assert len(await list_contacts(site.agency.store, search=words)) == 1, words
    assert "dana@away.example" not in (await browser.get("/contacts?search=207-555-0113")).text


async def test_an_address_can_be_made_the_main_one_and_taken_away_but_never_the_last(site: Site) -> None:
    dana = await site.agency.add_contact("dana@away.example")
    place, browser = f"/contacts/{dana.number}", await site.signed_in()
    await browser.get(place)
    await browser.post(f"{place}/address", {"address": "dana@work.example"})
    await suppress(site.agency.desk, "dana@away.example", SuppressionReason.OPERATOR)
    await browser.post(f"{place}/address/main", {"address": "dana@work.example"})
    assert (await site.agency.store.get(Contact, str(dana.id))).address == "dana@work.example"
    await browser.post(f"{place}/address/remove", {"address": "dana@away.example", "back": place})
    assert (await site.agency.store.get(Contact, str(dana.id))).addresses == ["dana@work.example"]
    assert [stop.address async for stop in entries(site.agency.desk)] == ["dana@away.example"]
    await browser.post(f"{place}/address/remove", {"address": "dana@work.example", "back": place})
    assert "is their only address" in (await browser.get(place)).text
    assert (await site.agency.store.get(Contact, str(dana.id))).addresses == ["dana@work.example"]


async def test_an_address_of_another_contact_is_refused_and_linking_makes_one_of_two(site: Site) -> None:
    browser = await three_people(site)
    await browser.post("/contacts/1/address", {"address": "bo@away.example", "back": "/contacts/1"})
    assert "belongs to contact 2" in (await browser.get("/contacts/1")).text
    asked = (await browser.post("/contacts/1/link", {"other": "bo@away.example"})).text
    for words in ("Make one contact of these two?", "ann@away.example", "bo@away.example", "They have not written yet"):
        assert words in asked, words
    number = re.findall(r'name="sure" value="(\d+)"', asked)[0]
    await browser.post("/contacts/1/link", {"other": number, "sure": "999"})
    assert (await browser.get(f"/contacts/{number}")).status == 200
    await browser.post("/contacts/1/link", {"other": number, "sure": number})
    assert (await contact(site, "bo@away.example")).number == 1
    assert (await browser.get("/contacts/2")).status == 404
    assert await people_of(browser, "?search=bo@away.example") == ["ann@away.example"]


async def test_a_page_tells_the_whole_history(site: Site) -> None:
    browser = await three_people(site)
    ann = await contact(site, "ann@away.example")
    await site.queued(ann)
    await browser.post("/contacts/1/note", {"text": "Prefers to be called after five."})
    page = await browser.get("/contacts/1")
    for words in ("Prefers to be called", "1001", "queued", "spring", "0142", "a note was kept"):
        assert words in page.text, words


async def test_who_writes_for_the_first_time_is_listed_at_once(mail_site: Site) -> None:
    mail_site.agency.lead("dana@away.example").write("Hello, we look for a house with 3 bedrooms.", "House")
    await mail_site.agency.round()
    browser = await mail_site.signed_in()
    assert await people_of(browser, "?search=reyes") == ["dana@away.example"]


async def test_an_old_tab_writes_only_what_was_changed_in_it(site: Site) -> None:
    dana = await site.agency.add_contact("dana@away.example", "Dana Reyes", source="website")
    place, browser = f"/contacts/{dana.number}", await site.signed_in()
    page = (await browser.get(place)).text
    shown = dict(re.findall(r'name="(shown_\w+)" value="([^"]*)"', page))
    form = {name.removeprefix("shown_"): value for name, value in shown.items()}
    await browser.post(f"{place}/edit", {**form, **shown, "source": "open house"})
    await browser.post(f"{place}/edit", {**form, **shown, "last_name": "Rey"})
    kept = await site.agency.store.get(Contact, str(dana.id))
    assert (kept.source, kept.name) == ("open house", "Dana Rey")
    await browser.post(f"{place}/edit", {**form, **shown, "source": "portal", "back": place})
    assert "Somebody else changed the source meanwhile" in (await browser.get(place)).text
    assert (await site.agency.store.get(Contact, str(dana.id))).source == "open house"


async def test_what_is_no_telephone_number_is_refused(site: Site) -> None:
    dana = await site.agency.add_contact("dana@away.example")
    place, browser = f"/contacts/{dana.number}", await site.signed_in()
    await browser.get(place)
    await browser.post(f"{place}/edit", {"phone": "not a phone at all", "back": place})
    assert "is no telephone number: write seven to fifteen digits" in (await browser.get(place)).text
    await browser.post(f"{place}/edit", {"phone": "(207) 555-0112"})
    assert (await site.agency.store.get(Contact, str(dana.id))).phone == "(207) 555-0112"


async def test_a_form_that_is_too_large_says_how_much_it_takes(site: Site) -> None:
    dana = await site.agency.add_contact("dana@away.example")
    browser = await site.signed_in()
    answer = await browser.post(f"/contacts/{dana.number}/note", {"text": "x" * 900_000})
    assert answer.status == 413
    assert "that this form takes" in answer.text


# ------------------------------------------------------------------------------------------------ added by hand


async def test_one_is_added_by_hand(site: Site) -> None:
    browser = await site.signed_in(Role.AGENT)
    assert 'href="#add"' in (await browser.get("/contacts")).text
    given = {"address": " Ana@Away.example", "name": "Ana Núñez", "phone": "503-555-0142", "tags": "Buyer, old town,,"}
    answer = await browser.post("/contacts/add", {**given, "kind": "client"})
    ana = await contact(site, "ana@away.example")
    assert answer.headers["Location"].endswith(f"/contacts/{ana.number}")
    assert (ana.name, ana.phone, ana.kind, ana.tags) == ("Ana Núñez", "503-555-0142", "client", ["buyer", "old town"])
    assert "Ana Núñez is among your contacts now" in (await browser.get(f"/contacts/{ana.number}")).text
    assert await people_of(browser) == ["ana@away.example"]
    [made] = await site.agency.store.find(Event, {"kind": "contact.created"})
    assert made.actor == "web:agent@agency.test"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"address": "ann"}, "is not an email address"),
        ({"address": "ann@away.example"}, "belongs to contact 1, Ann Stone"),
        ({"address": "new@away.example", "phone": "12"}, "is no telephone number"),
        ({"address": "new@away.example", "tags": "x" * 60}, "tag"),
    ],
)
async def test_what_cannot_be_added_is_said_in_words(site: Site, given: dict[str, str], words: str) -> None:
    browser = await three_people(site)
    answer = await browser.post("/contacts/add", {**given, "back": "/contacts"})
    assert answer.headers["Location"].endswith("/contacts")
    page = (await browser.get("/contacts")).text
    refused = re.search(r'<p class="notice bad"[^>]*>([^<]*)', page)
    assert refused is not None
    assert words in refused[1]
    assert "mailbot contacts" not in refused[1]
    assert len(await people_of(browser)) == 3


async def test_who_only_looks_sees_no_way_to_add(site: Site) -> None:
    browser = await site.signed_in(Role.VIEWER)
    page = (await browser.get("/contacts")).text
    assert "/contacts/add" not in page
    assert "#add" not in page
    assert (await browser.post("/contacts/add", {"address": "ana@away.example"})).status == 403


async def test_a_number_is_written_as_people_write_it_and_dialled_as_it_is(site: Site) -> None:
    await site.agency.add_contact("ann@away.example", "Ann Stone", phone="+12075550142")
    await changing.list_new(site.agency.desk)
    browser = await site.signed_in()
    page = (await browser.get("/contacts/1")).text
    assert '<a href="tel:+12075550142">(207) 555-0142</a>' in page
    assert 'value="+12075550142"' in page, "what is edited stands as it is kept"
    assert "(207) 555-0142" in (await browser.get("/contacts")).text
