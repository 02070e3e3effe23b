"""A campaign: one text to many contacts, in one or more steps."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from models.base import Part, Scoped, index
from models.hand import Hand


class CampaignState(StrEnum):
    """Where a campaign stands."""

    DRAFT = "draft"  # written, never launched
    SCHEDULED = "scheduled"  # launched, start still to come
    RUNNING = "running"  # deliveries are leaving
    PAUSED = "paused"  # nothing leaves until it is resumed
    DONE = "done"  # nothing is left to send
    CANCELLED = "cancelled"  # what had not left never will


class AudienceKind(StrEnum):
    """How recipients are chosen."""

    NONE = "none"  # not chosen yet
    ALL = "all"  # every lead
    TAGS = "tags"  # leads with any of these tags
    FILTER = "filter"  # leads whose fields have these values


class Audience(Part):
    """Whom a campaign is for. `where` maps a contact's field (or imported column) to the wanted value."""

    kind: AudienceKind = AudienceKind.NONE
    tags: tuple[str, ...] = ()
    where: dict[str, str] = Field(default_factory=dict)


class Step(Part):
    """One mail of a campaign; `wait_days` counts from the step before."""

    subject: str
    text: str
    html: str = ""
    wait_days: int = 0


class Wish(Part):
    """Other words that somebody asked for, and what a model proposes (`steps`, in place of `of`) or why it cannot."""

    tone: str
    length: str
    actor: str
    at: datetime
    of: tuple[Step, ...] = ()
    steps: tuple[Step, ...] = ()
    problem: str = ""


class Sums(Part):
    """A campaign added up at a moment. `states` and `reasons` count deliveries; `days` what happened on each day."""

    at: datetime
    recipients: int = 0
    states: dict[str, int] = Field(default_factory=dict)
    reasons: dict[str, int] = Field(default_factory=dict)
    replied: int = 0  # people, as are the next three: mailbot.campaigns.outcomes says what each means
    engaged: int = 0
    calls: int = 0
    unsubscribed: int = 0
    bounced_hard: int = 0
    bounced_soft: int = 0
    delayed: int = 0  # still tried by a server on the way; not once it bounced or was answered
    intents: dict[str, int] = Field(default_factory=dict)  # who replied, by what they want
    days: dict[str, dict[str, int]] = Field(default_factory=dict)  # "2027-03-01" → accepted, replied, bounced
    latest: dict[str, datetime] = Field(default_factory=dict)  # by state, when the last of its deliveries was due


class Campaign(Scoped):
    """A campaign. `number` is its short name: `X-Campaign: 1001`."""

    number: int
    name: str
    state: CampaignState = CampaignState.DRAFT
    steps: list[Step]
    audience: Audience = Audience()
    rate_per_minute: int
    start_at: datetime | None = None
    edited_at: datetime | None = None  # what was checked is launched only if nobody changed it since
    launched_at: datetime | None = None
    newest_contact: int = 0  # the highest number of a contact in its audience when it was launched: none is added later
    audience_written: bool = False  # every delivery of the audience is in the ledger
    ended_at: datetime | None = None
    wish: Wish | None = None
    hand: Hand | None = None  # who has its wish fulfilled, or moves it along
    reason: str = ""  # why mailbot paused it by itself
    sums: Sums | None = None  # kept, so that no page counts a large campaign (mailbot.campaigns.summing)
    summing: Hand | None = None  # who adds it up; where it stays with too many deaths, nobody does
    waits_for: str = ""  # id of a delivery that kept it open when it was last looked at (mailbot.campaigns.advancing)
    follow_at: datetime | None = None  # no following step falls due before then
    restored_at: datetime | None = None  # it came out of a backup then: what fell due before may have left since

    class Settings:
        name = "campaigns"
        indexes = [index("number", unique=True), index("state")]
