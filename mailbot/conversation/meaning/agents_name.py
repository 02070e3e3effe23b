"""The agent's own name in mail, read as a name that the patterns of conversations know. Pure.

"The second one please, Rosa" takes a time whatever the agent is called, and "did Rosa call?" asks what "did she call?"
asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from mailbot.conversation.meaning.talk import Talk
from models.message import Direction, Message

KNOWN_AS: Final = "Nora"  # an agent, to the patterns
_GAP = r"[^\S\n]"
_ENDS = r"(?=\s*(?:[.,;:!?\n]|\Z))"
_COURTESY = (
    r"please|pls|thanks|thank you(?: so much)?|thx|ok|okay|yes|sure|perfect|great|sorry"
    r"|por favor|gracias|s[ií]|perfecto"
)
# What a name like the agent's stands in when it is a place's: "near Santa Rosa", "12 Rosa Court".
_OF_A_PLACE_BEFORE: Final = re.compile(r"(?:\d|\w[^\S\n]+[A-Z]\w+)[^\S\n]+\Z")
_OF_A_PLACE_BEHIND: Final = re.compile(r"[^\S\n]+[A-Z]")


def with_the_agent_known(talk: Talk, agent: str) -> Talk:
    """The talk, in which the writer's own words speak of the agent by the known name, and do not call on them by it."""
    named = tuple(agent.split())
    if not named or named[0] == KNOWN_AS:
        return talk
    return replace(talk, burst=_all_known(talk.burst, named), turns=_all_known(talk.turns, named))


def _all_known(mails: Sequence[Message], named: tuple[str, ...]) -> tuple[Message, ...]:
    return tuple(_known(mail, named) for mail in mails)


def _known(mail: Message, named: tuple[str, ...]) -> Message:
    theirs = mail.from_name.lower().split()
    if mail.direction is not Direction.INBOUND or named[0].lower() in theirs:
        return mail
    text = known_in(mail.reply_text, named)
    read: Message = mail if text == mail.reply_text else mail.model_copy(update={"reply_text": text})
    return read


def known_in(text: str, named: tuple[str, ...]) -> str:
    """A text in which the agent is not called on by name, and spoken of by the known one."""
    called, name = _patterns(named)
    return name.sub(lambda match: match[0] if _is_a_place(match) else KNOWN_AS, called.sub(r"\g<courtesy>", text))


def _is_a_place(match: re.Match[str]) -> bool:
    whole = match.string
    before = _OF_A_PLACE_BEFORE.search(whole, max(0, match.start() - 40), match.start())
    return bool(before or _OF_A_PLACE_BEHIND.match(whole, match.end()))


@lru_cache(maxsize=64)
def _patterns(named: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where the agent is called on, and where the name stands at all."""
    first, *rest = map(re.escape, named)
    name = rf"\b{first}{''.join(f'(?:{_GAP}{word})?' for word in rest)}\b"
    called = rf"(?P<courtesy>\b(?:{_COURTESY}))?(?:(?<=\w)\s*,|(?(courtesy)|(?!))){_GAP}*{name}{_ENDS}"
    return re.compile(called, re.IGNORECASE), re.compile(name, re.IGNORECASE)
