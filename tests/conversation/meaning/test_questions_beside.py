"""Questions that stood beside another one, or in words of their own, and were answered by nothing."""

from __future__ import annotations

import pytest

from classifiers.asking.asks import asks
from mailbot.config import Business
from mailbot.conversation.meaning.facts import answers_to
from mailbot.conversation.meaning.open_questions import open_questions, without_mark
from mailbot.conversation.meaning.ready_words import asks_how_to_see, wants_to_apply
from models.message import Intent


@pytest.mark.parametrize(
    "text",
    [
        "Darn. Can we be a backup offer? If not is there anything else on the water?",
        "Is it taking back-up offers? We're cash",
        "Do we need to talk to a bank before we talk to you?",
        "should I speak with a lender first?",
        "Do I have to be out for showings",
        "What would we talk about",
        "who pays the buyers agent",
        "is spring better than fall to list",
        "Friday at 2? And is there anything we should bring",
        "Do you need anything from us before? we're not preapproved",
        "cuanto hay q dar de deposito y hacen chequeo de credito?",
        "cuánto es el depósito y piden garante?",
        "como le hacemos para verlo?? y q papeles piden",
        "lo de la casa de birch hollow es verdad o es estafa?",
        "is this listing legit?",
        "si doy 20 mil de enganche en cuanto me sale al mes mas o menos",
        "my fiance wants to know if the oven is gas",
        "Me pueden ayudar con el loan?",
        "¿nos podría ayudar con los papeles del banco?",
        "Is it far from the train? and do the appliances stay",
        "¿tengo que hablar con un banco antes?",
    ],
)
def test_a_person_answers(text: str) -> None:
    assert open_questions(text)


@pytest.mark.parametrize(
    "text",
    [
        "do you have any homes with 3 br under 400?",
        "do you have anything near the bay?",
        "can I talk to Nora tomorrow?",
        "Can you tell me what day works to talk?",
        "we would like to make an offer, how about 400?",
        "hay algo en Millpond y tienen fotos de la casa?",
        "¿tienen casas y apartamentos en renta?",
        "puedo el lunes y el martes",
        "en cuanto tenga el dinero le aviso",
        "cuando puedas me mandas algo",
        "como ya les dije, la casa es vieja",
        "we talked to a bank and are approved",
        "ok can you switch to English please?",
    ],
)
def test_these_are_wishes_calls_and_statements(text: str) -> None:
    assert not open_questions(text)


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("saw ur sign on 58 Hollow Rd. how much", {"price"}),
        ("hola, la de catkin. cuanto?", {"price"}),
        ("¿y de comunidad cuanto se paga?", {"hoa"}),
        ("cuánto se paga de comunidad", {"hoa"}),
        ("1 beagle. available when? i need jan 1", {"move_in"}),
        ("how much is el deposit y cuando puedo move in", {"deposit", "move_in"}),
        ("cuanto se da pa entrar", {"deposit"}),
        ("cuanto tarda la aplicacion?", {"application"}),
        ("how far is it to the train", {"train"}),
        ("is 12 Signal Street close to the station?", {"train"}),
        ("a cuanto queda del tren?", {"train"}),
        ("queda lejos de la estación?", {"train"}),
        ("are there many families there?", {"neighborhood"}),
        # And what names none of them.
        ("do you have anything close to the train?", set()),
        ("algo cerca del tren para rentar?", set()),
        ("how much work does it need?", set()),
        ("do you have any duplexes or two families?", set()),
        ("are there any two-family homes?", set()),
        ("do you have any 3 families for sale?", set()),
        ("en cuanto me sale al mes?", set()),
        ("how much snow do you get?", set()),
    ],
)
def test_topics_are_heard_in_short_words(text: str, topics: set[str]) -> None:
    assert {"price", "hoa", "move_in", "deposit", "application", "train", "neighborhood", "valuation"} & {
        *asks(text)
    } == topics


@pytest.mark.parametrize(
    "text",
    [
        "We want to apply for 9 Cask Court. How do we do that?",
        "I'd like to apply",
        "how do i apply?",
        "can you send me an application please",
        "where can we apply for the unit",
        "we're ready to apply",
        "queremos aplicar para el de Cask Court",
        "como aplico",
        "me manda la solicitud por favor",
        "cómo le hago para aplicar?",
    ],
)
def test_an_application_is_asked_for(text: str) -> None:
    assert wants_to_apply(text)


@pytest.mark.parametrize(
    "text",
    [
        "how do I apply for a mortgage?",
        "I'd like to apply for a job with you",
        "does the pet rule apply to cats?",
        "how long does the application take?",
        "is there an application fee?",
        "what is the status of my application",
        "I have to apply for a voucher first",
        "¿cuánto cuesta la solicitud?",
        "eso no aplica para mí",
    ],
)
def test_no_application_is_asked_for(text: str) -> None:
    assert not wants_to_apply(text)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("va, me late. como le hacemos para verlo??", True),
        ("¿cómo puedo verla?", True),
        ("how do we go about seeing it?", True),
        ("how can I tour the unit", True),
        ("cómo se ve desde la calle", False),
        ("how do you see the market?", False),
        ("cómo ver si hay goteras", False),
        ("how would we view that as an investment", False),
    ],
)
def test_how_to_see_a_home(text: str, heard: bool) -> None:
    assert asks_how_to_see(text) is heard


def test_questions_without_a_mark() -> None:
    assert without_mark("88 Pippin. no rush. who is the buyer, is he cash") == ("who is the buyer", "is he cash")
    assert not without_mark("88 Pippin, 3 beds. we could do tuesday. it is a nice house")


def test_what_is_said_of_rentals_tells_the_terms_of_a_lease_where_it_speaks_of_one() -> None:
    said = Business(name="A", facts={"rentals": "Rentals are for a year's lease."})
    assert answers_to(["lease_terms"], said, intent=Intent.RENTER).found
    silent = Business(name="A", facts={"rentals": "We have rentals in town."})
    assert answers_to(["lease_terms"], silent, intent=Intent.RENTER).unanswered == ("lease_terms",)


def test_the_parking_of_the_office_is_none_of_a_home() -> None:
    business = Business(name="A", facts={"location": "12 Lantern Street, with parking behind the building."})
    assert answers_to(["parking"], business).found
    assert answers_to(["parking"], business, intent=Intent.GENERAL, of_homes=True).unanswered == ("parking",)


@pytest.mark.parametrize(
    "text", ["¿y el 58 Hollow Road?", "¿Y 24 Ropewalk Row y 7 Chandler Street Unit 5?", "and 19 Compass Lane?"]
)
def test_a_home_that_is_named_is_told_of(text: str) -> None:
    assert not open_questions(text)


def test_how_soon_a_home_can_be_seen_is_told_where_a_fact_tells_it_and_arranged_anyhow() -> None:
    told = answers_to(["viewings"], Business(facts={"showings": "We show homes within a day."}))
    assert [fact.text for fact in told.found] == ["We show homes within a day."]
    silent = answers_to(["viewings"], Business())
    assert (silent.found, silent.unanswered) == ((), ())
