"""`mailbot login`: asks no sooner than the provider wants, and says clearly how it ended (RFC 8628)."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from oauth_provider import Provider

from mailbot.errors import LoginRefused, OutsideError, PermissionLost
from mailbot.mail.oauth.access import GrantTokens
from mailbot.mail.oauth.client import Granted, client_of
from mailbot.mail.oauth.device import await_grant, invite, keep

CODE = {
    "device_code": "dev-1",
    "user_code": "WDJB-MJHT",
    "verification_uri": "https://provider.example/device",
    "verification_uri_complete": "https://provider.example/device?user_code=WDJB-MJHT",
    "expires_in": 900,
    "interval": 7,
}


@dataclass
class Time:
    """A clock that only passes by being slept on."""

    passed: float = 0.0
    naps: list[float] = field(default_factory=list)

    async def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.passed += seconds

    def now(self) -> float:
        return self.passed


async def log_in(provider: Provider, time: Time, **code: Any) -> Granted:
    provider.says("/device", 200, {key: value for key, value in (CODE | code).items() if value is not None})
    client = client_of(provider.settings())
    return await await_grant(client, await invite(client), sleep=time.sleep, now=time.now)


async def test_a_person_who_allows_it_is_waited_for_at_the_providers_pace(provider: Provider) -> None:
    for _ in range(3):
        provider.refuses("authorization_pending")
    provider.gives("a1", refresh="r1")
    time = Time()
    granted = await log_in(provider, time)
    assert (granted.access_token, granted.refresh_token) == ("a1", "r1")
    assert time.naps == [7, 7, 7, 7]
    assert provider.asked_for("/device") == [{"client_id": "mailbot-app", "scope": "mail offline_access"}]
    assert provider.asked_for("/token")[0] == {
        "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
        "device_code": "dev-1",
        "client_id": "mailbot-app",
        "client_secret": "app-secret",
    }


async def test_the_person_is_told_where_to_go(provider: Provider) -> None:
    provider.says("/device", 200, CODE)
    invitation = await invite(client_of(provider.settings()))
    assert (invitation.address, invitation.user_code) == ("https://provider.example/device", "WDJB-MJHT")
    assert invitation.direct.endswith("WDJB-MJHT")
    assert "dev-1" not in repr(invitation)


async def test_an_interval_that_is_not_named_is_five_seconds_and_older_names_are_read(provider: Provider) -> None:
    provider.gives("a1", refresh="r1")
    time = Time()
    old = {"verification_uri": None, "verification_url": "https://provider.example/old", "interval": None}
    await log_in(provider, time, **old)
    assert time.naps == [5]


async def test_slow_down_makes_every_later_question_five_seconds_slower(provider: Provider) -> None:
    for error in ("slow_down", "authorization_pending", "slow_down"):
        provider.refuses(error)
    provider.gives("a1", refresh="r1")
    time = Time()
    await log_in(provider, time)
    assert time.naps == [7, 12, 12, 17]


async def test_a_lost_connection_is_tried_again_more_slowly(provider: Provider) -> None:
    provider.says("/token", 503, "away")
    provider.says("/token", 503, "away")
    provider.gives("a1", refresh="r1")
    time = Time()
    assert (await log_in(provider, time)).access_token == "a1"
    assert time.naps == [7, 14, 28]


@pytest.mark.parametrize(
    ("error", "kind", "mend"),
    [
        ("access_denied", PermissionLost, "allow it"),
        ("authorization_declined", PermissionLost, "allow it"),
        ("expired_token", PermissionLost, "in time"),
        ("invalid_client", LoginRefused, "oauth.client_id"),
        ("invalid_scope", LoginRefused, "oauth.token_command"),
    ],
)
async def test_a_refusal_ends_it_with_the_mend(
    provider: Provider, error: str, kind: type[LoginRefused], mend: str
) -> None:
    provider.refuses("authorization_pending")
    provider.refuses(error)
    with pytest.raises(kind, match=error) as caught:
        await log_in(provider, Time())
    assert mend in caught.value.mend
    assert len(provider.asked_for("/token")) == 2


async def test_a_code_that_nobody_enters_runs_out_by_our_own_clock(provider: Provider) -> None:
    provider.refuses("authorization_pending")
    time = Time()
    with pytest.raises(PermissionLost, match="ran out"):
        await log_in(provider, time, expires_in=60)
    assert time.passed <= 60
    assert len(provider.asked_for("/token")) == 8


async def test_a_provider_without_a_device_login_is_told(provider: Provider) -> None:
    provider.refuses("invalid_scope", path="/device")
    with pytest.raises(LoginRefused, match="invalid_scope"):
        await invite(client_of(provider.settings()))
    provider.answers.clear()
    provider.says("/device", 200, {"hello": 1})
    with pytest.raises(OutsideError, match="no code in it"):
        await invite(client_of(provider.settings()))


async def test_what_was_granted_is_what_the_doors_use(provider: Provider, tmp_path: Path) -> None:
    provider.gives("a1", refresh="r1")
    client = client_of(provider.settings())
    keep(client, await log_in(provider, Time()), tmp_path / "data")
    assert await GrantTokens(client, tmp_path / "data")() == "a1"
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    with pytest.raises(OutsideError, match="no refresh token"):
        keep(client, Granted("a2", 0.0), tmp_path / "data")
