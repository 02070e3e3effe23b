"""The quarantine, given out as files: each mail's bytes, with the reason beside it."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from mailbot.desk import Desk
from mailbot.errors import BadInput, Conflict
from models.message import Message, MessageState

INDEX = "quarantine.json"


async def export_quarantine(desk: Desk, directory: Path, only: str = "") -> int:
    """Write what is in quarantine, or one mail of it, into a directory: `ID.eml` with the bytes as they came, `ID.txt`
    with the reason, and an index of this export in JSON. How many.

    Raises NotFound and Conflict for an id that is not in quarantine, BadInput when nothing can be written there.
    """
    held = [await _named(desk, only)] if only else await _all(desk)
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in held:
            raw = await desk.store.raw(str(message.id))
            write_alone(directory / f"{message.id}.eml", raw)
            write_alone(directory / f"{message.id}.txt", f"{message.problem}\n".encode())
        write_alone(directory / INDEX, _index(held).encode())
    except OSError as error:
        raise BadInput(f"cannot write into {directory}: {error.strerror or error}", "name another directory") from error
    return len(held)


def write_alone(file: Path, content: bytes) -> None:
    """Write a file for its owner alone, also where one that others may read is there. Raises OSError."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
        if stat.S_ISREG(os.fstat(opened.fileno()).st_mode):  # and no device
            os.fchmod(opened.fileno(), 0o600)
        opened.write(content)


async def _named(desk: Desk, message_id: str) -> Message:
    message = await desk.store.get(Message, message_id)
    if message.state is not MessageState.QUARANTINED:
        raise Conflict(f"message {message_id} is not in quarantine")
    return message


async def _all(desk: Desk) -> list[Message]:
    return await desk.store.find(Message, {"state": MessageState.QUARANTINED}, sort=[("received_at", 1)])


def _index(held: Sequence[Message]) -> str:
    rows = [
        {
            "id": str(message.id),
            "file": f"{message.id}.eml",
            "problem": message.problem,
            "received_at": message.received_at.isoformat(),
            "mailbox": message.mailbox,
            "folder": message.folder,
            "size": message.size,
            "sha256": message.digest,
        }
        for message in held
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
