"""How far a mailbox folder has been read."""

from __future__ import annotations

from datetime import datetime

from models.base import Scoped, index


class MailboxCursor(Scoped):
    """Everything up to `uid` under `uidvalidity` is stored; what is older than `since` is history, never answered."""

    mailbox: str
    folder: str
    uidvalidity: int
    uid: int
    since: datetime
    reread: bool = False  # UIDVALIDITY has changed since: UIDs no longer tell old mail from new, dates must
    keeps_sent_copies: bool | None = None  # of the Sent folder: whether the server files our mail there itself
    read_at: datetime | None = None
    failing_since: datetime | None = None
    problem: str = ""
    alerted: bool = False

    class Settings:
        name = "mailbox_cursors"
        indexes = [index("mailbox", "folder", unique=True)]
