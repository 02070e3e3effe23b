"""What a rule of the chain may look at: one mail, and what we know about ourselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from classifiers.text.our_agent import known_in
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.tokens import Keyring


@dataclass(frozen=True, slots=True)
class Circumstances:
    """One mail to be judged. `text` is the newly written part of it: no quote, no signature.

    `own_addresses` (normalised) is every address that is ours, `staff` every one of the people who work here, the
    operator's too; without a `keyring` no mark of ours is believed;
    `authserv_id` is the name under which our own receiving server writes Authentication-Results (RFC 8601 §2.5),
    empty where none is trusted; `today` is the day of arrival in the account's zone; `known_areas` are names of the
    areas and cities in which the agency has homes; `agent` is the name of whom leads are to talk to; `not_spam` where a
    person said so: then its words alone tell what it is.
    """

    mail: ParsedEmail
    raw: bytes
    text: str
    today: date
    own_addresses: frozenset[str] = frozenset()
    staff: frozenset[str] = frozenset()
    keyring: Keyring | None = None
    account_id: str = ""
    authserv_id: str = ""
    known_areas: tuple[str, ...] = ()
    agent: str = ""
    not_spam: bool = False

    @property
    def said(self) -> str:
        """The text with the agent known to tables of patterns by a word of theirs; never for a trained model."""
        return known_in(self.mail, self.text, self.agent)
