"""Mails as a dozen programs write them in seven languages, text and HTML only, are cut as their writers meant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mailbot.mail.parsing import parse
from mailbot.mail.quoting import split

DATA = Path(__file__).parents[2] / "benchmarks/data/quoting/developed.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_the_new_words_are_found_in_the_whole_mail(row: dict[str, Any]) -> None:
    kind = "text/html" if row["form"] == "html" else "text/plain"
    header = f"From: a@lead.test\nSubject: {row['subject']}\nContent-Type: {kind}; charset=utf-8\n\n"
    mail = parse(f"{header}{row['body']}".encode())
    parts = split(mail.text, subject=mail.subject)
    assert parts.new.split() == row["new"].split()
    assert row.get("forwarded", "") in parts.forwarded
