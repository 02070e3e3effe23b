"""Passwords: argon2id hashes, and which passwords are too weak to be taken."""

from __future__ import annotations

import asyncio
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from mailbot.errors import BadInput

LEAST_LENGTH = 12  # characters; NIST SP 800-63B-4 §3.1.1.2 asks for length, and for no mixture of kinds
MOST_LENGTH = 256
LEAST_DIFFERENT = 5

# 19 MiB, two passes: the least that OWASP's cheat sheet on storing passwords recommends for argon2id (RFC 9106), so
# that sign-ins at once do not use up a small server's memory.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
# What a login that does not exist is compared with, so that it takes as long as one that does.
_NOBODYS = _HASHER.hash(secrets.token_urlsafe())


async def hashed(password: str) -> str:
    """The hash to store."""
    return await asyncio.to_thread(_HASHER.hash, password)


async def matches(password: str, kept: str | None) -> bool:
    """Whether a password is the one of a stored hash; None, for a user who is not there, takes as long."""
    return await asyncio.to_thread(_matches, password[: MOST_LENGTH + 1], kept)


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with weaker settings than today's."""
    return _HASHER.check_needs_rehash(kept)


def require_strong(password: str, login: str) -> None:
    """Raises BadInput, with the mend, for a password that is too easily guessed."""
    if len(password) < LEAST_LENGTH:
        raise BadInput("the password is too short", f"use at least {LEAST_LENGTH} characters; a sentence is good")
    if len(password) > MOST_LENGTH:
        raise BadInput("the password is too long", f"use at most {MOST_LENGTH} characters")
    name = login.partition("@")[0].lower()
    if len(set(password)) < LEAST_DIFFERENT or (len(name) > 3 and password.lower().startswith(name)):
        raise BadInput("the password is too easily guessed", "use several words that do not belong together")


def _matches(password: str, kept: str | None) -> bool:
    try:
        return _HASHER.verify(kept or _NOBODYS, password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False
