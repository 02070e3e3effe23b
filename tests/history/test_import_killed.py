"""kill -9 in the middle of an import, then the import again: the same store as one import makes, nothing twice.

Real processes: the import with its workers, and its embedded store.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from old_mail import groups_of, live_threads, maildir_of, old_mail
from running_daemon import at_desk

from mailbot.desk import Desk
from models.message import Message

pytestmark = pytest.mark.slow

SUPPORT = Path(__file__).parents[1] / "support"
MAILS = 1300  # three groups


def config_in(folder: Path) -> Path:
    folder.mkdir()
    values: dict[str, dict[str, Any]] = {
        "business": {"name": "Alder Homes", "postal_address": "1 Main St, Alder, OR 97000"},
        "database": {"data_dir": str(folder / "store"), "cache_mb": 64},
        "smtp": {"host": "127.0.0.1", "port": 9, "security": "none", "from_address": "hello@agency.test"},
        "imap": {"host": "127.0.0.1", "port": 9, "security": "none", "username": "x", "password": "y"},
        "sending": {"operator": "kim@agency.test"},
    }
    path = folder / "config.toml"
    path.write_text(tomli_w.dumps(values))
    path.chmod(0o600)
    return path


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Conversations whose mails lie far apart, some parents after their answers, and mails that nobody can read."""
    raws = []
    for number in range(MAILS):
        topic, turn = number % 300, number // 300
        parents = " ".join(f"{k}.{topic}@x" for k in range(turn)) if topic % 3 else f"root.{topic}@x"
        raws.append(old_mail(f"{turn}.{topic}@x", parents, sender=f"p{topic}@away.example", day=turn))
    raws[::200] = [b"\0\1\2" + bytes([n]) for n in range(len(raws[::200]))]
    late = [old_mail(f"root.{topic}@x", sender=f"p{topic}@away.example", day=-1) for topic in range(0, 300, 3)]
    return maildir_of(tmp_path_factory.mktemp("past") / "Maildir", [*raws, *late])


async def made(desk: Desk) -> dict[str, Any]:
    """What an import left, without ids and numbers."""
    threads = await live_threads(desk)
    mails = await desk.store.find(Message, {"digest": {"$gt": ""}})
    return {
        "groups": await groups_of(desk),
        "mails": sorted((m.digest, m.state, m.received_at, m.direction, m.problem) for m in mails),
        "threads": sorted(
            (t.subject, t.last_at, t.last_inbound_at, tuple(sorted(t.participants)), t.contact_id) for t in threads
        ),
        "numbers": len({t.number for t in threads}),
        "homeless": {m.thread_id for m in mails if m.thread_id} - {str(t.id) for t in threads},
    }


@pytest.fixture(scope="module")
def once(past: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What one import that nobody disturbs makes."""
    config = config_in(tmp_path_factory.mktemp("once") / "a")
    report = run_import(config, past)
    assert (report["imported"], report["quarantined"], report["copies"]) == (MAILS - 7 + 100, 7, 0)
    return at_desk(config, made)


def run_import(config: Path, past: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "mailbot.cli.main", "--config", str(config), "import-mail", str(past), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=150, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@pytest.mark.parametrize(("point", "passes"), [("history_threads_written", 1), ("history_group_stored", 0)])
def test_killed_between_two_writes(tmp_path: Path, past: Path, once: dict[str, Any], point: str, passes: int) -> None:
    config = config_in(tmp_path / "a")
    command = [sys.executable, str(SUPPORT / "killed_import.py"), str(config), str(past), point, str(passes), "0"]
    assert subprocess.run(command, timeout=150, check=False).returncode == -signal.SIGKILL
    report = run_import(config, past)
    assert report["known"] == (passes + (point == "history_group_stored")) * 500
    assert at_desk(config, made) == once
    again = run_import(config, past)
    assert again["known"] == again["found"]
    assert at_desk(config, made) == once


def test_killed_anywhere_and_its_workers_end(tmp_path: Path, past: Path, once: dict[str, Any]) -> None:
    config = config_in(tmp_path / "a")
    command = [sys.executable, "-m", "mailbot.cli.main", "--config", str(config), "import-mail", str(past)]
    running = subprocess.Popen(command)
    deadline = time.monotonic() + 60
    while not at_desk(config, some_mails) and time.monotonic() < deadline:
        time.sleep(0.02)
    workers = list(children_of(running.pid))
    running.kill()
    assert running.wait(10) == -signal.SIGKILL
    assert len(workers) >= 2
    while any(lives(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(lives(pid) for pid in workers)
    report = run_import(config, past)
    assert report["known"] > 0
    assert at_desk(config, made) == once


def test_a_worker_that_is_ended_from_outside_is_one_clear_line(tmp_path: Path, past: Path) -> None:
    config = config_in(tmp_path / "a")
    command = [sys.executable, "-m", "mailbot.cli.main", "--config", str(config), "import-mail", str(past)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not (workers := [pid for pid in children_of(running.pid) if is_worker(pid)]) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(workers[0], signal.SIGKILL)
    _, words = running.communicate(timeout=100)
    assert running.returncode == 1
    assert words.startswith("error: a process that read mail was ended")
    assert words.count("\n") == 1


async def some_mails(desk: Desk) -> bool:
    return await desk.store.first(Message, {"digest": {"$gt": ""}}) is not None


def children_of(pid: int) -> Iterator[int]:
    """The workers of an import; the store, which outlives it, is no child of its by then."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and _parent(int(entry.name)) == pid and b"secantus" not in _command(int(entry.name)):
            yield int(entry.name)


def lives(pid: int) -> bool:
    return _parent(pid) != -1 and b"spawn" in _command(pid)


def is_worker(pid: int) -> bool:
    """Beside the workers there is a process of the standard library that tracks what they share."""
    return b"spawn_main" in _command(pid)


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return -1


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
