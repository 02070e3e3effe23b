"""An SPF record read as a receiver does (RFC 7208): its faults, and how many lookups it costs."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, field
from typing import Protocol

MAX_LOOKUPS = 10  # RFC 7208 §4.6.4: with more the record counts as broken
MAX_DEPTH = 20  # of records that include records; a loop costs lookups, so this is never met by an honest one

_TERM = re.compile(r"(?P<sign>[+?~-]?)(?P<name>[a-z][a-z0-9_.-]*)(?P<rest>[:/=].*)?", re.IGNORECASE)
_COSTING = frozenset(("include", "a", "mx", "ptr", "exists", "redirect"))
_FREE = frozenset(("all", "ip4", "ip6"))


class TextLookup(Protocol):
    """Asks for TXT records. Raises OutsideError."""

    async def texts(self, name: str) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to mend."""

    words: str
    mend: str


@dataclass(slots=True)
class Spf:
    """What was found. Faults make receivers refuse or ignore the record; doubts make it weaker than it could be."""

    record: str = ""
    lookups: int = 0
    faults: list[Remark] = field(default_factory=list)
    doubts: list[Remark] = field(default_factory=list)


async def read_spf(lookup: TextLookup, domain: str) -> Spf:
    """Read the record of a domain and all that it includes. Raises OutsideError where the DNS does not answer."""
    found = Spf()
    records = await _records(lookup, domain)
    if not records:
        mend = f'publish {domain}. IN TXT "v=spf1 include:YOUR-PROVIDER -all" with what your provider tells you'
        found.faults.append(Remark(f"{domain} has no record", mend))
    elif len(records) > 1:
        mend = "join them into one: their mechanisms behind one v=spf1"
        found.faults.append(Remark(f"{domain} has {len(records)} records, so none holds", mend))
    else:
        found.record = records[0]
        await _walk(lookup, domain, records[0], found, depth=0)
        if found.lookups > MAX_LOOKUPS:
            words = f"the record costs {found.lookups} lookups, and receivers stop at {MAX_LOOKUPS}"
            found.faults.append(Remark(words, "remove includes of services that you no longer use"))
    return found


async def _walk(lookup: TextLookup, domain: str, record: str, found: Spf, depth: int) -> None:
    """Count and judge the terms of one record, those of included ones too."""
    ends = False
    for word in record.split()[1:]:
        term = _TERM.fullmatch(word)
        name = term["name"].lower() if term else ""
        if not term or not _is_known(name, term["rest"] or ""):
            found.faults.append(Remark(f"{domain}: {word[:60]!r} is no SPF term", "correct it"))
            return
        if name == "all":
            ends = True
            if depth == 0:
                found.doubts += _about_all(term["sign"] or "+", found)
            break  # what stands behind it is never read (RFC 7208 §5.1)
        if name in _COSTING:
            found.lookups += 1
        if name == "ptr":
            found.doubts.append(
                Remark(f"{domain}: ptr is slow, and some receivers ignore it", "name addresses instead")
            )
        if name in ("include", "redirect"):
            await _follow(lookup, domain, (term["rest"] or "")[1:], found, depth)
            ends = ends or name == "redirect"
    if not ends and depth == 0:
        found.doubts.append(Remark("the record does not end in all, so forgeries are not told", 'end it with "-all"'))


async def _follow(lookup: TextLookup, domain: str, target: str, found: Spf, depth: int) -> None:
    if "%" in target or found.lookups > 2 * MAX_LOOKUPS or depth >= MAX_DEPTH:
        return  # a macro stands for what only a receiver knows; and a loop must end
    records = await _records(lookup, target)
    if len(records) != 1:
        what = "no SPF record" if not records else f"{len(records)} SPF records"
        found.faults.append(Remark(f"{domain} includes {target}, which has {what}", "correct or remove it"))
        return
    await _walk(lookup, target, records[0], found, depth + 1)


def _about_all(sign: str, found: Spf) -> list[Remark]:
    if sign == "+":
        found.faults.append(Remark("+all lets everybody on earth send in your name", 'write "-all" in its place'))
    elif sign == "?":
        return [Remark("?all says nothing about forgeries", 'write "~all" or "-all" in its place')]
    return []


async def _records(lookup: TextLookup, name: str) -> list[str]:
    return [text for text in await lookup.texts(name) if text.lower() == "v=spf1" or text.lower().startswith("v=spf1 ")]


def _is_known(name: str, rest: str) -> bool:
    """Whether a term is one of RFC 7208's; a modifier (name=value) that is not known is to be ignored (§6)."""
    if rest.startswith("="):
        return name not in _FREE | (_COSTING - {"redirect"}) and (name != "redirect" or len(rest) > 1)
    if name in ("ip4", "ip6"):
        try:
            return ipaddress.ip_network(rest[1:], strict=False).version == (4 if name == "ip4" else 6)
        except ValueError:
            return False
    if name in ("include", "exists"):
        return rest.startswith(":") and len(rest) > 1
    return name in ("a", "mx", "ptr") or (name == "all" and not rest)
