"""What travels: the bytes exactly, addresses in their wire form, and nothing that the server cannot take."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from smtp_sink import SmtpSink, go_ahead

from mailbot.doors import Handover
from mailbot.mail.smtp import SmtpOutbox

ME, LEAD = "agent@agency.example", "lead@home.example"
HEAD = b"Subject: Hello\r\n\r\n"


@pytest.mark.parametrize(
    "body",
    [b".\r\n", b"..\r\n", b".leading\r\nmiddle . dot\r\n.\r\n..two\r\n", b"\r\n.\r\n\r\n", b"", b"no end of line"],
)
async def test_dots_arrive_as_they_were(smtp_sink: SmtpSink, outbox: SmtpOutbox, body: bytes) -> None:
    assert (await outbox.submit(ME, [LEAD], HEAD + body, go_ahead)).handover is Handover.ACCEPTED
    assert smtp_sink.mails[0].raw == HEAD + body + (b"" if (HEAD + body).endswith(b"\r\n") else b"\r\n")


async def test_bare_line_ends_become_crlf(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    """RFC 5321 §2.3.8; a bare LF before a dot is how mails are smuggled past servers."""
    await outbox.submit(ME, [LEAD], b"Subject: x\n\none\rtwo\n.\nMAIL FROM:<x@y.z>\n\r\nthree", go_ahead)
    raw = smtp_sink.mails[0].raw
    assert raw == b"Subject: x\r\n\r\none\r\ntwo\r\n.\r\nMAIL FROM:<x@y.z>\r\n\r\nthree\r\n"
    assert smtp_sink.saw("mail") == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.text("ab.\x00 ", max_size=6).map(str.encode), max_size=12))
async def test_any_lines_arrive_as_they_were(smtp_sink: SmtpSink, lines: list[bytes]) -> None:
    raw = HEAD + b"".join(line + b"\r\n" for line in lines)
    outbox = SmtpOutbox(smtp_sink.settings())
    assert (await outbox.submit(ME, [LEAD], raw, go_ahead)).handover is Handover.ACCEPTED
    assert smtp_sink.mails[-1].raw == raw
    await outbox.close()


async def test_a_mail_larger_than_the_server_takes_is_refused_before_it_is_offered() -> None:
    with SmtpSink(size_limit=1000) as sink:
        outbox = SmtpOutbox(sink.settings())
        outcome = await outbox.submit(ME, [LEAD], HEAD + b"x\r\n" * 400, go_ahead)
        assert (outcome.handover, outcome.code) == (Handover.REFUSED, 0)
        assert outcome.text == "the mail has 1218 bytes, the server takes 1000"
        assert sink.saw("mail") == 0
        assert (await outbox.submit(ME, [LEAD], HEAD + b"x\r\n", go_ahead)).handover is Handover.ACCEPTED
        assert sink.connections == 1
        await outbox.close()


async def test_a_mail_of_just_the_size_that_the_server_takes_is_sent() -> None:
    raw = HEAD + b"x" * 60 + b"\r\n"
    with SmtpSink(size_limit=len(raw)) as sink:
        outbox = SmtpOutbox(sink.settings())
        assert (await outbox.submit(ME, [LEAD], raw, go_ahead)).handover is Handover.ACCEPTED
        assert (await outbox.submit(ME, [LEAD], b"X" + raw, go_ahead)).handover is Handover.REFUSED
        await outbox.close()


@pytest.mark.parametrize(("limit", "said"), [(10_000, ("SIZE=30",)), (0, ())])
async def test_the_size_is_told_to_a_server_that_asks_for_it(limit: int, said: tuple[str, ...]) -> None:
    """RFC 1870 §6: as the mail is before dots are doubled."""
    with SmtpSink(size_limit=limit) as sink:
        outbox = SmtpOutbox(sink.settings())
        await outbox.submit(ME, [LEAD], HEAD + b".one\r\n.two", go_ahead)
        assert sink.mails[0].options == said
        await outbox.close()


@pytest.mark.parametrize("smtputf8", [True, False])
async def test_a_domain_that_is_not_ascii_needs_no_extension(smtputf8: bool) -> None:
    with SmtpSink(smtputf8=smtputf8) as sink:
        outbox = SmtpOutbox(sink.settings())
        assert (await outbox.submit(ME, ["lead@bücher.example"], HEAD, go_ahead)).handover is Handover.ACCEPTED
        assert sink.mails[0].recipients == ("lead@xn--bcher-kva.example",)
        assert not sink.mails[0].smtputf8
        await outbox.close()


async def test_a_local_part_that_is_not_ascii_travels_by_smtputf8(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    raw = "To: jürgen@home.example\r\n\r\nhi\r\n".encode()
    assert (await outbox.submit(ME, ["jürgen@home.example"], raw, go_ahead)).handover is Handover.ACCEPTED
    [mail] = smtp_sink.mails
    assert (mail.recipients, mail.smtputf8, mail.raw) == (("jürgen@home.example",), True, raw)


async def test_a_local_part_that_is_not_ascii_is_refused_where_the_server_has_no_smtputf8() -> None:
    with SmtpSink(smtputf8=False) as sink:
        outbox = SmtpOutbox(sink.settings())
        outcome = await outbox.submit(ME, ["jürgen@home.example"], HEAD, go_ahead)
        assert (outcome.handover, outcome.code) == (Handover.REFUSED, 0)
        assert "SMTPUTF8" in outcome.text
        assert (await outbox.submit(ME, [LEAD], HEAD, go_ahead)).handover is Handover.ACCEPTED
        await outbox.close()


async def test_the_case_of_a_local_part_is_the_senders(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    await outbox.submit(ME, ["Lead.Smith@Home.example"], HEAD, go_ahead)
    assert smtp_sink.mails[0].recipients == ("Lead.Smith@Home.example",)
