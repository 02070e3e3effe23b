"""Whether a mail says that its writer is interested: whatever stands in the way, that is no farewell."""

from __future__ import annotations

import re
from typing import Final

from classifiers.intents.ending import refuses
from classifiers.text.phrases import phrases
from models.message import Intent

_SAYS_SO: Final = phrases(
    r"""
    (?:i['’]?m|we['’]re|i am|we are)(?: (?:still|very|really|definitely|quite|so|also|super))* interested
    (?:(?<=^)|(?<=[.!,] )|(?<=\n))(?:yes,? |hi,? |still |very |definitely )*interested\
        (?! (?:parties|buyers?|people|in selling (?:you|your)))
    (?:s[ií] )?(?:me|nos) interesa(?:n|r[ií]an?)?
    (?:estoy|estamos)(?: (?:muy|todav[ií]a|a[uú]n))* interesad[oa]s?
    """
)
_DENIED: Final = re.compile(
    r"(?:\b(?:not|never|no|nor|neither|nobody|if|unless|hardly|ya|nunca|tampoco|si)|n['’]t)\b[^.!?,\n]{0,25}$",
    re.IGNORECASE,
)


def says_interested(text: str) -> bool:
    """Whether a text says of its writer that they are interested, and does not deny it."""
    return any(not _DENIED.search(text[: match.start()]) for match in _SAYS_SO.finditer(text))


def not_of_the_interested(text: str) -> frozenset[Intent]:
    """Who says that they are interested, and refuses nothing, has not ended it, whatever they doubt of themselves."""
    return frozenset((Intent.NOT_INTERESTED,)) if says_interested(text) and not refuses(text) else frozenset()
