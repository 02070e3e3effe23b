"""The questions of a mail, and which of them are about nothing that has a name. Pure."""

from __future__ import annotations

from classifiers.asking.asks import asks as topics_asked
from mailbot.conversation.meaning import hearing_words as words
from mailbot.conversation.meaning.as_asked import as_asked
from mailbot.conversation.meaning.mail_asks import LONGEST_READ
from models.message import Intent, Message

FEWEST_WORDS_OF_A_QUESTION = 3


def questions_in(text: str) -> list[str]:
    """The sentences of a text that end as questions."""
    sentences = words.SENTENCE_END.split(as_asked(text[:LONGEST_READ]))
    return [sentence for sentence in sentences if sentence.rstrip().endswith("?")]


def has_no_topic(question: str) -> bool:
    """Whether one question of several is about nothing that has a name: "And is the basement finished?"."""
    long_enough = len(question.split()) >= FEWEST_WORDS_OF_A_QUESTION
    other = words.INQUIRES.search(question) or words.OTHER_HOMES.search(question)
    return long_enough and not topics_asked(question) and not other


def asks_for_other_homes(message: Message) -> bool:
    """Whether a mail asks for more homes than were shown, and tells of none of the writer's own."""
    open_to_it = message.intent in (Intent.GENERAL, Intent.BUYER)
    return open_to_it and words.OTHER_HOMES.search(message.reply_text) is not None


def asks_several(text: str) -> bool:
    """Whether a text asks more than one thing that has no name, or speaks of its questions as several."""
    return sum(map(has_no_topic, questions_in(text))) > 1 or words.OF_QUESTIONS.search(text) is not None
