"""Features as Spanish names them; what has no sure name is left out."""

from __future__ import annotations

import csv

import pytest

from mailbot.conversation.checking import features
from mailbot.crm.naming.feature_names import in_spanish
from mailbot.embedded import town


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
        ("treehouse", "casita en el árbol"),
        ("radiant floors", "suelo radiante"),
        ("great room", "gran sala"),
        ("walk-in closet", "vestidor"),
        ("stainless steel appliances", "electrodomésticos de acero inoxidable"),
        ("kitchen 2018", "cocina de 2018"),
        ("city water", "agua municipal"),
    ],
)
def test_a_feature_has_a_name_in_spanish(feature: str, named: str) -> None:
    assert in_spanish((feature,)) == (named,)


@pytest.mark.parametrize("feature", ["treehouse that conveys", "garage apartment", "no garage", "pool table", "quiet"])
def test_what_is_not_surely_known_is_left_out(feature: str) -> None:
    assert in_spanish((feature,)) == ()


def test_each_is_said_once_in_their_order() -> None:
    assert in_spanish(("deck", "mystery", "fenced yard", "fenced patio")) == ("terraza", "patio cercado")


def test_every_feature_of_the_town_has_a_name() -> None:
    rows = csv.DictReader(town.PROPERTIES.open(encoding="utf-8"))
    listed = sorted({feature for row in rows for feature in row["features"].split(";") if feature})
    assert [feature for feature in listed if not in_spanish((feature,))] == []


@pytest.mark.parametrize(
    "feature",
    ["radiant floors", "courtyard", "courtyard side", "mini split", "private path", "quiet street", "wide pine floors",
     "hot tub", "gas range", "walk to beach", "septic system", "library", "near trail", "utilities included"],
)  # fmt: skip
def test_a_name_claims_no_more_than_the_record(feature: str) -> None:
    """Else the reply with it is held: the checks look for what homes have in both languages."""
    (name,) = in_spanish((feature,))
    claimed = {thing for thing, pattern in features._COMPILED if pattern.search(name)}
    assert claimed <= {thing for thing, pattern in features._COMPILED if pattern.search(feature)}
