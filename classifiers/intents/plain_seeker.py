"""A mail that asks for homes in plain words and says which: a model that wavers over its courtesies is not asked."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from classifiers.text.phrases import phrases
from models.message import Intent

_TELLING: Final = ("price_max", "bedrooms_min", "areas", "property_type")
_ENOUGH: Final = 3
_SEEKS: Final = phrases(
    r"""
    (?:send|show|find|get|give) (?:me|us)
    (?:looking|searching|hunting|shopping) (?:for|at|to (?:buy|rent))
    (?:want|need|like|love|hope|hoping|wish) (?:to (?:buy|rent|find|see|purchase)|an?|some|something)
    (?:do you|have you|is there|are there|what do you)(?: \w+){0,3} (?:have|got|any)
    busc\w+|(?:quier|quisi|necesit)\w+|me (?:puede|podr[ií]a) (?:mandar|enviar|mostrar)
    (?:m[aá]nd|env[ií]|mu[eé]str)\w+
    """
)
# Speaks of a home of their own, or for others: what is told may be of that.
_OWNS: Final = phrases(
    r"""
    (?:my|our|mine|ours|mi|nuestr[oa])
    (?:sell|selling|sold|list|listing|listed|owner|owners|own|worth|value|vend\w+)
    (?:client|clients|buyer|buyers|tenant|tenants)
    """
)


def seeks_plainly(intent: Intent, text: str, told: Container[str]) -> bool:
    """Whether a mail, likeliest of somebody who seeks, asks for homes and tells most of what they look for."""
    enough = sum(slot in told for slot in _TELLING) >= _ENOUGH
    seeks = intent in (Intent.BUYER, Intent.RENTER) and enough
    return seeks and _SEEKS.search(text) is not None and _OWNS.search(text) is None
