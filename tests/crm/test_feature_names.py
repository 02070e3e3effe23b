"""Features as Spanish names them; what has no sure name is left out."""

from __future__ import annotations

import pytest

from mailbot.crm.naming.feature_names import in_spanish


@pytest.mark.parametrize(
    ("feature", "named"),
    [
        ("two-car garage", "garaje para dos autos"),
        ("one-car garage", "garaje para un auto"),
        ("Fenced yard", "patio cercado"),
        ("deck 2023", "terraza de 2023"),
        ("deck", "terraza"),
        ("cat friendly", "se aceptan gatos"),
        ("no flood insurance", "sin seguro de inundación"),
        ("two parking spaces", "dos lugares de estacionamiento"),
        ("1.8 acres", "1.8 acres"),
    ],
)
def test_a_feature_has_a_name_in_spanish(feature: str, named: str) -> None:
    assert in_spanish((feature,)) == (named,)


@pytest.mark.parametrize("feature", ["treehouse that conveys", "garage apartment", "no garage", "pool table", "quiet"])
def test_what_is_not_surely_known_is_left_out(feature: str) -> None:
    assert in_spanish((feature,)) == ()


def test_each_is_said_once_in_their_order() -> None:
    assert in_spanish(("deck", "mystery", "fenced yard", "fenced patio")) == ("terraza", "patio cercado")
