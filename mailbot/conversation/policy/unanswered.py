"""Rules of the policy for what is never answered by mailbot, and for whom a person has. Pure."""

from __future__ import annotations

from mailbot.conversation.steps import Action, NextStep, Situation
from models.contact import ContactKind
from models.message import Claimed, Intent, Kind
from models.thread import Stage


def machines(s: Situation) -> NextStep | None:
    """Machines are never answered (RFC 3834), and a complaint stops all mail."""
    if s.heard.own_loop:
        return NextStep(Action.IGNORE, "own_loop", "our own mail came back")
    if s.heard.kind is Kind.COMPLAINT:
        return NextStep(Action.SUPPRESS, "complaint", "the recipient complained")
    if s.heard.kind is Kind.BOUNCE:
        return NextStep(Action.IGNORE, "bounce", "a delivery report goes to the ledger and is not answered")
    if s.heard.kind is not Kind.HUMAN:
        return NextStep(Action.IGNORE, str(s.heard.kind), "a machine wrote it; machines are never answered")
    return None


def forged_portal(s: Situation) -> NextStep | None:
    """A portal's mail that the portal has not proven to be its own."""
    if s.heard.portal_untrusted:
        return NextStep(Action.HOLD, "portal", "a portal's mail without proof that the portal sent it", notify=True)
    return None


def forged(s: Situation) -> NextStep | None:
    """Spam in the name of our domain is nothing new; phishing in the operator's or the agent's own is."""
    if s.heard.forged is None or s.heard.plainly_spam:
        return None
    proof = "comes from a stranger's address" if s.heard.forged is Claimed.AGENT else "failed authentication"
    reason = f"it claims to be from the {s.heard.forged} and {proof}: nothing that it says is done"
    return NextStep(Action.HOLD, "forged", reason, notify=True)


def stops(s: Situation) -> NextStep | None:
    """Who wants no more mail gets none; where that is in doubt, a person looks first."""
    if s.heard.stop and not s.heard.sure:
        reason = "they may want no more mail: a person must look"
        reason = f"{s.heard.deal}; or {reason}" if s.heard.deal else reason
        return NextStep(Action.HOLD, "unsubscribe", reason, notify=True)
    if s.heard.stop or s.heard.intent is Intent.UNSUBSCRIBE:
        law = ", and their data erased, or speak of the law: answer them" if s.heard.of_law else ""
        return NextStep(Action.SUPPRESS, "unsubscribe", f"they want no more mail{law}", notify=s.heard.of_law)
    return None


def other_people(s: Situation) -> NextStep | None:
    """Colleagues, vendors and whoever else is no lead."""
    if s.contact is ContactKind.LEAD:
        return None
    return NextStep(Action.NOTIFY, str(s.contact), f"{s.contact} mail is stored for a person and never answered")


def spam(s: Situation) -> NextStep | None:
    """Spam that is surely so is kept; any doubt is a person's."""
    if s.heard.intent is not Intent.SPAM:
        return None
    if not s.heard.sure:
        why = f" ({s.heard.signs})" if s.heard.signs else ""
        return NextStep(Action.HOLD, "spam", f"it may be spam{why}: a person must look", notify=s.wrote_before)
    return NextStep(Action.IGNORE, "spam", "spam is kept and not answered")


def muted(s: Situation) -> NextStep | None:
    """A person has the conversation, and mailbot is silent in it."""
    if s.handed_over and not s.heard.courteous:
        return NextStep(Action.IGNORE, "muted", "they write after we handed them over to a person", notify=True)
    if s.muted or s.stage is Stage.HUMAN:
        return NextStep(Action.IGNORE, "muted", "a person has this conversation")
    return None


def suppressed(s: Situation) -> NextStep | None:
    """Who is on the suppression list gets no mail of ours, whatever they write."""
    if s.suppressed and s.heard.thanks:
        return NextStep(Action.IGNORE, "suppressed", "they are on the suppression list, and only give thanks")
    if s.suppressed:
        return NextStep(Action.HOLD, "suppressed", "on the suppression list, and they write all the same", notify=True)
    return None
