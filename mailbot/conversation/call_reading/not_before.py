"""The first day on which somebody can be called, as they say: "traveling till New Year's", "after the holidays"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading.changes import is_of_a_visit
from mailbot.conversation.call_reading.mention import FAR
from mailbot.conversation.call_reading.readings import Case
from mailbot.conversation.call_reading.stance import Said, Sentence, Stance

_SMALL: Final = (
    r"(?:\s{1,2}(?:the|about|around|at least|at the|early|sometime|el|la|las|los|dia|lo|on|in|en|by|at|home|for|from))"
    r"{0,3}\s{0,2}\Z"
)
_AWAY: Final = re.compile(
    r"\b(?:travell?ing|away|out of (?:town|the country|state|the office|office)|out|on (?:vacation|holiday|a trip|leave"
    r"|deployment)|vacation(?:ing)?|abroad|overseas|gone|unavailable|unreachable|busy|swamped|slammed|tied up"
    r"|not (?:back|available|around|free|home|reachable)|can'?t (?:talk|do|take)|won'?t be|de viaje|de vacaciones"
    r"|fuera|viajando|ocupad[oa]s?|no (?:estoy|estamos|puedo|podemos|regreso|vuelvo))\b"
)
_UNTIL: Final = re.compile(rf"(?:\b(?:until|till?|hasta)|'til)\b{_SMALL}")
_THROUGH: Final = re.compile(rf"\b(?:through|thru)\b{_SMALL}")
_BACK: Final = re.compile(
    r"\b(?:back|return(?:ing)?|get home|regres\w{1,5}|vuelv\w{1,3}|volv\w{1,5}|de vuelta|de regreso)\b"
    rf"(?:\s(?:home|in town|from \w{{2,12}}|de \w{{2,12}}|a \w{{2,12}}))?{_SMALL}"
)
_AFTER: Final = re.compile(
    rf"\b(?:after|once past|past|following|despues (?:del?|que pasen?)|pasad[oa]s?|pasando|luego del?)\b{_SMALL}"
)
_FROM: Final = re.compile(
    rf"\b(?:from|starting|beginning|as of|not before|no earlier than|a partir del?|desde)\b{_SMALL}"
)
_NEGATED: Final = re.compile(r"\b(?:not|no|don'?t|never|can'?t|won'?t|nunca|before|by|antes)\b")
_BEFORE: Final = re.compile(rf"\b(?:before|antes del?)\b{_SMALL}")
# Says of a call that it is for a time that was named before.
_CALLED: Final = (
    r"(?:call|ring|phone|reach|talk|speak|chat|catch up|touch base|connect|get in touch|llam\w{1,6}|habl\w{1,6}"
    r"|marqu\w{1,5})"
)
_THEN: Final = re.compile(
    rf"\b{_CALLED}\b[^.?!,;]{{0,25}}\b(?:then|entonces|para entonces|esas fechas|cuando (?:regres|vuelv)\w+"
    r"|when (?:i|we)(?:'re| am| are|'m)? (?:get )?back)\b"
)
_AFTER_THAT: Final = re.compile(
    rf"\b{_CALLED}\b[^.?!,;]{{0,25}}\b(?:after (?:that|then|it)|afterwards?|despues(?: de eso)?|luego)"
    r"(?=\s*(?:$|[.,!?]|please|por favor))"
)
_CALLED_BEFORE: Final = re.compile(rf"\b{_CALLED}\b[^.?!,;]{{0,25}}\Z")


def first_day_of(case: Case) -> date | None:
    """The latest of the days before which, by their words, no call is any good; None where they name none."""
    today = case.now.astimezone(case.zone).date()
    days = [day for each in case.said if not is_of_a_visit(each.sentence) and (day := _from(each))]
    days += [day for sentence in case.sentences if (day := _spoken_of(case, sentence))]
    return max((day for day in days if day > today), default=None)


def first_of_a_span(case: Case) -> date | None:
    """The first day of a span that is wanted, such as "the week of the 11th"."""
    wishes = [each.mention.wish for each in case.of(Stance.FIRM) if each.mention.day_kind == FAR]
    return next((wish.first_day for wish in wishes if wish and wish.first_day), None)


def _from(each: Said) -> date | None:
    first, last = _span(each)
    if first is None or last is None:
        return None
    before = each.sentence.conditions[: each.mention.start - each.sentence.start]
    one_day = timedelta(days=1)
    of_call = words.CALL.search(each.sentence.text) is not None or len(each.sentence.text.split()) <= 5
    if _AWAY.search(before) and (_UNTIL.search(before) or _THROUGH.search(before)):
        return last + one_day if _THROUGH.search(before) else first
    if _BACK.search(before):
        return first
    if of_call and _AFTER.search(before):
        return last + one_day
    if each.mention.day_kind == FAR and _CALLED_BEFORE.search(before) and not _NEGATED.search(before):
        return first
    if words.CALL.search(each.sentence.text) and _FROM.search(before) and each.stance is not Stance.REFUSED:
        return first
    if of_call and _BEFORE.search(before) and each.stance is Stance.REFUSED:
        return first
    this_week = each.mention.wish is not None and not each.mention.dates
    return last + one_day if this_week and each.stance is Stance.REFUSED else None


def _spoken_of(case: Case, sentence: Sentence) -> date | None:
    """ "I'm traveling till New Year's. Call me after that": the day that was named last before it."""
    then, after = _THEN.search(sentence.text), _AFTER_THAT.search(sentence.text)
    match = then or after
    if match is None or any(_is_inside(each, sentence, match) for each in case.said):
        return None
    earlier = [_span(each) for each in case.said if each.mention.start < sentence.end]
    first, last = next((span for span in reversed(earlier) if span[0]), (None, None))
    return last + timedelta(days=1) if after and last else first


def _is_inside(each: Said, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the words name a time of their own: "a day later" is none that was named before."""
    return each.mention.start < sentence.start + match.end() and each.mention.end > sentence.start + match.start()


def _span(each: Said) -> tuple[date | None, date | None]:
    """The first and the last day of what a mention names."""
    mention, wish = each.mention, each.mention.wish
    if mention.unreadable or mention.past:
        return None, None
    if mention.dates:
        return mention.dates[0], mention.dates[0]
    return (wish.first_day, wish.last_day or wish.first_day) if wish else (None, None)
