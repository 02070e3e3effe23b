"""Rows in batches: what Python 3.12 calls itertools.batched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of at most `size` rows, in their order."""
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch
