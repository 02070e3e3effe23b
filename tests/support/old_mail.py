"""Mail of the past for tests of history: written into maildirs and mbox files, and what the store made of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from mailbot.desk import Desk
from mailbot.history.mbox import boxed
from models.message import Message
from models.thread import Thread

START = datetime(2021, 3, 4, 12, 0, tzinfo=UTC)


def old_mail(
    message_id: str,
    parents: str = "",
    *,
    sender: str = "dana@away.example",
    day: int = 0,
    text: str = "",
    **headers: str,
) -> bytes:
    """A mail of 2021; `parents` are the ids of its References."""
    refs = [f"<{ref}>" for ref in parents.split()]
    lines = {
        "From": sender,
        "To": "hello@agency.test",
        "Message-ID": f"<{message_id}>",
        "References": " ".join(refs),
        "In-Reply-To": refs[-1] if refs else "",
        "Subject": "Houses",
        "Date": format_datetime(START + timedelta(days=day)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\n" for name, value in lines.items() if value)
    return f"{head}\n{text or f'Hello {message_id}'}\n".encode()


def mbox_of(file: Path, raws: Iterable[bytes]) -> Path:
    """An mbox file."""
    file.write_bytes(b"".join(boxed(raw, START, "a@away.example") for raw in raws))
    return file


def maildir_of(folder: Path, raws: Sequence[bytes]) -> Path:
    """A maildir whose names keep the order."""
    for part in ("cur", "new", "tmp"):
        (folder / part).mkdir(parents=True)
    for number, raw in enumerate(raws):
        (folder / "cur" / f"{number:07d}.host:2,S").write_bytes(raw)
    return folder


async def groups_of(desk: Desk) -> frozenset[frozenset[str]]:
    """Which Message-IDs stand in one thread."""
    together: dict[str, set[str]] = {}
    for message in await desk.store.find(Message, {"digest": {"$gt": ""}}):
        if message.thread_id:
            together.setdefault(message.thread_id, set()).add(message.message_id)
    return frozenset(frozenset(ids) for ids in together.values())


async def live_threads(desk: Desk) -> list[Thread]:
    """Every thread that is part of no other."""
    return [thread for thread in await desk.store.find(Thread, {"number": {"$gt": 0}}) if not thread.merged_into]


async def whole_store(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Every document of the account, to compare one moment with another."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name in sorted(await desk.store.database.list_collection_names()):
        rows = [row async for row in desk.store.database[name].find({})]
        found[name] = sorted(rows, key=lambda row: str(row["_id"]))
    return found
