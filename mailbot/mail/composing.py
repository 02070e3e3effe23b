"""From a Letter to the bytes of a mail (RFC 5322, RFC 2045): CRLF, 7 bits, and the same bytes for the same Letter.

The bytes are put together directly: a campaign composes thousands of mails, and the standard library's objects take
ten times as long. One thing may be 8-bit: an address whose local part is not ASCII (RFC 6532).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from mailbot.errors import BadInput
from mailbot.mail.mime import header_writing as write
from mailbot.mail.tokens import CAMPAIGN_HEADER, LOOP_HEADER

AUTOMATIC = ("auto-generated", "auto-replied")  # RFC 3834 §5

_MAX_PLAIN_LINE = 78  # longer lines are quoted, so that no relay breaks them
_LINE_END = re.compile(r"\r\n|\r|\n")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Text that may travel as it is: no controls, no space at a line's end, no "From " that an mbox would mark, and nothing
# that could be a boundary.
_NOT_PLAIN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[ \t]\r|\n(?:From |--=_)")
_FROM = re.compile(rb"^From ", re.MULTILINE)
_METHOD = re.compile(r"[A-Z]{1,20}")
_OWN_FIELDS = {
    *("date", "from", "sender", "reply-to", "to", "cc", "bcc", "subject", "message-id", "in-reply-to", "references"),
    *("auto-submitted", "list-unsubscribe", "list-unsubscribe-post", CAMPAIGN_HEADER.lower(), LOOP_HEADER.lower()),
    *("mime-version", "content-type", "content-transfer-encoding"),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that a mail says. Message-IDs stand without angle brackets; `date` is aware."""

    from_address: str
    to_address: str
    subject: str
    text: str
    message_id: str
    date: datetime
    from_name: str = ""
    to_name: str = ""
    cc: tuple[str, ...] = ()
    html: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    reply_to: str = ""
    list_unsubscribe: tuple[str, ...] = ()  # URIs (RFC 2369 §3.2)
    one_click: bool = False  # the https URI unsubscribes by a POST (RFC 8058)
    campaign: int = 0
    loop_mark: str = ""
    automatic: str = "auto-generated"  # Auto-Submitted: auto-replied for answers; empty where a person sends it
    calendar: str = ""  # iCalendar text
    calendar_method: str = ""  # REQUEST, CANCEL … (RFC 5546 §1.4)
    extra_headers: tuple[tuple[str, str], ...] = ()


def compose(letter: Letter) -> bytes:
    """The mail's bytes. Raises BadInput, naming the field, on what no header may hold; line ends above all."""
    return (_head(letter) + _body(letter)).encode()


# ---------------------------------------------------------------------------------------------------- headers


def _head(letter: Letter) -> str:
    if letter.date.tzinfo is None:
        raise BadInput("the date of a letter needs a time zone")
    head = [
        write.field("Date", format_datetime(letter.date)),
        write.mailboxes("From", [(letter.from_name, letter.from_address)]),
        write.mailboxes("To", [(letter.to_name, letter.to_address)]),
        write.mailboxes("Cc", [("", address) for address in letter.cc]) if letter.cc else "",
        write.mailboxes("Reply-To", [(letter.from_name, letter.reply_to)]) if letter.reply_to else "",
        write.unstructured("Subject", letter.subject),
        _message_id(letter.message_id),
        write.message_ids("In-Reply-To", [letter.in_reply_to] if letter.in_reply_to else []),
        write.message_ids("References", letter.references),
    ]
    return "".join(head) + _marks(letter) + _extra(letter) + "MIME-Version: 1.0\r\n"


def _message_id(message_id: str) -> str:
    written = write.message_ids("Message-ID", [message_id])
    if not written or "@" not in message_id:
        raise BadInput(f"{message_id[:80]!r} is no Message-ID", "write it like unique@domain, in ASCII")
    return written


def _marks(letter: Letter) -> str:
    """What the mail says of itself to machines."""
    marks = ""
    if letter.automatic:
        if letter.automatic not in AUTOMATIC:
            raise BadInput(
                f"Auto-Submitted cannot be {letter.automatic[:40]!r}", f"write one of {', '.join(AUTOMATIC)}"
            )
        marks += write.field("Auto-Submitted", letter.automatic)
    if letter.campaign:
        marks += write.field(CAMPAIGN_HEADER, str(letter.campaign))
    if letter.loop_mark:
        marks += write.field(LOOP_HEADER, letter.loop_mark)
    if letter.list_unsubscribe:
        marks += write.uris("List-Unsubscribe", letter.list_unsubscribe)
        if letter.one_click and any(uri.startswith("https://") for uri in letter.list_unsubscribe):
            marks += write.field("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
    return marks


def _extra(letter: Letter) -> str:
    for name, _ in letter.extra_headers:
        if name.lower() in _OWN_FIELDS:
            raise BadInput(f"{name} cannot be an extra header", "fill in the letter's own field")
    return "".join(write.unstructured(name, value) for name, value in letter.extra_headers)


# ---------------------------------------------------------------------------------------------------- body


def _body(letter: Letter) -> str:
    """The parts: plain; or alternatives; or, with an invitation, alternatives and the same as a file.

    Mail programs show an invitation's buttons for the alternative (RFC 6047 §2.4), and some only offer the file.
    """
    text = _text_part("text/plain; charset=utf-8", letter.text)
    if not letter.html and not letter.calendar:
        return text
    parts = [text]
    if letter.html:
        parts.append(_text_part("text/html; charset=utf-8", letter.html))
    if not letter.calendar:
        return _multipart("alternative", letter.message_id, parts)
    if not _METHOD.fullmatch(letter.calendar_method):
        raise BadInput(
            f"an invitation cannot have the method {letter.calendar_method[:40]!r}", "write REQUEST or CANCEL"
        )
    parts.append(_text_part(f"text/calendar; charset=utf-8; method={letter.calendar_method}", letter.calendar))
    alternatives = _multipart("alternative", letter.message_id, parts)
    return _multipart("mixed", letter.message_id, [alternatives, _calendar_file(letter.calendar)])


def _multipart(kind: str, seed: str, parts: list[str]) -> str:
    """Parts between boundaries. "=_" occurs in neither quoted-printable nor base64 (RFC 2045 §6.7)."""
    boundary = f"=_{kind[0]}{hashlib.blake2b(seed.encode(), digest_size=12).hexdigest()}"
    # The line end before a boundary belongs to the boundary (RFC 2046 §5.1.1), so a part's own stands before it.
    between = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    return f'Content-Type: multipart/{kind};\r\n boundary="{boundary}"\r\n\r\n{between}--{boundary}--\r\n'


def _text_part(content_type: str, text: str) -> str:
    """A part of text, ending with a line end, in the encoding that fits it."""
    lines = _LINE_END.sub("\r\n", text)
    if not lines.endswith("\r\n"):
        lines += "\r\n"
    if _is_plain(lines):
        return f"Content-Type: {content_type}\r\nContent-Transfer-Encoding: 7bit\r\n\r\n{lines}"
    data = _SURROGATE.sub("\ufffd", lines).encode()
    if (len(data) - len(lines)) * 3 > len(data):  # mostly not Latin: quoted-printable would triple it
        return f"Content-Type: {content_type}\r\nContent-Transfer-Encoding: base64\r\n\r\n{_base64(data)}"
    quoted = _FROM.sub(b"=46rom=\r\n ", binascii.b2a_qp(data, istext=True)).decode()
    return f"Content-Type: {content_type}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}"


def _is_plain(lines: str) -> bool:
    if not lines.isascii() or _NOT_PLAIN.search(f"\n{lines}"):
        return False
    return max(map(len, lines.split("\r\n"))) <= _MAX_PLAIN_LINE


def _calendar_file(calendar: str) -> str:
    data = _SURROGATE.sub("\ufffd", _LINE_END.sub("\r\n", calendar)).encode()
    return (
        'Content-Type: application/ics; name="invite.ics"\r\n'
        'Content-Disposition: attachment; filename="invite.ics"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{_base64(data)}"
    )


def _base64(data: bytes) -> str:
    return base64.encodebytes(data).decode().replace("\n", "\r\n")
