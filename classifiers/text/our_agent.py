"""The agent's own name in mail, read as the one word by which tables of patterns know them. Pure.

"Did Rosa call?" asks what "did she call?" asks, and "the second one please, Rosa" takes a time, whatever the agent is
called. Only rules and patterns look at such a text: a trained model sees a mail as it came.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from classifiers.text.names_that_are_words import NO_NAMES, TIMES_AND_PLACES, WORDS
from classifiers.text.words import fold
from mailbot.mail.parsed import ParsedEmail

# With a capital, as names have one; tables write it small.
OUR_AGENT: Final = "Agentname"

_GAP: Final = r"[^\S\n]{1,3}"
_TITLE: Final = rf"(?:(?:mr|mrs|ms|miss|dr|sr|sra|srta|señor(?:a|ita)?|do(?:n|ñ?a))\b\.?{_GAP})"
_ALIKE: Final = {each[0]: each for each in ("aáàâäãå", "cç", "eéèêë", "iíìîï", "nñ", "oóòôöõø", "uúùûü", "'’")}
_COURTESY: Final = (
    r"please|pls|thanks|thank you(?: so much)?|thx|ok|okay|yes|sure|perfect|great|sorry"
    r"|por favor|gracias|s[ií]|perfecto"
)
_ENDS: Final = r"(?=\s*(?:[.,;:!?\n]|\Z))"
_HAD: Final = (
    r"(?:number|phone|cell|e-?mails?|calls?|messages?|office|address|cut|fee|commission|percentage|rate|share|name|card"
    r"|calendar|schedule)\b"
)
_LOOKS_BACK: Final = 40  # characters
# Another's name, or a place's: "near Santa Rosa", "12 Rosa Court", "Rosa Diaz", "my daughter Rosa".
_ANOTHERS_BEFORE: Final = re.compile(
    rf"(?:\d|\w{_GAP}[A-Z][a-z]\w*){_GAP}\Z"
    rf"|\b(?i:my|our|his|her|their|mi|nuestr[oa]){_GAP}(?!(?i:agente?|realtor|broker)\b)[\w-]+{_GAP}\Z"
)
_ANOTHERS_BEHIND: Final = re.compile(rf"{_GAP}(?!I['’])[A-Z][a-zà-ÿ'’]")
# Where a word stands, and no name.
_WORD_BEFORE: Final = re.compile(
    r"\b(?:i|we|you|u|they|he|she|it|that|this|who|which|what|there|when|how|where|the|an?|no|el|la|los|las|una?|del|al"
    rf"|su|tu){_GAP}\Z",
    re.IGNORECASE,
)
_WORD_BEHIND: Final = re.compile(rf"{_GAP}(?:you|u|i|we|it|they|he|she|do)\b", re.IGNORECASE)
# What somebody does: before it also the first word of a sentence is their name.
_DOES: Final = re.compile(
    rf"['’]s{_GAP}{_HAD}"
    rf"|{_GAP}(?:(?:has|had|did|does|was|is)(?:n['’]?t| not| never| yet)|never|said|says|told|called|calls|sent|wrote"
    r"|e-?mailed|texted|promised|(?:call|ring|phone|text|e-?mail|write|contact|reach) (?:me|us)"
    rf"|(?:(?:no|nunca|ya){_GAP})?(?:me|nos))\b",
    re.IGNORECASE,
)
# Whoever is greeted, told, heard from or waited for is nobody's month or town.
_PERSON_BEFORE: Final = re.compile(
    r"\b(?:hi|hello|hey|dear|hola|thanks|thank you|gracias|did|has|hasn['’]?t|didn['’]?t|doesn['’]?t|tell|told"
    r"|ask|asked|let|met|meeting|called|contact(?:ed)?|with|que|con|dile a|d[ií]gale a"
    r"|(?:hear|heard|word|news|repl(?:y|ies)|answer|e-?mails?|mails?|messages?|calls?|texts?|updates?|back)"
    r" (?:back )?from|(?:talk|talked|talking|speak|speaking|spoke|write|wrote|said|reach out|respond|back) (?:to|with)"
    rf"|wait(?:ing)? (?:for|on)){_GAP}\Z",
    re.IGNORECASE,
)
_IN_A_SENTENCE: Final = re.compile(rf"[\w,:]{_GAP}\Z")


@dataclass(frozen=True, slots=True)
class _Name:
    """Where an agent is called on, where their name stands at all, and where the writer has it too."""

    called: re.Pattern[str]
    spoken: re.Pattern[str]
    borne: re.Pattern[str]
    first: str  # folded; empty where the whole name alone is one


def our_agent_known(text: str, agent: str, writer: str = "") -> str:
    """A text in which the agent is not called on by name, and spoken of as OUR_AGENT.

    It stays as it is where its `writer`, or who signs it, has the agent's first name: then it is theirs.
    """
    name = _name_of(agent)
    if name is None or not name.spoken.search(text) or _is_borne(name, text, writer):
        return text
    uncalled = name.called.sub(lambda match: match["courtesy"] or "" if _is_meant(name, match) else match[0], text)
    return name.spoken.sub(lambda match: _known(match) if _is_meant(name, match) else match[0], uncalled)


def known_in(mail: ParsedEmail, text: str, agent: str) -> str:
    """A text of a mail's writer, as `our_agent_known` has it."""
    return our_agent_known(text, agent, mail.author.name if mail.author else "")


def _known(match: re.Match[str]) -> str:
    known = f"{OUR_AGENT}'s" if match["had"] else OUR_AGENT
    return known.upper() if match["name"].isupper() else known


def _is_borne(name: _Name, text: str, writer: str) -> bool:
    theirs = re.split(r"[\s,.]+", fold(writer))
    return (bool(name.first) and name.first in theirs) or name.borne.search(text) is not None


def _is_meant(name: _Name, match: re.Match[str]) -> bool:
    """Whether it is the agent's name there, and neither another's nor a word."""
    text, start, end = match.string, match.start("name"), match.end()
    low = max(0, start - _LOOKS_BACK)
    alone = match["alone"] is not None
    if _ANOTHERS_BEHIND.match(text, end) or (alone and _ANOTHERS_BEFORE.search(text, low, start)):
        return False
    if not alone or not (name.first in WORDS or name.first in TIMES_AND_PLACES):
        return True
    if _DOES.match(text, match.end("alone")) and not _WORD_BEFORE.search(text, low, start):
        return True
    if name.first in TIMES_AND_PLACES:
        return _PERSON_BEFORE.search(text, low, start) is not None or bool(match.groupdict().get("courtesy"))
    return not _WORD_BEHIND.match(text, end) and _within_a_sentence(text, low, start)


def _within_a_sentence(text: str, low: int, start: int) -> bool:
    """Whether a capital there is no sentence's first, but for who is called on, and no verb's: "I Hope", "the Will"."""
    if not text[:start].strip():
        return re.match(r"\w+\s*,", text[start:]) is not None
    return _IN_A_SENTENCE.search(text, low, start) is not None and not _WORD_BEFORE.search(text, low, start)


@lru_cache(maxsize=64)
def _name_of(agent: str) -> _Name | None:
    parts = [part for part in agent.partition(",")[0].split() if re.fullmatch(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?", part)]
    while parts and re.fullmatch(_TITLE, f"{parts[0]} ", re.IGNORECASE):
        parts = parts[1:]
    if not parts:
        return None
    alone = len(parts[0].strip(".")) > 1 and fold(parts[0]) not in NO_NAMES
    return _compiled(parts[0], parts[1:], alone=alone) if alone or len(parts) > 1 else None


def _compiled(first: str, rest: list[str], *, alone: bool) -> _Name:
    is_word = fold(first) in WORDS or fold(first) in TIMES_AND_PLACES
    given = _capital(first) if is_word else _spelt(first)
    middle = [word for word in rest[:-1] if word[0].isupper()]
    between = "".join(rf"(?:{_GAP}{_spelt(word)}){'?' if alone else ''}" for word in middle)
    named = [rf"{_TITLE}?{_spelt(first)}{between}{_GAP}{_spelt(rest[-1])}"] if rest else []
    if alone:
        named.append(rf"{_TITLE}(?:{'|'.join(map(_spelt, [first, *rest[-1:]]))})")
    named.append(rf"(?P<alone>{given}{between})" if alone else "(?P<alone>(?!))")
    had = r"['’]s(?!\w)" if is_word else rf"['’]s(?!\w)|['’](?={_GAP}\w)|s(?={_GAP}{_HAD})"
    name = rf"(?<![\w@/+])(?<!\w[.-])(?P<name>{'|'.join(named)})(?P<had>{had})?(?![\w@])(?![.-]\w)"
    calls = rf"(?P<courtesy>\b(?:{_COURTESY}))?(?:(?<=\w)\s*,|(?(courtesy)|(?!)))(?:{_GAP})?{name}{_ENDS}"
    who = rf"{given}(?:{_GAP}(?-i:[A-Z])[\w.'’-]*){{0,2}}" if alone else "(?!)"
    called, spoken, borne = (re.compile(each, re.IGNORECASE) for each in (calls, name, _borne_by(who)))
    return _Name(called, spoken, borne, first=fold(first) if alone else "")


def _borne_by(who: str) -> str:
    """How a writer says that a name is theirs: in an introduction, in a line of its own, behind a closing."""
    introduces = (
        r"this is|my name(?:['’]?s| is)|i am|i['’]?m|it['’]?s|it is|me llamo|mi nombre es|soy|les? (?:habla|escribe)"
    )
    closes = r"best|regards|sincerely|cheers|yours|warmly|love|saludos|atentamente|cordialmente"
    return (
        rf"\b(?:{introduces}){_GAP}{who}\b(?!['’]s)"
        rf"|(?:\A|[.!?\n,])[^\S\n]{{0,3}}{who}{_GAP}here\b(?!\s*\?)"
        rf"|(?<=\S)[^\S\n]*\n(?:[^\S\n]*\n)*[^\w\n]*{who}[^\w\n]*(?=\n|\Z)"
        rf"|(?:[-–—~]|\b(?:{closes}),?)(?:{_GAP})?{who}[^\w\n]*\Z"
    )


def _spelt(word: str) -> str:
    """A word with or without its accents."""
    return "".join(f"[{_ALIKE[plain]}]" if (plain := fold(letter)) in _ALIKE else re.escape(letter) for letter in word)


def _capital(word: str) -> str:
    """The same, written as a name is: a capital first, and small letters."""
    first, rest = _spelt(word[0]), _spelt(word[1:].lower())
    return f"(?-i:{first.upper()}{rest})"
