"""What mailbot asks of an OAuth 2 provider: its endpoints, one POST, and its refusals as errors that say the mend."""

from __future__ import annotations

import http.client
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from typing import IO, Any

from mailbot.config import OAuth, Provider
from mailbot.errors import ConfigError, LoginRefused, OutsideError, PermissionLost

ANSWER_SECONDS = 20.0  # for one answer of the provider
MAX_ANSWER = 100_000  # bytes
DEFAULT_LIFE = 3600.0  # seconds of an access token whose answer names none (RFC 6749 §5.1)

AGAIN = "run `mailbot login` again"
_FILL_IN = "fill in [oauth], or name a command in oauth.token_command"
_CLIENT = "correct oauth.client_id and oauth.client_secret, and let the application ask for mail with the provider"

# What an error of the provider's means to us (RFC 6749 §5.2, RFC 8628 §3.5, and Microsoft's own). Others may pass.
PROBLEMS: dict[str, tuple[type[LoginRefused], str]] = {
    "invalid_grant": (PermissionLost, AGAIN),
    "interaction_required": (PermissionLost, AGAIN),
    "consent_required": (PermissionLost, AGAIN),
    "login_required": (PermissionLost, AGAIN),
    "access_denied": (PermissionLost, f"{AGAIN}, and allow it"),
    "authorization_declined": (PermissionLost, f"{AGAIN}, and allow it"),
    "expired_token": (PermissionLost, f"{AGAIN}, and enter the code in time"),
    "invalid_client": (LoginRefused, _CLIENT),
    "unauthorized_client": (LoginRefused, _CLIENT),
    "invalid_scope": (LoginRefused, "the provider does not grant mail this way: use oauth.token_command"),
    "unsupported_grant_type": (LoginRefused, "the provider has no device login: use oauth.token_command"),
}

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class Client:
    """The application that the operator registered, and where its provider answers."""

    client_id: str
    secret: str = field(repr=False)
    device_endpoint: str
    token_endpoint: str
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Granted:
    """What the token endpoint gave (RFC 6749 §5.1). `refresh_token` is empty where the old one stays."""

    access_token: str = field(repr=False)
    expires_at: float  # Unix time
    refresh_token: str = field(repr=False, default="")


class Refusal(Exception):
    """The provider answered with an error; `code` is its word."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(code)
        self.code = code
        self.words = words


def client_of(settings: OAuth) -> Client:
    """The application and its endpoints. Raises ConfigError naming the key that is missing."""
    if not (settings.provider and settings.client_id):
        raise ConfigError("oauth.provider and oauth.client_id must be set", _FILL_IN)
    device, token, scopes = _endpoints(settings)
    wanted = {
        "oauth.device_endpoint": settings.device_endpoint or device,
        "oauth.token_endpoint": settings.token_endpoint or token,
        "oauth.scopes": " ".join(settings.scopes) or scopes,
    }
    missing = [key for key, value in wanted.items() if not value]
    if missing:
        raise ConfigError(f"{', '.join(missing)} not set", _FILL_IN)
    return Client(
        client_id=settings.client_id,
        secret=settings.secret(),
        device_endpoint=settings.device_endpoint or device,
        token_endpoint=settings.token_endpoint or token,
        scopes=tuple(settings.scopes) or tuple(scopes.split()),
    )


def refresh(client: Client, refresh_token: str) -> Granted:
    """A new access token (RFC 6749 §6). Blocks; raises LoginRefused or OutsideError."""
    fields = {"grant_type": "refresh_token", "refresh_token": refresh_token}
    try:
        return token_answer(client, fields)
    except Refusal as refusal:
        raise problem(refusal) from None


def token_answer(client: Client, fields: dict[str, str]) -> Granted:
    """Ask the token endpoint. Blocks; raises Refusal, or OutsideError where there is no answer that can be used."""
    asked_at = time.time()
    answer = post(client.token_endpoint, {**fields, **_identity(client)})
    access = answer.get("access_token")
    if not isinstance(access, str) or not access:
        raise OutsideError(f"{_host(client.token_endpoint)} gave no access token", "correct oauth.token_endpoint")
    fresh = answer.get("refresh_token")
    return Granted(
        access, asked_at + seconds(answer, "expires_in", DEFAULT_LIFE), fresh if isinstance(fresh, str) else ""
    )


def ask_device(client: Client) -> dict[str, Any]:
    """Begin a device login (RFC 8628 §3.1). Blocks; raises LoginRefused or OutsideError."""
    try:
        identity = {"client_id": client.client_id}
        return post(client.device_endpoint, {**identity, "scope": " ".join(client.scopes)})
    except Refusal as refusal:
        raise problem(refusal) from None


def post(url: str, fields: dict[str, str]) -> dict[str, Any]:
    """One form to one endpoint, its JSON back. Blocks; raises Refusal or OutsideError, neither with a secret."""
    body = urllib.parse.urlencode(fields).encode()
    request = urllib.request.Request(url, body, {"Accept": "application/json"})  # noqa: S310 - config.py lets https in
    try:
        with _OPENER.open(request, timeout=ANSWER_SECONDS) as response:
            return _json(response, url)
    except urllib.error.HTTPError as error:
        with error:
            answer = _json(error, url)
            code = answer.get("error")
            if error.code >= 500 or not isinstance(code, str):
                raise OutsideError(f"{_host(url)} answered {error.code}", "try again later") from None
            raise Refusal(_clean(code), _clean(str(answer.get("error_description", "")))) from None
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        raise OutsideError(
            f"no answer from {_host(url)}: {_clean(str(reason))}", "look after this machine's network, or [oauth]"
        ) from error


def problem(refusal: Refusal) -> OutsideError:
    """A provider's refusal as an error of ours."""
    words = f"the provider refuses access: {refusal.code}" + (f" ({refusal.words})" if refusal.words else "")
    kind, mend = PROBLEMS.get(refusal.code, (OutsideError, "try again later"))
    return kind(words, mend)


def seconds(answer: dict[str, Any], key: str, default: float) -> float:
    """A number of seconds; some providers write it as a string."""
    try:
        value = float(answer.get(key, default))
    except (TypeError, ValueError):
        return default
    return value if 0 <= value < 1e9 else default


def _endpoints(settings: OAuth) -> tuple[str, str, str]:
    """Device endpoint, token endpoint and scopes of the known providers."""
    if settings.provider is Provider.GOOGLE:
        return (
            "https://oauth2.googleapis.com/device/code",
            "https://oauth2.googleapis.com/token",
            "https://mail.google.com/",
        )
    if settings.provider is Provider.MICROSOFT:
        base = f"https://login.microsoftonline.com/{settings.tenant}/oauth2/v2.0"
        rights = "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access"
        return f"{base}/devicecode", f"{base}/token", rights
    return "", "", ""


def _identity(client: Client) -> dict[str, str]:
    """Who asks (RFC 6749 §2.3.1). An application on somebody's own machine may have no secret."""
    return {"client_id": client.client_id} | ({"client_secret": client.secret} if client.secret else {})


def _json(response: IO[bytes], url: str) -> dict[str, Any]:
    try:
        answer = json.loads(response.read(MAX_ANSWER))
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict):
        raise OutsideError(f"{_host(url)} answers no JSON", "correct the endpoints in [oauth], or try again later")
    return answer


def _clean(words: str) -> str:
    return _CONTROLS.sub(" ", words).strip()[:300]


def _host(url: str) -> str:
    return urllib.parse.urlsplit(url).netloc


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A token endpoint has no business sending our secrets elsewhere."""

    def redirect_request(self, *_: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirects)
