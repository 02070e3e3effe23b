"""The documents that mailbot keeps, one aggregate per file; ALL is what the store prepares."""

from __future__ import annotations

from models.account import Account, Counter, Lease
from models.base import Scoped
from models.call import Call
from models.campaign import Campaign
from models.contact import Contact
from models.cursor import MailboxCursor
from models.delivery import Delivery
from models.draft import Draft
from models.event import Event
from models.message import Message
from models.property import Property
from models.suppression import Suppression
from models.thread import Thread

ALL: tuple[type[Scoped], ...] = (
    Account,
    Call,
    Campaign,
    Contact,
    Counter,
    Delivery,
    Draft,
    Event,
    Lease,
    MailboxCursor,
    Message,
    Property,
    Suppression,
    Thread,
)

__all__ = [
    "ALL",
    "Account",
    "Call",
    "Campaign",
    "Contact",
    "Counter",
    "Delivery",
    "Draft",
    "Event",
    "Lease",
    "MailboxCursor",
    "Message",
    "Property",
    "Scoped",
    "Suppression",
    "Thread",
]
