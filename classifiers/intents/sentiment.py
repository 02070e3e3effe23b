"""Reads how a writer feels about the agency: a linear model weighs the words of a mail and the signs in it.

Of what it is not sure of nothing is said: a mail is neutral unless much speaks for another reading.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from classifiers.intents.features import Features, words_seen
from classifiers.intents.linear import LinearModel
from classifiers.intents.sentiment_signs import signs
from models.message import Sentiment

SENTIMENT_FILE: Final = Path(__file__).with_name("sentiment_model.json.gz")


def sentiment_of(subject: str, text: str) -> Sentiment:
    """How the writer of a mail feels about us, by its newly written text."""
    return sentiment_by(LinearModel.shipped(SENTIMENT_FILE), seen_in(subject, text))


def sentiment_by(model: LinearModel, seen: Features) -> Sentiment:
    """The same of a mail's features; a reading below the model's bound is neutral."""
    scores = model.score(seen)
    best = Sentiment(scores.ranked[0])
    return best if scores.probabilities[best] >= model.keep_above else Sentiment.NEUTRAL


def seen_in(subject: str, text: str) -> Features:
    """What the model sees in a mail: its words as intents see them, and the signs in it."""
    title = frozenset(f"s:{word}" for word in words_seen(subject))
    return with_signs(Features(words_seen(text) | title, frozenset()), text)


def with_signs(seen: Features, text: str) -> Features:
    """A mail's features, with the signs in it. What intents are told by (`cues`) says nothing of feelings."""
    return replace(seen, cues=frozenset(signs(text)))
