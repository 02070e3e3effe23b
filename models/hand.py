"""A hand: who works on a document, so that deaths over it are counted."""

from __future__ import annotations

from datetime import datetime

from models.base import Part


class Hand(Part):
    """Stands on a document while somebody works on it: one that stays tells of a process that died."""

    holder: str  # whose it is: a worker
    since: datetime | None = None
    lost: int = 0  # processes that had it in hand before and did not come back
