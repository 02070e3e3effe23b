"""Whether a writer is ready: a linear model weighs the words of the mail and what the tables of readiness found.

The tables know the usual ways to ask for a call or a visit; people have many more.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Final

from classifiers.asking.readiness import asks_for_listings, asks_what_can_be_seen, offers_a_sum, readiness
from classifiers.intents.call_wish import asks_for_a_call_alone
from classifiers.intents.features import Features
from classifiers.intents.linear import LinearModel
from classifiers.intents.mail_wish import prefers_mail
from classifiers.verdict import Readiness
from models.message import Intent

READY_FILE: Final = Path(__file__).with_name("ready_model.json.gz")
NOT_READY: Final = "none"


def ready_by(
    model: LinearModel, seen: Features, subject: str, text: str, intents: Collection[Intent]
) -> Readiness | None:
    """What the writer of a mail with these features is ready for, or None.

    A sum that is offered needs no weighing, nor does a wish for a call and nothing else; and who asks to be shown
    what there is, or what can be seen from there, wants no visit, and who would rather be written to no call,
    whatever "show", "see" and "call" weigh.
    """
    if offers_a_sum(text):
        return Readiness.OFFER
    if asks_for_a_call_alone(text):
        return Readiness.CALL
    best = model.score(with_cues(seen, subject, text, intents)).ranked[0]
    no_visit = asks_for_listings(text) or asks_what_can_be_seen(text)
    if best == NOT_READY or (best == Readiness.VISIT and no_visit):
        return None
    if best == Readiness.CALL and prefers_mail(text) and readiness(text) is not Readiness.CALL:
        return None
    return Readiness(best)


def with_cues(seen: Features, subject: str, text: str, intents: Collection[Intent]) -> Features:
    """A mail's features, with what the tables say of its readiness and what its writer wants."""
    told = readiness(text) or readiness(subject) or NOT_READY
    return replace(seen, cues=seen.cues | {f"!tables: {told}", *(f"!reads as {intent}" for intent in intents)})
