"""Documents that a story has begun and not written yet: they are changed here, and then inserted finished.

On the embedded store a row that is inserted and then changed costs several times what inserting it once does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mailbot.store.changes import Change, plain
from models import Scoped


class Begun:
    """Rows in the making, by id. `as_row` says how a document is kept, and gives it its id."""

    def __init__(self, as_row: Callable[[Scoped], dict[str, Any]]) -> None:
        self._as_row = as_row
        self._rows: dict[str, tuple[type[Scoped], dict[str, Any]]] = {}

    def __contains__(self, id: object) -> bool:  # noqa: A002
        return str(id) in self._rows

    def begin(self, document: Scoped) -> None:
        row = self._as_row(document)
        self._rows[str(row["_id"])] = type(document), row

    def change(self, change: Change) -> bool | None:
        """Make a change here; whether what it expects held, or None where only the database can tell, or make it."""
        if change.id not in self or change.unset or change.inc or change.push:
            return None
        row = self._rows[change.id][1]
        expected = [_is_as_expected(row, name, value) for name, value in plain(change.expect).items()]
        if None in expected:
            return None
        if not all(expected):
            return False
        for name, value in plain(change.set).items():
            _set(row, name, value)
        for name, values in change.add.items():
            held = row[name] = list(row.get(name) or ())
            for value in plain(list(values)):
                held += [] if value in held else [value]
        return True

    def end(self, id: object) -> Scoped | None:  # noqa: A002
        """The document, to be inserted now; None for one that was not begun, or has ended."""
        model, row = self._rows.pop(str(id), (Scoped, None))
        return model.model_validate(row) if row is not None else None


def _is_as_expected(row: Mapping[str, Any], name: str, expected: Any) -> bool | None:
    """Whether a field has a value, or has it not; None where more than that is asked."""
    if "." in name or isinstance(row.get(name), list):
        return None
    if isinstance(expected, Mapping):
        return row.get(name) != expected["$ne"] if set(expected) == {"$ne"} else None
    return bool(row.get(name) == expected)


def _set(row: dict[str, Any], name: str, value: Any) -> None:
    """Set a value at the place that dots lead to."""
    *path, last = name.split(".")
    for step in path:
        inner = row.get(step)
        row[step] = row = dict(inner) if isinstance(inner, Mapping) else {}
    row[last] = value
