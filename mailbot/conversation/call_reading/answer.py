"""What a lead said of a call, as one frozen value, and the two kinds of it that take some making."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from mailbot.conversation.call_reading.mention import Mention
from mailbot.conversation.call_reading.readings import Case
from mailbot.conversation.call_reading.stance import Said, Sentence
from mailbot.conversation.calls.slots import Wish
from mailbot.conversation.steps import CallWord


@dataclass(frozen=True, slots=True)
class CallAnswer:
    """What was said. `quote` stands verbatim in the lead's text; times are in UTC; `reason` is for the operator.

    `slot` is set with ACCEPTS (an offered or the booked time), PROPOSES and RESCHEDULES; `candidates` (at least
    one) with AMBIGUOUS and, where several new times fit, RESCHEDULES_VAGUE; `wish` where other times were asked for, or
    it was said when they can be reached, and the words say which.
    """

    kind: CallWord
    slot: datetime | None = None
    candidates: tuple[datetime, ...] = ()
    quote: str = ""
    wish: Wish | None = None
    holds: Wish | None = None  # the wish, within what they said before of when they can be called
    reason: str = ""
    claimed: bool = False  # a model alone says so
    zone: ZoneInfo | None = None  # of the clock that they go by, where it is another than ours


def vague(case: Case, sentence: Sentence, several: Sequence[Said], reason: str) -> CallAnswer:
    """Other times are wanted; the wish is what `several`, where they name no exact time, say of them."""
    wish = wish_in([each.mention for each in several])
    return CallAnswer(CallWord.PROPOSES_VAGUE, quote=case.quote(sentence), wish=wish, reason=reason)


def wish_in(several: Sequence[Mention]) -> Wish | None:
    """What mentions that name no exact time say together of the times that suit; where no wish holds all, the first."""
    wishes = [wish for each in several if (wish := _wish_of(each)) is not None]
    return (_any_of(wishes) or wishes[0]) if wishes else None


def _wish_of(mention: Mention) -> Wish | None:
    """A mention without an exact time as a wish: its days and the part or span of the day."""
    wish = mention.wish or Wish()
    if mention.day_kind == "weekday" and mention.dates:
        return replace(wish, weekdays=frozenset({mention.dates[0].weekday()}))
    if mention.dates:
        return replace(wish, first_day=mention.dates[0], last_day=mention.dates[0])
    return mention.wish


def _any_of(wishes: Sequence[Wish]) -> Wish | None:
    """ "Monday or Tuesday after 2": one wish for both, where they differ in weekdays or parts of the day alone, or the
    last alone names the hours."""
    spans = [wish for wish in wishes if wish.first_day and wish.first_day != wish.last_day]
    rest = [wish for wish in wishes if wish not in spans]
    if len(spans) == 1 and rest:  # "the week of the 11th, Tuesday or Thursday"
        within = rest[0] if len(rest) == 1 else _any_of(rest)
        if within is None or within.first_day:
            return None
        return replace(within, first_day=spans[0].first_day, last_day=spans[0].last_day)
    if len(wishes) == 2 and (narrowed := _narrowed(*wishes)):
        return narrowed
    *others, last = wishes
    hours = replace(last, weekdays=frozenset(), parts=frozenset())
    if hours != Wish() and any(wish.parts for wish in wishes):
        return None  # "Tuesday morning or Thursday after 3" is no wish that one time can meet
    if hours.first_day or any(replace(wish, weekdays=frozenset(), parts=frozenset()) != Wish() for wish in others):
        return None
    weekdays, parts = (frozenset().union(*(getattr(wish, name) for wish in wishes)) for name in ("weekdays", "parts"))
    return replace(hours, weekdays=weekdays, parts=parts)


def _narrowed(part: Wish, hours: Wish) -> Wish | None:
    """ "Evenings, after 7": a part of the day, and the hours of it."""
    only_part = part.parts and part == Wish(parts=part.parts)
    only_hours = (hours.since or hours.until) and hours == Wish(since=hours.since, until=hours.until)
    both = replace(hours, parts=part.parts)
    fits = any(both.allows(datetime.combine(date.min, time(hour, 30))) for hour in range(24))
    return both if only_part and only_hours and fits else None


def ambiguous(slots: Sequence[datetime], quote: str, reason: str) -> CallAnswer:
    """Any of `slots` may be meant, or none for certain: somebody must ask."""
    return CallAnswer(CallWord.AMBIGUOUS, candidates=tuple(slots), quote=quote, reason=reason)


def if_ever_open(case: Case, answer: CallAnswer) -> CallAnswer:
    """ "5 works", where every day ends at 5: no use to ask which day, and what comes nearest is offered."""
    hours = {slot.astimezone(case.zone).time() for slot in answer.candidates}
    known = set(answer.candidates) & set(case.standing())
    if answer.kind is not CallWord.AMBIGUOUS or known or len(hours) != 1 or any(map(case.is_open, answer.candidates)):
        return answer
    hour = hours.pop()
    wish = Wish(since=hour, until=hour.replace(minute=59))
    return replace(answer, kind=CallWord.PROPOSES_VAGUE, candidates=(), wish=wish)
