"""What the command line says where a lead gets no mail; and of drafts without a text, or decided already."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

from agency import Agency

from mailbot.delivery.suppression import suppress
from models.suppression import SuppressionReason

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
PITCH = "We offer virtual staging for your listings. Try it for free."
STOPPED = "dana@away.example is suppressed (unsubscribed) and gets no mail"

Ran = subprocess.CompletedProcess[str]


async def written(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency.lead("dana@away.example").write(BUYER, "House")
    await agency.round()


async def test_nobody_is_said_to_be_told_who_is_not(agency: Agency, mailbot: Callable[..., Ran]) -> None:
    await written(agency)
    day = f"{agency.desk.now().year + 1}-03-04T10:"
    booked = mailbot("calls", "book", "1", f"{day}00")
    assert "call 1 is booked for" in booked.stderr
    assert booked.stderr.endswith("; the lead is told\n")
    assert mailbot("calls", "book", "1", "soon").returncode == 2
    await suppress(agency.desk, "dana@away.example", SuppressionReason.UNSUBSCRIBED)
    refused = mailbot("threads", "reply", "1", "--text", "Hi Dana")
    assert refused.returncode == 1
    assert f"{STOPPED} — take them off the suppression list first" in refused.stderr
    for command in (("move", "1", "--to", f"{day}30"), ("cancel", "1"), ("book", "1", f"{day}45")):
        said = mailbot("calls", *command)
        assert said.stderr.endswith(f"; {STOPPED}: tell them yourself\n"), said.stderr


async def test_a_draft_without_a_text_says_so_and_one_that_is_sent_that_it_is(
    agency: Agency, mailbot: Callable[..., Ran]
) -> None:
    agency.lead("pat@writers.example", "Pat").write(PITCH, "Texts")
    await agency.round()
    assert "it has no text yet, only greeting and signature" in mailbot("drafts", "show", "1").stdout
    assert "draft 1 has no text yet — give it one: --text or --file" in mailbot("drafts", "approve", "1").stderr
    assert mailbot("drafts", "approve", "1", "--text", "Thanks, we have one.").returncode == 0
    again = mailbot("drafts", "approve", "1")
    assert (again.returncode, "draft 1 is sent already" in again.stderr) == (1, True)
    assert "no text yet" not in mailbot("drafts", "show", "1").stdout
