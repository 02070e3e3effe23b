"""The doors to the outside world, as the small protocols that the domain asks for.

The daemon and the CLI hand implementations in; nothing below them knows a mail server or a model by name.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from pydantic import BaseModel

# ---------------------------------------------------------------------------------------------------- time


class Clock(Protocol):
    """Tells the time, so that tests can."""

    def now(self) -> datetime:
        """The present moment, timezone-aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Cut to whole milliseconds, as the database keeps times: what is written compares equal to what is read."""
        moment = datetime.now(UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


# ------------------------------------------------------------------------------------------------ fault points


class Checkpoint(Protocol):
    """Told by name when work passes a point where a crash would matter; tests kill the process there."""

    def __call__(self, name: str) -> None: ...


def pass_checkpoint(name: str) -> None:
    """The checkpoint of production: does nothing."""


# ------------------------------------------------------------------------------------------------- embeddings


class Embedder(Protocol):
    """Turns sentences into rows of numbers that lie near each other where the sentences mean nearly the same."""

    def __call__(self, sentences: Sequence[str], /) -> Sequence[Sequence[float]]: ...


# ---------------------------------------------------------------------------------------------------- signing


class Seal(Protocol):
    """Signs the bytes of a composed mail; what it gives is what leaves and what is filed."""

    def __call__(self, raw: bytes, /) -> bytes: ...


def unsealed(raw: bytes, /) -> bytes:
    """The seal where the submission server signs: none."""
    return raw


# ---------------------------------------------------------------------------------------------------- IMAP


@dataclass(frozen=True, slots=True)
class FolderState:
    """What SELECT said of a folder (RFC 3501 §6.3.1)."""

    name: str
    uidvalidity: int
    uidnext: int
    exists: int


@dataclass(frozen=True, slots=True)
class FetchedMail:
    """One mail as the server keeps it. `raw` is exactly what BODY.PEEK[] returned."""

    folder: str
    uidvalidity: int
    uid: int
    flags: tuple[str, ...]
    internal_date: datetime | None
    raw: bytes


@dataclass(frozen=True, slots=True)
class FetchedHead:
    """Some header fields of one mail, as BODY.PEEK[HEADER.FIELDS (…)] returned them."""

    uid: int
    head: bytes


class Inbox(Protocol):
    """One connection to one mailbox (account on an IMAP server). Every method raises MailboxError."""

    async def examine(self, folder: str) -> FolderState:
        """Open a folder read-only and say what is in it."""
        ...

    def fetch_since(self, folder: str, uid: int, *, alone_to: int = 0) -> AsyncIterator[Sequence[FetchedMail]]:
        """Batches of the mails of `folder` whose UID is greater than `uid`, in rising order.

        Batches are bounded by count and by bytes; up to `alone_to` each mail comes alone. Nothing is marked as seen.
        Raises MailWithheld where mails are there and cannot be had, after those before them were handed out.
        """
        ...

    def heads_since(
        self, folder: str, uid: int, fields: Sequence[str], *, alone_to: int = 0
    ) -> AsyncIterator[Sequence[FetchedHead]]:
        """The named header fields alone of the mails whose UID is greater than `uid`, as `fetch_since` gives mails."""
        ...

    async def next_uid(self, folder: str, uid: int) -> int | None:
        """The lowest UID of `folder` that is greater than `uid`; of the mail itself nothing is asked."""
        ...

    async def size_of(self, state: FolderState, uid: int) -> int:
        """The bytes of one mail of the folder as it was examined; 0 where the server says nothing of it."""
        ...

    def fetch_these(self, state: FolderState, uids: Sequence[int]) -> AsyncIterator[Sequence[FetchedMail]]:
        """The mails with these UIDs of the folder as it was examined, as `fetch_since` gives them."""
        ...

    async def append(self, folder: str, raw: bytes, *, seen: bool = True) -> None:
        """Store a copy of a mail in a folder. Raises CopyRefused where the server will not have it."""
        ...

    async def special_folder(self, use: str) -> str | None:
        r"""The folder that the server marks with a special use such as "\\Sent" (RFC 6154), or a well-known name."""
        ...

    async def wait_for_mail(self, folder: str, seconds: float) -> bool:
        """Wait (IDLE, RFC 2177) until something changes in `folder`; False when `seconds` passed."""
        ...

    async def close(self) -> None:
        """Log out; never raises."""
        ...


# ---------------------------------------------------------------------------------------------------- SMTP


class Handover(StrEnum):
    """How the SMTP server answered a handed-over mail."""

    ACCEPTED = "accepted"  # 2xx after the body: the server has taken responsibility (RFC 5321 §4.2.5)
    DEFERRED = "deferred"  # 4xx, or no session could be opened: certainly not taken, may be tried again
    REFUSED = "refused"  # 5xx: certainly not taken, never will be
    UNKNOWN = "unknown"  # the connection was lost after DATA began: nobody can tell


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mail. `code` is the SMTP reply code (0 where there was none), `text` the server's words.

    `of_session` is said of what every mail would meet: no session, one that ended before it took a sender, a refused
    login, sender or account. It is no fault of this mail's. `before_mail`: it came before the server had taken our
    sender, so that nothing is gained by trying another mail.
    """

    handover: Handover
    code: int
    text: str
    of_session: bool = False
    before_mail: bool = False

    @property
    def of_account(self) -> bool:
        """Whether the server will have nothing of us until somebody mends it."""
        return self.of_session and self.code >= 500


class Outbox(Protocol):
    """The way to the SMTP server; keeps its connections open between mails."""

    async def submit(
        self, envelope_sender: str, recipients: Sequence[str], raw: bytes, before_data: BeforeData
    ) -> Outcome:
        """Hand one mail over.

        `before_data` is awaited after the server accepted sender and recipients and just before DATA is sent, so
        that the caller can write down that from here on the fate of the mail may become unknown.
        Never raises for anything the server says or fails to say; every case is an Outcome.
        """
        ...

    async def close(self) -> None:
        """End all sessions; never raises."""
        ...


class BeforeData(Protocol):
    """Awaited just before the body of a mail is sent; returning False calls the mail off (outcome DEFERRED, code 0)."""

    async def __call__(self) -> bool: ...


# ---------------------------------------------------------------------------------------------------- the model

Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question to a model. `role` is extractor or writer; `system` is static text, `user` the marked data."""

    role: str
    version: str
    system: str
    user: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What one question cost, in tokens and seconds."""

    model: str
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0
    attempts: int = field(default=1)
    schema: str = ""  # the version of the shape that was asked for


@dataclass(frozen=True, slots=True)
class Cause:
    """What a question to a model is about, for the ledger of costs; empty and 0 are unknown."""

    message_id: str = ""
    thread_id: str = ""
    campaign: int = 0


_CAUSE: ContextVar[Cause] = ContextVar("cause", default=Cause())  # noqa: B039 - it is frozen; a task's own


@contextmanager
def because_of(cause: Cause) -> Iterator[None]:
    """Every question to a model inside is about this."""
    token = _CAUSE.set(cause)
    try:
        yield
    finally:
        _CAUSE.reset(token)


def present_cause() -> Cause:
    """What questions to a model are about just now."""
    return _CAUSE.get()


class Model(Protocol):
    """A language model that fills typed fields. Raises ModelError, whose `kind` is one of
    auth, missing, rate, server, timeout, truncated, refused, malformed, down, budget; its `usage` is what that cost."""

    async def fill(self, prompt: Prompt, shape: type[Shape]) -> tuple[Shape, Usage]:
        """Ask, validate the answer against `shape`, repair once, and return it with its cost."""
        ...
