"""What signing in leaves behind: sessions, and the delays of those who guess."""

from __future__ import annotations

from datetime import datetime

from models.base import Scoped, index


class Session(Scoped):
    """A browser that is signed in. `token_hash` is the SHA-256 of a random token that only the browser holds."""

    token_hash: str
    user_id: str
    complete: bool = False  # False: the password was right, the code of the second factor is still to come
    wrong_codes: int = 0
    seen_at: datetime
    expires_at: datetime  # however much it is used
    address: str = ""  # shortened
    browser: str = ""
    revoked_at: datetime | None = None

    class Settings:
        name = "sessions"
        indexes = [
            index("token_hash", unique=True),
            index("user_id", "seen_at"),
            index("expires_at"),
        ]


class Throttle(Scoped):
    """How often something was guessed wrong lately. `key` is a keyed hash of what it counts for."""

    key: str
    failures: int = 0
    last_at: datetime

    class Settings:
        name = "throttles"
        indexes = [index("key", unique=True), index("last_at")]
