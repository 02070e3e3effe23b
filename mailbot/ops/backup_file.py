"""The format of a backup: gzip over BSON documents, so that standard tools can read it.

    header                                   {format, version, mailbot, database, made_at}
    for each collection:  {collection: name} document … document  four zero bytes
    footer                                   {counts: {name: documents}, end: true}

The counts stand at the end, since a living database changes while it is read; a file without footer is incomplete.
"""

from __future__ import annotations

import gzip
import os
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import bson
from bson.codec_options import CodecOptions
from bson.errors import BSONError

from mailbot.errors import BadInput

FORMAT = "mailbot-backup"
VERSION = 1
COMPRESSION = 6
LARGEST_DOCUMENT = 48 * 1024 * 1024  # bytes; MongoDB's own bound is 16 MB
_LENGTH = struct.Struct("<i")
_END = _LENGTH.pack(0)
AWARE: CodecOptions[dict[str, Any]] = CodecOptions(tz_aware=True)


@dataclass(frozen=True, slots=True)
class Header:
    """What a backup says of itself."""

    database: str
    made_at: datetime
    mailbot: str  # the version of mailbot that wrote it


class Writer:
    """Writes a backup beside its place and moves it there when it is whole; on any error nothing is left behind."""

    def __init__(self, file: Path, header: Header) -> None:
        """Raises BadInput when the file cannot be made, or would replace what is no backup."""
        _require_replaceable(file)
        self._file = file
        self._part = file.with_name(f".{file.name}.{os.getpid()}.part")
        self._counts: dict[str, int] = {}
        try:
            self._sink = os.fdopen(os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        except OSError as error:
            raise unwritable(file, error) from error
        self._zip = gzip.GzipFile(filename="", mode="wb", compresslevel=COMPRESSION, fileobj=self._sink)
        about = {"format": FORMAT, "version": VERSION, "mailbot": header.mailbot}
        self._zip.write(bson.encode({**about, "database": header.database, "made_at": header.made_at}))

    def fileno(self) -> int:
        """The descriptor of the unfinished file."""
        return self._sink.fileno()

    def begin(self, collection: str) -> None:
        """The documents that follow are of this collection."""
        self._zip.write(bson.encode({"collection": collection}))
        self._counts[collection] = 0

    def add(self, collection: str, documents: Sequence[bytes]) -> None:
        """Append documents, each as BSON."""
        self._zip.write(b"".join(documents))
        self._counts[collection] += len(documents)

    def end(self) -> None:
        """No more documents of this collection."""
        self._zip.write(_END)

    @property
    def counts(self) -> Mapping[str, int]:
        """Documents by collection, as far as they are written."""
        return self._counts

    def finish(self) -> dict[str, int]:
        """Make the file whole and put it in its place; the number of documents by collection. Raises OSError."""
        self._zip.write(bson.encode({"counts": self._counts, "end": True}))
        self._zip.close()
        self._sink.flush()
        os.fsync(self._sink.fileno())
        self._sink.close()
        self._part.replace(self._file)
        folder = os.open(self._file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return dict(self._counts)

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        with suppress(OSError):
            self._sink.close()
        self._part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise unwritable(self._file, error) from error


def _require_replaceable(file: Path) -> None:
    """Nothing but a backup, or an empty file, is worth no question."""
    if not file.is_file() or not file.stat().st_size:
        return
    try:
        read_header(file)
    except BadInput as error:
        raise BadInput(f"{file} is there, and is no backup", "name another place, or take it away first") from error


def unwritable(file: Path, error: OSError) -> BadInput:
    """What an error of the file system means to the operator."""
    return BadInput(f"cannot write {file}: {error.strerror or error}", "name a place with room where you may write")


def read_header(file: Path) -> Header:
    """What a backup says of itself. Raises BadInput for a file that is none, or of a newer kind."""
    with _translated(file), gzip.open(file, "rb") as source:
        return _header(source, file)


def check(file: Path) -> dict[str, int]:
    """Read a backup to its end; the number of documents by collection. Raises BadInput when anything is amiss."""
    counts: dict[str, int] = {}
    for collection, _ in documents(file):
        counts[collection] = counts.get(collection, 0) + 1
    return counts


def documents(file: Path) -> Iterator[tuple[str, bytes]]:
    """Every document with its collection, in the file's order. Raises BadInput, at the end if need be."""
    counts: dict[str, int] = {}
    with _translated(file), gzip.open(file, "rb") as source:
        _header(source, file)
        while "collection" in (mark := _decoded(_next(source), file)):
            name = str(mark["collection"])
            counts[name] = 0
            while document := _next(source):
                counts[name] += 1
                yield name, document
        if not mark.get("end") or mark.get("counts") != counts or source.read(1):
            raise _damaged(file, "its documents are not those that it counts")


def _header(source: BinaryIO | gzip.GzipFile, file: Path) -> Header:
    about = _decoded(_next(source), file)
    if about.get("format") != FORMAT:
        raise BadInput(f"{file} is no backup of mailbot", "name a file that `mailbot backup` wrote")
    if about.get("version") != VERSION:
        raise BadInput(
            f"{file} is a backup of kind {about.get('version')}, and this mailbot reads kind {VERSION}",
            f"restore it with mailbot {about.get('mailbot')}",
        )
    made_at = about.get("made_at")
    return Header(
        str(about.get("database")),
        made_at if isinstance(made_at, datetime) else datetime.fromtimestamp(0, UTC),
        str(about.get("mailbot")),
    )


def _next(source: BinaryIO | gzip.GzipFile) -> bytes:
    """The next document, or nothing where a collection ends."""
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    if length == 0:
        return b""
    if not _LENGTH.size < length <= LARGEST_DOCUMENT:
        raise BSONError("a document of impossible length")
    rest = source.read(length - _LENGTH.size)
    if len(rest) < length - _LENGTH.size:
        raise EOFError
    return head + rest


def _decoded(document: bytes, file: Path) -> dict[str, Any]:
    if not document:
        raise _damaged(file, "a document is missing")
    return bson.decode(document, AWARE)


def _damaged(file: Path, how: str) -> BadInput:
    return BadInput(f"{file} is damaged: {how}", "use another backup")


class _translated:  # noqa: N801 - a context manager, written as one word like those of the library
    """Turn what a bad file causes into BadInput."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> None: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if isinstance(error, EOFError):
            raise _damaged(self._file, "it ends too early") from error
        if isinstance(error, gzip.BadGzipFile):
            raise BadInput(
                f"{self._file} is no backup of mailbot, or damaged", "name a file that `mailbot backup` wrote"
            ) from error
        if isinstance(error, (zlib.error, BSONError)):
            raise _damaged(self._file, "its contents are spoilt") from error
        if isinstance(error, OSError):
            raise BadInput(f"cannot read {self._file}: {error.strerror or error}") from error
