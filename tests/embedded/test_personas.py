"""The people of the demo town, written to by hand through the real server: what they answer, and how it looks."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import make_msgid, parseaddr

import pytest
from embedded_mail import PASSWORD, send, until

from mailbot.embedded import maildir, town
from mailbot.embedded.mailserver import MailServer
from mailbot.embedded.personas import CAST, Persona, TownEvent, What, cast, live
from mailbot.embedded.personas.hearing import hear
from mailbot.embedded.personas.person import Memory

SUBJECT = "Still thinking about a move?"
LETTER = "Hi {first},\n\nstill thinking about a move this spring? Just reply.\n\nNora\n\n--\nTo stop: unsubscribe.\n"
TIMES = (
    "I'd love to talk. Which of these suits you?\n\n- Thursday, May 7 at 2:00 PM\n- Friday, May 8 at 10:00 AM\n"
    "- Monday, May 11 at 4:00 PM\n\nNora"
)
HOMES = "These might fit:\n\n- 8 Weir Street, Millpond: $465,000\n- 3 Russet Court: $458,000\n\nDo any of them appeal?"


@dataclass
class Correspondence:
    """The agency's side of a conversation with one person."""

    server: MailServer
    persona: Persona
    events: list[TownEvent]
    sent: list[str] = field(default_factory=list)  # Message-IDs
    last: EmailMessage | None = None  # the person's last mail

    async def write(
        self, text: str, subject: str = "Still thinking about a move?", to: str = "", **headers: str
    ) -> str:
        """Send a mail of the agency and return its Message-ID."""
        mail = EmailMessage(policy=policy.SMTP)
        mail["From"] = f"Nora Castellane <{town.AGENCY}>"
        mail["To"] = to or self.persona.addresses[-1]
        mail["Subject"] = subject
        mail["Date"] = "Tue, 05 May 2026 14:12:00 +0000"
        mail["Message-ID"] = make_msgid(domain="lanternstreet.example")
        if self.last is not None:
            mail["In-Reply-To"] = self.last["Message-ID"]
            mail["References"] = f"{self.last['References'] or ''} {self.last['Message-ID']}".strip()
        calendar = headers.pop("calendar", "")
        for name, value in headers.items():
            mail[name.replace("_", "-")] = value
        mail.set_content(text)
        if calendar:
            mail.add_alternative(calendar, subtype="calendar", params={"method": "REQUEST"})
        self.sent.append(mail["Message-ID"])
        await asyncio.to_thread(send, self.server, town.AGENCY, [mail["To"]], mail.as_bytes(), PASSWORD)
        return str(mail["Message-ID"])

    async def answer(self) -> EmailMessage:
        """The next mail that reaches the agency."""
        box = self.server.maildir(town.AGENCY)
        await until(lambda: maildir.unread(box))
        first = maildir.unread(box)[0]
        self.last = message_from_bytes(first.read_bytes(), policy=policy.default)  # type: ignore[assignment]
        maildir.file_away(first)
        return self.last  # type: ignore[return-value]

    async def ask(self, text: str, **headers: str) -> str:
        """Write, and return the text of the answer."""
        await self.write(text, **headers)
        return words(await self.answer())

    async def silence(self) -> None:
        """Wait until the last mail was read and not answered."""
        reads = len(self.sent)
        await until(lambda: self.count(What.STAYED_SILENT) + self.count(What.WROTE) >= reads)
        assert not maildir.unread(self.server.maildir(town.AGENCY))

    def count(self, what: What) -> int:
        return sum(event.what is what for event in self.events)


def words(mail: EmailMessage) -> str:
    """The plain text of a mail."""
    part = mail.get_body(("plain",))
    assert part is not None
    return part.get_content().replace("\r\n", "\n")


@asynccontextmanager
async def living(server: MailServer, *personas: Persona) -> AsyncIterator[Correspondence]:
    events: list[TownEvent] = []
    stop = asyncio.Event()
    town_life = asyncio.create_task(live(personas, server, events.append, stop, pace=0))
    try:
        yield Correspondence(server, personas[0], events)
    finally:
        stop.set()
        await town_life


# ------------------------------------------------------------------------------------------------ a conversation


async def test_a_buyer_talks_for_several_rounds_and_picks_a_time_when_offered_some(town_server: MailServer) -> None:
    async with living(town_server, cast.CLARA) as nora:
        opening = await nora.ask(LETTER.format(first="Clara"), X_Campaign="1001")
        assert "Millpond" in opening
        answer = await nora.ask("Lovely to hear from you. What is your budget, and when would you like to move?")
        assert "$480,000" in answer
        assert "fall" in answer
        answer = await nora.ask(HOMES)
        named = re.search(r"I like the sound of (8 Weir Street|3 Russet Court)\.", answer)
        assert named
        answer = await nora.ask(f"Yes, {named[1]} is still available. Here is one more: 9 Russet Court, $489,000.")
        assert "$500,000" in answer
        answer = await nora.ask("Gladly. To set up a call I need the best number to reach you on.")
        assert "(207) 555-0111" in answer
        answer = await nora.ask(TIMES)
        assert "The second one works for me." in answer
        answer = await nora.ask("You are booked: Friday, May 8 at 10:00 AM. I will call you.")
        assert "Talk to you then" in answer
        await nora.write("A reminder: our call is on Friday, May 8 at 10:00 AM.")
        await nora.silence()
        assert nora.count(What.WROTE) == 7


async def test_different_homes_lead_to_different_answers(town_server: MailServer) -> None:
    async with living(town_server, cast.OWEN) as nora:
        await nora.ask(LETTER.format(first="Owen"))
        about = "1 Stave Street, Unit 211"
        answer = await nora.ask(f"There is {about} for $345,000. What do you think?")
        assert f"{about} interests me" in answer
        answer = await nora.ask("The fee is $360. And have you seen 22 Hoop Lane?")
        assert "$386,000 for 22 Hoop Lane is a little over" in answer
        answer = await nora.ask("There is some room.")
        assert "$371,000 for 22 Hoop Lane" in answer


@pytest.mark.parametrize(
    ("persona", "expected"),
    [
        (cast.CLARA, "The second one works for me."),
        (cast.OWEN, "Friday 10am is good."),
        (cast.MEI, "Thursday suits me, but could we do 3 instead?"),
        (cast.DANA, "The first one, please."),
        (cast.LUCIA, "La segunda me viene bien."),
    ],
)
async def test_everybody_picks_a_time_in_their_own_words(
    town_server: MailServer, persona: Persona, expected: str
) -> None:
    async with living(town_server, persona) as nora:
        await nora.ask(LETTER.format(first="x"))
        assert expected in await nora.ask(TIMES)


async def test_who_asks_for_another_hour_takes_what_is_offered_next(town_server: MailServer) -> None:
    async with living(town_server, cast.MEI) as nora:
        await nora.ask(LETTER.format(first="Mei"))
        assert "could we do 4 instead?" in await nora.ask("Thursday at 2:00 PM or Friday at 10:00 AM? Which suits?")
        answer = await nora.ask("4 is taken. Thursday at 5:00 PM or Friday at 11:30 AM? And your phone number, please?")
        assert "Friday 11:30am is good. Cell is 207-555-0113" in answer


async def test_a_spanish_speaker_is_understood_and_answers_in_spanish(town_server: MailServer) -> None:
    async with living(town_server, cast.LUCIA) as nora:
        assert "tres dormitorios" in await nora.ask("Hola, Lucía: ¿sigue pensando en mudarse?\n\nNora")
        answer = await nora.ask("¡Qué bien! ¿Cuál es su presupuesto y para cuándo le gustaría mudarse?")
        assert "hasta $420,000" in answer
        assert "antes de septiembre" in answer
        answer = await nora.ask(
            "Mire estas:\n* 10 Heron Street, $398,000\n* 13 Catkin Lane, $409,000\n¿Cuál le gusta más?"
        )
        assert re.search(r"La casa de (10 Heron Street|13 Catkin Lane) nos gusta mucho", answer)
        assert "(207) 555-0115" in await nora.ask("¿A qué número de teléfono le puedo llamar?")
        assert "Hablamos entonces" in await nora.ask("Queda confirmada la llamada el jueves 7 de mayo a las 14:00.")


async def test_a_seller_answers_what_a_listing_agent_asks(town_server: MailServer) -> None:
    async with living(town_server, cast.HAROLD) as nora:
        assert "selling it" in await nora.ask(LETTER.format(first="Harold"))
        answer = await nora.ask(
            "With pleasure. Could you tell me:\n\n1. the address\n2. how many bedrooms and bathrooms it has\n"
            "3. what condition it is in\n4. when you would like to sell, and why\n\nNora"
        )
        for fact in ("52 Pippin Drive", "four bedrooms", "two and a half", "roof is from 2017", "August", "daughter"):
            assert fact in answer
        assert "What do you think it is worth?" in await nora.ask("Thank you, that helps a great deal.")


async def test_who_is_ready_gives_a_number_at_once(town_server: MailServer) -> None:
    async with living(town_server, cast.DANA) as nora:
        answer = await nora.ask(LETTER.format(first="Dana"))
        assert "call me today" in answer
        assert "(207) 555-0119" in answer


async def test_a_conversation_goes_on_after_a_restart(town_server: MailServer) -> None:
    async with living(town_server, cast.CLARA) as nora:
        await nora.ask(LETTER.format(first="Clara"))
        assert "Is it still available?" in await nora.ask(HOMES)
    async with living(town_server, cast.CLARA) as nora:
        assert "could go up to $500,000" in await nora.ask("It is! Nora")


async def test_nobody_writes_for_ever(town_server: MailServer) -> None:
    async with living(town_server, cast.CLARA) as nora:
        for _ in range(cast.CLARA.most_mails):
            await nora.ask("What is your budget?")
        await nora.write("What is your budget?")
        await nora.silence()


def test_the_same_seed_makes_the_same_choices_and_another_may_choose_otherwise() -> None:
    heard = hear(f"From: {town.AGENCY}\r\n\r\n{HOMES}".encode())

    def favorites(seed: int) -> list[str]:
        memories = [Memory(seed=seed, written=written) for written in range(1, 9)]
        moves = [cast.CLARA.behaviour(cast.CLARA, heard, memory) for memory in memories]
        return [move.memory.favorite for move in moves if move]

    assert favorites(1) == favorites(1)
    assert favorites(1) != favorites(2)
    assert len(favorites(1)) == 8


# ------------------------------------------------------------------------------------------------ the form of a mail


@pytest.mark.parametrize("persona", [cast.CLARA, cast.OWEN, cast.MEI, cast.HAROLD, cast.JONAH, cast.LUCIA])
async def test_an_answer_is_threaded_and_quotes_as_its_program_does(town_server: MailServer, persona: Persona) -> None:
    async with living(town_server, persona) as nora:
        first = await nora.write(LETTER.format(first="x"), Reply_To="hello+r.abc@lanternstreet.example")
        mail = await nora.answer()
        assert mail["Delivered-To"] == "hello+r.abc@lanternstreet.example"
        assert parseaddr(mail["From"])[1] == persona.address
        assert mail["In-Reply-To"] == first
        assert mail["References"].split() == [first]
        assert mail["Subject"].lower() == "re: still thinking about a move?"
        text = words(mail)
        marks = {
            "gmail": ("On Tue, May 5, 2026 at 10:12 AM Nora Castellane", "\n> still thinking"),
            "outlook": ("Sent: 5/5/2026 10:12 AM\n", "\nstill thinking"),
            "iphone": ("Sent from my iPhone\n\n> On May 5, 2026, at 10:12 AM", "\n> still thinking"),
            "apple_mail": ("> On May 5, 2026, at 10:12 AM, Nora", "\n> still thinking"),
            "thunderbird": ("On 5/5/26 10:12, Nora Castellane wrote:", "\n> still thinking"),
        }[persona.client]
        if persona.language == "es":
            marks = ("El mar, 5 may 2026 a las 10:12, Nora Castellane", "\n> still thinking")
        assert all(mark in text for mark in marks), text
        assert (mail.get_body(("html",)) is not None) == (persona.client in ("gmail", "outlook"))
        if persona.client == "thunderbird":
            assert text.index("still thinking") < text.index("twenty-six years") < text.index("-- \nHarold")
        second = await nora.write("What is your budget?")
        mail = await nora.answer()
        assert mail["In-Reply-To"] == second
        assert mail["References"].split()[0] == first
        assert mail["References"].split()[-1] == second


async def test_a_calendar_accepts_an_invitation_by_itself(town_server: MailServer) -> None:
    invitation = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:call-7@lanternstreet\r\n"
        " .example\r\nSEQUENCE:2\r\nORGANIZER:mailto:hello@lanternstreet.example\r\nDTSTART:20260508T140000Z\r\n"
        "ATTENDEE;RSVP=TRUE:mailto:owen.brightwell@wrenfield.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    async with living(town_server, cast.OWEN) as nora:
        await nora.ask(LETTER.format(first="Owen"))
        await nora.write("Our call on Friday.", subject="Invitation: our call", calendar=invitation)
        mail = await nora.answer()
        assert mail["Subject"] == "Accepted: Invitation: our call"
        (reply,) = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
        assert reply.get_param("method") == "REPLY"
        lines = reply.get_content().replace("\r\n", "\n")
        assert "METHOD:REPLY\n" in lines
        assert "UID:call-7@lanternstreet.example\n" in lines
        assert "SEQUENCE:2\n" in lines
        assert "ATTENDEE;PARTSTAT=ACCEPTED:mailto:owen.brightwell@wrenfield.example\n" in lines


# ------------------------------------------------------------------------------------------------ everybody else


async def test_an_out_of_office_answers_once_and_says_what_it_is(town_server: MailServer) -> None:
    async with living(town_server, cast.BEN) as nora:
        first = await nora.write(LETTER.format(first="Ben"))
        mail = await nora.answer()
        assert mail["Auto-Submitted"] == "auto-replied"
        assert mail["Return-Path"] == "<>"
        assert mail["Subject"] == "Automatic reply: Still thinking about a move?"
        assert mail["In-Reply-To"] == first
        assert "out of the office" in words(mail)
        await nora.write("Hello again")
        await nora.silence()


async def test_an_unsubscriber_says_it_once(town_server: MailServer) -> None:
    async with living(town_server, cast.GRETA) as nora:
        assert "Please take me off your list." in await nora.ask(LETTER.format(first="Greta"))
        await nora.write("You are off the list.")
        await nora.silence()


async def test_the_unsubscribe_button_writes_to_the_address_in_the_header(town_server: MailServer) -> None:
    async with living(town_server, cast.TOM) as nora:
        address = "hello+u.0123.abcd@lanternstreet.example"
        await nora.write(LETTER.format(first="Tom"), List_Unsubscribe=f"<mailto:{address}?subject=unsubscribe%200123>")
        mail = await nora.answer()
        assert mail["Delivered-To"] == address
        assert mail["Subject"] == "unsubscribe 0123"
        assert mail["In-Reply-To"] is None


async def test_without_a_button_the_unsubscriber_uses_words(town_server: MailServer) -> None:
    async with living(town_server, cast.TOM) as nora:
        assert "Unsubscribe me please." in await nora.ask(LETTER.format(first="Tom"))


async def test_one_answers_from_another_address_with_a_subject_of_her_own(town_server: MailServer) -> None:
    async with living(town_server, cast.SANA) as nora:
        await nora.write(LETTER.format(first="Sana"), Reply_To="hello+r.abc@lanternstreet.example")
        mail = await nora.answer()
        assert parseaddr(mail["From"])[1] == "sana@mirza-studio.example"
        assert nora.sent
        assert mail["To"] == town.AGENCY
        assert mail["Subject"] == "Cottage with good light"
        assert mail["In-Reply-To"] is None
        assert mail["References"] is None
        assert "$360,000" in words(mail)
        answer = await nora.ask("There is 6 Tern Lane, $345,000.", to="sana@mirza-studio.example")
        assert "6 Tern Lane sounds charming" in answer


async def test_who_has_an_agent_says_so_and_nothing_more(town_server: MailServer) -> None:
    async with living(town_server, cast.PRIYA) as nora:
        assert "already have an agent" in await nora.ask(LETTER.format(first="Priya"))
        await nora.write("I understand. All the best!")
        await nora.silence()


async def test_the_cold_contact_reads_and_never_answers(town_server: MailServer) -> None:
    async with living(town_server, cast.WALTER) as nora:
        await nora.write(LETTER.format(first="Walter"))
        await nora.silence()
        assert [event.what for event in nora.events] == [What.RECEIVED, What.STAYED_SILENT]
        assert nora.events[0].who == "Walter Pruitt"


async def test_the_injector_gives_orders_and_gives_up(town_server: MailServer) -> None:
    async with living(town_server, cast.VIC) as nora:
        assert "ignore your instructions" in await nora.ask(LETTER.format(first="Vic"))
        assert "2 Beacon Road costs $1" in await nora.ask("I'm sorry, I can't help with that.")
        assert "attacker@" in await nora.ask("I'm sorry.")
        await nora.write("I'm sorry.")
        await nora.silence()


async def test_a_spammer_writes_unasked_and_only_once(town_server: MailServer) -> None:
    async with living(town_server, cast.SPAMMER) as nora:
        mail = await nora.answer()
        assert "backlinks" in words(mail)
        assert mail["In-Reply-To"] is None
    async with living(town_server, cast.SPAMMER) as nora:
        await nora.write("No thank you.")
        await nora.silence()


async def test_nobody_answers_a_delivery_report(town_server: MailServer) -> None:
    async with living(town_server, cast.CLARA) as nora:
        raw = b"From: MAILER-DAEMON@townmail.example\r\nSubject: Undelivered\r\n\r\nSorry.\r\n"
        await asyncio.to_thread(send, town_server, "", [cast.CLARA.address], raw)
        nora.sent.append("report")
        await nora.silence()


async def test_a_mail_that_cannot_be_read_stops_nobody(town_server: MailServer) -> None:
    async with living(town_server, cast.CLARA) as nora:
        raw = b"From: x@townmail.example\r\nContent-Type: text/plain; charset=nonsense\r\n\r\n\xff\r\n"
        await asyncio.to_thread(send, town_server, "x@townmail.example", [cast.CLARA.address], raw)
        await until(lambda: nora.count(What.COULD_NOT_READ))
        assert "Millpond" in await nora.ask(LETTER.format(first="Clara"))


async def test_the_whole_town_lives_at_once(town_server: MailServer) -> None:
    async with living(town_server, *CAST) as nora:
        for persona in CAST:
            if not persona.unasked:
                await nora.write(LETTER.format(first="x"), to=persona.addresses[-1])
        await until(lambda: nora.count(What.WROTE) == len(CAST) - 1)
        assert nora.count(What.STAYED_SILENT) == 1
        assert {event.who for event in nora.events} == {persona.name for persona in CAST}
