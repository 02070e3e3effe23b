"""Listens to a burst of mail in its conversation: what it wants and asks, and what it means of homes and of a call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from classifiers.asking.asks import writes_for_a_client
from classifiers.asking.office_visits import would_come_to_the_office
from classifiers.asking.topics import OTHER_TOPIC
from classifiers.asking.who_we_are import WHO_WE_ARE_TOPIC
from mailbot.conversation.brief import Fact
from mailbot.conversation.call_reading.acceptance import (
    CallAnswer,
    adds_nothing,
    read_answer,
    read_availability,
    sets_up_a_call,
    wish_for,
)
from mailbot.conversation.call_reading.changed_visit import keeps_the_hour
from mailbot.conversation.call_reading.claimed import claimed_answer, wished_for
from mailbot.conversation.call_reading.clock_questions import asks_by_which_clock
from mailbot.conversation.call_reading.clocks import Clock
from mailbot.conversation.call_reading.limits import together
from mailbot.conversation.call_reading.of_the_call import leaves_it
from mailbot.conversation.call_reading.viewings import Viewing, refused_days, says_only_when, viewing_in
from mailbot.conversation.call_reading.when_asked import wish_in_asking
from mailbot.conversation.call_reading.wish_to_talk import asks_when, speaks_of_talking
from mailbot.conversation.meaning import hearing, questions
from mailbot.conversation.meaning.alike import alike_in
from mailbot.conversation.meaning.around_call import around_the_call, number_before, of_their_number
from mailbot.conversation.meaning.as_asked import with_who_writes
from mailbot.conversation.meaning.assistance import with_assistance
from mailbot.conversation.meaning.facts import Answers, answers_to
from mailbot.conversation.meaning.fits_now import sought_needs, wanted_before
from mailbot.conversation.meaning.going_on import is_under_way
from mailbot.conversation.meaning.homes import Homes, Sought, homes_for, homes_for_a_seller
from mailbot.conversation.meaning.how_it_is import as_records_tell, by_part
from mailbot.conversation.meaning.in_few_words import asks_what_there_is, owner_asks_of_the_market
from mailbot.conversation.meaning.in_record import in_record
from mailbot.conversation.meaning.kept_times import clock_after, kept_before
from mailbot.conversation.meaning.mail_asks import (
    asks_which_there_are,
    wants_a_thing,
    wants_only_new,
    wants_others,
    wishes,
)
from mailbot.conversation.meaning.must_have import must_haves
from mailbot.conversation.meaning.pointing import asks_if_free, asks_what_is_left, topics_of_any
from mailbot.conversation.meaning.ranked import FEWEST, RANKED_TOPIC, ranked, without_ranked
from mailbot.conversation.meaning.rereading import as_asking_who, as_gone_on, without_taken_back
from mailbot.conversation.meaning.spoken_homes import Spoken, spoken_of
from mailbot.conversation.meaning.talk import Talk
from mailbot.conversation.meaning.told import is_of_a_word
from mailbot.conversation.meaning.visit_talk import VisitTalk, sees_us, visits_in, wants_to_be_reached
from mailbot.conversation.meaning.which_homes import without_names
from mailbot.conversation.steps import LATER_CALL, CallMatter, CallWord
from mailbot.crm.inventory import Listing
from mailbot.crm.matching.near import misses_of
from mailbot.crm.matching.pets import pets_kept
from mailbot.desk import Desk
from models.message import Claims, Direction, Intent, Message
from models.thread import Stage, Thread


@dataclass(frozen=True, slots=True)
class Meaning:
    """What was heard."""

    told: tuple[Message, ...]  # the burst, each mail read as what it can be in this conversation
    answer: CallAnswer
    viewing: Viewing | None
    asks: tuple[str, ...]
    of_call: frozenset[CallMatter]
    intent: Intent
    sure: bool
    homes: Homes
    answers: Answers


async def listen(desk: Desk, talk: Talk) -> Meaning:
    """What a burst means. By themselves "yes", "the second one" and "is it still available?" say next to nothing."""
    talk = _with_the_visit(desk, talk)
    thread = talk.thread
    answer = _call_answer(desk, talk)
    told = _told(talk, answer)
    spoken = await _spoken(desk, talk, told, answer)
    told = hearing.as_offers(thread, spoken, told)
    known = thread.intent if thread.replies else None
    in_context = hearing.in_context(thread, told, answer, talk.written)
    sent = thread.sent_properties
    intent, sure = hearing.of_a_home(spoken, told, *in_context, known=known, written=talk.written, sent=sent)
    not_ours = hearing.asks_of_another_home(spoken, told, intent)
    orders = _orders(talk, spoken)
    asks = _asks(talk, told, spoken, answer, ranks=bool(orders), not_ours=not_ours)
    homes = _homes(desk, talk, told, spoken, intent, asks)
    if orders and homes.described:  # what is compared is told of together
        homes = replace(homes, described=tuple(dict.fromkeys((*_compared(spoken), *homes.described))))
    if not_ours:
        homes = replace(homes, not_ours=True, told=frozenset())  # no record tells of it
    asks = tuple(topic for topic in asks if not is_of_a_word(topic) or topic in homes.told)
    explained = spoken.named or homes.shown or WHO_WE_ARE_TOPIC in asks or _is_explained(talk, told, intent)
    if answer.kind is CallWord.NONE and not explained:
        sure = sure and not questions.asks_something_else(told[-1])
    answers = answers_to(
        [topic for topic in asks if topic not in homes.told and topic != RANKED_TOPIC],
        desk.config.business,
        talk.language,
        talk.role(intent),
        of_homes=bool(spoken.named or spoken.gone),
        colleague=any(writes_for_a_client(mail.reply_text) for mail in talk.burst),
    )
    return Meaning(
        told=told,
        answer=answer,
        viewing=_viewing(desk, talk, intent, without_names(talk.text, spoken.known), answer),
        asks=asks,
        of_call=_around_the_call(talk),
        intent=intent,
        sure=sure and hearing.plainly_stops_or_does_not(told),
        homes=homes,
        answers=replace(answers, found=(*orders, *answers.found)),
    )


def _told(talk: Talk, answer: CallAnswer) -> tuple[Message, ...]:
    """The burst, each mail read as what it can be in this conversation."""
    said = as_asking_who(without_taken_back(talk.burst))
    said = tuple(of_their_number(message, gave_one="phone" in talk.needs) for message in said)
    told = hearing.as_said_of_the_call(talk.thread, said, answer, talk.call, around=talk.around_a_call)
    return as_gone_on(talk.thread, hearing.as_answers_to_us(talk.thread, told))


def _asks(
    talk: Talk, told: tuple[Message, ...], spoken: Spoken, answer: CallAnswer, *, ranks: bool, not_ours: bool
) -> tuple[str, ...]:
    """The topics that a burst asks about. `ranks`: which of several homes comes first is one of them."""
    of_homes = bool(spoken.named or spoken.gone)
    asking = tuple(map(without_ranked, told)) if ranks else told
    if talk.is_foreign:
        asks = tuple(dict.fromkeys(topic for mail in talk.burst for topic in mail.asks))
    else:
        asks = questions.topics_of(talk.thread, asking, answer, talk.call, of_homes=of_homes)
    if of_homes and (asks_what_is_left(talk.text) or asks_if_free(talk.text)):
        asks = tuple(dict.fromkeys(("availability", *(one for one in asks if one != OTHER_TOPIC))))
    if answer.zone is not None and talk.thread.offered_slots and asks_by_which_clock(talk.text):
        asks = tuple(one for one in asks if one != OTHER_TOPIC)  # the times that are offered are told by both clocks
    asks = with_who_writes(asks or ((OTHER_TOPIC,) if not_ours else ()), told)
    asks = with_assistance(asks, [talk.text], talk.told)
    asks = (*asks, RANKED_TOPIC) if ranks else asks
    asks = as_records_tell(by_part(asks, [talk.text]), talk.text, _talked_of(talk, spoken))
    return _in_words_of_records(talk, spoken, asks)


def _in_words_of_records(talk: Talk, spoken: Spoken, asks: tuple[str, ...]) -> tuple[str, ...]:
    """The topics, with the words of records that answer what has no topic; what they leave open is passed on."""
    if OTHER_TOPIC not in asks or talk.is_foreign:
        return asks
    found = in_record(talk.text, _talked_of(talk, spoken), tuple(spoken.on_offer.values()))
    kept = tuple(topic for topic in asks if topic != OTHER_TOPIC or not found.whole)
    return (*kept, *found.topics)


def _is_explained(talk: Talk, told: tuple[Message, ...], intent: Intent) -> bool:
    """Whether the conversation tells what a burst is about, so that what it asks beside is passed on and no doubt."""
    thread, written = talk.thread, talk.written
    sells_on = thread.intent is Intent.SELLER and thread.replies > 0 and intent is Intent.SELLER
    if intent is Intent.SELLER and owner_asks_of_the_market(talk.text):
        return True
    of_our_mail = hearing.says_yes(told, written) or bool(written and asks_what_there_is(talk.text))
    return talk.call is not None or sells_on or of_our_mail or is_under_way(thread, intent)


def _around_the_call(talk: Talk) -> frozenset[CallMatter]:
    if talk.is_foreign:
        return frozenset()
    offered = bool(talk.thread.offered_slots)
    return around_the_call(talk.burst, talk.call, talk.lately, known=number_before(talk.turns), offered=offered)


def _talked_of(talk: Talk, spoken: Spoken) -> tuple[Listing, ...]:
    """The homes on offer that a question is of: those named, else those that we wrote of last."""
    return spoken.named or tuple(spoken.on_offer[ref] for ref in talk.thread.about if ref in spoken.on_offer)


def _orders(talk: Talk, spoken: Spoken) -> tuple[Fact, ...]:
    """What records say where it is asked which of several homes is the newest: of those named, else of those listed."""
    return ranked(talk.text, _compared(spoken), "es" if talk.language == "es" else "en")


def _compared(spoken: Spoken) -> Sequence[Listing]:
    """The homes that are put in an order: those named, else those of the last list."""
    listed = [home for home in spoken.known.listed if home.ref in spoken.on_offer]
    return spoken.named if len(spoken.named) >= FEWEST else listed


def _viewing(desk: Desk, talk: Talk, intent: Intent, text: str, answer: CallAnswer) -> Viewing | None:
    """When they would come and see a home of ours; sellers speak of their own, and an office is no home.

    `text`: the burst's words, where no number names a home.
    """
    of_their_own = intent is Intent.SELLER and not talk.thread.about
    if of_their_own or talk.is_foreign or would_come_to_the_office(talk.text):
        return None
    last = talk.burst[-1]
    wanted = any(mail.ready == "visit" for mail in talk.burst) or (talk.wants_no_call and "visit" in talk.wished_before)
    visits = _visits(desk, talk)
    before, agreed = visits.named, _takes_for_agreed(talk, visits)
    viewing = viewing_in(
        text,
        min(last.date or last.received_at, desk.now()),
        desk.config.business.zone,
        talk.language,
        wanted=wanted or agreed,
        days=visits.days_meant_by(text),
        dated=talk.gives_the_number and bool(before),
        goes_on=answer.kind in (CallWord.NONE, CallWord.DECLINES)
        and (_changes_the_visit(desk, talk, visits) or _of_no_call(talk)),
    )
    if agreed:
        viewing = replace(viewing or Viewing(), agreed=True)
    if viewing is None or not before:
        return viewing
    day = viewing.first_day or (None if viewing.weekdays else before[-1].first_day)
    return replace(viewing, before=before[-1].words, first_day=day)


def _is_of_the_visit(desk: Desk, talk: Talk, visits: VisitTalk, answer: CallAnswer) -> bool:
    """Whether what reads like a word about the call is about the visit that was spoken of last."""
    if answer.kind is CallWord.ACCEPTS and not keeps_the_hour(talk.text):
        return False  # a time that we offered
    return _of_no_call(talk) or _takes_for_agreed(talk, visits) or _changes_the_visit(desk, talk, visits)


def _visits(desk: Desk, talk: Talk) -> VisitTalk:
    """What earlier mails say of seeing a home; a call that was booked since was spoken of later."""
    earlier = [mail for mail in talk.theirs if mail not in talk.burst]
    visits = visits_in(earlier, desk.config.business.zone, talk.language)
    booked = talk.call is not None and visits.at is not None and talk.call.created_at > visits.at
    return replace(visits, last=visits.last and not booked and not talk.only_sells)


def _changes_the_visit(desk: Desk, talk: Talk, visits: VisitTalk) -> bool:
    """Whether the burst says anew when they would come; who refuses a day of the offered calls is about those."""
    zone = desk.config.business.zone
    offered = {slot.astimezone(zone).weekday() for slot in talk.thread.offered_slots}
    refused = refused_days(talk.text, talk.burst[-1].received_at, zone, talk.language)
    return visits.changed_by(talk.text, refused & offered)


def _with_the_visit(desk: Desk, talk: Talk) -> Talk:
    """The talk, in which a day and hour that answer what we wrote of a home ask for a visit: "ok sat 2pm"."""
    last, zone = talk.burst[-1], desk.config.business.zone
    open_to_it = talk.thread.about and not (last.ready or talk.only_sells or talk.is_foreign or _speaks_of_a_call(talk))
    if not open_to_it or not says_only_when(last.reply_text, last.received_at, zone, talk.language):
        return talk
    return replace(talk, burst=(*talk.burst[:-1], last.model_copy(update={"ready": "visit"})))


def _speaks_of_a_call(talk: Talk) -> bool:
    """Whether a call was asked for, offered or booked in the conversation."""
    asked = talk.thread.offered_slots or "phone" in talk.thread.questions_asked
    return bool(asked or talk.call or talk.called_off or talk.lately)


def _of_no_call(talk: Talk) -> bool:
    """Whether a day beside a telephone number is no call's: a home is talked of, and no call was by anybody.

    "Nice. Saturday 10:30? 207-555-0104" answers what we wrote of a home.
    """
    gives = any("phone" in mail.needs for mail in talk.burst)
    return bool(talk.thread.about) and gives and not _speaks_of_a_call(talk) and not wants_to_be_reached(talk.text)


def _takes_for_agreed(talk: Talk, visits: VisitTalk) -> bool:
    """Whether the burst takes a visit for agreed; "see you at 10" is no call where none is talked of."""
    of_a_call = talk.thread.offered_slots or talk.call or talk.called_off or talk.lately
    return visits.agreed_by(talk.text) or (not of_a_call and talk.thread.replies > 0 and sees_us(talk.text))


async def _spoken(desk: Desk, talk: Talk, told: tuple[Message, ...], answer: CallAnswer) -> Spoken:
    return await spoken_of(
        desk,
        talk.thread,
        talk.burst,
        talk.turns,
        of_times=answer.kind is not CallWord.NONE,
        written=talk.written,
        points_back=hearing.speaks_of_what_we_wrote(talk.thread, told),
    )


def _homes(
    desk: Desk, talk: Talk, told: tuple[Message, ...], spoken: Spoken, intent: Intent, asks: tuple[str, ...]
) -> Homes:
    sought = Sought(
        most=desk.config.conversation.suggestions,
        tells=any(wishes(m) or wants_a_thing(m) for m in talk.burst) and not any(map(questions.asks_of_these, told)),
        cheapest=hearing.wants_the_cheapest(told),
        same_area=hearing.wants_the_same_area(told),
        must_haves=must_haves(talk.theirs, desk.now().year),
        written=tuple(talk.told),
        pets=() if talk.assisted else pets_kept(talk.told),
        again=hearing.wants_it_again(told[-1]),
        inquires=any(map(questions.asks_for_more, told)),
        others=wants_others(told[-1]),
        any_of=topics_of_any(told[-1].reply_text),
        what_there_is=asks_which_there_are(told[-1]),
        only_new=wants_only_new(told[-1]),
        firm=misses_of(wishes(told[-1])),
        alike=alike_in(told[-1].reply_text),
        before=wanted_before(talk.turns, "rent" if intent is Intent.RENTER else "sale"),
    )
    if intent is Intent.SELLER:
        own = talk.needs.get("address")
        return homes_for_a_seller(spoken, talk.needs, asks, (talk.text, str(own.value) if own else ""))
    return homes_for(spoken, talk.thread, intent, sought_needs(talk.needs, talk.theirs), asks, sought)


def _call_answer(desk: Desk, talk: Talk) -> CallAnswer:
    """What the lead says about a call; who only gives the number that we asked for has said the rest before it."""
    talk = talk.of_late
    if talk.called_off and leaves_it(talk.text):
        return CallAnswer(CallWord.CANCELS, reason="wants no other call in place of the one that is off")
    zone, today = desk.config.business.zone, desk.now()
    kept = kept_before(talk.turns, zone, talk.language)
    answer = _said_of_a_call(desk, talk, kept.clock)
    if answer.kind is CallWord.NONE and answer.wish is None and talk.gives_the_number:
        answer = _said_before_the_number(desk, talk, kept.clock) or answer
    holds = together(kept.limits, answer.wish, today.astimezone(zone).date())
    return replace(answer, holds=holds, zone=answer.zone or clock_after(kept.clock, talk.text, today, zone).zone)


def _said_before_the_number(desk: Desk, talk: Talk, clock: Clock) -> CallAnswer | None:
    """When the mail that we answered by asking for the number wanted the call: "call me tomorrow at 3"."""
    written = next((turn for turn in reversed(talk.turns) if turn.direction is Direction.INBOUND), None)
    if written is None:
        return None
    zone = desk.config.business.zone
    before = replace(talk, burst=(written,), turns=(), thread=_before_the_question(talk.thread))
    earlier = _said_of_a_call(desk, before, clock)
    if earlier.kind in (CallWord.PROPOSES, CallWord.ACCEPTS) and earlier.slot is not None and earlier.slot > desk.now():
        if adds_nothing(talk.text):
            return replace(earlier, quote="")
        return CallAnswer(CallWord.NONE, wish=wish_for(earlier.slot, zone))
    today = desk.now().astimezone(zone).date()
    wish = earlier.wish
    return CallAnswer(CallWord.NONE, wish=wish) if wish and not (wish.last_day and wish.last_day < today) else None


def _claimed(desk: Desk, talk: Talk, claims: Claims) -> CallAnswer:
    """What a model heard of a call; where none is talked about yet, when they would like it."""
    if claims.call is None:
        return CallAnswer(CallWord.NONE)
    if not (talk.call or talk.called_off or talk.thread.call_proposed_at is not None):
        return CallAnswer(CallWord.NONE, wish=wished_for(claims.call))
    booked = talk.call.starts_at if talk.call else None
    return claimed_answer(claims.call, talk.thread.offered_slots, booked, desk.now(), desk.config.business.zone)


def _before_the_question(thread: Thread) -> Thread:
    asked = [question for question in thread.questions_asked if question != "phone"]
    before: Thread = thread.model_copy(update={"questions_asked": asked})
    return before


def _said_of_a_call(desk: Desk, talk: Talk, clock: Clock) -> CallAnswer:
    """What the burst says about a call, where one is talked about; elsewhere "sunday at 3" is no appointment."""
    thread, call, gone, last = talk.thread, talk.call, talk.called_off, talk.burst[-1]
    if last.claims:
        return _claimed(desk, talk, last.claims)
    said_at = last.date or last.received_at  # "tomorrow" is meant from the day on which it was written
    now, zone = min(said_at, desk.now()), desk.config.business.zone
    asked_for_number = "phone" in thread.questions_asked
    proposing = (
        thread.stage in (Stage.PROPOSING, Stage.BOOKED)
        or asked_for_number
        or LATER_CALL in thread.questions_asked
        or any(m.ready == "call" for m in talk.burst)
    )
    proposing = proposing or sets_up_a_call(talk.text) or speaks_of_talking(talk.text) or talk.handed_over
    if call is None and gone is None and not proposing:
        reached = wish_in_asking if asks_when(talk.text) else read_availability
        return CallAnswer(CallWord.NONE, wish=reached(talk.text, now, zone, talk.language, clock))
    visits = _visits(desk, talk)
    answer = read_answer(
        talk.text,
        tuple(thread.offered_slots),
        now,
        zone,
        talk.language,
        hours=desk.config.conversation.business_hours,
        booked=call.starts_at if call else None,
        called_off=gone.starts_at if gone else None,
        by_place=not thread.lists_homes,
        invited=talk.gives_the_number
        or talk.lately is not None
        or LATER_CALL in thread.questions_asked
        or talk.handed_over
        or asks_when(talk.text),
        visit_days=visits.days_meant_by(talk.text),
        dated_visit=talk.gives_the_number and bool(visits.named),
        clock=clock,
    )
    if _is_of_the_visit(desk, talk, visits, answer):
        return CallAnswer(CallWord.NONE, reason="says anew when they would come, or takes that for agreed")
    if not (answer.slot or answer.candidates or answer.wish) and asks_when(talk.text):
        answer = replace(answer, wish=wish_in_asking(talk.text, now, zone, talk.language, clock))
    only_wishes = answer.kind is CallWord.PROPOSES_VAGUE and talk.gives_the_number
    return replace(answer, kind=CallWord.NONE, quote="") if only_wishes else answer  # no times were offered to refuse
