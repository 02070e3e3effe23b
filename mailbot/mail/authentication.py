"""What our own receiving server found out about a mail's sender: its Authentication-Results (RFC 8601)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mailbot.mail.addresses import domain_of
from mailbot.mail.parsed import ParsedEmail

MAX_HEADER = 8_000  # characters of one header that are read

_HEADER = "authentication-results"
_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"\s*(?P<method>[\w-]+)(?:\s*/\s*\d+)?\s*=\s*(?P<result>[\w-]+)(?P<properties>.*)", re.DOTALL)
_PROPERTY = re.compile(r"(?P<type>[\w-]+)\s*\.\s*(?P<name>[\w-]+)\s*=\s*(?P<value>\"[^\"]*\"|[^\s;]+)")

# Which property of a method names the domain that it vouches for (RFC 8601 §2.7, RFC 7489 §11.2).
_VOUCHES = {
    "dkim": ("header.d", "header.i"),
    "spf": ("smtp.mailfrom", "smtp.helo"),
    "dmarc": ("header.from",),
}


@dataclass(frozen=True, slots=True)
class Vouched:
    """One check that passed, and the domain that it vouches for."""

    method: str
    domain: str


def vouched(mail: ParsedEmail, authserv_id: str) -> tuple[Vouched, ...]:
    """The checks that our own server says a mail passed; nothing where `authserv_id` is empty or did not write.

    Only the uppermost headers of that name count, up to the next Received: what stands below was in the mail when
    it came and may be forged (RFC 8601 §5 and §7.1).
    """
    passed: list[Vouched] = []
    for value in _own_results(mail, authserv_id.strip().lower()):
        for part in value.split(";")[1:]:
            found = _RESULT.match(part)
            if found and found["result"].lower() == "pass":
                passed.extend(_domains(found["method"].lower(), found["properties"]))
    return tuple(dict.fromkeys(passed))


def is_authentic(mail: ParsedEmail, authserv_id: str, domains: Iterable[str]) -> bool:
    """Whether the author's domain is one of `domains` (or below one) and a passed check vouches for one of them."""
    wanted = tuple(domains)
    author = domain_of(mail.author.email) if mail.author else ""
    return is_below(author, wanted) and any(is_below(check.domain, wanted) for check in vouched(mail, authserv_id))


def is_below(domain: str, roots: Iterable[str]) -> bool:
    """Whether a domain is one of `roots` or a subdomain of one."""
    return any(domain == root or domain.endswith(f".{root}") for root in roots)


def _own_results(mail: ParsedEmail, authserv_id: str) -> list[str]:
    found: list[str] = []
    for name, value in mail.headers:
        if name == "received" and found:
            break
        if name == _HEADER and authserv_id:
            plain = _without_comments(value)
            if plain.partition(";")[0].split(maxsplit=1)[:1] == [authserv_id]:
                found.append(plain)
    return found


def _without_comments(value: str) -> str:
    value = value[:MAX_HEADER]
    while (shorter := _COMMENT.sub(" ", value)) != value:
        value = shorter
    return value.lower()


def _domains(method: str, properties: str) -> list[Vouched]:
    given = {f"{p['type']}.{p['name']}": p["value"].strip('"') for p in _PROPERTY.finditer(properties)}
    for name in _VOUCHES.get(method, ()):
        value = given.get(name, "")
        domain = domain_of(value) if "@" in value else value
        if domain:
            return [Vouched(method, domain)]
    return []
