"""What the DNS says of the domain that mail is sent from: MX, SPF, DKIM and DMARC, each with its mend."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from mailbot.config import Config
from mailbot.errors import MailbotError, OutsideError
from mailbot.mail.addresses import domain_of, to_ascii_domain
from mailbot.mail.dkim.keys import SigningKey, zone_line
from mailbot.mail.dkim.signing import key_of, signing_domain
from mailbot.mail.dns_lookup import Exchange
from mailbot.ops.doctor import Finding, Health
from mailbot.ops.spf_record import Spf, read_spf

PART = "dns"

# Names that no public DNS knows (RFC 6761, RFC 6762, RFC 8375, RFC 9476 and the .internal of ICANN).
PRIVATE = ("test", "example", "invalid", "localhost", "local", "internal", "alt", "lan", "home.arpa", "onion")
PRIVATE_NAMES = ("example.com", "example.net", "example.org")


class Lookup(Protocol):
    """What is asked of the DNS (mailbot.mail.dns_lookup.Dns). Every method raises OutsideError."""

    async def texts(self, name: str) -> tuple[str, ...]: ...

    async def exchanges(self, name: str) -> tuple[Exchange, ...]: ...

    async def has_address(self, name: str) -> bool: ...


async def examine_records(lookup: Lookup, config: Config) -> Sequence[Finding]:
    """Look at every record, one finding or more each. Never raises for what the DNS says or fails to say."""
    domain = domain_of(to_ascii_domain(config.smtp.from_address))
    if not domain:
        return [_warning("smtp.from_address is empty: no domain to look at", "set it in config.toml")]
    if not is_public(domain):
        words = f"{domain} is no public domain: no records to look at"
        return [_key_fault(config) or Finding(PART, Health.OK, words)]
    checks: tuple[Callable[[], Awaitable[list[Finding]]], ...] = (
        lambda: _mx(lookup, domain),
        lambda: _spf(lookup, domain),
        lambda: _dkim(lookup, config),
        lambda: _dmarc(lookup, domain, config),
    )
    found: list[Finding] = []
    for check in checks:
        try:
            found += await check()
        except OutsideError as error:
            found.append(_warning(error.what, error.mend))
        except MailbotError as error:
            found.append(_broken(error.what, error.mend))
    return found


def _key_fault(config: Config) -> Finding | None:
    """What is wrong with the signing key itself, which no DNS is needed for."""
    try:
        key_of(config.smtp)
    except MailbotError as error:
        return _broken(error.what, error.mend)
    return None


def is_public(domain: str) -> bool:
    """Whether the DNS of the world can know a domain."""
    labels = domain.lower().rstrip(".").split(".")
    private = any(domain == name or domain.endswith(f".{name}") for name in (*PRIVATE, *PRIVATE_NAMES))
    return len(labels) > 1 and not private and not labels[-1].isdigit()


# ------------------------------------------------------------------------------------------------ MX


async def _mx(lookup: Lookup, domain: str) -> list[Finding]:
    mend = f"answers and bounces go there: publish an MX record of {domain} that names your mail server"
    exchanges = await lookup.exchanges(domain)
    if not exchanges:
        if await lookup.has_address(domain):  # RFC 5321 §5.1: the host itself is tried
            return [_warning(f"MX: {domain} has none, so mail is tried at the host itself", mend)]
        return [_broken(f"MX: {domain} has none", mend)]
    if any(exchange.host in ("", ".") for exchange in exchanges):
        return [_broken(f'MX: {domain} says that it takes no mail ("." as its host)', mend)]
    lost = [exchange.host for exchange in exchanges if not await lookup.has_address(exchange.host)]
    if len(lost) == len(exchanges):
        return [_broken(f"MX: {', '.join(lost)} has no address", mend)]
    if lost:
        return [_warning(f"MX: {', '.join(lost)} has no address", "remove it, or give it one")]
    return [_ok(f"MX: {', '.join(exchange.host for exchange in exchanges)}")]


# ------------------------------------------------------------------------------------------------ SPF


async def _spf(lookup: Lookup, domain: str) -> list[Finding]:
    spf = await read_spf(lookup, domain)
    found = [_broken(f"SPF: {fault.words}", fault.mend) for fault in spf.faults]
    found += [_warning(f"SPF: {doubt.words}", doubt.mend) for doubt in spf.doubts]
    return found or [_ok(f"SPF: {_shown(spf)}")]


def _shown(spf: Spf) -> str:
    return f"{spf.record[:200]} ({spf.lookups} lookups)"


# ------------------------------------------------------------------------------------------------ DKIM


async def _dkim(lookup: Lookup, config: Config) -> list[Finding]:
    key = key_of(config.smtp)
    if key is None:
        mend = (
            "see in a mail that you sent to yourself whether dkim=pass stands in Authentication-Results; if not, let"
            " the server sign, or mailbot: [smtp.dkim]"
        )
        return [_warning("DKIM: mailbot does not sign; your submission server must", mend)]
    domain, selector = signing_domain(config.smtp), config.smtp.dkim.selector
    name = f"{selector}._domainkey.{domain}"
    records = await lookup.texts(name)
    publish = f"publish {zone_line(selector, domain, key.record)}"
    if not records:
        return [_broken(f"DKIM: there is no record {name}", publish)]
    if len(records) > 1:
        return [_broken(f"DKIM: {name} has {len(records)} records, and receivers take any", "leave one of them")]
    return [_compared(name, tags_of(records[0]), key, publish)]


def _compared(name: str, tags: dict[str, str], key: SigningKey, publish: str) -> Finding:
    public = "".join(tags.get("p", "").split())
    if "p" not in tags or tags.get("v", "DKIM1") != "DKIM1":
        return _broken(f"DKIM: {name} holds no DKIM key", publish)
    if not public:
        return _broken(f"DKIM: {name} says that its key was withdrawn", publish)
    if tags.get("k", "rsa") != key.type or public != key.public:
        return _broken(f"DKIM: {name} belongs to another key than smtp.dkim: every signature fails", publish)
    if "y" in tags.get("t", "").split(":"):
        return _warning(f"DKIM: {name} says t=y, so receivers may ignore it", "remove t=y once mail passes")
    return _ok(f"DKIM: {name} matches the signing key")


# ------------------------------------------------------------------------------------------------ DMARC


async def _dmarc(lookup: Lookup, domain: str, config: Config) -> list[Finding]:
    """The policy of the From domain (RFC 7489 §6), and whether what we sign with is aligned to it (§3.1)."""
    publish = f'publish _dmarc.{domain}. IN TXT "v=DMARC1; p=none; rua=mailto:you@{domain}", then p=quarantine'
    place, records = await _policy(lookup, domain)
    if not records:
        mend = f"large receivers want one from whoever sends campaigns: {publish}"
        return [_broken(f"DMARC: {domain} has no policy", mend)]
    if len(records) > 1:
        return [_broken(f"DMARC: {place} has {len(records)} policies, so none holds", "leave one of them")]
    tags = tags_of(records[0])
    policy = tags.get("p", "").lower()
    found = []
    if policy not in ("none", "quarantine", "reject"):
        found.append(_broken(f"DMARC: {place} names no policy (p=)", publish))
    elif policy == "none":
        mend = "once the reports show your mail passing, write p=quarantine"
        found.append(_warning(f"DMARC: {place} asks receivers to do nothing about forgeries (p=none)", mend))
    found += _alignment(domain, config, strict=tags.get("adkim", "r").lower() == "s")
    return found or [_ok(f"DMARC: {place} says p={policy}")]


async def _policy(lookup: Lookup, domain: str) -> tuple[str, list[str]]:
    """The records of the domain, or of the next domain above that has one; never of a top-level domain."""
    labels = domain.split(".")
    for start in range(len(labels) - 1):
        name = "_dmarc." + ".".join(labels[start:])
        records = [text for text in await lookup.texts(name) if tags_of(text).get("v") == "DMARC1"]
        if records:
            return name, records
    return f"_dmarc.{domain}", []


def _alignment(domain: str, config: Config, *, strict: bool) -> list[Finding]:
    """DKIM must vouch for the domain of From itself; the relaxed kind is content with one above or below it.

    SPF is aligned by itself: mailbot's envelope sender is its From address.
    """
    signs = signing_domain(config.smtp) if config.smtp.dkim.selector else domain
    related = signs == domain or signs.endswith(f".{domain}") or domain.endswith(f".{signs}")
    if signs == domain or (related and not strict):
        return []
    demand = "strict alignment (adkim=s)" if strict and related else "the same domain"
    words = f"DMARC: mail from {domain} is signed as {signs}, and the policy wants {demand}"
    return [_broken(words, f'set smtp.dkim.domain = "{domain}" and publish the key there')]


def tags_of(record: str) -> dict[str, str]:
    """The tag=value list of a DKIM or DMARC record (RFC 6376 §3.2); what is none gives nothing."""
    tags: dict[str, str] = {}
    for part in record.split(";"):
        name, equals, value = part.partition("=")
        if equals:
            tags.setdefault(name.strip(), value.strip())
    return tags


def _ok(words: str) -> Finding:
    return Finding(PART, Health.OK, words)


def _warning(words: str, mend: str) -> Finding:
    return Finding(PART, Health.WARNING, words, mend)


def _broken(words: str, mend: str) -> Finding:
    return Finding(PART, Health.BROKEN, words, mend)
