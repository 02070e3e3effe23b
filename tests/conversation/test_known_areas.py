"""The areas of the account's own homes are known wherever its mail is read."""

from __future__ import annotations

from agency import Agency

from classifiers.reader import BuiltinIntentReader
from mailbot.conversation import reading
from mailbot.crm.inventory import known_places
from mailbot.ops.replay import replay
from models.message import Direction, Message, MessageState
from models.property import PropertyStatus


async def needs_of(agency: Agency, text: str) -> dict[str, object]:
    agency.lead("dana@away.example").write(text)
    await agency.round("fetch_mail", "read_mail")
    rows = await agency.store.find(Message, {"direction": Direction.INBOUND}, sort=[("received_at", -1), ("_id", -1)])
    return {slot: need["value"] for slot, need in rows[0].needs.items()}


async def test_areas_and_cities_of_all_properties_are_known(agency: Agency) -> None:
    await agency.add_property("A", "1 A St", 1, area="Old Town", city="Springfield")
    await agency.add_property("B", "1 B St", 1, area="Old Town", status=PropertyStatus.SOLD)
    await agency.add_property("C", "1 C St", 1, area="Cooper's Wharf ", city="Dover", status=PropertyStatus.WITHDRAWN)
    assert {"Cooper's Wharf", "Dover", "Old Town", "Springfield"} <= set(await known_places(agency.store))


async def test_an_area_is_known_as_soon_as_there_is_a_home_in_it(agency: Agency) -> None:
    assert "areas" not in await needs_of(agency, "coopers wharf")
    await agency.add_property("A", "1 A St", 1, area="Cooper's Wharf")
    agency.clock.turn(minutes=1)
    assert (await needs_of(agency, "coopers wharf please"))["areas"] == ["Cooper's Wharf"]


async def test_what_is_read_again_knows_them_too(agency: Agency) -> None:
    await agency.add_property("A", "1 A St", 1, area="Cooper's Wharf")
    await needs_of(agency, "coopers wharf")
    [mail] = [one async for one in replay(agency.desk, BuiltinIntentReader(), agency.clock.now().replace(year=2000))]
    assert mail.changes == {}
    [message] = await agency.store.find(Message, {"direction": Direction.INBOUND})
    await agency.store.change(Message, str(message.id), set={"state": MessageState.QUARANTINED, "needs": {}})
    await reading.retry(agency.desk, str(message.id), BuiltinIntentReader())
    [message] = await agency.store.find(Message, {"direction": Direction.INBOUND})
    assert message.needs["areas"]["value"] == ["Cooper's Wharf"]
