"""Files that are about to be imported: kept for one browser and one hour, looked through before anything is written."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from mailbot.crm.files.columns import CONTACT_ALIASES, PROPERTY_ALIASES
from mailbot.crm.files.importing import ContactRow, PropertyRow, further_meaning, read_contacts, read_properties
from mailbot.crm.files.table import RowProblem, Uploaded, columns_of
from mailbot.desk import Desk
from mailbot.errors import BadInput, NotFound
from mailbot.store import object_id
from models.upload import Upload, UploadKind

LASTS = timedelta(hours=1)
MOST_BYTES = 10_000_000
MOST_KEPT_BYTES = 12_000_000  # compressed; a document holds 16 MB
ROWS_SHOWN = 8
PROBLEMS_SHOWN = 25

FileRow = ContactRow | PropertyRow | RowProblem

ALIASES: Mapping[UploadKind, Mapping[str, str]] = {
    UploadKind.CONTACTS: CONTACT_ALIASES,
    UploadKind.PROPERTIES: PROPERTY_ALIASES,
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would read. `columns` are (theirs, ours, what it is taken for).

    `trouble` says why nothing can be read at all.
    """

    columns: tuple[tuple[str, str, str], ...]
    choices: tuple[str, ...]  # our columns that a column of theirs may be
    rows: tuple[ContactRow | PropertyRow, ...] = ()
    good: int = 0
    bad: int = 0
    problems: tuple[RowProblem, ...] = ()
    remarks: tuple[RowProblem, ...] = ()
    stopped: int = 0  # good rows of people who want no mail
    trouble: str = ""
    judged: tuple[FileRow, ...] = ()  # every row, as the import takes it
    refs: frozenset[str] = frozenset()  # the properties that it speaks of, in good rows and bad ones


async def keep(desk: Desk, session_id: str, kind: UploadKind, name: str, content: bytes) -> str:
    """Keep a file for a session in place of the one before; its id. Raises BadInput."""
    if not content.strip():
        raise BadInput(f"{name} is empty", "choose a CSV with a header line and rows")
    packed = zlib.compress(content, 6)
    if len(content) > MOST_BYTES or len(packed) > MOST_KEPT_BYTES:
        raise BadInput(f"{name} is larger than {MOST_BYTES // 1_000_000} MB", "split it")
    await desk.store.remove(Upload, {"session_id": session_id, "kind": kind})
    upload = Upload(session_id=session_id, kind=kind, name=name[:120], content=packed, created_at=desk.now())
    if not await desk.store.add(upload):
        raise BadInput("two files came in the same moment", "choose one of them again")
    return str(upload.id)


async def take(desk: Desk, session_id: str, kind: UploadKind, upload_id: str) -> Uploaded:
    """The file of a session. Raises NotFound for another's, and for one that is too old."""
    upload = await desk.store.first(Upload, {"_id": object_id(upload_id, Upload)}, whole=True)
    ours = upload is not None and (upload.session_id, upload.kind) == (session_id, kind)
    if upload is None or not ours or upload.created_at < desk.now() - LASTS:
        raise NotFound("that file is no longer here", "choose it again")
    return Uploaded(upload.name, zlib.decompress(upload.content))


async def forget(desk: Desk, upload_id: str) -> None:
    """Throw a file away."""
    await desk.store.remove(Upload, {"_id": object_id(upload_id, Upload)})


async def forget_old(desk: Desk) -> int:
    """Throw away what nobody imported; how many files."""
    return await desk.store.remove(Upload, {"created_at": {"$lt": desk.now() - LASTS}})


def rows_of(kind: UploadKind, file: Uploaded, columns: Mapping[str, str]) -> Iterator[FileRow]:
    """The rows of a file, `columns` as by importing.column_map. Raises BadInput for what is no such table."""
    if kind is UploadKind.CONTACTS:
        yield from read_contacts(file, columns)
    else:
        yield from read_properties(file, columns)


def chosen_columns(kind: UploadKind, file: Uploaded, chosen: Sequence[str]) -> dict[str, str]:
    """What a person chose for each column of the file, in its order, where that differs from what we would take it for.

    Two columns cannot both be the same one of ours: the first that was chosen is. Raises BadInput.
    """
    mapped: dict[str, str] = {}
    known = set(ALIASES[kind].values())
    for (theirs, ours), wanted in zip(columns_of(file, ALIASES[kind], {}), chosen, strict=False):
        if wanted and wanted != ours and wanted in known and wanted not in mapped.values():
            mapped[theirs] = wanted
    return mapped


def preview(
    kind: UploadKind, file: Uploaded, columns: Mapping[str, str], judge: Callable[[list[FileRow]], list[FileRow]]
) -> Preview:
    """Read the whole file and write nothing. Raises BadInput for what is no table.

    `judge` knows what the rows mean beside what is stored: the import judges by the same.
    """
    choices = tuple(dict.fromkeys(ALIASES[kind].values()))
    named = tuple(
        (theirs, ours, _meaning(kind, ours, choices)) for theirs, ours in columns_of(file, ALIASES[kind], columns)
    )
    rows: list[ContactRow | PropertyRow] = []
    problems: list[RowProblem] = []
    remarks: list[RowProblem] = []
    refs = set[str]()
    good = bad = stopped = 0
    try:
        judged = judge(list(rows_of(kind, file, columns)))
        for row in judged:
            if kind is UploadKind.PROPERTIES:
                refs.add(row.ref if isinstance(row, PropertyRow) else row.key if isinstance(row, RowProblem) else "")
            if isinstance(row, RowProblem):
                bad += 1
                problems += [row] if len(problems) < PROBLEMS_SHOWN else []
            else:
                good += 1
                rows += [row] if len(rows) < ROWS_SHOWN else []
                remarks += row.remarks if len(remarks) < PROBLEMS_SHOWN else ()
                stopped += isinstance(row, ContactRow) and row.stop is not None
    except BadInput as error:
        return Preview(named, choices, trouble=error.what)
    return Preview(
        named,
        choices,
        tuple(rows),
        good,
        bad,
        tuple(problems),
        tuple(remarks),
        stopped,
        judged=tuple(judged),
        refs=frozenset(refs),
    )


def _meaning(kind: UploadKind, ours: str, choices: Sequence[str]) -> str:
    """What a column is taken for, as long as nobody chooses something else."""
    if ours in choices:
        return "as recognised"
    return further_meaning(ours) if kind is UploadKind.CONTACTS else "left out"
