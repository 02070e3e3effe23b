"""Whether a conversation is a person's matter already: a tenant's, a neighbour's, one of a deal under way. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from classifiers.asking.asks import was_represented
from classifiers.fair_housing.choosing import chooses_people
from classifiers.intents.bounds import ASKED_FOR_MONEY, FRAUD, TROUBLE, UNSAFE, deal_under_way
from classifiers.intents.distress import is_in_distress
from classifiers.intents.residents import asks_for_a_home
from classifiers.intents.under_way import SEEKS
from classifiers.text.phrases import phrases
from mailbot.conversation.meaning.hearing_words import LETS
from mailbot.conversation.steps import Heard, Matter
from models.message import Direction, Intent, Message

_SEEKING = (Intent.BUYER, Intent.SELLER, Intent.RENTER)
DISTRESS: Final = "URGENT, they are about to lose their home"
LETTING: Final = "they want a home let or managed"
CHOOSES: Final = "they say who is to buy or rent, or who is not, by what fair housing law protects"
PAPERS: Final = "they ask whether they may buy or rent without papers"
_PAPERS: Final = phrases(
    r"""
    (?:no tengo|sin|no tenemos|falta de|tengo solo|solo tengo) (?:los )?(?:papeles|documentos|seguro social|itin|visa)
    (?:soy|somos|estoy|estamos) indocumentad[oa]s?
    (?:no|without|don['’]?t have(?: any| a)?|lack) (?:papers|green ?card|\
        social(?: security)?(?: number)?|ssn|legal status|documents)
    (?:undocumented|not (?:a )?(?:citizens?|legal resident))
    """
)
# Whoever sends changed instructions is told nothing: it may be the thief.
_MATTERS: Final[Mapping[str, Matter | None]] = {
    "": None,
    FRAUD: None,
    ASKED_FOR_MONEY: Matter.MONEY,
    TROUBLE: Matter.URGENT,
    UNSAFE: Matter.URGENT,
    DISTRESS: Matter.DISTRESS,
    LETTING: Matter.LETTING,
}


def deal_in(text: str) -> str:
    """What makes a mail a person's to answer, in words; empty where nothing."""
    if deal := deal_under_way(text):
        return deal
    if is_in_distress(text):
        return DISTRESS
    if chooses_people(text):
        return CHOOSES
    if _PAPERS.search(text) and not asks_for_a_home(text):
        return PAPERS
    return LETTING if LETS.search(text) else ""


def matter_in(deal: str) -> Matter | None:
    """What can be said of it until a person answers; None where nothing may."""
    return _MATTERS.get(deal, Matter.OTHER)


def matter_of(heard: Heard, deal: str) -> Matter | None:
    """What can be said of a mail until a person answers, where its conversation is a matter for one: `deal`.

    Who wants to be called this minute hears of that, but where something else is to be said, or nothing may.
    """
    of_deal = matter_in(deal)
    if heard.at_once and heard.matter is Matter.URGENT and deal and of_deal is not Matter.OTHER:
        return of_deal
    return heard.matter or of_deal


def matter_before(turns: Sequence[Message]) -> str:
    """What the writer's own mails made of a conversation, in words; empty where it is nobody's, or no longer.

    "Nobody has answered me. Is someone going to do something?" tells nothing by itself: it goes on with what was said
    before, until its writer clearly asks for a home, or has one to sell.
    """
    matter = ""
    for mail in turns:
        if mail.direction is Direction.INBOUND:
            matter = deal_in(mail.reply_text) or ("" if clearly_seeks(mail) else matter)
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
