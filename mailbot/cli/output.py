"""The one way to print: data to stdout, words to stderr; JSON where asked for, otherwise tables that fit the terminal.

Whatever a person reads passes `printable`: any of it may be a stranger's, and a terminal obeys control characters. Rich
is imported only where something is drawn.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, tzinfo
from enum import Enum
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

Row = Mapping[str, Any]

_zone: ContextVar[tzinfo | None] = ContextVar("zone", default=None)

LEAST_WIDTH = 8  # characters that a shrinking column keeps
READABLE = 20  # characters of one that tell something; where a table leaves fewer, its rows take several lines
GAP = "   "
INDENT = "      "
UNBOUNDED = 100_000

# What steers a terminal, or the direction of its text, and JSON leaves as it is.
_STEERS: Final = re.compile(r"[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: the key of the row's value, and how it is shown. `shrinks` is cut when space is short."""

    key: str
    title: str
    align: Literal["left", "right"] = "left"
    shrinks: bool = False


# ------------------------------------------------------------------------------------------------ data


def show_list(rows: Iterable[Row], columns: Sequence[Column], *, as_json: bool, empty: str = "nothing to show") -> None:
    """Print rows: JSON lines with every key, or a table of the named columns. `empty` is said when there are none."""
    if as_json:
        print_json_lines(rows)
        return
    kept = list(rows)
    if not kept:
        say(empty)
    elif _fits(kept, columns, width := _width()):
        sys.stdout.writelines(line.rstrip() + "\n" for line in _drawn(_table(kept, columns), width))
    else:
        sys.stdout.writelines(line + "\n" for line in _in_lines(kept, columns, width))


def show_one(row: Row, *, as_json: bool, titles: Mapping[str, str] | None = None) -> None:
    """Print one thing: a JSON document, or its keys (all, or those with a title) and values below each other."""
    if as_json:
        print_json(row)
        return
    from rich.table import Table

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for key in titles or row:
        grid.add_row((titles or {}).get(key, key.replace("_", " ")), _cell(row.get(key)))
    draw(grid)


def show_text(text: str = "", *, end: str = "\n") -> None:
    """Print text as it is, but for what could steer a terminal."""
    sys.stdout.write(printable(text) + end)


def show_bytes(raw: bytes) -> None:
    """Print bytes as they are into a pipe or a file; to a person, as text that cannot steer the terminal."""
    sys.stdout.flush()
    if sys.stdout.isatty():
        show_text(raw.decode("utf-8", "replace").replace("\r\n", "\n"))
    else:
        sys.stdout.buffer.write(raw)


def show_change(words: str, row: Row, *, as_json: bool) -> None:
    """Say what was changed; with --json also the changed thing as it is now, as one JSON document on stdout."""
    say(words)
    if as_json:
        print_json(row)


def print_json(value: Any) -> None:
    """One JSON document on stdout."""
    sys.stdout.write(_escaped(json.dumps(value, ensure_ascii=False, indent=2, default=jsonable)) + "\n")


def print_json_lines(rows: Iterable[Any]) -> None:
    """One JSON value a line, each written as soon as it is known."""
    encode = json.JSONEncoder(ensure_ascii=False, default=jsonable).encode
    for row in rows:
        sys.stdout.write(_escaped(encode(row)) + "\n")


def jsonable(value: Any) -> Any:
    """What JSON can say in place of a value of ours: enums and times as strings, dataclasses and models as objects."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset | tuple):
        return list(value)
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)  # ObjectId, PurePath, UUID


def printable(text: str) -> str:
    """A stranger's text for a terminal: control characters, which could steer it, become spaces."""
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)


def local(moment: datetime, form: str = "%Y-%m-%d %H:%M") -> str:
    """A time in the account's zone, once the configuration has been read; before, in this machine's."""
    return moment.astimezone(_zone.get()).strftime(form)


def show_times_in(zone: tzinfo) -> None:
    """From now on times are shown in this zone."""
    _zone.set(zone)


def draw(*things: RenderableType) -> None:
    """Draw something of Rich's on stdout."""
    console = _console(stderr=False)
    for thing in things:
        console.print(thing)


def side_by_side(title: str, before: str, after: str) -> RenderableType:
    """Two texts beside each other, as they are: markup in them is shown, never obeyed."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(printable(title)), box=box.SIMPLE_HEAD, title_justify="left", expand=True)
    table.add_column("as it is", ratio=1, overflow="fold")
    table.add_column("as it would be", ratio=1, overflow="fold")
    table.add_row(Text(printable(before)), Text(printable(after)))
    return table


# ------------------------------------------------------------------------------------------------ words


def say(words: str) -> None:
    """Tell the person at the terminal something: a line on stderr."""
    sys.stderr.write(printable(words) + "\n")
    sys.stderr.flush()


@contextmanager
def progress(what: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """A progress bar on stderr for long work, only where a person looks; yields a function that is told each step."""
    if not sys.stderr.isatty():
        yield lambda _steps: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=_console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda steps: bar.advance(task, steps)


# ------------------------------------------------------------------------------------------------ helpers


def _escaped(text: str) -> str:
    """JSON that says the same and shows no control character."""
    return _STEERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _console(*, stderr: bool, width: int | None = None) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, soft_wrap=False, width=width)


def _drawn(thing: RenderableType, width: int) -> list[str]:
    """The lines of something of Rich's, coloured where a terminal looks."""
    console = _console(stderr=False, width=width)
    with console.capture() as drawn:
        console.print(thing)
    return drawn.get().splitlines()


def _width() -> int:
    """How much fits into a line: the terminal's columns; without a terminal nothing is cut, for grep and files."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS"):
        return shutil.get_terminal_size().columns
    return UNBOUNDED


def _fits(rows: Sequence[Row], columns: Sequence[Column], width: int) -> bool:
    """Whether a table shows every column, and of each shrinking one enough to tell something."""
    if not any(column.shrinks for column in columns):
        return True  # its cells wrap
    needed = [min(_widest(rows, column), READABLE) if column.shrinks else _widest(rows, column) for column in columns]
    return sum(needed) + len(GAP) * (len(columns) - 1) + 2 <= width


def _widest(rows: Sequence[Row], column: Column) -> int:
    from rich.cells import cell_len

    return max(cell_len(column.title), *(cell_len(_in_one_line(row.get(column.key))) for row in rows))


def _in_lines(rows: Sequence[Row], columns: Sequence[Column], width: int) -> Iterator[str]:
    """A table whose rows take several lines each: first what cannot be cut, then the rest, cut at the line's end."""
    lines = _packed(rows, columns, width)
    heads = {column.key: column.title for column in columns}
    yield from (line.rstrip() for line in _row_in_lines(heads, lines))
    yield "─" * width
    for row in rows:
        yield from (line.rstrip() for line in _row_in_lines(row, lines) if line.strip())


def _packed(rows: Sequence[Row], columns: Sequence[Column], width: int) -> list[list[tuple[Column, int]]]:
    """The columns, each with its width, in as few lines as hold them."""
    lines: list[list[tuple[Column, int]]] = [[]]
    room, shrinking = width, False
    for column in sorted(columns, key=lambda column: column.shrinks):
        wide = _widest(rows, column)
        if lines[-1] and (column.shrinks != shrinking or room < min(wide, READABLE if column.shrinks else wide)):
            lines.append([])
            room, shrinking = width - len(INDENT), column.shrinks
        lines[-1].append((column, min(wide, max(room, 1))))
        room -= wide + len(GAP)
    return lines


def _row_in_lines(row: Row, lines: Sequence[Sequence[tuple[Column, int]]]) -> Iterator[str]:
    from rich.cells import cell_len, set_cell_size

    for place, line in enumerate(lines):
        cells = []
        for column, wide in line:
            text = _in_one_line(row.get(column.key))
            lacks = max(wide - cell_len(text), 0)
            if column.shrinks and cell_len(text) > wide:
                text = set_cell_size(text, wide - 1) + "…"
            cells.append(" " * lacks + text if column.align == "right" else text + " " * lacks)
        yield (INDENT if place else "") + GAP.join(cells)


def _table(rows: Sequence[Row], columns: Sequence[Column]) -> RenderableType:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    one_line = any(column.shrinks for column in columns)
    for column in columns:
        # Rich takes width first from columns that may wrap; a shrinking cell then ends in an ellipsis instead.
        keeps_width = one_line and not column.shrinks
        least = LEAST_WIDTH if column.shrinks else None
        table.add_column(column.title, justify=column.align, overflow="fold", no_wrap=keeps_width, min_width=least)
    for row in rows:
        table.add_row(*(_cell(row.get(column.key), cut=column.shrinks) for column in columns))
    return table


def _cell(value: Any, *, cut: bool = False) -> RenderableType:
    """One value as text; markup in it is shown, never obeyed, for it may come from a stranger's mail."""
    from rich.text import Text

    return Text(_in_one_line(value), no_wrap=True, overflow="ellipsis") if cut else Text(_plain(value))


def _in_one_line(value: Any) -> str:
    return _plain(value).replace("\n", " ")


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return local(value)
    if isinstance(value, Enum | date | PurePath):
        return str(jsonable(value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_plain(item)}" for key, item in value.items())
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_plain(item) for item in value)
    return printable(str(value))
