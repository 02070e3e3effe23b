"""What becomes of unfinished business in a restored backup: nothing of it leaves by itself.

A backup shows the past. What waited to be sent then may have been sent since, and nobody here can know: it is put
where only the operator moves it on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models.account import Account
from models.call import Call, CallState
from models.campaign import Campaign, CampaignState
from models.delivery import UNCLAIMED, Delivery, DeliveryState
from models.draft import Draft, DraftState

# They remember when it was: what fell due, or was written to us, before then may have been sent or answered.
STAMPED = (Account.Settings.name, Campaign.Settings.name)


@dataclass(frozen=True, slots=True)
class Hold:
    """Documents of a collection in one of the states `was` come back in the state `becomes`, with `set` besides."""

    collection: str
    was: tuple[str, ...]
    becomes: str
    set: Mapping[str, Any]
    reason: str  # for the document's own `reason`; empty where it has none


HOLDS: tuple[Hold, ...] = (
    Hold(
        Delivery.Settings.name,
        (DeliveryState.QUEUED, DeliveryState.CLAIMED, DeliveryState.DEFERRED),
        DeliveryState.HELD,
        UNCLAIMED,
        "it waited when the backup of {made_at} was made, and may have been sent since",
    ),
    Hold(
        Delivery.Settings.name,
        (DeliveryState.HANDED_OVER,),
        DeliveryState.UNKNOWN,
        UNCLAIMED,
        "it was being handed over when the backup of {made_at} was made",
    ),
    Hold(Campaign.Settings.name, (CampaignState.SCHEDULED, CampaignState.RUNNING), CampaignState.PAUSED, {}, ""),
    Hold(
        Draft.Settings.name,
        (DraftState.APPROVED,),
        DraftState.HELD,
        {"announced": False},
        "it was approved when the backup of {made_at} was made, and may have been sent since",
    ),
)


@dataclass(frozen=True, slots=True)
class Restoration:
    """The moment of a restoration. `reminder_hours` are those of the configuration, before a call."""

    made_at: datetime  # of the backup
    now: datetime
    reminder_hours: Sequence[float] = ()

    def settle(self, collection: str, document: dict[str, Any]) -> str:
        """Change a document where it is unfinished business; what it became, or the empty string."""
        if collection in STAMPED:
            document["restored_at"] = self.now
        elif collection == Call.Settings.name:
            self._leave_out_reminders(document)
        elif collection == Delivery.Settings.name:
            document["told"] = True  # what did not leave then is old news now
        for hold in HOLDS:
            if hold.collection == collection and document.get("state") in hold.was:
                document |= {**hold.set, "state": str(hold.becomes)}
                if hold.reason:
                    document["reason"] = hold.reason.format(made_at=f"{self.made_at:%Y-%m-%d %H:%M} UTC")
                return str(hold.becomes)
        return ""

    def _leave_out_reminders(self, call: dict[str, Any]) -> None:
        """Reminders that fell due before now may have been sent after the backup was made."""
        if call.get("state") != CallState.BOOKED:
            return
        due = [hours for hours in self.reminder_hours if call["starts_at"] - timedelta(hours=hours) <= self.now]
        call["reminders_sent"] = sorted({*call.get("reminders_sent", ()), *(float(hours) for hours in due)})


def may_be_unfinished(collection: str) -> bool:
    """Whether documents of that collection must be looked at, or can be stored as they are."""
    return collection in {*STAMPED, Call.Settings.name, *(hold.collection for hold in HOLDS)}
