"""Where an import finds mail: mbox files, maildirs, single mails, trees of all of them, and what is left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mailbot.errors import BadInput
from mailbot.history.sources import Found, count, mails_of


def mail(name: str) -> bytes:
    return f"From: {name}@away.example\nDate: Thu, 4 Mar 2021 12:00:00 +0000\nSubject: {name}\n\nHello\n".encode()


def box(*names: str) -> bytes:
    return b"".join(b"From x Thu Mar  4 12:00:00 2021\n" + mail(name) + b"\n" for name in names)


def maildir(folder: Path, **mails: str) -> Path:
    for part in ("cur", "new", "tmp"):
        (folder / part).mkdir(parents=True)
    for name, box_name in mails.items():
        (folder / box_name / name).write_bytes(mail(name))
    return folder


def names(path: Path) -> list[str]:
    found = list(mails_of(path))
    assert count(path) == len(found)
    return [one.raw.split(b"@")[0].removeprefix(b"From: ").decode() for one in found if not one.problem]


def test_a_maildir_is_read_by_its_names_and_never_its_tmp(tmp_path: Path) -> None:
    folder = maildir(tmp_path / "Maildir", m2="cur", m1="new", m3="new", half="tmp")
    maildir(folder / ".Sent Items é", s1="cur")
    (folder / "dovecot-uidlist").write_text("3 V1 N5")
    (folder / "dovecot.index.log").write_bytes(b"\0\1")
    assert names(folder) == ["m1", "m2", "m3", "s1"]
    assert names(folder / "cur") == ["m2"]


def test_a_mail_that_begins_like_an_mbox_stays_one_mail_in_a_maildir(tmp_path: Path) -> None:
    folder = maildir(tmp_path / "Maildir")
    (folder / "cur" / "1").write_bytes(box("a", "b"))
    (tmp_path / "x.eml").write_bytes(box("a", "b"))
    assert [len(one.raw) for one in mails_of(tmp_path)] == [len(box("a", "b"))] * 2


def test_a_tree_of_thunderbird(tmp_path: Path) -> None:
    (tmp_path / "Inbox").write_bytes(box("i1", "i2"))
    (tmp_path / "Inbox.msf").write_bytes(b"// <!-- <mdb:mork -->")
    (tmp_path / "Inbox.sbd").mkdir()
    (tmp_path / "Inbox.sbd" / "Leads").write_bytes(box("l1"))
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("From: me\nDate: today\n")
    (tmp_path / "README").write_text("key: value\nother: value\n")
    (tmp_path / "single.EML").write_bytes(mail("e1"))
    (tmp_path / "12").write_bytes(mail("mh"))
    assert names(tmp_path) == ["mh", "i1", "i2", "e1", "l1"]


@pytest.mark.parametrize(
    "head",
    [
        b"From: a@x\nSubject: Hi\n\nHello",
        b"Subject: Hi\r\nDATE: Thu, 4 Mar 2027 10:00:00 +0000\r\n\r\nHello",
        b"X-Odd: 1\nMessage-ID: <a@x>\n\nHello",
        b"Received: from a by b;\n Thu, 4 Mar 2027\n\nHello",
    ],
)
def test_a_file_that_is_named_is_mail_by_its_header_whatever_its_name(tmp_path: Path, head: bytes) -> None:
    file = tmp_path / "whatever.csv"
    file.write_bytes(head)
    assert [one.raw for one in mails_of(file)] == [head]
    assert count(file) == 1
    assert list(mails_of(tmp_path)) == []


@pytest.mark.parametrize(
    "content",
    [
        b"email,first_name\ndana@away.example,Dana\n",
        b"\0\1\2",
        b"",
        b"# Notes\n\nFrom: the market\n",  # behind the header's end
        b"date,from\n2027-03-04,a@x\n",
        b'{"from": "a@x"}',
    ],
)
def test_a_file_that_is_no_mail_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "contacts.csv"
    file.write_bytes(content)
    with pytest.raises(BadInput, match=r"contacts\.csv is no mail: .* — .*`mailbot contacts import`"):
        count(file)
    assert list(mails_of(file)) == []


def test_what_cannot_be_opened_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = maildir(tmp_path / "Maildir", a="cur", b="cur")
    (folder / "cur" / "aa").symlink_to(tmp_path / "gone")
    found = list(mails_of(folder))
    assert [Path(one.where).name for one in found if one.problem] == ["aa"]
    assert len(found) == count(folder) == 3


def test_a_path_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        count(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput):
        count(tmp_path / "pipe")
    assert count(tmp_path) == 0


def test_the_order_is_the_same_every_time(tmp_path: Path) -> None:
    for name in "zebra":
        maildir(tmp_path / name, **{f"{name}{n}": "cur" for n in range(3)})
    first: list[Found] = list(mails_of(tmp_path))
    assert first == list(mails_of(tmp_path))
    assert len(first) == 15
