"""Mail in the name of somebody whom we know that failed authentication: a person is told, and nothing of it is done."""

from __future__ import annotations

import re
from email.message import EmailMessage

import pytest
from agency import AGENCY, OPERATOR, Agency, body_of, reconfigured
from ledger_view import tell

from mailbot.conversation.operator import by_hand
from mailbot.desk import Desk
from models.call import Call, CallState
from models.contact import Contact
from models.delivery import Delivery
from models.draft import Draft, DraftState
from models.event import Event
from models.message import Claimed, Direction, Message
from models.suppression import Suppression
from models.thread import Thread

SERVER = "mx.agency.test"
DANA = "dana@away.example"
EVE = "eve@evil.example"
FAILED = f"{SERVER}; dmarc=fail header.from=away.example; spf=fail smtp.mailfrom=evil.example"
FORWARDED = f"{SERVER}; dmarc=none; spf=softfail smtp.mailfrom=away.example; dkim=fail header.d=away.example"
PASSED = f"{SERVER}; dmarc=pass header.from=away.example"
BUYER = "Hello, we want to buy a house with 3 bedrooms in Old Town, up to $470k."
STOP = "Please unsubscribe me from everything, no more mail."


@pytest.fixture
async def guarded(agency: Agency) -> Agency:
    """An agency that knows under which name its receiving server writes, and a lead whom it has answered."""
    known = reconfigured(agency, imap={"authserv_id": SERVER})
    known.lead(DANA, "Dana Reed").write(BUYER, "House", Authentication_Results=PASSED)
    await known.round()
    assert len(known.to(DANA)) == 1, await tell(known.store)
    return known


async def forged(
    agency: Agency, text: str, *, results: str = FAILED, of: EmailMessage | None = None, **more: str
) -> None:
    """A mail in Dana's name, fresh or in answer to one of ours."""
    lead = agency.lead(DANA, "Dana Reed")
    if of is None:
        lead.write(text, "hello", Authentication_Results=results, **more)
    else:
        lead.answer(of, text, Authentication_Results=results, **more)
    await agency.round()


async def claims(agency: Agency) -> list[Claimed | None]:
    in_order = [("received_at", 1), ("_id", 1)]
    received = await agency.store.find(Message, {"direction": Direction.INBOUND}, sort=in_order)
    return [message.forged for message in received]


async def dana(agency: Agency) -> Contact:
    [contact] = await agency.store.find(Contact, {"addresses": DANA})
    return contact


async def suppressed(desk: Desk) -> set[str]:
    return {entry.address for entry in await desk.store.find(Suppression, {"address": {"$gt": ""}})}


async def booked(agency: Agency) -> Call:
    lead = agency.lead(DANA, "Dana Reed")
    text = "Could we talk on the phone? My number is +1 503 555 0111."
    lead.answer(agency.to(DANA)[-1], text, Authentication_Results=PASSED)
    await agency.round()
    times = re.findall(r"^\d\. (.*?)\r?$", body_of(agency.to(DANA)[-1]), re.MULTILINE)
    lead.answer(agency.to(DANA)[-1], f"{times[1]} suits me.", Authentication_Results=PASSED)
    await agency.round()
    [call] = await agency.store.find(Call, {"contact_id": {"$gt": ""}})
    assert call.state is CallState.BOOKED
    return call


async def test_nothing_that_it_says_is_learned_and_nobody_is_answered(guarded: Agency) -> None:
    before = await dana(guarded)
    text = "My budget is now $900k. My phone is +1 503 555 0199, please call me there. What else do you have?"
    await forged(guarded, text, Cc=EVE, Reply_To=EVE)
    after = await dana(guarded)
    assert (after.needs, after.phone) == (before.needs, before.phone)
    assert len(guarded.to(DANA)) == 1
    assert guarded.to(EVE) == []
    assert await claims(guarded) == [None, Claimed.CONTACT]
    told = [str(mail["Subject"]) for mail in guarded.to(OPERATOR)]
    assert (
        f"[mailbot] {DANA}: it claims to be from the contact and failed authentication: nothing that it says is done"
        in told
    )
    assert await guarded.store.count(Event, {"kind": "mail.forged"}) == 1


async def test_it_stands_apart_from_what_they_wrote_and_a_person_answers_only_them(guarded: Agency) -> None:
    await forged(guarded, "What else do you have in Old Town?", Cc=EVE, Reply_To=EVE)
    theirs, other = await guarded.store.find(Thread, {"number": {"$gt": 0}}, sort=[("number", 1)])
    assert (theirs.participants, theirs.exchanges, other.contact_id) == ([DANA], 0, "")
    [draft] = await guarded.store.find(Draft, {"state": DraftState.HELD}, whole=True)
    assert (draft.recipient, draft.elsewhere, draft.content.cc) == (DANA, [], ())
    delivery = await by_hand.reply_by_hand(guarded.desk, other.number, "Was that you?", actor="kim")
    assert delivery.recipient == DANA
    await guarded.round()
    assert guarded.to(EVE) == []


async def test_it_holds_back_no_answer_to_what_they_wrote(guarded: Agency) -> None:
    lead = guarded.lead(DANA, "Dana Reed")
    lead.answer(guarded.to(DANA)[-1], "What are your office hours?", Authentication_Results=PASSED)
    await forged(guarded, "Hello? Any news?", of=guarded.to(DANA)[-1])
    assert len(guarded.to(DANA)) == 2, await tell(guarded.store)
    assert "9 AM" in body_of(guarded.to(DANA)[-1])
    assert Claimed.CONTACT in await claims(guarded)


async def test_it_calls_off_no_call(guarded: Agency) -> None:
    call = await booked(guarded)
    await forged(guarded, "I have to cancel our call, please cancel it.")
    await forged(guarded, "Please call me at +1 503 555 0199 instead.")
    now = await guarded.store.get(Call, str(call.id))
    assert (now.state, now.phone, now.starts_at) == (CallState.BOOKED, "+15035550111", call.starts_at)


async def test_it_stops_no_mail_by_words(guarded: Agency) -> None:
    await forged(guarded, STOP)
    assert await suppressed(guarded.desk) == set()
    assert any("failed authentication" in str(mail["Subject"]) for mail in guarded.to(OPERATOR))


async def test_a_forged_absence_or_farewell_from_a_job_changes_nothing(guarded: Agency) -> None:
    await forged(guarded, "Dana Reed no longer works here.", Auto_Submitted="auto-replied")
    await forged(guarded, "I am out of office until December 20, 2030.", Auto_Submitted="auto-replied")
    assert await suppressed(guarded.desk) == set()
    assert (await dana(guarded)).away_until is None


async def test_a_forged_answer_of_a_calendar_is_told_and_not_done(guarded: Agency) -> None:
    call = await booked(guarded)
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REPLY", "BEGIN:VEVENT", f"UID:{call.uid}"),
        *(f"SEQUENCE:{call.sequence}", f"DTSTART:{call.starts_at:%Y%m%dT%H%M%SZ}", f"ORGANIZER:mailto:{AGENCY}"),
        *(f"ATTENDEE;PARTSTAT=DECLINED:mailto:{DANA}", "END:VEVENT", "END:VCALENDAR", ""),
    )
    mail = EmailMessage()
    mail["Authentication-Results"], mail["From"], mail["To"] = FAILED, f"Dana Reed <{DANA}>", AGENCY
    mail["Subject"], mail["Message-ID"] = "Declined: Call", "<x@evil.example>"
    mail.set_content("")
    mail.add_alternative("\r\n".join(lines).encode(), "text", "calendar", params={"method": "REPLY"})
    assert guarded.mailbox is not None
    guarded.mailbox.deliver(mail.as_bytes(), sender=EVE)
    await guarded.round()
    assert (await guarded.store.get(Call, str(call.id))).state is CallState.BOOKED
    subject = f"[mailbot] Call {call.number}: an answer that claims to be from {DANA} failed authentication"
    assert subject in [str(mail["Subject"]) for mail in guarded.to(OPERATOR)]


# ------------------------------------------------------------------------------------------------ what is better proof


def unsubscribing(mail: EmailMessage) -> str:
    """The address in a mail of ours that unsubscribes whom it went to."""
    found = re.search(r"mailto:([^?>]+)", str(mail["List-Unsubscribe"]))
    assert found is not None
    return found[1]


async def test_our_unsubscribe_token_holds_for_whom_it_was_made(guarded: Agency) -> None:
    [mail] = guarded.to(DANA)
    await forged(guarded, "", To=unsubscribing(mail))
    assert await suppressed(guarded.desk) == {DANA}
    assert await claims(guarded) == [None, None]


async def test_a_token_of_ones_own_stops_nobody_elses_mail(guarded: Agency) -> None:
    guarded.lead(EVE, "Eve").write(BUYER, "House")
    await guarded.round()
    [mail] = guarded.to(EVE)
    await forged(guarded, "", To=unsubscribing(mail))
    assert await suppressed(guarded.desk) == {EVE}
    assert (await claims(guarded))[-1] is Claimed.CONTACT


async def test_an_answer_to_our_mail_is_believed_where_forwarding_broke_what_else_proves_it(guarded: Agency) -> None:
    await forged(guarded, "Our budget is now $500k.", results=FORWARDED, of=guarded.to(DANA)[-1])
    assert await claims(guarded) == [None, None]
    assert (await dana(guarded)).needs["price_max"].value == 500_000


async def test_it_is_not_where_it_names_no_mail_of_ours_or_one_to_somebody_else(guarded: Agency) -> None:
    guarded.lead(EVE, "Eve").write(BUYER, "House")
    await guarded.round()
    await forged(guarded, "Our budget is now $900k.", results=FORWARDED)
    await forged(guarded, "Our budget is now $900k.", results=FORWARDED, of=guarded.to(EVE)[-1])
    assert (await claims(guarded))[-2:] == [Claimed.CONTACT] * 2
    assert (await dana(guarded)).needs["price_max"].value == 470_000


async def test_the_owner_of_the_domain_has_the_last_word(guarded: Agency) -> None:
    """Whomever they copied, or forwarded our mail to, can name it as well."""
    await forged(guarded, STOP, of=guarded.to(DANA)[-1])
    assert await claims(guarded) == [None, Claimed.CONTACT]
    assert await suppressed(guarded.desk) == set()
    [thread] = await guarded.store.find(Thread, {"number": {"$gt": 0}})
    assert thread.stage != "closed"


@pytest.mark.parametrize(
    "results",
    [
        f"{SERVER}; dmarc=none; spf=fail smtp.mailfrom=away.example; dkim=none",
        f"{SERVER}; spf=fail smtp.mailfrom=away.example; dkim=pass header.d=away.example",
        f"{SERVER}; dmarc=temperror; spf=temperror",
        "mx.elsewhere.test; dmarc=fail header.from=away.example",
    ],
)
async def test_what_proves_nothing_against_them_leaves_them_heard(guarded: Agency, results: str) -> None:
    await forged(guarded, "Our budget is now $500k.", results=results)
    assert await claims(guarded) == [None, None]
    assert (await dana(guarded)).needs["price_max"].value == 500_000


async def test_whom_we_do_not_know_is_nobody_in_particular(guarded: Agency) -> None:
    guarded.lead("lee@away.example", "Lee").write(BUYER, "House", Authentication_Results=FAILED)
    await guarded.round()
    assert await claims(guarded) == [None, None]
    assert len(guarded.to("lee@away.example")) == 1


async def test_without_a_configured_server_nobody_is_accused(agency: Agency) -> None:
    agency.lead(DANA).write(BUYER, "House")
    await agency.round()
    agency.lead(DANA).write(STOP, "hello", Authentication_Results=FAILED)
    await agency.round()
    assert await claims(agency) == [None, None]
    assert await suppressed(agency.desk) == {DANA}
    assert len(await agency.store.find(Delivery, {"recipient": DANA})) == 1
