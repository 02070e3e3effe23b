"""Measure the shipped reader on the locked set, and extraction on every marked row.

Run as `python -m classifiers.training.measure`. The locked set is never trained on and its errors are not looked at
while tables are written: its figures are honest. Marked rows of the training data were looked at, so that their
extraction figures flatter; those of the locked set do not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from classifiers.intents.intent import BuiltinReader
from classifiers.needs.extracting import extract, relevant
from classifiers.needs.judged import judged
from classifiers.training import corpus
from classifiers.training.corpus import Row
from models.message import Intent

LEADS = (Intent.BUYER, Intent.SELLER, Intent.RENTER)


def main() -> None:
    """Print the figures."""
    locked = corpus.locked_rows()
    print_intents(locked)
    print_slots("locked", [row for row in locked if row.needs is not None])
    print_slots("training", [row for row in corpus.training_rows() if row.needs is not None])


def print_intents(rows: Sequence[Row]) -> None:
    """How many are read right, how many surely, and what happens to leads."""
    reader = BuiltinReader()
    readings = [(row, reader.read(row.subject, row.text)) for row in rows]
    right = sum(row.accepts(reading.intent) for row, reading in readings)
    sure = [(row, reading) for row, reading in readings if reading.sure]
    kept = sum(row.accepts(reading.intent) for row, reading in sure)
    lost = sum(row.label in LEADS and reading.intent is Intent.SPAM for row, reading in readings)
    print(f"locked: {len(rows)} mails, right {right / len(rows):.1%}")
    print(f"  sure of {len(sure) / len(rows):.1%}, of which right {kept / len(sure):.1%}; leads called spam: {lost}")


def slot_counts(rows: Sequence[Row]) -> Mapping[str, Counter[str]]:
    """Per slot how often it is right, wrong, missed, or found where nobody marked it (extra)."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        intents = {row.label, row.also or row.label}
        found = relevant(extract(row.text, row.subject, intents=intents), intents)
        for one in judged(row.needs or {}, found):
            counts[one.slot][one.outcome] += 1
    return counts


def print_slots(name: str, rows: Sequence[Row]) -> None:
    """One line per slot."""
    print(f"{name}: needs of {len(rows)} marked mails")
    for slot, counts in sorted(slot_counts(rows).items()):
        print(f"  {slot:14} " + ", ".join(f"{outcome} {count}" for outcome, count in counts.most_common()))


if __name__ == "__main__":
    main()
