"""The IMAP door: reads a mailbox without leaving a trace in it, appends, and waits for mail."""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager

from mailbot.config import Imap
from mailbot.doors import FetchedHead, FetchedMail, FolderState
from mailbot.errors import LoginRefused, MailboxError, MailWithheld
from mailbot.mail.backoff import Backoff
from mailbot.mail.imap_session import commands, folders
from mailbot.mail.imap_session.opening import open_session
from mailbot.mail.imap_session.protocol import ImapProtocol
from mailbot.mail.oauth.access import TokenSource

SIZES_AT_ONCE = 1000  # mails of which the size is asked in one command
HEADS_AT_ONCE = 200  # mails of which header fields are asked in one command
EXAMINE_SECONDS = 300.0  # an opened folder is believed this long, then its UIDVALIDITY is asked again
STEADY_SECONDS = 60.0  # a connection that lived so long did not fail because of anything that we just tried
IDLE_SECONDS = 540.0  # RFC 2177 wants renewal within 29 minutes; many a router forgets a quiet connection after 10
LOGOUT_SECONDS = 5.0


class ImapInbox:
    """One mailbox over one connection (mailbot.doors.Inbox), opened when it is first needed.

    Tasks may share it: their commands take turns, and a waiting `wait_for_mail` steps aside. A connection that drops
    makes the call in progress raise MailboxError; the next call opens a new one. While `pause_seconds` is not 0,
    because that failed repeatedly, calls repeat the last error without bothering the server, and `wait_for_mail` sits
    the pause out. So a job that runs each minute needs no logic of its own.

    `token` gives OAuth 2 access tokens, which are used instead of the password.
    """

    def __init__(
        self,
        settings: Imap,
        *,
        token: TokenSource | None = None,
        backoff: Backoff | None = None,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self._settings = settings
        self._token = token
        self._backoff = backoff or Backoff()
        self._idle_seconds = idle_seconds
        self._lock = asyncio.Lock()
        self._queued = 0  # callers for whose sake IDLE steps aside
        self._closing = asyncio.Event()  # set, and replaced, by `close`
        self._protocol: ImapProtocol | None = None
        self._opened_at = 0.0
        self._examined: FolderState | None = None  # the folder that is open on the connection
        self._examined_at = 0.0
        self._told: dict[str, FolderState] = {}  # what the caller last heard of each folder
        self._listed: dict[str, frozenset[str]] = {}  # the folders, with their attributes
        self._listed_at = 0.0
        self._last_error: MailboxError | None = None

    @property
    def pause_seconds(self) -> float:
        """Seconds until a call may try to connect again; 0 when it may at once."""
        return self._backoff.seconds

    # ---------------------------------------------------------------------------------------- the door

    async def examine(self, folder: str) -> FolderState:
        """Open a folder read-only and say what is in it, as the server has it now."""
        async with self._turn() as protocol:
            return self._tell(await self._examine(protocol, folder))

    async def fetch_since(self, folder: str, uid: int, *, alone_to: int = 0) -> AsyncIterator[Sequence[FetchedMail]]:
        """Batches of the mails whose UID is greater than `uid`, in rising order; nothing is marked as seen.

        A batch holds at most `batch_messages` mails and `batch_bytes` bytes; a mail larger than that comes alone, and
        so does each up to `alone_to`. Mails that vanish meanwhile are left out. Where one is there and cannot be had,
        or the connection ends over a batch, MailWithheld names those that were asked for.
        """
        state, uids = await self._uids_since(folder, uid)
        async for mails in self._fetch_all(state, uids, alone_to):
            yield mails

    async def heads_since(
        self, folder: str, uid: int, fields: Sequence[str], *, alone_to: int = 0
    ) -> AsyncIterator[Sequence[FetchedHead]]:
        """The named header fields alone of the mails whose UID is greater than `uid`, as `fetch_since` gives mails."""
        state, uids = await self._uids_since(folder, uid)
        alone, rest = _apart(uids, alone_to)
        for batch in [*alone, *(rest[at : at + HEADS_AT_ONCE] for at in range(0, len(rest), HEADS_AT_ONCE))]:
            async with self._turn() as protocol:
                await self._reopen(protocol, state)
                with _withheld(state, batch):
                    heads, unreadable = await commands.fetch_heads(protocol, state, batch, fields)
            if heads:
                yield heads
            if unreadable:
                raise unreadable

    async def next_uid(self, folder: str, uid: int) -> int | None:
        """The lowest UID of a folder that is greater than `uid`; of the mail itself nothing is asked."""
        _, uids = await self._uids_since(folder, uid)
        return uids[0] if uids else None

    async def size_of(self, state: FolderState, uid: int) -> int:
        """The bytes of one mail of the folder as it was examined; 0 where the server says nothing of it."""
        async with self._turn() as protocol:
            await self._reopen(protocol, state)
            with _withheld(state, [uid]):
                return (await commands.fetch_sizes(protocol, [uid]))[uid]

    async def fetch_these(self, state: FolderState, uids: Sequence[int]) -> AsyncIterator[Sequence[FetchedMail]]:
        """The mails with these UIDs of the folder as it was examined, as `fetch_since` gives them."""
        for uid in uids:  # each alone: between two of them there may be any number of others
            async for mails in self._fetch_all(state, [uid]):
                yield mails

    async def _uids_since(self, folder: str, uid: int) -> tuple[FolderState, list[int]]:
        async with self._turn() as protocol:
            state = self._tell(await self._refresh(protocol, folder))
            new = state.uidnext > uid + 1
            return state, await commands.search_uids(protocol, uid + 1, state.uidnext - 1) if new else []

    async def _fetch_all(
        self, state: FolderState, uids: Sequence[int], alone_to: int = 0
    ) -> AsyncIterator[Sequence[FetchedMail]]:
        for start in range(0, len(uids), SIZES_AT_ONCE):
            for batch in await self._batches(state, uids[start : start + SIZES_AT_ONCE], alone_to):
                async with self._turn() as protocol:
                    await self._reopen(protocol, state)
                    with _withheld(state, batch):
                        mails, unreadable = await commands.fetch_mails(protocol, state, batch)
                if mails:
                    yield mails
                if unreadable:
                    raise unreadable

    async def append(self, folder: str, raw: bytes, *, seen: bool = True) -> None:
        """Store a copy of a mail in a folder, its line ends made CRLF."""
        data = re.sub(rb"(?<!\r)\n", b"\r\n", raw)
        async with self._turn() as protocol:
            await commands.append(protocol, folder, data, ["\\Seen"] if seen else [])

    async def special_folder(self, use: str) -> str | None:
        r"""The folder of a special use such as "\\Sent" (RFC 6154), else one with a well-known name, else None."""
        known = time.monotonic() - self._listed_at < EXAMINE_SECONDS
        found = folders.choose(use, self._listed) if known else None
        if found is None:  # it may have been made meanwhile
            async with self._turn() as protocol:
                self._listed = await commands.list_folders(protocol)
            self._listed_at = time.monotonic()
            found = folders.choose(use, self._listed)
        return found

    async def wait_for_mail(self, folder: str, seconds: float) -> bool:
        """Wait until mail arrives in `folder`, or has since the caller last looked; False when `seconds` are over
        or the door is closed.

        Where imap.idle is false, or the server has no IDLE, this only sleeps.
        """
        until = time.monotonic() + seconds
        idles, closing = self._settings.idle, self._closing
        await _sleep(min(self.pause_seconds, seconds), closing)
        while (left := until - time.monotonic()) > 0 and not closing.is_set():
            if not idles:
                await _sleep(left, closing)
                continue
            async with self._turn(yielding=True) as protocol:
                idles = await protocol.capable("IDLE")
                if idles and await self._has_news(protocol, folder):
                    return True
                if idles and not self._queued:
                    idles = (await protocol.idle(min(left, self._idle_seconds))).ok
                    if protocol.stale:
                        return True
        return False

    async def close(self) -> None:
        """Log out; never raises. A wait ends with it; a later call connects anew."""
        self._closing.set()
        self._closing = asyncio.Event()
        protocol, self._protocol, self._examined = self._protocol, None, None
        if protocol is None:
            return
        protocol.wake()
        try:
            async with asyncio.timeout(LOGOUT_SECONDS), self._lock:
                pass  # a command that is running may end
        except TimeoutError:
            protocol.abort("closed")
        await protocol.log_out(LOGOUT_SECONDS)

    # ---------------------------------------------------------------------------------------- the connection

    @asynccontextmanager
    async def _turn(self, *, yielding: bool = False) -> AsyncIterator[ImapProtocol]:
        """The connection, for one caller at a time. Only `yielding` callers let others interrupt their IDLE."""
        if not yielding and self._protocol:
            self._protocol.wake()
        self._queued += 0 if yielding else 1
        try:
            await self._lock.acquire()
        finally:
            self._queued -= 0 if yielding else 1
        try:
            protocol = await self._connected()
            try:
                yield protocol
            except MailboxError:
                self._forget(protocol, failed=True)
                raise
            finally:
                self._forget(protocol, failed=False)
        finally:
            self._lock.release()

    async def _connected(self) -> ImapProtocol:
        if self._protocol:
            self._forget(self._protocol, failed=True)  # where it went away while nobody used it
        if self._protocol:
            return self._protocol
        if self._last_error and self.pause_seconds:
            raise _again(self._last_error, self.pause_seconds)
        try:
            self._protocol = await open_session(self._settings, self._token)
        except MailboxError as error:
            self._last_error = error
            self._backoff.failed(refused=isinstance(error, LoginRefused))
            raise
        self._opened_at = time.monotonic()
        return self._protocol

    def _forget(self, protocol: ImapProtocol, *, failed: bool) -> None:
        """Drop the connection if it has ended. Where it failed soon after it was opened, the next wait is longer."""
        if not protocol.ended or self._protocol is not protocol:
            return
        self._protocol = self._examined = None
        if failed:
            self._last_error = MailboxError(f"{protocol.peer}: {protocol.ended}")
            if time.monotonic() - self._opened_at > STEADY_SECONDS:
                self._backoff.succeeded()
            self._backoff.failed()

    # ---------------------------------------------------------------------------------------- the open folder

    async def _examine(self, protocol: ImapProtocol, folder: str) -> FolderState:
        self._examined = None
        self._examined = await commands.examine(protocol, folder)
        self._examined_at = time.monotonic()
        return self._examined

    async def _refresh(self, protocol: ImapProtocol, folder: str) -> FolderState:
        """The folder as it is now. Where it is open already, NOOP makes the server tell of new mail (RFC 3501 §7)."""
        state = self._examined
        if state and state.name == folder and time.monotonic() - self._examined_at < EXAMINE_SECONDS:
            if not protocol.stale:
                await protocol.ask("NOOP")
            if not protocol.stale:
                return state
        return await self._examine(protocol, folder)

    async def _reopen(self, protocol: ImapProtocol, state: FolderState) -> None:
        """Make sure that the same folder is open, still or again, and that its UIDs mean the same."""
        now = self._examined
        if now is None or now.name != state.name:
            now = await self._examine(protocol, state.name)
        if now.uidvalidity != state.uidvalidity:
            raise MailboxError(f"{protocol.peer}: UIDVALIDITY of {state.name!r} changed while it was read")

    async def _has_news(self, protocol: ImapProtocol, folder: str) -> bool:
        """Whether mail came since the caller last looked. Afterwards the folder is open."""
        told, now = self._told.get(folder), self._examined
        if now is None or now.name != folder:
            now = await self._examine(protocol, folder)
        elif protocol.stale:
            return True
        return told is not None and (told.uidvalidity, told.uidnext) != (now.uidvalidity, now.uidnext)

    def _tell(self, state: FolderState) -> FolderState:
        self._told[state.name] = state
        return state

    async def _batches(self, state: FolderState, uids: Sequence[int], alone_to: int) -> list[list[int]]:
        """Neighbouring UIDs together, as long as their mails stay within the bounds; up to `alone_to` each alone."""
        alone, rest = _apart(uids, alone_to)
        if len(rest) <= 1:  # whatever its size, it goes alone
            return [*alone, *([uid] for uid in rest)]
        async with self._turn() as protocol:
            await self._reopen(protocol, state)
            with _withheld(state, rest):
                sizes = await commands.fetch_sizes(protocol, rest)
        batches: list[list[int]] = []
        total = 0
        for uid, size in sizes.items():
            total += size
            if not batches or len(batches[-1]) >= self._settings.batch_messages or total > self._settings.batch_bytes:
                batches.append([])
                total = size
            batches[-1].append(uid)
        return [*alone, *batches]


def _apart(uids: Sequence[int], alone_to: int) -> tuple[list[list[int]], list[int]]:
    """What is asked for each alone, and the rest."""
    return [[uid] for uid in uids if uid <= alone_to], [uid for uid in uids if uid > alone_to]


@contextmanager
def _withheld(state: FolderState, uids: Sequence[int]) -> Iterator[None]:
    """Whatever keeps the server from handing these mails over is said of them."""
    try:
        yield
    except MailboxError as problem:
        which = f"UID {uids[0]}" if len(uids) == 1 else f"UIDs {uids[0]} to {uids[-1]}"
        what = f"{problem.what.rstrip('.')}, when asked for {which} in {state.name!r}"
        raise MailWithheld(what, problem.mend, uids) from problem


async def _sleep(seconds: float, until: asyncio.Event) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await until.wait()


def _again(error: MailboxError, seconds: float) -> MailboxError:
    """The same error, for a call that did not even try."""
    what = f"{error.what} (next attempt in {seconds:.0f} seconds)"
    if isinstance(error, LoginRefused):
        return type(error)(what, error.mend)
    return MailboxError(what, error.mend, transient=error.transient)
