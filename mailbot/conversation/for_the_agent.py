"""Steps of the policy that leave an answer to the agent: for whom another agent may work, and what facts do not say."""

from __future__ import annotations

from mailbot.conversation.steps import Action, Matter, NextStep, ReplyStep, Situation


def for_a_person(s: Situation) -> NextStep | None:
    """What no questionnaire is an answer to, however sure it is read: one line says that the agent has it, once."""
    if s.heard.bereaved:
        return NextStep(Action.HOLD, "bereaved", "somebody has died: a person must answer", notify=True)
    if not s.heard.deal:
        return None
    reason = f"{s.heard.deal}: a person must answer"
    if s.heard.matter is None or said_of(s.heard.matter) in s.asked or not s.language_known:
        return NextStep(Action.HOLD, "deal", reason, notify=True)
    return NextStep(Action.REPLY, ReplyStep.WITH_AGENT, reason, notify=True)


def left_with_the_agent(s: Situation, step: str, reason: str) -> NextStep:
    """What mailbot has no answer to: who is in conversation with us is told once that the agent has it; others wait."""
    told = said_of(Matter.OTHER) in s.asked
    if s.exchanges and s.language_known and not told and not s.heard.courteous:
        return NextStep(Action.REPLY, ReplyStep.WITH_AGENT, reason, notify=True)
    return NextStep(Action.HOLD, step, reason, notify=told)


def said_of(matter: Matter) -> str:
    """What is remembered of a reply that said of a matter that the agent has it."""
    return f"{ReplyStep.WITH_AGENT}_{matter}"


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
