"""One person with two addresses: linked on proof, otherwise offered, merged at the operator's word, or never."""

from __future__ import annotations

from datetime import timedelta

import pytest
from agency import Agency
from ledger_view import tell

from mailbot.conversation.arriving import same_person
from mailbot.delivery.suppression import suppress, suppressed_among
from mailbot.errors import BadInput
from mailbot.mail.addresses import is_same_mailbox
from models.call import Call
from models.contact import Contact
from models.delivery import Delivery
from models.event import Event
from models.message import Message
from models.suppression import SuppressionReason
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
MORE = "We would rather have 4 bedrooms. Please show us more houses."


async def answered_from(agency: Agency, first: str, second: str, name: str = "Dana Reyes") -> list[Contact]:
    """Dana writes from one address, gets an answer, and somebody answers it from another; the contacts by number."""
    agency.lead(first).write(BUYER, "House")
    await agency.round()
    agency.lead(second, name).answer(agency.to(first)[0], MORE)
    await agency.round()
    return await contacts(agency)


async def contacts(agency: Agency) -> list[Contact]:
    return await agency.store.find(Contact, {"number": {"$gt": 0}}, sort=[("number", 1)])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("dana.reyes@gmail.com", "danareyes+homes@googlemail.com", True),
        ("dana+x@outlook.com", "dana@outlook.com", True),
        ("dana.reyes@outlook.com", "danareyes@outlook.com", False),
        ("dana+x@away.example", "dana@away.example", False),
        ("dana@gmail.com", "dana@outlook.com", False),
        ("+@gmail.com", "+x@gmail.com", False),
    ],
)
def test_one_mailbox_by_its_providers_rules(one: str, other: str, same: bool) -> None:
    assert is_same_mailbox(one, other) is same


async def test_the_same_mailbox_is_linked(agency: Agency) -> None:
    [contact] = await answered_from(agency, "dana.reyes@gmail.com", "danareyes+homes@gmail.com")
    assert contact.addresses == ["dana.reyes@gmail.com", "danareyes+homes@gmail.com"]
    [thread] = await agency.store.find(Thread, {"merged_into": ""})
    assert thread.exchanges == 1, await tell(agency.store)
    assert {message.contact_id for message in await agency.store.find(Message, {"thread_id": str(thread.id)})} == {
        str(contact.id)
    }


async def test_the_same_name_is_offered_and_not_linked(agency: Agency) -> None:
    one, two = await answered_from(agency, "dana@away.example", "dana@work.example", "DANA  Réyes")
    assert [(a.number, b.number) for a, b in await same_person.offers(agency.desk)] == [(one.number, two.number)]


async def test_a_partner_of_another_name_is_not_offered(agency: Agency) -> None:
    assert len(await answered_from(agency, "dana@away.example", "lee@away.example", "Lee Ito")) == 2
    assert await same_person.offers(agency.desk) == []


async def test_merging_hands_everything_over_and_stops_hold_for_every_address(agency: Agency) -> None:
    one, two = await answered_from(agency, "dana@away.example", "dana@work.example")
    await suppress(agency.desk, "dana@work.example", SuppressionReason.UNSUBSCRIBED)
    merged = await same_person.merge(agency.desk, one, two, actor="kim")
    assert merged.addresses == ["dana@away.example", "dana@work.example"]
    assert merged.absorbing == []
    assert len(await contacts(agency)) == 1
    assert await same_person.offers(agency.desk) == []
    for address in merged.addresses:
        assert await suppressed_among(agency.desk, [address]) == {address: frozenset({"all"})}
        for delivery in await agency.store.find(Delivery, {"recipient": address}):
            assert delivery.contact_id == str(one.id)
    assert await agency.store.find(Message, {"contact_id": str(two.id)}) == []


async def test_a_bounce_of_one_address_does_not_stop_the_other(agency: Agency) -> None:
    one, two = await answered_from(agency, "dana@away.example", "dana@work.example")
    await suppress(agency.desk, "dana@work.example", SuppressionReason.HARD_BOUNCE)
    await same_person.merge(agency.desk, one, two, actor="kim")
    assert await suppressed_among(agency.desk, ["dana@away.example"]) == {}


async def test_a_merge_that_was_cut_off_is_completed(agency: Agency) -> None:
    one, two = await answered_from(agency, "dana@away.example", "dana@work.example")
    await agency.store.change(Contact, str(one.id), add={"absorbing": two.addresses})
    await agency.store.remove(Contact, {"_id": two.id})
    assert (await same_person.complete(agency.desk, one)).addresses == ["dana@away.example", "dana@work.example"]


async def test_two_people_who_are_kept_apart_are_offered_no_more(agency: Agency) -> None:
    one, two = await answered_from(agency, "dana@away.example", "dana@work.example")
    await same_person.keep_apart(agency.desk, one, two, actor="kim")
    assert await same_person.offers(agency.desk) == []
    agency.lead("dana@work.example").answer(agency.to("dana@away.example")[0], "Thanks, we want 5 bedrooms.")
    await agency.round()
    assert await same_person.offers(agency.desk) == []
    assert len(await contacts(agency)) == 2


async def test_a_contact_is_not_merged_with_itself(agency: Agency) -> None:
    contact = await agency.add_contact("dana@away.example")
    with pytest.raises(BadInput, match="same contact already"):
        await same_person.merge(agency.desk, contact, contact, actor="kim")
    assert len(await contacts(agency)) == 1


async def test_what_stands_in_threads_of_others_is_handed_over_too(agency: Agency) -> None:
    one, two = await answered_from(agency, "dana@away.example", "dana@work.example")
    other = await agency.add_contact("eli@away.example", "Eli Stone")
    thread = Thread(number=99, last_at=agency.desk.now(), contact_id=str(other.id))
    await agency.store.add(thread)
    at = agency.desk.now() + timedelta(hours=3)
    call = Call(number=9, thread_id=str(thread.id), contact_id=str(two.id), starts_at=at, minutes=30, uid="u")
    await agency.store.add(call)
    await agency.store.record("contact.noted", "likes gardens", contact_id=str(two.id))
    await same_person.merge(agency.desk, one, two, actor="kim")
    assert (await agency.store.get(Call, str(call.id))).contact_id == str(one.id)
    [note] = await agency.store.find(Event, {"kind": "contact.noted"})
    assert note.contact_id == str(one.id)
