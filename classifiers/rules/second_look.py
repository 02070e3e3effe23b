"""A second look at what a reader takes for spam by its words: most of what it wrongly takes for that is business.

A reader hears tone, and notices of services have that of phishing. So mail that is proven to be from whom it says is
put away only where it asks what strangers ask and bears no paper of business; where it bears one and asks nothing of
the kind, it may be a notice to us: a person decides. Mail that nothing vouches for is left as it was read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, TypeVar

from classifiers.asking.topics import OTHER_TOPIC
from classifiers.circumstances import Circumstances
from classifiers.intents.business_words import asks_of_strangers, papers_in
from classifiers.intents.stranger_model import STRANGE, is_doubted
from classifiers.needs.extracting import LONGEST_TEXT
from classifiers.own_subject import own_subject
from classifiers.rules.known_services import known_service
from classifiers.rules.outward_signs import signs_of
from classifiers.verdict import NO_NEEDS, Reading, Verdict
from mailbot.mail.addresses import domain_of
from mailbot.mail.authentication import Standing, standing
from models.message import Intent

TOLD: Final = "perhaps business: "  # ahead of what speaks for it, at the end of a reading's reason
UNNAMED: Final = "it asks nothing that spam asks"
_BESIDE_BUSINESS: Final = frozenset(("bulk", "reply-to"))  # outward signs that its services bear
Read = TypeVar("Read", Reading, Verdict)


def with_second_look(around: Circumstances, reading: Reading) -> Reading:
    """The reading; of spam, a doubt where nothing that spam asks stands in it, perhaps business with papers, and what
    two readers are of different minds about where nothing outside speaks for spam either.
    """
    if reading.intent is not Intent.SPAM or around.not_spam or not _is_proven(around):
        return reading
    if service := known_service(around):
        return as_business(reading, f"it is proven to be from {service}")
    words = f"{own_subject(around.mail)}\n{around.text}"[:LONGEST_TEXT]
    asked, papers = asks_of_strangers(words), papers_in(words)
    plain_outside = signs_of(around).keys() <= _BESIDE_BUSINESS
    if papers and not asked and plain_outside:
        return as_business(reading, papers)
    if is_doubted(reading.reason) and plain_outside:
        return _as_no_leads(reading, STRANGE)
    if asked and not papers:
        return reading
    return replace(reading, sure=False, reason=f"{reading.reason}; doubt: {papers or UNNAMED}")


def _is_proven(around: Circumstances) -> bool:
    """Whether our server's checks vouch for the author's domain."""
    home = domain_of(around.mail.author.email) if around.mail.author else ""
    return bool(home) and standing(around.mail, around.authserv_id, home) is Standing.PROVEN


def as_business(reading: Read, why: str) -> Read:
    """The reading of what may be spam, or business: nothing that it says is taken for a wish, and a person decides."""
    return _as_no_leads(reading, f"{TOLD}{why}")


def _as_no_leads(reading: Read, why: str) -> Read:
    return replace(
        reading,
        intent=Intent.GENERAL,
        sure=False,
        reason=f"{reading.reason}; {why}",
        also=None,
        needs=NO_NEEDS,
        ready=None,
        asks=(OTHER_TOPIC,),
        wants_human=False,
        wishes=(),
        claims=None,
    )


def business_in(reason: str) -> str:
    """What a reading's reason tells that speaks for business, in words; empty where it tells of none."""
    return reason.partition(TOLD)[2].partition(";")[0]
