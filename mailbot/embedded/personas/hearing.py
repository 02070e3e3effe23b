"""What a person makes of a mail from the agency: what it asks, which homes it names, which times it offers.

It goes by the words alone, in English and Spanish, and knows nothing of how the agency writes its mail.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from html import unescape

from mailbot.embedded.personas.appointments import Offer, offers_in
from mailbot.embedded.personas.questions import Topic, asked
from mailbot.embedded.town import Home, homes_in


@dataclass(frozen=True, slots=True)
class Heard:
    """A mail as its reader understands it. `text` is all of its text, `words` what was newly written."""

    message_id: str
    references: tuple[str, ...]
    subject: str
    sender_name: str
    sender: str
    answer_to: str
    date: datetime
    text: str
    words: str
    unsubscribe: str  # the mailto of List-Unsubscribe (RFC 2369), or empty
    automatic: bool  # a report or reply that some machine sent without a return path
    asks: frozenset[Topic]
    homes: tuple[Home, ...]
    offers: tuple[Offer, ...]
    booked: bool  # it says that an appointment stands
    invitation: str  # iCalendar text with METHOD:REQUEST, or empty


def hear(raw: bytes) -> Heard:
    """Read a mail."""
    mail = message_from_bytes(raw, policy=policy.default)
    text = _text(mail)
    words = newly_written(text)
    offers = offers_in(words)
    invitation = _invitation(mail)
    name, sender = parseaddr(str(mail["From"] or ""))
    return Heard(
        message_id=str(mail["Message-ID"] or "").strip(),
        references=tuple(str(mail["References"] or "").split()),
        subject=" ".join(str(mail["Subject"] or "").split()),
        sender_name=name,
        sender=sender,
        answer_to=parseaddr(str(mail["Reply-To"] or ""))[1] or sender,
        date=_date(mail),
        text=text,
        words=words,
        unsubscribe=_mailto(str(mail["List-Unsubscribe"] or "")),
        automatic=str(mail["Return-Path"] or "").strip() == "<>",
        asks=asked(words),
        homes=homes_in(words),
        offers=offers,
        booked=bool(invitation) or (len(offers) == 1 and bool(_BOOKED.search(words))),
        invitation=invitation,
    )


# ------------------------------------------------------------------------------------------------ the words

_QUOTE_BEGINS = re.compile(
    r"^(?:-{2,}\s?(?:Original Message|Mensaje original).*|_{10,}|(?:On|El) .{5,200}?(?:wrote|escribió):\s*|-- ?)$",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)


def newly_written(text: str) -> str:
    """The text without quoted lines and what follows a quote's head or a signature's mark."""
    begins = _QUOTE_BEGINS.search(text)
    kept = text[: begins.start()] if begins and begins.start() else text
    return "\n".join(line for line in kept.splitlines() if not line.startswith(">")).strip()


# ------------------------------------------------------------------------------------------------ the mail

_BOOKED = re.compile(
    "|".join(
        (
            r"\b(?:booked|confirmed|confirming|all set|it's a date|scheduled)\b",
            r"\b(?:on|in) (?:the|my|our) calendar\b",
            r"\blook(?:ing)? forward to (?:talking|speaking|our call)\b",
            r"\b(?:confirmad|reservad|agendad|apuntad)[oa]\b",
            r"\b(?:confirmo|queda(?:mos)? (?:para|en)|le llamar[ée]|hablamos el)\b",
        )
    ),
    re.IGNORECASE,
)


def _text(mail: EmailMessage) -> str:
    part = mail.get_body(("plain", "html"))
    if part is None:
        return ""
    content = str(part.get_content()).replace("\r\n", "\n")
    if part.get_content_type() == "text/plain":
        return content
    broken = re.sub(r"<(?:br|/p|/div|/li|/tr|/h\d)\b[^>]*>", "\n", re.sub(r"\s+", " ", content), flags=re.IGNORECASE)
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"<li\b[^>]*>", "- ", broken, flags=re.IGNORECASE)))


def _invitation(mail: EmailMessage) -> str:
    for part in mail.walk():
        if part.get_content_type() == "text/calendar":
            content = part.get_payload(decode=True)
            text = content.decode("utf-8", "replace") if isinstance(content, bytes) else ""
            if re.search(r"^METHOD:REQUEST\s*$", text, re.MULTILINE):
                return text
    return ""


def _mailto(header: str) -> str:
    found = re.search(r"<(mailto:[^>]+)>", header, re.IGNORECASE)
    return found[1] if found else ""


def _date(mail: EmailMessage) -> datetime:
    try:
        date = parsedate_to_datetime(str(mail["Date"] or ""))
    except ValueError:
        return datetime.now(UTC)
    return date if date.tzinfo else date.replace(tzinfo=UTC)
