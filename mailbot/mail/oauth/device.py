"""A person lets mailbot into the mailbox from a browser on any machine: the device login (RFC 8628)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mailbot.errors import OutsideError, PermissionLost
from mailbot.mail.oauth import grant_file
from mailbot.mail.oauth.client import AGAIN, Client, Granted, Refusal, ask_device, problem, seconds, token_answer

GRANT_TYPE = "urn:ietf:params:oauth:grant-type:device_code"
INTERVAL = 5.0  # seconds between two questions where the provider names none (RFC 8628 §3.2)
SLOWER_BY = 5.0  # seconds (RFC 8628 §3.5, slow_down)
MOST_INTERVAL = 120.0  # seconds; a lost connection doubles the interval up to that (RFC 8628 §3.5)

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the person must do, and how long it holds. `direct` is the address that has the code in it, or empty."""

    address: str
    user_code: str
    device_code: str = field(repr=False)
    lasts: float  # seconds
    interval: float  # seconds
    direct: str = ""


async def invite(client: Client) -> Invitation:
    """Ask the provider for a code. Raises LoginRefused or OutsideError."""
    answer = await asyncio.to_thread(ask_device, client)
    # Google's early name for the address is still met.
    address = _word(answer, "verification_uri") or _word(answer, "verification_url")
    device_code, user_code = _word(answer, "device_code"), _word(answer, "user_code")
    if not (address and device_code and user_code):
        raise OutsideError("the provider's answer has no code in it", "correct oauth.device_endpoint")
    return Invitation(
        address=address,
        user_code=user_code,
        device_code=device_code,
        lasts=seconds(answer, "expires_in", 900.0),
        interval=seconds(answer, "interval", INTERVAL),
        direct=_word(answer, "verification_uri_complete"),
    )


async def await_grant(
    client: Client,
    invitation: Invitation,
    *,
    sleep: Sleep = asyncio.sleep,
    now: Callable[[], float] = time.monotonic,
) -> Granted:
    """Ask until the person has decided, never sooner than the provider wants to be asked.

    Raises PermissionLost where they declined or the code ran out, and LoginRefused for what the provider never grants.
    """
    fields = {"grant_type": GRANT_TYPE, "device_code": invitation.device_code}
    until = now() + invitation.lasts
    interval = invitation.interval
    while True:
        if now() + interval > until:
            raise PermissionLost("the code ran out before anybody entered it", f"{AGAIN}, and enter it in time")
        await sleep(interval)
        try:
            return await asyncio.to_thread(token_answer, client, fields)
        except Refusal as refusal:
            if refusal.code == "slow_down":
                interval += SLOWER_BY
            elif refusal.code != "authorization_pending":
                raise problem(refusal) from None
        except OutsideError:
            interval = min(MOST_INTERVAL, max(interval, 1.0) * 2)


def keep(client: Client, granted: Granted, data_dir: Path) -> None:
    """Store what was granted. Blocks; raises OutsideError where it cannot be renewed or stored."""
    if not granted.refresh_token:
        raise OutsideError(
            "the provider gave no refresh token", "let the application ask for offline access, and correct oauth.scopes"
        )
    grant = grant_file.Grant(
        client_id=client.client_id,
        token_endpoint=client.token_endpoint,
        refresh_token=granted.refresh_token,
        access_token=granted.access_token,
        expires_at=granted.expires_at,
    )
    with grant_file.locked(data_dir):
        grant_file.write(data_dir, grant)


def _word(answer: dict[str, Any], key: str) -> str:
    value = answer.get(key)
    return value if isinstance(value, str) and value.isprintable() else ""
