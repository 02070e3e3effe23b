"""A server that falls silent over one recipient: that mail waits its minutes, and the others go."""

from __future__ import annotations

import pytest
from agency import Agency, reconfigured
from smtp_sink import Fault

from mailbot.delivery.sending import Sender
from mailbot.mail.smtp import SmtpOutbox
from models.delivery import Content, Delivery, DeliveryState, Purpose

STALLS = "stalls@agency.test"
OTHERS = ("first@agency.test", "second@agency.test")


async def notices(agency: Agency, *recipients: str) -> None:
    for recipient in recipients:
        content = Content(subject="Notice", text="It is so.")
        notice = Delivery(
            key=f"notice:{recipient}",
            purpose=Purpose.NOTICE,
            recipient=recipient,
            content=content,
            due_at=agency.desk.now(),
        )
        assert await agency.store.add(notice)


async def sent_by(agency: Agency) -> str:
    """One round of sending; why it stopped."""
    one = reconfigured(agency, smtp={"connections": 1, "timeout_seconds": 1.0})
    outbox = SmtpOutbox(one.desk.config.smtp)
    tally = await Sender(one.desk, outbox, one.tools.campaign_letters).send_due()
    await outbox.close()
    return tally.stopped


async def states(agency: Agency) -> dict[str, tuple[DeliveryState, int]]:
    return {row.recipient: (row.state, row.attempts) for row in await agency.store.find(Delivery, {})}


@pytest.mark.parametrize(
    "fault",
    [
        Fault(at="rcpt", to=STALLS, hang=True),
        Fault(at="rcpt", to=STALLS, drop=True),
        Fault(at="rcpt", to=STALLS, reply="421 4.7.0 try again later"),
    ],
    ids=["falls silent", "breaks off", "goes away"],
)
async def test_one_recipient_stops_nobody_else(quiet_agency: Agency, fault: Fault) -> None:
    quiet_agency.sink.faults = [fault]
    await notices(quiet_agency, STALLS, *OTHERS)
    assert await sent_by(quiet_agency) == ""
    accepted = (DeliveryState.ACCEPTED, 1)
    assert await states(quiet_agency) == {STALLS: (DeliveryState.DEFERRED, 1), **dict.fromkeys(OTHERS, accepted)}
    quiet_agency.sink.faults = []
    quiet_agency.clock.turn(minutes=2)
    await sent_by(quiet_agency)
    assert (await states(quiet_agency))[STALLS] == (DeliveryState.ACCEPTED, 2)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(at="greeting", drop=True),
        Fault(at="greeting", reply="554 5.3.2 no service"),
        Fault(at="mail", hang=True),
        Fault(at="mail", reply="421 4.3.2 closing"),
        Fault(at="mail", reply="530 5.7.0 authenticate first"),
    ],
    ids=lambda fault: f"{fault.at} {fault.reply or 'lost'}",
)
async def test_what_every_mail_would_meet_counts_against_none(quiet_agency: Agency, fault: Fault) -> None:
    quiet_agency.sink.faults = [fault]
    await notices(quiet_agency, *OTHERS)
    assert await sent_by(quiet_agency)
    assert await states(quiet_agency) == dict.fromkeys(OTHERS, (DeliveryState.QUEUED, 0))
