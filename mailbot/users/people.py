"""Who may sign in: users are added, listed, given another role or password, and removed."""

from __future__ import annotations

from typing import Any

from mailbot.desk import Desk
from mailbot.errors import Conflict, NotFound
from mailbot.mail.addresses import normalise
from mailbot.users import passwords, sessions
from models.user import Role, User


async def add(desk: Desk, login: str, password: str, *, name: str = "", role: Role | None, actor: str) -> User:
    """A new user; the first of an account is its owner, whatever `role` says. Raises BadInput and Conflict."""
    login = normalise(login)
    passwords.require_strong(password, login)
    first = not await users(desk)
    user = User(
        login=login,
        name=name.strip(),
        role=Role.OWNER if first else role or Role.AGENT,
        password_hash=await passwords.hashed(password),
        password_at=desk.now(),
    )
    if not await desk.store.add(user):
        raise Conflict(f"{login} is a user already", f"`mailbot user reset {login}` gives a new password")
    await desk.store.record("user.added", login, actor=actor, user=login, role=user.role)
    return user


async def users(desk: Desk) -> list[User]:
    """Everybody who may sign in, by login."""
    return await desk.store.find(User, {"login": {"$gt": ""}}, sort=[("login", 1)])


async def find(desk: Desk, login: str) -> User:
    """The user of that login. Raises NotFound."""
    user = await desk.store.first(User, {"login": login.strip().lower()})
    if user is None:
        raise NotFound(f"there is no user {login}", "`mailbot user list` shows them")
    return user


async def set_password(desk: Desk, user: User, password: str, *, actor: str, keep: str = "") -> None:
    """A new password; every session but `keep` (its id) ends. Raises BadInput."""
    passwords.require_strong(password, user.login)
    changed = {"password_hash": await passwords.hashed(password), "password_at": desk.now()}
    await desk.store.change(User, str(user.id), set=changed)
    ended = await sessions.end_all(desk, user, keep=keep)
    await desk.store.record("user.password_changed", user.login, actor=actor, user=user.login, sessions_ended=ended)


async def clear_second_factor(desk: Desk, user: User, *, actor: str) -> None:
    """Whoever lost their phone and their recovery codes signs in by password alone."""
    cleared: dict[str, Any] = {"totp_seed": "", "totp_pending": "", "totp_step": 0, "recovery": []}
    await desk.store.change(User, str(user.id), set=cleared)
    await desk.store.record("user.second_factor_cleared", user.login, actor=actor, user=user.login)


async def set_role(desk: Desk, user: User, role: Role, *, actor: str) -> None:
    """Another role, from the next request on. Raises Conflict for the last owner."""
    if role is not Role.OWNER:
        await _require_another_owner(desk, user)
    await desk.store.change(User, str(user.id), set={"role": role})
    await desk.store.record("user.role_changed", user.login, actor=actor, user=user.login, role=role)


async def remove(desk: Desk, user: User, *, actor: str) -> None:
    """Somebody may no longer sign in; what they did stays in the history. Raises Conflict for the last owner."""
    await _require_another_owner(desk, user)
    await desk.store.remove(User, {"_id": user.id})
    await sessions.end_all(desk, user)
    await desk.store.record("user.removed", user.login, actor=actor, user=user.login)


async def _require_another_owner(desk: Desk, user: User) -> None:
    owners = [one for one in await users(desk) if one.role is Role.OWNER]
    if user.role is Role.OWNER and [one.login for one in owners] == [user.login]:
        raise Conflict(f"{user.login} is the only owner", "make somebody else an owner first")
