"""What mails of a burst are in their conversation, where the words alone say another thing or are taken back. Pure."""

from __future__ import annotations

from typing import Final

from classifiers.asking.who_we_are import asks_who_we_are, without_asking
from classifiers.asking.who_writes import only_asks_who_writes
from classifiers.intents.ending import may_end
from classifiers.intents.pondering import PONDERS
from classifiers.intents.stopping import may_stop
from classifiers.rules.unsubscribe import may_ask_to_stop
from classifiers.text.phrases import phrases
from mailbot.conversation.meaning import hearing_words as words
from mailbot.conversation.meaning.deals import gives_up
from mailbot.conversation.meaning.going_on import refuses_a_part
from mailbot.conversation.meaning.mail_asks import stops_in_doubt, wishes
from mailbot.conversation.steps import DEALS
from models.message import Intent, Message
from models.thread import Thread

_TAKES_BACK: Final = phrases(
    r"""
    (?:oh|ah|hang on|hold on),? wait
    (?:never ?mind|nvm|scratch that|disregard)
    forget (?:it|that|the|about|what|my)
    (?:ignore|disregard) (?:my|that|the|what)
    my (?:mistake|bad)|i (?:misread|misunderstood|got confused|remember now)|now i remember
    (?:oh|wait|ah|ok|okay)\W+i remember
    mixed (?:it|you|things|them) up
    olv[ií]d(?:e|a|en)(?:lo|la)?|me equivoqu[eé]|fue un error|ya (?:me acord[eé]|recuerdo)|no me hag[ao]n? caso
    """
)


FEW_WORDS: Final = 10  # "Is Rosa a real person?" with a greeting


def as_gone_on(thread: Thread, burst: tuple[Message, ...]) -> tuple[Message, ...]:
    """The burst, in which who talks with us and says no word of stopping goes on with what the thread is about.

    A reader hears a wish to stop in "these are all too far from the water", and no interest in "no condos, only
    houses" or "I never got any pictures"; a person looks where no answer of ours went before it.
    """
    if not thread.replies or thread.intent not in DEALS:
        return burst
    guesses = (_stops_by_guess, _ends_by_guess, refuses_a_part)
    plain = {"intent": Intent.GENERAL}
    return tuple(m.model_copy(update=plain) if any(guessed(m) for guessed in guesses) else m for m in burst)


def as_asking_who(burst: tuple[Message, ...]) -> tuple[Message, ...]:
    """The burst, in which who only asks who we are, or how we know of them, asks that and does not stop us."""
    plain = {"intent": Intent.GENERAL, "also": None, "sure": True}
    return tuple(m.model_copy(update=plain) if _only_asks_who(m) else m for m in burst)


def _only_asks_who(message: Message) -> bool:
    guessed = not message.sure or (message.intent is Intent.NOT_INTERESTED and not gives_up(message.reply_text))
    open_to_it = message.intent is not Intent.SPAM and guessed and not (message.ready or wishes(message))
    asks = asks_who_we_are(message.reply_text) and not may_stop(without_asking(message.reply_text))
    machine = only_asks_who_writes(message.reply_text) and len(message.reply_text.split()) <= FEW_WORDS
    return open_to_it and not message.asks and (asks or machine)


def without_taken_back(burst: tuple[Message, ...]) -> tuple[Message, ...]:
    """The burst without earlier mails that wait for a person and that the last one takes back, or asks on beyond."""
    *earlier, last = burst
    if may_stop(last.reply_text) or last.intent is Intent.UNSUBSCRIBE:
        return burst
    in_words = _TAKES_BACK.search(last.reply_text) is not None
    goes_on = in_words or bool(last.asks or last.ready or wishes(last))
    kept = [m for m in earlier if not ((goes_on and stops_in_doubt(m)) or (in_words and _lets(m)))]
    return (*kept, last)


def _lets(message: Message) -> bool:
    return words.LETS.search(message.reply_text) is not None


def _stops_by_guess(message: Message) -> bool:
    """Whether a wish to stop was read that no word of the mail bears."""
    text = message.reply_text
    if not stops_in_doubt(message) or may_stop(text) or words.HAS_ENOUGH.search(text):
        return False
    return not may_ask_to_stop(message.subject, text)


def _ends_by_guess(message: Message) -> bool:
    """Whether an end was read, and not surely, that no word of the mail bears."""
    text = message.reply_text
    if message.intent is not Intent.NOT_INTERESTED or message.sure or message.has_agent:
        return False
    tables = (words.MISTAKEN, words.LATER, words.HAS_ENOUGH, PONDERS)
    return not (may_end(text) or may_stop(text) or any(table.search(text) for table in tables))
