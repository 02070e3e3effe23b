"""Mail out of the store, into an mbox file (mailbot.history.mbox): the bytes of each exactly, the oldest first."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from mailbot.batches import batches
from mailbot.desk import Desk
from mailbot.errors import BadInput, Conflict
from mailbot.history import mbox
from models.message import Message, MessageState
from models.thread import Thread

READ_AT_ONCE = 20  # whole mails in memory


async def mails_of_thread(desk: Desk, thread: Thread) -> list[str]:
    """The ids of a thread's mails, the oldest first."""
    return [one for _, one in sorted(await _dated(desk, {"thread_id": str(thread.id)}))]


async def all_mails(desk: Desk) -> list[str]:
    """The ids of all mails that are kept, the oldest first. Quarantine has an export of its own."""
    ids = []
    for low, high in pairwise(["", *(f"{start:02x}" for start in range(1, 256)), "g"]):
        # In slices: the embedded store holds in memory all that one query finds.
        ids += await _dated(desk, {"digest": {"$gte": low, "$lt": high}})
    return [one for _, one in sorted(ids)]


async def export_mail(
    desk: Desk,
    ids: Sequence[str],
    file: Path,
    *,
    force: bool = False,
    step: Callable[[int], None] = lambda _mails: None,
) -> int:
    """Write mails into an mbox file, in the order given; how many. The file appears when it is whole.

    Raises Conflict when there is such a file, unless `force`; BadInput when it cannot be written.
    """
    written = 0
    with _replacing(file, force=force) as sink:
        for some in batches(ids, READ_AT_ONCE):
            found = await desk.store.by_ids(Message, some, whole=True)
            for message in (found[one] for one in some if one in found):
                raw = await desk.store.bytes_of(message)
                sink.write(mbox.boxed(raw, message.received_at, message.from_address))
                written += 1
            step(len(some))
    return written


async def _dated(desk: Desk, where: dict[str, object]) -> list[tuple[float, str]]:
    rows = await desk.store.rows(Message, where, ["received_at", "state"])
    kept = (row for row in rows if row["state"] != MessageState.QUARANTINED)
    return [(row["received_at"].timestamp(), str(row["_id"])) for row in kept]


@contextmanager
def _replacing(file: Path, *, force: bool) -> Iterator[BinaryIO]:
    """A file beside its place, for its owner alone, which is moved there when it is whole and gone on any error."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        if file.exists() and not force:
            raise Conflict(f"{file} is there already", "name another file, or say --force to replace it")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as sink:
            yield sink
            sink.flush()
            os.fsync(sink.fileno())
        _put(part, file, force=force)
    except OSError as error:
        raise BadInput(
            f"cannot write {file}: {error.strerror or error}", "name a place with room where you may write"
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _put(part: Path, file: Path, *, force: bool) -> None:
    if force:
        part.replace(file)
        return
    try:
        os.link(part, file)  # unlike a rename, never over a file that came meanwhile
    except FileExistsError:
        raise Conflict(f"{file} is there already", "name another file, or say --force to replace it") from None
    except OSError:  # a file system without links
        part.replace(file)
