"""Which words cancel, move or confirm a booked call."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from call_talk import THREE, THU, read, shown

from mailbot.conversation.call_reading.acceptance import read_answer
from mailbot.conversation.steps import CallWord


@pytest.mark.parametrize(
    "text",
    [
        "I need to cancel our call",
        "Please cancel the call.",
        "Have to cancel Thursday, sorry",
        "can we cancel?",
        "Sorry, cancel it please",
        "Tengo que cancelar la llamada",
        "Por favor cancele la cita",
        "Need to call off our appointment",
        "Can't do Thursday anymore, I'll let you know",
        "I can't make it Thursday, I'll get back to you",
    ],
)
def test_cancels(text):
    assert shown(read(text, (), booked=THU)) == "cancels"


def test_a_cancellation_needs_no_booked_call_to_be_understood():
    assert shown(read("I need to cancel our call", ())) == "cancels"


@pytest.mark.parametrize(
    "text",
    [
        "I need to cancel the showing on Friday",
        "We want to cancel our listing agreement",
        "Don't cancel our call!",
        "cancel my subscription",
        "What happens if I need to cancel?",
        "no need to cancel",
        "The seller cancelled the inspection",
    ],
)
def test_these_do_not_cancel(text):
    assert read(text, (), booked=THU).kind is not CallWord.CANCELS


MOVES = {
    "can we move our call to Friday 3pm": "6/13 15:00",
    "Could we reschedule to Friday at 3?": "6/13 15:00",
    "Can we push it to 4?": "6/12 16:00",
    "Can we move our call from Thursday at 2 to Friday at 3?": "6/13 15:00",
    "can we move it from 2 to 4?": "6/12 16:00",
    "please move the call up to 1": "6/12 13:00",
    "I'm running late, can we do 2:15?": "6/12 14:15",
    "¿podemos mover la llamada del jueves al viernes a las 3?": "6/13 15:00",
    "Can we move Thursday's call to 4pm?": "6/12 16:00",
    "I can't make it Thursday. Could we do Friday at 3?": "6/13 15:00",
    "Something came up. How about Friday at 11am instead?": "6/13 11:00",
    "Sorry, need to cancel Thursday. Can we do Friday at 3 instead?": "6/13 15:00",
    "Friday at 3 would be better actually": "6/13 15:00",
    "Need to reschedule. Monday the 16th at 10 works.": "6/16 10:00",
    "¿Podemos cambiar la llamada al viernes a las 3?": "6/13 15:00",
    "Necesito reprogramar para el viernes a las 3 de la tarde": "6/13 15:00",
}


@pytest.mark.parametrize(("text", "time"), MOVES.items())
def test_moves_the_call(text, time):
    assert shown(read(text, (), booked=THU)) == f"reschedules | {time}"


@pytest.mark.parametrize(
    "text",
    [
        "I need to reschedule",
        "Can we reschedule our call?",
        "can we move our call to Friday",
        "I can't make our call",
        "I can't do Thursday anymore",
        "Can we postpone to next week?",
        "Something came up, can't make it",
        "Necesito cambiar la cita",
        "¿Podemos mover la llamada?",
        "can we move our call to Friday or Monday",
        "Reschedule: Friday 11am or 3pm",
        "let's reschedule for Monday at 10",
    ],
)
def test_wants_it_moved_and_says_not_where(text):
    answer = read(text, (), booked=THU)
    assert answer.kind is CallWord.RESCHEDULES_VAGUE, shown(answer)
    assert answer.slot is None


@pytest.mark.parametrize(
    "text",
    [
        "We want to move to Austin in June",
        "We're moving on Friday",
        "Can we move in on Friday at 3?",
        "My plans changed, now I need 4 bedrooms",
        "can we reschedule the showing to Friday at 3",
    ],
)
def test_moving_house_is_not_moving_the_call(text):
    assert read(text, (), booked=THU).kind not in (CallWord.RESCHEDULES, CallWord.RESCHEDULES_VAGUE)


@pytest.mark.parametrize(
    "text",
    [
        "Thursday at 2 works, see you then",
        "Great, talk to you Thursday at 2!",
        "Perfect, talk then",
        "See you then!",
    ],
)
def test_the_booked_time_said_again_confirms_it(text):
    assert shown(read(text, THREE, booked=THU)) == "accepts | 6/12 14:00"


def test_another_offered_time_moves_a_booked_call():
    assert shown(read("Actually Friday at 4 works better", THREE, booked=THU)) == "reschedules | 6/13 16:00"


@pytest.mark.parametrize(
    "text",
    [
        "my work schedule changed, is Wednesday possible? same time",
        "Can we do Wednesday at the same time?",
        "Could we move it to Wednesday, same time?",
        "¿Podemos el miércoles a la misma hora?",
    ],
)
def test_the_same_time_on_another_day_is_the_hour_of_the_call(text: str) -> None:
    zone = ZoneInfo("America/New_York")
    now, booked = datetime(2026, 11, 29, 23, tzinfo=UTC), datetime(2026, 12, 1, 14, tzinfo=zone)
    answer = read_answer(text, (), now, zone, booked=booked)
    assert (answer.kind, answer.slot) == (CallWord.RESCHEDULES, datetime(2026, 12, 2, 14, tzinfo=zone))


@pytest.mark.parametrize("text", ["nope wrong day, I said Friday", "That's the wrong time", "wrong day"])
def test_a_wrong_time_is_no_farewell(text: str) -> None:
    assert read(text, (), booked=THU).kind is CallWord.RESCHEDULES_VAGUE
