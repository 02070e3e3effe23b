"""The verdict: everything that reading a mail can tell, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from models.message import Claimed, Claims, Intent, Kind, Sentiment, Wish

NeedValue = str | int | float | bool | tuple[str, ...]


class Readiness(StrEnum):
    """What a ready lead asks for."""

    CALL = "call"
    VISIT = "visit"
    OFFER = "offer"
    APPLY = "apply"  # of a model: the built-in reader knows three, and code hears who would apply in the words


class Scope(StrEnum):
    """What an unsubscribing person wants to stop."""

    EVERYTHING = "all"
    CAMPAIGN = "campaign"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing the writer wants or is. `quote` stands verbatim in the newly written text or the subject; of a phone it
    may stand in the writer's signature.

    Slots: price_min, price_max (whole currency units), bedrooms_min, bathrooms_min, areas (tuple), property_type
    (a models.property.PropertyType value), timeline, preapproved (bool), financing, address (the seller's own property,
    or the property asked about), phone, lead_email, listed_for (sale | rent), name; areas_not and property_types_not
    (tuples), which the chain reads from any mail and no reader gives.
    """

    value: NeedValue
    quote: str

    @property
    def plain(self) -> str | int | float | bool | list[str]:
        """The value as JSON and the store have it: several in a list."""
        return list(self.value) if isinstance(self.value, tuple) else self.value


@dataclass(frozen=True, slots=True)
class BouncedRecipient:
    """One recipient that a bounce names. `status` is an enhanced code (RFC 3463) or empty."""

    address: str
    hard: bool
    status: str = ""
    reason: str = "other"
    original: str = ""  # the address that we had used, where the report tells it (RFC 3464 §2.3.1)


@dataclass(frozen=True, slots=True)
class BounceReport:
    """What a delivery report or complaint says about mail of ours."""

    recipients: tuple[BouncedRecipient, ...] = ()
    delayed: bool = False  # a delay notice: soft, and never counted towards suppression
    original_message_id: str = ""  # of the returned mail, where it can be seen


@dataclass(frozen=True, slots=True)
class PortalLead:
    """A lead whose words arrived inside a portal's notification. `trusted`: it passed that portal's authentication."""

    portal: str
    name: str = ""
    email: str = ""
    phone: str = ""
    message: str = ""
    property_ref: str = ""
    property_address: str = ""
    trusted: bool = False


NO_NEEDS: Mapping[str, Need] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """What an intent reader (built-in or model) makes of the newly written text of a human's mail."""

    intent: Intent
    confidence: float  # 0 to 1
    sure: bool  # False: the reader abstains, and a person decides
    reason: str
    also: Intent | None = None
    needs: Mapping[str, Need] = field(default_factory=lambda: NO_NEEDS)
    ready: Readiness | None = None
    asks: tuple[
        str, ...
    ] = ()  # topics asked about: availability, price, hoa, taxes, hours, location, fees, process, valuation …
    wants_human: bool = False  # asks for a person, or whether this is a machine
    sentiment: Sentiment = Sentiment.NEUTRAL
    has_agent: bool = False  # is represented by another agent, or is one who writes for a client
    language: str = "en"  # ISO 639-1
    wishes: tuple[Wish, ...] = ()  # of a model: what a home must have, or need have no longer
    means: tuple[str, ...] = ()  # of a model: which addresses in the quoted lines the new text means
    claims: Claims | None = None  # of a model, where code does not read the language


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a mail is and what its writer wants. `reason` says which rule or model said so."""

    kind: Kind
    intent: Intent
    reason: str
    confidence: float = 1.0
    sure: bool = True
    also: Intent | None = None
    needs: Mapping[str, Need] = field(default_factory=lambda: NO_NEEDS)
    ready: Readiness | None = None
    asks: tuple[str, ...] = ()
    wants_human: bool = False
    sentiment: Sentiment = Sentiment.NEUTRAL
    has_agent: bool = False
    language: str = "en"
    wishes: tuple[Wish, ...] = ()
    means: tuple[str, ...] = ()
    claims: Claims | None = None
    bounce: BounceReport | None = None
    stop: Scope | None = None  # wants no more mail
    stop_delivery: str = ""  # the delivery whose recipient that is, where a mark of ours says so
    away_until: date | None = None  # an out-of-office that names its end
    gone: bool = False  # "no longer works here"
    own_loop: bool = False  # our own mail came back to us
    portal: PortalLead | None = None
    forged: Claimed | None = None  # whom it claims to be from without proof: then nothing that it says is obeyed
