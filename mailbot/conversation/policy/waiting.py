"""Rules of the policy for who waits for a person, reminds us, or is upset with us. Pure."""

from __future__ import annotations

from mailbot.conversation.policy.for_the_agent import left_with_the_agent
from mailbot.conversation.steps import Action, NextStep, ReplyStep, Situation
from models.message import Intent
from models.thread import Stage

_STILL_WAITS = "they write again, and still wait for a person"


def reminds_a_person(s: Situation) -> NextStep | None:
    """The person who has the conversation hears of it each time; mailbot is silent there, whoever handed it over."""
    waits = s.heard.reminds or s.heard.wants_human
    if not waits or not (s.muted or s.stage is Stage.HUMAN):
        return None
    return NextStep(Action.NOTIFY, ReplyStep.WAITS, _STILL_WAITS, notify=True)


def asks_for_a_person(s: Situation) -> NextStep | None:
    """Who asks for a person gets one."""
    if s.heard.wants_human:
        return NextStep(Action.REPLY, ReplyStep.HAND_OVER, "they asked for a person", notify=True)
    return None


def left_unanswered(s: Situation) -> NextStep | None:
    """Who says that we did not answer is told that a person will, unless this reply does."""
    if not (s.heard.unanswered and s.exchanges and s.language_known) or _gets_an_answer(s):
        return None
    return NextStep(Action.REPLY, ReplyStep.REFER, "they say that their question was not answered", notify=True)


def reminds(s: Situation) -> NextStep | None:
    """Who waits is told once that they are heard; homes, questions and "passed on" are no answer to them."""
    if not s.heard.only_reminds or not s.wrote_before:
        return None
    action = Action.NOTIFY if ReplyStep.WAITS in s.asked else Action.REPLY
    return NextStep(action, ReplyStep.WAITS, _STILL_WAITS, notify=True)


def upset(s: Situation) -> NextStep | None:
    """Who is upset with us, and asks nothing that has an answer, is asked nothing in return: a person writes."""
    if not s.heard.upset or s.heard.asks or _gets_an_answer(s):
        return None
    return left_with_the_agent(s, "upset", "a person must answer")


def _gets_an_answer(s: Situation) -> bool:
    """Whether the rules below have what was asked for: homes, facts, or the way to a call."""
    shows_homes = s.described or (s.heard.tells and s.heard.intent in (Intent.BUYER, Intent.RENTER))
    return bool(s.heard.ready or shows_homes or (s.heard.sure and s.heard.asks and s.answerable))
