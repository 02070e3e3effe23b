"""An address that its server does not know when it is offered is dead: suppressed, as where the mail comes back."""

from __future__ import annotations

import logging

import pytest
from agency import Agency, reconfigured
from smtp_sink import Fault

from mailbot.delivery import settling
from mailbot.delivery.suppression import suppressed_among
from mailbot.errors import Conflict
from models.delivery import Delivery, DeliveryState, Purpose
from models.event import Event

DANA = "dana@away.example"
BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def answered(agency: Agency, reply: str, at: str = "rcpt") -> Delivery:
    agency.lead(DANA).write(BUYER, "House")
    await agency.round("fetch_mail", "read_mail", "answer_leads")
    agency.sink.faults = [Fault(at=at, reply=reply, times=1)]
    await agency.round("send_due")
    [answer] = await agency.store.find(Delivery, {"purpose": Purpose.REPLY})
    return answer


@pytest.mark.parametrize(
    ("reply", "dead"),
    [
        ("550 5.1.1 <dana@away.example>: User unknown in virtual mailbox table", True),
        ("553 5.1.1 no such mailbox", True),
        ("551 5.1.6 moved", True),
        ("550 5.1.10 RESOLVER.ADR.RecipientNotFound", True),
        ("550 5.7.1 not for you", False),
        ("550 5.1.1 Rejected due to policy restrictions", False),
        ("550 5.1.1 Message blocked: your IP has a poor reputation", False),
        ("552 5.2.2 mailbox full", False),
        ("550 no", False),
        ("451 4.1.1 cannot look that up", False),
    ],
)
async def test_who_is_not_there_is_suppressed(agency: Agency, reply: str, dead: bool) -> None:
    answer = await answered(agency, reply)
    assert bool(await suppressed_among(agency.desk, [DANA])) is dead
    assert bool(answer.bounce and answer.bounce.hard) is dead
    if dead:
        assert answer.state is DeliveryState.FAILED
        assert await agency.store.count(Event, {"kind": "address.suppressed"}) == 1
        with pytest.raises(Conflict, match="is failed"):
            await settling.settle(agency.desk, str(answer.id), resend=True)


async def test_the_log_shows_no_address_whole_though_the_server_does(
    agency: Agency, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="mailbot")
    await answered(agency, "550 5.1.1 <dana@away.example>: User unknown")
    said = [one.getMessage() for one in caplog.records if one.name.startswith("mailbot")]
    assert "to d…@away.example: failed 550 5.1.1 <d…@away.example>: User unknown" in said
    assert not [one for one in said if DANA in one]


async def test_an_operator_s_mailbox_that_is_not_there_suppresses_no_lead(agency: Agency) -> None:
    redirected = reconfigured(agency, sending={"mode": "redirect:nobody@agency.test"})
    await answered(redirected, "550 5.1.1 no such user")
    assert not await suppressed_among(agency.desk, [DANA, "nobody@agency.test"])
