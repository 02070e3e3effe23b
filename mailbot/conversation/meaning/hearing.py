"""What a burst of mail says, in the light of the conversation: the typed fields that the policy decides by.

By themselves "yes", "the second one" and "no" say next to nothing; what they answer is what they mean.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from classifiers.asking.topics import OTHER_TOPIC
from classifiers.intents.left_unanswered import says_unanswered
from classifiers.intents.own_sale import offers_own_home
from classifiers.intents.stopping import may_stop
from classifiers.needs.own_home import without_own_home
from classifiers.rules.unsubscribe import may_ask_to_stop
from classifiers.text.language import language_wished
from mailbot.conversation.call_reading.acceptance import CallAnswer
from mailbot.conversation.call_reading.courtesy import is_courtesy
from mailbot.conversation.meaning import hearing_words as words
from mailbot.conversation.meaning import questions
from mailbot.conversation.meaning.deals import (
    changes_deal,
    deal_offered,
    is_too_dear_to_rent,
    says_only_no,
    says_owns,
    seeks,
    wishes_otherwise,
    without_others_selling,
)
from mailbot.conversation.meaning.homes import SEEKING
from mailbot.conversation.meaning.in_few_words import (
    agrees,
    asks_what_there_is,
    deal_said,
    owner_asks_of_the_market,
    speaks_of_a_deal,
    wants_to_be_called,
)
from mailbot.conversation.meaning.interest import shows_interest
from mailbot.conversation.meaning.mail_asks import LONGEST_READ, stops_in_doubt, wants_a_thing, wishes
from mailbot.conversation.meaning.pointing import asks_of_it
from mailbot.conversation.meaning.ready_words import takes_it
from mailbot.conversation.meaning.spoken_homes import Spoken
from mailbot.conversation.steps import DEALS, CallWord
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
        return stops_in_doubt(message) and not may_ask_to_stop(message.subject, text)
    refuses = answer.kind in (CallWord.DECLINES, CallWord.PROPOSES_VAGUE)
    return _seems_to_stop(message) and (refuses or not may_stop(text))


def _seems_to_stop(message: Message) -> bool:
    """Whether "no calls, please" or "none of those work" was read as if mail were meant, and no word says so."""
    text = message.reply_text
    if not stops_in_doubt(message) or words.HAS_ENOUGH.search(text):
        return False
    return words.BY_MAIL.search(text) is not None or not may_ask_to_stop(message.subject, text)


def as_answers_to_us(thread: Thread, burst: tuple[Message, ...]) -> tuple[Message, ...]:
    """The burst, in which mail is what it can be as an answer to ours.

    A bare "no" to the homes that we showed is no farewell, and asks for others; what sounds like spam from somebody in
    conversation with us is for a person to judge, or asks for a call.
    """
    return tuple(message.model_copy(update=_as_answer_to_us(thread, message)) for message in burst)


def _as_answer_to_us(thread: Thread, message: Message) -> Mapping[str, object]:
    if message.intent is Intent.RENTER and is_too_dear_to_rent(message.reply_text, _price(message)):
        return {"intent": Intent.BUYER}
    says_no = bool(thread.about) and says_only_no(message.reply_text)
    like_spam = message.intent is Intent.SPAM and thread.intent in DEALS and thread.replies > 0
    if says_no or (like_spam and message.ready):
        return _PLAIN
    if stops_in_doubt(message) and words.ONLY_INQUIRES.fullmatch(message.reply_text):
        return {"intent": Intent.GENERAL}  # no word of it is about mail
    if stops_in_doubt(message) and thread.replies > 0 and thread.intent in DEALS and _only_asks(message):
        return {"intent": Intent.GENERAL}
    return {"sure": False} if like_spam else {}


def _only_asks(message: Message) -> bool:
    """Whether a mail asks, and no word of it could be about mail or about having had enough."""
    text = message.reply_text
    no_stop = not may_ask_to_stop(message.subject, text) and not words.HAS_ENOUGH.search(text)
    return no_stop and (questions.is_question(text) or says_unanswered(text))


def as_offers(thread: Thread, spoken: Spoken, burst: tuple[Message, ...]) -> tuple[Message, ...]:
    """The burst, in which a sum that is named for one home of ours is an offer: "I'd do 550, cash".

    Nobody bids for a home that is let, and who says what they can spend, or how many rooms they need, names a budget.
    """
    if not (spoken.named or len(thread.about) == 1) or thread.intent is Intent.RENTER:
        return burst
    return tuple(m.model_copy(update={"ready": "offer"}) if _offers_a_sum(m) else m for m in burst)


def _offers_a_sum(message: Message) -> bool:
    if wishes(message) - {"price_max", "price_min", "timeline", "listed_for"}:
        return False
    return words.OFFERS_A_SUM.search(words.CAN_SPEND.sub(" ", message.reply_text)) is not None


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
    if not in_talk and (offered := _as_offered(burst[-1], written)) is not None:
        return offered, True
    if thread.intent is Intent.SELLER and thread.sent_properties and questions.asks_for_other_homes(burst[-1]):
        return Intent.BUYER, True  # who sells seeks as well
    telling = [m for m in burst if m.intent not in (None, Intent.GENERAL) and m.sure]
    last = telling[-1] if telling else burst[-1]
    intent = last.intent or Intent.GENERAL
    if telling:
        known = thread.intent
        told = bool(thread.replies or known is intent)  # what was guessed and never answered gives way
        stays = told and known in DEALS and not changes_deal(known, intent, last.reply_text, last.needs)
        first = None if thread.replies else _seeks_first(last)
        return first or ((known or intent) if stays else intent), True
    if thread.intent in DEALS and intent in (Intent.GENERAL, *DEALS) and in_talk:
        return thread.intent, True
    said = deal_said(last.reply_text) if intent in (Intent.GENERAL, *DEALS) and not in_talk else None
    if said is not None:
        return said, True
    if intent is Intent.SELLER and owner_asks_of_the_market(last.reply_text):
        return intent, True
    if _asks_to_be_called(last, written) or wants_to_be_called(last, stranger=not in_talk):
        return deal_offered(written) if written and not speaks_of_a_deal(last.reply_text) else intent, True
    if says_yes(burst, written) and intent in (Intent.GENERAL, Intent.NOT_INTERESTED, *DEALS):
        return intent if intent in DEALS and wishes(last) else deal_offered(written), True
    if written and not last.sure and intent in (Intent.GENERAL, *DEALS) and asks_what_there_is(last.reply_text):
        return deal_offered(written), True
    if intent is Intent.NOT_INTERESTED and not last.sure and words.RATHER_RENTS.search(last.reply_text):
        return Intent.RENTER, True
    if in_talk and thread.intent in SEEKING and intent is Intent.NOT_INTERESTED and wishes_otherwise(last):
        return thread.intent, True
    both = all(m.sure or _sells_and_seeks(m) for m in burst)
    return (both and _seeks_first(last)) or intent, both


def _seeks_first(message: Message) -> Intent | None:
    """What a seller's mail seeks as well, and says something of: homes answer that, and the agent hears of the sale."""
    seeks_too = message.intent is Intent.SELLER and message.also in SEEKING and wishes(message)
    return message.also if seeks_too else None


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


def _as_offered(last: Message, written: str) -> Intent | None:
    """What an answer to a mail of ours wants that says in few words what is sought, or what theirs would bring, and was
    read as that of nobody in particular: "mostly Orchard Ridge, 500ish", "only if I can get 500"."""
    text, deal = last.reply_text, deal_offered(written)
    surely = last.sure and last.intent in DEALS and not (last.intent is Intent.SELLER and deal is not Intent.SELLER)
    if not written or surely or last.intent not in (Intent.GENERAL, *DEALS) or len(text) > LONGEST_YES:
        return None
    calls = last.ready == "call" and words.YES_FIRST.match(text) is not None
    tells = wishes(last) or wants_a_thing(last) or calls or asks_what_there_is(text)
    if deal is Intent.SELLER:
        return deal if (tells or "valuation" in last.asks) and not seeks(text) else None
    owns = says_owns(text) or offers_own_home(text)
    if owns or not (tells or last.intent is Intent.SELLER):
        return None
    return Intent.RENTER if last.intent is Intent.RENTER or words.RATHER_RENTS.search(text) else deal


def of_a_home(
    spoken: Spoken,
    burst: Sequence[Message],
    intent: Intent,
    sure: bool,
    *,
    known: Intent | None = None,
    written: str = "",
    sent: Collection[str] = (),
) -> tuple[Intent, bool]:
    """Who asks about a home of ours by its address seeks one, where nothing else is sure.

    `known`: what the writer wants by the conversation before it. Who sells asks what homes like theirs cost; who seeks
    goes on with a home that they name or like, whatever they ask of their own. `written`: our mail that they
    answer. `sent`: refs of the homes that they were shown, of which who sells asks as a buyer.
    """
    asks_of_shown = any(home.ref in sent for home in spoken.named)
    sells = (known is Intent.SELLER and not asks_of_shown) or _describes_theirs(burst, written)
    if sells and intent is Intent.SELLER:
        return intent, sure
    goes_on = known in SEEKING and (bool(spoken.named) or any(shows_interest(message.reply_text) for message in burst))
    if intent in SEEKING and not (goes_on or all(message.sure for message in burst)) and sells_alone(burst):
        return Intent.SELLER, True
    no_owner = intent is Intent.SELLER and not any(says_owns(message.reply_text) for message in burst)
    open_to_it = intent is Intent.GENERAL or (intent in DEALS and not sure) or no_owner
    asks = any(_asks_of_a_home(message) or _likes(message.reply_text) or _asks(message.reply_text) for message in burst)
    if open_to_it and asks and (spoken.named or spoken.gone):
        return spoken.deal, True
    if (intent is Intent.GENERAL or (intent in SEEKING and not sure)) and asks and spoken.elsewhere:
        return intent if intent in SEEKING else Intent.BUYER, True
    return intent, sure


def _describes_theirs(burst: Sequence[Message], written: str) -> bool:
    """Whether an answer to a mail of ours about selling tells what a home is like, and asks what it would bring: on a
    street where we have others, it is theirs."""
    if not written or deal_offered(written) is not Intent.SELLER:
        return False
    return any("valuation" in message.asks and wishes(message) for message in burst)


def _asks(text: str) -> bool:
    return questions.is_question(text) or asks_of_it(text)


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


def _price(message: Message) -> float | None:
    need = message.needs.get("price_max")
    value = need["value"] if isinstance(need, dict) else need and need.value
    return float(value) if isinstance(value, int | float) else None


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
