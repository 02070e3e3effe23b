"""Contacts into the store: added once, updated by id or any address, never merged silently."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mailbot.crm.contacts import (
    Foreseen,
    ImportReport,
    all_contacts,
    find_contact,
    foresee_contacts,
    import_contacts,
    list_contacts,
)
from mailbot.crm.files.importing import ContactRow, RowProblem
from mailbot.errors import BadInput, NotFound
from mailbot.store import Store
from models.contact import Contact, ContactKind
from models.event import Event

ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def row(line, *addresses, **columns):
    return ContactRow(line=line, addresses=addresses, **columns)


ANN = row(2, "ann@example.com", "ann@work.example", external_id="C-1", name="Ann Lee", first_name="Ann", tags=("vip",))
BOB = row(3, "bob@example.com", name="Bob", fields={"color": "red"})


async def everybody(store):
    return [contact async for contact in all_contacts(store)]


async def as_kept(store):
    return [contact.model_dump(exclude={"revision_id"}) for contact in await everybody(store)]


async def test_new_contacts_are_added_with_numbers(store):
    assert await import_contacts(store, [ANN, BOB]) == ImportReport(added=2)
    ann, bob = await everybody(store)
    assert (ann.number, bob.number) == (1, 2)
    assert (ann.kind, ann.source, ann.tags) == (ContactKind.LEAD, "import", ["vip"])
    assert bob.fields == {"color": "red"}


async def test_the_same_file_again_changes_nothing(store):
    await import_contacts(store, [ANN, BOB])
    before = await as_kept(store)
    assert await import_contacts(store, [ANN, BOB]) == ImportReport(same=2)
    assert await as_kept(store) == before


async def test_tags_are_added_and_replaced_only_where_asked(store):
    await import_contacts(store, [row(2, "ann@example.com", name="Ann", tags=("spring", "website"))])
    file = [row(2, "ann@example.com", tags=("VIP", "Spring")), BOB]
    foreseen = Foreseen(new=1, known=1, gaining=1, losing=1, examples=(("Ann", "website"),))
    assert await foresee_contacts(store, file) == foreseen
    assert (await import_contacts(store, file)).changed == 1
    assert (await everybody(store))[0].tags == ["spring", "website", "VIP"]
    assert await import_contacts(store, file) == ImportReport(same=2)
    assert (await import_contacts(store, file, replace_tags=True)).changed == 1
    assert sorted((await everybody(store))[0].tags) == ["VIP", "spring"]
    assert (await import_contacts(store, [row(2, "ann@example.com", name="Ann")], replace_tags=True)).same == 1


async def test_a_first_name_alone_leaves_the_last_name_in_the_name(store):
    whole = row(2, "ann@example.com", name="Ann Lee", first_name="Ann", last_name="Lee")
    await import_contacts(store, [whole])
    assert await import_contacts(store, [row(2, "ann@example.com", name="Ann", first_name="Ann")]) == ImportReport(
        same=1
    )
    await import_contacts(store, [row(2, "ann@example.com", name="Anna", first_name="Anna")])
    (ann,) = await everybody(store)
    assert (ann.name, ann.first_name, ann.last_name) == ("Anna Lee", "Anna", "Lee")
    await import_contacts(store, [row(2, "ann@example.com", name="Ruiz", last_name="Ruiz")])
    (ann,) = await everybody(store)
    assert ann.name == "Anna Ruiz"


async def test_a_contact_is_known_by_any_address_and_gets_the_new_ones(store):
    await import_contacts(store, [ANN])
    assert await import_contacts(store, [row(2, "ann@new.example", "ann@work.example")]) == ImportReport(changed=1)
    (ann,) = await everybody(store)
    assert ann.addresses == ["ann@example.com", "ann@work.example", "ann@new.example"]


async def test_a_contact_is_known_by_its_id(store):
    await import_contacts(store, [ANN])
    await import_contacts(store, [row(2, "ann@new.example", external_id="C-1", phone="555")])
    (ann,) = await everybody(store)
    assert (ann.phone, ann.address) == ("555", "ann@example.com")


async def test_what_a_row_does_not_say_stays(store):
    await import_contacts(store, [row(2, "ann@example.com", kind=ContactKind.CLIENT, phone="555", tags=("vip",))])
    await import_contacts(store, [row(2, "ann@example.com", name="Ann")])
    (ann,) = await everybody(store)
    assert (ann.kind, ann.phone, ann.tags, ann.name) == (ContactKind.CLIENT, "555", ["vip"], "Ann")


async def test_single_fields_are_changed_beside_the_others(store):
    await import_contacts(store, [row(2, "bob@example.com", fields={"color": "red", "size": "L"})])
    await import_contacts(store, [row(2, "bob@example.com", fields={"color": "blue"})])
    (bob,) = await everybody(store)
    assert bob.fields == {"color": "blue", "size": "L"}


async def test_a_row_of_two_contacts_is_told_and_merges_nothing(store):
    await import_contacts(store, [ANN, BOB])
    before = await as_kept(store)
    report = await import_contacts(store, [row(7, "ann@example.com", "bob@example.com")])
    assert [(problem.line, problem.words) for problem in report.problems] == [(7, "it belongs to contacts 1 and 2")]
    assert await as_kept(store) == before


async def test_an_id_of_one_and_an_address_of_another_is_told(store):
    await import_contacts(store, [ANN, BOB])
    report = await import_contacts(store, [row(7, "bob@example.com", external_id="C-1")])
    assert (report.changed, len(report.problems)) == (0, 1)


async def test_a_known_contact_is_not_given_another_id(store):
    await import_contacts(store, [ANN])
    report = await import_contacts(store, [row(7, "ann@example.com", external_id="C-2")])
    assert "whose id is C-1" in report.problems[0].words
    assert (await everybody(store))[0].external_id == "C-1"


async def test_a_contact_without_id_gets_one(store):
    await import_contacts(store, [BOB])
    assert (await import_contacts(store, [row(2, "bob@example.com", external_id="C-9")])).changed == 1
    assert (await import_contacts(store, [row(2, "b@new.example", external_id="C-9")])).changed == 1
    assert len(await everybody(store)) == 1


async def test_bad_rows_are_reported_and_good_ones_go_in(store):
    problem = RowProblem(3, "email", "it is empty", "fill it in")
    report = await import_contacts(store, [ANN, problem, BOB])
    assert (report.added, report.problems) == (2, [problem])


async def test_more_rows_than_a_batch_are_all_counted(store):
    rows = [row(line, f"p{line}@example.com", external_id=f"C-{line}") for line in range(1200)]
    assert await import_contacts(store, rows) == ImportReport(added=1200)
    assert await import_contacts(store, [*rows[:600], row(1, "x@example.com")]) == ImportReport(added=1, same=600)


async def test_an_import_is_told_in_the_history(store):
    await import_contacts(store, [ANN])
    (event,) = await store.find(Event, {"created_at": {"$gt": ANY_TIME}})
    assert (event.kind, event.reason, event.actor) == ("contacts.imported", "1 new, 0 changed", "operator")
    await import_contacts(store, [ANN])
    assert len(await store.find(Event, {"created_at": {"$gt": ANY_TIME}})) == 1


async def test_another_account_is_not_touched(store):
    other = Store(store.database, "other")
    await import_contacts(other, [ANN])
    assert await import_contacts(store, [ANN]) == ImportReport(added=1)
    assert len(await everybody(other)) == 1


async def test_a_contact_is_found_by_number_or_address(store):
    await import_contacts(store, [ANN, BOB])
    assert (await find_contact(store, "2")).name == "Bob"
    assert (await find_contact(store, "ANN@work.example")).name == "Ann Lee"
    with pytest.raises(NotFound):
        await find_contact(store, "99")
    with pytest.raises(NotFound):
        await find_contact(store, "nobody@example.com")
    for nobody in ("²", "LS-201", "9" * 30):
        with pytest.raises(NotFound):
            await find_contact(store, nobody)
    with pytest.raises(BadInput):
        await find_contact(store, "ann@")


async def test_a_contact_is_found_by_its_id_in_the_crm(store):
    await import_contacts(store, [ANN, row(3, "cy@example.com", external_id="9" * 30, name="Cy")])
    assert (await find_contact(store, "C-1")).name == "Ann Lee"
    assert (await find_contact(store, "9" * 30)).name == "Cy"


async def test_what_is_ones_number_and_anothers_id_names_nobody(store):
    await import_contacts(store, [row(2, "al@example.com", external_id="2", name="Al"), BOB])
    words = (
        r"2 is the number of Bob \(bob@example.com\), and the id in your CRM of Al \(al@example.com\) — name the one"
    )
    with pytest.raises(BadInput, match=words):
        await find_contact(store, "2")
    await import_contacts(store, [row(4, "cy@example.com", external_id="3", name="Cy")])
    assert (await find_contact(store, "3")).name == "Cy", "it is both of the same contact"


async def test_contacts_are_listed_by_kind_tag_and_words(store):
    await import_contacts(store, [ANN, BOB, row(4, "c@example.com", name="Cid", kind=ContactKind.STAFF)])

    async def names(**wanted):
        return [contact.name for contact in await list_contacts(store, **wanted)]

    assert await names() == ["Ann Lee", "Bob", "Cid"]
    assert await names(kind=ContactKind.STAFF) == ["Cid"]
    assert await names(tag="vip") == ["Ann Lee"]
    assert await names(search="WORK.EX") == ["Ann Lee"]
    assert await names(limit=2) == ["Ann Lee", "Bob"]


async def test_an_address_taken_meanwhile_is_told(store):
    """Somebody writes in between the look and the insert."""

    class Racing(Store):
        async def find(self, model, where, **more):
            found = await super().find(model, where, **more)
            if model is Contact and not found:
                await store.add(Contact(number=77, addresses=["bob@example.com"]))
            return found

    report = await import_contacts(Racing(store.database, store.account_id), [BOB])
    assert (report.added, report.problems[0].line) == (0, 3)
    assert "another contact" in report.problems[0].words


async def test_a_tag_has_one_spelling(store):
    first = [row(2, "a@example.com", tags=("Spring", "VIP")), row(3, "b@example.com", tags=("spring", "vip", "Vip"))]
    await import_contacts(store, first)
    assert [contact.tags for contact in await everybody(store)] == [["Spring", "VIP"], ["Spring", "VIP"]]
    again = [row(2, "a@example.com", tags=("SPRING", "vip")), row(3, "c@example.com", tags=("sPring", "Fall"))]
    assert await import_contacts(store, again) == ImportReport(added=1, same=1)
    assert (await everybody(store))[2].tags == ["Spring", "Fall"]


async def test_the_spelling_that_most_have_counts(store):
    for number, tag in enumerate(("Spring", "spring", "spring")):
        await store.add(Contact(number=number + 101, addresses=[f"p{number}@example.com"], tags=[tag]))
    await import_contacts(
        store, [row(2, "p0@example.com", tags=("SPRING",)), row(3, "x@example.com", tags=("Springs",))]
    )
    assert [contact.tags for contact in await everybody(store)] == [["Springs"], *[["spring"]] * 3]


@pytest.mark.parametrize("asked", ["vip", "VIP", "Vip", "spring sale", "Spring Sale"])
async def test_a_tag_is_found_in_any_case(store, asked):
    await import_contacts(store, [row(2, "a@example.com", name="Ann", tags=("vip", "Spring sale")), BOB])
    assert [contact.name for contact in await list_contacts(store, tag=asked)] == ["Ann"]


@pytest.mark.parametrize("asked", ["vi", "vips", "spring", "sale"])
async def test_another_tag_is_not(store, asked):
    await import_contacts(store, [row(2, "a@example.com", name="Ann", tags=("vip", "Spring sale")), BOB])
    assert await list_contacts(store, tag=asked) == []


async def test_words_that_an_earlier_version_took_for_a_number_go(store):
    await store.add(Contact(number=1, addresses=["a@example.com"], phone="call after 5pm"))
    words = {"phone_as_written": "call after 5pm"}
    assert await import_contacts(store, [row(2, "a@example.com", fields=words)]) == ImportReport(changed=1)
    assert (await everybody(store))[0].phone == ""
    assert await import_contacts(store, [row(2, "a@example.com", fields=words)]) == ImportReport(same=1)


async def test_remarks_are_told_and_their_rows_go_in(store):
    remark = RowProblem(2, "phone", "'x' is no telephone number", "write digits")
    report = await import_contacts(store, [row(2, "a@example.com", remarks=(remark,))])
    assert (report.added, report.problems, report.remarks) == (1, [], [remark])
