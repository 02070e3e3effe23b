"""What a lead said in earlier mail of when to call, and by whose clock: it holds until they say otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from mailbot.conversation.call_reading.acceptance import limits_after
from mailbot.conversation.call_reading.clocks import OURS, Clock, own_clock
from mailbot.conversation.call_reading.folding import fold
from mailbot.conversation.call_reading.when import mentions
from mailbot.conversation.calls.slots import Wish
from models.message import Direction, Message

LONGEST_READ: Final = 5000  # characters
# What our own mail says where it asks for a number or offers times; its frame says neither.
_OF_A_CALL: Final = re.compile(
    r"\b(?:call with|phone number|these times are free|llamada|n[uú]mero de tel[eé]fono)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What still holds of what was said before."""

    limits: Wish | None = None
    clock: Clock = OURS


def kept_before(turns: Sequence[Message], zone: ZoneInfo, language: str) -> Kept:
    """What holds after the `turns` of a conversation, oldest first, read anew: nothing of it is stored."""
    kept, in_talk = Kept(), False
    for mail in turns:
        if mail.direction is Direction.OUTBOUND:
            in_talk = in_talk or _OF_A_CALL.search(mail.text) is not None
        if mail.direction is Direction.OUTBOUND or mail.claims:
            continue
        now = mail.date or mail.received_at
        clock = clock_after(kept.clock, mail.reply_text, now, zone)
        text = mail.reply_text
        kept = Kept(limits_after(kept.limits, text, now, zone, language, in_talk=in_talk, clock=kept.clock), clock)
    return kept


def clock_after(clock: Clock, text: str, now: datetime, zone: ZoneInfo) -> Clock:
    """The clock that a writer goes by after a mail."""
    folded = fold(text, LONGEST_READ)
    return own_clock(folded.text, mentions(folded, now, zone, clock=clock), clock)
