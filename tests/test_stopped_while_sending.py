"""SIGTERM while the SMTP server hangs in the middle of a mail: the daemon ends in time, and no mail is doubled."""

from __future__ import annotations

import signal
from collections import Counter
from pathlib import Path

import pytest
from running_daemon import PATIENCE, PEOPLE, at_desk, daemon, is_over, launched, log_of, set_up, wait_at_desk
from smtp_sink import Fault, SmtpSink

from mailbot.campaigns.report import report
from mailbot.daemon import STOP_SECONDS

pytestmark = [pytest.mark.slow, pytest.mark.dovecot]

VICTIM = "lead3@away.example"


@pytest.mark.parametrize(
    ("at", "left", "becomes"),
    [
        ("rcpt", 1, "accepted"),  # nothing was handed over: it goes back, and leaves the next time
        ("body", 0, "unknown"),  # it may have left; the server has no word of it
        ("answer", 1, "unknown"),  # it has left, and nobody could hear so
    ],
)
def test_the_daemon_ends_and_the_mail_in_hand_is_not_doubled(
    daemon_config: Path, smtp_sink: SmtpSink, at: str, left: int, becomes: str
) -> None:
    assert STOP_SECONDS < PATIENCE
    text = daemon_config.read_text()
    assert "timeout_seconds = 20" in text
    daemon_config.write_text(text.replace("timeout_seconds = 20", "timeout_seconds = 600"))  # it would hang for so long
    smtp_sink.faults.append(Fault(at=at, hang=True, to=VICTIM, times=1))
    at_desk(daemon_config, set_up)
    number = at_desk(daemon_config, launched)
    with daemon(daemon_config) as running:
        smtp_sink.wait_for_mails(PEOPLE - 1)
        running.send_signal(signal.SIGTERM)
        assert running.wait(PATIENCE) == 0
    assert "Traceback" not in log_of(daemon_config)
    with daemon(daemon_config):
        wait_at_desk(daemon_config, is_over, "the campaign to end")
    sums = at_desk(daemon_config, lambda desk: report(desk, number))
    assert sums.states == Counter(accepted=PEOPLE - 1) + Counter([becomes])
    got = Counter(recipient for mail in smtp_sink.mails for recipient in mail.recipients)
    assert got.pop(VICTIM, 0) == left
    assert len(got) == PEOPLE - 1
    assert set(got.values()) == {1}
