"""Answering on real parts: one reply a burst, nobody talked over, nothing gone offered, held drafts a person's."""

from __future__ import annotations

import pytest
from agency import AGENCY, OPERATOR, Agency, body_of, parsed, reconfigured
from ledger_view import tell

from mailbot.conversation import committing
from mailbot.conversation.operator import views
from mailbot.crm.properties import set_status
from mailbot.delivery.suppression import suppress
from mailbot.errors import BadInput, Conflict
from models.delivery import Delivery, DeliveryState, Purpose
from models.draft import Draft, DraftState
from models.message import Message, MessageState
from models.property import PropertyStatus
from models.suppression import SuppressionReason
from models.thread import Stage, Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


@pytest.fixture
async def stocked(agency: Agency) -> Agency:
    """An agency with two homes in Old Town."""
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    await agency.add_property("BR-2", "7 Oak Ave", 465_000, area="Old Town")
    return agency


async def only_thread(agency: Agency) -> Thread:
    [thread] = await agency.store.find(Thread, {})
    return thread


async def test_a_lead_who_writes_in_gets_matching_homes(stocked: Agency) -> None:
    dana = stocked.lead("dana@away.example")
    written = dana.write(BUYER, "House in Old Town")
    await stocked.round()
    [reply] = stocked.to(dana.address)
    assert "12 Elm St" in body_of(reply), await tell(stocked.store)
    assert "$440,000" in body_of(reply)
    assert reply["In-Reply-To"] == f"<{written}>"
    assert reply["Subject"] == "Re: House in Old Town"
    assert reply["Auto-Submitted"] == "auto-replied"
    assert "AI assistant" in body_of(reply)


async def test_the_ai_says_so_once_in_a_thread(stocked: Agency) -> None:
    dana = stocked.lead("dana@away.example")
    dana.write(BUYER)
    await stocked.round()
    dana.answer(stocked.to(dana.address)[-1], "Thanks! Is there anything else to buy in Old Town with 3 bedrooms?")
    await stocked.round()
    bodies = [body_of(mail) for mail in stocked.to(dana.address)]
    assert len(bodies) == 2, await tell(stocked.store)
    assert "AI assistant of" in bodies[0]
    assert "AI assistant of" not in bodies[1]


async def test_a_burst_gets_one_answer(stocked: Agency) -> None:
    patient = reconfigured(stocked, conversation={"settle_seconds": 60})
    dana = patient.lead("dana@away.example")
    first = dana.write(BUYER, "House in Old Town")
    await patient.round()
    dana.write(
        "PS: it should have 4 bedrooms, not 3. We want to buy soon.", "Re: House in Old Town", References=f"<{first}>"
    )
    await patient.round()
    assert patient.to(dana.address) == []
    patient.clock.turn(seconds=70)
    await patient.round()
    assert len(patient.to(dana.address)) == 1, await tell(patient.store)
    patient.clock.turn(minutes=10)
    await patient.round()
    assert len(patient.to(dana.address)) == 1


async def test_an_answer_that_waits_is_dropped_when_the_lead_writes_again(stocked: Agency) -> None:
    dana = stocked.lead("dana@away.example")
    first = dana.write(BUYER, "House in Old Town")
    await stocked.round("fetch_mail", "read_mail", "answer_leads")
    dana.write("Sorry, I meant up to $450k, to buy in Old Town.", "Re: House in Old Town", References=f"<{first}>")
    await stocked.round("fetch_mail", "read_mail", "send_due")
    assert stocked.to(dana.address) == []
    await stocked.round()
    assert len(stocked.to(dana.address)) == 1, await tell(stocked.store)
    states = [d.state for d in await stocked.store.find(Delivery, {"purpose": Purpose.REPLY})]
    assert sorted(states) == [DeliveryState.ACCEPTED, DeliveryState.SKIPPED]


async def test_the_same_mail_twice_is_answered_once(stocked: Agency) -> None:
    dana = stocked.lead("dana@away.example")
    assert stocked.mailbox is not None
    dana.write(BUYER, "House", Message_ID="<twice@away.example>")
    dana.write(BUYER, "House", Message_ID="<twice@away.example>", X_Copy="by another way")
    await stocked.round()
    await stocked.round()
    assert len(stocked.to(dana.address)) == 1
    states = sorted(m.state for m in await stocked.store.find(Message, {"direction": "inbound"}))
    assert states == [MessageState.DUPLICATE, MessageState.READ]


async def test_two_rounds_over_the_same_mail_answer_once(stocked: Agency) -> None:
    dana = stocked.lead("dana@away.example")
    dana.write(BUYER)
    await stocked.round()
    [thread] = await stocked.store.find(Thread, {})
    due = {"reply_due_at": stocked.desk.now()}
    await stocked.store.change(Thread, str(thread.id), set=due)
    await stocked.round()
    assert len(stocked.to(dana.address)) == 1


async def test_a_sold_home_stops_the_answer_that_offers_it(stocked: Agency) -> None:
    dana = stocked.lead("dana@away.example")
    dana.write(BUYER)
    await stocked.round("fetch_mail", "read_mail", "answer_leads")
    await set_status(stocked.store, "BR-1", PropertyStatus.SOLD)
    await stocked.round("send_due")
    assert stocked.to(dana.address) == []
    [reply] = await stocked.store.find(Delivery, {"purpose": Purpose.REPLY})
    assert reply.reason.startswith("property_gone")


async def test_a_suppressed_lead_is_not_answered(stocked: Agency) -> None:
    await suppress(stocked.desk, "dana@away.example", SuppressionReason.OPERATOR)
    dana = stocked.lead("dana@away.example")
    dana.write(BUYER)
    await stocked.round()
    assert stocked.to(dana.address) == []


async def test_a_person_who_answers_from_their_mail_client_mutes_mailbot(stocked: Agency) -> None:
    dana = stocked.lead("dana@away.example")
    message_id = dana.write(BUYER, "House")
    await stocked.round("fetch_mail", "read_mail")
    assert stocked.mailbox is not None
    by_hand = (
        f"From: Kim <{AGENCY}>\r\nTo: {dana.address}\r\nSubject: Re: House\r\nMessage-ID: <by-hand@agency.test>\r\n"
        f"In-Reply-To: <{message_id}>\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\n\r\nHi Dana, I take this one.\r\n"
    ).encode()
    stocked.mailbox.drop([by_hand], "Sent", seen=True)
    await stocked.round()
    assert stocked.to(dana.address) == [], await tell(stocked.store)
    thread = await only_thread(stocked)
    assert thread.muted
    dana.write("One more thing: we want to buy by June.", "Re: House", References="<by-hand@agency.test>")
    await stocked.round()
    assert stocked.to(dana.address) == []
    await views.unmute(stocked.desk, thread.number, actor="test")
    dana.write(
        "Do you have another house to buy in Old Town, 3 bedrooms?", "Re: House", References="<by-hand@agency.test>"
    )
    await stocked.round()
    assert len(stocked.to(dana.address)) == 1, await tell(stocked.store)


async def test_mailbots_own_mail_in_sent_mutes_nothing(stocked: Agency) -> None:
    dana = stocked.lead("dana@away.example")
    dana.write(BUYER)
    await stocked.round()
    assert stocked.mailbox is not None
    sent = [mail.raw for mail in stocked.sink.mails if dana.address in mail.recipients]
    stocked.mailbox.drop(sent, "Sent", seen=True)
    await stocked.round()
    assert not (await only_thread(stocked)).muted


async def test_the_sent_folder_gets_a_copy_where_the_server_keeps_none(stocked: Agency) -> None:
    dana = stocked.lead("dana@away.example")
    dana.write(BUYER)
    await stocked.round()
    await stocked.round()
    assert stocked.mailbox is not None
    assert stocked.mailbox.stored("Sent") == []
    stocked.clock.turn(minutes=3)
    await stocked.round()
    await stocked.round()
    assert len(stocked.mailbox.stored("Sent")) == 1
    await stocked.round()
    assert len(stocked.mailbox.stored("Sent")) == 1
    assert not (await only_thread(stocked)).muted


async def test_with_autonomy_draft_a_person_lets_it_go(stocked: Agency) -> None:
    careful = reconfigured(stocked, conversation={"settle_seconds": 0, "autonomy": {"buyer": "draft"}})
    dana = careful.lead("dana@away.example")
    dana.write(BUYER)
    await careful.round()
    assert careful.to(dana.address) == []
    [draft] = await careful.store.find(Draft, {"state": DraftState.HELD})
    assert "12 Elm St" in draft.content.text
    await committing.approve(careful.desk, draft.number, actor="kim")
    await careful.round()
    assert "12 Elm St" in body_of(careful.to(dana.address)[0])
    with pytest.raises(Conflict):
        await committing.approve(careful.desk, draft.number, actor="kim")


async def test_a_person_may_send_other_words(stocked: Agency) -> None:
    careful = reconfigured(stocked, conversation={"settle_seconds": 0, "autonomy": {"buyer": "draft"}})
    dana = careful.lead("dana@away.example")
    dana.write(BUYER)
    await careful.round()
    [draft] = await careful.store.find(Draft, {"state": DraftState.HELD})
    with pytest.raises(BadInput):
        await committing.approve(careful.desk, draft.number, actor="kim", text="  ")
    await committing.approve(careful.desk, draft.number, actor="kim", text="Hi Dana, call me.")
    await careful.round()
    assert body_of(careful.to(dana.address)[0]).strip() == "Hi Dana, call me."


async def test_a_rejected_draft_is_never_sent(stocked: Agency) -> None:
    careful = reconfigured(stocked, conversation={"settle_seconds": 0, "autonomy": {"buyer": "draft"}})
    dana = careful.lead("dana@away.example")
    dana.write(BUYER)
    await careful.round()
    [draft] = await careful.store.find(Draft, {"state": DraftState.HELD})
    await committing.reject(careful.desk, draft.number, actor="kim")
    await careful.round()
    assert careful.to(dana.address) == []


async def test_held_drafts_are_told_of_in_one_mail(stocked: Agency) -> None:
    careful = reconfigured(stocked, conversation={"settle_seconds": 0, "autonomy": {"buyer": "draft"}})
    for name in ("dana", "lee"):
        careful.lead(f"{name}@away.example", name.title()).write(BUYER)
    await careful.round()
    [digest] = careful.to(OPERATOR)
    assert "2 drafts" in digest["Subject"]
    await careful.round()
    assert len(careful.to(OPERATOR)) == 1


async def test_an_unsubscription_holds_at_once_and_is_not_confirmed(stocked: Agency) -> None:
    dana = stocked.lead("dana@away.example")
    dana.write(BUYER)
    await stocked.round()
    dana.answer(stocked.to(dana.address)[-1], "Please take me off your list.")
    await stocked.round()
    dana.write("We would like to buy a house in Old Town after all?", "Another house")
    await stocked.round()
    assert len(stocked.to(dana.address)) == 1
    [held] = await stocked.store.find(Draft, {"state": DraftState.HELD})
    assert "suppression list" in held.reason


async def test_asking_for_a_person_hands_over(stocked: Agency) -> None:
    dana = stocked.lead("dana@away.example")
    dana.write(BUYER)
    await stocked.round()
    dana.answer(stocked.to(dana.address)[-1], "Is this a bot? I would like to talk to a real person please.")
    await stocked.round()
    assert "Kim Alvarez" in body_of(stocked.to(dana.address)[-1])
    thread = await only_thread(stocked)
    assert (thread.stage, thread.muted) == (Stage.HUMAN, True)
    assert any("asked for a person" in str(mail["Subject"]) for mail in stocked.to(OPERATOR))
    dana.answer(stocked.to(dana.address)[-1], "Hello?")
    await stocked.round()
    assert len(stocked.to(dana.address)) == 2


async def test_a_partner_who_was_copied_stays_in_copy(stocked: Agency) -> None:
    dana = stocked.lead("dana@away.example")
    dana.write(BUYER, "House")
    await stocked.round()
    copies = "lee@away.example, kim@agency.test, no-reply@portal.example"
    dana.answer(stocked.to(dana.address)[-1], "Is there anything else to buy in Old Town?", Cc=copies)
    await stocked.round()
    _, mail = [mail for mail in stocked.sink.mails if dana.address in mail.recipients]
    assert sorted(mail.recipients) == ["dana@away.example", "lee@away.example"]
    assert parsed(mail)["Cc"] == "lee@away.example"


async def test_mail_of_staff_is_kept_and_never_answered(stocked: Agency) -> None:
    stocked.lead(OPERATOR, "Kim").write("We should buy that house with 3 bedrooms in Old Town.", "Idea")
    await stocked.round()
    assert [mail for mail in stocked.to(OPERATOR) if mail["Auto-Submitted"] == "auto-replied"] == []
    assert await stocked.store.count(Message, {"state": MessageState.READ}) == 1


async def test_a_reply_whose_headers_are_lost_finds_its_thread_by_the_address(stocked: Agency) -> None:
    dana = stocked.lead("dana@away.example")
    dana.write(BUYER, "House")
    await stocked.round()
    reply = stocked.to(dana.address)[-1]
    address = str(reply["Reply-To"].addresses[0].addr_spec)
    other = stocked.lead("dana.private@elsewhere.example", "Dana R")
    other.write("I like 12 Elm St. We want to buy.", "quick question", To=address)
    await stocked.round()
    assert await stocked.store.count(Thread, {"merged_into": ""}) == 1


async def test_a_new_subject_of_a_contact_in_conversation_joins_it(stocked: Agency) -> None:
    dana = stocked.lead("dana@away.example")
    dana.write(BUYER, "House")
    await stocked.round()
    dana.write("By the way, we also want to buy a garage.", "something else")
    await stocked.round()
    assert await stocked.store.count(Thread, {"merged_into": ""}) == 1


async def test_strangers_with_the_same_subject_have_threads_of_their_own(stocked: Agency) -> None:
    stocked.lead("dana@away.example").write(BUYER, "House")
    stocked.lead("lee@away.example", "Lee").write(BUYER, "House")
    await stocked.round()
    assert await stocked.store.count(Thread, {}) == 2
    assert await stocked.store.count(Delivery, {"purpose": Purpose.REPLY}) == 2
