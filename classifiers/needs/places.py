"""Places in a text: street addresses, and the areas where somebody wants to live."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from classifiers.needs.known_areas import Place
from classifiers.verdict import Need

MOST_AREAS: Final = 6

# ------------------------------------------------------------------------------------------------ addresses

_SUFFIX: Final = (
    r"(?:street|st|avenue|ave|av|road|rd|drive|dr|lane|ln|boulevard|blvd|blv|court|ct|circle|cir|way|place|pl"
    r"|terrace|ter"
    r"|trail|trl|parkway|pkwy|highway|hwy|loop|close|square|sq|bend|path|pass|cove|row|point|pt|hollow|ridge|view"
    r"|crossing|xing|run|walk|alley|plaza|heights|hts|grove|glen|landing|commons|meadows?|creek|hill|park|manor|lake"
    r"|valley|woods?|oaks?|gardens?|mews|green|knoll|crest|vista|spur|turnpike|pike)"
)
_SURE_SUFFIX: Final = (
    r"(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|circle|cir|way|place|pl|terrace"
    r"|trail|trl|parkway|pkwy)"
)
_UNIT: Final = r"(?i:,? ?(?:#|apt\.?|unit|suite|ste\.?|no\.) ?#?\w{1,5}\b)?"
_NAME: Final = r"(?:[A-Z][\w'’.]*|\d{1,3}(?:st|nd|rd|th))"
_LOWER: Final = r"(?:[a-z][a-z'’]+|\d{1,3}(?:st|nd|rd|th))"
_NUMBER: Final = r"(?<![\w.,$#/:-])\d{1,5}[A-Za-z]?(?:-\d{1,3})?"
_WIND: Final = r"(?:[NSEWnsew]\.?|[NS][EW]|North|South|East|West)"
_NOT_STREETS: Final = (
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|(?:AM|PM|BR|BA|BD|Bed|Bath|SF|Sq|Acre|Unit"
    r"|Story|Car|Year|Day"
    r"|Month|Minute|Mile|Hour|Point|House|Home|Exchange|Million|Thousand|Dollar|USD|US|K|Mil|Or|And|To|In|On|At"
    r"|For|But|We|I|It|My"
    r"|Is|The|This|Of|Tampa|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Bedroom|Min|Max|Other|More"
    r"|People|Kids|Units|Homes"
    r"|Houses|Beds|Baths|Days|Weeks|Years|Months|Minutes|Miles|Hours|Acres)s?\b)"
)
# A number, a name and a kind of street, in any case of letters for the kinds that are no common word.
_NUMBERED = re.compile(
    rf"{_NUMBER} (?:{_WIND} )?{_NOT_STREETS}(?:(?:Calle|Avenida|Av\.?|Via|Camino|Paseo) )?{_NAME}(?: {_NAME}){{0,3}}?"
    rf" (?i:{_SUFFIX})\b\.?{_UNIT}"
)
_NUMBERED_LOWER = re.compile(
    rf"{_NUMBER} (?:{_WIND} )?(?:{_LOWER}|{_NAME})(?: (?:{_LOWER}|{_NAME})){{0,2}}? (?i:{_SURE_SUFFIX})\b\.?{_UNIT}"
)
# Without a kind of street only after words that a place follows, or where the text begins with it.
_BARE_AFTER: Final = (
    r"(?:\b(?i:at|see|tour|view|visit|about|on|saw|love|loved|like|liked|toured|found|into|listing|property|address"
    r"|house|home|inquiry|inquire about|offer on"
    r"|of|owner of property"
    r"|re|for|regarding|is|como|en|casa de|casa en|propiedad|propiedad de|interest(?:ed)? in)\s?:?\s|\(|^)"
)
_BARE = re.compile(
    rf"(?m){_BARE_AFTER}"
    rf"(?P<address>{_NUMBER} (?:{_WIND} )?{_NOT_STREETS}[A-Z][a-z'’]{{2,}}(?: [A-Z][a-z]+)?{_UNIT})(?! ?[%\d])"
)
_SPANISH = re.compile(
    r"(?:\d{1,5}\s(?:de la\s)?)?\b(?i:calle|avenida|av\.|calzada|privada|boulevard)\s(?:de (?:la |los "
    r"|las )?)?[A-ZÁÉÍÓÚÑ][\w]+(?:\s(?:de\s)?[A-ZÁÉÍÓÚÑ][\w]+)?(?:\s(?:#|n[uú]mero\s|no\.\s)?\d{1,5}\b)?"
)
_STREET_ONLY = re.compile(
    rf"\b(?:on|at|over on|off|the|en|to|of)\s(?P<address>{_NAME}(?: {_NAME})? (?:Street|St|Avenue|Ave|Road|Rd"
    rf"|Drive|Dr|Lane"
    rf"|Ln|Boulevard|Blvd|Court|Ct|Circle|Cir|Way|Terrace|Trail|Pkwy|Parkway))\b(?! \d)"
)
_ON_A_ROUTE = re.compile(rf"{_NUMBER} (?:State |US |County )?(?i:route|highway|hwy|road|rd) \d{{1,4}}\b")
# Where somebody works or has to be: "I work at 1 Commerce Plaza", "a 9 am at 50 Main St".
_OF_THEIR_DAY = re.compile(
    r"(?:\b(?:works?|working|office|job|\d ?[ap]m|meeting|appointment)\b[^.!?\n]{0,12}\bat"
    r"|\b(?:we|i|currently|now|been) (?:rent|renting|leasing) (?:now |currently )?at)\s$",
    re.IGNORECASE,
)
_SOLD = re.compile(r"\.?,? (?:has |just |finally |is )?sold\b", re.IGNORECASE)  # gone, and no home to talk about


def address(text: str) -> Mapping[str, Need]:
    """The first street address of `text` as the slot address: numbered before unnumbered."""
    for pattern in (_NUMBERED, _ON_A_ROUTE, _NUMBERED_LOWER, _BARE, _SPANISH, _STREET_ONLY):
        for match in pattern.finditer(text):
            begins = match.start("address") if "address" in pattern.groupindex else match.start()
            if _OF_THEIR_DAY.search(text[max(0, begins - 40) : begins]) or _SOLD.match(text, match.end()):
                continue
            quote = (match["address"] if "address" in pattern.groupindex else match[0]).strip(" .,")
            if _is_address(quote):
                return {"address": Need(quote, quote)}
    return {}


_UNIT_PART = re.compile(rf"{_UNIT[:-1]}$")
_NO_ADDRESS = re.compile(
    r"\b(?:bed|bath|beds|baths|br|ba|acres?|minutes?|min|miles?|days?|weeks?|months?|years?|hours?|people|kids"
    r"|cars?|sq|sqft|story|units?"
    r"|percent|dollars?|million|k|of|the|and|or|to|a|is|in|for|from|with|my|our|per|other|more|house on|homes?"
    r"|going|that|off|per|pm|am|cuartos?|rec[aá]maras?|ba[ñn]os?|en|de|which|seems?|too|by|on|so|it|i|we|you|this"
    r"|all|but"
    r"|not|at|no|one|way too|if|as|be|have|has|was|were|are|can|will|would|do|don't|about|after|before|because|like)\b",
    re.IGNORECASE,
)


def _is_address(quote: str) -> bool:
    """Whether no word of it says that the number counts something."""
    street = _UNIT_PART.sub("", re.sub(r"^\d+\w?\s", "", quote))
    return len(quote) <= 60 and not _NO_ADDRESS.search(street.rsplit(" ", 1)[0])


# ------------------------------------------------------------------------------------------------ areas

_CAPITAL: Final = r"(?:St\.|Mt\.|Ft\.|(?<!\w)[A-ZÁÉÍÓÚÑ][\w'’-]{0,24}(?!\w))"
_AREA: Final = rf"{_CAPITAL}(?: (?:of the|of|de la|de los|del|de|on the) {_CAPITAL}| {_CAPITAL}){{0,2}}"
_SIDE: Final = (
    r"(?:downtown|midtown|uptown|centro|zona (?:norte|sur|este|oeste|oriente|poniente|centro)|old town|(?:north"
    r"|south|east|west|northeast|northwest|southeast"
    r"|southwest)[- ]?(?:side|end)"
    r"|city cent(?:er|re)|(?:el |del )centro)"
)
_PLACE: Final = rf"(?:the\s)?(?:{_AREA}|(?i:{_SIDE})|\d{{5}}(?!\d|,\d|k))"
_JOIN: Final = r"(?:\s?/\s?|,\s(?:or\s|and\s)?|\s(?:or|and|y|o|&)\s)"
_LEADS_IN: Final = (
    r"(?i:\bin|\bany part of|\bwhere:|\bstill|\btoo (?:little|low) for|\bnear|\baround|\bnearby|\bclose to|\bwithin"
    r"|\bzip(?: code)?|\bneighborhoods?(?: of|:)"
    r"|\bareas?:|\blocations?:|\btoward"
    r"|\ben|\bcerca del?|\bpor el rumbo de|\bzona(?: de)?|\bcolonia|\bbarrio(?: de)?|\bdistrito|\bwant"
    r"|\bprefer(?:ably)?"
    r"|\bwatching|\bstill want|\b(?:relocat(?:e|ing)|mov(?:e|ing)|transferr(?:ed|ing)) to|\bon(?=\s+Lake\b)"
    r"|\b(?:you|you guys) (?:handle|cover|serve|do)|\b(?:city|town)(?: of)?)"
)
_AFTER_WORD = re.compile(
    rf"{_LEADS_IN}\s+(?:or (?:near|around|in)\s|the\s)?(?P<places>{_PLACE}(?:{_JOIN}{_PLACE}){{0,4}})"
)
_NAMED_AREA = re.compile(
    rf"(?P<places>{_AREA})\s(?i:area|neighborhood|neighbourhood|school district|subdivision|district|zip)\b"
)
_IN_A_LIST = re.compile(
    rf"(?:^|[,;:./] (?:or |and )?|\n)(?P<places>{_PLACE}(?:\s(?:or|and|y|o)\s{_PLACE})?)"
    rf"(?=\s?(?:[,.;!?\n]|only\b|please\b|or nothing\b|$))"
)
_LIST_SIGN = re.compile(
    r"\b\d{3} (?:max|tops|or less|or under|or below)\b|\b(?:recs?|rec[aá]maras?|cuartos|habitaciones)\b|\b(?:under"
    r"|up to|max|tops|budget)(?: is| stays| at| of|:){0,2} (?:\d|\w+ hundred)|\b(?:\d|one|two|three|four"
    r"|five)\s?(?:\+\s?)?(?:bed|br|bd|bedroom)s?\b|\bbedrooms?\b|\btownhouses?\b|\d/\d|\$\d|\d{3}k|[1-9]00s\b",
    re.IGNORECASE,
)
_STREET = re.compile(r"\s(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Blvd|Ct|Court|Cir|Way|Ter|Trail)$")
_EITHER = re.compile(r"[A-Z]\w+ (?:or|o) [A-Z]")  # two places to choose from; no signature reads so
# Words and endings that names of places have.
_PLACE_WORD = re.compile(
    r"(?:\b(?:county|heights|hills?|springs|falls|village|grove|creek|park|ridge|valley|lakes?|woods|beach|bluffs?"
    r"|point"
    r"|harbor|district|estates|island|meadows?|commons|landing|crossing|gardens|mesa|terrace|bay|farms|town|city|river)"
    r"|(?i:view|wood|woods|field|brook|ville|dale|side|gate|haven|burg|ridge|crest|mont|hurst|shire|port|land|ton))$"
    r"|^(?:Las|Los|Villa|San|Santa|Mt\.|Lake|Old|North|South|East|West|Fort)\s",
    re.IGNORECASE,
)
_NO_SURNAME = re.compile(
    r"\s(?:county|heights|springs|village|grove|creek|ridge|valley|estates|terrace)$", re.IGNORECASE
)
# What a home should have, in capitals: "Open Plan. Central Air."
_FEATURE = re.compile(
    r"(?:new|open|central|gas|electric|low|modern|updated|hardwood|fenced|large|big|nice|quiet|good|great|walkable"
    r"|finished"
    r"|attached|detached|double|brick|granite|natural|hot|walk|move|easy|single|main|full|master|primary|corner|extra"
    r"|plenty|lots|dog|pet|kid|school)\b",
    re.IGNORECASE,
)
_OWN_SENTENCE = re.compile(
    rf"(?<=[.!?] )(?:(?:Either|Or|In|Around|Near)\s)?(?P<places>{_AREA}(?:\s(?:or|and|y|o)\s{_AREA})?)(?=[.!?](?:\s"
    rf"|$)|$|\sor\s(?:any|near|some))"
)
_FAREWELL = re.compile(
    r"\b(?:thanks|thank you|thx|ty|best|regards|cheers|sincerely|gracias|saludos|bye|love|[A-Z])[.,! ]*$", re.IGNORECASE
)
# In lower case: two words of which the second is a place's, or one with a place's ending.
_LOWER_NAME = re.compile(
    r"(?!(?:the|a|an|any|this|that|some|good|quiet|nice|big|small|safe|same|trailer|mobile|office|business|theme|dog"
    r"|national"
    r"|state|city|water|home|gated|our|my|your|their|his|her|local|nearby|skate|ball|rv|industrial|new|of|in|on|at"
    r"|for|to"
    r"|and|or|with|near|by|no|not|every|each|another|other|whole|entire|retirement|private|public|steep|rolling|hot)\s)"
    r"(?:[a-z]{3,14} (?:county|heights|hills|springs|falls|village|grove|creek|ridge|valley|lakes|estates|point|park"
    r"|row"
    r"|bluffs?|district|loma)"
    r"|(?!over|inter|hard|ply|drift|fire|brush|neighbor|bed|waterf|mid|preview|review|wide|out|infield|farm|ball|oil"
    r"|land"
    r"|car|cart|skele|single|inside|beside|mort|sea|road|curb|pool|country|down|up|street|rear|whole|sun|battle|corn"
    r"|for"
    r"|heat|rose)[a-z]{3,9}(?:wood|field|brook|ville|dale|haven|view|mont|ridge|crest|hurst|burg)"
    r"|(?:north|south|east|west)[- ]?(?:side|end)|downtown|midtown|uptown)",
)
_LOWER_PLACES = re.compile(
    rf"(?P<lead>\b(?:in|near|around|love|want|prefer|toward) |[,.;\n] ?)(?P<places>{_LOWER_NAME.pattern}"
    rf"(?:{_JOIN}{_LOWER_NAME.pattern}){{0,3}})(?=\s?(?:[,.;!?\n]|pls|please|under|up to|max|for|only|if|or|\d|w/|$"
    rf"|but))"
)
# Where a home of an address stands, or one that was looked at, is no wish.
_OF_A_HOME = re.compile(
    r"\b\d{1,5} (?:[A-Z][\w'’]+ ){1,3}(?:St|Ave|Rd|Dr|Ln|Ct|Way|Blvd|Pl|Ter|Cir|Trl|Street|Avenue|Road|Drive|Lane|Court"
    r"|Place|Terrace|Circle)\.?,?\s(?:in (?:the )?)?$"
    r"|\b(?:saw|seen|toured|visited|looked at)\s[^,;]{0,24}$"
)
# What somebody wants to live near is no area.
_LANDMARK = re.compile(r"\s(?:High|Elementary|Middle|School|Academy|University|College|Hospital|Airport|Station)$")
_SPLIT = re.compile(r"\s?/\s?|,\s(?:or\s|and\s)?|\s(?:or|and|y|o|&)\s")
# Where somebody is, comes from, works or was, is not where they look for a home.
_ELSEWHERE = re.compile(
    r"\b(?:from|live[sd]?|living|born|work(?:s|ing|ed)?|stuck|raised|based|located|are|is|am|was|were|been|up"
    r"|reside[sd]?|grew up|own|owns|stationed|summers?|currently|(?:my|our|his|her|their|mom'?s|dad'?s"
    r"|parents'?) (?:\w+ )?(?:place|home|house|office|job|family|condo)"
    r"|vivo|vivimos|vive|viven|trabajo|trabaja|estoy|estamos|factory|manufacturer|client|company|brokerage"
    r"|interested|interest|family|familia|believe|back|sold|bought|(?<!for )sale)"
    r"(?:\s(?:now|here|currently|over|out|down|still|of mine|all|the))?\s$",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:not|nothing|no|except|avoid|anything but|never|away|other than|don'?t (?:want|like)|hate|nada|excepto"
    r"|menos|que no sea)(?: (?:in|on|near|anything|from|the|en|live|be|houses|homes)){0,3}\s?$",
    re.IGNORECASE,
)
_NO_AREA_WORDS: Final = """
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu
    thur thurs fri sat sun enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
    diciembre lunes martes miercoles jueves viernes sabado domingo spring summer fall autumn winter q1 q2 q3 q4
    christmas thanksgiving easter labor airbnb vrbo zillow redfin realtor trulia craigslist facebook google
    instagram homes apartments mls internet whatsapp linkedin i i'm i'd i'll we we're we'd my our you your he she
    they it its the this that these those a an and or but if so yes no not please thanks thank thx best regards hi
    hello hey dear sincerely cheers love sent get english spanish español ingles inglés french usa us uk america
    mexico méxico canada europe germany am pm asap hoa va fha usda ltd llc inc cash cma fsbo mba phd hud w9 pdf id
    ok fyi bed beds bath baths br ba bedroom bedrooms bathroom house home condo garage pool yard section god jesus
    mom dad escrow february's class person general advance case need looking want call budget max under time touch
    contact mind love good what when where how who can could would do does is are was will with for from to of at
    on by near around about up between less more than one two three four five any all some todo para con sin pero
    hola buenas buenos gracias saludos casa depa favor efectivo general mi mis su tu single family must three
    ranch colonial craftsman bungalow cottage duplex triplex townhome studio lender close closing pets
    townhouse ready price range pre preapproved approved also still thanks. first second investor investors buyer
    buyers seller agent realtor lender tenant renter cheers regards sorry yard view basement parking elevator
    evening morning afternoon greetings howdy wells chase ally rocket fannie freddie
"""
_NO_AREA: Final = frozenset(_NO_AREA_WORDS.split())


def areas(text: str, known: Sequence[Place] = ()) -> Mapping[str, Need]:
    """The slot areas: the `known` ones of a text, and places named after words such as "in" and "near"."""
    found: dict[str, tuple[int, int]] = {}
    longest_first = sorted(known, key=lambda place: (-len(place.name), place.name))
    for name, start, end in [*((place.name, place.start, place.end) for place in longest_first), *_written(text)]:
        if len(found) < MOST_AREAS and not any(name.lower() in other.lower() for other in found):
            found[name] = (start, end)
    if not found:
        return {}
    start, end = min(s for s, _ in found.values()), max(e for _, e in found.values())
    names = tuple(name for name, _ in sorted(found.items(), key=lambda item: item[1]))
    quote = text[start:end] if end - start <= 120 else text[slice(*found[names[0]])]
    return {"areas": Need(names, quote)}


def _written(text: str) -> Iterator[tuple[str, int, int]]:
    yield from _alone(text)
    yield from _in_lower_case(text)
    for pattern in (_AFTER_WORD, _NAMED_AREA, _IN_A_LIST):
        for match in pattern.finditer(text):
            if (
                pattern is _IN_A_LIST
                and not _LIST_SIGN.search(_sentence(text, match.start("places")))
                and not text.startswith((" only", " or nothing"), match.end())
                and not (_EITHER.search(match["places"]) and _LIST_SIGN.search(text))
            ):
                continue
            if pattern is _IN_A_LIST and text.startswith("!", match.end()) and not match[0].startswith(","):
                continue  # "Wow!" is no place
            before = max(0, match.start() - 24)
            if _REFUSED.search(text, before, match.start()):
                continue
            if pattern is not _IN_A_LIST and _ELSEWHERE.search(text, before, match.start()):
                continue
            if _OF_A_HOME.search(_clause(text, match.start())):
                continue
            yield from _names(text, match.start("places"), match.end("places"), strict=pattern is _IN_A_LIST)


def _alone(text: str) -> Iterator[tuple[str, int, int]]:
    """Places that are a sentence of their own in a text that describes a search: "3 beds. Linden Hills. 350 max."

    At the end of a text such words are rather somebody's name: there only a word or an ending that places have will do.
    """
    if not _LIST_SIGN.search(text):
        return
    for match in _OWN_SENTENCE.finditer(text):
        last = not text[match.end() + 1 :].strip()
        before = text[max(0, match.start() - 30) : match.start()]
        name = match["places"]
        two_words = " " in name or "." in name
        sure = _PLACE_WORD.search(name) is not None
        if last and not text.rstrip().endswith((".", "!")):
            sure = _NO_SURNAME.search(name) is not None
        if _REFUSED.search(before) or _FAREWELL.search(before) or not (sure or (two_words and not last)):
            continue
        if _FEATURE.match(name) and not sure:
            continue
        yield from _names(text, match.start("places"), match.end("places"), strict=not sure)


def _in_lower_case(text: str) -> Iterator[tuple[str, int, int]]:
    """Places typed in lower case, told by a word or an ending that names of places have."""
    for match in _LOWER_PLACES.finditer(text):
        lead = match["lead"].strip(" ,.;\n").lower()
        if not lead and not _LIST_SIGN.search(text):
            continue
        before = text[max(0, match.start() - 24) : match.start("places")]
        if _REFUSED.search(text[max(0, match.start() - 24) : match.start()]) or _ELSEWHERE.search(
            before[: -len(match["lead"])] if lead else before
        ):
            continue
        at = match.start("places")
        for piece in _SPLIT.split(match["places"]):
            at = text.index(piece, at)
            if _LOWER_NAME.fullmatch(piece):
                yield piece, at, at + len(piece)
            at += len(piece)


def _clause(text: str, at: int) -> str:
    """What stands before a place in its sentence."""
    return re.split(r"[.!?\n]\s", text[max(0, at - 60) : at])[-1]


def _names(text: str, start: int, end: int, *, strict: bool) -> Iterator[tuple[str, int, int]]:
    """The places of an enumeration, each cut at the first word that cannot be part of one."""
    at = start
    for piece in _SPLIT.split(text[start:end]):
        at = text.index(piece, at)
        name = _trimmed(re.sub(r"^the\s", "", piece))
        offset = piece.find(name) if name else -1
        if (
            name
            and offset >= 0
            and not (strict and " " not in name and name.istitle() and not _is_side(name) and len(name) < 5)
        ):
            yield name, at + offset, at + offset + len(name)
        if name != re.sub(r"^the\s", "", piece):
            return
        at += len(piece)


def _trimmed(piece: str) -> str:
    kept: list[str] = []
    words = piece.split(" ")
    for word in words:
        plain = word.lower().strip(".'’")
        possessive = re.sub(r"['’]s$", "", plain) != plain and word == words[-1]  # "Queen's Hill" is a name
        if plain in _NO_AREA or possessive:
            break
        kept.append(word)
    while kept and kept[-1].lower() in ("of", "de", "la", "del", "los", "the", "on"):
        kept.pop()
    name = " ".join(kept).rstrip(".")
    return name if 3 <= len(name) <= 40 and not _STREET.search(name) and not _LANDMARK.search(name) else ""


def _is_side(name: str) -> bool:
    return re.fullmatch(_SIDE, name, re.IGNORECASE) is not None


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind("\n", 0, at), text.rfind(". ", 0, at)) + 1
    stops = [stop for stop in (text.find("\n", at), text.find(". ", at)) if stop >= 0]
    return text[start : min(stops, default=len(text))]
