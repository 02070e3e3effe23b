"""Sessions: a random token in the browser, its hash in the store; they end by themselves, and can be ended."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from mailbot.desk import Desk
from mailbot.errors import NotFound
from mailbot.store import LONG_AGO, object_id
from models.session import Session
from models.user import User

LASTS = timedelta(days=30)  # however much it is used
IDLE = timedelta(days=4)  # unused; from Thursday evening to Monday morning it is not
CODE_PATIENCE = timedelta(minutes=10)  # between the password and the code of the second factor
WRONG_CODES = 5  # then the password must be given again
SEEN_EVERY = timedelta(minutes=5)  # how exactly the last use is written down
TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Signed:
    """Somebody who is signed in (or, while `session.complete` is False, half-way), and by which token."""

    user: User
    session: Session
    token: str

    @property
    def actor(self) -> str:
        """Who they are, for the history."""
        return f"web:{self.user.login}"


async def begin(desk: Desk, user: User, *, complete: bool, address: str, browser: str) -> str:
    """A new session; its token, which is nowhere else."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    now = desk.now()
    session = Session(
        token_hash=_hash(token),
        user_id=str(user.id),
        complete=complete,
        seen_at=now,
        expires_at=now + (LASTS if complete else CODE_PATIENCE),
        address=address,
        browser=browser,
    )
    await desk.store.add(session)
    return token


async def of_token(desk: Desk, token: str) -> Signed | None:
    """Who holds a token, or None: unknown, ended, too old, or of a user who was removed."""
    if not token:
        return None
    session = await desk.store.first(Session, {"token_hash": _hash(token)})
    now = desk.now()
    if session is None or not _lives(session, now):
        return None
    user = await desk.store.first(User, {"_id": object_id(session.user_id)})
    if user is None:
        return None
    if now - session.seen_at > SEEN_EVERY:
        await desk.store.change(Session, str(session.id), set={"seen_at": now})
    return Signed(user, session, token)


async def of_user(desk: Desk, user: User) -> list[Session]:
    """A user's living sessions, the last used first."""
    since = {"user_id": str(user.id), "seen_at": {"$gt": desk.now() - IDLE}}
    found = await desk.store.find(Session, since, sort=[("seen_at", -1)])
    return [session for session in found if session.complete and _lives(session, desk.now())]


async def end(desk: Desk, user: User, session_id: str) -> None:
    """End one session of a user. Raises NotFound when they have none with that id."""
    session = await desk.store.get(Session, session_id)
    if session.user_id != str(user.id):
        raise NotFound(f"no session {session_id}")
    await desk.store.change(Session, session_id, expect={"revoked_at": None}, set={"revoked_at": desk.now()})


async def end_all(desk: Desk, user: User, *, keep: str = "") -> int:
    """End every session of a user but `keep` (an id); how many."""
    found = await desk.store.find(Session, {"user_id": str(user.id), "seen_at": {"$gt": LONG_AGO}})
    ended = [str(one.id) for one in found if one.revoked_at is None and str(one.id) != keep]
    return await desk.store.change_group(Session, ended, expect={"revoked_at": None}, set={"revoked_at": desk.now()})


async def wrong_code(desk: Desk, session: Session) -> bool:
    """Note a wrong code; whether the half-way session has ended by it."""
    await desk.store.change(Session, str(session.id), inc={"wrong_codes": 1})
    if (await desk.store.get(Session, str(session.id))).wrong_codes < WRONG_CODES:
        return False
    await desk.store.change(Session, str(session.id), set={"revoked_at": desk.now()})
    return True


async def forget_old(desk: Desk) -> None:
    """Remove sessions that ended by age; ended ones stay until then."""
    await desk.store.remove(Session, {"expires_at": {"$lt": desk.now()}})


def _lives(session: Session, now: datetime) -> bool:
    return session.revoked_at is None and now < session.expires_at and now - session.seen_at < IDLE


def _hash(token: str) -> str:
    """Of a random token a plain hash is enough: there is nothing to guess."""
    return hashlib.sha256(token.encode()).hexdigest()
