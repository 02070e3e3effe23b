"""Header fields as values: encoded words, addresses, Message-IDs, dates."""

from __future__ import annotations

import binascii
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

from mailparser.dates import parse_mail_date
from mailparser.utils import get_addresses

from mailbot.errors import BadInput
from mailbot.mail.addresses import normalise
from mailbot.mail.mime import charsets
from mailbot.mail.parsed import Address

MAX_ADDRESSES = 1_000  # of one field
MAX_ADDRESS_FIELD = 60_000  # characters
MAX_IDS = 500  # of one field; the first and the latest are kept

# RFC 2047 §2, wider: blanks and stray characters in the text are let through, as are words that touch others.
_ENCODED_WORD = re.compile(r"=\?([^?*\s]{1,60})(?:\*[^?\s]{0,40})?\?([bBqQ])\?([^?]*)\?=")
_BLANKS = re.compile(r"[ \t\r\n]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_BRACKETED = re.compile(r"<([^<>]{1,998})>")
_BARE_ID = re.compile(r"(?<![^\s<>,;\"()])[^\s<>,;\"()@]+@[^\s<>,;\"()]+")

# Addresses as nearly all mail has them: no comment, group, escape or encoded word. Anything else is mail-parser's.
_PLAIN_ADDRESS = re.compile(
    r"""\s*+(?:"(?P<quoted>[^"\\]*+)"\s*+<|(?P<name>[^"<>@,;:()\[\]\\=?]*+)<)?+\s*+"""
    r"""(?P<email>[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]++@[A-Za-z0-9.-]++)\s*+(?P<close>>?)\s*+(?:,|$)"""
)
# "Doe, Jane <jane@example.com>", which lost the quotes around its name.
_LAST_FIRST = re.compile(r"""\s*+([^<>@",;:()\[\]\\=]++,[^<>@",;:()\[\]\\=]++)(<[^<>,]++>)\s*+""")
# The last resort: what looks like an address, in angle brackets before anywhere else.
_IN_ANGLES = re.compile(r"<\s*([^\s<>@,;]+@+[^\s<>@,;]+?)\s*(?:>|$)")
_ANYWHERE = re.compile(
    r"(?<![A-Za-z0-9.!#$%&*+/=?^_`{|}~-])[A-Za-z0-9.!#$%&*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)


def decode_words(value: str) -> str:
    """The text of a field that may hold encoded words (RFC 2047), blanks and folds reduced to single spaces.

    A multi-byte character that was cut between two words (forbidden, §5, and common) is put together again.
    """
    if "=?" in value:
        value = _join_words(value)
    return on_one_line(value)


def on_one_line(value: str) -> str:
    """The text of a field without its folds (RFC 5322 §2.2.3) and controls, blanks as single spaces."""
    if "\n" in value or "\t" in value or "\r" in value:
        value = _BLANKS.sub(" ", value)
    return _CONTROLS.sub("", value).strip()


def _join_words(value: str) -> str:
    texts: list[str] = []
    pending, charset, kind = b"", "", ""
    at = 0
    for word in _ENCODED_WORD.finditer(value):
        between = value[at : word.start()]
        octets, this_kind = _octets(word[3], word[2].lower()), word[2].lower()
        joins = kind and (not between or between.isspace())
        if not (joins and word[1].lower() == charset and this_kind == kind):
            if kind:
                texts.append(charsets.decode(pending, charset)[0])
            texts.append("" if joins else between)  # blanks between encoded words are not shown (RFC 2047 §6.2)
            pending, charset, kind = b"", word[1].lower(), this_kind
        pending += octets
        at = word.end()
    if kind:
        texts.append(charsets.decode(pending, charset)[0])
    return "".join(texts) + value[at:]


def _octets(encoded: str, kind: str) -> bytes:
    data = encoded.encode("utf-8", "replace")
    if kind == "q":
        return binascii.a2b_qp(data.replace(b"\n", b""), header=True)
    data = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
    data = data[: len(data) - (len(data) % 4 == 1)]
    return binascii.a2b_base64(data + b"=" * (-len(data) % 4))


# ---------------------------------------------------------------------------------------------------- addresses


def read_addresses(value: str) -> tuple[tuple[Address, ...], str]:
    """The mailboxes of an address field (RFC 5322 §3.4), and what is wrong with it ("" where nothing is).

    An address counts only where the field's structure makes it one: what a display name or comment says never does,
    unless nothing else in the field can be an address.
    """
    value = value[:MAX_ADDRESS_FIELD]
    if not value.strip():
        return (), ""
    value = _LAST_FIRST.sub(_quote_name, value) if value.count("@") == 1 else value
    plain = _plain_addresses(value)
    if plain is not None:
        return plain, ""
    if ";" in value and ":" not in value:  # Outlook's separator
        value = value.replace(";", ",")
    found = [(name, email) for name, email in get_addresses(value, decode_names=True) if email]
    if found:
        return tuple(_address(email, decode_words(name)) for name, email in found[:MAX_ADDRESSES]), ""
    if value.rstrip().endswith(":;") or "@" not in value:
        return (), "" if ":" in value else "no address in an address field"
    return _salvaged(decode_words(value)), "an address field that is not well formed"


def _quote_name(found: re.Match[str]) -> str:
    return f'"{found[1].strip()}" {found[2]}'


def _plain_addresses(value: str) -> tuple[Address, ...] | None:
    """The addresses of a field that holds nothing but plain ones; None where it holds anything else."""
    found: list[Address] = []
    at = 0
    while at < len(value):
        match = _PLAIN_ADDRESS.match(value, at)
        if not match or match.end() == at or len(found) >= MAX_ADDRESSES:
            return None
        name = match["quoted"] if match["quoted"] is not None else match["name"]
        if (name is not None) != bool(match["close"]) or (name and "=?" in name):
            return None
        found.append(_address(match["email"], _CONTROLS.sub("", _BLANKS.sub(" ", name or "")).strip()))
        at = match.end()
    return tuple(found)


def _salvaged(value: str) -> tuple[Address, ...]:
    angled = _IN_ANGLES.findall(value)
    if angled:
        name = value.partition("<")[0].strip(" \"'")
        return tuple(_address(email, name if len(angled) == 1 else "") for email in angled[:MAX_ADDRESSES])
    return tuple(_address(email, "") for email in _ANYWHERE.findall(value)[:MAX_ADDRESSES])


def _address(email: str, name: str) -> Address:
    email = email.strip().strip("'").rstrip(".")  # the dot of the DNS root is no part of an address (RFC 5321 §2.3.5)
    if len(name) > 1 and name[0] == name[-1] and name[0] in "'\"":
        name = name[1:-1].strip()
    try:
        return Address(normalise(email), name)
    except BadInput:
        return Address(email.lower(), name)


# -------------------------------------------------------------------------------------------------- Message-IDs


def read_ids(value: str) -> tuple[str, ...]:
    """The Message-IDs of a field (RFC 5322 §3.6.4) without their brackets, each once, in order.

    Junk between them is passed over; blanks inside one come from folding and are taken out.
    """
    found = [re.sub(r"\s+", "", one) for one in _BRACKETED.findall(value)]
    if not found:
        found = _BARE_ID.findall(value)
    ids = list(dict.fromkeys(one for one in found if one))
    return tuple(ids if len(ids) <= MAX_IDS else ids[:1] + ids[1 - MAX_IDS :])


def read_message_id(value: str) -> str:
    """The Message-ID of a mail without brackets; what stands there where it is not of the proper form."""
    ids = read_ids(value)
    return ids[0] if ids else re.sub(r"[\s<>]+", "", value)[:998]


# -------------------------------------------------------------------------------------------------------- dates

# How the months begin in English, French, Spanish, German, Italian, Portuguese and Dutch.
_MONTHS = (
    ("jan", "ene", "gen"),
    ("feb", "fév", "fev"),
    ("mar", "mär", "mrz", "mrt", "maa"),
    ("apr", "avr", "abr"),
    ("may", "mai", "mag", "mei"),
    ("jun", "juin", "giu"),
    ("jul", "juil", "lug"),
    ("aug", "aoû", "aou", "ago"),
    ("sep", "set"),
    ("oct", "okt", "ott", "out"),
    ("nov",),
    ("dec", "déc", "dez", "dic"),
)
_ISO_DATE = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_LOOSE_DATE = re.compile(
    r"(\d{1,2})\.?[\s-]+(?:de\s+)?([^\W\d_]{3,12})\.?,?[\s-]+(?:de\s+)?(\d{4}|\d{2})\D{1,6}?"
    r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?\s*([ap]\.?m\.?)?\s*(?:gmt|utc)?\s*([+-]\d{1,2}:?\d{2})?",
    re.IGNORECASE,
)


def read_date(value: str) -> datetime | None:
    """The moment that a Date field names, aware and in UTC; None where there is none. A missing zone means UTC.

    The standard library reads what most software writes; mail-parser knows the grammar with comments, obsolete zones
    and leap seconds; what is left is read by pattern (ISO 8601, month names of other languages, am and pm).
    """
    value = value.strip()[:200]
    if not value:
        return None
    for read in (_by_library, _by_mail_parser, _by_pattern):
        with suppress(ValueError, OverflowError, TypeError, IndexError, StopIteration):
            if (moment := read(value)) is not None:
                return moment
    return None


def _by_library(value: str) -> datetime | None:
    if re.search(r"\d\s*[ap]\.?m\b|(?:gmt|utc)\s*[+-]", value, re.IGNORECASE):
        return None  # it would pass over what changes the meaning
    fields = parsedate_tz(value)
    if fields is None or fields[0] < 1970:
        return None
    offset = timezone(timedelta(seconds=fields[9] or 0))
    return datetime(*fields[:6], tzinfo=offset).astimezone(UTC)


def _by_mail_parser(value: str) -> datetime | None:
    moment: datetime | None = parse_mail_date(value).value
    return moment


def _by_pattern(value: str) -> datetime | None:
    value = _MONTH_FIRST.sub(r"\2 \1 \3", value)
    if iso := _ISO_DATE.search(value):
        year, month, day, hour, minute, second, zone = iso.groups()
        noon = None
    elif loose := _LOOSE_DATE.search(value):
        day, name, year, hour, minute, second, noon, zone = loose.groups()
        month = _month(name)
    else:
        return None
    hours = int(hour)
    if noon:
        hours = hours % 12 + (12 if noon[0] in "pP" else 0)
    full_year = int(year) + (2000 if len(year) == 2 else 0)
    moment = datetime(full_year, int(month), int(day), hours, int(minute), int(second or 0), tzinfo=UTC)
    return moment - _offset(zone)


def _month(name: str) -> int:
    name = name.lower()
    return next(number for number, starts in enumerate(_MONTHS, 1) if name.startswith(starts))


def _offset(zone: str | None) -> timedelta:
    if not zone or zone == "Z":
        return timedelta(0)
    digits = zone[1:].replace(":", "").zfill(4)
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if offset > timedelta(hours=14):  # no place on earth is further from UTC
        return timedelta(0)
    return -offset if zone[0] == "-" else offset
