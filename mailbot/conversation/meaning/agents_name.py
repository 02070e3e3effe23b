"""The agent's own name in a conversation, read as the word by which tables of patterns know them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from classifiers.text.our_agent import OUR_AGENT, our_agent_known
from mailbot.conversation.call_reading.viewings import Viewing
from mailbot.conversation.meaning.talk import Talk
from models.message import Direction, Message


def with_the_agent_known(talk: Talk, agent: str) -> Talk:
    """The talk, in which the writer's own words speak of the agent by the known word, and do not call on them."""
    return replace(talk, burst=_all_known(talk.burst, agent), turns=_all_known(talk.turns, agent))


def known_words(mail: Message, agent: str) -> str:
    """What a mail says, with the agent known."""
    return our_agent_known(mail.reply_text, agent, mail.from_name)


def in_their_words(viewing: Viewing | None, agent: str) -> Viewing | None:
    """What was heard of a visit, as they wrote it: people read those words."""
    if viewing is None:
        return None
    first = agent.partition(" ")[0]
    words, off, before = (said.replace(OUR_AGENT, first) for said in (viewing.words, viewing.off, viewing.before))
    return replace(viewing, words=words, off=off, before=before)


def _all_known(mails: Sequence[Message], agent: str) -> tuple[Message, ...]:
    return tuple(_known(mail, agent) for mail in mails)


def _known(mail: Message, agent: str) -> Message:
    text = known_words(mail, agent) if mail.direction is Direction.INBOUND else mail.reply_text
    read: Message = mail if text == mail.reply_text else mail.model_copy(update={"reply_text": text})
    return read
