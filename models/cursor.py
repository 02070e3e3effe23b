"""How far a mailbox folder has been read, and whether it can be."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from models.base import Part, Scoped, index
from models.hand import Hand

WHOLE_MAILBOX = ""  # in place of a folder


class Withheld(Part):
    """The mail behind a cursor that the server does not hand over, and how often it was asked for alone."""

    uid: int
    since: datetime
    times: int


class Fetching(Hand):
    """Who fetches what is new in a folder, or died over it, and from behind which UID; others wait until then."""

    past: int
    until: datetime


class MailboxCursor(Scoped):
    """Everything up to `uid` under `uidvalidity` is stored; what is older than `since` is history, never answered.

    The row of WHOLE_MAILBOX reads nothing: it says whether the mailbox can be, and which folders are
    (mailbot.conversation.mailbox_health).
    """

    mailbox: str
    folder: str
    uidvalidity: int
    uid: int
    since: datetime
    reread: bool = False  # UIDVALIDITY has changed since: UIDs no longer tell old mail from new, dates must
    keeps_sent_copies: bool | None = None  # of the Sent folder: whether the server files our mail there itself
    alone_to: int = 0  # mails up to this UID are fetched each alone: together they could not be had
    withheld: Withheld | None = None
    fetching: Fetching | None = None
    read_at: datetime | None = None
    failing_since: datetime | None = None  # with `problem`, while it cannot be read
    problem: str = ""
    alerted: bool = False  # the operator was told of that
    looks_into: list[str] = Field(default_factory=list)  # of WHOLE_MAILBOX: the folders of the last look

    @property
    def called(self) -> str:
        return called(self.mailbox)

    class Settings:
        name = "mailbox_cursors"
        indexes = [index("mailbox", "folder", unique=True)]


def called(mailbox: str) -> str:
    """A mailbox (login@host) as people call it: by its address, where that is its login."""
    login = mailbox.rpartition("@")[0]
    return login if "@" in login else mailbox
