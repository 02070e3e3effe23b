"""What counts as an address, its normal form, and what is asked of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbot.errors import BadInput
from mailbot.mail.addresses import (
    domain_of,
    is_no_reply,
    normalise,
    shorten,
    shorten_all,
    spellings,
    split_plus,
    to_ascii_domain,
)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Anna.Smith@Example.COM", "anna.smith@example.com"),
        ("  a@b.de\n", "a@b.de"),
        ("o'brien+homes@example.co.uk", "o'brien+homes@example.co.uk"),
        ("root@localhost", "root@localhost"),
        ("Jürgen@Bücher.example", "jürgen@xn--bcher-kva.example"),
        ("ju\u0308rgen@example.com", "jürgen@example.com"),
        ("a@XN--BCHER-KVA.example", "a@xn--bcher-kva.example"),
        ('"two words"@example.com', '"two words"@example.com'),
        ('"a@b"@example.com', '"a@b"@example.com'),
        ("printer@[192.0.2.7]", "printer@[192.0.2.7]"),
        ("printer@[IPv6:2001:db8::1]", "printer@[ipv6:2001:db8::1]"),
        ("x" * 64 + "@example.com", "x" * 64 + "@example.com"),
    ],
)
def test_an_address_has_one_normal_form(written: str, normal: str) -> None:
    assert normalise(written) == normal
    assert normalise(normal) == normal


@pytest.mark.parametrize(
    ("address", "ways"),
    [
        ("anna@example.com", {"anna@example.com"}),
        ("anna@bücher.example", {"anna@bücher.example", "anna@xn--bcher-kva.example"}),
        ("anna@xn--bcher-kva.example", {"anna@bücher.example", "anna@xn--bcher-kva.example"}),
        ("anna@xn--0.example", {"anna@xn--0.example"}),
        ("no address", {"no address"}),
    ],
)
def test_both_spellings_of_a_domain_are_told(address: str, ways: set[str]) -> None:
    assert set(spellings(address)) == ways


@pytest.mark.parametrize(
    "text",
    [
        "", "@", "anna", "anna@", "@example.com", "anna smith@example.com", "anna@exa mple.com", "anna@@example.com",
        "a..b@example.com", ".a@example.com", "a.@example.com", "anna@example..com", "anna@.example.com",
        "anna@example.com.", "anna@-example.com", "anna@example-.com", "anna@under_score.com", "<anna@example.com>",
        "Anna <anna@example.com>", "a@b.com, c@d.com", "a@b.com\r\nBcc: c@d.com", "a\nb@example.com",
        "a\x00@example.com", "\ud800@example.com",
        "a\u00a0b@example.com", "a\u2028b@example.com", "a\u200bb@example.com", "x" * 65 + "@example.com",
        "a@" + "b" * 64 + ".com",
        "a@" + "b." * 127 + "com", "anna@[999.1.1.1]", "anna@[192.0.2.7", "mailto:anna@ex:ample.com",
        '"a"b@example.com',
        '"a\nb"@example.com', "a@\ud800.com",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="not an email address"):
        normalise(text)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_an_address_or_bad_input(text: str) -> None:
    try:
        normal = normalise(text)
    except BadInput:
        return
    assert normalise(normal) == normal
    assert not any(sign in normal for sign in "\r\n\0<>")


def test_a_refusal_names_the_text_shortened_and_the_mend() -> None:
    with pytest.raises(BadInput) as caught:
        normalise("x" * 500)
    assert "xxx…" in caught.value.what
    assert "name@example.com" in caught.value.mend


@pytest.mark.parametrize(
    ("address", "domain"), [("a@Example.com", "example.com"), ('"a@b"@c.de', "c.de"), ("nothing", ""), ("", "")]
)
def test_the_domain_is_behind_the_last_at(address: str, domain: str) -> None:
    assert domain_of(address) == domain


@pytest.mark.parametrize(
    "local",
    [
        "noreply", "no-reply", "No_Reply", "no.reply", "donotreply", "do-not-reply", "noreply-accounts", "NoReply+17",
        "acmenoreply", "alerts-no-reply", "no-reply2", "ne-pas-repondre", "nichtantworten", "noresponder",
        "no-responder", "MAILER-DAEMON", "bounces+12-ab=example.com", "bounce",
        "bounce-md_3011.ab.v1", "bounces-kim=x.com",
    ],
)  # fmt: skip
def test_a_no_reply_address_is_told(local: str) -> None:
    assert is_no_reply(f"{local}@example.com")


@pytest.mark.parametrize(
    "local",
    [
        *("anna", "nino.reply", "reply", "replyall", "postmaster", "info", "norep.lyon", "bouncer", "arno-replyn"),
        *("bounce.house", "bounce-house-rentals"),
    ],
)
def test_a_persons_address_is_not_no_reply(local: str) -> None:
    assert not is_no_reply(f"{local}@noreply.example.com")


def test_at_a_provider_for_everybody_bounce_is_a_name() -> None:
    assert not is_no_reply("bounce.house2@gmail.com")
    assert is_no_reply("no-reply@gmail.com")


@pytest.mark.parametrize(
    ("address", "short"),
    [("john@example.com", "j…@example.com"), ("x@y.z", "x…@y.z"), ("no address", "…"), ("", "…"), ("@b.c", "…@b.c")],
)
def test_logs_see_one_letter(address: str, short: str) -> None:
    assert shorten(address) == short


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("550 <ellis.marsh@townmail.example>: no such person here", "550 <e…@townmail.example>: no such person here"),
        ("to:a.b+c@x.example, d'e@y.example", "to:a…@x.example, d…@y.example"),
        ("Refused('kim@x.example')", "Refused('k…@x.example')"),
        ('"ellis marsh"@townmail.example', "e…@townmail.example"),
        ("jürgen@bücher.example", "j…@bücher.example"),
        ("mongodb://kim:secret@db.example/", "mongodb://kim:s…@db.example/"),
        ("e…@townmail.example", "e…@townmail.example"),
        ("at 9 @ home, @decorated, no address", "at 9 @ home, @decorated, no address"),
    ],
)
def test_logs_see_one_letter_of_addresses_in_what_others_say(text: str, short: str) -> None:
    assert shorten_all(text) == short


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("a+tag@b.c", ("a@b.c", "tag")),
        ("a+r.1+2@b.c", ("a@b.c", "r.1+2")),
        ("a@b.c", ("a@b.c", "")),
        ("+a@b.c", ("+a@b.c", "")),
        ('"a+b"@b.c', ('"a+b"@b.c', "")),
    ],
)
def test_a_plus_address_is_split(address: str, parts: tuple[str, str]) -> None:
    assert split_plus(address) == parts


def test_a_domain_travels_in_a_labels_and_keeps_its_sharp_s() -> None:
    assert to_ascii_domain("anna@bücher.example") == "anna@xn--bcher-kva.example"
    assert to_ascii_domain("anna@faß.example") == "anna@xn--fa-hia.example"  # IDNA 2003 would write to fass.example
    assert to_ascii_domain("jürgen@example.com") == "jürgen@example.com"


def test_a_domain_that_idna_forbids_is_bad_input() -> None:
    with pytest.raises(BadInput, match="not a domain name"):
        to_ascii_domain("anna@a\u2019b.example")
