"""Lists that a browser saves as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from flask import Response

from mailbot.spreadsheet import harmless


def saved_as(name: str, text: str) -> Response:
    """A text that the browser keeps as a CSV file of that name."""
    response = Response(text, mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def spreadsheet(name: str, header: Iterable[str], rows: Iterable[Iterable[object]]) -> Response:
    """A table that the browser keeps as a CSV file; no cell is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return saved_as(name, out.getvalue())
