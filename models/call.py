"""A call: a telephone appointment with a lead."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from models.base import Scoped, index
from models.hand import Hand


class CallState(StrEnum):
    BOOKED = "booked"
    CANCELLED = "cancelled"
    DONE = "done"  # its time has passed


COUNTED = (CallState.BOOKED, CallState.DONE)  # what figures call a call; one that was cancelled is none


class Call(Scoped):
    """An appointment. `uid` and `sequence` are the iCalendar event's (RFC 5545 §3.8.4.7, §3.8.7.4)."""

    number: int
    thread_id: str
    contact_id: str
    state: CallState = CallState.BOOKED
    starts_at: datetime
    taken: list[datetime] = Field(default_factory=list)  # `minutes_of` its time, unless they are given
    arranged_at: datetime | None = None  # when it was moved to this time; None: never moved
    minutes: int
    phone: str = ""
    uid: str
    sequence: int = 0
    confirmed: bool = False  # accepted in the lead's own calendar
    reminders_sent: list[float] = Field(default_factory=list)  # hours before
    reason: str = ""
    untold: str = ""  # what the lead is yet to be told of a change that the operator made: the name of a notice
    hand: Hand | None = None  # who tells or reminds them

    @model_validator(mode="after")
    def _takes_its_minutes(self) -> Self:
        self.taken = self.taken or minutes_of(self.starts_at, self.minutes)
        return self

    class Settings:
        name = "calls"
        indexes = [
            index("number", unique=True),
            # No minute has two calls: booking is an insert or a conditional move that this index decides.
            index("taken", unique=True, where={"state": "booked", "taken": {"$exists": True}}),
            index("thread_id", "number"),
            index("contact_id"),
            index("state", "starts_at"),
            index("untold", where={"untold": {"$gt": ""}}),
        ]


def minutes_of(starts_at: datetime, minutes: int) -> list[datetime]:
    """Every minute that a call of so many takes up: calls that overlap share one."""
    first = starts_at.replace(second=0, microsecond=0)
    return [first + timedelta(minutes=minute) for minute in range(minutes)]
