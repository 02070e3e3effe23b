"""An audience by tags: their case does not matter, their words do."""

from __future__ import annotations

import pytest

from mailbot.campaigns.audience import contacts_of
from mailbot.desk import Desk
from mailbot.store import Store
from models.campaign import Audience, AudienceKind
from models.contact import Contact


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("spring", [1, 2]),
        ("Spring", [1, 2]),
        ("SPRING", [1, 2]),
        ("open house", [3]),
        ("springs", []),
        ("open", []),
        ("house", []),
        ("Open-House", []),
    ],
)
async def test_the_case_of_a_tag_does_not_matter(quiet_agency, asked: str, found: list[int]) -> None:
    desk: Desk = quiet_agency.desk
    store: Store = desk.store
    for number, tag in enumerate(("Spring", "spring", "Open house"), start=1):
        await store.add(Contact(number=number, addresses=[f"p{number}@away.example"], tags=[tag]))
    audience = Audience(kind=AudienceKind.TAGS, tags=(asked,))
    assert [contact.number async for contact in contacts_of(desk, audience)] == found
