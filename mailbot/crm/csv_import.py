"""Contacts and properties as spreadsheets: CSV rows read and checked, each either a value or a problem with its mend.

The columns are described in docs/csv.md. Headers are known by several names (ALIASES); `columns` renames further ones.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from mailbot.errors import BadInput
from mailbot.mail.addresses import normalise
from models.contact import ContactKind
from models.property import ListedFor, PropertyStatus, PropertyType

MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that cannot be used. `line` counts from 1, the header's line included."""

    line: int
    column: str
    words: str
    mend: str

    def __str__(self) -> str:
        where = f"line {self.line}, {self.column}" if self.column else f"line {self.line}"
        return f"{where}: {self.words} — {self.mend}"


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact of a file. What a file has no column for is None: an import leaves it as it is."""

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


@dataclass(frozen=True, slots=True)
class PropertyRow:
    """One property of a file; `values` are fields of models.property.Property that the file has columns for."""

    line: int
    ref: str
    values: Mapping[str, object]


# Our column for each header that people use, folded to letters and digits.
CONTACT_ALIASES: Mapping[str, str] = {
    **dict.fromkeys(("email", "emailaddress", "mail", "address", "correo", "emailprimary"), "email"),
    **dict.fromkeys(("otheremails", "otheremail", "email2", "secondaryemail", "emailsecondary"), "other_emails"),
    **dict.fromkeys(("firstname", "first", "givenname", "nombre"), "first_name"),
    **dict.fromkeys(("lastname", "last", "surname", "familyname", "apellido"), "last_name"),
    **dict.fromkeys(("name", "fullname", "contact", "contactname"), "name"),
    **dict.fromkeys(("phone", "phonenumber", "mobile", "cell", "telephone", "telefono"), "phone"),
    **dict.fromkeys(("kind", "type", "contacttype"), "kind"),
    **dict.fromkeys(("tags", "tag", "labels", "groups"), "tags"),
    **dict.fromkeys(("language", "lang", "idioma"), "language"),
    **dict.fromkeys(("id", "externalid", "contactid", "crmid"), "id"),
    **dict.fromkeys(("source", "leadsource"), "source"),
}
PROPERTY_ALIASES: Mapping[str, str] = {
    **dict.fromkeys(("ref", "id", "mls", "mlsid", "mlsnumber", "mlsno", "listingid", "reference"), "ref"),
    **dict.fromkeys(("status", "state", "listingstatus"), "status"),
    **dict.fromkeys(("listedfor", "saleorrent", "transaction"), "listed_for"),
    **dict.fromkeys(("type", "propertytype", "kind"), "type"),
    **dict.fromkeys(("address", "street", "streetaddress"), "address"),
    **dict.fromkeys(("area", "neighborhood", "neighbourhood", "subdivision", "district"), "area"),
    **dict.fromkeys(("city", "town"), "city"),
    **dict.fromkeys(("postcode", "zip", "zipcode", "postalcode"), "postcode"),
    **dict.fromkeys(("price", "listprice", "askingprice", "rent"), "price"),
    **dict.fromkeys(("bedrooms", "beds", "bed", "br"), "bedrooms"),
    **dict.fromkeys(("bathrooms", "baths", "bath", "ba"), "bathrooms"),
    **dict.fromkeys(("squarefeet", "sqft", "size", "livingarea"), "square_feet"),
    **dict.fromkeys(("yearbuilt", "year", "built"), "year_built"),
    **dict.fromkeys(("description", "remarks", "publicremarks"), "description"),
    **dict.fromkeys(("features", "amenities"), "features"),
    **dict.fromkeys(("url", "link", "listingurl"), "url"),
    **dict.fromkeys(("photourl", "photo", "image", "imageurl"), "photo_url"),
}

STATUS_WORDS: Mapping[str, PropertyStatus] = {
    **dict.fromkeys(("", "active", "available", "for sale", "for rent", "coming soon"), PropertyStatus.ACTIVE),
    **dict.fromkeys(("pending", "under contract", "contingent", "in escrow"), PropertyStatus.PENDING),
    **dict.fromkeys(("sold", "closed", "rented", "leased"), PropertyStatus.SOLD),
    **dict.fromkeys(("withdrawn", "off market", "expired", "cancelled", "canceled"), PropertyStatus.WITHDRAWN),
}
TYPE_WORDS: Mapping[str, PropertyType] = {
    **dict.fromkeys(("", "house", "single family", "single-family", "sfr", "detached", "casa"), PropertyType.HOUSE),
    **dict.fromkeys(("condo", "condominium", "apartment", "flat", "loft"), PropertyType.CONDO),
    **dict.fromkeys(("townhouse", "townhome", "row house"), PropertyType.TOWNHOUSE),
    **dict.fromkeys(
        ("multi_family", "multi-family", "multi family", "duplex", "triplex", "fourplex"), PropertyType.MULTI_FAMILY
    ),
    **dict.fromkeys(("land", "lot", "acreage"), PropertyType.LAND),
    **dict.fromkeys(("commercial", "office", "retail"), PropertyType.COMMERCIAL),
    **dict.fromkeys(("other",), PropertyType.OTHER),
}
LISTED_WORDS: Mapping[str, ListedFor] = {
    **dict.fromkeys(("", "sale", "buy", "for sale"), ListedFor.SALE),
    **dict.fromkeys(("rent", "lease", "rental", "for rent"), ListedFor.RENT),
}
KIND_WORDS: Mapping[str, ContactKind] = {"": ContactKind.LEAD, **{str(kind): kind for kind in ContactKind}}


def read_contacts(file: Path, columns: Mapping[str, str]) -> Iterator[ContactRow | RowProblem]:
    """Each row of a contacts file. Raises BadInput for a file that is no table, or has no email column."""
    seen: dict[str, int] = {}
    for line, row in _table(file, CONTACT_ALIASES, columns, required=("email",)):
        try:
            contact = _contact(line, row)
        except _Unusable as problem:
            yield RowProblem(line, problem.column, problem.words, problem.mend)
            continue
        twice = next((address for address in contact.addresses if address in seen), None)
        if twice:
            yield RowProblem(line, "email", f"{twice} stands in line {seen[twice]} already", "keep one of them")
            continue
        seen.update(dict.fromkeys(contact.addresses, line))
        yield contact


def read_properties(file: Path, columns: Mapping[str, str]) -> Iterator[PropertyRow | RowProblem]:
    """Each row of a properties file. Raises BadInput for a file that is no table, or lacks ref, address or price."""
    seen: dict[str, int] = {}
    for line, row in _table(file, PROPERTY_ALIASES, columns, required=("ref", "address", "price")):
        try:
            home = _property(line, row)
        except _Unusable as problem:
            yield RowProblem(line, problem.column, problem.words, problem.mend)
            continue
        if home.ref in seen:
            yield RowProblem(line, "ref", f"{home.ref} stands in line {seen[home.ref]} already", "keep one of them")
            continue
        seen[home.ref] = line
        yield home


def column_map(pairs: list[str]) -> dict[str, str]:
    """`--map ours=theirs` options as {theirs: ours}. Raises BadInput."""
    mapped = {}
    for pair in pairs:
        ours, sign, theirs = pair.partition("=")
        if not sign or not ours.strip() or not theirs.strip():
            raise BadInput(f"--map {pair}: not understood", "write --map OURS=THEIRS, as in --map email='E-mail 1'")
        mapped[theirs.strip()] = ours.strip()
    return mapped


# ------------------------------------------------------------------------------------------------ rows


class _Unusable(Exception):  # noqa: N818 - carries a problem, raised and caught here
    def __init__(self, column: str, words: str, mend: str) -> None:
        super().__init__(words)
        self.column, self.words, self.mend = column, words, mend


def _contact(line: int, row: Mapping[str, str]) -> ContactRow:
    addresses = [_address("email", row["email"])]
    addresses += [_address("other_emails", one) for one in _split(row.get("other_emails", ""))]
    first, last, name = row.get("first_name"), row.get("last_name"), row.get("name")
    if name and first is None:
        first, _, rest = name.partition(" ")
        last = rest.strip() if last is None else last
    if not name and (first or last):
        name = f"{first or ''} {last or ''}".strip()
    known = set(CONTACT_ALIASES.values())
    return ContactRow(
        line=line,
        addresses=tuple(dict.fromkeys(addresses)),
        external_id=row.get("id") or None,
        name=name,
        first_name=first,
        last_name=last,
        phone=row.get("phone"),
        kind=_word("kind", row["kind"], KIND_WORDS) if "kind" in row else None,
        tags=tuple(_split(row["tags"])) if "tags" in row else None,
        language=row["language"].lower()[:2] if "language" in row else None,
        source=row.get("source"),
        fields={key: value for key, value in row.items() if key not in known and value},
    )


_T = TypeVar("_T")

# How each column of a property is read; what is not named here is taken as text.
_READERS: Mapping[str, Callable[[str], object]] = {
    "status": lambda text: _word("status", text, STATUS_WORDS),
    "listed_for": lambda text: _word("listed_for", text, LISTED_WORDS),
    "type": lambda text: _word("type", text, TYPE_WORDS),
    "price": lambda text: _whole("price", text, most=1_000_000_000),
    "bedrooms": lambda text: _whole("bedrooms", text, most=100) if text else None,
    "bathrooms": lambda text: _number("bathrooms", text, most=100) if text else None,
    "square_feet": lambda text: _whole("square_feet", text, most=10_000_000) if text else None,
    "year_built": lambda text: _whole("year_built", text, most=2200) if text else None,
    "features": lambda text: [part for part in _split(text) if part],
}


def _property(line: int, row: Mapping[str, str]) -> PropertyRow:
    for column in ("ref", "address", "price"):
        if not row[column]:
            raise _Unusable(column, "it is empty", "fill it in")
    known = set(PROPERTY_ALIASES.values()) - {"ref"}
    values = {key: _READERS.get(key, str)(text) for key, text in row.items() if key in known}
    return PropertyRow(line, row["ref"], values)


def _address(column: str, text: str) -> str:
    try:
        return normalise(text)
    except BadInput as error:
        raise _Unusable(
            column, error.what if text else "it is empty", "write one address, as name@example.com"
        ) from error


def _word(column: str, text: str, words: Mapping[str, _T]) -> _T:
    found = words.get(" ".join(text.lower().split()))
    if found is None:
        known = ", ".join(sorted({str(value) for value in words.values()}))
        raise _Unusable(column, f"{text!r} is not known", f"write one of {known}")
    return found


def _number(column: str, text: str, most: float) -> float:
    bare = re.sub(r"(?i)usd|us\$|[$€£\s]|sq\.?\s?ft\.?|beds?|baths?", "", text)
    bare = bare.replace(",", "") if not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", bare) else bare.replace(".", "")
    scale = 1.0
    if bare[-1:].lower() in ("k", "m"):
        scale = 1_000.0 if bare[-1].lower() == "k" else 1_000_000.0
        bare = bare[:-1]
    try:
        value = float(bare) * scale
    except ValueError:
        raise _Unusable(column, f"{text!r} is no number", "write digits, as 485000") from None
    if not 0 <= value <= most:
        raise _Unusable(column, f"{text!r} cannot be", f"write a number up to {most:,.0f}")
    return value


def _whole(column: str, text: str, most: float) -> int:
    return round(_number(column, text, most))


def _split(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;|]" if re.search(r"[;|]", text) else ",", text) if part.strip()]


# ------------------------------------------------------------------------------------------------ tables


def _table(
    file: Path, aliases: Mapping[str, str], columns: Mapping[str, str], required: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV by our column names, with the line that each begins on; empty rows are left out."""
    text = _text(file)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        header = next(reader, None)
        if header is None:
            raise BadInput(f"{file} is empty", "give it a header line and rows")
        names = [_column(title, aliases, columns) for title in header]
        missing = [column for column in required if column not in names]
        if missing:
            raise BadInput(
                f"{file} has no column {', '.join(missing)} (it has {', '.join(header)})",
                f"rename one, or say which it is: --map {missing[0]}=THEIRS",
            )
        line = reader.line_num + 1
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield line, dict(zip(names, cells + [""] * (len(names) - len(cells)), strict=False))
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadInput(f"{file}, line {reader.line_num}: {error}", "save it as CSV again") from error


def _column(title: str, aliases: Mapping[str, str], columns: Mapping[str, str]) -> str:
    if title.strip() in columns:
        return columns[title.strip()]
    folded = re.sub(r"[^a-z0-9]", "", title.lower())
    return aliases.get(folded) or re.sub(r"[^a-z0-9]+", "_", title.strip().lower()).strip("_") or "unnamed"


def _text(file: Path) -> str:
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise BadInput(f"cannot read {file}: {error.strerror}", "name a CSV file") from error
    if len(raw) > MOST_BYTES:
        raise BadInput(f"{file} is larger than {MOST_BYTES // 1_000_000} MB", "split it")
    if b"\0" in raw[:1000] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInput(f"{file} is no text (a spreadsheet?)", "export it as CSV")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")  # what spreadsheets on Windows write


def _delimiter(text: str) -> str:
    """The separator that the header uses most; a comma where it uses none."""
    header = text.split("\n", 1)[0]
    return max((",", ";", "\t"), key=header.count)
