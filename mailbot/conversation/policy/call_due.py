"""Rules of the policy for a call that is due: when it is, then its number, then its time. Pure."""

from __future__ import annotations

from mailbot.conversation.steps import Action, NextStep, ReplyStep, Situation
from models.message import Intent

# After a proposal that the lead talked past, this many exchanges go by before the next one.
EXCHANGES_BETWEEN_PROPOSALS = 3


def time_for_a_call(s: Situation) -> NextStep | None:
    """A call is offered to who is ready or likes a home, and after enough exchanges, unless homes come first."""
    if s.heard.intent not in (Intent.BUYER, Intent.SELLER, Intent.RENTER) or (s.call_declined and not s.heard.ready):
        return None
    lately = s.call_proposed_after is not None and s.exchanges - s.call_proposed_after < EXCHANGES_BETWEEN_PROPOSALS
    long_enough = s.exchanges >= s.call_after_exchanges and not lately
    if s.heard.to_see and not s.shown and s.matches and "phone" not in s.asked:
        return None  # which homes there are comes first
    if s.by_mail:
        return _by_mail_instead(s)
    if _homes_come_first(s):
        return None
    number_asked = "phone" in s.asked and s.call_proposed_after is None  # now the times, or homes that are asked for
    if not (s.heard.ready or s.heard.keen or long_enough or (number_asked and not (s.heard.tells and s.matches))):
        return None
    if s.heard.keen and lately and not s.heard.ready:
        return NextStep(Action.NOTIFY, "keen", "they like a home, and have the times for a call", notify=True)
    reason = f"{s.exchanges} exchanges, and still engaged"
    reason = "the lead is ready" if s.heard.ready else "they like a home of ours" if s.heard.keen else reason
    return call_wanted(s, reason)


def _homes_come_first(s: Situation) -> bool:
    """Whether a mail asks for homes, or says anew what is sought, and there is something to show: the call can wait."""
    gives_the_number = "phone" in s.asked and s.knows_phone
    if s.heard.ready or s.heard.keen or gives_the_number or s.heard.intent not in (Intent.BUYER, Intent.RENTER):
        return False
    return s.matches > 0 and (s.heard.tells or s.heard.wants_more)


def _by_mail_instead(s: Situation) -> NextStep | None:
    """Who would rather be written to is called by nobody: what a call would arrange, a person arranges by mail."""
    if s.heard.ready or s.heard.keen:
        reason = "the lead is ready, and asked to be written to and not called"
        return NextStep(Action.REPLY, ReplyStep.HAND_OVER, reason, notify=True)
    return None


def call_beyond(s: Situation) -> NextStep:
    """No time of these days is any good to them: the agent hears when, and they hear that it cannot be booked yet."""
    reason = "they want a call later than calls can be booked"
    if not s.knows_phone and "phone" not in s.asked:
        return NextStep(Action.REPLY, ReplyStep.ASK_PHONE, f"{reason}; no number is known", notify=True)
    return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, reason, notify=True)


def call_wanted(s: Situation, reason: str) -> NextStep:
    """A call is due: their number is asked for first, then a time; who says when, or asks for times, gets both."""
    if not s.knows_phone and "phone" not in s.asked and not s.heard.says_when:
        return NextStep(Action.REPLY, ReplyStep.ASK_PHONE, f"{reason}; no number is known", notify=s.heard.ready)
    if s.heard.call_beyond:
        return call_beyond(s)
    return NextStep(Action.REPLY, ReplyStep.PROPOSE_CALL, reason, notify=s.heard.ready)
