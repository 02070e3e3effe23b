"""What of a mail only doubts, complains or quotes back: no wish is read there.

"$398k for a raised ranch? no way" names no budget, and "where would I put a horse at a townhouse?!" no townhouse. What
was read in such words alone is dropped, and read once more without them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final

from classifiers.needs.amounts import Amount, amounts
from classifiers.needs.price_words import CEILING, CEILING_AFTER, FLOOR
from classifiers.text.phrases import phrases
from classifiers.verdict import Need

_BEFORE: Final = 60  # letters in front of a sum that may call it a budget
_LONGEST_READ: Final = 5000  # characters: who wants a home says so at the beginning
_SAME_PRICE: Final = 1_000  # "398" and "398k" are the price of a home at 398,400

# What homes are told by, and so may be said of others than the one that is sought.
_OF_A_HOME: Final = frozenset({"property_type", "bedrooms_min", "bathrooms_min", "price_min", "price_max"})

Span = tuple[int, int]

# Asks what it does not want to know; the whole sentence is doubt.
_RHETORICAL = phrases(
    r"""
    (?:where|how)(?: on earth| the (?:hell|heck))?(?: would| could| should| can| am| are| do)(?: i| we)? \
        (?:even |supposed to |ever )*(?:put|keep|park|fit|squeeze|store|stable|raise|ride|graze|hang|cram)\b
    what(?: on earth)? (?:would|could|should|am|are|do) (?:i|we) (?:even |supposed to )*do with
    what (?:good|use) (?:is|are|would)
    (?:why|how come)(?: on earth)? (?:would|should|do|are|did|is|am) (?:i|we|you|anyone|anybody|it|they|all)\b
    who (?:would|wants?(?! to\b)|needs?(?! to\b)|pays? (?=that|this|so\b|such|\$|\d)|in their right mind)
    (?:does|do|did) (?:that|this|it|i|we|a|an|the)\b[^.!?\n]{0,40}? (?:look|sound|seem|count|qualify) (?:like|as)
    (?:did|have|when did) (?:i|we) (?:ever )?(?:say|ask(?:ed)? for|said|mention(?:ed)?|want(?:ed)?)
    (?:d[oó]nde|c[oó]mo) (?:voy a|vamos a|meto|pongo|metemos|ponemos|cabr[ií]a\w*)
    (?:para qu[eé]|por qu[eé]) (?:quiero|quer[ir][ií]a\w*|queremos|me|nos|iba)
    qui[eé]n (?:quiere|pagar[ií]a|va a|paga (?=eso|tanto|\$|\d))
    """
)
# Tells of the homes that were sent; ends with the clause.
_OF_THOSE_SENT = phrases(
    r"""
    (?:those|these|they|all(?: of)?(?: (?:those|these|them))?|both(?: of (?:those|these|them))?|(?:that|this)(?: \
        one)?|it)(?:['’]s|['’]re| is| are| were| was)(?: \w+ly)? (?:still|all|both|only|just|mostly|\
        but)(?! that\b)<REST>~
    (?:those|these|they|all(?: of)? (?:those|these|them))(?:['’]re| are) (?:townho\w+|condos?|apartments?|\
        flats?|(?:one|two|three|four|1|2|3|4)s|(?:one|two|three|four|\d)[- ](?:bed|bath)\w*)<REST>~
    you(?:['’]ve)? (?:just |only |still |always )?(?:(?:keep|kept|are|['’]re) (?:on )?(?:sending|showing|suggesting|\
        offering|giving)|sent|showed|shown|suggested|offered|gave|(?:only|still|always) (?:send|show|suggest|\
        offer))(?: me| us)?<REST>~
    (?:s[oó]lo\
        (?! (?:me|nos|puedo|podemos|tengo|tenemos|quiero|queremos|necesit\w+|busc\w+|lleg\w+|hasta)\b)|siguen siendo\
        |son todas?|todas? son|siguen)<REST>~
    """,
    REST=r"[^.;!?\n]*?(?=[.;!?\n]|, |$| (?:and|but|so) (?:i|we|none|do|can|please)\b|\bi (?:said|asked|want|need)\b)",
)
# Is much, and no land; where it stands.
_MUCH = phrases(
    r"a lot (?:for (?:us|me|an?|that|what|one|two|\d)|more|less|of (?!land\b|ground\b)|to (?:ask|pay|spend))"
)
# Asks the agency for something, or says what is wanted: no doubt, whatever its marks.
_WISHES = phrases(
    r"""
    (?:do|did|would|have|could|can|will) you(?! (?:call|think|expect|really|seriously|want))
    (?:looking|searching) for
    (?:i|we)(?:['’]d| would)? (?:want|need|like|love|prefer)(?! to (?:know|ask))
    (?:is|are) there
    (?:any|some)(?:thing|one|where)
    (?:show|send|find) (?:me|us)
    what(?:['’]s| is| are| else| do)
    budget
    busc\w+
    (?:tienen?|hay|quiero|queremos|necesit\w+)
    """
)
_DISBELIEVES: Final = (
    r"(?:lol|lmao|haha+|wtf|omg|ridiculous|absurd|outrageous|insane|crazy|nuts|seriously|srsly|really\?|no way|come on"
    r"|(?:are|r) (?:you|u)(?: guys)? (?:kidding|serious|joking|crazy)|you(?:['’]re| are| must be) (?:kidding|joking)"
    r"|(?:no )?thank(?:s| you),? but no|what a joke|give me a break|good grief|yikes|ouch|wow|whoa|highway robbery"
    r"|(?:way |far |much )?too (?:much|expensive|steep|high|pricey|rich)|a (?:bit|little) (?:much|steep)|overpriced"
    r"|(?:is|are|way|well) (?:over|above|beyond|out of)(?: (?:my|our|the))? (?:budget|range|reach)"
    r"|not (?:paying|worth)|(?:isn['’]?t|not) happening|forget it|ni loc[oa]s?|en serio|car[ií]sim[oa]s?"
    r"|demasiado|qu[eé] barbaridad|una locura|ni de broma|es much[oa]|muy car[oa]s?)"
)
_DISBELIEF = re.compile(rf"(?<!\w){_DISBELIEVES}(?!\w)", re.IGNORECASE)
_DISBELIEF_FOLLOWS = re.compile(rf"\W*(?:(?:that|this|it)(?:['’]s| is)\s)?{_DISBELIEVES}(?!\w)", re.IGNORECASE)
# A sum and what one would get for it, either first.
_FOR_A_SUM = re.compile(
    r"\b(?:for (?:an?|one|two|\d|just|only|that|this)\b|(?:for|at) \$?\d|por (?:una?|ese|esa|eso)\b)",
    re.IGNORECASE,
)
# What is wanted less than something else follows, to the end of the clause.
_LESS_WANTED = phrases(
    r"""
    (?:rather|sooner|prefer\w*)\b[^.!?;\n]{0,70}?(?<!more )(?<!less )(?<!fewer )(?<!er )\bthan
    (?:instead of|rather than|in place of|as opposed to|en vez de|en lugar de|antes que)
    """
)
_CLAUSE = re.compile(r"[^.,;!?\n]*")
_SENTENCE = re.compile(r"[^.!?\n]*(?:\.(?=\S)[^.!?\n]*)*[.!?…\n]*")


def doubted(text: str, prices: Collection[int] = ()) -> tuple[Span, ...]:
    """Where a text doubts, complains or quotes back. `prices`: of homes that its writer was shown."""
    text = text[:_LONGEST_READ]
    sums = tuple(amounts(text))
    found: list[Span] = []
    for match in _SENTENCE.finditer(text):
        if match[0].strip():
            own = [one for one in sums if match.start() <= one.start < match.end()]
            found += _in_sentence(text, match.start(), match.end(), own, prices)
    return tuple(found)


def without_doubts(text: str) -> str:
    """The text without what it only doubts or complains of, each letter of the rest in its place."""
    return _blanked(text, doubted(text))


def without_doubted(
    needs: Mapping[str, Need], text: str, spans: Collection[Span], again: Callable[[str], Mapping[str, Need]]
) -> dict[str, Need]:
    """The needs that stand outside `spans`; `again` reads the text that is left, where two wishes were one too many."""
    if not spans:
        return dict(needs)
    kept = {slot: need for slot, need in needs.items() if not _stands_in(need, text, spans)}
    left = again(_blanked(text, spans))
    return {**{slot: need for slot, need in left.items() if slot in _OF_A_HOME}, **kept}


def _stands_in(need: Need, text: str, spans: Collection[Span]) -> bool:
    """Whether the words of a need stand in `spans` alone."""
    places = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(need.quote)}(?!\w)", text)]
    ends = len(need.quote)
    return bool(places) and all(any(start <= at and at + ends <= end for start, end in spans) for at in places)


def _blanked(text: str, spans: Collection[Span]) -> str:
    for start, end in spans:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _in_sentence(text: str, start: int, end: int, sums: Sequence[Amount], prices: Collection[int]) -> Iterator[Span]:
    sentence = text[start:end]
    if _RHETORICAL.search(sentence) and re.search(r"[?!]\W*$", sentence):
        yield start, end
        return
    if _is_an_outcry(text, start, end, sums):
        yield start, end
        return
    for match in (*_OF_THOSE_SENT.finditer(sentence), *_MUCH.finditer(sentence)):
        yield start + match.start(), start + match.end()
    for match in _LESS_WANTED.finditer(sentence):
        less = _CLAUSE.match(text, start + match.end())
        yield start + match.end(), less.end() if less else end
    yield from _quoted_back(text, sums, prices)


def _is_an_outcry(text: str, start: int, end: int, sums: Sequence[Amount]) -> bool:
    """Whether a sentence names what some home costs, and it or what follows it does not believe it."""
    sentence = text[start:end]
    if not _FOR_A_SUM.search(sentence) or _WISHES.search(sentence) or _is_a_budget(text, sums):
        return False
    asks = sentence.rstrip().endswith(("?", "!"))
    return bool(_DISBELIEF.search(sentence) or (asks and _DISBELIEF_FOLLOWS.match(text, end)))


def _is_a_budget(text: str, sums: Sequence[Amount]) -> bool:
    return not sums or any(_is_a_limit(text, one.start, one.end) for one in sums)


def _is_a_limit(text: str, start: int, end: int) -> bool:
    """Whether the words around a sum make it a highest or a lowest price."""
    before = text[max(0, start - _BEFORE) : start]
    named = CEILING.search(before) or FLOOR.search(before) or re.search(r"\b(?:budget|presupuesto)\b", before)
    return bool(named or CEILING_AFTER.search(text[end : end + _BEFORE]))


def _quoted_back(text: str, sums: Sequence[Amount], prices: Collection[int]) -> Iterator[Span]:
    """The sums of a sentence that are prices of homes that were shown."""
    for one in sums:
        if not _is_a_limit(text, one.start, one.end):
            worth = {one.worth, one.worth * 1_000}
            if any(abs(price - each) < _SAME_PRICE for price in prices for each in worth):
                yield one.start, one.end
