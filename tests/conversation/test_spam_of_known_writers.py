"""Who is known to us and sounds like spam waits for a person; who only wrote to us before is a stranger."""

from __future__ import annotations

import pytest
from agency import Agency, reconfigured
from ledger_view import tell

from mailbot.conversation.operator import draft_desk, inbox
from mailbot.conversation.operator.inbox import Asked, Show
from mailbot.conversation.operator.spam import list_spam
from mailbot.crm.changing import found_by
from models.contact import ContactKind
from models.message import Direction, Intent, Message

SERVER = "mx.agency.test"
CARLA = "carla@escrow.example"
PASSED = (
    f"{SERVER}; dkim=pass header.d=escrow.example; spf=pass smtp.mailfrom=escrow.example; dmarc=pass "
    "header.from=escrow.example"
)
FAILED = f"{SERVER}; dkim=fail header.d=escrow.example; spf=fail smtp.mailfrom=escrow.example; dmarc=fail"
SHARED = "Pat shared a folder with you. Open folder: https://files.example/s/81kd"
PITCH = "We help agents rank on the first page of Google. May I send you a free audit? 20% off this week only."


@pytest.fixture
async def guarded(agency: Agency) -> Agency:
    """An agency that knows its receiving server."""
    return reconfigured(agency, imap={"authserv_id": SERVER})


async def read(guarded: Agency, address: str, words: str, found: str = PASSED) -> Message:
    """The last mail, once it was read."""
    guarded.lead(address, "Carla Mendes").write(words, "A folder", Authentication_Results=found)
    await guarded.round()
    mails = await guarded.store.find(Message, {"direction": Direction.INBOUND}, sort=[("received_at", 1), ("_id", 1)])
    return mails[-1]


async def test_a_vendors_mail_is_no_spam_where_it_asks_nothing_of_the_kind(guarded: Agency) -> None:
    await guarded.add_contact(CARLA, "Carla Mendes", kind=ContactKind.VENDOR)
    mail = await read(guarded, CARLA, SHARED)
    assert (mail.intent, mail.sure) == (Intent.GENERAL, False), await tell(guarded.store)
    assert "they are your vendor" in mail.reason
    assert await list_spam(guarded.desk) == []
    assert guarded.to(CARLA) == []


async def test_what_spam_asks_is_a_doubt_even_of_a_vendor(guarded: Agency) -> None:
    await guarded.add_contact(CARLA, "Carla Mendes", kind=ContactKind.VENDOR)
    mail = await read(guarded, CARLA, PITCH)
    assert (mail.intent, mail.sure) == (Intent.SPAM, False), await tell(guarded.store)
    assert "doubt: they are your vendor" in mail.reason


async def test_another_of_a_house_that_we_deal_with_is_no_stranger_where_that_is_proven(guarded: Agency) -> None:
    terms = found_by("Carla Mendes", [CARLA], "")
    await guarded.add_contact(CARLA, "Carla Mendes", kind=ContactKind.CLIENT, terms=terms)
    mail = await read(guarded, "wendy@escrow.example", SHARED)
    assert (mail.intent, mail.sure) == (Intent.GENERAL, False), await tell(guarded.store)
    assert "you know others of escrow.example" in mail.reason
    [line] = await draft_desk.queue(guarded.desk)
    assert line.draft.reason == (
        "business, as it seems (you know others of escrow.example), though it sounds like a stranger's: a person must "
        "look before any link is followed or anything is paid"
    )
    unproven = await read(guarded, "joe@escrow.example", SHARED, f"{SERVER}; dkim=none; spf=none; dmarc=none")
    assert unproven.intent is Intent.SPAM, unproven.reason


async def test_whom_we_answered_is_no_stranger(guarded: Agency) -> None:
    await guarded.add_property("W-1", "12 Fern St", 455_000, city="Old Town")
    await read(guarded, CARLA, "We want to buy a house in Old Town, three bedrooms, up to $470,000. What do you have?")
    assert guarded.to(CARLA), await tell(guarded.store)
    mail = await read(guarded, CARLA, PITCH)
    assert (mail.intent, mail.sure) == (Intent.SPAM, False), await tell(guarded.store)
    assert "doubt: you have written to them" in mail.reason


async def test_whoever_only_wrote_to_us_or_is_disproven_is_a_stranger(guarded: Agency) -> None:
    await guarded.add_contact(CARLA, "Carla Mendes")
    assert (await read(guarded, CARLA, SHARED)).intent is Intent.SPAM, await tell(guarded.store)
    terms = found_by("Wendy Tran", ["wendy@escrow.example"], "")
    await guarded.add_contact("wendy@escrow.example", "Wendy Tran", kind=ContactKind.VENDOR, terms=terms)
    assert (await read(guarded, "joe@escrow.example", SHARED, FAILED)).intent is Intent.SPAM


async def test_a_strangers_notice_that_bears_a_paper_waits_as_business_with_a_warning(guarded: Agency) -> None:
    notice = "The 3D tour of 8 Dock is live. Share it with this link: https://my.escrow.example/show. It has 14 views."
    mail = await read(guarded, CARLA, notice)
    assert (mail.intent, mail.sure) == (Intent.GENERAL, False), await tell(guarded.store)
    [line] = await draft_desk.queue(guarded.desk)
    assert line.draft.reason.startswith(
        'business, as it seems (it names "8 Dock"), though it sounds like a stranger\'s'
    )
    assert guarded.to(CARLA) == []
    for show, wanted in ((Show.NEEDS, ["A folder"]), (Show.SPAM, [])):
        found = await inbox.list_conversations(guarded.desk, Asked(show=show))
        assert [thread.subject for thread in found.rows] == wanted, show


async def test_what_is_held_for_its_outside_is_called_back_in_one_step_whoever_wrote_it(guarded: Agency) -> None:
    await guarded.add_contact(CARLA, "Carla Mendes", kind=ContactKind.CLIENT)
    mail = await read(guarded, CARLA, f"{SHARED} Or here: http://203.0.113.9/folder")
    assert (mail.intent, mail.sure) == (Intent.SPAM, False), await tell(guarded.store)
    assert len(await list_spam(guarded.desk)) == 1
