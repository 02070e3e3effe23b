"""What was learned of statements: what nothing backs is told from what the records say, by words and by meaning."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from classifiers.opinion import MeaningModel, Opinion
from classifiers.statements.opinion import MEANING_FILE, WORDS_FILE, WordsModel, opinion
from classifiers.statements.seen import Statement, stems
from mailbot.ai.embeddings import LocalEmbedder
from mailbot.ops.teaching.train_statements import OWN, Lessons, hands

RECORD = (
    "Cape with a screened porch over the harbor, a workshop in the barn and a wood stove. 9 Quarry Rd North End"
    " Portmouth $389,000 3 bedrooms. The office is open Tuesday to Saturday. Tom Becker Harbor & Hill Realty"
)
CIRCUMSTANCES = frozenset({"!step suggest", "!language en", "!nothing passed on"})
UNBACKED = [
    "the sellers have told us that they would take a little less",
    "Tom is going to ring you with the details this evening",
    "I have already put your name down for a showing",
    "homes on that street have gone up every single year",
    "and the kitchen opens onto a heated sunroom with skylights",
]
BACKED = [
    "9 Quarry Rd has a screened porch over the harbor",
    "a workshop in the barn and a wood stove",
    "When would you like to move?",
    "Thank you for writing back",
    "I cannot say what the house will be worth",
]


@pytest.fixture(scope="module")
def digests() -> dict[str, str]:
    """Of every sixth hand's drafts and of our own, taken apart anew: all of them take a minute."""
    return Lessons.read(hands()[::6]).digests


@pytest.fixture(scope="module")
def embedder() -> LocalEmbedder:
    return LocalEmbedder()


def read(clause: str, embedder: LocalEmbedder | None = None) -> Opinion:
    statement = Statement(clause, clause, stems(RECORD), CIRCUMSTANCES)
    [meaning] = embedder([clause]) if embedder else [None]
    return opinion(statement, meaning, meaning)


@pytest.mark.parametrize("clause", UNBACKED)
def test_what_nothing_backs_is_likelier_than_anything_true(clause: str, embedder: LocalEmbedder) -> None:
    for judge in (None, embedder):
        assert read(clause, judge).likely > max(read(true, judge).likely for true in BACKED)


def test_what_is_true_is_held_by_neither(embedder: LocalEmbedder) -> None:
    for judge in (None, embedder):
        assert [clause for clause in BACKED if read(clause, judge).holds] == []


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("file", [WORDS_FILE, MEANING_FILE], ids=["words", "meaning"])
def test_the_shipped_files_are_of_the_drafts_in_the_repository(file: Path, digests: dict[str, str]) -> None:
    stored = json.loads(gzip.decompress(file.read_bytes()))["data_sha256"]
    assert stored.keys() == {*hands(), OWN}
    assert digests.items() <= stored.items()


def test_a_broken_file_is_an_error(tmp_path: Path) -> None:
    broken = tmp_path / "model.json.gz"
    broken.write_bytes(gzip.compress(b"{}"))
    for model in (WordsModel, MeaningModel):
        with pytest.raises(KeyError):
            model.load(broken)
