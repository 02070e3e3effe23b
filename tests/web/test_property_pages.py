"""Properties in the browser: filtered, imported, photographed, sold, and shown with the leads they suit."""

from __future__ import annotations

import asyncio
import http.client
import re
from email.message import Message

import pytest
from web_site import Answer, Browser, Site

from models.photo import Photo
from models.property import Property, PropertyStatus
from models.thread import Thread
from models.user import Role

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
FILE = "Ref,Address,Price,Status\nBR-1,12 Elm St,450000,active\nBR-9,9 Oak Ave,cheap,active\n"


async def home(site: Site, ref: str) -> Property:
    found = await site.agency.store.first(Property, {"ref": ref})
    assert found is not None
    return found


async def refs(browser: Browser, query: str = "") -> list[str]:
    page = await browser.get(f"/properties{query}")
    assert page.status == 200
    return sorted(re.findall(r'<span class="faint">(BR-\d+) ', page.text))


async def send_photo(browser: Browser, where: str, content: bytes) -> Answer:
    return await browser.send_file(f"{where}/photo", content, "x.svg", back=where)


def bytes_of(browser: Browser, path: str) -> tuple[bytes, Message]:
    connection = http.client.HTTPConnection("127.0.0.1", browser.port)
    cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return content, answer.headers


async def three_homes(site: Site) -> Browser:
    await site.agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    await site.agency.add_property("BR-2", "3 Río Way", 300_000, area="Riverside", bedrooms=2)
    await site.agency.add_property("BR-3", "8 Oak Ave", 900_000, area="Old Town", bedrooms=5, status="sold")
    return await site.signed_in()


async def test_filters_choose_and_go_together(site: Site) -> None:
    browser = await three_homes(site)
    for query, found in {
        "": ["BR-1", "BR-2", "BR-3"],
        "?search=rio": ["BR-2"],
        "?search=oak+old": ["BR-3"],
        "?status=active": ["BR-1", "BR-2"],
        "?area=Old+Town": ["BR-1", "BR-3"],
        "?price_min=400000&price_max=500000": ["BR-1"],
        "?beds=3&status=active": ["BR-1"],
        "?status=nonsense&beds=x&price_min=-1": ["BR-1", "BR-2", "BR-3"],
        "?search=castle": [],
    }.items():
        assert await refs(browser, query) == found, query


async def test_an_import_is_looked_at_first_and_a_broken_whole_one_withdraws_nothing(site: Site) -> None:
    browser = await three_homes(site)
    await browser.get("/properties")
    where = (await browser.send_file("/properties/import", FILE.encode())).headers["Location"]
    page = await browser.get(where)
    assert "whole inventory" in page.text
    assert "is no number" in page.text
    assert (await home(site, "BR-1")).price == 440_000
    asked = (await browser.post(where, {"full": "yes"})).text
    for words in ("Nothing has been written.", "1 row of the file cannot be used", "1 of 2 active properties", "BR-2"):
        assert words in asked, words
    assert (await home(site, "BR-1")).price == 440_000
    assert (await home(site, "BR-2")).status is PropertyStatus.ACTIVE
    await browser.post(where, {"full": "yes", "agreed": "1"})
    assert (await home(site, "BR-1")).price == 450_000
    assert (await home(site, "BR-2")).status is PropertyStatus.WITHDRAWN


async def test_an_inventory_is_withdrawn_only_after_its_number_was_seen(site: Site) -> None:
    browser = await site.signed_in()
    for number in range(8):
        await site.agency.add_property(f"BR-{number}", f"{number} Elm St", 400_000)
    await browser.get("/properties")
    one_row = b"Ref,Address,Price,Status\nBR-0,0 Elm St,400000,active\n"
    where = (await browser.send_file("/properties/import", one_row)).headers["Location"]
    page = (await browser.get(where)).text
    assert "7 of 8 active properties would be withdrawn: BR-1, BR-2, BR-3, BR-4, BR-5 and 2 more" in page
    for form in ({"full": "yes"}, {"full": "yes", "force": "yes"}, {"full": "yes", "agreed": "6"}):
        asked = (await browser.post(where, form)).text
        assert 'name="agreed" value="7"' in asked
        assert "Import, and withdraw 7 of 8 active properties" in asked
        assert (await home(site, "BR-1")).status is PropertyStatus.ACTIVE
    await browser.post(where, {"full": "", "agreed": "7"})
    assert (await home(site, "BR-1")).status is PropertyStatus.ACTIVE
    where = (await browser.send_file("/properties/import", one_row)).headers["Location"]
    await browser.post(where, {"full": "yes", "agreed": "7"})
    assert (await home(site, "BR-1")).status is PropertyStatus.WITHDRAWN


async def test_an_ordinary_whole_inventory_is_not_asked_about(site: Site) -> None:
    browser = await site.signed_in()
    for number in range(8):
        await site.agency.add_property(f"BR-{number}", f"{number} Elm St", 400_000)
    await browser.get("/properties")
    rows = "".join(f"BR-{number},{number} Elm St,400000\n" for number in range(7))
    where = (await browser.send_file("/properties/import", f"Ref,Address,Price\n{rows}".encode())).headers["Location"]
    await browser.post(where, {"full": "yes"})
    assert (await home(site, "BR-7")).status is PropertyStatus.WITHDRAWN
    assert (await home(site, "BR-6")).status is PropertyStatus.ACTIVE


async def test_a_status_is_set(site: Site) -> None:
    browser = await three_homes(site)
    where = f"/properties/{(await home(site, 'BR-1')).id}"
    await browser.post(f"{where}/status", {"status": "pending"})
    assert (await home(site, "BR-1")).status is PropertyStatus.PENDING
    await browser.post(f"{where}/status", {"status": "burnt", "back": where})
    assert "No such status" in (await browser.get(where)).text


async def test_an_old_tab_does_not_set_a_sold_home_back(site: Site) -> None:
    browser = await three_homes(site)
    where = f"/properties/{(await home(site, 'BR-1')).id}"
    await browser.post(f"{where}/status", {"status": "sold", "shown_status": "active"})
    await browser.post(f"{where}/status", {"status": "pending", "shown_status": "active", "back": where})
    assert "Somebody else set BR-1 to sold meanwhile" in (await browser.get(where)).text
    assert (await home(site, "BR-1")).status is PropertyStatus.SOLD


async def test_a_photo_is_kept_and_shown_as_what_it_is(site: Site) -> None:
    browser = await three_homes(site)
    where = f"/properties/{(await home(site, 'BR-1')).id}"
    await send_photo(browser, where, PNG)
    [photo] = await site.agency.store.find(Photo, {"property_id": {"$gt": ""}}, whole=True)
    assert (photo.content, photo.type) == (PNG, "image/png")
    content, headers = await asyncio.to_thread(bytes_of, browser, f"{where}/photo")
    assert (content, headers["Content-Type"]) == (PNG, "image/png")
    assert headers["X-Content-Type-Options"] == "nosniff"
    await browser.post(f"{where}/photo/drop")
    assert (await browser.get(f"{where}/photo")).status == 404


@pytest.mark.parametrize("content", [b"<svg onload='alert(1)'></svg>", b"", b"GIF89a", b"RIFF1234WAVE"])
async def test_what_is_no_picture_is_refused(site: Site, content: bytes) -> None:
    browser = await three_homes(site)
    where = f"/properties/{(await home(site, 'BR-1')).id}"
    await send_photo(browser, where, content)
    assert "no JPEG, PNG or WebP" in (await browser.get(where)).text
    assert await site.agency.store.find(Photo, {"property_id": {"$gt": ""}}) == []


async def test_a_photo_of_more_than_two_megabytes_is_refused(site: Site) -> None:
    browser = await three_homes(site)
    where = f"/properties/{(await home(site, 'BR-1')).id}"
    await send_photo(browser, where, PNG + b"\0" * 2_000_000)
    assert "larger than 2 MB" in (await browser.get(where)).text


async def test_it_shows_whom_it_suits_and_who_was_told(mail_site: Site) -> None:
    await mail_site.agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    mail_site.agency.lead("dana@away.example").write(
        "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k.", "House"
    )
    await mail_site.agency.round()
    browser = await mail_site.signed_in()
    where = f"/properties/{(await home(mail_site, 'BR-1')).id}"
    page = await browser.get(where)
    [thread] = await mail_site.agency.store.find(Thread, {"sent_properties": "BR-1"})
    assert page.text.count(f'href="/threads/{thread.number}"') == 2
    assert "within the budget" in page.text
    await browser.post(f"{where}/status", {"status": "sold"})
    assert "within the budget" not in (await browser.get(where)).text


async def test_what_the_import_would_leave_out_is_shown_before(site: Site) -> None:
    browser = await three_homes(site)
    await site.agency.add_property("BR-4", "5 Pine Ct", 1_900, listed_for="rent")
    file = "Ref,Address,Price\nBR-8,8 Elm St,485\nBR-1,12 Elm St,44\nBR-4,5 Pine Ct,2100\nBR-3,8 Oak Ave,900\n"
    await browser.get("/properties")
    where = (await browser.send_file("/properties/import", file.encode())).headers["Location"]
    page = (await browser.get(where)).text
    for words in ("485 can hardly be what BR-8 is for sale at", "44 can hardly be what BR-1", "Import 2 rows"):
        assert words in page, words
    first_rows = page[page.index("The first rows") :]
    assert "BR-8" not in first_rows
    assert "$2,100 a month" in first_rows
    assert ">sold<" in first_rows
    await browser.post(where)
    told = (await browser.get("/properties")).text
    assert "2 changed" in told
    assert told.count("can hardly be what") == 2


async def test_they_are_sorted_and_turned_page_by_page(site: Site) -> None:
    browser = await site.signed_in()
    for number in range(1, 121):
        streets = ("Elm St", "Oak Ave")
        await site.agency.add_property(f"BR-{number}", f"{number} {streets[number % 2]}", 100_000 + number % 7 * 1000)

    async def shown(query: str) -> list[str]:
        return re.findall(r'<span class="faint">(BR-\d+) ', (await browser.get(f"/properties{query}")).text)

    assert (await shown("?sort=address"))[:3] == ["BR-2", "BR-4", "BR-6"]
    assert (await shown("?sort=address"))[4:6] == ["BR-10", "BR-12"]
    assert (await shown("?sort=lowest"))[:2] == ["BR-105", "BR-112"]
    assert (await shown("?sort=highest"))[:2] == ["BR-104", "BR-111"]
    pages = [await shown(f"?sort=ref&page={page}") for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [50, 50, 20]
    assert len(set().union(*pages)) == 120
    assert await shown("?sort=ref&page=9") == pages[2]
    middle = (await browser.get("/properties?sort=ref&page=2")).text
    assert "51–100 of 120 properties" in middle
    assert re.findall(r'rel="(?:prev|next)" href="([^"]+)"', middle) == [
        "/properties?sort=ref",
        "/properties?sort=ref&amp;page=3",
    ]


async def test_what_is_for_rent_and_of_a_type_is_chosen(site: Site) -> None:
    browser = await three_homes(site)
    await site.agency.add_property("BR-4", "5 Pine Ct", 1_900, listed_for="rent", type="condo")
    assert await refs(browser, "?listed_for=rent") == ["BR-4"]
    assert await refs(browser, "?type=house&price_max=450,000") == ["BR-1", "BR-2"]
    page = (await browser.get("/properties?listed_for=rent&type=condo")).text
    assert '<option value="condo" selected>' in page


async def test_an_empty_list_leads_to_the_form(site: Site) -> None:
    assert 'class="button main" href="/properties/new"' in (await (await site.signed_in()).get("/properties")).text
    viewer = (await (await site.signed_in(Role.VIEWER)).get("/properties")).text
    assert "/properties/new" not in viewer
    assert "No properties yet" in viewer


async def test_homes_suit_nobody_who_told_of_their_own(mail_site: Site) -> None:
    await mail_site.agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    wants = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
    mail_site.agency.lead("dana@away.example").write(wants, "House")
    await mail_site.agency.round()
    browser = await mail_site.signed_in()
    where = f"/properties/{(await home(mail_site, 'BR-1')).id}"
    [thread] = await mail_site.agency.store.find(Thread, {"sent_properties": "BR-1"})
    talk = f"/threads/{thread.number}"
    before = (await browser.get(talk)).text
    assert "Properties that fit" in before
    assert "bedrooms, at least" in before
    await mail_site.agency.store.change(Thread, str(thread.id), set={"intent": "seller"})
    after = (await browser.get(talk)).text
    assert "Properties that fit" not in after
    assert "What they said of their home" in after
    assert "bedrooms, at least" not in after
    assert "within the budget" not in (await browser.get(where)).text
