"""Contacts and properties as spreadsheets: CSV rows read and checked, each either a value or a problem with its mend.

The columns are described in docs/csv.md; what people call them is in mailbot.crm.files.columns. An empty cell says
nothing: it leaves what is known as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

from mailbot.crm.files import cells as cells
from mailbot.crm.files.columns import CONTACT_ALIASES, KIND_WORDS, PROPERTY_ALIASES
from mailbot.crm.files.do_not_contact import ROBOT, Stop, is_robot, stop_meaning, stop_of, tells_of_stops
from mailbot.crm.files.homes import HomeProblem, PropertyRow, home_row, off_the_market, price_problem
from mailbot.crm.files.misread import misread
from mailbot.crm.files.person_names import parts_of
from mailbot.crm.files.table import Row, RowProblem, Table, columns_of, rows_of, slug
from mailbot.errors import BadInput
from models.contact import ContactKind
from models.property import ListedFor, PropertyStatus, PropertyType

__all__ = [
    "ContactRow",
    "HomeProblem",
    "PersonProblem",
    "PropertyRow",
    "RowProblem",
    "column_map",
    "further_meaning",
    "read_contacts",
    "read_properties",
    "unrecognised",
]

R = TypeVar("R")
G = TypeVar("G", "ContactRow", "PropertyRow")
PHONE_AS_WRITTEN = "phone_as_written"  # the field for what stands in a telephone's cell and is no number
_OURS = frozenset(CONTACT_ALIASES.values())


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact of a file. What its row does not say is None: an import leaves it as it is."""

    line: int
    addresses: tuple[str, ...]
    external_id: str | None = None
    name: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    kind: ContactKind | None = None
    tags: tuple[str, ...] | None = None
    language: str | None = None
    source: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    stop: Stop | None = None
    remarks: tuple[RowProblem, ...] = ()  # what is taken otherwise than it stands there


@dataclass(frozen=True, slots=True)
class PersonProblem(RowProblem):
    """A contact's row that cannot be used, and says that its addresses must not be written to: that counts."""

    addresses: tuple[str, ...] = ()
    stop: Stop = ROBOT


def read_contacts(file: Table, columns: Mapping[str, str]) -> Iterator[ContactRow | RowProblem]:
    """Each row of a contacts file; `columns` as by column_map. Raises BadInput for what is no such table."""
    addresses, ids, doubt = dict[str, int](), dict[str, int](), _Doubt()
    for row in rows_of(file, CONTACT_ALIASES, columns, required=("email",)):
        read = _read(row, _contact)
        if isinstance(read, ContactRow):
            read = _once(read, "email", read.addresses, addresses) or read
        if isinstance(read, ContactRow) and read.external_id:
            read = _once(read, "id", (read.external_id,), ids) or read
        if isinstance(read, ContactRow):
            addresses.update(dict.fromkeys(read.addresses, read.line))
            ids.update({read.external_id: read.line} if read.external_id else {})
        yield _still_stopped(read, row) if isinstance(read, RowProblem) else doubt.of(read, row)


def read_properties(file: Table, columns: Mapping[str, str]) -> Iterator[PropertyRow | RowProblem]:
    """Each row of a properties file; `columns` as by column_map. Raises BadInput for what is no such table."""
    unknown = sorted(set(columns.values()) - set(PROPERTY_ALIASES.values()))
    if unknown:
        known = ", ".join(dict.fromkeys(PROPERTY_ALIASES.values()))
        raise BadInput(f"properties have no column {', '.join(unknown)}", f"map to one of {known}")
    seen, doubt = dict[str, int](), _Doubt()
    for row in rows_of(file, PROPERTY_ALIASES, columns, required=("ref", "address", "price")):
        read = _read(row, home_row, key="ref")
        if isinstance(read, PropertyRow):
            read = _once(read, "ref", (read.ref,), seen) or _of_its_own_price(read) or read
        if isinstance(read, PropertyRow):
            seen[read.ref] = read.line
        yield off_the_market(read, row) if isinstance(read, RowProblem) else doubt.of(read, row)


def unrecognised(file: Table, aliases: Mapping[str, str], columns: Mapping[str, str]) -> list[str]:
    """The titles of a file that are no column of ours, as they are written there. Raises BadInput."""
    ours = set(aliases.values())
    return [
        theirs
        for theirs, name in columns_of(file, aliases, columns)
        if name not in ours and not _is_mail_column(name) and not tells_of_stops(name)
    ]


def further_meaning(column: str) -> str:
    """What a column of contacts is taken for that is none of ours."""
    return "a further address" if _is_mail_column(column) else stop_meaning(column) or f"kept as {column}"


def column_map(pairs: list[str]) -> dict[str, str]:
    """`--map ours=theirs` options as {theirs: ours}. Raises BadInput."""
    mapped: dict[str, str] = {}
    for pair in pairs:
        ours, sign, theirs = pair.partition("=")
        if not sign or not ours.strip() or not theirs.strip():
            raise BadInput(f"--map {pair}: not understood", "write --map OURS=THEIRS, as in --map email='E-mail 1'")
        name = slug(ours)
        if name in mapped.values() or theirs.strip() in mapped:
            raise BadInput(f"--map {pair}: mapped twice", "keep one of them")
        mapped[theirs.strip()] = name
    return mapped


# ------------------------------------------------------------------------------------------------ rows


class _Doubt:
    """Whether a file is in another encoding than it seems to be: said once, with the first row that shows it."""

    def __init__(self) -> None:
        self._told = False

    def of(self, read: G, row: Row | RowProblem) -> G:
        found = misread(row.cells) if isinstance(row, Row) and not self._told else None
        if found is None:
            return read
        self._told = True
        words = f"{found[1][:60]!r} looks as if the file were in another encoding; other rows may be as wrong"
        mend = "save it as UTF-8, or name its encoding, as --encoding mac_roman or cp1251, and import it again"
        return replace(read, remarks=(*read.remarks, RowProblem(read.line, found[0], words, mend)))


def _read(row: Row | RowProblem, reader: Callable[[Row], R], key: str = "") -> R | RowProblem:
    if isinstance(row, RowProblem):
        return row
    try:
        return reader(row)
    except cells.Unusable as problem:
        return RowProblem(row.line, problem.column, problem.words, problem.mend, row.cells.get(key, ""))


def _once(
    row: ContactRow | PropertyRow, column: str, names: tuple[str, ...], seen: Mapping[str, int]
) -> RowProblem | None:
    """The problem that a row has when an earlier one of the file speaks of the same thing."""
    twice = next((name for name in names if name in seen), None)
    if twice is None:
        return None
    return RowProblem(row.line, column, f"{twice} stands in line {seen[twice]} already", "keep one of them", names[0])


def _of_its_own_price(row: PropertyRow) -> RowProblem | None:
    """The problem with a price whose row says itself whether it is a sale's or a rent's."""
    listed_for, kind = row.values.get("listed_for"), row.values.get("type", PropertyType.HOUSE)
    if row.values.get("status", PropertyStatus.ACTIVE) is not PropertyStatus.ACTIVE:
        return None
    if not isinstance(listed_for, ListedFor) or not isinstance(kind, PropertyType):
        return None
    return price_problem(row, listed_for, kind)


def _contact(row: Row) -> ContactRow:
    given = {column: cell for column, cell in row.cells.items() if cell}
    kind = cells.word("kind", given["kind"], KIND_WORDS) if "kind" in given else None
    addresses, remarks = _addresses(row, given)
    if is_robot(addresses[0]) and kind in (None, ContactKind.LEAD):
        mend = "leave the row out, or write the person's own address"
        raise cells.Unusable("email", f"no person reads {addresses[0]}, so it is nobody's to write to", mend)
    name, first, last = parts_of(given.get("name"), given.get("first_name"), given.get("last_name"))
    phone = cells.phone(given.get("phone", ""))
    further = {column: cell for column, cell in given.items() if column not in _OURS and not _is_mail_column(column)}
    if "phone" in given and cells.says_more(given["phone"], phone):
        further[PHONE_AS_WRITTEN] = given["phone"]
        if phone is None:
            words = f"{given['phone']!r} is no telephone number, so it is kept as {PHONE_AS_WRITTEN}"
            remarks.append(RowProblem(row.line, "phone", words, "write digits, as (207) 555-0112", addresses[0]))
    return ContactRow(
        line=row.line,
        addresses=tuple(addresses),
        external_id=given.get("id"),
        name=name,
        first_name=first,
        last_name=last,
        phone=phone,
        kind=kind,
        tags=cells.tags(given["tags"]) if "tags" in given else None,
        language=cells.language("language", given["language"]) if "language" in given else None,
        source=given.get("source"),
        fields=further,
        stop=stop_of(given),
        remarks=tuple(remarks),
    )


def _addresses(row: Row, given: Mapping[str, str]) -> tuple[list[str], list[RowProblem]]:
    """All addresses of a row, and what of its further ones is none; the first counts, and must be one."""
    columns = ["email", *(column for column in given if column == "other_emails" or _is_mail_column(column))]
    parts = [(column, part) for column in columns for part in cells.addresses(given.get(column, ""))]
    found, remarks = [cells.address(*(parts[0] if parts else ("email", "")))], list[RowProblem]()
    for column, part in parts[1:]:
        try:
            further = cells.address(column, part)
        except cells.Unusable as problem:
            remarks.append(RowProblem(row.line, column, f"{problem.words}, so it is left out", problem.mend, found[0]))
            continue
        if is_robot(further):
            words = f"no person reads {further}, so it is left out"
            remarks.append(RowProblem(row.line, column, words, "nothing, unless it is theirs", found[0]))
        elif further not in found:
            found.append(further)
    return found, remarks


@lru_cache(maxsize=1000)
def _is_mail_column(column: str) -> bool:
    """Whether a column holds a further address, as Outlook's "E-mail 3 Address" and Google's "E-mail 3 - Value"."""
    return re.fullmatch(r"(?:e?mail|correo)(?:address)?[2-9](?:address|value)?", column.replace("_", "")) is not None


def _still_stopped(problem: RowProblem, row: Row | RowProblem) -> RowProblem:
    """A bad row that says that its person must not be written to says so all the same."""
    if isinstance(row, RowProblem):
        return problem
    addresses = []
    for column in ("email", *(one for one in row.cells if one == "other_emails" or _is_mail_column(one))):
        for part in cells.addresses(row.cells.get(column, "")):
            with suppress(cells.Unusable):
                addresses.append(cells.address(column, part))
    stop = stop_of(row.cells) or (ROBOT if addresses and is_robot(addresses[0]) else None)
    if stop is None or not addresses:
        return problem
    return PersonProblem(problem.line, problem.column, problem.words, problem.mend, problem.key, tuple(addresses), stop)
