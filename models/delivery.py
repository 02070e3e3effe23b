"""A delivery: one mail to one recipient, from the wish to send it to what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Final

from pydantic import Field

from models.base import Part, Scoped, index
from models.property import ToldHome


class DeliveryState(StrEnum):
    """The life of a delivery; the first four lead to one of the others."""

    QUEUED = "queued"  # waits for its time and a free hand
    CLAIMED = "claimed"  # a worker holds it until `lease_until`; nothing has left
    HANDED_OVER = "handed_over"  # written just before DATA: from here on it may have left
    DEFERRED = "deferred"  # the server said not now; goes back to queued at `due_at`
    ACCEPTED = "accepted"  # the server took responsibility
    FAILED = "failed"  # the server refused for good, or patience ran out
    UNKNOWN = "unknown"  # may have left; never sent again by itself
    SKIPPED = "skipped"  # the gate held it back; `reason` says why
    HELD = "held"  # taken out, by a restored backup; waits for `deliveries settle`


class Purpose(StrEnum):
    """Why a mail is sent; decides which rules of the gate bind it."""

    CAMPAIGN = "campaign"
    REPLY = "reply"  # our answer to a lead
    INVITE = "invite"  # an iCalendar invitation, change or cancellation
    REMINDER = "reminder"  # a call is near
    NOTICE = "notice"  # to the operator
    TEST = "test"  # a campaign shown to its author


# What a delivery is that no worker holds.
UNCLAIMED: Final[Mapping[str, object]] = {"claimed_by": "", "lease_until": None}


class Bounce(Part):
    """What came back after the server had accepted."""

    hard: bool
    status: str = ""  # RFC 3463, e.g. 5.1.1
    reason: str = ""
    at: datetime
    counts: bool = True  # towards suppression; not a delay notice, a fault of ours, nor what the operator took back
    delayed: bool = False  # still being tried when the report was written

    @property
    def kind(self) -> str:
        """hard, soft or delayed."""
        return "hard" if self.hard else "delayed" if self.delayed else "soft"


class Content(Part):
    """What a mail says, for every purpose but campaigns (those are rendered when they leave)."""

    subject: str
    text: str
    html: str = ""
    to_name: str = ""
    cc: tuple[str, ...] = ()
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    calendar: str = ""  # iCalendar text
    calendar_method: str = ""  # REQUEST, CANCEL
    property_refs: tuple[str, ...] = ()  # checked to be still active when the mail leaves
    told_homes: tuple[ToldHome, ...] = ()  # these as they were when it was written; checked to be so still
    offered_slots: tuple[datetime, ...] = ()


class Delivery(Scoped):
    """One mail to one recipient. `key` says what it is for, and is unique: the same thing is never sent twice."""

    heavy: ClassVar[tuple[str, ...]] = ("content",)

    key: str
    purpose: Purpose
    state: DeliveryState = DeliveryState.QUEUED
    reason: str = ""
    recipient: str
    contact_id: str = ""
    thread_id: str = ""
    campaign: int = 0
    step: int = 0
    content: Content | None = None
    answers: str = ""  # id of the inbound message that this replies to
    author: str = ""  # who wrote that, where this goes to another address of theirs (Reply-To): a stop of either holds
    copied: list[str] = Field(default_factory=list)  # who got a copy as it was handed over
    burst: list[str] = Field(default_factory=list)  # ids of all that it answers
    farewell: bool = False  # mailbot's last word before a person takes over: their mute does not hold it back
    approved_by: str = ""  # the person who let it go
    due_at: datetime
    expires_at: datetime | None = None  # from then on it would come too late, and is not sent
    attempts: int = 0
    claimed_by: str = ""
    lease_until: datetime | None = None
    lost: int = 0  # workers that had it in hand before it was handed over, and died
    message_id: str | None = None
    smtp_code: int = 0
    smtp_reply: str = ""
    handed_over_at: datetime | None = None
    ended_at: datetime | None = None
    copy_due: bool | None = None  # True until the Sent folder is known to hold it
    copy_appended: bool = False  # it was we who put it there
    copy_refused: int = 0  # times that the server would not have the copy
    told: bool = False  # the operator was told that this answer did not leave
    followed: bool = False  # the next step of its campaign has been queued
    bounce: Bounce | None = None
    reported_on: list[str] = Field(default_factory=list)  # days (YYYY-MM-DD) of reports that prove nothing
    replied_at: datetime | None = None

    class Settings:
        name = "deliveries"
        indexes = [
            index("key", unique=True),
            index("state", "due_at"),
            index("campaign", "state", "due_at"),
            index("copy_due", where={"copy_due": True}),
            index("recipient", "ended_at"),
            index("author", where={"author": {"$gt": ""}}),
            index("copied", where={"copied": {"$gt": ""}}),
            index("reported_on", where={"reported_on": {"$gt": ""}}),
            index("thread_id", where={"thread_id": {"$gt": ""}}),
        ]
