"""Areas of the agency's own in small letters, beside one that was read or where homes are asked for."""

from __future__ import annotations

import pytest

from classifiers.needs.beside import with_those_beside
from classifiers.verdict import Need

KNOWN = ("Millpond", "Orchard Ridge", "Old Harbor", "Saltmarsh")
READ = {"areas": Need(("Orchard Ridge",), "orchard ridge")}


def areas(text: str, read: dict[str, Need]) -> tuple[str, ...]:
    found = with_those_beside(read, text, KNOWN)
    return found["areas"].value if "areas" in found else ()  # type: ignore[return-value]


@pytest.mark.parametrize(
    "text",
    [
        "house w garage under 450 millpond or orchard ridge ok",
        "orchard ridge and millpond, 3 beds",
        "millpond/orchard ridge up to 400",
        "Orchard Ridge, or the millpond",
        "orchard ridge o millpond",
    ],
)
def test_what_is_joined_to_an_area_is_one(text: str) -> None:
    assert set(areas(text, READ)) == {"Orchard Ridge", "Millpond"}


@pytest.mark.parametrize(
    "text",
    [
        "thats over 450. nothing in millpond?",
        "anything else in millpond?",
        "what do you have in millpond?",
        "what's there in millpond or saltmarsh under 400?",
        "any 3 beds in millpond?",
        "¿hay algo en millpond?",
    ],
)
def test_where_homes_are_asked_for_is_one(text: str) -> None:
    assert "Millpond" in areas(text, {})


@pytest.mark.parametrize(
    "text",
    [
        "is there a millpond near it?",
        "We live in millpond",
        "nothing in millpond please",
        "orchard ridge but no millpond",
        "orchard ridge. My sister is in millpond",
        "what are the taxes in millpond?",
        "3 beds up to 400",
    ],
)
def test_what_is_only_named_is_none(text: str) -> None:
    assert "Millpond" not in areas(text, READ if "orchard" in text else {})
