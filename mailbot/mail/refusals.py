"""What a refusal is about where it is not about the mail: us, so that every mail would meet it, or a dead address."""

from __future__ import annotations

import re

from mailbot.mail.reports.dsn_reasons import judge

# Replies that are about our login and not about the mail (RFC 4954 §6): a person must mend the configuration.
OPERATOR_CODES = frozenset({530, 534, 535, 538})

# Words and enhanced codes (RFC 3463 X.4.5, X.7.x) about our account, wherever in a transaction they come: its quota, a
# sender that is not its own, no login. Gmail says 5.4.5; Microsoft 5.1.90, 5.2.252, 5.7.60, 5.7.705 and 5.7.708.
_OF_ACCOUNT = re.compile(
    r"""
      \b 5\.(?: 4\.5 | 1\.90 | 2\.252 | 7\.60 | 7\.705 | 7\.708 ) \b
    | QuotaExceeded | SendAsDenied | sending\ (?:limit|quota)
    | relay(?:ing)?\ (?:access\ )?denied | relaying\ not\ allowed | unable\ to\ relay
    | not\ owned\ by\ user | need\ auth | authentication\ required
    """,
    re.IGNORECASE | re.VERBOSE,
)
# The sender is the same for every mail, so a refused MAIL is about the account, but for what it says of this mail: its
# size (RFC 1870 §6.1), or that it needs UTF-8 (RFC 6531 §3.5).
_OF_MAIL_CODES = frozenset({552, 555})
_OF_MAIL = re.compile(r"\b5\.(?:3\.4|2\.3|6\.7)\b")

# RFC 3463 X.1.1 bad mailbox, X.1.6 moved without a word where to, X.1.10 (RFC 7505 §4.2) a domain that takes no mail.
_NO_MAILBOX_CODES = frozenset({550, 551, 553})
_NO_MAILBOX = re.compile(r"\b5\.1\.(?:1|6|10)\b")


def refuses_sender(code: int, words: str) -> bool:
    """Whether this reply to MAIL is meant for good, and for whatever else we would send."""
    return code >= 500 and code not in _OF_MAIL_CODES and not _OF_MAIL.search(words)


def refuses_account(code: int, words: str) -> bool:
    """Whether a reply, to whichever command, is about our account."""
    return code in OPERATOR_CODES or (code >= 500 and bool(_OF_ACCOUNT.search(words)))


def status_of_dead(code: int, words: str) -> str:
    """The enhanced status code where a reply to RCPT says that nobody is at that address, or the empty string.

    Not so where its words blame the mail or us: some refuse that with the code of a bad address, too.
    """
    found = _NO_MAILBOX.search(words) if code in _NO_MAILBOX_CODES else None
    return found[0] if found and judge(words, found[0]).hard else ""
