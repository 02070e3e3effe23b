"""The agency's own areas and cities, found in a mail: whoever answers "Cooper's Wharf" has said where they look.

Any spelling of case, accents and apostrophes will do for a name that cannot mean anything else. One that is a common
word or a person's name ("Hope", "Union", "Lake View") counts as the whole of an answer, or by its capitals.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from classifiers.needs.misspelt import misspelt
from classifiers.needs.slots.gazetteer import gazetteer
from classifiers.text.words import fold

SHORTEST: Final = 3  # letters of a name


@dataclass(frozen=True, slots=True)
class Place:
    """A name as the agency writes it, and where a text says it."""

    name: str
    start: int
    end: int


_LOOSE: Final = re.compile(r"[^\w']+")

# Words around the names of an answer that says nothing else.
_FILLING_WORDS: Final = """
    a an the in near around by at of to or and also either maybe perhaps probably preferably yes yeah ok hi hello hey
    please pls plz thanks thank thx you area areas neighborhood neighbourhood district part only just any anywhere
    somewhere i we id wed would like love prefer want is are it its mostly mainly ideally best first en el la los las de
    del cerca por favor gracias o y zona barrio colonia si hola quiero queremos prefiero preferimos
"""
_FILLING: Final = frozenset(_FILLING_WORDS.split())

# One word, of which no sense but that of a name is left in small letters.
_ONLY_A_NAME = re.compile(
    r"(?!(?:lake|river|hill|sea|road|bay|country|water|street|pool|curb|out|in|be|stream|hard|fire|drift|ply|soft)+"
    r"(?:side|wood|woods|field|view)$)"
    r"[a-z]{3,}(?:wood|woods|field|brook|ville|dale|side|gate|haven|burg|ridge|crest|mont|hurst|shire)"
)
# What a home may have, and no name as long as it is in small letters: "with a lake view", "near the train station".
_THING = re.compile(
    r".*\b(?:views?|front|cent(?:er|re)|square|station|park|village|beach|house|homes|gardens?|green|commons?|mall|market"
    r"|school|trail|church|tower|yard)"
)

_LEADS_IN: Final = r"(?: (?:in|near|at|on|by|around|en|de|cerca de))?(?: the| downtown| la| el)?\s$"
_ELSEWHERE = re.compile(
    r"\b(?:from|(?<!to )(?<!would )lived?|lives|living|born|works?|worked|working|based|located|grew up|owns?|owned"
    r"|sold|bought|saw|visited|stuck|i am|i'm|we are|we're|we were|currently(?: \w+)?"
    r"|(?:my|our|his|her|their|mom's|dad's|parents') (?:(?!new\b|next|dream|future|forever|first)\w+ )?"
    r"(?:place|home|house|office|job|family|condo|apartment)"
    r"(?: is)?|vivo|vivimos|vive|viven|trabaj[oa]|estoy|estamos|soy|somos)"
    rf"(?: (?:now|here|still|out|over|down|right now|ahora))*{_LEADS_IN}"
)
_REFUSED = re.compile(
    r"\b(?:not|nothing|no|except|avoid|anything but|never|away|other than|don't (?:want|like)|hate|nada|excepto"
    r"|menos|que no sea)(?: (?:in|on|near|anything|from|the|en|la|el|live|be|houses|homes|really|interested)){0,4}\s$"
)
_NONE_THERE = re.compile(r"\b(?:nothing|no(?:ne|t anything)?(?: houses| homes| condos)?|nada)(?: else)?(?: in| en)\s$")
_ASKS = re.compile(r"[^.!?\n]{0,40}\?")
# Between two names of a list.
_LISTED = re.compile(r"\s?(?:,|/|&|,?\s(?:or|and|o|y|and/or|or even|or maybe)\b)\s?(?:(?:in|near|en|the)\s)?")
# Something is sought or there, in what follows: whatever its name may mean else.
_LOOKED_IN = re.compile(
    r"\b(?:anything|something|nothing|homes?|houses?|condos?|townhouses?|places?|looking|look|live|living|bed(?:room)?s?|br"
    r"|baths?|\dk?|what(?:['’]?s| is| do you have| have you got)|algo|nada|casas?|busc\w+)"
    r"(?: (?:else|available|listed|for sale|for rent|right now|at all))* (?:in|en)\s$"
)
_CLAUSE_ENDS = re.compile(
    r"\s?(?:[.,;:/!?&\n)]|$)|\s(?:ok|don'?t (?:care|mind)|either|whichever|or|and|o|y|under|up to|for|with|w/?|please|pls|thanks|even|that|around"
    r"|below|hasta|con|\d ?-?(?:bed(?:room)?s?|br|bd|baths?))\b"
)
# In small letters: a place is looked in, by the end of what is sought, or liked. Of words that say more than a place
# ("in union", "hope is fine") it is not enough.
_SOUGHT_THERE = re.compile(
    r"\b(?:in|en|(?:homes?|houses?|condos?|townhouses?|apartments?|places?|rentals?|bed(?:room)?s?|br|baths?|\d{3}k?|\dk)(?: in)?)\s$"
)
# One of a list of wishes: "3 bed, under 450, millpond".
_LISTED_BEHIND = re.compile(
    r"(?:\b(?:bed(?:room)?s?|beds|br|bd|baths?|homes?|houses?|condos?|townhouses?|apartments?|garage|yard)|\d ?(?:k|m|mil)?)"
    r" ?(?:max|tops)? ?[,;/.] ?$"
)
_LIKED_THERE = re.compile(
    r"(?: (?:area|neighbou?rhood|side))?(?:['’]?s| is| would be| sounds?| looks?| seems?| works?| could work| would work| est[aá]| suena| se ve)"
    r"(?: (?:\w+ly|pretty|so|also|just|muy))? ?(?:nice|fine|good|great|ok(?:ay)?|perfect|lovely|cool|best|bien|bonit[oa]|for (?:us|me))?"
    r"\s?(?:[.,;!\n)]|$| (?:too|and|but|for|to (?:us|me)|as well|tambi[eé]n)\b)"
)
_PLAIN_WORDS_WRITTEN: Final = """
    hope union liberty freedom unity harmony general order peace love progress summit center central grace faith charity
    victory surprise friendship prosperity home town city village commons park
"""
_PLAIN_WORDS: Final = frozenset(_PLAIN_WORDS_WRITTEN.split())
# Behind a name, or a list that it stands in: it is not wanted.
_REFUSED_BEHIND = re.compile(
    r"(?:(?:,|/| or| and|,? o| y)(?: the)? [\w']+(?: [\w']+)?){0,2}"
    r"(?: (?:is|are) (?:out|a no|not for (?:me|us)|off the (?:list|table))| no(?: thank(?:s| you)| way| good)?| nope| not)(?=\s?(?:[.,;!\n)]|$))"
)
_KINDS: Final = (
    "(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|boulevard|ct|court|cir|circle|ter|terrace|trl|pkwy|parkway)"
)
_OF_AN_ADDRESS = re.compile(
    rf"\b\d{{1,5}}[a-z]? (?:[\w'.]+ ){{1,4}}?(?:{_KINDS}|way|place|pl)\b\.?,?"
    r"(?: ?(?:#|unit|apt\.?|suite) ?\w+)?,? (?:in )?$"
)
# Behind a name: what is called after the place, and is another one.
_CALLED_AFTER = re.compile(
    rf" (?:{_KINDS}|high|elementary|middle|school|academy|university|college|hospital|airport|station|realty|realtors?"
    r"|real estate|properties|team|group|bank)\b"
)
_OF_A_PERSON = re.compile(
    r"\b(?:hi|hello|hey|dear|hola|thanks|thank you|thx|ty|best|regards|cheers|sincerely|gracias|saludos|love,|bye|i'm"
    r"|i am|this is|it's|name is|called|me llamo|soy|mr|mrs|ms|dr|sra?|agent|wife|husband|son|daughter|friend|partner)"
    r"[,.!:\s-]*$"
)
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:\n•*-])[\s\"'(¡¿]*$")
_STANDS_ALONE = re.compile(r"\s?(?:[.,;:/!?\n)]|$)|\s(?:or|and|o|y|area|please|pls|only|\d+\w*)\b")
_CAPITAL_BEFORE = re.compile(r"(?:^|\s)(?P<word>[A-Z][\w'’]*) $")
_CAPITAL_BEHIND = re.compile(r" [A-Z](?![A-Z]\b)\w")  # but "Dover NH"


def known_areas_in(text: str, known: Collection[str]) -> list[Place]:
    """Where a text says that somebody looks, by names of `known`, each once."""
    folded = _folded(text)
    said = _said(folded, known)
    whole = _is_all_of(folded, said)
    meant = [place for place in said if _is_meant(text, folded, place, whole=whole)]
    meant = _with_others_beside(folded, said, meant)
    return list({place.name: place for place in reversed(meant)}.values())[::-1]


def places_named(text: str, known: Collection[str]) -> list[Place]:
    """Where a text names any of `known`, whatever it says of it; no street and no school that is called after one."""
    folded = _folded(text)
    return [place for place in _said(folded, known) if not _CALLED_AFTER.match(folded, place.end)]


def is_an_area(text: str, known: Collection[str]) -> bool:
    """Whether a text says nothing but where somebody looks."""
    folded = _folded(text)
    said = _said(folded, known)
    return bool(said) and _is_all_of(folded, said)


def _said(folded: str, known: Collection[str]) -> list[Place]:
    if not known:
        return []
    pattern, names = _pattern(tuple(sorted(known)))
    exact = [Place(names[_key(match[0])], match.start(), match.end()) for match in pattern.finditer(folded)]
    return sorted([*exact, *_misspelt(folded, names, exact)], key=lambda place: place.start)


def _misspelt(folded: str, names: Mapping[str, str], exact: Sequence[Place]) -> Iterator[Place]:
    """Names nearly spelt, where none is spelt right; no name that stands in the list of towns is another's mistake."""
    taken = list(exact)
    for key, start, end in misspelt(folded, [key for key in names if key not in _PLAIN_WORDS]):
        of_others = " ".join(folded[start:end].split()) in gazetteer().names
        of_others = of_others or _OF_A_PERSON.search(folded[max(0, start - 30) : start]) is not None
        if not of_others and all(end <= place.start or place.end <= start for place in taken):
            taken.append(Place(names[key], start, end))
            yield taken[-1]


@lru_cache(maxsize=8)
def _pattern(known: Sequence[str]) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the names in a folded text, the longest where one begins another; and the names by their keys."""
    names = {_key(name): name for name in reversed(known) if len(_key(name)) >= SHORTEST}
    by_length = sorted(names, key=lambda key: (-len(key), key))
    written = (r"[\s.,-]{1,2}".join("'?".join(map(re.escape, word)) for word in key.split()) for key in by_length)
    return re.compile(rf"(?<!\w)(?:{'|'.join(written) or '(?!)'})(?!\w)"), names


def _key(name: str) -> str:
    """A name without what people leave out of it."""
    return " ".join(_LOOSE.sub(" ", _folded(name)).replace("'", "").split())


def _folded(text: str) -> str:
    """As `fold`, letter for letter in the same places."""
    folded = fold(text)
    return folded if len(folded) == len(text) else "".join(fold(letter)[0] for letter in text)


def _is_all_of(folded: str, said: Sequence[Place]) -> bool:
    rest, at = [], 0
    for place in said:
        rest.append(folded[at : place.start])
        at = place.end
    words = re.findall(r"[^\W_]+", "".join((*rest, folded[at:])).replace("'", ""))
    return all(word in _FILLING for word in words)


def _with_others_beside(folded: str, said: Sequence[Place], meant: Sequence[Place]) -> list[Place]:
    """Those that are meant, with what a list names beside them: "millpond or orchard ridge"."""
    found = set(meant)
    for one, other in (*pairwise(said), *pairwise(said[::-1])):
        between = folded[min(one.end, other.end) : max(one.start, other.start)]
        if one in found and _LISTED.fullmatch(between) and _may_be_listed(folded, other):
            found.add(other)
    return [place for place in said if place in found]


def _may_be_listed(folded: str, place: Place) -> bool:
    """Whether a name can be one of a list: of no thing ("a lake view"), and no word that goes on ("hope to move")."""
    counted = re.search(r"\b(?:an?|una?) $", folded[: place.start]) is not None
    return not counted and not _is_elsewhere(folded, place) and _CLAUSE_ENDS.match(folded, place.end) is not None


def _is_elsewhere(folded: str, place: Place) -> bool:
    """Whether a name is where somebody is, what they refuse, or part of an address."""
    before = folded[max(0, place.start - 60) : place.start]
    refused = _REFUSED.search(before) is not None and not _is_asked(folded, place, before)
    refused = refused or _REFUSED_BEHIND.match(folded, place.end) is not None
    return refused or bool(_ELSEWHERE.search(before) or _OF_AN_ADDRESS.search(before))


def _is_asked(folded: str, place: Place, before: str) -> bool:
    """Whether "nothing in Millpond?" asks for it."""
    return _NONE_THERE.search(before) is not None and _ASKS.match(folded, place.end) is not None


def _is_meant(text: str, folded: str, place: Place, *, whole: bool) -> bool:
    """Whether a name stands for a place where somebody looks."""
    before = folded[max(0, place.start - 60) : place.start]
    if _is_elsewhere(folded, place):
        return False
    if _CALLED_AFTER.match(folded, place.end):
        return False
    name = folded[place.start : place.end].removeprefix("the ")
    one_word = " " not in name
    if _LOOKED_IN.search(before) and _CLAUSE_ENDS.match(folded, place.end):
        return True
    if _is_sought(folded, before, place, name):
        return True
    if whole or (_ONLY_A_NAME.fullmatch(name) if one_word else not _THING.fullmatch(name)):
        return True
    return _stands_out(text, before, place) and not (one_word and _may_be_a_person(text, before, place))


def _is_sought(folded: str, before: str, place: Place, name: str) -> bool:
    """Whether a name in any letters is where something is sought, or liked: "3 beds millpond", "millpond is fine"."""
    if name in _PLAIN_WORDS or _THING.fullmatch(name):
        return False
    ends = _CLAUSE_ENDS.match(folded, place.end) is not None
    sought = ends and (_SOUGHT_THERE.search(before) or _LISTED_BEHIND.search(before)) is not None
    asks = _ASKS.match(folded, place.end) is not None
    begins = re.search(r"(?:^|[.,;:!?\n]\s*|\b(?:or|and|y|o|yes|ok|maybe)\s)$", before) is not None
    return sought or (begins and not asks and _LIKED_THERE.match(folded, place.end) is not None)


def _stands_out(text: str, before: str, place: Place) -> bool:
    """Whether its capitals say that it is a name; where a sentence begins, they say nothing."""
    written = text[place.start : place.end].split()
    if text.upper() == text or not all(word[0].isupper() for word in written if len(word) > 3):
        return False
    several = len(written) > 1
    return several or not _SENTENCE_BEGINS.search(before) or _STANDS_ALONE.match(text, place.end) is not None


def _may_be_a_person(text: str, before: str, place: Place) -> bool:
    """Whether a name of one word is part of a longer one, or stands where people's names do."""
    signs = place.start > 0 and not text[place.end :].strip(" .!\n") and before.endswith("\n")
    ahead = _CAPITAL_BEFORE.search(text[max(0, place.start - 30) : place.start])
    part = ahead is not None and fold(ahead["word"]) not in _FILLING
    return signs or part or bool(_OF_A_PERSON.search(before) or _CAPITAL_BEHIND.match(text, place.end))
