"""A CSV in the browser: looked at first, its columns mapped, written once, and seen by nobody else."""

from __future__ import annotations

import re
from datetime import timedelta

from agency import Agency
from web_site import Answer, Browser, Site

from mailbot.crm.files import uploads
from mailbot.delivery.suppression import entries
from models.contact import Contact
from models.upload import Upload
from models.user import Role

GOOD = "Email,First Name,Last Name,Tags\nann@away.example,Ann,Stone,spring\nnot an address,Bo,Rio,\n"
ODD = "Wie sie schreibt,Given,Notes\nann@away.example,Ann,likes gardens\n"


async def upload(browser: Browser, text: str) -> Answer:
    return await browser.send_file("/contacts/import", text.encode(), back="/contacts")


async def everybody(agency: Agency) -> list[str]:
    return sorted(c.address for c in await agency.store.find(Contact, {"number": {"$gt": 0}}))


async def test_nothing_is_written_before_the_person_says_so(site: Site) -> None:
    browser = await site.signed_in()
    sent = await upload(browser, GOOD)
    where = sent.headers["Location"]
    page = await browser.get(where)
    for words in ("ann@away.example", "Ann Stone", "spring", "not an address", "Line"):
        assert words in page.text, words
    assert await everybody(site.agency) == []
    done = await browser.post(where)
    assert done.headers["Location"] == "/contacts"
    assert await everybody(site.agency) == ["ann@away.example"]
    assert "1 new" in (await browser.get("/contacts")).text
    assert (await browser.get(where)).status == 404


async def test_tags_of_a_file_are_added_unless_they_are_to_replace_the_others(site: Site) -> None:
    await site.agency.add_contact("ann@away.example", "Ann Stone", tags=["spring", "website"])
    file = "Email,Tags\nann@away.example,vip\nbo@away.example,vip\n"
    browser = await site.signed_in()
    where = (await upload(browser, file)).headers["Location"]
    page = (await browser.get(where)).text
    assert "1 new, 1 known; 1 of these get further tags." in page
    assert "1 known contact would lose tags: Ann Stone spring, website." in page
    await browser.post(where)
    [ann] = await site.agency.store.find(Contact, {"addresses": "ann@away.example"})
    assert ann.tags == ["spring", "website", "vip"]
    where = (await upload(browser, file)).headers["Location"]
    await browser.post(where, {"replace_tags": "yes"})
    [ann] = await site.agency.store.find(Contact, {"addresses": "ann@away.example"})
    assert ann.tags == ["vip"]


async def test_columns_can_be_mapped(site: Site) -> None:
    browser = await site.signed_in()
    where = (await upload(browser, ODD)).headers["Location"]
    assert "no column email" in (await browser.get(where)).text
    page = await browser.get(f"{where}?column=email&column=first_name&column=")
    assert "rows are read" in page.text
    hidden = re.findall(r'<input type="hidden" name="column" value="(\w*)">', page.text)
    assert hidden == ["email", "first_name", ""]
    await browser.post(where, {"column": hidden})
    [ann] = await site.agency.store.find(Contact, {"addresses": "ann@away.example"})
    assert (ann.first_name, ann.fields) == ("Ann", {"notes": "likes gardens"})


async def test_a_file_is_for_the_browser_that_sent_it(site: Site) -> None:
    browser, other = await site.signed_in(), await site.signed_in()
    agent = await site.signed_in(Role.AGENT)
    where = (await upload(browser, GOOD)).headers["Location"]
    for stranger in (other, agent):
        assert (await stranger.get(where)).status == 404
        assert (await stranger.post(where)).status == 404
    assert await everybody(site.agency) == []


async def test_a_file_is_kept_for_an_hour_and_one_at_a_time(site: Site) -> None:
    browser = await site.signed_in()
    first = (await upload(browser, GOOD)).headers["Location"]
    second = (await upload(browser, ODD)).headers["Location"]
    assert (await browser.get(first)).status == 404
    assert (await browser.get(second)).status == 200
    site.agency.clock.turn(seconds=uploads.LASTS / timedelta(seconds=1) + 1)
    assert (await browser.get(second)).status == 404
    await site.agency.round("forget_old")
    assert await site.agency.store.find(Upload, {}) == []


async def test_what_is_no_table_is_told_in_words(site: Site) -> None:
    browser = await site.signed_in()
    assert (await upload(browser, "  ")).headers["Location"] == "/contacts"
    assert "is empty" in (await browser.get("/contacts")).text
    assert (await upload(browser, "PK\x03\x04\x00\x00")).headers["Location"] == "/contacts"
    page = await browser.get("/contacts")
    assert "is no text (a spreadsheet?): export it as CSV" in page.text
    assert "Choose a CSV" in page.text


async def test_the_export_is_what_the_import_reads(site: Site) -> None:
    browser = await site.signed_in()
    await browser.post((await upload(browser, GOOD)).headers["Location"])
    saved = await browser.get("/contacts/export.csv")
    assert saved.text.splitlines()[1].startswith("ann@away.example,,Ann,Stone,Ann Stone,,lead,spring")
    await browser.get("/contacts")
    await browser.post((await upload(browser, saved.text)).headers["Location"])
    assert "1 as they were" in (await browser.get("/contacts")).text


async def test_who_wants_no_mail_and_what_is_no_number_is_shown_before(site: Site) -> None:
    browser = await site.signed_in()
    where = (await upload(browser, "Email,Opt out,Phone\nann@away.example,yes,call me\n")).headers["Location"]
    page = (await browser.get(where)).text
    for words in ("want no mail, and get none", "no telephone number", "What is read otherwise"):
        assert words in page, words
    assert [entry async for entry in entries(site.agency.desk)] == []
    await browser.post(where)
    told = (await browser.get("/contacts")).text
    assert "1 not written to from now on" in told
    assert "no telephone number" in told
    assert [entry.address async for entry in entries(site.agency.desk)] == ["ann@away.example"]


async def test_what_the_import_would_refuse_is_shown_before(site: Site) -> None:
    await site.agency.add_contact("ann@away.example", "Ann Stone")
    await site.agency.add_contact("ann@work.example", "Ann Stone")
    ours = min(site.agency.desk.own_addresses)
    file = f"Email,Other emails\nann@away.example,ann@work.example\n{ours},\nbo@away.example,\n"
    browser = await site.signed_in()
    where = (await upload(browser, file)).headers["Location"]
    page = (await browser.get(where)).text
    for words in ("it belongs to contacts", "is a mailbox of this agency", "Import 1 row<", "1 new, 0 known"):
        assert words in page, words
    await browser.post(where)
    assert "1 new" in (await browser.get("/contacts")).text


async def test_a_column_is_called_by_what_it_does(site: Site) -> None:
    browser = await site.signed_in()
    file = "Email,Unsubscribed,Subscribed,Lead Status,E-mail 3 Address,Notes\nann@away.example,yes,,new,,likes sun\n"
    page = (await browser.get((await upload(browser, file)).headers["Location"])).text
    told = re.findall(r'<label>([^<]+)<select name="column">\s*<option value="">([^<]+)</option>', page)
    assert told == [
        ("Email", "as recognised"),
        ("Unsubscribed", "wants no mail"),
        ("Subscribed", "a no: wants no mail"),
        ("Lead Status", "may say: wants no mail"),
        ("E-mail 3 Address", "a further address"),
        ("Notes", "kept as notes"),
    ]
    assert "wants no mail (unsubscribed: yes)" in page
