"""When a lead says that they can be reached, in passing: such times are offered first, and none is taken by it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Final

from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading import phrases
from mailbot.conversation.call_reading.answer import wish_in
from mailbot.conversation.call_reading.changes import is_of_a_visit
from mailbot.conversation.call_reading.limits import left_out
from mailbot.conversation.call_reading.mention import FAR
from mailbot.conversation.call_reading.not_before import first_day_of
from mailbot.conversation.call_reading.readings import Case
from mailbot.conversation.call_reading.stance import Said, Sentence, Stance
from mailbot.conversation.calls.slots import Wish

FEW_WORDS: Final = 6  # "any day after 5", "weekends only"

DAYS_OF_A_WEEK: Final = 7
AFTER_WORK: Final = time(17)
MOST_BESIDE: Final = 3  # "mi teléfono es 207-555-0188, en las tardes después de las 4"

_REACHED: Final = re.compile(
    r"\b(?:i|we|i'?m|we'?re)\b[^.,;]{0,25}\b(?:available|free|around|home|off|reachable)\b"
    r"|\b(?:available|free|reach(?:ed|able)?)\b(?= (?:on|in|after|before|between|from|any|most|mon|tue|wed"
    r"|thu|fri|week))"
    r"|(?:^|[,;(-]\s?|\b(?:i'?m|we'?re|i am|we are)(?: usually| mostly| always)? )home (?:all|any|every|most|on|in the"
    r"|mornings?|afternoons?|evenings?|until|till|before|after|between|from)\b"
    r"|\b(?:are|is|works?|would be)(?: \w+)? (?:best|better|ideal|easiest|preferable)\b|\bprefer(?:red|ably)?\b"
    r"|\b(?:only|solo|solamente|nomas)\b(?= (?:after|before|between|from|past|during|at|on|in|\d{1,2}|noon|lunch"
    r"|mornings?"
    r"|afternoons?|evenings?|weekends?|week ?days?|despues|antes|entre|de|a partir|por las?|en las?|los|fines)\b)"
    r"|\bany ?(?:thing|time|day|hour)\b(?= (?:after|before|between|from|past|until|till|by|on|in the)\b)"
    r"|\b(?:mornings?|afternoons?|evenings?|weekends?|week ?days?|lunch ?(?:time|hour)s?|noon"
    r") (?:best|better|only|preferred|ideal)\b"
    r"|\b(?:can|could) (?:talk|chat|speak|take)\b|\bcall me\b"
    r"|\b(?:salgo|salimos|saliendo|termino|terminamos|disponibles?|libres?|prefier[oe]|preferimos|mejor|puedo|podemos|ll[aá]m[ea]me|llamarme|localizar\w*)\b"
)
_ANY_TIME: Final = re.compile(
    r"\b(?:i'?m|we'?re|i am|we are|pretty|totally|more|completely) (?:\w+ )?flexible\b"
    r"|\b(?:any ?time|any day|whenever)(?: at all)? (?:works|is (?:fine|good|ok|okay)|will do)\b"
    r"|\ba cualquier hora\b|\bcualquier (?:dia|hora) (?:me |nos |esta )"
)
# Says that it is all that suits: what else of a day the sentence names is why.
_ALONE: Final = re.compile(
    r"\b(?:mornings?|afternoons?|evenings?|weekends?|week ?days?)(?: are)? only\b"
    r"|\bonly (?:in the |on |during )?(?:mornings?|afternoons?|evenings?|weekends?|week ?days?)\b"
    r"|\b(?:solo|solamente|nomas|unicamente) (?:en |por |de )?(?:las? )?(?:mananas?|tardes?|noches?)\b"
)
_NO_BEFORE: Final = re.compile(r"\b(?:no|not|never|don'?t|can'?t|cannot|sin|nunca)(?: (?!any\b)[a-z']{1,12}){0,3} ?\Z")
_SO: Final = re.compile(r"\b(?:so|hence|asi que|entonces|por eso)\b")
_OTHERS: Final = re.compile(
    r"\b(?:my|our|his|her|the|mi|su|el|la)\s(?!(?:cell|phone|number|best|tel|telefono|numero|cel|celular)\b)\w+"
)


def when_reached(case: Case) -> Wish | None:
    """The days and parts of the day that suit them, where a sentence says so that is about no visit.

    What they leave out bounds it: "no calls before 10". Who wants none at work wants them after it.
    """
    suiting = _without_days(case, wish_in([each.mention for each in case.said if _suits(case, each)]))
    bounded = within_bounds(case, suiting)
    if bounded is not None:
        return bounded
    return Wish(since=AFTER_WORK) if any(map(_is_for_after_work, case.sentences)) else None


def limits_of(case: Case) -> Wish | None:
    """What a mail says of times that holds for later ones too: hours and days in general, and what it leaves out.

    A day that is asked for, as in "Friday?", bounds only what is offered next.
    """
    lasting = [each.mention for each in case.said if not each.mention.dates and _lasts(case, each)]
    return within_bounds(case, _without_days(case, wish_in(lasting)))


def _lasts(case: Case, each: Said) -> bool:
    mention = each.mention
    answers = case.invited and each.stance is Stance.FIRM and mention.wish is not None and not mention.times
    return answers or _suits(case, each)


def is_open_to_all(case: Case) -> bool:
    """Whether they say that they can be called whenever it is: no earlier word of theirs bounds it any more."""
    return any(_ANY_TIME.search(sentence.text) for sentence in case.sentences)


def _without_days(case: Case, wish: Wish | None) -> Wish | None:
    """A wish for no day in particular without the weekdays that are left out of it: "mornings, except Wednesday"."""
    if wish is None or wish.first_day:
        return wish
    left_out = {
        each.mention.dates[0].weekday()
        for each in case.of(Stance.REFUSED)
        if each.mention.day_kind == "weekday" and not (each.mention.times or each.mention.wish)
        if words.LEFT_OUT_BEFORE.search(each.before) and not is_of_a_visit(each.sentence)
    }
    rest = (wish.weekdays or frozenset(range(DAYS_OF_A_WEEK))) - left_out
    return replace(wish, weekdays=rest) if left_out and rest else wish


def within_bounds(case: Case, wish: Wish | None) -> Wish | None:
    """A wish without the days and hours that are left out of it elsewhere in the text."""
    bounds = [each for each in case.said if _leaves_out(case, each)]
    bounded = _bounded(wish or Wish(), [each.mention.wish for each in bounds])
    bounded = replace(bounded, without=left_out(case, bounds))
    first = first_day_of(case)
    if first and not (bounded.first_day and bounded.first_day >= first):
        bounded = replace(bounded, first_day=first, last_day=_if_not_before(bounded.last_day, first))
    return bounded if bounded != Wish() else None


def _if_not_before(last: date | None, first: date) -> date | None:
    return last if last and last >= first else None


def _bounded(wish: Wish, left_out: Sequence[Wish | None]) -> Wish:
    """The wish, without what is left out before or after an hour; its own hours stand."""
    for each in left_out:
        if each is not None and each.since and not wish.until and (not wish.since or wish.since < each.since):
            wish = replace(wish, until=each.since.replace(minute=each.since.minute // 30 * 30))
        elif each is not None and each.until and not wish.since and (not wish.until or wish.until > each.until):
            wish = replace(wish, since=each.until)
    return wish


def _leaves_out(case: Case, each: Said) -> bool:
    """Whether an open span is refused for a call: "no calls after 4", "I'm not free before noon"."""
    wish, sentence = each.mention.wish, each.sentence
    open_ended = wish is not None and (wish.since is None) != (wish.until is None)
    if not _is_refused(each) or not open_ended or is_of_a_visit(sentence) or each.mention.is_day:
        return False
    of_one_day = wish is not None and (wish.first_day or wish.weekdays or wish.parts)
    of_calls = words.CALL.search(sentence.text) or _REACHED.search(sentence.text) or case.has_call() or case.invited
    return bool(of_calls) and not of_one_day


def _is_refused(each: Said) -> bool:
    """Whether it is refused, be it in one list with what is taken: "no calls before 10, afternoons are best"."""
    if each.stance is Stance.UNSURE:
        return _NO_BEFORE.search(each.sentence.conditions[: each.mention.start - each.sentence.start]) is not None
    return each.stance is Stance.REFUSED


def _suits(case: Case, each: Said) -> bool:
    mention, text = each.mention, each.sentence.text
    if mention.day_kind == "date" or mention.times or mention.unreadable:
        return False
    if mention.day_kind == FAR and each.stance is not Stance.FIRM:
        return False  # "we want to move in January, call me"
    if _is_beside_what_suits_alone(each):
        return False
    alone = mention.wish is not None and _says_little_else(case, each) and not _OTHERS.match(text.lstrip())
    says_so = _REACHED.search(text) or alone
    return bool(says_so) and not (each.stance is Stance.ASIDE or _is_refused(each) or is_of_a_visit(each.sentence))


def _is_for_after_work(sentence: Sentence) -> bool:
    """Whether a sentence wants a call after work, or none at work."""
    calls = words.CALL.search(sentence.text) and not is_of_a_visit(sentence)
    return bool(phrases.NOT_AT_WORK.search(sentence.text) or (calls and phrases.AFTER_WORK.search(sentence.text)))


def _is_beside_what_suits_alone(each: Said) -> bool:
    """Whether a part of the day is told beside the only one that suits: "mornings only, I work in the afternoon"."""
    at = each.mention.start - each.sentence.start
    only = list(_ALONE.finditer(each.sentence.text)) if each.mention.wish and each.mention.wish.parts else []
    return bool(only) and not any(one.start() <= at < one.end() for one in only)


def _says_little_else(case: Case, each: Said) -> bool:
    """Whether a sentence is short, or holds next to nothing beside its days, hours and a number to call.

    Of who was asked for that number a reason is nothing beside them: "I'm on night shift so not before 2pm".
    """
    sentence = each.sentence
    rest = list(phrases.NOT_AT_WORK.sub(lambda match: " " * len(match[0]), sentence.conditions))
    for other in case.said:
        if other.sentence is sentence:
            rest[other.mention.start - sentence.start : other.mention.end - sentence.start] = " "
    reasons = list(_SO.finditer(sentence.conditions, 0, each.mention.start - sentence.start)) if case.invited else []
    told = "".join(rest)[reasons[-1].end() if reasons else 0 :]
    plain = words.HARMLESS.sub(" ", words.NUMBER_TO_CALL.sub(" ", told))
    beside = re.findall(r"\w+", plain)
    return len(sentence.text.split()) <= FEW_WORDS or len(beside) <= MOST_BESIDE
