"""Which one home of all on offer a text describes: "that place with the barn", "which one had the treehouse?".

Somebody saw it in the window, on a portal, or in an older mail of ours. It is meant only where its record alone has all
words of the description, one of them a rare one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from mailbot.crm.inventory import Listing
from mailbot.crm.naming.places import words_of
from mailbot.crm.naming.written import Mention

MOST_WITH_IT: Final = 3  # homes whose records have a word that tells homes apart
FEWEST_LETTERS: Final = 4  # of such a word
_REACH: Final = 60  # letters before a description in which it is said whose home it is

_HOME = r"(?:one|place|home|house|property|listing|condo|townhouse|apartment|unit|loft|lot)"
_WITH = r"(?:with|that has|that had|that have|which has|which had|having|w/)"
_REST = r"(?P<{}>[^.!?\n]{{3,70}})"
_DESCRIBED = re.compile(
    rf"(?<!\w)(?:the|that) {_HOME}(?: (?:on|in|at|by|near|up|over|down)(?: the| your)?(?: [\w'’-]+){{1,2}})?"
    rf" {_WITH} {_REST.format('with')}"
    rf"|(?<!\w)(?:the|that) (?P<before>[\w'’-]+(?: [\w'’-]+)?) {_HOME}\b"
    rf"|(?<!\w)which (?:one|home|house|condo|of (?:them|these|those))(?: was it| is it| is the one| was the one)?"
    rf" (?:{_WITH}|has|had|have) {_REST.format('which')}"
    r"|(?<!\w)(?:la|el|esa|ese)(?: casa| propiedad| depa(?:rtamento)?)? (?:con|que tiene|que ten[ií]a)"
    rf" {_REST.format('con')}",
    re.IGNORECASE,
)
# Where the description ends: "the barn | and 2 acres", "the treehouse | my kids loved".
_ENDS = re.compile(
    r"[,;:()?]|\b(?:and|but|or|is|are|was|does|do|did|has|my|our|i|we|you|y|o|pero|es|tiene)\b", re.IGNORECASE
)
# Theirs, one that they would like there to be, or one that is compared with.
_NOT_OURS = re.compile(
    r"\b(?:(?:my|our|his|her|their|mi|nuestra) (?:\w+ )?(?:house|home|place|condo|property|casa)"
    r"|sell\w*|sold|own|owns|live|living|lived|rent|renting|bought|grew|like|similar to|than"
    r"|vend\w+|vivo|vivimos|como)\b[^.!?\n]{0,30}$",
    re.IGNORECASE,
)
_SAYS_NOTHING: Final = frozenset(
    word
    for line in (
        "with that this your have home house place condo room bedroom bathroom kitchen first second third last other",
        "same next nice good great large small cheap please thank price open street road year month monthly still",
        "where when there",
    )
    for word in line.split()
)


def described_in(text: str, book: Sequence[Listing]) -> tuple[Mention, ...]:
    """Where a text describes one home of a book, by words that its record has and next to no other."""
    found = [match for match in _DESCRIBED.finditer(text) if not _is_theirs(text, match.start())]
    if not found:
        return ()  # most texts describe none, and a book may have ten thousand records
    records = {home.ref: _record(home) for home in book}
    number_with = Counter(word for record in records.values() for word in record)
    return tuple(_meant(found, book, records, number_with))


def _is_theirs(text: str, at: int) -> bool:
    return _NOT_OURS.search(text, max(0, at - _REACH), at) is not None


def _meant(
    found: Sequence[re.Match[str]],
    book: Sequence[Listing],
    records: dict[str, frozenset[str]],
    number_with: Counter[str],
) -> Iterator[Mention]:
    for match in found:
        words = frozenset(_words(_ENDS.split(match[match.lastgroup or 0], maxsplit=1)[0]))
        homes = [home for home in book if words <= records[home.ref]]
        if len(homes) == 1 and any(number_with[word] <= MOST_WITH_IT for word in words):
            yield Mention(match.start(), match.end(), (homes[0],), certain=False)


def _record(home: Listing) -> frozenset[str]:
    return frozenset(_words(" ".join((home.description, *home.features))))


def _words(text: str) -> Iterator[str]:
    for word in words_of(text):
        stem = word[:-1] if word.endswith("s") and len(word) > FEWEST_LETTERS else word
        if len(stem) >= FEWEST_LETTERS and stem.isalpha() and not {word, stem} & _SAYS_NOTHING:
            yield stem
