"""What a burst says around the writer's own call: one that is booked, or one whose time has just gone by. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mailbot.conversation.call_reading.clock_questions import asks_by_which_clock
from mailbot.conversation.call_reading.of_the_call import (
    is_anothers,
    leaves_it,
    matters_of,
    speaks_of_a_past_call,
    whole_number,
)
from mailbot.conversation.call_reading.wrong_numbers import corrected, says_wrong_number
from mailbot.conversation.steps import CallMatter
from models.call import Call
from models.message import Intent, Message

_OF_A_PAST_ONE: Final = frozenset(
    {CallMatter.NOT_CALLED, CallMatter.MISSED, CallMatter.LATE, CallMatter.NUMBER, CallMatter.WRONG_NUMBER}
)
_OF_AN_OFFER: Final = frozenset({CallMatter.ASKS, CallMatter.JOINS, CallMatter.NUMBER, CallMatter.WRONG_NUMBER})
_ANY_NUMBER: Final = "+10000000000"
NOTHING: Final = frozenset[CallMatter]()


def around_the_call(
    burst: Sequence[Message], call: Call | None, lately: Call | None, *, known: str = "", offered: bool = False
) -> frozenset[CallMatter]:
    """`call` is the booked one, `lately` one that should have taken place and after which none is booked.

    `known` is the number that they are known by, `offered` whether times for a call are open.
    """
    told = NOTHING.union(*(matters_of(message.reply_text) for message in burst))
    if any(asks_by_which_clock(message.reply_text) for message in burst):
        told |= {CallMatter.ASKS}  # the call is told by both clocks
    number = call.phone if call else lately.phone if lately else known
    if number:
        told |= {matter for message in burst if (matter := _of_the_number(message, number, booked=call is not None))}
    if CallMatter.NOT_CALLED in told:
        told -= {CallMatter.WRONG_NUMBER}  # "did you use the wrong number?" only asks
    if call is not None:
        return _of_the_next(told, burst)
    if lately is not None:
        about = any(speaks_of_a_past_call(message.reply_text) for message in burst)
        return (told & _OF_A_PAST_ONE) or (frozenset({CallMatter.SAYS}) if about else NOTHING)
    return told & _OF_AN_OFFER if offered else told & {CallMatter.NUMBER, CallMatter.WRONG_NUMBER}


def _of_the_next(told: frozenset[CallMatter], burst: Sequence[Message]) -> frozenset[CallMatter]:
    """What is said while a call is to come: one that did not come about was before it, or is thought to have been."""
    if told & {CallMatter.NOT_CALLED, CallMatter.MISSED}:
        told = (told - {CallMatter.NOT_CALLED, CallMatter.MISSED}) | {CallMatter.UNREACHED}
    return told | {CallMatter.CHECKS} if any(leaves_it(message.reply_text) for message in burst) else told


def _of_the_number(message: Message, number: str, *, booked: bool) -> CallMatter | None:
    """What a mail says of the number that is to be called."""
    if corrected(message.reply_text, number):
        return CallMatter.NUMBER
    wrong = says_wrong_number(message.reply_text)
    if not _gives_another(message, number):
        return CallMatter.WRONG_NUMBER if wrong else None
    if booked:
        return _whose(message, number)
    return CallMatter.NUMBER if wrong else None


def _gives_another(message: Message, known: str) -> bool:
    number = _number(message, "value")
    return bool(number) and whole_number(number, known) != known


def _whose(message: Message, known: str) -> CallMatter:
    joins = is_anothers(message.reply_text, _number(message, "quote")) and known
    return CallMatter.JOINS if joins else CallMatter.NUMBER


def of_their_number(message: Message, *, gave_one: bool) -> Message:
    """A mail of somebody who gave us a number: a wrong one is theirs to mend, and no word that they are another person.

    Alone it is taken for that, or for the end of their interest.
    """
    open_to_it = message.intent in (Intent.NOT_INTERESTED, Intent.UNSUBSCRIBE) and not message.has_agent
    if not (gave_one and open_to_it and _says_of_the_number(message.reply_text)):
        return message
    read: Message = message.model_copy(update={"intent": Intent.GENERAL, "also": None, "sure": True})
    return read


def number_before(turns: Sequence[Message]) -> str:
    """The number that earlier mails gave last, or none."""
    return next(filter(None, (_number(message, "value") for message in reversed(turns))), "")


def _says_of_the_number(text: str) -> bool:
    return says_wrong_number(text) or bool(corrected(text, _ANY_NUMBER))


def _number(message: Message, key: str) -> str:
    need = message.needs.get("phone")
    if need is None:
        return ""
    return str(need.get(key, "") if isinstance(need, dict) else getattr(need, key, ""))
