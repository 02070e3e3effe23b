"""A batch: deliveries that one worker took together, until all that left stands in its threads."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from models.base import Scoped, index
from models.hand import Hand


class Batch(Scoped):
    """Written before the first of its mails leaves, removed when all are recorded: one that stays tells of a crash."""

    deliveries: list[str] = Field(default_factory=list)  # their ids
    worker: str = ""
    until: datetime  # after that its worker is taken for dead
    hand: Hand | None = None  # who records what a dead worker left

    class Settings:
        name = "batches"
        indexes = [index("until")]
