"""Wrenfield Harbor, the invented town of the demo: its homes, the agency's contacts, and the letter that goes out.

Names, streets and people are made up; domains are reserved (RFC 2606) and telephone numbers fictional. The files are
what an operator would bring, in the very formats that mailbot reads:

    properties.csv   ref, status, listed_for, type, address, area, city, postcode, price (whole dollars; a month's rent
                     where rented), bedrooms, bathrooms, square_feet, year_built, description, features (semicolons),
                     url, photo_url
    contacts.csv     email, other_emails (semicolons), first_name, last_name, phone, kind, tags (semicolons), language,
                     id, and two columns of the agency's own: neighborhood, looking_for
    business.toml    the agency, as sections of config.toml
    spring.toml      a campaign of two steps, for `mailbot campaign create`
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mailbot.embedded.mailplan import BrokenAddress, Mailbox, Plan

PROPERTIES = Path(__file__).with_name("properties.csv")
CONTACTS = Path(__file__).with_name("contacts.csv")
BUSINESS = Path(__file__).with_name("business.toml")
CAMPAIGN = Path(__file__).with_name("spring.toml")

AGENCY = "hello@lanternstreet.example"  # the mailbox that mailbot looks after
OPERATOR = "nora@lanternstreet.example"  # the agent, who gets mailbot's notices
VISITOR = "visitor@townmail.example"  # whoever watches the demo may write from here
REFUSED = "ellis.marsh@townmail.example"  # in the contacts, and known to no server: refused at once
BROKEN = (
    BrokenAddress("joan.tillery@posta.example"),
    BrokenAddress("arthur.penhale@harbormail.example", "5.2.2", "The mailbox is full"),
)


@dataclass(frozen=True, slots=True)
class Home:
    """A listing, as far as the people of the town talk about it. `price` is in whole dollars."""

    ref: str
    address: str
    area: str
    price: int


@cache
def homes() -> tuple[Home, ...]:
    """Every listing of the town."""
    return tuple(Home(row["ref"], row["address"], row["area"], int(row["price"])) for row in _rows(PROPERTIES))


def homes_in(text: str) -> tuple[Home, ...]:
    """The listings that a text names by address or reference, in the order in which it does."""
    found = [(match.start(), home) for home in homes() for match in _names(home).finditer(text)]
    return tuple(dict.fromkeys(home for _, home in sorted(found, key=lambda each: each[0])))


def business() -> dict[str, Any]:
    """The agency's sections of config.toml."""
    return tomllib.loads(BUSINESS.read_text(encoding="utf-8"))


def mail_plan(agency_password: str, visitor_password: str, others: tuple[str, ...] = ()) -> Plan:
    """A mailbox for the agency, its agent and every contact; `others` are people whom the agency does not know yet.

    The agent's mailbox opens with the agency's password, so that its notices can be read with a mail client.
    """
    broken = {address.address for address in BROKEN}
    known = [address for row in _rows(CONTACTS) for address in (row["email"], *_split(row["other_emails"]))]
    passwords = {AGENCY: agency_password, OPERATOR: agency_password, VISITOR: visitor_password}
    wanted = dict.fromkeys([AGENCY, OPERATOR, VISITOR, *known, *others])
    boxes = (Mailbox(address, passwords.get(address, "")) for address in wanted if address not in {*broken, REFUSED})
    return Plan(mailboxes=tuple(boxes), broken=BROKEN)


@cache
def _names(home: Home) -> re.Pattern[str]:
    """The address however its words are spaced, and neither within a longer number; or the reference."""
    address = r"\s+".join(re.escape(word) for word in home.address.split())
    return re.compile(rf"(?<!\d)(?:{address}|{re.escape(home.ref)})(?!\d)", re.IGNORECASE)


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _split(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(";") if part.strip())
