"""What a hostile mail costs the rules, nobody else waits for: other work has its turns meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import date
from email.message import EmailMessage

from classifiers.chain import classify
from classifiers.circumstances import Circumstances
from classifiers.verdict import Reading
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.parsing import parse
from models.message import Intent

HOSTILE = "please do not stop " * 1000  # tenths of a second
TURNS = 10  # without threads it is none


class Nobody:
    """A reader that costs nothing."""

    async def read(
        self, mail: ParsedEmail, text: str, today: date, known_areas: Collection[str] = (), agent: str = ""
    ) -> Reading:
        return Reading(Intent.GENERAL, 0.5, sure=False, reason="nobody read it")


async def test_others_have_turns_while_the_rules_judge() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "dana@away.example", "hello@agency.test", "House"
    mail.set_content(HOSTILE)
    raw = mail.as_bytes()
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    beside = asyncio.create_task(others())
    around = Circumstances(mail=parse(raw), raw=raw, text=HOSTILE, today=date(2026, 11, 2))
    await classify(around, Nobody())
    beside.cancel()
    assert turns >= TURNS
