"""Decides which time a lead takes or proposes, from everything that was named, firmly or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading import phrases
from mailbot.conversation.call_reading.answer import CallAnswer, ambiguous, vague
from mailbot.conversation.call_reading.readings import Case, Reading, is_another_hour, read, read_all, slots_of
from mailbot.conversation.call_reading.stance import Said, Sentence, Stance
from mailbot.conversation.steps import CallWord


def names_a_time(case: Case) -> CallAnswer | None:
    """The rule: one time that was firmly named and that nothing else in the text speaks against."""
    firm, unsure = case.of(Stance.FIRM), case.of(Stance.UNSURE)
    if not case.about_a_call():
        return None
    answer = _decided(case, read_all(case, firm))
    if answer is None or answer.kind is CallWord.PROPOSES_VAGUE:
        answer = _doubtful(case, unsure) or answer or _unexplained(case)
    if answer is not None and answer.slot is not None:
        return _if_nothing_speaks_against(case, answer, answer.slot, firm)
    return answer


def holds_back(case: Case, but: Sentence | None) -> bool:
    """Whether some sentence takes a firm word back: "let me check with my wife"."""
    others = (each for each in case.sentences if each is not but)
    return any(phrases.HOLDS_BACK.search(words.HARMLESS.sub(" ", each.conditions)) for each in others)


def _decided(case: Case, readings: Sequence[Reading]) -> CallAnswer | None:
    """One answer from everything that was firmly said."""
    if not readings:
        return None
    named = [each for each in readings if each.all]
    loose = [each for each in readings if not each.all]
    sentence = (named or list(readings))[0].said.sentence
    quote, slots = case.quote(sentence), slots_of(named)
    if len(slots) > 1:
        return _one_of_several(named, slots, quote)
    if slots and any(_share_list(each, other) for each in loose for other in named):
        return ambiguous(slots, quote, "names a time or another day")
    if slots and slots[0] in named[0].exact:
        return CallAnswer(CallWord.ACCEPTS, slots[0], quote=quote, reason="names a time that we offered")
    if slots:
        return CallAnswer(CallWord.PROPOSES, slots[0], quote=quote, reason="names another time")
    if any(each.passed for each in readings):
        return CallAnswer(CallWord.PROPOSES_VAGUE, quote=quote, reason="takes a time that has passed")
    if case.open_offers() and any(each.said.mention.option for each in readings):
        return ambiguous(case.open_offers(), quote, "names an option that was not offered")
    return vague(case, sentence, [each.said for each in readings], "wishes other times, none of them exact")


def _one_of_several(named: Sequence[Reading], slots: list[datetime], quote: str) -> CallAnswer:
    """Several times were named: the one that is asked for instead, the first where each will do, else nobody knows."""
    sentence, last = named[0].said.sentence, named[-1]
    alone = not any(_share_list(last, other) for other in named[:-1])
    if len(last.all) == 1 and alone and _is_asked_for_instead(last.said):
        return CallAnswer(CallWord.PROPOSES, last.all[0], quote=quote, reason="asks for another time instead")
    each_will_do = words.ALTERNATIVES.search(sentence.text) and not any(each.proposed for each in named)
    if each_will_do and all(each.said.sentence is sentence for each in named):
        return CallAnswer(CallWord.ACCEPTS, slots[0], quote=quote, reason="each named time will do: the first")
    return ambiguous(slots, quote, "the words fit more than one time")


def _is_asked_for_instead(each: Said) -> bool:
    """ "Thursday at 2 works, but could it be at 3?": what stands behind the "but", or before "instead", is wanted."""
    contrast = words.CONTRAST.match(each.before.lstrip(" ,\u00bf"))
    return each.sentence.asks and (contrast is not None or is_another_hour(each))


def _doubtful(case: Case, unsure: Sequence[Said]) -> CallAnswer | None:
    """Times named with a condition or in words that contradict each other are never booked, but asked about."""
    slots = slots_of(read_all(case, unsure))
    if slots:
        return ambiguous(slots, case.quote(unsure[0].sentence), "names a time, but not for certain")
    if unsure and case.standing():
        return vague(case, unsure[0].sentence, [], "names a day or time that cannot be told for certain")
    return None


def _share_list(one: Reading, two: Reading) -> bool:
    return one.said.sentence is two.said.sentence and one.said.listed == two.said.listed


def _if_nothing_speaks_against(case: Case, answer: CallAnswer, slot: datetime, firm: Sequence[Said]) -> CallAnswer:
    """The answer, unless other words of the same text refuse that time, may change it, or put it off."""
    against = [
        each for each in case.of(Stance.REFUSED) if slot in read(case, each).all or _is_whole_day(case, each, slot)
    ]
    if against:
        return vague(case, against[0].sentence, firm, "takes a day, and refuses the time of it")
    unread = [each for each in case.of(Stance.UNCLEAR, Stance.UNSURE) if each.mention.times and not each.mention.dates]
    whole = any(each.mention.is_whole for each in firm)
    if not whole and any(each.sentence is other.sentence for each in unread for other in firm):
        return ambiguous([slot], answer.quote, "takes a day, and names a time that is not clear")
    taken_back = [each for each in case.sentences if words.TAKES_BACK.match(each.text) and _is_behind(each, firm)]
    if taken_back:
        return vague(case, taken_back[0], [], "takes a time, and takes it back")
    others = {slot for each in case.of(Stance.UNCLEAR) if each.mention.is_whole for slot in read(case, each).exact}
    if others - {slot, case.booked}:  # beside another time the booked one is what it is in place of
        return ambiguous(
            sorted({slot, *others}), answer.quote, "names another offered time in words that are not clear"
        )
    if holds_back(case, None):
        return ambiguous([slot], answer.quote, "names a time, and has yet to confirm it")
    return answer


def _is_behind(sentence: Sentence, firm: Sequence[Said]) -> bool:
    return all(each.sentence.start < sentence.start for each in firm)


def _is_whole_day(case: Case, each: Said, slot: datetime) -> bool:
    """Whether the day of a time is named, and no hour or part of it."""
    mention = each.mention
    return mention.dates[:1] == (slot.astimezone(case.zone).date(),) and not mention.times and not mention.wish


def _unexplained(case: Case) -> CallAnswer | None:
    """Exactly an offered time, in words that we do not understand: hardly by chance, so it is asked about."""
    for each in case.of(Stance.UNCLEAR):
        exact = read(case, each).exact
        if exact and each.mention.is_whole and not each.mention.option:
            return ambiguous(exact, case.quote(each.sentence), "names an offered time in words that are not clear")
    return None
