"""Mail that claims to come from somebody whose word counts, and did not pass authentication for it."""

from __future__ import annotations

from dataclasses import replace

from classifiers.circumstances import Circumstances
from classifiers.verdict import Verdict
from mailbot.mail.addresses import domain_of
from mailbot.mail.authentication import FAILING, Standing, results, standing
from models.message import Claimed, Intent


def with_claim(around: Circumstances, verdict: Verdict) -> Verdict:
    """The verdict, marked where its mail is not from whom it claims; what it asks for is then taken out of it."""
    claim = _unproven(around, verdict)
    return verdict if claim is None else unobeyed(verdict, claim)


def unobeyed(verdict: Verdict, claim: Claimed) -> Verdict:
    """The verdict on a mail that makes a claim without proof, and without what the mail asks for.

    A mark of ours (an unsubscribe token) proves itself, whoever carries it.
    """
    stop = verdict.stop if verdict.stop_delivery else None
    return replace(verdict, forged=claim, stop=stop, gone=False, away_until=None)


def _unproven(around: Circumstances, verdict: Verdict) -> Claimed | None:
    """The strongest claim that a mail makes without proof."""
    mail = around.mail
    authors = [address.email for address in (*mail.from_, *([mail.sender] if mail.sender else []))]
    own_domains = {domain_of(address) for address in around.own_addresses}
    for author in authors:
        if author in around.staff and _standing(around, author) is Standing.FAILED:
            return Claimed.OPERATOR
    for author in authors:
        failed = _standing(around, author) is Standing.FAILED
        # Our domain may be a provider's that strangers share, so a stranger there is only marked when it disowns them.
        if failed and (author in around.own_addresses or (domain_of(author) in own_domains and _is_disowned(around))):
            return Claimed.AGENCY
    if verdict.intent is Intent.SPAM and _bears_the_agents_name(around):
        return Claimed.AGENT
    return Claimed.PORTAL if verdict.portal and not verdict.portal.trusted else None


def _bears_the_agents_name(around: Circumstances) -> bool:
    """Whether a stranger's address writes under our agent's name: "are you at your desk? I need a favor".

    Alone it proves nothing, since agents write from addresses of their own as well; beside spam it is told.
    """
    ours = around.own_addresses | around.staff
    name = around.agent.casefold().split()
    posing = any(address.name.casefold().split() == name for address in around.mail.from_ if address.email not in ours)
    return len(name) > 1 and posing


def _standing(around: Circumstances, address: str) -> Standing:
    return standing(around.mail, around.authserv_id, domain_of(address))


def _is_disowned(around: Circumstances) -> bool:
    return any(check.result in FAILING for check in results(around.mail, around.authserv_id))
