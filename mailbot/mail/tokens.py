"""Keyed marks that let our mail be known again: Message-IDs, plus-addresses, unsubscribe links, the loop header.

Each carries an id in clear and a truncated HMAC-SHA256 (RFC 2104) over its purpose and that id, so that nobody
without the key can make one that we would believe.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass

LOOP_HEADER = "X-Mailbot-Loop"
CAMPAIGN_HEADER = "X-Campaign"
_TOKEN = re.compile(r"([0-9a-f]{24})\.([a-z2-7]{16})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Keyring:
    """Makes and checks marks with one account's signing key. Ids are the 24 hex digits of a document's id."""

    key: bytes

    def message_id(self, delivery_id: str, domain: str) -> str:
        """The Message-ID (without angle brackets) of a delivery: `<id>.<mac>.mb@domain`."""
        return f"{delivery_id}.{self._mac('message-id', delivery_id)}.mb@{domain}"

    def delivery_of(self, message_id: str) -> str | None:
        """The delivery that a Message-ID of ours names, even where a provider has rewritten what surrounds it."""
        return self._find("message-id", message_id)

    def reply_address(self, address: str, delivery_id: str) -> str:
        """`local+r.<id>.<mac>@domain`: an answer to it finds its delivery without any header (RFC 5233 sub-address)."""
        local, _, domain = address.rpartition("@")
        return f"{local}+r.{delivery_id}.{self._mac('reply', delivery_id)}@{domain}"

    def delivery_of_address(self, address: str) -> str | None:
        """The delivery that a plus-address of ours names."""
        return self._find("reply", address) if "+r." in address else None

    def unsubscribe_address(self, address: str, delivery_id: str) -> str:
        """`local+u.<id>.<mac>@domain`: a mail to it unsubscribes the delivery's recipient."""
        local, _, domain = address.rpartition("@")
        return f"{local}+u.{delivery_id}.{self._mac('unsubscribe', delivery_id)}@{domain}"

    def unsubscribe_token(self, delivery_id: str) -> str:
        """The mark for an unsubscribe link, mail subject or address."""
        return f"{delivery_id}.{self._mac('unsubscribe', delivery_id)}"

    def unsubscribes(self, text: str) -> str | None:
        """The delivery whose unsubscribe mark stands in `text` (an address, subject or link)."""
        return self._find("unsubscribe", text)

    def loop_mark(self, account_id: str) -> str:
        """The value of our loop header."""
        return self._mac("loop", account_id)

    def is_own_loop(self, value: str, account_id: str) -> bool:
        """Whether a loop header was made by this account."""
        return hmac.compare_digest(value.strip().lower().encode(), self.loop_mark(account_id).encode())

    def mark(self, purpose: str, what: str) -> str:
        """64 hex digits that only this key makes of `what`, for a purpose of its own."""
        return self.secret(purpose, what).hex()

    def secret(self, purpose: str, what: str) -> bytes:
        """32 bytes that only this key makes of `what`: a secret that need not be stored."""
        return hmac.digest(self.key, f"mailbot:web:{purpose}:{what}".encode(), hashlib.sha256)

    def _mac(self, purpose: str, what: str) -> str:
        digest = hmac.digest(self.key, f"mailbot:{purpose}:{what}".encode(), hashlib.sha256)
        return base64.b32encode(digest[:10]).decode().lower()

    def _find(self, purpose: str, text: str) -> str | None:
        for found in _TOKEN.finditer(text):
            delivery_id, mac = found[1].lower(), found[2].lower()
            if hmac.compare_digest(mac, self._mac(purpose, delivery_id)):
                return delivery_id
        return None
