"""The doctor: configuration, database, SMTP, IMAP, AI and DNS, a line each: ok, or what to mend."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from mailbot.ai.embeddings import INSTALL, open_embedder
from mailbot.ai.prices import price_of
from mailbot.config import Ai, Config
from mailbot.delivery import halting
from mailbot.desk import Desk
from mailbot.doors import Inbox
from mailbot.errors import ConfigError, MailbotError
from models.contact import Contact
from models.property import Property, PropertyStatus


class Health(StrEnum):
    """How a part is."""

    OK = "ok"
    WARNING = "warning"  # works, but not as well as it could
    BROKEN = "fix this"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's."""

    part: str
    health: Health
    words: str
    mend: str = ""


class Checkable(Protocol):
    """A door that can say in one line that it works. Raises MailbotError."""

    async def check(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Doors:
    """What the doctor looks at, handed in by the command."""

    outbox: Checkable | None
    inbox: Inbox | None
    models: Sequence[Checkable] | None  # every model that is configured
    records: Callable[[Config], Awaitable[Sequence[Finding]]] | None = None  # DNS


async def examine(desk: Desk, doors: Doors) -> list[Finding]:
    """Look at everything, side by side."""
    parts = (_settings(desk), _database(desk), _smtp(desk, doors), _imap(desk, doors), _ai(desk, doors))
    findings = [finding for part in await asyncio.gather(*parts) for finding in part]
    if doors.records is not None:
        findings += await doors.records(desk.config)
    return findings


async def _settings(desk: Desk) -> list[Finding]:
    config = desk.config
    found = []
    for key, value, why in (
        ("business.name", config.business.name, "it stands in every mail"),
        ("business.postal_address", config.business.postal_address, "campaign mail must carry it"),
        ("smtp.from_address", config.smtp.from_address, "mail leaves in its name"),
        ("sending.operator", config.sending.operator, "without it nobody is told of ready leads and trouble"),
    ):
        if not value:
            found.append(Finding("config", Health.BROKEN, f"{key} is empty: {why}", "set it in config.toml"))
    if config.sending.mode != "live":
        found.append(
            Finding(
                "config",
                Health.WARNING,
                f"sending.mode is {config.sending.mode!r}",
                'set it to "live" when all is well',
            )
        )
    if config.imap.host and not config.imap.authserv_id:
        mend = "set it to the name that your server writes first in Authentication-Results of mail that you receive"
        mend += ', or to "microsoft365", which writes none'
        words = "imap.authserv_id is empty: forged mail cannot be told, and leads from portals are held"
        found.append(Finding("config", Health.WARNING, words, mend))
    if not config.business.facts:
        found.append(
            Finding("config", Health.WARNING, "no [business.facts]", "general questions are held until you state some")
        )
    found.append(Finding("config", Health.OK, f"calls and quiet hours go by the clock of {config.business.timezone}"))
    return found or [Finding("config", Health.OK, f"account {config.business.account}, mode {config.sending.mode}")]


async def _database(desk: Desk) -> list[Finding]:
    await desk.store.ping()
    contacts = await desk.store.count(Contact, {})
    homes = await desk.store.count(Property, {"status": PropertyStatus.ACTIVE})
    kind = "embedded store" if not desk.config.database.uri.get_secret_value() else "MongoDB"
    words = f"{kind}, database {desk.config.database.name}: {contacts} contacts, {homes} active properties"
    if not homes:
        return [
            Finding(
                "database", Health.WARNING, words, "`mailbot properties import FILE.csv`: replies suggest what is there"
            )
        ]
    return [Finding("database", Health.OK, words)]


async def _smtp(desk: Desk, doors: Doors) -> list[Finding]:
    if doors.outbox is None:
        return [Finding("smtp", Health.BROKEN, "smtp.host is empty", "name your submission server")]
    found = [await _asked("smtp", doors.outbox.check())]
    if halt := await halting.standing(desk):
        found.append(Finding("smtp", Health.WARNING, halting.in_words(desk, halt)))
    return found


async def _imap(desk: Desk, doors: Doors) -> list[Finding]:
    if doors.inbox is None:
        return [Finding("imap", Health.BROKEN, "imap.host is empty", "name the server that your mail arrives at")]
    found = []
    for folder in desk.config.imap.folders:
        found.append(await _asked("imap", _folder(doors.inbox, folder)))
        if found[-1].health is Health.BROKEN:
            return found
    return [*found, await _sent(desk, doors.inbox)]


async def _folder(inbox: Inbox, folder: str) -> str:
    state = await inbox.examine(folder)
    return f"{folder}: {state.exists} mails"


async def _sent(desk: Desk, inbox: Inbox) -> Finding:
    mend = "name it in imap.sent_folder: answers by hand are seen there, and nowhere else"
    try:
        folder = desk.config.imap.sent_folder or await inbox.special_folder("\\Sent")
        if folder is None:
            return Finding("imap", Health.BROKEN, "no Sent folder found", mend)
        await inbox.examine(folder)
    except MailbotError as error:
        return Finding("imap", Health.BROKEN, error.what, error.mend or mend)
    return Finding("imap", Health.OK, f"sent mail is in {folder}")


async def _ai(desk: Desk, doors: Doors) -> list[Finding]:
    if not doors.models:
        return [Finding("ai", Health.OK, "none configured: the built-in reader and templates work alone")]
    ai = desk.config.ai
    unpriced = [name for name in ai.all_models if price_of(ai.prices, name) is None]
    found = [await _asked("ai", model.check()) for model in doors.models]
    if unpriced:
        words = f"no price is known for {', '.join(unpriced)}: costs are not counted, and no cap holds"
        found.append(Finding("ai", Health.WARNING, words, "write what your provider bills into [ai.prices]"))
    return [*found, _fair_housing(ai)] if ai.writer_models else found


def _fair_housing(ai: Ai) -> Finding:
    """A model words drafts freely, and words alone tell less of what it says about people."""
    try:
        embedder = open_embedder(ai)
    except ConfigError as error:
        return Finding("ai", Health.BROKEN, error.what, error.mend)
    if embedder is not None:
        return Finding("ai", Health.OK, "drafts are read for fair housing by words and by meaning")
    words = "drafts are read for fair housing by words alone, which let two to three times as much pass"
    mend = f'{INSTALL}, and leave ai.embeddings at "auto"'
    return Finding("ai", Health.WARNING, words, mend)


async def _asked(part: str, question: Awaitable[str]) -> Finding:
    try:
        return Finding(part, Health.OK, await question)
    except MailbotError as error:
        return Finding(part, Health.BROKEN, error.what, error.mend)
