"""Whichever write fails while mail is read: it is read again as if nothing had been, and no thread stays empty."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from agency import AGENCY, Agency
from dying_store import failing

from mailbot.conversation import reading
from mailbot.errors import StoreError
from models.contact import Contact
from models.message import Direction, Message, MessageState
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
MAILS = {
    "lead@away.example": (BUYER, {"In-Reply-To": "<who-knows@away.example>"}),
    "gone@away.example": ("Please unsubscribe me from your list.", {"In-Reply-To": "<who-knows-2@away.example>"}),
    "news@list.example": ("Our weekly news", {"List-Id": "<news.list.example>"}),
}
WRITES = 15  # of reading them, at most


async def stored(agency: Agency) -> None:
    for number, (sender, (text, headers)) in enumerate(MAILS.items()):
        mail = EmailMessage()
        values = {"From": sender, "To": AGENCY, "Subject": "House", "Message-ID": f"<{number}@away.example>", **headers}
        for name, value in values.items():
            mail[name] = value
        mail.set_content(text)
        message = Message(digest="", size=0, direction=Direction.INBOUND, received_at=agency.desk.now())
        await agency.store.pack_raw(message, mail.as_bytes())
        assert await agency.store.add(message)


@pytest.mark.parametrize("before", range(WRITES))
async def test_no_thread_stays_empty(quiet_agency: Agency, before: int) -> None:
    await stored(quiet_agency)
    doomed = failing(quiet_agency.desk, before)
    try:
        await reading.read_waiting(doomed, quiet_agency.tools.reader)
    except StoreError:
        quiet_agency.clock.turn(seconds=doomed.thinking_lease.total_seconds())
    await reading.read_waiting(quiet_agency.desk, quiet_agency.tools.reader)
    messages = await quiet_agency.store.find(Message, {"direction": Direction.INBOUND})
    assert {message.state for message in messages} == {MessageState.READ}
    threads = await quiet_agency.store.find(Thread, {"number": {"$gt": 0}})
    assert {str(thread.id) for thread in threads} == {message.thread_id for message in messages}
    assert len(threads) == len(MAILS)
    assert await quiet_agency.store.count(Contact, {}) == 2
    lead = await quiet_agency.store.first(Contact, {"addresses": "lead@away.example"})
    assert lead is not None
    owed = await quiet_agency.store.first(Thread, {"contact_id": str(lead.id)})
    assert owed is not None
    assert owed.reply_due_at is not None
    assert "bedrooms_min" in {*owed.needs} & {*lead.needs}
