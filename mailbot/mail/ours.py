"""Whose addresses the configuration names: our own, and those of the people who work here; as mails have them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mailbot.errors import BadInput
from mailbot.mail.addresses import normalise

if TYPE_CHECKING:
    from mailbot.config import Config


def own_addresses(config: Config) -> frozenset[str]:
    """Every address that is ours; mail from them is never a lead's."""
    smtp, imap = config.smtp, config.imap
    return _compared((smtp.from_address, smtp.reply_address, imap.username, *imap.aliases))


def staff_addresses(config: Config) -> frozenset[str]:
    """The addresses of the people who work here, the operator's with them."""
    return _compared((*config.business.staff, config.sending.operator))


def _compared(addresses: Iterable[str]) -> frozenset[str]:
    """Addresses of the configuration as those of mails are compared."""
    return frozenset(_normal(address) for address in addresses if "@" in address)


def _normal(address: str) -> str:
    try:
        return normalise(address)
    except BadInput:
        return address.lower()
