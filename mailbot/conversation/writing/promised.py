"""What a written reply promises: that a person has a question or a wish, or their call; only what it says counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from classifiers.intents.reminding import only_reminds
from mailbot.conversation.brief import TEMPLATES, Brief
from mailbot.conversation.meaning.questions import is_question
from mailbot.conversation.steps import ReplyStep
from models.draft import Promised
from models.message import Message

# The words of templates/email by which something is passed on; not those by which the agent merely hears of it.
_PASSED_ON: Final = re.compile(
    r"\bI have passed\b|\bhas been told\b|\bI have told .{1,80}? that you\b"
    r"|\bhe pasado\b|\bya le pasé\b|\bya le avisé a .{1,80}? de (?!que el anterior)|\bhe avisado\b"
    r"|\bya está al tanto\b|\bya sabe que usted\b|\ble he (?:dicho|contado) a\b",
    re.IGNORECASE,
)


def passes_on(text: str) -> bool:
    """Whether a text of the templates says that a person has something now."""
    return _PASSED_ON.search(text) is not None


def promised_in(brief: Brief, text: str, writer: str) -> Promised:
    """What a reply promises. A model tells in words of its own what its brief passes on."""
    if brief.step is ReplyStep.ABOUT_CALL and brief.call and not brief.unanswered:
        return Promised.NOTHING  # the agent knows who is late or joins: nobody waits for an answer to that
    of_a_model = writer != TEMPLATES and (bool(brief.unanswered) or brief.step is ReplyStep.REFER)
    if not passes_on(text) and not of_a_model:
        return Promised.NOTHING
    only_once = len(_PASSED_ON.findall(text)) == 1 and not brief.unanswered
    return Promised.CALL if only_once and _is_about_a_call(brief) else Promised.ANSWER


def asking_mail(burst: Sequence[Message]) -> Message:
    """The mail of a burst that a person is to answer: the last that asks and does not only remind, else the last."""
    asking = (mail for mail in reversed(burst) if is_question(mail.reply_text) and not only_reminds(mail.reply_text))
    return next(asking, burst[-1])


def _is_about_a_call(brief: Brief) -> bool:
    """Whether they wait for a call, or for times for one: none is left, theirs is far away, at once, or missed."""
    none_left = brief.step is ReplyStep.OTHER_TIMES and not brief.slots
    return none_left or brief.call_beyond or brief.at_once or brief.step is ReplyStep.ABOUT_CALL
