"""The dry run: one JSON line a mail, in the shape that scripts depend on; nothing stops the walk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mailbot.errors import BadInput, UnreadableMail
from mailbot.ops.explain import Explainer

BUYER = b"""From: Dana Ruiz <dana@mailbox.example>
To: hello@agency.example, Kim <kim@agency.example>
Subject: Re: 418 Larkspur
Date: Tue, 03 Mar 2026 10:00:00 -0500
Message-ID: <a1@mailbox.example>
In-Reply-To: <b2@agency.example>
References: <c3@agency.example> <b2@agency.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=utf-8

Is 418 Larkspur still available? We want 3 bedrooms under $450,000. Could you call me at 512-555-0139?

On Mon, Mar 2, 2026 at 9:00 AM Kim <kim@agency.example> wrote:
> Here are three homes. Unsubscribe: reply STOP.
--x
Content-Type: application/pdf
Content-Disposition: attachment; filename="letter.pdf"

%PDF-1.4
--x--
"""

KEYS = [
    "file",
    "message_id",
    "in_reply_to",
    "references",
    "from",
    "reply_to",
    "to",
    "subject",
    "date",
    "text",
    "reply_text",
    "attachments",
    "kind",
    "bounce",
    "intent",
    "also",
    "confidence",
    "sure",
    "reason",
    "needs",
    "ready",
    "ready_for",
    "sentiment",
    "away_until",
    "authentication",
    "forged",
    "next_step",
    "language",
]


async def rows(*paths: Path) -> list[dict[str, Any]]:
    return [row async for row in Explainer().tree(paths)]


async def test_a_row_has_every_key_of_the_contract(tmp_path: Path) -> None:
    file = tmp_path / "buyer.eml"
    file.write_bytes(BUYER)
    (row,) = await rows(file)
    assert sorted(row) == sorted(KEYS)
    assert row["file"] == str(file)
    assert row["message_id"] == "a1@mailbox.example"
    assert row["in_reply_to"] == "b2@agency.example"
    assert row["references"] == ["c3@agency.example", "b2@agency.example"]
    assert row["from"] == "dana@mailbox.example"
    assert row["to"] == ["hello@agency.example", "kim@agency.example"]
    assert row["date"] == "2026-03-03T15:00:00+00:00"
    assert row["attachments"] == [{"name": "letter.pdf", "type": "application/pdf", "size": 8}]
    assert "three homes" in row["text"]
    assert "three homes" not in row["reply_text"]
    assert (row["kind"], row["intent"], row["also"]) == ("human", "buyer", None)
    assert row["bounce"] == {"recipients": []}
    assert set(row["next_step"]) == {"action", "step", "reason"}
    assert isinstance(row["ready"], bool)
    json.dumps(row)


async def test_every_quote_stands_in_what_was_newly_written(tmp_path: Path) -> None:
    file = tmp_path / "buyer.eml"
    file.write_bytes(BUYER)
    (row,) = await rows(file)
    for need in row["needs"].values():
        assert need["quote"] in f"{row['subject']}\n{row['reply_text']}"


async def test_an_unsubscriber_would_be_suppressed_and_an_absent_one_ignored() -> None:
    explainer = Explainer()
    stop = await explainer.mail(b"From: a@b.example\nSubject: Re: homes\n\nPlease take me off your list.\n")
    assert (stop["intent"], stop["next_step"]["action"]) == ("unsubscribe", "suppress")
    away = await explainer.mail(
        b"From: a@b.example\nSubject: Automatic reply: homes\nAuto-Submitted: auto-replied\n"
        b"Date: Mon, 02 Mar 2026 10:00:00 +0000\n\nI am away until March 9.\n"
    )
    assert (away["kind"], away["next_step"]["action"], away["away_until"]) == ("auto_reply", "ignore", "2026-03-09")


async def test_a_mixed_request_is_held_for_a_person() -> None:
    row = await Explainer().mail(
        b"From: a@b.example\nSubject: Re: homes\n\nUnsubscribe my old address, but I'd still like to see 12 Elm.\n"
    )
    assert (row["sure"], row["next_step"]["action"]) == (False, "hold")


async def test_directories_are_walked_in_sorted_order(tmp_path: Path) -> None:
    folders = [f"m{number}" for number in (7, 3, 9, 1, 8, 2)]
    for name in ("b/2.eml", "a.eml", "b/10.eml", "c/cur/x:2,S", *(f"{folder}/x" for folder in folders)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"Subject: hello\n\nhi\n")
    found = [str(Path(row["file"]).relative_to(tmp_path)) for row in await rows(tmp_path)]
    assert found == ["a.eml", "b/10.eml", "b/2.eml", "c/cur/x:2,S", *(f"{folder}/x" for folder in sorted(folders))]


async def test_what_cannot_be_read_gives_a_line_and_the_walk_goes_on(tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_bytes(b"")
    (tmp_path / "2.eml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "3.eml")
    (tmp_path / "4.eml").write_bytes(b"Subject: hello\n\nhi\n")
    (tmp_path / "5.bin").write_bytes(bytes(range(256)) * 50)
    found = await rows(tmp_path)
    assert [sorted(row) == ["error", "file"] for row in found] == [True, True, True, False, True]
    assert all(row["error"] for row in found if "error" in row)


async def test_what_is_no_mail_is_told_and_not_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "contacts.csv").write_text("email,name\ndana@away.example,Dana Reyes\n")
    (tmp_path / "notes.txt").write_text("We want to buy a house with 3 bedrooms.\n")
    (tmp_path / "saved").write_bytes(BUYER)
    csv, notes, saved = await rows(tmp_path)
    for row in (csv, notes):
        assert sorted(row) == ["error", "file"]
        assert "is no mail: it has no header that mail has" in row["error"]
    assert saved["intent"] == "buyer"


async def test_a_reader_that_fails_is_a_line_too(tmp_path: Path) -> None:
    class Broken:
        async def read(self, *_: object) -> Any:
            raise RuntimeError("model on fire")

    file = tmp_path / "1.eml"
    file.write_bytes(b"From: a@b.example\nSubject: hello\n\nIs it available?\n")
    row = await Explainer(reader=Broken()).file(file)
    assert row == {"file": str(file), "error": "RuntimeError: model on fire"}


async def test_a_path_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        await rows(tmp_path / "nothing")


async def test_no_bytes_at_all_are_no_mail() -> None:
    with pytest.raises(UnreadableMail):
        await Explainer().mail(b"")


async def test_our_own_address_is_known_where_a_configuration_names_it() -> None:
    raw = b"From: hello@agency.example\nSubject: hello\n\nhi\n"
    known = await Explainer(own_addresses=frozenset({"hello@agency.example"})).mail(raw)
    assert known["next_step"]["step"] == "own_loop"


def test_with_a_configuration_mail_is_explained_as_the_daemon_reads_it(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        '[business]\nagent = "Kim Novak"\n[imap]\naliases = ["Homes@agency.example"]\n'
        '[smtp]\nfrom_address = "hello@agency.example"\n'
    )
    (tmp_path / "agent.eml").write_bytes(
        b"From: Kim Novak <ceo@free.example>\nSubject: Hi\n\n"
        b"Are you at your desk? I need you to handle a task discreetly.\n"
    )
    (tmp_path / "alias.eml").write_bytes(b"From: homes@agency.example\nSubject: hello\n\nhi\n")
    mails = [str(tmp_path / name) for name in ("agent.eml", "alias.eml")]
    done = explain("--config", str(tmp_path / "config.toml"), "explain", "--json", *mails)
    under_a_name, from_ourselves = (json.loads(line) for line in done.stdout.splitlines())
    assert under_a_name["forged"] == "agent"
    assert from_ourselves["next_step"]["step"] == "own_loop"


# ------------------------------------------------------------------------------------------------ the command


def explain(*arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mailbot.cli.main", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, **more)


def test_the_command_needs_no_configuration_and_writes_json_lines_to_stdout(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(BUYER)
    (tmp_path / "b.eml").write_bytes(b"")
    done = explain("explain", "--json", str(tmp_path), cwd=tmp_path, env={"PATH": os.environ["PATH"]})
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert list(first) == KEYS
    assert sorted(second) == ["error", "file"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.eml", "b.eml"]


def test_the_command_for_people_says_what_why_and_what_it_would_do(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(BUYER)
    done = explain("explain", str(tmp_path / "a.eml"))
    assert done.returncode == 0, done.stderr
    for word in ("Re: 418 Larkspur", "human, buyer", "why", "would"):
        assert word in done.stdout


def test_a_mail_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(
        b"From: a@b.example\nSubject: hi \x1b[2J\n\nhello \x1b]0;title\x07 [red]there[/red]\n"
    )
    done = explain("explain", str(tmp_path / "a.eml"))
    assert "[red]there[/red]" in done.stdout
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout


def test_a_missing_path_is_one_line_and_exit_2(tmp_path: Path) -> None:
    done = explain("explain", str(tmp_path / "nothing"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("error: ")


def test_ai_without_a_model_says_what_is_missing(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("")
    done = explain("--config", str(config), "explain", "--ai", str(tmp_path))
    assert done.returncode == 2
    assert "ai.model" in done.stderr
