"""What the words of a mail forbid a model to make of it, and what they leave to a person.

A model weighs words and must choose; in a few words that it seldom saw it hears a wish to stop, or a pitch. Each table
here knows one thing that people say, and what a mail that says it therefore is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from classifiers.asks import asks, wants_human
from classifiers.call_wish import not_of_a_call, not_of_an_appointment
from classifiers.mail_wish import asks_for_fewer, not_of_mail, puts_off
from classifiers.pondering import not_of_pondering
from classifiers.stopping import may_stop
from models.message import Intent

_OFFICE: Final = frozenset(("hours", "location", "languages", "jobs"))  # asked in passing by whoever has had enough
_ENDS: Final = frozenset((Intent.UNSUBSCRIBE, Intent.NOT_INTERESTED, Intent.SPAM, Intent.AUTO_REPLY))


@dataclass(frozen=True, slots=True)
class Bounds:
    """The intents that a mail cannot have, the one that it plainly has, and why a person should look."""

    cannot_be: frozenset[Intent] = frozenset()
    plainly: Intent | None = None
    doubt: str = ""


def bounds_of(subject: str, text: str) -> Bounds:
    """What the words of a mail allow a model to make of it."""
    return Bounds(
        cannot_be=not_of_a_call(subject, text).union(*(gate(text) for gate in _GATES)),
        plainly=Intent.NOT_INTERESTED if puts_off(text) else None,
        doubt="would be written to less often" if asks_for_fewer(text) else "",
    )


def _not_of_a_person(text: str) -> frozenset[Intent]:
    """Who asks for a person, or whether a machine writes, wants an answer: the mail is neither an end nor a pitch."""
    return _ENDS if wants_human(text) and not may_stop(text) else frozenset()


def _not_of_a_question(text: str) -> frozenset[Intent]:
    """Who asks about homes, and says no word of stopping, does not ask to be left alone."""
    asked = not _OFFICE.issuperset(asks(text))
    return frozenset((Intent.UNSUBSCRIBE,)) if asked and not may_stop(text) else frozenset()


_GATES: Final[tuple[Callable[[str], frozenset[Intent]], ...]] = (
    not_of_mail,
    not_of_an_appointment,
    not_of_pondering,
    _not_of_a_person,
    _not_of_a_question,
)
