"""The permission of `mailbot login`: kept safely, renewed in time, shared, and given up when the provider takes it."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from oauth_provider import Provider

from mailbot.errors import ConfigError, LoginRefused, OutsideError, PermissionLost
from mailbot.mail.oauth import grant_file
from mailbot.mail.oauth.access import GrantTokens
from mailbot.mail.oauth.client import client_of
from mailbot.mail.oauth.grant_file import GRANT_FILE, Grant


def tokens(provider: Provider, data_dir: Path, now: Callable[[], float] = time.time, **changes: Any) -> GrantTokens:
    return GrantTokens(client_of(provider.settings(**changes)), data_dir, now=now)


def keep(provider: Provider, data_dir: Path, **changes: Any) -> None:
    endpoint = provider.settings().token_endpoint
    values: dict[str, Any] = {"client_id": "mailbot-app", "token_endpoint": endpoint, "refresh_token": "r1"}
    grant_file.write(data_dir, Grant(**(values | changes)))


async def test_a_token_is_asked_for_once_and_kept_until_it_ends(provider: Provider, tmp_path: Path) -> None:
    keep(provider, tmp_path)
    provider.gives("a1", expires_in=600)
    provider.gives("a2")
    ahead = 0.0
    source = tokens(provider, tmp_path, lambda: time.time() + ahead)
    assert [await source(), await source()] == ["a1", "a1"]
    ahead = 500.0
    assert await source() == "a1"
    ahead = 545.0  # a minute before its end it is renewed: it must not end during a login
    assert await source() == "a2"
    wanted = {"grant_type": "refresh_token", "refresh_token": "r1"}
    wanted |= {"client_id": "mailbot-app", "client_secret": "app-secret"}
    assert provider.asked_for("/token") == [wanted, wanted]


async def test_a_refused_token_is_renewed_before_its_time(provider: Provider, tmp_path: Path) -> None:
    keep(provider, tmp_path, access_token="a1", expires_at=time.time() + 3000)
    provider.gives("a2")
    source = tokens(provider, tmp_path)
    assert await source("a1") == "a2"
    assert await source("a1") == "a2", "somebody else's refusal of an old token renews nothing"
    assert len(provider.asked) == 1


async def test_a_refresh_token_that_the_provider_replaces_is_the_one_used_next(
    provider: Provider, tmp_path: Path
) -> None:
    keep(provider, tmp_path)
    provider.gives("a1", refresh="r2")
    provider.gives("a2")
    provider.gives("a3")
    source = tokens(provider, tmp_path)
    assert [await source(), await source("a1"), await source("a2")] == ["a1", "a2", "a3"]
    assert [fields["refresh_token"] for fields in provider.asked_for("/token")] == ["r1", "r2", "r2"]


async def test_many_who_ask_at_once_renew_it_once(provider: Provider, tmp_path: Path) -> None:
    keep(provider, tmp_path)
    provider.gives("a1", refresh="r2")
    provider.refuses("invalid_grant")  # what a provider says of a refresh token that was used up
    sources = [tokens(provider, tmp_path) for _ in range(8)]
    assert await asyncio.gather(*(source() for source in sources)) == ["a1"] * 8
    assert len(provider.asked) == 1


def test_processes_share_it_too(provider: Provider, tmp_path: Path) -> None:
    keep(provider, tmp_path)
    provider.gives("a1", refresh="r2")
    provider.refuses("invalid_grant")
    code = (
        "import asyncio, sys; from pathlib import Path; from mailbot.config import OAuth\n"
        "from mailbot.mail.oauth.access import GrantTokens; from mailbot.mail.oauth.client import client_of\n"
        "settings = OAuth.model_validate_json(sys.argv[1])\n"
        "print(asyncio.run(GrantTokens(client_of(settings), Path(sys.argv[2]))()))"
    )
    settings = json.dumps({**provider.settings().model_dump(mode="json"), "client_secret": "app-secret"})
    command = [sys.executable, "-c", code, settings, str(tmp_path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert [process.communicate(timeout=60)[0].strip() for process in running] == ["a1"] * 4
    assert len(provider.asked) == 1


async def test_a_permission_taken_back_is_one_clear_error_and_the_provider_is_asked_no_more(
    provider: Provider, tmp_path: Path
) -> None:
    keep(provider, tmp_path)
    provider.refuses("invalid_grant")
    for source in (tokens(provider, tmp_path), tokens(provider, tmp_path)):
        for _ in range(3):
            with pytest.raises(PermissionLost, match="invalid_grant") as caught:
                await source()
            assert caught.value.mend == "run `mailbot login` again"
            assert "r1" not in str(caught.value)
    assert len(provider.asked) == 1
    keep(provider, tmp_path, refresh_token="r9")  # a person logs in again, and the daemon goes on by itself
    provider.answers.clear()
    provider.gives("a9")
    assert await tokens(provider, tmp_path)() == "a9"


@pytest.mark.parametrize(
    ("error", "kind", "mend"),
    [
        ("invalid_client", LoginRefused, "oauth.client_id"),
        ("unauthorized_client", LoginRefused, "oauth.client_id"),
        ("interaction_required", PermissionLost, "mailbot login"),
        ("temporarily_unavailable", OutsideError, "later"),
    ],
)
async def test_other_refusals_say_their_mend(
    provider: Provider, tmp_path: Path, error: str, kind: type[OutsideError], mend: str
) -> None:
    keep(provider, tmp_path)
    provider.refuses(error)
    with pytest.raises(kind, match=error) as caught:
        await tokens(provider, tmp_path)()
    assert type(caught.value) is kind
    assert mend in caught.value.mend


@pytest.mark.parametrize(
    ("status", "answer"), [(500, "oops"), (503, {"error": "x"}), (200, "<html>"), (200, {}), (200, [1])]
)
async def test_a_provider_out_of_order_loses_nothing(
    provider: Provider, tmp_path: Path, status: int, answer: Any
) -> None:
    keep(provider, tmp_path)
    provider.says("/token", status, answer)
    with pytest.raises(OutsideError) as caught:
        await tokens(provider, tmp_path)()
    assert caught.value.transient
    provider.answers.clear()
    provider.gives("a1")
    assert await tokens(provider, tmp_path)() == "a1"


async def test_our_secrets_follow_no_redirect(provider: Provider, tmp_path: Path) -> None:
    keep(provider, tmp_path)
    provider.headers["Location"] = f"http://127.0.0.1:{provider.port}/elsewhere"
    provider.says("/token", 307, {})
    with pytest.raises(OutsideError, match="answered 307"):
        await tokens(provider, tmp_path)()
    assert provider.asked_for("/elsewhere") == []


async def test_a_provider_that_is_away_is_an_error_that_passes(provider: Provider, tmp_path: Path) -> None:
    nowhere = "http://127.0.0.1:1/token"
    keep(provider, tmp_path, token_endpoint=nowhere)
    with pytest.raises(OutsideError, match=r"no answer from 127\.0\.0\.1:1") as caught:
        await tokens(provider, tmp_path, token_endpoint=nowhere)()
    assert caught.value.transient


async def test_without_a_login_or_with_another_applications_the_mend_is_to_log_in(
    provider: Provider, tmp_path: Path
) -> None:
    with pytest.raises(PermissionLost, match="nobody has given") as caught:
        await tokens(provider, tmp_path)()
    assert "mailbot login" in caught.value.mend
    keep(provider, tmp_path, client_id="another-app")
    with pytest.raises(PermissionLost, match="another application"):
        await tokens(provider, tmp_path)()
    (tmp_path / GRANT_FILE).write_text('{"client_id":')
    with pytest.raises(PermissionLost, match="damaged"):
        await tokens(provider, tmp_path)()
    assert provider.asked == []


def test_only_its_owner_can_read_it_and_nothing_shows_it(provider: Provider, tmp_path: Path) -> None:
    (tmp_path / "fresh").mkdir()
    old = os.umask(0)
    try:
        keep(provider, tmp_path / "fresh", access_token="a1")
    finally:
        os.umask(old)
    file = tmp_path / "fresh" / GRANT_FILE
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == [GRANT_FILE]
    assert "r1" not in repr(grant_file.read(file.parent))
    assert "app-secret" not in repr(client_of(provider.settings()))


def test_what_cannot_be_written_leaves_the_old_one(provider: Provider, tmp_path: Path) -> None:
    keep(provider, tmp_path)
    (tmp_path / f".{GRANT_FILE}.new").mkdir()
    with pytest.raises(OutsideError, match="cannot keep the permission"):
        keep(provider, tmp_path, refresh_token="r2")
    assert grant_file.read(tmp_path).refresh_token == "r1"


def test_missing_keys_are_named(provider: Provider) -> None:
    with pytest.raises(ConfigError, match=r"oauth\.provider and oauth\.client_id"):
        client_of(provider.settings(client_id=""))
    with pytest.raises(ConfigError, match=r"oauth\.device_endpoint"):
        client_of(provider.settings(device_endpoint=""))


@pytest.mark.parametrize(
    ("name", "host", "scope"),
    [
        ("google", "oauth2.googleapis.com", "https://mail.google.com/"),
        ("microsoft", "login.microsoftonline.com/agency.com/", "https://outlook.office.com/SMTP.Send"),
    ],
)
def test_the_known_providers_need_no_endpoints(provider: Provider, name: str, host: str, scope: str) -> None:
    known = provider.settings(provider=name, tenant="agency.com", device_endpoint="", token_endpoint="", scopes=[])
    client = client_of(known)
    assert host in client.token_endpoint
    assert host in client.device_endpoint
    assert scope in client.scopes
