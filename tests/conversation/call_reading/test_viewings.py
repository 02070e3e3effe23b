"""When a lead would come and see a home, in their own words; it is none for the call that is talked about."""

from __future__ import annotations

import pytest
from call_talk import FRI, NEW_YORK, NOW, THU, june, read, shown

from mailbot.conversation.call_reading.acceptance import sets_up_a_call
from mailbot.conversation.call_reading.viewings import viewing_in
from mailbot.conversation.steps import CallWord

WHEN = {
    "We would like to come and see it, Tuesday at 10 would suit us.": "Tuesday at 10",
    "Could we see 5 and 12 Miller's Close on Saturday morning?": "Saturday morning",
    "¿Podemos verlo el jueves a las 3? Mi teléfono es 207 555 0181": "jueves a las 3",
    "ok lets go see it. sat morning. 207 555 0166": "sat morning",
    "10:30 sat. we meet you at the house?": "10:30 sat",
    "a las 10:30 el sábado, ahí nos vemos en la casa": "a las 10:30 el sábado",
    "those are all calls?? we just want to SEE it on saturday. at 11": "saturday, at 11",
    "I'm in town only on Saturday. Can we see them Saturday at 10:30 or not?": "Saturday at 10:30",
    "Tuesday at 2 is fine for the call, but Friday noon for the visit please": "Friday noon",
    "We'll come by this Saturday around 11 then. Will someone be free?": "this Saturday around 11",
    "No, quise decir el jueves a las 4, para ver la casa.": "jueves a las 4",
}


@pytest.mark.parametrize("text", WHEN)
def test_when_they_would_come_is_told_in_their_words(text: str) -> None:
    found = viewing_in(text, NOW, NEW_YORK)
    assert found is not None
    assert found.words == WHEN[text]


@pytest.mark.parametrize(
    "text",
    [
        "Thursday at 2 works",
        "We are moving March 1. Can we see 12 Elm St?",
        "We saw it last Saturday",
        "We can't see it on Saturday",
        "Call me Tuesday at 4",
        "The open house was lovely, talk to you Friday",
        "See you then! Thursday at 2 it is",
        "Could someone do a video tour with us? I can do a call Thursday at 10",
        "People who come to view it park across my driveway every Saturday.",
        "Your open houses on Sundays bring fifty cars, and strangers come to look at my garden",
        "La gente que viene a ver la casa los sábados me tapa la entrada",
    ],
)
def test_other_days_are_none_of_a_visit(text: str) -> None:
    assert viewing_in(text, NOW, NEW_YORK) is None


@pytest.mark.parametrize(
    "text", ["Hello? Saturday?", "we both work days so only after 5 or weekends", "Friday is best"]
)
def test_a_day_alone_is_one_for_the_visit_that_is_wanted(text: str) -> None:
    assert viewing_in(text, NOW, NEW_YORK, wanted=True) is not None
    assert viewing_in(text, NOW, NEW_YORK) is None
    assert viewing_in(f"{text}. Call me then.", NOW, NEW_YORK, wanted=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "ok lets go see it. sat morning",
        "we just want to SEE it on saturday. at 11",
        "2 pm thursday. we meet you at the house?",
        "Great, see you at the house on Thursday at 2!",
        "a las 2 el jueves, nos vemos en la casa",
    ],
)
def test_a_time_to_come_takes_none_for_a_call(text: str) -> None:
    assert read(text).slot is None
    assert read(text).kind is not CallWord.AMBIGUOUS


@pytest.mark.parametrize(
    "text",
    [
        "sorry, the thursday one. and I'd still like to see it saturday",
        "Thursday at 2 works. Can we see 12 Elm too?",
        "Thursday at 2, see you then",
        "Thu 2pm is good for the call",
    ],
)
def test_an_offered_time_beside_a_visit_is_taken(text: str) -> None:
    assert shown(read(text)) == "accepts | 6/12 14:00"


@pytest.mark.parametrize(
    "text",
    [
        "So sorry, we have the dentist at 2 on Tuesday. Could we make it Wednesday at 4 instead?",
        "I have to work Tuesday. Could she call Wednesday instead?",
        "we've got a closing on Tuesday, other than that fine",
        "tengo que trabajar el martes",
    ],
)
def test_what_else_happens_that_day_is_no_visit(text: str) -> None:
    assert viewing_in(text, NOW, NEW_YORK, days=frozenset({1})) is None


def test_a_day_that_was_named_for_the_visit_moves_no_call() -> None:
    text = "y el sábado entonces, ¿a qué hora?"
    assert shown(read(text, (), booked=THU, visit_days=frozenset({5}))) == "none"
    moved = read("Could we move the call to Saturday?", (), booked=THU, visit_days=frozenset({5}))
    assert moved.kind is CallWord.RESCHEDULES_VAGUE


@pytest.mark.parametrize(
    "text",
    [
        "My wife will join, can you send her the invite too? Great, thanks.",
        "Great, thanks. Can you send my wife the invite too?",
        "If I get out of work in time, Thursday at 2 it is.",
        "Thursday at 2, right? Let me check with my wife",
    ],
)
def test_the_booked_time_alone_is_no_question(text: str) -> None:
    assert read(text, (THU,), booked=THU).kind is not CallWord.AMBIGUOUS


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("So sorry, we have the dentist at 2 on Thursday. Could we make it Friday at 4 instead?", "6/13 16:00"),
        ("Something came up, can we do Friday 4 instead?", "6/13 16:00"),
        ("Something came up, can we do Thursday 9 instead?", "6/12 09:00"),
        ("Something came up, can we do Tuesday 10:30 instead?", "6/10 10:30"),
    ],
)
def test_another_time_than_the_booked_one_moves_it(text: str, heard: str) -> None:
    assert shown(read(text, (THU, FRI), booked=THU)) == f"reschedules | {heard}"


def test_a_number_behind_a_weekday_is_an_hour_where_the_date_is_weeks_away() -> None:
    first = june("2 9:00")
    wednesday = june("4 14:00")
    text = "Something came up, can we do Tuesday 10 instead?"  # the 3rd is the next Tuesday, the 10th the one after
    assert shown(read(text, (), now=first, booked=wednesday)) == "reschedules | 6/3 10:00"
    assert shown(read("Tuesday 10 at 4 instead?", (), now=june("9 9:00"), booked=THU)) == "reschedules | 6/10 16:00"


@pytest.mark.parametrize(
    "text",
    [
        "I can do a call Thursday 10am Pacific",
        "could you call me Friday at 3",
        "we're free for a quick call at 4",
        "¿me puede llamar el martes a las 10?",
    ],
)
def test_a_call_is_set_up_in_so_many_words(text: str) -> None:
    assert sets_up_a_call(text)


@pytest.mark.parametrize(
    "text",
    [
        "Don't call me, I'd rather email",
        "No need for a call. Thursday at 10",
        "I have a dog",
        "the calls of birds",
        "what would you call a fair price?",
    ],
)
def test_no_call_is_set_up_by_other_words(text: str) -> None:
    assert not sets_up_a_call(text)


ASKED_FOR = {
    "Could I see it tomorrow after work? Around 5:30": "tomorrow, 5:30",
    "She comes on the weekend and would look at it with me. Would Saturday afternoon be possible?": "the weekend, "
    "Saturday afternoon",
    "can i see it thursday, i have to leave by 4 tho": "thursday, i have to leave by 4",
    "Not this Saturday, the next. Sunday doesn't work anymore": "Not this Saturday, the next",
    "My sponsor can walk through it on Friday at 1500.": "Friday at 1500",
}


@pytest.mark.parametrize("text", ASKED_FOR)
def test_all_that_is_said_of_when_is_told_of_a_visit_that_is_wanted(text: str) -> None:
    found = viewing_in(text, NOW, NEW_YORK, wanted=True)
    assert found is not None
    assert found.words == ASKED_FOR[text]


@pytest.mark.parametrize(("text", "day"), [("not this Friday, the next", 20), ("next Friday, not this one", 20)])
def test_a_weekday_after_the_next_is_a_day_of_that_week(text: str, day: int) -> None:
    found = viewing_in(text, NOW, NEW_YORK, wanted=True)
    assert found is not None
    assert found.first_day is not None
    assert found.first_day.day == day


def test_who_is_somewhere_until_a_day_names_none_for_the_visit() -> None:
    text = "A call is fine, I'm at 207-555-0155. But I'm in Denver till Thursday."
    assert viewing_in(text, NOW, NEW_YORK, dated=True) is None


def test_a_call_on_the_weekday_of_the_visit_is_none_for_it() -> None:
    text = "Yes a quick call is fine. Today at 4?"
    assert viewing_in(text, NOW, NEW_YORK, days=frozenset({NOW.weekday()})) is None


@pytest.mark.parametrize("text", ["Yes a quick call is fine. Today at 4?", "Call me at 0900 tomorrow, 207-555-0190"])
def test_a_time_behind_the_word_of_a_call_is_none_for_the_visit_that_was_dated(text: str) -> None:
    assert viewing_in(text, NOW, NEW_YORK, dated=True) is None
