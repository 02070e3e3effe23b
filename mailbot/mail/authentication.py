"""What our own receiving server found out about a mail's sender: its Authentication-Results (RFC 8601)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from mailbot.mail.addresses import domain_of
from mailbot.mail.parsed import ParsedEmail

MAX_HEADER = 8_000  # characters of one header that are read
MAX_RESULTS = 50  # of one header

_HEADER = "authentication-results"
_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"\s*(?P<method>[\w-]+)(?:\s*/\s*\d+)?\s*=\s*(?P<result>[\w-]+)(?P<properties>.*)", re.DOTALL)
_PROPERTY = re.compile(r"(?P<type>[\w-]+)\s*\.\s*(?P<name>[\w-]+)\s*=\s*(?P<value>\"[^\"]*\"|[^\s;]+)")

# Which property of a method names the domain that it vouches for (RFC 8601 §2.7, RFC 7489 §11.2).
_VOUCHES = {
    "dkim": ("header.d", "header.i"),
    "spf": ("smtp.mailfrom", "smtp.helo"),
    "dmarc": ("header.from",),
    "auth": ("smtp.auth", "smtp.mailfrom"),  # it was handed to our own server by somebody who had logged in
}


class Standing(StrEnum):
    """What is known of a claimed sender."""

    PROVEN = "proven"  # a check that passed vouches for their domain
    FAILED = "failed"  # our server looked, and nothing vouches for it
    UNTOLD = "untold"  # our server did not look, or we do not know its name


@dataclass(frozen=True, slots=True)
class Result:
    """One check that our server made, and the domain that it is about, which may be empty."""

    method: str
    result: str
    domain: str

    def __str__(self) -> str:
        return f"{self.method}={self.result}{f' {self.domain}' if self.domain else ''}"


def results(mail: ParsedEmail, authserv_id: str) -> tuple[Result, ...]:
    """The checks that our own server made; nothing where `authserv_id` is empty or did not write.

    Only its uppermost header counts. What stands below may have been in the mail when it came, and so be forged; a
    server that keeps to RFC 8601 §5 takes forged ones of its name out, and not every server does.
    """
    found: list[Result] = []
    for part in _own_header(mail, authserv_id.strip().lower()).split(";")[1 : MAX_RESULTS + 1]:
        if check := _RESULT.match(part):
            method = check["method"]
            found.append(Result(method, check["result"], _domain(method, check["properties"])))
    return tuple(dict.fromkeys(found))


def standing(mail: ParsedEmail, authserv_id: str, domain: str) -> Standing:
    """Whether a passed check vouches for a domain that From names, or one above or below it (relaxed alignment)."""
    checks = results(mail, authserv_id)
    if not checks:
        return Standing.UNTOLD
    passed = [check.domain for check in checks if check.result == "pass" and "." in check.domain]
    proven = any(is_below(one, (domain,)) or is_below(domain, (one,)) for one in passed)
    return Standing.PROVEN if proven else Standing.FAILED


def is_authentic(mail: ParsedEmail, authserv_id: str, domains: Iterable[str]) -> bool:
    """Whether the author's domain is one of `domains` (or below one) and a passed check vouches for one of them."""
    wanted = tuple(domains)
    author = domain_of(mail.author.email) if mail.author else ""
    passed = (check.domain for check in results(mail, authserv_id) if check.result == "pass")
    return is_below(author, wanted) and any(is_below(domain, wanted) for domain in passed)


def is_below(domain: str, roots: Iterable[str]) -> bool:
    """Whether a domain is one of `roots` or a subdomain of one."""
    return any(domain == root or domain.endswith(f".{root}") for root in roots)


def _own_header(mail: ParsedEmail, authserv_id: str) -> str:
    """The uppermost header of our server, in lower case and without comments, or the empty string."""
    for name, value in mail.headers:
        if name == _HEADER and authserv_id:
            plain = _without_comments(value)
            if [word.strip('"') for word in plain.partition(";")[0].split(maxsplit=1)[:1]] == [authserv_id]:
                return plain
    return ""


def _without_comments(value: str) -> str:
    value = value[:MAX_HEADER]
    while (shorter := _COMMENT.sub(" ", value)) != value:
        value = shorter
    return value.lower()


def _domain(method: str, properties: str) -> str:
    given = {f"{p['type']}.{p['name']}": p["value"].strip('"') for p in _PROPERTY.finditer(properties)}
    for name in _VOUCHES.get(method, ()):
        value = given.get(name, "")
        if domain := domain_of(value) if "@" in value else value:
            return domain
    return ""
