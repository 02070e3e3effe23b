"""Who would rather be written to than called is never sent to the phone."""

from __future__ import annotations

import pytest
from agency import Agency, body_of
from ledger_view import tell

from models.thread import Stage, Thread


async def test_a_visit_is_handed_to_a_person(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write("I am deaf, so email only please. I'd like to see 12 Elm St.", "House")
    await agency.round()
    (answer,) = map(body_of, agency.to(dana.address))
    assert "you would like a viewing of 12 Elm St" in answer
    assert "Kim Alvarez has been told" in answer
    assert "phone number" not in answer
    (thread,) = await agency.store.find(Thread, {})
    assert thread.stage is Stage.HUMAN
    assert any("Dana" in str(mail["Subject"]) for mail in agency.to("kim@agency.test"))


async def test_homes_and_answers_go_on_by_mail(agency: Agency) -> None:
    for price in range(430, 440):
        await agency.add_property(f"BR-{price}", f"{price} Elm St", price * 1_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write("3 bedroom house in Old Town up to $470k. Email only please, no calls.", "House")
    await agency.round()
    for text in ("Do you have others?", "And others?", "Any more?", "Anything else?"):
        dana.answer(agency.to(dana.address)[-1], text)
        await agency.round()
    answers = list(map(body_of, agency.to(dana.address)))
    assert len(answers) > 1, await tell(agency.store)
    for answer in answers:
        assert "short call" not in answer
        assert "phone number" not in answer


@pytest.mark.parametrize("text", ["We'd do $440k, cash, and could close in 2 weeks.", "I'd say 415k"])
async def test_a_sum_for_one_home_is_an_offer(agency: Agency, text: str) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write("Is 12 Elm St still available?", "House")
    await agency.round()
    dana.answer(agency.to(dana.address)[0], text)
    await agency.round()
    assert "An offer for 12 Elm St" in body_of(agency.to(dana.address)[1]), await tell(agency.store)
    assert agency.to("kim@agency.test")


@pytest.mark.parametrize(
    "text",
    [
        "We think of selling our house at 33 Pippin Drive. Can someone come out Thursday afternoon?",
        "Queremos vender nuestra casa en 33 Pippin Drive. ¿Puede venir alguien a verla el jueves?",
    ],
)
async def test_a_visit_to_a_sellers_home_is_the_agents(agency: Agency, text: str) -> None:
    dana = agency.lead("dana@away.example")
    dana.write(text, "House")
    await agency.round()
    (answer,) = map(body_of, agency.to(dana.address))
    assert "somebody to come and see your home" in answer or "vaya a ver su casa" in answer
    (thread,) = await agency.store.find(Thread, {})
    assert thread.stage is Stage.HUMAN
    assert any("come and see their home" in str(mail["Subject"]) for mail in agency.to("kim@agency.test"))


async def test_a_visit_to_a_home_of_ours_is_none(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    dana.write("Can we come and see 12 Elm St on Thursday?", "House")
    await agency.round()
    assert "phone number" in body_of(agency.to(dana.address)[0])
