"""Unsubscribing: by a mark that only we can have made, by a mail client's own button, or in the writer's words.

The words count in the newly written text only, never in a quote of our footer. Where a mail asks to stop and at the
same time asks for something, nothing is suppressed and a person decides.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from classifiers.circumstances import Circumstances
from classifiers.intents.narrowing import but_things
from classifiers.intents.one_kind import stops_a_mailing, without_one_thing
from classifiers.rules.autoreply import bare_keyword
from classifiers.rules.unsubscribe_doubts import (
    ABOUT_MAIL,
    ABOUT_STOPPING,
    CAMPAIGN_ONLY,
    ELSEWHERE,
    ENGAGED,
    KEEP,
    NOT_REQUESTS,
    REFUSING,
    SPEAKS_OF_IT,
    UNCERTAIN,
    UNCERTAIN_COMPLAINTS,
    UNCERTAIN_KEYWORDS,
)
from classifiers.rules.unsubscribe_words import CLAUSE_KEYWORDS, KEYWORDS, OFTEN_MISTYPED, REAL_WORDS, REQUESTS
from classifiers.verdict import Scope, Verdict
from mailbot.mail import subjects
from mailbot.mail.parsed import ParsedEmail
from models.message import Intent, Kind

MAX_SUBJECT, MAX_TEXT = 500, 20_000  # characters; who wants no more mail says so before
FEW_WORDS = 5  # in which a verb for stopping is telling, and a model's opinion is not

# Where the address that a mail was delivered to is written, beside To and Cc.
_DELIVERY_HEADERS = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to", "x-rcpt-to")


# ------------------------------------------------------------------------------------------------ by a mark


def judge_mark(around: Circumstances) -> Verdict | None:
    """Claim a mail that carries our unsubscribe mark in an address or its subject, or a mail client's own request."""
    mail = around.mail
    if around.keyring is not None:
        for place, value in (*_destinations(mail), ("Subject", mail.subject)):
            delivery = around.keyring.unsubscribes(value)
            if delivery:
                return _stop(f"unsubscribe: our mark in {place}", Scope.EVERYTHING, delivery=delivery)
    if _filled(mail.header("x-apple-unsubscribe")):
        return _stop("unsubscribe: header X-Apple-Unsubscribe", Scope.EVERYTHING, kind=Kind.COMPLAINT)
    keyword = _bare(respell(mail.subject[:MAX_SUBJECT]))
    automatic = bare_keyword(mail.header("auto-submitted")) not in ("", "no")
    if automatic and keyword in ("unsubscribe", "opt-out", "opt out"):
        return _stop(
            f"unsubscribe: a mail client's own “{mail.subject.strip()}”", Scope.EVERYTHING, kind=Kind.COMPLAINT
        )
    return None


def _destinations(mail: ParsedEmail) -> list[tuple[str, str]]:
    places = [("To", address.email) for address in mail.to] + [("Cc", address.email) for address in mail.cc]
    return places + [(name, value) for name, value in mail.headers if name in _DELIVERY_HEADERS]


def _filled(value: str) -> bool:
    return value.strip().lower() not in ("", "no", "false")


# ------------------------------------------------------------------------------------------------ in words


def judge_words(around: Circumstances) -> Verdict | None:
    """Claim a mail whose newly written text asks for no more mail; where it also asks for something, not surely."""
    asked = read_words(around.mail.subject, around.text)
    if asked is None:
        return None
    reason = f"unsubscribe in words: “{asked.quote}”"
    if asked.doubt:
        return Verdict(
            Kind.HUMAN,
            Intent.UNSUBSCRIBE,
            reason=f"{reason}, but {asked.doubt}",
            confidence=0.5,
            sure=False,
            stop=asked.scope if asked.scope is Scope.CAMPAIGN else None,
        )
    return _stop(reason, asked.scope, confidence=0.97)


def may_ask_to_stop(subject: str, text: str) -> bool:
    """Whether a mail may be about being written to no more: a word for it is there, and no question or wish."""
    clauses = _clauses(f"{subjects.bare(subject[:MAX_SUBJECT])}\n{text[:MAX_TEXT]}")
    if any(clause.endswith("?") or _sense(clause) is _Sense.ENGAGED for clause in clauses[1:]):
        return False
    whole = " ".join(clauses)
    return bool(ABOUT_MAIL.search(whole) or (len(text.split()) <= FEW_WORDS and ABOUT_STOPPING.search(whole)))


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to stop: its words, what it stops, and why a person should look first (empty when it is plain)."""

    quote: str
    scope: Scope
    doubt: str = ""


class _Sense(Enum):
    REQUEST = auto()
    KEEP = auto()
    ENGAGED = auto()
    UNCERTAIN = auto()
    NEUTRAL = auto()


def read_words(subject: str, text: str) -> Asked | None:
    """What a person asks for in a subject and in the newly written text; None where that is not to stop."""
    rest = without_one_thing(text[:MAX_TEXT])
    asked = _asked(subject[:MAX_SUBJECT], but_things(rest))
    kind = stops_a_mailing(text[:MAX_TEXT])
    return Asked(kind[:80], Scope.CAMPAIGN) if asked is None and kind else asked


def _asked(subject: str, text: str) -> Asked | None:
    """The same of a text that speaks of no one thing alone."""
    title = subjects.bare(subject)
    answered = subjects.is_marked(subject)  # then the title is ours, not theirs
    clauses = _clauses(text)
    by_title = _keyword(title) in KEYWORDS or (not answered and _sense(respell(title)) is _Sense.REQUEST)
    if _keyword(text) in KEYWORDS:
        return Asked(text.strip()[:80], Scope.EVERYTHING)
    if not by_title and not any(map(_speaks_of_stopping, clauses)):  # most mails
        return _uncertain(title if not clauses else text, [])
    senses = [part for clause in clauses for part in _senses(clause)]
    quote = next((clause for clause, sense in senses if sense is _Sense.REQUEST), title.strip() if by_title else "")
    if not quote:
        return _uncertain(title if not clauses else text, senses)
    whole = respell(text)
    scope = (
        Scope.CAMPAIGN if CAMPAIGN_ONLY.search(f"{quote} {whole}") and _has(senses, _Sense.KEEP) else Scope.EVERYTHING
    )
    return Asked(quote[:80], scope, _doubt(senses, quote, scope))


def _doubt(senses: list[tuple[str, _Sense]], quote: str, scope: Scope) -> str:
    engaged = next((clause for clause, sense in senses if sense is _Sense.ENGAGED), "")
    if engaged:
        return f"also writes “{engaged[:60]}”"
    kept = next((clause for clause, sense in senses if sense is _Sense.KEEP), "")
    if kept and scope is not Scope.CAMPAIGN:
        return f"wants to keep something: “{kept[:60]}”"
    elsewhere = next((found for clause, _ in senses if (found := ELSEWHERE.search(clause))), None)
    unclear = UNCERTAIN.search(_asked_part(quote)) or elsewhere
    if unclear:
        return f"what is to stop is not clear: “{unclear[0]}”"
    question = next((clause for clause, sense in senses if sense is _Sense.NEUTRAL and _QUESTION.search(clause)), "")
    return f"also asks “{question[:60]}”" if question and _bare(quote) in CLAUSE_KEYWORDS else ""


_QUESTION = re.compile(r"^(?!why\b|who\b|how did\b|how come\b).*\?$")  # not "Why am I getting this?"


def _asked_part(clause: str) -> str:
    """The words of a request and a few behind them."""
    asked = REQUESTS.search(clause)
    behind = clause[asked.end() : asked.end() + 25].partition(",")[0] if asked else ""
    return asked[0] + behind if asked else clause


def _uncertain(text: str, senses: list[tuple[str, _Sense]]) -> Asked | None:
    """Words that may mean it: one for a person, unless the rest of the mail is about something else."""
    if _keyword(text) in UNCERTAIN_KEYWORDS - {"no"}:
        return Asked(text.strip()[:80], Scope.EVERYTHING, "the word alone does not say what")
    found = next((clause for clause, sense in senses if sense is _Sense.UNCERTAIN), "")
    if found and not _has(senses, _Sense.ENGAGED):
        return Asked(found[:80], Scope.EVERYTHING, "it does not ask to stop in so many words")
    return None


def _has(senses: list[tuple[str, _Sense]], wanted: _Sense) -> bool:
    return any(sense is wanted for _, sense in senses)


def _senses(clause: str) -> list[tuple[str, _Sense]]:
    """What a clause says; of a request also what is said in the same breath after it."""
    sense = _sense(clause)
    asked = REQUESTS.search(clause) if sense is _Sense.REQUEST else None
    if asked is None:
        return [(clause, sense)]
    rest = clause[asked.end() :].strip(" ,.;!?")
    return [(clause, sense), (rest, _sense(rest))]


def _sense(clause: str) -> _Sense:
    if NOT_REQUESTS.search(clause):
        return _Sense.ENGAGED if ENGAGED.search(clause) and not REFUSING.search(clause) else _Sense.NEUTRAL
    if _requests(clause):
        return _Sense.REQUEST
    if _complains(clause):
        return _Sense.UNCERTAIN
    if KEEP.search(clause):
        return _Sense.KEEP
    if ENGAGED.search(clause) and not REFUSING.search(clause):
        return _Sense.ENGAGED
    return _Sense.NEUTRAL


def _speaks_of_stopping(clause: str) -> bool:
    return _requests(clause) or _complains(clause)


def _requests(clause: str) -> bool:
    return bool(REQUESTS.search(clause)) or (_holds_a_keyword(clause) and _says_little_else(clause))


def _holds_a_keyword(clause: str) -> bool:
    return any(_is_a_keyword(part) for part in clause.split(","))


def _says_little_else(clause: str) -> bool:
    """Whether what stands beside a keyword is a refusal or a courtesy: "Stop, that's the one!" asks for no silence."""
    others = [part for part in clause.split(",") if not _is_a_keyword(part)]
    return all(not _bare(part) or len(part.split()) <= 1 or REFUSING.search(part) for part in others)


def _is_a_keyword(part: str) -> bool:
    return any(word in part for word in _TELLING) and _bare(part) in CLAUSE_KEYWORDS


_TELLING = frozenset(max(keyword.split(), key=len) for keyword in CLAUSE_KEYWORDS)  # one of them stands in each


def _complains(clause: str) -> bool:
    return bool(UNCERTAIN_COMPLAINTS.search(clause) or SPEAKS_OF_IT.search(clause)) or _holds_a_keyword(clause)


# ------------------------------------------------------------------------------------------------ the text


_CLAUSE_END = re.compile(
    r"(?<=[.!?;])\s+|\n+|,?\s+(?=(?:but|though|although|however|pero|aber|maar)\b)|,\s+(?=(?:mais|mas)\b)"
)


def _clauses(text: str) -> list[str]:
    narrow = re.sub(r"\n(?: ?\n)+", "\n", re.sub(r"[^\S\n]+", " ", text))  # runs of blank lines would cost seconds
    return [clause for part in _CLAUSE_END.split(narrow) if (clause := respell(part))]


def respell(text: str) -> str:
    """Lower case, straight quotes, no accents, single spaces; slips of the finger in the telling words set right."""
    plain = text.replace("’", "'").replace("‘", "'").lower()
    if not plain.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    plain = re.sub(r"\s+", " ", plain).strip()
    plain = re.sub(r"\bun[ -](?=subscri|suscri)", "un", plain).replace("nomore", "no more")
    plain = re.sub(r"\b(?:u[a-z-]{6,13}|unsub)\b", _unsubscribe, plain)
    return re.sub(r"\b[a-z]{4,12}\b", lambda word: _SLIPS.get(word[0], word[0]), plain)


def _unsubscribe(word: re.Match[str]) -> str:
    if word[0] == "unsub":
        return "unsubscribe"
    near = max(difflib.SequenceMatcher(None, word[0], right).ratio() for right in ("unsubscribe", "unsubscribed"))
    if near < 0.84:
        return word[0]
    return "unsubscribed" if word[0].endswith("d") else "unsubscribe"


def _slips(words: Iterable[str]) -> dict[str, str]:
    """Each word with one letter left out or doubled or two exchanged, and the word that was meant."""
    meant = {}
    for word in words:
        for place in range(1, len(word)):
            meant[word[:place] + word[place + 1 :]] = word
            meant[word[: place + 1] + word[place:]] = word
            meant[word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :]] = word
    return {slip: word for slip, word in meant.items() if slip not in OFTEN_MISTYPED and slip not in REAL_WORDS}


# Beside slips, the forms of "would you mind removing me".
_SLIPS = _slips(OFTEN_MISTYPED) | {"removing": "remove", "taking": "take", "deleting": "delete", "dropping": "drop"}

_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hola|bonjour|hallo|guten tag|ola|ciao|buenos dias)\b"
    r"[^.!,\n]{0,25}[.!,\n]+\s*",
    re.IGNORECASE,
)
_POLITENESS = re.compile(
    r"\b(?:please|pls|plz|kindly|thanks?(?: you)?|thx|ty|regards|por favor|gracias|merci|s'il vous plait|svp|bitte"
    r"|danke|obrigad[oa]|per favore|grazie|alstublieft|bedankt|ugh|lol|omg|nope|seriously|asap|now|immediately|ok|okay"
    r"|just|already)\b"
)


def _bare(text: str) -> str:
    """A text without punctuation and politeness."""
    words = re.sub(r"[^\w\s'-]", " ", _POLITENESS.sub(" ", text)).split()
    once = [word for word, before in zip(words, ["", *words], strict=False) if word != before]  # STOP STOP STOP
    return " ".join(once).strip(" -'")


def _keyword(text: str) -> str:
    """What is left without greeting, politeness and closing name: `stop` of "Hi Kim, Stop!! Thanks, Bo"."""
    without = _GREETING.sub("", text.strip(), count=1)
    lines = [line for line in (_bare(respell(line)) for line in without.splitlines()) if line]
    return lines[0] if lines and len(lines) <= 2 else " ".join(lines)


# ------------------------------------------------------------------------------------------------ verdicts


def _stop(
    reason: str, scope: Scope, *, kind: Kind = Kind.HUMAN, confidence: float = 1.0, delivery: str = ""
) -> Verdict:
    return Verdict(kind, Intent.UNSUBSCRIBE, reason=reason, confidence=confidence, stop=scope, stop_delivery=delivery)
