"""The built-in reader: a linear model over words, concepts and cues says what a human's mail wants.

It needs no model server and no numerical library: training writes the weights to a compact file, and a mail's score is
a sum over its features.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from classifiers.asking.asks import asks, has_agent, wants_human
from classifiers.asking.topics import OTHER_TOPIC
from classifiers.asking.who_writes import says_it_is_a_machine
from classifiers.intents.bounds import Bounds, bounds_of
from classifiers.intents.business_words import asks_of_strangers, papers_in
from classifiers.intents.cues import shows_spam
from classifiers.intents.features import Features, features, says_enough, speaks_of_homes
from classifiers.intents.linear import LinearModel, Scores
from classifiers.intents.one_kind import refuses_to_be_called
from classifiers.intents.own_sale import offers_own_home
from classifiers.intents.plain_seeker import seeks_plainly
from classifiers.intents.ready_model import READY_FILE, ready_by
from classifiers.intents.second_intent import second_intent
from classifiers.intents.sentiment import SENTIMENT_FILE, sentiment_by, with_signs
from classifiers.intents.stranger_model import (
    DOUBTED_BELOW,
    HARDLY_STRANGE,
    STRANGE,
    STRANGER_FILE,
    likelihood,
    warns_of,
)
from classifiers.needs.extracting import LONGEST_TEXT, SLOTS_OF, extract, relevant
from classifiers.needs.known_areas import is_an_area
from classifiers.text.language import language_of
from classifiers.verdict import Readiness, Reading
from models.message import Intent

MODEL_FILE: Final = Path(__file__).with_name("intent_model.json.gz")

SPAM_ABOVE: Final = 0.85  # confidence from which spam is sure
SPAM_AT_ALL: Final = 0.6  # and below which it is not even named,
SPAM_IN_DOUBT: Final = 0.25  # but for mail that asks what strangers ask, and bears no papers of business
PLAIN_ABOVE: Final = 0.6  # confidence from which who says in plain words what they seek is sure
LIKELY_AT_ALL: Final = 0.2  # below it nothing is made of a mail that cannot be what its model holds for likeliest
STOP_AT_ALL: Final = 0.15  # from which a wish to stop is named, for a person to see, whatever is likelier
DEALS: Final = frozenset({Intent.BUYER, Intent.SELLER, Intent.RENTER})
_WHO: Final = frozenset(("name", "phone", "lead_email"))
_REPRESENTED: Final = SLOTS_OF.keys() | {Intent.NOT_INTERESTED}


class BuiltinReader:
    """Reads what a mail wants without asking anybody. Loads its weights at the first mail."""

    def __init__(self, path: Path = MODEL_FILE) -> None:
        self._path = path

    @cached_property
    def model(self) -> LinearModel:
        return LinearModel.shipped(self._path)

    @cached_property
    def ready_model(self) -> LinearModel:
        return LinearModel.shipped(READY_FILE)

    @cached_property
    def stranger_model(self) -> LinearModel:
        return LinearModel.shipped(STRANGER_FILE)

    @cached_property
    def sentiment_model(self) -> LinearModel:
        return LinearModel.shipped(SENTIMENT_FILE)

    def read(
        self,
        subject: str,
        text: str,
        today: date | None = None,  # noqa: ARG002
        known_areas: Collection[str] = (),
        said: str | None = None,
    ) -> Reading:
        """Read the newly written text of a human's mail. Never raises for anything that a mail holds.

        `today`, the day on which the mail came, is part of what every reader is told; this one takes words for
        time as they stand and does not need it. `known_areas`: names of the agency's own areas and cities. `said`: the
        text with our agent known, for tables of patterns alone; the models see the text as it came.
        """
        subject, text = subject[:LONGEST_TEXT], text[:LONGEST_TEXT]
        said = text if said is None else said[:LONGEST_TEXT]
        seen = features(subject, text)
        scores = self.model.score(seen)
        bounds = bounds_of(subject, said, pitches=shows_spam(seen.cues))
        ranked = _possible(scores, bounds.cannot_be)
        telling = self.model.telling(seen, ranked[0])
        strange = likelihood(self.stranger_model, seen)
        best = bounds.plainly or (_best(ranked, scores) if telling else Intent.GENERAL)
        doubted = best is Intent.SPAM and strange < DOUBTED_BELOW and not asks_as_spam(subject, text)
        if not bounds.plainly and _leans_to_spam(scores, bounds) and asks_as_spam(subject, text):
            best = Intent.SPAM
        if not bounds.plainly and scores.ranked[0] in bounds.cannot_be and scores.probabilities[best] < LIKELY_AT_ALL:
            best = Intent.GENERAL
        warned = not bounds.plainly and Intent.SPAM not in bounds.cannot_be and warns_of(best, strange)
        bounds = replace(bounds, doubt=bounds.doubt or (HARDLY_STRANGE if doubted else STRANGE if warned else ""))
        confidence = scores.probabilities[best]
        sure = bounds.plainly is not None or _is_sure(best, scores, seen, self.model)
        also = second_intent(text, best, scores.probabilities) or _sells_as_well(text, best, bounds)
        second = also or next((intent for intent in ranked if intent != best), best)
        reading = Reading(
            intent=best,
            confidence=round(confidence, 4),
            sure=sure and not bounds.doubt,
            reason=_reason(telling, bounds),
            also=also,
            asks=(OTHER_TOPIC,) if bounds.of_a_deal else asks(said) or asks(subject),
            wants_human=wants_human(said),
            sentiment=sentiment_by(self.sentiment_model, with_signs(seen, text)),
            language=language_of(subject, text),
        )
        intents = {best, second} if also or not sure else {best}
        if is_an_area(text, known_areas):
            intents.add(Intent.BUYER)  # the answer to where they look for a home
        found = self._with_wishes(reading, subject, text, known_areas, seen, intents)
        if intents & _REPRESENTED:
            found = replace(found, has_agent=has_agent(said))
        if not sure and not bounds.doubt and also is None and confidence >= PLAIN_ABOVE:
            found = replace(found, sure=seeks_plainly(best, text, found.needs))
        return _without_wishes(found) if bounds.of_a_deal else found

    def _with_wishes(
        self,
        reading: Reading,
        subject: str,
        text: str,
        known_areas: Collection[str],
        seen: Features,
        intents: set[Intent],
    ) -> Reading:
        """The reading with what only mail of some intents can mean; in doubt, of both that it may have."""
        found = reading
        if intents & SLOTS_OF.keys():
            needs = relevant(extract(text, subject, known_areas, intents), intents)
            ready = ready_by(self.ready_model, seen, subject, text, intents)
            if ready is not Readiness.CALL and not intents & DEALS:
                ready = None  # who buys, sells or rents nothing may ask for a call, and comes for other visits
            if ready is Readiness.CALL and refuses_to_be_called(text):
                ready = None
            found = replace(found, needs=needs, ready=ready)
        return found


def _leans_to_spam(scores: Scores, bounds: Bounds) -> bool:
    """Whether spam is likelier than all else, be it not likely enough to be named for its tone alone."""
    first = scores.ranked[0] == Intent.SPAM and Intent.SPAM not in bounds.cannot_be
    return first and scores.probabilities[Intent.SPAM] >= SPAM_IN_DOUBT


def asks_as_spam(subject: str, text: str) -> bool:
    """Whether a mail asks what strangers ask, and bears no papers of business."""
    words = f"{subject}\n{text}"
    introduced = says_it_is_a_machine(
        text
    )  # the assistant of another agency asks what strangers ask, and sells nothing
    return bool(asks_of_strangers(words)) and not papers_in(words) and not introduced


def _sells_as_well(text: str, best: Intent, bounds: Bounds) -> Intent | None:
    """Whether who seeks speaks of a home of their own to sell as well."""
    seeks = best in (Intent.BUYER, Intent.RENTER) and Intent.SELLER not in bounds.cannot_be
    return Intent.SELLER if seeks and offers_own_home(text) else None


def _reason(telling: Sequence[str], bounds: Bounds) -> str:
    """The words that told the intent, and what a table of ours makes of them."""
    told = "the words leave nothing to weigh" if bounds.plainly else ", ".join(dict.fromkeys(telling))
    doubt = f"; doubt: {bounds.doubt}" if bounds.doubt else ""
    return f"built-in reader: {told or 'no telling words'}{doubt}"


def _without_wishes(reading: Reading) -> Reading:
    """The reading of a mail about a deal under way: who wrote it, and nothing that a lead would want."""
    needs = {slot: need for slot, need in reading.needs.items() if slot in _WHO}
    return replace(reading, needs=needs, ready=None)


def _possible(scores: Scores, excluded: Collection[Intent]) -> tuple[Intent, ...]:
    """The intents that a mail may have, the likeliest first."""
    return tuple(intent for intent in map(Intent, scores.ranked) if intent not in excluded)


def _best(ranked: Sequence[Intent], scores: Scores) -> Intent:
    """The likeliest intent, but for two that a mistake is dear in: spam, and the wish to stop."""
    first, second = ranked[0], ranked[min(1, len(ranked) - 1)]
    if first is Intent.SPAM:
        return first if scores.probabilities[first] >= SPAM_AT_ALL else second
    stop = Intent.UNSUBSCRIBE in ranked and scores.probabilities[Intent.UNSUBSCRIBE] >= STOP_AT_ALL
    return Intent.UNSUBSCRIBE if stop else first


def _is_sure(best: Intent, scores: Scores, seen: Features, model: LinearModel) -> bool:
    """Whether no person need look. Spam is sure only with a phrase of spam: a lead that is called spam is lost.

    A deal is sure only with a word of homes or deals: strangers' mail about anything else is not answered.
    """
    if best is Intent.SPAM:
        return scores.probabilities[best] >= SPAM_ABOVE and shows_spam(seen.cues)
    confident = scores.probabilities[best] >= model.keep_above and says_enough(seen, model.weights)
    return confident and (best not in DEALS or speaks_of_homes(seen))
