"""Rules of the policy for mail of which it is in doubt what it wants, or how it could be answered. Pure."""

from __future__ import annotations

from mailbot.conversation.policy.for_the_agent import left_with_the_agent
from mailbot.conversation.steps import Action, NextStep, ReplyStep, Situation
from models.message import Intent


def perhaps_answered(s: Situation) -> NextStep | None:
    """What may have been answered before a backup was brought back, a person looks at."""
    if s.perhaps_answered:
        return NextStep(Action.HOLD, "restored", "it came before a backup was restored, and may have been answered")
    return None


def nothing_said(s: Situation) -> NextStep | None:
    """A mail without words of its own: an attachment, a quotation, a picture."""
    if s.heard.empty:
        return NextStep(Action.HOLD, "empty", "the mail holds no words of its own")
    return None


def unsure(s: Situation) -> NextStep | None:
    """Nothing is guessed: facts answer a plain question, everything else is a person's."""
    if s.heard.sure:
        return None
    reason = "the reader is not sure what this mail wants"
    if s.heard.intent not in (Intent.GENERAL, Intent.BUYER, Intent.SELLER, Intent.RENTER):
        return NextStep(Action.HOLD, "unsure", reason)
    if s.heard.asks and s.answerable and s.language_known:
        return NextStep(Action.REPLY, ReplyStep.ANSWER, "whatever they want, the business's facts answer what they ask")
    return left_with_the_agent(s, "unsure", reason)


def language(s: Situation) -> NextStep | None:
    """What nobody here can write is a person's."""
    if not s.language_known:
        return NextStep(Action.HOLD, "language", "no template and no model writes their language")
    return None
