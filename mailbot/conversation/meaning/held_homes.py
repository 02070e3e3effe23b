"""Whether a text asks that a home be kept for its writer: a wish that only a person can grant. Pure."""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases

_HOME: Final = r"(?:it|this one|that one|the (?:place|apartment|unit|house|home|condo)|(?:unit|apt) ?\w{1,4})"
_ASKS_TO_HOLD: Final = phrases(
    r"""
    (?:hold|reserve|save) <HOME> for (?:us|me)(?! (?:accountable|responsible))
    (?:hold|reserve|keep) <HOME> (?:until|till|off the market)
    (?:please|pls|can you|could you|would you|will you)(?: please| maybe| just)? (?:hold|reserve) <HOME>
    <NOT>(?: please)? (?:rent|sell|lease|give|let)(?: out)?(?: <HOME>)?(?: out)? to <OTHERS>
    (?:take|pull) <HOME> off the market
    (?:ap[aá]rt|res[eé]rv|gu[aá]rd)(?:e|en|a|ar)(?:me|nos)(?:l[ao])?
    (?:me|nos) l[ao] (?:pueden? )?(?:apartan?|guardan?|reservan?|apartar|guardar|reservar)
    no (?:se )?l[ao] (?:rente|renten|venda|vendan|alquile|alquilen) a (?:nadie|otr[ao]s?)
    """,
    HOME=_HOME,
    NOT=r"(?:don.?t|do not)",
    OTHERS=r"(?:anyone|anybody|someone|somebody)",
)


def asks_to_hold(text: str) -> bool:
    """Whether the writer asks to keep a home for them, or to give it to nobody else."""
    return _ASKS_TO_HOLD.search(text) is not None
