"""How far a mailbox folder has been read."""

from __future__ import annotations

from datetime import datetime

from models.base import Scoped, index


class MailboxCursor(Scoped):
    """Everything up to `uid` under `uidvalidity` is stored. `history_uid` is where mailbot's own time begins."""

    mailbox: str
    folder: str
    uidvalidity: int
    uid: int
    read_at: datetime | None = None
    failing_since: datetime | None = None
    problem: str = ""
    alerted: bool = False

    class Settings:
        name = "mailbox_cursors"
        indexes = [index("mailbox", "folder", unique=True)]
