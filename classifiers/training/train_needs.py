"""Train the tagger of needs: `python -m classifiers.training.train_needs`. Prints figures, writes the model.

Figures are cross-validated. A fold holds out whole files: mail of one hand is judged by what was learned from others,
since people word things each in their own way. Of each family of tags, the threshold is chosen with which F1 over all
folds is best.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import math
import struct
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pycrfsuite

from classifiers.needs import by_rules, hints, own_subject, relevant, together, whole_text
from classifiers.slots.clues import clues, ending_of, word_of
from classifiers.slots.model import LANE_BYTES, MODEL_FILE, OFFSET, SlotModel, lanes_of
from classifiers.slots.tokens import Token, TokenKind, tokens
from classifiers.slots.values import family, needs_of, tagged
from classifiers.training import corpus
from classifiers.training.corpus import Row
from classifiers.training.marks import Marked
from classifiers.training.measure import outcomes
from classifiers.verdict import Need
from models.message import Intent

WANTING: Final = (Intent.BUYER, Intent.SELLER, Intent.RENTER, Intent.GENERAL)
FOLDS: Final = 4
LEAST: Final = 2  # a word must occur so often to have an id
HOLD_BACK: Final = {"c1": 0.3, "c2": 0.05}  # CRFsuite's weights of the absolute values and of the squares
ROUNDS: Final = 100
STEPS: Final = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7)  # thresholds that are tried
START: Final = 0.35
TEACHES: Final = {"band": {"price_min", "price_max"}, "preapproved": {"preapproved", "financing"}}
"""The slots that a family of tags fills, where they are not the one of its name."""


@dataclass(frozen=True)
class Lesson:
    """One marked mail, with everything that does not depend on what has been learned."""

    row: Row
    text: str
    pieces: list[Token]
    ruled: Mapping[str, Need]
    bits: list[int]
    intents: frozenset[Intent]
    tags: list[str]


Likelihoods = list[dict[str, float]]


def main(path: Path = MODEL_FILE) -> None:
    """Cross-validate, choose the thresholds, fit on everything, write the file."""
    files = {file.stem: [lesson(row) for row in corpus.read(file) if _is_marked(row)] for file in corpus.needs_files()}
    files = {name: lessons for name, lessons in files.items() if lessons}
    judged = cross_validated(list(files.values()))
    families = sorted({family(tag) for lessons in files.values() for one in lessons for tag in one.tags} - {"O"})
    thresholds = best_thresholds(judged, families)
    report(judged, thresholds)
    model = replace(fit([one for lessons in files.values() for one in lessons]), thresholds=thresholds)
    print(f"\nwrote {path.name}: {write(model, path, corpus.digest()):,} bytes")


def lesson(row: Row) -> Lesson:
    """Prepare one marked row."""
    text = whole_text(row.text, own_subject(row.subject))
    pieces = tokens(text)
    ruled = by_rules(text)
    marked = Marked(text, pieces, row.needs or {}, row.quotes or {})
    intents = frozenset({row.label, row.also or row.label})
    return Lesson(row, text, pieces, ruled, hints(text, pieces, ruled), intents, marked.tags)


def cross_validated(files: Sequence[Sequence[Lesson]]) -> list[tuple[Lesson, Likelihoods]]:
    """Every mail, with the likelihoods by a model that saw no mail of its file."""
    judged = []
    for fold in range(FOLDS):
        held = [one for lessons in files[fold::FOLDS] for one in lessons]
        taught = [one for place, lessons in enumerate(files) if place % FOLDS != fold for one in lessons]
        model = fit(taught)
        judged += [(one, model.likelihoods(_clues(one, model.vocabulary))) for one in held]
        print(f"fold {fold + 1} of {FOLDS}: {len(taught)} mails taught, {len(held)} judged", flush=True)
    return judged


def fit(lessons: Sequence[Lesson]) -> SlotModel:
    """Train on marked mails; a model without thresholds."""
    vocabulary = _vocabulary(lessons)
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({**HOLD_BACK, "max_iterations": ROUNDS})
    for one in lessons:
        trainer.append([[str(clue) for clue in here] for here in _clues(one, vocabulary)], one.tags)
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        learned = tagger.info()
        tagger.close()
    tags = tuple(sorted(learned.labels))
    place = {tag: at for at, tag in enumerate(tags)}
    flat = sorted((int(clue), place[tag], weight) for (clue, tag), weight in learned.state_features.items())
    scale = max(abs(weight) for _, _, weight in flat) / (OFFSET - 1)
    weights = lanes_of(((clue, at, round(weight / scale)) for clue, at, weight in flat), len(tags))
    follows = [[math.exp(learned.transitions.get((one, other), 0.0)) for other in tags] for one in tags]
    return SlotModel(tags, weights, scale, follows, vocabulary, {})


def best_thresholds(judged: Sequence[tuple[Lesson, Likelihoods]], families: Sequence[str]) -> dict[str, float]:
    """Of each family the threshold that gives its slots the best F1; of equal ones the highest."""
    chosen = dict.fromkeys(families, START)
    for name in families:
        slots = TEACHES.get(name, {name})
        chosen[name] = max(STEPS, key=lambda step: (_f1(counted(judged, chosen | {name: step}), slots), step))
    return chosen


def counted(judged: Sequence[tuple[Lesson, Likelihoods]], thresholds: Mapping[str, float]) -> Counter[tuple[str, str]]:
    """How often each slot is right, wrong, missed or extra."""
    counts: Counter[tuple[str, str]] = Counter()
    for one, likelihoods in judged:
        said = needs_of(tagged(one.text, one.pieces, likelihoods, thresholds, one.intents))
        found = relevant(together(said, one.ruled, {}), one.intents)
        counts.update(outcomes(one.row.needs or {}, found))
    return counts


def report(judged: Sequence[tuple[Lesson, Likelihoods]], thresholds: Mapping[str, float]) -> None:
    """Print the figures, by the rules alone and by the tagger."""
    ruled: Counter[tuple[str, str]] = Counter()
    for one, _ in judged:
        ruled.update(outcomes(one.row.needs or {}, relevant(one.ruled, one.intents)))
    print(f"{len(judged)} marked mails, each judged by what other hands taught")
    for name, counts in (("rules alone", ruled), ("tagger", counted(judged, thresholds))):
        print(f"  {name}: {_line(counts, {slot for slot, _ in counts})}")
    for slot in sorted({slot for slot, _ in counts}):
        print(f"    {slot:14} {_line(counts, {slot})}  threshold {thresholds.get(slot, '-')}")


def write(model: SlotModel, path: Path, digest: str) -> int:
    """Write the file that classifiers.slots.model reads; its size in bytes."""
    flat = sorted(_triples(model))
    document = {
        "data_sha256": digest,
        "tags": list(model.tags),
        "follows": [[round(math.log(weight), 4) for weight in row] for row in model.follows],
        "vocabulary": "\n".join(model.vocabulary),
        "thresholds": dict(model.thresholds),
        "count": len(flat),
        "scale": model.scale,
        "keys": _packed("Q", [clue for clue, _, _ in flat]),
        "places": _packed("B", [tag for _, tag, _ in flat]),
        "values": _packed("h", [weight for _, _, weight in flat]),
    }
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", filename="", mtime=0) as out:
        out.write(json.dumps(document, ensure_ascii=False).encode())
    path.write_bytes(buffer.getvalue())
    return len(buffer.getvalue())


# ------------------------------------------------------------------------------------------------ helpers


def _is_marked(row: Row) -> bool:
    return row.quotes is not None and row.label in WANTING


def _clues(one: Lesson, vocabulary: Mapping[str, int]) -> list[list[int]]:
    return clues(one.pieces, one.bits, one.intents, vocabulary)


def _vocabulary(lessons: Iterable[Lesson]) -> dict[str, int]:
    """Ids of the words, and of the endings, that are seen often enough; the first three have a meaning of their own."""
    counts: Counter[str] = Counter()
    for one in lessons:
        counts.update(word_of(piece) for piece in one.pieces)
        counts.update(ending_of(piece) for piece in one.pieces if piece.kind is TokenKind.WORD)
    return {word: number for number, word in enumerate(sorted(w for w, n in counts.items() if n >= LEAST), 4)}


def _triples(model: SlotModel) -> Iterator[tuple[int, int, int]]:
    """Clue, tag and weight of every weight that is not zero."""
    size = LANE_BYTES * len(model.tags)
    for clue, lanes in model.weights.items():
        for at, value in enumerate(memoryview(lanes.to_bytes(size, sys.byteorder)).cast("I")):
            if value != OFFSET:
                yield clue, at, value - OFFSET


def _packed(kind: str, numbers: Sequence[int]) -> str:
    return base64.b64encode(struct.pack(f"<{len(numbers)}{kind}", *numbers)).decode()


def _f1(counts: Mapping[tuple[str, str], int], slots: Iterable[str]) -> float:
    return _figures(counts, set(slots))[0]


def _line(counts: Mapping[tuple[str, str], int], slots: set[str]) -> str:
    f1, precision, recall = _figures(counts, slots)
    return f"F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f}"


def _figures(counts: Mapping[tuple[str, str], int], slots: set[str]) -> tuple[float, float, float]:
    total: Counter[str] = Counter()
    for (slot, outcome), count in counts.items():
        if slot in slots:
            total[outcome] += count
    said, wanted = total["right"] + total["wrong"] + total["extra"], total["right"] + total["wrong"] + total["missed"]
    precision, recall = total["right"] / max(said, 1), total["right"] / max(wanted, 1)
    return 2 * total["right"] / max(said + wanted, 1), precision, recall


if __name__ == "__main__":
    main()
