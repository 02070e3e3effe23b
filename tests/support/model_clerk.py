"""A well-behaved model for the OpenAI double: reads the story's mails and words replies from the facts given.

It stands for a model that does as it is told; what it says is no measure of any real one.
"""

from __future__ import annotations

import json
import re
from typing import Any

from openai_double import Answer, Asked, says

# What a mail says → what is read in it. Quotes are the mail's own words.
READINGS: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "want to buy",
        {
            "intent": "buyer",
            "needs": [
                {"slot": "bedrooms_min", "value": 3, "quote": "3 bedrooms"},
                {"slot": "areas", "value": ["Old Town"], "quote": "Old Town"},
                {"slot": "price_max", "value": 470_000, "quote": "up to $470k"},
            ],
        },
    ),
    (
        "Can you call me",
        {
            "intent": "buyer",
            "ready": "call",
            "ready_quote": "Can you call me",
            "needs": [{"slot": "phone", "value": "503-555-0142", "quote": "503-555-0142"}],
        },
    ),
    ("second one", {"intent": "buyer"}),
)


def clerk(asked: Asked) -> Answer:
    """A good answer to whatever is asked."""
    return says(extraction(asked.user) if asked.schema == "extraction" else letter(asked.user))


def extraction(user: str) -> dict[str, Any]:
    found = next(fields for words, fields in READINGS if words in user)
    empty = {"also": "none", "needs": [], "ready": "none", "asks": [], "wants_human": False, "has_agent": False}
    return {**empty, "confidence": 0.97, "language": "en", **found}


def letter(user: str) -> dict[str, Any]:
    """Every property with its address and price; or an opening and a closing around the times."""
    if "between opening and closing: yes" in user:
        return {"opening": [_segment("Gladly:")], "closing": [_segment("Does that suit you?")]}
    facts = {fact["id"]: fact["text"] for fact in map(json.loads, re.findall(r'^\{"id".*\}$', user, re.MULTILINE))}
    homes = dict.fromkeys(one.split(":")[1] for one in facts if one.startswith("property:"))
    segments = [
        _segment(
            f"{facts[f'property:{ref}:address']} is listed at {facts[f'property:{ref}:price_text']}.",
            f"property:{ref}:address",
            f"property:{ref}:price_text",
        )
        for ref in homes
    ]
    return {
        "opening": [_segment("I looked through our listings."), *segments, _segment("Is one of them close?")],
        "closing": [],
    }


def _segment(text: str, *fact_ids: str) -> dict[str, Any]:
    return {"text": text, "fact_ids": list(fact_ids)}
