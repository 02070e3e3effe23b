"""The model file: small, made from the data beside it, and the same bytes whenever it is made again."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from classifiers.intents.features import Features, features, says_enough
from classifiers.intents.intent import MODEL_FILE
from classifiers.intents.linear import LinearModel
from classifiers.intents.ready_model import NOT_READY, READY_FILE
from classifiers.intents.stranger_model import STRANGER_FILE
from classifiers.needs.slots.model import MODEL_FILE as SLOT_FILE
from classifiers.training import corpus
from classifiers.training.fit import Fitted, fit, seen_in, write
from classifiers.training.train import INTENTS
from classifiers.verdict import Readiness

LARGEST = 1_600_000  # bytes


def test_the_shipped_files_are_small_and_know_every_label() -> None:
    assert sum(file.stat().st_size for file in (MODEL_FILE, READY_FILE, STRANGER_FILE, SLOT_FILE)) < LARGEST
    assert set(LinearModel.load(MODEL_FILE).labels) == set(INTENTS)
    only_of_models = {Readiness.APPLY}
    assert set(LinearModel.load(READY_FILE).labels) == {*Readiness, NOT_READY} - only_of_models


@pytest.mark.parametrize(("file", "command"), [(MODEL_FILE, "train"), (READY_FILE, "train_ready")])
def test_the_shipped_file_was_made_from_the_data_beside_it(file: Path, command: str) -> None:
    stored = json.loads(gzip.decompress(file.read_bytes()))
    assert stored["data_sha256"] == corpus.digest(), f"run `python -m classifiers.training.{command}`"


def test_the_reader_of_strangers_was_made_from_all_that_teaches_it() -> None:
    stored = json.loads(gzip.decompress(STRANGER_FILE.read_bytes()))
    assert stored["data_sha256"] == corpus.digest_with_strangers(), (
        "run `python -m classifiers.training.train_strangers`"
    )
    rows = corpus.stranger_rows()
    assert len(rows) >= 1_300
    assert all(row.strange for row in rows)
    taught = {(row.subject, row.text) for row in corpus.training_rows()}
    assert not [
        row for row in corpus.locked_rows() if (row.subject, row.text) in taught | {(r.subject, r.text) for r in rows}
    ]


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_training_gives_the_shipped_answers(tmp_path: Path) -> None:
    rows = corpus.training_rows()
    write(fit(rows, seen_in(rows)), tmp_path / "made.gz", keep_above=0.75, digest=corpus.digest())
    made, shipped = LinearModel.load(tmp_path / "made.gz"), LinearModel.load(MODEL_FILE)
    locked = [features(row.subject, row.text) for row in corpus.locked_rows()]
    same = [made.score(mail).ranked[0] == shipped.score(mail).ranked[0] for mail in locked]
    assert sum(same) / len(same) >= 0.98  # another processor rounds otherwise


def test_training_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    rows = corpus.training_rows()[::20]
    paths = [tmp_path / "one.gz", tmp_path / "two.gz"]
    for path in paths:
        write(fit(rows, seen_in(rows)), path, keep_above=0.75, digest="")
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_feature_that_comes_to_nothing_is_left_out(tmp_path: Path) -> None:
    weights = np.array([[2.0, 1e-6, -2.0], [-2.0, 0.0, 0.5]])
    model = Fitted({"house": 0, "the": 1, "spam": 2}, ("buyer", "spam"), weights, np.zeros(2))
    write(model, tmp_path / "model.gz", keep_above=0.5, digest="")
    read = LinearModel.load(tmp_path / "model.gz")
    assert read.weights.keys() == {"house", "spam"}
    assert read.score(Features(frozenset({"house"}), frozenset())).ranked[0] == "buyer"
    assert read.score(Features(frozenset({"spam"}), frozenset())).ranked[0] == "spam"


def test_words_that_no_mail_taught_say_nothing() -> None:
    strange = features("", "zxcv qwer poiu lkjh mnbv")
    assert not says_enough(strange, LinearModel.load(MODEL_FILE).weights)
    assert says_enough(strange, strange.words)


def test_a_missing_or_broken_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        LinearModel.load(tmp_path / "missing.gz")
    (tmp_path / "broken.gz").write_bytes(gzip.compress(b"not json"))
    with pytest.raises(ValueError, match="Expecting"):
        LinearModel.load(tmp_path / "broken.gz")


def test_a_row_that_is_not_right_names_its_file_and_line(tmp_path: Path) -> None:
    good = {"text": "hi", "label": "buyer", "also": None, "lang": "en", "origin": "hand"}
    (tmp_path / "rows.jsonl").write_text(f"{json.dumps(good)}\n{json.dumps({**good, 'label': 'alien'})}\n")
    with pytest.raises(ValueError, match=r"rows\.jsonl:2"):
        list(corpus.read(tmp_path / "rows.jsonl"))
