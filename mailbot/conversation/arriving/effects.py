"""What a mail changes by being read: ledger, suppression list, contact, thread, and whether an answer is owed.

EFFECTS is applied from the top. Every effect may run twice for the same mail and then changes nothing more.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, time, timedelta
from typing import Final

from classifiers.intents.reminding import only_reminds
from classifiers.text.language import certain, language_wished
from classifiers.text.our_agent import known_in
from classifiers.verdict import Scope
from mailbot.conversation import committing
from mailbot.conversation.arriving import bouncing, calendar_answers
from mailbot.conversation.arriving.calendar_words import is_wordless
from mailbot.conversation.arriving.people import needs_of
from mailbot.conversation.arriving.read_mail import ReadMail
from mailbot.conversation.arriving.unsubscribing import close_thread, stop_mail, suppress_if_address
from mailbot.conversation.call_reading.of_the_call import is_anothers
from mailbot.conversation.call_reading.wrong_numbers import corrected
from mailbot.conversation.meaning.deals import changes_deal
from mailbot.conversation.meaning.kept_needs import NeedChanges, of_the_sought, with_areas_added
from mailbot.conversation.meaning.kept_needs import changes as need_changes
from mailbot.conversation.memory import is_own
from mailbot.delivery import ledger
from mailbot.delivery.suppression import campaign_scope
from mailbot.desk import Desk
from mailbot.mail.terms import terms
from mailbot.store import LONG_AGO, object_id
from models.contact import Contact, ContactKind, StoredNeed
from models.delivery import Delivery, Purpose
from models.message import Claimed, Direction, Intent, Kind, Message
from models.suppression import EVERYTHING, SuppressionReason
from models.thread import Stage, Thread

_SIGNATURE: Final = "\n--\n"  # what follows is the agency's, in whichever language the letter is


async def apply(desk: Desk, found: ReadMail) -> None:
    """Write everything that follows from a mail."""
    for effect in EFFECTS:
        await effect(desk, found)


# ------------------------------------------------------------------------------------------------ the ledger


async def _proof_of_delivery(desk: Desk, found: ReadMail) -> None:
    """A mail that answers ours proves that ours was sent."""
    delivery = found.placement.delivery
    if delivery is not None:
        await ledger.prove_sent(desk, str(delivery.id), "a mail came back that names its Message-ID or reply address")


# ------------------------------------------------------------------------------------------------ stopping


async def _asked_to_stop(desk: Desk, found: ReadMail) -> None:
    """An unsubscription holds for every address of the contact, and for those that our mail had gone to and was for."""
    stop = found.verdict.stop
    in_doubt = found.verdict.intent is Intent.UNSUBSCRIBE and not found.verdict.sure
    if stop is None or in_doubt or found.verdict.kind is Kind.COMPLAINT:  # that came from a provider
        return
    delivery = found.placement.delivery
    if found.verdict.stop_delivery:  # our own mark names the mail that they want no more of
        delivery = await desk.store.first(Delivery, {"_id": object_id(found.verdict.stop_delivery)}) or delivery
    campaign = delivery.campaign if delivery else found.placement.thread.campaign
    if stop is Scope.CAMPAIGN and not campaign and found.verdict.intent is not Intent.UNSUBSCRIBE:
        return  # they go on with us, and no campaign of ours goes to them
    scope = campaign_scope(campaign) if stop is Scope.CAMPAIGN and campaign else EVERYTHING
    addresses = set(found.contact.addresses) if found.contact else set()
    if found.mail.author and not found.verdict.forged:  # a mark stops the mail of whom it was made for, nobody else's
        addresses.add(found.mail.author.email)
    if delivery and not _was_anothers(found, delivery):
        addresses |= {delivery.recipient, delivery.author} - {""}
    await stop_mail(desk, addresses - desk.own_addresses, scope, found.verdict.reason, message_id=str(found.message.id))
    if scope == EVERYTHING:
        await close_thread(desk, str(found.placement.thread.id), "unsubscribed")


def _was_anothers(found: ReadMail, delivery: Delivery) -> bool:
    """Whether our mail was to somebody else, who writes in this conversation for themselves: they asked for nothing.

    One that a Reply-To had sent to the writer was to them.
    """
    own = str(found.contact.id) if found.contact else ""
    writes = delivery.contact_id in found.placement.thread.latest_by
    got_it = found.mail.author is not None and found.mail.author.email == delivery.recipient
    return writes and not got_it and delivery.contact_id != own and not found.verdict.stop_delivery


async def _left_their_job(desk: Desk, found: ReadMail) -> None:
    if found.verdict.gone and found.contact and found.mail.author:
        about = {"message_id": str(found.message.id)}
        address, why = found.mail.author.email, found.verdict.reason
        await suppress_if_address(desk, address, SuppressionReason.GONE, EVERYTHING, why, **about)


# ------------------------------------------------------------------------------------------------ the person


async def _away(desk: Desk, found: ReadMail) -> None:
    """An out-of-office sets a date on the contact; it is no reply and stops no campaign."""
    if found.verdict.away_until and found.contact:
        until = datetime.combine(found.verdict.away_until, time(0), tzinfo=desk.config.business.zone)
        await desk.store.change(Contact, str(found.contact.id), set={"away_until": until})


async def _learned_needs(desk: Desk, found: ReadMail) -> None:
    """What a lead says they want, on the contact; later words replace earlier ones."""
    contact = found.contact
    learned = _learned(found, contact.needs if contact else {})
    if learned and contact and not _is_known(found, contact, learned):
        phone = found.kept.get("phone")
        number = {"phone": str(phone.value)} if phone and _is_better(str(phone.value), contact.phone) else {}
        fields = {**learned.set, **number, "updated_at": desk.now()}
        await desk.store.change(Contact, str(contact.id), set=fields, unset=learned.unset)


def _is_known(found: ReadMail, contact: Contact, learned: NeedChanges) -> bool:
    """Whether the contact has the needs of the mail: one that the mail made was made with them."""
    phone = found.kept.get("phone")
    reachable = phone is None or not _is_better(str(phone.value), contact.phone)
    same = all(contact.needs.get(slot) == need for slot, need in learned.told.items())
    return reachable and same and not learned.gone


def _is_better(number: str, known: str) -> bool:
    """Whether a number that a lead gives is to be called: the first, or the whole one of what was a part, or
    was completed with another area code."""
    return not known or (number.startswith("+") and number != known and number.endswith(known.lstrip("+")[-7:]))


def _learned(found: ReadMail, known: Mapping[str, StoredNeed]) -> NeedChanges:
    """What a lead's mail changes of the needs that are known of them."""
    if not _from_a_lead(found):
        return NeedChanges()
    thread = found.placement.thread
    seeks = thread.intent in (Intent.BUYER, Intent.RENTER) or bool(thread.sent_properties)
    told = needs_of(found.message, found.kept)
    if "phone" in told and found.contact and found.contact.phone and is_anothers(found.text, told["phone"].quote):
        del told["phone"]  # who joins a call is not called in their place
    if "phone" not in told and found.contact and (mended := corrected(found.text, found.contact.phone)):
        told = {**told, "phone": StoredNeed(value=mended, quote="", message_id=str(found.message.id))}
    sought = of_the_sought(told, _deals_told_of(found)) if seeks else told
    return need_changes(with_areas_added(sought, known, found.text), known)


def _deals_told_of(found: ReadMail) -> tuple[Intent | None, ...]:
    """What a mail of somebody who seeks is about: a guess that they sell counts where its words say that they own."""
    known, heard = found.placement.thread.intent, found.verdict.intent
    seeks = known in (Intent.BUYER, Intent.RENTER) and heard is Intent.SELLER
    if known and seeks and not changes_deal(known, Intent.SELLER, found.text, found.verdict.needs):
        return (known,)
    return heard, found.verdict.also


# ------------------------------------------------------------------------------------------------ the thread


async def _answered_a_campaign(desk: Desk, found: ReadMail) -> None:
    """A human's answer stops what else the campaign would send them (stop-on-reply)."""
    if found.verdict.kind is not Kind.HUMAN or found.verdict.forged or found.contact is None:
        return
    now = {"replied_at": found.message.received_at}
    for answered in await _answered(desk, found, found.contact):
        await desk.store.change(Delivery, answered, expect={"replied_at": None}, set=now)
    for address in found.contact.addresses:
        await ledger.call_off(desk, {"recipient": address}, "replied", then={"purpose": Purpose.CAMPAIGN})


async def _answered(desk: Desk, found: ReadMail, contact: Contact) -> list[str]:
    """The ids of what a mail answers: the mail that it names, else all that its thread's campaign has sent them."""
    if found.placement.delivery is not None:
        return [str(found.placement.delivery.id)]
    campaign = found.placement.thread.campaign
    if not campaign:
        return []
    sent = {"campaign": campaign, "replied_at": None, "ended_at": {"$gt": LONG_AGO}}
    rows = await desk.store.rows(Delivery, {"recipient": {"$in": contact.addresses}}, ["_id"], then=sent)
    return [str(row["_id"]) for row in rows]


async def _exchanged(desk: Desk, found: ReadMail) -> None:
    """One of our replies followed by a human mail is one exchange."""
    thread = found.placement.thread
    if thread.awaiting_lead and _from_a_lead(found) and _is_own(found):
        waits = {"awaiting_lead": True}
        await desk.store.change(
            Thread, str(thread.id), expect=waits, set={"awaiting_lead": False}, inc={"exchanges": 1}
        )


async def _superseded(desk: Desk, found: ReadMail) -> None:
    """The lead wrote again: an answer that waits for a person, or for its time, is no longer the answer."""
    if _from_a_lead(found) and found.contact and not found.placement.new:
        thread_id, contact_id = str(found.placement.thread.id), str(found.contact.id)
        said = known_in(found.mail, found.text, desk.config.business.agent)
        still_waits = only_reminds(said)  # what a person has to decide on, as far as is known yet
        await committing.supersede(desk, thread_id, contact_id, str(found.message.id), but_held=still_waits)


async def _moved_on(desk: Desk, found: ReadMail) -> None:
    """All that the mail changes in its thread, in one write: its books, its needs, and the answer owed."""
    ours = desk.own_addresses
    named = () if found.verdict.forged else (*found.mail.from_, *found.mail.cc)
    people = [address.email for address in named if address.email not in ours]
    thread = found.placement.thread
    known = {**(found.contact.needs if found.contact else {}), **thread.needs}
    learned = _learned(found, known) if _is_own(found) else NeedChanges()
    changes = {**_books(found), **await _language(desk, found), **learned.set, **_answer_owed(desk, found)}
    added = {"participants": people, "terms": _terms(found)}
    await desk.store.change(Thread, str(thread.id), set=changes, unset=learned.unset, add=added)


def _books(found: ReadMail) -> dict[str, object]:
    """When and by whom the thread was last written to, what it is about, how far it has come."""
    thread, message = found.placement.thread, found.message
    changes: dict[str, object] = {"last_at": max(thread.last_at, message.received_at)}
    if found.contact and not thread.contact_id:
        changes["contact_id"] = str(found.contact.id)
    if not thread.subject:
        changes["subject"] = found.mail.subject
    if _from_a_lead(found) and found.contact:
        changes |= {
            "last_inbound_at": message.received_at,
            "last_inbound_id": str(message.id),
            f"latest_by.{found.contact.id}": str(message.id),
            "archived": False,
        }
    elif not thread.latest_by and _is_a_persons(found):  # whatever it is taken for, it is kept where people look
        changes |= {"last_inbound_at": message.received_at, "last_inbound_id": str(message.id)}
        if thread.intent is None and _is_plainly_spam(found):
            changes["intent"] = Intent.SPAM
    if _from_a_lead(found) and _is_own(found):
        intent = found.verdict.intent
        telling = found.verdict.sure and intent not in (Intent.GENERAL, Intent.SPAM, Intent.NOT_INTERESTED)
        needs = found.verdict.needs
        if thread.intent in (None, Intent.SPAM) or (telling and changes_deal(thread.intent, intent, found.text, needs)):
            changes["intent"] = intent
        if found.verdict.ready:
            changes["ready"] = found.verdict.ready
        changes["sentiment"] = found.verdict.sentiment
        if thread.stage in (Stage.NEW, Stage.CLOSED) and not _wants_to_stop(found):
            changes["stage"] = Stage.ENGAGED
    return changes


async def _language(desk: Desk, found: ReadMail) -> dict[str, object]:
    """The language of a thread from now on. "ok" and a number tell none: it keeps the one that it has, or that we wrote
    in when it began."""
    thread = found.placement.thread
    if not (_from_a_lead(found) and _is_own(found)):
        return {}
    if certain(found.text) or language_wished(found.text):
        return {"language": found.verdict.language}
    if thread.language:
        return {}
    ours = await desk.store.first(
        Message, {"thread_id": str(thread.id)}, then={"direction": Direction.OUTBOUND}, sort=[("received_at", 1)]
    )
    said = ours.text.partition(_SIGNATURE)[0] if ours else ""
    return {"language": certain(said) or found.verdict.language}


def _terms(found: ReadMail) -> list[str]:
    """What the thread is found by from now on, where a person wrote; be it spam."""
    if found.verdict.kind is not Kind.HUMAN:
        return []
    who = [f"{address.name} {address.email}" for address in found.mail.from_]
    name = found.contact.name if found.contact else ""
    return terms(*who, name, found.mail.subject, found.text)


def _wants_to_stop(found: ReadMail) -> bool:
    """Who surely wants no more mail, of a campaign or at all, begins no conversation by saying so."""
    verdict = found.verdict
    return verdict.stop is not None and verdict.sure and verdict.intent is Intent.UNSUBSCRIBE


def _answer_owed(desk: Desk, found: ReadMail) -> dict[str, object]:
    """An answer is owed once the lead has been quiet for settle_seconds: one per burst (rule 3 of docs/rules.md)."""
    if found.verdict.kind is not Kind.HUMAN or found.verdict.own_loop or _is_calendar_alone(found):
        return {}
    quiet = timedelta(seconds=desk.config.conversation.settle_seconds)
    return {"reply_due_at": max(found.message.received_at, desk.now() - quiet) + quiet}


def _is_own(found: ReadMail) -> bool:
    """Written by the person whom the thread is with."""
    return is_own(found.placement.thread, str(found.contact.id) if found.contact else "")


def _is_calendar_alone(found: ReadMail) -> bool:
    """A calendar's answer without words: it is no mail to answer, and no answer that waits gives way to it."""
    return is_wordless(found.mail, found.text)


def _is_plainly_spam(found: ReadMail) -> bool:
    """Spam for sure, and not in the operator's own name: that is no spam like any other."""
    verdict = found.verdict
    return verdict.intent is Intent.SPAM and verdict.sure and verdict.forged not in (Claimed.OPERATOR, Claimed.AGENT)


def _is_a_persons(found: ReadMail) -> bool:
    """Written by somebody else than a machine, with words."""
    return found.verdict.kind is Kind.HUMAN and not found.verdict.own_loop and not _is_calendar_alone(found)


def _from_a_lead(found: ReadMail) -> bool:
    """A human's mail from somebody whom mailbot talks with."""
    if found.verdict.kind is not Kind.HUMAN or found.verdict.own_loop or found.verdict.intent is Intent.SPAM:
        return False
    if found.verdict.forged:
        return False
    if _is_calendar_alone(found):
        return False
    return found.contact is not None and found.contact.kind is ContactKind.LEAD


Effect = Callable[["Desk", "ReadMail"], Awaitable[None]]

EFFECTS: tuple[Effect, ...] = (
    _proof_of_delivery,
    bouncing.bounced,
    bouncing.complained,
    _asked_to_stop,
    _left_their_job,
    _away,
    calendar_answers.apply,
    _learned_needs,
    _answered_a_campaign,
    _exchanged,
    _superseded,
    _moved_on,
)
