"""Questions what a time is by another clock: "what time is that for me?", "is that 3 your time?", "noon for her?"."""

from __future__ import annotations

import re
from typing import Final

from mailbot.conversation.call_reading import when_words as words
from mailbot.conversation.call_reading import zone_words
from mailbot.conversation.call_reading.folding import fold
from mailbot.conversation.call_reading.zones import PLACES

LONGEST_READ: Final = 5000  # characters
_ZONE: Final = rf"(?:{words.words(*zone_words.ZONES)}|{words.words(*map(re.escape, PLACES))})(?:'s)?(?: time)?"
_THAT: Final = r"(?:it|that|this|the call|our call|then|eso|esa hora|la llamada)"
_ASKS: Final = re.compile(
    rf"\bwhat (?:time|hour)(?: (?:is|will|would|does))?(?: {_THAT})?(?: (?:be|make it))?"
    rf" (?:for (?:me|us|agentname|her|you)|here|there|(?:my|our|your) time|in {_ZONE}|{_ZONE})(?=\s*(?:$|[?.,!]))"
    rf"|\bwhat(?:'s| is| would be) {_THAT} (?:(?:be )?in|for) (?:{_ZONE}|me|us|my time(?: zone)?)(?=\s*(?:$|[?.,!]))"
    rf"|\b(?:tell|remind) me what {_THAT} (?:is|would be) in {_ZONE}|\bwhat {_THAT} (?:is|would be) in {_ZONE}"
    rf"|\b(?:is|so|and)(?: {_THAT})?(?: at)? (?:\d{{1,2}}(?::\d\d)?\s?(?:[ap]m)?|noon)"
    rf" (?:your time|my time|our time|for (?:agentname|her|you|me|us)|{_ZONE})(?:,? (?:right|correct|yes|ok))?\s*\?"
    rf"|\b(?:is|was) {_THAT} (?:in |at )?(?:your time|my time|our time|{_ZONE})\s*\?"
    rf"|\b(?:is|are|was|were) (?:{_THAT}|those|these|they) (?:in |on )?(?:your|my|our|{_ZONE})(?: time)?"
    rf" or (?:yours?|mine|my time|your time|ours|{_ZONE})(?: time)?\s*\?"
    rf"|\bque hora (?:es|seria|sera)(?: {_THAT})? (?:para mi|aqui|alla|en {_ZONE})"
    rf"|\b(?:es|seria)(?: {_THAT})? (?:hora de (?:aqui|alla|{_ZONE})|mi hora|su hora)\s*\?"
)


def asks_by_which_clock(text: str) -> bool:
    """Whether a text asks what a time that was named is by another clock, or by whose it was told."""
    return _ASKS.search(fold(text, LONGEST_READ).text) is not None
