"""What speaks for a proposal beyond the words beside it: its sentence, its list, its rivals, its spelling."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from classifiers.needs.slots.clues import class_of, sentences
from classifiers.needs.slots.model import OUTSIDE
from classifiers.needs.slots.proposals import Commonness, Likelihoods, Proposal, chances_of, proposals
from classifiers.needs.slots.tokens import Token, TokenKind
from models.message import Intent

_LINK = re.compile(
    r"(?:\s|[,/&;*•-]|\b(?:or|and|y|o|u|e|maybe|even|the|el|la|either|then|else|also)\b)*", re.IGNORECASE
)
_LONGEST_LINK: Final = 30  # letters between two names of one list
_LONGEST_LIST: Final = 12  # names to either side
_CLAUSE: Final = 6  # words before a proposal that are its clause, up to a mark
_NEARBY: Final = 12  # tokens
_BESIDE: Final = 3  # tokens before or after a proposal that may welcome or refuse it
_MOODS: Final = {
    "welcome after": "first second third too also works work fine good great ok okay preferred only ideally ideal"
    " itself would tambien primero segundo mejor bien",
    "refused after": "not no out isn isn't isnt never far pricey expensive off wasn't nope caro lejos",
    "welcome before": "add include keep preferably maybe even still plus ideally only either mainly put",
    "refused before": "not no drop remove except skip scratch nothing avoid forget without excluding nor",
}
_MOOD_WORDS: Final = {name: frozenset(words.split()) for name, words in _MOODS.items()}
_LIKELY_TOO: Final = 0.3
_NEVER: Final = -7.0  # what a thousandth comes to
_ALWAYS: Final = -_NEVER
_INTENTS: Final = (Intent.BUYER, Intent.RENTER, Intent.SELLER, Intent.GENERAL)
_ASKED: Final = ("price_max", "price_min", "band", "bedrooms_min", "bathrooms_min")  # what a wish says beside
_CLASSES: Final = (
    *("NEGATION", "ELSEWHERE", "NEAR", "WANT", "NEED", "LOOK", "LIKE", "INTEREST", "THINK", "BUY", "SELL", "RENT"),
    *("LEASE", "SEE", "OFFER", "LISTING", "HOME", "APARTMENT", "LAND", "MY", "YOU", "FAMILY", "MONTH", "DAY", "SPAN"),
    *("AVAILABLE", "PRICE", "BUDGET", "SOLD", "LIST", "MOVE", "CALL"),
)

Neighbours = Mapping[Proposal, Proposal]


class Evidence:
    """The evidence of one text's proposals: the same numbers of each, in the same order."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        likelihoods: Likelihoods,
        intents: Collection[Intent],
        places: Sequence[tuple[int, int]],
        common: Commonness,
    ) -> None:
        self._text, self._tokens, self._likelihoods, self._common = text, tokens, likelihoods, common
        self._by_tag = chances_of(likelihoods)
        self._places = frozenset(places)
        self._in_places = frozenset(at for first, last in places for at in range(first, last + 1))
        self._intents = [float(intent in intents) for intent in _INTENTS]
        self._classes = [class_of(token) for token in tokens]
        self._bounds = list(sentences(tokens))
        self._shouted = text.isupper()
        self._asked = [sum(here.get(tag, 0.0) for tag in _ASKED) for here in likelihoods]

    def weighed(self, tags: Sequence[str]) -> Iterator[tuple[Proposal, list[float]]]:
        """The text's proposals for the family of these tags, each with its evidence and the place of its tag."""
        found = proposals(self._tokens, self._by_tag, tags, self._common)
        for one, numbers in zip(found, self.of(found), strict=True):
            yield one, [*numbers, float(tags.index(one.tag))]

    def of(self, proposals: Sequence[Proposal]) -> list[list[float]]:
        """The evidence of the proposals of one family, in their order in the text."""
        before, after = self._neighbours(proposals)
        return [
            [
                *self._chances(one, proposals),
                *_list(one, before, after),
                *self._intents,
                *self._place(one),
                *self._written(one),
                *self._said_before(one),
            ]
            for one in proposals
        ]

    def _chances(self, one: Proposal, proposals: Sequence[Proposal]) -> Iterator[float]:
        """How likely it is beside others of its tag, of other tags of its family, and of other families."""
        others = [other for other in proposals if other.last < one.first or other.first > one.last]
        same = [other.likely for other in others if other.tag == one.tag]
        rivals = [other.likely for other in proposals if other.tag != one.tag]
        yield _odds(one.likely)
        yield _odds(one.mean)
        yield _odds(max(same, default=0.0))
        yield _odds(max(rivals, default=0.0))
        yield float(sum(chance >= _LIKELY_TOO for chance in same))
        yield float(bool(same) and one.likely > max(same))
        yield _odds(max(self._elsewhere(one), default=0.0))
        near = [other for other in proposals if other.tag == one.tag and other != one]
        yield _odds(max((other.likely for other in near if _holds(other, one)), default=0.0))
        yield _odds(max((other.likely for other in near if _holds(one, other)), default=0.0))

    def _elsewhere(self, one: Proposal) -> Iterator[float]:
        """How likely other families are at its tokens."""
        own = one.tag.partition(":")[0]
        for here in self._likelihoods[one.first : one.last + 1]:
            for tag, chance in here.items():
                if tag != OUTSIDE and not tag.startswith(own):
                    yield chance

    def _neighbours(self, proposals: Sequence[Proposal]) -> tuple[Neighbours, Neighbours]:
        """Of each proposal the likeliest that stands before it in its list, and after it."""
        before: dict[Proposal, Proposal] = {}
        after: dict[Proposal, Proposal] = {}
        for at, one in enumerate(proposals):
            end = self._tokens[one.last].end
            for other in proposals[at + 1 :]:
                if self._tokens[other.first].start - end > _LONGEST_LINK:
                    break
                if one.tag == other.tag and one.last < other.first and self._are_linked(one, other):
                    after[one] = max(after.get(one, other), other, key=_weight)
                    before[other] = max(before.get(other, one), one, key=_weight)
        return before, after

    def _are_linked(self, one: Proposal, other: Proposal) -> bool:
        gap = self._text[self._tokens[one.last].end : self._tokens[other.first].start]
        return _LINK.fullmatch(gap) is not None

    def _place(self, one: Proposal) -> Iterator[float]:
        start, end = self._bounds[one.first]
        yield float(one.last - one.first + 1)
        yield float(one.first == start)
        yield float(one.first == start and one.last >= end - 1)
        yield float(end < len(self._tokens) and self._tokens[end].written == "?")
        yield float(end - start)
        yield one.first / len(self._tokens)
        yield float(min(len(self._tokens) - 1 - one.last, 20))
        yield float(one.last + 1 < len(self._tokens) and self._tokens[one.last + 1].written == "?")
        yield max(self._asked[start:end], default=0.0)
        yield max(self._asked[max(0, start - _NEARBY) : end + _NEARBY], default=0.0)

    def _written(self, one: Proposal) -> Iterator[float]:
        words = [token for token in self._tokens[one.first : one.last + 1] if token.kind is TokenKind.WORD]
        commons = [self._common(token.folded) for token in words] or [0]
        yield float(bool(words) and all(token.written[0].isupper() for token in words))
        yield float(any(token.written[0].isupper() for token in words))
        yield float(self._shouted)
        yield float(commons[0])
        yield float(min(commons))
        yield float(max(commons))
        yield float(sum(token.kind is TokenKind.NUMBER for token in self._tokens[one.first : one.last + 1]))
        yield self._name_beside(one.first - 1, one.first)
        yield self._name_beside(one.last + 1, one.last)
        yield float((one.first, one.last) in self._places)
        yield float(sum(at in self._in_places for at in range(one.first, one.last + 1)))

    def _name_beside(self, at: int, of: int) -> float:
        """Whether the word beside a stretch begins with a capital letter too, 2 where it is no common word."""
        if not 0 <= at < len(self._tokens) or self._tokens[at].kind is not TokenKind.WORD:
            return 0.0
        first, then = sorted((self._tokens[at], self._tokens[of]), key=lambda token: token.start)
        if then.start - first.end > 1 or not self._tokens[at].written[0].isupper():
            return 0.0
        return 1.0 if self._common(self._tokens[at].folded) else 2.0

    def _said_before(self, one: Proposal) -> Iterator[float]:
        """Per class of words: 2 where it stands in its clause, 1 where only before it in its sentence."""
        start, _ = self._bounds[one.first]
        sentence = set(self._classes[start : one.first])
        clause: set[str] = set()
        for at in range(one.first - 1, max(start, one.first - _CLAUSE) - 1, -1):
            if self._tokens[at].kind is TokenKind.MARK and self._tokens[at].written in ",;:(":
                break
            clause.add(self._classes[at])
        for name in _CLASSES:
            yield 2.0 if name in clause else float(name in sentence)
        beside = {
            "before": {token.folded for token in self._tokens[max(start, one.first - _BESIDE) : one.first]},
            "after": {token.folded for token in self._tokens[one.last + 1 : one.last + 1 + _BESIDE]},
        }
        for name, words in _MOOD_WORDS.items():
            yield float(not words.isdisjoint(beside[name.split()[1]]))
        after = self._classes[one.last + 1 : one.last + 3]
        yield float("PLACE" in after)
        yield float("STREET" in after)
        yield float("STATE" in after)
        yield float("SELL" in after or "SOLD" in after)


def _list(one: Proposal, before: Neighbours, after: Neighbours) -> Iterator[float]:
    """How likely its neighbours in a list are, and the likeliest of the whole list."""
    earlier, later = list(_along(one, before)), list(_along(one, after))
    yield _odds(earlier[0]) if earlier else _NEVER - 1
    yield _odds(later[0]) if later else _NEVER - 1
    yield _odds(max([one.likely, *earlier, *later]))
    yield float(len(earlier) + len(later))


def _along(one: Proposal, neighbours: Neighbours) -> Iterator[float]:
    """How likely those are that follow each other in a list, the nearest first."""
    for _ in range(_LONGEST_LIST):
        if one not in neighbours:
            return
        one = neighbours[one]
        yield one.likely


def _weight(one: Proposal) -> tuple[float, int]:
    return one.likely, one.last - one.first


def _holds(one: Proposal, other: Proposal) -> bool:
    return one.first <= other.first and other.last <= one.last


def _odds(chance: float) -> float:
    """The logarithm of the odds, from a thousandth's to that of all but a thousandth."""
    if not 0.0 < chance < 1.0:
        return _ALWAYS if chance else _NEVER
    return min(_ALWAYS, max(_NEVER, math.log(chance / (1.0 - chance))))
