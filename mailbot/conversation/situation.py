"""The situation of a thread: what the policy must know, gathered from the store in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from classifiers.unsubscribe import may_ask_to_stop
from mailbot.conversation import booking
from mailbot.conversation.call_reading.acceptance import CallAnswer, read_answer
from mailbot.conversation.call_reading.courtesy import is_courtesy
from mailbot.conversation.facts import Answers, answers_to
from mailbot.conversation.memory import as_seen_by, is_own
from mailbot.conversation.policy import CallWord, Heard, Situation
from mailbot.crm.inventory import Listing, active_listings, find_by_address, find_by_order
from mailbot.crm.matching import Match, Wants, match, wants_from
from mailbot.delivery.suppression import suppressed_among
from mailbot.desk import Desk
from mailbot.store import object_id
from models.account import Account
from models.call import Call
from models.contact import Contact, ContactKind, StoredNeed
from models.message import Direction, Intent, Kind, Message, MessageState
from models.suppression import EVERYTHING
from models.thread import Stage, Thread

SEEKING = (Intent.BUYER, Intent.RENTER)
DEALS = (Intent.BUYER, Intent.SELLER, Intent.RENTER)
SELLER_SLOTS = ("address", "timeline", "bedrooms_min", "property_type", "phone")
SEEKER_SLOTS = ("price_max", "bedrooms_min", "areas", "timeline")
MESSAGES_READ = 200  # of one thread, newest
TEMPLATE_LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class Gathered:
    """One writer's burst of unanswered mail in a thread, and everything that an answer to them may rest on."""

    thread: Thread  # as it is for this writer (mailbot.conversation.memory)
    contact: Contact | None  # who wrote
    burst: tuple[Message, ...]  # their unanswered mail, oldest first
    turns: tuple[Message, ...]  # the conversation with them before it, oldest first
    intent: Intent
    answer: CallAnswer
    answers: Answers
    matches: tuple[Match, ...]
    listings: dict[str, Listing]
    asked_about: Listing | None  # the property of ours that the lead names
    needs: dict[str, StoredNeed]
    diary: booking.Diary
    call: Call | None
    called_off: Call | None  # the last one, where none is booked and its time is still to come
    situation: Situation

    @property
    def last(self) -> Message:
        """The mail that the answer answers."""
        return self.burst[-1]


async def gather_all(desk: Desk, thread: Thread, calendar: booking.BusyTimes) -> list[Gathered]:
    """The situation of everybody whose mail in a thread wants an answer: each is answered for themselves."""
    messages = await _messages(desk, str(thread.id))
    return [await _gather(desk, thread, calendar, messages, burst) for burst in _bursts(messages).values()]


async def _gather(
    desk: Desk, thread: Thread, calendar: booking.BusyTimes, messages: Sequence[Message], burst: tuple[Message, ...]
) -> Gathered:
    contact_id = burst[-1].contact_id
    contact = await desk.store.first(Contact, {"_id": object_id(contact_id)}) if contact_id else None
    own = is_own(thread, contact_id)
    newest = thread.latest_by.get(contact_id, "")  # a mail that was put aside may be read after later ones
    burst = tuple(sorted(burst, key=lambda message: str(message.id) == newest))
    thread = await as_seen_by(desk, thread, contact)
    turns = tuple(m for m in messages if m not in burst and m.contact_id == contact_id)
    call = await booking.booked_call(desk, str(thread.id), contact_id)
    diary = await booking.open_diary(desk, calendar, but=call)
    language = thread.language or burst[-1].language or "en"
    text = "\n".join(message.reply_text for message in burst)
    gone = None if call else await booking.called_off(desk, str(thread.id), contact_id)
    answer = _call_answer(desk, thread, (call, gone), burst, text, language)
    told = _as_said_of_the_call(thread, burst, answer, call)
    intent, sure = _in_context(thread, told, answer)
    sure = sure and _plainly_stops_or_does_not(told)
    needs = {**(contact.needs if contact else {}), **(thread.needs if own else {})}
    homes = await _homes(desk, thread, intent, needs, text, of_times=answer.kind is not CallWord.NONE)
    if answer.kind is CallWord.NONE and homes.asked_about is None and any(map(_asks_something_else, told)):
        sure = False
    asks = tuple(dict.fromkeys(topic for message in burst for topic in message.asks))
    answers = answers_to(asks, desk.config.business)
    situation = Situation(
        heard=_heard(told, intent, sure, asks, answer, diary),
        suppressed=EVERYTHING
        in (await suppressed_among(desk, [burst[-1].from_address])).get(burst[-1].from_address, ()),
        stage=thread.stage,
        contact=contact.kind if contact else ContactKind.LEAD,
        muted=thread.muted,
        perhaps_answered=await _older_than_restoration(desk, burst),
        exchanges=thread.exchanges,
        knows_needs=homes.wants.knows_enough or homes.asked_about is not None,
        matches=len(homes.matches) + (homes.asked_about is not None),
        sent_before=len(thread.sent_properties),
        asked=frozenset(thread.questions_asked),
        seller_answers=sum(slot in needs for slot in SELLER_SLOTS),
        knows_phone=bool((contact and contact.phone) or "phone" in needs),
        answerable=bool(answers.found) and not answers.unanswered,
        call_after_exchanges=desk.config.conversation.call_after_exchanges,
        call_proposed_at=thread.call_proposed_at,
        call_declined=thread.call_declined or answer.kind is CallWord.DECLINES,
        call_booked=call is not None,
        call_called_off=gone is not None,
        language_known=language in TEMPLATE_LANGUAGES or bool(desk.config.ai.writer_models),
    )
    return Gathered(
        thread=thread,
        contact=contact,
        burst=burst,
        turns=turns,
        intent=intent,
        answer=answer,
        answers=answers,
        matches=homes.matches,
        listings=homes.listings,
        asked_about=homes.asked_about,
        needs=needs,
        diary=diary,
        call=call,
        called_off=gone,
        situation=situation,
    )


@dataclass(frozen=True, slots=True)
class _Homes:
    """What we have on offer for somebody who seeks a home; nothing for anybody else."""

    wants: Wants
    listings: dict[str, Listing]
    asked_about: Listing | None
    matches: tuple[Match, ...]


async def _homes(
    desk: Desk, thread: Thread, intent: Intent, needs: Mapping[str, StoredNeed], text: str, *, of_times: bool
) -> _Homes:
    """`of_times`: the mail answers offered times, and "the second one" is no home."""
    listings = {listing.ref: listing for listing in await active_listings(desk.store)} if intent in SEEKING else {}
    asked_about = find_by_address(text, tuple(listings.values())) if listings else None
    if asked_about is None and not of_times:
        asked_about = listings.get(find_by_order(text, thread.offered_properties))
    wants = wants_from(needs, listed_for="rent" if intent is Intent.RENTER else "sale")
    exclude = frozenset(thread.sent_properties) | ({asked_about.ref} if asked_about else frozenset())
    matches = match(wants, tuple(listings.values()), exclude, desk.config.conversation.suggestions)
    return _Homes(wants, listings, asked_about, matches)


async def _messages(desk: Desk, thread_id: str) -> list[Message]:
    found = await desk.store.find(
        Message,
        {"thread_id": thread_id},
        then={"state": MessageState.READ},
        sort=[("received_at", -1), ("_id", -1)],
        limit=MESSAGES_READ,
    )
    return list(reversed(found))


def _bursts(messages: Sequence[Message]) -> Mapping[str, tuple[Message, ...]]:
    """The human mail that nobody has answered or decided about yet, oldest first, by who wrote it."""
    bursts: dict[str, tuple[Message, ...]] = {}
    for message in messages:
        if message.direction is Direction.INBOUND and message.kind is Kind.HUMAN and not message.settled:
            writer = message.contact_id or message.from_address
            bursts[writer] = (*bursts.get(writer, ()), message)
    return bursts


async def _older_than_restoration(desk: Desk, burst: Sequence[Message]) -> bool:
    """Whether some of the burst came before a backup was restored, which cannot know what was answered since."""
    account = await desk.store.first(Account, {})
    restored_at = account.restored_at if account else None
    return restored_at is not None and any(message.received_at <= restored_at for message in burst)


def _call_answer(
    desk: Desk,
    thread: Thread,
    calls: tuple[Call | None, Call | None],
    burst: Sequence[Message],
    text: str,
    language: str,
) -> CallAnswer:
    """What the lead says about a call, where one is talked about; elsewhere "sunday at 3" is no appointment.

    `calls` are the one that is booked and the last one that was called off.
    """
    call, gone = calls
    proposing = thread.stage is Stage.PROPOSING or any(m.ready == "call" for m in burst)
    if call is None and gone is None and not proposing:
        return CallAnswer(CallWord.NONE)
    said_at = burst[-1].date or burst[-1].received_at  # "tomorrow" is meant from the day on which it was written
    return read_answer(
        text,
        tuple(thread.offered_slots),
        min(said_at, desk.now()),
        desk.config.business.zone,
        language,
        hours=desk.config.conversation.business_hours,
        booked=call.starts_at if call else None,
        called_off=gone.starts_at if gone else None,
    )


def _as_said_of_the_call(
    thread: Thread, burst: tuple[Message, ...], answer: CallAnswer, call: Call | None
) -> tuple[Message, ...]:
    """The burst, in which mail that only takes an offered time, or gives thanks for the booked one, or calls it off, is
    read as that.

    By themselves such mails tell so little that the reader guesses at anything: a wish to stop, no interest.
    """
    taken = answer.kind is CallWord.ACCEPTS and answer.slot in (*thread.offered_slots, call and call.starts_at)
    about_booked = call is not None and answer.kind in (CallWord.NONE, CallWord.CANCELS)
    if not taken and not about_booked:
        return burst
    plain = {"intent": Intent.GENERAL, "also": None, "sure": True}
    return tuple(m.model_copy(update=plain) if _is_courtesy(m, answer.quote) else m for m in burst)


def _is_courtesy(message: Message, about_the_call: str) -> bool:
    """Whether a mail wants nothing beside what it says of the call; words for stopping are never overlooked."""
    doubtful = message.intent is Intent.UNSUBSCRIBE and message.sure
    if doubtful or message.asks or may_ask_to_stop(message.subject, message.reply_text):
        return False
    return is_courtesy(message.reply_text, about_the_call)


def _in_context(thread: Thread, burst: Sequence[Message], answer: CallAnswer) -> tuple[Intent, bool]:
    """What the burst wants, in the light of the conversation.

    "Yes, the second one" says nothing by itself; in a thread that is known to be a buyer's it is a buyer's mail. Only
    what could stop or end the conversation is never explained away.
    """
    if answer.kind is not CallWord.NONE and thread.intent in DEALS:
        return thread.intent, all(m.sure for m in burst)
    telling = [m for m in burst if m.intent not in (None, Intent.GENERAL) and m.sure]
    last = telling[-1] if telling else burst[-1]
    intent = last.intent or Intent.GENERAL
    if telling:
        return intent, True
    if thread.intent in DEALS and intent in (Intent.GENERAL, *DEALS) and (thread.replies or thread.exchanges):
        return thread.intent, True
    return intent, all(m.sure for m in burst)


def _plainly_stops_or_does_not(burst: Sequence[Message]) -> bool:
    """A wish to stop that may be meant stays a doubt, however sure the rest of the burst is."""
    stops = [message for message in burst if message.intent is Intent.UNSUBSCRIBE]
    return not stops or any(message.sure for message in stops)


def _asks_something_else(message: Message) -> bool:
    """Whether a mail that is not surely about what somebody seeks asks a question that we know no topic for.

    "Would they throw in the washing machine?": more homes are no answer to that, in a buyer's thread either.
    """
    no_deal = message.intent is Intent.GENERAL or (message.intent in DEALS and not message.sure)
    return no_deal and not message.asks and not message.needs and "?" in message.reply_text


def _heard(
    burst: Sequence[Message],
    intent: Intent,
    sure: bool,
    asks: tuple[str, ...],
    answer: CallAnswer,
    diary: booking.Diary,
) -> Heard:
    ready = any(m.ready for m in burst)
    named: datetime | None = answer.slot
    return Heard(
        intent=intent,
        also=burst[-1].also,
        sure=sure,
        ready=ready,
        stop=any(m.intent is Intent.UNSUBSCRIBE for m in burst),
        wants_human=any(m.wants_human for m in burst),
        has_agent=any(m.has_agent for m in burst),
        portal_untrusted=any(m.portal_untrusted for m in burst),
        forged=next((m.forged for m in burst if m.forged), None),
        asks=asks,
        call=answer.kind,
        time_is_free=named is not None and diary.is_free(named),
        empty=not any(m.reply_text.strip() for m in burst),
    )


def as_if_sure(situation: Situation) -> Situation:
    """The same situation with every doubt set aside: what would be said, for a draft that a person decides on."""
    return replace(situation, heard=replace(situation.heard, sure=True), perhaps_answered=False)
