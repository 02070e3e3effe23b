"""A wish to be written to rather than called, which is the opposite of having had enough mail."""

from __future__ import annotations

from typing import Final

from classifiers.phrases import phrases
from models.message import Intent

SHORT: Final = 14  # words in which such a wish is all that is said
_BY_MAIL: Final = phrases(
    r"""
    (?:prefer|rather|keep (?:it|this|things|everything)|stick|stay)(?: <WORD>){0,3} <BY>?<MAIL>
    (?:only|just|please|better to|easier to|rather) (?:reply|respond|write|answer)(?: (?:back|to|me|us|this|here))* \
        <BY>?<MAIL>
    (?:better|easier) to (?:write|reply|respond)
    (?:only|just|please)(?: <WORD>)? <BY>?<MAIL>(?: instead| only| please|,? no calls|(?=\s?(?:[.!]|$)))
    <MAIL> (?:is|works|would be) (?:best|better|easier|preferred|fine|good|great)
    <MAIL> (?:only|please)
    (?:don'?t|do not|no|instead of|rather than)(?: \w+){0,2} (?:calls?|calling|phone|ring)\b(?:\W+<WORD>){0,4}\W+<MAIL>
    (?:prefiero|preferimos|mejor|solo|solamente|nada m[aá]s)(?: <WORD>){0,2} (?:por |v[ií]a |el )?<CORREO>
    por <CORREO>(?: \w+)? (?:est[aá] bien|es mejor|mejor|por favor)
    """,
    BY=r"(?:(?:by|via|over|on|to|in|through) )",
    MAIL=r"(?<!no )(?<!not )(?<!or )(?:e-?mail|in writing)(?! (?:me )?(?:less|once|only when|or|nor|either))",
    CORREO=r"(?:correo(?: electr[oó]nico)?|e-?mail|escrito)",
    WORD=r"(?!no\b|not\b|nor\b|or\b|don\b|never\b|less\b|fewer\b|stop\b|quit\b|off\b|ni\b|sin\b)\w+",
)


def prefers_mail(text: str) -> bool:
    """Whether the writer asks to be written to, rather than called or anything else."""
    return _BY_MAIL.search(text) is not None


def not_of_mail(text: str) -> frozenset[Intent]:
    """The intents that a mail cannot have because its writer would rather be written to."""
    if not prefers_mail(text):
        return frozenset()
    brief = len(text.split()) <= SHORT
    return frozenset((Intent.UNSUBSCRIBE, Intent.NOT_INTERESTED, Intent.AUTO_REPLY) if brief else (Intent.UNSUBSCRIBE,))
