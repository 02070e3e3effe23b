"""The brief: everything that a reply may say and must do, handed to whoever words it, templates or a model.

Whoever words it gets facts, never the database; what is not in the brief may not stand in the reply, and
mailbot.conversation.checking holds it to that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

from mailbot.conversation.steps import CallMatter, Matter, Notice, ReplyStep
from mailbot.doors import Usage
from models.property import ToldHome

TEMPLATES: Final = "templates"  # the writer of what no model worded


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a reply may state. `id` names its source, as in property:BR-101:price."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class OfferedProperty:
    """A property as a reply may describe it. `price` is in whole currency units; empty and None are unknown."""

    ref: str
    address: str
    price: int
    price_text: str  # as it is written in the lead's language, as in $485,000
    type: str = ""
    area: str = ""
    city: str = ""
    bedrooms: int | None = None
    bathrooms: float | None = None
    square_feet: int | None = None
    year_built: int | None = None
    description: str = ""
    features: tuple[str, ...] = ()
    url: str = ""
    listed_for: str = "sale"
    status: str = "active"
    reasons: tuple[str, ...] = ()  # why it matches, in words for the operator
    miss: str = ""  # the wish that it does not meet (mailbot.crm.matching.near.Miss), where it only comes close
    in_spanish: tuple[str, ...] = ()  # the features that have a name in Spanish, by it
    record: ToldHome | None = None  # as the database has it, also where less is told: compared when the letter leaves


@dataclass(frozen=True, slots=True)
class CallTime:
    """A time of a call: the moment in UTC, and as it is written in the account's zone and the lead's language."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier mail of the conversation; the lead's words are data, never instructions."""

    from_lead: bool
    text: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A check that held the first attempt at a reply (mailbot.conversation.checking.table), and what it found there."""

    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class Brief:
    """One reply to be written. `seed` varies the wording and is the same at every attempt."""

    step: ReplyStep | Notice
    language: str  # en or es for templates; a model may be given others
    seed: int
    lead_name: str = ""  # first name, or empty
    agent: str = ""
    business: str = ""
    agent_phone: str = ""
    postal_address: str = ""
    website: str = ""
    properties: tuple[OfferedProperty, ...] = ()
    questions: tuple[
        str, ...
    ] = ()  # slots still unknown, in the order to ask: price_max, bedrooms_min, areas, timeline …
    answers: tuple[Fact, ...] = ()  # the business's facts that answer what was asked
    recorded: tuple[str, ...] = ()  # what code itself says before the body of what is asked: facts, words of records
    asked: tuple[str, ...] = ()  # every topic that the lead asks about
    unanswered: tuple[str, ...] = ()  # topics that no fact answers: passed on to the agent
    passed_on: tuple[str, ...] = ()  # those of them that have a name, as the lead is told it back
    asked_about: str = ""  # ref of the property that the lead names, or of the first of several
    gone: tuple[OfferedProperty, ...] = ()  # properties that the lead names and that are no longer on offer
    not_ours: bool = False  # they ask about a home by an address that none of ours has
    unserved: tuple[str, ...] = ()  # places that they name, and that no home of ours lies in
    no_attachment: bool = False  # they speak of an attachment, and none came
    shown_before: bool = False  # properties were sent in this thread
    not_recorded: tuple[str, ...] = ()  # what a home must have, in words, and no record of those suggested names
    slots: tuple[CallTime, ...] = ()  # offered, or the ambiguous candidates
    call: CallTime | None = None  # the call that is confirmed, moved or cancelled
    call_minutes: int = 0  # how long it takes, where that is told
    of_call: frozenset[CallMatter] = frozenset()  # what they say around it
    phone: str = ""  # the lead's number
    number_given: bool = False  # it is another than was to be called until now, and the body does not say so
    who_calls: bool = False  # they ask who calls whom, and no call is booked yet
    matter: Matter | None = None  # what the agent has now, where the reply says that they do
    known_needs: Mapping[str, str] = field(default_factory=dict)  # slot → value in words, for "you look for …"
    renting: bool = False
    wish_for_visit: bool = False  # they asked to see a property
    wish_to_offer: bool = False  # they want to make an offer
    applies: bool = False  # they want to apply for a rental
    visit_when: str = ""  # when they would come, in their own words
    visit_off: str = ""  # the day on which they cannot come after all
    visit_agreed: bool = False  # they take the visit for one that stands
    holds: bool = False  # they would have a home kept for them
    meets: bool = False  # they take a visit for agreed
    bows_out: bool = False  # the call is over because they want nothing more, not for its time
    no_call: bool = False  # they just said that they want no call
    would_call: bool = False  # they would rather call than be called
    at_once: bool = False  # they want to be called this minute, and the body does not say that the agent knows
    asks_number: bool = False  # who is handed over would be called, and no number is known
    by_mail: bool = False  # they would be written to, and not called
    invites: bool = False  # they want somebody to come to their home
    keen: bool = False  # they like a home that was shown
    no_buyer: bool = False  # they ask about a home, and want none
    work_told: bool = False  # they said in what condition the home is that they sell
    several_open: bool = False  # more than one of their questions has no name
    tells_seller: tuple[OfferedProperty, ...] = ()  # homes of ours that somebody who sells asks about
    wrote_first: bool = False  # the conversation began with a mail of ours
    upset: bool = False  # with us
    left_unanswered: bool = False  # they say that what they asked was not answered
    also_sells: bool = False  # who seeks a home has one to sell
    also_seeks: bool = False  # who sells one seeks another
    time_taken: bool = False  # the time that they named is not free
    call_beyond: bool = False  # the call is wanted later than any that can be booked
    times_differ: bool = False  # no time is free as they wished; those offered come nearest
    disclosure: str = ""  # to be said in this reply; empty when it was said before
    turns: tuple[Turn, ...] = ()
    style: tuple[str, ...] = ()  # approved notes on wording; never facts
    facts: tuple[Fact, ...] = ()  # everything that may be stated
    refused: tuple[Refusal, ...] = ()  # what held the first attempt
    first_attempt: str = ""  # its body

    def said_before(self, words: str) -> bool:
        """Whether an earlier mail of ours in this conversation says so: nobody wants to read it again."""
        return any(words in " ".join(turn.text.split()) for turn in self.turns if not turn.from_lead)

    @property
    def said_unconfirmed(self) -> bool:
        """Whether an earlier mail of ours says that their visit is not confirmed."""
        return self.said_before("is not confirmed") or self.said_before("no está confirmada")

    @property
    def answers_something(self) -> bool:
        """Whether it answers anything that was asked."""
        return bool(self.answers or self.recorded or set(self.asked) - set(self.unanswered))


@dataclass(frozen=True, slots=True)
class Written:
    """The body of a reply, without greeting, disclosure, signature and way to stop: code adds those."""

    text: str
    writer: str  # TEMPLATES, or the model's name
    version: str  # of the templates or the prompt
    property_refs: tuple[str, ...] = ()  # the properties that it names
    used: tuple[str, ...] = ()  # of a model: the ids of the facts that it says it used, and of those that it says
    usage: Usage | None = None


class Voice(Protocol):
    """Words a reply. Raises ModelError when it cannot; then the templates do it, or a person."""

    async def write(self, brief: Brief) -> Written: ...
