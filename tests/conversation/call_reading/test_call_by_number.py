"""Numbers that answer a numbered list of times: a place in it, unless a day of the month or an hour is as likely."""

from __future__ import annotations

import pytest
from call_talk import june, read, shown

NOW = june("30 9:00")
THREE = (june("7/1 10:00"), june("7/2 14:00"), june("7/3 16:00"))  # the 1st, the 2nd and the 3rd of July
LATER = (june("7/7 10:00"), june("7/8 14:00"), june("7/9 16:00"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("el 2", 1),
        ("Perfecto, el 2", 1),
        ("el 3 por favor", 2),
        ("Me quedo con el 1", 0),
        ("Sí, el 3. Mi celular es 207-555-0111", 2),
        ("agéndeme el 2 por favor", 1),
        ("el dos", 1),
        ("el uno por favor", 0),
        ("the 2", 1),
        ("I'll take the 3", 2),
        ("the 2 one please", 1),
    ],
)
def test_a_number_after_a_list_is_a_place_in_it(text: str, place: int) -> None:
    assert read(text, LATER, NOW).slot == LATER[place]


@pytest.mark.parametrize("text", ["el 2", "perfecto, el 3", "el 3 me queda bien", "ok, el 2 por favor", "el 2 gracias"])
def test_what_may_as_well_be_the_day_of_another_offer_is_asked_about(text: str) -> None:
    days = (june("7/2 10:00"), june("7/3 14:00"), june("7/4 16:00"))
    assert shown(read(text, days, NOW)).startswith("ambiguous | 7/")


@pytest.mark.parametrize(
    "text", ["la 2 está bien, gracias. ¿Usted habla español?", "la 2", "me quedo con la 2 por favor", "la 2, gracias"]
)
def test_la_and_a_number_is_a_place_though_another_offer_is_of_that_hour(text: str) -> None:
    at_two = (june("7/2 14:00"), june("7/3 16:00"), june("7/4 14:00"))
    assert read(text, at_two, NOW, language="es").slot == at_two[1]


@pytest.mark.parametrize("text", ["a la 1 está bien", "a la 1 de la tarde"])
def test_an_hour_with_its_article_stays_an_hour(text: str) -> None:
    assert read(text, (june("7/2 10:00"), june("7/3 13:00")), NOW, language="es").slot == june("7/3 13:00")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("el 2 de julio", "accepts | 7/2 14:00"),
        ("el día 3", "accepts | 7/3 16:00"),
        ("¿puede ser el 2 a las 11?", "proposes | 7/2 11:00"),
        ("el 10 por favor", "proposes_vague"),
        ("necesito algo para el 2 o después", "none"),
    ],
)
def test_a_day_that_is_named_as_one_stays_a_day(text: str, told: str) -> None:
    assert shown(read(text, THREE, NOW)) == told


@pytest.mark.parametrize("text", ["ok 10", "10 please", "yes, 10", "sure 10 then"])
def test_an_hour_of_one_offer_takes_it(text: str) -> None:
    assert read(text, LATER, NOW).slot == LATER[0]


@pytest.mark.parametrize("text", ["ok 9", "el 2", "the 3", "sure 11"])
def test_a_number_where_homes_were_listed_takes_no_time(text: str) -> None:
    assert read(text, LATER, NOW, by_place=False).slot is None
