"""A person of the demo town: who they are, what they know of themselves, and what they remember of the conversation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from mailbot.embedded.personas.hearing import Heard
from mailbot.embedded.personas.questions import Topic

NOTHING: Mapping[Topic, str] = MappingProxyType({})


class Client(StrEnum):
    """The mail program that a person writes with; each quotes in its own way."""

    GMAIL = "gmail"  # HTML beside the text, "On … wrote:", the quote below with ">"
    OUTLOOK = "outlook"  # HTML beside the text, a block of From, Sent, To, Subject above the unmarked quote
    APPLE_MAIL = "apple_mail"  # text, the quote's head quoted along with it
    IPHONE = "iphone"  # the same below "Sent from my iPhone"
    THUNDERBIRD = "thunderbird"  # text, the answer below the quote
    BARE = "bare"  # no quote at all


class Picks(StrEnum):
    """How a person chooses among offered times."""

    SECOND = "second"  # "the second one works"
    BY_NAME = "by_name"  # "Thursday 2pm is good"
    OTHER_HOUR = "other_hour"  # "could we do 4 instead?", and the first of what is offered next
    EARLIEST = "earliest"  # "the first one"


@dataclass(frozen=True, slots=True)
class Memory:
    """What a person remembers between mails; kept on disk between runs."""

    seed: int = 0  # decides matters of taste
    written: int = 0
    lines_said: int = 0
    picked: int = 0  # how often they chose a time
    booked: bool = False
    favorite: str = ""  # reference of the home that they talk about
    discussed: tuple[str, ...] = ()  # references of homes that they have heard of


@dataclass(frozen=True, slots=True)
class Move:
    """What a person does next: a mail to write. With no `subject` it is an answer to the mail in hand."""

    text: str
    memory: Memory
    subject: str = ""
    to: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    calendar: str = ""  # iCalendar text of a reply (RFC 5546 §3.2.3)
    automatic: bool = False  # sent by a machine: no return path, no quote, no signature
    quotes: bool = True


Behaviour = Callable[["Persona", Heard, Memory], Move | None]


@dataclass(frozen=True, slots=True)
class Persona:
    """Someone who reads and writes mail by a behaviour. `addresses` are all read; the first is written from.

    `facts` answers what may be asked; `lines` are said one after the other as long as the conversation lasts, with
    {home}, {area}, {price} and {offer} of a home that was named. Who is `unasked` writes first; `subject` is for
    a first mail that answers nothing.
    """

    name: str
    addresses: tuple[str, ...]
    behaviour: Behaviour
    client: Client = Client.GMAIL
    language: str = "en"
    signature: str = ""
    opening: str = ""
    facts: Mapping[Topic, str] = field(default_factory=lambda: NOTHING)
    lines: tuple[str, ...] = ()
    picks: Picks = Picks.SECOND
    accepts_invitations: bool = False  # their calendar answers by itself
    thanks: str = ""  # said once an appointment stands
    unasked: bool = False
    subject: str = ""
    most_mails: int = 10

    @property
    def address(self) -> str:
        """The address that they write from."""
        return self.addresses[0]
