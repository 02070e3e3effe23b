"""What a burst asks, by topic, and which of its questions are about nothing that has a name. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from classifiers.asking.asks import asks as topics_asked
from classifiers.asking.questions import questions as pieces_that_ask
from classifiers.asking.topics import OTHER_TOPIC
from classifiers.intents.left_unanswered import says_unanswered
from classifiers.intents.own_sale import offers_own_home
from classifiers.intents.reminding import only_reminds
from mailbot.conversation.call_reading.acceptance import CallAnswer
from mailbot.conversation.call_reading.wish_to_talk import would_talk
from mailbot.conversation.meaning import hearing_words as words
from mailbot.conversation.meaning.as_asked import as_asked
from mailbot.conversation.meaning.comparing import compared
from mailbot.conversation.meaning.deals import says_owns
from mailbot.conversation.meaning.how_it_is import said_alone
from mailbot.conversation.meaning.mail_asks import LONGEST_READ, left_open, wants_no_answer, wishes
from mailbot.conversation.meaning.open_questions import things_asked, without_mark
from mailbot.conversation.steps import DEALS, CallWord
from mailbot.crm.matching.must_haves import asked_of, asks_for
from models.call import Call
from models.message import Intent, Message
from models.thread import Thread

FEWEST_WORDS_OF_A_QUESTION = 3
# "What's the fee, and does it cover insurance?", asked of a home
_FEE_OF_A_HOME = re.compile(
    r"\b(?:(?:what(?:['’]?s| is| are)|how (?:much|high) (?:is|are))"
    r"|what(?:['’]?s| is| all is| does| do)?(?: all)? (?:included|covered|cover(?:ed)?) (?:in|by|with)"
    r"|what(?: all)? (?:do|does)) (?:the|its|that|their|this|those) (?:\w+ )?fees?\b",
    re.IGNORECASE,
)
_OTHER_FEES = frozenset({"application", "fees", "hoa", "pets", "deposit"})
_IF_KNOWN = re.compile(
    r",?\s+(?:if (?:you|u)(?: guys)?(?: happen to| do)? (?:have|know|got) (?:it|them|that|those)"
    r"|si (?:lo|la|los|las) (?:tiene|sabe|tienen|saben))\W*$",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"\b(?:worth|valu\w+|apprais\w+|comps|cma|opinion|(?:sell|go(?:ing)?|list\w*) (?:it )?(?:for|at)"
    r"|vale\w*|aval\w+|valor)\b",
    re.IGNORECASE,
)
FEW_WORDS = 6  # an address takes three
_ASKS_WHO_ASKED = re.compile(
    r"\b(?:did|has|have|any (?:word|news|answer)|could|can|would|will)\b[^.?!\n]{0,30}?"
    r"\b(?:ask(?:ed)?|talk(?:ed)?|hear(?:d)?|check(?:ed)?|word|news|answer)\b[^.?!\n]{0,30}\b(?:about|on)\b"
    r"[^.?!\n]{0,20}\bprice\b"
    r"|\bpregunt\w+[^.?!\n]{0,20}\b(?:por|sobre|del?) (?:el |lo del )?precio\b",
    re.IGNORECASE,
)


def topics_of(
    thread: Thread, burst: Sequence[Message], answer: CallAnswer, call: Call | None, *, of_homes: bool = False
) -> tuple[str, ...]:
    """The topics that a burst asks about; what has no name, and only a person can answer, is one as well.

    `of_homes`: it names some of ours, or answers what we showed.
    """
    topics = dict.fromkeys(topic for message in burst for topic in message.asks)
    for message in burst:
        topics |= dict.fromkeys(wanted_if_known(message.reply_text))
        things = dict.fromkeys(thing.name for thing in asked_of(message.reply_text))
        if thread.about and asks_of_these(message):
            topics |= things
        if of_homes or thread.about:
            topics |= dict.fromkeys(said_alone(message.reply_text))
            if (
                thread.intent is not Intent.RENTER
                and not topics.keys() & _OTHER_FEES
                and _FEE_OF_A_HOME.search(message.reply_text[:LONGEST_READ])
            ):
                topics["hoa"] = None
            topics |= dict.fromkeys(things_asked(message.reply_text[:LONGEST_READ]))
            topics |= dict.fromkeys(compared(message.reply_text))
        sells = Intent.SELLER in (message.intent, message.also, thread.intent)
        passed_on = _asks_a_person(message, answer, call, of_homes=of_homes or bool(thread.about), sells=sells)
        if passed_on and not _asks_only_of_the_fee(topics, message.reply_text):
            named = dict.fromkeys(things_asked(message.reply_text[:LONGEST_READ]))
            topics |= things or named or {OTHER_TOPIC: None}
        sells_alone = thread.intent is Intent.SELLER or (sells and (message.sure or not thread.intent))
        open_ = () if sells_alone else left_open(_beside_the_call(message, answer), introduces=not thread.disclosed)
        open_ = tuple(piece for piece in open_ if not ("hoa" in topics and _FEE_OF_A_HOME.search(piece)))
        if answer.kind is not CallWord.NONE:
            open_ = tuple(piece for piece in open_ if not words.SOONER.search(piece))
        if any(not (passed_on and asked_of(piece)) for piece in open_):  # those of a thing are passed on by its name
            topics[OTHER_TOPIC] = None
    if not topics and thread.replies and any(says_unanswered(m.reply_text) for m in burst):
        topics = {OTHER_TOPIC: None}  # what they asked before
    if "valuation" in topics and of_homes and not any(_of_a_value(m.reply_text) for m in burst):
        del topics["valuation"]
    if "price" in topics and any(_of_no_price(m.reply_text) for m in burst):
        topics = {OTHER_TOPIC if topic == "price" else topic: None for topic in topics}  # the price alone is no answer
    return tuple(topics)


def _asks_only_of_the_fee(topics: Collection[str], text: str) -> bool:
    """Whether all that a text asks is a home's monthly fee, or what that includes."""
    found = _FEE_OF_A_HOME.search(text[:LONGEST_READ]) if "hoa" in topics else None
    return found is not None and not is_question(text[:LONGEST_READ].replace(found[0], " ", 1).strip(" ?"))


def wanted_if_known(text: str) -> tuple[str, ...]:
    """The topics that a text would know of without asking: "also the taxes on it last year, if you have them"."""
    sentences = words.SENTENCE_END.split(text[:LONGEST_READ])
    wanted = [_IF_KNOWN.sub("", sentence) for sentence in sentences if _IF_KNOWN.search(sentence)]
    return tuple(topic for one in wanted for topic in topics_asked(f"{one.strip()}?") or (OTHER_TOPIC,))


def _of_a_value(text: str) -> bool:
    """Whether somebody who asks of homes of ours asks what one is worth: "what do I get for the fee?" does not."""
    return says_owns(text) or _VALUE.search(text) is not None


def _of_no_price(text: str) -> bool:
    """Whether a question that names the price is not what it is: whether it moves, whether somebody asked about it."""
    return words.HAGGLES.search(text) is not None or _ASKS_WHO_ASKED.search(text) is not None


def _asks_a_person(message: Message, answer: CallAnswer, call: Call | None, *, of_homes: bool, sells: bool) -> bool:
    """Whether a mail asks what no topic is known for: of homes of ours or of one's own, whether a price moves, beside
    the time of a call that it takes, or anything at all while a call is booked.
    """
    if answer.kind in (CallWord.ACCEPTS, CallWord.PROPOSES, CallWord.RESCHEDULES):
        return _asks_beside(message, answer.quote)
    if answer.kind is not CallWord.NONE or only_reminds(message.reply_text):
        return False  # whether their mail came is asked of us, and not of a home
    if call is not None:
        return bool(message.ready) or (is_question(message.reply_text) and not message.asks)
    if words.MOVES_THE_PRICE.search(message.reply_text[:LONGEST_READ]):
        return True
    if sells:
        unmarked = without_mark(as_asked(message.reply_text[:LONGEST_READ]))  # "do we need to do the roof"
        return any(map(has_no_topic, (*questions_in(message.reply_text), *unmarked)))
    if of_homes and message.asks and not wishes(message) and not message.ready:
        return any(map(has_no_topic, questions_in(message.reply_text)))
    return asks_something_else(message) or (of_homes and _asks_of_what_was_shown(message))


def _beside_the_call(message: Message, answer: CallAnswer) -> Message:
    """The mail without what it says of the call: "can we make it 2 instead?" is answered by the call."""
    if answer.kind is CallWord.NONE or not answer.quote:
        return message
    rest: Message = message.model_copy(update={"reply_text": message.reply_text.replace(answer.quote, " ", 1)})
    return rest


def _asks_beside(message: Message, about_the_call: str) -> bool:
    """Whether a mail that takes a time asks something besides: "Tuesday at 2. Do I need to bring anything?"."""
    rest = message.reply_text.replace(about_the_call, " ", 1)
    of_times = (words.ABOUT_A_TIME, words.SOONER)
    asked = [sentence for sentence in questions_in(rest) if not any(each.search(sentence) for each in of_times)]
    return not message.asks and any(len(sentence.split()) >= FEWEST_WORDS_OF_A_QUESTION for sentence in asked)


def asks_of_these(message: Message) -> bool:
    """Whether a mail asks which of the homes that we showed have something, whatever else it wishes."""
    return words.OF_THESE.search(message.reply_text) is not None and bool(asked_of(message.reply_text))


def asks_for_more(message: Message) -> bool:
    """Whether a mail asks to be told of a home, whatever else it asks of it."""
    return _wants_it_shown(message.reply_text)


def _wants_it_shown(text: str) -> bool:
    return words.INQUIRES.search(text) is not None or words.WHERE_IT_IS.search(text) is not None


def _asks_of_what_was_shown(message: Message) -> bool:
    """Whether a mail has a question without a known topic that is no wish, and asks for no other homes."""
    asks = is_question(message.reply_text) and not message.asks and not message.ready and not wishes(message)
    return asks and not inquires(message) and not wants_no_answer(message) and not asks_for(message.reply_text)


def is_question(text: str) -> bool:
    """Whether a text asks, with or without the mark: "when was it built". "A horse in a condo?!" asks nothing."""
    text = as_asked(text[:LONGEST_READ])
    plain = words.ASTONISHED.sub(" ", text)
    return "?" in plain or words.UNMARKED_QUESTION.search(text) is not None or bool(pieces_that_ask(plain))


def inquires(message: Message) -> bool:
    """Whether a mail asks to be told of a home, and nothing particular: "And 19 Compass Lane?"."""
    bare = "address" in message.needs and len(message.reply_text.split()) <= FEW_WORDS
    return bare or asks_for_more(message)


def asks_something_else(message: Message) -> bool:
    """Whether a mail that is not surely about what somebody seeks asks a question that we know no topic for.

    "Would they throw in the washing machine?": more homes are no answer to that, in a buyer's thread either.
    """
    if only_reminds(message.reply_text):
        return False
    no_deal = message.intent is Intent.GENERAL or (message.intent in DEALS and not message.sure)
    return no_deal and _asks_of_what_was_shown(message)


def questions_in(text: str) -> list[str]:
    """The sentences of a text that end as questions."""
    sentences = words.SENTENCE_END.split(as_asked(text[:LONGEST_READ]))
    return [sentence for sentence in sentences if sentence.rstrip().endswith("?")]


def has_no_topic(question: str) -> bool:
    """Whether one question of several is about nothing that has a name: "And is the basement finished?"."""
    long_enough = len(question.split()) >= FEWEST_WORDS_OF_A_QUESTION
    ours = _wants_it_shown(question) and not offers_own_home(question)  # "what about mine?" is of theirs
    other = ours or words.OTHER_HOMES.search(question)
    return long_enough and not topics_asked(question) and not other and not would_talk(question)


def asks_for_other_homes(message: Message) -> bool:
    """Whether a mail asks for more homes than were shown, and tells of none of the writer's own."""
    open_to_it = message.intent in (Intent.GENERAL, Intent.BUYER)
    return open_to_it and words.OTHER_HOMES.search(message.reply_text) is not None


def asks_several(text: str) -> bool:
    """Whether a text asks more than one thing that has no name, or speaks of its questions as several."""
    return sum(map(has_no_topic, questions_in(text))) > 1 or words.OF_QUESTIONS.search(text) is not None
