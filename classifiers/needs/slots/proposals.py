"""What a mail may give: stretches of text that the tagger thinks possible, and for areas whatever looks like a name.

The tagger looks at a few words around each token; of a proposal more can be asked afterwards, as what else the mail
proposes, whether it stands in a list, and how the word is written elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from classifiers.needs.slots.clues import CLASS_WORDS
from classifiers.needs.slots.model import OUTSIDE
from classifiers.needs.slots.tokens import Token, TokenKind

POSSIBLE: Final = 0.02  # how likely the likeliest token of a stretch must be
INSIDE: Final = 0.6  # and each other one, as a share of it
_SURE_ENOUGH: Final = 0.5  # a stretch is not cut where its likeliest token is surer than that
_RARE: Final = 1  # in how many mails a word stands in small letters that is taken for a name all the same
_COMMON: Final = 1  # and from how many on a capital letter at the start of a sentence says nothing
_LONGEST_NAME: Final = 5  # words
_LEAST_LETTERS: Final = 4  # of a name in small letters
_JOINS: Final = frozenset({"de", "del", "la", "las", "los", "el", "of", "the"})
_NAME_MARKS: Final = frozenset({".", "-", "'", "’"})
_CUT_SHORT: Final = frozenset(
    {"st", "mt", "ft", "ste", "n", "s", "e", "w", "no", "apt", "ave", "dr", "rd", "ln", "blvd"}
)
_WINDS: Final = frozenset({"north", "south", "east", "west", "downtown", "midtown", "uptown", "zona", "centro"})
_KINDS_OF_PLACE: Final = _WINDS | CLASS_WORDS["PLACE"] | {"school", "zone", "schools", "ward", "barrio", "colonia"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Tokens `first` to `last` may give what `tag` says. `likely`: how likely the likeliest is, `mean`: all."""

    tag: str
    first: int
    last: int
    likely: float
    mean: float


Likelihoods = Sequence[Mapping[str, float]]
Chances = Mapping[str, Sequence[float]]
"""Of each tag that is possible anywhere, how likely it is at each token."""
Commonness = Callable[[str], int]
"""In how many mails of others a word stood in small letters."""


def chances_of(likelihoods: Likelihoods) -> Chances:
    """The likelihoods of a text's tokens by tag."""
    possible = {tag for here in likelihoods for tag, chance in here.items() if chance >= POSSIBLE} - {OUTSIDE}
    return {tag: [here.get(tag, 0.0) for here in likelihoods] for tag in possible}


def proposals(
    tokens: Sequence[Token],
    chances: Chances,
    tags: Sequence[str],
    common: Commonness,
) -> list[Proposal]:
    """Every proposal for these tags of one family, in the order of the text."""
    found: dict[tuple[str, int, int], Proposal] = {}
    for tag in tags:
        for first, last in _stretches(chances.get(tag, ())):
            if not _goes_on(tokens, first, last):
                found[tag, first, last] = _proposal(tag, first, last, chances[tag])
    if "areas" in tags and "areas" in chances:
        for first, last in _names(tokens, common):
            one = _proposal("areas", first, last, chances["areas"])
            if one.likely >= POSSIBLE:
                found.setdefault((one.tag, first, last), one)
    return sorted(found.values(), key=lambda one: (one.first, one.last, one.tag))


def _proposal(tag: str, first: int, last: int, chances: Sequence[float]) -> Proposal:
    here = chances[first : last + 1]
    return Proposal(tag, first, last, max(here), sum(here) / len(here))


def _stretches(chances: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Neighbouring tokens that are about as likely as the likeliest of them."""
    at = 0
    while at < len(chances):
        if chances[at] < POSSIBLE:
            at += 1
            continue
        end = at
        while end + 1 < len(chances) and chances[end + 1] >= POSSIBLE:
            end += 1
        least = INSIDE * min(max(chances[at : end + 1]), _SURE_ENOUGH)
        yield from _runs([chance >= least for chance in chances[at : end + 1]], at)
        at = end + 1


def _goes_on(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a sentence ends inside, and not a word as "St." does."""
    return any(
        tokens[at].kind is TokenKind.MARK
        and tokens[at].written in ".!?"
        and tokens[at + 1].start > tokens[at].end
        and tokens[at - 1].folded not in _CUT_SHORT
        for at in range(first + 1, last)
    )


def _runs(kept: Sequence[bool], start: int) -> Iterator[tuple[int, int]]:
    first = None
    for at, keep in enumerate([*kept, False], start):
        if keep and first is None:
            first = at
        elif not keep and first is not None:
            yield first, at - 1
            first = None


# ------------------------------------------------------------------------------------------------ names


def _names(tokens: Sequence[Token], common: Commonness) -> Iterator[tuple[int, int]]:
    """Words that look like names, in a row: with and without a first word that may only begin a sentence."""
    at = 0
    while at < len(tokens):
        if _is_zip(tokens[at]):
            yield at, at
        if not _names_something(tokens[at], common):
            at += 1
            continue
        last = _end_of_name(tokens, at, common)
        yield at, last
        if last > at and common(tokens[at].folded) >= _COMMON:
            rest = at + 1
            while rest < last and not _names_something(tokens[rest], common):
                rest += 1
            yield rest, last
        if last > at and tokens[last].folded in _KINDS_OF_PLACE and tokens[last].written.islower():
            yield at, last - 1
        at = last + 1


def _end_of_name(tokens: Sequence[Token], first: int, common: Commonness) -> int:
    """The last token of the name that begins at `first`."""
    last = at = first
    while at + 1 < len(tokens) and at + 1 - first < 2 * _LONGEST_NAME:
        token, gap = tokens[at + 1], tokens[at + 1].start - tokens[at].end
        if _names_something(token, common) or (token.kind is TokenKind.WORD and token.folded in _KINDS_OF_PLACE):
            if gap > 1:
                break
            last = at = at + 1
        elif (token.kind is TokenKind.MARK and token.written in _NAME_MARKS and gap == 0) or token.folded in _JOINS:
            at += 1
        else:
            break
    return last


def _names_something(token: Token, common: Commonness) -> bool:
    if token.kind is not TokenKind.WORD:
        return False
    if token.written[0].isupper():
        return len(token.written) > 1
    if token.folded in _KINDS_OF_PLACE:
        return token.folded in _WINDS
    return len(token.written) >= _LEAST_LETTERS and common(token.folded) <= _RARE


def _is_zip(token: Token) -> bool:
    return token.kind is TokenKind.NUMBER and len(token.written) == 5 and token.written.isdigit()
