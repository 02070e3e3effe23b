"""Which lines are the warning that the recipient's own mail server puts above a mail from outside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailbot.mail.patterns import one_of
from mailbot.mail.quotes.asking import asks

_FROM_OUTSIDE = r".{0,200}(?:outside|extern|originat|außerhalb|extérieur|exterior)"
_MAIL = "(?:e-?mail|message|sender|courriel|correo|mensaje|mensagem)"
_BEGINS = re.compile(
    r"[\s*_>\[(!-]*+"
    + one_of(rf"""
        (?:caution|warning|external|ext)\b[\]\s:*!.-]*(?:external )?(?:e-?mail|message|sender)?[\]\s:*!.)-]*$
        (?:caution|warning|external|notice|attention)\b[\]\s:*!.-]*th(?:is|e) {_MAIL}\b{_FROM_OUTSIDE}
        (?:caution|warning|external|ext)\b.{{0,20}}[\]:*!.-].{{0,20}}do not click (?:on )?(?:any )?(?:link|attachment)s?
        (?:achtung|vorsicht|warnung|extern)\b.{{0,10}}\Wdies(?:e| ist eine?) .{{0,20}}{_MAIL}\b{_FROM_OUTSIDE}
        (?:attention|avertissement|prudence)\b.{{0,10}}\W(?:ce|cet) {_MAIL}\b{_FROM_OUTSIDE}
        (?:atenci[oó]n|cuidado|precauci[oó]n|aten[cç][aã]o)\b.{{0,10}}\Weste {_MAIL}\b{_FROM_OUTSIDE}
        (?:you|some people who received this message) don['’]t often get e-?mail from
    """),
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    one_of(r"""
        (?:click|open|follow)(?:ing)? (?:on )?(?:any |the |unknown )?(?:link|attachment)
        do not (?:click|open|reply|respond|forward)|links (?:and|or) (?:open )?attachments
        (?:unless|until) you (?:\w+ )?(?:recogni[sz]e|know|trust|verify|expect)|content is safe|exercise caution
        (?:recogni[sz]e|know|trust|verify) the (?:sender|source|content)|learn why this is important
        outside (?:of )?(?:the|your|our) (?:organi[sz]ation|company|network)
        phishing|suspicious (?:e-?mails?|messages?|links?|content)
        (?:anhänge|absenders?|klicken sie|pièces jointes|expéditeur|archivos adjuntos|remitente)\b
    """),
    re.IGNORECASE,
)
_WRAPPED = re.compile(r".{55,}(?<!important)[\w,]")  # a line of it that stops within a sentence
_TAIL = 45  # characters of a line that such a sentence may end in
_IN_PERSON = re.compile(r"(?<![\w'’])(?:i|i['’](?:m|d|ve|ll)|my|ich|je|yo)(?![\w'’])", re.IGNORECASE)


def banner_lines(lines: Sequence[str]) -> set[int]:
    """The numbers of those lines that warn of a mail. A warning ends with its line, unless the next goes on with it."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        begins_or_goes_on = _BEGINS.match(line) or (at - 1 in found and _goes_on(lines[at - 1], line))
        if begins_or_goes_on and not _is_said(line):
            found.add(at)
    return found


def _goes_on(above: str, line: str) -> bool:
    """Whether a line below a warning's is one of it: by its words, or as the end of a wrapped sentence."""
    wrapped = _WRAPPED.fullmatch(above) is not None and line[:1].islower() and len(line) < _TAIL
    return wrapped or _GOES_ON.search(line) is not None


def _is_said(line: str) -> bool:
    """Whether a person speaks in a line: no server asks for a home, or says "I"."""
    return asks(line) or _IN_PERSON.search(line) is not None
