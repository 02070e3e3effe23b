"""An agency for tests: a desk over a real store, a real Dovecot mailbox, real SMTP sockets, a clock that tests turn.

What mailbot sends to `<lead>@away.example` is kept by the sink, where a `Lead` reads it and answers into the mailbox.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from functools import partial
from typing import Any

import pytest
from dovecot import Mailbox
from smtp_sink import SmtpSink, SunkMail

from jobs.schedule import ONE_ROUND, job
from jobs.tools import Tools
from mailbot.config import Config
from mailbot.desk import Desk
from mailbot.mail.tokens import Keyring
from mailbot.store import Store, connect
from mailbot.wiring import open_doors
from models.contact import Contact
from models.property import Property

AGENCY = "hello@agency.test"
OPERATOR = "kim@agency.test"
KEY = b"a signing key for tests, long enough"


@dataclass
class TurnedClock:
    """A clock that runs with the machine's, plus what a test has turned it on by."""

    ahead: timedelta = timedelta()

    def now(self) -> datetime:
        moment = datetime.now(UTC) + self.ahead
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    def turn(self, **by: float) -> None:
        """Let time pass: turn(hours=3)."""
        self.ahead += timedelta(**by)


def config_for(smtp: SmtpSink, mailbox: Mailbox | None, /, **sections: dict[str, Any]) -> Config:
    """The configuration of a small agency that answers at once."""
    imap = mailbox.settings(idle=False).model_dump() if mailbox else {}
    values: dict[str, dict[str, Any]] = {
        "business": {
            "name": "Alder Homes",
            "agent": "Kim Alvarez",
            "phone": "+1 555 555 0100",
            "postal_address": "1 Main St, Alder, OR 97000",
            "staff": [OPERATOR],
            "facts": {"office_hours": "The office is open Monday to Friday from 9 AM to 5 PM."},
        },
        "smtp": {**smtp.settings().model_dump(), "from_address": AGENCY},
        "imap": imap,
        "conversation": {"settle_seconds": 0, "call_notice_hours": 1},
        "sending": {"mode": "live", "operator": OPERATOR, "rate_per_minute": 100_000},
    }
    for name, keys in sections.items():
        values[name] = {**values.get(name, {}), **keys}
    return Config.model_validate(values)


# Weeks in figures take as long as an answer: who tests them, or a page that shows them, names the job.
MAIL_ROUND = tuple(name for name in ONE_ROUND if name not in ("add_up", "forget_old"))


@dataclass
class Agency:
    """mailbot at work, one job at a time."""

    desk: Desk
    clock: TurnedClock
    sink: SmtpSink
    mailbox: Mailbox | None
    tools: Tools
    seen: int = 0
    people: list[str] = field(default_factory=list)

    @property
    def store(self) -> Store:
        return self.desk.store

    async def round(self, *jobs: str) -> None:
        """One round of every job that moves mail, or of those named."""
        for name in jobs or MAIL_ROUND:
            await job(name).run(self.tools)

    async def add_contact(self, address: str, name: str = "Dana Reyes", **fields: Any) -> Contact:
        first, _, last = name.partition(" ")
        contact = Contact(
            number=await self.store.numbers("contact"),
            name=name,
            first_name=first,
            last_name=last,
            addresses=[address],
            **fields,
        )
        assert await self.store.add(contact)
        return contact

    async def add_property(self, ref: str, address: str, price: int, **fields: Any) -> Property:
        usual = {"city": "Alder", "bedrooms": 3, "bathrooms": 2.0, "updated_at": datetime.now(UTC)}
        home = Property(ref=ref, address=address, price=price, **{**usual, **fields})
        assert await self.store.add(home)
        return home

    def to(self, address: str) -> list[EmailMessage]:
        """Every mail that the sink took for an address, oldest first."""
        return [parsed(mail) for mail in self.sink.mails if address in mail.recipients]

    def lead(self, address: str, name: str = "Dana Reyes") -> Lead:
        assert self.mailbox is not None
        return Lead(address, name, self.mailbox)


def parsed(mail: SunkMail) -> EmailMessage:
    """A sunk mail, parsed by the standard library."""
    return message_from_bytes(mail.raw, policy=policy.default)  # type: ignore[return-value]


def body_of(mail: EmailMessage) -> str:
    """The plain text of a mail."""
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


@dataclass
class Lead:
    """Somebody who writes to the agency."""

    address: str
    name: str
    mailbox: Mailbox

    def write(self, text: str, subject: str = "Homes", **headers: str) -> str:
        """A fresh mail; its Message-ID."""
        return self._send(text, subject, headers)

    def answer(self, mail: EmailMessage, text: str, **headers: str) -> str:
        """An answer to a mail of mailbot's, quoted as mail clients do; its Message-ID."""
        quoted = "\n".join(f"> {line}" for line in body_of(mail).splitlines())
        subject = str(mail["Subject"])
        chain = {
            "In-Reply-To": str(mail["Message-ID"]),
            "References": f"{mail['References'] or ''} {mail['Message-ID']}".strip(),
        }
        whole = f"{text}\n\nOn Tue, Nov 24, 2026 at 10:00 AM Kim Alvarez <{AGENCY}> wrote:\n{quoted}\n"
        to = re.sub(r".*<|>.*", "", str(mail["Reply-To"] or mail["From"]))
        return self._send(
            whole, subject if subject.lower().startswith("re:") else f"Re: {subject}", {**chain, "To": to, **headers}
        )

    def _send(self, text: str, subject: str, headers: dict[str, str]) -> str:
        mail = EmailMessage()
        message_id = f"<{secrets.token_hex(8)}@away.example>"
        values = {
            "From": f"{self.name} <{self.address}>",
            "To": AGENCY,
            "Subject": subject,
            "Date": format_datetime(datetime.now(UTC)),
            "Message-ID": message_id,
            **{key.replace("_", "-"): value for key, value in headers.items()},
        }
        for key, value in values.items():
            mail[key] = value
        mail.set_content(text)
        self.mailbox.deliver(mail.as_bytes(), sender=self.address)
        return message_id.strip("<>")


Opener = Callable[..., AsyncIterator[Agency]]


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
async def agency(opener: Opener) -> AsyncIterator[Agency]:
    """An agency with an empty CRM, whose mailbox has been seen once."""
    async for opened in opener():
        yield opened


@pytest.fixture
async def quiet_agency(
    mongodb_uri: str, database_name: str, smtp_sink: SmtpSink, clock: TurnedClock
) -> AsyncIterator[Agency]:
    """An agency that only sends: no mailbox."""
    async for opened in open_agency(mongodb_uri, database_name, smtp_sink, None, clock):
        yield opened


@pytest.fixture
def opener(mongodb_uri: str, database_name: str, mailbox: Mailbox, smtp_sink: SmtpSink, clock: TurnedClock) -> Opener:
    """Opens an agency with settings of the test's own, by sections."""
    return partial(open_agency, mongodb_uri, database_name, smtp_sink, mailbox, clock)


async def open_agency(
    uri: str,
    database: str,
    sink: SmtpSink,
    mailbox: Mailbox | None,
    clock: TurnedClock,
    key: bytes = KEY,
    **sections: dict[str, Any],
) -> AsyncIterator[Agency]:
    store = await connect(uri, database, "main")
    desk = Desk(store, config_for(sink, mailbox, **sections), Keyring(key), clock, worker="tests")
    opened = open_doors(desk)
    agency = Agency(desk, clock, sink, mailbox, opened.tools)
    if mailbox:
        await agency.round("fetch_mail")
    try:
        yield agency
    finally:
        await opened.close()
        await store.close()


def reconfigured(agency: Agency, **sections: dict[str, Any]) -> Agency:
    """The same agency with other settings."""
    config = config_for(agency.sink, agency.mailbox, **sections)
    opened = open_doors(replace(agency.desk, config=config))
    return replace(agency, desk=opened.tools.desk, tools=opened.tools)
