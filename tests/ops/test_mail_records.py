"""The doctor on the sending domain: what the DNS says of it, asked over a real socket, and the mend of each fault."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from dns_zone import Zone, dns_zone, txt

from mailbot.config import Config
from mailbot.errors import OutsideError
from mailbot.mail.dkim.keys import KeyType, make_key, read_key
from mailbot.ops.doctor import Finding, Health
from mailbot.ops.mail_records import examine_records, is_public

KEY = make_key(KeyType.RSA)
RECORD = read_key(KEY).record
OTHER = read_key(make_key(KeyType.RSA)).record
DOMAIN = "alderhomes.com"
DKIM = f"m1._domainkey.{DOMAIN}"

GOOD: dict[tuple[str, str], Sequence[str]] = {
    (DOMAIN, "MX"): ["10 mx1.alderhomes.com.", "20 mx2.alderhomes.com."],
    ("mx1.alderhomes.com", "A"): ["192.0.2.1"],
    ("mx2.alderhomes.com", "AAAA"): ["2001:db8::1"],
    (DOMAIN, "TXT"): [txt("some-site-verification=abc"), txt("v=spf1 include:_spf.relay.com ip4:192.0.2.0/24 -all")],
    ("_spf.relay.com", "TXT"): [txt("v=spf1 ip4:198.51.100.0/24 ip6:2001:db8::/32 ~all")],
    (DKIM, "TXT"): [txt(RECORD)],
    (f"_dmarc.{DOMAIN}", "TXT"): [txt(f"v=DMARC1; p=quarantine; rua=mailto:dmarc@{DOMAIN}")],
}


def config(sender: str = DOMAIN, *, signed: bool = True, **dkim: str) -> Config:
    signing = {"selector": "m1", "key": KEY, **dkim} if signed else {}
    return Config.model_validate({"smtp": {"from_address": f"hello@{sender}", "dkim": signing}})


async def examined(
    changes: dict[tuple[str, str], Sequence[str] | None] | None = None, settings: Config | None = None
) -> dict[str, Finding]:
    """The findings by their first word; the records are the good ones but for `changes`."""
    records = {key: value for key, value in (GOOD | (changes or {})).items() if value is not None}
    async with dns_zone(records) as zone:
        found = await examine_records(zone.lookup(), settings or config())
    named = {finding.words.partition(":")[0]: finding for finding in found}
    assert len(named) == len(found), found
    return named


async def test_a_domain_in_order_is_told_as_such() -> None:
    found = await examined()
    assert {name: finding.health for name, finding in found.items()} == dict.fromkeys(
        ("MX", "SPF", "DKIM", "DMARC"), Health.OK
    )
    assert "mx1.alderhomes.com, mx2.alderhomes.com" in found["MX"].words
    assert "(1 lookups)" in found["SPF"].words


def spf(*records: str) -> dict[tuple[str, str], Sequence[str] | None]:
    return {(DOMAIN, "TXT"): [txt(record) for record in records] or None}


INCLUDES = {(f"s{n}.relay.com", "TXT"): [txt("v=spf1 a mx -all")] for n in range(4)}


@pytest.mark.parametrize(
    ("changes", "health", "words", "mend"),
    [
        (spf(), "fix this", "has no record", "v=spf1"),
        (spf("google-site-verification=x"), "fix this", "has no record", "v=spf1"),
        (spf("v=spf1 a -all", "v=spf1 mx -all"), "fix this", "2 records", "join them"),
        (spf("v=spf1 a +all"), "fix this", "+all", "-all"),
        (spf("v=spf1 a all"), "fix this", "+all", "-all"),
        (spf("v=spf1 a ?all"), "warning", "?all", "~all"),
        (spf("v=spf1 a mx"), "warning", "does not end in all", "-all"),
        (spf("v=spf1 ptr -all"), "warning", "ptr", "addresses"),
        (spf("v=spf1 ip4:300.1.1.1 -all"), "fix this", "'ip4:300.1.1.1'", "correct"),
        (spf("v=spf1 inculde:_spf.relay.com -all"), "fix this", "'inculde:_spf.relay.com'", "correct"),
        (spf("v=spf1 include:gone.relay.com -all"), "fix this", "gone.relay.com, which has no SPF", "remove"),
        (spf(f"v=spf1 include:{DOMAIN} -all"), "fix this", "lookups", "includes"),
        (
            {**spf("v=spf1 " + " ".join(f"include:s{n}.relay.com" for n in range(4)) + " -all"), **INCLUDES},
            "fix this",
            "costs 12 lookups",
            "includes",
        ),
    ],
)
async def test_faults_of_spf(
    changes: dict[tuple[str, str], Sequence[str] | None], health: str, words: str, mend: str
) -> None:
    found = (await examined(changes))["SPF"]
    assert (found.health, words in found.words, mend in found.mend) == (Health(health), True, True), found


@pytest.mark.parametrize(
    "record",
    [
        "v=spf1 redirect=_spf.relay.com",
        "v=spf1 a mx include:_spf.relay.com exists:%{i}.relay.com a:mx1.alderhomes.com/24 ~all",
        "V=SPF1 ip4:192.0.2.1 exp=why.relay.com unknown=modifier -ALL",
    ],
)
async def test_spf_records_that_are_right(record: str) -> None:
    assert (await examined(spf(record)))["SPF"].health is Health.OK


@pytest.mark.parametrize(
    ("record", "health", "words"),
    [
        (None, "fix this", "there is no record"),
        ([OTHER], "fix this", "belongs to another key"),
        (["v=DKIM1; k=rsa; p="], "fix this", "withdrawn"),
        (["hello"], "fix this", "holds no DKIM key"),
        ([RECORD, OTHER], "fix this", "2 records"),
        ([RECORD.replace("k=rsa", "k=ed25519")], "fix this", "belongs to another key"),
        ([RECORD + "; t=s:y"], "warning", "t=y"),
        ([RECORD.removeprefix("v=DKIM1; k=rsa; ")], "ok", "matches"),
    ],
)
async def test_the_dkim_record_against_our_own_key(record: list[str] | None, health: str, words: str) -> None:
    found = (await examined({(DKIM, "TXT"): [txt(one) for one in record] if record else None}))["DKIM"]
    assert (found.health, words in found.words) == (Health(health), True), found
    assert KEY.splitlines()[5] not in f"{found.words}{found.mend}"


async def test_a_missing_dkim_record_is_given_to_publish() -> None:
    found = (await examined({(DKIM, "TXT"): None}))["DKIM"]
    assert f"{DKIM}. IN TXT" in found.mend
    assert RECORD[:200] in found.mend


async def test_without_a_key_of_ours_the_doctor_says_who_must_sign() -> None:
    found = (await examined(settings=config(signed=False)))["DKIM"]
    assert found.health is Health.WARNING
    assert "submission server must" in found.words


@pytest.mark.parametrize("domain", [DOMAIN, "alderhomes.test"])
async def test_a_key_that_cannot_be_read_is_told(domain: str) -> None:
    async with dns_zone(GOOD) as zone:
        found = await examine_records(zone.lookup(), config(domain, key="nonsense"))
    assert [one.health for one in found if "smtp.dkim" in one.words] == [Health.BROKEN]


def dmarc(*records: str, name: str = DOMAIN) -> dict[tuple[str, str], Sequence[str] | None]:
    return {(f"_dmarc.{DOMAIN}", "TXT"): None} | {(f"_dmarc.{name}", "TXT"): [txt(one) for one in records] or None}


@pytest.mark.parametrize(
    ("changes", "settings", "health", "words"),
    [
        (dmarc(), config(), "fix this", "has no policy"),
        (dmarc("v=DMARC1; p=none", "v=DMARC1; p=reject"), config(), "fix this", "2 policies"),
        (dmarc("v=DMARC1; p=none"), config(), "warning", "p=none"),
        (dmarc("v=DMARC1; rua=mailto:x@y.com"), config(), "fix this", "names no policy"),
        (dmarc("v=DMARC1; p=reject"), config(domain="relay.com"), "fix this", "signed as relay.com"),
        (dmarc("v=DMARC1; p=reject; adkim=s"), config(domain=f"mail.{DOMAIN}"), "fix this", "strict alignment"),
        (dmarc("v=DMARC1; p=reject; adkim=r"), config(domain=f"mail.{DOMAIN}"), "ok", "p=reject"),
        (dmarc("v=DMARC1; p=reject", name="com"), config(), "fix this", "has no policy"),
    ],
)
async def test_faults_of_dmarc(
    changes: dict[tuple[str, str], Sequence[str] | None], settings: Config, health: str, words: str
) -> None:
    if settings.smtp.dkim.domain:
        changes = {**changes, (f"m1._domainkey.{settings.smtp.dkim.domain}", "TXT"): [txt(RECORD)]}
    found = (await examined(changes, settings))["DMARC"]
    assert (found.health, words in found.words) == (Health(health), True), found


async def test_the_policy_of_the_domain_above_holds_below() -> None:
    below = f"mail.{DOMAIN}"
    found = (await examined({(f"m1._domainkey.{below}", "TXT"): [txt(RECORD)]}, config(below)))["DMARC"]
    assert found.health is Health.OK
    assert f"_dmarc.{DOMAIN} says p=quarantine" in found.words


@pytest.mark.parametrize(
    ("changes", "health", "words"),
    [
        ({(DOMAIN, "MX"): None, (DOMAIN, "A"): None}, "fix this", "has none"),
        ({(DOMAIN, "MX"): None, (DOMAIN, "A"): ["192.0.2.9"]}, "warning", "tried at the host itself"),
        ({(DOMAIN, "MX"): ["0 ."]}, "fix this", "takes no mail"),
        ({("mx1.alderhomes.com", "A"): None}, "warning", "mx1.alderhomes.com has no address"),
        ({("mx1.alderhomes.com", "A"): None, ("mx2.alderhomes.com", "AAAA"): None}, "fix this", "has no address"),
    ],
)
async def test_faults_of_mx(changes: dict[tuple[str, str], Sequence[str] | None], health: str, words: str) -> None:
    found = (await examined(changes))["MX"]
    assert (found.health, words in found.words) == (Health(health), True), found


async def test_a_dns_that_does_not_answer_is_a_warning_and_the_rest_is_still_looked_at() -> None:
    async with dns_zone(GOOD) as zone:
        zone.silent.add(f"_dmarc.{DOMAIN}")
        zone.broken.add(DKIM)
        found = await examine_records(zone.lookup(seconds=1.0), config())
    told = [(one.health, one.words) for one in found]
    assert [health for health, _ in told] == [Health.OK, Health.OK, Health.WARNING, Health.WARNING]
    assert f"about {DKIM}: its servers answer with an error" in told[2][1]
    assert f"about _dmarc.{DOMAIN}: no answer in time" in told[3][1]


async def test_a_domain_that_is_not_public_is_not_asked_for() -> None:
    async with dns_zone(GOOD) as zone:
        found = await examine_records(zone.lookup(), config("agency.test", signed=False))
        assert zone.asked == []
    assert [one.health for one in found] == [Health.OK]


@pytest.mark.parametrize(
    ("domain", "public"),
    [
        *(("agency.com", True), ("a.b.co.uk", True), ("xn--hser-loa.de", True), ("contest.com", True)),
        *(("agency.test", False), ("localhost", False), ("a.example", False), ("example.com", False)),
        *(("box.home.arpa", False), ("192.0.2.1", False), ("printer.local", False)),
    ],
)
def test_which_domains_the_world_can_know(domain: str, public: bool) -> None:
    assert is_public(domain) is public


async def test_names_that_no_dns_can_hold_are_simply_not_there() -> None:
    async with dns_zone(GOOD) as zone:
        assert await zone.lookup().texts("a..b") == ()
        assert await zone.lookup().texts("x" * 64 + ".com") == ()


async def test_a_server_that_is_gone_is_an_error_of_ours() -> None:
    zone = Zone({}, port=1)
    with pytest.raises(OutsideError, match="the DNS does not answer"):
        await zone.lookup(seconds=1.0).texts(DOMAIN)
