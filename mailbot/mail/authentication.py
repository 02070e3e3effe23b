"""What our own receiving server found out about a mail's sender: its Authentication-Results (RFC 8601)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from mailbot.mail.addresses import domain_of, is_public_provider
from mailbot.mail.parsed import ParsedEmail

MAX_HEADER = 8_000  # characters of one header that are read
MAX_RESULTS = 50  # of one header

# The name to configure for Microsoft 365, whose header begins with its first result (against RFC 8601 §2.2).
NAMELESS = "microsoft365"

# The one list of results that speak against a sender: the domain says that the mail is not its own (RFC 8601 §2.7).
# Everything else leaves it open: `none` and `neutral` say nothing, `temperror` is a check that was not made, and
# `permerror` one that cannot be made, as with a record that has a slip in it, which is its owner's and no forger's.
FAILING = frozenset(("fail", "softfail"))

_HEADER = "authentication-results"

# RFC 8601 §2.2: what stands in quotes, behind a backslash or in a comment is no syntax, and of these the sender chooses
# much. A quote that never ends holds all that is left.
_HELD = r'"(?:[^"\\]|\\.)*+"?+|\\.?+'
_PIECE = re.compile(rf'{_HELD}|[()]|[^"\\()]++', re.DOTALL)
_STATEMENT = re.compile(rf'(?:{_HELD}|[^;"\\])++', re.DOTALL)
_WORD = rf'(?:{_HELD}|[^\s"\\])++'
_SERVER = re.compile(rf"\s*+({_WORD})", re.DOTALL)
_RESULT = re.compile(r"\s*+(?P<method>[\w-]++)(?:\s*+/\s*+\d++)?\s*+=\s*+(?P<result>[\w-]++)(?!\S)")
_PROPERTY_OR_WORD = re.compile(
    rf"\s*+(?:(?P<type>[\w-]++)\s*+\.\s*+(?P<name>[\w-]++)\s*+=\s*+(?P<value>{_WORD})|{_WORD})", re.DOTALL
)

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
    _, statements = _own_findings(mail, authserv_id.strip().lower())
    for statement in statements[:MAX_RESULTS]:
        if check := _RESULT.match(statement):
            method = check["method"]
            found.append(Result(method, check["result"], _domain(method, statement[check.end() :])))
    return tuple(dict.fromkeys(found))


def standing(mail: ParsedEmail, authserv_id: str, domain: str) -> Standing:
    """Whether a passed check vouches for a domain that From names, or one above or below it (relaxed alignment)."""
    checks = results(mail, authserv_id)
    if not checks:
        return Standing.UNTOLD
    passed = [one for one in _vouched_for(checks) if "." in one]
    proven = any(is_below(one, (domain,)) or is_below(domain, (one,)) for one in passed)
    return Standing.PROVEN if proven else Standing.FAILED


def headers_of_ours(mail: ParsedEmail, authserv_id: str) -> tuple[tuple[str, str], ...]:
    """The headers that our own server put on a mail, as far as that is sure: those above its uppermost findings.

    Every server writes above what it was given (RFC 5321 §4.4), so nobody before ours can have written there.
    """
    at, _ = _own_findings(mail, authserv_id.strip().lower())
    return mail.headers[:at]


def is_authentic(mail: ParsedEmail, authserv_id: str, domains: Iterable[str]) -> bool:
    """Whether the author's domain is one of `domains` (or below one) and a passed check vouches for one of them."""
    wanted = tuple(domains)
    author = _author_domain(mail)
    passed = _vouched_for(results(mail, authserv_id))
    return is_below(author, wanted) and any(is_below(domain, wanted) for domain in passed)


def is_same_organisation(mail: ParsedEmail, authserv_id: str, address: str) -> bool:
    """Whether a passed check vouches for a domain that the author and `address` both are at or below.

    Relaxed alignment (RFC 7489 §3.1) without a list of public suffixes: nobody passes a check for `co.uk`. Where
    anybody may have a mailbox, two mailboxes are two people.
    """
    author, other = _author_domain(mail), domain_of(address)
    houses = [one for one in _vouched_for(results(mail, authserv_id)) if "." in one and not is_public_provider(one)]
    return any(is_below(author, (house,)) and is_below(other, (house,)) for house in houses)


def is_disproven(mail: ParsedEmail, authserv_id: str) -> bool:
    """Whether our server's results say outright that a mail is not from its author: by DMARC, or by SPF and DKIM both.

    A lone failure tells nothing: whoever has their mail forwarded fails SPF, and lists break signatures.
    """
    return fails_dmarc(mail, authserv_id) or fails_spf_and_dkim(mail, authserv_id)


def fails_dmarc(mail: ParsedEmail, authserv_id: str) -> bool:
    """Whether the author's own domain disowns a mail: DMARC failed, or passed for another author (RFC 7489 §6.6).

    Of several authors a server may judge any one, or none: then what vouches for the first has to pass by itself.
    """
    author = _author_domain(mail)
    verdicts = [check for check in results(mail, authserv_id) if check.method == "dmarc"]
    if any(check.result == "fail" for check in verdicts):
        return True
    several = len({domain_of(address.email) for address in mail.from_}) > 1
    passed = any(check.result == "pass" and check.domain for check in verdicts)
    return (several or passed) and standing(mail, authserv_id, author) is Standing.FAILED


def fails_spf_and_dkim(mail: ParsedEmail, authserv_id: str) -> bool:
    """Whether SPF and DKIM both failed outright where no DMARC verdict says more, and nothing vouches for the author.

    Forwarding does this too, where it breaks a signature. A result that leaves it open is no failure.
    """
    checks = results(mail, authserv_id)
    told = [check for check in checks if check.method in ("spf", "dkim")]
    failed = {check.method for check in told if check.result in FAILING}
    open_still = any(check.result not in (*FAILING, "pass") for check in told)
    unread = any(check.method == "dmarc" and check.result == "temperror" for check in checks)
    if failed != {"spf", "dkim"} or open_still or unread:
        return False
    author = _author_domain(mail)
    return standing(mail, authserv_id, author) is Standing.FAILED


def is_below(domain: str, roots: Iterable[str]) -> bool:
    """Whether a domain is one of `roots` or a subdomain of one."""
    return any(domain == root or domain.endswith(f".{root}") for root in roots)


def _author_domain(mail: ParsedEmail) -> str:
    return domain_of(mail.author.email) if mail.author else ""


def _vouched_for(checks: Iterable[Result]) -> list[str]:
    """The domains of checks that passed; none where DMARC failed: nothing is aligned with From (RFC 7489 §6.6.2)."""
    told = list(checks)
    if any(check.method == "dmarc" and check.result == "fail" for check in told):
        return []
    return [check.domain for check in told if check.result == "pass"]


def _own_findings(mail: ParsedEmail, authserv_id: str) -> tuple[int, list[str]]:
    """Where the uppermost header of our server stands, and what it states, in lower case and without comments."""
    for at, (name, value) in enumerate(mail.headers):
        if name == _HEADER and authserv_id:
            server, *statements = all_of_it = _STATEMENT.findall(_without_comments(value[:MAX_HEADER].lower())) or [""]
            if authserv_id == NAMELESS:
                if _is_microsofts(all_of_it):
                    return at, all_of_it
            elif (named := _SERVER.match(server)) and named[1].strip('"') == authserv_id:
                return at, statements
    return 0, []


def _is_microsofts(statements: list[str]) -> bool:
    """Whether a header names no server, and tells of composite authentication, as Microsoft's alone do."""
    methods = [check["method"] for statement in statements if (check := _RESULT.match(statement))]
    return bool(_RESULT.match(statements[0])) and "compauth" in methods


def _without_comments(value: str) -> str:
    """The value with a space for each comment (RFC 5322 §3.2.2); what is quoted within one ends none."""
    kept: list[str] = []
    depth = 0
    for piece in _PIECE.findall(value):
        if piece in ("(", ")"):
            depth = max(0, depth + (1 if piece == "(" else -1))
            kept.append(" ")
        elif not depth:
            kept.append(piece)
    return "".join(kept)


def _domain(method: str, properties: str) -> str:
    found = _PROPERTY_OR_WORD.finditer(properties)
    given = {f"{p['type']}.{p['name']}": p["value"].strip('"') for p in found if p["value"]}
    for name in _VOUCHES.get(method, ()):
        value = given.get(name, "")
        if domain := domain_of(value) if "@" in value else value:
            return domain
    return ""
