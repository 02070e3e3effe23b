"""`mailbot explain --ai`: the configured model reads; where it fails, the built-in does, and the row says so."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from model_clerk import clerk
from openai_double import MODEL, OpenAIDouble, says, status

MAIL = b"""From: Dana Reyes <dana@away.example>
To: hello@agency.test
Subject: Homes
Message-ID: <1@away.example>

We want to buy a house, 3 bedrooms in Old Town, up to $470k.
"""


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    file = tmp_path / "mail.eml"
    file.write_bytes(MAIL)
    return file


def explained(mail: Path, ai: str) -> subprocess.CompletedProcess[str]:
    config = mail.parent / "config.toml"
    config.write_text(f"[ai]\n{ai}")
    command = [
        sys.executable,
        "-m",
        "mailbot.cli.main",
        "--config",
        str(config),
        "explain",
        "--ai",
        "--json",
        str(mail),
    ]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def section(double: OpenAIDouble) -> str:
    return f'model = "{MODEL}"\nbase_url = "http://127.0.0.1:{double.port}/v1"\nretries = 0\n'


def test_the_model_reads(mail: Path, openai_double: OpenAIDouble) -> None:
    openai_double.respond = clerk
    done = explained(mail, section(openai_double))
    assert done.returncode == 0, done.stderr
    row = json.loads(done.stdout)
    assert row["intent"] == "buyer"
    assert row["needs"]["price_max"] == {"value": 470_000, "quote": "up to $470k"}
    assert MODEL in row["reason"]
    assert row["next_step"]["step"] == "suggest"


@pytest.mark.parametrize("answer", [status(401), says("no")], ids=["401", "malformed"])
def test_where_it_fails_the_built_in_reads_and_the_row_says_so(
    mail: Path, openai_double: OpenAIDouble, answer: object
) -> None:
    openai_double.respond = lambda _: answer  # type: ignore[assignment,return-value]
    done = explained(mail, section(openai_double))
    assert done.returncode == 0, done.stderr
    row = json.loads(done.stdout)
    assert row["intent"] == "buyer"
    assert "the model failed" in row["reason"]


@pytest.mark.parametrize(("ai", "named"), [("", "ai.model"), (f'model = "{MODEL}"\n', "MAILBOT_AI__API_KEY")])
def test_a_model_that_cannot_be_asked_is_a_fault_of_the_configuration(mail: Path, ai: str, named: str) -> None:
    done = explained(mail, ai)
    assert done.returncode == 2
    assert named in done.stderr
    assert "Traceback" not in done.stderr
