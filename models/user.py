"""A user: a person who may sign in to the dashboard."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from models.base import Scoped, index


class Role(StrEnum):
    """What a user may do; each role may do all that those after it may."""

    OWNER = "owner"  # everything: settings and users too
    AGENT = "agent"  # the daily work: answers, approvals, campaigns, contacts, calls
    VIEWER = "viewer"  # looks, and changes nothing

    def may(self, least: Role) -> bool:
        """Whether this role is at least `least`."""
        ranks = list(Role)
        return ranks.index(self) <= ranks.index(least)


class User(Scoped):
    """A person. `login` is their email address, in lower case.

    No secret of the second factor is stored: it follows from `totp_seed` and the account's signing key.
    """

    login: str
    name: str = ""
    role: Role = Role.AGENT
    password_hash: str
    password_at: datetime | None = None  # when it was last changed
    totp_seed: str = ""  # empty: no second factor
    totp_pending: str = ""  # a seed that is shown, and not yet confirmed by a code
    totp_step: int = 0  # the last time step whose code was taken: no code is taken twice
    recovery: list[str] = Field(default_factory=list)  # keyed hashes of the recovery codes that are left
    signed_in_at: datetime | None = None

    class Settings:
        name = "users"
        indexes = [index("login", unique=True)]
