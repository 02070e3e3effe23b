"""Who reads what a human's mail wants: the protocol that the chain asks for, and the built-in reader behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import date
from typing import Protocol

from classifiers.intents.intent import BuiltinReader
from classifiers.intents.stranger_model import is_doubted
from classifiers.own_subject import own_subject
from classifiers.rules.own_site import doubted_without, without_own_site
from classifiers.text.our_agent import known_in
from classifiers.verdict import Reading
from mailbot.mail.parsed import ParsedEmail
from models.message import Intent


def load_shipped() -> None:
    """Read the files that the built-in reader reads by, which takes half a second that no claim should pay for.

    Raises OSError and ValueError for a missing or broken file.
    """
    BuiltinReader().read("", "Hello, is the 3 bedroom home at 12 Elm Street still available? We can go up to $500k.")


class IntentReader(Protocol):
    """Reads the newly written text of a human's mail that came on `today`. Never raises: doubt is `sure=False`.

    `known_areas` are names of the agency's own areas and cities; `agent` is the name of whom leads are to talk to.
    """

    async def read(
        self, mail: ParsedEmail, text: str, today: date, known_areas: Collection[str] = (), agent: str = ""
    ) -> Reading: ...


class BuiltinIntentReader:
    """The built-in reader: no network. It reads beside other work, since a long mail takes tenths of a second."""

    def __init__(self, reader: BuiltinReader | None = None) -> None:
        self._reader = reader or BuiltinReader()

    async def read(
        self, mail: ParsedEmail, text: str, today: date, known_areas: Collection[str] = (), agent: str = ""
    ) -> Reading:
        return await asyncio.to_thread(self._read, mail, text, today, known_areas, agent)

    def _read(self, mail: ParsedEmail, text: str, today: date, known_areas: Collection[str], agent: str) -> Reading:
        def reading_of(part: str) -> Reading:
            return self._reader.read(own_subject(mail), part, today, known_areas, known_in(mail, part, agent))

        reading = reading_of(text)
        if reading.intent is not Intent.SPAM or not (reading.sure or is_doubted(reading.reason)):
            return reading
        rest = without_own_site(mail, text)
        return reading if rest == text else doubted_without(reading, reading_of(rest))
