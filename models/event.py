"""An event: one decision or change, with its reason; written once, never changed."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from models.base import Scoped, index

# Every kind of event that mailbot records: what it is of, and what happened to it. web.labels has the words for pages.
EventKind = Literal[
    # mail and conversations
    "mail.read", "mail.forged", "mail.quarantined", "mail.retried", "mail.imported",
    "mail.withheld", "mail.handed_over",
    "policy.stepped", "reply.off", "reply.owed_anew", "promise.kept", "model.failed",
    "draft.written", "draft.held", "draft.refused", "draft.approved", "draft.rejected",
    "thread.muted", "thread.unmuted", "thread.merged", "thread.closed", "thread.called_back", "thread.noted",
    "thread.starred", "thread.unstarred", "thread.archived", "thread.unarchived", "note.changed", "note.dropped",
    "style.approved", "style.rejected",
    # calls
    "call.booked", "call.moved", "call.cancelled", "call.confirmed", "call.renumbered", "call.told_again",
    "calendar.ignored",
    # what leaves
    "delivery.queued", "delivery.accepted", "delivery.deferred", "delivery.failed", "delivery.skipped",
    "delivery.unknown", "delivery.settled", "delivery.bounced", "delivery.delayed", "report.doubted", "notice.not_sent",
    "sending.refused", "sending.unreachable", "sending.recovered",
    "address.suppressed", "address.unsuppressed", "address.not_suppressed",
    "campaign.created", "campaign.edited", "campaign.enhanced", "campaign.deleted", "campaign.launched",
    "campaign.audience_written", "campaign.started", "campaign.too_late", "campaign.paused", "campaign.resumed",
    "campaign.cancelled", "campaign.done", "campaign.reopened",
    # people and homes
    "contact.created", "contact.corrected", "contact.noted", "contact.tagged", "contact.untagged",
    "contact.address_added", "contact.address_removed", "contact.main_address", "contact.maybe_same",
    "contact.merged", "contact.kept_apart", "contact.unsubscribed", "contact.stopped", "contact.allowed",
    "contact.erased", "contacts.imported",
    "property.created", "property.corrected", "property.status_changed", "property.price_changed",
    "property.photo_kept", "property.photo_dropped", "properties.imported",
    # the machinery, and who works with it
    "mailbox.first_seen", "mailbox.uidvalidity_changed", "mailbox.uidnext_fell", "mailbox.broken", "mailbox.recovered",
    "mailbox.keeps_no_copies", "mailbox.copy_refused", "database.restored", "daemon.took_over",
    "user.added", "user.removed", "user.role_changed", "user.signed_in", "user.password_changed",
    "user.second_factor_set", "user.second_factor_cleared", "user.recovery_codes_made",
]  # fmt: skip


class Event(Scoped):
    """`kind` is an EventKind, of an earlier version perhaps one that is no more; `actor` who did it."""

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
            index("data.ref", where={"data.ref": {"$gt": ""}}),  # a home's
        ]
