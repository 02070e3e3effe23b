"""The pets that somebody moves with: among rentals a home must take them, where the records tell.

Pure. A buyer's dog asks nobody; a tenant's decides. What the record of a rental does not say is said to be unknown; a
home whose record refuses the pet is none for it.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from mailbot.crm.matching.must_haves import LONGEST_READ
from mailbot.crm.matching.things import MustHave

_HAVE: Final = r"(?:have|has|having|had|got|own|bring(?:ing)?|my|our|with|w/|plus|and|is an?|tengo|tenemos|traigo|mi|mis|nuestr[oa]s?|con|y)"
_SUCH: Final = (
    r"(?:an?|one|two|three|the|\d+|small|big|large|little|medium|tiny|old|young|older|friendly|well[- ]behaved|trained|quiet|indoor"
    r"|outdoor|sweet|lazy|senior|service|rescue|(?:\d+[- ]?)?(?:lbs?|pounds?)|un[oa]?|dos|tres|black|yellow|chocolate|mixed)"
)
_DOGS: Final = (
    r"(?:dogs?|dogg(?:y|ies)|pupp(?:y|ies)|pups?|lab(?:rador)?s? ?mix|labradors?|(?:lb|lbs|pound|black|yellow|chocolate) labs?"
    r"|retrievers?|(?:german )?shepherds?|pit ?bulls?(?: mix)?|(?:pit|shepherd|hound|collie|mastiff|terrier|husky)[ -]mix|beagles?|poodles?|terriers?|husk(?:y|ies)|corgis?|\w*doodles?|boxers?"
    r"|chihuahuas?|dachshunds?|bulldogs?|mutts?|perr(?:it)?[oa]s?)"
)
_CATS: Final = r"(?:cats?|kitt(?:y|ies|ens?)|gat(?:it)?[oa]s?)"
_TAKES: Final = r"(?:takes?|allows?|accepts?|welcomes?|ok with|okay with|aceptan?|permit[ea]n?|admit[ea]n?)"


def _kept(animal: str) -> re.Pattern[str]:
    """Somebody has such an animal, or wants a home that takes it; not whose record names it."""
    return re.compile(
        rf"\b{_HAVE} (?:{_SUCH}[ ,]+){{0,5}}{animal}\b|(?:^|[,.;&+\n])\s{{0,9}}(?:{_SUCH} )+{animal}\b"
        rf"|\b{_TAKES} (?:{_SUCH} |my |our |mi )*{animal}\b|\b{animal} (?:ok|okay|friendly|allowed|welcome)\b",
        re.IGNORECASE,
    )


def _gone(animal: str) -> re.Pattern[str]:
    """There is none, or no more."""
    return re.compile(
        rf"\b(?:no|without|(?:don['’]?t|do not|doesn['’]?t) (?:have|own)|not have|sin|no (?:tengo|tenemos)) (?:{_SUCH} |any ){{0,2}}{animal}\b"
        rf"|\b{animal} (?:died|passed|is gone|won['’]?t|will not|stays?|is staying)\b",
        re.IGNORECASE,
    )


def _taken(animal: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!no )\b(?:{animal}|pets?)\b(?! (?:not|no|free))|\bpet[- ]friendly\b",
        re.IGNORECASE,
    )


def _refused(animal: str, other: str) -> re.Pattern[str]:
    """A record takes no such animal, or names the other kind alone."""
    return re.compile(
        rf"\bno (?:{animal}|pets?)\b|\b{animal} (?:are )?not (?:allowed|permitted)\b|\bpets? not\b"
        rf"|\b{other} (?:only|friendly|ok(?:ay)?|allowed|(?:are )?welcome|considered)\b",
        re.IGNORECASE,
    )


DOGS: Final = MustHave(
    "dogs",
    _kept(_DOGS),
    _taken(r"dogs?"),
    ("room for a dog", "permiso para perros"),
    excluded=_refused(r"dogs?", r"cats?"),
)
CATS: Final = MustHave(
    "cats",
    _kept(_CATS),
    _taken(r"cats?"),
    ("room for a cat", "permiso para gatos"),
    excluded=_refused(r"cats?", r"dogs?"),
)
_NO_MORE: Final = {"dogs": _gone(_DOGS), "cats": _gone(_CATS)}


def pets_kept(texts: Sequence[str]) -> tuple[MustHave, ...]:
    """The pets that somebody brings by their mails, oldest first; the last word counts."""
    kept: dict[str, MustHave] = {}
    for text in (each[:LONGEST_READ] for each in texts):
        for pet in (DOGS, CATS):
            if _NO_MORE[pet.name].search(text):
                kept.pop(pet.name, None)
            elif pet.asked.search(text):
                kept[pet.name] = pet
    weight = max((pounds for text in texts for pounds in _weights(text[:LONGEST_READ])), default=0)
    return tuple(_so_heavy(pet, weight) if pet is DOGS and weight else pet for pet in kept.values())


_WEIGHT: Final = re.compile(
    rf"(?P<number>\d{{1,3}})[- ]?(?P<unit>lbs?|pounds?|libras?|kilos?|kgs?)\b(?=[^.!?,\n]{{0,30}}\b{_DOGS}\b)"
    rf"|\b{_DOGS}\b(?:[^.!?\n\d]|[.!] (?:he|she|it)(?=['’s]| is| weighs)){{0,40}}(?P<after>\d{{1,3}})[- ]?(?P<unit_after>lbs?|pounds?|libras?|kilos?|kgs?)\b",
    re.IGNORECASE,
)
_POUNDS_A_KILO: Final = 2.2


def _weights(text: str) -> Iterator[int]:
    """The weights of the dogs that a text tells of, in pounds."""
    for match in _WEIGHT.finditer(text):
        number, unit = int(match["number"] or match["after"]), match["unit"] or match["unit_after"]
        yield round(number * _POUNDS_A_KILO) if unit.lower().startswith("k") else number


def _so_heavy(pet: MustHave, pounds: int) -> MustHave:
    """The pet at its weight: a record that takes lighter ones alone ("up to 40 pounds") does not take it."""
    lighter = "|".join(map(str, range(1, pounds)))
    limit = rf"\b(?:up to|under|below|less than|max(?:imum)?(?: of)?) (?:{lighter})[- ]?(?:lbs?|pounds?)\b|\bsmall (?:dogs?|pets?)\b"
    taken = re.compile(rf"\A(?!.*(?:{limit})).*?{pet.recorded.pattern}", re.IGNORECASE | re.DOTALL)
    refused = pet.excluded.pattern if pet.excluded else r"(?!)"
    return replace(pet, recorded=taken, excluded=re.compile(rf"{refused}|{limit}", re.IGNORECASE))
