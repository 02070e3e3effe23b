"""How to reach the writer, as they say it themselves: phone, address and name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from classifiers.verdict import Need

COUNTRY_CODE: Final = "1"  # of a number without one: the United States and Canada
_SHORTEST, _LONGEST = 8, 15  # digits of an E.164 number with its country code (ITU-T E.164 §6)

_APART: Final = r"[ ./·–-]"  # what stands between the groups of a number
_NANP = re.compile(
    rf"(?<![\w.$#/-])(?:\+?1{_APART}?)?\(?[2-9]\d{{2}}\)?{_APART}{{0,3}}\d{{3}}{_APART}{{0,3}}\d{{4}}(?![\w-]|[.,/]\d)"
)
_INTERNATIONAL = re.compile(r"(?<!\w)\+\d{1,3}[\d ().-]{6,18}\d(?!\w)")
_LOCAL = re.compile(r"(?<![\w.$#/-])(?<!\d\d\d[ .-])\d{3}[ .-]?\d{4}(?![\w-]|[.,]\d)")
_NUMBERS: Final = (_INTERNATIONAL, _NANP, _LOCAL)
_CALLS = re.compile(
    r"\b(?:call|phone|ph|cell|tel|tel[eé]fono|cel|celular|m[oó]vil|reach|text|txt|ring|ll[aá]m\w+|m[aá]r[qc]\w+|number"
    r"|n[uú]mero|contact|mobile|whatsapp|i'?m at)\b|#(?=\s?(?:is|:))",
    re.IGNORECASE,
)
_NO_PHONE = re.compile(
    r"\b(?:mls|listing|invoice|ticket|case|order|ref|file|id|account|loan|nmls|dre|bre|lic(?:ense)?|application|parcel"
    r"|apn|fax|telefax|f)\s?(?:number|no\.?|#|num)?\s?[:#.]?\s?#?$",
    re.IGNORECASE,
)
# Whose number stands there: their own goes before that of a relative, who may be called for them; never a stranger's.
_OWN = re.compile(
    r"\b(?:i['’]?m at|i am at|my (?:own )?(?:number|cell|phone|line)|mine)\b[^.!?\n]{0,24}$", re.IGNORECASE
)
_OF_STRANGERS = re.compile(
    r"\b(?:(?:my|the|our|your|his|her|their|mi|su|el|la) (?:\w+ ){0,2}(?:agent|realtor|broker|lender|landlord|adjuster"
    r"|inspector|contractor|agente)(?:['’]s)?\b(?:(?!\b(?:me|us)\b)[^.!?\n]){0,30}"
    r"|(?:your|su) (?:\w+ ){0,2}(?:number|phone|cell|line|n[uú]mero|tel[eé]fono)\b[^.!?\n:]{0,12})$",
    re.IGNORECASE,
)

# In a signature: the number that is always with them, and lines that speak to whoever reads, as disclaimers do.
_MOBILE = re.compile(r"\b(?:cell|mobile|m[oó]vil|cel|celular|direct|c|m)\b[^\d\n]{0,4}$", re.IGNORECASE)
_TO_THE_READER = re.compile(
    r"\b(?:you|your|please|recipient|error|wire|fraud|toll[- ]free|usted|favor|destinatario)\b", re.IGNORECASE
)

_EMAIL: Final = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
_OWN_EMAIL = re.compile(
    rf"(?:\be-?mail(?: address)?\s?(?:is|:)|\bcorreo(?: electr[oó]nico)?\s?(?:es|:)|\b(?:write|reach|email"
    rf"|contact)(?: to)? me(?: back)? (?:at|on)"
    rf"|\bmy (?:new |other |personal )?e-?mail(?: address)? is|\bescr[ií]b[ae](?:nme|me) a"
    rf"|\bmi correo(?: es)?)\s*(?P<email>{_EMAIL})",
    re.IGNORECASE,
)
_NAME: Final = r"[A-ZÁÉÍÓÚÑ][\w'’-]*(?: (?:(?:de la|de|van|von|del) )?[A-ZÁÉÍÓÚÑ][\w'’-]*(?:(?<= [A-Z])\.)?){0,3}"
_LABELLED_NAME = re.compile(
    rf"(?im:^[ \t*>-]*(?:full |your |contact |lead |buyer |client )?(?:name"
    rf"|nombre(?: completo)?)[\s*]*[:=][ \t*]*)(?P<name>{_NAME})"
)
_FIRST_NAME = re.compile(rf"(?im:^[ \t*>-]*(?:first name|nombres?)[\s*]*[:=][ \t*]*)(?P<name>{_NAME})")
_LAST_NAME = re.compile(rf"(?im:^[ \t*>-]*(?:last name|apellidos?)[\s*]*[:=][ \t*]*)(?P<name>{_NAME})")
_SAID_NAME = re.compile(rf"(?i:\bmy name is|\bme llamo|\bmi nombre es)\s(?P<name>{_NAME})")
_THIS_IS = re.compile(
    r"\b(?:This is|this is|I['’]?m|I am|[Ii]t['’]?s)\s(?P<name>[A-Z][a-z'’]+ [A-Z][a-z'’]+)"
    r"(?= (?:out|from|on|at|over|again|here|and)\b|[.,!])"
)
_NO_NAME = re.compile(r"\b(?:The|My|Our|Not|A|An|Your|General|House|Home)\b")


def contact_details(text: str) -> Mapping[str, Need]:
    """The slots phone, lead_email and name that `text` gives."""
    return {**phone(text), **email(text), **name(text)}


def phone(text: str) -> Mapping[str, Need]:
    """The writer's phone number, as digits: with "+" and country code; one of seven digits stays as it is."""
    for pattern in _NUMBERS:
        found = [match for match in pattern.finditer(text) if _is_phone(text, match)]
        best = next((match for match in found if _OWN.search(_before(text, match))), next(iter(found), None))
        if best:
            return {"phone": Need(_normalised(best[0].strip()), best[0].strip())}
    return {}


def phone_in_signature(signature: str) -> Need | None:
    """The writer's number as their own signature gives it, a mobile one before others."""
    card = "\n".join(line for line in signature.splitlines() if not _TO_THE_READER.search(line))
    found = [
        match
        for pattern in (_INTERNATIONAL, _NANP)
        for match in pattern.finditer(card)
        if not _NO_PHONE.search(_before(card, match)) and _normalised(match[0].strip())
    ]
    best = next((match for match in found if _MOBILE.search(_before(card, match))), next(iter(found), None))
    return Need(_normalised(best[0].strip()), best[0].strip()) if best else None


def email(text: str) -> Mapping[str, Need]:
    """The address that the writer gives as their own."""
    match = _OWN_EMAIL.search(text)
    return {"lead_email": Need(match["email"].rstrip(".").lower(), match["email"].rstrip("."))} if match else {}


def name(text: str) -> Mapping[str, Need]:
    """The name that a form labels or the writer states."""
    match = _LABELLED_NAME.search(text) or _SAID_NAME.search(text) or _THIS_IS.search(text)
    if match and not _NO_NAME.search(match["name"]):
        quote = match["name"].rstrip(".,")
        return {"name": Need(quote, quote)}
    first, last = _FIRST_NAME.search(text), _LAST_NAME.search(text)
    if first and last:
        quote = text[first.start("name") : last.end("name")]
        whole = f"{first['name']} {last['name']}"
        return {"name": Need(whole, quote if len(quote) <= 120 else first["name"])}
    return {}


def _is_phone(text: str, match: re.Match[str]) -> bool:
    """Whether digits are a phone number that the writer may be reached at."""
    before = _before(text, match)
    if _NO_PHONE.search(before) or _OF_STRANGERS.search(before):
        return False
    return _looks_dialled(text, match) and bool(_normalised(match[0].strip()))


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 80) : match.start()]


def _looks_dialled(text: str, match: re.Match[str]) -> bool:
    """Whether bare digits are a phone number: marks stand between them, words for calling stand near, or there is
    nothing else, as where a number was asked for, or they are the last that is said."""
    digits = re.sub(r"\D", "", match[0])
    if len(digits) >= 10 and (re.search(r"[ ()+./·–-]", match[0]) or _is_last_said(text, match)):
        return True
    near = _CALLS.search(text, max(0, match.start() - 40), min(len(text), match.end() + 20)) is not None
    if len(digits) == 7:
        marked = re.search(r"[.-]", match[0]) is not None
        return near or (marked and match[0].startswith("555"))
    return near


def _is_last_said(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence that is nothing but the digits ends a text, or is all of it."""
    before, after = text[: match.start()].rstrip(" "), text[match.end() :].strip().rstrip(".")
    return not after and (not before.strip() or before.endswith((".", "!", "?")))


def _normalised(quote: str) -> str:
    digits = re.sub(r"\D", "", quote)
    if quote.startswith("+"):
        return f"+{digits}" if _SHORTEST <= len(digits) <= _LONGEST else ""
    if len(digits) == 10:
        return f"+{COUNTRY_CODE}{digits}"
    if len(digits) == 11 and digits.startswith(COUNTRY_CODE):
        return f"+{digits}"
    return digits if len(digits) == 7 else ""
