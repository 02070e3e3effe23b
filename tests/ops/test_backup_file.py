"""The file of a backup: whole or not there, and never believed when it is not what it says."""

from __future__ import annotations

import gzip
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import bson
import pytest

from mailbot.errors import BadInput
from mailbot.ops.backup_file import Header, Writer, check, documents, read_header

HEADER = Header("mailbot", datetime(2026, 3, 1, 12, tzinfo=UTC), "0.1.0")
ROWS = [bson.encode({"_id": number, "text": "x" * 1000}) for number in range(200)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A whole backup of two collections, one of them empty."""
    path = tmp_path / "backup.gz"
    with Writer(path, HEADER) as writer:
        writer.begin("contacts")
        writer.add("contacts", ROWS[:150])
        writer.add("contacts", ROWS[150:])
        writer.end()
        writer.begin("calls")
        writer.end()
        assert writer.finish() == {"contacts": 200, "calls": 0}
    return path


def test_what_was_written_is_read(file: Path) -> None:
    assert read_header(file) == HEADER
    assert list(documents(file)) == [("contacts", row) for row in ROWS]
    assert check(file) == {"contacts": 200}


def test_it_is_for_its_owner_alone(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_backup_that_breaks_off_leaves_the_one_before(file: Path) -> None:
    before = file.read_bytes()

    def write() -> None:
        with Writer(file, HEADER) as writer:
            writer.begin("contacts")
            writer.add("contacts", ROWS)
            raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        write()
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "content", [b"my thesis", gzip.compress(b"a tar of something else")], ids=["words", "something zipped"]
)
def test_what_is_no_backup_is_not_replaced(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "thesis.odt"
    other.write_bytes(content)
    with pytest.raises(BadInput, match=r"thesis\.odt is there, and is no backup — "):
        Writer(other, HEADER)
    assert other.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.odt"]


def test_a_backup_before_and_an_empty_file_are_replaced(file: Path) -> None:
    empty = file.with_name("empty")
    empty.touch()
    for path in (file, empty):
        with Writer(path, HEADER) as writer:
            assert writer.finish() == {}
        assert check(path) == {}


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"cannot write .*nowhere/backup\.gz: No such file or directory"):
        Writer(tmp_path / "nowhere" / "backup.gz", HEADER)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_disk_that_fills_up_is_named(tmp_path: Path) -> None:
    def write() -> None:
        with Writer(tmp_path / "backup.gz", HEADER) as writer, Path("/dev/full").open("wb") as full:
            os.dup2(full.fileno(), writer.fileno())
            writer.begin("contacts")
            writer.add("contacts", [bson.encode({"text": os.urandom(500_000)})])
            writer.end()
            writer.finish()

    with pytest.raises(BadInput, match=r"cannot write .*: No space left on device"):
        write()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("share", [0.01, 0.3, 0.9, 0.999])
def test_a_file_that_was_cut_off_is_refused(file: Path, share: float) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(BadInput, match=r"is damaged: it ends too early"):
        check(file)


def test_a_spoilt_byte_is_noticed(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2] ^= 0xFF
    file.write_bytes(whole)
    with pytest.raises(BadInput, match="damaged"):
        check(file)


def test_a_document_that_went_missing_is_noticed(file: Path) -> None:
    plain = gzip.decompress(file.read_bytes())
    file.write_bytes(gzip.compress(plain.replace(ROWS[7], b"")))
    with pytest.raises(BadInput, match="its documents are not those that it counts"):
        check(file)


@pytest.mark.parametrize(
    "content",
    [b"", b"no backup at all", gzip.compress(b"no backup at all"), gzip.compress(bson.encode({"format": "other"}))],
    ids=["empty", "words", "zipped words", "another format"],
)
def test_a_foreign_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=r"no backup of mailbot|damaged"):
        read_header(path)


def test_a_backup_of_a_later_kind_names_the_mailbot_that_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(gzip.compress(bson.encode({"format": "mailbot-backup", "version": 2, "mailbot": "3.4"})))
    with pytest.raises(BadInput, match=r"kind 2.*restore it with mailbot 3\.4"):
        read_header(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"cannot read .*backup\.gz: No such file or directory"):
        read_header(tmp_path / "backup.gz")
