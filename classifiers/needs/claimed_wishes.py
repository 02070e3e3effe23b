"""Holds what a model says a home must have to the words that it quotes: things that a home has or not, and no slot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from classifiers.needs.claimed_slots import find_quote
from models.message import Wish

# The names of mailbot.crm.matching.things, which a model fills in; a test holds the two together.
THINGS: Final = (
    *("garage", "parking", "fenced yard", "yard", "one floor", "elevator", "pool", "fireplace", "basement", "office"),
    *("water view", "on the water", "near the water", "outdoor space", "laundry", "furnished", "air conditioning"),
    *("workshop", "barn", "horses", "guest suite", "train", "gym", "level ground", "loft", "beams", "skylight"),
    *("tall windows", "light", "no flood risk", "land", "storage", "view", "boat"),
)
_FEWEST_LETTERS: Final = 2  # of a quote: in Chinese two name a garage
_MOST: Final = 10


def proven_wishes(claimed: Iterable[tuple[str, str, bool]], text: str) -> tuple[Wish, ...]:
    """The wishes (thing, quote, whether it is wanted) whose quote stands in the text; of several for one, the first."""
    found: dict[str, Wish] = {}
    for thing, quote, wanted in claimed:
        said = find_quote(quote, text)
        if thing in THINGS and thing not in found and sum(map(str.isalpha, said)) >= _FEWEST_LETTERS:
            found[thing] = Wish(thing=thing, quote=said, wanted=wanted)
    return tuple(found.values())[:_MOST]
