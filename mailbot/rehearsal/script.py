"""What a conversation of the set is: a lead, what they write and when, and what any good assistant would then do.

One JSON object a line: `id`, `about`, `lang`, `lead` (name, email, known), `campaign` (subject, text; or null), `start`
(local time at the agency) and `turns`, each with its `text`, `after_hours` (since the answer before; 1), for a first
mail a `subject`, and `expect`, whose keys mailbot.rehearsal.judging names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from mailbot.errors import BadInput

USUAL_HOURS: Final = 1.0  # that a lead takes to write again
USUAL_SUBJECT: Final = {"en": "Hello", "es": "Hola"}


@dataclass(frozen=True, slots=True)
class Lead:
    """Who writes. `known`: the agency's list of contacts has them."""

    name: str
    email: str
    known: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """The campaign that a conversation begins with."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One mail of the lead, and what must come of it."""

    text: str
    subject: str
    after: timedelta
    expect: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Conversation:
    """One line of the set. A later mail was written beforehand too: it may not fit what was answered."""

    id: str
    about: str
    language: str
    lead: Lead
    campaign: Letter | None
    start: datetime
    turns: Sequence[Turn]


def conversation_of(row: Mapping[str, Any], zone: ZoneInfo) -> Conversation:
    """A line of the set, read. Raises BadInput naming what it lacks."""
    try:
        lead, letter = row["lead"], row.get("campaign")
        return Conversation(
            id=row["id"],
            about=row["about"],
            language=row["lang"],
            lead=Lead(lead["name"], lead["email"], bool(lead["known"] or letter)),
            campaign=Letter(letter["subject"], letter["text"]) if letter else None,
            start=datetime.fromisoformat(row["start"]).replace(tzinfo=zone),
            turns=[_turn(turn, row["lang"]) for turn in row["turns"]],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(f"the conversation {row.get('id', '?')} cannot be read: {error!r}", "correct the set") from error


def _turn(turn: Mapping[str, Any], language: str) -> Turn:
    return Turn(
        text=turn["text"],
        subject=turn.get("subject") or USUAL_SUBJECT.get(language, USUAL_SUBJECT["en"]),
        after=timedelta(hours=turn.get("after_hours", USUAL_HOURS)),
        expect=turn.get("expect", {}),
    )
