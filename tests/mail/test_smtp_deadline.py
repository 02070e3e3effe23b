"""One deadline bounds a transaction, and a cancelled one leaves no session out of step."""

from __future__ import annotations

import asyncio
import socket
import time

import pytest
from smtp_sink import HOST, Fault, SmtpSink, go_ahead

from mailbot.doors import Handover
from mailbot.mail.smtp import SmtpOutbox

RAW = b"Subject: Hello\r\n\r\nGood day.\r\n"
ME, LEAD = "agent@agency.example", "lead@home.example"
SOON = 0.5  # seconds


@pytest.mark.parametrize(
    ("at", "handover"),
    [
        ("greeting", Handover.DEFERRED),
        ("ehlo", Handover.DEFERRED),
        ("mail", Handover.DEFERRED),
        ("rcpt", Handover.DEFERRED),
        ("data", Handover.DEFERRED),
        ("body", Handover.UNKNOWN),
        ("lost", Handover.UNKNOWN),
        ("answer", Handover.UNKNOWN),
    ],
)
async def test_a_server_that_hangs_is_left(smtp_sink: SmtpSink, at: str, handover: Handover) -> None:
    smtp_sink.faults = [Fault(at=at, hang=True, times=1)]
    outbox = SmtpOutbox(smtp_sink.settings(timeout_seconds=SOON, connections=1))
    outcome = await outbox.submit(ME, [LEAD], RAW, go_ahead)
    assert (outcome.handover, outcome.code) == (handover, 0)
    assert outcome.text
    await asyncio.to_thread(smtp_sink.wait_until_idle)
    await outbox.close()


@pytest.mark.parametrize(("security", "at"), [("starttls", "starttls"), ("none", "auth")])
async def test_a_server_that_hangs_while_a_session_is_opened_is_left(security: str, at: str) -> None:
    with SmtpSink(security=security, users={"agent": "secret"}) as sink:  # type: ignore[arg-type]
        sink.faults = [Fault(at=at, hang=True)]
        outbox = SmtpOutbox(sink.settings(timeout_seconds=SOON))
        assert (await outbox.submit(ME, [LEAD], RAW, go_ahead)).handover is Handover.DEFERRED
        await asyncio.to_thread(sink.wait_until_idle)


async def test_a_server_slow_at_every_step_is_bounded_by_one_deadline(smtp_sink: SmtpSink) -> None:
    smtp_sink.faults = [Fault(at=at, seconds=SOON * 0.6) for at in ("greeting", "ehlo", "mail", "rcpt", "data")]
    outbox = SmtpOutbox(smtp_sink.settings(timeout_seconds=SOON))
    assert (await outbox.submit(ME, [LEAD], RAW, go_ahead)).handover is Handover.DEFERRED
    assert smtp_sink.saw("data") == 0


async def test_a_server_that_stops_reading_a_large_body_leaves_it_unknown() -> None:
    """The body fills every buffer on the way; ours must not be flushed after the deadline either."""
    with socket.create_server((HOST, 0)) as listener:
        server = asyncio.get_running_loop().run_in_executor(None, _take_envelope_then_stall, listener)
        settings = SmtpSink().settings(port=listener.getsockname()[1], timeout_seconds=1)
        outbox = SmtpOutbox(settings)
        outcome = await outbox.submit(ME, [LEAD], RAW + b"x" * 70 + b"\r\n" + (b"y" * 70 + b"\r\n") * 300_000, go_ahead)
        assert outcome.handover is Handover.UNKNOWN
        read = await server
        assert not read.endswith(b"\r\n.\r\n"), "the end of the mail never arrives"


async def test_a_mail_cancelled_at_each_step_closes_its_session(smtp_sink: SmtpSink) -> None:
    outbox = SmtpOutbox(smtp_sink.settings(connections=1))
    for at in ("greeting", "mail", "rcpt", "data", "body", "lost", "answer"):
        smtp_sink.faults = [Fault(at=at, hang=True)]
        reached = smtp_sink.saw(at)
        task = asyncio.create_task(outbox.submit(ME, [LEAD], RAW, go_ahead))
        await asyncio.to_thread(smtp_sink.wait_for_command, at, reached + 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.to_thread(smtp_sink.wait_until_idle)
    smtp_sink.faults = []
    assert (await outbox.submit(ME, [LEAD], RAW, go_ahead)).handover is Handover.ACCEPTED, "the slot is free again"
    await outbox.close()


async def test_a_mail_cancelled_in_before_data_does_not_leave(smtp_sink: SmtpSink) -> None:
    outbox = SmtpOutbox(smtp_sink.settings(connections=1))
    waiting = asyncio.Event()

    async def wait_for_ever() -> bool:
        waiting.set()
        await asyncio.Event().wait()
        return True

    task = asyncio.create_task(outbox.submit(ME, [LEAD], RAW, wait_for_ever))
    await waiting.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.to_thread(smtp_sink.wait_until_idle)
    assert smtp_sink.mails == []


async def test_a_mail_waiting_for_a_session_can_be_cancelled(smtp_sink: SmtpSink) -> None:
    outbox = SmtpOutbox(smtp_sink.settings(connections=1))
    smtp_sink.faults = [Fault(at="answer", seconds=0.1)]
    first = asyncio.create_task(outbox.submit(ME, [LEAD], RAW, go_ahead))
    await asyncio.to_thread(smtp_sink.wait_for_command, "answer", 1)
    second = asyncio.create_task(outbox.submit(ME, ["other@home.example"], RAW, go_ahead))
    await asyncio.sleep(0)
    second.cancel()
    with pytest.raises(asyncio.CancelledError):
        await second
    assert (await first).handover is Handover.ACCEPTED
    assert len(smtp_sink.mails) == 1
    await outbox.close()


def _take_envelope_then_stall(listener: socket.socket) -> bytes:
    connection, _ = listener.accept()
    with connection:
        connection.settimeout(10)
        connection.sendall(b"220 hi\r\n")
        for answer in (b"250 hi\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n"):
            connection.recv(1000)
            connection.sendall(answer)
        first = connection.recv(1000)
        time.sleep(1.5)
        read = first
        try:
            while chunk := connection.recv(1_000_000):
                read = (read + chunk)[-10:]
        except OSError:
            pass
        return read
