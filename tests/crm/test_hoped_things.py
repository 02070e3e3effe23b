"""What a home must have, what it is hoped to have, and who cannot use stairs."""

from __future__ import annotations

import pytest

from mailbot.crm.matching.must_haves import hoped, wished
from mailbot.crm.matching.scoring import Wants
from models.property import PropertyType


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("departamento amueblado si se puede aunque no es indispensable, 2 recamaras", "furnished"),
        ("2 beds, a garage if possible", "garage"),
        ("3 beds. A fireplace would be a bonus", "fireplace"),
        ("looking for 3 beds up to 400, with a pool though not a must", "pool"),
        ("busco casa con sótano, si es posible", "basement"),
    ],
)
def test_what_is_hoped_for_is_no_condition(text: str, name: str) -> None:
    assert [thing.name for thing in hoped([text])] == [name]
    assert name not in [thing.name for thing in wished([text])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("3 beds, garage is a must", ["garage"]),
        ("we need a fenced yard, and a pool if possible", ["fenced yard"]),
        ("busco departamento amueblado, 2 recamaras", ["furnished"]),
        ("we want a garage. Call me today if possible", ["garage"]),
    ],
)
def test_a_condition_stays_one(text: str, names: list[str]) -> None:
    assert [thing.name for thing in wished([text])] == names


@pytest.mark.parametrize(
    "text",
    [
        "my moms. and she wants a rental, 1st floor, 2 bed",
        "Ella no puede subir escaleras, buscamos casa",
        "my mom can't do stairs",
        "he uses a wheelchair",
        "stairs are a problem for my dad, 2 beds",
        "2-3 beds, up to 400, ideally single floor. wifes knees",
        "1st floor or elevator please, 2 bed rental",
    ],
)
def test_who_cannot_use_stairs_needs_one_floor(text: str) -> None:
    assert "one floor" in [thing.name for thing in wished([text])]


@pytest.mark.parametrize(
    "text",
    [
        "3 beds with laundry on the first floor too",
        "are there stairs at 22 Heron?",
        "is the first floor carpeted?",
        "we want three floors",
    ],
)
def test_other_floors_are_no_such_need(text: str) -> None:
    assert "one floor" not in [thing.name for thing in wished([text])]


@pytest.mark.parametrize("kind", [PropertyType.MULTI_FAMILY, PropertyType.COMMERCIAL, PropertyType.LAND])
def test_a_kind_of_which_there_are_few_is_enough_to_look(kind: PropertyType) -> None:
    assert Wants(property_type=kind).knows_enough


@pytest.mark.parametrize("kind", [PropertyType.HOUSE, PropertyType.CONDO, PropertyType.TOWNHOUSE, None])
def test_a_common_kind_is_not(kind: PropertyType | None) -> None:
    assert not Wants(property_type=kind).knows_enough
