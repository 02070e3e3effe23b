"""Importing a CSV in the browser: choose a file, look at what would be read, map its columns, and only then write."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from mailbot.crm.contacts import Foreseen as People
from mailbot.crm.contacts import ImportReport
from mailbot.crm.files import uploads
from mailbot.crm.files.table import Uploaded
from mailbot.crm.files.uploads import FileRow, Preview
from mailbot.crm.properties import Absence
from mailbot.desk import Desk
from mailbot.errors import BadInput, sentence
from mailbot.spreadsheet import text_of
from models.upload import UploadKind
from web.bridge import Bridge
from web.guard import signed
from web.trouble import said

LONG = 300.0  # seconds for a whole file
MOST_COLUMNS = 200
PROBLEMS_TOLD = 10


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written, by whom. `full` is the box of a whole inventory, `agreed` how many may be withdrawn.

    `replace_tags` is the box of contacts whose tags are those of the file alone.
    """

    file: Uploaded
    columns: Mapping[str, str]
    full: bool
    agreed: int
    replace_tags: bool
    actor: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an import would change beyond its own rows, and whether a person should say so once more."""

    absence: Absence | None = None
    people: People | None = None
    asks: bool = False


Import = Callable[[Desk, Wish], Coroutine[Any, Any, ImportReport]]
Judge = Callable[[Desk, list[FileRow]], Coroutine[Any, Any, list[FileRow]]]
Foresee = Callable[[Desk, Wish, Preview], Coroutine[Any, Any, Foreseen]]


def add_import(
    room: Blueprint, bridge: Bridge, kind: UploadKind, *, judge: Judge, write: Import, foresee: Foresee
) -> None:
    """Give a room the routes `upload`, `preview` and `import_`.

    `judge` is what `write` judges the rows by: what cannot be used is shown before. What `foresee` would have asked
    once more is asked on the same page, with nothing written yet.
    """

    @room.post("/import")
    def upload() -> Answer:
        file = request.files.get("file")
        if file is None or not file.filename:
            raise BadInput("no file was chosen", "choose a CSV")
        content, name, session = file.read(), file.filename, _session()
        text_of(content, name)  # what is no text at all is told where it was chosen
        upload_id = bridge.run(lambda desk: uploads.keep(desk, session, kind, name, content))
        return redirect(url_for(".preview", upload_id=upload_id), 303)

    @room.get("/import/<upload_id>")
    def preview(upload_id: str) -> str | Answer:
        try:
            wish, seen, foreseen = _looked_at(upload_id, request.args.getlist("column"))
        except BadInput as error:
            flash(said(error), "bad")
            return redirect(url_for(".index"), 303)  # where another file can be chosen
        return _page(upload_id, wish, seen, foreseen)

    @room.post("/import/<upload_id>")
    def import_(upload_id: str) -> str | Answer:
        wish, seen, foreseen = _looked_at(upload_id, request.form.getlist("column"))
        if foreseen.asks:
            return _page(upload_id, wish, seen, foreseen)
        report = bridge.run(lambda desk: write(desk, wish), within=LONG)
        bridge.run(lambda desk: uploads.forget(desk, upload_id))
        _tell(report)
        return redirect(url_for(".index"), 303)

    def _page(upload_id: str, wish: Wish, seen: Preview, foreseen: Foreseen) -> str:
        return render_template(
            "import.html", kind=kind, file=wish.file, seen=seen, upload_id=upload_id, foreseen=foreseen
        )

    def _looked_at(upload_id: str, chosen: list[str]) -> tuple[Wish, Preview, Foreseen]:
        file = _taken(upload_id)
        columns = uploads.chosen_columns(kind, file, chosen[:MOST_COLUMNS])
        seen, form = uploads.preview(kind, file, columns, _judged), request.form
        full, replace_tags = (form.get(box) == "yes" for box in ("full", "replace_tags"))
        wish = Wish(file, columns, full, form.get("agreed", 0, type=int), replace_tags, signed().actor)
        return wish, seen, bridge.run(lambda desk: foresee(desk, wish, seen), within=LONG)

    def _judged(rows: list[FileRow]) -> list[FileRow]:
        return bridge.run(lambda desk: judge(desk, rows), within=LONG)

    def _taken(upload_id: str) -> Uploaded:
        session = _session()
        return bridge.run(lambda desk: uploads.take(desk, session, kind, upload_id))


def _session() -> str:
    return str(signed().session.id)


def _tell(report: ImportReport) -> None:
    done = {
        "new": report.added,
        "changed": report.changed,
        "as they were": report.same,
        "withdrawn": report.withdrawn,
        "no longer offered": report.taken_off,
        "not written to from now on": report.suppressed,
    }
    flash(", ".join(f"{count} {what}" for what, count in done.items() if count) or "The file changed nothing.", "good")
    for problem in report.problems[:PROBLEMS_TOLD]:
        flash(sentence(str(problem)), "warn")
    if len(report.problems) > PROBLEMS_TOLD:
        flash(f"… and {len(report.problems) - PROBLEMS_TOLD} more rows that could not be used.", "warn")
    for remark in report.remarks[:PROBLEMS_TOLD]:
        flash(sentence(str(remark)), "warn")
    if len(report.remarks) > PROBLEMS_TOLD:
        flash(f"… and {len(report.remarks) - PROBLEMS_TOLD} more remarks.", "warn")
