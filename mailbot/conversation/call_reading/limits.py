"""What somebody leaves out of the times at which they can be called, and how what they said of them before holds on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading import phrases
from mailbot.conversation.call_reading.mention import FAR
from mailbot.conversation.call_reading.readings import Case
from mailbot.conversation.call_reading.stance import Said, Sentence, Stance
from mailbot.conversation.calls.slots import Wish

# Leaves out a day of every week, where "not Tuesday" may only mean the next.
_EXCEPT: Final = re.compile(
    r"\b(?:except|but|besides|other than|apart from|never|salvo|excepto|menos|nunca)\b(?: \w{1,3}){0,2}\s{0,2}\Z"
)


def left_out(case: Case, beside: Sequence[Said] = ()) -> tuple[Wish, ...]:
    """The days and hours that are refused for a call, but for those said of `beside`, which are bounds already."""
    if not case.about_a_call():
        return ()
    refused = (each for each in case.of(Stance.REFUSED) if each not in beside and _is_of_a_call(each.sentence))
    return tuple(dict.fromkeys(span for each in refused for span in _spans(each)))


def _is_of_a_call(sentence: Sentence) -> bool:
    """Whether a sentence is about a call or nothing in particular: a "staff meeting" is why it cannot be then."""
    text = sentence.text
    return words.CALL.search(text) is not None or not (phrases.HOME.search(text) or words.VISIT.search(text))


def _spans(each: Said) -> Iterator[Wish]:
    """What one refused mention leaves out; an exact time is one that was offered, and says nothing of the others."""
    mention, wish = each.mention, each.mention.wish or Wish()
    if mention.times or mention.unreadable or mention.past or mention.day_kind == FAR:
        return
    if mention.day_kind == "weekday" and mention.dates and _EXCEPT.search(each.before):
        yield replace(wish, weekdays=frozenset({mention.dates[0].weekday()}))
    elif mention.dates:
        yield from (replace(wish, first_day=day, last_day=day) for day in mention.dates[: mention.alike])
    elif wish != Wish() and not wish.first_day:  # a week that is refused is one to wait for the end of
        yield wish


def together(kept: Wish | None, wish: Wish | None, today: date) -> Wish | None:
    """What holds of when they can be called: the last that they said, and of what they said before what it leaves open.

    Their own day sets aside a day that was left out, and their own hour the hours named before.
    """
    if kept is None or wish is None:
        return wish or (_still(kept, today) if kept else None)
    kept = _still(kept, today)
    days = wish.first_day or wish.last_day or wish.weekdays
    hours = wish.since or wish.until or wish.parts
    one_day = wish.first_day is not None and wish.first_day == wish.last_day
    again = [each for each in kept.without if not _takes_back(wish, each)]
    return replace(
        wish,
        first_day=wish.first_day or (None if wish.last_day else kept.first_day),
        last_day=wish.last_day or (None if wish.first_day else kept.last_day),
        weekdays=wish.weekdays or (frozenset() if one_day or (days and not wish.first_day) else kept.weekdays),
        parts=wish.parts if hours else kept.parts,
        since=wish.since if hours else kept.since,
        until=wish.until if hours else kept.until,
        without=tuple(dict.fromkeys((*again, *wish.without))),
    )


def _still(kept: Wish, today: date) -> Wish:
    """What was said, without days that have gone by."""
    gone = kept.last_day is not None and kept.last_day < today
    return replace(kept, first_day=None, last_day=None) if gone else kept


def _takes_back(wish: Wish, left_out: Wish) -> bool:
    """Whether what was left out before is named now as what suits."""
    if left_out.weekdays and left_out.weekdays & wish.weekdays:
        return True
    if left_out.first_day and left_out.first_day == wish.first_day == wish.last_day:
        return True
    if left_out.weekdays or left_out.first_day:
        return False
    return bool(left_out.parts & wish.parts)
