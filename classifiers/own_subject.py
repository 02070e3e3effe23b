"""The subject of a mail as far as its writer chose it: that of an answer repeats what somebody else wrote."""

from __future__ import annotations

from mailbot.mail.parsed import ParsedEmail


def own_subject(mail: ParsedEmail) -> str:
    """The subject that a mail's writer chose; empty for an answer."""
    return "" if mail.in_reply_to or mail.references else mail.subject
