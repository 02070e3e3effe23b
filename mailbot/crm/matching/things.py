"""The things that homes have or not: as leads ask for them, as records name them, and as a reply names them.

Pure. A record that does not name a thing says nothing of it, unless it names what excludes it.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from mailbot.crm.inventory import Listing
from mailbot.crm.matching.measures import AT_LEAST, Measure
from models.property import PropertyType


@dataclass(frozen=True, slots=True)
class MustHave:
    """One thing that homes have or not."""

    name: str
    asked: re.Pattern[str]
    recorded: re.Pattern[str]
    in_words: tuple[str, str]  # English, Spanish
    excluded: re.Pattern[str] | None = None  # what a record names of a home that cannot have it
    kinds_without: frozenset[PropertyType] = frozenset()  # have it only where their record names it
    measure: Measure | None = None
    least: float = 0  # of the measure


def _thing(
    name: str,
    asked: str,
    recorded: str,
    english: str,
    spanish: str,
    *,
    excluded: str = "",
    kinds_without: frozenset[PropertyType] = frozenset(),
) -> MustHave:
    excludes = _words(excluded) if excluded else None
    return MustHave(name, _words(asked), _words(recorded), (english, spanish), excludes, kinds_without)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE)


_NO_GROUND: Final = frozenset({PropertyType.CONDO, PropertyType.TOWNHOUSE})
_NO_FARM: Final = _NO_GROUND | {PropertyType.MULTI_FAMILY}
_WATER: Final = r"(?:water|harbou?r|ocean|sea|bay|lake|pond|marina|river|marsh)"
_SHORE: Final = rf"(?:(?:the |a )?(?:{_WATER}|beach|shore\w*|coast|waterfront))"
_NEARBY: Final = (
    r"(?:near(?:er|by)?(?: to)?|clos(?:e|er)(?: to)?|by|walk(?:able|ing)?(?: distance)?(?: (?:to|from|of))?"
    r"|(?:in|within) walking distance (?:to|of|from)|steps? (?:from|to)|(?:minutes?|blocks?) (?:from|to)|next to|along"
    r"|cerca (?:de|del|al?)|caminando (?:a|de|al|del))"
)
_FLOORS: Final = r"(?:two|three|four|both|2|3) (?:floors|stor(?:y|ies|eys?)|levels)"
_LIGHT: Final = (
    r"(?:natural |sun|day)light|sunny|sun[- ]filled|light[- ]filled|(?:full|lots|plenty) of (?:natural )?(?:light|sun)"
)
# Where a thing includes another, its records name both: a garage is parking, a terrace a balcony.
# One row each: its name, how leads ask for it, how records name it, and how a reply does in English and in Spanish.
THINGS: Final = (
    _thing("garage", r"garages?\b|garajes?\b|cocheras?\b", r"garages?\b", "a garage", "un garaje"),
    _thing("parking", r"parking\b|driveway\b|carport\b|estacionamiento\b", r"parking\b|garages?\b|carport\b|(?:paved )?drive(?:way)?\b", "parking", "estacionamiento"),
    _thing("fenced yard", r"(?:fully )?fenced(?:[- ]in)?(?: \w+)? ?(?:yard|back ?yard|patio|garden|lot|area)?\b|fence\b|(?:patio|jard[ií]n) cercado\b", r"fenced\b", "a fenced yard", "un patio cercado"),
    _thing("yard", r"(?:big |large |nice |small |decent |good )?(?:back ?|side ?)?yards?\b|gardens?\b|jard[ií]n\b|(?:un|el|con|su|gran|buen|tiene|tenga) patio\b(?! cercado)|patio (?:grande|trasero|amplio|para)\b", r"(?:back ?)?yards?\b|gardens?\b|meadow\b|large lot\b|acres?\b", "a yard", "un jardín"),
    _thing("one floor", r"(?:single|one|1)[- ](?:story|storey|level|floor)(?: living)?\b|(?:any|how many|(?:are|is) there(?: any| many)?|lots? of|many) (?:stairs|steps)\b(?=[^.!?\n]*\?)|(?:no|without|avoid(?:ing)?|can(?:['’]?t|not) (?:do|climb|manage|handle)|hate|(?:advised|warned)(?: me| us)? against)(?: any| more| the)? (?:stairs|steps)\b|(?:first|main|ground)[- ]floor (?:bedroom|primary|master|living)\b|rancher?s?(?:[- ]style)?\b(?= (?:house|home)|\W*$|,| (?:with|or|in|under|up))|wheelchair\b|silla de ruedas\b|step[- ]free\b|(?<!on the )(?<!on )(?:1st|first|ground)[- ]floor\b(?=\s?(?:[,.;!]|$|(?:or|units?|apartments?|condos?|only|please)\b))|(?:can(?:['’]?t|not)|no longer|unable to|trouble|struggl\w+|problems?)(?: \w+){0,3} (?:stairs|steps)\b|(?:stairs|steps) (?:are|would be)(?: \w+){0,2} (?:problem|hard|difficult|tough|impossible|out|issue|no)\b|no (?:puede|puedo|podemos|pueden)(?: \w+){0,2} (?:escaleras|gradas)\b|(?:una sola|de una|en una|un solo|de un) (?:planta|piso|nivel)\b|planta baja\b|sin escaleras\b", r"(?:single|one)[- ](?:story|storey|level|floor)\b|everything on one floor\b|ground[- ]floor (?:apartment|flat|condo|bedroom|unit)\b|elevator\b|main bedroom on the ground floor\b", "everything on one floor, or an elevator", "todo en una planta o un elevador", excluded=rf"{_FLOORS}\b|split[- ]level\b|(?:up|down)stairs\b|(?:second|third)[- ]floor\b|each floor\b", kinds_without=frozenset({PropertyType.TOWNHOUSE})),
    _thing("elevator", r"elevators?\b|elevador\b|ascensor\b", r"elevators?\b", "an elevator", "un elevador"),
    _thing("pool", r"(?:swimming )?pools?\b(?! table)|alberca\b|piscina\b", r"pool\b", "a pool", "una alberca"),
    _thing("fireplace", r"fire ?places?\b|wood ?stove\b|chimenea\b", r"fireplaces?\b|wood ?stove\b", "a fireplace", "una chimenea"),
    _thing("basement", r"basements?\b|cellar\b|s[oó]tano\b", r"basement\b|cellar\b", "a basement", "un sótano"),
    _thing("office", r"(?:home |an )office\b|(?:a|room for a) study\b|work from home\b|oficina en casa\b|despacho\b", r"\bstudy\b|office\b|studio\b|desk nook\b", "a study or office", "un despacho"),
    _thing("water view", rf"{_WATER} views?\b|views? (?:of|over|to) (?:the )?{_WATER}\b|see the {_WATER}\b|vistas? al? (?:mar|agua|puerto)\b", rf"{_WATER} view\b|views? (?:\w+ )?(?:of|over|to|down to) (?:the )?(?:whole )?(?:\w+ )?(?:{_WATER}|pier|masts)\b|looks over the (?:{_WATER}|masts)\b", "a view of the water", "vista al agua"),
    _thing("on the water", r"(?:water|ocean|lake|river|beach) ?front\b|(?:right )?on the (?:water|lake|ocean|beach)\b|(?:a|own|private) dock\b|frente al (?:mar|agua|lago)\b", r"(?:water|ocean|lake|river|beach) ?front\b|water side\b|dock\b|on the (?:water|lake|ocean|beach)\b", "a place on the water", "un lugar frente al agua"),
    _thing("near the water", rf"{_NEARBY} {_SHORE}\b|hear the (?:{_WATER}|waves)\b|cerca del? (?:mar|agua|playa|la playa|puerto|r[ií]o|lago)\b", rf"{_WATER}[- ]?(?:views?|side|front|walk)\b|(?:ocean|lake|river|beach)front\b|quay\b|wharf\b|pier\b|dock\b|ferry\b|masts\b|shore\b|beach\b|(?:of|over|to|down to|facing|on|at|above) (?:the )?(?:whole )?(?:{_WATER})\b|sea in the\b|the whole bay\b", "the water nearby", "el agua cerca"),
    _thing("outdoor space", r"(?:deck|(?<!\bun )(?<!\bel )(?<!\bcon )(?<!\bsu )(?<!\bgran )(?<!\bbuen )(?<!\btiene )(?<!\btenga )patio(?! (?:grande|trasero|amplio|para))|balcon(?:y|ies)|porch|terrace)\b(?! cercado)|balc[oó]n\b|terraza\b|outdoor space\b", r"decks?\b|patio\b|balcon(?:y|ies)\b|porch\b|terrace\b", "a deck, patio or balcony", "una terraza o un balcón"),
    _thing("laundry", r"(?:in[- ]unit |in[- ]suite )?(?:laundry|washer)\b|w/d\b|lavadora\b|lavander[ií]a\b", r"washer\b|laundry\b", "a laundry", "lavandería"),
    _thing("furnished", r"furnished\b|amueblad[oa]s?\b", r"furnished\b", "furniture", "muebles"),
    _thing("air conditioning", r"(?:central )?(?:air[- ]condition\w*|air\b(?= ?(?:[,.;]|$|and\b))|a/c\b|ac\b)|aire acondicionado\b", r"air[- ]condition\w*\b|central air\b|a/c\b|heat pump\b|mini[- ]split", "air conditioning", "aire acondicionado"),
    _thing("workshop", r"work ?shop\b|place to (?:work on|tinker)\b|taller\b", r"work ?shop\b|workbench\b|barn\b", "a workshop or barn", "un taller"),
    _thing("barn", r"barns?\b(?! (?:door|dance))|stables?\b(?! (?:job|income|market|neighbou?rhood|price))|granero\b|establo\b", r"barn\b|stables?\b", "a barn", "un granero", kinds_without=_NO_FARM),
    _thing("horses", r"horses?\b|equestrian\b|paddocks?\b|pasture\b|caballos?\b", r"barn\b|stables?\b|horses?\b|paddocks?\b|pasture\b", "room for horses", "espacio para caballos", kinds_without=_NO_FARM),
    _thing("guest suite", r"in[- ]laws?(?: (?:suite|apartment|unit))\b|(?:guest|mother[- ]in[- ]law) (?:suite|apartment|house)\b", r"guest suite\b|in[- ]law\b|two units\b|two main bedrooms\b", "a suite of its own", "un apartamento aparte"),
    _thing("train", rf"{_NEARBY} (?:the |a |la |el |tren )?(?:commuter )?(?:trains?|(?:train )?station|rail\w*|tren|estaci[oó]n)\b", r"trains?\b|station\b", "the train nearby", "el tren cerca"),
    _thing("gym", r"gym\b|gimnasio\b", r"gym\b", "a gym", "un gimnasio"),
    _thing("boat", r"(?:park|keep|store|space for|room for|place for|spot for|bring|have|parking for)(?: (?:an?|my|our|his|the|some))?(?: \w+)? ?(?:boats?|rvs?|trailers?|campers?|motorhomes?)\b|(?:boats?|rvs?|trailers?|campers?) (?:parking|storage|pad|space)\b|(?:lancha|bote|remolque)\b", r"boats?\b(?! (?:house|yard|club))|rv\b|trailer\b", "room for a boat", "espacio para una lancha"),
    _thing("storage", r"storage(?: (?:space|room|unit|cage|area))?\b(?! (?:unit|facilit\w+|company))|place to store\b|bodega\b|trastero\b", r"storage\b", "storage", "espacio para guardar cosas"),
    _thing("view", r"(?:an?|the|some|any|nice|good|great|decent) views?\b(?! (?:of|over|to) )|con vistas?\b|una (?:buena |linda )?vista\b", r"views?\b|looks? (?:out )?(?:over|across)\b|overlook\w*", "a view", "vista"),
    _thing("level ground", r"(?:is|are) (?:it|the (?:lot|land|yard|ground|property|parcel)) (?:\w+ )?(?:flat|level)\b|(?:flat|level) (?:lot|yard|land|ground|parcel|acre\w*)\b|terreno plano\b", r"level\b(?! of)", "level ground", "terreno plano"),
    _thing("loft", r"(?<! or )(?<! or a )lofts?\b(?! (?:beds?|or|and)\b)", r"loft\b", "a loft", "un loft"),
    _thing("beams", r"(?:exposed |wood(?:en)? |old |ceiling |original )*beams?\b(?! of)|vigas?\b", r"beams?\b", "exposed beams", "vigas a la vista"),
    _thing("skylight", r"skylights?\b|tragaluz\b|claraboya\b", r"skylights?\b", "a skylight", "un tragaluz"),
    _thing("tall windows", r"(?:tall|big|large|huge|high|floor[- ]to[- ]ceiling|oversized|lots of)(?: \w+)? ?windows?\b|ventanales\b|ventanas (?:grandes|altas)\b", r"(?:tall|big|large|floor[- ]to[- ]ceiling|oversized) windows\b|windows on (?:two|three|all|four) sides\b|glass to the\b", "tall windows", "ventanas altas"),
    _thing("light", rf"(?:{_LIGHT})\b|(?:lots|plenty|loads|a lot|good|great|nice|much|more|morning|afternoon)(?: of)? (?:light|sun)\b|(?:bright|airy)\b(?! (?:side|idea))|mucha luz\b|luz natural\b|luminos[oa]s?\b", rf"(?:{_LIGHT})\b|bright\b|skylights?\b|tall windows\b|windows on (?:two|three|all|four) sides\b|sun ?room\b|(?:morning|afternoon|evening) sun\b|glass to the south\b|south[- ]facing\b", "a lot of light", "mucha luz"),
    _thing("no flood risk", r"(?:not|isn['’]?t|out of|outside|no|without|away from|free (?:of|from))(?: \w+){0,3} flood(?:s|ing|[- ]?(?:zones?|plains?|areas?|insurance|risks?))?\b|flood[- ]free\b|(?:worr\w+|afraid|scared|concerned) (?:about|of) flood\w*\b|(?:sin|fuera de)(?: \w+){0,3} inundaci\w+", r"no flood\w*\b|flood insurance is not\b|(?:outside|out of|not in)(?: \w+){0,2} flood\b|dry side\b", "a place without a risk of floods", "un lugar sin riesgo de inundación", excluded=r"flood insurance is required\b|in (?:a|the) flood (?:zone|plain)\b"),
    _thing("land", r"(?:some |more |a bit of |lots of |plenty of |with )land\b|land (?:matters|is (?:important|a must))\b|(?:few|couple of) acres\b|(?:big|large) lot\b|terreno grande\b", r"acres?\b|large lot\b", "more land", "más terreno", kinds_without=_NO_GROUND),
)  # fmt: skip


def thing_of(name: str) -> MustHave | None:
    """The thing of this name."""
    return next((thing for thing in THINGS if thing.name == name), None)


def at_least(measure: Measure, least: float) -> MustHave:
    """So much of a measure, as a thing: "at least 1,800 sq ft"."""
    kinds = _NO_FARM if measure is Measure.ACRES else frozenset[PropertyType]()
    english, spanish = AT_LEAST[measure](least)
    never = re.compile(r"(?!)")
    return MustHave(str(measure), never, never, (english, spanish), kinds_without=kinds, measure=measure, least=least)


def has(home: Listing, thing: MustHave) -> bool:
    """Whether a home's record names a thing, or measures as much."""
    if thing.measure is not None:
        much = thing.measure.of(home)
        return much is not None and much >= thing.least
    if thing.name == "yard" and home.type in (PropertyType.CONDO, PropertyType.LAND):
        return any(map(thing.recorded.search, home.features))  # "a view of the gardens" gives none
    return thing.recorded.search(_record(home)) is not None


def denies(home: Listing, thing: MustHave) -> bool:
    """Whether a home's record tells that it does not have a thing, or measures less."""
    if has(home, thing):
        return False
    if home.type in thing.kinds_without or (thing.excluded is not None and thing.excluded.search(_record(home))):
        return True
    return thing.measure is not None and thing.measure.of(home) is not None


def _record(home: Listing) -> str:
    return "; ".join((*home.features, home.description))
