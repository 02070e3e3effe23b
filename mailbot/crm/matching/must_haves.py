"""What a lead says a home must have (a garage, a fenced yard, no stairs), and which homes have it by their records.

Pure. A record that does not name a thing says nothing of it: such a home is offered only where none has it, and the
reply says so.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from mailbot.crm.inventory import Listing
from mailbot.crm.matching import measures
from mailbot.crm.matching.things import THINGS, MustHave, at_least, denies, has

# What is wished for, where a sentence names things: "3 bed with a garage up to 440k", "garage is a must".
_WANTS: Final = (
    r"(?:needs?|needing|wants?|wanting|must|looking|look for|(?:would|['’]d) (?:like|love|prefer)|would be|prefer|ideal\w*"
    r"|hoping|hope|important|matters?|at least|minimum|has to|have to|gotta|requir\w+|essential|no (?:stairs|steps)"
    r"|bad knees|wheelchair|silla de ruedas|(?:can['’]?t|cannot|no longer|unable to)(?: \w+){1,3} (?:stairs|steps)"
    r"|(?:stairs|steps) (?:are|would be)|no (?:puede|puedo|podemos|pueden)(?: \w+){0,2} (?:escaleras|gradas)|thinking of|(?:if|as long as|so long as|provided)(?: that)?(?: it| they| there)?(?:['’]?s| is| has| have| had| comes? with)|(?:would|['’]d) rather|in search of|seek(?:s|ing)?|inquir\w+ (?:whether|if)|advised against|worr(?:y|ied) about"
    r"|busc\w+|quier\w+|quisier\w+|necesit\w+|que tenga|prefer\w+|importante)"
)
_DESCRIBES: Final = (
    r"(?:(?:any|some)thing (?:near(?:er)?|close(?:r)? to|by|on|within)|(?:what|how) about (?:an?|one with|something with)|with(?! (?:my|our|you|the (?:bank|agent)))|w/|or (?:more|bigger|larger)|\d+ ?-?(?:beds?|br|bd|bedrooms?|baths?)|under|up to|budget|max|con"
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
_LIVING: Final = (
    r"(?:dogs?|cats?|pets?|pupp(?:y|ies)|lab|beagle|horses?|kids?|child(?:ren)?|bab(?:y|ies)|toddlers?|teen\w*|sons?"
    r"|daughters?|famil(?:y|ies)|budget|job|car|cars|truck|boat)"
)
# Of the writer's own home, unless something is wanted in the same sentence.
_OF_THEIR_OWN = re.compile(
    rf"\b(?:(?:i|we)(?:['’]ve| have| had)(?: got)? (?:an?|the|two)\b(?!(?: [\w-]+){{0,2}} {_LIVING}\b)|(?:i|we) (?:own|rent|sold|are selling|live)"
    r"|(?:my|our|mi|nuestra) (?:current |own |old )?(?:house|home|place|condo|casa)|tenemos)\b",
    re.IGNORECASE,
)
_SELLS = re.compile(r"\b(?:selling|sell|vendo|vender)\b", re.IGNORECASE)
_ASKS_WHAT_THERE_IS = re.compile(
    r"\b(?:do you (?:have|know)|have you|got|anything|something|any (?:homes|houses|condos|places|others)|what (?:do you"
    r"|homes|else)|(?:is|are) there (?:an?|any) (?:house|home|condo|townhouse|apartment|place)s?|(?:show|send|find) (?:me|us)"
    r"|tienen?|hay|alg[uo])\b",
    re.IGNORECASE,
)
# Asks for homes by what they have: "do you have any lofts?"; of one home, and of what we know of it, otherwise.
_ASKS_FOR: Final = re.compile(
    r"\b(?:do (?:you|u)(?: guys| folks| all)? have|have you got|(?:u|you) got|got|is there|are there|tienen?|hay)"
    r" (?:(?:any(?:thing|where|\s?place)?|some(?:thing)?|an?|alg[uo]\w*|una?)\b"
    r"|(?=[\w -]{3,40}? (?:rentals|homes|houses|condos|apartments|places|units|townhouses)\b))(?P<what>[^.?!\n]*)",
    re.IGNORECASE,
)
_OF_WHAT_IS_KNOWN = re.compile(
    r"\b(?:it|there|this|that (?:one|home|house|place)|number|info\w*|details|photos?|pictures?|pics|video|plans?|idea|fees?"
    r"|news|update|your (?:office|building)|all[ií]|fotos?|informaci[oó]n|noticias)\b",
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
    r"\b(?:(?:not|\w+n['’]t|no longer)(?: (?:really|actually|necessarily|at all|even))?"
    r" (?:looking for|look for|interested in|after|keen on|fond of|in need of|hoping for|big on|into|want\w*|need\w*)"
    r"|(?:hate|dislike|avoid\w*|can (?:live|do) without|no (?:need|interest) (?:for|of|in))"
    r"|no (?:busc\w+|(?:me |nos )?(?:interesan?|hacen? falta)|hay que tener)|no|not|without|settle for|bonus(?: if)?|don['’]?t (?:need|want|care (?:(?:if|whether) (?:it|they) (?:has|have|comes? with)|about|for))|do not (?:need|want)|never mind|forget|skip|sin"
    r"|no (?:necesit\w+|quier\w+))(?: (?:a|an|the|any|un|una|about|(?:have )?to (?:be|have|live)|need)\b)*\s*\Z",
    re.IGNORECASE,
)
# It is hoped for and no condition: it orders what is shown. Within the clause of what is named.
_ONLY_HOPED = re.compile(
    r"\b(?:if (?:at all )?possible|nice to have|not (?:an? )?(?:absolute )?(?:must|requirement|required|necessary|essential|deal ?breaker|needed)"
    r"|(?:isn['’]?t|not) a (?:must|deal ?breaker)|optional|a (?:plus|bonus)|bonus points?|would be (?:a )?(?:plus|bonus)"
    r"|si se puede|si es posible|de ser posible|aunque no (?:es|sea)|no es (?:indispensable|necesari[oa]|obligatori[oa]|forzos[oa]|imprescindible)"
    r"|opcional)\b",
    re.IGNORECASE,
)
_CLAUSE_AT: Final = re.compile(r"[,;:(]| (?:and|y|but|pero) ")
# The same, after what is named: "the train doesn't matter any more".
_MATTERS_NOT = re.compile(
    r"(?P<what>[\w ]{3,30}?)(?: (?:really|just|itself|ya))? (?:(?:(?:does|do|is|are)(?:n['’]?t| not)|no longer) (?:\w+ ){0,2}?"
    r"(?:matters?|important|necessary|needed|required|a must|an issue|a priority)"
    r"|no (?:me |nos )?(?:importa\w*|hace\w* falta))\b",
    re.IGNORECASE,
)
# A bedroom that will serve as one: counted already.
_IN_A_BEDROOM = re.compile(
    r"\b(?:one|1|another|second|third|other|spare|extra)(?: of (?:them|which|the two))?(?: bed(?:room)?)?"
    r" (?:would be|will be|could be|can be|to be|being|is|as|for|to use as|serving as)(?: used)?(?: as)? (?:my |our |an? )?"
    r"(?:home |his |her )?(?:office|study)\b|\b(?:una|otra)(?: recámara)? (?:sería|será|de|como|para)(?: mi| la| una?)? oficina\b",
    re.IGNORECASE,
)
# What they had in mind for it goes elsewhere: "we'll board the horses instead".
_KEPT_ELSEWHERE = re.compile(
    r"\b(?:board|stable|store|moor|dock|sell|rent out|rehome|garage|keep)(?:ing)? (?:the|our|my) (?P<what>[\w ]{3,20}?)"
    r" (?:instead|elsewhere|somewhere else|after all|at (?:a|the) (?:marina|stables?|barn))\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=\d)|(?<=sq)\.)+[.!?]*", re.IGNORECASE)
LONGEST_READ: Final = 5000  # characters of a mail,
LONGEST_SENTENCE: Final = 600  # and of a sentence: patterns look at each many times
_NEGATED_BY_NATURE: Final = frozenset({"one floor", "no flood risk"})  # "no stairs" is how it is asked for
# Asked for already with what is more.
_PARTS: Final = {
    "yard": ("fenced yard",),
    "parking": ("garage",),
    "view": ("water view",),
    "near the water": ("on the water", "water view"),
    "land": ("acres",),
    "barn": ("horses",),
    "workshop": ("barn",),
}


def wished(texts: Sequence[str], year: int = 0) -> tuple[MustHave, ...]:
    """What a lead wants a home to have by their mails, oldest first; what they no longer want is left out.

    `year`: this one, from which the age of a home counts.
    """
    return _last_said(texts, hoped=False, year=year)


def hoped(texts: Sequence[str]) -> tuple[MustHave, ...]:
    """What a lead would like and calls no condition: "furnished if possible"."""
    return _last_said(texts, hoped=True)


def _last_said(texts: Sequence[str], *, hoped: bool, year: int = 0) -> tuple[MustHave, ...]:
    wanted: dict[str, MustHave] = {}
    for text in texts:
        for thing, is_wanted in _named(text, hoped=hoped, year=year):
            if is_wanted:
                wanted[thing.name] = thing
            else:
                wanted.pop(thing.name, None)
    return without_parts(wanted)


def without_parts(wanted: Mapping[str, MustHave]) -> tuple[MustHave, ...]:
    """Things by their names, without those that another of them includes."""
    return tuple(thing for thing in wanted.values() if wanted.keys().isdisjoint(_PARTS.get(thing.name, ())))


def speaks_of(text: str, thing: MustHave) -> bool:
    """Whether a text names a thing in words that are known, whatever it says of it."""
    return thing.asked.search(text[:LONGEST_READ]) is not None


def asked_of(text: str) -> tuple[MustHave, ...]:
    """What a text asks whether homes have: "which one has a deck?", "do any have a pool?"."""
    asking = [sentence for sentence in _sentences(text) if _ASKS_WHETHER.search(sentence)]
    named = [thing for thing in THINGS if any(map(thing.asked.search, asking))]
    names = {thing.name for thing in named}
    return tuple(thing for thing in named if names.isdisjoint(_PARTS.get(thing.name, ())))


def asks_for(text: str) -> bool:
    """Whether a text asks which homes there are by what they have: "do you have any lofts?"."""
    asked = [match["what"] for match in _ASKS_FOR.finditer(text[:LONGEST_READ])]
    return any(
        any(thing.asked.search(what) for thing in THINGS) for what in asked if not _OF_WHAT_IS_KNOWN.search(what)
    )


def not_denying(homes: Sequence[Listing], things: Collection[MustHave]) -> tuple[Listing, ...]:
    """Those of several homes whose records deny nothing of what is wanted."""
    return tuple(home for home in homes if not any(denies(home, thing) for thing in things))


def best_equipped(homes: Sequence[Listing], things: Collection[MustHave]) -> tuple[Listing, ...]:
    """Of several homes those that have most of what is wanted; all of them where none has any of it."""
    met = {home.ref: sum(has(home, thing) for thing in things) for home in homes}
    most = max(met.values(), default=0)
    return tuple(home for home in homes if met[home.ref] == most)


def lacking(homes: Sequence[Listing], things: Collection[MustHave]) -> tuple[MustHave, ...]:
    """What is wanted and none of several homes is recorded to have."""
    return tuple(thing for thing in things if not any(has(home, thing) for home in homes))


def wishing(text: str) -> Iterator[str]:
    """The sentences of a text that say what is sought."""
    for sentence in filter(_may_wish, _sentences(text)):
        if _WISHES.search(sentence) or _ASKS_FOR.search(sentence):
            yield sentence


def _sentences(text: str) -> Iterator[str]:
    return (sentence[:LONGEST_SENTENCE] for sentence in _SENTENCE.findall(text[:LONGEST_READ]))


def _named(text: str, *, hoped: bool = False, year: int = 0) -> Iterator[tuple[MustHave, bool]]:
    for sentence in filter(_may_wish, _sentences(text)):
        wishes = _WISHES.search(sentence) is not None or asks_for(sentence)
        for thing, start in _things_in(sentence, year):
            if _is_only_hoped(sentence, start) is not hoped:
                continue
            unwanted = thing.name not in _NEGATED_BY_NATURE and _NOT_WANTED.search(sentence[:start])
            if unwanted or wishes or hoped or thing.measure is measures.Measure.YEAR:  # that is a wish by itself
                yield thing, not unwanted
        for match in _MATTERS_NOT.finditer(sentence):
            yield from ((thing, False) for thing in THINGS if thing.recorded.search(match["what"]))
    for match in _KEPT_ELSEWHERE.finditer(text[:LONGEST_READ]):
        yield from ((thing, False) for thing in THINGS if thing.asked.search(match["what"]))


def _is_only_hoped(sentence: str, start: int) -> bool:
    """Whether what begins there is hoped for: its own clause says so, or what follows it before another is named."""
    begins = max((match.end() for match in _CLAUSE_AT.finditer(sentence, 0, start)), default=0)
    said = _ONLY_HOPED.search(sentence, begins)
    if said is None:
        return False
    between = sentence[start : said.start()]
    return len(_CLAUSE_AT.findall(between)) <= 1 and sum(bool(thing.asked.search(between)) for thing in THINGS) <= 1


def _things_in(sentence: str, year: int = 0) -> Iterator[tuple[MustHave, int]]:
    """What a sentence names, and where that begins."""
    for thing in THINGS:
        match = thing.asked.search(sentence)
        in_a_bedroom = thing.name == "office" and _IN_A_BEDROOM.search(sentence) is not None
        if match is not None and not in_a_bedroom:
            yield thing, match.start()
    for measure, least, start in measures.asked(sentence, year):
        yield at_least(measure, least), start


def _may_wish(sentence: str) -> bool:
    """Whether a sentence speaks neither of one home alone nor of what the writer has."""
    if _SELLS.search(sentence) or (_OF_THEIR_OWN.search(sentence) and not _WANTS_IT.search(sentence)):
        return False
    return not _OF_ONE_HOME.search(sentence) or _ASKS_WHAT_THERE_IS.search(sentence) is not None
