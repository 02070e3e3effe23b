"""From draft to ledger: kept once, let go once; a call is taken before its confirmation leaves."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from mailbot import hands
from mailbot.conversation import call_desk, operator_mail, promises
from mailbot.conversation.call_reading.of_the_call import whole_number
from mailbot.conversation.calls import booking
from mailbot.conversation.left_to_a_person import hold
from mailbot.conversation.memory import is_own
from mailbot.conversation.reply_to import choices_of, chosen
from mailbot.conversation.steps import ReplyStep
from mailbot.conversation.withdrawing import superseded, withdraw
from mailbot.conversation.writing.edits import edit_of
from mailbot.conversation.writing.promised import passes_on
from mailbot.crm.inventory import listings_by_ref
from mailbot.crm.naming.by_street import named_by_street
from mailbot.crm.naming.listings import named_in
from mailbot.delivery import homes_told, ledger
from mailbot.delivery.suppression import require_allowed
from mailbot.desk import Desk
from mailbot.errors import BadInput, Conflict, MailbotError, NotFound, OutsideError
from models.call import Call, CallState
from models.contact import Contact
from models.delivery import Content, Delivery, DeliveryState, Purpose
from models.draft import Draft, DraftState, Promised
from models.event import EventKind
from models.message import Message
from models.thread import HANDED_OVER, Stage, Thread

log = logging.getLogger(__name__)

_OF_A_CALL = (ReplyStep.CONFIRM_CALL, ReplyStep.MOVE_CALL, ReplyStep.CANCEL_CALL, ReplyStep.ABOUT_CALL)
_MAY_GIVE_WAY = [*ledger.NOT_YET_GONE, DeliveryState.SKIPPED]
_HANDED_OVER: dict[str, object] = {"stage": Stage.HUMAN, "muted": True, "muted_reason": HANDED_OVER}


async def keep(desk: Desk, draft: Draft) -> None:
    """Keep a new draft; one whose state is already SENT goes straight on to the ledger."""
    if not await desk.store.add(draft):
        return  # another process answered the same mail
    desk.checkpoint("after_draft")
    kind: EventKind = "draft.held" if draft.state is DraftState.HELD else "draft.written"
    await desk.store.record(
        kind, draft.reason, **_about(draft), step=draft.step, failed=[f.rule for f in draft.failed_checks]
    )
    await resume(desk, draft)


async def resume(desk: Desk, draft: Draft) -> None:
    """Let a draft that may leave go into the ledger; done twice it is there once."""
    if draft.state not in (DraftState.SENT, DraftState.APPROVED) or draft.delivery_id:
        return
    thread = await desk.store.get(Thread, draft.thread_id)
    if draft.state is DraftState.SENT and _has_newer(thread, draft) and not await _holds_its_call(desk, draft):
        await desk.store.change(Draft, str(draft.id), expect={"delivery_id": ""}, set=superseded(desk))
        return
    content = await _with_call(desk, draft, thread)
    if content is None:
        past = draft.call_at is not None and draft.call_at <= desk.now()
        reason = "the time is past" if past else "the time was taken by somebody else meanwhile"
        await desk.store.change(Draft, str(draft.id), set={"state": DraftState.HELD, "reason": reason})
        return
    desk.checkpoint("after_call")
    delivery = Delivery(
        key=f"reply:{draft.inbound_id}",
        burst=draft.burst_ids,
        purpose=Purpose.REPLY,
        recipient=draft.recipient,
        contact_id=draft.contact_id,
        thread_id=draft.thread_id,
        campaign=0,
        content=content,
        answers=draft.inbound_id,
        author=draft.author,
        farewell=draft.step == ReplyStep.HAND_OVER or _answers_one_handed_over(draft, thread),
        approved_by=draft.decided_by,
        due_at=desk.now(),
    )
    await ledger.enqueue(desk, delivery)
    desk.checkpoint("after_enqueued")
    await settle_mail(desk, draft.burst_ids)
    queued = await desk.store.first(Delivery, {"key": delivery.key})
    await _note_in_thread(desk, draft, thread)
    await promises.make(desk, draft)
    await desk.store.change(
        Draft,
        str(draft.id),
        set={"state": DraftState.SENT, "delivery_id": str(queued.id) if queued else "", "content": content},
    )
    if queued and _has_newer(await desk.store.get(Thread, draft.thread_id), draft):
        await withdraw(desk, queued)  # a mail was read in between


def _answers_one_handed_over(draft: Draft, thread: Thread) -> bool:
    """Whether a reply tells somebody whom mailbot handed over that their word reached the person: no more is said."""
    return draft.step == ReplyStep.WITH_AGENT and thread.muted and thread.muted_reason == HANDED_OVER


async def resume_unsent(desk: Desk, thread_id: str) -> None:
    """Let go on what a crash kept from the ledger."""
    ready = {"state": {"$in": [DraftState.SENT, DraftState.APPROVED]}, "delivery_id": ""}
    for draft in await desk.store.find(Draft, {"thread_id": thread_id}, then=ready, whole=True):
        await resume(desk, draft)


async def resume_approved(desk: Desk) -> None:
    """What a person decided and a crash kept from the ledger: approved drafts, and calls that they changed."""
    for draft in await desk.store.find(Draft, {"state": DraftState.APPROVED}, whole=True):
        async with hands.in_hand(desk, draft) as hand:
            if hands.is_deadly(hand):
                await hold(desk, draft, f"mailbot ended {hands.MOST_LOST} times while it sent this")
            else:
                await _resume_or_hold(desk, draft)
    await call_desk.tell_untold(desk)


async def _resume_or_hold(desk: Desk, draft: Draft) -> None:
    """What cannot leave waits for a person again, and keeps no other draft from leaving."""
    try:
        await resume(desk, draft)
    except OutsideError:
        raise
    except MailbotError as trouble:
        await hold(desk, draft, trouble.what)
    except Exception:
        log.exception("draft %s could not be sent; it waits for a person again", draft.number)
        await hold(desk, draft, "mailbot could not send this; its log says why")


async def supersede(desk: Desk, thread_id: str, contact_id: str, newest: str, *, but_held: bool = False) -> None:
    """A lead wrote again: their held drafts and queued answers give way to an answer to everything."""
    held = {"contact_id": contact_id, "state": DraftState.HELD, "burst_ids": {"$ne": newest}}
    rows = [] if but_held else await desk.store.rows(Draft, {"thread_id": thread_id}, ["_id"], then=held)
    for row in rows:
        await desk.store.change(Draft, str(row["_id"]), expect={"state": DraftState.HELD}, set=superseded(desk))
    older = {"contact_id": contact_id, "purpose": Purpose.REPLY, "state": {"$in": _MAY_GIVE_WAY}}
    for delivery in await desk.store.find(Delivery, {"thread_id": thread_id}, then=older, whole=True):
        if newest not in (delivery.answers, *delivery.burst):
            await withdraw(desk, delivery)


def _has_newer(thread: Thread, draft: Draft) -> bool:
    """Whether the lead has written since the draft was made."""
    latest = thread.latest_by.get(draft.contact_id, "")
    return bool(latest) and latest not in (draft.inbound_id, *draft.burst_ids)


async def _holds_its_call(desk: Desk, draft: Draft) -> bool:
    """Whether the call that a draft confirms is booked already, or called off: then the lead must be told."""
    wanted = CallState.CANCELLED if draft.step == ReplyStep.CANCEL_CALL else CallState.BOOKED
    return await _call_of(desk, draft, wanted) is not None


async def _cancelled(desk: Desk, draft: Draft, standing: Call | None) -> Call | None:
    """The call that a draft calls off: now, or before a crash; None when there is none."""
    if standing is not None:
        return await booking.cancel(desk, standing, "the lead called it off")
    return await _call_of(desk, draft, CallState.CANCELLED)


async def _call_of(desk: Desk, draft: Draft, state: CallState) -> Call | None:
    """The call at the time that a draft speaks of."""
    if draft.call_at is None:
        return None
    then = {"contact_id": draft.contact_id, "starts_at": draft.call_at, "state": state}
    return await desk.store.first(Call, {"thread_id": draft.thread_id}, then=then)


async def approve(desk: Desk, number: int, *, actor: str, text: str | None = None, to: str = "") -> Draft:
    """A person lets a held draft go, perhaps with a text of their own, `to` one of the addresses that they may choose.

    Raises Conflict, BadInput, NotFound. What the gate would stop for certain is refused here, where it can be mended.
    """
    draft = await find(desk, number)
    if draft.state is not DraftState.HELD:
        raise _decided(draft, "approved")
    words = draft.content.text if text is None else text
    recipient = chosen(to or draft.recipient, choices_of(draft.recipient, draft.elsewhere))
    if not recipient:
        raise BadInput(f"draft {number} has nobody to answer", "reject it, or write to them from your mail client")
    if draft.writer == "nobody" and text is None:
        raise BadInput(f"draft {number} has no text yet", "give it one: --text or --file")
    if not words.strip():
        raise BadInput(f"draft {number} would be empty", "write something, or reject it")
    await require_allowed(desk, recipient, draft.author or draft.recipient)
    changed: dict[str, Any] = {"state": DraftState.APPROVED, "decided_at": desk.now(), "decided_by": actor}
    if recipient != draft.recipient:
        changed |= {"recipient": recipient, "author": draft.recipient}
    if text is not None and text != draft.content.text:
        first = draft.edited_from or draft.content.text
        changed |= {"content": await _reworded(desk, draft.content, text), "edited_from": first}
        changed["edit"] = edit_of(first, text)
        changed["promises"] = draft.promises if passes_on(text) else Promised.NOTHING
    await _require_true_today(desk, number, changed.get("content", draft.content), actor)
    if not await desk.store.change(Draft, str(draft.id), expect={"state": DraftState.HELD}, set=changed):
        raise _decided(await find(desk, number), "approved")
    await desk.store.record("draft.approved", "edited" if "content" in changed else "", actor=actor, **_about(draft))
    await resume(desk, await desk.store.get(Draft, str(draft.id)))
    approved = await desk.store.get(Draft, str(draft.id))
    if approved.state is DraftState.HELD:
        raise Conflict(
            f"draft {number} stays held: {approved.reason}", "reject it, and answer with `mailbot threads reply`"
        )
    return approved


async def _reworded(desk: Desk, content: Content, text: str) -> Content:
    """A draft with a person's words: of its homes it names those that the words name, as they are today."""
    homes = tuple((await listings_by_ref(desk.store, content.property_refs)).values())
    named = {home.ref for home in (*named_in(text, homes), *named_by_street(text, homes, ()))}
    refs = tuple(ref for ref in content.property_refs if ref in named)
    told = tuple((await homes_told.on_offer(desk, refs)).values())
    return content.model_copy(update={"text": text.rstrip() + "\n", "property_refs": refs, "told_homes": told})


async def _require_true_today(desk: Desk, number: int, content: Content, actor: str) -> None:
    today = await homes_told.on_offer(desk, content.property_refs)
    why = homes_told.outdated_by(content, today, approved_by=actor)
    if why:
        words = homes_told.in_words(why)
        raise Conflict(f"draft {number} cannot leave as it is: {words}", "correct its text, or reject it")


def _decided(draft: Draft, wanted: str) -> Conflict:
    return Conflict(f"draft {draft.number} is {draft.state} already", f"only held drafts can be {wanted}")


async def reject(desk: Desk, number: int, *, actor: str, reason: str = "") -> Draft:
    """A person throws a held draft away; the lead gets nothing from it."""
    draft = await find(desk, number)
    changed = {
        "state": DraftState.REJECTED,
        "decided_at": desk.now(),
        "decided_by": actor,
        "reason": reason or draft.reason,
    }
    if not await desk.store.change(Draft, str(draft.id), expect={"state": DraftState.HELD}, set=changed):
        raise _decided(await find(desk, number), "rejected")
    await settle_mail(desk, draft.burst_ids)
    await desk.store.record("draft.rejected", reason, actor=actor, **_about(draft))
    return await desk.store.get(Draft, str(draft.id))


async def note_answer_by_hand(desk: Desk, thread_id: str, contact_id: str, text: str) -> None:
    """Keep what a person wrote beside the last draft that they did not want; what was promised, they have answered."""
    await promises.keep(desk, thread_id, actor="a person")
    unwanted = {"contact_id": contact_id, "state": {"$in": [DraftState.HELD, DraftState.REJECTED]}, "sent_instead": ""}
    newest = [("number", -1)]
    draft = await desk.store.first(Draft, {"thread_id": thread_id}, then=unwanted, sort=newest, whole=True)
    if draft is not None and draft.writer != "nobody":
        kept = {"sent_instead": text, "edit": edit_of(draft.content.text, text)}
        await desk.store.change(Draft, str(draft.id), expect={"sent_instead": ""}, set=kept)


async def settle_mail(desk: Desk, message_ids: Sequence[str]) -> None:
    """Mails that are answered, or that somebody decided about: no later answer takes them up again."""
    await desk.store.change_group(Message, message_ids, set={"settled": True})


async def find(desk: Desk, number: int) -> Draft:
    """The draft of that number. Raises NotFound."""
    draft = await desk.store.first(Draft, {"number": number})
    if draft is None:
        raise NotFound(f"there is no draft {number}", "`mailbot drafts list` shows them")
    return draft


async def _with_call(desk: Desk, draft: Draft, thread: Thread) -> Content | None:
    """Take, move or cancel the draft's call, and enclose the calendar's notice; None when the time is gone."""
    content = draft.content
    if draft.call_at is None or draft.step not in _OF_A_CALL or content.calendar:
        return content
    contact = await desk.store.get(Contact, draft.contact_id)
    standing = await booking.booked_call(desk, draft.thread_id, draft.contact_id)
    if draft.step == ReplyStep.ABOUT_CALL:
        if standing is None:
            return content
        call = await _renumbered(desk, standing, contact)
    elif draft.step == ReplyStep.CANCEL_CALL:
        cancelled = await _cancelled(desk, draft, standing)
        if cancelled is None:
            return content
        call = cancelled
        await operator_mail.call_changed(desk, call, contact, "cancelled")
    else:
        if draft.call_at is None or draft.call_at <= desk.now():
            return None
        taken = await booking.book(desk, thread, contact, draft.call_at, _number_of(contact))
        if taken is None:
            return None
        given = contact.needs.get("phone")
        anew = draft.step == ReplyStep.MOVE_CALL and given is not None and given.message_id in draft.burst_ids
        call = await _renumbered(desk, taken, contact) if anew else taken
        await operator_mail.call_changed(desk, call, contact, "moved" if call.sequence else "booked")
    text, method = booking.calendar_of(desk, call, contact, draft.recipient)
    return content.model_copy(update={"calendar": text, "calendar_method": method})


def _number_of(contact: Contact) -> str:
    """The number that a contact gave last, else the one that they are known by."""
    return str(contact.needs["phone"].value) if "phone" in contact.needs else contact.phone


async def _renumbered(desk: Desk, standing: Call, contact: Contact) -> Call:
    """The call with the number that they gave for it, which is theirs from now on."""
    number = whole_number(_number_of(contact), standing.phone)
    if number != contact.phone:
        await desk.store.change(Contact, str(contact.id), set={"phone": number})
    return await booking.renumber(desk, standing, number)


async def _note_in_thread(desk: Desk, draft: Draft, thread: Thread) -> None:
    """What the thread remembers of a reply that leaves; what somebody else is told is not what its contact was told."""
    if not is_own(thread, draft.contact_id):
        if draft.step == ReplyStep.HAND_OVER:
            await desk.store.change(Thread, draft.thread_id, set=_HANDED_OVER)
        return
    changes: dict[str, object] = {}
    if draft.discloses:
        changes["disclosed"] = True
    if draft.content.offered_slots:
        slots: list[datetime] = list(draft.content.offered_slots)
        changes |= {"offered_slots": slots, "lists_homes": False}
    elif draft.step in (ReplyStep.SUGGEST, ReplyStep.NO_MATCH):
        changes["lists_homes"] = bool(draft.content.property_refs)
    listed_anew = draft.step in (ReplyStep.SUGGEST, ReplyStep.NO_MATCH) and len(draft.content.property_refs) > 1
    if listed_anew or not set(draft.content.property_refs) <= set(
        thread.offered_properties
    ):  # else "the second one" is still of that list
        changes["offered_properties"] = list(draft.content.property_refs)
    if draft.content.property_refs:
        changes["about"] = list(draft.content.property_refs)
    if draft.content.offered_slots and thread.stage is not Stage.BOOKED:  # "shall it be at 10?" proposes as well
        changes |= {"stage": Stage.PROPOSING, "call_proposed_at": thread.exchanges}
    elif draft.step == ReplyStep.HAND_OVER:
        changes |= _HANDED_OVER
    elif draft.step == ReplyStep.CANCEL_CALL:
        changes["offered_slots"] = []
    elif draft.step == ReplyStep.CONFIRM_CALL and thread.call_proposed_at is None:
        changes["call_proposed_at"] = thread.exchanges  # a call that they proposed themselves
    elif thread.stage in (Stage.NEW, Stage.CLOSED):
        changes["stage"] = Stage.ENGAGED
    await desk.store.change(
        Thread,
        draft.thread_id,
        set=changes,
        add={"sent_properties": draft.content.property_refs, "questions_asked": draft.asks},
    )


def _about(draft: Draft) -> dict[str, Any]:
    return {
        "draft_id": str(draft.id),
        "thread_id": draft.thread_id,
        "contact_id": draft.contact_id,
        "draft": draft.number,
    }
