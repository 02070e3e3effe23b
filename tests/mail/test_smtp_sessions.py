"""Sessions are reused, kept clean, replaced when stale, and never more than allowed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from smtp_sink import Fault, SmtpSink, go_ahead

from mailbot.doors import Handover
from mailbot.mail.smtp import SmtpOutbox
from mailbot.mail.smtp_session.opening import Manners

RAW = b"Subject: Hello\r\n\r\nGood day.\r\n"
ME, LEAD = "agent@agency.example", "lead@home.example"


async def send(outbox: SmtpOutbox, recipient: str = LEAD) -> Handover:
    return (await outbox.submit(ME, [recipient], RAW, go_ahead)).handover


@pytest.fixture
async def probing(smtp_sink: SmtpSink) -> AsyncIterator[SmtpOutbox]:
    """An outbox that asks a session whether it lives before every reuse, with little patience."""
    outbox = SmtpOutbox(smtp_sink.settings(), Manners(probe_after_seconds=0, probe_seconds=0.2))
    yield outbox
    await outbox.close()


async def test_one_session_carries_many_mails(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    for _ in range(20):
        assert await send(outbox) is Handover.ACCEPTED
    assert (smtp_sink.connections, len(smtp_sink.mails)) == (1, 20)


async def test_never_more_sessions_than_allowed(smtp_sink: SmtpSink) -> None:
    outbox = SmtpOutbox(smtp_sink.settings(connections=3))
    smtp_sink.faults = [Fault(at="answer", seconds=0.005)]
    await asyncio.gather(*(send(outbox) for _ in range(60)))
    assert (smtp_sink.most_open, smtp_sink.connections, len(smtp_sink.mails)) == (3, 3, 60)
    await outbox.close()
    await asyncio.to_thread(smtp_sink.wait_until_idle)


async def test_a_session_ends_politely_after_its_number_of_mails(smtp_sink: SmtpSink) -> None:
    outbox = SmtpOutbox(smtp_sink.settings(connections=1), Manners(mails_per_session=5))
    for _ in range(12):
        assert await send(outbox) is Handover.ACCEPTED
    assert smtp_sink.connections == 3
    await outbox.close()
    await asyncio.to_thread(smtp_sink.wait_until_idle)
    assert smtp_sink.saw("quit") == 3


async def test_an_idle_session_is_ended_and_the_next_mail_opens_another(smtp_sink: SmtpSink) -> None:
    outbox = SmtpOutbox(smtp_sink.settings(), Manners(idle_seconds=0.01))
    await send(outbox)
    await asyncio.to_thread(smtp_sink.wait_until_idle)
    assert smtp_sink.saw("quit") == 1
    assert await send(outbox) is Handover.ACCEPTED
    assert smtp_sink.connections == 2
    await outbox.close()


async def test_a_refused_mail_leaves_no_trace_in_the_next(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    smtp_sink.faults = [Fault(at="rcpt", to="gone@home.example", reply="550 no")]
    assert await send(outbox, "gone@home.example") is Handover.REFUSED
    assert await send(outbox) is Handover.ACCEPTED
    assert smtp_sink.mails[0].recipients == (LEAD,)
    assert (smtp_sink.connections, smtp_sink.saw("rset")) == (1, 1)


async def test_a_server_that_refuses_rset_gets_a_new_session(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    smtp_sink.faults = [Fault(at="rcpt", reply="550 no", times=1), Fault(at="rset", reply="502 what")]
    assert await send(outbox) is Handover.REFUSED
    assert await send(outbox) is Handover.ACCEPTED
    assert smtp_sink.connections == 2


@pytest.mark.parametrize(
    "fault",
    [
        Fault(at="noop", drop=True, times=1),
        Fault(at="noop", hang=True, times=1),
        Fault(at="noop", reply="421 idle too long", times=1),
        Fault(at="mail", drop=True, mail=2),
        Fault(at="mail", reply="421 idle too long", mail=2),
    ],
    ids=lambda fault: f"{fault.at}-{fault.reply or ('drop' if fault.drop else 'hang')}",
)
async def test_a_session_gone_stale_is_replaced_without_the_mail_noticing(
    smtp_sink: SmtpSink, probing: SmtpOutbox, fault: Fault
) -> None:
    assert await send(probing) is Handover.ACCEPTED
    smtp_sink.faults = [fault]
    assert await send(probing) is Handover.ACCEPTED
    assert (smtp_sink.connections, len(smtp_sink.mails)) == (2, 2)


async def test_a_server_restarted_between_two_mails_is_found_again() -> None:
    sink = SmtpSink()
    sink.start()
    outbox = SmtpOutbox(sink.settings())
    assert await send(outbox) is Handover.ACCEPTED
    await asyncio.to_thread(sink.stop)
    sink.start(sink.port)
    try:
        assert await send(outbox) is Handover.ACCEPTED
        assert len(sink.mails) == 2
        await outbox.close()
    finally:
        sink.stop()


@pytest.mark.parametrize("stays", [False, True], ids=["hangs-up", "stays"])
@pytest.mark.parametrize("at", ["mail", "rcpt", "data", "lost"])
async def test_421_anywhere_ends_the_session(smtp_sink: SmtpSink, outbox: SmtpOutbox, at: str, stays: bool) -> None:
    """RFC 5321 §3.8: the server is to hang up after it, and some forget to."""
    smtp_sink.faults = [Fault(at=at, reply="421 4.3.2 going down", hang=stays, times=1)]
    assert await send(outbox) is Handover.DEFERRED
    assert await send(outbox) is Handover.ACCEPTED
    assert smtp_sink.connections == 2


async def test_close_takes_leave_of_every_session_and_may_be_said_twice(smtp_sink: SmtpSink) -> None:
    outbox = SmtpOutbox(smtp_sink.settings())
    await asyncio.gather(send(outbox), send(outbox))
    await outbox.close()
    assert smtp_sink.saw("quit") == smtp_sink.connections
    await outbox.close()
    await asyncio.to_thread(smtp_sink.wait_until_idle)


async def test_close_does_not_wait_for_a_server_that_does_not_say_goodbye(smtp_sink: SmtpSink) -> None:
    outbox = SmtpOutbox(smtp_sink.settings(), Manners(probe_seconds=0.05))
    await send(outbox)
    smtp_sink.faults = [Fault(at="quit", hang=True)]
    await outbox.close()
    await asyncio.to_thread(smtp_sink.wait_until_idle)


async def test_a_session_in_use_while_the_door_closes_is_ended_after_its_mail(smtp_sink: SmtpSink) -> None:
    outbox = SmtpOutbox(smtp_sink.settings())
    closing = asyncio.Event()

    async def close_meanwhile() -> bool:
        await outbox.close()
        closing.set()
        return True

    assert (await outbox.submit(ME, [LEAD], RAW, close_meanwhile)).handover is Handover.ACCEPTED
    assert closing.is_set()
    await asyncio.to_thread(smtp_sink.wait_until_idle)
