"""The situation of a thread: what the policy must know, gathered from the store in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from classifiers.asking.asks import writes_for_a_client
from classifiers.asking.topics import OTHER_TOPIC
from classifiers.asking.who_writes import says_it_is_a_machine
from classifiers.intents.mail_wish import prefers_mail
from classifiers.intents.no_seller import sells_alone
from classifiers.needs.given_number import can_be_dialled
from mailbot.conversation.call_reading.acceptance import CallAnswer
from mailbot.conversation.call_reading.viewings import Viewing
from mailbot.conversation.calls import booking
from mailbot.conversation.meaning import hearing
from mailbot.conversation.meaning.agents_name import in_their_words, with_the_agent_known
from mailbot.conversation.meaning.chosen import as_chosen
from mailbot.conversation.meaning.facts import Answers
from mailbot.conversation.meaning.homes import SEEKING, Homes
from mailbot.conversation.meaning.in_terms import heard_of
from mailbot.conversation.meaning.listening import Meaning, listen
from mailbot.conversation.meaning.matters import clearly_seeks, is_free_again, matter_before, matter_of
from mailbot.conversation.meaning.talk import Talk
from mailbot.conversation.memory import as_seen_by, needs_of_writer
from mailbot.conversation.reply_to import Destination, destination_of
from mailbot.conversation.steps import CallWord, Matter, ReplyStep, Situation
from mailbot.crm.inventory import Listing
from mailbot.delivery.suppression import suppressed_among
from mailbot.desk import Desk
from mailbot.store import object_id
from models.account import Account
from models.call import Call
from models.contact import Contact, ContactKind, StoredNeed
from models.draft import Draft, DraftState
from models.message import Direction, Intent, Kind, Message, MessageState
from models.suppression import EVERYTHING
from models.thread import HANDED_OVER, Thread

MESSAGES_READ = 200  # of one thread, newest
MOST_OF_A_VISIT = 3  # homes
LATELY = timedelta(weeks=8)  # who wrote within these is no stranger
TEMPLATE_LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class Gathered:
    """One writer's burst of unanswered mail in a thread, and everything that an answer to them may rest on."""

    thread: Thread  # as it is for this writer (mailbot.conversation.memory)
    contact: Contact | None  # who wrote
    burst: tuple[Message, ...]  # their unanswered mail, oldest first
    said: tuple[Message, ...]  # the same, in which tables of patterns know our agent
    turns: tuple[Message, ...]  # the conversation with them before it, oldest first
    intent: Intent
    answer: CallAnswer
    viewing: Viewing | None  # when they would come and see a home
    wished_before: frozenset[str]  # what earlier mails asked for that a person arranges: a visit, an offer
    answers: Answers
    homes: Homes
    needs: Mapping[str, StoredNeed]
    of_others: frozenset[str]  # slots of `needs` that a partner told
    diary: booking.Diary
    call: Call | None
    called_off: Call | None  # the last one, where none is booked and its time is still to come
    situation: Situation
    destination: Destination  # where they are answered

    def for_the_agent(self, step: str) -> tuple[str, ...]:
        """The topics that the reply of a step does not answer, and says that the agent has: then they must.

        A seller who asks for a value is told that there is none from afar, and the agent that they ask for it; homes
        that are suggested are told of.
        """
        if step == ReplyStep.WITH_AGENT:
            return (OTHER_TOPIC,)  # all of it
        heard = self.situation.heard
        values = step == ReplyStep.ASK_SELLER and "valuation" in heard.asks
        no_answer = frozenset(("price",) if values else ())
        if step in (ReplyStep.NOTE_WISH, ReplyStep.ABOUT_CALL) and not heard.several_open:
            no_answer |= {OTHER_TOPIC}  # the wish is what was asked, and is passed on itself
        if step == ReplyStep.REFER and self._says_nothing:
            return (OTHER_TOPIC,)  # whoever is told nothing is at least told who will answer
        suggests = step == ReplyStep.SUGGEST and not self.homes.described
        told = self.homes.told_of_matches if suggests else frozenset()
        return tuple(one for one in self.answers.unanswered if one not in no_answer | told)

    @property
    def _says_nothing(self) -> bool:
        """Whether no fact, record or home answers anything of what they ask, and nothing of it is passed on."""
        homes = self.homes
        said = self.answers.found or self.answers.unanswered or homes.gone or homes.described or homes.not_ours
        return not said and not self.situation.heard.unanswered

    @property
    def refuses_the_call(self) -> bool:
        """Whether they just said that they want no call, where none is booked."""
        off = self.answer.kind is CallWord.CANCELS and self.called_off is None
        return (off or self.answer.kind is CallWord.DECLINES) and self.call is None

    def wished(self, step: str) -> frozenset[str]:
        """What they ask for that a person arranges: a visit, an offer; with it, where the agent takes over from a call
        that they refuse, what they asked for before."""
        heard = self.situation.heard
        now = {"visit": heard.visit, "offer": heard.offer}
        taken_over = self.refuses_the_call and step in (ReplyStep.HAND_OVER, ReplyStep.NOTE_WISH)
        return frozenset(wish for wish, asked in now.items() if asked) or (
            self.wished_before if taken_over else frozenset()
        )

    @property
    def homes_to_see(self) -> tuple[Listing, ...]:
        """The homes that a wish for a visit names, else those that the wish before it was for, or the one talked of."""
        theirs = [mail for mail in self.turns if mail.direction is Direction.INBOUND]
        goes_on = bool(theirs) and theirs[-1].ready == "visit" and len(self.homes.shown) <= MOST_OF_A_VISIT
        return self.homes.named or (self.homes.shown if goes_on or len(self.homes.shown) == 1 else ())

    @property
    def language(self) -> str:
        return self.thread.language or self.last.language or "en"

    @property
    def last(self) -> Message:
        """The mail that the answer answers."""
        return self.burst[-1]


async def gather_all(desk: Desk, thread: Thread, calendar: booking.BusyTimes) -> list[Gathered]:
    """The situation of everybody whose mail in a thread wants an answer: each is answered for themselves."""
    messages = await _messages(desk, str(thread.id))
    return [await _gather(desk, thread, calendar, messages, burst) for burst in _bursts(messages).values()]


async def unanswered_in(desk: Desk, thread_id: str) -> list[tuple[Message, ...]]:
    """The unanswered mail in a thread, a burst for each who writes."""
    return list(_bursts(await _messages(desk, thread_id)).values())


async def _gather(
    desk: Desk, thread: Thread, calendar: booking.BusyTimes, messages: Sequence[Message], burst: tuple[Message, ...]
) -> Gathered:
    contact_id = burst[-1].contact_id
    contact = await desk.store.first(Contact, {"_id": object_id(contact_id)}) if contact_id else None
    newest = thread.latest_by.get(contact_id, "")  # a mail that was put aside may be read after later ones
    burst = tuple(sorted(burst, key=lambda message: str(message.id) == newest))
    known = await needs_of_writer(desk, thread, contact, messages)
    thread = await as_seen_by(desk, thread, contact, messages)
    call = await booking.booked_call(desk, str(thread.id), contact_id)
    gone = None if call else await booking.called_off(desk, str(thread.id), contact_id)
    lately = None if call else await booking.lately(desk, str(thread.id), contact_id)
    turns = tuple(m for m in messages if m not in burst and m.contact_id == contact_id)
    thread = await as_chosen(desk, thread, turns)
    talk = Talk(
        thread=thread,
        burst=burst,
        turns=turns,
        needs=known.needs,
        call=call,
        called_off=gone,
        lately=lately,
    ).heard_of_the_call
    agent = desk.config.business.agent
    known_talk = with_the_agent_known(talk, agent).heard_of_the_call
    meant = await listen(desk, known_talk)
    diary = await booking.open_diary(desk, calendar, but=call)
    destination = await destination_of(desk, burst[-1], contact)
    return Gathered(
        thread=thread,
        contact=contact,
        burst=burst,
        said=known_talk.burst,
        turns=talk.turns,
        intent=meant.intent,
        answer=meant.answer,
        viewing=in_their_words(meant.viewing, agent),
        wished_before=talk.wished_before,
        answers=meant.answers,
        homes=meant.homes,
        needs=talk.needs,
        of_others=known.of_others,
        diary=diary,
        call=call,
        called_off=gone,
        situation=await _situation(desk, known_talk, meant, contact, diary, destination),
        destination=destination,
    )


async def _situation(
    desk: Desk,
    talk: Talk,
    meant: Meaning,
    contact: Contact | None,
    diary: booking.Diary,
    destination: Destination,
) -> Situation:
    thread, homes, settings = talk.thread, meant.homes, desk.config.conversation
    heard = heard_of(
        meant.told, homes, meant.intent, meant.sure, meant.asks, meant.answer, diary, meant.viewing, meant.of_call
    )
    if any(map(writes_for_a_client, talk.told)):
        heard = replace(heard, for_client=True)  # who wrote for a client once goes on doing so
    if heard.intent not in SEEKING and any(map(sells_alone, talk.told)):
        heard = replace(heard, sells_alone=True)
    if heard.only_reminds and not await _waits_already(desk, talk):
        heard = replace(heard, only_reminds=False)
    if not (heard.courteous or any(map(clearly_seeks, meant.told))):
        deal = heard.deal or matter_before(talk.turns)
        heard = replace(heard, deal=deal, matter=matter_of(heard, deal))
    if talk.handed_over and heard.reachable and heard.matter is None:
        heard = replace(heard, matter=Matter.CALL)
    return Situation(
        heard=heard,
        suppressed=await _is_suppressed(desk, talk.burst[-1].from_address, destination.to),
        stage=thread.stage,
        contact=contact.kind if contact else ContactKind.LEAD,
        muted=thread.muted,
        handed_over=thread.muted and thread.muted_reason == HANDED_OVER,
        wrote_before=(heard.only_reminds or heard.intent is Intent.SPAM) and await _wrote_before(desk, talk),
        perhaps_a_machine=any(map(says_it_is_a_machine, talk.told)),
        perhaps_answered=await _older_than_restoration(desk, talk.burst),
        exchanges=thread.exchanges,
        knows_needs=homes.wants.knows_enough
        or homes.few
        or bool(homes.described)
        or hearing.wants_the_cheapest(meant.told),
        matches=len(homes.matches),
        described=len(homes.described),
        shown=len(homes.shown),
        named_gone=bool(homes.gone),
        asked=frozenset(thread.questions_asked),
        knows_phone=any(map(can_be_dialled, _numbers_of(talk, contact))),
        answerable=bool(meant.answers.found) and not meant.answers.unanswered,
        partly_answerable=bool(meant.answers.found),
        call_after_exchanges=settings.call_after_exchanges,
        call_proposed_after=thread.call_proposed_at,
        call_declined=thread.call_declined or meant.answer.kind is CallWord.DECLINES,
        represented=not is_free_again(talk.theirs) and await _said_to_have_an_agent(desk, contact),
        wished_before=bool(talk.wished_before),
        by_mail=talk.wants_no_call or prefers_mail("\n".join(talk.told)),
        call_booked=talk.call is not None,
        call_lately=talk.lately is not None,
        call_called_off=talk.called_off is not None,
        language_known=talk.language in TEMPLATE_LANGUAGES or bool(desk.config.ai.writer_models),
    )


def _numbers_of(talk: Talk, contact: Contact | None) -> list[str]:
    """The numbers that a writer is known by."""
    told = [str(talk.needs["phone"].value)] if "phone" in talk.needs else []
    return [*told, contact.phone] if contact else told


async def _said_to_have_an_agent(desk: Desk, contact: Contact | None) -> bool:
    """Whether any mail of a contact said so, in whatever conversation: an agent's next mail may begin another."""
    if contact is None:
        return False
    return bool(
        await desk.store.rows(Message, {"contact_id": str(contact.id)}, ["_id"], then={"has_agent": True}, limit=1)
    )


async def _waits_already(desk: Desk, talk: Talk) -> bool:
    """Whether what was written before the last mail is decided on; "hello?" within minutes only belongs to it."""
    *earlier, _ = talk.burst
    if not earlier:
        return True
    held = {"state": DraftState.HELD, "contact_id": talk.burst[-1].contact_id}
    rows = await desk.store.rows(Draft, {"thread_id": str(talk.thread.id)}, ["burst_ids"], then=held)
    return {str(message.id) for message in earlier} <= {one for row in rows for one in row["burst_ids"]}


async def _wrote_before(desk: Desk, talk: Talk) -> bool:
    """Whether the writer has written lately, in this conversation or another: what they say then is no stranger's."""
    last = talk.burst[-1]
    if len(talk.told) > 1 or not last.contact_id:
        return len(talk.told) > 1
    lately = {"received_at": {"$gt": last.received_at - LATELY, "$lt": last.received_at}, "kind": Kind.HUMAN}
    earlier = {**lately, "direction": Direction.INBOUND, "intent": {"$ne": Intent.SPAM}, "state": MessageState.READ}
    return bool(await desk.store.rows(Message, {"contact_id": last.contact_id}, ["_id"], then=earlier, limit=1))


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


async def _is_suppressed(desk: Desk, *addresses: str) -> bool:
    """Whether any of these is to get no mail at all."""
    return any(EVERYTHING in scopes for scopes in (await suppressed_among(desk, addresses)).values())


async def _older_than_restoration(desk: Desk, burst: Sequence[Message]) -> bool:
    """Whether some of the burst came before a backup was restored, which cannot know what was answered since."""
    account = await desk.store.first(Account, {})
    restored_at = account.restored_at if account else None
    return restored_at is not None and any(message.received_at <= restored_at for message in burst)


def as_if_sure(situation: Situation) -> Situation:
    """The same situation with every doubt set aside: what would be said, for a draft that a person decides on."""
    return replace(situation, heard=replace(situation.heard, sure=True, call_claimed=False), perhaps_answered=False)
