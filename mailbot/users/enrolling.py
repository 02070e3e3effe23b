"""Taking up a second factor, and giving it up."""

from __future__ import annotations

from mailbot.desk import Desk
from mailbot.errors import BadInput
from mailbot.users import second_factor
from models.user import User


async def propose(desk: Desk, user: User) -> None:
    """Make a secret to be shown; it protects nothing until a code of it was given."""
    await desk.store.change(User, str(user.id), set={"totp_pending": second_factor.new_seed()})


async def confirm(desk: Desk, user: User, code: str, *, actor: str) -> tuple[str, ...]:
    """The proposed secret holds from now on; the recovery codes, which are never shown again. Raises BadInput."""
    if not user.totp_pending:
        raise BadInput("there is no second factor to confirm", "begin again")
    secret = second_factor.secret_of(desk.keyring, user, user.totp_pending)
    step = second_factor.step_of_code(secret, code, desk.now(), after=0)
    if step is None:
        raise BadInput("that code is not right", "give the newest one; the phone's clock must be right")
    taken = {"totp_seed": user.totp_pending, "totp_pending": "", "totp_step": step}
    if not await desk.store.change(User, str(user.id), expect={"totp_pending": user.totp_pending}, set=taken):
        raise BadInput("another page was quicker", "begin again")
    await desk.store.record("user.second_factor_set", user.login, actor=actor, user=user.login)
    return await renew_recovery_codes(desk, user, actor=actor)


async def renew_recovery_codes(desk: Desk, user: User, *, actor: str) -> tuple[str, ...]:
    """New recovery codes; the old ones are good for nothing any more."""
    codes = second_factor.new_recovery_codes()
    hashes = [second_factor.recovery_hash(desk.keyring, user, code) for code in codes]
    await desk.store.change(User, str(user.id), set={"recovery": hashes})
    await desk.store.record("user.recovery_codes_made", user.login, actor=actor, user=user.login)
    return codes
