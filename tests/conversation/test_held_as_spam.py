"""A lead whose mail looks like spam from outside: seen at once, with the reason, called back in one step, answered."""

from __future__ import annotations

import pytest
from agency import Agency, reconfigured
from ledger_view import tell

from mailbot.conversation import committing
from mailbot.conversation.operator import draft_desk, inbox, spam
from mailbot.conversation.operator.inbox import Asked, Show
from mailbot.conversation.operator.today import today
from mailbot.errors import Conflict
from models.contact import Contact
from models.draft import Draft, DraftState
from models.message import Direction, Intent, Message
from models.thread import Thread

SERVER = "mx.agency.test"
DANA = "dana@away.example"
FAILED = f"{SERVER}; dkim=fail header.d=away.example; spf=softfail smtp.mailfrom=away.example; dmarc=none"
WISH = "We want to buy a house in Old Town, three bedrooms, up to $470,000. What do you have?"
SIGNS = {"X_Spam_Flag": "YES", "Authentication_Results": FAILED}


@pytest.fixture
async def guarded(agency: Agency) -> Agency:
    """An agency that knows its receiving server, with a home that fits, to which such a lead wrote."""
    known = reconfigured(agency, imap={"authserv_id": SERVER})
    await known.add_property("W-1", "12 Fern St", 455_000, city="Old Town")
    known.lead(DANA).write(WISH, "A house", **SIGNS)
    await known.round()
    return known


async def test_it_waits_where_a_person_looks_first_with_the_reason_in_words(guarded: Agency) -> None:
    first = await today(guarded.desk)
    [line] = first.drafts
    assert (first.counts.drafts, line.name) == (1, DANA), await tell(guarded.store)
    assert line.draft.reason == (
        "it may be spam (by our mail server it is not from whom it says, its authentication fails, "
        "our server marks it (x-spam-flag)): a person must look"
    )
    for show in (Show.NEEDS, Show.ALL, Show.SPAM):
        found = await inbox.list_conversations(guarded.desk, Asked(show=show))
        assert [thread.subject for thread in found.rows] == ["A house"], show
    assert guarded.to(DANA) == []
    assert await guarded.store.count(Contact, {}) == 0


async def test_called_back_it_is_answered_as_any_other_mail_and_its_writer_is_a_contact(guarded: Agency) -> None:
    [line] = await spam.list_spam(guarded.desk)
    assert await spam.not_spam(guarded.desk, line.thread.number, actor="kim") == 1
    await guarded.round()
    [contact] = await guarded.store.find(Contact, {})
    assert (contact.addresses, contact.needs["price_max"].value) == ([DANA], 470_000), await tell(guarded.store)
    [thread] = await guarded.store.find(Thread, {"number": {"$gt": 0}})
    assert (thread.contact_id, thread.intent) == (str(contact.id), Intent.BUYER)
    [answer] = guarded.to(DANA)
    assert "12 Fern St" in answer.as_string()
    assert await draft_desk.queue(guarded.desk) == []
    assert await spam.list_spam(guarded.desk) == []
    with pytest.raises(Conflict):
        await spam.not_spam(guarded.desk, thread.number, actor="kim")
    await guarded.round()
    assert len(guarded.to(DANA)) == 1


async def test_what_a_person_wrote_meanwhile_stays_the_only_answer(guarded: Agency) -> None:
    [line] = await draft_desk.queue(guarded.desk)
    words = f"{line.draft.content.text}\n\nWe will call you."
    assert await draft_desk.approve(guarded.desk, line.draft.number, words, actor="kim")
    await guarded.round()
    [held] = await spam.list_spam(guarded.desk)
    await spam.not_spam(guarded.desk, held.thread.number, actor="kim")
    await guarded.round()
    assert len(guarded.to(DANA)) == 1, await tell(guarded.store)
    assert await guarded.store.count(Contact, {"addresses": DANA}) == 1
    assert await guarded.store.count(Draft, {"state": DraftState.HELD}) == 0


async def test_one_that_a_person_had_put_away_is_answered_once_called_back(guarded: Agency) -> None:
    [line] = await draft_desk.queue(guarded.desk)
    await committing.reject(guarded.desk, line.draft.number, actor="kim")
    [held] = await spam.list_spam(guarded.desk)
    await spam.not_spam(guarded.desk, held.thread.number, actor="kim")
    await guarded.round()
    assert len(guarded.to(DANA)) == 1, await tell(guarded.store)
    [mail] = await guarded.store.find(Message, {"direction": Direction.INBOUND})
    assert mail.not_spam
