"""A mailbox that stays broken is told to the operator: in time, once, whatever dies meanwhile, and anew next time."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from agency import OPERATOR, Agency, body_of, reconfigured
from dying_store import Died, dying
from oauth_provider import Provider

from jobs import fetch_mail
from mailbot.embedded.database_server import free_port
from mailbot.mail.oauth import grant_file
from mailbot.mail.oauth.grant_file import Grant
from models.event import Event

ALERT_AFTER = 900


@pytest.fixture
async def broken(agency: Agency) -> Agency:
    """An agency at whose IMAP port nobody listens."""
    return reconfigured(agency, imap={"port": free_port(), "alert_after_seconds": ALERT_AFTER})


def alerts(agency: Agency) -> list[EmailMessage]:
    return [mail for mail in agency.to(OPERATOR) if "A mailbox cannot be read" in str(mail["Subject"])]


async def looked(agency: Agency, times: int = 1, apart: int = ALERT_AFTER) -> None:
    for _ in range(times):
        await agency.round("fetch_mail", "send_due")
        agency.clock.turn(seconds=apart)


async def test_a_mailbox_is_broken_for_a_while_before_the_operator_is_told(broken: Agency) -> None:
    await looked(broken, times=3, apart=ALERT_AFTER // 3)
    assert alerts(broken) == []
    await looked(broken)
    [alert] = alerts(broken)
    assert "has not been read for 15 minutes" in body_of(alert)
    assert await broken.store.count(Event, {"kind": "mailbox.broken"}) == 1


async def test_it_is_told_once_however_long_it_lasts(broken: Agency) -> None:
    await looked(broken, times=8)
    assert len(alerts(broken)) == 1


async def test_a_mailbox_that_recovers_and_breaks_again_is_told_again(agency: Agency, broken: Agency) -> None:
    await looked(broken, times=2)
    await agency.round("fetch_mail")
    await looked(broken, times=2)
    assert len(alerts(broken)) == 2


async def test_a_sent_folder_that_cannot_be_read_keeps_no_lead_waiting(agency: Agency) -> None:
    elsewhere = reconfigured(agency, imap={"sent_folder": "Nowhere", "alert_after_seconds": ALERT_AFTER})
    assert elsewhere.tools.inbox is not None
    assert await fetch_mail.poll(elsewhere.tools, elsewhere.tools.inbox)
    await looked(elsewhere, times=2)
    assert len(alerts(elsewhere)) == 1


async def test_the_alert_is_not_lost_wherever_the_process_dies(broken: Agency) -> None:
    await looked(broken)
    died = writes = 0
    while True:
        tools = replace(broken.tools, desk=dying(broken.desk, writes))
        try:
            await replace(broken, tools=tools).round("fetch_mail")
            break
        except Died:
            died += 1
        writes += 1
        broken.clock.turn(hours=1)
    assert died > 2
    await looked(broken, times=2)
    assert len(alerts(broken)) == 1


async def test_a_permission_that_the_provider_took_back_is_told_at_once_and_once(
    agency: Agency, provider: Provider, tmp_path: Path
) -> None:
    provider.refuses("invalid_grant")
    grant_file.write(tmp_path, Grant("mailbot-app", provider.settings().token_endpoint, "r1"))
    lost = reconfigured(
        agency,
        imap={"auth": "oauth", "alert_after_seconds": ALERT_AFTER},
        oauth=provider.settings().model_dump(),
        database={"data_dir": str(tmp_path)},
    )
    await looked(lost, times=4)
    [alert] = alerts(lost)
    assert "run `mailbot login` again" in body_of(alert)
    assert "invalid_grant" in body_of(alert)
    assert len(provider.asked) == 1, "a provider that said no is not asked again"
