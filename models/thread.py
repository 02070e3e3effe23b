"""A thread: one conversation with one contact."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Final

from pydantic import Field

from models.base import LONG_AGO, Scoped, index
from models.contact import StoredNeed
from models.draft import Promised
from models.hand import Hand
from models.message import Intent, Sentiment

HANDED_OVER: Final = "handed over to a person"  # why we muted ourselves, until a person writes in it
_HEARD_OF = {"last_inbound_at": {"$gt": LONG_AGO}}


class Stage(StrEnum):
    """How far a conversation has come."""

    NEW = "new"  # nobody has answered yet
    ENGAGED = "engaged"  # they write, we answer
    PROPOSING = "proposing"  # call times are offered
    BOOKED = "booked"  # a call stands in the calendar
    CLOSED = "closed"  # not interested, unsubscribed, or dead
    HUMAN = "human"  # a person has taken over


def is_engaged(exchanges: int, *, has_call: bool) -> bool:
    """What figures call engaged: the lead wrote again after our answer, or has a call."""
    return exchanges > 0 or has_call


class Thread(Scoped):
    """One conversation. `exchanges` counts our replies that a mail of the lead followed; a burst is one."""

    heavy: ClassVar[tuple[str, ...]] = ("terms",)

    number: int
    contact_id: str = ""  # empty for mail of machines and strangers that no contact was made of
    participants: list[str] = Field(default_factory=list)
    subject: str = ""
    stage: Stage = Stage.NEW
    intent: Intent | None = None
    language: str = ""
    campaign: int = 0
    needs: dict[str, StoredNeed] = Field(default_factory=dict)
    ready: str = ""
    sentiment: Sentiment = Sentiment.NEUTRAL  # of its lead's last mail

    exchanges: int = 0
    replies: int = 0  # mails that mailbot sent by itself in this thread
    awaiting_lead: bool = False  # our reply is out and the lead has not written since
    last_at: datetime
    last_inbound_at: datetime | None = None
    last_inbound_id: str = ""
    latest_by: dict[str, str] = Field(default_factory=dict)  # id of the last mail of each lead who writes, by contact
    last_outbound_at: datetime | None = None
    reply_due_at: datetime | None = None  # an answer is owed from then on
    hand: Hand | None = None  # who works it out

    sent_properties: list[str] = Field(default_factory=list)
    offered_properties: list[str] = Field(default_factory=list)  # the last list of homes, in the order it was sent in
    lists_homes: bool = False  # our last list was of homes: "the second one" is one of them, and no time
    about: list[str] = Field(default_factory=list)  # refs of the homes that we last wrote of
    questions_asked: list[str] = Field(default_factory=list)
    offered_slots: list[datetime] = Field(default_factory=list)
    call_proposed_at: int | None = None  # the number of exchanges when a call was last proposed
    call_declined: bool = False
    disclosed: bool = False
    promised_at: datetime | None = None  # since when its lead waits for what a person will answer, as mailbot said
    promised_for: str = ""  # id of the mail that is to be answered
    promised: Promised = Promised.NOTHING  # what

    muted: bool = False
    muted_reason: str = ""
    merged_into: str = ""  # the thread that this one became part of
    absorbed: list[str] = Field(default_factory=list)  # ids of the threads whose state is part of this one's

    starred: bool = False
    archived: bool = False  # out of sight until the lead writes again
    seen_at: datetime | None = None  # when a person last looked at it
    terms: list[str] = Field(default_factory=list)  # what it is found by: people, subjects, words of the lead

    class Settings:
        name = "threads"
        indexes = [
            index("number", unique=True),
            index("contact_id", "last_at"),
            index("last_at"),
            index("reply_due_at", where={"reply_due_at": {"$gt": LONG_AGO}}),
            index("ready", where={"ready": {"$gt": ""}}),
            index("promised_at", where={"promised_at": {"$gt": LONG_AGO}}),
            # What lists show by when the lead last wrote; most threads of a campaign are never answered.
            index("last_inbound_at", where=_HEARD_OF),
            index("campaign", "last_inbound_at", where={"campaign": {"$gt": 0}, **_HEARD_OF}),
            index("sent_properties", "last_inbound_at", where={"sent_properties": {"$gt": ""}}),
            index("terms", "last_inbound_at", where=_HEARD_OF),
            index("starred", "last_inbound_at", where={"starred": True}),
            index("archived", "last_inbound_at", where={"archived": True}),
            index("muted", "last_inbound_at", where={"muted": True}),
        ]
