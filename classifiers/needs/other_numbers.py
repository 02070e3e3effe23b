"""Numbers that are read as prices and rooms and are none: credit scores, years of construction, a loan's payment.

Like the gates (classifiers.needs.gates) this stands after the models and feeds none of them.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from classifiers.needs.price_words import CEILING, CEILING_AFTER
from classifiers.needs.spots import BEFORE, Mail
from classifiers.text.phrases import phrases
from classifiers.verdict import Need
from models.message import Intent

_PRICES: Final = ("price_min", "price_max")
_CREDIT: Final = r"(?:credit(?: score)?s?|cr[eé]dito|fico|scores?|puntaje|puntuaci[oó]n)"
# A score has three digits and no unit; nothing about a price lies between it and its word.
_BETWEEN: Final = r"(?:(?!\b(?:up to|max\w*|budget|under|below|look\w*|want\w*|rent\w*|spend|afford|pay\w*|hasta|m[aá]ximo|busc\w+|presupuesto|renta|pago|price\w*|bed\w*)\b)[^\n;$\d]){0,45}?"
_SCORE: Final = re.compile(
    rf"\b{_CREDIT}\b{_BETWEEN}(?<![\d.,$])(?P<number>[3-8]\d\d)(?![\d.,]*\d)(?! ?(?:k|mil|a month|/mo|al mes|max|tops|or (?:less|under))\b)"
    rf"|(?<![\d.,$])(?P<first>[3-8]\d\d)(?: de| in| is (?:my|our)| for(?: my| our)?)? (?:\w+ )?{_CREDIT}\b(?! (?:toward|union|card))",
    re.IGNORECASE,
)
# A year before which a home must not be built; ends where it begins, or begins where it ends.
_NEWER_THAN: Final = phrases(
    r"""
    (?:newer|older|more recent|younger|earlier|later) than(?: the year)? $
    (?:built|constructed|made)(?: \w+)? (?:in|after|since|before|around|past|than)? ?$
    m[aá]s (?:nuev|recient|viej|antigu)[aoe]s? (?:que|de|del)(?: (?:el )?a[ñn]o)? $
    (?:construid|hech)[ao]s?(?: \w+){0,3} $
    """
)
_OR_NEWER: Final = phrases(
    r"""
    ^ ?(?:or|and|o|y) (?:newer|later|younger|m[aá]s nuev\w+|m[aá]s reciente|posterior)
    ^ or (?:after|older)\b
    """
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# What is paid for a loan each month; ends where the sum begins.
_PAYMENT: Final = re.compile(
    r"\b(?:(?:house|mortgage|monthly|max(?:imum)?|total|a) payments?|payments?|mortgage|mensualidad|letra|pago mensual)\b[^.!?\n]{0,30}\Z",
    re.IGNORECASE,
)
_EACH_MONTH: Final = re.compile(r"\s?(?:/ ?mo\b|(?:a|per|each|al) (?:month|mes)\b|monthly|mensual\w*)", re.IGNORECASE)
# Words that put a bid forward; the number may stand in a sentence of its own.
_PUTS_IN: Final = phrases(
    r"""
    (?:put(?:ting)?|send(?:ing)?|throw(?:ing)?|submit(?:ting)?)(?: \w+)? (?:in )?(?:a|my|our|an) (?:number|offer|bid)\b
    (?:make|making|write|writing)(?: up)? (?:an|my|our) offer
    (?:hacer|presentar|poner|mandar) una? (?:oferta|propuesta)
    """
)
_BATH: Final = re.compile(r"bath|\bba\b|ba[ñn]o|toilet|restroom|\bwc\b|powder|\d ?/ ?\d|\dba\b", re.IGNORECASE)


def no_other_numbers(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """Without prices whose number is something else wherever it stands, and with rooms that no word calls baths."""
    kept = {slot: need for slot, need in needs.items() if slot not in _PRICES or not _is_another(need, mail)}
    baths = kept.get("bathrooms_min")
    if baths is not None and baths.quote.isdigit() and not _BATH.search(mail.text):
        del kept["bathrooms_min"]  # "I don't need 3, 2 is fine"
        kept.setdefault("bedrooms_min", baths)
    return kept


def _is_another(need: Need, mail: Mail) -> bool:
    digits = re.sub(r"\D", "", need.quote)
    stands = list(_stands(need.quote, mail.text))
    scores = {match.span("number" if match["number"] else "first") for match in _SCORE.finditer(mail.text)}
    if not stands or not digits:
        return False
    return all(_is_no_price(span, scores, need.quote, mail) for span in stands)


def _is_no_price(span: tuple[int, int], scores: set[tuple[int, int]], quote: str, mail: Mail) -> bool:
    before, after = mail.text[max(0, span[0] - BEFORE) : span[0]], mail.text[span[1] :]
    if span in scores and not CEILING.search(before[-25:]) and not CEILING_AFTER.search(after):
        return True
    if _YEAR.fullmatch(quote) and (_NEWER_THAN.search(before) or _OR_NEWER.search(after)):
        return True
    if Intent.RENTER not in mail.intents and _PAYMENT.search(before) and _EACH_MONTH.match(after):
        return True
    alone = re.search(r"(?:^|[.!?\n:])\s*(?:at |of |it['’]?s )?\$?\Z", before) is not None
    return alone and _PUTS_IN.search(before) is not None


def _stands(quote: str, text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in re.finditer(rf"(?<![\w.,]){re.escape(quote)}(?!\w)", text))
