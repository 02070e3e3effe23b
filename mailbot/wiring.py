"""What a configuration asks for, put together: mail servers, models, readers and voices behind the doors of the domain.

The daemon works with all of it for as long as it runs; a command that sends or asks a model opens what it needs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from classifiers.reader import BuiltinIntentReader, IntentReader
from jobs.schedule import TIMETABLE
from jobs.tools import Tools
from mailbot.ai.embeddings import open_embedder
from mailbot.campaigns.launch import CampaignWriter
from mailbot.conversation import operator_mail
from mailbot.conversation.checking.table import require_known
from mailbot.conversation.replying import Voices
from mailbot.conversation.writing.template_voice import TemplateVoice
from mailbot.delivery.sending import Sender
from mailbot.desk import Desk
from mailbot.doors import Inbox, Outbox
from mailbot.embedded.store import EmbeddedStore
from mailbot.errors import ConfigError
from mailbot.mail.calendar_feed import CalendarFeed
from mailbot.mail.dkim.signing import seal_of
from mailbot.mail.imap import ImapInbox
from mailbot.mail.oauth.access import access_of
from mailbot.mail.smtp import SmtpOutbox
from models.delivery import Delivery

if TYPE_CHECKING:
    from mailbot.ai.roles import Models


@dataclass(slots=True)
class Opened:
    """The doors of one configuration, so that they can be closed when another takes its place."""

    tools: Tools
    inbox: Inbox | None
    outbox: Outbox
    models: Models | None = None

    async def close(self) -> None:
        if self.inbox is not None:
            await self.inbox.close()
        if self.models is not None:
            await self.models.close()
        await self.outbox.close()


def open_doors(desk: Desk, keeper: EmbeddedStore | None = None) -> Opened:
    """The doors and voices that the configuration asks for. Raises ConfigError for keys that cannot work."""
    config = desk.config
    require_known(config.conversation.checks_off)
    desk = replace(desk, seal=seal_of(config.smtp), embedder=open_embedder(config.ai))
    access = access_of(config)
    inbox = ImapInbox(config.imap, token=access.imap) if config.imap.host else None
    outbox = SmtpOutbox(config.smtp, token=access.smtp)
    letters = CampaignWriter(desk)
    reader, voices, models = _minds(desk)
    tools = Tools(
        desk=desk,
        mailbox=config.imap.mailbox,
        inbox=inbox,
        sender=Sender(desk, outbox, letters),
        campaign_letters=letters,
        reader=reader,
        voices=voices,
        calendar=CalendarFeed(config.conversation.busy_ics, config.business.zone),
        writer=models.writer if models else None,
        keeper=keeper,
        wakers={line.name: asyncio.Event() for line in TIMETABLE},
    )
    return Opened(tools, inbox, outbox, models)


def metered_models(desk: Desk) -> Models:
    """The configured models, every question in the ledger and under the caps. Raises ConfigError."""
    from mailbot.ai.metering import Books
    from mailbot.ai.roles import open_models

    config = desk.config
    books = Books(desk.store, desk.clock, config.ai, config.business.zone, partial(operator_mail.cost_cap, desk))
    return open_models(config.ai, books)


async def send_now(desk: Desk, queue: Callable[[], Awaitable[Delivery]]) -> Delivery:
    """Queue one delivery and send it in this process, without waiting for the daemon; what became of it.

    Raises ConfigError when [smtp] is not filled in or sending is off.
    """
    if not desk.config.smtp.host or not desk.config.smtp.from_address:
        raise ConfigError("smtp.host and smtp.from_address must be set", "fill in [smtp] in config.toml")
    if desk.config.sending.mode == "off":
        raise ConfigError('sending.mode is "off"', 'set it to "redirect:YOUR-ADDRESS" or "live"')
    desk = replace(desk, seal=seal_of(desk.config.smtp))
    outbox = SmtpOutbox(desk.config.smtp, token=access_of(desk.config).smtp)
    try:
        delivery = await queue()
        await Sender(desk, outbox, CampaignWriter(desk)).send_one(delivery)
    finally:
        await outbox.close()
    return await desk.store.get(Delivery, str(delivery.id))


def _minds(desk: Desk) -> tuple[IntentReader, Voices, Models | None]:
    """Who reads and who words: the configured models with the built-in parts behind them, or those alone."""
    reader, templates = BuiltinIntentReader(), TemplateVoice()
    if not desk.config.ai.all_models:
        return reader, Voices(templates, templates), None
    from classifiers.model_reader import ModelIntentReader
    from mailbot.conversation.writing.model_voice import ModelVoice

    models = metered_models(desk)
    first = ModelVoice(models.writer) if models.writer else templates
    return ModelIntentReader(models.reader, reader) if models.reader else reader, Voices(first, templates), models
