"""Which homes of ours a lead does not want: named with a refusal or a fault, and not asked about. Pure.

A home that was declined is not told of again, and not suggested, until it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from classifiers.text.phrases import phrases
from mailbot.conversation.meaning.mail_asks import LONGEST_READ
from mailbot.crm.inventory import Listing
from mailbot.crm.naming.listings import mentions_of, named_in
from mailbot.crm.naming.written import Mention
from models.message import Direction, Message

_REACH: Final = 60  # letters in front of a home in which its refusal stands

# Ends where the home begins.
_REFUSES: Final = phrases(
    r"""
    (?:(?<!why )(?<!or )(?<!if )not|no thank(?:s| you)|pass|nope)(?: thank(?:s| you))?,?<ON>$
    (?:nothing|never)(?: more| else)?<ON>$
    (?:skip|pass on|drop|forget(?: about)?|scratch|rul(?:e|ed|ing) out|cross(?:ed)? off|lose|take off|strike|\
        done with)<ON>$
    (?:rather than|instead of|except(?: for)?|other than|anything but|apart from|but not|no more)<ON>$
    (?:don['’]?t|do not|didn['’]?t|did not|can['’]?t|won['’]?t|no longer|never)(?: really| even| actually)? \
        (?:want|like|love|care for|need|consider|(?:want to )?see|(?:send|show)(?: me| us)?)(?: any(?:thing)?)?<ON>$
    (?:hate|hated|dislike|disliked)<ON>$
    (?:no (?:me|nos) (?:gusta|gust[oó]|interesa|convence|sirve)n?|excepto|menos|en vez de|en lugar de|descart\w+|\
        nada en|no quer(?:emos|[ií]amos)|no quiero|dije que no|ya no)<UNO>$
    """,
    ON=r"(?: (?:on|to|for|at|in|the|about|of|by|those|that|one|ones|home|house|place|condo|flat|your|interested|keen"
    r"|into|really|in|see|again))*\s",
    UNO=r"(?: (?:la|el|las|los|de|en|casa|esa|ese|una?))*\s",
)
# Begins where the home ends, or a word that stands for it.
_FAULT: Final = phrases(
    r"""
    (?<!not )(?<!n['’]t )(?<!isnt )too (?:far|small|big|close|expensive|pricey|much|many|dark|old|new|noisy|loud|steep|\
        high|low|busy|large|little|tiny|short|long|narrow|cramped|dated|remote|crowded|rich|costly|dear|modern|rural)
    (?:over|above|beyond|out(?:side)? of|exceeds|past|more than)(?: (?:my|our|the|what|price))*(?: \w+){0,2}? \
        (?:budget|range|limit|reach|means|max|maximum)
    (?:is|are|was|['’]s|['’]re)(?: \w+ly| just| so)? (?:not|no) (?:for (?:us|me)|what (?:we|i)|(?:our|my)|near\b|close|\
        big enough|large enough|right|a (?:fit|match|good)|interest\w+|suitable|an option|good|great|going to|it\b|\
        longer|use)
    (?:is|are|was)n['’]?t (?:for (?:us|me)|what (?:we|i)|(?:our|my)|near|close|big enough|large enough|right|a (?:fit|\
        match|good)|suitable|an option|good|great|going to|it\b)
    (?:doesn['’]?t|don['’]?t|does not|do not|didn['’]?t|won['’]?t|wouldn['’]?t) (?:really |quite )?(?:work|fit|suit|\
        do\b|appeal|feel right|meet|match|speak to|interest|have (?:enough|a|an|any))
    (?:is|are|['’]s|so thats|thats|so that['’]s)(?: definitely| just| now)? (?:out\b|off (?:the|our|my) (?:list|table)|\
        ruled out|a no\b|no good|a deal ?breaker|hideous|ugly|awful|terrible|ridiculous|overpriced)
    (?:lacks?|no thank(?:s| you)|not for (?:us|me)|no good|no way)
    (?:demasiado|muy car[oa]|muy lejos|muy pequeñ[oa]|muy chic[oa]|no (?:me|nos) (?:gust\w+|sirve|interesa|convence)|\
        fuera de (?:mi|nuestro) presupuesto|queda descartad[oa]|se pasa)
    """
)
_LIKES: Final = phrases(
    r"""
    like[sd]?|love[sd]?|lovely|nice|great|beautiful|perfect|interested|favou?rite|darling|adore|good|fine|ok(?:ay)?
    gust(?:a|an|[oó])|encant(?:a|an|[oó])|interesa
    """
)
_BUT: Final = re.compile(r"\b(?:but|though|although|still|pero|aunque)\b", re.IGNORECASE)
# Tells of a home and asks nothing of it; begins where the home ends.
_TELLS: Final = re.compile(r"(?:['’]s| is| are| has| have| was| sits| lies| est[aá]| queda| tiene)\b", re.IGNORECASE)
# Asks for other homes than that.
_OTHERS: Final = phrases(
    r"""
    (?:any|some)(?:thing|where|one)(?! (?:about|wrong))
    (?:what|who|nothing) else
    others?|another|instead|different
    (?:show|send|find) (?:me|us)
    (?:do|have) you (?:have|got)
    (?:algo|alguna|otr[oa]s?|tienen?)
    """
)
# Of the home that was named before.
_OF_IT: Final = re.compile(
    r"\b(?:it|its|they|them|there|(?:that|this)(?: one)?|(?:the )?(?:sellers?|owners?|price|asking|hoa|fee))\b",
    re.IGNORECASE,
)
# A word for the one home that was spoken of, where a clause begins.
_THAT_ONE: Final = re.compile(
    r"(?:(?<=^)|(?<=[.!?\n,;] )|(?<=\n)|(?<=but )|(?<=and )|(?<=think ))"
    r"(?:(?:that|this) (?:one|house|home|place|condo)|it|that|es[ae]|est[ae])"
    r"(?=['’]s\b|s\b| (?:is|was|has|does|doesn|isn|won|es|est[aá]|no|se|queda)\b)",
    re.IGNORECASE,
)
# A sentence that finds fault and says of what as little: "Too rich for me at 585."
_NO_SUBJECT: Final = re.compile(
    r"(?:(?<=^)|(?<=[.!?\n] )|(?<=\n))(?=(?:(?:ok|oh|hmm|ouch|well|sorry|ah|ay),? )?"
    r"(?:(?:way|much|just|a (?:bit|little|touch)) )?(?:too|over (?:my|our) (?:budget|limit)"
    r"|out of (?:my|our) (?:range|budget)|demasiado|muy car[oa])\b)",
    re.IGNORECASE,
)
_ANY_REFUSAL: Final = re.compile(
    r"\b(?:no|not|nothing|never|skip|pass|drop|forget|than|instead|except|hate|rul\w+|lose|scratch|cross|done|menos"
    r"|excepto|descart\w+)\b|n['’]?t\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[^.!?\n]*(?:\.(?=\S)[^.!?\n]*)*[.!?\n]*")


def declined_in(text: str, listings: Sequence[Listing], about: Sequence[Listing] = ()) -> Mapping[str, bool]:
    """Per ref, whether a mail declines a home that it names; False where it names it otherwise.

    `listings`: what may be named. `about`: those that the mail before it was about; "that one" is one of them.
    """
    text = text[:LONGEST_READ]
    named = (*mentions_of(text, listings), *_that_one(text, about))
    mentions = sorted((*named, *_left_unsaid(text, about, named)), key=lambda one: one.at)
    found: dict[str, bool] = {}
    for place, mention in enumerate(mentions):
        ends = mentions[place + 1].at if place + 1 < len(mentions) else len(text)
        verdict = _is_declined(text, mention, ends, mentions)
        for home in mention.listings:
            found[home.ref] = verdict and found.get(home.ref, True)
    return found


@dataclass(frozen=True, slots=True)
class Declined:
    """The refs of homes that a lead does not want: by what they newly wrote, and all of them."""

    now: frozenset[str] = frozenset()
    ever: frozenset[str] = frozenset()


def declined(
    burst: Sequence[Message], turns: Sequence[Message], listings: Sequence[Listing], about: Sequence[Listing]
) -> Declined:
    """What a conversation declines of `listings`. `about`: the homes of our last mail.

    What is named again and not declined is wanted after all.
    """
    said = [turn for turn in turns if turn.direction is Direction.INBOUND]
    if not listings or not any(may_decline(mail.reply_text) for mail in (*said, *burst)):
        return Declined()
    ever: set[str] = set()
    shown: tuple[Listing, ...] = ()
    for turn in turns:
        if turn.direction is Direction.OUTBOUND:
            shown = named_in(turn.reply_text or turn.text, listings)
        else:
            ever = _after(ever, declined_in(turn.reply_text, listings, shown))
    now: set[str] = set()
    for mail in burst:
        heard = declined_in(mail.reply_text, listings, about)
        now, ever = _after(now, heard), _after(ever, heard)
    return Declined(frozenset(now), frozenset(ever))


def may_decline(text: str) -> bool:
    """Whether a text has words that may decline a home."""
    return bool(_FAULT.search(text) or _ANY_REFUSAL.search(text) or _OTHERS.search(text))


def finds_fault(text: str) -> bool:
    """Whether a text finds fault and neither asks nor likes: whatever home it speaks of is not wanted."""
    return _FAULT.search(text) is not None and "?" not in text and not _LIKES.search(text)


def _after(earlier: Collection[str], said: Mapping[str, bool]) -> set[str]:
    return {*(ref for ref in earlier if said.get(ref, True)), *(ref for ref, no in said.items() if no)}


def _that_one(text: str, about: Sequence[Listing]) -> list[Mention]:
    if len(about) != 1:
        return []
    return [Mention(match.start(), match.end(), (about[0],), certain=False) for match in _THAT_ONE.finditer(text)]


def _left_unsaid(text: str, about: Sequence[Listing], named: Sequence[Mention]) -> list[Mention]:
    """Where a sentence finds fault with the one home that was talked of, without a word for it or another home."""
    if len(about) != 1:
        return []
    starts = [match.start() for match in _NO_SUBJECT.finditer(text)]
    return [
        Mention(at, at, (about[0],), certain=False)
        for at in starts
        if not any(at <= one.at < _sentence_at(text, at)[1] for one in named)
    ]


def _is_declined(text: str, mention: Mention, ends: int, mentions: Sequence[Mention]) -> bool:
    start, stop = _sentence_at(text, mention.at)
    asks = text[start:stop].rstrip().endswith("?")
    began = max((one.end for one in mentions if one.end <= mention.at), default=0)
    before = text[max(start, began, mention.at - _REACH) : mention.at]
    if _REFUSES.search(before):
        return True
    if asks:
        return False
    listed = re.fullmatch(r"\s?(?:,|and|or|&|y|o)\s(?:the )?", text[mention.end : ends]) is not None
    after = text[mention.end : stop if listed else min(ends, stop)]
    fault = _FAULT.search(after)
    if fault is not None:
        rest = after[fault.end() :]
        taken_back = _BUT.search(rest) is not None and _LIKES.search(rest) is not None
        return not taken_back and not _is_asked_of(text[stop:ends])
    told = _TELLS.match(after) is not None and not _LIKES.search(after)
    return told and not _is_asked_of(text[stop:ends]) and _OTHERS.search(text[stop:]) is not None


def _is_asked_of(rest: str) -> bool:
    """Whether what follows a home asks about it: "41 Pippin is far. Would they take less?"."""
    return any(
        match[0].rstrip().endswith("?") and _OF_IT.search(match[0]) and not _OTHERS.search(match[0])
        for match in _SENTENCE.finditer(rest)
    )


def _sentence_at(text: str, at: int) -> tuple[int, int]:
    for match in _SENTENCE.finditer(text):
        if match.start() <= at < match.end():
            return match.start(), match.end()
    return 0, len(text)
