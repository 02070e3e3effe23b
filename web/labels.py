"""What the inner names of things are called on the pages, where the name alone would not say it to an agent."""

from __future__ import annotations

from models.event import EventKind

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
    "waits": "says that you still have it",
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
    # what a draft may state of a home
    "price_text": "price",
    # how far a mail came
    "accepted": "sent",
}

# Where the facts of a draft come from; those of a home are named by the home.
SOURCES: dict[str, str] = {
    "business": "Your agency",
    "lead": "What they told of themselves",
    "need": "What they said they want",
    "slot": "Times to offer",
    "call": "The call",
    "neutral": "Where to ask elsewhere",
    "records": "Your listings",
}

# What happened, as the history of a conversation or a contact, and that of who did what, tell it.
EVENTS: dict[EventKind, str] = {
    "mail.read": "a mail was read",
    "mail.forged": "a mail was not from whom it claims",
    "mail.quarantined": "a mail could not be read",
    "mail.retried": "a mail was read once more",
    "mail.withheld": "the mail server withheld a mail",
    "mail.handed_over": "a withheld mail was handed over",
    "mail.imported": "mail from before was taken in",
    "policy.stepped": "what to do was decided",
    "reply.off": "mailbot does not answer mail of this kind",
    "reply.owed_anew": "the answer is written anew",
    "promise.kept": "what the lead was promised is done",
    "model.failed": "the language model could not help",
    "draft.written": "an answer was written",
    "draft.held": "a draft waits for a person",
    "draft.refused": "a check refused the first wording",
    "draft.approved": "a draft was approved",
    "draft.rejected": "a draft was thrown away",
    "thread.muted": "a person took the conversation over",
    "thread.unmuted": "the conversation was given back to mailbot",
    "thread.merged": "two conversations became one",
    "thread.closed": "the conversation was closed",
    "thread.called_back": "it was called back from spam",
    "thread.noted": "a note was kept",
    "thread.starred": "the conversation got a star",
    "thread.unstarred": "the conversation lost its star",
    "thread.archived": "the conversation was archived",
    "thread.unarchived": "the conversation came back from the archive",
    "note.changed": "a note was changed",
    "note.dropped": "a note was taken away",
    "style.approved": "a note on style was approved",
    "style.rejected": "a note on style was rejected",
    "call.booked": "a call was booked",
    "call.moved": "a call was moved",
    "call.cancelled": "a call was cancelled",
    "call.confirmed": "the lead's calendar accepted the call",
    "call.renumbered": "another number is to be called",
    "call.told_again": "the lead was told of the call",
    "calendar.ignored": "a calendar answered to no call of ours",
    "delivery.queued": "a mail is ready to leave",
    "delivery.accepted": "a mail was sent",
    "delivery.deferred": "a mail is to be tried again later",
    "delivery.failed": "a mail was refused",
    "delivery.skipped": "a mail was held back",
    "delivery.unknown": "nobody knows whether a mail left",
    "delivery.settled": "what became of a mail was decided",
    "delivery.bounced": "a mail came back",
    "delivery.delayed": "a mail is delayed on its way",
    "report.doubted": "a bounce or complaint came without proof",
    "notice.not_sent": "nobody could be told by mail",
    "sending.refused": "the mail server refuses whatever we send",
    "sending.unreachable": "the mail server could not be reached",
    "sending.recovered": "mail leaves again",
    "address.suppressed": "an address was put on the suppression list",
    "address.unsuppressed": "an address was taken off the suppression list",
    "address.not_suppressed": "what asked for no more mail is no address",
    "campaign.created": "a campaign was created",
    "campaign.edited": "a campaign was edited",
    "campaign.enhanced": "a campaign was reworded",
    "campaign.deleted": "a campaign was deleted",
    "campaign.launched": "a campaign was launched",
    "campaign.audience_written": "the recipients of a campaign were written down",
    "campaign.started": "a campaign began to be sent",
    "campaign.too_late": "a campaign was paused, since its start had gone by",
    "campaign.paused": "a campaign was paused",
    "campaign.resumed": "a campaign was resumed",
    "campaign.cancelled": "a campaign was cancelled",
    "campaign.done": "a campaign is done",
    "campaign.reopened": "a campaign has something to send again",
    "contact.created": "a contact was made",
    "contact.corrected": "a contact was corrected",
    "contact.noted": "a note was kept",
    "contact.tagged": "a contact got a tag",
    "contact.untagged": "a contact lost a tag",
    "contact.address_added": "a contact got another address",
    "contact.address_removed": "an address was taken from a contact",
    "contact.main_address": "another address became a contact's first",
    "contact.maybe_same": "two contacts may be one person",
    "contact.merged": "two contacts became one",
    "contact.kept_apart": "two contacts are two people",
    "contact.unsubscribed": "a contact asked for no more mail",
    "contact.stopped": "mail to a contact was stopped",
    "contact.allowed": "a contact may be written to again",
    "contact.erased": "a contact was erased",
    "contacts.imported": "contacts were imported",
    "property.created": "a property was added",
    "property.corrected": "a property was corrected",
    "property.status_changed": "the status of a property changed",
    "property.price_changed": "the price of a property changed",
    "property.photo_kept": "a property got a photo",
    "property.photo_dropped": "a photo was taken away",
    "properties.imported": "properties were imported",
    "mailbox.first_seen": "a folder was read for the first time",
    "mailbox.uidvalidity_changed": "the mail server numbered a folder anew",
    "mailbox.uidnext_fell": "the mail server counts a folder from lower again",
    "mailbox.broken": "the mailbox cannot be read",
    "mailbox.recovered": "the mailbox can be read again",
    "mailbox.keeps_no_copies": "the mail server keeps no copies of what we send",
    "mailbox.copy_refused": "the mail server refused a copy of what we sent",
    "database.restored": "a backup was restored",
    "daemon.took_over": "mailbot took over from one that had stopped",
    "user.added": "a user was added",
    "user.removed": "a user was removed",
    "user.role_changed": "a user's role was changed",
    "user.signed_in": "a user signed in",
    "user.password_changed": "a user's password was changed",
    "user.second_factor_set": "a user set up a second factor",
    "user.second_factor_cleared": "a user's second factor was cleared",
    "user.recovery_codes_made": "a user got new recovery codes",
}
LABELS |= {str(kind): said for kind, said in EVENTS.items()}
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
    "statements": "a statement that nothing backs",
    "leaks": "inner words",
    "placeholders": "a gap in the text",
    "markup": "markup",
    "hidden": "hidden letters",
    "repetition": "said twice",
    "questions": "too many questions",
    "answered": "asked already",
    "language": "the language",
    "unread": "a language that no check reads",
}


def label_of(name: str) -> str:
    """What a name is called: "call offered" for proposing; handed_over becomes "handed over"."""
    return LABELS.get(name) or name.replace("_", " ").replace(".", " ")


def is_technical(kind: str) -> bool:
    """Whether the reason of an event speaks of mail servers and models, and stands small."""
    return kind.startswith(TECHNICAL)


def check_name(rule: str) -> str:
    """What a check is about: "state" becomes "a booking or stop"."""
    return CHECKS.get(rule, rule.replace("_", " "))


def source_name(source: str, address: str = "") -> str:
    """Where facts come from: "property:BR-1" is "12 Elm St (BR-1)", "need" what they said they want."""
    kind, _, ref = source.partition(":")
    if kind == "property":
        return f"{address} ({ref})" if address else ref
    return SOURCES.get(kind, label_of(source))
