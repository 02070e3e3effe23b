"""A draft: an answer that mailbot wrote, the facts it rests on, and whether it may leave."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from models.base import Part, Scoped, index
from models.delivery import Content
from models.hand import Hand


class DraftState(StrEnum):
    """What became of a draft."""

    HELD = "held"  # a person must look: `reason` and `failed_checks` say why
    APPROVED = "approved"  # a person let it go
    SENT = "sent"  # handed to the ledger
    REJECTED = "rejected"  # a person threw it away
    SUPERSEDED = "superseded"  # the lead wrote again, or a person answered


class Promised(StrEnum):
    """What an answer says that a person will see to."""

    NOTHING = ""
    CALL = "call"  # a call, or times for one: whichever is booked settles it
    ANSWER = "answer"  # a question, a day or a wish


class Fact(Part):
    """Something a draft may state: `id` names where it comes from, e.g. property:BR-101:price."""

    id: str
    text: str


class FailedCheck(Part):
    """A check that holds a draft: its name, what it found, what it asks for, and the law or promise behind it."""

    rule: str
    detail: str
    about: str = ""
    source: str = ""


class Edit(Part):
    """How what a person sent differs from the draft: similarity 0 to 1, and kinds (conversation.writing.edits)."""

    similarity: float
    kinds: tuple[str, ...] = ()


class Draft(Scoped):
    """An answer to one inbound mail (`inbound_id`, unique: one reply per mail)."""

    heavy: ClassVar[tuple[str, ...]] = ()

    number: int
    thread_id: str
    contact_id: str
    inbound_id: str
    burst_ids: list[str] = Field(default_factory=list)  # every mail that it answers; inbound_id is the last
    state: DraftState = DraftState.HELD
    step: str
    reason: str = ""
    recipient: str
    author: str = ""  # who wrote, where the answer goes to another address of theirs (Reply-To)
    elsewhere: list[str] = Field(default_factory=list)  # where they want answers, and nothing proves that it is they
    content: Content
    facts: list[Fact] = Field(default_factory=list)  # what it may state
    used: list[str] = Field(default_factory=list)  # the ids of those that a model used; empty of what it did not word
    failed_checks: list[FailedCheck] = Field(default_factory=list)
    call_at: datetime | None = None  # the call that it confirms or moves
    asks: list[str] = Field(default_factory=list)  # questions that it puts
    discloses: bool = False  # it says that an AI writes
    promises: Promised = Promised.NOTHING
    promised_for: str = ""  # id of the mail that is then to be answered
    edited_from: str = ""  # the text before a person changed it
    sent_instead: str = ""  # what a person wrote by hand where they rejected the draft
    edit: Edit | None = None  # what they changed
    writer: str = "templates"  # templates, or the model's name
    prompt_version: str = ""  # of the prompt, or of the templates
    schema_version: str = ""  # of the form that the model filled
    delivery_id: str = ""
    hand: Hand | None = None  # who puts what a person approved into the ledger, after a crash
    decided_at: datetime | None = None
    decided_by: str = ""
    announced: bool = False  # the operator's digest has named it

    @property
    def rests_on(self) -> list[Fact]:
        """The facts that it uses; all that it may state where nobody says which those are."""
        return [fact for fact in self.facts if fact.id in self.used] if self.used else self.facts

    @property
    def given_besides(self) -> list[Fact]:
        """The facts that it may state and does not use."""
        return [fact for fact in self.facts if fact.id not in self.used] if self.used else []

    class Settings:
        name = "drafts"
        indexes = [
            index("inbound_id", unique=True),
            index("number", unique=True),
            index("state", "number"),
            index("thread_id", "number"),
            index("contact_id"),
        ]
