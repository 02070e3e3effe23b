"""The trained tagger: how likely each tag is at each token, by a linear-chain conditional random field.

J. Lafferty, A. McCallum, F. Pereira: Conditional Random Fields, ICML 2001. Training leaves weights in a compact file;
here they are added up, and the likelihoods follow from a pass forward and one back over the tags that stand a chance.
"""

from __future__ import annotations

import base64
import gzip
import json
import math
import struct
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

MODEL_FILE: Final = Path(__file__).with_name("slot_model.json.gz")
OUTSIDE: Final = "O"
_CHANCE: Final = 7.0  # a tag whose score is so far below the best one's is left out (e^-7: a thousandth)
_MOST: Final = 6  # tags of one token that are weighed against each other


LANE_BYTES: Final = 4
"""A clue's weights for all tags lie side by side in one integer, so that one addition adds them all."""
OFFSET: Final = 1 << 15  # makes every stored weight positive, so that lanes never borrow


@dataclass(frozen=True)
class SlotModel:
    """The weights: of each clue one integer, with a lane per tag. `scale` turns a stored weight into a real one."""

    tags: tuple[str, ...]
    weights: Mapping[int, int]
    scale: float
    follows: Sequence[Sequence[float]]  # e to the weight of a tag (column) after another (row)
    vocabulary: Mapping[str, int]

    @classmethod
    def load(cls, path: Path = MODEL_FILE) -> SlotModel:
        """Read a file that training wrote. Raises OSError and ValueError for a missing or broken one."""
        stored = json.loads(gzip.decompress(path.read_bytes()))
        count = stored["count"]
        keys = struct.unpack(f"<{count}Q", base64.b64decode(stored["keys"]))
        places = base64.b64decode(stored["places"])
        values = struct.unpack(f"<{count}h", base64.b64decode(stored["values"]))
        return cls(
            tags=tuple(stored["tags"]),
            weights=lanes_of(zip(keys, places, values, strict=True), len(stored["tags"])),
            scale=stored["scale"],
            follows=[[math.exp(weight) for weight in row] for row in stored["follows"]],
            vocabulary={word: number for number, word in enumerate(stored["vocabulary"].split("\n"), 4)},
        )

    def likelihoods(self, clues: Sequence[Sequence[int]]) -> list[dict[str, float]]:
        """Per token the likelihood of each tag that stands a chance; they add up to one."""
        if not clues:
            return []
        odds = [self._odds(here) for here in clues]
        forward = self._ahead.carried(odds)
        backward = self._back.carried(odds[::-1])[::-1]
        found = []
        for here, ahead, behind in zip(odds, forward, backward, strict=True):
            both = {tag: ahead[tag] * behind[tag] / odd for tag, odd in here.items()}
            total = sum(both.values())
            found.append({self.tags[tag]: value / total for tag, value in both.items()})
        return found

    def _odds(self, here: Sequence[int]) -> dict[int, float]:
        """Of one token the tags that stand a chance, each with e to its score below the best."""
        known = sum(filter(None, map(self.weights.get, here)))
        size = LANE_BYTES * len(self.tags)
        scores = memoryview(known.to_bytes(size, sys.byteorder)).cast("I").tolist()
        best = max(scores)
        least = best - _CHANCE / self.scale
        likely = [tag for tag, score in enumerate(scores) if score > least]
        if len(likely) > _MOST:
            likely = sorted(likely, key=scores.__getitem__, reverse=True)[:_MOST]
        return {tag: math.exp((scores[tag] - best) * self.scale) for tag in likely}

    @cached_property
    def _ahead(self) -> Passage:
        return Passage.of(self.follows)

    @cached_property
    def _back(self) -> Passage:
        return Passage.of(list(zip(*self.follows, strict=True)))


@dataclass(frozen=True, slots=True)
class Passage:
    """From one token to the next. Most tags follow each other with a weight of zero: only the others are looked at."""

    rows: Sequence[Sequence[float]]  # e to the weight of a tag (column) after another (row)
    gains: Sequence[Sequence[tuple[int, float]]]  # of each tag, those that it follows otherwise, and by how much

    @classmethod
    def of(cls, rows: Sequence[Sequence[float]]) -> Passage:
        columns = zip(*rows, strict=True)
        return cls(rows, [[(last, odd - 1.0) for last, odd in enumerate(column) if odd != 1.0] for column in columns])

    def carried(self, odds: Sequence[dict[int, float]]) -> list[dict[int, float]]:
        """Go through the tokens, carrying what led to each tag; scaled at every step, so that nothing overflows."""
        found = [odds[0]]
        for here in odds[1:]:
            if len(here) == 1:  # nothing else stands a chance
                found.append(dict.fromkeys(here, 1.0))
                continue
            reached = self._reached(found[-1], here)
            total = sum(reached.values()) or 1.0
            found.append({tag: value / total for tag, value in reached.items()})
        return found

    def _reached(self, before: dict[int, float], here: dict[int, float]) -> dict[int, float]:
        whole = sum(before.values())
        reached = {}
        for tag, odd in here.items():
            gains = self.gains[tag]
            if len(gains) < len(before):
                led = whole
                for last, gain in gains:
                    if last in before:
                        led += before[last] * gain
            else:
                led = 0.0
                for last, value in before.items():
                    led += value * self.rows[last][tag]
            reached[tag] = odd * led
        return reached


def lanes_of(weights: Iterable[tuple[int, int, int]], tags: int) -> dict[int, int]:
    """Of each clue one integer, from triples of a clue, a tag's place and a weight."""
    order = range(tags) if sys.byteorder == "little" else range(tags - 1, -1, -1)
    shifts = [8 * LANE_BYTES * lane for lane in order]
    none = sum(OFFSET << shift for shift in shifts)
    table: dict[int, int] = {}
    for clue, place, weight in weights:
        table[clue] = table.get(clue, none) + (weight << shifts[place])
    return table
