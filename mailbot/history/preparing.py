"""One mail of the past made ready for the store: parsed, cut and packed. Pure, so that other processes can do it."""

from __future__ import annotations

import os
import threading
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from multiprocessing import parent_process
from typing import Any

from mailbot.conversation.reading import parsed_fields
from mailbot.errors import MailbotError
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.parsing import parse
from mailbot.mail.quoting import newly_written
from mailbot.mail.tokens import CAMPAIGN_HEADER, LOOP_HEADER
from mailbot.store import digest

# All that placing a mail into its thread looks at, beside addresses and references.
_KEPT_HEADERS = frozenset(
    {
        "delivered-to",
        "x-original-to",
        "envelope-to",
        "x-envelope-to",
        "list-post",
        "list-id",
        "list-unsubscribe",
        "precedence",
        LOOP_HEADER.lower(),
        CAMPAIGN_HEADER.lower(),
    }
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A mail that was read: the fields of its row, and its head for threading. `problem` says why it could not be."""

    digest: str
    size: int
    packed: bytes = field(repr=False)  # zlib
    head: ParsedEmail = field(default_factory=ParsedEmail, repr=False)  # without bodies and attachments
    fields: dict[str, Any] = field(default_factory=dict, repr=False)  # of models.message.Message
    problem: str = ""


def prepare_all(raws: Sequence[bytes]) -> list[Prepared]:
    """Read several mails. Whatever is wrong with one of them is its own misfortune."""
    return [prepare(raw) for raw in raws]


def prepare(raw: bytes) -> Prepared:
    """Read one mail. Never raises for what is in it."""
    name, packed = digest(raw), zlib.compress(raw, 6)
    try:
        mail = parse(raw)
        return Prepared(name, len(raw), packed, _head_of(mail), parsed_fields(mail, newly_written(mail)))
    except Exception as problem:  # as in live reading: the bytes are kept, and a person can look
        words = str(problem) if isinstance(problem, MailbotError) else f"{type(problem).__name__}: {problem}"
        return Prepared(name, len(raw), packed, problem=words[:500])


def end_with_parent() -> None:
    """Begin of a worker process: where the import is killed, its workers do not stay behind."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _head_of(mail: ParsedEmail) -> ParsedEmail:
    kept = tuple((name, value) for name, value in mail.headers if name in _KEPT_HEADERS)
    return replace(mail, text="", html="", attachments=(), calendars=(), nested=(), headers=kept)
