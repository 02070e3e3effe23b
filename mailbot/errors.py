"""Every error that mailbot raises on purpose, as one small tree.

Errors of the outside world are translated into these at the door where they enter. Each says what is wrong
and, where a person can do something about it, how to mend it.

    MailbotError
    ├── UsageError              the caller asked for something that makes no sense
    │   ├── ConfigError         a key of the configuration is missing, unknown or wrong
    │   ├── NotFound            no such campaign, thread, draft …
    │   └── BadInput            a file or value given by the operator cannot be used
    ├── Conflict                somebody else holds it, or it is no longer in the state that was expected
    │   └── Taken               a unique thing (an address, a time) belongs to another document
    ├── UnreadableMail          bytes that no reader of ours can make a mail of
    └── OutsideError            something beyond this process failed
        ├── MailboxError        IMAP: protocol, dropped connection, folder missing
        │   ├── MailWithheld    IMAP: the server has mails and does not hand them over
        │   └── LoginRefused    IMAP or SMTP: the server does not accept our name and password
        │       └── PermissionLost   OAuth 2: the provider no longer grants access, until a person logs in again
        ├── SubmissionError     SMTP: no session could be opened, so nothing was handed over
        ├── StoreError          the database is down, full or refuses us
        └── ModelError          the language model gave nothing that we can use
"""

from __future__ import annotations

from collections.abc import Sequence


class MailbotError(Exception):
    """Base of all our errors. `mend` is a sentence that tells a person what to do, or the empty string."""

    exit_code = 1

    def __init__(self, what: str, mend: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.what} — {self.mend}" if self.mend else self.what


class UsageError(MailbotError):
    """The caller asked for something that makes no sense."""

    exit_code = 2


class ConfigError(UsageError):
    """A key of the configuration is missing, unknown or has an impossible value."""


class NotFound(UsageError):
    """No document of that kind has that number, id or address."""

    exit_code = 1


class BadInput(UsageError):
    """A file, template or value given by the operator cannot be used as it is."""


class Conflict(MailbotError):
    """Another process holds it, or it is no longer in the state that was expected."""


class Taken(Conflict):
    """A unique thing (an address, a time for a call) belongs to another document."""


class UnreadableMail(MailbotError):
    """Bytes that cannot be read as a mail; they are kept in quarantine."""


class OutsideError(MailbotError):
    """Something beyond this process failed; `transient` tells whether trying again may help."""

    def __init__(self, what: str, mend: str = "", *, transient: bool = True) -> None:
        super().__init__(what, mend)
        self.transient = transient


class MailboxError(OutsideError):
    """IMAP: the connection dropped, the protocol was broken, or a folder is missing."""


class MailWithheld(MailboxError):
    """The server has the mails with these UIDs, neighbours in one folder, and does not hand them over; of several any
    may be the reason. Those before them were handed out."""

    def __init__(self, what: str, mend: str, uids: Sequence[int]) -> None:
        super().__init__(what, mend)
        self.uids = tuple(uids)


class CopyRefused(MailboxError):
    """The server will not store this mail (RFC 3501 §6.3.11: a tagged NO); the folder is there, and may take others."""


class LoginRefused(MailboxError):
    """The mail server does not accept our name and password."""

    def __init__(self, what: str, mend: str = "") -> None:
        super().__init__(what, mend, transient=False)


class PermissionLost(LoginRefused):
    """The provider no longer grants access (RFC 6749 §5.2, invalid_grant), or never did; a person must log in."""


class SubmissionError(OutsideError):
    """SMTP: no session could be opened, so nothing was handed over."""


class StoreError(OutsideError):
    """The database is down, full or refuses us."""


class ModelError(OutsideError):
    """The language model gave nothing that we can use; `kind` is one of the short words in mailbot.doors.Model."""

    def __init__(self, what: str, mend: str = "", *, kind: str = "down", transient: bool = True) -> None:
        super().__init__(what, mend, transient=transient)
        self.kind = kind
        self.usage: object = None  # a mailbot.doors.Usage where the server was asked


def why(error: Exception) -> str:
    """Why something outside failed, in words: of a file what the system says, without its number and the path."""
    return getattr(error, "strerror", None) or str(error)


def on_a_page(error: MailbotError) -> str:
    """An error in a sentence for a page; a mend that speaks of the command line is left out."""
    mend = "" if "`" in error.mend or "--" in error.mend else error.mend
    return f"{sentence(f'{error.what}: {mend}' if mend else error.what)}."


def sentence(text: str) -> str:
    """A reason as a sentence begins; an address or a file's name stays as it is written."""
    first = text.split(" ", 1)[0].rstrip(",:;.!?")
    return text[:1].upper() + text[1:] if first.replace("'", "").isalpha() else text
