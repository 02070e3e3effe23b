"""`mailbot properties add` and `edit`: read as a file's row is; a file that is imported later has the last word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mailbot.cli.main import app
from mailbot.errors import BadInput, Conflict, NotFound

FILE = "ref,address,price,bedrooms,features\nBR-1,12 Elm St,440000,3,deck\n"


def said(*arguments: str) -> str:
    ran = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def shown() -> dict[str, object]:
    row: dict[str, object] = json.loads(said("properties", "show", "BR-1", "--json"))
    return row


@pytest.fixture(autouse=True)
def _agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text(
        '[business]\nname = "Alder Homes"\npostal_address = "1 Main St"\n'
        '[smtp]\nhost = "127.0.0.1"\nfrom_address = "hello@agency.test"\n[database]\ndata_dir = "data"\n'
    )
    (tmp_path / "homes.csv").write_text(FILE)


def test_a_property_is_corrected_until_a_file_names_it_again() -> None:
    said("properties", "import", "homes.csv")
    said("properties", "edit", "BR-1", "--price", "455k", "--features", "deck; pier", "--description", "By the sea.")
    now = shown()
    assert (now["price"], now["features"], now["description"]) == (455_000, ["deck", "pier"], "By the sea.")
    assert now["bedrooms"] == 3
    for option, text, told in (("--price", "485", "can hardly be"), ("--bedrooms", "2.5", "no whole number")):
        with pytest.raises(BadInput, match=told):
            said("properties", "edit", "BR-1", option, text)
    with pytest.raises(NotFound):
        said("properties", "edit", "BR-2", "--price", "455k")
    said("properties", "edit", "BR-1", "--bedrooms", "")
    assert shown()["bedrooms"] is None
    said("properties", "import", "homes.csv")
    now = shown()
    assert (now["price"], now["bedrooms"], now["features"]) == (440_000, 3, ["deck"])


def test_a_property_is_added_and_edited_in_every_field() -> None:
    options = (
        "--address",
        "7 Quay Ln",
        "--price",
        "485k",
        "--area",
        "Old Harbor",
        "--bathrooms",
        "2½",
        "--type",
        "townhome",
    )
    row = json.loads(said("properties", "add", "BR-1", *options, "--features", "deck; pier", "--json"))
    assert (row["ref"], row["price"], row["bathrooms"], row["type"]) == ("BR-1", 485_000, 2.5, "townhouse")
    assert (row["status"], row["listed_for"], row["features"]) == ("active", "sale", ["deck", "pier"])
    assert row == shown()
    others = ("--address", "9 Quay Ln", "--status", "Active Under Contract", "--city", "Alder", "--year-built", "1998")
    row = json.loads(said("properties", "edit", "BR-1", *others, "--url", "https://agency.example/1", "--json"))
    assert (row["address"], row["status"], row["city"], row["year_built"]) == ("9 Quay Ln", "pending", "Alder", 1998)
    assert row["url"] == "https://agency.example/1"
    assert (
        json.loads(said("properties", "add", "BR-2", "--address", "8 Oak Ave", "--price", "2,100/mo", "--json"))[
            "listed_for"
        ]
        == "rent"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add", "BR-9", "--address", "1 Elm St", "--price", "485"), "can hardly be what BR-9"),
        (("add", "BR-9", "--address", "", "--price", "485k"), "address: it is empty"),
        (
            ("add", "BR-9", "--address", "1 Elm St", "--price", "485k", "--status", "burnt"),
            "status: 'burnt' is not known",
        ),
        (("edit", "BR-1", "--bedrooms", "x", "--url", "x"), r"bedrooms: .*; url: .*"),
        (("edit", "BR-1", "--address", ""), "address: it is empty"),
    ],
)
def test_what_cannot_be_used_is_wrong_usage_and_changes_nothing(arguments: tuple[str, ...], told: str) -> None:
    said("properties", "import", "homes.csv")
    before = said("properties", "list", "--json")
    with pytest.raises(BadInput, match=told) as caught:
        said("properties", *arguments)
    assert caught.value.exit_code == 2
    assert said("properties", "list", "--json") == before


def test_a_ref_that_is_there_already_is_told_with_what_changes_it() -> None:
    said("properties", "import", "homes.csv")
    with pytest.raises(Conflict, match="BR-1 is there already: 12 Elm St — `mailbot properties edit BR-1`") as caught:
        said("properties", "add", "br-1", "--address", "1 Elm St", "--price", "485k")
    assert caught.value.exit_code == 1


def test_what_is_not_named_is_asked_for() -> None:
    ran = CliRunner().invoke(app, ["properties", "add", "BR-9", "--address", "1 Elm St"])
    assert ran.exit_code == 2
    assert "--price" in ran.output
