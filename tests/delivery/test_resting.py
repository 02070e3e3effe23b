"""A server that cannot be used is left alone ever longer, never long where a lead waits, and asked by one mail."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from itertools import pairwise

import pytest
from agency import Agency, reconfigured
from smtp_sink import Fault

from mailbot.delivery import halting
from mailbot.delivery.sending import REST_MOST, REST_OF_LEADS
from mailbot.embedded.database_server import free_port
from mailbot.mail.backoff import Backoff
from mailbot.mail.smtp import SmtpOutbox
from mailbot.ops import doctor
from mailbot.ops.doctor import Doors
from models.delivery import Content, Delivery, DeliveryState, Purpose
from models.thread import Thread

LEADS = [f"lead{place}@away.example" for place in range(3)]
GREETED = Fault(at="greeting", reply="421 4.3.2 too busy")
CLOSING = Fault(at="mail", reply="421 4.3.2 closing")
ROUND = 5  # seconds


async def due(agency: Agency, purpose: Purpose, leads: Sequence[str] = LEADS) -> None:
    """Mail to each lead; answers stand in a thread."""
    content, now = Content(subject="Homes", text="It is so."), agency.desk.now()
    for number, one in enumerate(leads):
        row = Delivery(key=f"{purpose}:{one}", purpose=purpose, recipient=one, content=content, due_at=now)
        if purpose is Purpose.REPLY:
            row.contact_id = str((await agency.add_contact(one)).id)
            thread = Thread(number=number, contact_id=row.contact_id, last_at=now)
            assert await agency.store.add(thread)
            row.thread_id = str(thread.id)
        assert await agency.store.add(row)


def unreachable(agency: Agency) -> Agency:
    return reconfigured(agency, smtp={"port": free_port()})


async def pauses(agency: Agency, seconds: float) -> list[float]:
    """How long the server is left alone between two attempts, in so much time of rounds."""
    tried: list[float] = []
    began = agency.desk.now()
    while (agency.desk.now() - began).total_seconds() < seconds:
        halt = await halting.standing(agency.desk)
        await agency.round("send_due")
        met = await halting.standing(agency.desk)
        if met is not None and (halt is None or met.at > halt.at):
            tried.append(met.at.timestamp())
        agency.clock.turn(seconds=ROUND)
    return [later - sooner for sooner, later in pairwise(tried)]


async def test_pauses_grow_and_end_at_the_longest(quiet_agency: Agency) -> None:
    await due(quiet_agency, Purpose.TEST)
    found = await pauses(unreachable(quiet_agency), 1000)
    assert found[0] < 3 * ROUND
    assert REST_MOST / 2 <= max(found) <= REST_MOST + 3 * ROUND
    assert len(found) < 20, "every five seconds that would be 200"


async def test_where_a_lead_waits_none_is_long(quiet_agency: Agency) -> None:
    await due(quiet_agency, Purpose.REPLY)
    found = await pauses(unreachable(quiet_agency), 400)
    assert 0.4 * REST_OF_LEADS < max(found) <= REST_OF_LEADS + 3 * ROUND


async def test_a_server_that_refuses_us_is_not_pressed_for_a_lead(quiet_agency: Agency) -> None:
    quiet_agency.sink.faults = [Fault(at="mail", reply="535 5.7.8 authentication failed")]
    await due(quiet_agency, Purpose.REPLY, [f"many{place}@away.example" for place in range(16)])
    found = await pauses(quiet_agency, 700)
    assert max(found) > 2 * REST_OF_LEADS


@pytest.mark.parametrize("fault", [GREETED, Fault(at="greeting", drop=True), CLOSING])
async def test_no_recipient_is_charged_for_it(quiet_agency: Agency, fault: Fault) -> None:
    await due(quiet_agency, Purpose.REPLY)
    quiet_agency.sink.faults = [fault]
    await pauses(quiet_agency, 300)
    rows = await quiet_agency.store.find(Delivery, {"purpose": Purpose.REPLY})
    assert {(row.state, row.attempts) for row in rows} == {(DeliveryState.QUEUED, 0)}
    quiet_agency.sink.faults = []
    quiet_agency.clock.turn(seconds=REST_OF_LEADS)
    await quiet_agency.round("send_due")
    assert [len(quiet_agency.to(lead)) for lead in LEADS] == [1] * len(LEADS)


async def test_after_a_success_a_single_failure_costs_nothing(quiet_agency: Agency) -> None:
    await due(quiet_agency, Purpose.TEST)
    quiet_agency.sink.faults = [CLOSING]
    await pauses(quiet_agency, 300)
    quiet_agency.sink.faults = []
    quiet_agency.clock.turn(seconds=REST_MOST)
    await quiet_agency.round("send_due")
    assert len(quiet_agency.sink.mails) == len(LEADS)
    await due(quiet_agency, Purpose.REPLY)
    quiet_agency.sink.faults = [CLOSING]
    quiet_agency.clock.turn(seconds=REST_MOST)
    found = await pauses(quiet_agency, 4 * ROUND)
    assert found, "it was not tried again"


async def test_a_configuration_that_is_read_again_is_tried_at_once(quiet_agency: Agency) -> None:
    await due(quiet_agency, Purpose.TEST)
    await pauses(unreachable(quiet_agency), 600)
    await reconfigured(quiet_agency).round("send_due")
    assert len(quiet_agency.sink.mails) == len(LEADS)


async def test_one_mail_tries_a_server_that_failed(quiet_agency: Agency) -> None:
    quiet_agency.sink.faults = [GREETED]
    await due(quiet_agency, Purpose.TEST)
    await quiet_agency.round("send_due")
    before = quiet_agency.sink.saw("greeting")
    await quiet_agency.round("send_due")
    assert quiet_agency.sink.saw("greeting") == before + 1


async def test_it_is_told_since_when_and_when_it_is_tried_next(
    quiet_agency: Agency, caplog: pytest.LogCaptureFixture
) -> None:
    await due(quiet_agency, Purpose.TEST)
    away = unreachable(quiet_agency)
    with caplog.at_level(logging.ERROR, "mailbot.delivery.sending"):
        await pauses(away, 120)
    assert "tried again in" in caplog.text
    halt = await halting.standing(away.desk)
    assert halt is not None
    assert halt.next_at is not None
    assert halt.since < halt.at < halt.next_at
    found = await doctor.examine(away.desk, Doors(SmtpOutbox(away.desk.config.smtp), None, None))
    [line] = [one.words for one in found if one.part == "smtp" and "no mail has left since" in one.words]
    assert "again at" in line


async def test_a_clock_that_is_set_back_makes_no_pause_longer(quiet_agency: Agency) -> None:
    await due(quiet_agency, Purpose.TEST)
    quiet_agency.sink.faults = [GREETED]
    await pauses(quiet_agency, 600)
    quiet_agency.sink.faults = []
    quiet_agency.clock.turn(hours=-2)
    await quiet_agency.store.change(
        Delivery,
        str((await quiet_agency.store.find(Delivery, {}))[0].id),
        set={"due_at": quiet_agency.desk.now()},
    )
    await quiet_agency.round("send_due")
    assert len(quiet_agency.sink.mails) == 1


def test_pauses_of_ones_own() -> None:
    seconds = 0.0
    backoff = Backoff(first=5, most=300, now=lambda: seconds, chance=lambda: 0.0)
    found = []
    for _ in range(9):
        backoff.failed()
        found.append(backoff.seconds)
    assert found == [0, 5, 10, 20, 40, 80, 160, 300, 300]
    seconds = -7200.0
    assert backoff.seconds == 0
