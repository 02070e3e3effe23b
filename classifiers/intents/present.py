"""Who says that they are away and goes on talking is no machine: an answer to us, an excuse, a way to reach them."""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases
from models.message import Intent

_PRESENT: Final = phrases(
    r"""
    ^\W*(?:yes|yeah|yep|yup|sure|no|nope|nah|perfect|sounds good|s[ií]|claro)\b(?=\W+\w)~
    (?:sorry|apolog\w+|perd[oó]n|disculp\w+)(?: \w+){0,4} (?:late|slow|delay\w*|auto\w*|out[ -]of[ -]office|bounce\w*\
        |tardanza\
        |demora|tarde|tardar|silence|radio silence|not (?:getting|writing|answering|replying))
    but (?:(?:please|still|very|i['’]m|i am|we['’]re|we are|definitely|yes) )*(?:interested|love|(?:i|we) (?:can\
        |could|want\
        |like|love|would|do|did|am|are|still|saw))
    (?<!urgent )but (?:please )?(?:you can )?(?:call|text|ring|try)(?: me)?(?: on| at)? (?:my|the) (?:cell|mobile\
        |phone)(?!\
        [^\n]{0,40}\b(?:urgent|emergenc|immediate))
    pero (?:s[ií] )?(?:me interesa|nos interesa|ll[aá]m\w+|quiero|queremos|yo)
    yes please|s[ií] por favor
    (?:any ?time |anything |good |free |works? )?(?:after|before) (?:that|then)(?: (?:is|works?|would|i|we)\b|\W*$)~
    (?:i|we) (?:really |do |still )?(?:like|love|want|prefer|liked|loved)(?! to (?:help|assist))
    use \S+@\S+ instead|(?:me|nos) (?:gust|encant|interes)\w+
    (?:that|the|my|this) (?:account|phone|e-?mail|thing|program|system) (?:sends?|does|answers?|replies) (?:it|that\
        |those|by itself)
    (?:feel free|you can|please do|happy) (?:to )?(?:check|circle|reach|ask|try)(?: \w+){0,2} (?:back|again|in|then)
    """
)
_URGENT: Final = phrases(r"(?:urgent\w*|emergenc\w+|immediate\w*|urgen\w+|auto(?:mated|matic)|automatically)")


def not_of_a_machine(text: str) -> frozenset[Intent]:
    """The intents that a mail cannot have because its writer answers us, wherever they are."""
    present = _PRESENT.search(text) is not None and _URGENT.search(text) is None
    return frozenset((Intent.AUTO_REPLY,)) if present else frozenset()
