"""Whether somebody asks or wants something in a line: then no signature, footer or warning has begun above it."""

from __future__ import annotations

import re

from mailbot.mail.patterns import one_of

# In small letters, by which an alternation is gone through several times as fast as by letters of either case.
# English and Spanish at length, and what a lead says first in the other languages of the tables beside this one.
_WANT = (
    "(?:want|need|wish|prefer|love|like|interested|come|meet|see|tour|view|visit(?:ing)?|hop(?:e|ing)|plan(?:ning)?"
    "|seek(?:ing)?|search(?:ing)?|look(?:ing)?|buy(?:ing)?|sell(?:ing)?|rent(?:ing)?|mov(?:e|ing))"
)
_ASKS = re.compile(
    r"\?(?!\S)|¿|[$€£] ?\d|(?<!\w)"
    + one_of(rf"""
        (?:i|we)(?:['’]\w+)?(?: \w+){{0,2}}? {_WANT}\b
        (?:call|text|ring|phone|e?-?mail|write|contact|reach|send|show|tell|give|help|let|remind) me\b
        (?:remove|unsubscribe) me\b|(?:send|show|tell|give|help) us\b
        please (?:remove|unsubscribe|stop|take|send|show|quote|book|confirm)\b
        (?:looking|searching|interested|hoping) (?:for|at|in|to)\b(?! hear)
        \d[\d.,]*[ -]?(?:k|bed\w*|br|bd|bath\w*|ba|sq\.? ?f\w*|hab\w*|zimmer)\b|bed(?:room)?s\b|baths\b|budget\b
        (?:quiero|queremos|quisiera\w*|busco|buscamos|necesito|necesitamos|deseo|deseamos|puedo|podemos)\b
        (?:me|nos) (?:gustar[ií]a|interesa)|(?:ll[aá]m|m[aá]nd|env[ií])[ea]me\b
        presupuesto\b|(?:dormitorios|rec[aá]maras)\b
        (?:ich|wir) (?:möchte|suche|will|wollen|brauche|hätte|würde)n?\b
        (?:rufen|schicken|senden) sie (?:mich|mir|uns)\b
        (?:je|nous) (?:voudri?ons|voudrais|veux|voulons|cherch|souhait|aimeri)\w*|appelez[- ](?:moi|nous)\b
        (?:vorrei|vorremmo|cerco|cerchiamo|quero|procuro|procuramos|gostaria|gostaríamos)\b
        (?:ik|wij?) (?:wil|zoek|zou)\w*
    """)
)
_BEGINS = re.compile(
    one_of(r"""
        (?:message|comments?|e?i?nquiry|question|notes?|mensaje|comentarios|nachricht|messaggio|mensagem)\s?:
        (?:stop|unsubscribe|remove|cancel|yes|no|ok|okay|sure|sí|si|ja|nein|oui|non|baja)(?: please)?[.!]*$
    """)
)


def asks(line: str) -> bool:
    """Whether a line asks, wishes, orders or gives a figure of a home: words that somebody waits to have read."""
    line = line.lower()
    return bool(_BEGINS.match(line) or _ASKS.search(line))
