"""Mail that claims to be the operator, the agency or a portal: our own server's word of it decides, no other."""

from __future__ import annotations

from datetime import date

import pytest

from classifiers.chain import classify
from classifiers.circumstances import Circumstances
from classifiers.reader import BuiltinIntentReader
from classifiers.verdict import Verdict
from mailbot.mail.authentication import (
    Standing,
    fails_dmarc,
    fails_spf_and_dkim,
    is_same_organisation,
    results,
    standing,
)
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.parsing import parse
from mailbot.mail.quoting import newly_written
from mailbot.mail.tokens import Keyring
from models.message import Claimed, Intent

SERVER = "mx.agency.com"
OURS = "hello@agency.com"
OPERATOR = "kim@agency.com"
KEYRING = Keyring(b"k" * 32)
FAVOR = "Are you at your desk? I need you to handle a task discreetly."
RECEIVED = "Received: from out.example by mx.agency.com; Mon, 2 Mar 2026 10:00:00 +0000"


def mail(sender: str, *above: str, text: str = "Please stop all campaigns.", to: str = OURS) -> bytes:
    lines = [*above, f"From: {sender}", f"To: {to}", "Subject: Now", "Message-ID: <a@b.example>", "", text, ""]
    return "\r\n".join(lines).encode()


def checked(said: str, server: str = SERVER) -> str:
    return f"Authentication-Results: {server}; {said}"


async def judged(raw: bytes, authserv_id: str = SERVER) -> Verdict:
    parsed = parse(raw)
    around = Circumstances(
        parsed,
        raw,
        newly_written(parsed),
        date(2026, 3, 2),
        own_addresses=frozenset({OURS}),
        staff=frozenset({OPERATOR, "lee@freemail.com"}),
        keyring=KEYRING,
        account_id="main",
        authserv_id=authserv_id,
    )
    return await classify(around, BuiltinIntentReader())


def standing_of(*above: str, domain: str = "agency.com", authserv_id: str = SERVER) -> Standing:
    return standing(parse(mail(OPERATOR, *above)), authserv_id, domain)


@pytest.mark.parametrize(
    ("author", "said", "other", "same"),
    [
        ("crm@corp.com", "dkim=pass header.d=corp.com", "sales@corp.com", True),
        ("crm@mail.corp.com", "dkim=pass header.d=corp.com", "sales@eu.corp.com", True),
        ("crm@corp.com", "spf=pass smtp.mailfrom=x@corp.com", "sales@corp.com", True),
        ("crm@mail.corp.com", "dmarc=pass header.from=mail.corp.com", "sales@corp.com", False),  # a tenant's, perhaps
        ("crm@corp.com", "dkim=pass header.d=mailer.com", "sales@corp.com", False),
        ("crm@corp.com", "dkim=pass header.d=corp.com; dmarc=fail header.from=corp.com", "sales@corp.com", False),
        ("crm@corp.com", "dkim=fail header.d=corp.com", "sales@corp.com", False),
        ("crm@corp.com", "dkim=pass header.d=corp.com", "sales@notcorp.com", False),
        ("crm@corp.com", "dkim=pass header.d=com", "sales@other.com", False),
        ("dana@gmail.com", "dkim=pass header.d=gmail.com", "lee@gmail.com", False),
        ("dana@qq.com", "dkim=pass header.d=qq.com", "lee@qq.com", False),
    ],
)
def test_one_organisation_is_what_a_passed_check_vouches_for(author: str, said: str, other: str, same: bool) -> None:
    assert is_same_organisation(parse(mail(author, checked(said))), SERVER, other) is same
    assert not is_same_organisation(parse(mail(author, checked(said))), "", other), "no server of ours was asked"


# ------------------------------------------------------------------------------------------------ what is believed


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("dkim=pass header.d=agency.com", Standing.PROVEN),
        ("dkim=pass header.d=mail.agency.com", Standing.PROVEN),
        ("spf=pass smtp.mailfrom=bounce@agency.com; dkim=none", Standing.PROVEN),
        ("dmarc=pass header.from=agency.com", Standing.PROVEN),
        ("auth=pass smtp.auth=kim@agency.com", Standing.PROVEN),
        ("dkim=pass header.d=attacker.example; dmarc=fail header.from=agency.com", Standing.FAILED),
        ("dkim=pass header.d=notagency.com", Standing.FAILED),
        ("dkim=pass header.d=com", Standing.FAILED),
        ("dkim=fail header.d=agency.com; spf=softfail smtp.mailfrom=agency.com", Standing.FAILED),
        ("spf=pass smtp.mailfrom=x.example (dkim=pass header.d=agency.com)", Standing.FAILED),
        ("dkim=none", Standing.FAILED),
        ("none", Standing.UNTOLD),
        ("dkim=pass (good (2048 bit) key) header.d = agency.com", Standing.PROVEN),
        ('dkim / 1 = pass reason="all; well" header . d="agency.com"', Standing.PROVEN),
        ('spf=pass smtp.mailfrom="kim; lee"@agency.com', Standing.PROVEN),
        ("dkim=pass header.d=agency.com; dmarc=fail header.from=agency.com", Standing.FAILED),
    ],
)
def test_only_a_passed_check_of_the_same_domain_is_proof(said: str, expected: Standing) -> None:
    assert standing_of(checked(said), RECEIVED) is expected


@pytest.mark.parametrize(
    "chosen",
    [
        "=?utf-8?q?=3Bdmarc=3Dpass_header.from=3Dagency.com=3B?=@evil.example",  # an atom, undecoded
        '"a;dmarc=pass header.from=agency.com;"@evil.example',
        '"a@agency.com"@evil.example',
        '"kim@agency.com "@evil.example',
        '"a\\";dmarc=pass header.from=agency.com;"@evil.example',
        "a\\;dmarc=pass header.from=agency.com",
        '"unended;dmarc=pass header.from=agency.com',
        "x header.from.dmarc=pass@evil.example (dmarc=pass header.from=agency.com",
        "smtp.mailfrom=kim@agency.com@evil.example",
    ],
)
def test_what_a_sender_chooses_of_a_result_is_no_result(chosen: str) -> None:
    """A server copies the sender's MAIL FROM, HELO and DKIM identity into its header (RFC 8601 §2.7)."""
    copied = (f"spf=pass smtp.mailfrom={chosen}", f"spf=pass (domain of {chosen}) smtp.helo=evil.example")
    for said in copied:
        assert standing_of(checked(f"{said}; dmarc=none"), RECEIVED) is Standing.FAILED
        assert standing_of(checked(said), RECEIVED) is Standing.FAILED


def test_only_the_uppermost_header_of_our_server_counts() -> None:
    true = checked("dkim=none; spf=fail smtp.mailfrom=agency.com")
    forged = checked("dkim=pass header.d=agency.com")
    assert standing_of(true, forged) is Standing.FAILED
    assert standing_of(true, RECEIVED, forged) is Standing.FAILED
    assert standing_of(RECEIVED, true, forged) is Standing.FAILED
    assert standing_of(forged, RECEIVED) is Standing.PROVEN


def test_results_under_another_name_say_nothing_wherever_they_stand() -> None:
    forged = checked("dkim=pass header.d=agency.com", "mx.elsewhere.example")
    assert standing_of(forged, RECEIVED) is Standing.UNTOLD
    assert standing_of(forged, checked("dkim=none"), RECEIVED) is Standing.FAILED
    assert standing_of(checked("dkim=pass header.d=agency.com", f"x{SERVER}")) is Standing.UNTOLD
    assert standing_of(checked("dkim=pass header.d=agency.com"), authserv_id="") is Standing.UNTOLD


def test_the_servers_name_may_be_quoted_and_carry_a_version() -> None:
    for name in (f'"{SERVER}"', f"{SERVER} 1", SERVER.upper()):
        assert standing_of(checked("dkim=pass header.d=agency.com", name)) is Standing.PROVEN


MICROSOFT = (
    "Authentication-Results: spf=pass (sender IP is 192.0.2.7) smtp.mailfrom=agency.com;"
    " dkim=pass (signature was verified) header.d=agency.com;dmarc=pass action=none header.from=agency.com;"
    "compauth=pass reason=100"
)
MICROSOFT_FAILED = (
    "Authentication-Results: spf=fail (sender IP is 192.0.2.7) smtp.mailfrom=agency.com; dkim=none (message not signed)"
    " header.d=none;dmarc=fail action=quarantine header.from=agency.com;compauth=fail reason=000"
)


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ([MICROSOFT], Standing.PROVEN),
        ([MICROSOFT_FAILED], Standing.FAILED),
        ([MICROSOFT_FAILED, MICROSOFT], Standing.FAILED),
        ([MICROSOFT, MICROSOFT_FAILED], Standing.PROVEN),
        (
            [checked("dkim=pass header.d=x.example"), MICROSOFT_FAILED],
            Standing.FAILED,
        ),  # a sender's own server wrote it
        ([MICROSOFT.replace("compauth=pass reason=100", "")], Standing.UNTOLD),
        ([MICROSOFT.replace("Results: ", "Results: mx.evil.example; ")], Standing.UNTOLD),
        ([MICROSOFT.replace("compauth=pass", "x=(compauth=pass)")], Standing.UNTOLD),
        ([], Standing.UNTOLD),
    ],
)
def test_microsoft_365_writes_no_name_and_is_known_by_its_form(above: list[str], expected: Standing) -> None:
    assert standing_of(*above, RECEIVED, authserv_id="microsoft365") is expected


def test_a_header_without_a_name_is_believed_of_nobody_else() -> None:
    assert standing_of(MICROSOFT, RECEIVED) is Standing.UNTOLD
    assert standing_of(MICROSOFT, RECEIVED, authserv_id="") is Standing.UNTOLD


def test_results_are_told_in_the_servers_words() -> None:
    found = results(parse(mail(OPERATOR, checked("dkim=fail header.d=agency.com; spf=none"))), SERVER)
    assert [str(one) for one in found] == ["dkim=fail agency.com", "spf=none"]


def test_a_hostile_header_is_read_within_bounds() -> None:
    value = f"{SERVER};" + "dkim=pass header.d=a.example;" * 5000
    parsed = ParsedEmail(headers=(("authentication-results", value),))
    assert len(results(parsed, SERVER)) == 1


# ------------------------------------------------------------------------------------------------ what disproves


@pytest.mark.parametrize(
    ("said", "disowned", "broken"),
    [
        ("dmarc=fail header.from=home.example", True, False),
        ("dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=evil.example; dmarc=fail", True, False),
        ("dmarc=pass header.from=home.example", False, False),
        ("dmarc=pass header.from=evil.example", True, False),  # of two authors the server judged the other
        ("dmarc=pass", False, False),
        ("spf=fail smtp.mailfrom=home.example; dkim=fail header.d=home.example", False, True),
        ("spf=softfail; dkim=fail header.d=home.example; dmarc=none", False, True),
        ("spf=fail; dkim=fail header.d=home.example; dkim=pass header.d=list.example; dmarc=none", False, True),
        ("spf=fail smtp.mailfrom=home.example; dkim=pass header.d=home.example", False, False),  # forwarded
        ("spf=fail; dkim=fail header.d=home.example; dkim=pass header.d=mail.home.example", False, False),
        ("spf=fail; dkim=none; dmarc=none", False, False),
        ("spf=none; dkim=fail header.d=home.example", False, False),
        ("spf=fail; dkim=temperror header.d=home.example", False, False),
        ("spf=permerror smtp.mailfrom=home.example; dkim=fail header.d=home.example", False, False),  # RFC 8601 §2.7
        ("spf=fail; dkim=permerror header.d=home.example; dmarc=permerror", False, False),
        ("spf=fail; dkim=fail header.d=home.example; dmarc=temperror", False, False),
        ("spf=pass smtp.mailfrom=forwarder.example; dkim=fail header.d=home.example", False, False),
        ("spf=fail", False, False),
        ("dkim=fail header.d=home.example", False, False),
        ("none", False, False),
    ],
)
def test_only_what_fails_outright_disproves(said: str, disowned: bool, broken: bool) -> None:
    found = parse(mail("dana@home.example", checked(said)))
    assert (fails_dmarc(found, SERVER), fails_spf_and_dkim(found, SERVER)) == (disowned, broken)
    assert not fails_dmarc(found, ""), "no server of ours was asked"
    assert not fails_spf_and_dkim(found, "")


def test_what_passed_for_one_of_two_authors_is_no_proof_of_the_first() -> None:
    both = "dana@home.example, eve@evil.example"
    assert fails_dmarc(parse(mail(both, checked("dkim=pass header.d=evil.example; dmarc=permerror"))), SERVER)
    assert not fails_dmarc(parse(mail(both, checked("dkim=pass header.d=home.example; dmarc=permerror"))), SERVER)
    assert not fails_dmarc(parse(mail(both)), SERVER), "nobody looked"


# ------------------------------------------------------------------------------------------------ who is claimed


@pytest.mark.parametrize(
    ("sender", "said", "claim"),
    [
        (OPERATOR, "dmarc=fail header.from=agency.com", Claimed.OPERATOR),
        (OPERATOR, "dkim=none", Claimed.OPERATOR),
        (OPERATOR, "dmarc=pass header.from=agency.com", None),
        ("lee@freemail.com", "dkim=pass header.d=attacker.example", Claimed.OPERATOR),
        ("lee@freemail.com", "dkim=pass header.d=freemail.com", None),
        (OURS, "spf=softfail smtp.mailfrom=agency.com", Claimed.AGENCY),
        ("boss@agency.com", "dmarc=fail header.from=agency.com", Claimed.AGENCY),
        ("boss@agency.com", "dkim=none; spf=none", None),  # the domain does not disown them
        ("boss@agency.com", "dkim=none; spf=permerror", None),  # a slip in our own record accuses nobody
        (
            "dana@home.example",
            "dmarc=fail header.from=home.example",
            None,
        ),  # whether they are known here, reading tells
    ],
)
async def test_a_claim_that_fails_is_marked(sender: str, said: str, claim: Claimed | None) -> None:
    assert (await judged(mail(sender, checked(said), RECEIVED))).forged is claim


async def test_a_second_author_or_a_sender_field_is_a_claim_too() -> None:
    failed = checked("dkim=pass header.d=attacker.example")
    assert (await judged(mail(f"x@attacker.example, {OPERATOR}", failed))).forged is Claimed.OPERATOR
    assert (await judged(mail("x@attacker.example", failed, f"Sender: {OPERATOR}"))).forged is Claimed.OPERATOR


async def test_without_our_servers_name_nobody_is_accused() -> None:
    assert (await judged(mail(OPERATOR, checked("dkim=none")), authserv_id="")).forged is None


async def test_a_forged_wish_to_stop_is_not_obeyed_and_a_true_one_is() -> None:
    stop = "Unsubscribe me please, no more mail."
    forged = await judged(mail("boss@agency.com", checked("dmarc=fail header.from=agency.com"), text=stop))
    assert (forged.forged, forged.stop) == (Claimed.AGENCY, None)
    true = await judged(mail("boss@agency.com", checked("dmarc=pass header.from=agency.com"), text=stop))
    assert true.forged is None
    assert true.intent is Intent.UNSUBSCRIBE
    assert true.stop is not None


async def test_a_mark_of_ours_proves_itself() -> None:
    address = KEYRING.unsubscribe_address(OURS, "65f0c0ffee65f0c0ffee65f0")
    verdict = await judged(mail("boss@agency.com", checked("dmarc=fail header.from=agency.com"), to=address))
    assert verdict.stop is not None
    assert verdict.stop_delivery == "65f0c0ffee65f0c0ffee65f0"


@pytest.mark.parametrize(
    ("sender", "text", "claim"),
    [
        (
            "Kim Novak <kim.novak.desk@free.example>",
            FAVOR,
            True,
        ),
        ("KIM NOVAK <ceo@free.example>", FAVOR, True),
        (
            "Kim Novak <kim@home.example>",
            "Looking for a 3 bed house in Saltmarsh up to 420k",
            False,
        ),  # tries mailbot out
        (f"Kim Novak <{OPERATOR}>", FAVOR, False),
        ("Dana Cole <dana@free.example>", FAVOR, False),
    ],
)
async def test_spam_under_the_agents_name_from_a_strangers_address_is_told(sender: str, text: str, claim: bool) -> None:
    raw = mail(sender, text=text)
    parsed = parse(raw)
    around = Circumstances(
        parsed,
        raw,
        newly_written(parsed),
        date(2026, 3, 2),
        own_addresses=frozenset({OURS}),
        staff=frozenset({OPERATOR}),
        agent="Kim Novak",
    )
    verdict = await classify(around, BuiltinIntentReader())
    assert (verdict.forged is Claimed.AGENT) is claim
