"""The people of the demo town at their mailboxes: they read what really arrives and answer by real SMTP.

`live` runs them until it is told to stop. What each remembers lies in the mail server's directory, under people/, so
that a conversation goes on in the next run.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import smtplib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from email.message import EmailMessage
from enum import StrEnum
from pathlib import Path

from mailbot.embedded import maildir
from mailbot.embedded.mailserver import MailServer
from mailbot.embedded.personas.cast import CAST
from mailbot.embedded.personas.handwriting import write
from mailbot.embedded.personas.hearing import Heard, hear
from mailbot.embedded.personas.person import Memory, Move, Persona
from mailbot.embedded.town import AGENCY

__all__ = ["CAST", "Persona", "TownEvent", "What", "live", "strangers"]

LOOK_SECONDS = 0.1
RETRY_SECONDS = 2.0
THINKING_SECONDS = (1.0, 3.5)  # how long a person takes to answer, at a pace of 1


class What(StrEnum):
    """What happens at a mailbox."""

    RECEIVED = "received"
    WROTE = "wrote"
    STAYED_SILENT = "stayed silent"
    COULD_NOT_READ = "could not read"  # the mail is put away
    COULD_NOT_SEND = "could not send"  # tried again until it works


@dataclass(frozen=True, slots=True)
class TownEvent:
    """Something that a person of the town did or saw. `at` is in UTC."""

    at: datetime
    who: str
    what: What
    subject: str


async def live(
    personas: Sequence[Persona],
    server: MailServer,
    on_event: Callable[[TownEvent], None],
    stop: asyncio.Event,
    *,
    seed: int = 0,
    pace: float = 1.0,
) -> None:
    """Let everybody read and write until `stop` is set.

    `pace` stretches the time that people take to answer; 0 is at once. The same seed gives the same delays and
    choices. A mail counts as read once its answer is out, so that nothing stays unanswered when the town is stopped.
    """
    async with asyncio.TaskGroup() as group:
        for persona in personas:
            group.create_task(_Resident(persona, server, on_event, stop, seed, pace).live())


def strangers(personas: Sequence[Persona] = CAST) -> tuple[str, ...]:
    """The addresses of those whom the agency does not know yet, for `town.mail_plan`."""
    return tuple(address for persona in personas if persona.unasked for address in persona.addresses)


class _Resident:
    """One person at their mailboxes."""

    def __init__(
        self,
        persona: Persona,
        server: MailServer,
        on_event: Callable[[TownEvent], None],
        stop: asyncio.Event,
        seed: int,
        pace: float,
    ) -> None:
        self._persona = persona
        self._server = server
        self._on_event = on_event
        self._stop = stop
        self._pace = pace
        self._diary = server.directory / "people" / f"{re.sub('[^a-z]+', '-', persona.name.lower())}.json"
        self._memory = _read_diary(self._diary) or Memory(seed=seed)

    async def live(self) -> None:
        if self._persona.unasked and not self._memory.written:
            await self._think()
            await self._send(Move(self._persona.opening, self._memory, subject=self._persona.subject), None)
        while not self._stop.is_set():
            for mail in self._unread():
                await self._read(mail)
            await self._wait(LOOK_SECONDS)

    def _unread(self) -> list[Path]:
        found = (mail for address in self._persona.addresses for mail in maildir.unread(self._server.maildir(address)))
        return sorted(found, key=lambda mail: mail.name)

    async def _read(self, mail: Path) -> None:
        """Read one mail, think, answer or not, and put it away."""
        try:
            heard = hear(mail.read_bytes())
        except (ValueError, LookupError, AttributeError, TypeError) as error:  # what the email package raises
            self._tell(What.COULD_NOT_READ, str(error))
            maildir.file_away(mail)
            return
        self._tell(What.RECEIVED, heard.subject)
        await self._think()
        if self._stop.is_set():
            return
        move = self._persona.behaviour(self._persona, heard, self._memory)
        if move is None or self._memory.written >= self._persona.most_mails:
            if heard.booked:
                self._remember(replace(self._memory, booked=True))
            self._tell(What.STAYED_SILENT, heard.subject)
            maildir.file_away(mail)
        elif await self._send(move, heard):
            maildir.file_away(mail, "RS")

    async def _send(self, move: Move, heard: Heard | None) -> bool:
        """Hand a mail over, trying until it works; False when the town was stopped before it did."""
        to = move.to or (heard.answer_to if heard else AGENCY)
        mail = write(self._persona, move, heard, to)
        while not self._stop.is_set():
            try:
                await asyncio.to_thread(self._submit, mail, to, move.automatic)
            except (OSError, smtplib.SMTPException):
                self._tell(What.COULD_NOT_SEND, str(mail["Subject"]))
                await self._wait(RETRY_SECONDS)
            else:
                self._remember(replace(move.memory, written=self._memory.written + 1))
                self._tell(What.WROTE, str(mail["Subject"]))
                return True
        return False

    def _submit(self, mail: EmailMessage, to: str, automatic: bool) -> None:
        with smtplib.SMTP(self._server.host, self._server.smtp_port, timeout=10) as client:
            client.sendmail("" if automatic else self._persona.address, [to], mail.as_bytes())

    async def _think(self) -> None:
        taste = random.Random(f"{self._memory.seed} {self._persona.name} {self._memory.written}")  # noqa: S311 - no secret
        await self._wait(taste.uniform(*THINKING_SECONDS) * self._pace)

    async def _wait(self, seconds: float) -> None:
        """Sleep, but not beyond the end."""
        try:
            async with asyncio.timeout(seconds):
                await self._stop.wait()
        except TimeoutError:
            pass

    def _remember(self, memory: Memory) -> None:
        self._memory = memory
        self._diary.parent.mkdir(exist_ok=True, mode=0o700)
        unfinished = self._diary.with_suffix(".tmp")
        unfinished.write_text(json.dumps(asdict(memory)))
        unfinished.rename(self._diary)

    def _tell(self, what: What, subject: str) -> None:
        self._on_event(TownEvent(datetime.now(UTC), self._persona.name, what, subject))


def _read_diary(diary: Path) -> Memory | None:
    """What a person remembers from the last run, if there was one."""
    if not diary.is_file():
        return None
    kept = json.loads(diary.read_text())
    return Memory(**{**kept, "discussed": tuple(kept["discussed"])})
