"""Outward signs of spam: what a mail's headers, links and authentication tell of it, whatever its words say.

One sign proves nothing: leads forward their mail, link through click counters and have answers sent elsewhere. Two are
a doubt, and so is one beside words that may be spam; doubt is a person's. Spam of which the reader alone is not sure is
sure only where its authentication fails as well, beside another sign.
"""

from __future__ import annotations

import ipaddress
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

import idna

from classifiers.circumstances import Circumstances
from classifiers.intents.bounds import deal_under_way
from classifiers.needs.extracting import LONGEST_TEXT
from classifiers.verdict import Reading
from mailbot.mail.addresses import domain_of, is_no_reply, is_public_provider
from mailbot.mail.authentication import headers_of_ours, is_below, is_disproven, is_same_organisation
from mailbot.mail.links import Link, links_in_html, links_in_text
from models.message import Intent

ENOUGH: Final = 2  # signs that make a doubt, whatever the words say

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

# Letters that look like others (Unicode TR39), as far as those who register names make use of them.
_ALIKE = "0o 1l il 3e 5s аa вb еe іl јj кk мm нh оo рp сc ѕs тt уy хx ԁd ԛq ԝw αa εe ιl νv οo ρp τt υu χx"
_LOOKS: Final = str.maketrans({pair[0]: pair[1] for pair in _ALIKE.split()})
_PAIRS: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"))


def with_outward_signs(around: Circumstances, reading: Reading) -> Reading:
    """The reading, doubted where two signs or more stand beside it, or one where it leans to spam already."""
    leans = Intent.SPAM in (reading.intent, reading.also)
    certain = reading.intent is Intent.SPAM and reading.sure
    if certain or not (leans or reading.intent in _ANSWERED):
        return reading
    signs = signs_of(around)
    if len(signs) < (1 if leans else ENOUGH):
        return reading
    reason = f"{reading.reason}; outward signs of spam: {', '.join(signs.values())}"
    if reading.intent is Intent.SPAM:
        return replace(reading, sure="authentication" in signs and len(signs) >= ENOUGH, reason=reason)
    if deal_under_way(around.text):  # a person's already, and told as what it is: money in danger, or a tenant in need
        return replace(reading, sure=False, reason=reason)
    return replace(reading, intent=Intent.SPAM, sure=False, reason=reason)


def signs_of(around: Circumstances) -> dict[str, str]:
    """The signs that a mail bears: the name of each, and what it is in words."""
    told = ((name, look(around)) for name, look in SIGNS)
    return {name: words for name, words in told if words}


# ------------------------------------------------------------------------------------------------ the signs


def _authentication(around: Circumstances) -> str:
    return "its authentication fails" if is_disproven(around.mail, around.authserv_id) else ""


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


def _links_that_lie(around: Circumstances) -> str:
    for link in _links(around):
        shown, host = link.shown_host, link.host
        if shown and host and not _is_related(shown, host) and not is_below(host, _REWRITERS):
            return f"a link shows {shown} and leads to {host}"
    return ""


def _links_to_numbers(around: Circumstances) -> str:
    for link in _links(around):
        try:
            return f"a link leads to {ipaddress.ip_address(link.host)}"
        except ValueError:
            continue
    return ""


def _lookalikes(around: Circumstances) -> str:
    """Hosts that pass for others: our own or the author's domain in other letters, or ahead of a stranger's."""
    author = domain_of(around.mail.author.email) if around.mail.author else ""
    ours = _own_domains(around)
    seen = [(author, ours), *((link.host, ours | {author}) for link in _links(around))]
    for host, real in seen:
        if host and (_mixes_scripts(host) or any(_passes_for(host, one) for one in real if one)):
            return f"{host} passes for another"
    hidden = next((link for link in _links(around) if "@" in link.target.partition("://")[2].partition("/")[0]), None)
    return f"a link hides that it leads to {hidden.host}" if hidden else ""


Sign = Callable[[Circumstances], str]

SIGNS: Final[tuple[tuple[str, Sign], ...]] = (
    ("authentication", _authentication),
    ("filter", _marked),
    ("reply-to", _reply_to),
    ("link text", _links_that_lie),
    ("numeric link", _links_to_numbers),
    ("lookalike", _lookalikes),
    ("bulk", _bulk),
)
"""Each sign by its name, and how it is looked for: what it is in words, empty where it is not there."""


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
