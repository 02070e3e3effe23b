"""What speaks for a tag at each token of a text: the words around it, its shape, its size, what the rules found.

A clue is an integer: the number of its template and up to three ids. Integers are quick to make and to look up; words
that training saw once have no id, and clues with them are left out, in training as in service.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from classifiers.needs.slots.tokens import Token, TokenKind
from classifiers.text.lexicon import CONCEPTS
from models.message import Intent

_CALENDAR: Final = {
    "MONTH": "january february march april may june july august september october november december jan feb mar apr jun"
    " jul aug sep sept oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
    " diciembre",
    "DAY": "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun"
    " lunes martes miercoles jueves viernes sabado domingo",
    "SEASON": "spring summer fall autumn winter verano invierno otono primavera christmas thanksgiving easter holidays"
    " navidad",
    "SPAN": "day days week weeks wk wks month months mo mos year years yr yrs dia dias semana semanas mes meses"
    " ano anos",
    "STREET": "street st avenue ave road rd drive dr lane ln boulevard blvd court ct circle cir way place pl terrace"
    " ter trail trl parkway pkwy highway hwy loop row path calle avenida",
    "PLACE": "heights hills springs falls village grove creek park ridge valley lake lakes woods beach bluffs point"
    " harbor district estates island meadows commons landing crossing gardens mesa bay farms county town city river"
    " side end downtown midtown uptown centro colonia barrio north south east west",
    "STATE": "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho"
    " illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi"
    " missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia"
    " wisconsin wyoming al ak az ar ca ct fl ga il ia ks ky md mi mn mo nc nd nh nj nm nv ny oh ok pa sc sd tn tx ut"
    " va vt wa wi wv wy",
    "NEAR": "in near around by within outside toward towards en cerca",
    "NEGATION": "not no except avoid dont nothing but without never neither nada excepto menos sin nor",
    "ELSEWHERE": "from live lives living lived born raised work works working moved currently commute vivo vivimos"
    " trabajo parents mother mom brother sister",
}
_CLASSES: Final = {**{word: name for name, words in _CALENDAR.items() for word in words.split()}, **CONCEPTS}
CLASS_WORDS: Final = {name: frozenset(words.split()) for name, words in _CALENDAR.items()}
_CLASS_IDS: Final = {name: number for number, name in enumerate(sorted(set(_CLASSES.values())), 1)}
_CLASS_OF: Final = {word: _CLASS_IDS[name] for word, name in _CLASSES.items()}

_SIZES: Final = (1, 4, 8, 13, 20, 75, 150, 400, 1_000, 2_100, 6_500, 20_000, 75_000, 300_000, 1_000_000, 4_000_000)
_WANTING: Final = (Intent.BUYER, Intent.RENTER, Intent.SELLER, Intent.GENERAL)
HINTS: Final = (
    *("price_max", "price_min", "bedrooms_min", "bathrooms_min", "property_type", "address", "areas", "timeline"),
    *("preapproved", "financing", "listed_for", "phone", "lead_email", "name"),
)
"""The slots that the rules may find, in the order of their bits."""

_BEFORE, _AFTER = 9, 6  # tokens of its sentence that a number hears
_LEAD: Final = 6  # and any other token
_START, _STOP, _ODD = 1, 2, 3  # ids of words that stand for a place outside the text, and for rare ones


def class_of(token: Token) -> str:
    """What a word means here, or the empty string."""
    return _CLASSES.get(token.folded.replace("'", ""), "")


@dataclass(frozen=True, slots=True)
class Seen:
    """A text's tokens with the ids of what they are."""

    words: list[int]
    classes: list[int]
    shapes: list[int]
    sentence: list[int]  # of each token, the first of its sentence
    padded_words: list[int]  # with three places before the text and behind it
    padded_classes: list[int]  # with two


def word_of(token: Token) -> str:
    """The word by which a token is known: of numbers and addresses, their kind."""
    if token.kind in (TokenKind.WORD, TokenKind.MARK):
        return token.folded
    if token.kind is TokenKind.NUMBER:
        small = token.count is not None and token.count < 10
        return token.folded if small else f"#{min(sum(c.isdigit() for c in token.written), 6)}"
    return f"<{token.kind.name}>"


def ending_of(token: Token) -> str:
    """The last letters of a word: places and streets have endings of their own."""
    return f"~{token.folded[-4:]}"


def clues(
    tokens: Sequence[Token],
    hints: Sequence[int],
    places: Sequence[tuple[int, int]],
    intents: Collection[Intent],
    vocabulary: Mapping[str, int],
) -> list[list[int]]:
    """The clues of each token. `hints`: per token the bits of the slots that the rules found there.

    `places`: first and last token of each name of a place that the gazetteer knows.
    """
    seen = _seen(tokens, vocabulary)
    known = _known(places, len(tokens))
    wanting = sum(1 << bit for bit, intent in enumerate(_WANTING) if intent in intents)
    found = 0
    for hint in hints:
        found |= hint
    marked = min(sum(token.kind is TokenKind.AMOUNT for token in tokens), 3)
    out = []
    for at, token in enumerate(tokens):
        here = [_key(0), _key(1, wanting), _key(2, token.kind)]
        _around(here, seen, at)
        if token.amount is not None or token.count is not None:
            _of_a_number(here, seen, at, token, wanting, marked)
            if not hints[at]:
                here += [_key(62, bit) for bit in range(4) if found >> bit & 1]
        else:
            _of_a_word(here, seen, at, token, vocabulary)
        if any(known[at : at + 3]):
            here += [_key(63 + place, known[at + place], seen.shapes[at]) for place in range(3) if known[at + place]]
        if found:
            _of_rules(here, hints, seen, at, wanting)
        out.append(here)
    return out


def _key(template: int, one: int = 0, two: int = 0, three: int = 0) -> int:
    return template << 48 | one << 32 | two << 16 | three


# What _key makes of their templates alone: of these, a text has dozens a token.
_WORDS_AROUND: Final = [_key(3 + place) for place in range(7)]
_CLASSES_AROUND: Final = [_key(10 + place) for place in range(5)]
_PAIRS_AROUND: Final = [_key(16 + place) for place in range(4)]
_LED_BY: Final = _key(35)


def _seen(tokens: Sequence[Token], vocabulary: Mapping[str, int]) -> Seen:
    words = [vocabulary.get(word_of(token), _ODD) for token in tokens]
    classes = [_CLASS_OF.get(token.folded.replace("'", ""), 0) for token in tokens]
    return Seen(
        words,
        classes,
        [_shape(token) for token in tokens],
        [start for start, _ in sentences(tokens)],
        [_START] * 3 + words + [_STOP] * 3,
        [0] * 2 + classes + [0] * 2,
    )


def sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Of each token the first of its sentence, and the mark that ends it."""
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and not _ends(tokens[end]):
            end += 1
        yield from [(start, end)] * (min(end, len(tokens) - 1) - start + 1)
        start = end + 1


def _ends(token: Token) -> bool:
    return token.kind is TokenKind.LINE or (token.kind is TokenKind.MARK and token.written in ".!?")


def _known(places: Sequence[tuple[int, int]], size: int) -> list[int]:
    """Per token 1 where a known name of a place begins and 2 inside one, with a place before the text and behind it."""
    known = [0] * (size + 2)
    for first, last in places:
        known[first + 1 : last + 2] = [1] + [2] * (last - first)
    return known


def _shape(token: Token) -> int:
    if token.kind is not TokenKind.WORD:
        return 10 + token.kind
    if token.written[0].islower():
        return 1
    return 3 if len(token.written) > 1 and token.written.isupper() else 2


def _around(here: list[int], seen: Seen, at: int) -> None:
    """The words and classes beside a token, by themselves and in pairs."""
    words, kinds = seen.padded_words[at : at + 7], seen.padded_classes[at : at + 5]
    here += [base | word << 32 for base, word in zip(_WORDS_AROUND, words, strict=True) if word != _ODD]
    here += [base | kind << 32 for base, kind in zip(_CLASSES_AROUND, kinds, strict=True) if kind]
    here += [
        base | one << 32 | two << 16
        for base, one, two in zip(_PAIRS_AROUND, words[1:5], words[2:6], strict=True)
        if one != _ODD and two != _ODD
    ]
    here.append(_key(21, words[2], words[4]))
    here.append(_key(22, words[0], words[1], words[2]))
    here += [_key(23, kinds[0], kinds[1]), _key(24, kinds[3], kinds[4]), _key(25, kinds[1], kinds[3])]


def _of_a_word(here: list[int], seen: Seen, at: int, token: Token, vocabulary: Mapping[str, int]) -> None:
    shapes, last = seen.shapes, len(seen.shapes)
    before, after = shapes[at - 1] if at else 0, shapes[at + 1] if at + 1 < last else 0
    first = int(at == seen.sentence[at])
    here += [_key(30, shapes[at], first), _key(31, before, shapes[at], after)]
    here.append(_key(32, seen.words[at - 1] if at else _START, shapes[at]))
    # Names in a row: "Dennis, Yarmouth or Hyannis".
    two_before, two_after = shapes[at - 2] if at > 1 else 0, shapes[at + 2] if at + 2 < last else 0
    here += [_key(36, two_before, seen.words[at - 1] if at else _START, shapes[at])]
    here += [_key(37, shapes[at], seen.words[at + 1] if at + 1 < last else _STOP, two_after)]
    if token.kind is TokenKind.WORD and (ending := vocabulary.get(ending_of(token))):
        here += [_key(33, ending), _key(34, ending, shapes[at])]
    start = max(seen.sentence[at], at - _LEAD)
    here += [_LED_BY | word << 32 for word in seen.words[start : max(start, at - 1)] if word != _ODD]


def _of_a_number(here: list[int], seen: Seen, at: int, token: Token, wanting: int, marked: int) -> None:
    """How much it is, and what its sentence says of it."""
    amount = token.amount
    worth = amount.worth if amount else token.count or 0.0
    size = bisect_right(_SIZES, worth)
    words, last = seen.words, len(seen.words)
    before, after = words[at - 1] if at else _START, words[at + 1] if at + 1 < last else _STOP
    here += [_key(40, size), _key(41, size, wanting), _key(42, size, after), _key(43, size, before)]
    if amount:
        here.append(_key(44, size, min(amount.unit, 65_000), int(amount.marked)))
    if worth >= 20:
        here.append(_key(45, int(worth % 5 == 0)))
    start = seen.sentence[at]
    for n in range(max(start, at - _BEFORE), at):
        here += [_key(46, words[n]), _key(47, seen.classes[n])]
    for n in range(at + 1, min(last, at + 1 + _AFTER)):
        if seen.sentence[n] != start:
            break
        here += [_key(48, words[n]), _key(49, seen.classes[n])]
    nearest = next((seen.classes[n] for n in range(at - 1, start - 1, -1) if seen.classes[n]), 0)
    here += [_key(50, nearest), _key(51, nearest, size), _key(52, min(3, (at - start) // 4))]
    here.append(_key(53, marked, wanting, size))


def _of_rules(here: list[int], hints: Sequence[int], seen: Seen, at: int, wanting: int) -> None:
    for place, n in enumerate(range(at - 1, at + 2)):
        if 0 <= n < len(hints) and hints[n]:
            here += [_key(56 + place, bit) for bit in range(len(HINTS)) if hints[n] >> bit & 1]
    if hints[at]:
        for bit in range(len(HINTS)):
            if hints[at] >> bit & 1:
                here += [_key(60, bit, seen.words[at]), _key(61, bit, wanting)]
