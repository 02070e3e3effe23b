"""Listens to a burst of mail in its conversation: what it wants and asks, and what it means of homes and of a call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from classifiers.asking.asks import writes_for_a_client
from classifiers.asking.office_visits import would_come_to_the_office
from classifiers.asking.topics import OTHER_TOPIC
from classifiers.asking.who_we_are import WHO_WE_ARE_TOPIC
from classifiers.needs.assistance_animals import assistance_animal
from mailbot.conversation.call_reading.acceptance import (
    CallAnswer,
    adds_nothing,
    read_answer,
    read_availability,
    refuses_calls,
    sets_up_a_call,
    wish_for,
)
from mailbot.conversation.call_reading.viewings import NO_DAYS, Viewing, viewing_in
from mailbot.conversation.meaning import hearing, questions
from mailbot.conversation.meaning.around_call import around_the_call
from mailbot.conversation.meaning.as_asked import with_who_writes
from mailbot.conversation.meaning.assistance import with_assistance
from mailbot.conversation.meaning.call_or_visit import of_the_call
from mailbot.conversation.meaning.facts import Answers, answers_to
from mailbot.conversation.meaning.fits_now import sought_needs, wanted_before
from mailbot.conversation.meaning.going_on import is_under_way
from mailbot.conversation.meaning.hearing_words import WANTS_MORE
from mailbot.conversation.meaning.homes import Homes, Sought, Spoken, homes_for, homes_for_a_seller, spoken_of
from mailbot.conversation.meaning.mail_asks import wishes
from mailbot.conversation.meaning.pointing import asks_what_is_left
from mailbot.conversation.meaning.rereading import as_asking_who, as_gone_on, without_taken_back
from mailbot.conversation.meaning.which_homes import without_names
from mailbot.conversation.steps import LATER_CALL, CallMatter, CallWord
from mailbot.crm.matching.must_haves import wished
from mailbot.crm.matching.pets import pets_kept
from mailbot.desk import Desk
from models.call import Call
from models.contact import StoredNeed
from models.message import Direction, Intent, Message
from models.thread import Stage, Thread


@dataclass(frozen=True, slots=True)
class Talk:
    """What is listened to: one writer's burst, and the conversation that it stands in."""

    thread: Thread  # as it is for this writer (mailbot.conversation.memory)
    burst: tuple[Message, ...]  # oldest first
    turns: tuple[Message, ...]  # the conversation before it, oldest first
    needs: Mapping[str, StoredNeed]
    call: Call | None  # the booked one
    called_off: Call | None  # the last one, where none is booked and its time is still to come
    lately: Call | None = None  # one whose time has just gone by, where none is booked

    @property
    def text(self) -> str:
        """The newly written words of the burst."""
        return "\n".join(message.reply_text for message in self.burst)

    @property
    def theirs(self) -> tuple[Message, ...]:
        """Every mail of the writer in the conversation, oldest first."""
        return tuple(mail for mail in (*self.turns, *self.burst) if mail.direction is Direction.INBOUND)

    @property
    def told(self) -> list[str]:
        """Everything that the writer wrote in the conversation, oldest first."""
        return [mail.reply_text for mail in self.theirs]

    @property
    def assisted(self) -> bool:
        """Whether they told of an animal that assists somebody: no rule for pets is for it."""
        return any(map(assistance_animal, self.told))

    @property
    def wants_no_call(self) -> bool:
        """Whether the last that they said of it is that they want none."""
        refused = False
        for mail in self.theirs:
            refused = refuses_calls(mail.reply_text) or (refused and mail.ready != "call")
        return refused

    @property
    def wished_before(self) -> frozenset[str]:
        """What earlier mails asked for that a person arranges: a visit, an offer."""
        return frozenset(mail.ready for mail in self.theirs if mail not in self.burst) & {"visit", "offer"}

    @property
    def heard_of_the_call(self) -> Talk:
        """The talk, in which mail that came while a call was offered or booked is read as being about that call."""
        if not (self.thread.offered_slots or self.call or self.lately):
            return self
        burst, turns = (tuple(map(of_the_call, several)) for several in (self.burst, self.turns))
        return replace(self, burst=burst, turns=turns)

    @property
    def language(self) -> str:
        return self.thread.language or self.burst[-1].language or "en"

    @property
    def written(self) -> str:
        """The mail of ours that the conversation began with, as long as nothing else was answered."""
        ours = (turn.text for turn in reversed(self.turns) if turn.direction is Direction.OUTBOUND)
        return "" if self.thread.replies else next(ours, "")

    @property
    def gives_the_number(self) -> bool:
        """Whether the burst answers our question for the number to call: no times for it were offered yet, or none was
        known until now."""
        before = (mail for mail in self.theirs if mail not in self.burst)
        late = any("phone" in mail.needs for mail in self.burst) and not any("phone" in mail.needs for mail in before)
        asked = "phone" in self.thread.questions_asked and (self.thread.call_proposed_at is None or late)
        return asked and self.call is None and self.called_off is None and not self.wants_no_call


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
    thread, written = talk.thread, talk.written
    answer = _call_answer(desk, talk)
    said = as_asking_who(without_taken_back(talk.burst))
    told = hearing.as_said_of_the_call(thread, said, answer, talk.call)
    told = as_gone_on(thread, hearing.as_answers_to_us(thread, told))
    spoken = await _spoken(desk, talk, told, answer)
    told = hearing.as_offers(thread, spoken, told)
    sells = thread.intent is Intent.SELLER and thread.replies > 0
    known = thread.intent if thread.replies else None
    intent, sure = hearing.of_a_home(spoken, told, *hearing.in_context(thread, told, answer, written), known=known)
    not_ours = hearing.asks_of_another_home(spoken, told, intent)
    of_homes = bool(spoken.named or spoken.gone)
    asks = questions.topics_of(thread, told, answer, talk.call, of_homes=of_homes)
    if of_homes and asks_what_is_left(talk.text):
        asks = tuple(dict.fromkeys(("availability", *(one for one in asks if one != OTHER_TOPIC))))
    asks = with_who_writes(asks or ((OTHER_TOPIC,) if not_ours else ()), told)
    asks = with_assistance(asks, [talk.text], talk.told)
    homes = _homes(desk, talk, told, spoken, intent, asks)
    if not_ours:
        homes = replace(homes, not_ours=True, told=frozenset())  # no record tells of it
    explained = spoken.named or homes.shown or talk.call or hearing.says_yes(told, written)
    explained = explained or (sells and intent is Intent.SELLER)  # it is passed on beside what we ask them
    explained = explained or is_under_way(thread, intent) or WHO_WE_ARE_TOPIC in asks  # the rest is passed on
    if answer.kind is CallWord.NONE and not explained:
        sure = sure and not questions.asks_something_else(told[-1])
    unanswered = [topic for topic in asks if topic not in homes.told]
    return Meaning(
        told=told,
        answer=answer,
        viewing=_viewing(desk, talk, intent, without_names(talk.text, spoken.known)),
        asks=asks,
        of_call=around_the_call(talk.burst, talk.call, talk.lately),
        intent=intent,
        sure=sure and hearing.plainly_stops_or_does_not(told),
        homes=homes,
        answers=answers_to(
            unanswered,
            desk.config.business,
            talk.language,
            intent,
            of_homes=of_homes,
            colleague=any(writes_for_a_client(mail.reply_text) for mail in talk.burst),
        ),
    )


def _viewing(desk: Desk, talk: Talk, intent: Intent, text: str) -> Viewing | None:
    """When they would come and see a home of ours; sellers speak of their own, and an office is no home.

    `text`: the burst's words, where no number names a home.
    """
    if intent is Intent.SELLER or would_come_to_the_office(talk.text):
        return None
    last = talk.burst[-1]
    wanted = any(mail.ready == "visit" for mail in talk.burst) or (talk.wants_no_call and "visit" in talk.wished_before)
    before = _visits_before(desk, talk)
    viewing = viewing_in(
        text,
        min(last.date or last.received_at, desk.now()),
        desk.config.business.zone,
        talk.language,
        wanted=wanted,
        days=_days_of(before),
        dated=talk.gives_the_number and bool(before),
    )
    if viewing is None or not before:
        return viewing
    day = viewing.first_day or (None if viewing.weekdays else before[-1].first_day)
    return replace(viewing, before=before[-1].words, first_day=day)


def _visits_before(desk: Desk, talk: Talk) -> list[Viewing]:
    """When earlier mails would have seen a home, oldest first: "y el sábado, ¿a qué hora?" is about one of them."""
    zone = desk.config.business.zone
    earlier = (mail for mail in talk.theirs if mail not in talk.burst and mail.ready == "visit")
    named = (viewing_in(m.reply_text, m.received_at, zone, talk.language, wanted=True) for m in earlier)
    return [each for each in named if each and each.words]


def _days_of(viewings: Sequence[Viewing]) -> frozenset[int]:
    return NO_DAYS.union(*(each.weekdays for each in viewings))


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
        tells=any(map(wishes, talk.burst)) and not any(map(questions.asks_of_these, told)),
        cheapest=hearing.wants_the_cheapest(told),
        same_area=hearing.wants_the_same_area(told),
        must_haves=wished(talk.told),
        written=tuple(talk.told),
        pets=() if talk.assisted else pets_kept(talk.told),
        again=hearing.wants_it_again(told[-1]),
        inquires=any(map(questions.asks_for_more, told)),
        others=_wants_others(told[-1]),
        before=wanted_before(talk.turns, "rent" if intent is Intent.RENTER else "sale"),
    )
    if intent is Intent.SELLER:
        own = talk.needs.get("address")
        return homes_for_a_seller(spoken, talk.needs, asks, (talk.text, str(own.value) if own else ""))
    return homes_for(spoken, talk.thread, intent, sought_needs(talk.needs, talk.theirs), asks, sought)


def _wants_others(message: Message) -> bool:
    """Whether a mail asks for other homes, by new wishes: what it names and knows is not meant."""
    return bool(wishes(message)) and WANTS_MORE.search(message.reply_text) is not None


def _call_answer(desk: Desk, talk: Talk) -> CallAnswer:
    """What the lead says about a call; who only gives the number that we asked for has said the rest before it."""
    answer = _said_of_a_call(desk, talk)
    said_before = answer.kind is CallWord.NONE and answer.wish is None and talk.gives_the_number
    return _said_before_the_number(desk, talk) or answer if said_before else answer


def _said_before_the_number(desk: Desk, talk: Talk) -> CallAnswer | None:
    """When the mail that we answered by asking for the number wanted the call: "call me tomorrow at 3"."""
    written = next((turn for turn in reversed(talk.turns) if turn.direction is Direction.INBOUND), None)
    if written is None:
        return None
    zone = desk.config.business.zone
    earlier = _said_of_a_call(desk, replace(talk, burst=(written,), turns=(), thread=_before_the_question(talk.thread)))
    if earlier.kind in (CallWord.PROPOSES, CallWord.ACCEPTS) and earlier.slot is not None and earlier.slot > desk.now():
        if adds_nothing(talk.text):
            return replace(earlier, quote="")
        return CallAnswer(CallWord.NONE, wish=wish_for(earlier.slot, zone))
    today = desk.now().astimezone(zone).date()
    wish = earlier.wish
    return CallAnswer(CallWord.NONE, wish=wish) if wish and not (wish.last_day and wish.last_day < today) else None


def _before_the_question(thread: Thread) -> Thread:
    asked = [question for question in thread.questions_asked if question != "phone"]
    before: Thread = thread.model_copy(update={"questions_asked": asked})
    return before


def _said_of_a_call(desk: Desk, talk: Talk) -> CallAnswer:
    """What the burst says about a call, where one is talked about; elsewhere "sunday at 3" is no appointment."""
    thread, call, gone, last = talk.thread, talk.call, talk.called_off, talk.burst[-1]
    said_at = last.date or last.received_at  # "tomorrow" is meant from the day on which it was written
    now, zone = min(said_at, desk.now()), desk.config.business.zone
    asked_for_number = "phone" in thread.questions_asked
    proposing = (
        thread.stage in (Stage.PROPOSING, Stage.BOOKED)
        or asked_for_number
        or LATER_CALL in thread.questions_asked
        or any(m.ready == "call" for m in talk.burst)
    )
    proposing = proposing or sets_up_a_call(talk.text)
    if call is None and gone is None and not proposing:
        return CallAnswer(CallWord.NONE, wish=read_availability(talk.text, now, zone, talk.language))
    visits = _visits_before(desk, talk)
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
        invited=talk.gives_the_number or talk.lately is not None or LATER_CALL in thread.questions_asked,
        visit_days=_days_of(visits),
        dated_visit=talk.gives_the_number and bool(visits),
    )
    only_wishes = answer.kind is CallWord.PROPOSES_VAGUE and talk.gives_the_number
    return replace(answer, kind=CallWord.NONE, quote="") if only_wishes else answer  # no times were offered to refuse
