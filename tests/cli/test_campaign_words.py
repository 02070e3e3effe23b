"""What `mailbot campaign` says: texts as they are, errors with their step, and that nobody is there to write to."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from mailbot.cli.main import app
from mailbot.errors import BadInput

LETTER = """
name = "Spring"
[audience]
tags = ["buyer"]
[[steps]]
subject = "Homes for {{ contact.first_name }}"
text = '''
Hi {{ contact.first_name }},

two new homes.
'''
[[steps]]
wait_days = 5
subject = "One more thing"
text_file = "second.txt"
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a configuration and a campaign."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text(
        '[business]\nname = "Alder Homes"\npostal_address = "1 Main St"\n'
        '[smtp]\nhost = "127.0.0.1"\nfrom_address = "hello@agency.test"\n[database]\ndata_dir = "data"\n'
    )
    (tmp_path / "spring.toml").write_text(LETTER)
    (tmp_path / "second.txt").write_text("Still looking?")
    return tmp_path


def said(*arguments: str) -> tuple[str, str]:
    ran = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    return ran.stdout, ran.stderr


def test_a_campaigns_texts_are_shown_as_they_are(place: Path) -> None:
    said("campaign", "create", "spring.toml")
    out, _ = said("campaign", "show", "1001")
    assert (
        "step 1\nSubject: Homes for {{ contact.first_name }}\n\nHi {{ contact.first_name }},\n\ntwo new homes." in out
    )
    assert "step 2, 5 days after the one before\nSubject: One more thing\n\nStill looking?" in out
    assert '"wait_days": 5' in said("campaign", "show", "1001", "--json")[0]


def test_whoever_launches_for_nobody_is_told(place: Path) -> None:
    said("campaign", "create", "spring.toml")
    assert "nobody is in its audience" in said("campaign", "launch", "1001")[1]


def test_a_wrong_template_is_named_by_its_step(place: Path) -> None:
    (place / "second.txt").write_text("Hi {{ contact.first_name }")
    with pytest.raises(BadInput, match="step 2: the text template is wrong in line 1"):
        said("campaign", "create", "spring.toml")


def test_a_missing_text_is_named_once(place: Path) -> None:
    (place / "second.txt").unlink()
    with pytest.raises(BadInput, match=r"^cannot read second\.txt: No such file or directory — "):
        said("campaign", "create", "spring.toml")
