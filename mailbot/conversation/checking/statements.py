"""The check of statements: what was learned from drafts of several hands, beside the tables of the other checks.

A table knows the words that somebody thought of. What it does not know, a reader holds that has seen true drafts and
bad ones (classifiers/statements): it looks at each clause, and at which of its words stand in what may be said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mailbot.conversation.checking.review import Reviewed

_SHOWN: Final = 90  # letters of a clause in a finding
# Where a call is booked it may be spoken of; the checks of state, promises and times look at what is said of it.
_OF_A_CALL: Final = re.compile(r"\b(?:calls?|booked|confirmed|llamada|llamar\w*|cita|agendad\w+)\b", re.IGNORECASE)
# Words by which the assistant declines to say what a clause names: "I cannot give legal advice" gives none.
_DECLINES: Final = re.compile(
    r"\b(?:I|we)(?:['’](?:m|re|d|ll))?\s+(?:(?:am|are|really|simply|would|will|do|must|should|can)\s+)*"
    r"(?:not|cannot|(?:ca|wo|do|could|would|should)n['’]t|leave)\b"
    r"|\b(?:nothing|not (?:something|anything|ones?)|none) (?:that |of which )?(?:I|we|an assistant)\b"
    r"|\b(?:is|are)n['’]t (?:something|anything|answered|recorded|mine)\b"
    r"|\bwhether\b|\bnot (?:for me|mine|ours|able|in a position)\b|\b(?:beyond|outside)(?: of)? what\b"
    r"|\b(?:rather than|not) (?:for|with|an assistant)\b|\bbelongs? (?:to|with)\b|\b(?:best|better) (?:put|left) to\b"
    r"|\bright (?:person|one) (?:to ask|for)\b|\b(?:is|are) for (?:a|an|your)\b|\bquestions? (?:about|of|on)\b"
    r"|\b(?:can|could|may) (?:give|offer) no\b|\bI have to leave\b|\b(?:facts|records?) (?:give|hold|have)s? no\b"
    r"|\b(?:lawyer|attorney|accountant|professional)s? (?:is|are|would|should|could|can)\b"
    r"|\bis an? (?:legal|tax) (?:matter|question|point)\b|\b(?:see|ask|want) an? (?:lawyer|attorney|accountant)\b"
    r"|\b(?:con|a) un (?:abogado|contador)\b|\bno (?:un )?abogado\b"
    r"|\bno (?:le |te )?(?:puedo|podemos|s[eé]|soy|me corresponde|tengo)\b|\bni (?:darle|decirle|opinar)\b",
    re.IGNORECASE,
)

_REFUSES: Final = re.compile(
    r"\b(?:I|we) (?:can ?not|can['’]t|may not|must not|won['’]t|(?:am|are|['’]m) not able to)"
    r" (?:give|offer|provide) (?:you )?"
    r"(?:any )?(?:legal|tax|financial|loan)(?: or (?:legal|tax|financial|loan))? advice\b",
    re.IGNORECASE,
)
# That a question has gone to the agent states nothing but that: what it is about are the lead's own words.
_HAS_GONE: Final = re.compile(
    r"\W*(?:and )?your (?:(?:other|own|good) )?(?:questions?|requests?|messages?)"
    r"(?: (?!which\b|that\b|because\b)[\w'’-]+){0,14}?"
    r" (?:has|have) (?:now |also )?(?:gone|been (?:passed|forwarded|sent)(?: on)?)"
    r" to [\w'’. -]{2,40}",
    re.IGNORECASE,
)


def statements(draft: Reviewed) -> Iterator[str]:
    """No clause reads as stating, promising or advising what nothing backs."""
    for told in draft.told:
        of_the_call = draft.brief.call is not None and _OF_A_CALL.search(told.text)
        passed_on = bool(draft.brief.unanswered) and _HAS_GONE.fullmatch(told.text)
        if told.opinion.holds and not of_the_call and not passed_on:
            yield f"nothing backs: {told.text.strip()[:_SHOWN]}"


def declines(draft: Reviewed, start: int, end: int) -> bool:
    """Whether what stands at this place of the body is declined: its clause says so, and surely states nothing.

    Where it refuses the advice by its name, it is enough that the reader does not hold it.
    """
    told = [one for one in draft.told if one.start < end and start < one.end]
    return bool(told) and all(
        (one.opinion.clears and _DECLINES.search(one.text)) or (not one.opinion.holds and _REFUSES.search(one.text))
        for one in told
    )
