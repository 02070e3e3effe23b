"""A house-style note: how the agency likes its replies worded; it takes effect once a person has approved it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from models.base import Scoped, index


class NoteState(StrEnum):
    """Whether a note stands in prompts."""

    PROPOSED = "proposed"  # found in edits; nobody has looked
    APPROVED = "approved"  # in every prompt of the writer
    REJECTED = "rejected"  # never proposed again


class StyleNote(Scoped):
    """One short sentence about wording, never a fact. `drafts` are the edits that it was found in, by number."""

    number: int
    key: str  # the words without case and marks: the same note is kept once
    text: str
    state: NoteState = NoteState.PROPOSED
    drafts: list[int] = Field(default_factory=list)
    decided_at: datetime | None = None
    decided_by: str = ""

    class Settings:
        name = "style_notes"
        indexes = [index("number", unique=True), index("key", unique=True), index("state", "number")]
