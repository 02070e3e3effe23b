"""Who wants to be forgotten is: nothing that names them stays, but that they get no mail."""

from __future__ import annotations

import random
import re
import zlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from agency import AGENCY, OPERATOR, Agency, reconfigured

from mailbot.campaigns import launch, testing
from mailbot.campaigns.report import report
from mailbot.campaigns.spec import spec_of
from mailbot.conversation import call_desk
from mailbot.conversation.operator import erasing, inbox
from mailbot.conversation.operator.inbox import Asked
from mailbot.crm.contacts import find_contact
from mailbot.crm.files.uploads import keep as keep_upload
from mailbot.delivery.suppression import suppressed_among
from models.campaign import Campaign
from models.contact import Contact
from models.delivery import Delivery, DeliveryState, Purpose
from models.event import Event
from models.message import Direction, Message
from models.suppression import Suppression
from models.thread import Thread
from models.upload import UploadKind

DANA, ELI = "dana@away.example", "eli@away.example"
BUYER = "Hello, I am Dana Reyes, looking to buy a house in Old Town, budget up to $470k. Call me: 503-555-0177."
LARGE = 17_000_000  # bytes of a mail that no document holds


async def a_week(agency: Agency) -> Campaign:
    """Dana and Eli got a campaign, both wrote, both have a call; Eli copied Dana once."""
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    await agency.add_contact(DANA, "Dana Reyes")
    await agency.add_contact(ELI, "Eli Stone")
    text = {"name": "Spring", "audience": {"kind": "all"}, "subject": "Homes", "text": "Hello {{ contact.first_name }}"}
    spec = spec_of(text, ZoneInfo("UTC"), base=Path(), named="spring.toml")
    campaign = await launch.create(agency.desk, spec)
    await testing.queue_test(agency.desk, campaign.number, "kim@agency.test")
    await launch.launch(agency.desk, campaign.number)
    await agency.round()
    dana, eli = agency.lead(DANA, "Dana Reyes"), agency.lead(ELI, "Eli Stone")
    dana.answer(agency.to(DANA)[-1], BUYER)
    eli.answer(agency.to(ELI)[-1], BUYER.replace("Dana Reyes", "Eli Stone").replace("0177", "0188"))
    await agency.round()
    eli.answer(agency.to(ELI)[-1], "Is it near the park? My friend asks too.", Cc=DANA)
    await agency.round()
    for place, address in enumerate((DANA, ELI)):
        contact = await find_contact(agency.store, address)
        [thread] = await agency.store.find(Thread, {"contact_id": str(contact.id), "merged_into": ""})
        await call_desk.book(agency.desk, thread.number, agency.desk.now() + timedelta(days=3 + place), actor="kim")
    await keep_upload(agency.desk, "s", UploadKind.CONTACTS, "people.csv", f"email\n{DANA}\n".encode())
    await agency.round()
    await agency.round()
    return campaign


async def everything_about(agency: Agency, words: re.Pattern[str]) -> list[str]:
    """Every collection and field that holds some words, raw mail and GridFS too."""
    found = []
    database = agency.store.database
    for name in await database.list_collection_names():
        async for row in database[name].find({}):
            found += [f"{name}.{key}" for key, value in row.items() if words.search(_text_of(value))]
    return sorted(set(found))


def _text_of(value: Any) -> str:
    try:
        return str(zlib.decompress(value), "utf-8", "replace")
    except (TypeError, zlib.error):
        return str(value)


async def test_nothing_that_names_them_stays_but_that_they_get_no_mail(agency: Agency) -> None:
    campaign = await a_week(agency)
    dana = await find_contact(agency.store, DANA)
    named = re.compile(r"dana@|reyes|555-?0177|5550177", re.IGNORECASE)
    assert len(await everything_about(agency, named)) > 10
    before = await report(agency.desk, campaign.number)
    events = await agency.store.count(Event, {})
    done = await erasing.erase(agency.desk, dana, actor="kim")
    assert (len(done.threads), len(done.calls)) == (1, 1)
    left = await everything_about(agency, named)
    # What Eli wrote is Eli's, and names whom Eli copied.
    others = {"messages.raw", "messages.cc", "messages.html", "messages.text", "deliveries.content", "drafts.content"}
    assert set(left) - others == {"suppressions.address"}, left
    assert not [row async for row in agency.store.stream(Message, {"contact_id": str(dana.id)})]
    assert (await suppressed_among(agency.desk, [DANA]))[DANA] == {"all"}
    after = await report(agency.desk, campaign.number)
    assert (after.recipients, after.states, after.replied) == (before.recipients, before.states, before.replied)
    assert await agency.store.count(Event, {}) >= events  # each day keeps what happened on it
    [erased] = await agency.store.find(Event, {"kind": "contact.erased"})
    assert erased.reason.startswith(f"contact {dana.number}: 1 conversation, ")
    assert erased.actor == "kim"


async def test_mail_that_was_not_proven_to_be_theirs_goes_too(agency: Agency) -> None:
    guarded = reconfigured(agency, imap={"authserv_id": "mx.agency.test"})
    guarded.lead(DANA, "Dana Reyes").write(BUYER, "House")
    await guarded.round()
    failed = "mx.agency.test; dmarc=fail header.from=away.example"
    guarded.lead(DANA, "Dana Reyes").write("What else do you have?", "hello", Authentication_Results=failed)
    await guarded.round()
    done = await erasing.erase(guarded.desk, await find_contact(guarded.store, DANA), actor="kim")
    assert (len(done.threads), len(done.drafts)) == (2, 2)
    named = re.compile(r"dana@|reyes|555-?0177|5550177", re.IGNORECASE)
    assert await everything_about(guarded, named) == ["suppressions.address"]


async def test_others_keep_all_of_theirs(agency: Agency) -> None:
    await a_week(agency)
    eli = await find_contact(agency.store, ELI)
    before = await erasing.traces_of(agency.desk, eli)
    await erasing.erase(agency.desk, await find_contact(agency.store, DANA), actor="kim")
    assert await erasing.traces_of(agency.desk, eli) == before
    assert [line.contact for line in await call_desk.coming(agency.desk)] == ["Eli Stone"]
    found = await inbox.list_conversations(agency.desk, Asked(search="eli stone"))
    assert len(found.rows) == 1
    assert DANA not in found.rows[0].participants
    await agency.round()  # and all goes on


async def test_it_is_finished_where_a_crash_cut_it_off(agency: Agency) -> None:
    await a_week(agency)
    dana = await find_contact(agency.store, DANA)

    def cut_off(name: str) -> None:
        if name == "before_rows_erased":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await erasing.erase(replace(agency.desk, checkpoint=cut_off), dana, actor="kim")
    await erasing.erase(agency.desk, await find_contact(agency.store, DANA), actor="kim")
    assert await agency.store.find(Contact, {"addresses": DANA}) == []
    assert await agency.store.find(Message, {"from_address": DANA}) == []


async def test_what_waits_for_them_never_leaves(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency.lead(DANA).write(BUYER, "House")
    await agency.round("fetch_mail", "read_mail", "answer_leads")
    [answer] = await agency.store.find(Delivery, {"purpose": Purpose.REPLY})
    assert answer.state is DeliveryState.QUEUED
    await erasing.erase(agency.desk, await find_contact(agency.store, DANA), actor="kim")
    await agency.round()
    await agency.round()
    assert agency.to(DANA) == []
    assert not [mail for mail in agency.to(OPERATOR) if "was not sent" in str(mail["Subject"])]


async def test_bytes_of_a_large_mail_go_too(agency: Agency) -> None:
    agency.lead(DANA).write(BUYER, "House")
    await agency.round()
    dana = await find_contact(agency.store, DANA)
    noise = random.Random(1).randbytes(LARGE)
    mail = Message(digest="", size=0, direction=Direction.INBOUND, received_at=agency.desk.now(), from_address=DANA)
    await agency.store.pack_raw(mail, f"From: {DANA}\r\nTo: {AGENCY}\r\n\r\n".encode() + noise)
    assert mail.raw_file
    assert await agency.store.add(mail)
    await erasing.erase(agency.desk, dana, actor="kim")
    assert await agency.store.database["raw.files"].count_documents({}) == 0
    assert await agency.store.database["raw.chunks"].count_documents({}) == 0


async def test_a_stop_of_their_own_stays_theirs(agency: Agency) -> None:
    agency.lead(DANA).write(BUYER, "House")
    await agency.round()
    agency.lead(DANA).write("Please remove me from your list and stop all emails.", "Stop")
    await agency.round()
    await erasing.erase(agency.desk, await find_contact(agency.store, DANA), actor="kim")
    [stop] = await agency.store.find(Suppression, {"address": DANA})
    assert (stop.reason, stop.detail, stop.message_id) == ("unsubscribed", "erased", "")
