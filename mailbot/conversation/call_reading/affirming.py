"""Reads a bare yes as an answer to the times that are open: "ok" takes a time only where nothing else may be meant."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading import phrases
from mailbot.conversation.call_reading.answer import CallAnswer, ambiguous
from mailbot.conversation.call_reading.readings import Case
from mailbot.conversation.call_reading.stance import Said, Sentence, is_filler
from mailbot.conversation.call_reading.times import holds_back
from mailbot.conversation.steps import CallWord

_DOES_ELSE: Final = re.compile(
    r"\b(?:i|we)(?:'ll| will| can|'m going to| am going to| are going to|'re going to)? (?:\w+ )?(?:fill|send|look"
    r"|review|read|submit|apply|sign|upload|complete|discuss|think|go over|get (?:it|that|them))\b"
)


def affirms(case: Case) -> CallAnswer | None:
    """The rule: a yes takes the only time that is open; of several, somebody must ask which is meant."""
    slots = _open_to_a_yes(case)
    for sentence in case.sentences if case.standing() else ():
        text = words.GREETING.sub("", sentence.text)
        strong = phrases.YES_STRONG.search(text)
        agrees = (strong or phrases.YES_WEAK.search(text)) and is_filler(phrases.YES_STRONG.sub(" ", text))
        if not agrees or sentence.asks:
            continue
        quote = case.quote(sentence)
        if not slots:
            return CallAnswer(CallWord.PROPOSES_VAGUE, quote=quote, reason="says yes to times that have passed")
        if len(slots) > 1 and not strong and _goes_on_elsewhere(case, sentence):
            continue  # "Ok. Anything similar?" takes no time: they have something else to say
        if len(slots) > 1:
            return ambiguous(slots, quote, "says yes, not to which time")
        if holds_back(case, None) or not (strong or _rest_is_courtesy(case, sentence)):
            return ambiguous(slots, quote, "a yes that may answer something else")
        return CallAnswer(CallWord.ACCEPTS, slots[0], quote=quote, reason="says yes to the only time")
    return None


def does_else_then(each: Said) -> bool:
    """ "We will fill it out tonight": a time at which they do something else than being called."""
    text = each.sentence.text
    return _DOES_ELSE.search(text) is not None and not words.CALL.search(text)


def is_courtesy(case: Case, sentence: Sentence) -> bool:
    """Whether a sentence is greeting, thanks, a sign-off or a name, and doubts nothing."""
    text = sentence.text.strip()
    greets = any((match := each.match(text)) and match.end() == len(text) for each in (words.SIGN_OFF, words.GREETING))
    doubts = words.NEGATIVE.search(text) or words.UNSURE.search(text) or words.MAYBE.search(text)
    return (
        is_filler(text)
        or greets
        or bool(words.THANKS.match(text))
        or bool(words.NAME_LINE.match(case.quote(sentence)) and not doubts)
    )


def _goes_on_elsewhere(case: Case, but: Sentence) -> bool:
    """Whether another sentence asks or tells something that is neither about the call nor courtesy."""
    rest = [each for each in case.sentences if each is not but and not is_courtesy(case, each)]
    return any(not words.CALL.search(each.text) and not _of_times(case, each) for each in rest)


def _of_times(case: Case, sentence: Sentence) -> bool:
    named = any(each.sentence is sentence and not does_else_then(each) for each in case.said)
    return named or phrases.PHONE.search(sentence.text) is not None


def _open_to_a_yes(case: Case) -> list[datetime]:
    """The times that a bare yes may take: those offered in place of a booked call, else that call, else the offers."""
    offers = case.open_offers()
    if case.booked and case.booked > case.now and (case.booked in offers or not offers):
        return [case.booked]
    return offers


def _rest_is_courtesy(case: Case, but: Sentence) -> bool:
    """Whether everything else is greeting, thanks, a name, a phone number or about the call."""
    return all(
        each is but or is_courtesy(case, each) or phrases.PHONE.search(each.text) or words.CALL.search(each.text)
        for each in case.sentences
    )
