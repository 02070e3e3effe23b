"""What happens to a mail while its batch is still on its way: a lead answers it, or the machine falls asleep."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from agency import Agency, reconfigured
from ledger_view import tell

from mailbot.campaigns import launch
from mailbot.campaigns.spec import spec_of
from mailbot.delivery.sending import Sender
from mailbot.doors import BeforeData, Outcome
from mailbot.mail.smtp import SmtpOutbox
from models.delivery import Delivery, DeliveryState
from models.message import Direction, Message, MessageState
from models.thread import Stage, Thread

PEOPLE = 4
BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


class Interrupted:
    """An outbox in which something happens between the server's answer to one mail and what mailbot does then."""

    def __init__(self, outbox: SmtpOutbox, after: int, what: Callable[[], Awaitable[None]]) -> None:
        self._outbox = outbox
        self._left = after
        self._what = what

    async def submit(
        self, envelope_sender: str, recipients: Sequence[str], raw: bytes, before_data: BeforeData
    ) -> Outcome:
        outcome = await self._outbox.submit(envelope_sender, recipients, raw, before_data)
        self._left -= 1
        if self._left == 0:
            await self._what()
        return outcome

    async def close(self) -> None:
        await self._outbox.close()


@asynccontextmanager
async def sender(agency: Agency, after: int, what: Callable[[], Awaitable[None]]) -> AsyncIterator[Sender]:
    outbox = Interrupted(SmtpOutbox(agency.desk.config.smtp), after, what)
    yield Sender(agency.desk, outbox, agency.tools.campaign_letters)
    await outbox.close()


async def launched(agency: Agency) -> Agency:
    """A campaign that is due, over one connection."""
    for n in range(PEOPLE):
        await agency.add_contact(f"lead{n}@away.example", f"Lead{n} Last")
    text = {"name": "Spring", "audience": {"kind": "all"}, "subject": "Homes", "text": "Hello {{ contact.first_name }}"}
    campaign = await launch.create(agency.desk, spec_of(text, ZoneInfo("UTC"), base=Path(), named="spring"))
    await launch.launch(agency.desk, campaign.number)
    agency.clock.turn(minutes=1)
    return reconfigured(agency, smtp={"connections": 1})


async def all_is_recorded(agency: Agency) -> None:
    """Every mail was accepted and stands in a thread of its own."""
    rows = await agency.store.find(Delivery, {"campaign": {"$gt": 0}})
    assert [row.state for row in rows] == [DeliveryState.ACCEPTED] * PEOPLE, await tell(agency.store)
    sent = await agency.store.find(Message, {"direction": Direction.OUTBOUND})
    assert {message.delivery_id for message in sent} == {str(row.id) for row in rows}
    threads = await agency.store.find(Thread, {"number": {"$gt": 0}})
    assert {str(thread.id) for thread in threads} == {message.thread_id for message in sent}
    assert {thread.subject for thread in threads} == {"Homes"}
    assert all(thread.last_outbound_at for thread in threads)


@pytest.mark.parametrize("which", [-1, -2], ids=["before its outcome is written", "before its thread is"])
async def test_an_answer_finds_its_thread_however_soon_it_comes(agency: Agency, which: int) -> None:
    one = await launched(agency)
    answered: list[str] = []

    async def answer() -> None:
        address = [recipient for mail in agency.sink.mails for recipient in mail.recipients][which]
        agency.lead(address).answer(agency.to(address)[0], BUYER)
        answered.append(address)
        await one.round("fetch_mail", "read_mail")

    async with sender(one, 3, answer) as sending:
        await sending.send_due()
    await all_is_recorded(agency)
    [inbound] = await agency.store.find(Message, {"direction": Direction.INBOUND})
    assert inbound.state is MessageState.READ, inbound.problem
    thread = await agency.store.get(Thread, inbound.thread_id)
    assert (thread.stage, thread.participants) == (Stage.ENGAGED, answered)
    await one.round("answer_leads", "send_due")
    assert len(agency.to(answered[0])) == 2


async def test_the_word_of_the_server_counts_after_the_machine_slept(quiet_agency: Agency) -> None:
    one = await launched(quiet_agency)

    async def sleep() -> None:
        quiet_agency.clock.turn(seconds=one.desk.config.sending.lease_seconds + 1)
        await one.round("keep_house")
        found = await quiet_agency.store.find(Delivery, {"state": DeliveryState.UNKNOWN})
        assert len(found) == 1

    async with sender(one, 2, sleep) as sending:
        await sending.send_due()
        await sending.send_due()  # what keep_house had given back
    await all_is_recorded(quiet_agency)
