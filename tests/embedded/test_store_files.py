"""Files that a store left behind, lost or never finished: used where that is safe, named where it is not."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from pathlib import Path

import pymongo
import pytest
from store_users import kill_server, lives, server_pid, settings

from mailbot.embedded.store import open_embedded
from mailbot.errors import StoreError


async def _write_one(data_dir: Path) -> str:
    store = await open_embedded(settings(data_dir))
    with pymongo.MongoClient(store.uri) as client:
        client["mailbot"]["contacts"].insert_one({"_id": "kept"})
    uri = store.uri
    await store.release()
    return uri


async def _read_one(data_dir: Path) -> str:
    store = await open_embedded(settings(data_dir))
    with pymongo.MongoClient(store.uri) as client:
        found = client["mailbot"]["contacts"].find_one()
    await store.release()
    return found["_id"] if found else ""


async def test_a_process_that_got_the_dead_stores_number_is_not_touched(data_dir: Path) -> None:
    store = await open_embedded(settings(data_dir))
    kill_server(data_dir)
    bystander = subprocess.Popen(["sleep", "300"])  # noqa: ASYNC220
    try:
        (data_dir / "store.pid").write_text(str(bystander.pid))
        await store.release()
        again = await open_embedded(settings(data_dir))
        assert server_pid(data_dir) != bystander.pid
        await again.release()
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


async def test_a_port_that_another_program_has_taken_is_left_to_it(data_dir: Path) -> None:
    uri = await _write_one(data_dir)
    port = json.loads((data_dir / "store.json").read_text())["port"]
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", port))
        other.listen()
        store = await open_embedded(settings(data_dir))
        assert store.uri != uri
        await store.release()
    assert await _read_one(data_dir) == "kept"


async def test_a_store_that_comes_back_keeps_its_port(data_dir: Path) -> None:
    uri = await _write_one(data_dir)
    store = await open_embedded(settings(data_dir))
    assert store.uri == uri
    await store.release()


async def test_a_store_whose_making_was_interrupted_is_made_anew(data_dir: Path) -> None:
    store = await open_embedded(settings(data_dir))
    await store.release()
    half_made = json.loads((data_dir / "store.json").read_text()) | {"port": 0, "password": "never-used"}
    (data_dir / "store.json").write_text(json.dumps(half_made))
    store = await open_embedded(settings(data_dir))
    assert await store.ensure() is False
    await store.release()


async def test_a_lost_password_file_is_named_and_nothing_is_removed(data_dir: Path) -> None:
    await _write_one(data_dir)
    kept = (data_dir / "store.json").read_text()
    (data_dir / "store.json").unlink()
    with pytest.raises(StoreError, match=r"store\.json is gone"):
        await open_embedded(settings(data_dir))
    (data_dir / "store.json").write_text(kept)
    assert await _read_one(data_dir) == "kept"


async def test_a_password_that_the_store_does_not_know_is_named(data_dir: Path) -> None:
    await _write_one(data_dir)
    other = json.loads((data_dir / "store.json").read_text()) | {"password": "from-another-store"}
    (data_dir / "store.json").write_text(json.dumps(other))
    with pytest.raises(StoreError, match="refuses the password"):
        await open_embedded(settings(data_dir))
    assert not lives(data_dir), "a failed start must leave nothing running"


async def test_a_spoilt_password_file_is_named(data_dir: Path) -> None:
    await _write_one(data_dir)
    (data_dir / "store.json").write_text("{")
    with pytest.raises(StoreError, match=r"store\.json cannot be read"):
        await open_embedded(settings(data_dir))


async def test_a_folder_that_was_emptied_starts_a_new_store(data_dir: Path) -> None:
    await _write_one(data_dir)
    shutil.rmtree(data_dir / "store")
    assert await _read_one(data_dir) == ""


async def test_spoilt_database_files_are_reported_with_the_servers_words(data_dir: Path) -> None:
    await _write_one(data_dir)
    (data_dir / "store" / "WiredTiger.wt").write_bytes(b"nonsense")
    (data_dir / "store" / "WiredTiger.turtle").write_bytes(b"nonsense")
    with pytest.raises(StoreError, match=r"does not start: .+ — see .*store\.log"):
        await open_embedded(settings(data_dir))


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"cannot keep the embedded store in .* — let mailbot's user write there"):
        await open_embedded(settings(tmp_path / "file" / "data"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
async def test_a_folder_of_another_user_is_refused(data_dir: Path) -> None:
    data_dir.mkdir()
    os.chown(data_dir, 54321, 54321)
    with pytest.raises(StoreError, match="belongs to another user"):
        await open_embedded(settings(data_dir))
    assert not any(data_dir.iterdir())
