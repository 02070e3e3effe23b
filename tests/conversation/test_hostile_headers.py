"""Mail with headers that nobody should write: it is read, nobody is merged with a stranger, no machine is answered."""

from __future__ import annotations

from agency import AGENCY, Agency, body_of
from ledger_view import tell

from mailbot.conversation.operator import by_hand
from models.message import Message, MessageState
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


def bare(headers: str, text: str = BUYER) -> bytes:
    return (headers + "\r\n" + text + "\r\n").encode()


async def test_a_stranger_who_names_two_leads_mails_does_not_merge_their_threads(agency: Agency) -> None:
    dana, lee = agency.lead("dana@away.example"), agency.lead("lee@elsewhere.example", "Lee Ito")
    first, second = dana.write(BUYER, "House"), lee.write(BUYER, "Home")
    await agency.round()
    mallory = agency.lead("mallory@third.example", "Mallory")
    mallory.write("I want to buy, too.", "Re: House", References=f"<{first}> <{second}>", In_Reply_To=f"<{second}>")
    await agency.round()
    threads = await agency.store.find(Thread, {"merged_into": ""})
    assert len({thread.contact_id for thread in threads}) >= 2, "two strangers were merged"
    for thread in threads:
        assert not {dana.address, lee.address} <= set(thread.participants)


async def test_threads_that_turn_out_to_be_one_lead_s_become_one_and_keep_what_is_owed(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    first = dana.write(BUYER, "House")
    second = dana.write("We would like to buy before June.", "Our move", References="<lost@away.example>")
    await agency.round("fetch_mail", "read_mail")
    assert await agency.store.count(Thread, {"merged_into": ""}) == 2, await tell(agency.store)
    both = f"<{first}> <{second}>"
    dana.write("I am out of the office.", "Out of office", References=both, Auto_Submitted="auto-replied")
    await agency.round("fetch_mail", "read_mail")
    await agency.round()
    assert await agency.store.count(Thread, {"merged_into": ""}) == 1
    assert len(agency.to(dana.address)) == 1, await tell(agency.store)
    [sent] = agency.to(dana.address)
    assert "12 Elm St" in body_of(sent)


async def test_mail_without_message_id_or_sender_is_read_and_harms_nothing(agency: Agency) -> None:
    assert agency.mailbox is not None
    agency.mailbox.drop(
        [
            bare(f"From: Dana <dana@away.example>\r\nTo: {AGENCY}\r\nSubject: no id\r\n"),
            bare(f"To: {AGENCY}\r\nSubject: no sender\r\nMessage-ID: <a@x.example>\r\n"),
            bare(f"From: {AGENCY}\r\nTo: {AGENCY}\r\nSubject: to myself\r\nMessage-ID: <b@x.example>\r\n"),
            bare("From: <>\r\nMessage-ID: <>\r\nIn-Reply-To: <>\r\nReferences: <> <>\r\n"),
        ]
    )
    await agency.round()
    await agency.round()
    states = [m.state for m in await agency.store.find(Message, {"direction": "inbound"})]
    assert states == [MessageState.READ] * 4, await tell(agency.store)
    assert {r for mail in agency.sink.mails for r in mail.recipients} <= {"dana@away.example", "kim@agency.test"}


async def test_references_in_a_circle_and_hundreds_of_them(agency: Agency) -> None:
    assert agency.mailbox is not None
    many = " ".join(f"<r{n}@away.example>" for n in range(600))
    agency.mailbox.drop(
        [
            bare("From: d@away.example\r\nMessage-ID: <a@c.example>\r\nIn-Reply-To: <b@c.example>\r\n"),
            bare("From: d@away.example\r\nMessage-ID: <b@c.example>\r\nIn-Reply-To: <a@c.example>\r\n"),
            bare("From: d@away.example\r\nMessage-ID: <s@c.example>\r\nReferences: <s@c.example>\r\n"),
            bare(f"From: e@away.example\r\nMessage-ID: <m@c.example>\r\nReferences: {many}\r\n"),
        ]
    )
    await agency.round()
    states = [m.state for m in await agency.store.find(Message, {"direction": "inbound"})]
    assert states == [MessageState.READ] * 4, await tell(agency.store)


async def test_two_people_with_one_message_id_are_two_conversations(agency: Agency) -> None:
    agency.lead("dana@away.example").write(BUYER, "House", Message_ID="<same@broken.example>")
    agency.lead("lee@elsewhere.example", "Lee").write(BUYER, "Home", Message_ID="<same@broken.example>")
    await agency.round()
    assert len(agency.to("dana@away.example")) == 1
    assert len(agency.to("lee@elsewhere.example")) == 1
    assert "Dana" not in body_of(agency.to("lee@elsewhere.example")[0])


async def test_a_sender_that_takes_no_answers_gets_none(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    agency.lead("no-reply@shop.example", "Shop").write(BUYER, "House")
    await agency.round()
    assert agency.to("no-reply@shop.example") == [], await tell(agency.store)


async def test_a_persons_answer_goes_to_the_lead_though_a_machine_wrote_last(agency: Agency) -> None:
    dana = agency.lead("dana@away.example")
    first = dana.write(BUYER, "House")
    await agency.round()
    agency.lead("mailer-daemon@away.example", "Mail").write(
        "I am out.", "Automatic reply: House", References=f"<{first}>", Auto_Submitted="auto-replied"
    )
    await agency.round()
    [thread] = await agency.store.find(Thread, {"merged_into": "", "contact_id": {"$gt": ""}})
    queued = await by_hand.reply_by_hand(agency.desk, thread.number, "Hello Dana", actor="kim")
    assert queued.recipient == dana.address
