"""Where nothing can leave, that is kept with its reason and since when, until a mail is accepted again."""

from __future__ import annotations

import logging

import pytest
from agency import OPERATOR, Agency, body_of, reconfigured
from smtp_sink import Fault

from mailbot.delivery import halting
from mailbot.delivery.halting import LASTS
from mailbot.embedded.database_server import free_port
from models.delivery import Content, Delivery, Purpose
from models.event import Event

LEADS = tuple(f"lead{place}@away.example" for place in range(3))
REFUSED = Fault(at="mail", reply="535 5.7.8 authentication failed")


async def waiting(agency: Agency, **fields: object) -> list[Delivery]:
    """Mail that is due."""
    content, now = Content(subject="Notice", text="It is so."), agency.desk.now()
    for lead in LEADS:
        given = {"key": f"notice:{lead}", "recipient": lead, "content": content, "due_at": now, **fields}
        assert await agency.store.add(Delivery(purpose=Purpose.NOTICE, **given))  # type: ignore[arg-type]
    return await agency.store.find(Delivery, {})


def unreachable(agency: Agency) -> Agency:
    return reconfigured(agency, smtp={"port": free_port()})


async def rounds(agency: Agency, times: int, *, apart: float) -> None:
    for _ in range(times):
        await agency.round("send_due")
        agency.clock.turn(seconds=apart)


def told(agency: Agency) -> list[str]:
    return [body_of(mail) for mail in agency.to(OPERATOR) if "could not be reached" in str(mail["Subject"])]


async def test_a_halt_stands_until_a_mail_is_accepted(quiet_agency: Agency) -> None:
    await waiting(quiet_agency)
    began = quiet_agency.desk.now()
    quiet_agency.sink.faults = [REFUSED]
    await rounds(quiet_agency, 3, apart=600)
    halt = await halting.standing(quiet_agency.desk)
    assert halt is not None
    assert "535 5.7.8 authentication failed" in halt.reason
    assert halt.of_account
    assert 0 <= (halt.since - began).total_seconds() < 60 < 1000 < (halt.at - halt.since).total_seconds()
    quiet_agency.sink.faults = []
    await quiet_agency.round("send_due")
    assert await halting.standing(quiet_agency.desk) is None
    assert await quiet_agency.store.count(Event, {"kind": "sending.recovered"}) == 1


async def test_it_is_why_what_is_due_waits_and_nothing_else(quiet_agency: Agency) -> None:
    rows = await waiting(quiet_agency)
    assert [halting.why_waiting(row, None) for row in rows] == ["", "", ""]
    await rounds(unreachable(quiet_agency), 1, apart=0)
    halt = await halting.standing(quiet_agency.desk)
    assert halt is not None
    assert all(halt.reason in halting.why_waiting(row, halt) for row in rows)
    later = rows[0].model_copy(update={"due_at": quiet_agency.desk.now() + LASTS})
    assert halting.why_waiting(later, halt) == ""
    at_night = rows[0].model_copy(update={"reason": "quiet hours"})
    assert halting.why_waiting(at_night, halt) == "quiet hours"


async def test_a_server_out_of_reach_is_told_when_it_lasts_and_once(quiet_agency: Agency) -> None:
    await waiting(quiet_agency)
    away = unreachable(quiet_agency)
    await rounds(away, 3, apart=LASTS.total_seconds() / 4)
    assert await quiet_agency.store.count(Delivery, {"recipient": OPERATOR}) == 0
    await rounds(away, 4, apart=LASTS.total_seconds() / 2)
    assert await quiet_agency.store.count(Delivery, {"recipient": OPERATOR}) == 1
    assert await quiet_agency.store.count(Event, {"kind": "sending.unreachable"}) == 1
    await quiet_agency.round("send_due")
    [notice] = told(quiet_agency)
    assert "No mail could leave since" in notice


async def test_one_that_comes_back_in_time_is_told_to_nobody(quiet_agency: Agency) -> None:
    await waiting(quiet_agency)
    for _ in range(3):
        await rounds(unreachable(quiet_agency), 2, apart=LASTS.total_seconds() * 0.6)
        await quiet_agency.round("send_due")
        await quiet_agency.store.remove(Delivery, {})
        await waiting(quiet_agency)
    assert await quiet_agency.store.count(Event, {"kind": "sending.unreachable"}) == 0


async def test_the_log_has_it_now_and_then(quiet_agency: Agency, caplog: pytest.LogCaptureFixture) -> None:
    await waiting(quiet_agency)
    with caplog.at_level(logging.ERROR, "mailbot.delivery.sending"):
        await rounds(unreachable(quiet_agency), 40, apart=30)
    assert len([line for line in caplog.messages if line.startswith("sending stopped")]) == 2


async def test_where_sending_is_off_no_halt_is_told(quiet_agency: Agency) -> None:
    await waiting(quiet_agency)
    await rounds(unreachable(quiet_agency), 1, apart=0)
    off = reconfigured(quiet_agency, sending={"mode": "off"})
    assert await halting.standing(off.desk) is None
