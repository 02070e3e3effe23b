"""The reader's quality on the locked set, which no training sees: fixed floors, the same figures at every run."""

from __future__ import annotations

from collections import Counter

import pytest

from classifiers.asking.readiness import readiness
from classifiers.intents.intent import BuiltinReader
from classifiers.training import corpus
from classifiers.training.corpus import Row
from classifiers.training.measure import slot_counts
from classifiers.verdict import Reading
from models.message import Intent

LEADS = (Intent.BUYER, Intent.SELLER, Intent.RENTER)


@pytest.fixture(scope="module")
def readings() -> list[tuple[Row, Reading]]:
    reader = BuiltinReader()
    return [(row, reader.read(row.subject, row.text)) for row in corpus.locked_rows()]


@pytest.fixture(scope="module")
def marked() -> list[Row]:
    """Marked mail that nothing was learned from."""
    return [row for row in corpus.locked_rows() if row.needs is not None]


def test_most_mail_is_read_right(readings: list[tuple[Row, Reading]]) -> None:
    right = [row.accepts(reading.intent) for row, reading in readings]
    assert sum(right) / len(right) >= 0.87


def test_what_the_reader_is_sure_of_is_right_and_is_most_mail(readings: list[tuple[Row, Reading]]) -> None:
    sure = [row.accepts(reading.intent) for row, reading in readings if reading.sure]
    assert len(sure) / len(readings) >= 0.75
    assert sum(sure) / len(sure) >= 0.96


def test_no_lead_is_called_spam(readings: list[tuple[Row, Reading]]) -> None:
    assert not [row.subject for row, reading in readings if row.label in LEADS and reading.intent is Intent.SPAM]


def test_the_locked_set_is_apart_from_the_training_data() -> None:
    trained = {(row.subject, row.text) for row in corpus.training_rows()}
    assert not [row for row in corpus.locked_rows() if (row.subject, row.text) in trained]
    assert len(corpus.locked_rows()) >= 400


def test_marked_slots_are_found_and_none_is_invented(marked: list[Row]) -> None:
    total: Counter[str] = sum(slot_counts(marked).values(), Counter())
    wanted = total["right"] + total["wrong"] + total["missed"]
    assert wanted >= 500
    assert total["missed"] / wanted <= 0.10
    assert (total["wrong"] + total["extra"]) / wanted <= 0.07


def test_the_tables_know_the_readiness_that_they_were_written_by() -> None:
    known = [row for row in corpus.training_rows() if row.needs is not None and row.hand_of <= "hand_09"]
    right = [readiness(row.text) == row.ready for row in known if row.label in LEADS]
    assert len(right) >= 100
    assert sum(right) / len(right) >= 0.97
