"""Who asks to be forgotten is erased on their page, by an owner who says that they are sure."""

from __future__ import annotations

import pytest
from web_site import Site

from models.contact import Contact
from models.user import Role


async def test_an_owner_erases_a_contact(site: Site) -> None:
    contact = await site.agency.add_contact("dana@away.example", "Dana Reyes")
    browser, place = await site.signed_in(), f"/contacts/{contact.number}"
    assert "Erase this contact" in (await browser.get(place)).text
    await browser.post(f"{place}/erase", {"back": place})
    assert "Nothing was erased" in (await browser.get(place)).text
    done = await browser.post(f"{place}/erase", {"sure": "yes", "back": place})
    assert done.headers["Location"] == "/contacts"
    assert f"Contact {contact.number} is erased: 0 conversations" in (await browser.get("/contacts")).text
    assert (await browser.get(place)).status == 404
    assert await site.suppressed() == {("dana@away.example", "all")}


@pytest.mark.parametrize("role", [Role.AGENT, Role.VIEWER])
async def test_nobody_else_does(site: Site, role: Role) -> None:
    contact = await site.agency.add_contact("dana@away.example", "Dana Reyes")
    browser, place = await site.signed_in(role), f"/contacts/{contact.number}"
    assert "Erase this contact" not in (await browser.get(place)).text
    assert (await browser.post(f"{place}/erase", {"sure": "yes"})).status == 403
    assert await site.agency.store.find(Contact, {"addresses": "dana@away.example"})
