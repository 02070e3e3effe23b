"""The signing key: made once, whole or not at all; what proves nothing is refused."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mailbot.config import Config
from mailbot.errors import ConfigError
from mailbot.ops.signing_key import KEY_FILE, SHORTEST, open_keyring


def config_in(folder: Path, **sending: str) -> Config:
    return Config.model_validate({"database": {"data_dir": folder}, "sending": sending})


def test_it_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    config = config_in(tmp_path / "data")
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda _: open_keyring(config).key, range(8)))
    assert len(keys) == 1
    [file] = (tmp_path / "data").iterdir()
    assert file.name == KEY_FILE
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_bytes() == keys.pop()


def test_it_is_on_the_disk_before_anybody_can_find_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    sync, link = os.fsync, os.link

    def synced(descriptor: int) -> None:
        steps.append("folder" if Path(f"/proc/self/fd/{descriptor}").resolve() == tmp_path else "file")
        sync(descriptor)

    def linked(source: Path, target: Path) -> None:
        steps.append("link")
        link(source, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "link", linked)
    open_keyring(config_in(tmp_path))
    assert steps == ["file", "link", "folder"]


@pytest.mark.parametrize("held", [b"", b"\n", b"abc\n", b"a" * (SHORTEST - 1), b"\0" * 64])
def test_a_key_that_proves_nothing_is_refused(tmp_path: Path, held: bytes) -> None:
    (tmp_path / KEY_FILE).write_bytes(held)
    with pytest.raises(ConfigError, match=r"signing\.key is .*backup"):
        open_keyring(config_in(tmp_path))
    assert (tmp_path / KEY_FILE).read_bytes() == held


def test_a_configured_key_is_as_long(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="too short"):
        open_keyring(config_in(tmp_path, signing_key="a" * (SHORTEST - 1)))
    assert open_keyring(config_in(tmp_path, signing_key="a" * SHORTEST)).key == b"a" * SHORTEST
    assert not list(tmp_path.iterdir())
