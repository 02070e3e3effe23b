"""What leaves is signed: receivers can check it, and nothing that is signed can be changed or added on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from mailbot.config import Smtp
from mailbot.doors import unsealed
from mailbot.errors import ConfigError
from mailbot.mail.composing import Letter, compose
from mailbot.mail.dkim.keys import KeyType, make_key, read_key, zone_line
from mailbot.mail.dkim.signing import seal_of

KEYS = {kind: make_key(kind) for kind in KeyType}
LETTER = Letter(
    from_name="Kim Álvarez",
    from_address="hello@agency.com",
    to_address="dana@home.example",
    subject="A house that may suit you, Dána: three bedrooms and a garden, close to the school that you named",
    text="Good day.\n.\nFrom here on.\n\n\n",
    html="<p>Good day — ¡hola!</p>",
    message_id="abc.def@agency.com",
    date=datetime(2026, 3, 2, tzinfo=UTC),
    references=("one@home.example", "two@home.example"),
    reply_to="hello+abc@agency.com",
    list_unsubscribe=("https://mail.agency.com/u/token", "mailto:hello@agency.com?subject=unsubscribe"),
    one_click=True,
    campaign=1001,
    loop_mark="main.abc",
)


def settings(kind: KeyType = KeyType.ED25519, **changes: object) -> Smtp:
    signing = {"selector": "m1", "key": KEYS[kind], **changes}
    return Smtp.model_validate({"from_address": "hello@agency.com", "dkim": signing})


def passes(raw: bytes, kind: KeyType = KeyType.ED25519) -> bool:
    """Whether a receiver finds the signature good, with our record as the DNS's answer."""

    def dns(name: bytes, timeout: float = 5) -> bytes:
        assert name == b"m1._domainkey.agency.com."
        return read_key(KEYS[kind]).record.encode()

    return bool(dkim.verify(raw, dnsfunc=dns))


@pytest.mark.parametrize("kind", KeyType)
def test_a_receiver_finds_the_signature_good(kind: KeyType) -> None:
    raw = compose(LETTER)
    sealed = seal_of(settings(kind))(raw)
    assert passes(sealed, kind)
    assert sealed.endswith(raw)
    assert f"a={kind}-sha256".encode() in sealed
    assert b"\n" not in sealed.replace(b"\r\n", b"")


def test_a_mail_with_an_address_that_is_not_ascii_is_signed_too() -> None:
    assert passes(seal_of(settings())(compose(replace(LETTER, to_address="dána@home.example"))))


@pytest.mark.parametrize(
    "name",
    [
        *("From", "Reply-To", "To", "Subject", "Date", "Message-ID", "References", "Auto-Submitted", "X-Campaign"),
        *("List-Unsubscribe", "List-Unsubscribe-Post", "X-Mailbot-Loop", "MIME-Version", "Content-Type"),
    ],
)
def test_a_field_that_was_changed_or_removed_breaks_it(name: str) -> None:
    sealed = seal_of(settings())(compose(LETTER))
    start = sealed.index(f"\r\n{name}: ".encode()) + 2
    value = start + len(name) + 2
    assert not passes(sealed[:value] + b"x" + sealed[value:])
    assert not passes(sealed[:start] + b"X-Other: y" + sealed[start + len(name) :])


@pytest.mark.parametrize(
    "name",
    ["From", "To", "Cc", "Subject", "Reply-To", "Date", "Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post"],
)
def test_a_field_that_was_added_breaks_it(name: str) -> None:
    sealed = seal_of(settings())(compose(LETTER))
    assert not passes(f"{name}: <https://evil.example>\r\n".encode() + sealed)


def test_what_relays_may_add_does_not_break_it() -> None:
    sealed = seal_of(settings())(compose(LETTER))
    trace = b"Received: from a by b; Mon, 2 Mar 2026 10:00:00 +0000\r\nX-Spam-Score: 0\r\nSender: relay@agency.com\r\n"
    assert passes(trace + sealed)
    refolded = sealed.replace(b"References: <one@home.example>\r\n ", b"References: <one@home.example>\r\n\t")
    assert refolded != sealed
    assert passes(refolded)


def test_a_changed_body_breaks_it() -> None:
    sealed = seal_of(settings())(compose(LETTER))
    assert not passes(sealed.replace(b"Good day", b"Bad day", 1))


def test_without_a_selector_the_bytes_stay_as_they_are() -> None:
    assert seal_of(Smtp(from_address="hello@agency.com")) is unsealed


def test_the_domain_is_that_of_from_or_the_one_that_is_named() -> None:
    assert b" d=agency.com;" in seal_of(settings())(compose(LETTER))
    assert b" d=xn--hser-loa.example;" in seal_of(settings(domain="häser.example"))(compose(LETTER))


def test_the_key_may_lie_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "dkim-key"
    file.write_text(KEYS[KeyType.RSA])
    assert passes(seal_of(settings(KeyType.RSA, key="", key_file=str(file)))(compose(LETTER)), KeyType.RSA)


def pem(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, password: bytes = b"") -> str:
    lock = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock).decode()


LOCKED = pem(rsa.generate_private_key(65537, 2048), b"secret")
SHORT = """-----BEGIN RSA PRIVATE KEY-----
MIIBPAIBAAJBAPDPv8JARFZzhaCGar7HI88KYEONQtRhRdthuxl/ctDKiWghzXoV
SpmAwjGSvz7I4rbTcEjiX25zse4OE+Vi4JsCAwEAAQJBAIF48TzbmOJyUhIwswvH
vfT/OyqWtKvDcO+26AWZhH3EnHxDqYXW9Oo/dKGokpLfBxJZ0eKI5m+gOpsTYG9u
10ECIQD8qE8KJyiOzkynZSECfXfUDvYR94JtPtj+l/DCTHfYKQIhAPP/Uid8pzL+
dvuMu8ElvY6/VvVu98if6AuSOkvaFBsjAiEA6226GO/cLxW0/9aQJ83aNtOqH5vP
ARUrBjF2utaeZeECIQCikR2ao4n/Bt4dkdHSyaN3hXKZyhqbeDcx5nai7STyQwIg
fX4FkLfqdj3OxRbEUGZ7pUcgQc9/N1GHeZrLlGuGG08=
-----END RSA PRIVATE KEY-----
"""  # nobody's: no receiver believes so short a one
CURVE = pem(ec.generate_private_key(ec.SECP256R1()))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"key": "nonsense"}, "no private key in PEM form"),
        ({"key": KEYS[KeyType.RSA][:400]}, "no private key in PEM form"),
        ({"key": LOCKED}, "locked with a password"),
        ({"key": CURVE}, "neither RSA nor Ed25519"),
        ({"key": ""}, r"smtp\.dkim\.key is empty"),
        ({"selector": ""}, r"smtp\.dkim\.selector is empty"),
        ({"selector": "a b"}, r"smtp\.dkim\.selector cannot be"),
        ({"domain": "not a domain"}, r"smtp\.dkim\.domain cannot be"),
        ({"key": "", "key_file": "/nowhere/key"}, r"smtp\.dkim\.key_file: cannot read"),
    ],
)
def test_a_key_that_cannot_sign_is_told_before_anything_leaves(changes: dict[str, str], words: str) -> None:
    with pytest.raises(ConfigError, match=words) as caught:
        seal_of(settings(**changes))
    assert "PRIVATE" not in str(caught.value)


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ConfigError, match="512 bits is too short"):
        read_key(SHORT)


def test_the_record_is_written_as_a_zone_file_has_it() -> None:
    record = read_key(KEYS[KeyType.RSA]).record
    line = zone_line("m1", "agency.com", record)
    strings = line.partition("( ")[2].removesuffix(" )").strip('"').split('" "')
    assert line.startswith("m1._domainkey.agency.com. IN TXT ( ")
    assert max(map(len, strings)) <= 255
    assert "".join(strings) == record
