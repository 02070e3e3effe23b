"""`mailbot properties edit`: what is named is corrected, and a file that is imported later has the last word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mailbot.cli.main import app
from mailbot.errors import BadInput, NotFound

FILE = "ref,address,price,bedrooms,features\nBR-1,12 Elm St,440000,3,deck\n"


def said(*arguments: str) -> str:
    ran = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def shown() -> dict[str, object]:
    row: dict[str, object] = json.loads(said("properties", "show", "BR-1", "--json"))
    return row


def test_a_property_is_corrected_until_a_file_names_it_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text(
        '[business]\nname = "Alder Homes"\npostal_address = "1 Main St"\n'
        '[smtp]\nhost = "127.0.0.1"\nfrom_address = "hello@agency.test"\n[database]\ndata_dir = "data"\n'
    )
    (tmp_path / "homes.csv").write_text(FILE)
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
