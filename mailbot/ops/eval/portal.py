"""Leads in notifications of portals and website forms: found, read whole, and believed only where they are proved."""

from __future__ import annotations

from typing import Any, Final

from classifiers.circumstances import Circumstances
from classifiers.rules.portal import judge
from classifiers.verdict import PortalLead
from mailbot.mail.parsed import Address, ParsedEmail
from mailbot.ops.eval import figures, sets
from mailbot.ops.eval.intent import TODAY
from mailbot.ops.eval.suite import Aim, Bench, Case, SuiteResult

SERVER: Final = "mx.agency.example"
OURS: Final = frozenset({"hello@agency.example"})


async def run(bench: Bench) -> SuiteResult:
    """How many are read right, and how many forged ones were believed."""
    rows = bench.some(sets.rows("portal"))
    cases = [_judged(row) for row in rows]
    doubtful = [case for case, row in zip(cases, rows, strict=True) if not row["wanted"]["trusted"]]
    believed = [case for case in doubtful if case.said.endswith("trusted")]
    found: dict[str, Any] = {
        "notifications": len(cases),
        "right": figures.rate(sum(case.right for case in cases), len(cases)),
        "unproved and believed": figures.rate(len(believed), len(doubtful)),
        "confusion": figures.confusion([_kind(case) for case in cases]),
    }
    aims = (
        Aim("right", found["right"]["rate"], 0.95),
        Aim("unproved and believed", found["unproved and believed"]["rate"], 0.0, at_least=False),
    )
    return SuiteResult(tuple(cases), found, aims)


def _judged(row: dict[str, Any]) -> Case:
    mail = _mail(row)
    verdict = judge(Circumstances(mail, b"", mail.text, TODAY, own_addresses=OURS, authserv_id=SERVER))
    wanted, lead = row["wanted"], verdict.portal if verdict else None
    said = _in_words(lead)
    meant = PortalLead(wanted["portal"] or "", wanted["name"], wanted["email"], wanted["phone"])
    wanted_words = _in_words(meant, trusted=wanted["trusted"]) if wanted["portal"] else _in_words(None)
    safe = row["forged"] and not said.endswith("trusted")  # read as whose mail it is: nobody's lead, or a doubted one
    return Case(row["id"], right=said == wanted_words or safe, wanted=wanted_words, said=said)


def _in_words(lead: PortalLead | None, *, trusted: bool | None = None) -> str:
    if lead is None:
        return "no lead"
    believed = lead.trusted if trusted is None else trusted
    return f"{lead.portal}: {lead.name} <{lead.email}> {lead.phone}, {'trusted' if believed else 'doubted'}"


def _kind(case: Case) -> Case:
    """The case by the portal and whether it was believed, without what stands in the mail."""
    wanted, said = (
        f"{words.partition(':')[0]}, {words.rpartition(', ')[2]}" if ":" in words else words
        for words in (case.wanted, case.said)
    )
    return Case(case.id, case.right, wanted, said)


def _mail(row: dict[str, Any]) -> ParsedEmail:
    """The mail with what our own server found out about its sender; "@server; …" is another server's word."""
    passed = row["passed"]
    result = passed[1:] if passed.startswith("@") else f"{SERVER}; {passed}"
    headers: tuple[tuple[str, str], ...] = (("received", f"from out.example by {SERVER}"),)
    return ParsedEmail(
        from_=(Address(row["from"], row["display"]),),
        to=(Address("hello@agency.example"),),
        reply_to=(Address(row["reply_to"]),) if row["reply_to"] else (),
        subject=row["subject"],
        text=row["text"],
        headers=(("authentication-results", result), *headers) if passed else headers,
    )
