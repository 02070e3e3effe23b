"""`mailbot threads list --spam`: what `threads not-spam` wants a number of is found by the same command line."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import timedelta

from agency import Agency

from mailbot.conversation.operator.spam import list_spam
from models.message import Message
from models.thread import Stage

SPAM = "SEO offer: rank #1 on Google, guaranteed! Click http://seo.example/now"
Ran = subprocess.CompletedProcess[str]


async def test_threads_with_spam_are_listed_by_themselves_and_called_back(
    agency: Agency, mailbot: Callable[..., Ran]
) -> None:
    agency.lead("pat@seo.example", "Pat").write(SPAM, "Rank #1")
    agency.lead("dana@away.example").write("We want to buy a house in Old Town, up to $470k.", "House")
    await agency.round()
    assert json.loads(mailbot("threads", "list", "--json").stdout)["subject"] == "House"
    row = json.loads(mailbot("threads", "list", "--spam", "--json").stdout)
    assert row["subject"] == "Rank #1"
    assert "read again" in mailbot("threads", "not-spam", str(row["id"])).stderr
    assert "no conversation with spam in the last 90 days" in mailbot("threads", "list", "--spam").stderr


async def test_one_that_waits_as_perhaps_spam_is_called_back_and_answered(
    agency: Agency, mailbot: Callable[..., Ran]
) -> None:
    dana = "dana@agency.te5t"  # a domain that passes for ours
    agency.lead(dana).write("When is your office open?", "Hours")
    await agency.round()
    row = json.loads(mailbot("threads", "list", "--spam", "--json").stdout)
    assert agency.to(dana) == []
    assert "is read again" in mailbot("threads", "not-spam", str(row["id"])).stderr
    await agency.round()
    assert len(agency.to(dana)) == 1


async def test_old_and_archived_ones_are_shown_with_all(agency: Agency) -> None:
    agency.lead("pat@seo.example", "Pat").write(SPAM, "Rank #1")
    await agency.round()
    [line] = await list_spam(agency.desk)
    assert await list_spam(agency.desk, stage=Stage.CLOSED) == []
    await agency.store.change(type(line.thread), str(line.thread.id), set={"archived": True})
    assert await list_spam(agency.desk) == []
    assert len(await list_spam(agency.desk, everything=True)) == 1
    await agency.store.change(type(line.thread), str(line.thread.id), set={"archived": False})
    [mail] = await agency.store.find(Message, {"thread_id": str(line.thread.id)})
    old = agency.desk.now() - timedelta(days=100)
    await agency.store.change(Message, str(mail.id), set={"received_at": old})
    assert await list_spam(agency.desk) == []
    assert len(await list_spam(agency.desk, days=101)) == 1
