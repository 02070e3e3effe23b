"""The second factor: one-time codes by time (RFC 6238), each taken once, and recovery codes, each good once."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

from mailbot.mail.tokens import Keyring
from models.user import User

STEP_SECONDS = 30  # RFC 6238 §5.2
DIGITS = 6
DRIFT_STEPS = 1  # the clock of a phone may be that many steps off, either way
SECRET_BYTES = 20  # RFC 4226 §4, R6
RECOVERY_CODES = 10
RECOVERY_BYTES = 7  # 56 bits

_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})  # Crockford's base 32


def new_seed() -> str:
    """What a user's secret is made from, together with the signing key."""
    return secrets.token_hex(16)


def secret_of(keyring: Keyring, user: User, seed: str) -> bytes:
    """The secret that a user's phone holds: nobody can make it from the database alone."""
    return keyring.secret("totp", f"{user.id}:{seed}")[:SECRET_BYTES]


def readable(secret: bytes) -> str:
    """A secret as a person types it: base 32 in groups of four."""
    text = base64.b32encode(secret).decode()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def provisioning_uri(secret: bytes, login: str, issuer: str) -> str:
    """What the QR code says: otpauth://totp/…"""
    values = {"secret": base64.b32encode(secret).decode(), "issuer": issuer, "digits": DIGITS, "period": STEP_SECONDS}
    return f"otpauth://totp/{quote(issuer, safe='')}:{quote(login, safe='@')}?{urlencode(values, quote_via=quote)}"


def step_at(moment: datetime) -> int:
    """The time step of a moment."""
    return int(moment.timestamp()) // STEP_SECONDS


def code_of(secret: bytes, step: int) -> str:
    """The code of a time step (RFC 4226 §5.3)."""
    digest = hmac.digest(secret, step.to_bytes(8, "big"), hashlib.sha1)
    at = digest[-1] & 0x0F
    number = int.from_bytes(digest[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def step_of_code(secret: bytes, code: str, now: datetime, *, after: int) -> int | None:
    """The step that a code is of, if it is near enough to now and later than `after`; else None."""
    typed = "".join(code.split())
    here = step_at(now)
    fitting = [
        step
        for step in range(here - DRIFT_STEPS, here + DRIFT_STEPS + 1)
        if step > after and hmac.compare_digest(code_of(secret, step).encode(), typed.encode())
    ]
    return fitting[0] if fitting else None


def new_recovery_codes() -> tuple[str, ...]:
    """Codes to print or to write down; each stands in for the phone once."""
    return tuple(_recovery_code() for _ in range(RECOVERY_CODES))


def recovery_hash(keyring: Keyring, user: User, code: str) -> str:
    """What is stored of a recovery code. Spaces, hyphens and case do not matter, nor do letters that look alike."""
    typed = "".join(letter for letter in code.upper() if letter.isalnum()).translate(_MISREAD)
    return keyring.mark("recovery", f"{user.id}:{typed}")


def _recovery_code() -> str:
    number = int.from_bytes(secrets.token_bytes(RECOVERY_BYTES), "big")
    letters = "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[number >> (5 * place) & 31] for place in range(11))
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"
