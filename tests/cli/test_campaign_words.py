"""What `mailbot campaign` says: texts as they are, errors with their step, and that nobody is there to write to."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mailbot.cli.main import app
from mailbot.errors import BadInput, NotFound

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


@pytest.fixture
def buyer(place: Path) -> None:
    """Somebody to write to."""
    (place / "people.csv").write_text("email,first_name,tags\nann@away.example,Ann,buyer\n")
    said("contacts", "import", "people.csv")


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


def test_whoever_launches_for_nobody_is_told_and_may_delete_it(place: Path) -> None:
    said("campaign", "create", "spring.toml")
    with pytest.raises(BadInput, match="nobody is in its audience — import contacts, or choose other tags"):
        said("campaign", "launch", "1001")
    assert json.loads(said("campaign", "show", "1001", "--json")[0])["state"] == "draft"
    assert said("campaign", "delete", "1001")[1] == "campaign 1001 (Spring) is deleted\n"
    with pytest.raises(NotFound):
        said("campaign", "show", "1001")


def test_who_wants_no_mail_is_counted_beside_the_audience(place: Path) -> None:
    (place / "people.csv").write_text("email,first_name,tags\na@away.example,Ann,buyer\nb@away.example,Ben,buyer\n")
    said("contacts", "import", "people.csv")
    said("suppression", "add", "a@away.example")
    made = json.loads(said("campaign", "create", "spring.toml", "--json")[0])
    assert (made["audience"], made["suppressed"]) == (2, 1)
    assert "To: Ben <b@away.example>" in said("campaign", "preview", "1001")[0]
    assert "1 of 2 contacts will get it; not 1 suppressed" in said("campaign", "launch", "1001")[1]


def test_a_wrong_template_is_named_by_its_step(place: Path) -> None:
    (place / "second.txt").write_text("Hi {{ contact.first_name }")
    with pytest.raises(BadInput, match="step 2: the text template is wrong in line 1"):
        said("campaign", "create", "spring.toml")


def test_a_missing_text_is_named_once(place: Path) -> None:
    (place / "second.txt").unlink()
    with pytest.raises(BadInput, match=r"^cannot read second\.txt: No such file or directory — "):
        said("campaign", "create", "spring.toml")


@pytest.mark.parametrize(
    ("audience", "kind"),
    [
        ('tags = ["buyer"]\n[audience.where]\nneighborhood = "Old Town"', "tags"),
        ('kind = "filter"\ntags = ["buyer"]\n[audience.where]\nneighborhood = "Old Town"', "filter"),
        ('kind = "all"\ntags = ["buyer"]', "all"),
        ('kind = "all"\n[audience.where]\nneighborhood = "Old Town"', "all"),
    ],
)
def test_what_would_not_narrow_an_audience_is_refused(place: Path, audience: str, kind: str) -> None:
    (place / "spring.toml").write_text(LETTER.replace('tags = ["buyer"]', audience))
    with pytest.raises(BadInput, match=f"the audience is by {kind}, and also names (tags|conditions), which would not"):
        said("campaign", "create", "spring.toml")


def test_a_campaign_says_whom_it_is_for(place: Path) -> None:
    said("campaign", "create", "spring.toml")
    shown = json.loads(said("campaign", "show", "1001", "--json")[0])
    assert shown["whom"] == {"kind": "tags", "tags": ["buyer"], "where": {}}
    assert "tags: buyer" in said("campaign", "show", "1001")[0]


def test_a_test_that_was_not_sent_is_a_failure(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "people.csv").write_text("email,first_name,tags\ndana@away.example,Dana,buyer\n")
    said("contacts", "import", "people.csv")
    said("campaign", "create", "spring.toml")
    with socket.socket() as deaf:  # it is bound, and nobody listens
        deaf.bind(("127.0.0.1", 0))
        monkeypatch.setenv("MAILBOT_SMTP__PORT", str(deaf.getsockname()[1]))
        monkeypatch.setenv("MAILBOT_SMTP__SECURITY", "none")
        monkeypatch.setenv("MAILBOT_SENDING__MODE", "live")
        ran = CliRunner().invoke(app, ["campaign", "test", "1001", "--to", "me@home.example"])
    assert ran.exit_code == 1
    assert "me@home.example: deferred" in ran.stderr or "error" in ran.stderr


@pytest.mark.usefixtures("buyer")
def test_a_start_that_is_past_is_refused_when_it_is_launched(place: Path) -> None:
    said("campaign", "create", "spring.toml")
    with pytest.raises(BadInput, match=r"2020-03-01 .* is past"):
        said("campaign", "launch", "1001", "--at", "2020-03-01T09:00")
    assert '"state": "draft"' in said("campaign", "show", "1001", "--json")[0]
    said("campaign", "launch", "1001", "--at", "now")
    assert '"state": "running"' in said("campaign", "show", "1001", "--json")[0]


@pytest.mark.usefixtures("buyer")
def test_a_file_whose_start_is_past_is_launched_when_one_says_when(place: Path) -> None:
    (place / "spring.toml").write_text(
        LETTER.replace('name = "Spring"', 'name = "Spring"\nstart_at = 2020-03-01T09:00:00')
    )
    said("campaign", "create", "spring.toml")
    with pytest.raises(BadInput, match="is past"):
        said("campaign", "launch", "1001")
    said("campaign", "launch", "1001", "--at", "now")


def test_what_some_editors_put_before_a_text_is_no_part_of_a_campaign(place: Path) -> None:
    (place / "spring.toml").write_text(LETTER, encoding="utf-8-sig")
    (place / "second.txt").write_text("Still looking?", encoding="utf-8-sig")
    said("campaign", "create", "spring.toml")
    texts = json.loads(said("campaign", "show", "1001", "--json")[0])["texts"]
    assert texts[1]["text"] == "Still looking?"
