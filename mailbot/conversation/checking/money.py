"""The check of prices: every sum of money is that of the home that it is said of, or a fact of the business."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from classifiers.text.words import fold
from mailbot.conversation.checking.amounts import Amount, money_in
from mailbot.conversation.checking.derived import is_apart, is_together
from mailbot.conversation.checking.known import record_of
from mailbot.conversation.checking.masks import EMAIL, LINK, PHONE, without
from mailbot.conversation.checking.review import Reviewed
from mailbot.conversation.checking.roughly import WAYS_OF_A_PRICE, Figure, decade, said
from mailbot.conversation.checking.sentences import Sentence
from mailbot.conversation.checking.told import SAID_BACK, untrue

_THEIR_LIMIT: Final = re.compile(
    r"\b(?:your|you (?:gave|named|set|have)|under|below|beneath|within|inside|up to|than|at most|above|over"
    r"|(?:limit|budget|ceiling|cap)(?: of)?|(?:por )?debajo de|dentro de|hasta|menos de|m[aá]s de|de hasta|con"
    r"|(?:su|tu) (?:presupuesto|l[ií]mite|tope)|presupuesto de|(?:tope|l[ií]mite) (?:de|en))\W+"
    r"(?:(?:your|su|sus|tu|tus|the|los|budget|limit|of|de|presupuesto)\W+){0,3}\Z",
    re.IGNORECASE,
)
# What stands before a price that something is said to have; "for $300,000 or less" says no price.
_PRICED: Final = re.compile(
    r"(?:\w['’]s|\w\s+(?:is|are)"
    r"|\b(?:costs?|asks?|asking|for|at|comes? to|runs?|sells? for|cuestan?|sale en|est[aá]n? en|vale|por|a|en))"
    r"\s+(?:just |only |about |around |listed at |priced at |solo |apenas )?\Z",
    re.IGNORECASE,
)
_APIECE: Final = re.compile(r"\s*(?:each|apiece|a head|per\b|an adult|cada|por)\b", re.IGNORECASE)
_OR_LESS: Final = re.compile(
    r"\s*(?:or (?:less|under|below)|at (?:the )?most|max|tops|o menos|como m[aá]ximo"
    r"|as (?:the|your|a) (?:ceiling|limit|cap|maximum|budget|top)|(?:that )?you (?:gave|set|named|mentioned|wrote)"
    r"|que (?:usted )?(?:nos |me )?(?:dio|marc[oó]|puso|mencion[oó]|indic[oó]))\b",
    re.IGNORECASE,
)


def prices(draft: Reviewed) -> Iterator[str]:
    """Every amount of money is that of the home that the sentence is about, or a fact's, or follows from those."""
    for sentence in draft.sentences:
        text = without(sentence.text, EMAIL, LINK, PHONE)
        told: list[tuple[int, object]] = [
            (amount.start, _price_meant(amount, text, sentence, draft))
            for amount in money_in(text)
            if not _is_theirs(amount, text, sentence, draft)
            and not _stated_by_the_business(amount.value, sentence, draft)
            and not _stated_of_a_home(amount.value, sentence, draft)
            and not _follows(amount, text, draft)
        ]
        found = untrue(sentence, told, draft, lambda home: (float(home.price),), draft.known.our_prices)
        yield from (f"{value:,.0f}" for value in found)


def _price_meant(amount: Amount, text: str, sentence: Sentence, draft: Reviewed) -> float:
    """The asking price that an amount says roughly, first of the homes that are spoken of; else itself."""
    figure = Figure(amount.value, text, amount.start, amount.end)
    for asked in ({float(home.price) for home in draft.about(sentence)}, draft.asking_prices):
        in_thousands = {price / 1_000: price for price in asked}
        short = said(figure, in_thousands, (decade,))
        price = said(figure, asked, WAYS_OF_A_PRICE) if short is None else in_thousands[short]
        if price is not None:
            return price
    return amount.value


def _is_theirs(amount: Amount, text: str, sentence: Sentence, draft: Reviewed) -> bool:
    """What the lead can spend, said back to them, and not as the price of a home."""
    if amount.value not in draft.known.their_prices:
        return False
    if not draft.brief.properties or _THEIR_LIMIT.search(text[: amount.start]) or _OR_LESS.match(text, amount.end):
        return True
    return bool(SAID_BACK.search(text)) and not sentence.mentions and not _PRICED.search(text[: amount.start])


def _stated_by_the_business(value: float, sentence: Sentence, draft: Reviewed) -> bool:
    """A sum that a fact of the business names, in a sentence that shares a telling word with it."""
    words = _stems(sentence.text)
    return any(value in _sums(fact.text) and words & _stems(fact.text) for fact in draft.known.business)


def _stated_of_a_home(value: float, sentence: Sentence, draft: Reviewed) -> bool:
    """Another sum than the price that a home's records name, such as dues, in a sentence about that home."""
    return any(value in _sums(record_of(home)) for home in draft.about(sentence))


def _follows(amount: Amount, text: str, draft: Reviewed) -> bool:
    """How far prices are apart, from each other or from what the lead can spend, or what sums come to together."""
    asked = draft.asking_prices
    figure = Figure(amount.value, text, amount.start, amount.end)
    if asked and is_apart(figure, asked | draft.known.their_prices):
        return True
    texts = [fact.text for fact in draft.known.business]
    sums = asked.union(*(_sums(told) for told in (*texts, *map(record_of, draft.brief.properties))))
    return is_together(amount.value, sums, text) and not _APIECE.match(text, amount.end)


def _sums(text: str) -> set[float]:
    return {amount.value for amount in money_in(text)}


def _stems(text: str) -> set[str]:
    """The beginnings of its longer words, in which Spanish and English often agree: "deposit", "depósito"."""
    return set(re.findall(r"\b[^\W\d_]{5}", fold(text)))
