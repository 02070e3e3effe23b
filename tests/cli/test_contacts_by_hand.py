"""`mailbot contacts add`, `edit` and `erase`, `suppression add`, and what lists say where nothing fits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mailbot.cli.main import app
from mailbot.config import load
from mailbot.errors import BadInput, Conflict, NotFound


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a configuration."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text(
        '[business]\nname = "Alder Homes"\npostal_address = "1 Main St"\n'
        '[smtp]\nhost = "127.0.0.1"\nfrom_address = "hello@agency.test"\n[database]\ndata_dir = "data"\n'
    )
    return tmp_path


def said(*arguments: str, typed: str = "") -> tuple[str, str]:
    ran = CliRunner().invoke(app, arguments, catch_exceptions=False, input=typed)
    assert ran.exit_code == 0, ran.output
    return ran.stdout, ran.stderr


def shown(contact: str) -> dict[str, object]:
    row: dict[str, object] = json.loads(said("contacts", "show", contact, "--json")[0])
    return row


def test_a_contact_is_added_corrected_found_and_erased(place: Path) -> None:
    said("contacts", "add", "Ana@Away.example", "--name", "Ana Núñez", "--phone", "503-555-0142", "--tag", "Buyer")
    assert (shown("1")["name"], shown("1")["tags"]) == ("Ana Núñez", ["buyer"])
    with pytest.raises(Conflict, match=r"ana@away\.example belongs to contact 1"):
        said("contacts", "add", "ana@away.example")
    said("contacts", "edit", "1", "--phone", "503-555-0199", "--kind", "client", "--tag", "spring", "--untag", "buyer")
    now = shown("ana@away.example")
    assert (now["name"], now["phone"], now["kind"], now["tags"]) == ("Ana Núñez", "503-555-0199", "client", ["spring"])
    for words in ("NUNEZ", "núñez", "ana@", "Nunez"):
        assert "Núñez" in said("contacts", "list", "--search", words)[0], words
    kept = said("contacts", "erase", "1", typed="n\n")[1]
    assert "Ana Núñez: 0 conversations, 0 mails, 0 drafts, 0 calls" in kept
    assert "nothing was changed" in kept
    gone = said("contacts", "erase", "ana@away.example", "--yes")[1]
    assert "contact 1 is erased" in gone
    assert "mailbox and in earlier backups is yours to delete" in gone
    with pytest.raises(NotFound):
        shown("1")
    assert "ana@away.example" in said("suppression", "list")[0]


def test_the_id_that_json_prints_is_the_one_that_commands_take(place: Path) -> None:
    (place / "people.csv").write_text("id,email,name\n2,ana@away.example,Ana\nLS-201,bo@away.example,Bo\n")
    said("contacts", "import", "people.csv")
    ana, bo = (json.loads(line) for line in said("contacts", "list", "--json")[0].splitlines())
    assert (ana["id"], ana["external_id"], bo["id"], bo["external_id"]) == (1, "2", 2, "LS-201")
    assert shown(str(ana["id"]))["name"] == "Ana"
    assert shown("LS-201")["name"] == "Bo"
    said("properties", "match", "LS-201")
    with pytest.raises(BadInput, match=r"2 is the number of Bo .* — name the one you mean by their address"):
        said("contacts", "erase", "2", "--yes")
    assert len(said("contacts", "list", "--json")[0].splitlines()) == 2


def test_where_nothing_fits_nobody_is_told_to_import(place: Path) -> None:
    assert "contacts import" in said("contacts", "list")[1]
    said("contacts", "add", "ana@away.example")
    for filters in (("--tag", "byer"), ("--search", "zzz"), ("--kind", "vendor")):
        assert said("contacts", "list", *filters) == ("", "no contact fits: try other filters\n")
    assert said("threads", "list", "--stage", "human")[1].startswith("no conversation in stage human in the last 90")
    assert said("threads", "list", "--all")[1] == "no conversation\n"
    assert said("drafts", "list", "--state", "rejected")[1] == "no drafts are rejected\n"
    assert said("properties", "list", "--status", "sold")[1] == "no property is sold\n"


def test_a_stop_names_what_it_stops(place: Path) -> None:
    with pytest.raises(NotFound, match="there is no campaign 9999"):
        said("suppression", "add", "ana@away.example", "--campaign", "9999")
    assert said("suppression", "list")[1] == "nobody is suppressed\n"
    assert said("suppression", "add", "ana@away.example")[1] == "ana@away.example is suppressed for all mail\n"
    (place / "c.toml").write_text('name = "Spring"\nsubject = "s"\ntext = "Hi"\n[audience]\nkind = "all"\n')
    said("campaign", "create", "c.toml")
    stop = ("suppression", "add", "bo@away.example", "--campaign", "1001")
    assert said(*stop)[1] == "bo@away.example is suppressed for campaign 1001 (Spring)\n"
    assert said(*stop)[1] == "bo@away.example was suppressed before for campaign 1001 (Spring)\n"


@pytest.mark.parametrize(
    ("options", "mode"),
    [
        (("--email", "hello@agency.test", "--operator", "kim@agency.test"), "redirect:kim@agency.test"),
        (("--email", "hello@agency.test"), "redirect:hello@agency.test"),
        ((), "off"),
    ],
)
def test_init_lets_nothing_reach_leads(place: Path, options: tuple[str, ...], mode: str) -> None:
    (place / "config.toml").unlink()
    said("init", "--no-ask", *options)
    assert load(place / "config.toml", {}).sending.mode == mode


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--timezone", "America/Nowhere"), "give another value for --timezone"),
        (("--email", "not an address"), "give another value for --email"),
        (("--operator", "nobody"), "give another value for --operator"),
    ],
)
def test_init_names_the_option_that_it_cannot_use(place: Path, options: tuple[str, ...], named: str) -> None:
    (place / "config.toml").unlink()
    with pytest.raises(BadInput, match=named) as refused:
        said("init", "--no-ask", *options)
    assert ".new" not in str(refused.value)
    assert list(place.iterdir()) == []


def test_the_doctor_leaves_nothing_behind_where_nothing_is(place: Path) -> None:
    (place / "config.toml").unlink()
    ran = CliRunner().invoke(app, ["doctor"], catch_exceptions=False)
    assert ran.exit_code == 1
    assert "run `mailbot init`" in " ".join(ran.stdout.split())
    assert list(place.iterdir()) == []
