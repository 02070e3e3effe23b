"""What becomes of a mail: accepted, deferred, refused or unknown, whatever the server says or fails to say."""

from __future__ import annotations

import asyncio

import pytest
from smtp_sink import Fault, SmtpSink, go_ahead

from mailbot.doors import Handover, Outcome
from mailbot.mail.smtp import SmtpOutbox

RAW = b"From: a@agency.example\r\nTo: lead@home.example\r\nSubject: Hello\r\n\r\nGood day.\r\n"
ME, LEAD = "agent@agency.example", "lead@home.example"


async def send(outbox: SmtpOutbox, *recipients: str) -> Outcome:
    return await outbox.submit(ME, recipients or (LEAD,), RAW, go_ahead)


async def test_a_mail_that_the_server_takes_is_accepted_with_its_words(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    outcome = await send(outbox)
    assert outcome == Outcome(Handover.ACCEPTED, 250, "2.0.0 OK queued as 1")
    [mail] = smtp_sink.mails
    assert (mail.sender, mail.recipients, mail.raw) == (ME, (LEAD,), RAW)


@pytest.mark.parametrize(
    ("fault", "handover", "code"),
    [
        (Fault(at="rcpt", reply="550 5.1.1 no such user"), Handover.REFUSED, 550),
        (Fault(at="rcpt", reply="451 4.7.1 greylisted"), Handover.DEFERRED, 451),
        (Fault(at="rcpt", reply="421 4.3.2 shutting down"), Handover.DEFERRED, 421),
        (Fault(at="rcpt", drop=True), Handover.DEFERRED, 0),
        (Fault(at="mail", reply="553 5.1.8 sender unknown"), Handover.DEFERRED, 553),  # so it would be for every mail
        (Fault(at="mail", reply="552 5.3.4 message size exceeds fixed limit"), Handover.REFUSED, 552),
        (Fault(at="mail", reply="550 5.6.7 SMTPUTF8 is required"), Handover.REFUSED, 550),
        (Fault(at="mail", reply="452 4.3.1 disk full"), Handover.DEFERRED, 452),
        (Fault(at="mail", reply="530 5.7.0 authenticate first"), Handover.DEFERRED, 530),
        (Fault(at="mail", reply="nonsense"), Handover.DEFERRED, 0),
        (Fault(at="mail", drop=True), Handover.DEFERRED, 0),
        (Fault(at="data", reply="451 4.3.0 later"), Handover.DEFERRED, 451),
        (Fault(at="data", reply="554 5.5.1 no"), Handover.REFUSED, 554),
        (Fault(at="data", reply="421 4.3.2 closing"), Handover.DEFERRED, 421),
        (Fault(at="data", reply="250 2.0.0 what"), Handover.DEFERRED, 250),  # no leave to send the body
        (Fault(at="data", drop=True), Handover.DEFERRED, 0),  # no line of the body has left
        (Fault(at="lost", reply="554 5.7.1 spam"), Handover.REFUSED, 554),
        (Fault(at="lost", reply="452 4.2.2 mailbox full"), Handover.DEFERRED, 452),
        (Fault(at="lost", reply="421 4.3.2 closing"), Handover.DEFERRED, 421),
        (Fault(at="greeting", reply="554 5.3.2 no service"), Handover.DEFERRED, 554),
        (Fault(at="greeting", reply="421 too busy"), Handover.DEFERRED, 421),
        (Fault(at="greeting", drop=True), Handover.DEFERRED, 0),
        (Fault(at="ehlo", drop=True), Handover.DEFERRED, 0),
        (Fault(at="ehlo", reply="421 too busy"), Handover.DEFERRED, 421),
    ],
    ids=lambda value: f"{value.at}-{value.reply or 'drop'}" if isinstance(value, Fault) else str(value),
)
async def test_what_was_certainly_not_taken_is_deferred_or_refused(
    smtp_sink: SmtpSink, outbox: SmtpOutbox, fault: Fault, handover: Handover, code: int
) -> None:
    smtp_sink.faults = [fault]
    outcome = await send(outbox)
    assert (outcome.handover, outcome.code) == (handover, code)
    assert outcome.text
    assert smtp_sink.mails == []
    smtp_sink.faults = []
    assert (await send(outbox)).handover is Handover.ACCEPTED, "the door recovers"


@pytest.mark.parametrize(
    "fault",
    [
        Fault(at="greeting", reply="554 5.3.2 no service"),
        Fault(at="mail", reply="550 5.4.5 Daily user sending limit exceeded"),
        Fault(at="mail", reply="553 5.7.1 <a@b.example>: Sender address rejected: not owned by user hello"),
        Fault(at="mail", reply="503 5.5.1 Error: need AUTH command"),
        Fault(at="mail", reply="530 5.7.0 authenticate first"),
        Fault(at="rcpt", reply="554 5.7.1 <lead@home.example>: Relay access denied"),
        Fault(at="data", reply="550 5.7.60 SMTP; Client does not have permissions to send as this sender"),
        Fault(at="lost", reply="554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException"),
        Fault(at="lost", reply="550 5.4.5 Daily user sending quota exceeded"),
    ],
    ids=lambda fault: f"{fault.at}-{fault.reply}",
)
async def test_a_refusal_of_our_account_is_no_word_on_the_mail(
    smtp_sink: SmtpSink, outbox: SmtpOutbox, fault: Fault
) -> None:
    smtp_sink.faults = [fault]
    outcome = await send(outbox)
    assert (outcome.handover, outcome.of_account) == (Handover.DEFERRED, True)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(at="rcpt", reply="550 5.1.1 no such user"),
        Fault(at="rcpt", reply="550 5.7.1 recipient does not take mail from the internet"),
        Fault(at="lost", reply="554 5.7.1 spam"),
        Fault(at="lost", reply="552 5.2.2 mailbox full, quota exceeded"),
        Fault(at="mail", reply="451 4.7.0 sending limit, try later"),
    ],
    ids=lambda fault: f"{fault.at}-{fault.reply}",
)
async def test_a_refusal_of_one_mail_is_no_word_on_our_account(
    smtp_sink: SmtpSink, outbox: SmtpOutbox, fault: Fault
) -> None:
    smtp_sink.faults = [fault]
    assert not (await send(outbox)).of_account


@pytest.mark.parametrize(
    ("fault", "kept"),
    [
        (Fault(at="body", drop=True), 0),
        (Fault(at="lost", drop=True), 0),
        (Fault(at="answer", drop=True), 1),
        (Fault(at="answer", reply="nonsense"), 1),
        (Fault(at="answer", reply="399 what"), 1),
    ],
    ids=lambda value: f"{value.at}-{value.reply or 'drop'}" if isinstance(value, Fault) else "",
)
async def test_what_is_lost_after_the_body_began_is_unknown(
    smtp_sink: SmtpSink, outbox: SmtpOutbox, fault: Fault, kept: int
) -> None:
    smtp_sink.faults = [fault]
    outcome = await send(outbox)
    assert (outcome.handover, outcome.code) == (Handover.UNKNOWN, 0)
    assert len(smtp_sink.mails) == kept
    smtp_sink.faults = []
    assert (await send(outbox)).handover is Handover.ACCEPTED
    assert smtp_sink.connections == 2, "a session out of step is not used again"


async def test_a_mail_called_off_before_data_does_not_leave(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    async def call_off() -> bool:
        assert (smtp_sink.saw("rcpt"), smtp_sink.saw("data")) == (1, 0)
        return False

    assert await outbox.submit(ME, [LEAD], RAW, call_off) == Outcome(Handover.DEFERRED, 0, "called off")
    assert await send(outbox) == Outcome(Handover.ACCEPTED, 250, "2.0.0 OK queued as 1")
    assert smtp_sink.saw("rset") == 1
    assert smtp_sink.connections == 1


async def test_before_data_is_not_asked_for_a_refused_recipient(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    asked = False

    async def note() -> bool:
        nonlocal asked
        asked = True
        return True

    smtp_sink.faults = [Fault(at="rcpt", reply="550 no")]
    await outbox.submit(ME, [LEAD], RAW, note)
    assert not asked


@pytest.mark.parametrize("error", [RuntimeError("the store is down"), TimeoutError("the store is slow")])
async def test_what_before_data_raises_passes_through_and_nothing_leaves(
    smtp_sink: SmtpSink, outbox: SmtpOutbox, error: Exception
) -> None:
    async def fail() -> bool:
        raise error

    with pytest.raises(type(error), match="the store"):
        await outbox.submit(ME, [LEAD], RAW, fail)
    assert smtp_sink.mails == []
    assert (await send(outbox)).handover is Handover.ACCEPTED


async def test_a_refused_copy_is_named_and_the_rest_is_sent(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    smtp_sink.faults = [Fault(at="rcpt", to="gone@home.example", reply="550 5.1.1 gone")]
    outcome = await send(outbox, LEAD, "gone@home.example", "wife@home.example")
    assert outcome.handover is Handover.ACCEPTED
    assert outcome.text == "2.0.0 OK queued as 1; refused: gone@home.example (550 5.1.1 gone)"
    assert smtp_sink.mails[0].recipients == (LEAD, "wife@home.example")


async def test_a_server_that_goes_away_at_a_copy_has_taken_nothing(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    smtp_sink.faults = [Fault(at="rcpt", to="wife@home.example", reply="421 4.3.2 closing")]
    outcome = await send(outbox, LEAD, "wife@home.example")
    assert outcome == Outcome(Handover.DEFERRED, 421, "4.3.2 closing")
    assert smtp_sink.mails == []


async def test_a_refused_main_recipient_stops_the_copies_too(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    smtp_sink.faults = [Fault(at="rcpt", to=LEAD, reply="550 5.1.1 gone")]
    outcome = await send(outbox, LEAD, "wife@home.example")
    assert outcome == Outcome(Handover.REFUSED, 550, "5.1.1 gone")
    assert smtp_sink.mails == []


async def test_a_server_that_knows_no_ehlo_is_greeted_the_old_way(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    smtp_sink.faults = [Fault(at="ehlo", reply="502 5.5.2 what")]
    assert (await send(outbox)).handover is Handover.ACCEPTED
    assert smtp_sink.mails[0].options == ()


async def test_a_recipient_named_twice_is_offered_once(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    await send(outbox, LEAD, LEAD)
    assert smtp_sink.mails[0].recipients == (LEAD,)


async def test_the_null_sender_can_be_used(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    assert (await outbox.submit("", [LEAD], RAW, go_ahead)).handover is Handover.ACCEPTED
    assert smtp_sink.mails[0].sender == ""


@pytest.mark.parametrize("recipients", [[], ["nobody"], ["a@b.c>\r\nRCPT TO:<x@y.z"], [LEAD, "not an address"]])
async def test_what_is_no_address_is_refused_without_a_word_to_the_server(
    smtp_sink: SmtpSink, outbox: SmtpOutbox, recipients: list[str]
) -> None:
    outcome = await outbox.submit(ME, recipients, RAW, go_ahead)
    assert (outcome.handover, outcome.code) == (Handover.REFUSED, 0)
    assert smtp_sink.connections == 0


async def test_a_server_that_is_not_there_defers_and_the_door_finds_it_when_it_is_back() -> None:
    sink = SmtpSink()
    with sink:
        port = sink.port
    outbox = SmtpOutbox(sink.settings(timeout_seconds=5))
    outcome = await send(outbox)
    assert (outcome.handover, outcome.code) == (Handover.DEFERRED, 0)
    assert "correct smtp.host and smtp.port" in outcome.text
    sink.start(port)
    try:
        assert (await send(outbox)).handover is Handover.ACCEPTED
        await outbox.close()
    finally:
        sink.stop()


async def test_a_server_without_a_name_defers_with_the_key_to_fill_in() -> None:
    outbox = SmtpOutbox(SmtpSink().settings(host="", port=25))
    outcome = await send(outbox)
    assert outcome.handover is Handover.DEFERRED
    assert "fill in smtp.host" in outcome.text


async def test_odd_bytes_in_a_reply_become_one_storable_line(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    smtp_sink.faults = [Fault(at="rcpt", reply="550-5.1.1 no\r\n550-such\x07\r\n550 user " + "x" * 900)]
    outcome = await send(outbox)
    assert outcome.text.startswith("5.1.1 no such user xxx")
    assert len(outcome.text) == 500


async def test_many_mails_at_once_each_get_their_own_outcome(smtp_sink: SmtpSink, outbox: SmtpOutbox) -> None:
    smtp_sink.faults = [Fault(at="rcpt", to=f"r{n}@home.example", reply=f"550 no {n}") for n in range(0, 60, 3)]
    outcomes = await asyncio.gather(*(send(outbox, f"r{n}@home.example") for n in range(60)))
    for n, outcome in enumerate(outcomes):
        assert outcome.handover is (Handover.ACCEPTED if n % 3 else Handover.REFUSED)
        if n % 3 == 0:
            assert outcome.text == f"no {n}"
    assert smtp_sink.most_open == 2
