"""What a mail says its writer wants or has, slot by slot, each with the words that say it.

Three readers work together. Rules (tables of patterns in English and Spanish) find what is said in the usual ways; a
tagger that was trained on marked mail weighs what they found and the words around it; and boosted trees decide about
what it proposes, with the whole mail in view. A slot that is not surely given stays empty: an invented one misleads a
reply, a missed one costs a question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from classifiers.needs.contact_details import contact_details
from classifiers.needs.gates import gated
from classifiers.needs.known_areas import Place, known_areas_in
from classifiers.needs.means import means
from classifiers.needs.misspelt import is_like
from classifiers.needs.places import MOST_AREAS, address, areas
from classifiers.needs.prices import prices
from classifiers.needs.rooms import rooms, sought_kind
from classifiers.needs.slots.clues import HINTS, clues
from classifiers.needs.slots.decisions import Decisions
from classifiers.needs.slots.gazetteer import gazetteer
from classifiers.needs.slots.model import SlotModel
from classifiers.needs.slots.tokens import Token, tokens
from classifiers.needs.slots.values import Said, needs_of
from classifiers.needs.timeline import timeline
from classifiers.text.words import fold
from classifiers.verdict import Need
from models.message import Intent

LONGEST_TEXT: Final = 8_000  # letters read; what somebody wants stands before that

FINDERS: Final[tuple[Callable[[str], Mapping[str, Need]], ...]] = (
    prices,  # price_min, price_max
    rooms,  # bedrooms_min, bathrooms_min, property_type
    address,  # address
    timeline,  # timeline
    means,  # preapproved, financing, listed_for
    contact_details,  # phone, lead_email, name
)
_ANSWERS = re.compile(
    r"\s*(?:re|fwd?|rv|aw|wg|tr|sv|enc)\s?(?:\[\d+\])?:", re.IGNORECASE
)  # subject marks of mail clients

_APARTMENT = re.compile(r"ap|depa", re.IGNORECASE)
_COUNTED = re.compile(r"\d|\b(?:one|two|three|four|five|six|una?|dos|tres|cuatro|cinco)\b", re.IGNORECASE)
_DETAILS: Final = frozenset({"phone", "lead_email", "name", "address"})
_HOME: Final = _DETAILS | {"bedrooms_min", "bathrooms_min", "property_type", "timeline", "listed_for"}
_SEARCH: Final = _HOME | {"price_min", "price_max", "areas", "preapproved", "financing"}

SLOTS_OF: Final[Mapping[Intent, frozenset[str]]] = MappingProxyType(
    {
        Intent.BUYER: _SEARCH,
        Intent.RENTER: _SEARCH,
        Intent.SELLER: _HOME,  # what a seller says of prices is about their own home or the market
        Intent.GENERAL: _DETAILS,
    }
)
"""The slots that mean something in a mail of an intent; those of the others stay empty."""


def relevant(needs: Mapping[str, Need], intents: Collection[Intent]) -> Mapping[str, Need]:
    """Of `needs`, the slots that mean something where the writer has these intents."""
    allowed = frozenset[str]().union(*(SLOTS_OF.get(intent, ()) for intent in intents))
    kept = {slot: need for slot, need in needs.items() if slot in allowed}
    if (
        Intent.RENTER in intents
        and Intent.BUYER not in intents
        and _APARTMENT.match(kept["property_type"].quote if "property_type" in kept else "")
    ):
        del kept["property_type"]  # an apartment for rent may be of any kind
    return kept


def extract(
    text: str, subject: str = "", known_areas: Collection[str] = (), intents: Collection[Intent] = ()
) -> Mapping[str, Need]:
    """The slots that the newly written `text` and a `subject` of the writer's own give.

    The subject of an answer or a forward is somebody else's, mostly ours, and is not read. `known_areas` are names of
    the agency's own areas and cities. `intents`: what the writer wants, as far as it is known.
    """
    own = own_subject(subject)
    whole = whole_text(text, own)
    pieces = tokens(whole)
    known = known_areas_in(whole, known_areas)
    ruled = by_rules(whole, known)
    model = _model()
    places = gazetteer().found(pieces)
    seen = clues(pieces, hints(whole, pieces, ruled), places, intents, model.vocabulary)
    likelihoods = model.likelihoods(seen)
    decisions = _decisions().said(whole, pieces, likelihoods, intents, places)
    found = together(needs_of(Said(whole, pieces, intents, decisions)), ruled, _areas_of(whole, known))
    kind = sought_kind(whole)
    if kind and ("property_type" not in found or found["property_type"].quote in kind.quote):
        found["property_type"] = kind
    found = gated(found, whole, intents, known_areas)
    return {slot: need for slot, need in found.items() if need.quote and (need.quote in text or need.quote in own)}


def own_subject(subject: str) -> str:
    """The subject where the writer has chosen it, or the empty string."""
    return "" if _ANSWERS.match(subject) else subject[:LONGEST_TEXT]


def whole_text(text: str, own: str) -> str:
    """What is read of a mail, in one piece: the newly written text below the writer's own subject."""
    return f"{own}\n\n{text[:LONGEST_TEXT]}" if own else text[:LONGEST_TEXT]


def by_rules(whole: str, known: Sequence[Place] = ()) -> dict[str, Need]:
    """The slots that the rules find by themselves."""
    found: dict[str, Need] = dict(areas(whole, known))
    for finder in FINDERS:
        found.update(finder(whole))
    return found


def hints(whole: str, pieces: Sequence[Token], ruled: Mapping[str, Need]) -> list[int]:
    """Per token, the bits of the slots whose words the rules found there."""
    bits = [0] * len(pieces)
    for bit, slot in enumerate(HINTS):
        need = ruled.get(slot)
        if need is None:
            continue
        words = need.value if isinstance(need.value, tuple) else (need.quote,)
        for word in words:
            start = whole.find(word)
            if start >= 0:
                for at, piece in enumerate(pieces):
                    if piece.start < start + len(word) and piece.end > start:
                        bits[at] |= 1 << bit
    return bits


def together(found: dict[str, Need], ruled: Mapping[str, Need], known: Need | None = None) -> dict[str, Need]:
    """The slots that were decided, with what is not tagged: phones, counts without a number, the agency's own areas."""
    if "phone" in ruled:
        found["phone"] = ruled["phone"]
    for slot in ("bedrooms_min", "bathrooms_min"):
        if slot in ruled and slot not in found and _is_a_least(ruled[slot].quote):
            found[slot] = ruled[slot]
    if known is not None:
        found["areas"] = _joined(found["areas"], known) if "areas" in found else known
    return found


def _is_a_least(words: str) -> bool:
    """Whether a count of rooms is none of a home that is told of: it names no number, or one "+"."""
    return "+" in words or not _COUNTED.search(words)


def _areas_of(whole: str, known: Sequence[Place]) -> Need | None:
    """The slot areas from the agency's own areas alone."""
    some = known[:MOST_AREAS]
    return Need(tuple(place.name for place in some), whole[some[0].start : some[0].end]) if some else None


def _joined(found: Need, known: Need) -> Need:
    """Areas of both, each once: a part of a known name is that name, and "Old Town Springfield" is one place of two."""
    own = _names(known)
    others = [
        name for name in _names(found) if not any(_holds(one, name) or is_like(fold(name), fold(one)) for one in own)
    ]
    of_two = [name for name in others if _is_made_of(name, own)]
    kept = [one for one in own if not any(_holds(name, one) for name in of_two)]
    return Need((*others, *kept)[:MOST_AREAS], found.quote)


def _is_made_of(name: str, names: Sequence[str]) -> bool:
    within = [one for one in names if _holds(name, one)]
    return len(within) > 1 and set(_words(name)) == {word for one in within for word in _words(one)}


def _holds(name: str, part: str) -> bool:
    return f" {' '.join(_words(part))} " in f" {' '.join(_words(name))} "


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(name).replace("'", ""))


def _names(need: Need) -> tuple[str, ...]:
    return need.value if isinstance(need.value, tuple) else ()


@cache
def _model() -> SlotModel:
    return SlotModel.load()


@cache
def _decisions() -> Decisions:
    return Decisions.load()
