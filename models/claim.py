"""A claim: a mail that somebody is reading, so that nobody else does."""

from __future__ import annotations

from datetime import datetime

from models.base import Scoped


class Claim(Scoped):
    """Has the id of the mail that it is for: whoever inserts it first has the mail, until the lease ends."""

    holder: str  # whose it is: a worker, and which of its turns
    until: datetime
    lost: int = 0  # readers that had the mail in hand and did not come back

    class Settings:
        name = "claims"
