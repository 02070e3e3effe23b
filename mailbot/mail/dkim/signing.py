"""Signs the bytes of a mail on its way out (DKIM, RFC 6376), so that what leaves and what is filed are the same.

Nothing else imports dkim.
"""

from __future__ import annotations

import re

import dkim

from mailbot.config import Smtp
from mailbot.doors import Seal, unsealed
from mailbot.errors import ConfigError
from mailbot.mail.addresses import domain_of, to_ascii_domain
from mailbot.mail.dkim.keys import SigningKey, read_key
from mailbot.mail.tokens import CAMPAIGN_HEADER, LOOP_HEADER

# What a signature covers, where the mail has it. RFC 8058 §4 demands both List-Unsubscribe fields.
SIGNED: tuple[str, ...] = (
    *("from", "sender", "reply-to", "to", "cc", "subject", "date", "message-id", "in-reply-to", "references"),
    *("mime-version", "content-type", "content-transfer-encoding", "auto-submitted"),
    *("list-unsubscribe", "list-unsubscribe-post", CAMPAIGN_HEADER.lower(), LOOP_HEADER.lower()),
)
# Named once more than they occur: a second one put in on the way breaks the signature (RFC 6376 §5.4.2, §8.15).
OVERSIGNED: tuple[str, ...] = (
    *("from", "reply-to", "to", "cc", "subject", "date", "message-id", "content-type"),
    *("list-unsubscribe", "list-unsubscribe-post"),
)

_LABELS = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*", re.IGNORECASE)
_ALGORITHM = {"rsa": b"rsa-sha256", "ed25519": b"ed25519-sha256"}


def seal_of(settings: Smtp) -> Seal:
    """How mail is signed by these settings. Raises ConfigError naming the key that is wrong."""
    key = key_of(settings)
    if key is None:
        return unsealed
    domain, selector = signing_domain(settings), settings.dkim.selector

    def seal(raw: bytes) -> bytes:
        return _sign(raw, key, selector, domain)

    seal(b"From: x@example.com\r\n\r\n\r\n")  # a key that cannot sign is found now and not with the first mail
    return seal


def key_of(settings: Smtp) -> SigningKey | None:
    """The signing key; None where mail is not signed here. Raises ConfigError."""
    wanted = settings.dkim
    given = bool(wanted.key.get_secret_value() or wanted.key_file)
    if not wanted.selector:
        if given or wanted.domain:
            raise ConfigError("smtp.dkim.selector is empty", "name the selector that the DNS record stands under")
        return None
    if not given:
        raise ConfigError("smtp.dkim.key is empty", "`mailbot dkim-key` makes one; give it as smtp.dkim.key_file")
    if not _LABELS.fullmatch(wanted.selector):
        raise ConfigError(f"smtp.dkim.selector cannot be {wanted.selector!r}", "use letters, digits and hyphens")
    if not _LABELS.fullmatch(signing_domain(settings)):
        raise ConfigError(f"smtp.dkim.domain cannot be {signing_domain(settings)!r}", "write it like agency.example")
    return read_key(wanted.secret())


def signing_domain(settings: Smtp) -> str:
    """The d= of our signatures, as it travels."""
    return domain_of(to_ascii_domain(f"@{settings.dkim.domain}" if settings.dkim.domain else settings.from_address))


def _sign(raw: bytes, key: SigningKey, selector: str, domain: str) -> bytes:
    head = raw.partition(b"\r\n\r\n")[0]
    names = [line.partition(b":")[0].lower().decode("ascii", "replace") for line in head.split(b"\r\n")]
    covered = [name for name in SIGNED for _ in range(names.count(name))] + list(OVERSIGNED)
    try:
        signature: bytes = dkim.sign(
            raw,
            selector.encode(),
            domain.encode(),
            key.private,
            canonicalize=(b"relaxed", b"relaxed"),  # the only way that survives relays which refold
            signature_algorithm=_ALGORITHM[key.type],
            include_headers=[name.encode() for name in covered],
        )
    except dkim.DKIMException as error:
        raise ConfigError(f"smtp.dkim: the key cannot sign: {error}", "`mailbot dkim-key` makes one that can") from None
    return signature + raw
