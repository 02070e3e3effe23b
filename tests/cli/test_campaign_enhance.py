"""`mailbot campaign enhance`: both texts side by side, nothing without a yes, and nothing that the checks refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from openai_double import MODEL, OpenAIDouble, says
from typer.testing import CliRunner

from mailbot.cli.main import app
from mailbot.errors import BadInput, ConfigError, ModelError

BEFORE = "Hi {{ contact.first_name }}, two new homes on Elm Street."
AFTER = "Hello {{ contact.first_name }}! On Elm Street there are two new homes."


@pytest.fixture
def place(tmp_path: Path, mongodb_uri: str, database_name: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a configuration without a model, and a campaign in draft."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAILBOT_DATABASE__URI", mongodb_uri)
    (tmp_path / "config.toml").write_text(
        '[business]\nname = "Alder Homes"\npostal_address = "1 Main St"\n'
        '[smtp]\nhost = "127.0.0.1"\nfrom_address = "hello@agency.test"\n'
        f'[database]\nname = "{database_name}"\n'
    )
    (tmp_path / "spring.toml").write_text(
        f'name = "Spring"\nsubject = "Homes"\ntext = "{BEFORE}"\n[audience]\nkind = "all"\n'
    )
    run("campaign", "create", "spring.toml")
    return tmp_path


@pytest.fixture
def model(place: Path, openai_double: OpenAIDouble) -> OpenAIDouble:
    """A model that rewords it."""
    openai_double.respond = lambda _: says({"text": AFTER})
    with (place / "config.toml").open("a") as config:
        config.write(f'[ai]\nmodel = "{MODEL}"\nbase_url = "http://127.0.0.1:{openai_double.port}/v1"\nretries = 0\n')
    return openai_double


def run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, words, input=typed, catch_exceptions=False)


def text_of_it() -> str:
    return run("campaign", "show", "1001").stdout


def test_both_texts_are_shown_and_without_a_yes_nothing_changes(model: OpenAIDouble) -> None:
    ran = run("campaign", "enhance", "1001", "--tone", "friendly", typed="n\n")
    assert "Take the new texts over?" in ran.output
    assert "nothing was changed" in ran.output
    lines = ran.stdout.splitlines()
    assert any("Hi {{" in line and "Hello {{" in line for line in lines), ran.stdout
    assert BEFORE in text_of_it()
    assert "tone: friendly" in model.questions[0].user


@pytest.mark.parametrize(("words", "typed"), [((), "y\n"), (("--yes",), "")])
def test_with_a_yes_the_new_text_stands_there(model: OpenAIDouble, words: tuple[str, ...], typed: str) -> None:
    ran = run("campaign", "enhance", "1001", "--tone", "urgent", "--shorter", *words, typed=typed)
    assert "campaign 1001 has its new texts" in ran.output
    assert AFTER in text_of_it()
    assert "length: shorter by about a third" in model.questions[0].user


def test_in_json_nothing_is_asked_and_without_a_yes_nothing_taken_over(model: OpenAIDouble) -> None:
    asked = ("campaign", "enhance", "1001", "--tone", "urgent", "--json")
    shown = json.loads(run(*asked).stdout)
    assert (shown["taken_over"], shown["texts"][0]["text"].strip(), shown["texts"][0]["new"].strip()) == (
        False,
        BEFORE,
        AFTER,
    )
    assert BEFORE in text_of_it()
    assert json.loads(run(*asked, "--yes").stdout)["taken_over"]
    assert AFTER in text_of_it()


def test_what_the_checks_refuse_is_not_even_shown(model: OpenAIDouble) -> None:
    model.respond = lambda _: says({"text": f"{AFTER} They are perfect for young families."})
    with pytest.raises(ModelError, match="fair_housing"):
        run("campaign", "enhance", "1001", "--tone", "urgent", "--yes")
    assert BEFORE in text_of_it()


def test_shorter_and_longer_exclude_each_other() -> None:
    with pytest.raises(BadInput, match="exclude each other"):
        run("campaign", "enhance", "1001", "--tone", "urgent", "--shorter", "--longer")


def test_without_a_model_the_configuration_is_at_fault(place: Path) -> None:
    with pytest.raises(ConfigError, match=r"ai\.model is empty"):
        run("campaign", "enhance", "1001", "--tone", "urgent")
