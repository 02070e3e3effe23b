"""The doors of a rehearsal: a clock that is turned, a mailbox and a way out that are kept in memory, a steady voice."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from mailbot.conversation.brief import Brief, Voice, Written
from mailbot.doors import BeforeData, Clock, FetchedHead, FetchedMail, FolderState, Handover, Outcome
from mailbot.store import Store
from models import Scoped

INBOX: Final = "INBOX"
SENT: Final = "Sent"
_UIDVALIDITY: Final = 1
_TICK: Final = timedelta(milliseconds=1)


@dataclass
class TurnedClock:
    """A clock that is set. It goes on by a millisecond whenever it is read, so that nothing happens at one time."""

    moment: datetime

    def now(self) -> datetime:
        """See mailbot.doors.Clock."""
        self.moment += _TICK
        return self.moment

    def turn_to(self, moment: datetime) -> None:
        """Never backwards."""
        self.moment = max(self.moment, moment.astimezone(UTC))


class DatedStore(Store):
    """A store whose documents are dated by a rehearsal's clock: what was said before a call was booked stays so."""

    def __init__(self, store: Store, account_id: str, clock: Clock) -> None:
        super().__init__(store.database, account_id)
        self._clock = clock

    async def add_all(self, documents: Sequence[Scoped]) -> int:
        """See mailbot.store.Store."""
        for document in documents:
            document.created_at = self._clock.now()
        return await super().add_all(documents)


@dataclass
class MemoryMailbox:
    """A mailbot.doors.Inbox whose folders are lists of mails."""

    clock: Clock
    folders: dict[str, list[FetchedMail]] = field(default_factory=lambda: {INBOX: [], SENT: []})

    async def append(self, folder: str, raw: bytes, *, seen: bool = True) -> None:
        """Mail arrives, or a copy is filed."""
        mails = self.folders[folder]
        flags = ("\\Seen",) if seen else ()
        mails.append(FetchedMail(folder, _UIDVALIDITY, len(mails) + 1, flags, self.clock.now(), raw))

    async def examine(self, folder: str) -> FolderState:
        """See mailbot.doors.Inbox, as for all of these."""
        count = len(self.folders[folder])
        return FolderState(folder, _UIDVALIDITY, count + 1, count)

    async def fetch_since(
        self,
        folder: str,
        uid: int,
        *,
        alone_to: int = 0,  # noqa: ARG002 - every mail comes alone
    ) -> AsyncIterator[Sequence[FetchedMail]]:
        for mail in self.folders[folder][uid:]:
            yield [mail]

    async def next_uid(self, folder: str, uid: int) -> int | None:
        return uid + 1 if len(self.folders[folder]) > uid else None

    async def size_of(self, state: FolderState, uid: int) -> int:
        return len(self.folders[state.name][uid - 1].raw)

    async def heads_since(
        self,
        folder: str,
        uid: int,
        fields: Sequence[str],  # noqa: ARG002 - more than was asked for does no harm
        *,
        alone_to: int = 0,  # noqa: ARG002
    ) -> AsyncIterator[Sequence[FetchedHead]]:
        for mail in self.folders[folder][uid:]:
            yield [FetchedHead(mail.uid, mail.raw)]

    async def fetch_these(self, state: FolderState, uids: Sequence[int]) -> AsyncIterator[Sequence[FetchedMail]]:
        if wanted := [mail for mail in self.folders[state.name] if mail.uid in uids]:
            yield wanted

    async def special_folder(self, use: str) -> str | None:
        return SENT if use == "\\Sent" else None

    async def wait_for_mail(self, folder: str, seconds: float) -> bool:  # noqa: ARG002 - nothing comes by itself
        return False

    async def close(self) -> None:
        """Nothing is open."""


@dataclass(frozen=True, slots=True)
class SentMail:
    """One mail that left."""

    recipients: tuple[str, ...]
    raw: bytes


@dataclass
class MemoryOutbox:
    """A mailbot.doors.Outbox that takes everything."""

    mails: list[SentMail] = field(default_factory=list)

    async def submit(
        self, envelope_sender: str, recipients: Sequence[str], raw: bytes, before_data: BeforeData
    ) -> Outcome:
        """See mailbot.doors.Outbox."""
        if not envelope_sender or not await before_data():
            return Outcome(Handover.DEFERRED, 0, "called off")
        self.mails.append(SentMail(tuple(recipients), raw))
        return Outcome(Handover.ACCEPTED, 250, "2.0.0 kept")

    async def close(self) -> None:
        """Nothing is open."""


@dataclass
class SteadyVoice:
    """A voice that words a turn of the set the same in every run: ids, which vary the wording, are new each time."""

    voice: Voice
    seed: str = ""

    async def write(self, brief: Brief) -> Written:
        """See mailbot.conversation.brief.Voice."""
        return await self.voice.write(replace(brief, seed=zlib.crc32(self.seed.encode())))
