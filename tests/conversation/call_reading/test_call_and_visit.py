"""A visit and a call are two things: which day is for which, what changes it, and what takes it for agreed."""

from __future__ import annotations

import pytest
from call_talk import NEW_YORK, NOW, read, shown

from mailbot.conversation.call_reading.agreed_visit import takes_for_agreed
from mailbot.conversation.call_reading.changed_visit import changes_a_time
from mailbot.conversation.call_reading.home_visits import asks_to_come
from mailbot.conversation.call_reading.viewings import viewing_in

BOTH = {
    "thurs 10 for the call, sat 11 for the house": ("sat 11", "proposes | 6/12 10:00"),
    "Saturday 11 for the tour and Tuesday at 4 for the call": ("Saturday 11", "ambiguous | 6/10 16:00"),
    "want to walk thru it thurs after 4 and also have a quick call w nora Tuesday at 2": (
        "thurs after 4",
        "none",
    ),
    "el martes a las 10 para la llamada, el sábado a las 11 para la casa": (
        "sábado a las 11",
        "proposes | 6/10 10:00",
    ),
}


@pytest.mark.parametrize("text", BOTH)
def test_of_two_times_in_a_sentence_each_is_for_its_own(text: str) -> None:
    words, call = BOTH[text]
    found = viewing_in(text, NOW, NEW_YORK)
    assert found is not None
    assert found.words == words
    assert shown(read(text, ())) == call


VISITS = {
    "Can I see 27 Weir Saturday AND can someone call me before that to talk financing?": "Saturday",
    "sunday for the house maybe?": "sunday",
    "We'd love to take a look. We can drive up any day next week after 1. My cell: (207) 555-0163": "next week after 1",
    "can we see it wed at 11 my number is 207 555 0190": "wed at 11",
    "when can I see 304, I'm in town Dec 4-6": "Dec 4-6",
    "Could we walk through it Thursday at 5:30?": "Thursday at 5:30",
}


@pytest.mark.parametrize("text", VISITS)
def test_what_speaks_of_the_home_is_for_the_visit(text: str) -> None:
    found = viewing_in(text, NOW, NEW_YORK)
    assert found is not None
    assert found.words == VISITS[text]


@pytest.mark.parametrize(
    "text",
    [
        "Thursday for the call please",
        "Call me Thursday to schedule a showing",
        "Thursday at 2 works for a quick chat",
        "Can we talk Friday about seeing it?",
        "I hunt for the house of my dreams since Monday",
    ],
)
def test_what_speaks_of_the_call_is_not(text: str) -> None:
    assert viewing_in(text, NOW, NEW_YORK) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("860-555-0133. Morning is best, before my shift at noon", "Morning"),
        ("mi esposo trabaja entre semana podemos el sabado", "sabado"),
        ("I work Tuesday. Wednesday is open", "Wednesday"),
        ("can we see it after work Thursday", "Thursday"),
    ],
)
def test_when_somebody_works_is_no_time_to_come(text: str, words: str) -> None:
    found = viewing_in(text, NOW, NEW_YORK, wanted=True)
    assert found is not None
    assert found.words == words


CHANGED = {
    "my mom can't make it wed after all. thursday same time?": "thursday same time",
    "make it Thursday": "Thursday",
    "no wait Friday is better, 3pm": "Friday, 3pm",
    "shoot, something came up at work. Friday same time?": "Friday same time",
    "Actually Saturday morning would be better": "Saturday morning",
    "mejor el viernes a la misma hora": "viernes a la misma hora",
}


@pytest.mark.parametrize("text", CHANGED)
def test_a_changed_visit_is_told_in_their_words(text: str) -> None:
    assert changes_a_time(text)
    found = viewing_in(text, NOW, NEW_YORK, days=frozenset({2}), goes_on=True)
    assert found is not None
    assert found.words == CHANGED[text]


@pytest.mark.parametrize(
    "text",
    [
        "None of those times work, anything Thursday?",
        "Thursday at 2 works",
        "Is the yard fenced? We'd move on Friday",
        "The second one please",
        "Do you have any other times on Friday?",
    ],
)
def test_other_words_change_no_visit(text: str) -> None:
    assert not changes_a_time(text)


@pytest.mark.parametrize(
    "text", ["Can't do Saturday anymore but keep the call", "Saturday doesn't work after all", "ya no puedo el sábado"]
)
def test_a_day_that_is_taken_back_is_told(text: str) -> None:
    found = viewing_in(text, NOW, NEW_YORK, days=frozenset({5}))
    assert found is not None
    assert not found.words
    assert found.off.lower() in ("saturday", "sábado")
    assert viewing_in(text, NOW, NEW_YORK, days=frozenset({1})) is None


@pytest.mark.parametrize(
    "text",
    [
        "Just to confirm - you're meeting us at the house wednesday right?",
        "great see you tomorrow at 10 then",
        "and we're still on for thurs 4:30 at the house?",
        "so is that confirmed",
        "so tour friday is confirmed?",
        "Can you confirm our Saturday showing?",
        "who's meeting us there",
        "perfect so we're confirmed for sunday?",
        "¿entonces queda confirmada la visita?",
        "are we all set for Saturday at 11?",
    ],
)
def test_a_visit_is_taken_for_agreed(text: str) -> None:
    assert takes_for_agreed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Is the price confirmed?",
        "Can we see it Saturday at 11?",
        "Is it set up for electric heat?",
        "We are good for 400k",
        "I see you have a condo on Stave Street",
        "Are the taxes set by the town?",
        "Could you confirm that dogs are allowed?",
    ],
)
def test_other_questions_take_no_visit_for_agreed(text: str) -> None:
    assert not takes_for_agreed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fine, Thursday afternoon she can come. 3ish? 207-555-0163",
        "Sí que venga el jueves en la tarde, después de las 3. Mi teléfono es 207-555-0129",
        "I'd rather she comes to the house than a phone call. Wednesday after 1?",
        "Nora can come Tuesday at 2. My cell is 207-555-0100",
        "You can come Saturday. around 11? 207-555-0100",
        "puede venir el sábado a las 10, mi cel es 207-555-0100",
        "send her over Wednesday at noon. 207-555-0100",
    ],
)
def test_the_hour_at_which_a_seller_lets_somebody_in_is_no_calls(text: str) -> None:
    assert asks_to_come(text)
    assert read(text, (), invited=True).slot is None


@pytest.mark.parametrize(
    "text",
    [
        "call me Thursday at 3. 207-555-0163",
        "they can come down to 1 percent, call me Thursday at 3",
        "she can come up with a better offer. Call me Thursday at 3",
        "el mes que venga me mudo. Llámeme el jueves a las 3",
    ],
)
def test_other_hours_of_a_seller_are(text: str) -> None:
    assert not asks_to_come(text)
    assert read(text, (), invited=True).slot is not None
