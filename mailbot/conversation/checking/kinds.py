"""The kinds of home that a home is named by: "the loft has 690 square feet, the duplex 780"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of home and how it is written, in English and Spanish.

    `alone`: nothing else of a home is called so, where "the lot" and "the loft" may be a part of any. `told`: to say it
    of a home is to claim it (mailbot.conversation.checking.features).
    """

    name: str
    pattern: str
    alone: bool = False
    told: bool = False
    types: tuple[str, ...] = ()  # of the records, that are called so whatever their words


KINDS: Final = (
    Kind("condo", r"condo(?:minium|minio)?", alone=True, told=True),
    Kind("townhouse", r"town ?(?:house|home)", alone=True, told=True),
    Kind("duplex", r"d[uú]plex|triplex|fourplex", alone=True, told=True),
    Kind("two-family", r"(?:two|three|multi)-family|triple-decker"),
    Kind("bungalow", r"bungalow", alone=True, told=True),
    Kind("split-level", r"split-level", alone=True, told=True),
    Kind("cottage", r"cottage", alone=True),
    Kind("cabin", r"cabin|caba[nñ]a", alone=True),
    Kind("farmhouse", r"farmhouse", alone=True),
    Kind("ranch", r"rancher|ranch|rambler", alone=True),
    Kind("manufactured home", r"manufactured home|mobile home|double-wide", alone=True),
    Kind("apartment", r"apartment|apartamento", alone=True),
    Kind("adobe", r"adobe", alone=True),
    Kind("tudor", r"tudor", alone=True),
    Kind("colonial", r"colonial", alone=True),
    Kind("craftsman", r"craftsman", alone=True),
    Kind("victorian", r"victorian", alone=True),
    Kind("cape", r"cape(?: cod)?(?!\s+[A-Z])", alone=True),
    Kind("a-frame", r"a-frame", alone=True),
    Kind("contemporary", r"contemporary", alone=True),
    Kind("brownstone", r"brownstone", alone=True),
    Kind("saltbox", r"saltbox", alone=True),
    Kind("chalet", r"chalet", alone=True),
    Kind("row house", r"row ?house"),
    Kind("twin", r"twin"),
    Kind("studio", r"studio"),
    Kind("loft", r"loft"),
    Kind("flat", r"flat"),
    Kind("land", r"lot|parcel|land|acreage|terreno"),
    Kind("house", r"(?<!town )(?<!row )(?<!farm )house|casa", alone=True, types=("house", "townhouse")),
)
BARE_LAND: Final = "land"
ANY: Final = "|".join(kind.pattern for kind in KINDS)


def kind_of(word: str) -> Kind:
    """The kind that a word of ANY names."""
    return next(kind for kind in KINDS if re.fullmatch(kind.pattern, word, re.IGNORECASE))
