"""Where the words of a need stand in a mail, each place within its sentence: what the gates look at."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from models.message import Intent

BEFORE: Final = 90  # letters of a sentence that are looked at
_SENTENCE_ENDS = re.compile(r"[.!?](?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Mail:
    """What is looked at: the text that needs were read from, the deal that it may be about, the agency's areas."""

    text: str
    intents: Collection[Intent]
    known_areas: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """One place where the words of a need stand, within its sentence."""

    before: str
    after: str

    @property
    def sentence(self) -> str:
        return self.before + self.after


def spots_of(text: str, words: str) -> Iterator[Spot]:
    """Every place of these words, whole."""
    for match in re.finditer(rf"(?<![\w]){re.escape(words)}(?!\w)", text):
        before = text[max(0, match.start() - BEFORE) : match.start()]
        cut = max((stop.end() for stop in _SENTENCE_ENDS.finditer(before)), default=0)
        stop = _SENTENCE_ENDS.search(text, match.end())
        yield Spot(before[cut:], text[match.end() : stop.end() if stop else len(text)])
