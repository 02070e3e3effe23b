"""What the words of a mail forbid a model to make of it, and what they leave to a person.

A model weighs words and must choose; in a few words that it seldom saw it hears a wish to stop, or a pitch. Each table
here knows one thing that people say, and what a mail that says it therefore is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from classifiers.asking.asks import asks, wants_human, was_represented, writes_for_a_client
from classifiers.intents.call_wish import not_of_a_call, not_of_an_appointment
from classifiers.intents.ending import not_of_the_engaged, refuses
from classifiers.intents.fraud import asks_if_we_want_money, smells_of_fraud, wants_money_sent_on
from classifiers.intents.hazards import tells_of_a_hazard
from classifiers.intents.interested import not_of_the_interested
from classifiers.intents.left_unanswered import says_unanswered
from classifiers.intents.mail_wish import asks_for_fewer, not_of_later, not_of_mail, puts_off
from classifiers.intents.narrowing import not_of_a_thing
from classifiers.intents.no_seller import asks_of_a_sale, sells_alone
from classifiers.intents.one_kind import not_of_one_thing
from classifiers.intents.own_matters import has_grievance, has_listing_with_us, rents_from_us, sends_somebody
from classifiers.intents.own_sale import asks_for_terms, only_comes
from classifiers.intents.pausing import pauses
from classifiers.intents.pondering import not_of_pondering
from classifiers.intents.present import not_of_a_machine
from classifiers.intents.professions import is_a_professional
from classifiers.intents.reminding import not_of_a_reminder
from classifiers.intents.residents import has_trouble, is_neighbour, is_resident
from classifiers.intents.stopping import may_stop
from classifiers.intents.under_way import is_under_way
from classifiers.needs.places import address
from models.message import Intent

_OFFICE: Final = frozenset(("hours", "location", "languages", "jobs"))  # asked in passing by whoever has had enough
FRAUD: Final = "URGENT, likely fraud: it speaks of changed payment instructions, or wants codes"
ASKED_FOR_MONEY: Final = "URGENT, likely fraud: they were asked for money in your name, and ask whether it was you"
TROUBLE: Final = "URGENT, something is broken where they live"
UNSAFE: Final = "URGENT, something is in the way or unsafe at a home of yours"
_NO_SELLER: Final = frozenset((Intent.SELLER,))
_ASKS: Final = _NO_SELLER | {Intent.NOT_INTERESTED, Intent.UNSUBSCRIBE}
_OF_LEADS: Final = frozenset((Intent.BUYER, Intent.SELLER, Intent.RENTER, Intent.NOT_INTERESTED))
_ENDS: Final = frozenset((Intent.UNSUBSCRIBE, Intent.NOT_INTERESTED, Intent.SPAM, Intent.AUTO_REPLY))


@dataclass(frozen=True, slots=True)
class Bounds:
    """The intents that a mail cannot have, the one that it plainly has, and why a person should look."""

    cannot_be: frozenset[Intent] = frozenset()
    plainly: Intent | None = None
    doubt: str = ""
    of_a_deal: bool = False  # one that is under way: nothing that is said to who seeks or sells is an answer


def bounds_of(subject: str, text: str, *, pitches: bool) -> Bounds:
    """What the words of a mail allow a model to make of it; `pitches`: a phrase of spam stands in it."""
    cannot_be = not_of_a_call(subject, text).union(*(gate(text) for gate in _GATES))
    in_a_deal = deal_under_way(text)
    if not in_a_deal:
        # What agents write of their clients sounds like a pitch; with a home's address it is about that home.
        if writes_for_a_client(text) and (not pitches or address(text)):
            cannot_be |= {Intent.SPAM}
        doubt = next((doubt for doubt, told in _DOUBTS if told(text)), "")
        if sells_alone(text):
            cannot_be |= _NO_SELLER
        return Bounds(cannot_be, _plainly(text), doubt)
    if not pitches or in_a_deal in (FRAUD, ASKED_FOR_MONEY):  # what robs a closing may look like any spam
        cannot_be |= {Intent.SPAM}
    if not may_stop(text):
        cannot_be |= {Intent.UNSUBSCRIBE}
    return Bounds(cannot_be | _OF_LEADS, doubt=in_a_deal, of_a_deal=True)


def _plainly(text: str) -> Intent | None:
    """What a mail says in so many words, whatever a model makes of the rest of it."""
    if puts_off(text):
        return Intent.NOT_INTERESTED
    sells = asks_for_terms(text) and not (writes_for_a_client(text) or may_stop(text))
    return Intent.SELLER if sells else None


def deal_under_way(text: str) -> str:
    """What a mail has to do with a deal that is under way, in words; empty where nothing."""
    return next((doubt for doubt, told in _IN_A_DEAL if told(text)), "")


def _not_of_a_person(text: str) -> frozenset[Intent]:
    """Who asks for a person, or whether a machine writes, wants an answer: the mail is neither an end nor a pitch."""
    return _ENDS if wants_human(text) and not may_stop(text) else frozenset()


def _not_of_the_free(text: str) -> frozenset[Intent]:
    """Who had another agent, and no longer has one, may be ours."""
    return frozenset((Intent.NOT_INTERESTED,)) if was_represented(text) and not refuses(text) else frozenset()


def _not_of_the_unanswered(text: str) -> frozenset[Intent]:
    """Who says that nobody answered them waits for an answer."""
    return _ENDS if says_unanswered(text) and not may_stop(text) else frozenset()


def _not_of_a_question(text: str) -> frozenset[Intent]:
    """Who asks about homes, and says no word of stopping, does not ask to be left alone."""
    asked = not _OFFICE.issuperset(asks(text))
    return frozenset((Intent.UNSUBSCRIBE,)) if asked and not may_stop(text) else frozenset()


def _not_of_a_pause(text: str) -> frozenset[Intent]:
    """Who puts the search off will look on."""
    return frozenset((Intent.UNSUBSCRIBE, Intent.AUTO_REPLY)) if pauses(text) and not may_stop(text) else frozenset()


def _not_of_a_thing(text: str) -> frozenset[Intent]:
    return not_of_a_thing(text, may_stop=may_stop(text))


def _not_of_the_curious(text: str) -> frozenset[Intent]:
    """Who asks what somebody else's home sold for sells nothing, and wants an answer."""
    if not asks_of_a_sale(text):
        return frozenset()
    return _NO_SELLER if may_stop(text) else _ASKS


def _not_of_who_comes(text: str) -> frozenset[Intent]:
    """Who thinks of moving here and has nothing to sell is no seller."""
    return _NO_SELLER if only_comes(text) else frozenset()


_IN_A_DEAL: Final[tuple[tuple[str, Callable[[str], bool]], ...]] = (
    (ASKED_FOR_MONEY, asks_if_we_want_money),
    (FRAUD, smells_of_fraud),
    (TROUBLE, has_trouble),
    (UNSAFE, tells_of_a_hazard),
    ("somebody of another profession writes", is_a_professional),
    ("somebody writes who lives in a home of ours", is_resident),
    ("a neighbour writes, or somebody who complains", is_neighbour),
    ("somebody complains of how they were treated", has_grievance),
    ("a client writes of their listing with you", has_listing_with_us),
    ("it is about a deal or a tenancy of their own", is_under_way),
    ("a tenant writes of the home that they rent", rents_from_us),
    ("they send somebody else to you", sends_somebody),
)
_DOUBTS: Final[tuple[tuple[str, Callable[[str], bool]], ...]] = (
    ("would be written to less often", asks_for_fewer),
    ("sells a home without an agent", sells_alone),
    ("likely fraud: money is to be sent on, or somebody asks what an account holds", wants_money_sent_on),
)
_GATES: Final[tuple[Callable[[str], frozenset[Intent]], ...]] = (
    not_of_mail,
    not_of_later,
    not_of_an_appointment,
    not_of_pondering,
    not_of_the_interested,
    not_of_a_reminder,
    _not_of_a_person,
    _not_of_the_unanswered,
    _not_of_the_free,
    _not_of_a_question,
    not_of_the_engaged,
    not_of_one_thing,
    _not_of_a_pause,
    _not_of_a_thing,
    _not_of_the_curious,
    not_of_a_machine,
    _not_of_who_comes,
)
