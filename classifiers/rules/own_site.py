"""Links to a writer's own site, as they stand in signatures: mail that is spam by nothing else is not surely spam."""

from __future__ import annotations

import re
from dataclasses import replace

from classifiers.intents.stranger_model import is_warned_of
from classifiers.verdict import Reading
from mailbot.mail.addresses import domain_of, is_public_provider
from mailbot.mail.parsed import ParsedEmail
from models.message import Intent


def without_own_site(mail: ParsedEmail, text: str) -> str:
    """The text without links to the domain that its writer has an address at, and without the name of that site.

    A filter or a counter of clicks may lead there. Who fills in a form has their address in Reply-To. Whoever forges a
    domain has links lead elsewhere: where theirs name it as well, all that they gain is that a person looks.
    """
    addresses = (mail.author, *mail.reply_to) if mail.author else mail.reply_to
    homes = {domain_of(address.email) for address in addresses} - {""}
    sites = "|".join(re.escape(home) for home in sorted(homes) if not is_public_provider(home))
    if not sites:
        return text
    there = rf"(?:[\w-]{{1,63}}\.){{0,5}}(?:{sites})(?![^\W_]|-|\.\w)[^\s<>]*+>?"
    by_another = rf"<?https?://[^\s<>]{{1,400}}?https?(?::|%3A)(?:/|%2F){{2}}{there}"
    site = rf"<?(?<![\w@./=&%-])(?:https?://)?{there}"
    return re.sub(f"{by_another}|{site}", "", text, flags=re.IGNORECASE)


def doubted_without(own_site: Reading, without: Reading) -> Reading:
    """What is surely spam, read again without its writer's own site: other than spam, or a doubt, or spam as before."""
    if without.intent is Intent.SPAM:
        return replace(own_site, sure=without.sure)
    why = "read as spam for the links to its writer's own site alone"
    if not (without.sure or is_warned_of(without.reason)):
        return replace(own_site, sure=False, reason=f"{own_site.reason}; doubt: {why}")
    return replace(without, sure=False, reason=f"{without.reason}; doubt: {why}")
