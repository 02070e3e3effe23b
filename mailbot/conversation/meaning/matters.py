"""Whether a conversation is a person's matter already: a tenant's, a neighbour's, one of a deal under way. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from classifiers.asking.asks import was_represented
from classifiers.intents.bounds import deal_under_way
from classifiers.intents.residents import asks_for_a_home
from classifiers.intents.under_way import SEEKS
from models.message import Direction, Intent, Message

_SEEKING = (Intent.BUYER, Intent.SELLER, Intent.RENTER)


def matter_before(turns: Sequence[Message]) -> str:
    """What the writer's own mails made of a conversation, in words; empty where it is nobody's, or no longer.

    "Nobody has answered me. Is someone going to do something?" tells nothing by itself: it goes on with what was said
    before, until its writer clearly asks for a home, or has one to sell.
    """
    matter = ""
    for mail in turns:
        if mail.direction is Direction.INBOUND:
            matter = deal_under_way(mail.reply_text) or ("" if clearly_seeks(mail) else matter)
    return matter


def clearly_seeks(mail: Message) -> bool:
    """Whether a mail asks for a home, or tells of one to sell, whatever stood before it."""
    if asks_for_a_home(mail.reply_text):
        return True
    return mail.intent in _SEEKING and mail.sure and SEEKS.search(mail.reply_text) is not None


def is_free_again(mails: Sequence[Message]) -> bool:
    """Whether the last that a writer's mails say of another agent is that they have none: "we didn't sign anything"."""
    free = False
    for mail in mails:
        free = was_represented(mail.reply_text) or (free and not mail.has_agent)
    return free
