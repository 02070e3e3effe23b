"""`mailbot login` and `mailbot dkim-key` as an operator meets them: what they print, what they leave behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from oauth_provider import Provider

from mailbot.mail.dkim.keys import read_key
from mailbot.mail.oauth.grant_file import GRANT_FILE


def mailbot(where: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environ = {key: value for key, value in os.environ.items() if not key.startswith("MAILBOT_")} | variables
    command = [sys.executable, "-m", "mailbot.cli.main", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=where, env=environ)


def settings(provider: Provider, data_dir: Path) -> dict[str, str]:
    oauth = provider.settings()
    return {
        "MAILBOT_OAUTH__PROVIDER": "custom",
        "MAILBOT_OAUTH__CLIENT_ID": oauth.client_id,
        "MAILBOT_OAUTH__CLIENT_SECRET": "app-secret",
        "MAILBOT_OAUTH__DEVICE_ENDPOINT": oauth.device_endpoint,
        "MAILBOT_OAUTH__TOKEN_ENDPOINT": oauth.token_endpoint,
        "MAILBOT_OAUTH__SCOPES": "mail",
        "MAILBOT_DATABASE__DATA_DIR": str(data_dir),
    }


def invites(provider: Provider) -> None:
    code = {"device_code": "dev-1", "user_code": "WDJB-MJHT", "verification_uri": "https://p.example/go"}
    provider.says("/device", 200, code | {"expires_in": 60, "interval": 0})


def test_a_login_shows_the_code_and_keeps_the_permission(provider: Provider, tmp_path: Path) -> None:
    invites(provider)
    provider.refuses("authorization_pending")
    provider.gives("a1", refresh="r1")
    done = mailbot(tmp_path, "login", **settings(provider, tmp_path / "data"))
    assert done.returncode == 0, done.stderr
    assert "https://p.example/go" in done.stdout
    assert "WDJB-MJHT" in done.stdout
    kept = tmp_path / "data" / GRANT_FILE
    assert kept.stat().st_mode & 0o777 == 0o600
    assert json.loads(kept.read_text())["refresh_token"] == "r1"
    for secret in ("r1", "a1", "dev-1", "app-secret"):
        assert secret not in done.stdout + done.stderr


def test_a_person_who_declines_is_one_line_and_exit_1(provider: Provider, tmp_path: Path) -> None:
    invites(provider)
    provider.refuses("access_denied")
    done = mailbot(tmp_path, "login", **settings(provider, tmp_path / "data"))
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("error: the provider refuses access: access_denied")
    assert not (tmp_path / "data" / GRANT_FILE).exists()


def test_what_is_missing_for_a_login_is_named(tmp_path: Path) -> None:
    done = mailbot(tmp_path, "login")
    assert done.returncode == 2
    assert "oauth.provider and oauth.client_id" in done.stderr
    done = mailbot(tmp_path, "login", MAILBOT_OAUTH__TOKEN_ENDPOINT="http://provider.example/token")
    assert "must begin with https://" in done.stderr


@pytest.mark.parametrize("kind", ["rsa", "ed25519"])
def test_a_key_is_made_once_and_its_record_printed(tmp_path: Path, kind: str) -> None:
    arguments = ("dkim-key", "key.pem", "--domain", "agency.com", "--selector", "s1", "--type", kind)
    done = mailbot(tmp_path, *arguments)
    assert done.returncode == 0, done.stderr
    file = tmp_path / "key.pem"
    key = read_key(file.read_text())
    assert (key.type, file.stat().st_mode & 0o777) == (kind, 0o600)
    assert done.stdout.startswith("s1._domainkey.agency.com. IN TXT ( ")
    assert key.record in done.stdout.replace('" "', "")
    assert "PRIVATE" not in done.stdout + done.stderr
    assert mailbot(tmp_path, *arguments).stdout == done.stdout


def test_a_file_that_holds_no_key_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_text("hello")
    done = mailbot(tmp_path, "dkim-key", "key.pem", "--domain", "agency.com")
    assert done.returncode == 2
    assert "no private key in PEM form" in done.stderr
    assert (tmp_path / "key.pem").read_text() == "hello"
    assert "no domain to sign for" in mailbot(tmp_path, "dkim-key", "other.pem").stderr
