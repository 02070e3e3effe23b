"""How much a mail sounds like a stranger who would sell or steal something: a linear model of that one question.

The reader of intents has learned what people want of an agency, and few kinds of strangers; more hands have taught this
one. It makes spam of no mail by itself: a lead that is put away is lost. Where the two are of different minds, a person
looks, and is warned.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from classifiers.intents.features import Features
from classifiers.intents.linear import LinearModel
from models.message import Intent

STRANGER_FILE: Final = Path(__file__).with_name("stranger_model.json.gz")
NO_SPAM: Final = "no_spam"  # the label beside Intent.SPAM
DOUBTED_BELOW: Final = 0.7  # the likelihood below which spam is doubted, unless it asks what strangers ask,
WARNED_FROM: Final = 0.93  # and from which whoever reads another mail is warned
# Both were chosen across hands: the first costs 2 of 595 spam mails of the older ones, the second warns of 2 in 11,159
# leads.
HARDLY_STRANGE: Final = "hardly a stranger's words"
STRANGE: Final = "perhaps spam or fraud, by its words"
_OTHERWISE: Final = frozenset((Intent.GENERAL, Intent.BUYER, Intent.SELLER, Intent.RENTER))  # what it may pose as


def likelihood(model: LinearModel, seen: Features) -> float:
    """How likely mail with these features is spam, 0 to 1."""
    return model.score(seen).probabilities[Intent.SPAM]


def warns_of(intent: Intent, strange: float) -> bool:
    """Whether a person should be warned of a mail that was read as `intent`; `strange`: its likelihood of spam."""
    return intent in _OTHERWISE and strange >= WARNED_FROM


def is_doubted(reason: str) -> bool:
    """Whether a reading's reason tells that what it takes for spam is hardly a stranger's."""
    return HARDLY_STRANGE in reason


def is_warned_of(reason: str) -> bool:
    """Whether a reading's reason tells that a person is to be warned."""
    return STRANGE in reason
