"""Steps of the policy that leave an answer to the agent: for whom another agent may work, and what facts do not say."""

from __future__ import annotations

from mailbot.conversation.steps import Action, NextStep, ReplyStep, Situation


def of_the_represented(s: Situation) -> NextStep | None:
    """Nobody is solicited whom another agent represents; who asks us for something is told once who answers it."""
    if s.heard.for_client:
        if s.exchanges or not s.language_known:
            return NextStep(Action.NOTIFY, "has_agent", "an agent of another brokerage writes again", notify=True)
        return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, "an agent of another brokerage writes", notify=True)
    wants = bool(s.heard.asks or s.heard.ready) and s.language_known and ReplyStep.NOTE_WISH not in s.asked
    if s.has_agent and wants:
        reason = "another agent represents them, or may: one line that you answer, and no soliciting"
        return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, reason, notify=True)
    if s.has_agent:
        return NextStep(Action.NOTIFY, "has_agent", "another agent represents them: soliciting stops", notify=True)
    return None


def answered_or_passed_on(s: Situation) -> NextStep:
    """The answer to questions that nothing else of ours answers."""
    if s.answerable:
        return NextStep(Action.REPLY, ReplyStep.ANSWER, "a question that the business's facts answer")
    return NextStep(Action.REPLY, ReplyStep.REFER, "a question that no record answers", notify=True)


def of_homes_shown(s: Situation) -> NextStep | None:
    """What is said of homes that were shown is for the agent: a question for needs would be no answer to it."""
    of_them = s.shown and s.exchanges and not s.knows_needs and "needs" not in s.asked
    seeks = s.heard.tells or s.heard.wants_more or s.heard.only_refuses or s.heard.asks or s.heard.keen
    if not of_them or seeks:
        return None
    return NextStep(Action.REPLY, ReplyStep.NOTE_WISH, "they speak of homes that we showed", notify=True)


def nothing_new(s: Situation) -> NextStep:
    """Where nothing new matches and that was said: who asks for more is passed on, as the agent may know of some."""
    if s.heard.wants_more or s.heard.asks:
        return NextStep(Action.REPLY, ReplyStep.REFER, "nothing new matches, and they ask for more", notify=True)
    if s.heard.courteous or s.heard.only_refuses:
        return NextStep(Action.HOLD, "no_match", "nothing new matches, and that has been said once")
    return NextStep(
        Action.REPLY, ReplyStep.NOTE_WISH, "nothing new matches, and they write of what they seek", notify=True
    )
