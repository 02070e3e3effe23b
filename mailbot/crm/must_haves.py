"""What a lead says a home must have (a garage, a fenced yard, no stairs), and which homes have it by their records.

Pure. A record that does not name a thing says nothing of it: such a home is offered only where none has it, and the
reply says so.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mailbot.crm.inventory import Listing
from models.property import PropertyType


@dataclass(frozen=True, slots=True)
class MustHave:
    """One thing that homes have or not: as leads ask for it, as records name it, and as a reply names it."""

    name: str
    asked: re.Pattern[str]
    recorded: re.Pattern[str]
    in_words: tuple[str, str]  # English, Spanish


def _thing(name: str, asked: str, recorded: str, english: str, spanish: str) -> MustHave:
    return MustHave(name, _words(asked), _words(recorded), (english, spanish))


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE)


_WATER: Final = r"(?:water|harbou?r|ocean|sea|bay|lake|pond|marina|river|marsh)"
# Where a thing includes another, its records name both: a garage is parking, a terrace a balcony.
# One row each: its name, how leads ask for it, how records name it, and how a reply does in English and in Spanish.
THINGS: Final = (
    _thing("garage", r"garages?\b|garajes?\b|cocheras?\b", r"garages?\b", "a garage", "un garaje"),
    _thing("parking", r"parking\b|driveway\b|carport\b|estacionamiento\b", r"parking\b|garages?\b|carport\b|(?:paved )?drive(?:way)?\b", "parking", "estacionamiento"),
    _thing("fenced yard", r"(?:fully )?fenced(?:[- ]in)?(?: \w+)? ?(?:yard|back ?yard|patio|garden|lot|area)?\b|fence\b|(?:patio|jard[ií]n) cercado\b", r"fenced\b", "a fenced yard", "un patio cercado"),
    _thing("yard", r"(?:big |large |nice |small |decent |good )?(?:back ?|side ?)?yards?\b|gardens?\b|jard[ií]n\b", r"(?:back ?)?yards?\b|gardens?\b|meadow\b|large lot\b|acres?\b", "a yard", "un jardín"),
    _thing("one floor", r"(?:single|one)[- ](?:story|storey|level|floor)(?: living)?\b|(?:no|without|can'?t (?:do|climb|manage)|hate)(?: any| more)? (?:stairs|steps)\b|(?:all|everything) on one (?:floor|level)\b|first[- ]floor bedroom\b|wheelchair\b|(?:una sola|de una|un solo) (?:planta|piso)\b|sin escaleras\b", r"(?:single|one)[- ](?:story|storey|level|floor)\b|everything on one floor\b|ground[- ]floor (?:apartment|flat|condo|bedroom|unit)\b|elevator\b|main bedroom on the ground floor\b", "everything on one floor, or an elevator", "todo en una planta o un elevador"),
    _thing("elevator", r"elevators?\b|elevador\b|ascensor\b", r"elevators?\b", "an elevator", "un elevador"),
    _thing("pool", r"(?:swimming )?pools?\b(?! table)|alberca\b|piscina\b", r"pool\b", "a pool", "una alberca"),
    _thing("fireplace", r"fire ?places?\b|wood ?stove\b|chimenea\b", r"fireplaces?\b|wood ?stove\b", "a fireplace", "una chimenea"),
    _thing("basement", r"basements?\b|cellar\b|s[oó]tano\b", r"basement\b|cellar\b", "a basement", "un sótano"),
    _thing("office", r"(?:home |an )office\b|(?:a|room for a) study\b|work from home\b|oficina en casa\b|despacho\b", r"\bstudy\b|office\b|studio\b|desk nook\b", "a study or office", "un despacho"),
    _thing("water view", rf"{_WATER} views?\b|views? (?:of|over|to) (?:the )?{_WATER}\b|see the {_WATER}\b|vistas? al? (?:mar|agua|puerto)\b", rf"{_WATER} view\b|views? (?:\w+ )?(?:of|over|to|down to) (?:the )?(?:whole )?(?:\w+ )?(?:{_WATER}|pier|masts)\b|looks over the (?:{_WATER}|masts)\b", "a view of the water", "vista al agua"),
    _thing("on the water", r"(?:water|ocean|lake|river|beach) ?front\b|(?:right )?on the (?:water|lake|ocean|beach)\b|(?:a|own|private) dock\b|frente al (?:mar|agua|lago)\b", r"(?:water|ocean|lake|river|beach) ?front\b|water side\b|dock\b|on the (?:water|lake|ocean|beach)\b", "a place on the water", "un lugar frente al agua"),
    _thing("outdoor space", r"(?:deck|patio|balcon(?:y|ies)|porch|terrace)\b(?! cercado)|balc[oó]n\b|terraza\b|outdoor space\b", r"decks?\b|patio\b|balcon(?:y|ies)\b|porch\b|terrace\b", "a deck, patio or balcony", "una terraza o un balcón"),
    _thing("laundry", r"(?:in[- ]unit |in[- ]suite )?(?:laundry|washer)\b|w/d\b|lavadora\b|lavander[ií]a\b", r"washer\b|laundry\b", "a laundry", "lavandería"),
    _thing("furnished", r"furnished\b|amueblad[oa]s?\b", r"furnished\b", "furniture", "muebles"),
    _thing("air conditioning", r"(?:central )?(?:air[- ]condition\w*|air\b(?= ?(?:[,.;]|$|and\b))|a/c\b|ac\b)|aire acondicionado\b", r"air[- ]condition\w*\b|central air\b|a/c\b|heat pump\b|mini[- ]split", "air conditioning", "aire acondicionado"),
    _thing("workshop", r"work ?shop\b|barn\b|place to (?:work on|tinker)\b|taller\b", r"work ?shop\b|workbench\b|barn\b", "a workshop or barn", "un taller"),
    _thing("guest suite", r"in[- ]laws?(?: (?:suite|apartment|unit))\b|(?:guest|mother[- ]in[- ]law) (?:suite|apartment|house)\b", r"guest suite\b|in[- ]law\b|two units\b|two main bedrooms\b", "a suite of its own", "un apartamento aparte"),
    _thing("train", r"(?:near|close to|by|walk(?:able|ing distance)?(?: to)?|steps from) (?:the |a )?(?:train|station|rail\w*)\b|cerca (?:del tren|de la estaci[oó]n)\b", r"train\b|station\b", "the train nearby", "el tren cerca"),
    _thing("gym", r"gym\b|gimnasio\b", r"gym\b", "a gym", "un gimnasio"),
    _thing("level ground", r"(?:is|are) (?:it|the (?:lot|land|yard|ground|property|parcel)) (?:\w+ )?(?:flat|level)\b|(?:flat|level) (?:lot|yard|land|ground|parcel|acre\w*)\b|terreno plano\b", r"level\b(?! of)", "level ground", "terreno plano"),
    _thing("loft", r"(?<! or )(?<! or a )lofts?\b(?! (?:beds?|or|and)\b)", r"lofts?\b", "a loft", "un loft"),
    _thing("land", r"(?:some |more |a bit of |lots of )land\b|acreage\b|(?:\d+|an|few|couple of) acres?\b|(?:big|large) lot\b|terreno grande\b", r"acres?\b|large lot\b", "more land", "más terreno"),
)  # fmt: skip

# What is wished for, where a sentence names things: "3 bed with a garage up to 440k", "garage is a must".
_WANTS: Final = (
    r"(?:needs?|needing|wants?|wanting|must|looking|look for|(?:would|['’]d) (?:like|love|prefer)|would be|prefer|ideal\w*"
    r"|hoping|hope|important|has to|have to|gotta|requir\w+|essential|no (?:stairs|steps)|bad knees"
    r"|busc\w+|quier\w+|quisier\w+|necesit\w+|que tenga|prefer\w+|importante)"
)
_DESCRIBES: Final = (
    r"(?:with(?! (?:my|our|you|the (?:bank|agent)))|w/|\d+ ?-?(?:beds?|br|bd|bedrooms?|baths?)|under|up to|budget|max|con"
    r"|rec[aá]maras)"
)
_WISHES = re.compile(rf"\b(?:{_WANTS}|{_DESCRIBES})\b|\$ ?\d", re.IGNORECASE)
_WANTS_IT = re.compile(rf"\b{_WANTS}\b", re.IGNORECASE)
# Of one home: nothing is wished for.
_OF_ONE_HOME = re.compile(
    r"\b(?:does|do|is|are|has|have|did|was|can|could|any of|how|what|where|when)\b[^?]*"
    r"\b(?:it|this|that|the|they|these|those|either|both|one|there|\d+ (?-i:[A-Z]))\b[^?]*\?|\bthe ones? (?:with|that)\b",
    re.IGNORECASE,
)
# Of the writer's own home, unless something is wanted in the same sentence.
_OF_THEIR_OWN = re.compile(
    r"\b(?:(?:i|we)(?:['’]ve| have| had)(?: got)? (?:an?|the|two)|(?:i|we) (?:own|rent|sold|are selling|live)"
    r"|(?:my|our|mi|nuestra) (?:current |own |old )?(?:house|home|place|condo|casa)|tenemos)\b",
    re.IGNORECASE,
)
_SELLS = re.compile(r"\b(?:selling|sell|vendo|vender)\b", re.IGNORECASE)
# "Do you have any lofts?" wishes for one, where no home is spoken of.
_HAVE_YOU_ANY = re.compile(
    r"\b(?:(?:do|have) (?:you|u|y['’]?all)(?: guys)?(?: have| got)?|got) (?:any|an?|some)\b(?!.*\b(?:office|building)\b)",
    re.IGNORECASE,
)
_ASKS_WHAT_THERE_IS = re.compile(
    r"\b(?:do you (?:have|know)|have you|got|anything|something|any (?:homes|houses|condos|places|others)|what (?:do you"
    r"|homes|else)|(?:is|are) there (?:an?|any) (?:house|home|condo|townhouse|apartment|place)s?|(?:show|send|find) (?:me|us)"
    r"|tienen?|hay|alg[uo])\b",
    re.IGNORECASE,
)
# Whether a home has a thing, and not how much of it, how good it is, or what becomes of it.
_ASKS_WHETHER = re.compile(
    r"^(?!.*\b(?:\w+est|best|most|more|better|throw in|convey\w*|how (?:big|old|large|many|much|good|long))\b)"
    r"(?=.*\?\s*$|(?:.*\b(?:say|dice)s? (?:that |que )?)?\W*(?:which|do|does|is there|are there|any|cu[aá]l(?:es)?|tienen?|hay)\b)"
    r".*\b(?:has|have|having|got|with|(?:is|are) there|includes?|any|is the|are the|is it|are they|tienen?|hay|incluyen?)\b",
    re.IGNORECASE | re.DOTALL,
)
_NOT_WANTED = re.compile(
    r"\b(?:no|not|without|settle for|bonus(?: if)?|don['’]?t (?:need|want|care (?:about|for))|do not (?:need|want)|never mind|forget|skip|sin"
    r"|no (?:necesit\w+|quier\w+))(?: (?:a|an|the|any|un|una|about|have to have|need)\b)*\s*\Z",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_NEGATED_BY_NATURE: Final = frozenset({"one floor"})  # "no stairs" is how it is asked for
_PARTS: Final = {"yard": ("fenced yard",), "parking": ("garage",)}  # asked for already with what is more


def wished(texts: Sequence[str]) -> tuple[MustHave, ...]:
    """What a lead wants a home to have by their mails, oldest first; what they no longer want is left out."""
    wanted: dict[str, MustHave] = {}
    for text in texts:
        for thing, is_wanted in _named(text):
            if is_wanted:
                wanted[thing.name] = thing
            else:
                wanted.pop(thing.name, None)
    return tuple(thing for thing in wanted.values() if wanted.keys().isdisjoint(_PARTS.get(thing.name, ())))


def asked_of(text: str) -> tuple[MustHave, ...]:
    """What a text asks whether homes have: "which one has a deck?", "do any have a pool?"."""
    asking = [sentence for sentence in _SENTENCE.findall(text) if _ASKS_WHETHER.search(sentence)]
    named = [thing for thing in THINGS if any(map(thing.asked.search, asking))]
    names = {thing.name for thing in named}
    return tuple(thing for thing in named if names.isdisjoint(_PARTS.get(thing.name, ())))


def thing_of(name: str) -> MustHave | None:
    """The thing of this name."""
    return next((thing for thing in THINGS if thing.name == name), None)


def has(home: Listing, thing: MustHave) -> bool:
    """Whether a home's record names a thing."""
    if thing.name == "yard" and home.type in (PropertyType.CONDO, PropertyType.LAND):
        return any(map(thing.recorded.search, home.features))  # "a view of the gardens" gives none
    return thing.recorded.search("; ".join((*home.features, home.description))) is not None


def best_equipped(homes: Sequence[Listing], things: Collection[MustHave]) -> tuple[Listing, ...]:
    """Of several homes those that have most of what is wanted; all of them where none has any of it."""
    met = {home.ref: sum(has(home, thing) for thing in things) for home in homes}
    most = max(met.values(), default=0)
    return tuple(home for home in homes if met[home.ref] == most)


def lacking(homes: Sequence[Listing], things: Collection[MustHave]) -> tuple[MustHave, ...]:
    """What is wanted and none of several homes is recorded to have."""
    return tuple(thing for thing in things if not any(has(home, thing) for home in homes))


def _named(text: str) -> Iterator[tuple[MustHave, bool]]:
    for sentence in filter(_may_wish, _SENTENCE.findall(text)):
        wishes = _WISHES.search(sentence) is not None or _HAVE_YOU_ANY.search(sentence) is not None
        for thing in THINGS:
            match = thing.asked.search(sentence)
            if match is None:
                continue
            unwanted = thing.name not in _NEGATED_BY_NATURE and _NOT_WANTED.search(sentence[: match.start()])
            if unwanted or wishes:
                yield thing, not unwanted


def _may_wish(sentence: str) -> bool:
    """Whether a sentence speaks neither of one home alone nor of what the writer has."""
    if _SELLS.search(sentence) or (_OF_THEIR_OWN.search(sentence) and not _WANTS_IT.search(sentence)):
        return False
    return not _OF_ONE_HOME.search(sentence) or _ASKS_WHAT_THERE_IS.search(sentence) is not None
