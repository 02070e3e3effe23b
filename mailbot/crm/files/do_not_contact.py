"""Columns of contacts files that say that somebody must not be written to, as CRMs and mailing services write them.

What is said there is believed at once: a mail too many to somebody who unsubscribed is worse than one too few. Columns
about calls and texts alone ("Do Not Call", "SMS opt-in") say nothing about mail.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from mailbot.mail.addresses import domain_of, is_no_reply, is_public_provider
from models.suppression import SuppressionReason


@dataclass(frozen=True, slots=True)
class Stop:
    """Why nothing may be sent to somebody; `words` are the file's own."""

    reason: SuppressionReason
    words: str


ROBOT = Stop(SuppressionReason.IMPORTED, "an address that no person reads")

# Columns where anything but a no stops, by their titles folded to letters: a yes, a date, the reason for it.
_STOPS_BY_YES: Mapping[str, SuppressionReason] = {
    **dict.fromkeys(
        (
            *(
                "unsubscribed",
                "unsubscribe",
                "unsub",
                "unsubtime",
                "unsubscribetime",
                "unsubscribedat",
                "unsubscribedate",
            ),
            *(
                "dateunsubscribed",
                "unsubscribeddate",
                "emailunsubscribed",
                "unsubscribedfromemail",
                "globalunsubscribe",
            ),
            *(
                "unsubscribedfromallemail",
                "unsubscribedfromallemails",
                "optout",
                "optedout",
                "emailoptout",
                "optoutdate",
            ),
            *("emailoptedout", "optoutemail", "optoutofemail", "optedoutofemail", "hasoptedoutofemail", "optedouttime"),
            *("desuscrito", "dadodebaja", "fechadebaja"),
        ),
        SuppressionReason.UNSUBSCRIBED,
    ),
    **dict.fromkeys(
        ("complained", "complaint", "spamcomplaint", "markedasspam", "reportedspam"), SuppressionReason.COMPLAINT
    ),
    **dict.fromkeys(
        (
            *(
                "bounced",
                "emailbounced",
                "hardbounced",
                "hardbounce",
                "bouncedat",
                "bouncedate",
                "emailhardbouncereason",
            ),
            *("cleaned", "cleantime", "invalidemail", "emailinvalid", "undeliverable"),
        ),
        SuppressionReason.HARD_BOUNCE,
    ),
    **dict.fromkeys(
        (
            *("donotcontact", "dnc", "donotemail", "dontemail", "donotmail", "donotsend", "donotmarket"),
            *("noemail", "noemails", "suppressed", "blacklisted", "blocklisted", "nocontactar", "noenviar"),
        ),
        SuppressionReason.IMPORTED,
    ),
}
# Columns where a no stops, and nothing else does.
_STOPS_BY_NO = frozenset(
    (
        *("optin", "optedin", "emailoptin", "emailoptedin", "marketingoptin", "subscribed", "issubscribed"),
        *("emailsubscribed", "acceptsmarketing", "acceptsemailmarketing", "acceptsemail", "emailmarketingconsent"),
        *(
            "marketingconsent",
            "emailconsent",
            "consenttoemail",
            "receiveemails",
            "receivesemail",
            "oktoemail",
            "canemail",
        ),
        *("maycontact", "suscrito"),
    )
)
# Columns that hold a word for how somebody stands.
_STANDINGS = frozenset(
    (
        *("status", "emailstatus", "subscriptionstatus", "subscriberstatus", "marketingstatus", "emailmarketingstatus"),
        *("emailmarketing", "contactstatus", "memberstatus", "mailstatus", "mailingstatus", "emailpermissionstatus"),
        *("permissionstatus", "leadstatus", "leadstage", "stage", "subscription", "estado", "tags"),
    )
)
_TELLING = _STANDINGS | _STOPS_BY_NO | set(_STOPS_BY_YES)
_NO = frozenset(("", "no", "n", "false", "f", "0", "not", "nope", "off", "denied", "declined", "revoked", "unchecked"))
_NO_STOP = _NO | frozenset(
    (
        *("none", "never", "null", "nil", "n a", "na", "nunca", "unknown", "unset", "not set", "subscribed", "active"),
        *("opted in", "opt in", "not unsubscribed", "not bounced", "ok", "okay", "valid", "soft", "soft bounce", "0 0"),
        *("0000 00 00", "0000 00 00 00 00 00", "ninguno", "ninguna"),
    )
)
_STANDING_WORDS: tuple[tuple[re.Pattern[str], SuppressionReason], ...] = tuple(
    (re.compile(rf"(?:{words})(?! (?:of|from) (?:calls?|sms|texts?|texting)\b)(?:\b|$)"), reason)
    for words, reason in (
        (
            r"(?:globally )?unsubscribed?|unsub|opt(?:ed)? ?out|(?:dado|dada) de baja|desuscrit[oa]|no[nt] subscribed",
            SuppressionReason.UNSUBSCRIBED,
        ),
        (r"complained|complaint|spam complaint|(?:marked|reported) (?:as )?spam|spam", SuppressionReason.COMPLAINT),
        (
            r"cleaned|(?:hard )?bounced?|hard bounce|invalid email|bad email|undeliverable",
            SuppressionReason.HARD_BOUNCE,
        ),
        (
            r"do ?n[o']?t (?:contact|e ?mail|market|send)|dnc|no contactar|suppressed|black ?listed|block ?listed",
            SuppressionReason.IMPORTED,
        ),
    )
)
_ROBOT = re.compile(r"(?:postmaster|hostmaster|mailerdaemon|listserv|majordomo|abuse)(?:$|[-_.+=\d])")
_ROLE = re.compile(r"(?:nobody|notifications?|alerts?)(?:$|[-_.+=\d])")  # or a person, at a provider for everybody


def stop_of(cells: Mapping[str, str]) -> Stop | None:
    """The first thing in a row, by our column names, that says that its person must not be written to."""
    for column, cell in cells.items():
        reason = _reason(_folded(column), cell)
        if reason is not None:
            return Stop(reason, f"{column.replace('_', ' ')}: {cell}"[:120])
    return None


def tells_of_stops(column: str) -> bool:
    """Whether a column by its name says who must not be written to; one of several meanings (status) does not."""
    folded = _folded(column)
    return folded in _STOPS_BY_YES or folded in _STOPS_BY_NO


def stop_meaning(column: str) -> str:
    """What a column has to say of mail; empty where it speaks of something else."""
    folded = _folded(column)
    if folded in _STOPS_BY_YES:
        return "wants no mail"
    if folded in _STOPS_BY_NO:
        return "a no: wants no mail"
    return "may say: wants no mail" if folded in _STANDINGS else ""


def is_robot(address: str) -> bool:
    """Whether no person reads what is sent to an address."""
    local = address.rpartition("@")[0].lower()
    is_role = _ROLE.match(local) and not is_public_provider(domain_of(address))
    return is_no_reply(address) or bool(_ROBOT.match(local) or is_role)


def _reason(column: str, cell: str) -> SuppressionReason | None:
    if column not in _TELLING:
        return None
    said = " ".join(re.sub(r"[^\w']|_", " ", cell.lower()).split())
    if not said or said.startswith("http"):  # a link to unsubscribe by
        return None
    if column in _STOPS_BY_YES:
        return None if said in _NO_STOP else _STOPS_BY_YES[column]
    if column in _STOPS_BY_NO:
        return SuppressionReason.UNSUBSCRIBED if said in _NO else _standing(said)
    parts = re.split(r":::|[;|,]", cell.lower()) if column == "tags" else [cell]
    each = (_standing(" ".join(re.sub(r"[^\w']|_", " ", part.lower()).split())) for part in parts)
    return next((reason for reason in each if reason is not None), None)


def _standing(said: str) -> SuppressionReason | None:
    return next((reason for pattern, reason in _STANDING_WORDS if pattern.match(said)), None)


@lru_cache(maxsize=1000)
def _folded(column: str) -> str:
    """A title as the tables have it; a second column of one title has got its number at the end."""
    return re.sub(r"[^a-z]", "", column.lower())
