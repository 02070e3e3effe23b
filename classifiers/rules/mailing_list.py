"""Mail of a list or in bulk: a newsletter, a discussion group; never answered, even where a person wrote it."""

from __future__ import annotations

import re

from classifiers.circumstances import Circumstances
from classifiers.verdict import Verdict
from mailbot.mail.parsed import ParsedEmail
from models.message import Intent, Kind

# RFC 2369, RFC 2919 and RFC 8058, then what older list managers and group services write.
LIST_HEADERS = frozenset(
    (
        "list-id",
        "list-post",
        "list-unsubscribe",
        "list-unsubscribe-post",
        "list-subscribe",
        "list-help",
        "list-owner",
        "list-archive",
        "mailing-list",
        "x-mailing-list",
        "x-mailman-version",
        "x-beenthere",
        "x-google-group-id",
        "x-listname",
        "x-list-id",
    )
)
_BULK = re.compile(r"\s*(bulk|list)\b", re.IGNORECASE)


def judge(around: Circumstances) -> Verdict | None:
    """Claim a mail with any list header, or whose Precedence says list or bulk."""
    header, precedence = list_header(around.mail), bulk_precedence(around.mail)
    sign = header or (f"header precedence: {precedence}" if precedence else "")
    return Verdict(Kind.LIST, Intent.GENERAL, reason=f"list: {sign}") if sign else None


def list_header(mail: ParsedEmail) -> str:
    """The first header that only lists write, or the empty string."""
    for name, value in mail.headers:
        if name in LIST_HEADERS and value.strip():
            return f"header {name}: {value.strip()[:80]}"
    return ""


def bulk_precedence(mail: ParsedEmail) -> str:
    """`list` or `bulk` where a Precedence header says so (RFC 2076 §3.9), or the empty string."""
    for name, value in mail.headers:
        found = _BULK.match(value) if name in ("precedence", "x-precedence") else None
        if found:
            return found[1].lower()
    return ""
