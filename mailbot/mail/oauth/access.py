"""Where access tokens come from: a command of the operator's, or the permission that `mailbot login` was given."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from mailbot.config import Auth, Config
from mailbot.errors import LoginRefused, OutsideError, PermissionLost, why
from mailbot.mail.oauth import grant_file
from mailbot.mail.oauth.client import AGAIN, Client, client_of, refresh, seconds

SPARE_SECONDS = 60.0  # a token is renewed so long before its end: a login must not meet it
MAX_TOKEN = 20_000  # characters; Microsoft's have some 2,500

_TOKEN = re.compile(rf"[!-~]{{1,{MAX_TOKEN}}}")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class TokenSource(Protocol):
    """Gives OAuth 2 access tokens, to log in with instead of a password."""

    async def __call__(self, refused: str = "", /) -> str:
        """A token; another one than `refused`, if there is any. Raises LoginRefused where a person must mend it, and
        OutsideError where trying again may help."""
        ...


@dataclass(frozen=True, slots=True)
class Access:
    """The token source of each door; None where it logs in with a password."""

    smtp: TokenSource | None = None
    imap: TokenSource | None = None


def access_of(config: Config) -> Access:
    """How the doors log in: one source for both, since both open the same mailbox. Raises ConfigError."""
    wanted = (config.smtp.auth is Auth.OAUTH, config.imap.auth is Auth.OAUTH)
    if not any(wanted):
        return Access()
    source = token_source(config)
    return Access(*(source if by_token else None for by_token in wanted))


def token_source(config: Config) -> TokenSource:
    """The source that [oauth] names. Raises ConfigError."""
    settings = config.oauth
    if settings.token_command:
        return CommandTokens(settings.token_command, settings.command_seconds)
    return GrantTokens(client_of(settings), config.database.data_dir)


class CommandTokens:
    """Tokens printed by a command, which is run without a shell: the token alone, or JSON with access_token and
    expires_in. A token is kept until it ends or is refused.
    """

    def __init__(
        self, command: Sequence[str], timeout_seconds: float, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._command = tuple(command)
        self._timeout = timeout_seconds
        self._now = now
        self._lock = asyncio.Lock()
        self._token = ""
        self._until = 0.0

    async def __call__(self, refused: str = "", /) -> str:
        async with self._lock:
            if not self._token or self._token == refused or self._now() >= self._until:
                self._token = ""
                self._token, life = _read(await self._run())
                self._until = self._now() + life - SPARE_SECONDS
            return self._token

    async def _run(self) -> str:
        """What it prints. However this ends, nothing of it stays behind."""
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            raise LoginRefused(
                f"oauth.token_command cannot run: {self._command[0]}: {why(error)}", "write its full path"
            ) from error
        try:
            async with asyncio.timeout(self._timeout):
                printed, complaint = await process.communicate()
        except TimeoutError:
            raise OutsideError(
                f"oauth.token_command gave no token within {self._timeout:g} seconds",
                "run it by hand as mailbot's user; it must ask nothing",
            ) from None
        finally:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)  # what it started, too
                await process.wait()
        if process.returncode:
            said = _CONTROLS.sub(" ", complaint.decode("utf-8", "replace")).strip()[-300:]
            raise OutsideError(
                f"oauth.token_command failed with {process.returncode}: {said or 'it does not say why'}",
                "run it by hand as mailbot's user",
            )
        return printed.decode("utf-8", "replace").strip()


class GrantTokens:
    """Tokens from the permission in `data_dir`, renewed when they end or are refused (RFC 6749 §6).

    A provider that takes the permission back is asked no more until a person logs in again.
    """

    def __init__(self, client: Client, data_dir: Path, *, now: Callable[[], float] = time.time) -> None:
        self._client = client
        self._data_dir = data_dir
        self._now = now

    async def __call__(self, refused: str = "", /) -> str:
        return await asyncio.to_thread(self._valid, refused)

    def _valid(self, refused: str) -> str:
        with grant_file.locked(self._data_dir):
            grant = grant_file.read(self._data_dir)
            self._check(grant)
            if grant.access_token and grant.access_token != refused and grant.expires_at - SPARE_SECONDS > self._now():
                return grant.access_token
            try:
                granted = refresh(self._client, grant.refresh_token)
            except PermissionLost as error:
                grant_file.write(self._data_dir, replace(grant, access_token="", lost=error.what))
                raise
            fresh = replace(
                grant,
                access_token=granted.access_token,
                expires_at=granted.expires_at,
                refresh_token=granted.refresh_token or grant.refresh_token,
            )
            grant_file.write(self._data_dir, fresh)
            return fresh.access_token

    def _check(self, grant: grant_file.Grant) -> None:
        if (grant.client_id, grant.token_endpoint) != (self._client.client_id, self._client.token_endpoint):
            raise PermissionLost("the permission was given to another application than oauth.client_id", AGAIN)
        if grant.lost:
            raise PermissionLost(grant.lost, AGAIN)


def _read(printed: str) -> tuple[str, float]:
    """The token that was printed, and the seconds that it holds."""
    token, life = printed, float("inf")
    if printed.startswith("{"):
        try:
            answer = json.loads(printed)
            token, life = str(answer["access_token"]), seconds(answer, "expires_in", life)
        except (ValueError, LookupError):
            token = ""
    if not _TOKEN.fullmatch(token):
        raise OutsideError("oauth.token_command printed no access token", "it must print the token and nothing else")
    return token, life
