"""Printing: data to stdout, words to stderr; what a stranger wrote never steers the terminal."""

from __future__ import annotations

import io
import json
import sys
from contextvars import copy_context
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mailbot.cli.output import Column, progress, say, show_bytes, show_list, show_one, show_text, show_times_in

COLUMNS = (Column("id", "id", align="right"), Column("subject", "subject", shrinks=True))


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Point:
    x: int
    y: int


def test_json_of_a_list_is_one_line_a_row_with_every_key(capsys: pytest.CaptureFixture[str]) -> None:
    show_list([{"id": 1, "secret": True}, {"id": 2}], COLUMNS, as_json=True)
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line) for line in lines] == [{"id": 1, "secret": True}, {"id": 2}]


def test_json_of_an_empty_list_is_nothing_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    show_list([], COLUMNS, as_json=True)
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "")


def test_our_values_have_a_json_form(capsys: pytest.CaptureFixture[str]) -> None:
    row = {
        "at": datetime(2026, 3, 2, 12, tzinfo=UTC),
        "day": date(2026, 3, 2),
        "colour": Colour.RED,
        "point": Point(1, 2),
        "path": Path("a/b"),
        "tags": ("x", "y"),
        "set": frozenset({"z"}),
        "raw": b"\xff",
        "name": "José",
    }
    show_one(row, as_json=True)
    out = capsys.readouterr().out
    assert json.loads(out) == {
        "at": "2026-03-02T12:00:00+00:00",
        "day": "2026-03-02",
        "colour": "red",
        "point": {"x": 1, "y": 2},
        "path": "a/b",
        "tags": ["x", "y"],
        "set": ["z"],
        "raw": "�",
        "name": "José",
    }
    assert "José" in out


def test_a_table_fits_the_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    show_list([{"id": 12345, "subject": "word " * 60}], COLUMNS, as_json=False)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 60
    assert any("12345" in line for line in lines)


def test_markup_and_control_characters_of_a_mail_are_shown_and_not_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    show_list([{"id": 1, "subject": "[red]hi[/red] \x1b[2J\x07"}], COLUMNS, as_json=False)
    out = capsys.readouterr().out
    assert "[red]hi[/red]" in out
    assert "\x1b" not in out
    assert "\x07" not in out


def test_words_go_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    show_list([], COLUMNS, as_json=False, empty="no drafts wait")
    say("done")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "no drafts wait\ndone\n")


def test_progress_draws_nothing_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("importing", 3) as step:
        step(1)
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "")


WIDE = (
    Column("id", "No.", "right"),
    Column("contact", "Contact", shrinks=True),
    Column("subject", "Subject", shrinks=True),
    Column("stage", "Stage"),
    Column("last_at", "Last"),
)
THREAD = {
    "id": 16,
    "contact": "visitor.with.a.long.name@townmail.example",
    "subject": "Robin, still thinking about a move this spring, or rather in summer?",
    "stage": "proposing",
    "last_at": "2026-11-28 14:52",
}


@pytest.mark.parametrize("columns", [30, 60, 80, 100])
def test_no_column_is_lost_where_space_is_short(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    show_list([THREAD, {**THREAD, "id": 17, "stage": ""}], WIDE, as_json=False)
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= columns
    for column in WIDE:
        assert column.title in out
    for begin in ("16", "17", "visitor.with.a.long", "Robin, still thinki", "proposing", "2026-11-28 14:52"):
        assert begin in out


def test_nothing_is_cut_where_no_terminal_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    show_list([THREAD], WIDE, as_json=False)
    lines = capsys.readouterr().out.splitlines()
    assert lines == [line.rstrip() for line in lines]
    row = next(line for line in lines if "16" in line)
    assert all(str(value) in row for value in THREAD.values())


def test_times_are_shown_in_the_accounts_zone(capsys: pytest.CaptureFixture[str]) -> None:
    moment = datetime(2026, 11, 30, 15, tzinfo=UTC)
    context = copy_context()
    context.run(show_times_in, ZoneInfo("America/New_York"))
    context.run(show_one, {"at": moment}, as_json=False)
    context.run(show_one, {"at": moment}, as_json=True)
    out = capsys.readouterr().out
    assert "2026-11-30 10:00" in out
    assert '"2026-11-30T15:00:00+00:00"' in out


STEERING = "a\x1b[2J\x9b31m\u202eb\nc"


def test_text_of_whoevers_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    show_text(STEERING)
    say(STEERING)
    said = capsys.readouterr()
    assert said.out == said.err == "a [2J 31m b\nc\n"


def test_json_says_the_same_and_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    show_one({"subject": STEERING}, as_json=True)
    out = capsys.readouterr().out
    assert json.loads(out) == {"subject": STEERING}
    assert all(letter.isprintable() or letter == "\n" for letter in out)


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "shown"), [(io.TextIOWrapper, b"\x1b[2J\xff\r\n"), (Terminal, " [2J�\n\n".encode())]
)
def test_bytes_are_as_they_are_but_for_a_person(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.TextIOWrapper], shown: bytes
) -> None:
    kept = io.BytesIO()
    monkeypatch.setattr("sys.stdout", stream(kept, encoding="utf-8"))
    show_bytes(b"\x1b[2J\xff\r\n")
    sys.stdout.flush()
    assert kept.getvalue() == shown
