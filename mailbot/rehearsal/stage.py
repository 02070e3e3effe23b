"""The stage: the town's agency over an embedded store of its own, where leads write and mailbot does all that it does.

Every conversation is an account of its own, with a mailbox, a way out and a clock in memory. What arrives is fetched,
stored, threaded, read, answered by the policy, worded, checked and let through the gate by the jobs of the timetable.
Nothing of the operator's is opened. Nobody sits in the office: a draft that is held stays where it lies.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from functools import cache
from pathlib import Path
from typing import Any, Final

from jobs.schedule import job
from jobs.tools import Tools
from mailbot.campaigns import launch
from mailbot.campaigns.launch import CampaignWriter
from mailbot.campaigns.spec import spec_of
from mailbot.config import Config, Database
from mailbot.conversation.replying import Voices
from mailbot.conversation.writing.template_voice import TemplateVoice
from mailbot.crm.files.importing import read_properties
from mailbot.crm.properties import import_properties
from mailbot.delivery.sending import Sender
from mailbot.desk import Desk
from mailbot.embedded import town
from mailbot.embedded.store import open_embedded
from mailbot.mail.calendar_feed import CalendarFeed
from mailbot.mail.tokens import Keyring
from mailbot.ops.eval.suite import Bench
from mailbot.rehearsal.doors import INBOX, DatedStore, MemoryMailbox, MemoryOutbox, SentMail, SteadyVoice, TurnedClock
from mailbot.rehearsal.script import Conversation, Turn
from mailbot.store import Store, connect
from models.contact import Contact

# The jobs that move mail, in the order of mailbot.daemon's round; no digest is waited for.
_ROUND: Final = ("fetch_mail", "read_mail", "answer_leads", "send_due")
_CAMPAIGN_ROUND: Final = ("advance_campaigns", "send_due")
_SINCE_CAMPAIGN: Final = timedelta(days=1)
_KEY: Final = Keyring(b"the key of rehearsals: nothing that it signs leaves the machine")
_QUICK_PLACE: Final = Path("/dev/shm")  # noqa: S108 - the store waits for the disk at every row
_ROOM_NEEDED: Final = 2_000_000_000  # bytes


@asynccontextmanager
async def open_store() -> AsyncIterator[Store]:
    """An embedded store that is gone afterwards. Raises StoreError where the extra `embedded` is not installed."""
    quick = _QUICK_PLACE.is_dir() and shutil.disk_usage(_QUICK_PLACE).free > _ROOM_NEEDED
    with tempfile.TemporaryDirectory(prefix="mailbot-rehearsal-", dir=_QUICK_PLACE if quick else None) as folder:
        embedded = await open_embedded(Database(data_dir=Path(folder) / "data", cache_mb=128))
        try:
            store = await connect(embedded.uri, "rehearsal", "none")
            try:
                yield store
            finally:
                await store.close()
        finally:
            await embedded.release()


@cache
def agency() -> Config:
    """The town's agency, which answers as soon as it has read."""
    sections: dict[str, Any] = town.business()
    return Config.model_validate(
        {
            "business": sections["business"],
            "smtp": sections["smtp"],
            "imap": {"idle": False, "sent_copy": "append"},
            "conversation": {"settle_seconds": 0, **sections["conversation"]},
            "sending": {"mode": "live", "rate_per_minute": 1_000_000, **sections["sending"]},
        }
    )


@dataclass
class Stage:
    """One conversation, as far as it has come."""

    talk: Conversation
    desk: Desk
    clock: TurnedClock
    mailbox: MemoryMailbox
    outbox: MemoryOutbox
    tools: Tools
    voice: SteadyVoice
    last_own: str = ""  # the Message-ID of the lead's last mail

    @classmethod
    async def open(cls, talk: Conversation, store: Store, bench: Bench) -> Stage:
        """The agency with its homes and, where they are known to it, the lead; its campaign has gone out."""
        clock = TurnedClock((talk.start - _SINCE_CAMPAIGN).astimezone(UTC))
        desk = Desk(DatedStore(store, talk.id, clock), agency(), _KEY, clock, embedder=bench.embedder)
        mailbox, outbox, letters = MemoryMailbox(clock), MemoryOutbox(), CampaignWriter(desk)
        voice = SteadyVoice(_voice_of(bench))
        tools = Tools(
            desk=desk,
            mailbox=desk.config.imap.mailbox,
            inbox=mailbox,
            sender=Sender(desk, outbox, letters),
            campaign_letters=letters,
            reader=bench.reader,
            voices=Voices(voice, SteadyVoice(TemplateVoice()) if bench.model else voice),
            calendar=CalendarFeed("", desk.config.business.zone),
        )
        stage = cls(talk, desk, clock, mailbox, outbox, tools, voice)
        await import_properties(desk.store, read_properties(town.PROPERTIES, {}))
        await stage.round("fetch_mail")  # what lies in a mailbox at the first look is history
        if talk.lead.known:
            await stage._meet()
        if talk.campaign:
            await stage._send_campaign()
        return stage

    async def round(self, *names: str) -> None:
        """One run of each job."""
        for name in names:
            await job(name).run(self.tools)

    async def play(self, number: int, turn: Turn) -> None:
        """The lead writes, and mailbot does what it does."""
        self.clock.turn_to(self.talk.start if number == 1 else self.clock.moment + turn.after)
        self.voice.seed = f"{self.talk.id}/{number}"
        mail = self._answer(self.heard[-1], turn) if self.heard else self._fresh(turn)
        await self.mailbox.append(INBOX, mail.as_bytes(), seen=False)
        self.last_own = str(mail["Message-ID"])
        await self.round(*_ROUND)

    @property
    def heard(self) -> list[SentMail]:
        """What has reached the lead."""
        return [mail for mail in self.outbox.mails if self.talk.lead.email in mail.recipients]

    async def _meet(self) -> None:
        lead, store = self.talk.lead, self.desk.store
        first, _, last = lead.name.partition(" ")
        known = {"name": lead.name, "first_name": first, "last_name": last, "addresses": [lead.email]}
        await store.add(Contact(number=await store.numbers("contact"), language=self.talk.language, **known))

    async def _send_campaign(self) -> None:
        letter = self.talk.campaign
        assert letter is not None
        values = {"name": "Letter", "audience": {"kind": "all"}, "subject": letter.subject, "text": letter.text}
        spec = spec_of(values, self.desk.config.business.zone, base=Path(), named=self.talk.id)
        campaign = await launch.create(self.desk, spec)
        await launch.launch(self.desk, campaign.number)
        await self.round(*_CAMPAIGN_ROUND)

    def _fresh(self, turn: Turn) -> EmailMessage:
        """A first mail; who got no answer to theirs writes below it again."""
        mail = self._mail(turn.text)
        mail["To"] = town.AGENCY
        mail["Subject"] = f"Re: {self.talk.turns[0].subject}" if self.last_own else turn.subject
        if self.last_own:
            mail["In-Reply-To"] = mail["References"] = self.last_own
        return mail

    def _answer(self, theirs: SentMail, turn: Turn) -> EmailMessage:
        """An answer as mail programs write it: the mail that it answers is quoted below."""
        answered = parsed(theirs)
        quoted = "\n".join(f"> {line}" for line in plain_text(theirs).splitlines())
        name, address = parseaddr(str(answered["From"]))
        when = answered["Date"].datetime.astimezone(self.desk.config.business.zone)
        wrote = f"El {when:%d/%m/%Y a las %H:%M}, {name} <{address}> escribió:"
        if self.talk.language == "en":
            wrote = f"On {when:%a, %b %-d, %Y at %-I:%M %p} {name} <{address}> wrote:"
        mail = self._mail(f"{turn.text}\n\n{wrote}\n{quoted}\n")
        mail["To"] = parseaddr(str(answered["Reply-To"] or answered["From"]))[1]
        subject = str(answered["Subject"])
        mail["Subject"] = subject if subject.lower().startswith("re:") else f"Re: {subject}"
        mail["In-Reply-To"] = str(answered["Message-ID"])
        mail["References"] = f"{answered['References'] or ''} {answered['Message-ID']}".strip()
        return mail

    def _mail(self, text: str) -> EmailMessage:
        mail = EmailMessage()
        mail["From"] = f"{self.talk.lead.name} <{self.talk.lead.email}>"
        mail["Date"] = format_datetime(self.clock.now().astimezone(self.desk.config.business.zone))
        mail["Message-ID"] = f"<{self.talk.id}.{self.mailbox.clock.now():%Y%m%d%H%M%S%f}@away.example>"
        mail.set_content(text)
        return mail


def parsed(mail: SentMail) -> EmailMessage:
    """A mail that left, as mail programs read it."""
    return message_from_bytes(mail.raw, policy=policy.default)


def plain_text(mail: SentMail) -> str:
    """Its text without markup."""
    part = parsed(mail).get_body(("plain",))
    return str(part.get_content()) if part else ""


def _voice_of(bench: Bench) -> Any:
    if bench.model is None:
        return TemplateVoice()
    from mailbot.conversation.writing.model_voice import ModelVoice

    return ModelVoice(bench.model)
