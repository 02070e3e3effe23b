"""Answering: the thread's situation, the policy's step, a draft, the checks, and the ledger.

A draft is unique for the mail that it answers, and so is its delivery: whatever dies where, one mail gets one answer
(rule 3 of docs/rules.md).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from classifiers.intents.reminding import only_reminds
from mailbot.config import Autonomy
from mailbot.conversation import committing, operator_mail
from mailbot.conversation.arriving.unsubscribing import suppress_if_address
from mailbot.conversation.brief import Brief, Refusal, Voice, Written
from mailbot.conversation.calls import booking
from mailbot.conversation.checking.review import Finding
from mailbot.conversation.checking.table import check, line_of, of_words
from mailbot.conversation.checking.wording import MOST_QUESTIONS
from mailbot.conversation.committing import settle_mail
from mailbot.conversation.meaning.assistance import ASSISTANCE_TOPIC
from mailbot.conversation.meaning.homes import SEEKING
from mailbot.conversation.memory import is_own
from mailbot.conversation.policy.for_the_agent import said_of
from mailbot.conversation.policy.table import next_step
from mailbot.conversation.policy.visits import NOT_CONFIRMED
from mailbot.conversation.recipients import Recipients, recipients_of
from mailbot.conversation.situation import Gathered, as_if_sure, gather_all
from mailbot.conversation.steps import DEALS, LATER_CALL, UNMET_TIMES, Action, CallMatter, NextStep, ReplyStep
from mailbot.conversation.writing import style
from mailbot.conversation.writing.assembling import assemble, reply_references, reply_subject, shown_name
from mailbot.conversation.writing.briefing import write_brief
from mailbot.conversation.writing.call_briefing import OFFERING, as_wished, times_to_offer
from mailbot.conversation.writing.promised import asking_mail, promised_in
from mailbot.desk import Desk
from mailbot.doors import Cause, because_of
from mailbot.errors import ModelError
from models.delivery import Content
from models.draft import Draft, DraftState, Fact, FailedCheck
from models.message import Intent
from models.suppression import EVERYTHING, SuppressionReason
from models.thread import Stage, Thread

log = logging.getLogger(__name__)

# What steps that answer nothing make of a thread. The policy ends a conversation, not the reader alone: "I can't make
# it" ends none.
CHANGES: Mapping[str, Mapping[str, object]] = {
    "not_interested": {"stage": Stage.CLOSED, "intent": Intent.NOT_INTERESTED},
    "wrong_person": {"stage": Stage.CLOSED, "intent": Intent.NOT_INTERESTED},
    "has_agent": {"stage": Stage.CLOSED},
    "call_declined": {"call_declined": True, "offered_slots": []},
}

# Whose answers a person sees first, where the settings say "draft".
SEEN_FIRST: Mapping[Intent, str] = {
    Intent.BUYER: "buyers",
    Intent.SELLER: "sellers",
    Intent.RENTER: "renters",
    Intent.GENERAL: "general mail",
    Intent.NOT_INTERESTED: "those who are not interested",
}


@dataclass(frozen=True, slots=True)
class Voices:
    """Who words replies: the model where one is configured, and the templates, which always can."""

    first: Voice
    fallback: Voice


async def answer(desk: Desk, thread: Thread, voices: Voices, calendar: booking.BusyTimes) -> None:
    """Take the next step with everybody whose mail in a thread is unanswered."""
    await committing.resume_unsent(desk, str(thread.id))
    for gathered in await gather_all(desk, thread, calendar):
        if await desk.store.first(Draft, {"inbound_id": str(gathered.last.id)}) is None:
            await _next_step(desk, gathered, voices)
    desk.checkpoint("before_settled")


async def _next_step(desk: Desk, gathered: Gathered, voices: Voices) -> None:
    thread, step = gathered.thread, next_step(gathered.situation)
    await desk.store.record(
        "policy.stepped",
        step.reason,
        thread_id=thread.id,
        contact_id=gathered.last.contact_id,
        message_id=gathered.last.id,
        action=step.action,
        step=step.step,
    )
    with because_of(Cause(str(gathered.last.id), str(thread.id), thread.campaign)):
        await _act(desk, gathered, step, voices)
    if step.action not in (Action.REPLY, Action.HOLD):
        await settle_mail(desk, _answered_by(gathered, step.step))


def _answered_by(gathered: Gathered, step: str) -> list[str]:
    """The mails that a step answers: who is told that they are heard still waits for an answer to the others."""
    answered = gathered.burst[-1:] if step == ReplyStep.WAITS else gathered.burst
    return [str(message.id) for message in answered]


async def _act(desk: Desk, gathered: Gathered, step: NextStep, voices: Voices) -> None:
    last = gathered.last
    if only_reminds(gathered.said[-1].reply_text) and step.step != ReplyStep.WAITS:
        # drafts that wait were left until this was known
        await committing.supersede(desk, str(gathered.thread.id), last.contact_id, str(last.id))
    if step.notify or _passes_on(gathered, step):
        await operator_mail.tell(desk, gathered, step)
    if step.action is Action.HOLD or (step.action is Action.REPLY and gathered.contact is None):
        await _hold(desk, gathered, step, voices)  # who is no contact is never answered by itself
    elif step.action is Action.REPLY:
        await _reply(desk, gathered, step, voices)
    elif step.action is Action.SUPPRESS and gathered.call and gathered.contact and gathered.situation.suppressed:
        off = await booking.cancel(desk, gathered.call, step.reason)  # nobody is rung up who wants no mail
        await operator_mail.call_changed(desk, off, gathered.contact, "cancelled")
    elif step.step in CHANGES and is_own(gathered.thread, gathered.last.contact_id):
        await desk.store.change(Thread, str(gathered.thread.id), set=CHANGES[step.step])
        if step.step == "wrong_person":  # whoever reads there is no lead: no campaign goes there either
            address, why = last.from_address, SuppressionReason.GONE
            await suppress_if_address(desk, address, why, EVERYTHING, step.reason, message_id=str(last.id))


def _passes_on(gathered: Gathered, step: NextStep) -> bool:
    """What the agent hears of beside what the step tells them: above all whatever a reply may say was passed on."""
    if ASSISTANCE_TOPIC in gathered.situation.heard.asks:
        return True  # whatever is done: nobody with one waits for a digest
    if step.action is Action.REPLY and (gathered.refuses_the_call or gathered.viewing):
        return True
    if step.step in OFFERING:
        times = times_to_offer(gathered, ReplyStep(step.step))
        if not times or not as_wished(gathered, times):
            return True
    heard = gathered.situation.heard
    also = heard.sells_and_seeks or heard.unanswered or _says_more_of_the_call(gathered, step)
    return step.action is Action.REPLY and (also or bool(gathered.for_the_agent(step.step)))


def _says_more_of_the_call(gathered: Gathered, step: NextStep) -> bool:
    """What the notice of a changed call leaves out: words about a number, who joins, a visit in its place."""
    beside = gathered.situation.heard.of_call & {CallMatter.NUMBER, CallMatter.JOINS, CallMatter.LATE}
    changes = step.step in (ReplyStep.CONFIRM_CALL, ReplyStep.MOVE_CALL, ReplyStep.OTHER_TIMES)
    visit = step.step == ReplyStep.CANCEL_CALL and "visit" in gathered.wished(step.step)
    return visit or (changes and bool(beside))


async def _reply(desk: Desk, gathered: Gathered, step: NextStep, voices: Voices) -> None:
    autonomy = _autonomy(desk, gathered.intent)
    if autonomy is Autonomy.OFF:
        await desk.store.record("reply.off", f"autonomy for {gathered.intent} is off", thread_id=gathered.thread.id)
        await settle_mail(desk, [str(message.id) for message in gathered.burst])
        return
    people = await recipients_of(desk, gathered)
    draft, findings = await _draft(desk, gathered, people, ReplyStep(step.step), step.reason, voices)
    doubts = (gathered.destination.doubt, people.doubt)
    if autonomy is Autonomy.DRAFT:
        seen_first = SEEN_FIRST.get(gathered.intent, "mail of this kind")
        _held_because(draft, f"you see answers to {seen_first} before they leave: {step.reason}", *doubts)
    elif findings:
        _held_because(draft, "a check failed", *doubts)
    elif any(doubts):
        _held_because(draft, *doubts)
    else:
        draft.state = DraftState.SENT
    await _remember_what_they_want(desk, gathered)
    if gathered.refuses_the_call and is_own(gathered.thread, gathered.last.contact_id):
        await desk.store.change(Thread, str(gathered.thread.id), set=CHANGES["call_declined"])
    await committing.keep(desk, draft)
    over = _ends_with(gathered, step)
    if over and is_own(gathered.thread, draft.contact_id):
        await desk.store.change(Thread, draft.thread_id, set=CHANGES[over])


def _ends_with(gathered: Gathered, step: NextStep) -> str:
    """The change with which a reply is a thread's last: another agent has them, or they want nothing any more."""
    heard = gathered.situation.heard
    if step.step in (ReplyStep.NOTE_WISH, ReplyStep.CANCEL_CALL) and gathered.situation.has_agent:
        return "has_agent"
    leaves = heard.ends or (heard.intent is Intent.NOT_INTERESTED and heard.sure and not heard.later)
    return "not_interested" if step.step == ReplyStep.CANCEL_CALL and leaves and not heard.ask_again else ""


async def _remember_what_they_want(desk: Desk, gathered: Gathered) -> None:
    """Who asked about a home of ours seeks one, and who named theirs to a mail about selling sells it: told by the
    conversation where the mail alone did not tell for sure, or told otherwise.
    """
    thread = gathered.thread
    told = thread.intent in DEALS and (thread.replies or any(message.sure for message in gathered.burst))
    owns = gathered.intent is Intent.SELLER and not thread.replies
    if (owns or (gathered.intent in SEEKING and not told)) and is_own(thread, gathered.last.contact_id):
        await desk.store.change(Thread, str(thread.id), set={"intent": gathered.intent})


async def _hold(desk: Desk, gathered: Gathered, step: NextStep, voices: Voices) -> None:
    """Keep a draft for a person: what would be said if the doubt were set aside, or an empty letter in its frame."""
    proposal = next_step(as_if_sure(gathered.situation))
    proposed = ReplyStep(proposal.step) if proposal.action is Action.REPLY else None
    people = await recipients_of(desk, gathered)
    draft, _ = await _draft(desk, gathered, people, proposed, step.reason, voices)
    _held_because(draft, step.reason, gathered.destination.doubt, people.doubt)
    await committing.keep(desk, draft)


def _held_because(draft: Draft, *reasons: str) -> None:
    """A person is told all that they are to decide, whom the answer goes to as well."""
    draft.reason = "; ".join(filter(None, reasons))


async def _draft(
    desk: Desk, gathered: Gathered, people: Recipients, step: ReplyStep | None, reason: str, voices: Voices
) -> tuple[Draft, tuple[Finding, ...]]:
    brief = write_brief(desk, gathered, step or ReplyStep.ANSWER)
    brief = replace(brief, style=await style.approved(desk) if desk.config.ai.writer_models else ())
    written, findings = Written("", "nobody", ""), tuple[Finding, ...]()
    if step is not None:
        written, findings = await _worded(desk, brief, gathered, people, voices)
    draft = Draft(
        number=await desk.store.numbers("draft"),
        thread_id=str(gathered.thread.id),
        contact_id=str(gathered.contact.id) if gathered.contact else "",
        inbound_id=str(gathered.last.id),
        burst_ids=_answered_by(gathered, step or ""),
        step=step or "write",
        reason=reason,
        recipient=people.to,
        author=gathered.destination.author,
        elsewhere=list(gathered.destination.elsewhere),
        content=_content(brief, written, gathered, people),
        facts=[Fact(id=fact.id, text=fact.text) for fact in brief.facts],
        used=list(written.used),
        failed_checks=[_failed(finding) for finding in findings],
        call_at=brief.call.at if brief.call and _changes_the_call(step, brief) else None,
        asks=list(_asked_by(step, brief)),
        discloses=bool(brief.disclosure),
        promises=promised_in(brief, assemble(brief, written.text), written.writer),
        promised_for=str(asking_mail(gathered.said).id),
        writer=written.writer,
        prompt_version=written.version,
        schema_version=written.usage.schema if written.usage else "",
    )
    return draft, findings


def _changes_the_call(step: ReplyStep | None, brief: Brief) -> bool:
    """Whether a call is booked, changed or called off as the reply leaves."""
    if step is ReplyStep.ABOUT_CALL:
        return CallMatter.NUMBER in brief.of_call
    return step is not ReplyStep.NOTE_WISH


async def _worded(
    desk: Desk, brief: Brief, gathered: Gathered, people: Recipients, voices: Voices
) -> tuple[Written, tuple[Finding, ...]]:
    """The model's words, once again if a check fails, and the templates' where the model cannot.

    The second time it is shown the first, and told which rules held it and at which words. Where a cap on cost holds,
    the templates' words wait for a person.
    """
    capped, asked = tuple[Finding, ...](), brief
    for voice in (voices.first, voices.first):
        try:
            written = await voice.write(asked)
        except ModelError as trouble:
            log.warning("the model could not word a reply (%s); the templates do", trouble)
            await desk.store.record("model.failed", str(trouble), thread_id=gathered.thread.id)
            capped = (Finding("cost cap", trouble.what),) if trouble.kind == "budget" else ()
            break
        findings = await _checked(desk, brief, written, people)
        refused = of_words(findings)
        if voices.first is voices.fallback or not refused:
            return written, findings
        held = tuple(Refusal(finding.rule, finding.detail) for finding in refused)
        asked = replace(brief, refused=held, first_attempt=written.text)
        rules = ", ".join(dict.fromkeys(finding.rule for finding in refused))
        await desk.store.record("draft.refused", rules, thread_id=gathered.thread.id)
    else:
        return written, findings
    if brief.language not in ("en", "es"):
        brief = replace(brief, language="en")
    written = await voices.fallback.write(brief)
    return written, (*capped, *await _checked(desk, brief, written, people))


async def _checked(desk: Desk, brief: Brief, written: Written, people: Recipients) -> tuple[Finding, ...]:
    """What the checks find; beside other work, since embeddings take their time."""
    off = desk.config.conversation.checks_off
    return await asyncio.to_thread(check, brief, assemble(brief, written.text), written, people, off, desk.embedder)


def _failed(finding: Finding) -> FailedCheck:
    line = line_of(finding.rule)
    return FailedCheck(
        rule=finding.rule,
        detail=finding.detail[:300],
        about=line.about if line else "",
        source=line.source if line else "",
    )


def _content(brief: Brief, written: Written, gathered: Gathered, people: Recipients) -> Content:
    last = gathered.last
    return Content(
        subject=reply_subject(last.subject or gathered.thread.subject),
        text=assemble(brief, written.text),
        to_name=shown_name(gathered.contact.name if gathered.contact else last.from_name),
        cc=people.cc,
        in_reply_to=last.message_id,
        references=reply_references(last),
        property_refs=written.property_refs,
        told_homes=tuple(home.record for home in brief.properties if home.record and home.ref in written.property_refs),
        offered_slots=tuple(slot.at for slot in brief.slots),
    )


def _autonomy(desk: Desk, intent: Intent) -> Autonomy:
    table = desk.config.conversation.autonomy.model_dump()
    return Autonomy(table.get(str(intent), Autonomy.DRAFT))


def _asked_by(step: ReplyStep | None, brief: Brief) -> tuple[str, ...]:
    """What an answer asks, remembered so that it is not asked again: a step's name, and the slots of the brief."""
    slots = tuple(slot for slot in brief.questions if slot != "phone")
    asked = {
        ReplyStep.ASK_NEEDS: ("needs", *slots[:MOST_QUESTIONS]),
        ReplyStep.ASK_PHONE: ("phone",),
        ReplyStep.ASK_SELLER: ("seller", *slots[:MOST_QUESTIONS]),
        ReplyStep.SUGGEST: slots[:1],
        ReplyStep.NO_MATCH: ("no_match",),
        ReplyStep.OTHER_TIMES: (UNMET_TIMES,) if brief.time_taken or brief.times_differ else (),
        ReplyStep.WAITS: (str(ReplyStep.WAITS),),
        ReplyStep.LATER: (str(ReplyStep.LATER),),
        ReplyStep.WITH_AGENT: (said_of(brief.matter),) if brief.matter else (),
        ReplyStep.NOTE_WISH: (str(ReplyStep.NOTE_WISH), *_told_with_a_wish(brief)),
    }
    return asked.get(step, ()) if step else ()


def _told_with_a_wish(brief: Brief) -> Iterator[str]:
    """What a reply that passes a wish on says as well, and will not say again and again."""
    if brief.call_beyond:
        yield LATER_CALL
    if brief.visit_agreed and brief.said_unconfirmed:
        yield NOT_CONFIRMED
