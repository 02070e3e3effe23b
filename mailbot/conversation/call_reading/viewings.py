"""When a lead would come and see a home: such a day or hour is none for a call, and is passed on to the agent.

A viewing is arranged by a person alone, so nothing is booked by what is read here; the lead's own words go on.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading import phrases
from mailbot.conversation.call_reading.folding import Folded, fold
from mailbot.conversation.call_reading.mention import Mention
from mailbot.conversation.call_reading.stance import Said, Sentence, Stance, is_filler, said, sentences
from mailbot.conversation.call_reading.when import mentions
from mailbot.conversation.call_reading.whose_time import TELEPHONE, For, what_for

LONGEST_READ: Final = 5000  # characters
MOST_NAMED: Final = 3  # days and hours that a reply says back
NO_DAYS: Final = frozenset[int]()

# "See you at the house", "we meet you there": who writes so has a visit in mind, be it to an hour of a call.
MEETS_THERE: Final = re.compile(
    r"\b(?:see|meet|meeting|seeing)(?: (?:you|u|ya|us|up|her|him|them|there|with|the|agent|agentname)){1,4}"
    r"(?: (?:over|out|up|right|all|both))?"
    r" (?:there|(?:at|in front of|outside) (?:the|that|this) (?:house|home|property|place|unit|condo|apartment|building"
    r"|address|site|door)|at \d{1,5} [a-z]+)\b"
    r"|\b(?:meet|see you) there\b"
    r"|\b(?:nos vemos|le vemos|la vemos|lo vemos|te vemos|nos encontramos)(?: (?:ahi|alla|alli|todos))?"
    r" (?:en (?:la|esa) (?:casa|propiedad|direccion)|en el (?:departamento|apartamento|piso|condominio)|alli|alla)\b"
    r"|\b(?:estaremos|estare|llegamos|llegaremos) (?:ahi |alli |alla )?(?:en|a) la casa\b"
)
AT_THE_HOME: Final = re.compile(
    r"\b(?:at|to) the (?:house|home|place|property|condo|unit|apartment|townhouse)\b|\ben (?:la casa|el departamento)\b"
)
# Stands before a day that is none of the visit: what else happens then.
_ELSE_BEFORE: Final = re.compile(
    r"\b(?:(?<!after )work(?:s|ing)?|trabaj\w{1,5}|shift|turno|mov(?:e|ing|es)|relocat\w+"
    r"|have(?: got)? (?:the|an?|my|our|to)|dentist|doctor|tengo|tenemos"
    r"|(?:we|i|to|they) close|closing|leases?|start(?:s|ing)?|ends?"
    r"|expires?|available|arriv\w+|until|till?|since|job|back|saw|seen|wrote|sent|called|born|listed|built|mud\w+|contrato"
    r"|disponible|empiez\w+|termin\w+|lleg\w+|hasta|desde)\b(?:(?!\b(?:see|visit|tour|view|ver|visitar|so|but|can|could|podemos|puedo|pero)\b)[^.,;?!]){0,25}$"
)
_DENIED_BEFORE: Final = re.compile(
    r"\b(?:can'?t|cannot|won'?t|not|don'?t|no (?:puedo|podemos|podre|quiero))\b[^.,;?!]{0,30}$"
)
# Whoever else comes to see a home: a neighbour tells of them, or a client of their showings.
_OTHERS_COME: Final = re.compile(
    r"\b(?:people|visitors|strangers|everybody|everyone|folks|crowds?|lookers|your (?:agents?|buyers|clients|people"
    r"|visitors|viewers|showings|viewings|open houses?)|la gente|gente|visitantes|extranos|sus (?:clientes|visitas))\b"
    r"(?! (?:like|as) us\b)"
)
# A number that is only given is no word of a call: "my phone is 207 …".
_NUMBER: Final = re.compile(
    r"\b(?:phone|telefono|call(?: me| us)? at)(?: number)?(?: is| es)?[:,.]? {0,2}"
    rf"{TELEPHONE}"
)
# With what a call goes that is not named: "the best time to reach me".
REACHED: Final = re.compile(
    r"\b(?:reach(?:ed)?|contact(?:ed)?|(?:is|are|works?) best|best (?:time|number)"
    r"|get (?:a ?hold of|in touch)|localiz\w+|contact\w{2,4})\b"
)
_TO_A_NUMBER: Final = re.compile(
    r"\b(?:phone|telefono|(?:call|ring|text|reach)(?: (?:me|us))?(?: (?:at|on))?|llam\w{2,5}(?: al?)?)(?: number)?"
    rf"(?: is| es)?[:,.]? {{0,2}}{TELEPHONE}"
)
# An hour by which something must be: what that is says what the hour means ("I have to leave by 4").
_DEADLINE: Final = re.compile(r"(?:by|until|till?|before)\b", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"[^.,;:!?\n]*\Z")
_LONGEST_CLAUSE: Final = 40  # characters
_BEFORE_WHEN: Final = re.compile(
    r"^(?:(?:the|la|el) (?:first|second|third|last|primera|segunda|tercera|ultima)(?: one)?,? )?"
    r"(?:(?:on|for|el|este)\s{1,3}(?=\w))?",
    re.IGNORECASE,
)
# Belongs to the time before it, though no call could be read from it: "Dec 4-6", "Saturday, same time".
_BEHIND_WHEN: Final = re.compile(
    r"(?:(?<=\d)\s?(?:-|–|to|through|thru)\s?\d{1,2}(?:st|nd|rd|th)?(?![\w:/-])"
    r"|,? (?:at|@) \d{1,2}(?::\d\d)?(?: ?[ap]\.?m\b)?(?![\w:/-])"
    r"|,? (?:at the )?same (?:time|hour)\b|,? a la misma hora\b)"
)


@dataclass(frozen=True, slots=True)
class Viewing:
    """`words` say verbatim when they would come, and are empty where they only speak of meeting there."""

    words: str = ""
    first_day: date | None = None
    weekdays: frozenset[int] = NO_DAYS
    meets: bool = False  # takes it for agreed: "see you at the house"
    off: str = ""  # a day that they named for it, and on which they cannot come after all
    agreed: bool = False  # takes the visit for one that stands, or asks if it does
    before: str = ""  # when they would have come by an earlier mail, where this one says anew when


def viewing_in(
    text: str,
    now: datetime,
    zone: ZoneInfo,
    language: str = "en",
    *,
    wanted: bool = False,
    days: frozenset[int] = NO_DAYS,
    dated: bool = False,
    goes_on: bool = False,
) -> Viewing | None:
    """What a text says of coming to see a home; None where it says neither when, nor that they will be there.

    `wanted`: they are known to want a visit, so that a day of which nothing else is said is one for it, unless a call
    is spoken of. `days` are the weekdays that they named for it before. `dated`: they said when before we asked for
    their number, and the text answers that. `goes_on`: the text changes when they would come, or answers that alone, so
    that every day and hour of it is for the visit.
    """
    folded = fold(text, LONGEST_READ)
    found = mentions(folded, now, zone, language, ())
    parts = sentences(folded, found)
    named = said(found, parts)
    own = [each for each in of_a_viewing(parts, named, days) if _tells_when(each)]
    if wanted and not speaks_of_a_call(parts):  # "Can I see it Friday? Around 5:30"
        behind = _behind(parts, own) if own else parts
        plain = [each for each in named if each.stance in (Stance.FIRM, Stance.UNCLEAR) and each.sentence in behind]
        own = [each for each in named if each in own or (each in plain and _tells_when(each))]
    own += [each for each in named if each not in own and _limits(each, own)]
    if not own and dated:
        own = [each for each in of_a_dated_visit(parts, named) if _tells_when(each)]
    if not own and goes_on and not speaks_of_a_call(parts):
        own = [each for each in named if _tells_when(each)]
    meets = any(MEETS_THERE.search(sentence.text) for sentence in parts)
    off = [each for each in named if each not in own and _takes_back(each, days)]
    if any(each not in own and each not in off for each in _for_a_call(parts, named)):
        off = []  # a day is named for the call in its place
    if not own and not meets and not off:
        return None
    return Viewing(
        words=_said_back([_quoted(folded, each) for each in own]),
        first_day=min((each.mention.dates[0] for each in own if each.mention.dates), default=None),
        weekdays=frozenset().union(*(_weekdays(each.mention) for each in own)),
        meets=meets,
        off="" if own else _said_back([_quoted(folded, each) for each in off]),
    )


def says_only_when(text: str, now: datetime, zone: ZoneInfo, language: str) -> bool:
    """Whether a text names a day with its hour, and says nothing beside: "ok sat 2pm"."""
    folded = fold(text, LONGEST_READ)
    found = mentions(folded, now, zone, language, ())
    parts = sentences(folded, found)
    named = said(found, parts)
    whole = any(each.mention.dates and each.mention.times and _tells_when(each) for each in named)
    return whole and all(_says_only_when(part, named) or is_filler(part.text) for part in parts)


def _behind(parts: Sequence[Sentence], own: Sequence[Said]) -> list[Sentence]:
    """The sentences that stand right behind one that says when, and themselves."""
    saying = [each.sentence for each in own]
    return [after for before, after in itertools.pairwise((*parts[:1], *parts)) if before in saying or after in saying]


def _takes_back(each: Said, days: frozenset[int]) -> bool:
    """Whether a day that they named for the visit is one on which they cannot come after all."""
    refused = each.stance is Stance.REFUSED or bool(_DENIED_BEFORE.search(each.before))
    return refused and not each.mention.past and bool(_weekdays(each.mention) & days)


def _quoted(folded: Folded, each: Said) -> str:
    """The words of a day or hour, with the end of a span and the hour that stand right behind it, and with the clause
    that ends with an hour by which something must be."""
    start, end = each.mention.start, each.mention.end
    clause = _CLAUSE.search(folded.text, 0, start)
    if clause and _DEADLINE.match(folded.text, start) and start - clause.start() <= _LONGEST_CLAUSE:
        start = clause.start()
    rest = _BEHIND_WHEN.match(folded.text, end)
    return folded.quote(start, rest.end() if rest else end)


def _said_back(quotes: Sequence[str]) -> str:
    """The words of several days and hours, each once: "Saturday" goes without saying beside "Saturday at 10:30"."""
    told = list(dict.fromkeys(_BEFORE_WHEN.sub("", " ".join(each.split()).strip(" ,.")) for each in quotes))
    fullest = [one for one in told if not any(one != other and one.lower() in other.lower() for other in told)]
    return ", ".join(fullest[:MOST_NAMED])


def of_a_viewing(parts: Sequence[Sentence], named: Sequence[Said], days: frozenset[int] = NO_DAYS) -> Iterator[Said]:
    """Those of the named times that are for coming to see a home."""
    visiting = set(_visiting(parts, named))
    for_a_call = list(_for_a_call(parts, named))
    for each in named:
        use = what_for(each)
        if use is For.CALL:
            continue
        own = f"{each.before} ~ {each.after}"
        of_it = words.VISIT.search(own) and not (words.CALL.search(own) or _OTHERS_COME.search(own))
        again = days and not words.CALL.search(each.sentence.text) and each not in for_a_call
        again = again and _weekdays(each.mention) & days
        if (
            use is For.VISIT
            or each.sentence in visiting
            or of_it
            or (again and not phrases.MOVES.search(each.sentence.text))
        ):
            yield each


def of_a_dated_visit(parts: Sequence[Sentence], named: Sequence[Said]) -> Iterator[Said]:
    """Days and hours of somebody who said when they would see a home, and was asked for their number since: what goes
    with no word of a call is for that visit.
    """
    for_a_call = list(_for_a_call(parts, named))
    for each in named:
        if (each.mention.dates or each.mention.times) and each not in for_a_call:
            yield each


def _for_a_call(parts: Sequence[Sentence], named: Sequence[Said]) -> Iterator[Said]:
    """Those beside which a call is spoken of: a word for it goes with the time behind it, else with that before it,
    and a sentence about one that names no time with the next that says nothing but when ("A call is fine. At 4?").
    """
    timed = {each.sentence for each in named}
    for before, sentence in itertools.pairwise(parts):
        if before not in timed and _is_of_a_call(before) and _says_only_when(sentence, named):
            yield from (each for each in named if each.sentence is sentence)
    for each in named:
        own = [other for other in named if other.sentence is each.sentence]
        text = _TO_A_NUMBER.sub(lambda match: " " * len(match[0]), each.sentence.text)
        for pattern in (words.CALL, REACHED):
            for match in pattern.finditer(text):
                behind = [other for other in own if other.mention.start >= each.sentence.start + match.start()]
                if (behind or own[-1:])[0] is each:
                    yield each


def refused_days(text: str, now: datetime, zone: ZoneInfo, language: str) -> frozenset[int]:
    """The weekdays on which the writer cannot, for whatever."""
    folded = fold(text, LONGEST_READ)
    found = mentions(folded, now, zone, language, ())
    refused = (each for each in said(found, sentences(folded, found)) if each.stance is Stance.REFUSED)
    return NO_DAYS.union(*(_weekdays(each.mention) for each in refused))


def times_a_call(text: str, now: datetime, zone: ZoneInfo, language: str) -> bool:
    """Whether a day or hour of a text is for a call that it speaks of."""
    folded = fold(text, LONGEST_READ)
    found = mentions(folded, now, zone, language, ())
    parts = sentences(folded, found)
    named = said(found, parts)
    visits = list(of_a_viewing(parts, named))
    return any(each not in visits for each in _for_a_call(parts, named))


def speaks_of_a_call(parts: Sequence[Sentence]) -> bool:
    """Whether some sentence is about a call that is not refused."""
    return any(map(_is_of_a_call, parts))


def _is_of_a_call(sentence: Sentence) -> bool:
    plain = _NUMBER.sub(" ", sentence.text)
    return bool(words.CALL.search(plain)) and not phrases.DECLINES.search(sentence.text)


def _is_of_a_viewing_alone(sentence: Sentence) -> bool:
    visits = words.VISIT.search(sentence.text) or MEETS_THERE.search(sentence.text)
    return bool(visits) and not _is_of_a_call(sentence) and not _OTHERS_COME.search(sentence.text)


def _visiting(parts: Sequence[Sentence], named: Sequence[Said]) -> Iterator[Sentence]:
    """The sentences about coming to see a home, and those beside them that say nothing but when.

    "We just want to see it Saturday. At 11": behind such a sentence that is so whatever else is spoken of; elsewhere
    only in a text about no call, whose wish for a visit names no day ("Tuesday works. I'd still see it Saturday").
    """
    about = [_is_of_a_viewing_alone(each) for each in parts]
    dated = any(each.mention.dates and about[parts.index(each.sentence)] for each in named)
    alone = any(about) and not dated and not speaks_of_a_call(parts)
    for place, sentence in enumerate(parts):
        behind = place > 0 and about[place - 1]
        said_alone = (behind or alone) and not _is_of_a_call(sentence) and _says_only_when(sentence, named)
        if about[place] or said_alone:
            yield sentence


def _says_only_when(sentence: Sentence, named: Sequence[Said]) -> bool:
    own = [each.mention for each in named if each.sentence is sentence]
    rest = list(words.NUMBER_TO_CALL.sub(lambda match: " " * len(match[0]), sentence.conditions))
    for mention in own:
        rest[mention.start - sentence.start : mention.end - sentence.start] = " " * (mention.end - mention.start)
    return bool(own) and is_filler("".join(rest))


def _tells_when(each: Said) -> bool:
    mention = each.mention
    tells = bool(mention.dates or mention.times or mention.wish) and not mention.past
    refused = each.stance is Stance.REFUSED or (_DENIED_BEFORE.search(each.before) and not each.sentence.asks)
    return tells and not refused and not _ELSE_BEFORE.search(each.before)


def _limits(each: Said, own: Sequence[Said]) -> bool:
    """Whether an hour by which something else must be says until when they can stay."""
    beside = any(other.sentence is each.sentence for other in own)
    named = each.sentence.text[each.mention.start - each.sentence.start :]
    return beside and each.mention.wish is not None and _DEADLINE.match(named) is not None


def _weekdays(mention: Mention) -> frozenset[int]:
    of_wish = mention.wish.weekdays if mention.wish else NO_DAYS
    return frozenset({mention.dates[0].weekday()}) if mention.dates else of_wish
