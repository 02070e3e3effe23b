"""What a stored mail says, before anything is done because of it: parsed, and judged by the classifiers."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from classifiers.chain import classify
from classifiers.circumstances import Circumstances
from classifiers.reader import IntentReader
from classifiers.verdict import Verdict
from mailbot.conversation.arriving import model_costs
from mailbot.conversation.arriving.calendar_words import words_of
from mailbot.desk import Desk
from mailbot.doors import because_of
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.parsing import parse
from mailbot.mail.quoting import newly_written
from models.message import Intent, Message


@dataclass(frozen=True, slots=True)
class Opened:
    """A stored mail and its bytes, parsed."""

    message: Message
    raw: bytes
    mail: ParsedEmail


@dataclass(frozen=True, slots=True)
class Understood:
    """A stored mail with what it says and wants."""

    message: Message
    mail: ParsedEmail
    text: str  # what the person newly wrote
    verdict: Verdict
    known_areas: tuple[str, ...] = ()  # it was judged with these


async def open_mail(desk: Desk, message: Message) -> Opened:
    """Parse a mail that was loaded whole; beside other work: a large one takes a second. Raises UnreadableMail."""
    raw = await desk.store.bytes_of(message)
    return Opened(message, raw, await asyncio.to_thread(parse, raw))


async def understand(desk: Desk, opened: Opened, reader: IntentReader, known_areas: tuple[str, ...] = ()) -> Understood:
    """Judge a mail; nothing is written, but what asking a model costs, to its thread as far as that is known."""
    with because_of(await model_costs.cause_of(desk, opened.message, opened.mail)):
        return await judge(desk, opened, reader, known_areas)


async def judge(desk: Desk, opened: Opened, reader: IntentReader, known_areas: tuple[str, ...] = ()) -> Understood:
    """What a mail says and wants by itself. `known_areas`: as Circumstances has them."""
    message, mail = opened.message, opened.mail
    text = words_of(mail, newly_written(mail))
    verdict = await classify(_circumstances(desk, opened, text, known_areas), reader)
    if message.not_spam and verdict.intent is Intent.SPAM:
        verdict = replace(verdict, intent=Intent.GENERAL, sure=False, reason="a person says that it is no spam")
    return Understood(message, mail, text, verdict, known_areas)


def _circumstances(desk: Desk, opened: Opened, text: str, known_areas: tuple[str, ...]) -> Circumstances:
    return Circumstances(
        mail=opened.mail,
        raw=opened.raw,
        text=text,
        today=opened.message.received_at.astimezone(desk.config.business.zone).date(),
        own_addresses=desk.own_addresses,
        staff=desk.staff,
        keyring=desk.keyring,
        account_id=desk.account_id,
        authserv_id=desk.config.imap.authserv_id,
        known_areas=known_areas,
        agent=desk.config.business.agent,
        not_spam=opened.message.not_spam,
    )
