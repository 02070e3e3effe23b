"""When they can be called, in asking when the agent has time: "what has she got Friday after 2?" says both."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from mailbot.conversation.call_reading.acceptance import limits_after, read_availability
from mailbot.conversation.call_reading.clocks import Clock
from mailbot.conversation.call_reading.folding import fold
from mailbot.conversation.call_reading.wish_to_talk import ASKS_WHEN, LONGEST_READ, WHAT_SHE_HAS
from mailbot.conversation.calls.slots import Wish

_FREE: Final = "I am free"
_HAS: Final = re.compile(rf"{_FREE}(?: (?:have|got|free|open|available))+")  # "what has she | got Friday?"
_RISE: Final = re.compile(r"\b(?:up|awake) (?:at|by|since|from|before) \w+")  # when they rise is no time for a call


def wish_in_asking(text: str, now: datetime, zone: ZoneInfo, language: str, clock: Clock) -> Wish | None:
    """The days and hours that somebody names who asks when the agent has time to talk."""
    plain = _RISE.sub("", fold(text, LONGEST_READ).text)
    said = _HAS.sub(_FREE, WHAT_SHE_HAS.sub(_FREE, ASKS_WHEN.sub(_FREE, plain))).replace("?", ".")
    general = read_availability(said, now, zone, language, clock)
    return general or limits_after(None, said, now, zone, language, in_talk=True, clock=clock)
