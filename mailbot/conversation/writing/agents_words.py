"""What a lead wants as an agent says it, for notices, pages and the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mailbot.conversation.writing.wording import money, phone_number
from models.contact import StoredNeed
from models.message import Intent
from models.property import ListedFor

_PRICES = ("price_min", "price_max")
# Each need around its value, in the order in which they are told.
_PHRASES: Mapping[str, str] = {
    "property_type": "{}",
    "property_types_not": "no {}",
    "listed_for": "for {}",
    "price_min": "from {}",
    "price_max": "up to {}",
    "bedrooms_min": "{} bedrooms or more",
    "bathrooms_min": "{} bathrooms or more",
    "areas": "in {}",
    "areas_not": "not in {}",
    "timeline": "when: {}",
    "preapproved": "loan approved: {}",
    "financing": "financing: {}",
    "address": "address: {}",
    "name": "name: {}",
    "phone": "phone: {}",
    "lead_email": "mail address: {}",
}
# Where the value makes another phrase of it.
_WHOLE: Mapping[tuple[str, object], str] = {
    ("areas", "any"): "anywhere",
    ("bedrooms_min", "0"): "a studio or more",
    ("bedrooms_min", "1"): "1 bedroom or more",
    ("bathrooms_min", "1"): "1 bathroom or more",
    ("preapproved", "yes"): "loan approved",
    ("preapproved", "no"): "no loan approved yet",
}


def value_in_words(slot: str, value: object, currency: str) -> str:
    """The value of a need: "$500,000", "Old Town or Riverside", "yes"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if slot in _PRICES and isinstance(value, int | float):
        return money(int(value), currency)
    if isinstance(value, int | float):
        return f"{value:g}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return " or ".join(str(each).replace("_", " ") for each in value) or "any"
    if slot in ("phone", "property_type"):
        return phone_number(str(value)) if slot == "phone" else str(value).replace("_", " ")
    return str(value)


def need_in_words(slot: str, value: object, currency: str, *, monthly: bool = False) -> str:
    """One need: "up to $500,000", "3 bedrooms or more", "in Old Town"; `monthly` where a price is a rent."""
    words = value_in_words(slot, value, currency)
    phrase = _WHOLE.get((slot, words)) or _PHRASES.get(slot, slot.replace("_", " ") + ": {}").format(words)
    return f"{phrase} a month" if monthly and slot in _PRICES else phrase


def needs_in_words(needs: Mapping[str, StoredNeed], intent: Intent | None, currency: str) -> str:
    """All of them in a line: "house, up to $500,000, 3 bedrooms or more, in Old Town"."""
    order = [*(slot for slot in _PHRASES if slot in needs), *(slot for slot in needs if slot not in _PHRASES)]
    monthly = pays_monthly(needs, intent)
    return ", ".join(need_in_words(slot, needs[slot].value, currency, monthly=monthly) for slot in order)


def pays_monthly(needs: Mapping[str, StoredNeed], intent: Intent | None) -> bool:
    """Whether the prices that a lead names are rents: as they said, else by what they are."""
    said = needs.get("listed_for")
    return said.value == ListedFor.RENT if said else intent is Intent.RENTER
