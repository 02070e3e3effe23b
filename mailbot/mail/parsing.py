"""Bytes to ParsedEmail: every byte string is read, damaged and hostile ones too, within bounded time and memory."""

from __future__ import annotations

import re

from mailbot.errors import UnreadableMail
from mailbot.mail.mime import bodies, headers, structure
from mailbot.mail.parsed import Address, ParsedEmail

MAX_PROBLEMS = 20

# Of these only comments could hold encoded words, and a decoded one could read as syntax (RFC 2047 §5).
_UNDECODED = frozenset({"authentication-results"})

_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def parse(raw: bytes) -> ParsedEmail:
    """Read a mail. Raises UnreadableMail for what is no mail at all: nothing but blanks, or a binary file.

    What had to be guessed is named in `problems`. Time and memory are bounded by the limits in mime.structure.
    """
    root = structure.read(raw)
    _refuse_what_is_no_mail(raw, root)
    body = bodies.read(root)
    problems = list(body.problems)

    def addresses(name: str) -> tuple[Address, ...]:
        found, problem = headers.read_addresses(root.first(name))
        if problem:
            problems.append(f"{name}: {problem}")
        return found

    date = headers.read_date(root.first("date"))
    if date is None and root.first("date"):
        problems.append("date: not readable")
    return ParsedEmail(
        message_id=headers.read_message_id(root.first("message-id")),
        in_reply_to=headers.read_ids(root.first("in-reply-to")),
        references=headers.read_ids(root.first("references")),
        from_=addresses("from"),
        sender=next(iter(addresses("sender")), None),
        reply_to=addresses("reply-to"),
        to=addresses("to"),
        cc=addresses("cc"),
        subject=headers.decode_words(root.first("subject")),
        date=date,
        text=body.text,
        html=body.html,
        attachments=body.attachments,
        calendars=body.calendars,
        nested=body.nested,
        headers=tuple((name, _shown(name, value)) for name, value in root.fields),
        content_type=_content_type(root),
        size=len(raw),
        problems=tuple(dict.fromkeys(problems))[:MAX_PROBLEMS],
    )


def _refuse_what_is_no_mail(raw: bytes, root: structure.Part) -> None:
    if not raw.strip(b" \t\r\n\x00"):
        raise UnreadableMail("the mail is empty", "there is nothing to read; the server gave no bytes for it")
    if not root.fields and _BINARY.search(raw[:4096]):
        raise UnreadableMail("there is no header, and binary data where text should be")


def _shown(name: str, value: str) -> str:
    return headers.on_one_line(value) if name in _UNDECODED else headers.decode_words(value)


def _content_type(root: structure.Part) -> str:
    _, semicolon, parameters = root.first("content-type").partition(";")
    return f"{root.type}{semicolon}{parameters}"
