"""Long commands tell a person at the terminal how far they are, and of how much."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mailbot.cli import campaign, contacts
from mailbot.cli.main import app

PEOPLE = "email,first_name\nann@away.example,Ann\nnobody,Nobody\nbob@away.example,Bob\n"
LETTER = '[audience]\nkind = "all"\n[[steps]]\nsubject = "Homes"\ntext = "Hi {{ contact.first_name }}"\n'


class Bar:
    """Stands for a progress bar: how many steps it was to have, and those that it was told."""

    def __init__(self) -> None:
        self.total: int | None = None
        self.told = 0

    @contextmanager
    def __call__(self, what: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        self.total = total
        yield self._step

    def _step(self, steps: int) -> None:
        self.told += steps


@pytest.fixture
def bar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bar:
    """The bar of a folder with a configuration, people and a campaign."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text(
        '[business]\nname = "Alder Homes"\npostal_address = "1 Main St"\n'
        '[smtp]\nhost = "127.0.0.1"\nfrom_address = "hello@agency.test"\n[database]\ndata_dir = "data"\n'
    )
    (tmp_path / "people.csv").write_text(PEOPLE)
    (tmp_path / "spring.toml").write_text(f'name = "Spring"\n{LETTER}')
    bar = Bar()
    for room in (campaign, contacts):
        monkeypatch.setattr(room, "progress", bar)
    return bar


def test_an_import_and_a_launch_tell_how_far_they_are(bar: Bar) -> None:
    ran = CliRunner().invoke(app, ["contacts", "import", "people.csv"])
    assert ran.exit_code == 1, "one row has no address"
    assert (bar.total, bar.told) == (3, 3)
    bar.told = 0
    for words in ("create spring.toml", "launch 1001"):
        ran = CliRunner().invoke(app, ["campaign", *words.split()], catch_exceptions=False)
        assert ran.exit_code == 0, ran.output
    assert (bar.total, bar.told) == (2, 2)
