"""Hours of business and offered times in other words than the facts': what is so goes, with the wrong day nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailbot.conversation.brief import Brief, CallTime, Fact
from mailbot.conversation.checking.clocks import clocks_in
from mailbot.conversation.checking.dates import days_in
from mailbot.conversation.checking.hours import hours_told
from mailbot.conversation.checking.review import Reviewed
from mailbot.conversation.checking.table import check
from mailbot.conversation.checking.when import proved_spans
from mailbot.conversation.writing.assembling import assemble
from mailbot.conversation.writing.briefing import with_facts
from mailbot.ops.eval.scenes import BUSINESS, PEOPLE, SCENES, SLOTS, as_written

HOURS = Fact(
    "business:office_hours",
    "The office is open Monday to Friday from 8:30 AM to 4:30 PM and Saturday from 10 AM to 2 PM.",
)
RULES = {"times", "loose_times"}
OFFERED = {
    "en": (
        "Tuesday, April 14 at 10:30 AM EDT",
        "Wednesday, April 15 at 2:00 PM EDT",
        "Friday, April 17 at 9:00 AM EDT",
    ),
    "es": (
        "martes 10 de marzo a las 10:00 MDT",
        "miércoles 11 de marzo a las 14:30 MDT",
        "jueves 12 de marzo a las 16:00 MDT",
    ),
}


def telling(language: str, *, asked: bool = False, hours: Fact = HOURS) -> Brief:
    """An answer of a business with those hours; `asked` is whether they were asked for."""
    facts = [*(fact for fact in BUSINESS if fact.id != HOURS.id), hours]
    answers = (hours,) if asked else ()
    return with_facts(replace(SCENES["answer"], language=language, facts=(), answers=answers), facts)


def offering(language: str) -> Brief:
    slots = tuple(CallTime(slot.at, text) for slot, text in zip(SLOTS, OFFERED[language], strict=True))
    return replace(SCENES["call"], language=language, slots=slots)


def held(brief: Brief, text: str) -> list[str]:
    """What the two rules of times find in a draft."""
    found = check(brief, assemble(brief, text), as_written(brief, text), PEOPLE)
    return [finding.detail for finding in found if finding.rule in RULES]


def proved(brief: Brief, text: str) -> list[str]:
    draft = Reviewed(text, text, brief, as_written(brief, text), PEOPLE)
    return [text[start:end] for start, end in sorted(proved_spans(text, draft))]


@pytest.mark.parametrize(
    "text",
    [
        "We open at 8:30 and close at 4:30.",
        "It is 8:30-4:30 on weekdays.",
        "Come by any weekday between 8:30 and 4:30.",
        "We open at half past eight and close at four-thirty, Monday through Friday.",
        "Till 4:30 on weekdays, and we open at 8:30.",
        "Our office is open Saturday between 10 and 2, and on weekdays from 8:30 to 4:30.",
        "On Saturdays the office is open from 10 to 2.",
        "Our office hours: 8:30 to 4:30 on weekdays, 10 to 2 on Saturdays.",
        "You can reach us on weekdays, 8:30 in the morning till 4:30.",
        "The office is closed on Sundays.",
    ],
)
def test_hours_go_in_other_words(text: str) -> None:
    assert held(telling("en", asked=True), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Abrimos a las ocho y media y cerramos a las cuatro y media, de lunes a viernes.",
        "Los sábados la oficina abre de 10 a 2.",
        "La oficina abre entre las 8:30 y las 4:30, de lunes a viernes.",
        "Los domingos no figuran en el horario de la oficina.",
    ],
)
def test_hours_go_in_spanish(text: str) -> None:
    assert held(telling("es"), text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The office is open on Saturdays until 4:30 PM.", "Saturdays 4:30 PM."),
        ("The office is open from 10 AM on weekdays.", "weekdays 10 AM"),
        ("We open at 4:30 PM and close at 8:30 AM.", "4:30 PM"),
        ("Office hours are weekdays nine to five.", "weekdays nine"),
        ("The office is closed on Saturdays.", "Saturdays"),
        ("You can reach us on Saturday evenings.", "Saturday evenings"),
        ("The office is open every day.", "every day"),
        ("Los sábados la oficina abre entre las 9 y las 2.", "sábados 9"),
        ("Office hours are Monday to Friday, 8:30 AM to 4:30 PM, closed over the lunch hour.", "over the lunch hour"),
    ],
)
def test_hours_that_no_fact_says_on_that_day_are_held(text: str, words: str) -> None:
    assert words in held(telling("en"), text)


def test_a_time_of_the_office_is_none_of_a_visit() -> None:
    """The hours of an open house are looked up among what is said of that, and not among the office's."""
    brief = telling("en", asked=True)
    assert held(brief, "Open houses are from 10 AM to 2 PM on Saturdays.")
    assert held(brief, "The house is open for viewings Monday to Friday from 8:30 AM to 4:30 PM.")


def test_a_day_by_appointment_is_not_open() -> None:
    brief = telling("en", hours=Fact("business:office_hours", "Mon-Fri 9am-5pm; Sat by appointment"))
    assert held(brief, "The office is open weekdays 9 to 5, and Saturdays by appointment.") == []
    assert held(brief, "The office is open on Saturdays.") == ["Saturdays"]


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday the 14th at half past ten, or Wednesday afternoon at two?",
        "There is 10:30 AM on the 14th, 2 PM on the 15th and 9 AM on the 17th.",
        "10:30 AM Tuesday, 2 PM Wednesday, 9:00 AM Friday.",
        "Friday morning at nine is the earliest of the three.",
        "Wednesday at 2:00 would do as well.",
    ],
)
def test_offered_times_go_in_short(text: str) -> None:
    assert held(offering("en"), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "¿Le sirve mar 10 AM, mié 2:30 PM o jue 4 PM?",
        "10:00 AM el martes, 2:30 PM el miércoles, 4:00 PM el jueves.",
        "El martes 10 a las diez de la mañana o el miércoles 11 a las dos y media de la tarde.",
        "El siguiente paso sería una llamada el martes, el miércoles o el jueves.",
    ],
)
def test_offered_times_go_in_short_in_spanish(text: str) -> None:
    assert held(offering("es"), text) == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Friday afternoon is free as well.", "Friday afternoon"),
        ("en", "Would Tuesday at half past nine do?", "Tuesday half past nine"),
        ("en", "The call on April 14, 15 or 16 is open.", "16"),
        ("en", "Any evening after six would do.", "Any evening"),
        ("en", "The weekend after next is free.", "weekend after next"),
        ("es", "El jueves por la mañana también se puede.", "jueves por la mañana"),
        ("es", "Sería el 10, 11 o 13 de marzo.", "13 de marzo"),
    ],
)
def test_a_time_that_was_not_offered_is_held(language: str, text: str, words: str) -> None:
    assert words in held(offering(language), text)


@pytest.mark.parametrize(
    "text",
    [
        "Wednesday at 10:30 AM or Friday at 9 AM?",
        "10:30 AM Wednesday, 2 PM Tuesday.",
        "Tuesday at 2:00 or Wednesday at 10:30?",
        "The 14th at 2 PM?",
    ],
)
def test_a_time_with_the_day_of_another_is_neither_let_go_nor_proved(text: str) -> None:
    brief = offering("en")
    assert held(brief, text)
    assert not {"10:30 AM", "2 PM", "2:00", "10:30"} & set(proved(brief, text))


def test_the_places_of_true_times_are_told() -> None:
    brief = telling("en")
    assert proved(brief, "The office is open from 10 to 2 on Saturdays.") == ["10", "2", "Saturdays"]
    assert proved(brief, "The office is open from 9 to 2 on Saturdays.") == []
    assert proved(brief, "It has 10 to 2 rooms.") == []
    assert proved(offering("en"), "The call on April 14, 15 or 16 is open.") == ["April 14", "15"]
    assert proved(offering("es"), "Puede ser el martes 10 o el miércoles 12.") == ["martes 10"]


def test_a_date_of_theirs_is_said_back_as_theirs() -> None:
    theirs = Fact("need:move_in", "August 1")
    brief = with_facts(replace(SCENES["suggest"], facts=()), [*BUSINESS, theirs])
    assert held(brief, "August 1 is the date that you gave us.") == []
    assert held(brief, "12 Elm St is free from August 1.")


@pytest.mark.parametrize(
    ("goes", "stays"),
    [
        ("Write again at any time with another price.", "She can talk any time."),
        ("If you have until next year, that is useful to know.", "If you can wait, next year it is cheaper."),
        ("No sé cuánto valdrá mañana.", "Mañana vale más."),
        ("Una llamada puede ser el próximo paso.", "La próxima semana está libre."),
        ("7 Oak Ave gets the morning sun.", "7 Oak Ave is free on Sun."),
    ],
)
def test_words_that_tell_no_time_go_and_those_that_do_stay(goes: str, stays: str) -> None:
    assert held(SCENES["suggest"], goes) == []
    assert held(SCENES["suggest"], stays)


@pytest.mark.parametrize(
    "text",
    ["12 Elm St is empty from mid-July.", "See it before the end of the month.", "La casa queda libre a fin de mes."],
)
def test_a_loose_time_is_held(text: str) -> None:
    assert held(SCENES["suggest"], text)


@pytest.mark.parametrize(
    "text",
    [
        "A quarter of one acre, from 2 to 3 beds, two thirty-year oaks.",
        "Tres recámaras, 3 y cuarto de servicio.",
        "The office is at 9 Main St.",
    ],
)
def test_what_counts_something_else_is_no_time(text: str) -> None:
    assert clocks_in(text) == []


def test_a_time_without_its_half_means_either() -> None:
    assert [sorted(clock.at) for clock in clocks_in("at 4:30, 16:30 or 4:30 PM")] == [[270, 990], [990], [990]]


def test_mar_is_a_day_in_spanish_and_a_month_in_english() -> None:
    assert [(set(day.weekdays), day.date) for day in days_in("mar 10", spanish=True)] == [({1}, (0, 10))]
    assert [(set(day.weekdays), day.date) for day in days_in("Mar 10")] == [(set(), (3, 10))]


def test_hours_of_a_fact_lie_within_a_day() -> None:
    told = hours_told(("Open Tue-Sat 9-5",), of_visits=False)
    assert [[*map(sorted, (hours.days, hours.opens, hours.closes))] for hours in told] == [
        [[1, 2, 3, 4, 5], [9 * 60], [17 * 60]]
    ]


SHOWN = Fact("business:fact_7", "Showings are on Tuesdays and Thursdays from 3 PM to 7 PM.")
BUT = Fact("business:office_hours", "The office is open every day except Wednesday from 10 AM to 5 PM.")


def showing(*facts: Fact, asked: bool = False, language: str = "en") -> Brief:
    others = [fact for fact in BUSINESS if fact.id != HOURS.id]
    answers = facts if asked else ()
    return with_facts(replace(SCENES["answer"], language=language, facts=(), answers=answers), [*others, *facts])


@pytest.mark.parametrize(
    "text",
    [
        "The house is shown Tuesdays and Thursdays, 3 to 7 PM.",
        "You can see it on a Tuesday or a Thursday, anywhere from 3 PM to 7 PM.",
        "It can be seen on Thursdays from 3 until 7 in the evening.",
        "Las visitas son los martes y jueves de 3 a 7 de la tarde.",
    ],
)
def test_hours_of_showings_go_in_other_words(text: str) -> None:
    assert held(showing(SHOWN, asked=True), text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The house is shown on Saturdays, 3 to 7 PM.", "Saturdays"),
        ("It is shown on Tuesdays from 1 PM to 7 PM.", "Tuesdays 1 PM"),
        ("See you on Thursday at 3 PM.", "Thursday 3 PM."),
        ("The office is open on Tuesdays.", "Tuesdays"),
    ],
)
def test_other_hours_of_showings_are_held(text: str, words: str) -> None:
    assert words in held(showing(SHOWN, asked=True), text)


BOTH = (
    Fact("business:fact_7", "Homes are shown on weekdays from 9 AM to 6 PM and on Saturdays from 10 AM to 3 PM."),
    Fact("business:office_hours", "The office is open Monday to Saturday from 9 AM to 6 PM."),
)


@pytest.mark.parametrize(
    "text",
    [
        "Showing hours are weekdays 9 AM to 6 PM, Saturdays 10 AM to 3 PM.",
        "As for seeing it, weekdays nine to six or Saturdays ten to three.",
        "In short: weekdays 9-6 or Saturday 10-3 to see it.",
        "We show homes on Saturdays from 10 AM until 3 PM.",
    ],
)
def test_hours_of_showings_are_none_of_the_office(text: str) -> None:
    assert held(showing(*BOTH, asked=True), text) == []
    assert "Saturdays 6 PM." in held(showing(*BOTH, asked=True), "Showing hours on Saturdays are 10 AM to 6 PM.")


def test_a_part_of_the_day_that_no_fact_says_is_held() -> None:
    mornings = Fact("business:fact_7", "Showings take place on Saturday mornings.")
    assert held(showing(mornings, asked=True), "Showings take place on Saturday mornings, by appointment.") == []
    assert held(showing(mornings, asked=True), "Showings take place on Saturday afternoons, by appointment.")


@pytest.mark.parametrize(
    "text",
    [
        "We are open every day but Wednesday, 10 to 5.",
        "The office is open any day except Wednesday from 10 AM to 5 PM.",
        "Our office is open 10 AM to 5 PM, closed Wednesdays.",
        "Abrimos todos los días menos el miércoles, de 10 a 5.",
    ],
)
def test_every_day_but_one(text: str) -> None:
    assert held(showing(BUT), text) == []


def test_the_day_that_is_left_out_is_no_day_of_business() -> None:
    assert "Wednesdays" in held(showing(BUT), "The office is open on Wednesdays.")
    assert "every day but Monday" in held(showing(BUT), "We are open every day but Monday, 10 to 5.")


@pytest.mark.parametrize(
    "text",
    [
        "¿Prefiere el martes 10 por la mañana, a las 10:00, o el jueves 12 a las 4:00 de la tarde?",
        "Tengo el martes 10 de marzo a las 10:00; el jueves 12 por la tarde también, a las 16:00.",
        "Elija martes 10, miércoles 11 o jueves 12, a las 10:00, 14:30 y 16:00 respectivamente.",
        "Las 10:00 del martes 10 de marzo, o las 4 de la tarde del jueves 12.",
        "Puede ser a las 10:00 a. m. del 10 de marzo, a las 14:30 del 11 o a las 16:00 del 12.",
        "Tiene el 10, el 11 y el 12 de marzo, a las 10:00, 14:30 y 16:00.",
    ],
)
def test_offered_times_go_in_spanish_lists(text: str) -> None:
    assert held(offering("es"), text) == []


def test_times_in_order_belong_each_to_its_day() -> None:
    swapped = "Elija martes 10, miércoles 11 o jueves 12, a las 14:30, 10:00 y 16:00"
    assert held(offering("es"), f"{swapped} respectivamente.")
    assert held(offering("es"), f"{swapped}.")
    assert held(offering("es"), "Puede ser a las 10:00 a. m. del 10 de marzo o a las 16:00 del 11.")


def test_how_long_something_takes_is_what_a_fact_says() -> None:
    takes = Fact("business:fact_7", "A first visit takes about an hour.")
    brief = showing(takes)
    rules = {one.rule for one in check(brief, "", as_written(brief, "A visit takes about two hours."), PEOPLE)}
    assert "sizes" in rules
    for text in ("A visit takes about an hour.", "A visit takes about 60 minutes."):
        assert "sizes" not in {one.rule for one in check(brief, "", as_written(brief, text), PEOPLE)}
