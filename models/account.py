"""An account: one agency (or agent) in this installation, and the counters and leases that it owns."""

from __future__ import annotations

from datetime import datetime

from models.base import Scoped, index


class Account(Scoped):
    """One agency. `account_id` is its short name in the configuration."""

    name: str = ""
    restored_at: datetime | None = None  # a backup was restored then: what is older may have been answered since

    class Settings:
        name = "accounts"
        indexes = [index(unique=True)]


class Counter(Scoped):
    """The last short number given to a kind of document (campaign, thread, draft, call, contact)."""

    kind: str
    last: int = 0

    class Settings:
        name = "counters"
        indexes = [index("kind", unique=True)]


class Lease(Scoped):
    """Who may do a thing that only one process should do, until when."""

    task: str
    holder: str = ""
    host: str = ""
    pid: int = 0
    pid_started: float = 0.0
    expires_at: datetime

    class Settings:
        name = "leases"
        indexes = [index("task", unique=True)]
