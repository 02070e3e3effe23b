"""The pages live as long as the daemon, or as `mailbot web` alone."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli_w
from agency import config_for
from dovecot import Mailbox
from smtp_sink import SmtpSink
from web_site import ask

from mailbot import daemon
from mailbot.config import Config
from mailbot.errors import ConfigError


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def config(
    mongodb_uri: str, database_name: str, mailbox: Mailbox, smtp_sink: SmtpSink, tmp_path: Path, port: int
) -> Config:
    database = {"uri": mongodb_uri, "name": database_name, "data_dir": str(tmp_path)}
    return config_for(smtp_sink, mailbox, database=database, web={"port": port})


async def listens(port: int) -> bool:
    try:
        return (await ask(port, "GET", "/readyz")).status == 200
    except ConnectionRefusedError:
        return False


async def running(config: Config, port: int, *, web: bool = True) -> bool:
    """Whether the pages are there while a daemon runs; it is stopped then."""
    started: asyncio.Queue[daemon.Daemon] = asyncio.Queue()
    working = asyncio.create_task(daemon.run(config, web=web, ready=started.put_nowait))
    first = asyncio.create_task(started.get())
    await asyncio.wait({working, first}, return_when=asyncio.FIRST_COMPLETED)
    if working.done():
        first.cancel()
        await working
    shown = await listens(port)
    first.result().stop()
    await working
    return shown


async def test_the_daemon_shows_the_pages_while_it_runs(config: Config, port: int) -> None:
    assert await running(config, port)
    assert not await listens(port)


async def test_without_web_nothing_listens(config: Config, port: int) -> None:
    assert not await running(config, port, web=False)
    disabled = config.model_copy(update={"web": config.web.model_copy(update={"enabled": False})})
    assert not await running(disabled, port)


async def test_a_port_in_use_stops_the_start_and_leaves_no_lease_behind(config: Config, port: int) -> None:
    with socket.create_server(("127.0.0.1", port)), pytest.raises(ConfigError, match=r"web\.port"):
        await running(config, port)
    assert await running(config, port)


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """`mailbot web` in a process and with a store of its own, and with no mail server configured."""
    values = {"database": {"data_dir": str(tmp_path / "store"), "cache_mb": 64}, "web": {"port": 0}}
    (tmp_path / "config.toml").write_text(tomli_w.dumps(values))
    command = [sys.executable, "-m", "mailbot.cli.main", "web"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


async def test_the_pages_alone_need_no_mail_server_and_end_when_told(alone: subprocess.Popen[str]) -> None:
    assert alone.stderr
    told = (re.search(r"the dashboard is at http://127\.0\.0\.1:(\d+)/", line) for line in alone.stderr)
    found = next(line for line in told if line)
    assert await listens(int(found[1]))
    alone.send_signal(signal.SIGTERM)
    said = await asyncio.to_thread(alone.stderr.read)
    assert alone.wait(60) == 0
    assert "Traceback" not in said
