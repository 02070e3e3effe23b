"""The table of checks: what every draft must pass before it leaves by itself, with the source of each and in this order.

A finding holds the draft for a person. Whether a home is still active, a recipient suppressed and the thread a person's
is asked again by the gate, at the moment of sending; that a mail gets one answer is the ledger's unique key.
"""

# ruff: noqa: E501 (a check stands in one line)
from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from classifiers.text.language import READ
from mailbot.conversation.brief import Brief, Written
from mailbot.conversation.checking import addresses, features, forbidden, wording
from mailbot.conversation.checking.fair_housing import fair_housing
from mailbot.conversation.checking.money import prices
from mailbot.conversation.checking.names import names
from mailbot.conversation.checking.review import Check, Finding, Reviewed
from mailbot.conversation.checking.sizes import numbers, sizes
from mailbot.conversation.checking.statements import statements
from mailbot.conversation.checking.when import loose_times, times
from mailbot.conversation.recipients import Recipients
from mailbot.doors import Embedder
from mailbot.errors import ConfigError

_GROUNDED = (
    "mailbot's promise: nothing is stated that the records do not hold; FTC Act §5 (15 U.S.C. §45), misleading claims"
)
_OWN = "mailbot's promise"


def _other_words(language: str) -> bool:
    """Rules that know words take those of other languages for something to hold: a feature, a name, a statement."""
    return language not in READ


def _capital_nouns(language: str) -> bool:
    """In German every noun has a capital, and "3 Schlafzimmer" looks like an address."""
    return language == "de"


CHECKS: Final[tuple[Check, ...]] = (
    Check("recipients", f"{_OWN}: recipients never come from text", "only people of this conversation are written to", wording.recipients),
    Check("length", _OWN, f"it says something, in at most {wording.LONGEST} characters", wording.length),
    Check("prices", _GROUNDED, "every price is that of the home it is said of, or a fact of the business", prices),
    Check("sizes", _GROUNDED, "bedrooms, bathrooms, areas, years are those of the home they are said of", sizes),
    Check("numbers", _GROUNDED, "every other figure and percentage stands in a fact", numbers),
    Check("addresses", _GROUNDED, "every street address is a home's or stands in a fact", addresses.addresses, is_blind_in=_capital_nouns),
    Check("links", _GROUNDED, "every link and mail address is one of ours, whole, beside its own home", addresses.links),
    Check("phones", _GROUNDED, "telephone numbers are the agency's; the lead's is only where they are called", addresses.phones),
    Check("mls", _GROUNDED, "every MLS or listing number is that of the home beside it", addresses.mls),
    Check("named_properties", f"{_OWN}: the gate looks again whether each named home is active", "every home named is one of those chosen, and known to the gate", addresses.named_properties),
    Check("features", _GROUNDED, "what a home is said to have stands in its records", features.features, is_blind_in=_other_words),
    Check("areas", _GROUNDED, "a home lies where its records say", features.areas),
    Check("status", f"{_GROUNDED}; NAR Code of Ethics, art. 12", "nothing on how a sale stands, what a seller wants, who else is interested; no pressure", features.status),
    Check("times", f"{_OWN}: only offered times", "every day and time is offered, booked, or the business's own hours", times),
    Check("loose_times", f"{_OWN}: only offered times", "no \"tomorrow\", \"at three\", \"next week\"", loose_times),
    Check("names", f"{_OWN}: nothing of another lead", "every name stands in a fact or the brief", names, is_blind_in=_other_words),
    Check("others", f"{_OWN}: nothing of another lead; FTC Act §5", "nothing of other leads, clients, tenants or sellers", forbidden.others),
    Check("promises", f"{_OWN}; NAR Code of Ethics, art. 1", "no promise of deeds that nobody will do", forbidden.promises),
    Check("deeds", f"{_OWN}; FTC Act §5", "no deed is told that was not done", forbidden.deeds),
    Check("state", f"{_OWN}: booking and stopping are code's", "booked, moved, cancelled, unsubscribed: only where code did it", forbidden.state),
    Check("fair_housing", "42 U.S.C. §3604(a), (c); 24 CFR §§100.70, 100.75; HUD memorandum of January 9, 1995; state law", "the property is described, never people; schools, crime and demographics only to neutral sources", fair_housing),
    Check("legal", "state law on the unauthorized practice of law", "no legal advice", forbidden.legal),
    Check("taxes", "state law on the practice of law and accountancy; 31 CFR part 10", "no tax advice", forbidden.taxes),
    Check("loans", "SAFE Act (12 U.S.C. §5101 ff.); 12 CFR §1026.24", "nothing on whether, how and at what rate one could borrow", forbidden.loans),
    Check("valuation", "state appraiser licensing law under 12 U.S.C. §3331 ff.; NAR Code of Ethics, art. 11", "no opinion on what a home is or will be worth", forbidden.valuation),
    Check("commission", "Sherman Act §1 (15 U.S.C. §1); state license law", "nothing on commission and fees but a fact of the business", forbidden.commission),
    Check("lenders", "RESPA §§8, 9 (12 U.S.C. §§2607, 2608; 12 CFR §1024.14)", "nobody is sent to a lender, title company or other settlement service", forbidden.lenders),
    Check("guarantees", "FTC Act §5 (15 U.S.C. §45); NAR Code of Ethics, art. 12", "nothing is guaranteed", forbidden.guarantees),
    Check("identity", "Cal. Bus. & Prof. Code §17941; Utah Code §13-75-103; FTC Act §5", "no denial of being an AI, no passing for a person", forbidden.identity),
    Check("statements", f"{_GROUNDED}; the sources of the other checks", "no clause reads as stating, promising or advising what nothing backs", statements, is_blind_in=_other_words),
    Check("leaks", _OWN, "no words of a prompt, no field of the machinery, no internal note", wording.leaks),
    Check("placeholders", _OWN, "no half-filled template", wording.placeholders),
    Check("markup", _OWN, "plain text: no HTML, no Markdown", wording.markup),
    Check("hidden", "Unicode TR36 §2.2, TR39 §5.3", "no hidden or direction-turning letters", wording.hidden),
    Check("repetition", _OWN, "nothing is said twice", wording.repetition),
    Check("questions", _OWN, f"at most {wording.MOST_QUESTIONS} questions", wording.questions),
    Check("answered", _OWN, "nothing is asked that is known already", wording.answered),
    Check("language", _OWN, "the lead's language", wording.language),
    Check("unread", f"{_OWN}: every draft is checked", "the other checks know the language's words: English or Spanish", wording.unread, of_words=False),
)  # fmt: skip


def check(
    brief: Brief,
    whole: str,
    written: Written,
    people: Recipients,
    off: Collection[str] = (),
    embedder: Embedder | None = None,
) -> tuple[Finding, ...]:
    """Everything that is wrong with a draft, in the order of CHECKS; the rules named in `off` are not asked."""
    draft = Reviewed(written.text, whole, brief, written, people, embedder)
    return tuple(
        Finding(line.name, detail)
        for line in CHECKS
        if line.name not in off and not line.is_blind_in(brief.language)
        for detail in dict.fromkeys(line.rule(draft))
    )


def of_words(findings: Collection[Finding]) -> tuple[Finding, ...]:
    """Those that other words could pass."""
    rules = {line.name for line in CHECKS if line.of_words}
    return tuple(finding for finding in findings if finding.rule in rules)


def line_of(name: str) -> Check | None:
    """The line of that name; None for what holds a draft besides the checks, such as a cap on cost."""
    return next((line for line in CHECKS if line.name == name), None)


def require_known(off: Mapping[str, str]) -> None:
    """Raises ConfigError for a check that is switched off and does not exist."""
    unknown = sorted(set(off) - {line.name for line in CHECKS})
    if unknown:
        raise ConfigError(
            f"conversation.checks_off: there is no check {', '.join(unknown)}", "`mailbot explain --checks` lists them"
        )
