"""Which proposals a mail really gives: boosted trees weigh what speaks for each, family by family of tags."""

from __future__ import annotations

import gzip
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from classifiers.needs.slots.evidence import Evidence
from classifiers.needs.slots.proposals import Likelihoods, Proposal
from classifiers.needs.slots.tokens import Token
from classifiers.needs.slots.trees import Trees
from models.message import Intent

DECISIONS_FILE: Final = Path(__file__).with_name("decision_model.json.gz")


@dataclass(frozen=True, slots=True)
class Decision:
    """A proposal, and how likely it is right."""

    proposal: Proposal
    likely: float


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was learned: of each family its tags, its trees, and how likely a proposal must be to be said."""

    tags: Mapping[str, Sequence[str]]
    trees: Mapping[str, Trees]
    thresholds: Mapping[str, float]
    common: Mapping[str, int]  # in how many mails a word stood in small letters

    @classmethod
    def load(cls, path: Path = DECISIONS_FILE) -> Decisions:
        """Read a file that training wrote.

        Raises OSError, KeyError, ValueError and struct.error for a missing or broken one.
        """
        stored: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
        return cls(
            stored["tags"],
            {name: Trees.of(trees) for name, trees in stored["trees"].items()},
            stored["thresholds"],
            {word: int(count) for count, words in stored["common"].items() for word in words.split("\n")},
        )

    def said(
        self,
        text: str,
        tokens: Sequence[Token],
        likelihoods: Likelihoods,
        intents: Collection[Intent],
        places: Sequence[tuple[int, int]],
    ) -> dict[str, list[Decision]]:
        """Of each family what is said, in the order of the text. `places`: names that the gazetteer knows."""
        seen = Evidence(text, tokens, likelihoods, intents, places, lambda word: self.common.get(word, 0))
        return {
            name: apart(
                Decision(one, likely)
                for one, evidence in seen.weighed(self.tags[name])
                if (likely := trees.likely(evidence)) >= self.thresholds[name]
            )
            for name, trees in self.trees.items()
        }


def apart(decisions: Iterator[Decision]) -> list[Decision]:
    """Of those that overlap the likeliest; in the order of the text."""
    kept: list[Decision] = []
    for one in sorted(decisions, key=lambda one: -one.likely):
        here = one.proposal
        if all(other.proposal.last < here.first or other.proposal.first > here.last for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.proposal.first)
