"""What a burst of mail says, in the light of the conversation: the typed fields that the policy decides by.

By themselves "yes", "the second one" and "no" say next to nothing; what they answer is what they mean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from classifiers.asking.asks import writes_for_a_client
from classifiers.asking.office_visits import would_come_to_the_office
from classifiers.asking.topics import OTHER_TOPIC
from classifiers.asking.who_writes import only_asks_who_writes
from classifiers.intents.left_unanswered import has_been_asked_enough, says_unanswered
from classifiers.intents.mail_wish import wants_to_be_asked_again
from classifiers.intents.one_kind import only_stops_one_thing, stops_one_thing
from classifiers.intents.own_sale import offers_own_home, speaks_of_the_visit
from classifiers.intents.pausing import pauses
from classifiers.intents.referring import is_for_the_agent
from classifiers.intents.reminding import only_reminds, reminds
from classifiers.intents.stopping import may_stop
from classifiers.needs.own_home import without_own_home
from classifiers.rules.unsubscribe import may_ask_to_stop
from classifiers.text.language import language_wished
from mailbot.conversation.call_reading.acceptance import CallAnswer
from mailbot.conversation.call_reading.courtesy import is_courtesy
from mailbot.conversation.call_reading.home_visits import asks_to_come, speaks_of_own_home
from mailbot.conversation.call_reading.viewings import Viewing
from mailbot.conversation.calls import booking
from mailbot.conversation.meaning import hearing_words as words
from mailbot.conversation.meaning import questions
from mailbot.conversation.meaning.bereavement import tells_of_a_death
from mailbot.conversation.meaning.deals import (
    changes_deal,
    deal_offered,
    gives_up,
    says_only_no,
    says_owns,
    seeks,
    without_others_selling,
)
from mailbot.conversation.meaning.held_homes import asks_to_hold
from mailbot.conversation.meaning.homes import SEEKING, Homes, Spoken
from mailbot.conversation.meaning.in_few_words import (
    agrees,
    asks_to_talk,
    asks_what_there_is,
    deal_said,
    speaks_of_a_deal,
    wants_to_be_called,
)
from mailbot.conversation.meaning.interest import shows_interest
from mailbot.conversation.meaning.law_words import speaks_of_the_law
from mailbot.conversation.meaning.mail_asks import LONGEST_READ, seeks_others, wishes
from mailbot.conversation.meaning.matters import deal_in, matter_in
from mailbot.conversation.meaning.ready_words import asks_how_to_see, takes_it, wants_to_apply
from mailbot.conversation.steps import DEALS, CallMatter, CallWord, Heard
from models.call import Call
from models.message import Intent, Message
from models.thread import Thread

# Said in words of both: which of the two comes first is no doubt that a person need decide.
SELLS_AND_SEEKS = ({Intent.SELLER, Intent.BUYER}, {Intent.SELLER, Intent.RENTER})
FEW_WORDS = 6  # an address takes three
MOST_WORDS_BESIDE_A_YES = 20
LONGEST_YES = 400  # characters; who has more to say has more to say than yes
MOST_WORDS_OF_A_PAUSE = 15  # "we will think about it and get back to you"

# What is asked about a home, and not about an office, a process or a home of one's own.
HOME_TOPICS = frozenset(
    {"availability", "price", "hoa", "taxes", "utilities", "pets", "deposit", "schools", "condition", "photos"}
    | {"disclosures", "parking", "size", "rooms", "year_built", "lot", "heating", "train"}
    | {"laundry", "flood", "move_in", "lease_terms"}
)
_PLAIN: Mapping[str, object] = {"intent": Intent.GENERAL, "also": None, "sure": True}


def as_said_of_the_call(
    thread: Thread, burst: tuple[Message, ...], answer: CallAnswer, call: Call | None, *, around: bool = False
) -> tuple[Message, ...]:
    """The burst, in which mail that only takes an offered time, or gives thanks for the booked one, or calls it off, is
    read as that.

    By themselves such mails tell so little that the reader guesses at anything: a wish to stop, no interest.
    """
    if around or answer.kind in (CallWord.DECLINES, CallWord.PROPOSES_VAGUE):
        burst = tuple(m.model_copy(update=_PLAIN) if _only_of_the_call(m, answer) else m for m in burst)
    if answer.kind in (CallWord.DECLINES, CallWord.PROPOSES_VAGUE):
        return burst
    taken = answer.kind is CallWord.ACCEPTS and answer.slot in (*thread.offered_slots, call and call.starts_at)
    about_booked = call is not None and answer.kind in (CallWord.NONE, CallWord.CANCELS, CallWord.RESCHEDULES_VAGUE)
    if not taken and not about_booked:
        return burst
    return tuple(m.model_copy(update=_PLAIN) if _is_courtesy(m, answer.quote) else m for m in burst)


def _is_courtesy(message: Message, about_the_call: str) -> bool:
    """Whether a mail wants nothing beside what it says of the call; words for stopping are never overlooked."""
    doubtful = message.intent is Intent.UNSUBSCRIBE and message.sure
    if doubtful or message.asks or may_ask_to_stop(message.subject, message.reply_text):
        return False
    return is_courtesy(message.reply_text, about_the_call)


def _only_of_the_call(message: Message, answer: CallAnswer) -> bool:
    """Whether a doubtful wish to stop is about a call that is talked of: it is called off or refused, or no word of the
    mail may be meant to stop us."""
    text = message.reply_text
    if answer.kind is CallWord.CANCELS:
        return _is_doubtful_stop(message) and not may_ask_to_stop(message.subject, text)
    refuses = answer.kind in (CallWord.DECLINES, CallWord.PROPOSES_VAGUE)
    return _seems_to_stop(message) and (refuses or not may_stop(text))


def _seems_to_stop(message: Message) -> bool:
    """Whether "no calls, please" or "none of those work" was read as if mail were meant, and no word says so."""
    text = message.reply_text
    if not _is_doubtful_stop(message) or words.HAS_ENOUGH.search(text):
        return False
    return words.BY_MAIL.search(text) is not None or not may_ask_to_stop(message.subject, text)


def _is_doubtful_stop(message: Message) -> bool:
    return message.intent is Intent.UNSUBSCRIBE and not message.sure


def as_answers_to_us(thread: Thread, burst: tuple[Message, ...]) -> tuple[Message, ...]:
    """The burst, in which mail is what it can be as an answer to ours.

    A bare "no" to the homes that we showed is no farewell, and asks for others; what sounds like spam from somebody in
    conversation with us is for a person to judge, or asks for a call.
    """
    return tuple(message.model_copy(update=_as_answer_to_us(thread, message)) for message in burst)


def _as_answer_to_us(thread: Thread, message: Message) -> Mapping[str, object]:
    says_no = bool(thread.about) and says_only_no(message.reply_text)
    like_spam = message.intent is Intent.SPAM and thread.intent in DEALS and thread.replies > 0
    if says_no or (like_spam and message.ready):
        return _PLAIN
    if _is_doubtful_stop(message) and words.ONLY_INQUIRES.fullmatch(message.reply_text):
        return {"intent": Intent.GENERAL}  # no word of it is about mail
    if _is_doubtful_stop(message) and thread.replies > 0 and thread.intent in DEALS and _only_asks(message):
        return {"intent": Intent.GENERAL}
    return {"sure": False} if like_spam else {}


def _only_asks(message: Message) -> bool:
    """Whether a mail asks, and no word of it could be about mail or about having had enough."""
    text = message.reply_text
    no_stop = not may_ask_to_stop(message.subject, text) and not words.HAS_ENOUGH.search(text)
    return no_stop and (questions.is_question(text) or says_unanswered(text))


def as_offers(thread: Thread, spoken: Spoken, burst: tuple[Message, ...]) -> tuple[Message, ...]:
    """The burst, in which a sum that is named for one home of ours is an offer: "I'd do 550, cash"."""
    if not (spoken.named or len(thread.about) == 1):
        return burst
    offers = words.OFFERS_A_SUM
    return tuple(m.model_copy(update={"ready": "offer"}) if offers.search(m.reply_text) else m for m in burst)


def in_context(thread: Thread, burst: Sequence[Message], answer: CallAnswer, written: str = "") -> tuple[Intent, bool]:
    """What the burst wants, in the light of the conversation. `written` is the mail of ours that it answers first.

    "Yes, the second one" says nothing by itself; in a thread that is known to be a buyer's it is a buyer's mail. Only
    what could stop or end the conversation is never explained away.
    """
    in_talk = bool(thread.replies or thread.exchanges)
    if answer.kind is not CallWord.NONE and thread.intent in DEALS:
        open_to_it = (Intent.GENERAL, *DEALS)
        return thread.intent, all(
            m.sure or (in_talk and m.intent in open_to_it) or _asks_to_be_called(m, written) for m in burst
        )
    if owns_as_offered(burst, written):
        return Intent.SELLER, True
    if thread.intent is Intent.SELLER and thread.sent_properties and questions.asks_for_other_homes(burst[-1]):
        return Intent.BUYER, True  # who sells seeks as well
    telling = [m for m in burst if m.intent not in (None, Intent.GENERAL) and m.sure]
    last = telling[-1] if telling else burst[-1]
    intent = last.intent or Intent.GENERAL
    if telling:
        known = thread.intent
        told = bool(thread.replies or known is intent)  # what was guessed and never answered gives way
        stays = told and known in DEALS and not changes_deal(known, intent, last.reply_text, last.needs)
        return (known or intent) if stays else intent, True
    if thread.intent in DEALS and intent in (Intent.GENERAL, *DEALS) and in_talk:
        return thread.intent, True
    said = deal_said(last.reply_text) if intent in (Intent.GENERAL, *DEALS) and not in_talk else None
    if said is not None:
        return said, True
    if _asks_to_be_called(last, written) or wants_to_be_called(last, stranger=not in_talk):
        return deal_offered(written) if written and not speaks_of_a_deal(last.reply_text) else intent, True
    if says_yes(burst, written) and intent in (Intent.GENERAL, Intent.NOT_INTERESTED, *DEALS):
        return intent if intent in DEALS and wishes(last) else deal_offered(written), True
    if written and not last.sure and intent in (Intent.GENERAL, *DEALS) and asks_what_there_is(last.reply_text):
        return deal_offered(written), True
    if intent is Intent.NOT_INTERESTED and not last.sure and words.RATHER_RENTS.search(last.reply_text):
        return Intent.RENTER, True
    both = all(m.sure or _sells_and_seeks(m) for m in burst)
    seeks_first = both and not last.sure and intent is Intent.SELLER and last.also in SEEKING and wishes(last)
    return (last.also or intent) if seeks_first else intent, both


def _sells_and_seeks(message: Message) -> bool:
    """Whether a mail is read as of a sale and a search, or says in words that its writer has both in mind."""
    if {message.intent, message.also} in SELLS_AND_SEEKS:
        return True
    text = message.reply_text
    return message.intent in (Intent.BUYER, Intent.SELLER) and offers_own_home(text) and seeks(without_own_home(text))


def _asks_to_be_called(message: Message, written: str) -> bool:
    """Whether a mail gives the number for a call, in answer to ours or about a home that changes hands."""
    return wants_to_be_called(message) and bool(written or speaks_of_a_deal(message.reply_text))


def says_yes(burst: Sequence[Message], written: str) -> bool:
    """Whether a burst answers a mail of ours with yes, and says nothing beside it but wishes and questions we know."""
    last = burst[-1]
    if written and agrees(last.reply_text):
        return True
    found = words.SAYS_YES.match(last.reply_text[:LONGEST_YES]) if written else None
    if found is None:
        return False
    rest = found["rest"].strip(" ,.!;:\n-–—")
    if not rest or is_courtesy(rest):
        return True
    few = len(rest.split()) <= MOST_WORDS_BESIDE_A_YES
    known = {*last.asks} - {OTHER_TOPIC}
    calls = bool(last.ready) and "phone" in last.needs
    return last.intent is not Intent.NOT_INTERESTED and few and bool(known or calls or wishes(last))


def owns_as_offered(burst: Sequence[Message], written: str) -> bool:
    """Whether a short answer to a mail of ours that asked about selling names a home: "Might be. 33 Pippin Drive"."""
    last = burst[-1]
    open_to_it = last.intent in (Intent.GENERAL, Intent.BUYER) and len(last.reply_text) <= LONGEST_YES
    seeks = changes_deal(Intent.SELLER, Intent.BUYER, last.reply_text, last.needs)
    offered = bool(written) and deal_offered(written) is Intent.SELLER
    return offered and open_to_it and "address" in last.needs and not seeks


def of_a_home(
    spoken: Spoken, burst: Sequence[Message], intent: Intent, sure: bool, *, known: Intent | None = None
) -> tuple[Intent, bool]:
    """Who asks about a home of ours by its address seeks one, where nothing else is sure.

    `known`: what the writer wants by the conversation before it. Who sells asks what homes like theirs cost; who seeks
    goes on with a home that they name or like, whatever they ask of their own.
    """
    sells = known is Intent.SELLER
    if sells and intent is Intent.SELLER:
        return intent, sure
    goes_on = known in SEEKING and (bool(spoken.named) or any(shows_interest(message.reply_text) for message in burst))
    if intent in SEEKING and not (goes_on or all(message.sure for message in burst)) and sells_alone(burst):
        return Intent.SELLER, True
    no_owner = intent is Intent.SELLER and not any(says_owns(message.reply_text) for message in burst)
    open_to_it = intent is Intent.GENERAL or (intent in DEALS and not sure) or no_owner
    asks = any(
        _asks_of_a_home(message) or _likes(message.reply_text) or questions.is_question(message.reply_text)
        for message in burst
    )
    if open_to_it and asks and (spoken.named or spoken.gone):
        return spoken.deal, True
    if (intent is Intent.GENERAL or (intent in SEEKING and not sure)) and asks and spoken.elsewhere:
        return intent if intent in SEEKING else Intent.BUYER, True
    return intent, sure


def _likes(text: str) -> bool:
    """Whether a text likes a home, whatever it finds wanting after that: "I like it but it's a bit small"."""
    return any(map(shows_interest, (text, words.BUT.split(text, maxsplit=1)[0])))


def sells_alone(burst: Sequence[Message]) -> bool:
    """Whether a burst speaks of a home of the writer's own to sell, and of none that they look for."""
    texts = [without_others_selling(message.reply_text) for message in burst]
    return any(map(offers_own_home, texts)) and not any(map(seeks, texts))


def asks_of_another_home(spoken: Spoken, burst: Sequence[Message], intent: Intent) -> bool:
    """Whether somebody who seeks asks about a home by an address that is none of ours."""
    if intent not in SEEKING or spoken.named or spoken.gone or spoken.declined.now:
        return False
    if spoken.elsewhere and any(message.asks or message.ready or questions.inquires(message) for message in burst):
        return True
    return any(
        "address" in message.needs and _asks_of_a_home(message) and not spoken.nearly(_address(message))
        for message in burst
    )


def _address(message: Message) -> str:
    need = message.needs["address"]
    return str(need["value"] if isinstance(need, dict) else need)


def speaks_of_what_we_wrote(thread: Thread, burst: Sequence[Message]) -> bool:
    """Whether a first answer to a campaign tells no wish, and asks about what we wrote, or likes it."""
    if thread.replies or any(map(wishes, burst)):
        return False
    return any(_asks_of_a_home(message) or shows_interest(message.reply_text) for message in burst)


def _asks_of_a_home(message: Message) -> bool:
    haggles = words.MOVES_THE_PRICE.search(message.reply_text[:LONGEST_READ]) is not None
    asks = bool(HOME_TOPICS.intersection(message.asks) or message.ready) or questions.inquires(message)
    return asks or haggles or takes_it(message.reply_text)


def plainly_stops_or_does_not(burst: Sequence[Message]) -> bool:
    """A wish to stop that may be meant stays a doubt, however sure the rest of the burst is."""
    stops = [message for message in burst if message.intent is Intent.UNSUBSCRIBE]
    return not stops or any(message.sure for message in stops)


def wants_the_cheapest(burst: Sequence[Message]) -> bool:
    """Whether the last mail of a burst asks for what costs least."""
    return words.CHEAPEST.search(burst[-1].reply_text) is not None


def wants_the_same_area(burst: Sequence[Message]) -> bool:
    """Whether the last mail of a burst asks for homes where those lie that were spoken of, and names no other place."""
    return "areas" not in burst[-1].needs and words.SAME_AREA.search(burst[-1].reply_text) is not None


def wants_it_again(message: Message) -> bool:
    """Whether a mail asks to be written to in a language and for nothing else, or how what we showed compares."""
    if message.asks or message.ready or wishes(message):
        return False
    return bool(language_wished(message.reply_text)) or words.COMPARES.search(message.reply_text) is not None


def only_pauses(message: Message) -> bool:
    """Whether a mail gives thanks, says goodbye or will think about it, and nothing else; a thumb is thanks."""
    if message.claims:
        return message.claims.thanks
    text = words.ASTONISHED.sub(" ", message.reply_text)
    if message.asks or wishes(message) or "?" in text or not text.strip():
        return False
    if not any(map(str.isalnum, text)):
        return True
    if words.PONDERS.search(text) and len(text.split()) <= MOST_WORDS_OF_A_PAUSE:
        return not message.needs and not words.SAYS_MORE.search(words.PONDERS.sub(" ", text))
    return words.THANKS.match(text) is not None or words.LETS_BE.fullmatch(text) is not None


def _is_beyond(answer: CallAnswer, diary: booking.Diary) -> bool:
    """Whether the call is wanted later than any that can be booked."""
    zone = diary.desk.config.business.zone
    slots = [answer.slot] if answer.slot else list(answer.candidates)
    if slots:
        return diary.is_beyond(min(slots).astimezone(zone).date())
    return bool(answer.wish and answer.wish.first_day and diary.is_beyond(answer.wish.first_day))


def heard(
    burst: Sequence[Message],
    homes: Homes,
    intent: Intent,
    sure: bool,
    asks: tuple[str, ...],
    answer: CallAnswer,
    diary: booking.Diary,
    viewing: Viewing | None = None,
    of_call: frozenset[CallMatter] = frozenset(),
) -> Heard:
    """The burst in the policy's terms."""
    would_see = viewing is not None and bool(homes.named or homes.shown)
    wishes_to = {m.ready for m in burst if m.ready and not _is_at_the_office(m)} | ({"visit"} if would_see else set())
    if intent is Intent.RENTER and any(wants_to_apply(m.reply_text) for m in burst):
        wishes_to.add("apply")
    if intent in SEEKING and (homes.named or homes.shown) and any(takes_it(m.reply_text) for m in burst):
        wishes_to.add("apply" if intent is Intent.RENTER else "offer")
    if intent in SEEKING and any(asks_how_to_see(m.reply_text) for m in burst):
        wishes_to.add("visit")
    of_theirs = intent is Intent.SELLER and not homes.named and viewing is None
    if of_theirs or (homes.gone and not homes.named):
        wishes_to -= {"visit"}  # nobody is shown what is sold, or is their own
    of_named = bool(homes.named and asks) and not any(map(seeks_others, burst))
    named: datetime | None = answer.slot
    told = Heard(
        intent=intent,
        also=_second(burst[-1], intent) or _sells_beside(burst, intent, of_ours=bool(homes.named or homes.shown)),
        sure=sure,
        would_talk=wishes_to == {"call"} and all(map(asks_to_talk, burst)),
        ready=bool(wishes_to),
        to_see=wishes_to == {"visit"},
        visit="visit" in wishes_to,
        offer="offer" in wishes_to,
        applies="apply" in wishes_to,
        viewing=viewing is not None,
        agreed=viewing is not None and viewing.agreed,
        only_refuses=all(m.reply_text.strip() and says_only_no(m.reply_text) for m in burst),
        wants_more=any(words.WANTS_MORE.search(m.reply_text) for m in burst),
        keen=bool(homes.named or homes.shown) and shows_interest(burst[-1].reply_text),
        later=any("timeline" in m.needs for m in burst),
        tells=not of_named and any(wishes(m) - {"timeline"} for m in burst),
        thanks=all(map(only_pauses, burst)),
        courteous=all(only_pauses(m) or is_courtesy(m.reply_text) for m in burst),
        stop=any(m.intent is Intent.UNSUBSCRIBE for m in burst),
        wants_human=any(m.wants_human and not only_asks_who_writes(m.reply_text) for m in burst),
        ends=burst[-1].sure and burst[-1].intent is Intent.NOT_INTERESTED and gives_up(burst[-1].reply_text),
        has_agent=any(m.has_agent for m in burst),
        portal_untrusted=any(m.portal_untrusted for m in burst),
        forged=next((m.forged for m in burst if m.forged), None),
        asks=asks,
        call=answer.kind,
        call_claimed=answer.claimed,
        call_beyond=_is_beyond(answer, diary),
        time_is_free=named is not None and diary.is_free(named, known=answer.kind is CallWord.ACCEPTS),
        of_call=of_call,
    )
    told = with_words(told, [m.reply_text for m in burst])
    awaits_us = of_theirs and any(m.ready and speaks_of_the_visit(m.reply_text) for m in burst)
    return replace(told, invites=told.invites or awaits_us)


def _is_at_the_office(message: Message) -> bool:
    """Whether the visit that a mail asks for is one to the agency."""
    return message.ready == "visit" and would_come_to_the_office(message.reply_text)


def _sells_beside(burst: Sequence[Message], intent: Intent, *, of_ours: bool) -> Intent | None:
    """Whether who seeks speaks of a home of their own as well: in an earlier mail, or by wanting it looked at.

    Where homes of ours are talked of (`of_ours`), "Sat 11 at the house" is one of them.
    """
    texts = [without_others_selling(message.reply_text) for message in burst] if intent in SEEKING else []
    sells = any(
        offers_own_home(text) or (asks_to_come(text) and (not of_ours or says_owns(text) or speaks_of_own_home(text)))
        for text in texts
    )
    return Intent.SELLER if sells else None


def _second(message: Message, intent: Intent) -> Intent | None:
    """What a mail wants beside what it is answered as."""
    return next((one for one in (message.also, message.intent) if message.also and one is not intent), None)


def with_words(told: Heard, texts: Sequence[str]) -> Heard:
    """What was heard, and what the words of mails tell by themselves, whoever read them."""
    deal = next(filter(None, map(deal_in, texts)), "")
    return replace(
        told,
        later=told.later or any(map(words.LATER.search, texts)),
        ask_again=any(wants_to_be_asked_again(text) or (pauses(text) and not gives_up(text)) for text in texts),
        reminds=reminds(texts[-1]),
        only_reminds=only_reminds(texts[-1]),
        mistaken=any(map(words.MISTAKEN.search, texts)),
        for_client=any(map(writes_for_a_client, texts)),
        bereaved=tells_of_a_death(texts),
        deal=deal,
        matter=matter_in(deal),
        lets=any(map(words.LETS.search, texts)),
        holds=any(map(asks_to_hold, texts)),
        invites=any(map(asks_to_come, texts)),
        insists=any(map(words.INSISTS.search, texts)),
        unanswered=any(map(says_unanswered, texts)),
        work_told=any(map(words.WORK_TOLD.search, texts)),
        several_open=any(map(questions.asks_several, texts)),
        asked_enough=any(map(has_been_asked_enough, texts)),
        refers=any(map(is_for_the_agent, texts)),
        of_law=any(map(speaks_of_the_law, texts)),
        narrows=any(map(stops_one_thing, texts)),
        only_narrows=all(map(only_stops_one_thing, texts)),
        empty=not any(text.strip() for text in texts),
    )
