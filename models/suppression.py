"""A suppression: an address that must not be written to, wholly or by one campaign."""

from __future__ import annotations

from enum import StrEnum

from models.base import Scoped, index


class SuppressionReason(StrEnum):
    """Why an address is on the list."""

    UNSUBSCRIBED = "unsubscribed"
    COMPLAINT = "complaint"
    HARD_BOUNCE = "hard_bounce"
    SOFT_BOUNCES = "soft_bounces"
    GONE = "gone"  # "no longer works here"
    OPERATOR = "operator"
    IMPORTED = "imported"


THEIR_OWN = (SuppressionReason.UNSUBSCRIBED, SuppressionReason.COMPLAINT)  # what they asked for themselves
EVERYTHING = "all"


class Suppression(Scoped):
    """`scope` is "all", or "campaign:1001" for a stop of one campaign only."""

    address: str
    scope: str = EVERYTHING
    reason: SuppressionReason
    detail: str = ""
    message_id: str = ""

    class Settings:
        name = "suppressions"
        indexes = [index("address", "scope", unique=True), index("created_at")]
