"""A message: one mail that came in or went out, with its raw bytes and what was read in it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from pydantic import Field

from models.base import Part, Scoped, index


class Direction(StrEnum):
    INBOUND = "inbound"
    OUTBOUND = "outbound"


class MessageState(StrEnum):
    """How far a stored mail has been worked through."""

    STORED = "stored"  # the bytes are safe; nothing has been read yet
    READ = "read"  # parsed, classified, threaded; effects are written
    QUARANTINED = "quarantined"  # could not be handled; `problem` says why
    DUPLICATE = "duplicate"  # the same mail came before
    HISTORY = "history"  # older than mailbot, or imported: kept and threaded, never answered


class Kind(StrEnum):
    """Who or what wrote a mail."""

    HUMAN = "human"
    BOUNCE = "bounce"
    COMPLAINT = "complaint"
    AUTO_REPLY = "auto_reply"
    LIST = "list"


class Intent(StrEnum):
    """What the writer wants."""

    BUYER = "buyer"
    SELLER = "seller"
    RENTER = "renter"  # seeks a home to rent
    GENERAL = "general"
    SPAM = "spam"
    UNSUBSCRIBE = "unsubscribe"
    NOT_INTERESTED = "not_interested"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"


class Sentiment(StrEnum):
    """How the writer feels about the agency and its mail; what they think of homes, prices or others is none of it."""

    POSITIVE = "positive"  # pleased with us or with what we showed, beyond courtesy
    NEUTRAL = "neutral"
    NEGATIVE = "negative"  # angry, let down, suspicious or sarcastic


class Writer(StrEnum):
    """Who wrote an outbound mail."""

    MAILBOT = "mailbot"
    HUMAN = "human"  # from the operator's own mail client: mutes the thread


class Claimed(StrEnum):
    """Whom a mail says that it is from, where that gives it a weight that a stranger's mail does not have."""

    OPERATOR = "operator"  # the operator, or somebody of the staff
    AGENT = "agent"  # by name alone, from an address that is nobody's here
    AGENCY = "agency"  # an address or the domain of our own
    CONTACT = "contact"  # somebody whom we know: a lead, whose word moves calls and stops mail
    PORTAL = "portal"


class CallSaid(StrEnum):
    """What a language model says that a mail says of a telephone call."""

    TIME = "time"  # takes or names a time
    OTHER_TIMES = "other_times"  # wants others than those that it was offered, or than the booked one
    DECLINES = "declines"  # wants no call
    CANCELS = "cancels"  # calls the booked one off


class CallClaim(Part):
    """What a model heard of a call. Times are by the agency's clock."""

    says: CallSaid
    quote: str  # stands verbatim in the newly written text
    day: str = ""  # YYYY-MM-DD
    clock: str = ""  # HH:MM
    since: str = ""  # HH:MM: not before it
    until: str = ""  # HH:MM: not after it
    day_proven: bool = False  # the day of the month stands in the quote, in figures
    clock_proven: bool = False  # the time of day stands there, in figures


class Wish(Part):
    """A thing that a model heard a home must have, or need have no longer (mailbot.crm.matching.things names them)."""

    thing: str
    quote: str  # stands verbatim in the newly written text
    wanted: bool = True


class Claims(Part):
    """What a model alone heard in a mail whose language code does not read."""

    call: CallClaim | None = None
    thanks: bool = False  # it gives thanks, agrees or says goodbye, and waits for nothing


class Alone(Part):
    """What a mail says by itself, where its conversation tells more, or otherwise."""

    intent: Intent
    needs: dict[str, Any] = Field(default_factory=dict)


class StoredAttachment(Part):
    name: str
    type: str
    size: int  # bytes


class Message(Scoped):
    """One mail. `digest` is the SHA-256 of its bytes, which lie in `raw` (zlib), or in GridFS as `raw_file`; of one
    that is withheld it is of its place."""

    heavy: ClassVar[tuple[str, ...]] = ("raw", "html")

    digest: str
    size: int
    raw: bytes = b""
    raw_file: str = ""
    direction: Direction
    state: MessageState = MessageState.STORED
    problem: str = ""
    attempts: int = 0  # how often it was tried to handle one that lies in quarantine
    withheld: bool = False  # the server has it and does not hand it over: there are no bytes
    ask_again_at: datetime | None = None  # from when on the server is asked for it once more
    mailbox: str = ""
    folder: str = ""
    uidvalidity: int = 0
    uid: int = 0
    received_at: datetime

    message_id: str = ""
    in_reply_to: str = ""
    references: list[str] = Field(default_factory=list)
    ref_ids: list[str] = Field(default_factory=list)  # message_id, in_reply_to and references: the reference graph
    bulk: bool = False  # an announcement, whose readers have nothing to do with each other
    from_address: str = ""
    from_name: str = ""
    reply_to: list[str] = Field(default_factory=list)  # where it wants answers, unless that is its author's address
    reply_to_vouched: list[str] = Field(default_factory=list)  # of these, what the author's organisation vouches for
    to: list[str] = Field(default_factory=list)
    cc: list[str] = Field(default_factory=list)
    subject: str = ""
    date: datetime | None = None
    text: str = ""
    html: str = ""
    reply_text: str = ""
    attachments: list[StoredAttachment] = Field(default_factory=list)

    thread_id: str = ""
    contact_id: str = ""
    delivery_id: str = ""
    campaign: int = 0
    writer: Writer | None = None
    kind: Kind | None = None
    intent: Intent | None = None
    also: Intent | None = None
    confidence: float = 0.0
    sure: bool = True
    not_spam: bool = False  # a person said so, whatever the reader thinks
    asks: list[str] = Field(default_factory=list)
    wants_human: bool = False
    sentiment: Sentiment = Sentiment.NEUTRAL
    has_agent: bool = False
    portal_untrusted: bool = False  # looks like a portal's mail and is not proven to be
    forged: Claimed | None = None  # claims to be from them and is not proven to be: nothing that it says is obeyed
    disproven: bool = (
        False  # our receiving server's results say that it is not; a mark of ours may have outweighed them
    )
    authentication: list[str] = Field(default_factory=list)  # what our receiving server found, as in "dkim=pass a.com"
    reason: str = ""
    needs: dict[str, Any] = Field(default_factory=dict)
    alone: Alone | None = None  # how it would read without its conversation, where that differs
    ready: str = ""
    wishes: list[Wish] = Field(default_factory=list)  # as a model heard them; code hears its own in the text
    means: list[str] = Field(default_factory=list)  # addresses in the mail that it answers, as a model understood it
    claims: Claims | None = None  # of a mail in another language than those that code reads
    language: str = ""
    settled: bool = False  # answered, or decided to need no answer: no later answer looks at it again

    class Settings:
        name = "messages"
        indexes = [
            index("digest", unique=True),
            index("state", "received_at"),
            index("ref_ids"),
            index("intent", "received_at", where={"intent": "spam"}),
            index("message_id"),
            index("thread_id", "received_at"),
            index("contact_id", "received_at", where={"contact_id": {"$gt": ""}}),
        ]
