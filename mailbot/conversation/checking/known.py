"""What a draft may say, taken from its brief and normalised: what is ours, and what the lead said of themselves.

What a lead said is hostile text: it may be said back to them as theirs, and never as ours. A number of theirs is no
number to call us at, and a price of theirs is no price of a home.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mailbot.conversation.brief import Brief, Fact, OfferedProperty
from mailbot.conversation.checking.amounts import NUMBER, money_in, value_of
from mailbot.conversation.checking.states import STATES

_THEIRS = ("need:", "lead:")
ABBREVIATED = {
    "street": "st", "avenue": "ave", "road": "rd", "drive": "dr", "lane": "ln", "court": "ct", "boulevard": "blvd",
    "place": "pl", "terrace": "ter", "circle": "cir", "parkway": "pkwy", "highway": "hwy", "trail": "trl",
    "square": "sq", "north": "n", "south": "s", "east": "e", "west": "w", "apartment": "apt", "#": "unit",
    "apartamento": "apt", "depto": "apt", "suite": "ste", "number": "no",
}  # fmt: skip
_FIGURE = re.compile(NUMBER, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """`ours` may be stated; `theirs` may be said back to the lead as what they said."""

    ours: tuple[Fact, ...]
    theirs: tuple[Fact, ...]
    our_text: str  # every text of ours, comparable
    words: frozenset[str]  # every word of ours and theirs, lower-cased
    our_prices: frozenset[float]
    their_prices: frozenset[float]
    our_numbers: frozenset[float]
    their_numbers: frozenset[float]

    @property
    def business(self) -> tuple[Fact, ...]:
        """Of what is ours, the facts of the business."""
        return tuple(fact for fact in self.ours if fact.id.startswith("business:"))


def known_of(brief: Brief) -> Known:
    """What the brief lets a draft say."""
    ours = tuple(fact for fact in brief.facts if not fact.id.startswith(_THEIRS))
    ours += tuple(fact for fact in brief.answers if fact not in ours)
    theirs = tuple(fact for fact in brief.facts if fact.id.startswith(_THEIRS))
    own = (brief.lead_name, brief.agent, brief.business, brief.website, brief.postal_address, brief.agent_phone)
    our_texts = [*(fact.text for fact in ours), *own]
    their_texts = [fact.text for fact in theirs]
    return Known(
        ours=ours,
        theirs=theirs,
        our_text=" | ".join(comparable(text) for text in our_texts),
        words=frozenset(_words((*our_texts, *their_texts))),
        our_prices=frozenset(_prices(our_texts)) | {float(home.price) for home in brief.properties},
        their_prices=frozenset(_prices(their_texts)),
        our_numbers=frozenset(_numbers(our_texts)),
        their_numbers=frozenset(_numbers(their_texts)),
    )


def record_of(home: OfferedProperty) -> str:
    """What the records say of a home in words, without its address: no house in Garden Street has a garden for that."""
    return " | ".join((home.area, home.city, home.type.replace("_", " "), home.description, *home.features))


def text_of(home: OfferedProperty) -> str:
    """Everything that the records say of a home, comparable."""
    return comparable(f"{home.address} | {record_of(home)}")


def comparable(text: str) -> str:
    """A text made comparable: lower case, single spaces, street words abbreviated."""
    words = re.findall(r"[\w.&'’/@:+$-]+|#", text.lower().replace("’", "'"))
    bare = (word.rstrip(".,:;") for word in words)
    return " ".join(ABBREVIATED.get(word, word) for word in bare if word)


def any_of(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern of these names as whole words, written as they are; it matches nothing where there is none."""
    longest_first = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in longest_first) or r"(?!)")


def stands(words: str, text: str) -> bool:
    """Whether words stand in a text as words of their own, both comparable."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _words(texts: Sequence[str]) -> Iterator[str]:
    """Every word, lower-cased, and a state's name where an address has its two letters."""
    for text in texts:
        yield from re.findall(r"[^\W\d_]+", text.lower())
        for code in re.findall(r"\b[A-Z]{2}\b(?=\s+\d{5}\b)", text):
            yield from STATES.get(code, "").split()


def _prices(texts: list[str]) -> list[float]:
    return [amount.value for text in texts for amount in money_in(text)]


def _numbers(texts: list[str]) -> list[float]:
    found = (value_of(match[0]) for text in texts for match in _FIGURE.finditer(text))
    return [value for value in found if value is not None]
