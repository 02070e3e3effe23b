"""A tally: how often each kind of event happened on one day, so that no page counts them again."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from models.base import Scoped, index


class Tally(Scoped):
    """One day of the account's zone. `counts` is complete for all events before `upto`."""

    day: str  # 2027-03-04
    upto: datetime
    counts: dict[str, int] = Field(default_factory=dict)  # by kind of event, its dot written as a colon

    class Settings:
        name = "tallies"
        indexes = [index("day", unique=True)]
