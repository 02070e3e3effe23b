"""The reports that machines write for machines: delivery status fields (RFC 3464), feedback (RFC 5965), Amazon SES."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mailbot.mail.mime import charsets, structure
from mailbot.mail.reports.dsn_text import ADDRESS

STATUS_TYPES = frozenset(("message/delivery-status", "message/global-delivery-status"))
FEEDBACK_TYPE = "message/feedback-report"
MAX_REPORT = 200_000  # bytes of one report that are read
MAX_GROUPS = 100

_FIELD = re.compile(r"^([A-Za-z][A-Za-z0-9-]{1,60})[ \t]*:[ \t]*([^\n]*(?:\n[ \t]+[^\n]*)*)", re.MULTILINE)
_QUOTED_ADDRESS = re.compile(r"\"[^\"\s]{1,64}\"@[\w.-]+")
_LOCAL_ADDRESS = re.compile(r"(?<![^\s<])[\w.+=-]{1,64}@[\w-]{1,63}+(?![\w.])")  # on a host of their own network
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


class Action(StrEnum):
    """What became of the mail for one recipient (RFC 3464 §2.3.3)."""

    FAILED = "failed"
    DELAYED = "delayed"
    DELIVERED = "delivered"
    RELAYED = "relayed"
    EXPANDED = "expanded"


@dataclass(frozen=True, slots=True)
class Group:
    """The fields that a report gives for one recipient."""

    address: str  # lower case; empty where the report names none
    action: Action
    status: str
    diagnostic: str
    original: str = ""  # the address that the sender had used (RFC 3464 §2.3.1), lower case


@dataclass(frozen=True, slots=True)
class Feedback:
    """A complaint, or another notice in the feedback format. `recipients` are who complained, where that is told."""

    kind: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amazon:
    """A notification of Amazon SES: who is concerned, whether they complained, and the mail's Message-ID."""

    groups: tuple[Group, ...]
    complained: bool
    original_message_id: str


def all_parts(root: structure.Part) -> Iterator[structure.Part]:
    """The mail and all its parts, not looking into enclosed mails."""
    waiting = [root]
    while waiting:
        part = waiting.pop(0)
        yield part
        waiting[:0] = part.parts


def read_status(root: structure.Part) -> tuple[Group, ...]:
    """The recipient fields of every delivery-status part of a mail."""
    texts = [_text_of(part) for part in all_parts(root) if part.type in STATUS_TYPES]
    return tuple(group for text in texts for group in read_groups(text))[:MAX_GROUPS]


def read_groups(text: str) -> tuple[Group, ...]:
    """Groups of recipient fields in a text, which blank lines part; also where they stand amidst other text."""
    groups: list[Group] = []
    for block in _BLANK_LINE.split(text[:MAX_REPORT].replace("\r\n", "\n")):
        fields: dict[str, str] = {}
        for name, value in _FIELD.findall(block):
            name = name.lower()
            if name in ("final-recipient", "original-recipient") and name in fields:
                groups.extend(_group(fields))  # the blank line between two recipients is missing
                fields = {}
            fields.setdefault(name, " ".join(value.split()))
        groups.extend(_group(fields))
        if len(groups) >= MAX_GROUPS:
            break
    return tuple(groups[:MAX_GROUPS])


def _group(fields: dict[str, str]) -> list[Group]:
    if not fields.keys() & {"final-recipient", "original-recipient", "x-actual-recipient"}:
        return []
    names = ("final-recipient", "original-recipient", "x-actual-recipient")
    addresses = [address for name in names if (address := _address(fields.get(name, "")))]
    word = fields.get("action", "").lower().split("(")[0].strip()
    status = fields.get("status", "")
    action = next((action for action in Action if word.startswith(action.value[:6])), None)
    if action is None:
        action = Action.DELIVERED if status.startswith("2") else Action.FAILED
    diagnostic = fields.get("diagnostic-code", "") or fields.get("x-supplementary-info", "")
    # An address that only their own network knows tells us nothing where the one that we used is named too.
    public = [address for address in addresses if "." in address.rpartition("@")[2]]
    address = next(iter((*public, *addresses)), "")
    return [Group(address, action, status, diagnostic, _address(fields.get("original-recipient", "")))]


def _address(value: str) -> str:
    """The address in "rfc822; <kim@example.com>"; nothing where it is a path or an X.400 name."""
    value = value.partition(";")[2] or value
    found = _QUOTED_ADDRESS.search(value) or ADDRESS.search(value) or _LOCAL_ADDRESS.search(value)
    return found[0].strip(".").lower() if found else ""


def read_feedback(root: structure.Part) -> Feedback | None:
    """The complaint in a mail, or None."""
    part = next((part for part in all_parts(root) if part.type == FEEDBACK_TYPE), None)
    if part is None:
        return None
    fields = [(name.lower(), " ".join(value.split())) for name, value in _FIELD.findall(_text_of(part))]
    kind = next((value.lower() for name, value in fields if name == "feedback-type"), "")
    told = [value for name, value in fields if name in ("original-rcpt-to", "removal-recipient")]
    found = [_address(value) for value in told]
    return Feedback(kind, tuple(dict.fromkeys(address for address in found if address)))


def read_hotmail(returned: tuple[bytes, ...]) -> Feedback | None:
    """The complaint in a returned mail that Outlook.com marked with who complained; it sends no feedback part."""
    for header in returned[:1]:
        told = structure.read_header(header[:MAX_REPORT]).first("x-hmxmroriginalrecipient")
        if told:
            return Feedback("abuse", tuple(filter(None, (_address(told),))))
    return None


def read_amazon(text: str) -> Amazon | None:
    """What an Amazon SES notification says (JSON, through SNS); None where the text is none."""
    start = text.find("{")
    if start < 0 or not re.search(r"notificationType|eventType", text[:MAX_REPORT]):
        return None
    try:
        notice: Any = json.JSONDecoder(strict=False).raw_decode(text[start : start + MAX_REPORT])[0]
        if isinstance(notice.get("Message"), str):
            notice = json.loads(notice["Message"], strict=False)
        return _amazon(notice, str(notice.get("notificationType") or notice.get("eventType")))
    except (ValueError, AttributeError, TypeError, KeyError, RecursionError):
        return None


def _amazon(notice: dict[str, Any], kind: str) -> Amazon | None:
    original = str(notice.get("mail", {}).get("commonHeaders", {}).get("messageId", "")).strip("<> ")
    if kind == "Complaint":
        people = [one["emailAddress"] for one in notice["complaint"].get("complainedRecipients", [])]
        return Amazon(tuple(Group(_address(one), Action.FAILED, "", "") for one in people), True, original)
    if kind == "Delivery":
        people = notice["delivery"].get("recipients", [])
        return Amazon(tuple(Group(_address(one), Action.DELIVERED, "", "") for one in people), False, original)
    if kind != "Bounce":
        return None
    unsaid = "5.0.0" if notice["bounce"].get("bounceType") == "Permanent" else "4.0.0"
    groups = []
    for one in notice["bounce"].get("bouncedRecipients", [])[:MAX_GROUPS]:
        status, words = str(one.get("status") or unsaid), str(one.get("diagnosticCode") or "")
        groups.append(Group(_address(one["emailAddress"]), Action.FAILED, status, words))
    return Amazon(tuple(groups), False, original)


def _text_of(part: structure.Part) -> str:
    content = part.content()[0][:MAX_REPORT]
    return charsets.decode(content, part.parameter("content-type", "charset"))[0].replace("\r\n", "\n")
