"""Conditional updates made together: each document gets its own values, and only those whose condition held."""

from __future__ import annotations

from agency import Agency

from mailbot.store import Change
from models.delivery import Delivery, DeliveryState, Purpose


async def _queued(agency: Agency, count: int) -> list[Delivery]:
    rows = [
        Delivery(key=f"k{n}", purpose=Purpose.TEST, recipient=f"r{n}@x.example", due_at=agency.desk.now())
        for n in range(count)
    ]
    assert await agency.store.add_all(rows) == count
    return rows


async def test_each_gets_its_own_values_in_one_write(quiet_agency: Agency) -> None:
    rows = await _queued(quiet_agency, 5)
    changes = [
        Change(
            str(row.id),
            set={"state": DeliveryState.HANDED_OVER, "message_id": f"<{row.key}@x>"},
            expect={"state": DeliveryState.QUEUED},
            inc={"attempts": 1},
        )
        for row in rows
    ]
    assert await quiet_agency.store.change_each(Delivery, changes) == [True] * 5
    now = [await quiet_agency.store.get(Delivery, str(row.id)) for row in rows]
    assert [row.message_id for row in now] == [f"<{row.key}@x>" for row in rows]
    assert {row.attempts for row in now} == {1}
    assert {row.state for row in now} == {DeliveryState.HANDED_OVER}


async def test_one_whose_condition_no_longer_holds_stays_as_it_is(quiet_agency: Agency) -> None:
    rows = await _queued(quiet_agency, 3)
    await quiet_agency.store.change(Delivery, str(rows[1].id), set={"state": DeliveryState.SKIPPED})
    changes = [
        Change(str(row.id), set={"state": "claimed", "reason": row.key}, expect={"state": "queued"}) for row in rows
    ]
    assert await quiet_agency.store.change_each(Delivery, changes) == [True, False, True]
    assert (await quiet_agency.store.get(Delivery, str(rows[1].id))).state is DeliveryState.SKIPPED


async def test_changes_of_other_shapes_go_beside_each_other(quiet_agency: Agency) -> None:
    one, two, three = await _queued(quiet_agency, 3)
    changes = [
        Change(str(one.id), set={"smtp_reply": "$250 {OK}"}, expect={"state": "queued"}),
        Change(str(two.id), set={"reason": "no"}, expect={"state": "accepted"}),
        Change(str(three.id), set={"smtp_reply": "550"}, expect={"state": "queued"}, unset=("reason",)),
    ]
    assert await quiet_agency.store.change_each(Delivery, changes) == [True, False, True]
    assert (await quiet_agency.store.get(Delivery, str(one.id))).smtp_reply == "$250 {OK}"


async def test_words_that_look_like_operators_are_kept_as_words(quiet_agency: Agency) -> None:
    rows = await _queued(quiet_agency, 2)
    changes = [
        Change(str(row.id), set={"smtp_reply": f"$state {row.key}", "reason": "$$ROOT"}, expect={"state": "queued"})
        for row in rows
    ]
    assert await quiet_agency.store.change_each(Delivery, changes) == [True, True]
    now = await quiet_agency.store.get(Delivery, str(rows[1].id))
    assert (now.smtp_reply, now.reason) == ("$state k1", "$$ROOT")
