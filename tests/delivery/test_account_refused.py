"""A server that refuses our account: sending halts, nothing of it fails, and the operator is told once a day."""

from __future__ import annotations

import pytest
from agency import OPERATOR, Agency, body_of
from smtp_sink import Fault

from mailbot.delivery import settling
from mailbot.errors import Conflict
from models.delivery import Bounce, Content, Delivery, DeliveryState, Purpose
from models.event import Event

LEADS = tuple(f"lead{place}@away.example" for place in range(5))
REFUSALS = [
    Fault(at="mail", reply="550 5.4.5 Daily user sending limit exceeded"),
    Fault(at="mail", reply="553 5.7.1 Sender address rejected: not owned by user hello"),
    Fault(at="rcpt", reply="554 5.7.1 Relay access denied"),
    Fault(at="lost", reply="554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException"),
]


async def notices(agency: Agency, *recipients: str) -> None:
    for recipient in recipients:
        notice = Delivery(
            key=f"notice:{recipient}",
            purpose=Purpose.NOTICE,
            recipient=recipient,
            content=Content(subject="Notice", text="It is so."),
            due_at=agency.desk.now(),
        )
        assert await agency.store.add(notice)


async def states(agency: Agency) -> set[DeliveryState]:
    return {row.state for row in await agency.store.find(Delivery, {"recipient": {"$in": list(LEADS)}})}


@pytest.mark.parametrize("fault", REFUSALS, ids=lambda fault: f"{fault.at} {fault.reply}")
async def test_all_of_it_waits_until_the_server_takes_it(quiet_agency: Agency, fault: Fault) -> None:
    quiet_agency.sink.faults = [fault]
    await notices(quiet_agency, *LEADS)
    for _ in range(12):
        await quiet_agency.round("send_due")
        quiet_agency.clock.turn(minutes=1)
    assert await states(quiet_agency) <= {DeliveryState.QUEUED, DeliveryState.DEFERRED}
    quiet_agency.sink.faults = []
    quiet_agency.clock.turn(hours=2)
    await quiet_agency.round("send_due")
    assert await states(quiet_agency) == {DeliveryState.ACCEPTED}


async def test_a_round_ends_at_the_first_refusal(quiet_agency: Agency) -> None:
    quiet_agency.sink.faults = [REFUSALS[-1]]
    await notices(quiet_agency, *LEADS)
    await quiet_agency.round("send_due")
    assert quiet_agency.sink.saw("data") <= quiet_agency.desk.config.smtp.connections


async def test_one_recipient_at_whom_we_are_refused_stops_no_other_for_long(quiet_agency: Agency) -> None:
    quiet_agency.sink.faults = [Fault(at="rcpt", to=LEADS[0], reply="554 5.7.1 Relay access denied")]
    await notices(quiet_agency, *LEADS)
    for _ in range(3):
        await quiet_agency.round("send_due")
    gone = await quiet_agency.store.find(Delivery, {"state": DeliveryState.ACCEPTED})
    assert set(LEADS[1:]) <= {row.recipient for row in gone}


async def test_the_operator_is_told_once_a_day_in_the_servers_words(quiet_agency: Agency) -> None:
    quiet_agency.sink.faults = REFUSALS[:1]
    await notices(quiet_agency, *LEADS)
    for _ in range(3):
        await quiet_agency.round("send_due")
    [event] = [one for one in await quiet_agency.store.find(Event, {}) if one.kind == "sending.refused"]
    assert event.reason == "550 5.4.5 Daily user sending limit exceeded"
    quiet_agency.sink.faults = []
    quiet_agency.clock.turn(minutes=10)
    await quiet_agency.round("send_due")
    [told] = [mail for mail in quiet_agency.to(OPERATOR) if "refuses our account" in str(mail["Subject"])]
    assert "550 5.4.5 Daily user sending limit exceeded" in body_of(told)


async def test_a_server_that_is_only_away_is_told_to_nobody(quiet_agency: Agency) -> None:
    quiet_agency.sink.faults = [Fault(at="mail", reply="421 4.3.2 closing")]
    await notices(quiet_agency, *LEADS)
    await quiet_agency.round("send_due")
    assert not [one for one in await quiet_agency.store.find(Event, {}) if one.kind == "sending.refused"]


async def test_what_failed_by_no_fault_of_its_address_may_be_sent_again(quiet_agency: Agency) -> None:
    quiet_agency.sink.faults = [Fault(at="lost", reply="554 5.7.1 spam")]
    await notices(quiet_agency, LEADS[0])
    await quiet_agency.round("send_due")
    [failed] = await quiet_agency.store.find(Delivery, {"recipient": LEADS[0]})
    assert failed.state is DeliveryState.FAILED
    with pytest.raises(Conflict, match="is failed"):
        await settling.settle(quiet_agency.desk, str(failed.id), resend=False)
    quiet_agency.sink.faults = []
    await settling.settle(quiet_agency.desk, str(failed.id), resend=True)
    await quiet_agency.round("send_due")
    assert await states(quiet_agency) == {DeliveryState.ACCEPTED}


async def test_what_failed_since_nobody_is_there_may_not(quiet_agency: Agency) -> None:
    await notices(quiet_agency, LEADS[0])
    [row] = await quiet_agency.store.find(Delivery, {"recipient": LEADS[0]})
    gone = {"state": DeliveryState.FAILED, "bounce": Bounce(hard=True, at=quiet_agency.desk.now()).model_dump()}
    await quiet_agency.store.change(Delivery, str(row.id), set=gone)
    with pytest.raises(Conflict, match="is failed"):
        await settling.settle(quiet_agency.desk, str(row.id), resend=True)
