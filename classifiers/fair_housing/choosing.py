"""Whether somebody says who is to buy or rent a home, or who is not, by what fair housing law protects.

A seller who would rather have a family of their own faith gives an instruction that no agency may take. What is to be
said to them is a person's to say; to go on with the sale as if nothing had been said would look like consent.
"""

from __future__ import annotations

import re
from typing import Final

from classifiers.fair_housing.patterns import told
from classifiers.text.phrases import phrases

# The classes of which a word beside a buyer or tenant says who is meant; "my husband" and "a couple" say nothing.
_CHOSEN_BY: Final = frozenset(("race, color or national origin", "religion", "handicap", "source of income"))
_WISHES: Final = phrases(
    r"""
    prefer\w*|only|rather|want\w*|like|hope|hoping|make sure|sure|no|not|never|avoid|refuse|without|mind|ok(?:ay)? with
    (?:don|won|can|wouldn|isn|aren)['’]?t
    prefier\w+|solo|s[oó]lo|quier\w+|queremos|quisi\w+|que no|sin|nada de|ni
    """
)
# To whom a home goes.
_RECEIVES: Final = phrases(
    r"""
    (?:goes|sold|sell|selling|rent|renting|rented|let|lease|leasing|show|showing)(?: (?:it|them|out|up|only|just|my\
        |our|the|this|house|home|place|unit|units|condo|apartment|rooms?))* to\
        (?! (?:my|our|the (?:church|bank|city|town|school)|be|see|sell|buy|rent)\b)
    (?<!time )(?<!my )(?<!are )(?<!a )(?:buyers?|tenants?|renters?|applicants?|whoever (?:buys|rents)|people who \
        (?:buy|rent)|new (?:owners?|family))
    (?:vend\w+|rent\w+|alquil\w+|qued\w+|vaya)(?: \w+){0,3} (?:a|con) (?:un[ao]?s?|familias?|gente|personas?|\w+[oa]s)
    (?:compradores|inquilin[oa]s|arrendatari[oa]s)
    """
)
_OTHERS_BY: Final = re.compile(
    r"\b(?:gays?|lesbians?|lgbt\w*|straight|transgender|homosexual\w*|heterosexual\w*)\b"
    r"|\b(?:no|not|without|don['’]?t want|sin)(?: \w+){0,3} (?:kids|children|families|ni[nñ]os|hijos)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[^.?!\n]+")


def chooses_people(text: str) -> bool:
    """Whether a sentence wishes for or against buyers or tenants by what they are."""
    return any(
        _WISHES.search(sentence) and _RECEIVES.search(sentence) and _is_by_class(sentence)
        for sentence in _SENTENCE.findall(text)
    )


def _is_by_class(sentence: str) -> bool:
    return _OTHERS_BY.search(sentence) is not None or any(found.of in _CHOSEN_BY for found in told(sentence))
