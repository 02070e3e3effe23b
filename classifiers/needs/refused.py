"""What a writer does not want: areas and kinds of home, each with the words that refuse it.

"No condos please", "anything but Old Harbor", "nada de condominios": a refusal holds until the same thing is wanted.
What is not there ("you have no condos"), what is asked ("no condos?") and what is only named beside it ("no condo
fees") is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from classifiers.needs.known_areas import Place, places_named
from classifiers.text.phrases import phrases
from classifiers.verdict import Need
from models.property import PropertyType

AREAS_NOT: Final = "areas_not"
TYPES_NOT: Final = "property_types_not"

_REACH: Final = 70  # letters before a name in which its refusal stands
_REACH_BEHIND: Final = 150  # letters behind a name that are looked at
_REACH_OF_OWNER: Final = 200  # letters before a name in which stands whose or which one it is

# Ends where the name begins.
_REFUSES = phrases(
    r"""
    (?:no|not) more(?: of)?(?: the| those| any)?(?: \w+ing)?(?: in| at| around)?\s$
    <NO> ?$
    (?:not|never|no longer)(?: really| ever| actually)? ?(?:interested in|looking (?:for|at|in|to (?:buy|live|\
        be) (?:in|near)?)|into|keen on|considering|wanting|after|fans? of|crazy about|wild about)<ANY> ?$
    no longer want<ANY> ?$
    (?:don'?t|do not|doesn'?t|does not|didn'?t|wouldn'?t|would not|won'?t|can'?t|cannot|never)(?: really| even|\
         actually| ever)?<WANT><ANY> ?$
    (?:rather|prefer|like|want) (?:it )?(?:to )?not(?: to)?(?: be| live| look| go| move| buy| see)?<ANY> ?$
    (?:anything|anywhere|something|somewhere|everything|everywhere|any (?:area|place|neighbou?rhood|kind|type)|\
        all(?: areas?)?|open to \w+) (?:but|except(?: for)?|besides|other than|outside(?: of)?|apart from|aside from|\
        not)<ANY> ?$
    (?:except(?: for)?|excluding|excepting|minus|but not|and not|just not|other than not|definitely not|\
        absolutely not|preferably not|please not|certainly not)<ANY> ?$
    (?:rather|sooner|prefer\w*)\b[^.!?;\n]{3,50}?(?<!more )(?<!less )(?<!er )\bthan<ANY> ?$
    (?:instead of|rather than|in place of|as opposed to)<ANY> ?$
    (?:en vez de|en lugar de|antes que)<UNO> ?$
    (?:hates?|can'?t stand|dislikes?|avoid(?:ing)?|rul(?:e|ed|ing) out|(?:stay|staying|keep|keeping) away from|\
        stay(?:ing)? out of|steer clear of|(?:done|finished|through) with|tired of|sick of|enough of|\
        had enough of)<ANY> ?$
    (?:skip(?:ping)?|drop(?:ping)?|forget(?: about)?|scratch|cross off|cut out|leave out|take out)(?: (?:the|any|all|\
        all the|both|those)){0,2} ?$
    (?:stop|quit) (?:sending|showing|suggesting|offering|giving)(?: me| us)?<ANY> ?$
    (?:nada de|nada en|nada por|ni|ning[uú]n(?:a|os|as)?|sin|excepto|salvo|evitar|evite|menos(?: en)?)<UNO> ?$
    no longer(?: looking| searching| interested| living| be| wanting)?<ANY> ?$
    ya no(?: m[aá]s)?(?: quiero| queremos| busco| buscamos)?<UNO> ?$
    no m[aá]s<UNO> ?$
    no(?: me| nos| le)? ?(?:quiero|queremos|quisiera|quisi[eé]ramos|busco|buscamos|gustan?|gustar[ií]an?|interesan?|\
        convienen?|mande[ns]?|manden?|env[ií]en?|muestren?)(?: m[aá]s| ver| vivir| estar| comprar| nada|\
        que sea)?<UNO> ?$
    (?:que )?no (?:sean?|est[eé]n?)<UNO> ?$
    """,
    NO=r"(?:(?<![\w'’])(?:no|not)|[,;:.!(—–-]\s?(?:no|not|nor)|\A(?:no|not))(?: (?:any|an?|other|another|of those|the"
    r"|in|in the|near|around|at|on|over in|for|for us in|en|en la|en el))?",
    ANY=r"(?: (?:any|an?|more|other|another|those|the|any more|of|of the|in|in the|near|around|at|to|all|all the"
    r"|all those|your)){0,3}",
    WANT=r" (?:want|wanna|like|care for|love|fancy|do|consider|go for|(?:show|send) (?:me|us)|live"
    r"|(?:want|wish|care|like) to (?:live|be|look|move|buy|see|go)|look)(?: (?:in|at|for|to|near))?",
    UNO=r"(?: (?:una?|las?|los?|el|en|en la|en el|de|m[aá]s|otr[ao]s?|un|por|cerca de)){0,3}",
)
# Begins where the name ends.
_RULED_OUT = phrases(
    r"""
    ^,?(?: (?:is|are|was))? (?:out(?! of (?!(?:our|my|the) (?:price|budget|range|reach)))|no longer (?:an option|\
        of interest|on (?:the|our) list))\b(?! (?:of (?:town|state)|there|here|now|in|on|and|to)\b)
    ^,?(?: (?:is|are))? off (?:the|our|my) (?:table|list)
    ^,?(?: (?:is|are))? (?:not for (?:us|me)|not an option|not our thing|not my thing|a (?:hard |definite |\
        big )?no(?: go|-go)?(?! (?:brainer|fee))|a deal ?breaker)
    ^ (?:won'?t|don'?t|doesn'?t|wouldn'?t|will not|do not|does not) (?:really )?(?:work|suit|\
        do)(?: for)? (?:for )?(?:us|me|him|her)
    ^ (?:ya no(?! (?:en|a|de|para))|no nos (?:interesan?|gustan?|sirven?)|no me (?:interesan?|gustan?|sirven?)|\
        quedan? fuera)
    ^,? (?:no|nope|nah)(?: (?:thanks|thank you|way|please))?(?=\s?[.,;!\n]|\s?$)
    """
)
# One name or the other is ruled out; where both stand before "is out", only the last is.
_EITHER = re.compile(r",? (?:or|o|nor|ni) (?:in |en |the )?", re.IGNORECASE)
# What is not there, or is only told or asked, is not refused. Ends where the refusing words begin.
_ONLY_TOLD = phrases(
    r"""
    (?:there(?:'s| is| are| was| were| being)|you(?:'ve| have| had| sent| show\w*| list\w*| got| offer\w*)?|why|(?:i|\
        we)(?:'ve| have)? (?:see|saw|found|find|got|had|been)|it(?:'s| is| has| was)|that(?:'s| is)|this is|has|have|\
        with|is|isn'?t|how come|if|if not|it says|says|they(?:'re| are| have)|know|hay|tienen?|por qu[eé]|si|\
        problem)\s?,?$
    """
)
# What is called after a kind of home or a place, or takes back its refusal. Begins where the name ends.
_SOMETHING_ELSE = phrases(
    r"""
    ^(?:['’]s)?[ -](?:fees?|dues|assoc\w*|boards?|hoas?|docs?|documents|insurance|rules?|hunt\w*|market|prices?|\
        sales?|street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|way|close|school\w*|high|elementary|station|\
        ferry|management|approval|questionnaire|yet|left|available|for sale at|listed|to sell|of (?:our|my) own|\
        listings? (?:i|we|that)|specifically|necessarily|only|alone|per se|payment|loan|taxes|realty|team|agent|\
        brok\w+|side|number)
    ^ (?:que vender|disponibles?|solamente|[uú]nicamente)
    """
)
# "No condos over 400", "a house that needs work", "the Millpond one": some of them, and not all. Begins where it ends.
_SOME_OF_THEM = phrases(
    r"""
    ^ (?:with|without|that|which|where|over|above|under|below|on|in|near|by|built|bigger|smaller|larger|older|more|\
        less|needing|for (?:under|over|less|more)|this (?:big|small|far|old)|from|priced|either of|con|sin|que|en|\
        de m[aá]s)
    """
)
# "No condos over 400", "without parking": the rest of them are wanted.
_OF_A_PRICE: Final = re.compile(
    r" (?:without|sin|over|above|under|below|for|from|priced|built|on|in|near|by|en)\b", re.IGNORECASE
)
_ONE_OF_THERE = phrases(
    r"""
    ^ (?:one|house|home|condo|place|unit|listing|property|townhouse|apartment|building|traffic|schools?)
    ^ (?:(?:on|this|next|until|before|after|at|by) )?(?:\w+day|\d|weekend|week|noon|then|tomorrow|today|tonight|time)
    """
)
_A_CERTAIN_ONE = re.compile(
    r"\b(?:the|this|that|our|my|your|their|his|her|la|el|esa|ese|esta|este|mi|nuestra|su|\w+['’]s)\s"
    r"(?:(?-i:[A-Z])\S+\s){0,3}$",
    re.IGNORECASE,
)
# A longer name that begins so, or a namesake: "Prescott Valley", "Cumberland Maine". Begins where the name ends.
_LONGER_NAME = re.compile(
    r",? (?!I\b)(?:[A-Z]\w|(?i:valley|hills?|heights|park|lakes?|springs|village|beach|estates|county|north|south|east"
    r"|west)\b)"
)
# What nothing is wanted in, where that is all that is said of it: "nothing in Old Harbor please".
_NOTHING_IN = phrases(r"(?:nothing|not anything)(?: more| else)?(?: in| near| around)(?: the)?\s$")
_CLAUSE_ENDS = re.compile(r"\s?(?:[.,;!\n]|$|(?:please|pls|thanks|or|ever|though)\b)", re.IGNORECASE)
_NO_REFUSAL: Final = phrases(
    r"""
    (?:not|no)(?: \w+)? (?:just|only|limited to|necessarily|far from|too far from|bad|sure about|opposed to|against|\
        afraid of|problem|issue|objection|idea)[\w' ]{0,24}$
    (?:don'?t|do not|wouldn'?t|doesn'?t) (?:mind|care if)[\w' ]{0,24}$
    (?:don'?t|do not|didn'?t|doesn'?t) (?:have|own|know|see|live in)[\w' ]{0,16}$
    m[aá]s o menos[\w' ]{0,12}$
    """
)
_OR_ANOTHER = re.compile(r"\s?(?:,?\s(?:or|nor|ni|o|u)(?:\s(?:en|in|any|an?|las?|los?|near))?\s|/)", re.IGNORECASE)
# "anything but" is a wish also where it is asked for.
_ALSO_IN_A_QUESTION = phrases(
    r"""
    (?:but|except(?: for)?|besides|other than|outside(?: of)?|apart from|aside from|excluding|excepto|menos|salvo|\
        que no)[\w' ]{0,16}$
    (?:no|not) more[\w' ]{0,12}$
    ^(?:can|could|would|will|please)
    """
)
_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]?")
_SIDE_OF_TOWN: Final = re.compile(
    r"\b(?P<word>[a-z]{3,}) (?:area|side|part(?: of town)?|end|section|neighbou?rhood|zone|district)\b", re.IGNORECASE
)
_TELLS_LITTLE: Final = frozenset(
    {"old", "new", "north", "south", "east", "west", "upper", "lower", "the", "port", "mount"}
)

_KINDS: Final = (
    (PropertyType.CONDO, r"condo(?:minium)?s?|condominios?|apartments?|apts?|apartamentos?|departamentos?|flats"),
    (PropertyType.TOWNHOUSE, r"town ?(?:house|home)s?|row ?(?:house|home)s?|casas? adosadas?"),
    (PropertyType.MULTI_FAMILY, r"multi-?\s?famil(?:y|ies)|(?:du|tri|four|quad)plex(?:es)?|multifamiliar(?:es)?"),
    (PropertyType.LAND, r"(?:vacant |raw |empty |building )?(?<!\ba )lots?|vacant land|raw land|terrenos?|lotes?"),
    (PropertyType.COMMERCIAL, r"commercial(?: propert(?:y|ies))?|locales comerciales"),
    (PropertyType.HOUSE, r"(?:detached |single[- ]family )?houses?|casas? solas?"),
)
_ANY_KIND = re.compile(
    "|".join(rf"(?P<{kind.value}>(?<!\w)(?:{words})(?!\w))" for kind, words in _KINDS), re.IGNORECASE
)


_FLAT = re.compile(r"apartments?|apts?|apartamentos?|departamentos?|flats", re.IGNORECASE)
_CONDO = re.compile(r"\bcondo", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Named:
    """A kind of home or an area, and where a text names it."""

    slot: str
    value: str
    start: int
    end: int


def refused(text: str, areas: Collection[str] = ()) -> Mapping[str, Need]:
    """The slots areas_not and property_types_not that `text` gives; of areas, those that are in `areas`."""
    found: dict[str, dict[str, str]] = {}
    condos = _CONDO.search(text) is not None
    for start, end in _sentences(text):
        for one, quote in _refused_in(text, start, end, _named_in(text, start, end, areas), condos=condos):
            found.setdefault(one.slot, {}).setdefault(one.value, quote)
    return {slot: Need(tuple(values), next(iter(values.values()))) for slot, values in found.items()}


def is_refused_there(before: str, after: str) -> bool:
    """Whether what stands between is not wanted as it is described: "we do not want a condo with a lot of rules"."""
    match = _REFUSES.search(before[-_REACH:])
    if match is None or _NO_REFUSAL.search(before) or _ONLY_TOLD.search(before[-_REACH:][: match.start()]):
        return False
    return _SOME_OF_THEM.match(after) is not None and _OF_A_PRICE.match(after) is None


def without_refused(needs: Mapping[str, Need], against: Mapping[str, Need]) -> dict[str, Need]:
    """The needs of a mail without the areas and the kind of home that it refuses."""
    kept = dict(needs)
    if "areas" in kept:
        named = _values(kept["areas"])
        wanted = [area for area in named if not _holds(against.get(AREAS_NOT), area)]
        if wanted or not named:  # who would live anywhere names none
            kept["areas"] = Need(tuple(wanted), kept["areas"].quote)
        else:
            del kept["areas"]
    if "property_type" in kept and _holds(against.get(TYPES_NOT), str(kept["property_type"].value)):
        del kept["property_type"]
    return kept


def _values(need: Need) -> tuple[str, ...]:
    return need.value if isinstance(need.value, tuple) else ()


def _holds(need: Need | None, name: str) -> bool:
    return need is not None and name.casefold() in (one.casefold() for one in _values(need))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    yield from ((match.start(), match.end()) for match in _SENTENCE.finditer(text) if match[0].strip())


def _named_in(text: str, start: int, end: int, areas: Collection[str]) -> list[_Named]:
    """The kinds and areas of a sentence, in their order."""
    sentence = text[start:end]
    kinds = (
        _Named(TYPES_NOT, match.lastgroup or "", start + match.start(), start + match.end())
        for match in _ANY_KIND.finditer(sentence)
    )
    places = [_of_a_place(place, start) for place in places_named(sentence, areas)]
    return sorted([*kinds, *(places or _by_its_first_word(sentence, start, areas))], key=lambda one: one.start)


def _by_its_first_word(sentence: str, start: int, areas: Collection[str]) -> list[_Named]:
    """The areas that are called by the first word of their name: "the station area" is Station Quarter."""
    first = [area.split()[0].casefold() for area in areas if " " in area]
    named = []
    for match in _SIDE_OF_TOWN.finditer(sentence):
        word = match["word"].casefold()
        if first.count(word) == 1 and word not in _TELLS_LITTLE:
            area = next(area for area in areas if " " in area and area.split()[0].casefold() == word)
            named.append(_Named(AREAS_NOT, area, start + match.start("word"), start + match.end()))
    return named


def _of_a_place(place: Place, offset: int) -> _Named:
    return _Named(AREAS_NOT, place.name, offset + place.start, offset + place.end)


def _refused_in(
    text: str, start: int, end: int, named: Sequence[_Named], *, condos: bool
) -> Iterator[tuple[_Named, str]]:
    """What of a sentence is refused, each with its words; of "no condos or townhouses" the second with the first.

    `condos`: the text speaks of them somewhere.
    """
    asks = text[start:end].rstrip().endswith("?")
    last: _Named | None = None
    before: _Named | None = None
    began = start
    for one in named:
        beside, before = before, one
        after = text[one.end : min(end, one.end + _REACH_BEHIND)]
        goes_on = last is not None and last.slot == one.slot and _OR_ANOTHER.fullmatch(text, last.end, one.start)
        begins = began if goes_on else _refusal_begins(text, start, one, after, asks=asks)
        ruled_out = None if asks else _RULED_OUT.match(after)
        last = None
        if _is_a_part(text, start, one, after, condos=condos):
            continue
        if begins is not None:
            began, last = begins, one
            yield one, text[began : one.end]
        elif ruled_out:
            ends = one.end + ruled_out.end()
            yield one, text[one.start : ends]
            if beside and beside.slot == one.slot and _EITHER.fullmatch(text, beside.end, one.start):
                yield beside, text[beside.start : ends]


def _refusal_begins(text: str, start: int, one: _Named, after: str, *, asks: bool) -> int | None:
    """Where the words begin that refuse what is named, or None."""
    at = max(start, one.start - _REACH)
    before = text[at : one.start]
    match = _REFUSES.search(before)
    if match is None and _CLAUSE_ENDS.match(after):
        match = _NOTHING_IN.search(before)
    if match is None or _NO_REFUSAL.search(before) or _ONLY_TOLD.search(before[: match.start()]):
        return None
    if asks and not _ALSO_IN_A_QUESTION.search(before):
        return None
    return at + match.start() + len(match[0]) - len(match[0].lstrip(" ,;:.!(—–-"))


def _is_a_part(text: str, start: int, one: _Named, after: str, *, condos: bool) -> bool:
    """Whether what is named is something else, some of its kind, or one certain home."""
    if _SOMETHING_ELSE.match(after):
        return True
    if one.slot == AREAS_NOT:
        return bool(_ONE_OF_THERE.match(after) or _LONGER_NAME.match(after))
    if condos and _FLAT.match(text, one.start):
        return True  # a condo is wanted, and no apartment
    singular = not text[one.start : one.end].lower().endswith("s")
    certain = singular and _A_CERTAIN_ONE.search(text, max(start, one.start - _REACH_OF_OWNER), one.start)
    return bool(certain) or _SOME_OF_THEM.match(after) is not None
