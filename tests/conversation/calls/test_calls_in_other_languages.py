"""A lead who writes in a language that code does not read: the model hears what they say of the call, a person approves
what no check can read, and no time is booked that the mail does not bear out.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from agency import Agency, Lead, Opener, body_of
from openai_double import Answer, Asked, OpenAIDouble, says

from mailbot.conversation import committing
from mailbot.conversation.writing.wording import call_time
from models.call import Call, CallState
from models.draft import Draft, DraftState
from models.thread import Thread

CALL_ME = "Bonjour, je cherche une maison à Alder. Pouvez-vous m'appeler ? Mon numéro est le 503-555-0142. Merci."
LETTER = "Avec plaisir, voici la suite."


@pytest.fixture
async def agency(opener: Opener, openai_double: OpenAIDouble) -> AsyncIterator[Agency]:
    """An agency with a model, which lets letters in other languages go unchecked, and says why."""
    ai = openai_double.section(timeout_seconds=5, retries=0)
    talk = {
        "settle_seconds": 0,
        "call_notice_hours": 1,
        "checks_off": {"unread": "Luc, who speaks French, reads along"},
    }
    async for opened in opener(ai=ai, conversation=talk):
        yield opened


class Listener:
    """A model that words every reply alike, and reads the next mail as it was told to."""

    def __init__(self, double: OpenAIDouble) -> None:
        self.reading: dict[str, Any] = {}
        double.respond = self

    def __call__(self, asked: Asked) -> Answer:
        if asked.schema == "letter":
            return says({"opening": [{"text": LETTER, "fact_ids": []}], "closing": []})
        return says({"intent": "buyer", "also": "none", "confidence": 0.95, "language": "fr", **self.reading})

    def hears(self, **reading: Any) -> None:
        self.reading = reading


@pytest.fixture
def listener(openai_double: OpenAIDouble) -> Listener:
    return Listener(openai_double)


async def offered(agency: Agency, listener: Listener) -> Lead:
    """A lead who asked for a call, and was sent times for it."""
    luc = agency.lead("luc@away.example", "Luc Martin")
    listener.hears(
        ready="call",
        ready_quote="Pouvez-vous m'appeler",
        needs=[{"slot": "phone", "value": "503-555-0142", "quote": "503-555-0142"}],
    )
    luc.write(CALL_ME)
    await agency.round()
    assert len((await one_thread(agency)).offered_slots) == 3
    return luc


async def booked(agency: Agency, listener: Listener) -> Lead:
    luc = await offered(agency, listener)
    listener.hears(**takes((await one_thread(agency)).offered_slots[1], agency, "{hour}h me convient"))
    await answers(agency, luc, listener.reading["call_quote"])
    assert [call.state for call in await agency.store.find(Call, {})] == [CallState.BOOKED]
    return luc


async def answers(agency: Agency, luc: Lead, text: str) -> None:
    luc.answer(agency.to(luc.address)[-1], text)
    await agency.round()


def takes(slot: Any, agency: Agency, words: str) -> dict[str, str]:
    local = slot.astimezone(agency.desk.config.business.zone)
    quote = words.format(hour=local.hour, day=local.day)
    return {"call": "time", "call_date": f"{local:%Y-%m-%d}", "call_time": f"{local:%H:%M}", "call_quote": quote}


async def one_thread(agency: Agency) -> Thread:
    [thread] = await agency.store.find(Thread, {})
    return thread


async def test_an_offered_time_whose_hour_is_written_is_booked(agency: Agency, listener: Listener) -> None:
    luc = await booked(agency, listener)
    [call] = await agency.store.find(Call, {})
    told = call_time(call.starts_at, agency.desk.config.business.zone, "fr")
    assert told in body_of(agency.to(luc.address)[-1])


async def test_a_time_that_no_figure_bears_out_is_asked_about(agency: Agency, listener: Listener) -> None:
    luc = await offered(agency, listener)
    slot = (await one_thread(agency)).offered_slots[1]
    listener.hears(**takes(slot, agency, "la deuxième me convient"))
    await answers(agency, luc, "la deuxième me convient")
    assert await agency.store.find(Call, {}) == []
    assert (await one_thread(agency)).offered_slots == [slot]

    listener.hears(**takes(slot, agency, "oui"))
    await answers(agency, luc, "oui")
    assert [call.starts_at for call in await agency.store.find(Call, {})] == [slot]


async def test_words_that_are_not_in_the_mail_book_nothing(agency: Agency, listener: Listener) -> None:
    luc = await offered(agency, listener)
    listener.hears(**takes((await one_thread(agency)).offered_slots[0], agency, "{hour}h me convient"))
    await answers(agency, luc, "je vous dirai plus tard ce qui me convient")
    assert await agency.store.find(Call, {}) == []


async def test_what_code_reads_is_heard_by_code(agency: Agency, listener: Listener) -> None:
    """An English mail books nothing on the word of a model."""
    luc = await offered(agency, listener)
    listener.hears(**takes((await one_thread(agency)).offered_slots[0], agency, "{hour} is what my brother said"))
    await answers(agency, luc, f"{listener.reading['call_quote']}, and I do not know yet if it is what we can have.")
    assert await agency.store.find(Call, {}) == []


async def test_a_call_that_a_model_hears_called_off_is_left_to_a_person(agency: Agency, listener: Listener) -> None:
    luc = await booked(agency, listener)
    listener.hears(call="cancels", call_quote="je dois annuler notre appel")
    await answers(agency, luc, "Désolé, je dois annuler notre appel.")
    assert [call.state for call in await agency.store.find(Call, {})] == [CallState.BOOKED]
    [draft] = await agency.store.find(Draft, {"state": DraftState.HELD})
    assert (draft.step, draft.reason) == ("cancel_call", "a model reads that they call it off: a person confirms it")
    assert any("call it off" in body_of(mail) for mail in agency.to("kim@agency.test"))

    await committing.approve(agency.desk, draft.number, actor="kim")
    assert [call.state for call in await agency.store.find(Call, {})] == [CallState.CANCELLED]


async def test_who_wants_no_call_is_offered_none_again(agency: Agency, listener: Listener) -> None:
    luc = await offered(agency, listener)
    listener.hears(call="declines", call_quote="je préfère écrire")
    await answers(agency, luc, "Merci, mais pas de téléphone : je préfère écrire.")
    assert (await one_thread(agency)).call_declined
    listener.hears(asks=["other"])
    await answers(agency, luc, "Avez-vous aussi des maisons avec un jardin pour nos enfants ?")
    assert not re.search(r"^1\. ", body_of(agency.to(luc.address)[-1]), re.MULTILINE)


async def test_the_day_on_which_they_would_be_called_is_offered(agency: Agency, listener: Listener) -> None:
    luc = agency.lead("luc@away.example", "Luc Martin")
    day = agency.desk.now().astimezone(agency.desk.config.business.zone) + timedelta(days=2)
    while day.weekday() > 4:
        day += timedelta(days=1)
    listener.hears(
        ready="call",
        ready_quote="Pouvez-vous m'appeler",
        needs=[{"slot": "phone", "value": "503-555-0142", "quote": "503-555-0142"}],
        call="other_times",
        call_date=f"{day:%Y-%m-%d}",
        call_quote="ce jour-là",
    )
    luc.write(f"{CALL_ME} Si possible ce jour-là.")
    await agency.round()
    offers = (await one_thread(agency)).offered_slots
    assert {slot.astimezone(agency.desk.config.business.zone).date() for slot in offers} == {day.date()}


async def test_the_hours_at_which_they_can_be_called_are_offered(agency: Agency, listener: Listener) -> None:
    luc = await offered(agency, listener)
    listener.hears(call="other_times", call_after="14:00", call_quote="après 14 h")
    await answers(agency, luc, "Plutôt après 14 h, je travaille le matin.")
    offers = (await one_thread(agency)).offered_slots
    assert offers
    assert all(slot.astimezone(agency.desk.config.business.zone).hour >= 14 for slot in offers)


async def test_other_times_are_offered(agency: Agency, listener: Listener) -> None:
    luc = await offered(agency, listener)
    first = (await one_thread(agency)).offered_slots
    listener.hears(call="other_times", call_quote="aucun de ces horaires")
    await answers(agency, luc, "Je regrette, aucun de ces horaires ne va.")
    assert not set((await one_thread(agency)).offered_slots) & set(first)


async def test_words_of_another_language_are_not_taken_for_ours(agency: Agency, listener: Listener) -> None:
    """ "Mon numéro" names no Monday, and a question that the model heard none in is passed on to nobody."""
    luc = await offered(agency, listener)
    told = " ".join(body_of(mail) for mail in (*agency.to("kim@agency.test"), *agency.to(luc.address)))
    assert "would see" not in told
    assert "A viewing" not in told
    assert "asks about" not in told


async def test_thanks_are_answered_with_nothing(agency: Agency, listener: Listener) -> None:
    luc = await offered(agency, listener)
    before = len(agency.to(luc.address))
    listener.hears(thanks=True, confidence=0.5)
    await answers(agency, luc, "Merci beaucoup, à bientôt !")
    assert len(agency.to(luc.address)) == before


async def test_rules_that_know_words_hold_nothing_in_another_language(
    agency: Agency, openai_double: OpenAIDouble
) -> None:
    """In German every noun has a capital and is no name, and no statement was learned from it."""

    def clerk(asked: Asked) -> Answer:
        if asked.schema == "letter":
            words = "Danke für Ihre Nachricht. Das Haus hat 3 Schlafzimmer, und Ihre Fragen hat jetzt die Agentur."
            return says({"opening": [{"text": words, "fact_ids": []}], "closing": []})
        return says({"intent": "buyer", "also": "none", "confidence": 0.95, "language": "de", "asks": ["taxes"]})

    openai_double.respond = clerk
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    jonas = agency.lead("jonas@away.example", "Jonas Weber")
    jonas.write("Guten Tag, wie hoch sind die Steuern für das Haus 12 Elm St? Danke.")
    await agency.round()
    [draft] = await agency.store.find(Draft, {})
    assert draft.failed_checks == []
    assert "Schlafzimmer" in body_of(agency.to(jonas.address)[-1])


async def test_a_letter_that_no_check_can_read_waits_for_a_person(
    model_agency: Agency, listener: Listener, openai_double: OpenAIDouble
) -> None:
    luc = model_agency.lead("luc@away.example", "Luc Martin")
    listener.hears(
        ready="call",
        ready_quote="Pouvez-vous m'appeler",
        needs=[{"slot": "phone", "value": "503-555-0142", "quote": "503-555-0142"}],
    )
    luc.write(CALL_ME)
    await model_agency.round()
    assert model_agency.to(luc.address) == []
    [draft] = await model_agency.store.find(Draft, {})
    assert [(check.rule, check.detail) for check in draft.failed_checks] == [
        ("unread", "no check knows the words of fr")
    ]
    assert len([asked for asked in openai_double.questions if asked.schema == "letter"]) == 1  # no use to ask again

    await committing.approve(model_agency.desk, draft.number, actor="kim")
    await model_agency.round()
    assert LETTER in body_of(model_agency.to(luc.address)[-1])


async def test_a_second_attempt_is_not_told_that_nobody_reads_the_language(
    model_agency: Agency, openai_double: OpenAIDouble
) -> None:
    def liar(asked: Asked) -> Answer:
        if asked.schema == "letter":
            return says({"opening": [{"text": "Elle coûte $399,000.", "fact_ids": []}], "closing": []})
        return says({"intent": "buyer", "also": "none", "confidence": 0.95, "language": "fr", "asks": ["price"]})

    openai_double.respond = liar
    await model_agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    model_agency.lead("luc@away.example").write("Bonjour, combien coûte la maison 12 Elm St ? Merci.")
    await model_agency.round()
    _, second = [asked.user for asked in openai_double.questions if asked.schema == "letter"]
    assert "prices" in second
    assert "unread" not in second
    [draft] = await model_agency.store.find(Draft, {})
    assert {check.rule for check in draft.failed_checks} == {"prices", "unread"}
