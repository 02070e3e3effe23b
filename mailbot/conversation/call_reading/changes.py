"""Reads that a call is cancelled or moved, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading import phrases
from mailbot.conversation.call_reading.answer import CallAnswer, ambiguous, vague
from mailbot.conversation.call_reading.readings import Case, read, read_all, slots_of
from mailbot.conversation.call_reading.stance import Said, Sentence, Stance
from mailbot.conversation.steps import CallWord


def cancels_or_moves(case: Case) -> CallAnswer | None:
    """The rule: the call is wanted at another time, or called off. That they cannot come, alone, is no cancellation,
    unless they say it for good."""
    for sentence in case.sentences:
        if _moves(case, sentence):
            return _moved(case, sentence)
    for sentence in case.sentences:
        if _cancels(case, sentence):
            if _wants_another(case):
                return _moved(case, sentence)
            return CallAnswer(CallWord.CANCELS, quote=case.quote(sentence), reason="cancels the call")
    for sentence in case.sentences:
        if _gives_up(case, sentence) or _puts_off(case, sentence):
            return CallAnswer(CallWord.CANCELS, quote=case.quote(sentence), reason="will not be there")
    for sentence in case.sentences:
        if (case.booked or case.called_off) and phrases.CANT_MAKE.search(sentence.text):
            return _moved(case, sentence)
    return None


def of_booked(case: Case, answer: CallAnswer) -> CallAnswer:
    """With a call booked, to take another time is to move it, and to want other times is too.

    Its own time alone is no question: who restates it, in whatever words, is not asked which time is meant.
    """
    if case.booked is None or answer.slot == case.booked:
        return answer
    if answer.kind is CallWord.AMBIGUOUS and set(answer.candidates) == {case.booked}:
        return CallAnswer(CallWord.NONE, reason="speaks of the booked time, and of no other")
    if answer.kind in (CallWord.ACCEPTS, CallWord.PROPOSES):
        return replace(answer, kind=CallWord.RESCHEDULES)
    return replace(answer, kind=CallWord.RESCHEDULES_VAGUE) if answer.kind is CallWord.PROPOSES_VAGUE else answer


def _moves(case: Case, sentence: Sentence) -> bool:
    match = phrases.MOVES.search(sentence.text)
    return match is not None and _is_meant(sentence, match.start()) and case.about_a_call()


def _cancels(case: Case, sentence: Sentence) -> bool:
    match = phrases.CANCELS.search(sentence.text)
    if match is None or not _is_meant(sentence, match.start()):
        return False
    return case.has_call() or bool(words.CALL.search(sentence.text))


def _gives_up(case: Case, sentence: Sentence) -> bool:
    """Whether the writer will not be there, and nothing in the text is about another time."""
    match = phrases.GIVES_UP.search(sentence.text)
    if match is None or not (case.booked or case.called_off) or not _is_meant(sentence, match.start()):
        return False
    theirs = not phrases.OF_OTHERS.search(sentence.text[: match.start()])
    return theirs and not _wants_another(case) and not _names_another(case)


def _puts_off(case: Case, sentence: Sentence) -> bool:
    """ "I can't do Monday after all. I'll be in touch": cannot then, and will write when they know more."""
    cannot = phrases.NOT_THAT_DAY.search(sentence.text) or phrases.CANT_MAKE.search(sentence.text)
    if case.booked is None or cannot is None or not _is_meant(sentence, cannot.start()):
        return False
    comes_back = any(phrases.COMES_BACK.search(each.text) for each in case.sentences)
    return comes_back and not _wants_another(case) and not _names_another(case)


def _names_another(case: Case) -> bool:
    """Whether, however vaguely, any day or time but the booked one is named, or the hour of it alone is refused."""
    named = [each for each in case.said if each.stance is not Stance.ASIDE]
    gone = [
        each
        for each in named
        if each.stance in (Stance.REFUSED, Stance.UNSURE)
        and each.mention.dates
        and read(case, each).all == (case.booked,)
    ]
    return len(gone) < len(named) or any(phrases.SHIFTS.search(sentence.text) for sentence in case.sentences)


def _is_meant(sentence: Sentence, position: int) -> bool:
    """Whether a cancelling or moving word is the writer's own wish, and about a call."""
    before = words.HARMLESS.sub(" ", sentence.conditions[:position])
    return not phrases.NOT_CANCELLING.search(before) and not is_of_a_visit(sentence)


def _wants_another(case: Case) -> bool:
    """Whether somebody who cancels names another time for the call, or asks for one."""
    named = [each for each in case.of(Stance.FIRM) if not _is_source(case, each)]
    if any(each.mention.times or (case.booked and (each.mention.dates or each.mention.wish)) for each in named):
        return True
    return any(_asks_for_another(sentence) for sentence in case.sentences)


def _asks_for_another(sentence: Sentence) -> bool:
    match = phrases.ANOTHER_TIME.search(sentence.text) or (sentence.asks and phrases.WHEN_ELSE.search(sentence.text))
    if not match:
        return False
    return not phrases.WANTS_NO_OTHER.search(sentence.text[: match.start()])


def is_of_a_visit(sentence: Sentence) -> bool:
    """Whether a sentence speaks of a visit, and not of a call."""
    return bool(words.VISIT.search(sentence.text) and not words.CALL.search(sentence.text))


def _moved(case: Case, sentence: Sentence) -> CallAnswer:
    """Where to: the time behind "to" or named last, completed by the day that it is moved from."""
    quote, reason = case.quote(sentence), "wants the call at another time"
    own = [each for each in case.said if each.sentence is sentence and each.stance is not Stance.ASIDE]
    sources = [each for each in own if _is_source(case, each)]
    targets = _last_list([each for each in own if each not in sources] or case.of(Stance.FIRM))
    if len(targets) == 1 and targets[0].mention.times and not targets[0].mention.dates:
        targets = _with_source_day(targets[0], sources)
    slots = [slot for slot in slots_of(read_all(case, targets)) if slot != case.booked]
    certain = all(each.stance is not Stance.UNSURE and each.mention.times for each in targets)
    if len(slots) == 1 and certain:
        return CallAnswer(CallWord.RESCHEDULES, slots[0], quote=quote, reason=reason)
    if len(slots) > 1 and all(each.mention.day_kind == "counted" for each in targets):
        return ambiguous(slots, quote, "wants the call so much earlier or later: which of the two is not clear")
    wished = vague(case, sentence, [] if slots else [_on_its_day(case, each) for each in targets], reason)
    return replace(wished, kind=CallWord.RESCHEDULES_VAGUE, candidates=tuple(slots))


def _on_its_day(case: Case, each: Said) -> Said:
    """ "Bump it to the afternoon", "to after 4": of the day that the call is on."""
    mention = each.mention
    wish, its_words = mention.wish, case.folded.text[mention.start : mention.end]
    says_to = phrases.TO_BEFORE.search(each.before) or phrases.TO_A_PART.match(its_words)
    if case.booked is None or wish is None or mention.is_day or wish.first_day or wish.weekdays or not says_to:
        return each
    if phrases.SEVERAL_DAYS.search(each.sentence.text):
        return each
    day = case.booked.astimezone(case.zone).date()
    return replace(each, mention=replace(mention, wish=replace(wish, first_day=day, last_day=day)))


def _last_list(several: Sequence[Said]) -> list[Said]:
    """The time that was named last, with those that stand in one list with it."""
    if not several:
        return []
    last = several[-1]
    return [_end_of_span(each) for each in several if (each.sentence, each.listed) == (last.sentence, last.listed)]


def _with_source_day(target: Said, sources: Sequence[Said]) -> list[Said]:
    """ "Move Thursday's call to 4": the day of what is moved, where the words name it."""
    day = next((each.mention for each in sources if each.mention.dates), None)
    if day is None:
        return [target]
    return [replace(target, mention=replace(target.mention, dates=day.dates, alike=day.alike, day_kind=day.day_kind))]


def _is_source(case: Case, each: Said) -> bool:
    """Whether a time in a sentence that moves a call is the one that it is moved from."""
    if phrases.TO_BEFORE.search(each.before):
        return False
    if (
        each.stance is Stance.REFUSED
        or phrases.FROM_BEFORE.search(each.before)
        or phrases.CALL_BEHIND.match(each.after)
    ):
        return True
    return case.booked is not None and bool(each.mention.dates) and read(case, each).all == (case.booked,)


def _end_of_span(each: Said) -> Said:
    """ "Move it from 2 to 4" is written like a span of time, and means its end."""
    wish = each.mention.wish
    if wish is None or wish.since is None or wish.until is None or each.mention.times:
        return each
    return replace(each, mention=replace(each.mention, times=(wish.until,), wish=None))
