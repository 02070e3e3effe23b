"""What a model heard of a call in a language that code does not read: believed as far as offers and figures go.

A wrongly booked time is the worst error there is, so a time that these do not bear out is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from mailbot.conversation.call_reading.answer import CallAnswer, ambiguous
from mailbot.conversation.calls.slots import Wish
from mailbot.conversation.steps import CallWord
from models.message import CallClaim, CallSaid

_REASON = "by the model, in a language that code does not read"
_PLAIN = {CallSaid.DECLINES: CallWord.DECLINES, CallSaid.CANCELS: CallWord.CANCELS}


def claimed_answer(
    claim: CallClaim, offered: Sequence[datetime], booked: datetime | None, now: datetime, zone: ZoneInfo
) -> CallAnswer:
    """The claim as an answer about the call; `offered` are the times that we proposed, `booked` the call that stands.

    All times are in UTC, but for the claim's own, which are by the clock of `zone`.
    """
    said = CallAnswer(CallWord.NONE, quote=claim.quote, reason=_REASON, claimed=True)
    if claim.says in _PLAIN:
        return replace(said, kind=_PLAIN[claim.says])
    slot = _slot(claim, zone)
    if slot is None or slot <= now or claim.says is CallSaid.OTHER_TIMES:
        vague = CallWord.RESCHEDULES_VAGUE if booked else CallWord.PROPOSES_VAGUE
        return replace(said, kind=vague, wish=wished_for(claim))
    if slot == booked:
        return said  # it stands
    still_open = [one for one in offered if one > now]
    if slot in still_open and (claim.clock_proven or still_open == [slot]):
        return replace(said, kind=CallWord.RESCHEDULES if booked else CallWord.ACCEPTS, slot=slot)
    if claim.clock_proven and claim.day_proven:
        return replace(said, kind=CallWord.RESCHEDULES if booked else CallWord.PROPOSES, slot=slot)
    return replace(ambiguous([slot], claim.quote, f"{_REASON}; no figures bear the time out"), claimed=True)


def _slot(claim: CallClaim, zone: ZoneInfo) -> datetime | None:
    if not (claim.day and claim.clock):
        return None
    local = datetime.combine(date.fromisoformat(claim.day), time.fromisoformat(claim.clock), zone)
    return local.astimezone(UTC)


def wished_for(claim: CallClaim) -> Wish | None:
    """The day and the hours within which a claim would have the call."""
    day = date.fromisoformat(claim.day) if claim.day else None
    since, until = (time.fromisoformat(bound) if bound else None for bound in (claim.since, claim.until))
    wish = Wish(first_day=day, last_day=day, since=since, until=until)
    return wish if wish != Wish() else None
