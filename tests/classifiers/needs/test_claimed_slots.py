"""A model's claims are held to the numbers of their quotes, in whatever language these are spelled out."""

from __future__ import annotations

import pytest

from classifiers.needs.claimed_slots import proven


@pytest.mark.parametrize(
    ("slot", "value", "quote"),
    [
        ("bedrooms_min", 3, "three bedrooms"),
        ("bedrooms_min", 3, "trois chambres"),
        ("bedrooms_min", 2, "dois quartos"),
        ("bedrooms_min", 4, "с четырьмя или 4 спальнями"),
        ("bedrooms_min", 3, "三室两卫"),
        ("bathrooms_min", 2, "三室两卫"),
        ("bathrooms_min", 2.5, "deux salles de bains et demie"),
        ("bedrooms_min", 3, "drei Schlafzimmer"),
        ("price_max", 450_000, "450 000 dollars maximum"),
    ],
)
def test_the_quote_bears_it_out(slot: str, value: float, quote: str) -> None:
    assert proven(slot, value, quote) == value


@pytest.mark.parametrize(
    ("slot", "value", "quote"),
    [
        ("bedrooms_min", 3, "des chambres"),
        ("bedrooms_min", 4, "trois chambres"),
        ("bathrooms_min", 2.5, "deux salles de bains"),
        ("bedrooms_min", 3, "卫生间"),
    ],
)
def test_the_quote_does_not(slot: str, value: float, quote: str) -> None:
    assert proven(slot, value, quote) is None
