"""Outward signs of spam: what a mail's headers, links and authentication tell of it, whatever its words say.

Hardly a sign proves anything: leads forward their mail, link through click counters, write by way of services and have
answers sent elsewhere. So each has a weight. Signs that weigh enough together are a doubt, and so is any one beside
words that may be spam; doubt is a person's. Spam of which the reader alone is not sure is sure only where its
authentication fails as well, among signs that weigh enough.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import idna

from classifiers.circumstances import Circumstances
from classifiers.intents.bounds import deal_under_way
from classifiers.needs.extracting import LONGEST_TEXT
from classifiers.rules.known_services import borrowed_name
from classifiers.verdict import Reading
from mailbot.mail.addresses import domain_of, is_no_reply, is_public_provider
from mailbot.mail.authentication import (
    Standing,
    headers_of_ours,
    is_below,
    is_disproven,
    is_same_organisation,
    standing,
)
from mailbot.mail.links import Link, links_in_html, links_in_text
from models.message import Intent

ENOUGH: Final = 4  # weight that makes a doubt, whatever the words say

TOLD: Final = "outward signs of spam: "  # ahead of the signs, at the end of a reading's reason

# Mail of these is a stranger's wish to be answered. Others have effects of their own, and a doubt of their own.
_ANSWERED: Final = (Intent.GENERAL, Intent.BUYER, Intent.SELLER, Intent.RENTER)

# What services that send in bulk write, and nobody's own mail program.
_BULK_HEADERS: Final = frozenset(
    ("feedback-id", "x-campaign", "x-campaignid", "x-campaign-id", "x-csa-complaints", "x-mailer-recptid", "x-mc-user")
)

# Hosts through which a mail's own provider or a virus filter leads every link.
_REWRITERS: Final = (
    "safelinks.protection.outlook.com",
    "urldefense.com",
    "urldefense.proofpoint.com",
    "protection.sophos.com",
    "linkprotect.cudasvc.com",
    "secure-web.cisco.com",
    "clicktime.symantec.com",
    "mimecast.com",
    "mimecastprotect.com",
)

# Houses that shorten links to themselves under another name.
_SHORT_NAMES: Final = {
    "lnkd.in": "linkedin.com",
    "fb.me": "facebook.com",
    "goo.gl": "google.com",
    "g.co": "google.com",
    "g.page": "google.com",
    "youtu.be": "youtube.com",
    "ig.me": "instagram.com",
    "t.co": "x.com",
    "wa.me": "whatsapp.com",
    "zillow.me": "zillow.com",
    "apple.co": "apple.com",
    "aka.ms": "microsoft.com",
    "1drv.ms": "microsoft.com",
}

# Letters that look like others (Unicode TR39), as far as those who register names make use of them.
_ALIKE = "0o 1l il 3e 5s аa вb еe іl јj кk мm нh оo рp сc ѕs тt уy хx ԁd ԛq ԝw αa εe ιl νv οo ρp τt υu χx"
_LOOKS: Final = str.maketrans({pair[0]: pair[1] for pair in _ALIKE.split()})
_ADDRESS: Final = re.compile(r"[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,9}[a-z]{2,24})\b", re.IGNORECASE)
_PAIRS: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"))


def with_outward_signs(around: Circumstances, reading: Reading) -> Reading:
    """The reading, doubted where signs enough stand beside it, or any one where it leans to spam already."""
    leans = Intent.SPAM in (reading.intent, reading.also)
    certain = reading.intent is Intent.SPAM and reading.sure
    if around.not_spam or certain or not (leans or reading.intent in _ANSWERED):
        return reading
    signs = signs_of(around)
    weighs = weight_of(signs)
    if weighs < (1 if leans else ENOUGH):
        return reading
    reason = f"{reading.reason}; {TOLD}{', '.join(signs.values())}"
    if reading.intent is Intent.SPAM:
        return replace(reading, sure="authentication" in signs and weighs >= ENOUGH, reason=reason)
    if deal_under_way(around.said):  # a person's already, and told as what it is: money in danger, or a tenant in need
        return replace(reading, sure=False, reason=reason)
    return replace(reading, intent=Intent.SPAM, sure=False, reason=reason)


def signs_in(reason: str) -> str:
    """The signs that a reading's reason tells, in words; empty where it tells of none."""
    return reason.partition(TOLD)[2]


def signs_of(around: Circumstances) -> dict[str, str]:
    """The signs that a mail bears: the name of each, and what it is in words."""
    told = ((sign.name, sign.look(around)) for sign in SIGNS)
    return {name: words for name, words in told if words}


def weight_of(names: Iterable[str]) -> int:
    """What signs weigh together."""
    weights = {sign.name: sign.weight for sign in SIGNS}
    return sum(weights[name] for name in names)


# ------------------------------------------------------------------------------------------------ the signs


def _authentication(around: Circumstances) -> str:
    return (
        "by our mail server it is not from whom it says, its authentication fails"
        if is_disproven(around.mail, around.authserv_id)
        else ""
    )


def _marked(around: Circumstances) -> str:
    """Marks of a spam filter count only where our own server set them: any other's may tell of anything."""
    for name, value in headers_of_ours(around.mail, around.authserv_id):
        if name in ("x-spam-flag", "x-spam-status", "x-spam") and value.strip().lower().startswith("yes"):
            return f"our server marks it ({name})"
    return ""


def _reply_to(around: Circumstances) -> str:
    """Answers to somewhere else; portals and our own site's forms, which nobody answers there, may want that."""
    author = around.mail.author
    home = domain_of(author.email) if author else ""
    if author is None or is_no_reply(author.email) or home in _own_domains(around):
        return ""
    for asked in around.mail.reply_to:
        there, ours = domain_of(asked.email), asked.email in around.own_addresses | around.staff
        if not there or ours or _is_related(there, home):
            return ""
        if is_same_organisation(around.mail, around.authserv_id, asked.email):
            return ""
    return f"answers would go to {around.mail.reply_to[0].email}" if around.mail.reply_to else ""


def _bulk(around: Circumstances) -> str:
    name = next((name for name, _ in around.mail.headers if name in _BULK_HEADERS), "")
    return f"it was sent in bulk ({name})" if name else ""


def _other_name(around: Circumstances) -> str:
    """An author whose name is an address, of another house than their own; whom a form is filled in by may be one."""
    author = around.mail.author
    named = _ADDRESS.search(author.name) if author else None
    if author is None or named is None or is_no_reply(author.email):
        return ""
    home, there = domain_of(author.email), named[1].lower()
    answers = {domain_of(asked.email) for asked in around.mail.reply_to}
    if home in _own_domains(around) or _is_related(there, home) or there in answers:
        return ""
    return f"its author calls themselves {named[0]} and is {author.email}"


def _borrowed_name(around: Circumstances) -> str:
    """The name of a service that everybody knows, on mail from elsewhere."""
    author = around.mail.author
    name = borrowed_name(around)
    return f"its author calls themselves {name} and is {author.email}" if author and name else ""


def _links_that_lie(around: Circumstances) -> str:
    """Links that show one host and lead to another; whoever counts clicks on their own site does that as well."""
    for link in _links(around):
        shown, host = link.shown_host, link.host
        honest = not (shown and host) or _is_related(shown, host) or is_below(host, _REWRITERS)
        short = is_below(_SHORT_NAMES.get(host, ""), (shown,))
        if not (honest or short or _is_proven_home(around, shown)):
            return f"a link shows {shown} and leads to {host}"
    return ""


def _links_to_numbers(around: Circumstances) -> str:
    for link in _links(around):
        try:
            return f"a link leads to {ipaddress.ip_address(link.host)}"
        except ValueError:
            continue
    return ""


def _lookalike_author(around: Circumstances) -> str:
    """An author at a domain that is made to be taken for ours, or for anybody's in letters of two scripts."""
    home = domain_of(around.mail.author.email) if around.mail.author else ""
    false = home and (_mixes_scripts(home) or any(_passes_for(home, one) for one in _own_domains(around)))
    return f"its author's domain {home} passes for another" if false else ""


def _lookalike_links(around: Circumstances) -> str:
    """Hosts that pass for others: our own or the author's domain in other letters, or ahead of a stranger's."""
    real = _own_domains(around) | {domain_of(around.mail.author.email) if around.mail.author else ""}
    for host in (link.host for link in _links(around)):
        if host and (_mixes_scripts(host) or any(_passes_for(host, one) for one in real if one)):
            return f"{host} passes for another"
    hidden = next((link for link in _links(around) if "@" in link.target.partition("://")[2].partition("/")[0]), None)
    return f"a link hides that it leads to {hidden.host}" if hidden else ""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign. `look` tells what it is in words, empty where it is not there; `source` is where it is known from."""

    name: str
    weight: int  # of ENOUGH: how seldom honest mail bears it
    source: str
    look: Callable[[Circumstances], str]


SIGNS: Final[tuple[Sign, ...]] = (
    Sign(
        "authentication", 2, "RFC 7489 §6.6, RFC 8601 §2.7; honest mail fails by forwarding: RFC 7960", _authentication
    ),
    Sign("filter", 3, "X-Spam-Status of SpamAssassin, X-Spam-Flag, X-Spam of rspamd; ours alone", _marked),
    Sign("reply-to", 1, "FBI IC3 on business email compromise; meant for honest use: RFC 5322 §3.6.2", _reply_to),
    Sign("other name", 2, "M3AAWG on display names that deceive; RFC 5322 §3.4", _other_name),
    Sign("borrowed name", 3, "M3AAWG on display names that deceive; RFC 5322 §3.4", _borrowed_name),
    Sign("link text", 2, "Fette, Sadeh, Tomasic: Learning to Detect Phishing Emails (2007), §3.2", _links_that_lie),
    Sign("numeric link", 3, "Fette, Sadeh, Tomasic (2007), §3.2", _links_to_numbers),
    Sign("lookalike link", 3, "Unicode TR39 §4, RFC 3986 §7.6", _lookalike_links),
    Sign(
        "lookalike author",
        4,
        "Unicode TR39 §4 and §5; no registry allows two scripts in a label: RFC 5890 §4.4",
        _lookalike_author,
    ),
    Sign("bulk", 1, "Feedback-ID of Gmail's rules for senders; honest services write it as well", _bulk),
)
"""The signs, in the order in which they are told; weights by that half of the suite `outward` which may be seen."""


# ------------------------------------------------------------------------------------------------ links and hosts


def _links(around: Circumstances) -> Iterator[Link]:
    """The links of what was newly written: those of quoted mail are somebody else's."""
    text = around.text[:LONGEST_TEXT]
    written = " ".join(text.split())
    yield from (link for link in links_in_html(around.mail.html) if link.shown and link.shown in written)
    yield from links_in_text(text)


def _own_domains(around: Circumstances) -> set[str]:
    return {domain for domain in map(domain_of, around.own_addresses) if not is_public_provider(domain)}


def _is_related(one: str, other: str) -> bool:
    return is_below(one, (other,)) or is_below(other, (one,))


def _is_proven_home(around: Circumstances, host: str) -> bool:
    """Whether a host is the author's own, and a check that passed vouches for it."""
    home = domain_of(around.mail.author.email) if around.mail.author else ""
    proven = bool(home) and standing(around.mail, around.authserv_id, home) is Standing.PROVEN
    return proven and _is_related(host, home)


def _passes_for(host: str, real: str) -> bool:
    """Whether a host is not `real`, and made to be taken for it."""
    if _is_related(host, real):
        return False
    whole, wanted = _skeleton(host), _skeleton(real)
    behind = f".{host}".partition(f".{real}.")[2]  # a house of many countries may have its name ahead of theirs
    return whole == wanted or whole.endswith(f".{wanted}") or "." in behind


def _skeleton(host: str) -> str:
    looks = _as_shown(host).translate(_LOOKS)
    for pair, letter in _PAIRS:
        looks = looks.replace(pair, letter)
    return looks


def _mixes_scripts(host: str) -> bool:
    """Whether Latin letters stand beside Cyrillic or Greek ones in one label: no language writes so."""
    return any(len(_scripts(label)) > 1 for label in _as_shown(host).split("."))


def _scripts(label: str) -> set[str]:
    names = (unicodedata.name(letter, "").partition(" ")[0] for letter in label if letter.isalpha())
    return {name for name in names if name in ("LATIN", "CYRILLIC", "GREEK")}


def _as_shown(host: str) -> str:
    try:
        return idna.decode(host) if "xn--" in host else host
    except (idna.IDNAError, UnicodeError):
        return host
