"""The Junk folder: what answers one of our mails is read like any other mail; nothing else there is fetched or stored.

Header fields alone tell: a Message-ID of ours among the references, or an address of ours with a mark. Nothing is
marked as seen, moved or deleted.
"""

from __future__ import annotations

from collections.abc import Sequence

from mailbot.conversation import fetching, intake, withheld
from mailbot.conversation.fetching import Look
from mailbot.conversation.intake import Fetched
from mailbot.desk import Desk
from mailbot.doors import FetchedHead, FetchedMail, Inbox
from mailbot.errors import MailboxError, UnreadableMail
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.parsing import parse
from mailbot.store import object_id
from models.delivery import Delivery
from models.message import Direction, Message

JUNK = "\\Junk"  # RFC 6154
NONE = "none"  # in imap.junk_folder: look into none
ENVELOPE = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to")
FIELDS = ("FROM", "TO", "CC", "SUBJECT", "MESSAGE-ID", "IN-REPLY-TO", "REFERENCES", *map(str.upper, ENVELOPE))
MOST_REFERENCES = 50  # of a mail that are looked up: its parents and nearest ancestors


async def find_folder(desk: Desk, inbox: Inbox) -> str | None:
    """The Junk folder: the configured one, or the one that the server marks; None where it is read anyway."""
    named = desk.config.imap.junk_folder
    folder = None if named == NONE else named or await inbox.special_folder(JUNK)
    return None if folder in desk.config.imap.folders else folder


async def fetch_answers(desk: Desk, inbox: Inbox, mailbox: str, folder: str) -> Fetched:
    """Store every new mail of the Junk folder that answers ours. Raises MailboxError and StoreError.

    A folder that is seen for the first time starts at its present end: what lies in it is history.
    """
    try:
        opened, state, reread = await intake.open_folder(desk, inbox, mailbox, folder)
    except MailboxError as problem:
        blind = f"the Junk folder cannot be read, so that answers in it go unnoticed: {problem.what}"
        raise MailboxError(blind, problem.mend or "name it in imap.junk_folder") from problem
    keeper = intake.Keeper(desk, opened)
    async with fetching.in_turn(Look(desk, inbox, state, private=True), opened) as cursor:
        if cursor is None:
            return Fetched(reread=reread)
        async for heads in inbox.heads_since(folder, cursor.uid, FIELDS, alone_to=cursor.alone_to):
            async for batch in inbox.fetch_these(state, await _answers(desk, heads)):
                await keeper.keep(batch)
            desk.checkpoint("after_raw_stored")
            await fetching.move_cursor(desk, cursor, heads[-1].uid)

    async def keep_answers(batch: Sequence[FetchedMail]) -> None:
        """Of what was set aside the header may be unread still."""
        await keeper.keep([mail for mail in batch if await answers_ours(desk, mail.raw)])

    await withheld.ask_again(desk, inbox, cursor, state, keep_answers)
    return Fetched(keeper.stored, keeper.known, reread)


async def _answers(desk: Desk, heads: Sequence[FetchedHead]) -> list[int]:
    """The UIDs of those mails that answer one of ours."""
    return [head.uid for head in heads if await answers_ours(desk, head.head)]


async def answers_ours(desk: Desk, head: bytes) -> bool:
    """Whether a mail with these header fields answers a mail of ours."""
    try:
        mail = parse(head)
    except UnreadableMail:
        return False
    for named in _marks(desk, mail):
        if await desk.store.rows(Delivery, {"_id": object_id(named)}, ["_id"]):
            return True
    parents = [ref for ref in (*mail.in_reply_to, *reversed(mail.references)) if ref][:MOST_REFERENCES]
    if not parents:
        return False
    held = await desk.store.rows(Message, {"message_id": {"$in": list(dict.fromkeys(parents))}}, ["direction"])
    return any(row["direction"] == Direction.OUTBOUND for row in held)


def _marks(desk: Desk, mail: ParsedEmail) -> list[str]:
    """The deliveries that our marks in a mail name: keyed Message-IDs, addresses to answer or to unsubscribe at."""
    keyring = desk.keyring
    where = [
        *(one.email for one in (*mail.to, *mail.cc)),
        *(line for name in ENVELOPE for line in mail.all_headers(name)),
    ]
    found = [keyring.delivery_of(ref) for ref in (*mail.in_reply_to, *mail.references)]
    found += [keyring.delivery_of_address(one) or keyring.unsubscribes(one) for one in where]
    found.append(keyring.unsubscribes(mail.subject))
    return [named for named in dict.fromkeys(found) if named]
