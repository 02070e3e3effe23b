"""The mbox format: bytes back exactly, and the files of other programs read as they are meant."""

from __future__ import annotations

import mailbox
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbot.history.mbox import boxed, count, mails_in

NOON = datetime(2021, 3, 4, 12, 0, tzinfo=UTC)
A = b"From: a@away.example\nSubject: One\n\nHello\n"
B = b"From: b@away.example\nSubject: Two\n\nBye\n"
CTIME = b"From a@away.example Thu Mar  4 12:00:00 2021\n"

pieces = st.sampled_from(
    [
        b"From ",
        b">From ",
        b">>From ",
        b"From a@b Thu Mar  4 12:00:00 2021",
        b"From - x",
        b"\n",
        b"\r\n",
        b"\r",
        b"",
        b" ",
    ]
)
mails = st.lists(pieces | st.binary(max_size=12), max_size=12).map(b"".join)


def raws(data: bytes) -> list[bytes]:
    return [mail.raw for mail in mails_in(data)]


@given(st.lists(mails, max_size=5))
def test_what_is_put_in_comes_out_byte_by_byte(originals: list[bytes]) -> None:
    box = b"".join(boxed(raw, NOON, "a@away.example") for raw in originals)
    assert raws(box) == originals
    assert count(box) == len(originals)


@pytest.mark.parametrize("sender", ["", "ä ö@x.example", '"a b"@x.example', "a@b\nFrom: x"])
def test_any_sender_makes_a_good_from_line(sender: str) -> None:
    assert raws(boxed(A, NOON, sender) + boxed(B, NOON, sender)) == [A, B]


def test_other_programs_read_our_files(tmp_path: Path) -> None:
    file = tmp_path / "x.mbox"
    file.write_bytes(boxed(A, NOON, "a@away.example") + boxed(B, NOON, "b@away.example"))
    assert [mail["Subject"] for mail in mailbox.mbox(file)] == ["One", "Two"]


def test_the_from_line_tells_when_a_mail_arrived() -> None:
    assert [mail.arrived for mail in mails_in(CTIME + A + b"\n")] == [NOON]


def test_a_from_line_with_a_date_that_is_none_begins_a_mail_all_the_same() -> None:
    line = b"From a@away.example Thu Mar 04 12:00:00 99999999999999999999\n"
    assert [(mail.raw, mail.arrived) for mail in mails_in(line + A + b"\n")] == [(A, None)]


def test_thunderbird_and_bare_from_lines() -> None:
    box = b"From - Thu Mar 04 12:00:00 2021\n" + A + b"\nFrom - \n" + B + b"\nFrom \n" + A + b"\n"
    assert raws(box) == [A, B, A]


def test_takeout_has_an_id_and_a_zone_in_its_from_lines() -> None:
    box = (
        b"From 1693@xxx Thu Mar 04 12:00:00 +0000 2021\n" + A + b"\nFrom 1694@xxx Thu Mar 04 12:00:00 +0000 2021\n" + B
    )
    assert len(raws(box)) == 2


def test_a_sentence_that_begins_with_from_ends_no_mail() -> None:
    body = b"From: a@away.example\n\nHello\n\nFrom here on: nothing.\nX: y\n\nFrom 9:30 to 10\nwe are there\n"
    assert raws(CTIME + body + b"\n" + CTIME + B + b"\n") == [body, B]


def test_notes_that_a_server_keeps_in_the_file_are_no_mail() -> None:
    notes = (
        b"From: Mail System <MAILER-DAEMON@x>\nSubject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\n\nThis.\n"
    )
    assert raws(CTIME + notes + b"\n" + CTIME + A + b"\n") == [A]


def test_crlf_files_keep_their_line_ends() -> None:
    crlf = A.replace(b"\n", b"\r\n")
    box = b"".join(CTIME.replace(b"\n", b"\r\n") + crlf + b"\r\n" for _ in range(2))
    assert raws(box) == [crlf, crlf]


def test_lines_escaped_once_or_twice_lose_one_mark() -> None:
    assert raws(CTIME + b"A: b\n\n>From x\n>>From y\n> From z\n\n") == [b"A: b\n\nFrom x\n>From y\n> From z\n"]


def test_a_file_without_a_from_line_holds_nothing() -> None:
    assert raws(b"") == raws(b"no mail\n\nat all") == []
