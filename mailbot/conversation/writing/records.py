"""What a reply says of records and facts that were asked for, in their own words: in its body, or before it by code.

Records are written in English. A reply in Spanish names what has a name in both languages, and quotes the rest as what
it is, before the body: code says it, so that no check takes the other language for a claim of the writer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from mailbot.conversation.brief import Fact, OfferedProperty
from mailbot.conversation.meaning.assistance import ASSISTANCE_TOPIC
from mailbot.conversation.meaning.facts import SAID_BY_CODE
from mailbot.conversation.meaning.told import (
    fields_on,
    name_in_spanish,
    sentence_on,
    sentences,
    speaks_of,
    words_on,
)
from mailbot.conversation.situation import Gathered
from mailbot.conversation.steps import ReplyStep
from mailbot.conversation.writing.wording import money
from mailbot.crm.inventory import Listing
from mailbot.crm.naming.feature_names import in_spanish
from models.property import ListedFor

# The steps whose templates word the answers of the brief; before the others code says them.
WORDS_ANSWERS: Final = frozenset(
    (
        ReplyStep.ABOUT_CALL,
        ReplyStep.ANSWER,
        ReplyStep.ASK_NEEDS,
        ReplyStep.ASK_PHONE,
        ReplyStep.ASK_SELLER,
        ReplyStep.NO_MATCH,
        ReplyStep.NOTE_WISH,
        ReplyStep.PROPOSE_CALL,
        ReplyStep.REFER,
        ReplyStep.SUGGEST,
    )
)
_SAYS: Final = "Of {} our records say: “{}.”"
_DICE: Final = "La ficha de {} dice, en inglés: “{}.”"
_TIENE: Final = "Según nuestros datos, {} tiene {}."
_TIENEN: Final = "Según nuestros datos, {} tienen {}."
_METRES: Final = re.compile(r"\b(?:metros?|met(?:er|re)s?|mts?|m2|sqm)\b|m²", re.IGNORECASE)
_SQUARE_METRES: Final = 0.09290304  # in a square foot
_MEASURES: Final = {"en": "{} has about {} square meters.", "es": "{} mide unos {} metros cuadrados."}
_AVAILABLE: Final = {"en": "{} is available.", "es": "{} está disponible."}
_FIELDS: Final = {"en": "Of {} our records say: {}.", "es": "De {} consta: {}."}
# Each field as it is written in a list of details, by language.
_WRITTEN: Final[Mapping[str, Mapping[str, Callable[[Listing], str]]]] = {
    "en": {
        "square_feet": lambda home: f"{home.square_feet:,} sq ft",
        "bedrooms": lambda home: _counted(home.bedrooms, "bedroom", "bedrooms"),
        "bathrooms": lambda home: _counted(home.bathrooms, "bathroom", "bathrooms"),
        "year_built": lambda home: f"built {home.year_built}",
    },
    "es": {
        "square_feet": lambda home: f"{home.square_feet:,} pies cuadrados",
        "bedrooms": lambda home: _counted(home.bedrooms, "recámara", "recámaras"),
        "bathrooms": lambda home: _counted(home.bathrooms, "baño", "baños"),
        "year_built": lambda home: f"construida en {home.year_built}",
    },
}


def quoted(gathered: Gathered, step: ReplyStep) -> tuple[Fact, ...]:
    """The words of records on what is asked, for a body in their own language."""
    if gathered.language == "es" or step not in WORDS_ANSWERS:
        return ()
    return tuple(
        Fact(f"property:{home.ref}:description", _SAYS.format(home.address, words.rstrip(".")))
        for home, words in _words(gathered, step)
    )


def said_of_records(gathered: Gathered, step: ReplyStep, currency: str, *, shown: bool) -> tuple[str, ...]:
    """What code says before the body: facts that it would leave out, fields that it does not show, and words of records
    that are in another language than the reply. `shown`: the homes stand there with their fields already.
    """
    language = "es" if gathered.language == "es" else "en"
    answers = [fact.text for fact in gathered.answers.found if fact.id not in SAID_BY_CODE]
    lines = [] if step in WORDS_ANSWERS else answers
    if step is not ReplyStep.SUGGEST and not shown:
        for home in gathered.homes.described:
            lines += _fields(gathered, home, language, currency)
    lines += _in_metres(gathered, step, language)
    if language == "es":
        lines += _in_spanish(gathered, step)
    elif step not in WORDS_ANSWERS:
        lines += [_SAYS.format(home.address, words.rstrip(".")) for home, words in _words(gathered, step)]
    return tuple(dict.fromkeys(lines))


def without_pet_rules(home: OfferedProperty) -> OfferedProperty:
    """A home without what its record says of pets, which is not said to who has an assistance animal."""
    features = tuple(feature for feature in home.features if not speaks_of("pets", feature))
    description = " ".join(one for one in sentences(home.description) if not speaks_of("pets", one))
    return replace(home, features=features, in_spanish=in_spanish(features), description=description)


def _told_of(gathered: Gathered, step: ReplyStep) -> tuple[Listing, ...]:
    """The homes that are asked about; where none is, those that the reply suggests."""
    return gathered.homes.described or (gathered.homes.matching if step is ReplyStep.SUGGEST else ())


def _words(gathered: Gathered, step: ReplyStep) -> Iterator[tuple[Listing, str]]:
    """The homes that are told of, each with its record's words on what is asked, on pets that must be taken, and,
    where a lead says when they would move, on when it is free."""
    heard = gathered.situation.heard
    asks = heard.asks
    unasked = (
        bool(gathered.homes.pets) and not {"pets", ASSISTANCE_TOPIC}.intersection(asks) and not gathered.homes.described
    )
    for home in _told_of(gathered, step):
        words = words_on(asks, home)
        if unasked and not words:
            words = sentence_on("pets", home)  # a feature stands in the list: "dogs welcome", and up to which size
        if heard.later and not words and not gathered.homes.described:
            words = sentence_on("move_in", home)
        if words:
            yield home, words


def _in_metres(gathered: Gathered, step: ReplyStep, language: str) -> Iterator[str]:
    """Sizes in the measure that they are asked in, which no record has."""
    wanted = "size" in gathered.situation.heard.asks and any(_METRES.search(m.reply_text) for m in gathered.burst)
    for home in _told_of(gathered, step) if wanted else ():
        if home.square_feet:
            yield _MEASURES[language].format(home.address, f"{home.square_feet * _SQUARE_METRES:,.0f}")


def _in_spanish(gathered: Gathered, step: ReplyStep) -> Iterator[str]:
    """What homes have by its Spanish name, those with the same in one sentence; then the English words of records."""
    asks = gathered.situation.heard.asks
    having: dict[str, list[str]] = {}
    quotes = []
    for home in _told_of(gathered, step):
        names = tuple(filter(None, (name_in_spanish(topic, home) for topic in asks)))
        if names:
            having.setdefault(" y ".join(names), []).append(home.address)
        left = (topic for topic in asks if sentence_on(topic, home) or not name_in_spanish(topic, home))
        words = words_on(left, home)
        if words:
            quotes.append(_DICE.format(home.address, words.rstrip(".")))
    yield from (_had(addresses, names) for names, addresses in having.items())
    yield from quotes


def _had(addresses: Sequence[str], names: str) -> str:
    if len(addresses) == 1:
        return _TIENE.format(addresses[0], names)
    return _TIENEN.format(f"{', '.join(addresses[:-1])} y {addresses[-1]}", names)


def _fields(gathered: Gathered, home: Listing, language: str, currency: str) -> Iterator[str]:
    """What the fields of a record answer, for a reply that does not show it."""
    asks = gathered.situation.heard.asks
    if "availability" in asks:
        yield _AVAILABLE[language].format(home.address)
    told = [_price(home, language, currency)] if "price" in asks else []
    told += [_WRITTEN[language][field](home) for topic in asks for field in fields_on(topic, home)]
    if told:
        yield _FIELDS[language].format(home.address, ", ".join(told))


def _price(home: Listing, language: str, currency: str) -> str:
    monthly = {"en": " a month", "es": " al mes"}[language] if home.listed_for is ListedFor.RENT else ""
    return f"{money(home.price, currency)}{monthly}"


def _counted(number: float | None, one: str, more: str) -> str:
    return f"{number:g} {one if number == 1 else more}"
