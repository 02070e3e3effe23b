"""Our own loop: a mail that we sent and that came back to us, or that has one of our own addresses as its author."""

from __future__ import annotations

from classifiers.circumstances import Circumstances
from classifiers.rules import portal
from classifiers.verdict import Verdict
from mailbot.mail.tokens import LOOP_HEADER
from models.message import Intent, Kind


def judge(around: Circumstances) -> Verdict | None:
    """Claim a mail with our loop header, with a Message-ID that we made, or written from an address of ours."""
    sign = _keyed_sign(around) or _address_sign(around)
    if not sign:
        return None
    return Verdict(Kind.AUTO_REPLY, Intent.AUTO_REPLY, reason=f"own loop: {sign}", own_loop=True)


def _keyed_sign(around: Circumstances) -> str:
    """What only we can have made."""
    if around.keyring is None:
        return ""
    for value in around.mail.all_headers(LOOP_HEADER):
        if around.keyring.is_own_loop(value, around.account_id):
            return f"header {LOOP_HEADER} is ours"
    if around.keyring.delivery_of(around.mail.message_id):
        return f"Message-ID {around.mail.message_id} is ours"
    return ""


def _address_sign(around: Circumstances) -> str:
    """Mail from ourselves, whoever typed it, is never a lead's; X-Loop is how others mark what passed them before.

    A website's form often sends as the address that it writes to: that is for the portal rule.
    """
    sign = _own_address(around)
    return sign if sign and portal.recognise(around) is None else ""


def _own_address(around: Circumstances) -> str:
    for header, addresses in (("From", around.mail.from_), ("Sender", (around.mail.sender,))):
        for address in addresses:
            if address is not None and address.email in around.own_addresses:
                return f"{header} {address.email} is our own address"
    for value in around.mail.all_headers("X-Loop"):
        if value.strip().strip("<>").lower() in around.own_addresses:
            return f"X-Loop {value.strip()} is our own address"
    return ""
