"""Keys that mail is signed with: read, made, and told as the DNS record that lets others check (RFC 6376 §3.6.1)."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from enum import StrEnum

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa

from mailbot.errors import ConfigError

RSA_BITS = 2048  # longer ones do not fit into one string of a TXT record, and some verifiers stop there
LEAST_RSA_BITS = 1024  # RFC 8301 §3.2: verifiers must refuse shorter ones
_TXT_STRING = 255  # bytes (RFC 1035 §3.3)

_MEND = "`mailbot dkim-key` makes one; give it as smtp.dkim.key_file"


class KeyType(StrEnum):
    """The k= of a record."""

    RSA = "rsa"  # every receiver checks it
    ED25519 = "ed25519"  # RFC 8463: short and quick, but several large receivers do not check it yet


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key, in the form that signing takes, and its public half in base64, as a record's p= has it."""

    type: KeyType
    private: bytes = field(repr=False)
    public: str

    @property
    def record(self) -> str:
        """The content of the TXT record."""
        return f"v=DKIM1; k={self.type}; p={self.public}"


def read_key(text: str) -> SigningKey:
    """A key from PEM text. Raises ConfigError, which never holds any of the key."""
    try:
        key = form.load_pem_private_key(text.strip().encode(), password=None)
    except TypeError as error:
        raise ConfigError("smtp.dkim: the key is locked with a password", "keep it without one, mode 0600") from error
    except (ValueError, UnsupportedAlgorithm):
        raise ConfigError("smtp.dkim: the key is no private key in PEM form", _MEND) from None
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return _ed25519(key)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise ConfigError("smtp.dkim: the key is neither RSA nor Ed25519", _MEND)
    if key.key_size < LEAST_RSA_BITS:
        raise ConfigError(f"smtp.dkim: a key of {key.key_size} bits is too short: nobody believes it", _MEND)
    return _rsa(key)


def make_key(kind: KeyType) -> str:
    """A fresh private key as PEM text."""
    key = (
        ed25519.Ed25519PrivateKey.generate()
        if kind is KeyType.ED25519
        else rsa.generate_private_key(public_exponent=65537, key_size=RSA_BITS)
    )
    return key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption()).decode()


def zone_line(selector: str, domain: str, record: str) -> str:
    """The record as a zone file has it; long ones are several strings, which readers join (RFC 6376 §3.6.2.2)."""
    strings = [record[start : start + _TXT_STRING] for start in range(0, len(record), _TXT_STRING)]
    return f"{selector}._domainkey.{domain}. IN TXT ( " + " ".join(f'"{part}"' for part in strings) + " )"


def _rsa(key: rsa.RSAPrivateKey) -> SigningKey:
    private = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.TraditionalOpenSSL, form.NoEncryption())
    public = key.public_key().public_bytes(form.Encoding.DER, form.PublicFormat.SubjectPublicKeyInfo)
    return SigningKey(KeyType.RSA, private, base64.b64encode(public).decode())


def _ed25519(key: ed25519.Ed25519PrivateKey) -> SigningKey:
    private = key.private_bytes(form.Encoding.Raw, form.PrivateFormat.Raw, form.NoEncryption())
    public = key.public_key().public_bytes(form.Encoding.Raw, form.PublicFormat.Raw)
    return SigningKey(KeyType.ED25519, base64.b64encode(private), base64.b64encode(public).decode())
