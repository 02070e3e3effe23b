"""The reader's quality on the locked set, which no training sees: fixed floors, the same figures at every run."""

from __future__ import annotations

from collections import Counter

import pytest

from classifiers.asking.readiness import readiness
from classifiers.intents.features import features
from classifiers.intents.intent import BuiltinReader
from classifiers.training import corpus
from classifiers.training.corpus import HERE, Row
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
    assert sum(right) / len(right) >= 0.91


def test_what_the_reader_is_sure_of_is_right_and_is_most_mail(readings: list[tuple[Row, Reading]]) -> None:
    sure = [row.accepts(reading.intent) for row, reading in readings if reading.sure]
    assert len(sure) / len(readings) >= 0.80
    assert sum(sure) / len(sure) >= 0.975


def test_nobody_elses_mail_is_called_spam(readings: list[tuple[Row, Reading]]) -> None:
    called = [row for row, reading in readings if reading.intent is Intent.SPAM and not row.accepts(Intent.SPAM)]
    assert not [row.subject for row in called]


@pytest.mark.parametrize(("intent", "floor"), [(Intent.UNSUBSCRIBE, 0.96), (Intent.SPAM, 0.95)])
def test_what_a_mistake_is_dear_in_is_named(readings: list[tuple[Row, Reading]], intent: Intent, floor: float) -> None:
    named = [row.accepts(reading.intent) for row, reading in readings if row.label is intent]
    assert sum(named) / len(named) >= floor


def test_phishing_is_named_or_left_to_a_person(readings: list[tuple[Row, Reading]]) -> None:
    phishing = [
        reading
        for row, reading in readings
        if row.label is Intent.SPAM and any("phishes" in cue for cue in features(row.subject, row.text).cues)
    ]
    assert len(phishing) >= 40
    assert sum(reading.intent is Intent.SPAM for reading in phishing) / len(phishing) >= 0.92
    assert all(reading.intent is Intent.SPAM or not reading.sure for reading in phishing)


def test_the_locked_set_is_apart_from_the_training_data() -> None:
    trained = {(row.subject, row.text) for row in corpus.training_rows()}
    assert not [row for row in corpus.locked_rows() if (row.subject, row.text) in trained]
    assert len(corpus.locked_rows()) >= 400


def test_marked_slots_are_found_and_none_is_invented(marked: list[Row]) -> None:
    total: Counter[str] = sum(slot_counts(marked).values(), Counter())
    wanted = total["right"] + total["wrong"] + total["missed"]
    assert wanted >= 500
    said = total["right"] + total["wrong"] + total["extra"]
    assert 2 * total["right"] / (wanted + said) >= 0.94  # F1
    assert total["missed"] / wanted <= 0.055
    assert (total["wrong"] + total["extra"]) / wanted <= 0.05


def test_the_tables_know_the_readiness_that_they_were_written_by() -> None:
    known = [row for row in corpus.training_rows() if row.needs is not None and row.hand_of <= "hand_09"]
    right = [readiness(row.text) == row.ready for row in known if row.label in LEADS]
    assert len(right) >= 100
    assert sum(right) / len(right) >= 0.97


def test_the_readers_files_stay_small() -> None:
    """What a mail is read by, in bytes; nobody waits for a large file at the start, or keeps one in memory."""
    files = [*HERE.parent.glob("intents/*.gz"), *HERE.parent.glob("needs/slots/*.gz")]
    assert len(files) >= 6
    assert sum(file.stat().st_size for file in files) < 2_000_000
