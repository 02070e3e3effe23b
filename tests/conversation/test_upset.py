"""A lead who is upset with the agency: a person hears of it at once, and mailbot asks nothing more."""

from __future__ import annotations

from agency import Agency, body_of
from ledger_view import tell

from models.draft import Draft
from models.message import Direction, Message, Sentiment
from models.thread import Stage, Thread

KIM = "kim@agency.test"
BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
UPSET = "You people are useless. I am so frustrated with how you treat us, this is unprofessional."
SORRY = "I am sorry about how this has gone."


async def in_conversation(agency: Agency, *mails: str) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write(BUYER, "House")
    await agency.round()
    for mail in mails:
        dana.answer(agency.to(dana.address)[-1], mail)
        await agency.round()


def notices(agency: Agency) -> list[str]:
    return [str(mail["Subject"]) for mail in agency.to(KIM) if "upset" in str(mail["Subject"])]


async def test_a_person_hears_of_it_at_once_and_the_lead_is_told_so_once(agency: Agency) -> None:
    await in_conversation(agency, UPSET, UPSET)
    _, second = agency.to("dana@away.example")
    assert SORRY in body_of(second), await tell(agency.store)
    assert "Kim Alvarez has been told at once" in body_of(second)
    assert "?" not in body_of(second).split("AI assistant")[0]
    assert len(notices(agency)) == 2


async def test_a_question_that_facts_answer_is_answered_all_the_same(agency: Agency) -> None:
    await in_conversation(agency, f"{UPSET} When is your office open?")
    answer = body_of(agency.to("dana@away.example")[-1])
    assert SORRY in answer
    assert "9 AM to 5 PM" in answer
    assert len(notices(agency)) == 1


async def test_a_strangers_reproach_waits_for_a_person(agency: Agency) -> None:
    sam = agency.lead("sam@away.example")
    sam.write(UPSET, "Your agency")
    await agency.round()
    assert agency.to(sam.address) == []
    assert await agency.store.find(Draft, {}), await tell(agency.store)


async def test_it_is_kept_with_the_mail_and_its_conversation_until_they_write_otherwise(agency: Agency) -> None:
    await in_conversation(agency, UPSET)
    [thread] = await agency.store.find(Thread, {})
    assert thread.sentiment is Sentiment.NEGATIVE
    agency.lead("dana@away.example").answer(agency.to("dana@away.example")[-1], "Fine. Can we see 12 Elm St on Friday?")
    await agency.round()
    [thread] = await agency.store.find(Thread, {})
    assert thread.sentiment is Sentiment.NEUTRAL
    felt = [
        m.sentiment
        for m in await agency.store.find(Message, {"direction": Direction.INBOUND}, sort=[("received_at", 1)])
    ]
    assert felt.count(Sentiment.NEGATIVE) == 1


async def test_who_gives_it_up_in_anger_is_let_go_and_the_person_hears_of_it(agency: Agency) -> None:
    await in_conversation(agency, f"{UPSET} We are no longer interested and bought with another agency.")
    [thread] = await agency.store.find(Thread, {})
    assert thread.stage is Stage.CLOSED, await tell(agency.store)
    assert len(agency.to("dana@away.example")) == 1
    assert len(notices(agency)) == 1
