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
    "with_agent": "says that you have it",
    "later": "says that there is no hurry",
    "about_call": "says what stands of the call",
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

# What happened, as the history of a conversation or a contact tells it.
EVENTS: dict[str, str] = {
    "policy.stepped": "what to do was decided",
    "mail.read": "a mail was read",
    "mail.forged": "a mail was not from whom it claims",
    "mail.quarantined": "a mail could not be read",
    "draft.written": "an answer was written",
    "draft.held": "a draft waits for a person",
    "draft.refused": "a check refused the first wording",
    "draft.approved": "a draft was approved",
    "draft.rejected": "a draft was thrown away",
    "delivery.queued": "a mail is ready to leave",
    "delivery.accepted": "a mail was sent",
    "delivery.failed": "a mail was refused",
    "delivery.skipped": "a mail was held back",
    "delivery.bounced": "a mail came back",
    "delivery.unknown": "nobody knows whether a mail left",
    "delivery.settled": "what became of a mail was decided",
    "reply.owed_anew": "the answer is written anew",
    "reply.off": "mailbot does not answer mail of this kind",
    "model.failed": "the language model could not help",
    "thread.muted": "a person took the conversation over",
    "thread.unmuted": "the conversation was given back to mailbot",
    "thread.merged": "two conversations became one",
    "thread.closed": "the conversation was closed",
    "thread.called_back": "it was called back from spam",
    "thread.noted": "a note was kept",
    "call.booked": "a call was booked",
    "call.moved": "a call was moved",
    "call.cancelled": "a call was cancelled",
    "call.told_again": "the lead was told of the call",
    "contact.created": "a contact was made",
}
LABELS |= EVENTS
TECHNICAL = ("delivery.", "mail.", "model.", "draft.refused")  # kinds whose reason is of mail servers and models

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


def is_technical(kind: str) -> bool:
    """Whether the reason of an event speaks of mail servers and models, and stands small."""
    return kind.startswith(TECHNICAL)


def check_name(rule: str) -> str:
    """What a check is about: "state" becomes "a booking or stop"."""
    return CHECKS.get(rule, rule.replace("_", " "))
