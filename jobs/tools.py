"""What jobs work with: one account's desk and the doors that the daemon opened for it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Protocol

from classifiers.reader import IntentReader
from mailbot.conversation.calls.booking import BusyTimes
from mailbot.conversation.replying import Voices
from mailbot.delivery.letters import CampaignLetters
from mailbot.delivery.sending import Sender
from mailbot.desk import Desk
from mailbot.doors import Inbox, Model
from models.campaign import Campaign


class StoreKeeper(Protocol):
    """Sees that the database lives."""

    async def ensure(self) -> bool:
        """True when it had died and was started again. Raises StoreError when it cannot be."""
        ...


@dataclass(slots=True)
class Pace:
    """How many mails each campaign may send now: a token bucket that never saves up more than `burst` seconds."""

    burst: float = 5.0
    _tokens: dict[int, float] = field(default_factory=dict)
    _filled_at: float | None = None

    def allowance(self, campaigns: list[Campaign], now: float) -> dict[int, int]:
        """Whole mails per campaign number, `now` in seconds of a steady clock."""
        elapsed = self.burst if self._filled_at is None else max(0.0, now - self._filled_at)
        self._filled_at = now
        allowed = {}
        for campaign in campaigns:
            per_second = campaign.rate_per_minute / 60
            most = max(1.0, per_second * self.burst)
            self._tokens[campaign.number] = min(most, self._tokens.get(campaign.number, 1.0) + per_second * elapsed)
            allowed[campaign.number] = int(self._tokens[campaign.number])
            self._tokens[campaign.number] -= allowed[campaign.number]
        return allowed


@dataclass(frozen=True, slots=True)
class Tools:
    """Everything that a job may touch. `wakers` holds an event per job: whoever sets it has the job run at once."""

    desk: Desk
    mailbox: str  # the mailbox's name: user@host
    inbox: Inbox | None
    sender: Sender
    campaign_letters: CampaignLetters
    reader: IntentReader
    voices: Voices
    calendar: BusyTimes
    writer: Model | None = None
    keeper: StoreKeeper | None = None
    pace: Pace = field(default_factory=Pace)
    wakers: dict[str, asyncio.Event] = field(default_factory=dict)

    def wake(self, job: str) -> None:
        """Have a job run as soon as it can."""
        if job in self.wakers:
            self.wakers[job].set()
