"""Kinds of home that are read in a mail and not sought in it: the land of a home, what is refused, a split bill.

Like the gates (classifiers.needs.gates) this stands after the models and feeds none of them.
"""

from __future__ import annotations

import re
from typing import Final

from classifiers.needs.refused import is_refused_there
from classifiers.needs.spots import Mail, spots_of
from classifiers.verdict import Need
from models.property import PropertyType

_HAS_LAND = re.compile(r"\b(?:have|with|w/)(?: some| enough| a little| lots of)? $", re.IGNORECASE)
_ROOMS = re.compile(r"\b\d\s?\+?\s?(?:bed(?:room)?s?|br|bd)\b", re.IGNORECASE)


# What is said of the land of a home: it counts, and is not what is sought. Begins where the word ends.
_COUNTS: Final = re.compile(
    r"^(?: (?:itself|size|really))? (?:matters?|counts|would be (?:nice|great|lovely|ideal|a plus|a bonus)"
    r"|(?:is|comes) first|(?:is|are) (?:the |more |most |really |very )*(?:important|key|essential|a must))\b",
    re.IGNORECASE,
)
# The land of a certain home, and where a parcel of ours lies; ends where the word begins, or begins where it ends.
_OF_A_HOME: Final = re.compile(
    r"\b(?:the|its|their|your|whole|el|del|al|su|ese|este)(?: (?:wooded|back|side|whole|corner|empty))? $",
    re.IGNORECASE,
)
_AT: Final = re.compile(
    r" (?:on|at|in|for sale|near|you (?:have|listed|sent)|en|de la calle|que (?:tienen|venden))\b", re.IGNORECASE
)
_TO_BUILD: Final = re.compile(r"\b(?:build|lots?|plots?|parcels?|vacant|raw land|septic|perc)\b", re.IGNORECASE)


def land_that_counts(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """ "Land matters most": said of a home that is sought, unless somebody wants to build; "the lot" is that of one."""
    need = needs.get("property_type")
    if need is None or need.value != PropertyType.LAND:
        return needs
    spots = list(spots_of(mail.text, need.quote))
    counts = need.quote.lower() == "land" and not _TO_BUILD.search(mail.text)
    certain = all(_OF_A_HOME.search(one.before) and not _AT.match(one.after) for one in spots)
    if not spots or not (certain or (counts and all(_COUNTS.search(one.after) for one in spots))):
        return needs
    return {slot: kept for slot, kept in needs.items() if slot != "property_type"}


def land_with_a_house(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """ "A house, must have land": bedrooms and a house are sought, and land with them."""
    need = needs.get("property_type")
    lived_in = "bedrooms_min" in needs or _ROOMS.search(mail.text)
    if need is None or need.value != PropertyType.LAND or need.quote.lower() != "land" or not lived_in:
        return needs
    if not all(_HAS_LAND.search(one.before) for one in spots_of(mail.text, need.quote)):
        return needs
    kept = {slot: kept for slot, kept in needs.items() if slot != "property_type"}
    house = re.search(r"\bhouse\b", mail.text, re.IGNORECASE)
    return {**kept, "property_type": Need(PropertyType.HOUSE.value, house[0])} if house else kept


def no_refused_kind(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """Without a kind of home, but a house, that is named to be refused for what it is like."""
    need = needs.get("property_type")
    if need is None or need.value == PropertyType.HOUSE:
        return needs
    spots = list(spots_of(mail.text, need.quote))
    if not spots or not all(is_refused_there(one.before, one.after) for one in spots):
        return needs
    return {slot: kept for slot, kept in needs.items() if slot != "property_type"}


_SPLITS: Final = re.compile(r"[ -]?(?:level|entry|foyer|ranch)", re.IGNORECASE)


def no_split_bill(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """Without the house that was read in "what if I split with my buddy"."""
    need = needs.get("property_type")
    if need is None or need.quote.lower() != "split" or any(map(_SPLITS.match, _behind_each(need, mail))):
        return needs
    return {slot: kept for slot, kept in needs.items() if slot != "property_type"}


def _behind_each(need: Need, mail: Mail) -> list[str]:
    return [one.after for one in spots_of(mail.text, need.quote)]
