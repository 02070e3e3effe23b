"""How a writer stands to each day and time that they name: takes it, refuses it, doubts it, or only mentions it.

`said` is the way in. It reads one sentence at a time, and inside a sentence that names several times the words that
belong to each. Whatever it does not understand is UNCLEAR, never FIRM.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading import phrases
from mailbot.conversation.call_reading.asks_for_call import ASKED_BEFORE
from mailbot.conversation.call_reading.folding import Folded
from mailbot.conversation.call_reading.mention import Mention


class Stance(StrEnum):
    """What the words around a time make of it."""

    FIRM = "firm"  # takes or proposes it
    UNSURE = "unsure"  # takes it with a condition, or in contradictory words
    REFUSED = "refused"  # cannot or does not want to
    UNCLEAR = "unclear"  # named, and no word that we know says why
    ASIDE = "aside"  # about a visit, the past, or something else


@dataclass(frozen=True, slots=True)
class Sentence:
    """Text[start:end]; `conditions` is the same, with "sí" (yes) in capitals to tell it from "si" (if), and the digits
    of what is no time as "#"."""

    start: int
    end: int
    text: str
    conditions: str

    @property
    def asks(self) -> bool:
        return self.text.rstrip().endswith("?")


@dataclass(frozen=True, slots=True)
class Said:
    """A mention, how the writer stands to it, and where."""

    mention: Mention
    stance: Stance
    sentence: Sentence
    listed: int = 0  # those of one sentence that are joined by "or", "and" or a comma share a number
    before: str = ""  # the words of its own before it
    after: str = ""


def sentences(folded: Folded, mentions: Sequence[Mention]) -> tuple[Sentence, ...]:
    """The sentences of the newly written text: quoted lines and what stands under a signature's dashes are left out.

    `mentions` are all that were found, with the noise among them.
    """
    inside = bytearray(len(folded.text) + 1)
    for mention in mentions:
        inside[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    conditions = _marked(folded, mentions)
    return tuple(
        Sentence(start, end, folded.text[start:end], conditions[start:end])
        for first, last in _paragraphs(folded.text)
        for start, end in _split(folded, first, last, inside)
        if folded.text[start:end].strip()
    )


def said(mentions: Sequence[Mention], parts: Sequence[Sentence]) -> tuple[Said, ...]:
    """Every mention with the writer's stance to it."""
    found: list[Said] = []
    for sentence in parts:
        own = [each for each in mentions if sentence.start <= each.start < sentence.end and not each.is_noise]
        found.extend(_in_sentence(sentence, own))
    return tuple(found)


def is_filler(text: str) -> bool:
    """Whether a text holds nothing but courtesy, agreement and the small words around a time."""
    bare = words.URGENCY.sub(" ", words.GREETING.sub("", text))
    return all(word in words.FILLER for word in re.findall(r"[a-z0-9$€£%#@'/]+", bare))


# ------------------------------------------------------------------------------------------------ sentences


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of lines that a writer's own sentences run through; a line ends one unless it was wrapped."""
    start = position = 0
    for line in text.splitlines(keepends=True):
        end = position + len(line)
        bare = line.strip()
        if bare in ("--", "---") or bare.startswith("-----"):
            break
        if bare.startswith(">"):
            yield start, position
            start = end
        elif len(line.rstrip()) < 55 or not bare or bare[-1] in ".!?:":
            yield start, end
            start = end
        position = end
    yield start, position


def _split(folded: Folded, start: int, end: int, inside: bytearray) -> Iterator[tuple[int, int]]:
    for match in re.compile(r"[.!?]{1,8}(?=\s|$)").finditer(folded.text, start, end):
        if inside[match.start()] and not _ends_sentence(folded, match.end(), end, inside):
            continue  # the point of "p.m."
        yield start, match.end()
        start = match.end()
    yield start, end


def _ends_sentence(folded: Folded, position: int, end: int, inside: bytearray) -> bool:
    """Whether the point that a mention ends with ends the sentence too: no word follows, or one with a capital."""
    rest = folded.text[position:end]
    following = position + len(rest) - len(rest.lstrip())
    return not rest.strip() or (folded.is_capital(following) and not inside[following])


def _marked(folded: Folded, mentions: Sequence[Mention]) -> str:
    """The text for judging: "sí" in capitals, and the digits of prices, rooms and addresses as "#"."""
    letters = list(folded.text)
    for match in re.finditer(r"\bsi\b", folded.text):
        if "í" in unicodedata.normalize("NFC", folded.quote(*match.span())).lower():
            letters[match.start() : match.end()] = "SI"
    for noise in (each for each in mentions if each.is_noise):
        letters[noise.start : noise.end] = re.sub(r"\d", "#", folded.text[noise.start : noise.end])
    return "".join(letters)


# ------------------------------------------------------------------------------------------------ stances


def _in_sentence(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Said]:
    stance_before: Stance | None = None
    groups = list(_groups(sentence, mentions))
    for number, group in enumerate(groups):
        left = groups[number - 1][-1].end if number else sentence.start
        right = groups[number + 1][0].start if number + 1 < len(groups) else sentence.end
        scope = _scope(
            sentence, left, group[0].start, group[-1].end, right, first=not number, last=right == sentence.end
        )
        stance = _stance(sentence, group, scope, stance_before)
        for mention in group:
            yield Said(mention, Stance.ASIDE if mention.past else stance, sentence, number, scope.before, scope.after)
        hours_next = number + 1 < len(groups) and all(_is_open_span(each) for each in groups[number + 1])
        if not (hours_next and words.EXCEPT.search(scope.before)):  # a day left out says nothing of the hours behind it
            stance_before = stance


def _is_open_span(mention: Mention) -> bool:
    return mention.wish is not None and not (mention.times or mention.is_day)


def _groups(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Mentions joined by nothing but "or", "and" and commas are one list, and share their fate."""
    group: list[Mention] = []
    for mention in mentions:
        if group and not _is_listed(sentence, group[-1], mention):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _is_listed(sentence: Sentence, one: Mention, two: Mention) -> bool:
    """Whether nothing but a comma or an "or" stands between; "not Thursday, Friday" is no list."""
    gap = _between(sentence, one.end, two.start)
    if "," in gap and words.LEFT_OUT_BEFORE.search(_between(sentence, sentence.start, one.start)):
        return False
    return bool(words.JOINER.fullmatch(gap))


@dataclass(frozen=True, slots=True)
class _Scope:
    """The words that speak of one group of mentions; those that two groups share stand in the scope of both."""

    before: str
    after: str

    @property
    def around(self) -> str:
        return f"{self.before} ~ {self.after}"


def _scope(sentence: Sentence, left: int, start: int, end: int, right: int, *, first: bool, last: bool) -> _Scope:
    before, after = _between(sentence, left, start), words.REASON.sub("", _between(sentence, end, right))
    if not first:
        before = before[_cut(before) :]
    else:
        contrast = list(words.CONTRAST.finditer(before))
        before = before[contrast[-1].start() :] if contrast else before
    if not last:
        after = after[: _cut(after, whole=len(after))]
    return _Scope(before, after)


def _cut(gap: str, whole: int = 0) -> int:
    """Where, between two groups, the words of the second begin; `whole` where the two share all of them."""
    for pattern in (words.EXCEPT, words.CONTRAST, words.BREAK):
        found = list(pattern.finditer(gap))
        if found:
            return found[-1].start() if pattern is words.BREAK else found[0].start()
    return whole


def _between(sentence: Sentence, start: int, end: int) -> str:
    return sentence.conditions[start - sentence.start : end - sentence.start]


def _stance(sentence: Sentence, group: Sequence[Mention], scope: _Scope, earlier: Stance | None) -> Stance:
    framed = words.TAKES_BEFORE.search(scope.before) or ASKED_BEFORE.search(scope.before)
    if framed and scope.before[: framed.start()].rstrip().endswith((",", ";", ":", "-")):
        scope = replace(scope, before=scope.before[framed.start() :])  # "none of those, how about Friday": a new clause
    refused = framed and phrases.REFUSES_FRAME.search(scope.before[: framed.start()])
    taken = bool((framed and not refused) or words.TAKES_AFTER.match(scope.after))
    around = phrases.NOT_AT_WORK.sub(_wiped, words.HARMLESS.sub(_wiped, scope.around))
    around = words.SHOULD_WORK.sub(" works ", around)
    if _is_aside(scope, around):
        return Stance.ASIDE
    if words.LEFT_OUT_BEFORE.search(scope.before):
        return Stance.REFUSED
    if words.NEGATIVE.search(around):
        return Stance.UNSURE if taken else Stance.REFUSED
    if _is_conditional(sentence, around):
        return Stance.UNSURE if taken or any(each.is_whole for each in group) else Stance.UNCLEAR
    bare = [words.NUMBER_TO_CALL.sub(" ", words.MAYBE.sub(" ", part)) for part in (scope.before, scope.after)]
    if not taken and not all(is_filler(part) for part in bare):
        return Stance.UNCLEAR
    if any(each.unreadable or each.doubtful for each in group) or _leaves_something_unread(sentence, group, scope):
        return Stance.UNSURE
    return Stance.FIRM if taken else _inherited(earlier)


def _wiped(match: re.Match[str]) -> str:
    return "~" * len(match[0])


def _leaves_something_unread(sentence: Sentence, group: Sequence[Mention], scope: _Scope) -> bool:
    """Whether words stand by that change the time, or may be part of it, but were not read as such."""
    if phrases.SHIFTS.search(scope.around) or phrases.UNREAD_ZONE.search(scope.around):
        return True
    if any(each.option for each in group) and (
        phrases.HOME.search(sentence.text) or phrases.ORDINAL.search(scope.around)
    ):
        return True
    if any(each.times or each.option for each in group):
        return bool(re.match(r"\s?[-/.:]?\s?\d", scope.after) or re.search(r"\d\s?[-/.:]?\s?$", scope.before))
    return bool(phrases.UNREAD_NUMBER.search(scope.around))


def _is_conditional(sentence: Sentence, around: str) -> bool:
    """Whether something must still come true or be decided; "maybe Friday at 3?" is as firm as a proposal gets."""
    if words.UNSURE.search(_without_opening_if(around)) or (words.MAYBE.search(around) and not sentence.asks):
        return True
    return bool(words.MEET.search(around) and not words.CALL.search(around))


def _inherited(earlier: Stance | None) -> Stance:
    """A time with no words of its own: after a refusal in the same sentence nobody knows what it is meant as."""
    return Stance.FIRM if earlier in (None, Stance.FIRM) else Stance.UNSURE


def _is_aside(scope: _Scope, around: str) -> bool:
    if (words.VISIT.search(around) or words.HOME_FREE.search(around)) and not words.CALL.search(around):
        return True
    if words.THANKS_FOR.search(scope.before):
        return True
    past = words.PAST_BEFORE.search(scope.before)
    return bool(past and not words.PLANNING.search(scope.before) and not phrases.STRONG_AFTER.match(scope.after))


def _without_opening_if(around: str) -> str:
    """ "If Thursday at 2 is still free" takes it: an `if` straight before the time is no condition."""
    return words.OPENING_IF.sub("~", around)
