"""A mail that has been read: what was found out about it, for everything that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from classifiers.verdict import NO_NEEDS, Need, Verdict
from mailbot.conversation.threading import Placement
from mailbot.mail.parsed import ParsedEmail
from models.contact import Contact
from models.message import Message


@dataclass(frozen=True, slots=True)
class ReadMail:
    """A stored mail with everything that was found out about it."""

    message: Message
    mail: ParsedEmail
    text: str  # what the person newly wrote
    verdict: Verdict
    contact: Contact | None
    placement: Placement
    kept: Mapping[str, Need] = field(default_factory=lambda: NO_NEEDS)  # of its needs, those to be remembered
