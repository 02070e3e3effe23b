"""Whether what is said while times for a call are open is about that call, or about seeing a home. Pure."""

from __future__ import annotations

import re
from typing import Final

from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading.folding import fold
from mailbot.conversation.call_reading.viewings import MEETS_THERE
from mailbot.conversation.call_reading.wish_to_talk import would_talk
from models.message import Message

LONGEST_READ: Final = 5000  # characters

# Whatever may speak of a visit: where any of it stands, the reader's word that they would see a home holds.
_GOES_THERE: Final = re.compile(
    r"\b(?:see|seeing|looks? (?:at|around|inside|over)|looking (?:at|around)|(?:take|have|get) (?:a|another) look"
    r"|check(?:ing)? (?:it|them|this|that|those|the|out)\b|gets? in\b|get into|gets? inside|inside|let (?:me|us) in"
    r"|come(?! down| up\b| off)|coming(?! down| up\b| off| week| month)|be there|over there|meet\w{0,3}|in person|drive"
    r"|driving|stop(?:ping)? (?:by|in)|swing|go (?:by|out|through|over there)|tour\w{0,3}|visit\w{0,3}|walk|keys?"
    r"|lock ?box|open house|show\w{0,4}|viewings?|view (?:it|the|this)"
    r"|ver|ver(?:l|n)[ao]s?|vea|veamos|vemos|ir|vamos|voy|pasar|pasamos|paso|visit\w{1,5}|conocer\w{0,2}|muestr\w{1,3}"
    r"|mostrar\w{0,3}|ensen\w{2,5}|recorr\w{2,4}|recorrido|entrar|llaves?|en persona)\b"
)
# What a home has or how it is let: "can it come unfurnished", "does it come with parking".
_IT_COMES: Final = re.compile(
    r"\b(?:it|they|this|that|these|those|unit|apartment|apt|house|place|home|condo)(?: also| both| just)? comes?\b"
    r"|\bcomes? (?:un|semi-?|fully |partly )?(?:furnished|equipped|with (?:a |the |any )?(?:parking|garage|washer"
    r"|dryer|appliances|furniture|fridge|stove|heat|utilities))\b"
)


def speaks_of_a_visit(text: str) -> bool:
    """Whether any word of a text may be about coming to see a home."""
    plain = fold(text, LONGEST_READ).text
    return any(each.search(plain) for each in (_GOES_THERE, words.VISIT, words.MEET, MEETS_THERE))


def as_it_comes(mail: Message) -> Message:
    """A mail that asks how a home comes, and of which the reader took that for coming to see it."""
    plain = fold(mail.reply_text, LONGEST_READ).text
    if mail.ready != "visit" or not _IT_COMES.search(plain) or speaks_of_a_visit(_IT_COMES.sub(" ", plain)):
        return mail
    read: Message = mail.model_copy(update={"ready": ""})
    return read


def as_wishing_to_talk(mail: Message) -> Message:
    """A mail that wishes to talk with the agent, or asks when they have time, in words that its reader took for nothing
    or for a visit."""
    heard = mail.ready not in ("", "visit") or mail.claims or mail.wants_human
    if heard or speaks_of_a_visit(mail.reply_text) or not would_talk(mail.reply_text):
        return mail
    read: Message = mail.model_copy(update={"ready": "call"})
    return read


def of_the_call(mail: Message) -> Message:
    """A mail that came while times for a call are open: by itself "Friday?" asks for a visit, here for the call.

    Only where no word of it speaks of seeing anything; what else it wants stands.
    """
    if mail.ready != "visit" or mail.claims or speaks_of_a_visit(mail.reply_text):
        return mail
    read: Message = mail.model_copy(update={"ready": ""})
    return read
