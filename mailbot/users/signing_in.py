"""Signing in: a password, then the code of a second factor where there is one; every try is counted first."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from enum import StrEnum

from mailbot.desk import Desk
from mailbot.users import passwords, second_factor, sessions, throttling
from mailbot.users.sessions import Signed
from mailbot.users.throttling import Count
from models.user import User


class Result(StrEnum):
    """What became of a try."""

    OPEN = "open"  # signed in
    CODE = "code"  # the password was right; the code is still to come
    WRONG = "wrong"  # login, password or code; which, nobody is told
    WAIT = "wait"  # too many tries: not judged at all
    START_OVER = "start_over"  # too many wrong codes: the password must be given again


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who knocks. `address` is empty where it says nothing; `device` is the mark of a browser known to us, or empty."""

    address: str = ""
    shown_address: str = ""  # shortened, for people to recognise
    browser: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`token` is the session's, where one began; `device` marks the browser as known from now on."""

    result: Result
    token: str = ""
    device: str = ""
    wait_seconds: int = 0


async def by_password(desk: Desk, login: str, password: str, visitor: Visitor) -> Outcome:
    """The first step of signing in."""
    login = login.strip().lower()[:254]
    counts = throttling.counts_for(login, visitor.address, device_for(desk, visitor.device, login))
    wait = await throttling.wait_before(desk, counts)
    if wait:
        return Outcome(Result.WAIT, wait_seconds=wait)
    user = await desk.store.first(User, {"login": login})
    if not await passwords.matches(password, user.password_hash if user else None) or user is None:
        return Outcome(Result.WRONG)
    await throttling.take_back(desk, counts)
    if passwords.is_outdated(user.password_hash):
        await desk.store.change(User, str(user.id), set={"password_hash": await passwords.hashed(password)})
    if user.totp_seed:
        token = await _begin(desk, user, visitor, complete=False)
        return Outcome(Result.CODE, token=token)
    return await _let_in(desk, user, visitor, "password")


async def by_code(desk: Desk, half: Signed, code: str, visitor: Visitor) -> Outcome:
    """The second step: a code of the phone, or a recovery code. The half-way session gives way to a new one."""
    user = half.user
    counts = _counts_of_codes(desk, user, visitor)
    wait = await throttling.wait_before(desk, counts)
    if wait:
        return Outcome(Result.WAIT, wait_seconds=wait)
    how = await _used(desk, user, code)
    if not how:
        over = await sessions.wrong_code(desk, half.session)
        return Outcome(Result.START_OVER if over else Result.WRONG)
    await throttling.take_back(desk, counts)
    await sessions.end(desk, user, str(half.session.id))
    return await _let_in(desk, user, visitor, how)


async def is_password(desk: Desk, signed: Signed, password: str) -> bool:
    """Whether somebody who is signed in knows their password, as is asked before what weakens their account."""
    counts = (Count(f"again:{signed.user.id}", 5),)
    if await throttling.wait_before(desk, counts):
        return False
    if not await passwords.matches(password, signed.user.password_hash):
        return False
    await throttling.take_back(desk, counts)
    return True


def device_for(desk: Desk, mark: str, login: str) -> str:
    """The name of the browser that a mark names, if `login` has signed in there before; else the empty string."""
    name, _, seal = mark.partition(".")
    right = desk.keyring.mark("device", f"{login}:{name}")
    return name if name and hmac.compare_digest(seal.encode(), right.encode()) else ""


async def _let_in(desk: Desk, user: User, visitor: Visitor, how: str) -> Outcome:
    token = await _begin(desk, user, visitor, complete=True)
    await desk.store.change(User, str(user.id), set={"signed_in_at": desk.now()})
    about = {"user": user.login, "address": visitor.shown_address, "browser": visitor.browser}
    await desk.store.record("user.signed_in", how, actor=f"web:{user.login}", **about)
    name = device_for(desk, visitor.device, user.login) or secrets.token_hex(16)
    return Outcome(Result.OPEN, token=token, device=f"{name}.{desk.keyring.mark('device', f'{user.login}:{name}')}")


async def _begin(desk: Desk, user: User, visitor: Visitor, *, complete: bool) -> str:
    return await sessions.begin(
        desk, user, complete=complete, address=visitor.shown_address, browser=visitor.browser[:120]
    )


def _counts_of_codes(desk: Desk, user: User, visitor: Visitor) -> tuple[Count, ...]:
    """Whoever tries codes knows the password; six digits must not be tried at speed."""
    device = device_for(desk, visitor.device, user.login)
    return (Count(f"code:{user.id}:{device}", 5),)


async def _used(desk: Desk, user: User, code: str) -> str:
    """How a code was right, and then it is used up; empty when it was wrong or another request was quicker."""
    secret = second_factor.secret_of(desk.keyring, user, user.totp_seed)
    step = second_factor.step_of_code(secret, code, desk.now(), after=user.totp_step)
    if step is not None:
        newer = await desk.store.change(
            User, str(user.id), expect={"totp_step": user.totp_step}, set={"totp_step": step}
        )
        return "password and code" if newer else ""
    spent = second_factor.recovery_hash(desk.keyring, user, code)
    if spent not in user.recovery:
        return ""
    left = [kept for kept in user.recovery if kept != spent]
    taken = await desk.store.change(User, str(user.id), expect={"recovery": user.recovery}, set={"recovery": left})
    return f"password and recovery code, {len(left)} left" if taken else ""
