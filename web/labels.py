"""What the inner names of things are called on the pages, where the name alone would not say it to an agent."""

from __future__ import annotations

# Stages, steps, wishes and kinds of events: what is not here is shown by its own name.
LABELS: dict[str, str] = {
    # how far a conversation has come
    "engaged": "in conversation",
    "proposing": "call offered",
    "booked": "call booked",
    "human": "with a person",
    # what an answer does
    "ask_needs": "asks what they want",
    "suggest": "suggests homes",
    "no_match": "says nothing fits",
    "ask_seller": "asks the seller",
    "answer": "answers a question",
    "refer": "hands a question on to you",
    "ask_phone": "asks for a number",
    "propose_call": "offers a call",
    "confirm_call": "confirms the call",
    "other_times": "offers other times",
    "which_time": "asks which time",
    "move_call": "moves the call",
    "cancel_call": "calls it off",
    "hand_over": "hands over to you",
    "note_wish": "passes it on to you",
    "write": "yours to write",
    # what a lead said they want
    "price_min": "price, at least",
    "price_max": "price, at most",
    "bedrooms_min": "bedrooms, at least",
    "bathrooms_min": "bathrooms, at least",
    "listed_for": "for sale or rent",
    "preapproved": "loan approved",
    "lead_email": "their address",
}

# The checks of a draft, by what they are about (mailbot.conversation.checking.table has the rules in full).
CHECKS: dict[str, str] = {
    "recipients": "who gets it",
    "length": "its length",
    "prices": "a price",
    "sizes": "a size",
    "numbers": "a number",
    "addresses": "an address",
    "links": "a link",
    "phones": "a phone number",
    "mls": "a listing number",
    "named_properties": "a home it names",
    "features": "a feature of a home",
    "areas": "where a home lies",
    "status": "how a sale stands",
    "times": "a time",
    "loose_times": "a loose time",
    "names": "a name",
    "others": "other people's affairs",
    "promises": "a promise",
    "deeds": "a deed nobody did",
    "state": "a booking or stop",
    "fair_housing": "fair housing",
    "legal": "legal advice",
    "taxes": "tax advice",
    "loans": "loan advice",
    "valuation": "what a home is worth",
    "commission": "commission",
    "lenders": "a lender",
    "guarantees": "a guarantee",
    "identity": "passing for a person",
    "leaks": "inner words",
    "placeholders": "a gap in the text",
    "markup": "markup",
    "hidden": "hidden letters",
    "repetition": "said twice",
    "questions": "too many questions",
    "answered": "asked already",
    "language": "the language",
}


def check_name(rule: str) -> str:
    """What a check is about: "state" becomes "a booking or stop"."""
    return CHECKS.get(rule, rule.replace("_", " "))
