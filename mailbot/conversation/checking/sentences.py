"""A draft's sentences, and which homes each of them speaks of.

A price is only true of its own home. A sentence that names homes speaks of those; one that names none goes on about
those of the sentence before it in the paragraph; with a single home in the brief everything is about that one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mailbot.conversation.brief import OfferedProperty
from mailbot.conversation.checking.mentions import Mention, compares, mentions_in, with_those_in_order

_END = re.compile(r"(?<=[.!?;])(?<!\b[ap]\. m\.)\s+(?=[\"“¿¡(]?[A-ZÁÉÍÓÚÑ0-9])|;\s+|\n+")
_LINK_ENDS = re.compile(r"(https?://\S+) (?=[A-ZÁÉÍÓÚÑ0-9¿¡])")
_SHORTENED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|St|Ave|Rd|Dr|Ct|Ln|Blvd|Apt|No|Mr|Mrs|Ms|Sr|Sra|sq|ft|approx"
    r"|a\.m|p\.m|a\. m|p\. m)\.\Z|^\s*\d{1,2}\.\Z"
)
# A title and an end of a street alike: "on 12 Hollow Dr. When do you hope to sell?"
_STREET_ENDS = re.compile(r"\b(?P<number>\d+ )?(?:[NSEW]\.? )?(?:[A-Z][\w'’]+ ){1,3}(?:St|Ave|Rd|Dr|Ct|Ln|Blvd)\.\Z")
_GOES_ON = re.compile(r"(?:Apt|Unit|Suite|Ste|No|Lot|NE|NW|SE|SW|[NSEW])\b")
_BEGINS = re.compile(
    r"[¿¡]|(?:What|When|Where|Which|Who|How|Do|Does|Did|Is|Are|Was|Were|Will|Would|Could|Can|Should|Have|Has|The|This"
    r"|That|These|It|Its|If|We|You|Your|I|And|But|For|In|On|At|To|With|Please|There|Both|Our|My)\b"
)
_OTHERS = re.compile(
    r"\b(?:first|second|third|other|another|both|neither|each|all|they|them|their|these|the two"
    r"|prices|rents|links|in that order|respectively|respectivamente|en ese orden"
    r"|cuestan|miden|quedan|primer[oa]?|segund[oa]|otr[oa]|amb[oa]s|l[oa]s dos|ningun[oa]|ell[oa]s)\b",
    re.IGNORECASE,
)
# "It is $42,000 less than the farmhouse": of the home before and of the one that is named.
_IT_THAN: Final = re.compile(
    r"\b(?:it|this one|that one)\b.*\b(?:than|of what|(?:over|above|below|under) (?:the|that))\b", re.IGNORECASE
)
_INTRODUCES: Final = re.compile(
    r"\b(?:there(?:['’]s| is| are)|(?:we|I)(?: also)? have|hay|tenemos)\s+(?:also\s+)?(?:an?|another|un|una|otr[oa])\b",
    re.IGNORECASE,
)
_OF_ALL: Final = re.compile(
    r"\b(?:two|three|both|dos|tres)\s+(?:\w+\s+)?(?:properties|homes|options|places|houses|listings|rentals|opciones|casas"
    r"|propiedades|viviendas)\b|\b(?:one|two|three) of the (?:two|three|four)\b|\bthe (?:rest|others|other two)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """`about` are the homes that it names or goes on about; `start` is its place in the body."""

    text: str
    start: int
    mentions: tuple[Mention, ...]
    about: tuple[OfferedProperty, ...]

    @property
    def asks(self) -> bool:
        return self.text.rstrip().endswith("?")


def sentences_of(body: str, homes: Sequence[OfferedProperty]) -> tuple[Sentence, ...]:
    """The body, cut at the ends of sentences and lines."""
    found: list[Sentence] = []
    before: tuple[OfferedProperty, ...] = ()
    order: list[str] = []  # the homes as they were named
    body = _LINK_ENDS.sub(r"\1\n", body)  # no link goes on behind a space, and what follows is a new sentence
    for text, start, fresh in _pieces(body):
        mentions = with_those_in_order(mentions_in(text, homes), text, order)
        order += dict.fromkeys(mention.ref for mention in mentions if mention.ref not in order)
        named = {mention.ref for mention in mentions}
        if named:
            about = tuple(home for home in homes if home.ref in named)
            if _OF_ALL.search(text) or compares(mentions, text, homes):
                about = tuple(homes)
            elif len(named) == 1 and _IT_THAN.search(text):
                about += tuple(home for home in before if home.ref not in named)
            before = about
        elif len(homes) == 1:
            about = tuple(homes)
        else:
            several = _OTHERS.search(text) or _INTRODUCES.search(text)
            about = () if fresh and not before else tuple(homes) if several else before
        found.append(Sentence(text, start, mentions, about))
    return tuple(found)


def _pieces(body: str) -> list[tuple[str, int, bool]]:
    """(text, place, begins a paragraph) of each sentence."""
    pieces: list[tuple[str, int, bool]] = []
    start, fresh = 0, True
    for cut in [*_END.finditer(body), None]:
        end = cut.start() if cut else len(body)
        shortened = cut and "\n" not in cut[0] and _SHORTENED.search(body[start:end])
        if cut and shortened and not _ends_at_a_street(body, start, end, cut.end()):
            continue
        if body[start:end].strip():
            pieces.append((body[start:end], start, fresh))
        start, fresh = (cut.end(), "\n\n" in cut[0]) if cut else (end, False)
    return pieces


def _ends_at_a_street(body: str, start: int, end: int, behind: int) -> bool:
    """Whether a sentence ends with the short word of a street, such as Dr., and another begins behind it."""
    street = _STREET_ENDS.search(body[start:end])
    if street is None or _GOES_ON.match(body, behind):
        return False
    return street["number"] is not None or _BEGINS.match(body, behind) is not None
