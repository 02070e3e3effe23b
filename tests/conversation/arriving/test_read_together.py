"""A batch of mail read at once comes to what its mails, read one after the other, come to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from email.message import EmailMessage

from agency import AGENCY, Agency

from classifiers.reader import BuiltinIntentReader
from classifiers.verdict import Reading
from mailbot.conversation import reading
from mailbot.conversation.arriving.order import chains_of
from mailbot.conversation.arriving.understanding import open_mail, understand
from mailbot.mail.parsed import ParsedEmail
from models.contact import Contact
from models.message import Direction, Message, MessageState
from models.suppression import Suppression
from models.thread import Stage, Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, up to $470k."
STOP = "Please take me off your list."


class FrailReader(BuiltinIntentReader):
    """Breaks on some words, and brings what no database can keep on others."""

    async def read(
        self, mail: ParsedEmail, text: str, today: date, known_areas: Collection[str] = (), agent: str = ""
    ) -> Reading:
        if "breaks the reader" in text:
            raise ValueError("no such word")
        found = await super().read(mail, text, today, known_areas, agent)
        return replace(found, language="\ud800") if "breaks the writer" in text else found


async def arrived(agency: Agency, *mails: tuple[str, str], **headers: str) -> list[Message]:
    """Store mails of (sender, text), one after the other."""
    stored = []
    for number, (sender, text) in enumerate(mails):
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, AGENCY, f"Homes {number}"
        mail["Message-ID"] = f"<m{number}@{sender.partition('@')[2]}>"
        for name, value in headers.items():
            mail[name.replace("_", "-")] = value
        mail.set_content(text)
        at = agency.desk.now() + timedelta(seconds=number)
        message = Message(digest="", size=0, direction=Direction.INBOUND, received_at=at)
        await agency.store.pack_raw(message, mail.as_bytes())
        assert await agency.store.add(message)
        stored.append(message)
    return stored


async def read(agency: Agency, messages: list[Message]) -> list[Message]:
    assert await reading.read_waiting(agency.desk, FrailReader()) == len(messages)
    return [await agency.store.get(Message, str(message.id)) for message in messages]


async def test_many_strangers_become_a_contact_and_a_thread_each(quiet_agency: Agency) -> None:
    people = [f"p{n}@away.example" for n in range(60)]
    mails = await read(quiet_agency, await arrived(quiet_agency, *((one, BUYER) for one in people)))
    assert {mail.state for mail in mails} == {MessageState.READ}
    contacts = {str(one.id): one for one in await quiet_agency.store.find(Contact, {"addresses": {"$in": people}})}
    threads = {str(one.id): one for one in await quiet_agency.store.find(Thread, {"merged_into": ""})}
    for mail, address in zip(mails, people, strict=True):
        assert contacts[mail.contact_id].addresses == [address]
        assert contacts[mail.contact_id].needs["price_max"].message_id == str(mail.id)
        assert threads[mail.thread_id].contact_id == mail.contact_id
        assert threads[mail.thread_id].last_inbound_id == str(mail.id)
    assert len({one.number for one in contacts.values()}) == len({one.number for one in threads.values()}) == 60


async def test_mails_of_one_new_person_are_one_contact_and_one_thread_in_their_order(quiet_agency: Agency) -> None:
    dana = "dana@away.example"
    stored = await arrived(quiet_agency, (dana, BUYER), ("eve@else.example", BUYER), (dana, "Up to $500k now."))
    first, _, last = await read(quiet_agency, stored)
    [contact] = await quiet_agency.store.find(Contact, {"addresses": dana})
    [thread] = await quiet_agency.store.find(Thread, {"contact_id": str(contact.id)})
    assert {first.thread_id, last.thread_id} == {str(thread.id)}
    assert thread.last_inbound_id == str(last.id)
    assert thread.needs["price_max"].value == contact.needs["price_max"].value == 500_000


async def test_a_later_mail_of_somebody_who_unsubscribed_finds_that_done(quiet_agency: Agency) -> None:
    dana = "dana@away.example"
    stop, later = await read(quiet_agency, await arrived(quiet_agency, (dana, STOP), (dana, BUYER)))
    assert [one.address for one in await quiet_agency.store.find(Suppression, {"address": dana})] == [dana]
    thread = await quiet_agency.store.get(Thread, later.thread_id)
    assert thread.stage is Stage.ENGAGED, "they wrote again"
    assert stop.contact_id == later.contact_id


async def test_an_answer_to_a_mail_of_the_same_batch_is_in_its_thread(quiet_agency: Agency) -> None:
    [first] = await arrived(quiet_agency, ("dana@away.example", BUYER))
    [answer] = await arrived(quiet_agency, ("lee@else.example", BUYER), In_Reply_To="<m0@away.example>")
    first, answer = await read(quiet_agency, [first, answer])
    assert first.thread_id == answer.thread_id


async def test_the_same_mail_twice_in_one_batch_is_read_once(quiet_agency: Agency) -> None:
    [first] = await arrived(quiet_agency, ("dana@away.example", BUYER))
    [second] = await arrived(quiet_agency, ("dana@away.example", BUYER), Received="from a.example by b.example")
    mails = await read(quiet_agency, [first, second])
    assert [mail.state for mail in mails] == [MessageState.READ, MessageState.DUPLICATE]


async def test_mails_that_break_are_quarantined_alone(quiet_agency: Agency) -> None:
    texts = [BUYER, "This breaks the reader.", BUYER, "I want to buy. This breaks the writer.", BUYER]
    people = [(f"p{n}@away.example", text) for n, text in enumerate(texts)]
    mails = await read(quiet_agency, await arrived(quiet_agency, *people))
    read_well, aside = MessageState.READ, MessageState.QUARANTINED
    assert [mail.state for mail in mails] == [read_well, aside, read_well, aside, read_well]
    assert "no such word" in mails[1].problem
    assert "surrogates" in mails[3].problem
    assert await quiet_agency.store.count(Contact, {"language": "en"}) == 3


async def test_only_mails_that_have_nothing_to_do_with_each_other_are_read_beside_each_other(
    quiet_agency: Agency,
) -> None:
    await quiet_agency.add_contact("dana@away.example")
    known = await quiet_agency.store.first(Contact, {"addresses": "dana@away.example"})
    assert known is not None
    await quiet_agency.store.change(Contact, str(known.id), add={"addresses": ["dana@work.example"]})
    people = ["dana@away.example", "a@one.example", "dana@work.example", "b@two.example", "a@one.example"]
    understood = []
    for message in await arrived(quiet_agency, *((one, BUYER) for one in people)):
        opened = await open_mail(quiet_agency.desk, message)
        understood.append(await understand(quiet_agency.desk, opened, BuiltinIntentReader()))
    chains = await chains_of(quiet_agency.desk, understood)
    assert sorted([understood.index(one) for one in chain] for chain in chains) == [[0, 2], [1, 4], [3]]
