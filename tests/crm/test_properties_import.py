"""Properties into the store, and out of it only when the file is surely whole."""

from __future__ import annotations

import pytest

from mailbot.crm.contacts import ImportReport
from mailbot.crm.files.importing import HomeProblem, PropertyRow, RowProblem, read_properties
from mailbot.crm.properties import absence_of, find_property, import_properties, list_properties, set_status
from mailbot.errors import BadInput, NotFound
from mailbot.store import Store
from models.event import Event
from models.property import ListedFor, Property, PropertyStatus, PropertyType


def home(ref, line=2, **values):
    return PropertyRow(line, ref, {"address": "1 Elm St", "price": 100_000, **values})


FIVE = [home(f"R-{number}", line=number + 1) for number in range(1, 6)]
BAD = RowProblem(9, "price", "'x' is no number", "write digits")


async def statuses(store):
    return {each.ref: each.status.value for each in await list_properties(store)}


async def told(store, kind):
    return [event.reason async for event in store.stream(Event, {"kind": kind})]


async def test_new_ones_are_added_and_the_same_file_changes_nothing(store):
    assert await import_properties(store, FIVE) == ImportReport(added=5)
    before = [each.model_dump() for each in await list_properties(store)]
    assert await import_properties(store, FIVE, full=True) == ImportReport(same=5)
    assert [each.model_dump() for each in await list_properties(store)] == before


async def test_changes_of_price_and_status_are_told(store):
    await import_properties(store, FIVE[:1])
    changed = home("R-1", price=90_000, status=PropertyStatus.SOLD, bedrooms=3)
    assert await import_properties(store, [changed]) == ImportReport(changed=1)
    found = await find_property(store, "R-1")
    assert (found.price, found.status, found.bedrooms) == (90_000, PropertyStatus.SOLD, 3)
    assert await told(store, "property.price_changed") == ["R-1: 100000 → 90000"]
    assert await told(store, "property.status_changed") == ["R-1: active → sold"]


async def test_what_a_row_does_not_say_stays(store):
    await import_properties(store, [home("R-1", status=PropertyStatus.SOLD, description="Nice")])
    assert await import_properties(store, [home("R-1")]) == ImportReport(same=1)


async def test_absent_ones_stay_unless_the_file_is_full(store):
    await import_properties(store, FIVE)
    assert await import_properties(store, FIVE[:4]) == ImportReport(same=4)
    assert set((await statuses(store)).values()) == {"active"}


async def test_a_full_file_withdraws_what_it_lacks_and_tells(store):
    await import_properties(store, FIVE)
    assert await import_properties(store, FIVE[:4], full=True) == ImportReport(same=4, withdrawn=1)
    assert (await statuses(store))["R-5"] == "withdrawn"
    assert await told(store, "property.status_changed") == ["R-5: active → withdrawn (absent from a full import)"]


async def test_sold_and_pending_ones_are_not_withdrawn(store):
    await import_properties(
        store, [*FIVE, home("S", status=PropertyStatus.SOLD), home("P", status=PropertyStatus.PENDING)]
    )
    await import_properties(store, FIVE, full=True)
    assert (await statuses(store))["S"] == "sold"
    assert (await statuses(store))["P"] == "pending"


@pytest.mark.parametrize("rows", [[], FIVE[:2], [*FIVE[:4], BAD]], ids=["empty", "most lacking", "bad rows"])
async def test_a_broken_full_file_withdraws_nothing(store, rows):
    await import_properties(store, FIVE)
    with pytest.raises(BadInput, match="nothing was withdrawn"):
        await import_properties(store, rows, full=True)
    assert set((await statuses(store)).values()) == {"active"}


async def test_force_withdraws_all_the_same(store):
    await import_properties(store, FIVE)
    report = await import_properties(store, [FIVE[0], BAD], full=True, force=True)
    assert (report.withdrawn, report.problems) == (4, [BAD])


async def test_what_would_be_withdrawn_is_counted_and_named(store):
    await import_properties(store, FIVE)
    lacking = await absence_of(store, {"R-1"})
    assert (lacking.in_words, lacking.named, lacking.is_much) == (
        "4 of 5 active properties",
        "R-2, R-3, R-4, R-5",
        True,
    )
    assert not (await absence_of(store, {"R-1", "R-2", "R-3", "R-4"})).is_much
    with pytest.raises(BadInput, match=r"lacks 4 of 5 active properties \(R-2, R-3, R-4, R-5\), so nothing"):
        await import_properties(store, FIVE[:1], full=True)
    report = await import_properties(store, FIVE[:3], full=True)
    assert report.withdrawn_in_words == "2 of 5 active properties withdrawn: R-4, R-5"


async def test_who_agreed_to_a_number_withdraws_no_more_than_that(store):
    await import_properties(store, FIVE)
    with pytest.raises(BadInput, match="nothing was withdrawn"):
        await import_properties(store, FIVE[:1], full=True, agreed=3)
    assert (await import_properties(store, FIVE[:1], full=True, agreed=4)).withdrawn == 4


async def test_a_bad_row_that_names_its_ref_is_never_withdrawn(store):
    await import_properties(store, FIVE)
    bad = RowProblem(6, "price", "'x' is no number", "write digits", key="R-5")
    report = await import_properties(store, [*FIVE[:4], bad], full=True)
    assert report.withdrawn == 0
    await import_properties(store, [*FIVE[:3], bad], full=True, force=True)
    assert (await statuses(store))["R-5"] == "active"
    assert (await statuses(store))["R-4"] == "withdrawn"


async def test_a_full_file_cut_off_inside_a_cell_withdraws_nothing(store, tmp_path):
    lines = [f'R-{number},"{number} Elm St",100000' for number in range(1, 11)]
    file = tmp_path / "homes.csv"
    file.write_text("\n".join(["ref,address,price", *lines]))
    await import_properties(store, read_properties(file, {}))
    whole = file.read_text()
    file.write_text(whole[: whole.index("8 Elm")])
    with pytest.raises(BadInput, match="nothing was withdrawn"):
        await import_properties(store, read_properties(file, {}), full=True)
    assert set((await statuses(store)).values()) == {"active"}


async def test_a_file_with_a_header_only_withdraws_nothing(store, tmp_path):
    await import_properties(store, FIVE[:1])
    file = tmp_path / "homes.csv"
    file.write_text("ref,address,price\n")
    with pytest.raises(BadInput):
        await import_properties(store, read_properties(file, {}), full=True)
    assert await statuses(store) == {"R-1": "active"}


async def test_a_withdrawn_one_comes_back_when_its_row_says_so(store):
    await import_properties(store, FIVE)
    await import_properties(store, FIVE[:4], full=True)
    await import_properties(store, FIVE, full=True)
    assert (await statuses(store))["R-5"] == "withdrawn"
    await import_properties(store, [home("R-5", status=PropertyStatus.ACTIVE)])
    assert (await statuses(store))["R-5"] == "active"


async def test_a_status_is_set_by_hand_and_told_once(store):
    await import_properties(store, FIVE[:1])
    for _ in range(2):
        assert (await set_status(store, "R-1", PropertyStatus.SOLD)).status is PropertyStatus.SOLD
    assert await told(store, "property.status_changed") == ["R-1: active → sold"]
    with pytest.raises(NotFound):
        await set_status(store, "R-9", PropertyStatus.SOLD)


async def test_one_added_meanwhile_is_told(store):
    """Somebody writes in between the look and the insert."""

    class Racing(Store):
        async def find(self, model, where, **more):
            found = await super().find(model, where, **more)
            if model is Property and not found:
                await store.add(Property(ref="R-1", address="x", price=1))
            return found

    report = await import_properties(Racing(store.database, store.account_id), FIVE[:1])
    assert (report.added, report.problems[0].line) == (0, 2)


@pytest.fixture
def take_in(store, tmp_path):
    """Import a file with that text."""

    async def read(text, **more):
        file = tmp_path / "homes.csv"
        file.write_text(text)
        return await import_properties(store, read_properties(file, {}), **more)

    return read


HOMES = "ref,address,price,status\n"


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ("R-1,1 Elm St,100000,mystery", "withdrawn"),
        ("R-1,1 Elm St,100000,Aktiv", "withdrawn"),
        ("R-1,1 Elm St,call us,Active Under Contract", "pending"),
        ("R-1,,100000,Closed", "sold"),
        ("R-1,1 Elm St,call us,Active", "active"),
        ("R-1,1 Elm St,call us,", "active"),
        ("R-1,,100000,Back on Market", "active"),
        ("R-2,1 Elm St,100000,mystery", "active"),
    ],
)
async def test_a_home_is_offered_only_where_its_row_lets_it_be(store, take_in, row, status):
    await import_properties(store, FIVE[:1])
    for taken_off in (int(status != "active"), 0):
        report = await take_in(HOMES + row)
        assert (report.taken_off, len(report.problems)) == (taken_off, 1)
    assert await statuses(store) == {"R-1": status}
    assert len(await told(store, "property.status_changed")) == (status != "active")


async def test_a_home_that_was_taken_off_comes_back_when_its_row_is_mended(store, take_in):
    await import_properties(store, FIVE[:1])
    await take_in(HOMES + "R-1,1 Elm St,100000,mystery")
    await take_in(HOMES + "R-1,1 Elm St,100000,Active")
    assert await statuses(store) == {"R-1": "active"}


async def test_a_sold_home_stays_sold_when_its_status_cannot_be_read(store, take_in):
    await import_properties(store, [home("R-1", status=PropertyStatus.SOLD)])
    report = await take_in(HOMES + "R-1,1 Elm St,100000,mystery")
    assert report.taken_off == 0
    assert await statuses(store) == {"R-1": "sold"}


async def test_of_two_rows_the_one_that_takes_a_home_off_the_market_counts(store, take_in):
    text = HOMES + "R-1,1 Elm St,100000,Active\nR-1,1 Elm St,100000,Sold\n"
    for _ in range(2):
        report = await take_in(text)
        assert isinstance(report.problems[0], HomeProblem)
        assert await statuses(store) == {"R-1": "sold"}


async def test_a_price_is_weighed_by_what_the_home_is_known_to_be_listed_for(store, take_in):
    flat = home("R-1", price=2_000, listed_for=ListedFor.RENT)
    lot = home("R-2", price=5_000, type=PropertyType.LAND)
    await import_properties(store, [flat, lot, home("R-3")])
    report = await take_in(
        "ref,address,price\nR-1,1 Elm St,2400\nR-2,1 Elm St,4500\nR-3,1 Elm St,485\nR-4,2 Elm St,485\n"
    )
    assert (report.changed, [problem.key for problem in report.problems]) == (2, ["R-3", "R-4"])
    assert {each.ref: each.price for each in await list_properties(store)} == {
        "R-1": 2_400,
        "R-2": 4_500,
        "R-3": 100_000,
    }
    assert (await statuses(store))["R-3"] == "active"


async def test_a_home_that_is_known_at_no_price_is_offered_no_more(store, take_in):
    await store.add(Property(ref="R-1", address="1 Elm St", price=485))
    assert (await take_in("ref,address,price\nR-1,1 Elm St,485\n")).taken_off == 1
    assert await statuses(store) == {"R-1": "withdrawn"}


async def test_what_is_not_offered_may_have_any_price(store):
    assert (await import_properties(store, [home("R-1", price=1, status=PropertyStatus.SOLD)])).added == 1
