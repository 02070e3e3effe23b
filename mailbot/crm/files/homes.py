"""A home as the cells of a file or a form tell it: each read and checked; and prices that can hardly be one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mailbot.crm.files import cells
from mailbot.crm.files.columns import LISTED_WORDS, PROPERTY_ALIASES, TYPE_WORDS
from mailbot.crm.files.listing_status import standing_of
from mailbot.crm.files.table import Row, RowProblem
from models.property import ListedFor, PropertyStatus, PropertyType

NEEDED = ("ref", "address", "price")
# How a home stands of which nobody says it.
STANDING: Mapping[str, object] = {
    "status": PropertyStatus.ACTIVE,
    "listed_for": ListedFor.SALE,
    "type": PropertyType.HOUSE,
}
# What a home costs, and a month in one, in any of our currencies: beyond it thousands were left out, or a year's rent
# was written, or a sale was not said to be a rent. Land, shops and parking spaces may cost ten times less, or more.
LEAST_SALE, MOST_RENT, WIDER = 10_000, 100_000, 10
_WIDE_TYPES = (PropertyType.LAND, PropertyType.COMMERCIAL, PropertyType.OTHER)


@dataclass(frozen=True, slots=True)
class PropertyRow:
    """One property of a file; `values` are the fields of models.property.Property that its row speaks of."""

    line: int
    ref: str
    values: Mapping[str, object]
    remarks: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeProblem(RowProblem):
    """A property's row that cannot be used, and does not say that the home may be offered: it must not be any more."""

    status: PropertyStatus = PropertyStatus.WITHDRAWN


def price_problem(row: PropertyRow, listed_for: ListedFor, kind: PropertyType) -> RowProblem | None:
    """Why what a row asks for a home can hardly be its price. A guess at what was meant could reach a lead."""
    price = row.values.get("price")
    doubt = price_doubt(row.ref, price, listed_for, kind) if isinstance(price, int) else ""
    if not doubt:
        return None
    mend = (
        "write it in full, as 485000; a rent needs listed_for: rent"
        if listed_for is ListedFor.SALE
        else "write the rent of a month, or listed_for: sale"
    )
    return RowProblem(row.line, "price", f"{doubt}, so the row is left out", mend, row.ref)


def price_doubt(ref: str, price: int, listed_for: ListedFor, kind: PropertyType) -> str:
    """Why a sum can hardly be the price of a home; empty where it may be."""
    wider = WIDER if kind in _WIDE_TYPES else 1
    if listed_for is ListedFor.SALE and price < LEAST_SALE / wider:
        return f"{price:,} can hardly be what {ref} is for sale at"
    if listed_for is ListedFor.RENT and price > MOST_RENT * wider:
        return f"{price:,} can hardly be a month's rent of {ref}"
    return ""


def off_the_market(problem: RowProblem, row: Row | RowProblem) -> RowProblem:
    """What a bad row says of its home's status counts all the same, and one that cannot be read offers nothing."""
    if isinstance(row, RowProblem):
        return problem
    told, ref = row.cells.get("status", ""), row.cells.get("ref", "")
    standing = standing_of(told) if told else None
    if not ref or not told or (standing and standing.status is PropertyStatus.ACTIVE):
        return problem
    status = standing.status if standing else PropertyStatus.WITHDRAWN
    words = (
        f"{problem.words}, and {ref} is not offered, being {status}"
        if standing
        else f"{problem.words}, so {ref} is not offered"
    )
    return HomeProblem(problem.line, problem.column, words, problem.mend, ref, status)


def home_row(row: Row) -> PropertyRow:
    """One row of a file. Raises cells.Unusable for the first cell that cannot be used."""
    values, problems = read_home(row.cells)
    for problem in (*lacking(row.cells), *problems):
        raise problem
    return PropertyRow(row.line, row.cells["ref"], values, _shortened(row))


def lacking(told: Mapping[str, str]) -> list[cells.Unusable]:
    """What no home can be without and is not told of it."""
    return [cells.Unusable(column, "it is empty", "fill it in") for column in NEEDED if not told.get(column)]


def read_home(told: Mapping[str, str]) -> tuple[dict[str, object], list[cells.Unusable]]:
    """What cells say of a home, by our names of columns, and which of them cannot be used; empty ones say nothing."""
    values, standing, problems = dict[str, object](), dict[str, object](), list[cells.Unusable]()
    for column in (name for name, text in told.items() if name in _COLUMNS and text):
        try:
            values[column] = _READERS.get(column, str)(told[column])
        except cells.Unusable as problem:
            problems.append(problem)
    try:
        standing = _standing(told.get("status", ""))
    except cells.Unusable as problem:
        problems.append(problem)
    values = {**standing, **values}
    if cells.is_monthly(told.get("price", "")):
        values.setdefault("listed_for", ListedFor.RENT)
    full, half = values.pop("full_baths", None), values.pop("half_baths", None)
    if isinstance(full, int):  # says more than a total, which may count a half one as one
        values["bathrooms"] = full + (half / 2 if isinstance(half, int) else 0)
    return values, problems


def _standing(text: str) -> dict[str, object]:
    """What a status says: whether the home is offered, and whether for sale or for rent where it tells."""
    standing = standing_of(text) if text else None
    if text and standing is None:
        known = ", ".join(PropertyStatus)
        raise cells.Unusable("status", f"{text!r} is not known", f"write one of {known}")
    if standing is None:
        return {}
    return {"status": standing.status} | ({"listed_for": standing.listed_for} if standing.listed_for else {})


def _shortened(row: Row) -> tuple[RowProblem, ...]:
    """What must be said of numbers that a spreadsheet wrote with an exponent."""
    return tuple(
        RowProblem(
            row.line, column, f"{row.cells[column]!r} may have lost digits", "see that it is right", row.cells["ref"]
        )
        for column in ("price", "square_feet")
        if cells.is_shortened(row.cells.get(column, ""))
    )


# How each column of a property is read; what is not named here is taken as text.
_READERS: Mapping[str, Callable[[str], object]] = {
    "listed_for": lambda text: cells.word("listed_for", text, LISTED_WORDS),
    "type": lambda text: cells.word("type", text, TYPE_WORDS),
    "price": lambda text: round(cells.number("price", text, most=1_000_000_000, least=1)),
    "bedrooms": lambda text: 0 if text.lower() == "studio" else cells.whole("bedrooms", text, most=100),
    "bathrooms": lambda text: cells.baths("bathrooms", text),
    "full_baths": lambda text: cells.whole("full_baths", text, most=100),
    "half_baths": lambda text: cells.whole("half_baths", text, most=100),
    "square_feet": lambda text: cells.whole("square_feet", text, most=10_000_000),
    "year_built": lambda text: cells.year("year_built", text),
    "features": lambda text: list(cells.several(text)),
    "url": lambda text: cells.link("url", text),
    "photo_url": lambda text: cells.link("photo_url", text),
}
_COLUMNS = frozenset(PROPERTY_ALIASES.values()) - {"ref", "status"}
