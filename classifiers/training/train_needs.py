"""Train the readers of needs: `python -m classifiers.training.train_needs`. Prints figures, writes both models.

First the tagger, then the trees that decide about what it proposes. Figures are cross-validated. A fold holds out whole
files: mail of one hand is judged by what was learned from others, since people word things each in their own way. The
trees learn from what the tagger said of mail that it had not seen. Of each family of tags the threshold is
chosen with which F1 over all folds is best.
"""

from __future__ import annotations

import base64
import json
import math
import struct
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import Final

import pycrfsuite

from classifiers.needs.extracting import relevant, together
from classifiers.needs.judged import Outcome
from classifiers.needs.judged import judged as judged_slots
from classifiers.needs.slots.clues import ending_of, word_of
from classifiers.needs.slots.decisions import Decision, Decisions
from classifiers.needs.slots.model import LANE_BYTES, MODEL_FILE, OFFSET, SlotModel, lanes_of
from classifiers.needs.slots.tokens import TokenKind
from classifiers.needs.slots.values import Said, needs_of
from classifiers.training import corpus, lessons
from classifiers.training import train_decisions as deciding
from classifiers.training.lessons import Lesson
from classifiers.training.packed import packed
from classifiers.verdict import Need

FOLDS: Final = 4
LEAST: Final = 2  # a word must occur so often to have an id
HOLD_BACK: Final = {"c1": 0.3, "c2": 0.05}  # CRFsuite's weights of the absolute values and of the squares
ROUNDS: Final = 100
START: Final = 0.4  # of a threshold, before it is chosen
TEACHES: Final = {"band": {"price_min", "price_max"}, "preapproved": {"preapproved", "financing"}}
"""The slots that a family of tags fills, where they are not the one of its name."""

Likelihoods = list[dict[str, float]]
Counts = Mapping[tuple[str, Outcome], int]


@dataclass(frozen=True)
class Seen:
    """One mail as readers saw it that had learned from other hands."""

    lesson: Lesson
    decisions: Mapping[str, Sequence[Decision]]  # of each family, all its proposals

    def needs(self, thresholds: Mapping[str, float]) -> Mapping[str, Need]:
        """What is read at these thresholds."""
        one = self.lesson
        kept = {name: deciding.kept(found, thresholds[name]) for name, found in self.decisions.items()}
        said = Said(one.text, one.pieces, one.intents, kept)
        return relevant(together(needs_of(said), one.ruled, {}), one.intents)


def main() -> None:
    """Cross-validate, choose the thresholds, fit on everything, write the files."""
    hands = lessons.by_hand()
    letters = deciding.SmallLetters.of(corpus.training_rows())
    taggers = cross_validated(hands)
    tags = deciding.by_family({tag for _, one, _ in taggers for tag in one.tags})
    examples = {name: deciding.examples(name, tags[name], taggers, letters) for name in tags}
    seen = with_decisions(taggers, {name: deciding.cross_validated(name, found) for name, found in examples.items()})
    thresholds = best_thresholds(seen, tags)
    report(seen, thresholds)
    trees = {name: deciding.grown(name, found) for name, found in examples.items()}
    tagger = fit([one for hand in hands for one in hand])
    size = deciding.write(Decisions(tags, trees, thresholds, {}), letters, corpus.digest())
    print(f"\nwrote {deciding.DECISIONS_FILE.name}: {size:,} bytes")
    print(f"wrote {MODEL_FILE.name}: {write(tagger, MODEL_FILE, corpus.digest()):,} bytes")


def cross_validated(hands: Sequence[Sequence[Lesson]]) -> list[tuple[int, Lesson, Likelihoods]]:
    """Every mail with its fold, and the likelihoods by a tagger that saw no mail of its file."""
    with ProcessPoolExecutor() as pool:
        folds = pool.map(judged_in_fold, range(FOLDS), repeat(hands))
        return [(fold, one, likelihoods) for fold, judged in enumerate(folds) for one, likelihoods in judged]


def judged_in_fold(fold: int, hands: Sequence[Sequence[Lesson]]) -> list[tuple[Lesson, Likelihoods]]:
    """The mails of the files that a fold holds out, each judged by a tagger that learned from the others."""
    held = [one for hand in hands[fold::FOLDS] for one in hand]
    taught = [one for place, hand in enumerate(hands) if place % FOLDS != fold for one in hand]
    model = fit(taught)
    print(f"fold {fold + 1} of {FOLDS}: {len(taught)} mails taught, {len(held)} judged", flush=True)
    return [(one, model.likelihoods(one.clues(model.vocabulary))) for one in held]


def with_decisions(
    taggers: Sequence[tuple[int, Lesson, Likelihoods]], decisions: Mapping[str, Mapping[int, list[Decision]]]
) -> list[Seen]:
    """What is decided of each mail."""
    return [
        Seen(one, {name: found.get(mail, []) for name, found in decisions.items()})
        for mail, (_, one, _) in enumerate(taggers)
    ]


def fit(taught: Sequence[Lesson]) -> SlotModel:
    """Train the tagger on marked mails."""
    vocabulary = _vocabulary(taught)
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({**HOLD_BACK, "max_iterations": ROUNDS})
    for one in taught:
        trainer.append([[str(clue) for clue in here] for here in one.clues(vocabulary)], one.tags)
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
    return SlotModel(tags, weights, scale, follows, vocabulary)


def best_thresholds(seen: Sequence[Seen], families: Iterable[str]) -> dict[str, float]:
    """Of each family the threshold that gives its slots the best F1; of equal ones the highest."""
    chosen = dict.fromkeys(families, START)
    for name in families:
        slots = TEACHES.get(name, {name})
        chosen[name] = max(deciding.STEPS, key=lambda step: (_f1(counted(seen, chosen | {name: step}), slots), step))
    return chosen


def counted(seen: Iterable[Seen], thresholds: Mapping[str, float]) -> Counter[tuple[str, Outcome]]:
    """How often each slot is right, wrong, missed or extra."""
    counts: Counter[tuple[str, Outcome]] = Counter()
    for one in seen:
        found = judged_slots(one.lesson.row.needs or {}, one.needs(thresholds))
        counts.update((slot.slot, slot.outcome) for slot in found)
    return counts


def report(seen: Sequence[Seen], thresholds: Mapping[str, float]) -> None:
    """Print the figures, by the rules alone and by all readers."""
    ruled: Counter[tuple[str, Outcome]] = Counter()
    for mail in seen:
        one = mail.lesson
        found = judged_slots(one.row.needs or {}, relevant(one.ruled, one.intents))
        ruled.update((slot.slot, slot.outcome) for slot in found)
    print(f"{len(seen)} marked mails, each judged by what other hands taught")
    for name, counts in (("rules alone", ruled), ("all readers", counted(seen, thresholds))):
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
        "count": len(flat),
        "scale": model.scale,
        "keys": _packed("Q", [clue for clue, _, _ in flat]),
        "places": _packed("B", [tag for _, tag, _ in flat]),
        "values": _packed("h", [weight for _, _, weight in flat]),
    }
    return packed(path, json.dumps(document, ensure_ascii=False))


# ------------------------------------------------------------------------------------------------ helpers


def _vocabulary(taught: Iterable[Lesson]) -> dict[str, int]:
    """Ids of the words, and of the endings, that are seen often enough; the first three have a meaning of their own."""
    counts: Counter[str] = Counter()
    for one in taught:
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


def _f1(counts: Counts, slots: Iterable[str]) -> float:
    return _figures(counts, set(slots))[0]


def _line(counts: Counts, slots: set[str]) -> str:
    f1, precision, recall = _figures(counts, slots)
    return f"F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f}"


def _figures(counts: Counts, slots: set[str]) -> tuple[float, float, float]:
    total: Counter[Outcome] = Counter()
    for (slot, outcome), count in counts.items():
        if slot in slots:
            total[outcome] += count
    right, wrong = total[Outcome.RIGHT], total[Outcome.WRONG]
    said, wanted = right + wrong + total[Outcome.EXTRA], right + wrong + total[Outcome.MISSED]
    return 2 * right / max(said + wanted, 1), right / max(said, 1), right / max(wanted, 1)


if __name__ == "__main__":
    main()
