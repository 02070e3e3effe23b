"""Where mail lies in files: mbox files, maildirs, single mails, and whole trees of them."""

from __future__ import annotations

import mmap
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mailbot.errors import BadInput
from mailbot.history import mbox

MAX_MAIL_BYTES = 100_000_000
_MAILDIR = ("cur", "new")
# What mail programs keep beside the mail.
_NOT_MAIL = re.compile(
    r"\.(?:msf|dat|log|lock|index|cache|json|html?|txt|md|py|csv|pdf|zip|gz)$|^dovecot|^\.|^maildir", re.IGNORECASE
)
_TELLING = re.compile(rb"^(from|received|date|message-id|return-path|delivered-to|mime-version):", re.IGNORECASE | re.M)
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:")
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
_HEAD = 8192  # bytes of a file that tell what it is


@dataclass(frozen=True, slots=True)
class Found:
    """A mail that was found: its bytes and where it lay; or, where it could not be opened, what is wrong."""

    where: str
    raw: bytes = b""
    arrived: datetime | None = None
    problem: str = ""


def mails_of(path: Path) -> Iterator[Found]:
    """Every mail below a path, always in the same order. Raises BadInput for a path that is not there or holds none."""
    for file in _files(path):
        try:
            yield from _mails_of_file(file, named=file == path)
        except OSError as error:
            yield Found(str(file), problem=error.strerror or str(error))


def count(path: Path) -> int:
    """How many mails there are below a path, as far as can be told without reading them. Raises BadInput."""
    if not path.exists():
        raise BadInput(f"there is no file or directory {path}", "correct its name")
    if not path.is_dir() and not path.is_file():
        raise BadInput(f"{path} is neither a file nor a directory")
    if path.is_file():
        require_mail(path)
    return sum(_count_of_file(file, named=file == path) for file in _files(path))


def require_mail(file: Path) -> None:
    """Raises BadInput for a file that is neither called a mail nor has a header that tells so."""
    if not _kind_of(file, named=True):
        raise BadInput(
            f"{file} is no mail: it has no header that mail has (From, Date, Message-ID, Received)",
            "name an mbox file, a maildir or a mail; contacts come in by `mailbot contacts import`",
        )


def _count_of_file(file: Path, *, named: bool) -> int:
    if not _in_maildir(file):
        try:
            if _kind_of(file, named=named) == "mbox":
                with _mapped(file) as data:
                    return mbox.count(data)
            return int(_kind_of(file, named=named) == "mail")
        except OSError:
            return 1
    return 1


def _files(path: Path) -> Iterator[Path]:
    """The files that may hold mail: of maildirs those in cur and new, in the order of their names."""
    if not path.is_dir():
        yield path
        return
    for folder, below, names in os.walk(path):
        here = Path(folder)
        if set(_MAILDIR) <= set(below):
            mails = [(name, here / box / name) for box in _MAILDIR for name in os.listdir(here / box)]  # noqa: PTH208
            yield from (mail for name, mail in sorted(mails) if not name.startswith("."))
            below[:] = [name for name in below if name not in (*_MAILDIR, "tmp")]
        elif here == path and here.name in _MAILDIR:
            yield from (here / name for name in sorted(names))
            return
        below.sort()
        yield from (here / name for name in sorted(names))


def _in_maildir(file: Path) -> bool:
    return file.parent.name in _MAILDIR


def _mails_of_file(file: Path, *, named: bool) -> Iterator[Found]:
    kind = "mail" if _in_maildir(file) and not named else _kind_of(file, named=named)
    if kind == "mbox":
        with _mapped(file) as data:
            for number, mail in enumerate(mbox.mails_in(data), 1):
                yield _within_bounds(Found(f"{file}:{number}", mail.raw, mail.arrived), len(mail.raw))
    elif kind == "mail":
        about = file.stat()
        raw = file.read_bytes() if about.st_size <= MAX_MAIL_BYTES else b""
        arrived = datetime.fromtimestamp(int(about.st_mtime), UTC)
        yield _within_bounds(Found(str(file), raw, arrived), about.st_size)


def _within_bounds(found: Found, size: int) -> Found:
    if size <= MAX_MAIL_BYTES:
        return found
    return Found(found.where, problem=f"it has {size} bytes; a mail of up to {MAX_MAIL_BYTES} can be kept")


def _kind_of(file: Path, *, named: bool) -> str:
    """What a file is: mbox, mail, or nothing of ours. A file that the operator named is mail if its header tells so."""
    if not file.is_file():
        return ""
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    if head.startswith(mbox.START):
        return "mbox" if not file.name.endswith(".eml") else "mail"
    if file.suffix.lower() == ".eml":
        return "mail"
    if named:
        return "mail" if _TELLING.search(_END_OF_HEADER.split(head, maxsplit=1)[0]) else ""
    if _NOT_MAIL.search(file.name) or not _FIELD.match(head):
        return ""
    return "mail" if len(_TELLING.findall(head)) > 1 else ""


class _mapped:  # noqa: N801
    """A file in memory as far as it is read; an empty file cannot be mapped."""

    def __init__(self, file: Path) -> None:
        self._file = file.open("rb")
        self._map: mmap.mmap | None = None

    def __enter__(self) -> mbox.Bytes:
        if os.fstat(self._file.fileno()).st_size == 0:
            return b""
        self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        return self._map

    def __exit__(self, *_: object) -> None:
        if self._map is not None:
            self._map.close()
        self._file.close()
