"""Fetch what came in, and read the Sent folder back; between polls, wait for the server to say that mail arrived."""

from __future__ import annotations

import logging
import time
from datetime import timedelta

from jobs.tools import Tools
from mailbot.conversation import intake, junk_folder, operator_mail, sent_folder
from mailbot.doors import Inbox
from mailbot.errors import MailboxError, PermissionLost
from models.cursor import MailboxCursor

log = logging.getLogger(__name__)

LET_GO_SECONDS = 2.0  # before the next poll is due, so that it is not held up


async def run(tools: Tools) -> None:
    """One poll and, where IDLE is on, everything that arrives until the next one."""
    if tools.inbox is None:
        return
    settings = tools.desk.config.imap
    until = time.monotonic() + settings.poll_seconds
    while True:
        readable = await poll(tools, tools.inbox)
        left = until - time.monotonic() - LET_GO_SECONDS
        if not readable or not settings.idle or left <= 0:
            return
        try:
            if not await tools.inbox.wait_for_mail(settings.folders[0], left):
                return
        except MailboxError as problem:
            await _note_failure(tools, problem)
            return


async def poll(tools: Tools, inbox: Inbox) -> bool:
    """Fetch every folder once, read Sent back, look into Junk; whether the folders of leads could be read."""
    try:
        stored = 0
        for folder in tools.desk.config.imap.folders:
            fetched = await intake.fetch(tools.desk, inbox, tools.mailbox, folder)
            stored += fetched.stored
        if stored:
            log.info("%s new mails", stored)
            tools.wake("read_mail")
    except MailboxError as problem:
        await _note_failure(tools, problem)
        return False
    problems = []
    for look in (_sent, _junk):  # leads are read all the same, and at once
        try:
            await look(tools, inbox)
        except MailboxError as problem:
            problems.append(problem)
    if problems:
        await _note_failure(tools, problems[0])
    else:
        await _note_success(tools)
    return True


async def _sent(tools: Tools, inbox: Inbox) -> None:
    folder = await sent_folder.find_folder(tools.desk, inbox)
    if folder is not None:
        await sent_folder.read_back(tools.desk, inbox, tools.mailbox, folder)
        await sent_folder.append_copies(tools.desk, inbox, tools.mailbox, folder)


async def _junk(tools: Tools, inbox: Inbox) -> None:
    folder = await junk_folder.find_folder(tools.desk, inbox)
    if folder is None:
        return
    fetched = await junk_folder.fetch_answers(tools.desk, inbox, tools.mailbox, folder)
    if fetched.stored:
        log.info("%s mails in %s answer ours", fetched.stored, folder)
        tools.wake("read_mail")


async def _note_failure(tools: Tools, problem: MailboxError) -> None:
    """A mailbox that stays broken is told to the operator: answers of leads are waiting there."""
    log.warning("the mailbox cannot be read: %s", problem)
    desk, key = tools.desk, {"mailbox": tools.mailbox, "folder": ""}
    fresh = {"uidvalidity": 0, "uid": 0, "since": desk.now()}
    await desk.store.put(MailboxCursor, key, set={"problem": str(problem)[:500]}, first=fresh)
    health = await desk.store.first(MailboxCursor, key)
    if health is None:
        return
    since = health.failing_since or desk.now()
    if health.failing_since is None:
        await desk.store.change(MailboxCursor, str(health.id), set={"failing_since": since})
    will_not_pass = isinstance(problem, PermissionLost)
    lasts = desk.now() - since >= timedelta(seconds=desk.config.imap.alert_after_seconds)
    if health.alerted or not (will_not_pass or (lasts and health.failing_since)):
        return
    # The alert first: a crash before it is noted queues it again, under the same key.
    await operator_mail.mailbox_broken(desk, tools.mailbox, str(problem), since)
    tools.wake("send_due")
    if await desk.store.change(MailboxCursor, str(health.id), expect={"alerted": {"$ne": True}}, set={"alerted": True}):
        await desk.store.record("mailbox.broken", str(problem)[:300], mailbox=tools.mailbox)


async def _note_success(tools: Tools) -> None:
    desk = tools.desk
    health = await desk.store.first(MailboxCursor, {"mailbox": tools.mailbox, "folder": ""})
    if health is not None and health.failing_since is not None:
        well = {"failing_since": None, "problem": "", "alerted": False}
        await desk.store.change(MailboxCursor, str(health.id), set=well)
        await desk.store.record("mailbox.recovered", health.problem, mailbox=tools.mailbox)
