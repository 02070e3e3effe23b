"""What one mail asks and wishes for, by its words and by what was read of it."""

from __future__ import annotations

from typing import Final

from classifiers.asking.questions import questions
from classifiers.text.phrases import phrases
from mailbot.conversation.meaning import hearing_words as words
from mailbot.conversation.meaning.as_asked import as_asked
from mailbot.conversation.meaning.open_questions import (
    asks_for_homes,
    asks_only_for_homes,
    only_courteous,
    open_questions,
    states_a_fact,
)
from mailbot.crm.matching.must_haves import asked_of, wished
from models.message import Intent, Message

LONGEST_READ: Final = 5000  # characters; what a person asks stands at the beginning
# Asks whether what they tell of themselves stands in the way: "is that ok?" alone is a courtesy.
_WORRIES: Final = phrases(
    r"""
    <TROUBLE>\b[^?!\n]{0,80}\b(?:is|are|would|will|does|do|can)(?: \w+){1,4} (?:problem|issue|ok|okay|deal ?breaker|\
        matter|hurt|enough|\
        disqualify|qualify|fine|still (?:apply|rent|buy))
    (?:is|are|will|would|does|do|can)(?: (?!you|it|this)\w+){0,3} <TROUBLE>\b[^?!\n]{0,40}\b(?:problem|issue|ok|okay|\
        enough|matter|hurt|qualify|fine)
    (?:can|could|will|would|do) (?:i|we)(?: \w+){0,3} (?:qualify|get approved|be approved|afford)\b[^?!\n]{0,60}
    (?:do|will|would|can) (?:you|they|the landlords?)(?: \w+)? (?:accept|take|rent to|work with|\
        consider)\b[^?!\n]{0,40}<TROUBLE>
    <PROBLEMA>\b[^?!\n]{0,80}\b(?:problema|importa|afecta|puedo|califico|alcanza|calificar|suficiente|est[aá] bien)
    """,
    TROUBLE=(
        r"(?:evict\w+|bankrupt\w*|foreclos\w+|felon\w+|conviction|repossess\w+|(?:bad|poor|no|low|\d{3}|my|our) credit"
        r"|credit (?:score|is|of|history|around|about)|fico|collections"
        r"|(?:make|earn|makes|gross|income (?:is|of)) (?:about |around |like )?\$?\d[\d,.]*k?"
        r"|self[- ]employed|(?:new|part[- ]time|seasonal) job|no (?:job|income|rental history|references|co-?signer)"
        r"|ssi|disability)"
    ),
    PROBLEMA=(
        r"(?:desalojo|bancarrota|embargo|mal cr[eé]dito|sin cr[eé]dito|(?:mi|de) cr[eé]dito|gano \$?\d[\d,.]*"
        r"|sin papeles|itin|(?:sin|no tengo) (?:seguro social|historial|aval))"
    ),
)
_ANYTHING: Final = phrases(
    r"(?:do (?:you|u)(?: guys| all)? have|have you got|got) (?:any|some)(?:thing|where|\s?place)\b"
)
_ELSE: Final = phrases(
    r"(?:else|others?|more|different|new(?:er)?|another|besides|instead|similar|otr[ao]s?|m[aá]s|nuev[ao]s?)"
)
_NO_WISH: Final = frozenset({"address", "name", "phone", "lead_email", "financing", "preapproved"})
_MET_BY_NO_HOME: Final = frozenset({"address", "financing", "preapproved"})  # "what about USDA?" asks


def wishes(message: Message) -> frozenset[str]:
    """What a mail says of the home that is sought, or sold: not which of ours it speaks of, and not who writes.

    Nor what it only asks about: "how are the schools in Birch Hollow?" wishes for no area.
    """
    text = message.reply_text[:LONGEST_READ]
    said = frozenset(message.needs) - _NO_WISH
    return frozenset(slot for slot in said if not states_a_fact(quote_of(message, slot), text))


def wants_a_thing(message: Message) -> bool:
    """Whether a mail says what a home must have: "we'd want storage". "Is there a garden?" may ask it of one home."""
    text = message.reply_text[:LONGEST_READ]
    if _ANYTHING.search(text):
        return bool(wished([text]))
    asking = (text, *(f"{piece.rstrip(' ?')}?" for piece in questions(text)))
    asked = {thing.name for piece in asking for thing in asked_of(piece)}
    return not {thing.name for thing in wished([text])} <= asked


def stops_in_doubt(message: Message) -> bool:
    """Whether a wish to stop was read, and not surely."""
    return message.intent is Intent.UNSUBSCRIBE and not message.sure


def left_open(message: Message, *, introduces: bool) -> tuple[str, ...]:
    """What a mail asks, and neither a record, a fact nor any step of ours is an answer to; a worry is all of it."""
    text = message.reply_text[:LONGEST_READ]
    if _WORRIES.search(text):
        return (text,)
    quotes = [quote_of(message, slot) for slot in message.needs if slot not in _MET_BY_NO_HOME]
    left = open_questions(words.ASTONISHED.sub(" ", as_asked(text)), quotes, introduces=introduces)
    return tuple(piece for piece in left if not words.WHERE_IT_IS.search(piece))


def seeks_others(message: Message) -> bool:
    """Whether a mail asks for homes, and not only of those that it names."""
    text = message.reply_text[:LONGEST_READ]
    return bool(words.WANTS_MORE.search(text) or words.CHEAPEST.search(text)) or asks_for_homes(text)


def wants_others(message: Message) -> bool:
    """Whether a mail asks for other homes, by new wishes: what it names and knows is not meant."""
    return bool(wishes(message)) and words.WANTS_MORE.search(message.reply_text) is not None


def wants_only_new(message: Message) -> bool:
    """Whether it asks for others than all that were shown: "anything else with two baths?"."""
    return wants_others(message) and _ELSE.search(message.reply_text) is not None


def asks_which_there_are(message: Message) -> bool:
    """Whether it asks which homes there are, be they known: "so what do you have by the station?"."""
    text = message.reply_text[:LONGEST_READ]
    return asks_for_homes(text) and not (_ELSE.search(text) or words.WANTS_MORE.search(text))


def wants_no_answer(message: Message) -> bool:
    """Whether all that a mail asks is answered by homes, or by nothing: "anything cheaper?", "612?? way too much"."""
    text = message.reply_text[:LONGEST_READ]
    others = words.WANTS_MORE.search(text) or words.CHEAPEST.search(text) or words.COMPARES.search(text)
    return bool(others) or asks_only_for_homes(text) or only_courteous(text)


def quote_of(message: Message, slot: str) -> str:
    """The words of a mail in which a slot was read."""
    need = message.needs[slot]
    return str(need.get("quote", "") if isinstance(need, dict) else need.quote)
