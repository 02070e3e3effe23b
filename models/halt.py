"""A halt: nothing can leave, since the mail server takes nothing from us or cannot be reached."""

from __future__ import annotations

from datetime import datetime

from models.base import Scoped, index


class Halt(Scoped):
    """Made by the first mail that met it, and removed by the next one that the server accepts."""

    server: str = ""  # which: login and host; another of today's settings is not stopped by it
    reason: str  # the server's words, or why it cannot be reached
    of_account: bool  # it refuses our login or account: somebody must mend that
    since: datetime
    at: datetime  # when it was met last
    next_at: datetime | None = None  # when the server is tried again

    class Settings:
        name = "halts"
        indexes = [index(unique=True)]
