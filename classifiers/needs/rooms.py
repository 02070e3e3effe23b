"""Bedrooms, bathrooms and the kind of home that a text asks for or describes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from classifiers.text.phrases import Sifted
from classifiers.verdict import Need
from models.property import PropertyType

MOST_BEDROOMS: Final = 12
MOST_BATHROOMS: Final = 12

_COUNTED: Final = (
    (1, "one un una uno"),
    (2, "two second dos"),
    (3, "three third tres"),
    (4, "four fourth cuatro"),
    (5, "five fifth cinco"),
    (6, "six sixth seis"),
    (7, "seven siete"),
    (8, "eight ocho"),
)
_NUMBERS: Final = {word: number for number, spellings in _COUNTED for word in spellings.split()}
_HALF: Final = " and a half"
_COUNT: Final = rf"(?:\d{{1,2}}(?:\.5)?|(?:{'|'.join(_NUMBERS)})(?:{_HALF})?)"
_MORE: Final = r"(?:\s?\+|\s?(?:or more|o m[aá]s)|\s?(?:full|nice|real|good|large|big|small|decent)|(?:st|nd|rd|th))?"
_TO: Final = rf"(?:\s?(?:-|–|to|or|o|a|/)\s?{_COUNT})?"
_BED: Final = (
    r"(?:bed ?rooms?|beds?|br|bd|bdrms?|bdr|bds|brs|rec[aá]maras?|habitaci[oó]n(?:es)?|habitacion(?:es)?|cuartos?"
    r"|dormitorios?|alcobas?|recs|rooms?(?= \d(?:\.5)? ?ba))"
)
_BATH: Final = r"(?:bath ?rooms?|baths?|ba|bth|bths|ba[ñn]os?)"
_BEDROOMS = re.compile(rf"(?<![\w./$,])(?P<count>{_COUNT}){_MORE}{_TO}{_MORE}[\s-]?{_BED}(?!\w|\s?:)", re.IGNORECASE)
_BATHROOMS = re.compile(
    rf"(?<![\w.$,])(?P<count>{_COUNT}){_MORE}{_TO}{_MORE}[\s-]?{_BATH}(?!\w)(?!\s?:)(?! (?:house|tub|towel))",
    re.IGNORECASE,
)
_BATHS_AFTER_BEDS = re.compile(
    rf"(?<=br[/,x ]|bd[/,x ]|ed[/,x ])\s?(?P<count>\d(?:\.5)?)\s?{_BATH}(?!\w)", re.IGNORECASE
)
_LABELLED_BEDS = re.compile(
    r"\b(?:bed(?:room)?s?|rec[aá]maras|cuartos)(?: \(?min(?:imum)?\)?)?\s?[:=]\s?\*?(?P<count>\d)(?!\d)", re.IGNORECASE
)
_WANTED = re.compile(
    r"\b(?:need|want|at least|min(?:imum)?|looking for|prefer|like|love|busco|necesit\w+) (?:a |at least |un[ao]? "
    r"|min |like ){0,2}$",
    re.IGNORECASE,
)
_LIVED_IN = re.compile(
    r"\b(?:listed as|in|outgrow\w+|leaving|have|own|our|my|from|current|(?<!wife )(?<!husband )(?<!he )says"
    r"|remove|removing|sending|sent|no more) (?:me |us )?(?:an? |our |my |this |the )?$",
    re.IGNORECASE,
)
_OR_A_STUDIO = re.compile(
    r"\bstudios? (?:apartments? |apts? )?(?:or|o)(?: an?| una?)?(?: small| tiny)? $", re.IGNORECASE
)
_GONE = re.compile(r"[^.!?\n]{0,24}\b(?:is|was|got) (?:gone|sold|taken|pending|off the market)\b", re.IGNORECASE)
_LABELLED_BATHS = re.compile(
    r"\b(?:bath(?:room)?s?|ba[ñn]os)(?: \(?min(?:imum)?\)?)?\s?[:=]\s?\*?(?P<count>\d(?:\.5)?)(?!\d)", re.IGNORECASE
)
# "3/2", "4/2.5": not a date, a fraction or a rate that is fixed for some years.
_SLASHED = re.compile(
    r"(?<![\w./$#-])(?P<beds>[1-7])/(?P<baths>[1-5](?:\.5|\.0)?)(?![\w/%-]|\.\d)"
    r"(?!\s?(?:acre|ba\b|bath|mile|hour|hr|off|day|of\b|arm|buy|inch|cup|price|mortgage|at \d|and \d|through|thru"
    r"|to \d|until|-))",
    re.IGNORECASE,
)
_BEFORE_A_DATE = re.compile(
    r"(?:\b(?:on|by|until|till|til|before|since|after|from|through|thru|beginning|returning|dated?|starts?"
    r"|starting|due|effective|closing|deadline|moved?|out|back|el|al|hasta|desde|between|arriving|available|posted"
    r"|half|tampa|of|a las|sat|sun|mon|tues?|weds?|thurs?|fri|saturday|sunday|monday|tuesday|wednesday|thursday"
    r"|friday)|-|–|:)\s?$",
    re.IGNORECASE,
)

# The kinds of home, each with the words that name it. A text that names two kinds names none.
_HOUSE_STYLES: Final = (
    r"single[- ]famil(?:y|ies)(?: (?:home|house|residence))?s?|sfhs?|sfr|bungalows?|(?:ranch|craftsman|tudor|colonial"
    r"|victorian|cape cod|split level|rambler)(?:e?s|[- ]?(?:style)?(?: (?:home|house)s?)?)"
    r"|(?-i:cape)(?=[.,;]| with|[ -]style)|(?-i:capes)|a rental house|cottages?|farmhouses?|detached (?:home|house)s?"
    r"|casas? solas?"
)
_KINDS: Final = (
    (PropertyType.CONDO, Sifted("condo(?:minium)?s?\ncondominios?")),
    (
        PropertyType.CONDO,
        Sifted(r"""
            apartments?(?! building| complex)
            apts?
            depas?
            (?<!edificio de )(?<!edificios de )(?:departamentos?|apartamentos?)
        """),
    ),
    (
        PropertyType.TOWNHOUSE,
        Sifted(r"""
            town ?(?:house|home)s?
            row ?(?:house|home)s?
            casas? adosadas?
        """),
    ),
    (
        PropertyType.MULTI_FAMILY,
        Sifted(
            r"""
            (?:du|tri|four|quad|[234]-)plex(?:es)?
            multi-?\s?famil(?:y|ies)
            multis
            (?:casas? )?multifamiliar(?:es)?
            (?:casas? )?de (?:dos|tres|cuatro) familias
            edificios? de (?:apartamentos|departamentos)
            small multi
            (?:small )?apartment buildings?
            \d+ ?(?:-|to) ?\d+ units?
            \d+-?\s?unit buildings?
            unit building
            """
        ),
    ),
    (
        PropertyType.LAND,
        Sifted(
            r"""
            (?:vacant|raw|empty|buildable|building|hunting|undeveloped) (?:land|lots?|parcels?)
            acreage
            (?<!on )(?<!sits on )(?<!house on )(?<!with )(?<!some )land(?! contract)
            (?<!bigger )(?<!corner )(?<!larger )lots?(?! of)(?=[\s,]{0,2}(?:to build|under|for sale|over|or some))
            (?:a|the|two|adjoining|any) lots?(?= (?:or|on|to|behind|for|near|in))
            terrenos?
            lotes?
            (?:sell|buy|find|looking for|after) (?:\d+ )?acres
        """
        ),
    ),
    (
        PropertyType.COMMERCIAL,
        Sifted(
            r"""
            warehouses?(?: or flex space)?
            retail (?:space|strip|building)
            retail or (?:small )?office
            office (?:space|building)
            commercial (?:building|property|space|real estate)
            storefronts?
            flex space
            self storage
            local comercial
            bodegas?
            strip (?:mall|center)
        """
        ),
    ),
    (PropertyType.HOUSE, Sifted(_HOUSE_STYLES)),
    (
        PropertyType.HOUSE,
        Sifted(
            r"""
            (?:buy(?:ing)?|purchase|purchasing|sell(?:ing)?|list(?:ing)?|rent(?:ing)?|lease|want|need|\
                find(?:ing)?|look(?:ing)? for|looking at|searching for|seeking|after|own|have|just)(?: (?:an?|plain|\
                    simple|regular|normal|fixer|\
                fixer[- ]upper|our|my|\
                the|some|for|to|small|big|bigger|larger|smaller|new|newer|nice|old|older|first|starter|rental|\
                brick|decent|good|whole|her|his|their|mom'?s|dad'?s|single|\$?\d[\d.,]*k?|\d|one|two|three|four|five|\
                    bed|beds|br|bedrooms?|bath|ba|\
                story)){1,6} houses?(?! hunt)
            house (?:to|for) (?:rent|buy|lease)
            (?:only|any|some|other) houses
            (?:w/|with) a house
            (?:for the right|small|tiny|starter|cozy|modest) (?:little )?house(?! hunt)
            houses only
            (?:bed|bedroom|br|bath|story|family) houses?
            ~(?:\A|(?<=[.!?,\n]\s)|(?<=\n))casas?(?= (?:con|de) (?:\d|dos|tres|cuatro)|\s?,)~
            (?:vale|valor de) (?:mi|nuestra) casa
            (?:comprar|vender|vendo|rentar|busco|buscamos|buscando|quiero|tengo)(?: (?:una?|mi|nuestra|la|primera|\
                otra)){0,2} casas?(?! sola| adosada)
        """
        ),
    ),
)
_NOT_SOUGHT = re.compile(
    r"(?:\bno|\bnot|\b(?:not|isn'?t|no) an?|\bsold|\bopen|\bnon|\bmy current|\bour|\bbasement|\bthe"
    r"|\bdon'?t(?: want(?: an?)?)?"
    r"|\binstead of(?: an?)?|\bfrom (?:an?|our|my)(?: [\w,.-]+){0,3})\s$",
    re.IGNORECASE,
)
_PUT_UP = re.compile(r"\b(?:sell|selling|put|putting|list|listing) (?:our|my|the)\s$", re.IGNORECASE)
# A home that is talked about: "66 Bluff View Ter, 3bd/2ba, $489k".
_OF_A_LISTING = re.compile(
    r"\d{1,5} (?:[A-Z]\w+ ){1,3}(?:St|Ave|Rd|Dr|Ln|Ct|Way|Blvd|Pl|Ter|Cir|Trl|Trail|Street|Avenue|Road|Drive|Lane|Court"
    r"|Place|Terrace|Circle)\b\.?,\s(?:\d[\w./ ]{0,10})?$"
)
# What is said of such a home is of one's own where somebody sells.
_OWN_HOME = re.compile(
    r"\b(?:sell(?:ing)? (?:it|my|our)|(?:we|i) own|paid off|thinking (?:of|about) (?:selling|moving)|(?:my"
    r"|our) (?:house|home"
    r"|place) at|what do (?:homes|houses)|list it)\b",
    re.IGNORECASE,
)
# Asked for in so many words, and nothing else with it.
_SOUGHT = re.compile(
    r"\b(?:look(?:ing)? for|want(?: to (?:buy|purchase|find))?|buy(?:ing)?|purchas(?:e|ing)|find(?: me| us)?|any"
    r"|interested in|search(?:ing)? for|seeking|need|do you have|busc\w+|comprar|quier\w+|necesit\w+)"
    r"(?: (?:an?|some|any|nice|small|large|big|new|newer|older|good|cheap|off|market|distressed|/|un[oa]s?|casas?|\d"
    r"|bed(?:room)?|br)){0,5} $",
    re.IGNORECASE,
)
_OR_ANOTHER = re.compile(r" (?:or|o)\b", re.IGNORECASE)
_HOUSE_TOO = re.compile(r"\b(?:houses?|casas?|casitas?)\b", re.IGNORECASE)
_APARTMENT, _ANY_HOUSE = _KINDS[1][1], _KINDS[-1][1]
_FOR_RENT = re.compile(r"\b(?:rent\w*|leas(?:e|ing)|alquil\w+|apply|pets?|deposit)\b", re.IGNORECASE)


def rooms(text: str) -> Mapping[str, Need]:
    """The slots bedrooms_min, bathrooms_min and property_type that `text` gives."""
    return dict([*_kind(text), *_slashed(text), *_counted(text)])


def sought_kind(text: str) -> Need | None:
    """The kind of home that a text asks for in so many words and without another beside it."""
    need = dict(_kind(text)).get("property_type")
    if need is None or _APARTMENT.search(need.quote):
        return None
    at, end = text.find(need.quote), text.find(need.quote) + len(need.quote)
    a_house_too = need.value != PropertyType.HOUSE and _HOUSE_TOO.search(text[:at] + text[end:])
    if a_house_too or _OR_ANOTHER.match(text, end) or not _SOUGHT.search(text, max(0, at - 60), at):
        return None
    return need


def _counted(text: str) -> Iterator[tuple[str, Need]]:
    for slot, patterns, most in (
        ("bedrooms_min", (_LABELLED_BEDS, _BEDROOMS), MOST_BEDROOMS),
        ("bathrooms_min", (_LABELLED_BATHS, _BATHROOMS, _BATHS_AFTER_BEDS), MOST_BATHROOMS),
    ):
        for pattern in patterns:
            match = _sought(text, pattern)
            count = _number(match["count"]) if match else 0
            if match and count == 1 and _OR_A_STUDIO.search(text, max(0, match.start() - 24), match.start()):
                break  # a studio will do: none at least
            if match and 0 < count <= most:
                yield slot, Need(_plain(slot, count), match[0].strip())
                break


def _sought(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The match that is wanted rather than lived in: the first after "need", else the first not after "in a"."""
    own = _OWN_HOME.search(text) is not None
    found = [
        match
        for match in pattern.finditer(text)
        if own or not (_is_of_a_listing(text, match.start()) or _GONE.match(text, match.end()))
    ]
    wanted = [match for match in found if _WANTED.search(text, max(0, match.start() - 24), match.start())]
    others = [match for match in found if not _LIVED_IN.search(text, max(0, match.start() - 24), match.start())]
    return next(iter(wanted or others), None)


def _slashed(text: str) -> Iterator[tuple[str, Need]]:
    for match in _SLASHED.finditer(text):
        beds, baths = int(match["beds"]), float(match["baths"])
        if _is_of_a_listing(text, match.start()):
            continue
        if baths > beds or _BEFORE_A_DATE.search(text, max(0, match.start() - 14), match.start()):
            continue
        yield "bedrooms_min", Need(beds, match[0])
        yield "bathrooms_min", Need(_plain("bathrooms_min", baths), match[0])
        return


def _kind(text: str) -> Iterator[tuple[str, Need]]:
    """The one kind that a text names. A house counts only where nothing more exact is named."""
    found: dict[PropertyType, str] = {}
    for kind, pattern in _KINDS:
        if pattern is _ANY_HOUSE and found:
            break
        match = next((m for m in pattern.finditer(text) if _is_sought(text, m.start())), None)
        if match and pattern is _APARTMENT and _FOR_RENT.search(text):
            return  # an apartment for rent may be of any kind; one for sale is a condo
        if match:
            found.setdefault(kind, match[0].strip())
    if len(found) == 1:
        kind, quote = found.popitem()
        yield "property_type", Need(kind.value, quote)


def _is_sought(text: str, start: int) -> bool:
    """Whether a kind of home is wanted, or put up for sale, and not the one that they live in."""
    before = text[max(0, start - 40) : start]
    return _PUT_UP.search(before) is not None or not _NOT_SOUGHT.search(before[-24:])


def _is_of_a_listing(text: str, at: int) -> bool:
    return _OF_A_LISTING.search(text[max(0, at - 60) : at]) is not None


def _number(words: str) -> float:
    whole = words.lower().removesuffix(_HALF)
    return float(_NUMBERS.get(whole, 0) or whole) + (0.5 if whole != words.lower() else 0.0)


def _plain(slot: str, count: float) -> int | float:
    return int(count) if slot == "bedrooms_min" or count == int(count) else count
