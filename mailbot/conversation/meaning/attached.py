"""Whether a mail speaks of something attached to it, and nothing came. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from classifiers.text.phrases import phrases
from mailbot.conversation.meaning.mail_asks import LONGEST_READ
from models.message import Direction, Message

_ATTACHED: Final = phrases(
    r"""
    (?:please )?(?:see|find)(?: the)? (?:<THING>)?attached(?! (?:garage|house|home|unit|townho\w+|property|listing))
    attached (?:please find|you(?:['’]ll| will) find|(?:is|are) (?:my|our|the|a|an|his|her))\b
    (?:i|we)(?:['’]ve| have|['’]m| am|['’]re| are)?(?: also| just)? (?:attached|attach|attaching) (?:my|our|\
        the|a|an|it|them|<THING>)
    (?:here(?:['’]s| is| are)|sending(?: you)?|with) (?:my|our|the|a)? ?<THING>(?:,? attached)
    <THING>(?:(?:is|are) )?attached(?! to)
    (?:adjunto|adjunta|adjuntamos|adjunt[eé]) (?:la|el|mi|nuestra|nuestro|una?|los|las|env[ií]o)
    (?:va|van|est[aá]n?|encontrar[aá]) adjunt[oa]s?
    """,
    THING=r"(?:[\w-]+ ){0,2}(?:letter|pre-?approval|list|documents?|docs?|forms?|files?|photos?|pictures?|pdf"
    r"|application|copy|statements?|contract|offer|disclosures?|plans?|resume|proof)(?: [\w-]+){0,2} ",
)
_ASKS_FOR_IT: Final = phrases(
    r"""
    did you (?:get|receive|see|open)(?: \w+)? attach\w+
    (?:did|has) (?:the|my|our) attachment (?:come|go|arrive|get)
    (?:recibi[oó]|lleg[oó]|vio)(?: \w+)? (?:archivo )?adjunto
    """
)
FEW_WORDS: Final = 12
_LINK: Final = re.compile(r"https?://|\bwww\.|dropbox|google drive|docusign", re.IGNORECASE)


def speaks_of_an_attachment(text: str) -> bool:
    """Whether a text says that something is attached to it."""
    return _ATTACHED.search(text[:LONGEST_READ]) is not None and not _LINK.search(text)


def hands_in_something(mail: Message) -> bool:
    """Whether a mail says that something is attached, or brings a document with few words; logos of signatures are
    pictures."""
    documents = any(not each.type.startswith("image/") for each in mail.attachments)
    few = len(mail.reply_text.split()) <= FEW_WORDS
    return (documents and few) or speaks_of_an_attachment(mail.reply_text)


def lacks_its_attachment(burst: Sequence[Message], turns: Sequence[Message]) -> bool:
    """Whether a burst speaks of an attachment that did not come, with it or, where it asks for it, before."""
    before = [mail for mail in turns if mail.direction is Direction.INBOUND]
    if any(mail.attachments for mail in burst):
        return False
    if any(_ASKS_FOR_IT.search(mail.reply_text[:LONGEST_READ]) for mail in burst):
        return not any(mail.attachments for mail in before)
    return any(speaks_of_an_attachment(mail.reply_text) for mail in burst)
