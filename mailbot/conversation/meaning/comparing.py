"""What is to be compared between homes: "compare heating, taxes and the lot size" asks for each. Pure."""

from __future__ import annotations

import re
from typing import Final

from classifiers.asking.topics import OTHER_TOPIC

_COMPARES: Final = re.compile(
    r"\b(?:compar(?:e|es|ed|ing|ison|a|e|en|ar|aci[oó]n)\b|differences? (?:between|in)\b|side by side\b"
    r"|diferencias? (?:entre|de|en)\b)[^.!?\n]{0,160}",
    re.IGNORECASE,
)  # fmt: skip
# How things are named in a list of what is to be compared, and the topic of each.
_NAMED: Final = {
    topic: re.compile(rf"\b(?:{names})\b", re.IGNORECASE)
    for topic, names in {
        "hoa": r"(?:monthly |condo |hoa )?fees?|hoa|dues|cuotas?|mantenimiento",
        "parking": r"parking|garages?|estacionamiento|cocheras?|garajes?",
        "taxes": r"(?:property )?tax(?:es)?|impuestos|predial",
        "heating": r"heat(?:ing)?|cooling|hvac|calefacci[oó]n",
        "utilities": r"utilit(?:y|ies)|servicios",
        "lot": r"lots?(?: sizes?)?|land|acreage|terrenos?|lotes?",
        "size": r"sizes?(?! of the lot)|square f\w+|sq\.? ?f\w+|tama[ñn]os?|metros",
        "year_built": r"ages?|years?(?: built)?|antig[üu]edad",
        "pets": r"pets?|pet (?:policy|rules)|mascotas",
        "laundry": r"laundry|washers?|lavander[ií]a",
        "deposit": r"deposits?|dep[oó]sitos?",
        OTHER_TOPIC: r"floors?|noise|light|insurance|condition|roofs?|commutes?|pisos?|ruido|seguro",
    }.items()
}
_OF_LAND: Final = re.compile(r"\blots? sizes?\b", re.IGNORECASE)
_FEWEST: Final = 2  # things: "which has a garage" asks which of them has one
_LONGEST_READ: Final = 5000  # characters


def compared(text: str) -> tuple[str, ...]:
    """The topics that a text wants compared; none where it names fewer than two things."""
    found: dict[str, None] = {}
    for sentence in _COMPARES.findall(text[:_LONGEST_READ]):
        rest = _OF_LAND.sub("lot", sentence)
        found |= {topic: None for topic, names in _NAMED.items() if names.search(rest)}
    return tuple(found) if len(found) >= _FEWEST else ()
