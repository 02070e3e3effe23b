"""Numbers that are read as prices and rooms and are none: times of day, phones, debts, incomes, bids, quoted prices.

Like the gates (classifiers.needs.gates) this stands after the models and feeds none of them: what a number is called in
its own clause says what it is, and a budget that is named so stays one.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from classifiers.needs.contact_details import COUNTRY_CODE
from classifiers.needs.price_words import CEILING, CEILING_AFTER, FLOOR
from classifiers.needs.said_numbers import numbers_said, phone_said
from classifiers.needs.spots import Mail, Spot, spots_of
from classifiers.text.phrases import phrases
from classifiers.verdict import Need

_PRICES: Final = ("price_min", "price_max")
_COUNTS: Final = ("bedrooms_min", "bathrooms_min")

# A clock's hours or minutes; ends where the number begins, or begins where it ends.
_CLOCK_BEFORE: Final = re.compile(r"\d[:.]\Z|\b(?:half past|quarter (?:past|to))\s\Z", re.IGNORECASE)
_CLOCK_AFTER: Final = re.compile(
    r":\d\d(?!\d)|\s?(?:[ap]\.?\s?m\b\.?|o['’]?clock|hrs\b|de la (?:ma[ñn]ana|tarde|noche)\b)", re.IGNORECASE
)
_AT_AN_HOUR: Final = re.compile(
    r"\b(?:after|before|until|till?|past|around|at|by|since|(?:a|de|para|hacia|tipo|sobre) las?|antes de|despu[eé]s de)"
    r"\s(?:about |like |around |las )?\Z",
    re.IGNORECASE,
)
_ROOM_AFTER: Final = re.compile(
    r"\s?\+?(?:\s?(?:-|–|to|or|o|a)\s?\d)?\s?-?(?:or more |full |full-size )?"
    r"(?:bed|br\b|bd|bath|ba\b|bds|rooms?\b|rec|cuart|hab|dorm|alcoba|ba[ñn]o)",
    re.IGNORECASE,
)
_ROOM: Final = re.compile(r"\b(?:bed|bd|br|bath|room|rec[aá]m|cuart|habit|dorm|ba[ñn]o)", re.IGNORECASE)
# Digits that are named as part of a phone number; ends where they begin.
_CODE_BEFORE: Final = phrases(r"(?:area code|lada|c[oó]digo(?: de [aá]rea)?|extension|ext\.?)(?: is| es|:)?\s?$")
# The words between a debt, an income or savings and their sum: no new clause, and no budget.
_IN_CLAUSE: Final = r"(?:(?!\b(?:up to|max\w*|budget|under|below|look\w*|want\w*|spend|afford|hasta|m[aá]ximo|busc\w+|presupuesto|and|but|y|pero|on an?|it work)\b)[^.!?\n;,]){0,30}?"
_NO_BUDGET_BEFORE: Final = phrases(
    r"""
    (?:owe|owes|owing|owed|debo|debemos|debe|deben|adeud\w+|debt(?: of)?|deuda(?: de)?|mortgage(?: balance)?(?: of| is)|\
        hipoteca(?: de| es)?|balance(?: of| is)?|payoff(?: of| is)?)\b<IN>$
    (?:i|we|he|she|husband|wife)(?: \w+)? (?:make|makes|making|earn|earns|earning|bring in|take home|net|gross)\b<IN>$
    (?:income|salary|wages|paycheck|earnings|sueldo|salario|ingresos?)\b<IN>$
    (?:gano|ganamos|gana|ganan|cobro|cobramos|me pagan|nos pagan)\b<IN>$
    (?:saved(?: up)?|savings(?: of)?|put down|down payment(?: of| is)?|ahorrad[oa]s?|ahorros(?: de)?|\
        enganche(?: de)?|(?:fees?|dues|taxes|hoa|impuestos|cuotas?)(?: of| are| is| de)?)\b<IN>$
    """,
    IN=_IN_CLAUSE,
)
_NO_BUDGET_AFTER: Final = phrases(
    r"""
    ^(?: \w+)? (?:left|still owed|owed|remaining) (?:on|to)\b
    ^(?: dollars| d[oó]lares)? (?:on (?:the|our|my) (?:mortgage|loan|note)|al banco|del banco|de (?:la )?(?:hipoteca|\
        deuda)|in debt)
    ^(?:/| per | a | an )(?:yr|year|hour|hr)\b
    ^(?: dollars| d[oó]lares)? (?:(?:al|por) (?:a[ñn]o|hora)|de (?:sueldo|salario|ingresos|enganche|ahorros?|inicial)|\
        (?:para|de) (?:el |dar )?(?:de )?enganche)\b
    ^(?: dollars)? (?:down\b|in savings|saved|for (?:a |the )?down ?payment|as (?:a |the )?down ?payment|put away)
    """
)
# What a seller would have to say yes to; ends where the sum begins.
_ASKED_OF_SELLERS: Final = phrases(
    r"""
    (?:would|will|could|can|might|do you think|think|suppose)(?: that)? (?:they|the (?:sellers?|owners?)|he|she|the \
        bank|it)(?:['’]d|['’]ll)?(?: \w+){0,3}? (?:take|accept|do|go|come down|go down|drop|sell|consider|entertain|\
        settle|budge)(?: (?:it|down|for|to|at|as low as|around|about|lower|like|an offer of)){0,3} $
    (?:acept|tomar|bajar|dejar|vender)[ií]an?(?: \w+){0,3}? (?:en|a|por|hasta)(?: unos)? $
    (?:la|lo|me la|me lo|nos la) (?:dejan?|venden?|bajan?|dan)(?: \w+){0,2} (?:en|a|por)(?: unos)? $
    (?:offer|offering|offered|bid|bidding)(?: \w+){0,6}? (?:of|at|is|be|for|around|about)? ?$
    """
)
_A_BID_AFTER: Final = phrases(
    r"""
    ^(?: \w+)? (?:offer|bid)\b
    ^ (?:on|for|por) (?:the |la |el )?(?:\d{1,5}\w? )?(?-i:[A-Z])[\w'’]+ (?:street|st|road|rd|lane|ln|drive|dr|court|\
        ct|close|way|row|avenue|ave)\b
    """
)
_SAYS_NO_BUDGET: Final = re.compile(
    r"\b(?:budget|presupuesto|spend|gastar|afford|pre-?approved|preaprob\w+)\b", re.IGNORECASE
)
# The price of a home that is named or asked about: "$379k for the condo?". Begins where the sum ends.
_OF_A_HOME_ASKED: Final = re.compile(
    r"(?: \w+){0,2} (?:for|on|por) (?:the|that|this|it|la|el|es[ea])\b[^.!\n]{0,30}\?", re.IGNORECASE
)
_COSTS_BEFORE: Final = phrases(
    r"""
    (?:neighbou?r\w*|zillow|redfin|house|home|place|condo|one|it|that|his|hers|theirs|vecin[oa])(?: \w+){0,3}? \
        (?:went|sold|listed|priced|appraised|valued|se vendi[oó]|vendieron)(?: \w+)? (?:for|at|in|en|por)(?: about| like)? $
    (?:zillow|redfin|zestimate|appraisal|assess\w+)(?: \w+){0,3} $
    """
)


def phone_as_said(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """With the phone that is spoken, or written in an unusual way; its area code may stand elsewhere."""
    said = phone_said(mail.text)
    known = str(needs["phone"].value) if "phone" in needs else ""
    completes = known.isdigit() and said is not None and said.value == f"+{COUNTRY_CODE}{str(said.value)[2:5]}{known}"
    return {**needs, "phone": said} if said and (not known or completes) else needs


def no_loose_numbers(needs: dict[str, Need], mail: Mail) -> dict[str, Need]:
    """Without prices and rooms whose number is something else wherever it stands."""
    rest = mail.text
    for one in numbers_said(rest):
        rest = rest[: one.start] + " " * (one.end - one.start) + rest[one.end :]
    return {slot: need for slot, need in needs.items() if not _is_another_number(slot, need, mail.text, rest)}


def _is_another_number(slot: str, need: Need, text: str, without_phones: str) -> bool:
    told: Callable[[Spot], bool]
    if slot in _PRICES:
        told = _is_no_price
    elif slot in _COUNTS and need.quote.isdigit():
        told = _is_an_hour
    else:
        return False
    return any(spots_of(text, need.quote)) and all(map(told, spots_of(without_phones, need.quote)))


def _is_no_price(spot: Spot) -> bool:
    if _CLOCK_BEFORE.search(spot.before) or _CLOCK_AFTER.match(spot.after) or _CODE_BEFORE.search(spot.before):
        return True
    if _is_firm(spot):
        return False
    if _NO_BUDGET_BEFORE.search(spot.before) or _NO_BUDGET_AFTER.search(spot.after):
        return True
    if _ASKED_OF_SELLERS.search(spot.before) or _A_BID_AFTER.search(spot.after):
        return True
    return _OF_A_HOME_ASKED.match(spot.after) is not None or _COSTS_BEFORE.search(spot.before) is not None


def _is_firm(spot: Spot) -> bool:
    """Whether the words at a sum make it what somebody would spend."""
    near = spot.before[-25:]
    limits = CEILING.search(spot.before) or FLOOR.search(spot.before) or CEILING_AFTER.search(spot.after)
    return limits is not None or _SAYS_NO_BUDGET.search(near) is not None


def _is_an_hour(spot: Spot) -> bool:
    if _ROOM_AFTER.match(spot.after) or _ROOM.search(spot.before):
        return False
    return _CLOCK_AFTER.match(spot.after) is not None or _AT_AN_HOUR.search(spot.before) is not None
