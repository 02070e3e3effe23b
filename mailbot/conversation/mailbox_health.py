"""Whether the mailbox can be read, and which folders are: kept in a row of its own among the cursors.

One that stays broken is told of.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from mailbot.conversation import operator_mail
from mailbot.desk import Desk
from mailbot.errors import MailboxError, PermissionLost
from models.cursor import WHOLE_MAILBOX, MailboxCursor

log = logging.getLogger(__name__)

LONGEST_PROBLEM = 500  # characters


async def note_failure(desk: Desk, mailbox: str, problem: MailboxError) -> bool:
    """The mailbox could not be read; whether a mail to the operator is queued, since answers of leads wait there.

    That is once each time that it breaks: after imap.alert_after_seconds, or at once where it will not pass by itself.
    """
    log.warning("the mailbox cannot be read: %s", problem)
    health = await _noted(desk, mailbox, problem)
    if health is None:
        return False
    since = health.failing_since or desk.now()
    if health.failing_since is None:
        await desk.store.change(MailboxCursor, str(health.id), set={"failing_since": since})
    if health.alerted or not _is_to_be_told(desk, health.failing_since, problem):
        return False
    # The alert first: a crash before it is noted queues it again, under the same key.
    await operator_mail.mailbox_broken(desk, mailbox, str(problem), since)
    if await desk.store.change(MailboxCursor, str(health.id), expect={"alerted": {"$ne": True}}, set={"alerted": True}):
        await desk.store.record("mailbox.broken", str(problem)[:300], mailbox=mailbox)
    return True


async def note_success(desk: Desk, mailbox: str) -> None:
    """The mailbox was read; one that had failed has recovered."""
    health = await desk.store.first(MailboxCursor, _row_of(mailbox))
    if health is not None and health.failing_since is not None:
        well = {"failing_since": None, "problem": "", "alerted": False}
        await desk.store.change(MailboxCursor, str(health.id), set=well)
        await desk.store.record("mailbox.recovered", health.problem, mailbox=mailbox)


async def note_folders(desk: Desk, mailbox: str, folders: Sequence[str]) -> None:
    """These folders are looked into: rows of others are kept, for their return, and shown nowhere."""
    before = await desk.store.first(MailboxCursor, _row_of(mailbox))
    if before is None or before.looks_into != list(folders):
        first = {"uidvalidity": 0, "uid": 0, "since": desk.now()}
        await desk.store.put(MailboxCursor, _row_of(mailbox), set={"looks_into": list(folders)}, first=first)


async def shown(desk: Desk) -> tuple[MailboxCursor, ...]:
    """The rows of the present mailbox's present folders, and of what fails beside them: the connection, no Sent folder.

    Before the first look all that are there.
    """
    rows = await desk.store.find(MailboxCursor, {"mailbox": desk.config.imap.mailbox})
    present = {name for row in rows if row.folder == WHOLE_MAILBOX for name in row.looks_into}
    present = present or {row.folder for row in rows} - {WHOLE_MAILBOX}
    return tuple(row for row in rows if row.folder in present or row.failing_since is not None)


def _row_of(mailbox: str) -> dict[str, str]:
    return {"mailbox": mailbox, "folder": WHOLE_MAILBOX}


async def _noted(desk: Desk, mailbox: str, problem: MailboxError) -> MailboxCursor | None:
    first = {"uidvalidity": 0, "uid": 0, "since": desk.now()}
    await desk.store.put(MailboxCursor, _row_of(mailbox), set={"problem": str(problem)[:LONGEST_PROBLEM]}, first=first)
    return await desk.store.first(MailboxCursor, _row_of(mailbox))


def _is_to_be_told(desk: Desk, failing_since: datetime | None, problem: MailboxError) -> bool:
    after = timedelta(seconds=desk.config.imap.alert_after_seconds)
    lasts = failing_since is not None and desk.now() - failing_since >= after
    return lasts or isinstance(problem, PermissionLost)
