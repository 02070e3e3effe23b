"""`mailbot import-mail`, `export-mail` and `quarantine export`: what they say, and what they end with."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from old_mail import mbox_of, old_mail

Ran = subprocess.CompletedProcess[str]


def test_in_and_out_again(mailbot: Callable[..., Ran], tmp_path: Path) -> None:
    box = mbox_of(tmp_path / "in.mbox", [old_mail("a@x"), old_mail("b@x", "a@x"), b"\0\1\2", old_mail("a@x")])
    first = mailbot("import-mail", str(box))
    assert first.returncode == 0, first.stderr
    assert first.stdout == (
        "4 mails: 2 imported into threads, 1 of them new; 1 known before; 1 in quarantine (`mailbot quarantine list`)\n"
    )
    again = json.loads(mailbot("import-mail", str(box), "--json").stdout)
    assert again == {
        "found": 4, "imported": 0, "known": 4, "copies": 0, "quarantined": 0, "threads": 0, "unopened": []
    }  # fmt: skip
    out = tmp_path / "out.mbox"
    assert json.loads(mailbot("export-mail", "1", str(out), "--json").stdout) == {"mails": 2, "file": str(out)}
    refused = mailbot("export-mail", "all", str(out))
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "--force" in refused.stderr
    assert mailbot("export-mail", "all", str(out), "--force").returncode == 0
    assert mailbot("quarantine", "export", "all", str(tmp_path / "aside")).returncode == 0
    assert len(list((tmp_path / "aside").iterdir())) == 3
    [held] = json.loads((tmp_path / "aside" / "quarantine.json").read_text())
    assert mailbot("quarantine", "show", held["id"], "--save", str(tmp_path / "saved")).returncode == 0
    assert (tmp_path / "saved").read_bytes() == b"\0\1\2"
    assert (tmp_path / "saved").stat().st_mode & 0o777 == 0o600
    unwritable = mailbot("quarantine", "show", held["id"], "--save", str(tmp_path / "no" / "where"))
    assert (unwritable.returncode, unwritable.stderr.count("\n")) == (2, 1)


def test_what_cannot_be_opened_is_said_and_ends_with_1(mailbot: Callable[..., Ran], tmp_path: Path) -> None:
    folder = tmp_path / "Maildir"
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True)
    (folder / "cur" / "1").write_bytes(old_mail("a@x"))
    (folder / "cur" / "2").symlink_to(tmp_path / "gone")
    ran = mailbot("import-mail", str(folder))
    assert ran.returncode == 1
    assert "1 imported" in ran.stdout
    assert "1 left out" in ran.stdout
    assert str(folder / "cur" / "2") in ran.stderr


@pytest.mark.parametrize("words", [("import-mail", "/nowhere"), ("export-mail", "first", "x.mbox")])
def test_wrong_words_are_one_clear_line(mailbot: Callable[..., Ran], words: tuple[str, ...]) -> None:
    ran = mailbot(*words)
    assert ran.returncode == 2
    assert ran.stderr.startswith("error: ")
    assert ran.stderr.count("\n") == 1
