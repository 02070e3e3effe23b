"""Which homes of a list a text names by their place in it: "the first and the third", "la segunda", "#2", "both"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailbot.crm.naming.places import plain_letters
from mailbot.crm.naming.written import UNIT_WORD, UNITS


def named_by_order(
    text: str, offered: Sequence[str], about: Sequence[str] = (), *, pairs: bool = True, bare: bool = False
) -> tuple[str, ...]:
    """Every home of a list that a text names by its place in it ("the first and the third", "both"), in its order.

    `about`: those that were last written of; "both" are they, where they are two. Without `pairs` "both" are others,
    which the text names. `bare`: what is a number and nothing else can only mean a place. A text that names a place
    which the list does not have speaks of another list: it names nothing.
    """
    body = _NUMBERED_ELSEWHERE.sub(" ; ", " ".join(plain_letters(text).split()))
    alone = _BARE.fullmatch(body) if bare else None
    if alone is not None:
        return tuple(offered[int(alone["number"]) - 1 : int(alone["number"])])
    named: dict[int, None] = {}
    for match in _IN_THE_LIST.finditer(body):
        if match["all"] and (named or not pairs):
            continue  # "the first and the third, both of them"
        if match["all"] and len(about) != len(offered) and _how_many(match) == len(about):
            return tuple(about)
        places = _places(match, len(offered))
        if not places or not all(0 <= place < len(offered) for place in places):
            return ()
        named |= dict.fromkeys(places)
    return tuple(offered[place] for place in named)


def counted_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where Spanish counts homes by a word that could be an hour: "ver las dos el jueves"."""
    return tuple(match.span("las") for match in _COUNTED.finditer(text))


_BARE = re.compile(
    r"(?:(?:ok|okay|yes|sure|si|vale|hi|thanks|gracias)[,.!]? )?\(?(?P<number>[1-9])\)?"
    r"(?:,? (?:please|pls|por favor|thanks|thank you|gracias|it is))*[.!]*"
)
_LAST = ("last", "ultima", "ultimo", "ultimas")
_PLACES = {
    **dict.fromkeys(("first", "1st", "primera", "primer", "primero", "1"), 0),
    **dict.fromkeys(("second", "2nd", "segunda", "segundo", "2"), 1),
    **dict.fromkeys(("third", "3rd", "tercera", "tercer", "tercero", "3"), 2),
}
_MANY = {
    **dict.fromkeys(("two", "2", "dos", "both", "either", "ambas", "ambos"), 2),
    **dict.fromkeys(("three", "3", "tres"), 3),
}
_HOME = "(?:one|house|home|property|condo|townhouse|townhome|apartment|unit|listing|option|choice|propertie)s?"
_CASA = "(?:casa|propiedad|opcion|departamento|apartamento|vivienda)(?:e?s)?"
_EN = "(?:first|1st|second|2nd|third|3rd|last)"
_ES = "(?:primer[ao]?|segund[ao]|tercer[ao]?|ultim[ao])"
_JOIN = "(?:,? (?:and|or|y|o|e) (?:also )?|, ?| ?& ?)"
# What is counted too, and is no home: "the second floor", "the 1st and the 15th of May", "la primera vez".
_NO_LIST = (
    r"(?: (?:floors?|stor(?:y|ies)|levels?|days?|weeks?|weekends?|months?|quarters?|years?|times?|visits?|offers?"
    r"|calls?|payments?|mortgages?|bed\w*|bath\w*|kids?|children|of (?!(?:the|these|those|them)\b)|\w+day"
    r"|vez|veces|plantas?|pisos?|semanas?|partes?|cuotas?|anos?|mes|meses|dias?|de \w+o|horas?)\b"
    rf"|{_JOIN}(?:the |la |el )?(?:\d|{_EN}|{_ES}))"
)
_LIKED = "(?:look|looks|sound|sounds|seem|seems)"
_THEM = r"(?:of )?(?:these|those|them|the (?:homes|houses|properties|two|three|listings|options|condos))"
# What is seen or liked twice over and is no home.
_NO_HOMES = (
    r"(?! (?:of (?:us|you)|my|our|your|the|his|her|a|an|buy\w*|sell\w*|rent\w*|sides?|days?"
    r"|times?|mornings?|afternoons?|weekends?|floors?|levels?|stories|bath\w*|bed\w*|kids|kitchens?"
    r"|garages?|parking|options to)\b)"
)
_SEE = (
    r"(?:see|view|visit|tour|show (?:me|us)|check(?:ing)? out|look at|like|love|seeing|viewing|visiting|touring"
    r"|for|about)"
)
_VER = "(?:ver|visitar|conocer|mirar|ensenar(?:me|nos)|mostrar(?:me|nos)|recorrer)"
_NO_HOUR = (
    r"(?! (?:y (?:media|cuarto)|de la |en punto|p\.?m|a\.?m|horas?|veces|semanas?|recamaras|plantas|hijas|menos))"
)
_COUNTED = re.compile(
    rf"(?<!\w){_VER.replace('ensenar', 'ense[nñ]ar')} (?P<las>l[ao]s (?:dos|tres))\b{_NO_HOUR}", re.IGNORECASE
)
_ENDS = r"(?= ?(?:[.,;!?)]|$)| (?:please|pls|por favor)\b)"
_IN_THE_LIST = re.compile(
    rf"\bthe (?P<en>{_EN}) {_HOME}(?!{_JOIN}(?:the )?{_EN}\b)\b"
    rf"|\bthe (?P<fair>{_EN}) (?:{_LIKED}|have|has|comes?|includes?)\b"
    rf"|\b(?:offer|roof|price|kitchen|garage|basement|yard|tax(?:es)?|fees?|photos?) (?:on|of|for|in|at) the"
    rf" (?P<of>{_EN})(?= ?(?:[.,;!?)]|$))"
    rf"|^(?:(?:ok|okay|yes|sure|si|vale),? )?(?P<sole>{_EN}|{_ES})(?: one| please| por favor| thanks)*[.!]?$"
    rf"|(?:^|[.!?;,:] |\b(?:see|like|about|love|visit|prefer|want) )(?P<short>{_EN})"
    rf" (?:one\b|(?:is|was) (?:nice|good|great|better|best|lovely|perfect|ok|okay|fine|interesting|beautiful"
    rf"|too|not)\b|{_LIKED}\b)"
    rf"|(?<!\bon )(?<!\bby )(?<!until )(?<!before )(?<!between )(?<!after )"
    rf"(?:\bthe |^(?:(?:ok|okay|yes|sure),? )?)"
    rf"(?P<row>{_EN}(?: {_HOME})?(?:{_JOIN}(?:the )?{_EN}(?: {_HOME})?)+)\b(?!{_NO_LIST})"
    rf"|\b(?:the|las|los) (?P<end>(?:first|last|primer[ao]s|ultim[ao]s) (?:two|three|dos|tres|2|3)"
    rf"|(?:dos|tres|2|3) (?:primer[ao]s|ultim[ao]s))\b(?!{_NO_LIST})"
    rf"|\b(?:la|el) (?P<es>{_ES}(?: {_CASA})?(?:{_JOIN}(?:la |el )?{_ES}(?: {_CASA})?)*)\b(?!{_NO_LIST})"
    r"|(?:(?<!baby )(?<!kid )(?<!child )(?<!son )(?<!daughter )(?<!hijo )#"
    r"|\b(?:number|no\.|option|numero|opcion)) ?(?P<number>[123])(?![\w,.:/]*\d)\b"
    rf"|\b(?:numbers|options|opciones|numeros) (?P<numbers>[123](?:{_JOIN}#?[123])+)\b"
    r"|(?P<all>"
    r"(?<!\bwe )(?<!\bus )(?<!\byou )(?<!\bi )(?<!\bwould )(?<!\bare )"
    rf"\bboth(?:{_ENDS}| {_LIKED}\b| {_THEM}\b| {_HOME}\b| are (?:great|nice|lovely|good|perfect|beautiful)\b)"
    rf"|\b{_SEE} both\b{_NO_HOMES}"
    rf"|\b(?:these|those) two\b(?! (?:kids|weeks|days|months|years|things|questions|bed\w*|bath\w*|areas?)\b)"
    rf"|\b{_SEE} the two\b(?! (?:kids|weeks|days|months|years|of us|bed\w*|bath\w*|story|car|on\b|in\b|family))"
    rf"|\b{_VER} l[ao]s (?:dos|tres)\b{_NO_HOUR}(?! de (?!e[ls]))"
    rf"|\beither (?:one\b|{_THEM}\b|{_HOME}\b)"
    rf"|\ball (?:three|3)(?:{_ENDS}| {_LIKED}\b| {_THEM}\b| {_HOME}\b)"
    rf"|\bamb[ao]s(?:{_ENDS}| {_CASA}\b| (?:me|nos) )"
    rf"|\bl[ao]s (?:dos|tres) {_CASA}\b|\bcualquiera de l[ao]s (?:dos|tres)\b"
    rf"|\b(?:gustan|gustaron|encantan|encantaron|interesan|ver|visitar) l[ao]s (?:dos|tres){_ENDS}"
    r")"
)
_STREET_WORD = (
    "(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|place|pl|terrace|ter|circle|cir|parkway"
    "|pkwy|highway|hwy|square|sq|way)"
)
# Numbers that stand in no list: those of units, and whole addresses.
_NUMBERED_ELSEWHERE = re.compile(
    rf"(?<![#\w])\d{{1,5}}[a-z]? (?!(?:on|in|at|is|was|has|looks) )(?:[a-z][\w'.]* ){{1,4}}?{_STREET_WORD}\b"
    rf"(?:\.?,? ?{UNITS})?|{UNIT_WORD} ?#?\d\w*"
)


def _places(match: re.Match[str], count: int) -> tuple[int, ...]:
    """The places in a list of `count` homes that a match names, in it or not; none where it must be another."""
    if match["all"]:
        return tuple(range(count)) if _how_many(match) == count else ()
    if match["end"]:
        many = next(number for word, number in _MANY.items() if word in match["end"].split())
        first = count - many if re.match("last|.*ultim", match["end"]) else 0
        return tuple(range(first, first + many))
    named = next(
        filter(None, (match[name] for name in ("en", "fair", "of", "sole", "short", "row", "es", "number", "numbers")))
    )
    words = [word for word in re.findall(r"\w+", named) if word in _PLACES or word in _LAST]
    return tuple(count - 1 if word in _LAST else _PLACES[word] for word in words)


def _how_many(match: re.Match[str]) -> int:
    return next((number for word, number in _MANY.items() if re.search(rf"\b{word}\b", match["all"])), 0)
