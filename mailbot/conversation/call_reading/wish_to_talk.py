"""Whether a text wishes to talk with the agent, or asks when they have time, in whatever words. Pure.

"What times does she have?" asks for the free times as plainly as "please call me"; "which hours are you open?" asks
for the hours of the office.
"""

from __future__ import annotations

import re
from typing import Final

from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading.folding import fold

LONGEST_READ: Final = 5000  # characters

_TITLED: Final = r"(?:miss|mrs?|ms|sra?|srta|senora|senorita|don|dona)\.? [a-z'-]{3,20}"
_AGENT: Final = rf"(?:agentname|she|he|the agent|your agent|la agente|el agente|ella|{_TITLED})"
_TO_AGENT: Final = rf"(?:agentname|her|him|the agent|your agent|la agente|el agente|ella|{_TITLED})"
_TIMES: Final = (
    r"(?:times?|hours?|days?|days? (?:and|or) times?|mornings?|afternoons?|evenings?|slots?|openings?|horas?|horarios?"
    r"|dias?)"
)
_TALK: Final = r"(?:speak|talk|chat|connect)"
_WISH: Final = r"(?:love|like|want|wish|prefer|rather|better|ought|need|hoping|happy|ready|hope|glad)"
ASKS_WHEN: Final = re.compile(
    rf"\b(?:what|which|any|que|cuales)(?: other| free)? {_TIMES}(?: (?:of the (?:day|week)|next week|this week))?"
    rf" (?:(?:has|tiene) {_AGENT}\b|(?:does|do|would|will|could|can|might|puede|podria) {_AGENT}"
    r" (?:have|be free|be available|prefer|like|suggest|talk|speak|call|take calls|hablar|llamar)\b"
    rf"|(?:would |will |might )?(?:suits?|works?(?: (?:best|well))?|(?:is|are)(?: \w+)? for|(?:is|are) good for)"
    rf"(?: for)? {_TO_AGENT}\b|(?:is|are) {_AGENT} (?:free|available|in|around))"
    rf"|\b(?:when|cuando) (?:(?:is|would|might|could|can|does|will|esta|puede|podria|tiene) {_AGENT}"
    r"(?: (?:be|have|would))? (?:free|available|time|talk|speak|reachable|libre|disponible|tiempo|hablar)"
    rf"|(?:can|could|may|might|would|should|shall) (?:i|we|you and i|agentname and i) {_TALK}"
    rf"(?! (?:to|with) (?!(?:you|agentname|someone|somebody|{_TO_AGENT})\b))|(?:podemos|podriamos|puedo|podria) hablar"
    r"(?! con (?!(?:usted|ustedes|agentname|alguien)\b))"
    rf"|(?:tiene tiempo|esta libre|esta disponible|puede hablar) {_AGENT})\b"
)
# Beside a word for talking: "I'm free before 10, what does she have?"
WHAT_SHE_HAS: Final = re.compile(
    rf"\bwhat(?:'s| does| has| is)? {_AGENT}(?: have| got)?(?: open| free| available)?(?: then| next week| this week)?"
    r"\s?(?:\?|$)"
    r"|\b(?:tell me|let me know|see) (?:what(?:'s| is) (?:possible|free|open|available)|what times?)\b"
)
_WISHES: Final = re.compile(
    rf"\b(?:can|could|may|might|would|will) {_AGENT} and (?:i|we|my \w+)(?: please| maybe)? {_TALK}\b"
    rf"|\b(?:can|could|may|might) (?:i|we)(?: please| maybe| just)? {_TALK} (?:with|to) {_TO_AGENT}\b"
    rf"|\b{_WISH}(?: \w+){{0,3}} (?:get|hop|jump|be) on the (?:phone|line)\b"
    rf"|\b(?:{_WISH}(?: to)?(?: just| rather| much| all)?|should|(?:i|we)(?:'ll| will)(?: just)?)"
    rf" (?:talk|speak|chat) (?:to|with) {_TO_AGENT}\b"
    rf"|\b{_WISH}(?: \w+){{0,3}} (?:converse|speak|talk|discuss (?:it|this|that|things))(?: \w+){{0,3}}"
    r" (?:by|over the|on the) (?:tele)?phone\b"
)
# So that a time beside it is one for a call; whoever talks with their wife or bank does not talk with us.
_BETWEEN_US: Final = re.compile(
    rf"\b(?:works?|suits?|best|good|better|easier|ok|okay|fine)(?: (?!to\b)\w+){{0,2}}(?: for (?:me|us))? to {_TALK}\b"
    r"(?! (?:to|with) (?!(?:you|agentname)\b))"
    r"|\b(?:let'?s|(?:can|could|may|might|shall|should|would|will) (?:i|we|you and i|agentname and i|my \w+ and i)"
    r"|(?:i|we) (?:can|could)|(?:free|available|around|able|time|ready|open|happy|like|love|want|prefer) to)"
    rf"(?: please| maybe| perhaps| possibly| just| quickly| briefly)? {_TALK}\b"
    r"(?! (?:to|with) (?!(?:you|agentname|someone|somebody|a (?:person|human))\b))"
    r"|\b(?:(?:how|what) about|around|free|available)(?: \w+){0,4} (?:for )?a(?: quick| short| brief| phone)?"
    r" (?:call|chat)\b"
    r"|(?<!thanks )(?<!thank you )\bfor (?:that|the|our) (?:phone )?(?:call|chat)\b(?! with (?!agentname))"
    r"|\b(?:podemos|podriamos|puedo|podria|quisiera|quiero|queremos|gustaria) hablar\b"
    r"(?! con (?!(?:usted|ustedes|agentname|alguien)\b))|\bhablamos (?:el|a las|manana)\b"
)
_DENIED: Final = re.compile(
    r"(?:\b(?:not|never|no|dont|wont|cant|without|instead of|rather than|already|nunca|sin)|n't)\b[^.!?;]{0,30}$"
)


def asks_when(text: str) -> bool:
    """Whether a text asks when the agent has time to talk, and so for the times that are free."""
    plain = fold(text, LONGEST_READ).text
    talks = words.CALL.search(plain) is not None
    return ASKS_WHEN.search(plain) is not None or (talks and WHAT_SHE_HAS.search(plain) is not None)


def speaks_of_talking(text: str) -> bool:
    """Whether a text speaks of a talk between us, and a time that it names is one for a call."""
    plain = fold(text, LONGEST_READ).text
    return any(not _DENIED.search(plain[: match.start()]) for match in _BETWEEN_US.finditer(plain))


def would_talk(text: str) -> bool:
    """Whether a text wishes to talk with the agent, or asks when they have time for that."""
    plain = fold(text, LONGEST_READ).text
    wishes = (match for match in _WISHES.finditer(plain) if not _DENIED.search(plain[: match.start()]))
    return any(wishes) or asks_when(text)
