"""Names that are read as areas and are none: people, streets of addresses, and where somebody lives today.

Like the gates (classifiers.needs.gates) this stands after the models and feeds none of them.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from classifiers.needs.spots import Mail, Spot, spots_of
from classifiers.text.phrases import phrases
from classifiers.verdict import Need

# What people do, and places do not. Begins where the name ends.
_DOES = phrases(
    r"""
    ^(?:['’]d| would| will|['’]ll)(?: \w+ly| really| also| both| rather)? (?:like|love|want|prefer|rather|need|hate|\
        think|say)
    ^(?: \w+ly| also| both| still)? (?:likes|loves|wants|prefers|thinks|hates|hopes|says|said|told|asked|thought|\
        wanted|loved|liked|called|texted|wrote|mentioned|feels|worries|died|passed|retired|retires|inherited|owns|\
        drives|teaches|studies|commutes|snores|works(?: (?:from home|remotely|nights|days|part|full|there|at|there|for (?:the|a|an)\b\
        |in (?:the|a|an)\b)))
    ^(?:['’]s| is| was| has been)(?: now| just| recently)? (?:gone|sick|ill|pregnant|retired|retiring|allergic|dead|\
        deceased|disabled|out of town|in (?:a |the )?(?:hospital|wheelchair))
    ^(?:,? and (?-i:[A-Z])\w+)? (?:are|is)(?: both| all| also| now)? (?:staying|coming|going|moving|joining|living|leaving)
    ^ (?:dice|quiere|prefiere|dijo|muri[oó]|falleci[oó])
    """
)
# Classes of people that the Fair Housing Act protects, or that are sought by the same thought: no area is called so.
_PEOPLE = phrases(
    r"""
    ^(?:(?:mostly|mainly|predominantly|all|good|nice|quiet|young|the|more) )*<FOLK>(?: <PLACE>)?$
    ^(?:good |nice |quiet |young )*(?:famil(?:y|ies)(?:[- ](?:friendly|oriented))?|(?:young )?professionals?|singles|\
        seniors?|retirees)(?: <PLACE>)?$
    """,
    FOLK=r"(?:christians?|catholics?|protestants?|mormons?|jew(?:s|ish)?|muslims?|islamic|hindus?|buddhists?|orthodox"
    r"|evangelicals?|hispanics?|latin[oax]s?|whites?|blacks?|asians?|african[- ]americans?|caucasians?|mexicans?"
    r"|italians?|chinese|korean|indian|irish|polish|arabs?|gays?|lesbians?|lgbtq?|straight|cristian[oa]s?|cat[oó]lic[oa]s?"
    r"|jud[ií][oa]s?|musulman(?:es|a)?|hispan[oa]s?|blanc[oa]s?|negr[oa]s?)",
    PLACE=r"(?:area|neighbou?rhood|community|part|side|section|families|people|town|folks|zona|barrio)s?",
)
# By these words, beside a name, people are meant: White Plains and Blanco are places.
_PEOPLED = re.compile(
    r"(?:areas?|neighbou?rhoods?|communit(?:y|ies)|parts?|side|sections?|famil(?:y|ies)|people|folks|zonas?|barrios?|vecindario)\b",
    re.IGNORECASE,
)
# How people agree and greet: no place is written so in small letters.
_SAYS_YES: Final = re.compile(
    r"dale|vale|listo|genial|claro|bueno|perfecto|okay|ok|che|hola|gracias|thanks|sure|great|oye|porfa"
)
# How a person is spoken of with respect.
_TITLE: Final = re.compile(r"(?:miss|mrs|mr|ms|sra?|srta|se[nñ]or(?:a|ita)?|do[nñ]a)\.? ", re.IGNORECASE)
# What towns have one of, in small letters: near it is a wish, and no area by itself.
_IN_ANY_TOWN: Final = re.compile(
    r"(?:near |cerca |the |an? |el |la |los |las |del |de |al )*(?:water|sea|ocean|beach|lake|river|pond|harbou?r|shore"
    r"|coast|trains?|(?:train )?station|mar|agua|playa|lago|r[ií]o|puerto|costa|tren|estaci[oó]n)"
)
_LIVES_THERE = phrases(
    r"""
    (?<!can )(?<!could )(?<!may )(?<!should )(?:we|i)(?:['’]re| are|['’]m| am)?(?: currently| now| both)? (?:own|\
        rent|renting|lease|leasing)\b(?! to)(?:(?!\b(?:want|look|need|move)\w*\b)[^.!?\n,]){0,30}\b(?:in|on|at|\
        near)(?: the)?\s$
    (?:sell(?:ing)?|sold|list(?:ing)?) (?:our|my|a|the) (?:\w+ ){1,3}in(?: the)?\s$
    (?:our|my)(?: (?!new\b|next|dream|future|forever|first)\w+)? (?:house|home|place|condo|apartment|townhouse)(?: \
        back| here| up| down| over)? in\s$
    (?:mi|nuestra) (?:casa|departamento) (?:actual )?en\s$
    """
)
# A home that is too big, or sold: their own. Begins where the name ends.
_OF_A_HOME_THERE = re.compile(
    r"\bthe (?:\w+ )?(?:house|home|place|condo|apartment)(?: back| here| up| down)? in\s$", re.IGNORECASE
)
_IS_THEIRS = phrases(
    r"""
    ^,? (?:with (?:its|all its|the)\b[^.!?\n]{0,40} )?(?:is|has become|has gotten|got|feels)(?: \w+)? (?:too|getting|\
        sold|paid off|on the market|listed|under contract)
    ^,? (?:is sold|sold|has sold|sells|has to (?:sell|be sold)|needs to sell|we (?:own|have|live))
    """
)
# Ends where the name of a person begins: "you or Sam?"; or of a place whose clock is meant: "what time is it in London".
_BESIDE_A_PERSON: Final = re.compile(
    r"\b(?:my|our|an?|the|his|her|two|mi|un|una|nuestr[oa]) (?:[\w-]+ ){0,2}(?:dogs?|cats?|pup(?:py)?|labs?|labrador|retriever"
    r"|beagle|poodle|terrier|shepherd|kitten|horses?|pony|husband|wife|spouse|partner|fianc[eé]e?|girlfriend|boyfriend|gf|bf"
    r"|roommate|sons?|daughters?|kids?|brother|sister|mom|mother|dad|father|friend|boss|perr[oa]|gat[oa]|espos[oa]|hij[oa])"
    r",? (?:is )?(?:(?:named|called|llamad[oa]|se llama) )?$"
    r"|\b(?:(?:you|she|he|her|him|me|them) (?:or|and)|(?:call|ask|tell|text|e-?mail|meet|talk to|speak (?:to|with)|hear from)) $",
    re.IGNORECASE,
)
_CLOCK_THERE: Final = re.compile(
    r"\b(?:what|which|qu[eé]|a qu[eé]) (?:time|hour|hora)s?\b[^.!?\n]{0,40} (?:in|for|en|for us in) (?:the )?$"
    r"|\b(?:time ?zone|o['’]?clock|\d ?[ap]\.?m\.?) (?:is that |that is )?(?:in|en) $",
    re.IGNORECASE,
)
_WHERE = r"\b(?:in|near|around|toward|en|cerca de|love|like|prefer|area:?|of)(?: the)? $"


def places_alone(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """Without people, streets of addresses, and where somebody lives today."""
    if "areas" not in needs or not isinstance(needs["areas"].value, tuple):
        return needs
    said = needs["areas"]
    names = tuple(name for name in needs["areas"].value if not _is_no_area(name, needs, mail))
    kept = {slot: need for slot, need in needs.items() if slot != "areas"}
    if not names:
        return kept
    quote = said.quote if any(name in said.quote for name in names) else names[0]
    return {**kept, "areas": Need(names, quote if quote in mail.text else said.quote)}


def _is_no_area(name: str, needs: Mapping[str, Need], mail: Mail) -> bool:
    spots = list(spots_of(mail.text, name))
    if _PEOPLE.search(name) and (_PEOPLED.search(name) or any(_PEOPLED.search(one.sentence) for one in spots)):
        return True
    if spots and all(map(_is_where_they_live, spots)):
        return True
    if spots and all(_CLOCK_THERE.search(one.before) for one in spots):
        return True
    if name.casefold() in (known.casefold() for known in mail.known_areas):
        return False
    if _IN_ANY_TOWN.fullmatch(name):
        return True
    if _TITLE.match(name):
        return True
    wished = any(re.search(_WHERE, one.before, re.IGNORECASE) for one in spots)
    if wished:
        return False
    if _SAYS_YES.fullmatch(name.lower()):
        return True
    beside = any(_BESIDE_A_PERSON.search(one.before) for one in spots)
    person = " " not in name and (beside or any(_DOES.search(one.after) for one in spots))
    return person or _is_of_the_address(name, needs, spots)


def _is_where_they_live(spot: Spot) -> bool:
    of_a_home = _OF_A_HOME_THERE.search(spot.before) is not None and _IS_THEIRS.search(spot.after) is not None
    return of_a_home or _LIVES_THERE.search(spot.before) is not None


def _is_of_the_address(name: str, needs: Mapping[str, Need], spots: Sequence[Spot]) -> bool:
    """Whether a name is the street of the home that the mail is about, and said nowhere else but as a heading."""
    if any(one.sentence.strip() and not re.search(r"\b\d+\w? $", one.before) for one in spots):
        return False
    street = str(needs["address"].value) if "address" in needs else ""
    words, others = name.casefold().split(), street.casefold().replace(".", "").split()
    numbered = re.match(r"\d", street) is not None and others[1 : 1 + len(words)] == words
    return numbered and len(others) > 1 + len(words)  # its kind follows: "Kings Crossing" may be both
