"""The IMAP half of the demo's mail server: pymap over maildirs, with what it lacks mended in subclasses.

Stock pymap (0.36) rebuilds every mail through the standard library's generator, so that a client gets bare LF and
sometimes other bytes than were delivered; it numbers mails that come together in the order of the directory; it keeps
users and hashes in files; it looks for new mail only after a second of IDLE. Here mails are served and appended byte
for byte (with CRLF) and numbered as they came, the users are those of the plan, and IDLE looks twice a second.
Everything runs on one event loop: pymap's threaded mode can give one appended mail two UIDs when another session looks
into the folder at that moment.
"""

from __future__ import annotations

import asyncio
import os
from argparse import Namespace
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from proxyprotocol.noop import ProxyProtocolNoop
from proxyprotocol.reader import ProxyProtocolReader
from pymap.backend.maildir import Config, FilterSet, Identity, Login, Session
from pymap.backend.maildir.layout import MaildirLayout
from pymap.backend.maildir.mailbox import MailboxData, MailboxSet, Maildir, Message
from pymap.backend.maildir.uidlist import Record, UidList
from pymap.concurrent import Event, Subsystem
from pymap.exceptions import AuthorizationFailure, InvalidAuth, UserNotFound
from pymap.imap import IMAPServer
from pymap.interfaces.login import IdentityInterface
from pymap.parsing.message import AppendMessage
from pymap.parsing.specials import ObjectId
from pymap.selected import SelectedMailbox
from pymap.user import Passwords, UserMetadata
from pysasl.creds.server import ServerCredentials
from pysasl.hashing import Cleartext

from mailbot.embedded import maildir

IDLE_LOOK_SECONDS = 0.5
Connected = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def make_server(base: Path, passwords: Mapping[str, str]) -> Connected:
    """What a stream server calls for each connection.

    `base` holds the maildirs; `passwords`, by address, says who may log in.
    """
    args = Namespace(passlib_cfg=None, proxy_protocol=None)
    config = Config(
        args,
        host=None,
        port=0,
        base_dir=str(base),
        layout="++",
        colon=None,
        subsystem=Subsystem.for_asyncio(),
        tls_enabled=False,  # it listens on the loopback address only
        reject_dnsbl=False,
        hash_context=Cleartext(),  # passwords live in this process's memory alone
    )
    config.apply_context()
    return ProxyProtocolReader(ProxyProtocolNoop()).get_callback(IMAPServer(_Login(config, passwords), config))


class _Login(Login):
    """Lets in the people of the plan."""

    def __init__(self, config: Config, passwords: Mapping[str, str]) -> None:
        super().__init__(config)
        self._known = passwords
        self._checker = Passwords(config)

    async def authenticate(self, credentials: ServerCredentials) -> Identity:
        name = credentials.authcid.lower()
        known = UserMetadata(self.config, credentials.authcid, password=self._known.get(name) or None)
        if not await self._checker.check_password(known, credentials):
            raise InvalidAuth
        return _Identity(self.config, self.tokens, name, None, frozenset())

    async def authorize(self, authenticated: IdentityInterface, authzid: str) -> Identity:
        if not isinstance(authenticated, Identity) or authzid.lower() != authenticated.name:
            raise AuthorizationFailure
        return authenticated


class _Identity(Identity):
    """A person who has logged in."""

    @asynccontextmanager
    async def new_session(self) -> AsyncIterator[Session]:
        path = maildir.home(Path(self.config.base_dir), self.name)
        if not path.is_dir():
            raise UserNotFound(self.name)
        layout = MaildirLayout.get(str(path), "++", _ExactMaildir)
        mailboxes = _Mailboxes(_ExactMaildir(str(path), create=False), layout)
        yield Session(self.name, self.config, mailboxes, FilterSet(layout.path))


class _Exact:
    """A mail's bytes as they lie on disk, with CRLF line ends (RFC 3501 §4.3.1 wants what RFC 5322 defines)."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw if b"\r\n" in raw else raw.replace(b"\n", b"\r\n")

    def __bytes__(self) -> bytes:
        return self._raw


class _ExactMaildir(Maildir):
    """A maildir whose mails are not rebuilt when they are read."""

    def get_message(self, key: str) -> Any:
        return _Exact(Path(self._join(self._lookup(key))).read_bytes())


class _Mailbox(MailboxData):
    """A folder that keeps appended mails as they are and sees new ones soon."""

    async def append(self, append_msg: AppendMessage, *, recent: bool = False) -> Message:
        codes = "".join(sorted(self.maildir_flags.to_maildir(append_msg.flag_set)))
        mail = maildir.deliver(Path(self._path), bytes(append_msg.literal))
        when = append_msg.when or datetime.now(UTC)
        os.utime(mail, (when.timestamp(), when.timestamp()))  # a maildir keeps INTERNALDATE as the file's time
        if codes or not recent:  # a name in new/ carries no flags
            mail = maildir.file_away(mail, codes)
        ids = {"E": str(ObjectId.random_email_id()), "T": str(ObjectId.random_thread_id())}
        async with UidList.with_write(self._path) as uids:
            record = Record(uids.next_uid, ids, mail.name)
            uids.next_uid += 1
            uids.set(record)
        return Message(
            record.uid,
            when,
            append_msg.flag_set,
            email_id=ObjectId(ids["E"].encode()),
            thread_id=ObjectId(ids["T"].encode()),
            recent=recent,
            maildir=self._maildir,
            key=record.key,
        )

    async def update_selected(self, selected: SelectedMailbox, *, wait_on: Event | None = None) -> SelectedMailbox:
        if wait_on is not None:
            await wait_on.wait(timeout=IDLE_LOOK_SECONDS)
            await self.reset()  # or what came meanwhile would be seen one look later
        return await super().update_selected(selected)

    async def _get_keys(self) -> dict[str, str]:
        """In order of arrival, which is the order in which mails that come together get their UIDs."""
        return dict(sorted((await super()._get_keys()).items()))


class _Mailboxes(MailboxSet):
    """All folders of one person."""

    async def get_mailbox(self, name: str) -> MailboxData:
        path = self._layout.get_path(name, self.delimiter)
        found = self._cache.get(name)
        if found is None:
            try:
                folder = self._inbox_maildir if name == "INBOX" else self._layout.get_folder(name, self.delimiter)
            except FileNotFoundError as error:
                raise KeyError(name) from error
            async with UidList.with_init(path) as uids:
                found = self._cache[name] = _Mailbox(ObjectId(uids.global_uid), folder, path)
        return await found.reset()
