"""What is asked of a home is answered in its record's words, and what a home must have decides what is shown."""

from __future__ import annotations

from agency import Agency, body_of
from ledger_view import tell

from mailbot.conversation.steps import ReplyStep
from mailbot.conversation.writing.records import WORDS_ANSWERS
from models.draft import Draft, DraftState
from templates import folder

FLAT = {
    "area": "Old Town",
    "bedrooms": 2,
    "year_built": 2015,
    "features": ["elevator"],
    "description": "Quiet courtyard side. One parking space; the monthly fee is $360.",
}


async def first_answer(agency: Agency, text: str) -> str:
    dana = agency.lead("dana@away.example")
    dana.write(text, "House")
    await agency.round()
    assert agency.to(dana.address), await tell(agency.store)
    return body_of(agency.to(dana.address)[0])


async def test_a_description_is_quoted_where_it_tells_what_is_asked(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 345_000, **FLAT)
    answer = await first_answer(agency, "Is there an HOA at 12 Elm St, and what year was it built?")
    assert "Of 12 Elm St our records say: “One parking space; the monthly fee is $360.”" in answer
    assert "built 2015" in answer
    assert "passed" not in answer


async def test_what_it_does_not_tell_is_passed_on_beside_it(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 345_000, **FLAT)
    answer = await first_answer(agency, "Is there an HOA at 12 Elm St, and are dogs allowed?")
    assert "the monthly fee is $360" in answer
    assert "passed your question about pets on to Kim Alvarez" in answer
    assert any("Dana" in str(mail["Subject"]) for mail in agency.to("kim@agency.test"))


async def test_a_question_that_no_topic_is_known_for_is_passed_on_with_the_home(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 345_000, **FLAT)
    answer = await first_answer(agency, "12 Elm St - is the upstairs rented at the moment?")
    assert "passed your question on to Kim Alvarez" in answer
    assert "12 Elm St" in answer


async def test_a_visit_is_arranged_and_the_question_beside_it_answered(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 345_000, **FLAT)
    answer = await first_answer(agency, "I'd like to see 12 Elm St on Saturday. Does it have parking?")
    assert "A viewing of 12 Elm St" in answer
    assert "One parking space" in answer
    assert "passed your" not in answer


async def test_homes_that_have_what_is_needed_come_alone(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town", features=["garage"])
    await agency.add_property("BR-2", "14 Elm St", 431_000, area="Old Town", features=["fenced yard"])
    await agency.add_property("BR-3", "16 Elm St", 432_000, area="Old Town")
    answer = await first_answer(agency, "We are looking for a 3 bedroom house with a fenced yard, up to $470k.")
    assert "14 Elm St" in answer
    assert "12 Elm St" not in answer
    assert "16 Elm St" not in answer


async def test_where_none_is_known_to_have_it_the_reply_says_so(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town", features=["garage"])
    answer = await first_answer(agency, "We are looking for a 3 bedroom house with a garage and a pool, up to $470k.")
    assert "Our records do not say whether it has a pool." in answer
    assert "12 Elm St" in answer
    assert "a garage" not in answer


async def test_of_homes_that_were_shown_those_are_told_of_that_have_it(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town", features=["deck"])
    await agency.add_property("BR-2", "14 Elm St", 431_000, area="Old Town", features=["garage"])
    dana = agency.lead("dana@away.example")
    dana.write("We are looking for a 3 bedroom house in Old Town, up to $470k.", "House")
    await agency.round()
    dana.answer(agency.to(dana.address)[0], "Which one has a deck?")
    await agency.round()
    answer = body_of(agency.to(dana.address)[1])
    assert "12 Elm St" in answer
    assert "14 Elm St" not in answer


async def test_a_question_about_one_home_is_not_answered_with_a_question_about_budgets(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 345_000, **FLAT)
    answer = await first_answer(agency, "What year was 12 Elm St built?")
    assert "price range" not in answer
    assert "How many bedrooms" not in answer


async def test_an_address_with_a_slip_is_answered_with_the_right_one(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Chandler Street", 345_000, **FLAT)
    answer = await first_answer(agency, "Is 12 Chandlr Street still available?")
    assert "12 Chandler Street" in answer


async def test_a_street_without_a_number_names_its_home(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Chandler Street", 345_000, **FLAT)
    answer = await first_answer(agency, "Is the one on Chandler Street still available?")
    assert "12 Chandler Street" in answer
    assert "available" in answer


async def test_a_forwarded_listing_of_somebody_else_is_said_to_be_none_of_ours(agency: Agency) -> None:
    listing = "\n\n---------- Forwarded message ---------\nFrom: Homes <x@portal.test>\nSubject: New\n\n"
    answer = await first_answer(agency, f"Can you get us in this weekend?{listing}21 Tidewater Way, Springfield\n3 bd")
    assert "not among our listings" in answer


async def test_every_quote_passes_the_checks(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 345_000, **FLAT)
    await first_answer(agency, "Is there an HOA at 12 Elm St? Any parking? Photos? How many bedrooms?")
    assert await agency.store.find(Draft, {"state": DraftState.HELD}) == []


async def test_in_spanish_a_record_is_quoted_as_what_it_is(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 345_000, **{**FLAT, "features": ["elevator", "fenced yard"]})
    answer = await first_answer(agency, "¿Cuánto es la cuota de mantenimiento de 12 Elm St? ¿Y aceptan mascotas?")
    assert "La ficha de 12 Elm St dice, en inglés: “One parking space; the monthly fee is $360.”" in answer
    assert "elevador, patio cercado" in answer
    assert "Su pregunta sobre las mascotas" in answer
    assert await agency.store.find(Draft, {"state": DraftState.HELD}) == []


async def test_what_no_record_tells_is_passed_on_beside_homes_that_fit(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 345_000, **FLAT)
    answer = await first_answer(agency, "Looking to buy a house up to 400k, 2 bedrooms. Is there a hospital nearby?")
    assert "12 Elm St" in answer
    assert "passed your question on to Kim Alvarez" in answer
    assert any("Dana" in str(mail["Subject"]) for mail in agency.to("kim@agency.test"))


async def test_beside_a_visit_fields_are_told(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 345_000, **FLAT)
    answer = await first_answer(agency, "Is 12 Elm St still available, when was it built? Could we see it on Saturday?")
    assert "12 Elm St is available." in answer
    assert "Of 12 Elm St our records say: built 2015." in answer
    assert "passed your" not in answer


async def test_who_asks_in_metres_is_told_metres(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 345_000, square_feet=1610, **FLAT)
    answer = await first_answer(agency, "Hola, ¿cuántos metros cuadrados tiene 12 Elm St?")
    assert "12 Elm St mide unos 150 metros cuadrados." in answer
    assert "pies cuadrados" in answer


def test_code_leaves_the_answers_to_every_step_whose_template_words_them() -> None:
    worded = {step for step in ReplyStep if "brief.answers" in (folder("email") / step / "body.en.txt").read_text()}
    assert worded == WORDS_ANSWERS, "else a fact is said twice, or not at all"


async def test_who_says_when_they_would_move_hears_what_stands_in_the_way(agency: Agency) -> None:
    let = {**FLAT, "description": "A bright flat. Let until next autumn."}
    await agency.add_property("BR-1", "12 Elm St", 345_000, **let)
    answer = await first_answer(agency, "We want to buy a 2 bedroom home before summer, up to $360k. Is there one?")
    assert "Of 12 Elm St our records say: “Let until next autumn.”" in answer


async def test_who_says_nothing_of_time_does_not(agency: Agency) -> None:
    let = {**FLAT, "description": "A bright flat. Let until next autumn."}
    await agency.add_property("BR-1", "12 Elm St", 345_000, **let)
    answer = await first_answer(agency, "We want to buy a 2 bedroom home, up to $360k. Is there one?")
    assert "12 Elm St" in answer
    assert "autumn" not in answer


async def test_what_fits_is_shown_again_to_who_asks_what_there_is(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 345_000, **FLAT)
    dana = agency.lead("dana@away.example")
    dana.write("We are looking for a 2 bedroom home in Old Town, up to $360k.", "House")
    await agency.round()
    dana.answer(agency.to(dana.address)[0], "Good news, the bank agreed. So what do you have in Old Town? Same budget")
    await agency.round()
    assert "12 Elm St" in body_of(agency.to(dana.address)[1])


async def test_a_seller_is_told_of_a_home_once(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 345_000, square_feet=1_750, **FLAT)
    dana = agency.lead("dana@away.example")
    dana.write("We want to sell our house at 40 Pine Rd, three bedrooms, this spring.", "Selling")
    await agency.round()
    dana.answer(agency.to(dana.address)[0], "How old is the house at 12 Elm St, and how many square feet?")
    await agency.round()
    answer = body_of(agency.to(dana.address)[1])
    assert answer.count("1,750 sq ft") == 1, answer
