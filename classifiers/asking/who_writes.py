"""Whether a mail only asks if a machine answers: that is told, and no wish for a person."""

from __future__ import annotations

from typing import Final

from classifiers.asking.asks import wants_human
from classifiers.text.phrases import phrases

ASSISTANT_TOPIC: Final = "assistant"

_ASKS_WHO: Final = phrases(
    r"""
    (?:(?:hi|hey|ok|wait|so|and|but|by the way|btw),? )*(?:is|are|r) (?:this|you|u|that|it)(?: all| even| just| really|\
         actually| an?)*(?: <KIND>)?(?: <KIND>)(?: (?:or|and|not)(?: an?| the)?(?: <KIND>)+)?(?: (?:here|answering|\
        replying|writing|lol|haha|or what|or something|by any chance))*\s?[?!]+~
    (?:am i|are we) (?:really |actually |just |even )*(?:talking|speaking|writing|chatting|emailing) (?:to|with) \
        (?:an? )(?:<KIND>)(?: <KIND>)?(?: (?:or)(?: an?)?(?: <KIND>)+)?(?: (?:here|lol|right now))*\s?[?!]+~
    (?:who|whom) (?:am i|are we) (?:really |actually )?(?:talking|speaking|writing|chatting|emailing) (?:to|with)\
        (?:,? by the way| here| exactly)?\s?[?!]+~
    ~¿?(?:es|eres|son)(?: esto| usted| un| una)*(?: <KIND>)(?: o(?: un| una)?(?: <KIND>))?\s?\?~
    ~¿?(?:estoy|estamos) (?:hablando|escribiendo) con (?:un |una )?(?:<KIND>)(?: o(?: un| una)?(?: <KIND>))?\s?\?~
    """,
    KIND=r"(?:bot|robot|chatbot|machine|ai|automated|computer|program|person|human|real|actual|live|being|agent"
    r"|assistant|auto-?reply|m[aá]quina|computadora|persona|humano|de verdad)",
)

# Wants one, in words that are no wish by themselves.
_GET_ME_ONE: Final = phrases(
    r"""
    (?:get|give|connect|transfer|put|find|send)(?: me| us)\b[^.!?\n]{0,20}? (?:human|person|someone|somebody|agent)
    (?:talk|speak|chat) (?:to|with) (?:an? |the |some |your )?(?:human|person|someone|somebody|agent|people)
    (?:p[aá]s\w+|comun[ií]qu\w+|hablar)\b[^.!?\n]{0,12}? (?:con )?(?:una persona|alguien|un humano)
    """
)


def asks_who_writes(text: str) -> bool:
    """Whether a text asks if a machine writes, whatever else it says."""
    return _ASKS_WHO.search(text) is not None


def without_that(text: str) -> str:
    """The text without that question."""
    return _ASKS_WHO.sub(" ", text)


def only_asks_who_writes(text: str) -> bool:
    """Whether a text asks if a machine writes, and does not ask for a person."""
    rest = without_that(text)
    return asks_who_writes(text) and not wants_human(rest) and not _GET_ME_ONE.search(rest)
