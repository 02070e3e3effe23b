"""The conversation's policy: one situation in, one next step with its reason out. Pure; no clock, no store, no model.

RULES is the policy. It is walked from the top, and the first rule that has a step for the situation decides. The
words of a mail reach it only as typed fields, so that no mail can talk the policy into anything.
"""

from __future__ import annotations

from collections.abc import Callable

from mailbot.conversation.policy import (
    call_due,
    call_words,
    calls,
    doubts,
    endings,
    for_the_agent,
    unanswered,
    visits,
    waiting,
    wishes,
)
from mailbot.conversation.steps import Action, NextStep, Situation

Rule = Callable[[Situation], NextStep | None]

RULES: tuple[Rule, ...] = (
    # What mailbot never answers, and what a person has.
    unanswered.machines,
    unanswered.forged_portal,  # nothing that it says is obeyed, not even to stop
    unanswered.forged,
    unanswered.stops,
    unanswered.other_people,
    unanswered.spam,
    waiting.reminds_a_person,
    for_the_agent.after_the_hand_over,
    unanswered.muted,
    doubts.perhaps_answered,
    unanswered.suppressed,
    # What outranks all that a mail says besides: a person who is asked for, a visit, a call.
    for_the_agent.of_a_machine,
    for_the_agent.perhaps_business,
    for_the_agent.perhaps_a_stranger,
    waiting.asks_for_a_person,
    visits.invited,
    visits.visit_for_agreed,
    calls.called_at_once,
    calls.around_the_call,
    call_words.call_words,
    # What no list of homes and no question of ours is an answer to.
    for_the_agent.for_a_person,
    for_the_agent.of_a_referral,
    for_the_agent.of_an_own_sale,
    endings.not_interested,
    waiting.left_unanswered,
    waiting.reminds,
    doubts.nothing_said,
    for_the_agent.of_one_thing,
    waiting.upset,
    endings.only_thanks,
    endings.asked_enough,
    visits.wants_it_held,
    doubts.unsure,
    doubts.language,
    # From here on it is sure what the mail wants, and its language can be written.
    endings.booked_small_talk,
    visits.visit_again,
    call_due.time_for_a_call,
    wishes.seeker,
    wishes.seller,
    wishes.general,
)


def next_step(situation: Situation) -> NextStep:
    """The first rule of RULES that has a step for the situation decides."""
    for rule in RULES:
        step = rule(situation)
        if step is not None:
            step = visits.with_the_visit(situation, calls.as_the_call_stands(situation, step))
            return for_the_agent.told_at_once(situation, step)
    return NextStep(Action.HOLD, "undecided", "no rule has a step for this mail")
