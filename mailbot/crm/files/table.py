"""A CSV file as rows under our column names: separator, encoding, headers and broken rows are dealt with here."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from mailbot.errors import BadInput
from mailbot.spreadsheet import plain, separator_of, text_of


class Table(Protocol):
    """A file, or what was uploaded as one; in words it is its name."""

    def read_bytes(self) -> bytes:
        """Raises OSError."""
        ...


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file that is at hand."""

    name: str
    content: bytes

    def read_bytes(self) -> bytes:
        return self.content

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that cannot be used, or what else must be said of one.

    `line` counts from 1, the header's line included; `key` names the row where it can.
    """

    line: int
    column: str
    words: str
    mend: str
    key: str = ""

    def __str__(self) -> str:
        where = f"line {self.line}, {self.column}" if self.column else f"line {self.line}"
        return f"{where}: {self.words} — {self.mend}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file, by our column names; `line` is where it begins."""

    line: int
    cells: Mapping[str, str]


def rows_of(
    file: Table, aliases: Mapping[str, str], renamed: Mapping[str, str], required: Sequence[str]
) -> Iterator[Row | RowProblem]:
    """The rows of a CSV; empty ones are left out, broken ones are problems.

    `aliases` give our column for a header folded to letters and digits, `renamed` for a header as it is written.
    Raises BadInput for a file that cannot be read, is no table, lacks a required column, or a renamed one.
    """
    text = _read(file)
    # strict: a quote that is never closed would otherwise swallow the rest of the file as one cell.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    header = _header(file, reader)
    names = _names(header, aliases, renamed)
    _check_columns(file, header, names, renamed, required)
    while True:
        line = reader.line_num + 1
        try:
            cells = [plain(cell) for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            yield RowProblem(line, "", f"not readable as CSV ({error})", "close and double its quotation marks")
            continue
        if any(cells[len(names) :]):
            words = f"it has {len(cells)} cells and the header {len(names)}"
            yield RowProblem(line, "", words, "put cells that hold the separator in quotation marks")
        elif any(cells):
            yield Row(line, dict(zip(names, cells + [""] * (len(names) - len(cells)), strict=False)))


def columns_of(file: Table, aliases: Mapping[str, str], renamed: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each header of a CSV with our name for it. Raises BadInput for what is no table."""
    text = _read(file)
    header = _header(file, csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True))
    return list(zip(header, _names(header, aliases, renamed), strict=True))


def decoded(file: Table, encoding: str) -> Uploaded:
    """A file of an encoding that cannot be told from its bytes, by Python's name for it. Raises BadInput."""
    try:
        text = _bytes_of(file).decode(encoding)
    except LookupError:
        raise BadInput(
            f"there is no encoding {encoding!r}", "write one as mac_roman, cp1251, cp1250 or utf-8"
        ) from None
    except UnicodeDecodeError as error:
        raise BadInput(f"{file} is not in {encoding}: {error.reason}", "name another encoding") from error
    return Uploaded(str(file), text.encode())


def slug(title: str) -> str:
    """A header as a name that templates can use: small letters, digits and "_"."""
    return re.sub(r"[^a-z0-9]+", "_", title.strip().lower()).strip("_") or "unnamed"


# ------------------------------------------------------------------------------------------------ headers


def _header(file: Table, reader: Iterator[list[str]]) -> list[str]:
    try:
        for row in reader:
            if any(cell.strip() for cell in row) and not (len(row) <= 2 and row[0].startswith("sep=")):
                return [cell.strip() for cell in row]
    except csv.Error as error:
        raise BadInput(f"{file} has no readable header ({error})", "save it as CSV again") from error
    raise BadInput(f"{file} is empty", "give it a header line and rows")


def _names(header: Sequence[str], aliases: Mapping[str, str], renamed: Mapping[str, str]) -> list[str]:
    """Our name for each header. Of several for one column the renamed wins, then the exact, then the leftmost."""
    ours = set(aliases.values())
    chosen: dict[str, int] = {}
    folded = [re.sub(r"[^a-z0-9]", "", title.lower()) for title in header]
    by_alias = [aliases.get(title) for title in folded]
    exact = [slug(title) if slug(title) in ours else None for title in header]
    for wanted in ([renamed.get(title) for title in header], exact, by_alias):
        for place, name in enumerate(wanted):
            if name is not None and place not in chosen.values():
                chosen.setdefault(name, place)
    by_place = {place: name for name, place in chosen.items()}
    names: list[str] = []
    for place, title in enumerate(header):
        name = by_place.get(place) or slug(title)
        taken = name in names or (place not in by_place and name in chosen)
        names.append(f"{name}_{place + 1}" if taken else name)
    return names


def _check_columns(
    file: Table, header: Sequence[str], names: Sequence[str], renamed: Mapping[str, str], required: Sequence[str]
) -> None:
    shown = ", ".join(header)
    for theirs in renamed:
        if theirs not in header:
            raise BadInput(f"{file} has no column {theirs!r} to map (it has {shown})", "write it as in the header")
    missing = [column for column in required if column not in names]
    if missing:
        raise BadInput(
            f"{file} has no column {', '.join(missing)} (it has {shown})",
            f"rename one, or say which it is: --map {missing[0]}=THEIRS",
        )


def _read(file: Table) -> str:
    return text_of(_bytes_of(file), str(file))


def _bytes_of(file: Table) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BadInput(f"cannot read {file}: {error.strerror}", "name a CSV file") from error
