"""The documents that mailbot keeps, one aggregate per file; ALL is what the store prepares."""

from __future__ import annotations

from models.account import Account, Counter, Lease
from models.base import Scoped
from models.batch import Batch
from models.call import Call
from models.campaign import Campaign
from models.claim import Claim
from models.contact import Contact
from models.cursor import MailboxCursor
from models.delivery import Delivery
from models.draft import Draft
from models.event import Event
from models.halt import Halt
from models.heartbeat import Heartbeat
from models.message import Message
from models.model_budget import ModelBudget
from models.model_call import ModelCall
from models.photo import Photo
from models.property import Property
from models.session import Session, Throttle
from models.style_note import StyleNote
from models.suppression import Suppression
from models.tally import Tally
from models.thread import Thread
from models.upload import Upload
from models.user import User
from models.week import Week

ALL: tuple[type[Scoped], ...] = (
    Account,
    Batch,
    Call,
    Campaign,
    Claim,
    Contact,
    Counter,
    Delivery,
    Draft,
    Event,
    Halt,
    Heartbeat,
    Lease,
    MailboxCursor,
    Message,
    ModelBudget,
    ModelCall,
    Photo,
    Property,
    Session,
    StyleNote,
    Suppression,
    Tally,
    Thread,
    Throttle,
    Upload,
    User,
    Week,
)

__all__ = [
    "ALL",
    "Account",
    "Batch",
    "Call",
    "Campaign",
    "Claim",
    "Contact",
    "Counter",
    "Delivery",
    "Draft",
    "Event",
    "Halt",
    "Heartbeat",
    "Lease",
    "MailboxCursor",
    "Message",
    "ModelBudget",
    "ModelCall",
    "Photo",
    "Property",
    "Scoped",
    "Session",
    "StyleNote",
    "Suppression",
    "Tally",
    "Thread",
    "Throttle",
    "Upload",
    "User",
    "Week",
]
