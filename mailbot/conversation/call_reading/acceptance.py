"""Reads what a lead says about a call: takes an offered time, proposes another, declines, cancels, or moves it.

Pure. A wrongly booked time is the worst error there is, so nothing is guessed: where the words allow two times, or
hold a condition, the answer is AMBIGUOUS and lists them; where they speak of something else, it is NONE.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from mailbot.config import BusinessHours
from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading import phrases
from mailbot.conversation.call_reading.affirming import affirms, does_else_then, is_courtesy
from mailbot.conversation.call_reading.answer import CallAnswer, ambiguous, if_ever_open, vague, wish_in
from mailbot.conversation.call_reading.asks_for_call import ASKS
from mailbot.conversation.call_reading.availability import is_open_to_all, limits_of, when_reached, within_bounds
from mailbot.conversation.call_reading.changes import cancels_or_moves, is_of_a_visit, of_booked
from mailbot.conversation.call_reading.clocks import OURS, Clock
from mailbot.conversation.call_reading.folding import Folded, fold
from mailbot.conversation.call_reading.home_visits import asking_to_come
from mailbot.conversation.call_reading.limits import together
from mailbot.conversation.call_reading.not_before import first_day_of, first_of_a_span
from mailbot.conversation.call_reading.readings import Case, Reading, read, read_all, slots_of, touches
from mailbot.conversation.call_reading.stance import Said, Sentence, Stance, is_filler, said, sentences
from mailbot.conversation.call_reading.times import holds_back, names_a_time
from mailbot.conversation.call_reading.viewings import MEETS_THERE, NO_DAYS, of_a_dated_visit, of_a_viewing
from mailbot.conversation.call_reading.when import mentions
from mailbot.conversation.calls.slots import Wish
from mailbot.conversation.steps import CallWord

__all__ = [
    "CallAnswer",
    "adds_nothing",
    "limits_after",
    "read_answer",
    "read_availability",
    "refuses_calls",
    "sets_up_a_call",
    "wish_for",
]

# Longer answers are read up to here (characters): what a person says of a call stands at the beginning.
LONGEST_TEXT = 5000


def read_answer(
    text: str,
    offered: Sequence[datetime],
    now: datetime,
    zone: ZoneInfo,
    language: str = "en",
    *,
    hours: BusinessHours | None = None,
    booked: datetime | None = None,
    called_off: datetime | None = None,
    by_place: bool = True,
    invited: bool = False,
    visit_days: frozenset[int] = NO_DAYS,
    dated_visit: bool = False,
    clock: Clock = OURS,
) -> CallAnswer:
    """What `text`, a lead's newly written words, says about the call.

    `offered` are the times that we proposed, in the order in which they were listed; `booked` is the call that stands,
    if any, and `called_off` one that no longer does: no yes takes it again, but another time for it may be named.
    `now` is when the words were written (the mail's date): from there "tomorrow" counts, in `zone`. `hours` decide
    whether "at 4" is morning or afternoon. English and Spanish are both read whatever `language` says: it only tells
    how a date like 7/6 is meant. Without `by_place` "the second one" is none of the times; `invited` are those whom we
    asked for the number to call, and whose "Tuesday at 4" is therefore a time for a call. `visit_days` are the weekdays
    that they named before for seeing a home, `clock` is the one that they go by, and `dated_visit` tells that they said
    when before we asked for their number: what is said with it is for the visit. Never raises, whatever the text.
    """
    case = _case(
        text,
        offered,
        now,
        zone,
        language,
        hours=hours,
        booked=booked,
        called_off=called_off,
        by_place=by_place,
        invited=invited,
        visit_days=visit_days,
        dated_visit=dated_visit,
        clock=clock,
    )
    for rule in RULES:
        answer = rule(case)
        if answer is not None:
            answer = if_ever_open(case, _not_sooner(case, answer))
            return _by_their_clock(case, of_booked(case, _as_they_can(case, answer)))
    return CallAnswer(CallWord.NONE, wish=when_reached(case), reason="says nothing about a call")


def read_availability(
    text: str, now: datetime, zone: ZoneInfo, language: str = "en", clock: Clock = OURS
) -> Wish | None:
    """When somebody with whom no call is talked about yet says that they can be reached, read as by `read_answer`."""
    return when_reached(_case(text, (), now, zone, language, clock=clock))


def limits_after(
    kept: Wish | None, text: str, now: datetime, zone: ZoneInfo, language: str = "en", *, in_talk: bool, clock: Clock
) -> Wish | None:
    """What holds of when they can be called after a mail, and `kept` before it; `in_talk`: it answers one of ours about
    a call."""
    case = _case(text, (), now, zone, language, invited=in_talk, clock=clock)
    before = None if is_open_to_all(case) else kept
    return together(before, limits_of(case), now.astimezone(zone).date())


def adds_nothing(text: str) -> bool:
    """Whether the words beside a telephone number neither ask, refuse nor doubt: what was said before them holds."""
    plain = words.HARMLESS.sub(" ", fold(text, LONGEST_TEXT).text)
    return "?" not in plain and not (words.NEGATIVE.search(plain) or words.UNSURE.search(plain))


def refuses_calls(text: str) -> bool:
    """Whether the writer wants no call, whatever else is said: what they wish is arranged in writing."""
    folded = fold(text, LONGEST_TEXT)
    return any(map(_refuses_calls, sentences(folded, ())))


def sets_up_a_call(text: str) -> bool:
    """Whether the writer speaks of having a call, and of when may be known by the rest of their words."""
    folded = fold(text, LONGEST_TEXT).text
    return bool(phrases.SETS_UP_A_CALL.search(folded) or ASKS.search(folded)) and not refuses_calls(text)


def _refuses_calls(sentence: Sentence) -> bool:
    refuses = phrases.DECLINES.search(sentence.text) and not phrases.NO_CALL_CAME.search(sentence.text)
    return bool(refuses) and not (sentence.asks and " or " in sentence.text)


def wish_for(slot: datetime, zone: ZoneInfo) -> Wish:
    """The wish that one exact time alone meets."""
    local = slot.astimezone(zone)
    last = (local + timedelta(minutes=1)).time()
    return Wish(first_day=local.date(), last_day=local.date(), since=local.time(), until=last)


def _case(
    text: str,
    offered: Sequence[datetime],
    now: datetime,
    zone: ZoneInfo,
    language: str,
    *,
    hours: BusinessHours | None = None,
    booked: datetime | None = None,
    called_off: datetime | None = None,
    by_place: bool = True,
    invited: bool = False,
    visit_days: frozenset[int] = NO_DAYS,
    dated_visit: bool = False,
    clock: Clock = OURS,
) -> Case:
    folded = fold(text, LONGEST_TEXT)
    in_question = (
        (booked,) if booked else tuple(slot for slot in offered if slot > now) or ((called_off,) if called_off else ())
    )
    found = mentions(folded, now, zone, language, in_question, clock)
    if not by_place:
        found = tuple(each for each in found if not (each.option or each.lone_number))
    parts = sentences(folded, found)
    in_utc = tuple(slot.astimezone(UTC) for slot in offered)
    standing, gone = (each.astimezone(UTC) if each else None for each in (booked, called_off))
    named = tuple(_without_visits(folded, parts, said(found, parts), invited=invited and not offered))
    visits = list(of_a_dated_visit(parts, named)) if dated_visit and not offered else []
    named = tuple(replace(each, stance=Stance.ASIDE) if each in visits else each for each in named)
    case = Case(folded, parts, named, in_utc, now, zone, hours or BusinessHours(), standing, gone, invited)
    known = {slot.astimezone(zone).weekday() for slot in case.standing()}
    return replace(case, said=tuple(_without_viewings(case, visit_days - known)))


def _without_visits(
    folded: Folded, parts: Sequence[Sentence], named: Sequence[Said], *, invited: bool
) -> Iterator[Said]:
    """What was said of times; those for somebody to come to the writer's home are none for a call.

    Nor is "see you Tuesday at 4" of who was only asked for a number: they have a visit in mind.
    """
    asking = asking_to_come(folded, parts)
    for each in named:
        text = each.sentence.text
        in_person = invited and each.stance is not Stance.REFUSED and words.IN_PERSON.search(text)
        visits = each.sentence in asking or in_person
        calls = words.CALL.search(text) and not phrases.DECLINES.search(text)
        yield replace(each, stance=Stance.ASIDE) if visits and not calls else each


def _without_viewings(case: Case, days: frozenset[int]) -> Iterator[Said]:
    """What was said of times, without those for coming to see a home.

    One that we offered or booked, in a sentence of its own, is taken for the call, unless they mean to meet there.
    """
    theirs = list(of_a_viewing(case.sentences, case.said, days))
    meets = any(MEETS_THERE.search(sentence.text) for sentence in case.sentences)
    for each in case.said:
        ours = each.mention.is_whole and not meets and bool(read(case, each).exact)
        aside = each in theirs and not (ours and not is_of_a_visit(each.sentence))
        yield replace(each, stance=Stance.ASIDE) if aside else each


# ------------------------------------------------------------------------------------------------ rules


def _declines(case: Case) -> CallAnswer | None:
    for sentence in case.sentences:
        if not _refuses_calls(sentence):
            continue
        slots = slots_of(_for_a_call_after_all(case))
        if slots:
            return ambiguous(slots, case.quote(sentence), "wants no call, and names a time")
        return CallAnswer(CallWord.DECLINES, quote=case.quote(sentence), reason="wants no call")
    # With a call booked, such a no is about the other times: the call stands.
    if case.offered and not case.booked and case.sentences and _is_no_thanks(case):
        return CallAnswer(CallWord.DECLINES, quote=case.quote(case.sentences[0]), reason="says no to the offer")
    return None


def _for_a_call_after_all(case: Case) -> list[Reading]:
    """The times that somebody who wants no call takes all the same: offered ones, or any where a call is spoken of."""
    of_calls = any(words.CALL.search(phrases.DECLINES.sub(" ", each.text)) for each in case.sentences)
    readings = read_all(case, case.of(Stance.FIRM))
    return [each for each in readings if each.exact or of_calls]


def _takes_any(case: Case) -> CallAnswer | None:
    """ "Any of those works": the first that was offered and not refused beside it."""
    named = case.of(Stance.FIRM, Stance.UNSURE, Stance.UNCLEAR)
    if any(each.mention.dates or each.mention.times or each.mention.option for each in named):
        return None
    refused = set(slots_of([read(case, each) for each in case.of(Stance.REFUSED)]))
    wishes = [each.mention.wish for each in case.of(Stance.FIRM) if each.mention.wish]
    for sentence in case.sentences:
        if not _says_any(sentence, excepting=bool(refused)):
            continue
        left = [
            slot
            for slot in case.open_offers()
            if slot not in refused and all(wish.allows(slot.astimezone(case.zone)) for wish in wishes)
        ]
        if left and not holds_back(case, sentence):
            return CallAnswer(CallWord.ACCEPTS, left[0], quote=case.quote(sentence), reason="any will do: the first")
    return None


def _wants_other_times(case: Case) -> CallAnswer | None:
    if not case.about_a_call():
        return None
    for sentence in case.sentences:
        shifted = case.standing() and phrases.SHIFTS.search(sentence.text) and not is_of_a_visit(sentence)
        if shifted or (
            phrases.OTHER_TIMES.search(sentence.text) and (case.has_call() or words.CALL.search(sentence.text))
        ):
            return vague(case, sentence, case.of(Stance.FIRM), "wants other times")
    refused = [each for each in case.of(Stance.REFUSED) if touches(case, each.mention)]
    if refused:
        return vague(case, refused[0].sentence, [], "cannot at a time that was named")
    return None


def _says_when(case: Case) -> CallAnswer | None:
    """Says nothing of the times that we offered, but which would suit: "any day after 5"."""
    wish = when_reached(case) if case.open_offers() and not case.booked else None
    if wish is None or any(map(does_else_then, case.said)):
        return None
    fits = [slot for slot in case.open_offers() if wish.allows(slot.astimezone(case.zone))]
    if fits:
        return ambiguous(fits, "", "says when they can be reached, and some of the offered times are then")
    return CallAnswer(CallWord.PROPOSES_VAGUE, wish=wish, reason="says when they can be reached")


RULES: tuple[Callable[[Case], CallAnswer | None], ...] = (
    cancels_or_moves,
    _declines,
    _takes_any,
    names_a_time,
    _wants_other_times,
    affirms,
    _says_when,
)


# ------------------------------------------------------------------------------------------------ small readings


def _by_their_clock(case: Case, answer: CallAnswer) -> CallAnswer:
    """An answer with the zone by which its time was told, where that is theirs and not ours."""
    named = {each.mention.zone for each in case.said if each.mention.zone and each.mention.zone != case.zone}
    return replace(answer, zone=named.pop()) if len(named) == 1 and (answer.slot or answer.candidates) else answer


def _not_sooner(case: Case, answer: CallAnswer) -> CallAnswer:
    """An answer without times before the day from which on they can be called; "Tuesday" may be a later one then."""
    first = first_day_of(case) or first_of_a_span(case)
    taken = answer.slot or (answer.candidates[0] if answer.kind is CallWord.AMBIGUOUS else None)
    if first is None or taken is None or taken.astimezone(case.zone).date() >= first:
        return answer
    if answer.kind in (CallWord.ACCEPTS, CallWord.PROPOSES):
        return ambiguous([taken], answer.quote, "names a time, and a later day from which on they can be called")
    if answer.kind is CallWord.AMBIGUOUS:
        wish = within_bounds(case, wish_in([each.mention for each in case.of(Stance.FIRM)]))
        return replace(answer, kind=CallWord.PROPOSES_VAGUE, candidates=(), wish=wish or Wish(first_day=first))
    return answer


def _as_they_can(case: Case, answer: CallAnswer) -> CallAnswer:
    """An answer that wants other times, with what is said elsewhere of when they can be reached, and when not."""
    if answer.kind not in (CallWord.PROPOSES_VAGUE, CallWord.RESCHEDULES_VAGUE):
        return answer
    return replace(answer, wish=within_bounds(case, answer.wish) if answer.wish else when_reached(case))


def _says_any(sentence: Sentence, *, excepting: bool) -> bool:
    """Whether a sentence takes whichever of the offered times; `excepting` those that it refuses."""
    if phrases.OTHER_TIMES.search(sentence.text) or phrases.HOME.search(sentence.text):
        return False
    for pattern in (phrases.ANY_OF_THEM, phrases.ANY_AT_ALL):
        for match in pattern.finditer(sentence.text):
            outside = words.HARMLESS.sub(" ", sentence.text[: match.start()] + " ~ " + sentence.text[match.end() :])
            if words.UNSURE.search(outside) or (words.NEGATIVE.search(outside) and not excepting):
                continue
            # "Any of those" says something of them with a verb, or alone: not in "are any of those pet friendly?"
            if match.groupdict().get("taken") or excepting or is_filler(_clause(sentence.text, match)):
                return True
    return False


def _clause(text: str, match: re.Match[str]) -> str:
    """What stands around a match, up to the next comma on either side."""
    return re.split(r"[,;]| - ", text[: match.start()])[-1] + " " + re.split(r"[,;]| - ", text[match.end() :])[0]


def _is_no_thanks(case: Case) -> bool:
    rest = [each for each in case.sentences if not phrases.NO_THANKS.search(each.text)]
    return len(rest) < len(case.sentences) and all(
        is_filler(phrases.NO_THANKS.sub(" ", each.text)) or (each in rest and is_courtesy(case, each))
        for each in case.sentences
    )
