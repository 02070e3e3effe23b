"""Fetch what came in, and read the Sent folder back; between polls, wait for the server to say that mail arrived."""

from __future__ import annotations

import logging
import time

from jobs.tools import Tools
from mailbot.conversation import intake, junk_folder, mailbox_health, sent_folder
from mailbot.doors import Inbox
from mailbot.errors import MailboxError

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
            await _failed(tools, problem)
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
        await _failed(tools, problem)
        return False
    problems, looked = [], list(tools.desk.config.imap.folders)
    for look in (_sent, _junk):  # leads are read all the same, and at once
        try:
            await look(tools, inbox, looked)
        except MailboxError as problem:
            problems.append(problem)
    await mailbox_health.note_folders(tools.desk, tools.mailbox, looked)
    if problems:
        await _failed(tools, problems[0])
    else:
        await mailbox_health.note_success(tools.desk, tools.mailbox)
    return True


async def _failed(tools: Tools, problem: MailboxError) -> None:
    if await mailbox_health.note_failure(tools.desk, tools.mailbox, problem):
        tools.wake("send_due")


async def _sent(tools: Tools, inbox: Inbox, looked: list[str]) -> None:
    folder = await sent_folder.find_folder(tools.desk, inbox)
    if folder is not None:
        looked.append(folder)
        await sent_folder.read_back(tools.desk, inbox, tools.mailbox, folder)
        await sent_folder.append_copies(tools.desk, inbox, tools.mailbox, folder)


async def _junk(tools: Tools, inbox: Inbox, looked: list[str]) -> None:
    folder = await junk_folder.find_folder(tools.desk, inbox)
    if folder is None:
        return
    looked.append(folder)
    fetched = await junk_folder.fetch_answers(tools.desk, inbox, tools.mailbox, folder)
    if fetched.stored:
        log.info("%s mails in %s answer ours", fetched.stored, folder)
        tools.wake("read_mail")
