"""What a mail says, as one frozen value: the result of parsing and the food of everything above."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox of RFC 5322 §3.4. `email` is normalised: domain lower-cased (IDNA kept), local part lower-cased too."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is not the mail's own text. `size` is in bytes after decoding."""

    name: str
    type: str
    size: int
    content: bytes = field(repr=False, default=b"")


@dataclass(frozen=True, slots=True)
class ParsedEmail:
    """A mail, decoded. Message-IDs stand without angle brackets; a field that the mail lacks is empty."""

    message_id: str = ""
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    from_: tuple[Address, ...] = ()
    sender: Address | None = None  # the Sender header, where present
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    subject: str = ""
    date: datetime | None = None  # aware, UTC
    text: str = ""  # the plain text, or made from the HTML where there is none
    html: str = ""  # raw: never show it unsanitised
    attachments: tuple[Attachment, ...] = ()
    calendars: tuple[str, ...] = ()  # text/calendar parts, decoded
    nested: tuple[bytes, ...] = field(repr=False, default=())  # message/rfc822 and text/rfc822-headers parts
    headers: tuple[tuple[str, str], ...] = ()  # (lower-cased name, decoded value), in order
    content_type: str = "text/plain"  # of the whole mail, with its parameters, as in multipart/report; report-type=…
    size: int = 0  # bytes
    problems: tuple[str, ...] = ()  # what had to be guessed

    @property
    def author(self) -> Address | None:
        """The first From address, or None."""
        return self.from_[0] if self.from_ else None

    def header(self, name: str) -> str:
        """The first header of that name (any case), or the empty string."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key == wanted), "")

    def all_headers(self, name: str) -> tuple[str, ...]:
        """Every header of that name (any case), in order."""
        wanted = name.lower()
        return tuple(value for key, value in self.headers if key == wanted)
