"""What a key of the configuration may hold: types that check what was written, and the words of each choice."""

from __future__ import annotations

import json
import re
import shlex
from contextlib import suppress
from datetime import time
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(f"unknown time zone {name!r}; write one like America/New_York")
    return name


def _mode(value: str) -> str:
    way, _, address = value.partition(":")
    if value in ("off", "live") or (way == "redirect" and _address(address)):
        return value
    raise ValueError('must be "off", "live" or "redirect:ADDRESS"')


def _hours(value: str) -> str:
    if value not in ("any", "none"):
        parse_hours(value)
    return value


def _day_hours(value: str) -> str:
    """Hours within one day, or the empty string."""
    if value and (span := parse_hours(value))[0] > span[1]:
        raise ValueError(f"{value!r} ends before it starts")
    return value


def _items(value: Any) -> Any:
    """A list written in an environment variable is one string with commas, or JSON."""
    if not isinstance(value, str):
        return value
    if value.lstrip().startswith("["):
        with suppress(ValueError):
            return json.loads(value)  # else it is a folder like "[Gmail]/Sent"
    return [part.strip() for part in value.split(",") if part.strip()]


def _folded(addresses: list[str]) -> list[str]:
    """Addresses as they are compared, see mailbot.mail.addresses.normalise."""
    return [_address(address).lower() for address in addresses]


def _address(value: str) -> str:
    bare = value.strip()
    if bare and not re.fullmatch(r"[^\s<>,;@]+@[^\s<>,;@]+", bare):
        raise ValueError(f"{value!r} is no address: write it like name@example.com")
    return bare


def _public(url: str) -> str:
    """It stands in the header of every mail to leads (RFC 8058)."""
    parts = urlsplit(url)
    if url and (parts.scheme not in ("https", "http") or not parts.hostname or not re.fullmatch(r"[!-;=?-~]+", url)):
        raise ValueError(f"{url!r} must be written like https://mail.agency.example")
    return url


def _command(value: Any) -> Any:
    """A command as one string is split into its words as a shell would; no shell ever runs it."""
    return shlex.split(value) if isinstance(value, str) else value


def _endpoint(url: str) -> str:
    """Secrets go there: encrypted, unless it is on this machine."""
    parts = urlsplit(url)
    near = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1", "localhost")
    if url and not (near or (parts.scheme == "https" and parts.hostname)):
        raise ValueError(f"{url!r} must begin with https://")
    return url


def parse_hours(value: str) -> tuple[time, time]:
    """ "09:00-17:30" as two times of day; "21:00-08:00" reaches over midnight. Raises ValueError for anything else."""
    start, _, end = value.partition("-")
    try:
        span = time.fromisoformat(start.strip()), time.fromisoformat(end.strip())
    except ValueError:
        raise ValueError(f'{value!r} must be written like "09:00-17:00"') from None
    if span[0] == span[1]:
        raise ValueError(f"{value!r} ends when it starts")
    return span


Words = Annotated[list[str], BeforeValidator(_items)]
Addresses = Annotated[list[str], BeforeValidator(_items), AfterValidator(_folded)]
HoursBefore = Annotated[list[Annotated[float, Field(gt=0, le=24 * 60)]], BeforeValidator(_items)]
Command = Annotated[list[str], BeforeValidator(_command)]
Endpoint = Annotated[str, AfterValidator(_endpoint)]
Zone = Annotated[str, AfterValidator(_zone)]
Hours = Annotated[str, AfterValidator(_hours)]
DayHours = Annotated[str, AfterValidator(_day_hours)]  # or the empty string
Address = Annotated[str, AfterValidator(_address)]  # or the empty string
PublicUrl = Annotated[str, AfterValidator(_public)]
SendingMode = Annotated[str, AfterValidator(_mode)]


class Security(StrEnum):
    """How a connection to a mail server is protected."""

    TLS = "tls"  # encrypted from the first byte (ports 993, 465)
    STARTTLS = "starttls"  # encrypted before logging in (ports 143, 587)
    NONE = "none"  # in clear; only for a server on this machine


class SentCopy(StrEnum):
    """Who keeps the copy of what we send in the Sent folder."""

    AUTO = "auto"  # look whether the server keeps one, append where it does not
    SERVER = "server"  # the server does (Gmail, Microsoft 365)
    APPEND = "append"  # we do


class Auth(StrEnum):
    """How mailbot logs in to a mail server."""

    PASSWORD = "password"  # noqa: S105 - the name of a way, not a password
    OAUTH = "oauth"  # an access token; [oauth] says where it comes from


class Embeddings(StrEnum):
    """Whether sentences of drafts are turned into embeddings on this machine, for the check of fair housing."""

    AUTO = "auto"  # where a model words replies and the extra local-embeddings is installed
    ON = "on"  # and nothing starts without it
    OFF = "off"


class Provider(StrEnum):
    """Whose OAuth 2 endpoints `mailbot login` speaks to."""

    NONE = ""
    GOOGLE = "google"
    MICROSOFT = "microsoft"
    CUSTOM = "custom"  # [oauth] names the endpoints


class Autonomy(StrEnum):
    """How far mailbot may go by itself for mail of one intent."""

    OFF = "off"  # stored and shown, never answered
    DRAFT = "draft"  # a draft waits for a person
    AUTO = "auto"  # sent, unless a check fails or the reader is unsure
