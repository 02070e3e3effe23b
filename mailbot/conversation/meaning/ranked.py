"""Which of the homes that were shown is the newest, the biggest or has the lowest fee: their records decide. Pure."""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from classifiers.asking.asks import asks as topics_asked
from mailbot.conversation.brief import Fact
from mailbot.crm.inventory import Listing
from models.message import Message

RANKED_TOPIC: Final = "ranked"  # one home is asked for among several, by what their records measure
FEWEST: Final = 2  # homes to choose among
_LONGEST_READ: Final = 5000  # characters
_SENTENCE: Final = re.compile(r"[^.!?\n]+[.!?]*")
_AMONG: Final = re.compile(
    r"\b(?:which|whichever|of (?:these|those|them|the (?:two|three))|cu[aá]l(?:es)?|de (?:est|es|ell|l)[ao]s(?: (?:dos|tres))?)\b",
    re.IGNORECASE,
)
# Asks for homes beyond those that were shown, or of a part of one.
_BEYOND: Final = re.compile(
    r"\b(?:(?:do )?(?:you|u)(?: guys)? (?:have|got|offer|list)|anywhere|on the market|in town|else|other|under|below|tienen|hay|otr[ao]s?)\b"
    r"|\b(?:yards?|lots?|land|gardens?|kitchens?|garages?|basements?|decks?|patios?|living|closets?|roofs?|furnaces?|boilers?"
    r"|views?|windows|schools?|train|station|water|beach|downtown|town|school|jard[ií]n|patio|terreno|cocina|cochera)\b",
    re.IGNORECASE,
)
_FEE: Final = re.compile(
    r"\bfees?\b[^.;$]{0,20}\$(?P<fee>\d[\d,]*)|\$(?P<before>\d[\d,]*)[^.;$]{0,12}\bfees?\b", re.IGNORECASE
)
_NO_FEE: Final = re.compile(r"\bno (?:monthly |condo |hoa )?fees?\b", re.IGNORECASE)

_FREE: Final = re.compile(
    r"\b(?:no|without(?: an?)?|don['’]?t have(?: an?)?) (?:monthly |condo )?(?:hoas?|fees?|dues|association)\b"
    r"|\b(?:no (?:tienen?|pagan?)|sin) (?:cuotas?|mantenimiento|hoa|asociaci[oó]n)\b",
    re.IGNORECASE,
)


def fee_of(home: Listing) -> float | None:
    """The monthly fee that a record names; none at all is 0."""
    record = ". ".join((*home.features, home.description))
    found = _FEE.search(record)
    if found is not None:
        return float((found["fee"] or found["before"]).replace(",", ""))
    return 0 if _NO_FEE.search(record) else None


def _a_foot(home: Listing) -> float | None:
    return home.price / home.square_feet if home.square_feet else None


@dataclass(frozen=True, slots=True)
class Rank:
    """One order of homes: how it is asked for, what it goes by, and how a reply says which home comes first."""

    asked: re.Pattern[str]
    of: Callable[[Listing], float | None]
    highest: bool
    says: Mapping[str, str]  # by language: of the home that comes first
    written: Mapping[str, str]  # the measure of each home


def _rank(
    asked: str, of: Callable[[Listing], float | None], *, highest: bool, says: tuple[str, str], written: tuple[str, str]
) -> Rank:
    languages = ("en", "es")
    pattern = re.compile(rf"\b(?:{asked})\b", re.IGNORECASE)
    return Rank(
        pattern, of, highest, dict(zip(languages, says, strict=True)), dict(zip(languages, written, strict=True))
    )


_DUES: Final = r"(?:(?:monthly |condo |hoa |association )?(?:fees?|dues|hoas?|costs?))"
_CUOTA: Final = r"(?:cuotas?|mantenimiento|mensualidad|comunidad)"
_MONEY: Final = ("${:,.0f}", "${:,.0f}")
_A_FEE: Final = ("${:,.0f} a month", "${:,.0f} al mes")
# The first that is asked for decides: a fee before a price, and a price by the foot before the price.
_RANKS: Final = (
    _rank(
        rf"(?:lowest|lower|smallest|smaller|least|cheapest|cheaper|lesser) (?:\w+ )?{_DUES}|{_DUES} (?:is |are )?(?:the )?(?:lowest|lower|cheaper)"
        rf"|cheap(?:est|er)(?: \w+)? (?:on|for|in) {_DUES}|m[aá]s (?:barat[ao]s?|baj[ao]s?) (?:de |en |la |el )*{_CUOTA}"
        rf"|(?:menos|menor|m[aá]s baj[ao]) (?:de |la )*{_CUOTA}|{_CUOTA} (?:es |son )?m[aá]s (?:baj|barat)[ao]s?",
        fee_of,
        highest=False,
        says=("has the lowest monthly fee on record", "tiene la cuota mensual más baja de las que constan"),
        written=_A_FEE,
    ),
    _rank(
        rf"(?:highest|higher|biggest) (?:\w+ )?{_DUES}|{_CUOTA} m[aá]s alt[ao]s?",
        fee_of,
        highest=True,
        says=("has the highest monthly fee on record", "tiene la cuota mensual más alta de las que constan"),
        written=_A_FEE,
    ),
    _rank(
        r"(?:cheap|low)(?:est|er)(?: \w+){0,2} (?:per|by the|a) (?:sq\w*|square|foot)(?: (?:ft|foot|feet))?"
        r"|(?:best|better|lowest|lower) price (?:per|by the|a) (?:sq\w*|square|foot)\b(?: (?:ft|foot))?",
        _a_foot,
        highest=False,
        says=("costs the least per square foot", "es la que menos cuesta por pie cuadrado"),
        written=_MONEY,
    ),
    _rank(
        r"newest|newer|(?:most|more) (?:recent(?:ly built)?|modern)|built (?:last|most recently)|m[aá]s (?:nuev[ao]|recient)\w*",
        lambda home: home.year_built,
        highest=True,
        says=("is the newest", "es la más nueva"),
        written=("built {:.0f}", "construida en {:.0f}"),
    ),
    _rank(
        r"oldest|older|m[aá]s (?:viej|antigu)[ao]s?",
        lambda home: home.year_built,
        highest=False,
        says=("is the oldest", "es la más antigua"),
        written=("built {:.0f}", "construida en {:.0f}"),
    ),
    _rank(
        r"most (?:bed)?rooms|more bedrooms|m[aá]s (?:rec[aá]maras|cuartos|habitaciones)",
        lambda home: home.bedrooms,
        highest=True,
        says=("has the most bedrooms", "tiene más recámaras"),
        written=("{:g}", "{:g}"),
    ),
    _rank(
        r"(?:most|more) bath(?:room)?s|m[aá]s ba[ñn]os",
        lambda home: home.bathrooms,
        highest=True,
        says=("has the most bathrooms", "tiene más baños"),
        written=("{:g}", "{:g}"),
    ),
    _rank(
        r"biggest|bigger|largest|larger|(?:most|more) (?:space|square \w+|room|sq\.? ?ft)|m[aá]s (?:grandes?|ampli[ao]s?)",
        lambda home: home.square_feet,
        highest=True,
        says=("is the largest", "es la más grande"),
        written=("{:,.0f} sq ft", "{:,.0f} pies cuadrados"),
    ),
    _rank(
        r"smallest|smaller|m[aá]s (?:chic|peque[ñn])[ao]s?",
        lambda home: home.square_feet,
        highest=False,
        says=("is the smallest", "es la más pequeña"),
        written=("{:,.0f} sq ft", "{:,.0f} pies cuadrados"),
    ),
    _rank(
        r"cheapest|cheaper|least expensive|less expensive|lowest pric\w+|costs? (?:the )?(?:least|less)|m[aá]s (?:barat|econ[oó]mic)[ao]s? de (?:est|es|ell|l)[ao]s?",
        lambda home: home.price,
        highest=False,
        says=("has the lowest price", "tiene el precio más bajo"),
        written=_MONEY,
    ),
    _rank(
        r"(?:most|more) expensive|highest price|costs (?:the )?most|m[aá]s car[ao]s?",
        lambda home: home.price,
        highest=True,
        says=("has the highest price", "tiene el precio más alto"),
        written=_MONEY,
    ),
)
_OF_THESE: Final = {"en": "Of these, {} {} ({}){}.", "es": "De estas, {} {} ({}){}."}
_THE_OTHERS: Final = {"en": "; {}: {}", "es": "; {}: {}"}
_ALIKE: Final = {
    "en": "By our records these are the same in that: {}.",
    "es": "Según nuestros datos, en eso son iguales: {}.",
}


def ranked(text: str, homes: Sequence[Listing], language: str) -> tuple[Fact, ...]:
    """What records say of each order of homes that a text asks for; nothing where fewer than two of them tell it."""
    facts = (_told(sentence, homes, language) for sentence in _asking(text))
    return tuple(dict.fromkeys(fact for fact in facts if fact is not None))


def _without_fee(homes: Sequence[Listing], language: str) -> Fact | None:
    """Those without a monthly fee; nothing where no record says that there is none."""
    free = [home.address for home in homes if fee_of(home) == 0]
    if not free or len(homes) < FEWEST:
        return None
    one = len(free) == 1
    listed = ", ".join(free)
    said = {
        "en": f"Of these, our records name no monthly fee for {listed}{' alone' if one else ''}.",
        "es": f"De estas, según nuestros datos, no {'tiene' if one else 'tienen'} cuota mensual: {listed}.",
    }
    return Fact("records:no_fee", said[language])


def without_ranked(message: Message) -> Message:
    """The mail without its sentences that ask for an order of homes, and without what was read in them alone."""
    text = message.reply_text
    for sentence in _asking(text):
        if _asked(sentence) is not None or _FREE.search(sentence):
            text = text.replace(sentence, " ")
    still = {*topics_asked(text)}
    gone: Message = message.model_copy(
        update={"reply_text": text, "asks": [topic for topic in message.asks if topic in still]}
    )
    return gone


def _asking(text: str) -> Iterator[str]:
    """The sentences that ask which of several homes; "which is newest? and the biggest" asks twice, and what else is
    asked beside an order stands for itself."""
    for sentence in _SENTENCE.findall(text[:_LONGEST_READ]):
        parts = re.split(
            r",? (?:and|y|e) (?=(?:which|cu[aá]l|the|la|el|do|does|is|are|has|have|what|how|qu[eé]|tienen?)\b)",
            sentence,
        )
        if _AMONG.search(sentence):
            yield from parts


def _told(sentence: str, homes: Sequence[Listing], language: str) -> Fact | None:
    if _FREE.search(sentence):
        return _without_fee(homes, language)
    rank = _asked(sentence)
    return None if rank is None else _said(rank, homes, language)


def _asked(sentence: str) -> Rank | None:
    if _BEYOND.search(sentence):
        return None
    return next((rank for rank in _RANKS if rank.asked.search(sentence)), None)


def _said(rank: Rank, homes: Sequence[Listing], language: str) -> Fact | None:
    measured = [(value, home.address) for home in homes if (value := rank.of(home)) is not None]
    if len(measured) < FEWEST:
        return None
    measured.sort(key=lambda one: -one[0] if rank.highest else one[0])
    written = rank.written[language].format
    first = measured[0][0]
    alike = [address for value, address in measured if value == first]
    key = f"records:{rank.says['en'].replace(' ', '_')}"
    if len(alike) == len(measured):
        listed = ", ".join(f"{address} ({written(first)})" for address in alike)
        return Fact(key, _ALIKE[language].format(listed))
    if len(alike) > 1:
        return Fact(key, _OF_THESE[language].format(" / ".join(alike), rank.says[language], written(first), ""))
    others = "".join(_THE_OTHERS[language].format(address, written(value)) for value, address in measured[1:])
    return Fact(key, _OF_THESE[language].format(alike[0], rank.says[language], written(first), others))
