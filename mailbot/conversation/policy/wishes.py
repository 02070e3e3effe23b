"""Rules of the policy for what people come with: a home that is sought, one that is sold, a question. Pure."""

from __future__ import annotations

from classifiers.asking.topics import OTHER_TOPIC
from mailbot.conversation.policy.call_due import call_wanted
from mailbot.conversation.policy.for_the_agent import (
    answered_or_passed_on,
    left_with_the_agent,
    nothing_new,
    of_homes_shown,
    only_remarks,
)
from mailbot.conversation.steps import Action, NextStep, ReplyStep, Situation
from models.message import Intent


def seeker(s: Situation) -> NextStep | None:
    """Somebody who seeks a home, to buy or to rent."""
    if s.heard.intent not in (Intent.BUYER, Intent.RENTER):
        return None
    if s.described:
        return NextStep(Action.REPLY, ReplyStep.SUGGEST, f"they ask about properties of ours: {s.described}")
    curious = s.named_gone and not s.answerable and not s.knows_needs  # "what did it go for?"
    looked_at = s.shown or curious or "no_match" in s.asked or s.call_in_talk  # homes are no answer to a question
    if looked_at and s.heard.asks and not (s.heard.tells or (s.named_gone and not curious)):
        return answered_or_passed_on(s)
    if (passed_on := of_homes_shown(s)) is not None:
        return passed_on
    if not s.matches and only_remarks(s):
        return nothing_new(s)
    if not s.knows_needs and "needs" not in s.asked:
        return NextStep(Action.REPLY, ReplyStep.ASK_NEEDS, "too little is known to look for properties")
    if s.matches:
        return NextStep(Action.REPLY, ReplyStep.SUGGEST, f"matching properties: {s.matches}")
    if not s.knows_needs:
        untold = NextStep(Action.HOLD, "needs", "they were asked what they seek, and it still cannot be told")
        return answered_or_passed_on(s) if s.heard.asks else untold
    if "no_match" in s.asked and not (s.named_gone or s.heard.tells):
        return nothing_new(s)
    return NextStep(Action.REPLY, ReplyStep.NO_MATCH, "nothing that was not sent before matches")


def seller(s: Situation) -> NextStep | None:
    """Somebody who would sell: what an agent must know first, their number, a call."""
    if s.heard.intent is not Intent.SELLER:
        return None
    if "seller" not in s.asked:
        return NextStep(Action.REPLY, ReplyStep.ASK_SELLER, "what a listing agent must know first")
    if (s.described or s.named_gone) and s.heard.asks:
        return NextStep(Action.REPLY, ReplyStep.REFER, "a seller asks about a home of ours")
    if s.by_mail:
        return NextStep(Action.REPLY, ReplyStep.HAND_OVER, "the seller has answered, and wants no call", notify=True)
    if "phone" not in s.asked and not s.knows_phone:
        return NextStep(Action.REPLY, ReplyStep.ASK_PHONE, "the seller has answered; a call comes next", notify=True)
    if s.call_proposed_after is None and not s.call_declined:
        return NextStep(Action.REPLY, ReplyStep.PROPOSE_CALL, "the seller has answered; a call comes next", notify=True)
    if s.heard.asks:
        return answered_or_passed_on(s)
    return left_with_the_agent(s, "seller", "an agent must answer the seller")


def general(s: Situation) -> NextStep | None:
    """A question to the business: its own facts answer it, or the agent does."""
    if s.heard.intent is not Intent.GENERAL:
        return None
    if s.heard.asks and s.answerable:
        return NextStep(Action.REPLY, ReplyStep.ANSWER, "the business's own facts answer it")
    if s.heard.asks and s.partly_answerable:
        reason = "the business's own facts answer some of it, and the agent has the rest"
        return NextStep(Action.REPLY, ReplyStep.REFER, reason, notify=True)
    named = any(topic != OTHER_TOPIC for topic in s.heard.asks)  # as no pitch asks
    if named or (s.heard.asks and s.exchanges):  # who was answered before is no stranger
        return answered_or_passed_on(s)
    if s.heard.would_talk and not s.by_mail:
        return call_wanted(s, "they would talk to somebody")
    return NextStep(Action.HOLD, "general", "no fact of the business answers it")
