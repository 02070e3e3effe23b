"""The chain: the order in which a mail is judged, as one table. The first rule that claims a mail decides.

What no rule claims was written by a person, and an IntentReader says what they want. No rule asks a network or a
store, and none is changed by what a mail says about itself being exempt. All of it runs beside other work: what a
hostile mail has in it takes tenths of a second.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from classifiers.circumstances import Circumstances
from classifiers.intents.one_kind import without_one_thing
from classifiers.intents.stopping import is_own_slip, may_stop
from classifiers.needs.anywhere import anywhere_in
from classifiers.needs.contact_details import phone_in_signature
from classifiers.needs.doubted import doubted, without_doubted
from classifiers.needs.extracting import SLOTS_OF, extract, relevant
from classifiers.needs.refused import refused, without_refused
from classifiers.reader import IntentReader
from classifiers.rules import autoreply, bounce, complaint, loop, mailing_list, portal, unsubscribe
from classifiers.rules.claims import with_claim
from classifiers.rules.outward_signs import with_outward_signs
from classifiers.rules.second_look import with_second_look
from classifiers.verdict import Need, Reading, Scope, Verdict
from mailbot.mail.quoting import parts_of
from models.message import Intent, Kind


@dataclass(frozen=True, slots=True)
class Rule:
    """A named judge: it claims a mail with a verdict, or leaves it to the next."""

    name: str
    judge: Callable[[Circumstances], Verdict | None]


CHAIN: tuple[Rule, ...] = (
    Rule("bounce", bounce.judge),  # first: it may quote anything, our own marks too
    Rule("complaint", complaint.judge),
    Rule("own loop", loop.judge),
    Rule("unsubscribe by mark", unsubscribe.judge_mark),  # before auto-reply: mail clients send it by themselves
    Rule("portal", portal.judge),  # before auto-reply: portals write from no-reply addresses
    Rule("auto-reply", autoreply.judge),
    Rule("list", mailing_list.judge),
    Rule("unsubscribe in words", unsubscribe.judge_words),
)

# What a reader may find in words that no rule knew: a machine wrote it. A reader names no bounced recipients.
_MACHINE_INTENTS = (Intent.AUTO_REPLY, Intent.BOUNCE)

# Whose mail is never asked for a home that they do not want.
_SEEKS_NOTHING = (Intent.SPAM, Intent.SELLER, *_MACHINE_INTENTS)

_SEEKS = (Intent.BUYER, Intent.RENTER)

STOP_UNSAID = 0.4  # confidence from which a person sees a wish to stop though no word for it stands in the mail


async def classify(around: Circumstances, reader: IntentReader) -> Verdict:
    """Judge one mail. Pure but for what `reader` does; the verdict's reason names the rule and its words."""
    verdict = await _judged(around, reader)
    return await asyncio.to_thread(with_claim, around, verdict)


async def _judged(around: Circumstances, reader: IntentReader) -> Verdict:
    verdict = await asyncio.to_thread(_by_rule, around)
    if verdict is None:
        return await _intent(around, reader)
    if verdict.sure and verdict.stop is Scope.CAMPAIGN:
        return await _but_one_kind(around, verdict, reader)
    return await _with_the_leads_words(around, verdict, reader) if verdict.portal else verdict


def _by_rule(around: Circumstances) -> Verdict | None:
    """What the first rule says that claims the mail."""
    return next(filter(None, (rule.judge(around) for rule in CHAIN)), None)


async def _with_the_leads_words(around: Circumstances, verdict: Verdict, reader: IntentReader) -> Verdict:
    """The lead behind a notification wants what their own message says."""
    message = verdict.portal.message if verdict.portal else ""
    if not message.strip():
        return verdict
    return portal.with_reading(
        verdict, await reader.read(around.mail, message, around.today, around.known_areas, around.agent)
    )


async def _but_one_kind(around: Circumstances, verdict: Verdict, reader: IntentReader) -> Verdict:
    """Who wants one kind of mail no longer is heard in the rest of what they say; where that ends too, it is a stop."""
    rest = await _intent(replace(around, text=without_one_thing(around.text)), reader)
    if rest.intent is Intent.UNSUBSCRIBE or rest.kind is not Kind.HUMAN:
        return verdict
    return replace(rest, stop=verdict.stop, reason=f"{verdict.reason}; {rest.reason}")


async def _intent(around: Circumstances, reader: IntentReader) -> Verdict:
    """What a person wants. To stop is never taken from a reader's word alone: a person confirms it."""
    reading = await reader.read(around.mail, around.text, around.today, around.known_areas, around.agent)
    return await asyncio.to_thread(_as_read, reading, around)


def _as_read(reading: Reading, around: Circumstances) -> Verdict:
    """The verdict on what a reader found, with what code knows better."""
    if reading.intent is Intent.UNSUBSCRIBE and not _may_be_to_stop(reading, around):
        reason = f"{reading.reason}; read as unsubscribe, but nothing in it says so"
        reading = replace(reading, intent=reading.also or Intent.GENERAL, also=None, sure=False, reason=reason)
    reading = with_outward_signs(around, with_second_look(around, reading))
    return Verdict(
        kind=Kind.AUTO_REPLY if reading.intent in _MACHINE_INTENTS and reading.sure else Kind.HUMAN,
        intent=reading.intent,
        reason=f"intent: {reading.reason}",
        confidence=reading.confidence,
        sure=reading.sure and reading.intent is not Intent.UNSUBSCRIBE,
        also=reading.also,
        needs=_with_refusals(_with_number(reading, around), reading, around),
        ready=reading.ready,
        asks=reading.asks,
        wants_human=reading.wants_human,
        sentiment=reading.sentiment,
        has_agent=reading.has_agent,
        language=reading.language,
        wishes=reading.wishes,
        means=reading.means,
        claims=reading.claims,
    )


def _with_number(reading: Reading, around: Circumstances) -> Mapping[str, Need]:
    """What they want, and the number that their signature gives where their words give none.

    The signature is that of the mail itself, never of what it quotes.
    """
    if "phone" in reading.needs or {reading.intent, reading.also}.isdisjoint(SLOTS_OF):
        return reading.needs
    number = phone_in_signature(parts_of(around.mail).signature)
    return {**reading.needs, "phone": number} if number else reading.needs


def _with_refusals(needs: Mapping[str, Need], reading: Reading, around: Circumstances) -> Mapping[str, Need]:
    """What they want without what they refuse, and the refusals, whichever reader has read the mail."""
    if reading.intent in _SEEKS_NOTHING and reading.also not in _SEEKS:
        return needs
    named = needs["areas"].value if "areas" in needs else ()
    needs = _without_doubted(needs, reading, around)
    anywhere = anywhere_in(around.text) if not {reading.intent, reading.also}.isdisjoint(_SEEKS) else None
    needs = needs if "areas" in needs or anywhere is None else {**needs, "areas": anywhere}
    against = refused(around.text, {*around.known_areas, *(named if isinstance(named, tuple) else ())})
    return {**without_refused(needs, against), **against} if against else needs


def _without_doubted(needs: Mapping[str, Need], reading: Reading, around: Circumstances) -> Mapping[str, Need]:
    """What they want without what they only doubt or complain of, whichever reader has read the mail."""
    deals = [deal for deal in (reading.intent, reading.also) if deal is not None]
    return without_doubted(
        needs,
        around.text,
        doubted(around.text),
        lambda left: relevant(extract(left, "", around.known_areas, deals), deals),
    )


def _may_be_to_stop(reading: Reading, around: Circumstances) -> bool:
    """Whether a person should look: people ask to be left alone in words that no table holds, but not in a few."""
    few = len(around.text.split()) <= unsubscribe.FEW_WORDS
    unsaid = reading.confidence >= STOP_UNSAID and (not few or may_stop(around.said))
    return (unsaid and not is_own_slip(around.said)) or unsubscribe.may_ask_to_stop(around.mail.subject, around.text)
