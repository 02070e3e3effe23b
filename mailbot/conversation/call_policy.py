"""The rules of the policy about a call that stands, or that should have taken place. Pure."""

from __future__ import annotations

from mailbot.conversation.steps import Action, CallMatter, CallWord, NextStep, ReplyStep, Situation

# What is said around a call, and what of it the operator hears at once.
_AROUND_A_CALL = (
    (CallMatter.NOT_CALLED, "nobody called them at the time of their call"),
    (CallMatter.MISSED, "they missed their call"),
    (CallMatter.LATE, "they need some minutes more for their call"),
    (CallMatter.NUMBER, "they give another number for their call"),
    (CallMatter.JOINS, "somebody else would be on the line of their call"),
    (CallMatter.CHECKS, ""),
    (CallMatter.ASKS, ""),
)


def around_the_call(s: Situation) -> NextStep | None:
    """What is said around a call of theirs is answered with what stands; that it did not come about is urgent."""
    told, word = s.heard.of_call, s.heard.call
    takes = s.heard.time_is_free and word in (CallWord.ACCEPTS, CallWord.PROPOSES, CallWord.RESCHEDULES)
    off = word in (CallWord.CANCELS, CallWord.DECLINES)
    if not told or off or not s.language_known:
        return None
    if takes and CallMatter.CHECKS not in told and (word is not CallWord.ACCEPTS or not s.call_booked):
        return None  # another time, that can be had
    for matter, urgent in _AROUND_A_CALL:
        if matter is CallMatter.ASKS and word in (CallWord.RESCHEDULES, CallWord.RESCHEDULES_VAGUE, CallWord.PROPOSES):
            continue
        if matter in told:
            return NextStep(Action.REPLY, ReplyStep.ABOUT_CALL, urgent or "they ask about their call", bool(urgent))
    return None


def about_booked_call(word: CallWord, free: bool) -> NextStep | None:
    if word is CallWord.CANCELS or word is CallWord.DECLINES:
        return NextStep(Action.REPLY, ReplyStep.CANCEL_CALL, "they call the appointment off")
    if word in (CallWord.RESCHEDULES, CallWord.PROPOSES):
        if free:
            return NextStep(Action.REPLY, ReplyStep.MOVE_CALL, "they want another time, and it is free")
        return NextStep(Action.REPLY, ReplyStep.OTHER_TIMES, "they want another time, and it is not free")
    if word is CallWord.RESCHEDULES_VAGUE or word is CallWord.PROPOSES_VAGUE:
        return NextStep(Action.REPLY, ReplyStep.OTHER_TIMES, "they want another time", notify=True)
    if word is CallWord.AMBIGUOUS:
        return NextStep(Action.REPLY, ReplyStep.WHICH_TIME, "their answer fits more than one time")
    return None
