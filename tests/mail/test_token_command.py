"""Access tokens from a command of the operator's: run without a shell, kept until they end or are refused."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

import pytest

from mailbot.config import Config
from mailbot.errors import ConfigError, LoginRefused, OutsideError
from mailbot.mail.oauth.access import Access, CommandTokens, GrantTokens, access_of, token_source


def script(tmp_path: Path, body: str) -> list[str]:
    """A command that runs this Python, and notes each run in `runs`."""
    file = tmp_path / "token.py"
    file.write_text(f"import sys, time\nruns = open({str(tmp_path / 'runs')!r}, 'a+')\nruns.write('x'); runs.seek(0)\n"
                    f"n = len(runs.read())\n{body}\n")  # fmt: skip
    return [sys.executable, str(file)]


def runs(tmp_path: Path) -> int:
    return len((tmp_path / "runs").read_text())


async def test_a_token_is_kept_until_it_is_refused_and_then_the_command_runs_once_more(tmp_path: Path) -> None:
    source = CommandTokens(script(tmp_path, "print(f'token-{n}')"), 30)
    assert [await source(), await source()] == ["token-1", "token-1"]
    assert [await source("token-1"), await source("token-1")] == ["token-2", "token-2"]
    assert runs(tmp_path) == 2


async def test_json_tells_how_long_it_holds(tmp_path: Path) -> None:
    now = 0.0
    body = """print('{"access_token": "t%d", "expires_in": 600}' % n)"""
    source = CommandTokens(script(tmp_path, body), 30, now=lambda: now)
    assert await source() == "t1"
    now = 539.0
    assert await source() == "t1"
    now = 541.0
    assert await source() == "t2"


async def test_two_doors_that_ask_at_once_run_it_once(tmp_path: Path) -> None:
    source = CommandTokens(script(tmp_path, "time.sleep(0.2); print(f'token-{n}')"), 30)
    assert await asyncio.gather(source(), source(), source()) == ["token-1"] * 3


async def test_no_shell_reads_the_words(tmp_path: Path) -> None:
    command = [*script(tmp_path, "print(sys.argv[1].encode().hex())"), "$(touch x); `id` > y"]
    assert bytes.fromhex(await CommandTokens(command, 30)()).decode() == command[-1]


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        ("sys.exit('the vault is locked')", OutsideError, "failed with 1: the vault is locked"),
        ("sys.exit(3)", OutsideError, "failed with 3"),
        ("pass", OutsideError, "printed no access token"),
        ("print('two words')", OutsideError, "printed no access token"),
        ("print('{\"error\": 1}')", OutsideError, "printed no access token"),
        ("print('x' * 30000)", OutsideError, "printed no access token"),
        ("sys.stdin.read(); print('t')", None, ""),
    ],
)
async def test_what_goes_wrong_is_told(tmp_path: Path, body: str, kind: type[OutsideError] | None, words: str) -> None:
    source = CommandTokens(script(tmp_path, body), 30)
    if kind is None:
        assert await source() == "t"
        return
    with pytest.raises(kind, match=words) as caught:
        await source()
    assert caught.value.transient
    assert caught.value.mend


async def test_a_command_that_is_not_there_is_for_a_person_to_mend() -> None:
    with pytest.raises(LoginRefused, match="cannot run: /nowhere/token") as caught:
        await CommandTokens(["/nowhere/token"], 30)()
    assert not caught.value.transient


async def test_a_command_that_hangs_is_ended_with_what_it_started(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    body = (
        "import subprocess\nchild = subprocess.Popen(['sleep', '600'])\n"
        f"open({str(pid)!r}, 'w').write(str(child.pid)); child.wait()"
    )
    with pytest.raises(OutsideError, match="no token within 3 seconds"):
        await CommandTokens(script(tmp_path, body), 3)()
    status = Path(f"/proc/{pid.read_text()}/stat")
    deadline = time.monotonic() + 10
    while status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z":
        assert time.monotonic() < deadline
        await asyncio.sleep(0.02)


def test_which_doors_use_tokens_is_configured(tmp_path: Path) -> None:
    def config(smtp: str, imap: str, **oauth: object) -> Config:
        database = {"data_dir": str(tmp_path)}
        return Config.model_validate(
            {"smtp": {"auth": smtp}, "imap": {"auth": imap}, "oauth": oauth, "database": database}
        )

    assert access_of(config("password", "password")) == Access()
    both = access_of(config("oauth", "oauth", token_command="pass show token"))
    assert isinstance(both.smtp, CommandTokens)
    assert both.smtp is both.imap
    one = access_of(config("password", "oauth", provider="google", client_id="app"))
    assert one.smtp is None
    assert isinstance(one.imap, GrantTokens)
    with pytest.raises(ConfigError, match=r"oauth\.client_id"):
        token_source(config("oauth", "oauth"))
