"""The caps on answers, per address and per thread: never one more, not even when answers leave side by side."""

from __future__ import annotations

import pytest
from agency import Agency, reconfigured
from smtp_sink import Fault

from models.delivery import Content, Delivery, DeliveryState, Purpose
from models.thread import Stage, Thread

LEAD = "dana@away.example"


async def thread_of(agency: Agency, number: int) -> Thread:
    contact = await agency.add_contact(f"lead{number}@away.example")
    thread = Thread(
        number=number, contact_id=str(contact.id), subject="Homes", stage=Stage.ENGAGED, last_at=agency.desk.now()
    )
    assert await agency.store.add(thread)
    return thread


async def queue_answer(agency: Agency, key: str, thread: Thread, to: str = LEAD, **fields: str) -> None:
    answer = Delivery(
        key=f"reply:{key}",
        purpose=Purpose.REPLY,
        recipient=to,
        contact_id=thread.contact_id,
        thread_id=str(thread.id),
        content=Content(subject="Re: Homes", text=f"Answer {key}\n"),
        due_at=agency.desk.now(),
        **fields,
    )
    assert await agency.store.add(answer)


async def ends(agency: Agency) -> list[tuple[str, str]]:
    rows = await agency.store.find(Delivery, {"campaign": 0, "state": {"$in": list(DeliveryState)}})
    return sorted((row.state, row.reason) for row in rows if row.purpose is Purpose.REPLY)


@pytest.mark.parametrize("cap", [1, 3])
async def test_answers_to_one_address_in_one_batch_stop_at_the_daily_cap(quiet_agency: Agency, cap: int) -> None:
    careful = reconfigured(quiet_agency, conversation={"max_replies_per_address_per_day": cap})
    for number in range(1, 6):
        await queue_answer(careful, str(number), await thread_of(careful, number))
    await careful.round("send_due", "send_due")
    assert len(careful.to(LEAD)) == cap
    assert await ends(careful) == [("accepted", "")] * cap + [("skipped", "address_cap")] * (5 - cap)


async def test_answers_in_one_thread_in_one_batch_stop_at_its_cap(quiet_agency: Agency) -> None:
    careful = reconfigured(quiet_agency, conversation={"max_replies_per_thread": 2})
    thread = await thread_of(careful, 1)
    for number in range(5):
        await queue_answer(careful, str(number), thread, f"friend{number}@away.example")
    await careful.round("send_due", "send_due")
    assert len(careful.sink.mails) == 2
    assert await ends(careful) == [("accepted", "")] * 2 + [("skipped", "thread_cap")] * 3


async def test_an_answer_that_did_not_leave_takes_no_place_under_the_cap(quiet_agency: Agency) -> None:
    careful = reconfigured(quiet_agency, conversation={"max_replies_per_address_per_day": 1})
    careful.sink.faults.append(Fault(at="rcpt", reply="550 5.7.1 not this one", to=LEAD, times=1))
    for number in range(1, 3):
        await queue_answer(careful, str(number), await thread_of(careful, number))
    await careful.round("send_due", "send_due")
    assert len(careful.to(LEAD)) == 1
    assert [state for state, _ in await ends(careful)] == ["accepted", "failed"]


async def test_what_a_person_let_go_leaves_over_the_cap(quiet_agency: Agency) -> None:
    careful = reconfigured(quiet_agency, conversation={"max_replies_per_address_per_day": 1})
    for number in range(1, 4):
        await queue_answer(careful, str(number), await thread_of(careful, number), approved_by="kim")
    await careful.round("send_due")
    assert len(careful.to(LEAD)) == 3
