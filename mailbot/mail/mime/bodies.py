"""Which parts of a mail are its text, and which are attachments, calendars or enclosed mails."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mailbot.mail.mime import charsets, encodings, flowed, headers, html, structure
from mailbot.mail.parsed import Attachment

MAX_TEXT = 2_000_000  # characters of text, and of HTML, that are kept
MAX_ATTACHED = 20_000  # bytes of an attached text that is read where the mail has no other

_MESSAGES = frozenset(("message/rfc822", "message/global", "message/news"))
_HEADERS_ONLY = frozenset(("text/rfc822-headers", "text/rfc822-header", "message/global-headers"))
_TNEF = frozenset(("application/ms-tnef", "application/vnd.ms-tnef"))
_SEALED = {
    "application/pkcs7-mime": "S/MIME: encrypted, or signed as a whole; not opened",
    "application/x-pkcs7-mime": "S/MIME: encrypted, or signed as a whole; not opened",
    "application/pgp-encrypted": "OpenPGP: encrypted, not opened",
}
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
# Charsets of two or four octets a letter: whoever names one in ASCII does not use it, and HTML has it read as UTF-8.
_WIDE = re.compile(r"^(?:utf-?(?:16|32)|ucs-?[24]|(?:cs)?unicode|iso-10646).*", re.IGNORECASE)
# In no line that a person sees; whatever reads a text after us would go through them again and again.
_ENDLESS_BLANKS = re.compile(r"[^\S\n]{200,}")
_ENRICHED_TAG = re.compile(r"<(?!<)[^<>]{0,80}>")
_UNSAFE_IN_NAME = re.compile(r"[\x00-\x1f\x7f/\\\u202a-\u202e\u2066-\u2069]+")
_UUENCODED = re.compile(
    r"^begin [0-7]{3,4} (?P<name>[^\n]{1,200})\n(?:[ -`]{1,90}\n)++(?:end[ \t]*$)?+", re.MULTILINE | re.ASCII
)
# A text part that says only that the message is in the other one.
_NOTHING_HERE = re.compile(
    r"html|view (?:this|it|the) (?:e-?mail|message)?|(?:e-?mail|mail) (?:client|program|reader)|browser|"
    r"navegador|navigateur",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Body:
    """What a mail holds below its header."""

    text: str
    html: str
    attachments: tuple[Attachment, ...]
    calendars: tuple[str, ...]
    nested: tuple[bytes, ...]
    problems: tuple[str, ...]


def read(root: structure.Part) -> Body:
    """Read every part of a mail once. Never raises."""
    found = _Found()
    slots = found.slots(root)
    if not _hold_words(slots):
        slots = found.named  # some programs give the text itself a file name,
    if not _hold_words(slots):
        slots = found.attached_slots()  # and telephones attach it
    return Body(
        text=_shown_text(slots),
        html="\n".join(slot.html for slot in slots if slot.html)[:MAX_TEXT],
        attachments=tuple(found.attachments),
        calendars=tuple(found.calendars),
        nested=tuple(found.nested),
        problems=tuple(found.problems),
    )


@dataclass(frozen=True, slots=True)
class _Slot:
    """One place in the text that the reader sees, in the forms in which it was sent."""

    plain: str = ""
    html: str = ""


def _hold_words(slots: list[_Slot]) -> bool:
    return any(slot.plain.strip() or slot.html.strip() for slot in slots)


def _shown_text(slots: list[_Slot]) -> str:
    texts: list[str] = []
    room = html.MAX_HTML  # for all parts together: reading HTML is what costs time
    for slot in slots:
        texts.append(_shown(slot, room))
        room = max(0, room - len(slot.html))
    return _ENDLESS_BLANKS.sub(" ", "\n".join(texts)[:MAX_TEXT])


def _shown(slot: _Slot, room: int) -> str:
    """The plain form, unless it is missing or only points to the HTML."""
    if not slot.html:
        return slot.plain
    said = slot.plain.strip()
    if said and not (len(said) < 300 and _NOTHING_HERE.search(said)):
        return slot.plain
    text = html.to_text(slot.html[:room])
    return text if len(text) > len(said) else slot.plain


@dataclass
class _Found:
    """What has been found while the parts are gone through."""

    attachments: list[Attachment] = field(default_factory=list)
    calendars: list[str] = field(default_factory=list)
    nested: list[bytes] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    named: list[_Slot] = field(default_factory=list)  # texts that look like files,
    attached: list[tuple[structure.Part, bytes]] = field(default_factory=list)  # and short ones that are

    def slots(self, part: structure.Part) -> list[_Slot]:
        """The text that a part contributes; everything else about it is kept here."""
        self.problems.extend(part.problems)
        if part.parts:
            inner = [self.slots(child) for child in part.parts]
            if part.type == "multipart/alternative":
                return [_one_of(inner)]
            return [slot for slots in inner for slot in slots]
        return self._leaf(part)

    def _leaf(self, part: structure.Part) -> list[_Slot]:
        kind = part.type
        content, problem = part.content()
        if problem:
            self.problems.append(problem)
        name = _file_name(part)
        if kind in _MESSAGES or kind in _HEADERS_ONLY:
            self.nested.append(content)
        elif kind == "text/calendar" or _is_calendar_file(kind, name, content):
            self.calendars.append(self._decoded(part, content))
        elif self._is_text(part, kind, name):
            return [self._slot(part, kind, content)]
        elif kind == "text/x-amp-html":  # a third form of the same text
            return []
        elif kind in ("text/plain", "text/html") and part.disposition != "attachment":
            self.named.append(self._slot(part, kind, content))
        elif kind == "text/plain" and len(content) <= MAX_ATTACHED:
            self.attached.append((part, content))
        elif kind in _TNEF or name.lower() == "winmail.dat":
            self.problems.append("winmail.dat: Outlook's own format (TNEF), not opened")
        elif kind in _SEALED:
            self.problems.append(_SEALED[kind])
        self.attachments.append(Attachment(name=name, type=kind, size=len(content), content=content))
        return []

    def attached_slots(self) -> list[_Slot]:
        """The short texts among the attachments, as the text of a mail that has no other."""
        return [self._slot(part, part.type, content) for part, content in self.attached]

    def _is_text(self, part: structure.Part, kind: str, name: str) -> bool:
        if kind.startswith("multipart/"):  # one that could not be cut
            return True
        if part.disposition == "attachment" or kind in ("text/x-amp-html", "text/x-vcard", "text/vcard", "text/csv"):
            return False
        # A file shown in line is a file: the writer's own text has no name (RFC 2183 §2.3).
        return kind.startswith("text/") and not name

    def _slot(self, part: structure.Part, kind: str, content: bytes) -> _Slot:
        text = self._decoded(part, content)
        if kind == "text/html":
            return _Slot(html=text)
        if kind in ("text/enriched", "text/richtext"):
            return _Slot(plain=_ENRICHED_TAG.sub("", text).replace("<<", "<"))
        if part.parameter("content-type", "format").lower() == "flowed":
            text = flowed.unflow(text, delsp=part.parameter("content-type", "delsp").lower() == "yes")
        if "begin " in text:
            text = _UUENCODED.sub(self._take_uuencoded, text)
        return _Slot(plain=text)

    def _decoded(self, part: structure.Part, content: bytes) -> str:
        declared = part.parameter("content-type", "charset")
        if not declared and part.type == "text/html":
            meta = _META_CHARSET.search(content[:4096])
            declared = _WIDE.sub("utf-8", meta[1].decode("ascii")) if meta else ""
        text, problem = charsets.decode(content[: 4 * MAX_TEXT], declared)
        if problem:
            self.problems.append(problem)
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
        return text[:MAX_TEXT]

    def _take_uuencoded(self, block: re.Match[str]) -> str:
        """A file that old software wrote into the text."""
        content, problem = encodings.from_uuencode(block[0].encode("ascii", "replace"))
        if problem:
            self.problems.append(problem)
        name = _safe_name(block["name"])
        self.attachments.append(
            Attachment(name=name, type="application/octet-stream", size=len(content), content=content)
        )
        return ""


def _one_of(alternatives: list[list[_Slot]]) -> _Slot:
    """Forms of the same text (RFC 2046 §5.1.4): the first that is plain, the last that is HTML."""
    plain = html_form = ""
    for slots in alternatives:
        said = "\n".join(slot.plain for slot in slots if slot.plain.strip())
        shown = "\n".join(slot.html for slot in slots if slot.html.strip())
        plain = plain or ("" if shown else said)
        html_form = shown or html_form
    return _Slot(plain=plain, html=html_form)


def _is_calendar_file(kind: str, name: str, content: bytes) -> bool:
    """Whether a file that is not labelled text/calendar is one all the same (RFC 5545 §8.1)."""
    labelled = kind == "application/ics" or (kind == "application/octet-stream" and name.lower().endswith(".ics"))
    return labelled and b"BEGIN:VCALENDAR" in content[:200]


def _file_name(part: structure.Part) -> str:
    name = part.parameter("content-disposition", "filename") or part.parameter("content-type", "name")
    return _safe_name(headers.decode_words(name)) if name else ""


def _safe_name(name: str) -> str:
    """A file name that stays where it is put: no folders, no controls, no letters that turn the reading order."""
    if len(name) > 1 and name[0] == name[-1] == "'":
        name = name[1:-1]
    return _UNSAFE_IN_NAME.sub("_", name).strip(" .")[:255]
