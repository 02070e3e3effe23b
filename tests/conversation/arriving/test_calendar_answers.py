"""A calendar's answer takes effect, and the words that a person wrote beside it are answered like any mail's."""

from __future__ import annotations

import secrets
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime

import pytest
from agency import AGENCY, OPERATOR, Agency, body_of
from ledger_view import tell

from models.call import Call, CallState
from models.delivery import Delivery, Purpose
from models.message import Kind, Message
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
DANA = "dana@away.example"
ANNOUNCED = """Dana Reyes has {answer} this invitation.

Call with Kim Alvarez
Thursday Jun 12, 2025 ⋅ 2pm – 2:30pm
Eastern Time - New York

Organizer
hello@agency.test

Invitation from Google Calendar: https://calendar.google.com/calendar/
"""


async def booked(agency: Agency) -> Call:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    dana = agency.lead(DANA)
    dana.write(BUYER, "House")
    await agency.round()
    dana.answer(agency.to(DANA)[-1], "I like 12 Elm St a lot. Can you call me? My number is 503-555-0142.")
    await agency.round()
    dana.answer(agency.to(DANA)[-1], "The second one works for me.")
    await agency.round()
    [call] = await agency.store.find(Call, {})
    return call


def answer(agency: Agency, call: Call, participation: str, text: str, **headers: str) -> str:
    """What a calendar program sends (RFC 6047 §2), with a text beside it."""
    invitation = next(m for m in reversed(agency.to(DANA)) if "text/calendar" in str(m))
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//EN", "METHOD:REPLY", "BEGIN:VEVENT"),
        *(f"UID:{call.uid}", f"SEQUENCE:{call.sequence}", f"DTSTART:{call.starts_at:%Y%m%dT%H%M%SZ}"),
        *("SUMMARY:Call with Kim Alvarez", f"ORGANIZER:mailto:{AGENCY}"),
        *(f"ATTENDEE;PARTSTAT={participation.upper()}:mailto:{DANA}", "END:VEVENT", "END:VCALENDAR", ""),
    )
    mail = EmailMessage()
    values = {
        "From": f"Dana Reyes <{DANA}>",
        "To": AGENCY,
        "Subject": f"{participation.capitalize()}: Call with Kim Alvarez",
        "Date": format_datetime(agency.desk.now()),
        "Message-ID": f"<{secrets.token_hex(8)}@away.example>",
        "In-Reply-To": str(invitation["Message-ID"]),
        "References": str(invitation["Message-ID"]),
        **{key.replace("_", "-"): value for key, value in headers.items()},
    }
    for key, value in values.items():
        mail[key] = value
    mail.set_content(text)
    mail.add_alternative("\r\n".join(lines).encode(), "text", "calendar", params={"method": "REPLY"})
    assert agency.mailbox is not None
    agency.mailbox.deliver(mail.as_bytes(), sender=DANA)
    return values["Message-ID"].strip("<>")


def another_day(call: Call) -> str:
    """A free working day after the call, in words."""
    day = call.starts_at + timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return f"{day:%A %B} {day.day}"


async def test_a_decline_with_another_time_in_words_calls_off_and_books_that_time(agency: Agency) -> None:
    call = await booked(agency)
    before = len(agency.to(DANA))
    answer(agency, call, "declined", f"Can't do that day, what about {another_day(call)} at 11am?\n")
    await agency.round()
    calls = await agency.store.find(Call, {}, sort=[("number", 1)])
    assert [each.state for each in calls] == [CallState.CANCELLED, CallState.BOOKED], await tell(agency.store)
    local = calls[1].starts_at.astimezone(agency.desk.config.business.zone)
    assert (local.hour, local.strftime("%A")) == (11, another_day(call).split()[0])
    assert len(agency.to(DANA)) == before + 1


async def test_a_decline_that_asks_for_another_time_is_offered_others(agency: Agency) -> None:
    call = await booked(agency)
    answer(agency, call, "declined", "Sorry, something came up. Is there any other time?\n")
    await agency.round()
    assert (await agency.store.get(Call, str(call.id))).state is CallState.CANCELLED
    thread = (await agency.store.find(Thread, {}))[0]
    assert "1." in body_of(agency.to(DANA)[-1]), await tell(agency.store)
    assert thread.offered_slots
    assert call.starts_at not in thread.offered_slots, "the declined time is not offered again"


async def test_a_tentative_answer_with_another_time_moves_the_call(agency: Agency) -> None:
    call = await booked(agency)
    note = f'"Could we do {another_day(call)} at 11am?"'
    answer(agency, call, "tentative", f"Dana Reyes has replied to this invitation with this note:\n\n{note}\n")
    await agency.round()
    moved = await agency.store.get(Call, str(call.id))
    assert moved.state is CallState.BOOKED
    assert moved.starts_at.astimezone(agency.desk.config.business.zone).hour == 11, await tell(agency.store)


async def test_an_acceptance_with_a_question_confirms_and_is_answered(agency: Agency) -> None:
    call = await booked(agency)
    before = len(agency.to(DANA))
    answer(agency, call, "accepted", "Great, I'll be there. What are your office hours?\n")
    await agency.round()
    assert (await agency.store.get(Call, str(call.id))).confirmed
    [mail] = agency.to(DANA)[before:]
    assert "9 AM to 5 PM" in body_of(mail), await tell(agency.store)


@pytest.mark.parametrize(
    ("participation", "text"),
    [
        ("accepted", ""),
        ("accepted", ANNOUNCED.format(answer="accepted")),
        ("accepted", "Thanks, see you then!\n"),
        ("declined", ANNOUNCED.format(answer="declined")),
        ("declined", "Declined: Call with Kim Alvarez\n"),
    ],
)
async def test_without_words_of_a_person_nothing_is_answered(agency: Agency, participation: str, text: str) -> None:
    call = await booked(agency)
    before = len(agency.to(DANA))
    answer(agency, call, participation, text)
    await agency.round()
    after = await agency.store.get(Call, str(call.id))
    assert (after.confirmed, after.state is CallState.CANCELLED) == (
        participation == "accepted",
        participation == "declined",
    )
    assert len(agency.to(DANA)) == before, await tell(agency.store)
    newest = await agency.store.find(Message, {"direction": "inbound"}, sort=[("uid", 1)])
    assert all(message.settled for message in newest), "no later answer takes it up"


async def test_a_calendars_answer_does_not_take_the_place_of_a_mail_that_waits(agency: Agency) -> None:
    call = await booked(agency)
    dana = agency.lead(DANA)
    before = len(agency.to(DANA))
    dana.answer(agency.to(DANA)[-1], "What are your office hours?")
    await agency.round("fetch_mail", "read_mail", "answer_leads")
    answer(agency, call, "accepted", "")
    await agency.round("fetch_mail", "read_mail")
    await agency.round()
    [mail] = agency.to(DANA)[before:]
    assert "9 AM to 5 PM" in body_of(mail), await tell(agency.store)


async def test_an_answer_that_a_machine_sent_takes_effect_and_is_not_answered(agency: Agency) -> None:
    call = await booked(agency)
    before = len(agency.to(DANA))
    answer(agency, call, "declined", "Can't do it, what about Monday at 11am?\n", Auto_Submitted="auto-generated")
    await agency.round()
    assert (await agency.store.get(Call, str(call.id))).state is CallState.CANCELLED, await tell(agency.store)
    assert len(agency.to(DANA)) == before, "never answered as a person's mail"
    told = [mail for mail in agency.to(OPERATOR) if "beside their calendar's answer" in str(mail["Subject"])]
    assert len(told) == 1
    assert "Monday at 11am" in body_of(told[0])
    assert await agency.store.count(Message, {"kind": Kind.AUTO_REPLY}) == 1


async def test_an_acceptance_that_a_machine_sent_confirms(agency: Agency) -> None:
    call = await booked(agency)
    answer(agency, call, "accepted", ANNOUNCED.format(answer="accepted"), Auto_Submitted="auto-replied")
    await agency.round()
    assert (await agency.store.get(Call, str(call.id))).confirmed
    assert await agency.store.count(Delivery, {"purpose": Purpose.NOTICE, "key": {"$regex": "calendar-words"}}) == 0
