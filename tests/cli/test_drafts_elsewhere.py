"""`mailbot drafts` and `threads` where a lead wants answers at an address that nobody knows to be theirs."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

import pytest
from agency import Agency

from models.draft import Draft, DraftState

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


Ran = subprocess.CompletedProcess[str]


@pytest.fixture
async def waiting(agency: Agency) -> Agency:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency.lead("dana@away.example").write(BUYER, "House", Reply_To="dana@other.example")
    await agency.round()
    return agency


async def test_it_is_shown_and_decided(waiting: Agency, mailbot: Callable[..., Ran]) -> None:
    [row] = map(json.loads, mailbot("drafts", "list", "--json").stdout.splitlines())
    assert (row["recipient"], row["elsewhere"]) == ("dana@away.example", ["dana@other.example"])
    assert "they want answers at dana@other.example" in row["reason"]
    assert "mailbot drafts approve 1 --to dana@other.example" in mailbot("drafts", "show", "1").stdout
    thread = mailbot("threads", "show", "1").stdout
    assert "wants answers at dana@other.example" in thread
    assert "suggest: matching properties: 1" in thread
    refused = mailbot("drafts", "approve", "1", "--to", "thief@evil.example")
    assert refused.returncode != 0
    assert "choose dana@away.example or dana@other.example" in refused.stderr
    approved = mailbot("drafts", "approve", "1", "--to", "dana@other.example")
    assert "sends it to dana@other.example" in approved.stderr
    [draft] = await waiting.store.find(Draft, {"state": DraftState.SENT})
    assert (draft.recipient, draft.author) == ("dana@other.example", "dana@away.example")
    assert "--to" not in mailbot("drafts", "show", "1").stdout


async def test_what_is_to_be_copied_into_a_shell_does_nothing_there(
    agency: Agency, mailbot: Callable[..., Ran]
) -> None:
    agency.lead("dana@away.example").write(BUYER, "House", Reply_To="`reboot`@evil.example")
    await agency.round()
    shown = mailbot("drafts", "show", "1").stdout
    assert "--to '`reboot`@evil.example'" in shown
