"""An event: one decision or change, with its reason; written once, never changed."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from models.base import Scoped, index


class Event(Scoped):
    """`kind` is a dotted past-tense word (mail.received, verdict.given, delivery.accepted …); `actor` who did it."""

    kind: str
    reason: str = ""
    actor: str = "mailbot"
    thread_id: str = ""
    contact_id: str = ""
    message_id: str = ""  # id of the Message document
    delivery_id: str = ""
    draft_id: str = ""
    campaign: int = 0
    data: dict[str, Any] = Field(default_factory=dict)

    class Settings:
        name = "events"
        indexes = [
            index("created_at"),
            index("thread_id", "created_at", where={"thread_id": {"$gt": ""}}),
            index("contact_id", "created_at", where={"contact_id": {"$gt": ""}}),
        ]
