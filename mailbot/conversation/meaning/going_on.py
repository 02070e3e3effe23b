"""Whether somebody goes on with a deal that we talk about, where the words of their mail alone leave it open. Pure.

Who told us what they want and was answered still wants it: a reader's doubt about their next mail is none about them,
and only words that end, stop or begin something else speak against it.
"""

from __future__ import annotations

from typing import Final

from classifiers.intents.pondering import PONDERS
from classifiers.intents.stopping import may_stop
from classifiers.text.phrases import phrases
from mailbot.conversation.call_reading.acceptance import refuses_calls
from mailbot.conversation.meaning import hearing_words as words
from mailbot.conversation.meaning.deals import gives_up
from mailbot.conversation.meaning.mail_asks import seeks_others, wishes
from mailbot.conversation.steps import DEALS
from models.message import Intent, Message
from models.thread import Thread

_HOME: Final = (
    r"(?:houses?|homes?|condos?|town ?(?:houses?|homes?)|apartments?|rentals?|land|lots?|singles?|multi-?famil\w+"
    r"|casas?|departamentos?|apartamentos?|condominios?|terrenos?)"
)
# A kind of home is what is not wanted, in words that may be meant of mail.
_NOT_THAT_KIND: Final = phrases(
    r"""
    (?:not|no longer|\w+n['’]t) interested in(?: (?:the|any|more|those|these|\w+ing))* <HOME>
    (?:no need|don['’]?t|do not|no)(?: (?:to|need|bother))* (?:send|show|email|include)(?:ing)?(?: me| us)?\
        (?: (?:the|any|more|those|these))* <HOME>
    no (?:me |nos )?(?:interesan?|mande[ns]?|env[ií]e[ns]?|muestre[ns]?)(?: (?:las?|los|m[aá]s|esas?|esos))* <HOME>
    """,
    HOME=_HOME,
)
# Refuses a part and says what is wanted in its place; or takes us.
_GOES_ON: Final = phrases(
    r"""
    (?:just|only|instead|rather|stick(?:ing)? (?:to|with))\
        (?: (?:the|some|a|an|for|to|single[- ]family|detached))* <HOME>
    (?:going|go|gone|went|decided to go|sign(?:ing)?) (?:ahead )?with (?:you|y['’]?all|agentname\
        |your (?:agency|office|team))
    what(?:['’]?s| is| comes| happens)(?: the)? next(?: steps?)?
    next steps?
    (?:s[oó]lo|solamente|mejor|m[aá]s bien)(?: (?:las?|los|unas?|de))* <HOME>
    qu[eé] sigue|(?:el )?(?:siguiente|pr[oó]ximo) paso
    (?:vamos|me quedo|nos quedamos) con ustedes
    """,
    HOME=_HOME,
)


def is_under_way(thread: Thread, intent: Intent) -> bool:
    """Whether a burst of this intent goes on with the deal of a thread in which we have answered."""
    return thread.replies > 0 and intent in DEALS and thread.intent is intent


def refuses_a_part(message: Message) -> bool:
    """Whether a mail that may show no interest turns something down and wants another: "no condos, only houses"."""
    text = _NOT_THAT_KIND.sub(" ", message.reply_text)
    if message.intent is not Intent.NOT_INTERESTED or message.sure or message.has_agent:
        return False
    ends = (gives_up(text), words.MISTAKEN.search(text), words.HAS_ENOUGH.search(text), PONDERS.search(text))
    if any(ends) or words.LATER.search(text) or may_stop(text):
        return False
    wants = message.asks or message.ready or wishes(message) - {"timeline"} or seeks_others(message)
    return bool(wants) or refuses_calls(text) or _GOES_ON.search(text) is not None
