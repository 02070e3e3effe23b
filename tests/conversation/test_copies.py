"""Whom an answer copies: nobody for a stranger, a few for who has answered us, and never more than the caps let."""

from __future__ import annotations

import pytest
from agency import Agency, reconfigured
from ledger_view import tell

from mailbot.conversation import committing
from models.contact import Contact
from models.delivery import Delivery
from models.draft import Draft, DraftState

SERVER = "mx.agency.test"
DANA = "dana@away.example"
LEE = "lee@away.example"
BUYER = "Hello, we want to buy a house with 3 bedrooms in Old Town, up to $470k."
MORE = "We could go up to $490k to buy."
FORWARDED = f"{SERVER}; dmarc=none; spf=softfail smtp.mailfrom=away.example; dkim=fail header.d=away.example"


async def answered(agency: Agency, text: str = MORE, **headers: str) -> None:
    """A lead was written to, and answers."""
    agency.lead(DANA).write(BUYER, "House")
    await agency.round()
    agency.lead(DANA).answer(agency.to(DANA)[-1], text, **headers)
    await agency.round()


def people(count: int) -> list[str]:
    return [f"victim{number}@third{number}.example" for number in range(count)]


def reached(agency: Agency) -> list[list[str]]:
    """Whom each mail to the lead went to beside them."""
    mails = (mail for mail in agency.sink.mails if DANA in mail.recipients)
    return [sorted(set(mail.recipients) - {DANA}) for mail in mails]


@pytest.mark.parametrize("results", ["dmarc=fail header.from=away.example", "dmarc=pass header.from=away.example"])
async def test_whom_a_stranger_copies_gets_nothing(agency: Agency, results: str) -> None:
    guarded = reconfigured(agency, imap={"authserv_id": SERVER})
    copied = {"Cc": ", ".join(people(300)), "Authentication_Results": f"{SERVER}; {results}"}
    guarded.lead(DANA).write(BUYER, "House", **copied)
    await guarded.round()
    assert reached(guarded) == [[]], await tell(guarded.store)


async def test_who_only_writes_again_has_answered_nothing(agency: Agency) -> None:
    """A sender who never saw our answer, since From is not theirs."""
    agency.lead(DANA).write(BUYER, "House")
    await agency.round()
    agency.lead(DANA).write(MORE, "House", Cc=LEE)
    await agency.round()
    assert reached(agency) == [[], []], await tell(agency.store)


async def test_nor_has_who_answers_a_mail_to_somebody_else(agency: Agency) -> None:
    agency.lead("eve@evil.example").write(BUYER, "House")
    agency.lead(DANA).write(BUYER, "House")
    await agency.round()
    agency.lead(DANA).answer(agency.to("eve@evil.example")[-1], MORE, Cc=LEE)
    await agency.round()
    assert reached(agency) == [[], []], await tell(agency.store)


async def test_who_answered_us_may_copy_a_few(agency: Agency) -> None:
    await answered(agency, Cc=", ".join(people(5)))
    assert reached(agency) == [[], people(5)], await tell(agency.store)
    agency.lead(DANA).write("And with a garden, please. What do you have?", "House", Cc=LEE)
    await agency.round()
    assert reached(agency)[2:] == [[LEE]], "they had answered before"


async def test_of_more_a_person_decides_and_is_told_why(agency: Agency) -> None:
    await answered(agency, Cc=", ".join(people(6)))
    assert reached(agency) == [[]]
    [draft] = await agency.store.find(Draft, {"state": DraftState.HELD})
    assert draft.reason == "they copied 6 people, more than 5: approve to answer them alone"
    await committing.approve(agency.desk, draft.number, actor="kim")
    await agency.round()
    assert reached(agency) == [[], []]


async def test_nobody_is_copied_where_authentication_failed(agency: Agency) -> None:
    """It is believed for our Message-ID, which whoever reads the lead's mail has as well."""
    guarded = reconfigured(agency, imap={"authserv_id": SERVER})
    await answered(guarded, Cc=LEE, Authentication_Results=FORWARDED)
    assert reached(guarded) == [[], []], await tell(guarded.store)
    [contact] = await guarded.store.find(Contact, {"addresses": DANA})
    assert contact.needs["price_max"].value == 490_000


async def asks_the_hours(agency: Agency, times: int) -> None:
    for _ in range(times):
        agency.lead(LEE, "Lee").write("What are your office hours?", "Hours")
        await agency.round()


async def test_a_copy_counts_against_the_cap_of_whom_it_goes_to(agency: Agency) -> None:
    strict = reconfigured(agency, conversation={"max_replies_per_address_per_day": 2})
    await asks_the_hours(strict, 1)
    await answered(strict, Cc=LEE)
    assert reached(strict) == [[], [LEE]], await tell(strict.store)
    assert [row.copied for row in await strict.store.find(Delivery, {"copied": {"$gt": ""}})] == [[LEE]]
    await asks_the_hours(strict, 1)
    assert len(strict.to(LEE)) == 2, await tell(strict.store)


async def test_whom_enough_went_to_today_gets_no_copy_unless_a_person_says_so(agency: Agency) -> None:
    strict = reconfigured(agency, conversation={"max_replies_per_address_per_day": 2})
    await asks_the_hours(strict, 2)
    assert len(strict.to(LEE)) == 2, await tell(strict.store)
    await answered(strict, Cc=LEE)
    assert reached(strict) == [[], []], await tell(strict.store)
    by_hand = {"max_replies_per_address_per_day": 2, "autonomy": {"buyer": "draft"}}
    careful = reconfigured(agency, conversation=by_hand)
    careful.lead(DANA).answer(careful.to(DANA)[-1], "And with a garden. What do you have to buy?", Cc=LEE)
    await careful.round()
    [draft] = await careful.store.find(Draft, {"state": DraftState.HELD})
    await committing.approve(careful.desk, draft.number, actor="kim")
    await careful.round()
    assert reached(careful) == [[], [], [LEE]], await tell(careful.store)
