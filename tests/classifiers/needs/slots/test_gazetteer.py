"""Known names of places are found in any spelling of case, the longest first; and the shipped names."""

from __future__ import annotations

from pathlib import Path

import pytest

from classifiers.needs.slots.gazetteer import GAZETTEER_FILE, Gazetteer
from classifiers.needs.slots.tokens import tokens

NAMES = Gazetteer.of(["bath", "hudson", "croton on hudson", "mount vernon", "st paul", "vernon", "york county"])
LARGEST = 100_000  # bytes


def found(text: str) -> list[str]:
    pieces = tokens(text)
    return [text[pieces[first].start : pieces[last].end] for first, last in NAMES.found(pieces)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("in Croton-on-Hudson or Hudson", ["Croton-on-Hudson", "Hudson"]),
        ("mount vernon, not far", ["mount vernon"]),
        ("near St. Paul or ST PAUL", ["St. Paul", "ST PAUL"]),
        ("Mount Rainier, Vernon", ["Vernon"]),
        ("York or its County", []),
        ("York, County seat", []),
        ("2 bath", ["bath"]),
        ("", []),
    ],
)
def test_names_are_found(text: str, places: list[str]) -> None:
    assert found(text) == places


def test_the_shipped_names_are_folded_and_small() -> None:
    assert GAZETTEER_FILE.stat().st_size < LARGEST
    shipped = Gazetteer.load()
    assert {"yonkers", "park slope", "croton on hudson", "canon city", "pinellas county"} <= shipped.names
    assert all(name == name.lower().strip() for name in shipped.names)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        Gazetteer.load(tmp_path / "missing.gz")
