"""Which words take an offered time."""

from __future__ import annotations

import pytest
from call_talk import THU, june, read, shown

from mailbot.conversation.steps import CallWord

TUESDAY = [
    "Tuesday at 10 works",
    "tuesday 10am",
    "10am Tuesday please",
    "Tomorrow at 10 is perfect",
    "tomorrow 10am works for me!",
    "the first one",
    "The first one works for me.",
    "Let's do the first.",
    "Option 1 please",
    "#1",
    "10 on Tuesday is good",
    "10 works",
    "whichever is easier for you",
    "call me anytime",
    "Either works, we both love the area",
    "June 10 at 10:00",
    "6/10 at 10am",
    "2025-06-10 10:00",
    "Tue 10am",
    "the earliest one works best",
    "the morning one please",
    "mañana a las 10",
    "Mañana a las diez está bien",
    "el martes a las 10 de la mañana me va perfecto",
    "la primera",
    "hoy no puedo, mañana a las 10 sí",
    "me quedo con la primera",
    "Cualquiera menos el viernes",
    "La primera opción, por favor",
    "el primero me queda bien",
    "el martes 10 a las 10",
    "Sí, mañana a las 10 me parece bien.",
    "let's say tomorrow morning at 10",
    "ten o'clock tomorrow works",
    "Any of those works",
    "any of them is fine with me",
    "Any time works for me",
    "All three work for me.",
    "either of those is fine",
    "whichever of those, I'm flexible",
    "You pick! All of those work.",
    "cualquiera me sirve",
    "Cualquiera de esas está bien",
    "las tres me van bien",
]
THURSDAY = [
    "Thursday 2pm works",
    "Thursday at 2 works for me",
    "Thursday works!",
    "Thursday works best for us, thank you.",
    "thursday",
    "Thursday 2 works",
    "2pm works",
    "2 pm is good",
    "at 2 works",
    "2:00 works for me",
    "14:00 works",
    "2.00 works",
    "Thursday 2.00 is fine",
    "2 o'clock on Thursday is fine",
    "Let's go with Thursday at 2pm.",
    "I'll take Thursday at 2.",
    "Thursday, June 12 at 2:00 PM works.",
    "Thursday the 12th at 2 p.m. is great. Thanks!",
    "June 12th at 2 pm please",
    "12 June at 14:00",
    "the 12th works",
    "The second one works",
    "the second one",
    "second option please",
    "Option 2",
    "number two works for us",
    "the middle one",
    "Could we do Thursday at 2?",
    "Does Thursday 2pm still work?",
    "How about Thursday at two?",
    "Is the Thursday slot still open?",
    "the Thursday one",
    "Thursday afternoon works",
    "Thursday afternoon at 2 would be great",
    "this thursday at 2 sounds good",
    "Call me Thursday at 2.",
    "Talk to you Thursday at 2!",
    "I'm free Thursday at 2",
    "I can do Thursday at 2pm",
    "Yes, Thursday at 2pm.",
    "Perfect, Thursday at 2.",
    "Hi Dana,\n\nThursday at 2pm works great for me.\n\nBest,\nSam",
    "Thanks for getting back to me. Thursday at 2 works. My cell is 555-123-4567.",
    "Thursday is good. 2pm is perfect.",
    "I can't do Tuesday but Thursday at 2 works",
    "Tuesday doesn't work. Thursday at 2 does.",
    "Thursday at 2 works better than Friday.",
    "Thursday at 2 instead of Friday please",
    "If Thursday at 2 is still available, let's do that.",
    "Thursday at 2 if that works for you",
    "I think Thursday at 2 works best",
    "Thursday at 2 should work.",
    "No problem, Thursday at 2 works.",
    "Can't wait! Thursday at 2 works.",
    "I was thinking Thursday at 2 would work",
    "any time Thursday works",
    "I'm free Thursday between 1 and 4",
    "anytime after 1 on Thursday works",
    "Thursday at 2pm EST",
    "Thursday at 2. If that's taken then Friday at 4.",
    "2pm Thursday Eastern",
    "11am Thursday Pacific works",
    "not tomorrow, thursday at 2 works",
    "Either is fine, Thursday preferred",
    "any of them, preferably Thursday",
    "Either one works, but I'd lean Thursday",
    "Thursday 2ish works",
    "can u do thurs 2",
    "thursday 200pm",
    "I have Thursday at 2 open",
    "Thursday at 11am Pacific works",
    "Thursday at 1pm central is good",
    "Thursday at 14h is fine",
    "Thu 2p works",
    "thurs @ 2",
    "Thrusday at 2 works for me",
    "Thursday at 2. I love the house at 12 Elm St, 3 bed 2 bath under 450k!",
    "Our budget is $450,000 for 3 beds. Thursday at 2 works to talk it through.",
    "jueves a las 2",
    "el jueves a las dos está perfecto",
    "El jueves a las 2 de la tarde me viene bien",
    "el jueves 12 de junio a las 14:00",
    "la segunda",
    "La segunda me funciona",
    "la segunda opción",
    "el segundo",
    "Sí, el jueves a las 2.",
    "este jueves a las 2 por favor",
    "¿Podría ser el jueves a las 2?",
    "Prefiero el jueves",
    "el de la tarde del jueves me va bien",
    "No puedo el martes, pero el jueves a las 2 sí puedo",
    "Llámeme el jueves a las 2",
    "THURSDAY AT 2PM WORKS FOR ME",
    "Thursday at 2pm works for me, see you then. Sent from my iPhone",
    "> Tuesday, June 10 at 10:00 am\n> Thursday, June 12 at 2:00 pm\n\nThe second one works.",
]
FRIDAY = [
    "Friday at 4 works",
    "4pm friday",
    "four on Friday is good",
    "Friday afternoon is best",
    "The last one works",
    "the third option",
    "the latest one please",
    "Let's do Fri 4pm",
    "friday 16:00",
    "el viernes a las 4",
    "viernes a las 4 de la tarde",
    "la última",
    "la del viernes",
    "el viernes a las 4 nos vemos",
    "la tercera me parece bien",
    "4 works",
    "Can we do 4?",
    "None of the others, but Friday at 4 works",
    "the 13th at 4",
]


@pytest.mark.parametrize("text", TUESDAY)
def test_takes_tuesday(text):
    assert shown(read(text)) == "accepts | 6/10 10:00"


@pytest.mark.parametrize("text", THURSDAY)
def test_takes_thursday(text):
    assert shown(read(text)) == "accepts | 6/12 14:00"


@pytest.mark.parametrize("text", FRIDAY)
def test_takes_friday(text):
    assert shown(read(text)) == "accepts | 6/13 16:00"


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "Yes please!",
        "Yes, that works.",
        "Sounds good",
        "works for me",
        "That works for me, thanks!",
        "perfect",
        "ok",
        "Sure!",
        "Yes\n\nSam",
        "sí",
        "Sí, perfecto",
        "Vale, me parece bien",
        "de acuerdo",
        "claro que sí",
        "👍",
        "That time works. My number is 555-123-4567.",
        "Let's do it",
        "Confirmed, talk then",
        "Yes, call me then.",
        "Great, thank you. Yes, that time is good.",
    ],
)
def test_a_yes_takes_the_only_offered_time(text):
    assert shown(read(text, (THU,))) == "accepts | 6/12 14:00"


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "Sounds good",
        "perfect, thanks",
        "sí",
        "ok",
        "Yes, let's talk",
    ],
)
def test_a_yes_to_several_times_takes_none(text):
    assert shown(read(text)) == "ambiguous | 6/10 10:00 | 6/12 14:00 | 6/13 16:00"


@pytest.mark.parametrize(
    "text", ["Yes. I am already preapproved.", "Sure. The basement needs work though.", "Ok. What are the taxes?"]
)
def test_a_yes_that_may_answer_something_else_is_asked_about(text):
    assert shown(read(text, (THU,))) == "ambiguous | 6/12 14:00"


@pytest.mark.parametrize("text", ["Any of those except Tuesday works", "Anytime except Tuesday", "any day but Tuesday"])
def test_any_but_one(text):
    assert shown(read(text)) == "accepts | 6/12 14:00"


NUMBERED = (june("10 10:00"), june("11 14:00"), june("12 16:00"))
NUMBERS = {
    "1": 0,
    "1.": 0,
    "#1": 0,
    "(1)": 0,
    "la 1": 0,
    "option 1 works": 0,
    "Yes, 1 please": 0,
    "one": 0,
    "Hi Dana,\n\n1": 0,
    "1 please, thank you": 0,
    "1\n\nSam": 0,
    "ok 2 then": 1,
    "2 please": 1,
    "la 2": 1,
    "La dos, gracias": 1,
    "2, thanks!": 1,
    "Ok 2": 1,
    "2 it is": 1,
    "number 2": 1,
    "I'd go with 2": 1,
    "opt 2": 1,
    "3": 2,
    "#3": 2,
    "Sure, 3": 2,
    "3\n\nThanks,\nSam": 2,
}


@pytest.mark.parametrize(("text", "place"), NUMBERS.items())
def test_a_mail_that_is_a_number_takes_that_option(text, place):
    answer = read(text, NUMBERED)
    assert (answer.kind, answer.slot) == (CallWord.ACCEPTS, NUMBERED[place]), shown(answer)


def test_a_number_beyond_the_options_is_a_time():
    assert shown(read("4", NUMBERED)) == "accepts | 6/12 16:00"
    assert shown(read("la 4", NUMBERED)) == "accepts | 6/12 16:00"
    assert shown(read("ok 5 then", NUMBERED)) == "proposes_vague"  # closed by then
    assert shown(read("2 please", (), booked=THU)) == "accepts | 6/12 14:00"


def test_a_number_that_is_an_option_and_the_hour_of_another_is_asked_about():
    assert shown(read("2", (THU, june("13 9:00")))) == "ambiguous | 6/12 14:00 | 6/13 09:00"
    assert shown(read("#2", (THU, june("13 9:00")))) == "accepts | 6/13 09:00"


def test_an_option_that_has_passed_is_not_taken_by_its_number():
    assert shown(read("1", NUMBERED, june("10 12:00"))) == "proposes_vague"


@pytest.mark.parametrize(
    "text", ["1 pm", "not 1", "1?\nor later", "1\nin the afternoon", "1 or 2", "at 1", "2 bath", "no 1 answers"]
)
def test_a_number_with_other_words_is_not_that_option_alone(text):
    assert shown(read(text, NUMBERED)) != "accepts | 6/10 10:00"
