"""Whether somebody asks or wants something in a line: then no signature, footer or warning has begun above it."""

from __future__ import annotations

import re

from mailbot.mail.patterns import one_of

# English and Spanish at length, and what a lead says first in the other languages of the tables beside this one.
_ASKS = re.compile(
    r"\?(?!\S)|¿|[$€£] ?\d|(?<!\w)"
    + one_of(r"""
        (?:i|we)(?: \w+){0,2} (?:want|need|wish|prefer|hope|plan|love|like|seek|search|look)\b
        (?:i|we)(?: \w+){0,2} (?:buy|sell|rent|move|see|visit|tour|view)\b
        (?:i|we) (?:would|could|can|might) (?:\w+ )?(?:like|love|prefer|see|come|meet|do|be|go|make|also)\b
        (?:i|we)['’](?:d|ll)(?: \w+)? (?:like|love|prefer|want|need|see|come|take|be)\b
        (?:i|we)(?: a|['’])(?:m|re)(?: \w+)? (?:looking|searching|seeking|interested|hoping|planning)\b
        (?:i|we)(?: a|['’])(?:m|re)(?: \w+)? (?:buying|selling|moving|renting)\b
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
    """),
    re.IGNORECASE,
)
_BEGINS = re.compile(
    one_of(r"""
        (?:message|comments?|e?i?nquiry|question|notes?|mensaje|comentarios|nachricht|messaggio|mensagem)\s?:
        (?:stop|unsubscribe|remove|cancel|yes|no|ok|okay|sure|sí|si|ja|nein|oui|non|baja)(?: please)?[.!]*$
    """),
    re.IGNORECASE,
)


def asks(line: str) -> bool:
    """Whether a line asks, wishes, orders or gives a figure of a home: words that somebody waits to have read."""
    return bool(_BEGINS.match(line) or _ASKS.search(line))
