"""The dry run: what mailbot reads in a mail and would do with it as the first of a thread. Sends and stores nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from classifiers.chain import classify
from classifiers.circumstances import Circumstances
from classifiers.intents.stranger_model import is_warned_of
from classifiers.reader import BuiltinIntentReader, IntentReader
from classifiers.rules.outward_signs import signs_in
from classifiers.rules.second_look import business_in
from classifiers.verdict import Verdict
from mailbot.conversation.meaning.deals import gives_up
from mailbot.conversation.meaning.in_terms import with_words
from mailbot.conversation.policy.table import next_step
from mailbot.conversation.reply_to import destination_of_stranger
from mailbot.conversation.steps import Action, Heard, NextStep, ReplyStep, Situation
from mailbot.crm.matching.scoring import wants_from
from mailbot.errors import BadInput, MailbotError, why
from mailbot.history.sources import require_mail
from mailbot.mail.authentication import results
from mailbot.mail.ours import own_addresses, staff_addresses
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.parsing import parse
from mailbot.mail.quoting import newly_written
from models.message import Intent, Sentiment

if TYPE_CHECKING:
    from mailbot.config import Config

MAX_FILE_BYTES = 100_000_000
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Explainer:
    """How mails are explained: by which reader, and what is known of ourselves (nothing, without a configuration)."""

    reader: IntentReader = field(default_factory=BuiltinIntentReader)
    own_addresses: frozenset[str] = frozenset()
    staff: frozenset[str] = frozenset()
    authserv_id: str = ""
    agent: str = ""

    @classmethod
    def of(cls, config: Config, reader: IntentReader) -> Self:
        """One that knows of ourselves what the configuration says, as the daemon does."""
        return cls(
            reader, own_addresses(config), staff_addresses(config), config.imap.authserv_id, config.business.agent
        )

    async def tree(self, paths: Iterable[Path]) -> AsyncIterator[Row]:
        """A row for every file named and every file below every directory named, in sorted order.

        Raises BadInput for a path that is not there; nothing inside a directory stops the walk.
        """
        for path in paths:
            if not path.exists():
                raise BadInput(f"there is no file or directory {path}", "correct its name")
            for file in _files(path):
                yield await self.file(file)

    async def file(self, path: Path) -> Row:
        """The row of one file; one that cannot be read, or is no mail, has only `file` and `error`. Never raises."""
        try:
            raw = _bytes(path)
            require_mail(path)
            return {"file": str(path), **await self.mail(raw)}
        except (MailbotError, OSError) as error:
            return {"file": str(path), "error": why(error)}
        except Exception as fault:  # the contract: whatever lies in a directory, the walk goes on
            return {"file": str(path), "error": f"{type(fault).__name__}: {fault}"}

    async def mail(self, raw: bytes) -> Row:
        """Everything that mailbot reads in one mail, as JSON can say it. Raises UnreadableMail."""
        mail = parse(raw)
        text = newly_written(mail)
        around = self._circumstances(mail, raw, text)
        verdict = await classify(around, self.reader)
        return {
            **_mail_part(mail, text),
            **_verdict_part(verdict),
            "authentication": [str(check) for check in results(mail, self.authserv_id)],
            "forged": str(verdict.forged) if verdict.forged else None,
            "next_step": _step_part(self._as_addressed(as_first_mail(verdict, around.said), mail, verdict)),
            "language": verdict.language,
        }

    def _as_addressed(self, step: NextStep, mail: ParsedEmail, verdict: Verdict) -> NextStep:
        """The step where it is to be decided where a reply goes; what a portal says there is read by its parser."""
        if step.action is not Action.REPLY or verdict.portal:
            return step
        destination = destination_of_stranger(mail, self.own_addresses, self.staff, self.authserv_id)
        return NextStep(Action.HOLD, "reply_to", destination.doubt) if destination.elsewhere else step

    def _circumstances(self, mail: ParsedEmail, raw: bytes, text: str) -> Circumstances:
        """As on the day that the mail was written: "until the 20th" then means what it meant."""
        return Circumstances(
            mail,
            raw,
            text,
            today=_day_of(mail),
            own_addresses=self.own_addresses,
            staff=self.staff,
            authserv_id=self.authserv_id,
            agent=self.agent,
        )


# ------------------------------------------------------------------------------------------------ files


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, below, names in os.walk(path):
        below.sort()
        yield from (Path(folder, name) for name in sorted(names))


def _bytes(path: Path) -> bytes:
    """The bytes of a regular file; a pipe or a device would wait for ever."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise BadInput("it is no regular file")
    if found.st_size > MAX_FILE_BYTES:
        raise BadInput(f"it has {found.st_size} bytes", f"a mail of up to {MAX_FILE_BYTES} can be read")
    return path.read_bytes()


def _day_of(mail: ParsedEmail) -> date:
    return (mail.date or datetime.now(UTC)).date()


# ------------------------------------------------------------------------------------------------ the row


def _mail_part(mail: ParsedEmail, text: str) -> Row:
    return {
        "message_id": mail.message_id,
        "in_reply_to": mail.in_reply_to[0] if mail.in_reply_to else "",
        "references": list(mail.references),
        "from": mail.author.email if mail.author else "",
        "reply_to": [address.email for address in mail.reply_to],
        "to": [address.email for address in mail.to],
        "subject": mail.subject,
        "date": mail.date.isoformat() if mail.date else None,
        "text": mail.text,
        "reply_text": text,
        "attachments": [{"name": a.name, "type": a.type, "size": a.size} for a in mail.attachments],
    }


def _verdict_part(verdict: Verdict) -> Row:
    recipients = verdict.bounce.recipients if verdict.bounce else ()
    return {
        "kind": str(verdict.kind),
        "bounce": {
            "recipients": [
                {
                    "address": recipient.address,
                    "class": "hard" if recipient.hard else "soft",
                    "status": recipient.status,
                    "reason": recipient.reason,
                }
                for recipient in recipients
            ]
        },
        "intent": str(verdict.intent),
        "also": str(verdict.also) if verdict.also else None,
        "confidence": round(verdict.confidence, 4),
        "sure": verdict.sure,
        "reason": verdict.reason,
        "needs": {slot: {"value": need.plain, "quote": need.quote} for slot, need in verdict.needs.items()},
        "ready": verdict.ready is not None,
        "ready_for": str(verdict.ready) if verdict.ready else None,
        "sentiment": str(verdict.sentiment),
        "away_until": verdict.away_until.isoformat() if verdict.away_until else None,
    }


def _step_part(step: NextStep) -> Row:
    return {"action": str(step.action), "step": str(step.step), "reason": step.reason}


def as_first_mail(verdict: Verdict, text: str) -> NextStep:
    """What the policy would do with a mail as the first of a thread, where the inventory has something that matches."""
    wants = wants_from(verdict.needs, listed_for="rent" if verdict.intent is Intent.RENTER else "sale")
    heard = Heard(
        kind=verdict.kind,
        intent=verdict.intent,
        also=verdict.also,
        sure=verdict.sure,
        ready=verdict.ready is not None,
        stop=verdict.stop is not None or verdict.intent is Intent.UNSUBSCRIBE,
        own_loop=verdict.own_loop,
        wants_human=verdict.wants_human,
        upset=verdict.sentiment is Sentiment.NEGATIVE,
        ends=verdict.sure and verdict.intent is Intent.NOT_INTERESTED and gives_up(text),
        has_agent=verdict.has_agent,
        portal_untrusted=bool(verdict.portal and not verdict.portal.trusted),
        signs=signs_in(verdict.reason),
        business=business_in(verdict.reason),
        strange=is_warned_of(verdict.reason),
        forged=verdict.forged,
        later="timeline" in verdict.needs,
        asks=verdict.asks,
    )
    heard = with_words(heard, [text])
    step = next_step(Situation(heard, knows_needs=wants.knows_enough, matches=1, knows_phone="phone" in verdict.needs))
    if step.action is Action.REPLY and step.step == ReplyStep.SUGGEST:
        return NextStep(step.action, step.step, "enough is known to look for properties that match")
    return step
