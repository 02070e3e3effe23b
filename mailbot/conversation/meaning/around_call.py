"""What a burst says around the writer's own call: one that is booked, or one whose time has just gone by. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mailbot.conversation.call_reading.clock_questions import asks_by_which_clock
from mailbot.conversation.call_reading.of_the_call import is_anothers, matters_of, whole_number
from mailbot.conversation.steps import CallMatter
from models.call import Call
from models.message import Message

_OF_A_PAST_ONE: Final = frozenset({CallMatter.NOT_CALLED, CallMatter.MISSED, CallMatter.LATE})
NOTHING: Final = frozenset[CallMatter]()


def around_the_call(burst: Sequence[Message], call: Call | None, lately: Call | None) -> frozenset[CallMatter]:
    """`call` is the booked one, `lately` one that should have taken place and after which none is booked."""
    told = NOTHING.union(*(matters_of(message.reply_text) for message in burst))
    if any(asks_by_which_clock(message.reply_text) for message in burst):
        told |= {CallMatter.ASKS}  # the call is told by both clocks
    if call is None:
        return told & _OF_A_PAST_ONE if lately else NOTHING
    told -= {CallMatter.NOT_CALLED, CallMatter.MISSED}
    return told | {_whose(message, call) for message in burst if _gives_another(message, call)}


def _gives_another(message: Message, call: Call) -> bool:
    number = _number(message, "value")
    return bool(number) and whole_number(number, call.phone) != call.phone


def _whose(message: Message, call: Call) -> CallMatter:
    joins = is_anothers(message.reply_text, _number(message, "quote")) and call.phone
    return CallMatter.JOINS if joins else CallMatter.NUMBER


def _number(message: Message, key: str) -> str:
    need = message.needs.get("phone")
    if need is None:
        return ""
    return str(need.get(key, "") if isinstance(need, dict) else getattr(need, key, ""))
