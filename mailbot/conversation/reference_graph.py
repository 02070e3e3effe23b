"""The reference graph: which mails belong together because they name each other (docs/threading.md). Pure.

A mail's nodes are its Message-ID and those that it names in In-Reply-To and References. Two mails that share a node are
one conversation, whoever wrote them, unless the node is a mail that went to several people apart: then only those
belong together who have somebody in common.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from mailbot.mail.parsed import ParsedEmail

MOST_IDS = 1000  # of a mail's references that are followed


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as the graph sees it."""

    ids: frozenset[str]  # its nodes
    people: frozenset[str]  # addresses that it names in From, To and Cc, our own left out
    ours: bool  # from us or to us; otherwise we merely watch, as with a mailing list or an archive
    bulk: bool = False  # a newsletter: its readers have nothing to do with each other


def reference_ids(mail: ParsedEmail) -> list[str]:
    """The nodes that a mail touches, each once: itself, its parents, its ancestors from the oldest on."""
    ids = [ref for ref in dict.fromkeys((mail.message_id, *mail.in_reply_to, *mail.references)) if ref]
    return ids if len(ids) <= MOST_IDS else [*ids[:2], *ids[-(MOST_IDS - 2) :]]


def is_bulk(mail: ParsedEmail) -> bool:
    """Whether a mail went out as an announcement: list headers, and no list that its readers could write to.

    RFC 2369 §3.4: discussion lists carry List-Post, announcements none, or NO.
    """
    if mail.header("list-post").strip().upper() not in ("", "NO"):
        return False
    precedence = mail.header("precedence").strip().lower()
    return precedence in ("bulk", "junk") or bool(mail.header("list-unsubscribe") or mail.header("list-id"))


def tied(new: Letter, old: Letter, holders: Mapping[str, Sequence[Letter]]) -> bool:
    """Whether two mails that share a node are one conversation. `holders` are the mails that have a node as their
    Message-ID, where we have them; `new` and `old` may be among them."""
    if new.people & old.people:
        return True
    return any(_ties_all(holders.get(node, ()), new, old) for node in new.ids & old.ids)


def _ties_all(holders: Sequence[Letter], new: Letter, old: Letter) -> bool:
    """Whether a node is one conversation for whoever names it.

    It is where we have its mail, and that names somebody. Of a mail that we do not have, or that names nobody (Bcc), or
    that there is several times for different people, nobody can tell to whom it went; then strangers who write to us
    stay apart, and the conversations of others, which we only watch, follow the graph.
    """
    return is_one_conversation(holders) or not (new.ours or old.ours)


def is_one_conversation(holders: Sequence[Letter]) -> bool:
    """Whether the mails that carry one Message-ID are the same mail, or at least to the same people."""
    if not holders or any(holder.bulk or not holder.people for holder in holders):
        return False
    return all(holder.people & holders[0].people for holder in holders)


def overlap(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two circles of people have somebody in common."""
    return not set(one).isdisjoint(other)
