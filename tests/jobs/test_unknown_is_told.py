"""A delivery that stays unknown is told to the operator: after the Sent folder had its chance, and once."""

from __future__ import annotations

from email.message import EmailMessage

from agency import OPERATOR, Agency, body_of

from models.delivery import Delivery, DeliveryState, Purpose


async def _unknown(agency: Agency, key: str) -> Delivery:
    row = Delivery(
        key=key,
        purpose=Purpose.REPLY,
        state=DeliveryState.UNKNOWN,
        recipient="lead@away.example",
        due_at=agency.desk.now(),
        ended_at=agency.desk.now(),
    )
    assert await agency.store.add(row)
    return row


def _told(agency: Agency) -> list[EmailMessage]:
    return [mail for mail in agency.to(OPERATOR) if "unknown" in str(mail["Subject"])]


async def test_it_is_told_once_and_not_before_it_could_settle_itself(agency: Agency) -> None:
    await _unknown(agency, "one")
    await agency.round("keep_house", "send_due")
    assert _told(agency) == []
    agency.clock.turn(minutes=6)
    for _ in range(3):
        await agency.round("keep_house", "send_due")
    [notice] = _told(agency)
    assert "1 delivery is unknown" in str(notice["Subject"])
    assert "deliveries settle ID sent|resend" in body_of(notice)


async def test_one_that_was_settled_meanwhile_is_not_told(agency: Agency) -> None:
    row = await _unknown(agency, "one")
    await agency.store.change(Delivery, str(row.id), set={"state": DeliveryState.ACCEPTED})
    agency.clock.turn(minutes=6)
    await agency.round("keep_house", "send_due")
    assert _told(agency) == []


async def test_a_later_one_is_told_by_itself(agency: Agency) -> None:
    await _unknown(agency, "one")
    agency.clock.turn(minutes=6)
    await agency.round("keep_house", "send_due")
    await _unknown(agency, "two")
    agency.clock.turn(minutes=6)
    await agency.round("keep_house", "send_due")
    assert len(_told(agency)) == 2
