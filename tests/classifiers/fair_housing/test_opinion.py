"""What was learned of sentences: people are told from homes in words that no pattern has, by words and by meaning."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from classifiers.fair_housing.opinion import (
    HOME,
    MEANING_FILE,
    PEOPLE,
    WORDS_FILE,
    WordsModel,
    opinion,
    seen_in,
)
from classifiers.fair_housing.patterns import Told, told
from classifiers.opinion import Limits, MeaningModel, Opinion
from classifiers.training.train_fair_housing import Sentences, chosen, fit_meaning, fit_words
from mailbot.ai.embeddings import LocalEmbedder


@pytest.fixture(scope="module")
def embedder() -> LocalEmbedder:
    return LocalEmbedder()


def likely(sentence: str, embedder: LocalEmbedder | None = None) -> Opinion:
    [embedding] = embedder([sentence]) if embedder else [None]
    return opinion(sentence, list(told(sentence)), embedding)


OF_PEOPLE = [
    "Most of the folks along Hartwell have been there since they retired.",
    "You and your kids would love how many playmates live on the block.",
    "The owner would feel better with a tenant who was born here.",
    "Honestly, it is a street where someone of your faith would be welcomed.",
]
OF_HOMES = [
    "The kitchen opens to the yard, and the roof was replaced in 2019.",
    "Would Thursday at 3 or Friday at 10 suit you for a visit?",
    "It has 3 bedrooms and 2 baths on one level, at $412,000.",
    "What areas are you considering, and what would you like to spend at most?",
]


@pytest.mark.parametrize("sentence", OF_PEOPLE)
def test_what_is_said_of_people_is_likelier_than_any_description(sentence: str, embedder: LocalEmbedder) -> None:
    for judge in (None, embedder):
        assert likely(sentence, judge).likely > max(likely(home, judge).likely for home in OF_HOMES)


def test_a_description_is_held_by_neither(embedder: LocalEmbedder) -> None:
    for judge in (None, embedder):
        assert [home for home in OF_HOMES if likely(home, judge).holds] == []


def test_what_patterns_found_makes_it_likelier() -> None:
    plain, found = (
        opinion("It is near the temple.", []),
        opinion("It is near the temple.", [Told("religion", "temple")]),
    )
    assert found.likely > plain.likely


@pytest.mark.parametrize(("chance", "holds", "clears"), [(0.9, True, False), (0.3, False, False), (0.05, False, True)])
def test_limits_decide(chance: float, holds: bool, clears: bool) -> None:
    one = Opinion(chance, Limits(hold_from=0.5, clear_below=0.1))
    assert (one.holds, one.clears) == (holds, clears)


def test_patterns_are_cues_beside_the_words() -> None:
    seen = seen_in("Near the temple", [Told("religion", "temple")])
    assert seen.cues == {"!told", "!told: religion"}
    assert "temple" in seen.words
    assert not seen_in("Near the park", []).cues


@pytest.mark.parametrize("file", [WORDS_FILE, MEANING_FILE], ids=["words", "meaning"])
def test_the_shipped_files_are_of_the_sentences_in_the_repository(file: Path) -> None:
    assert json.loads(gzip.decompress(file.read_bytes()))["data_sha256"] == Sentences.read().digest


def test_a_broken_file_is_an_error(tmp_path: Path) -> None:
    broken = tmp_path / "model.json.gz"
    broken.write_bytes(gzip.compress(b"{}"))
    for model in (WordsModel, MeaningModel):
        with pytest.raises(KeyError):
            model.load(broken)


def test_training_tells_people_from_homes_and_chooses_limits(tmp_path: Path) -> None:
    for hand in ("one", "two"):
        rows = [
            {"text": text.replace(".", f" {hand}."), "label": label, "kind": ""}
            for label, texts in (("bad", OF_PEOPLE), ("true", OF_HOMES))
            for text in texts
        ]
        (tmp_path / f"{hand}.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    sentences = Sentences.read(tmp_path)
    everything = range(len(sentences.texts))
    words = fit_words(sentences, everything)
    assert words.labels == (HOME, PEOPLE)
    by_words = words.probabilities([seen_in(text, ()) for text in sentences.texts])[:, 1]
    assert by_words[sentences.people].min() > by_words[~sentences.people].max()
    assert fit_meaning(sentences, everything).classes_.tolist() == [False, True]
    limits = chosen(sentences, by_words)
    assert 0 <= limits.clear_below <= limits.hold_from <= 1
