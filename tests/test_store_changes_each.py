"""What one write of many changes must not do: mix documents up, lose an order, or grow past what a command holds."""

from __future__ import annotations

from agency import Agency

from mailbot.store import Change
from mailbot.store.changes import GROUP, MOST_CHARACTERS, in_writes
from models.contact import Contact


async def _people(agency: Agency, count: int) -> list[str]:
    return [str((await agency.add_contact(f"p{n}@x.example")).id) for n in range(count)]


async def _contact(agency: Agency, contact_id: str) -> Contact:
    return await agency.store.get(Contact, contact_id)


def _need(value: str) -> dict[str, str]:
    return {"value": value, "quote": f"${value}"}


async def test_each_document_gets_other_fields_and_keeps_the_rest(quiet_agency: Agency) -> None:
    one, two = await _people(quiet_agency, 2)
    await quiet_agency.store.change(Contact, one, set={"needs.areas": _need("Old Town"), "phone": "1"})
    changes = [
        Change(one, set={"needs.timeline": _need("June"), "language": "es"}),
        Change(two, set={"needs.areas": _need("Lakeside"), "needs.phone": _need("2"), "source": "web"}),
    ]
    assert len(in_writes(changes)) == 1
    assert await quiet_agency.store.change_each(Contact, changes) == [True, True]
    first, second = await _contact(quiet_agency, one), await _contact(quiet_agency, two)
    assert {slot: need.value for slot, need in first.needs.items()} == {"areas": "Old Town", "timeline": "June"}
    assert {slot: need.quote for slot, need in second.needs.items()} == {"areas": "$Lakeside", "phone": "$2"}
    assert (first.language, first.phone, first.source) == ("es", "1", "")
    assert (second.language, second.phone, second.source) == ("", "", "web")


async def test_two_changes_of_one_document_come_in_their_order(quiet_agency: Agency) -> None:
    one, two = await _people(quiet_agency, 2)
    changes = [
        Change(one, set={"language": "es"}),
        Change(two, set={"language": "fr"}),
        Change(one, set={"language": "de"}),
        Change(one, set={"language": "en", "needs.areas": _need("Old Town")}),
        Change(one, set={"source": "web"}),
    ]
    assert await quiet_agency.store.change_each(Contact, changes) == [True] * 5
    first = await _contact(quiet_agency, one)
    assert (first.language, first.source, first.needs["areas"].value) == ("en", "web", "Old Town")
    assert (await _contact(quiet_agency, two)).language == "fr"


async def test_values_for_sets_are_added_once_each(quiet_agency: Agency) -> None:
    one, two = await _people(quiet_agency, 2)
    await quiet_agency.store.change(Contact, one, add={"tags": ["a", "b"]})
    changes = [
        Change(one, set={"language": "es"}, add={"tags": ["b", "$c", "$c"]}),
        Change(two, set={"language": "fr"}, add={"tags": ["d"]}),
    ]
    assert len(in_writes(changes)) == 1
    assert await quiet_agency.store.change_each(Contact, changes) == [True, True]
    assert (await _contact(quiet_agency, one)).tags == ["a", "b", "$c"]
    assert (await _contact(quiet_agency, two)).tags == ["d"]


async def test_what_is_pushed_is_written_alone(quiet_agency: Agency) -> None:
    people = await _people(quiet_agency, 2)
    changes = [Change(one, set={"language": "es"}, push={"tags": "a"}) for one in people]
    assert await quiet_agency.store.change_each(Contact, changes) == [True, True]
    assert [(await _contact(quiet_agency, one)).tags for one in people] == [["a"], ["a"]]


async def test_a_document_that_is_gone_is_told(quiet_agency: Agency) -> None:
    one, two = await _people(quiet_agency, 2)
    await quiet_agency.store.remove(Contact, {"number": (await _contact(quiet_agency, two)).number})
    changes = [Change(id_, set={"needs.areas": _need("Old Town")}) for id_ in (one, two)]
    assert await quiet_agency.store.change_each(Contact, changes) == [True, False]


def test_no_write_grows_past_what_a_command_holds() -> None:
    ids = [f"{n:024x}" for n in range(2 * GROUP + 20)]
    parts = in_writes([Change(one, set={"a": n}) for n, one in enumerate(ids)])
    assert [len(part) for part in parts] == [GROUP, GROUP, 20]
    heavy = [Change(one, set={"text": "x" * (MOST_CHARACTERS // 2 + 1)}) for one in ids[:4]]
    writes = in_writes(heavy)
    assert sorted(place for part in writes for place in part) == [0, 1, 2, 3]
    assert max(len(part) for part in writes) <= 2


async def test_those_that_expect_different_values_are_one_write(quiet_agency: Agency) -> None:
    people = await _people(quiet_agency, 5)
    was = [(await _contact(quiet_agency, one)).language for one in people]
    assert len(set(was)) == 1
    await quiet_agency.store.change(Contact, people[1], set={"language": "es", "source": "a"})
    await quiet_agency.store.change(Contact, people[2], set={"language": "fr", "source": "b"})
    changes = [
        Change(people[0], set={"language": "de"}, expect={"language": was[0]}),
        Change(people[1], set={"source": "c"}, expect={"language": "es"}),
        Change(people[2], set={"source": "d"}, expect={"language": "es"}),  # it is fr
        Change(people[3], set={"language": "it", "source": "e"}, expect={"language": "fr"}),  # it is not
    ]
    assert len(in_writes(changes)) == 1
    assert await quiet_agency.store.change_each(Contact, changes) == [True, True, False, False]
    found = [await _contact(quiet_agency, one) for one in people]
    assert [one.language for one in found] == ["de", "es", "fr", was[0], was[0]]
    assert [one.source for one in found][1:3] == ["c", "b"]
    assert await quiet_agency.store.change_each(Contact, changes[2:]) == [False, False]
