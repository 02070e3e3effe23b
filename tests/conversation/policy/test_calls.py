"""What is said around a call that stands, or whose time has gone by, and the step that follows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailbot.conversation.policy.table import next_step
from mailbot.conversation.steps import UNMET_TIMES, Action, CallMatter, CallWord, Heard, ReplyStep, Situation
from models.message import Intent
from models.thread import Stage

ALL = tuple(CallMatter)
URGENT = frozenset(ALL) - {CallMatter.ASKS, CallMatter.CHECKS}


def said(*matters: CallMatter, word: CallWord = CallWord.NONE, free: bool = False, booked: bool = True) -> Situation:
    heard = Heard(intent=Intent.BUYER, sure=False, of_call=frozenset(matters), call=word, time_is_free=free)
    return Situation(heard=heard, stage=Stage.BOOKED, call_booked=booked, knows_phone=True)


@pytest.mark.parametrize("matter", ALL)
def test_it_is_answered_however_unsure_the_reader_is(matter: CallMatter) -> None:
    step = next_step(said(matter))
    assert (step.action, step.step) == (Action.REPLY, ReplyStep.ABOUT_CALL)
    assert step.notify == (matter in URGENT)


@pytest.mark.parametrize("word", [CallWord.CANCELS, CallWord.DECLINES])
def test_who_calls_it_off_is_not_told_what_stands(word: CallWord) -> None:
    assert next_step(said(CallMatter.CHECKS, word=word)).step == ReplyStep.CANCEL_CALL


def test_some_minutes_later_is_moved_where_that_can_be_had() -> None:
    assert next_step(said(CallMatter.LATE, word=CallWord.RESCHEDULES, free=True)).step == ReplyStep.MOVE_CALL


def test_some_minutes_later_is_passed_on_where_it_cannot() -> None:
    step = next_step(said(CallMatter.LATE, word=CallWord.RESCHEDULES))
    assert (step.step, step.notify) == (ReplyStep.ABOUT_CALL, True)


def test_a_time_in_place_of_a_missed_call_is_booked() -> None:
    situation = said(CallMatter.MISSED, word=CallWord.PROPOSES, free=True, booked=False)
    assert next_step(situation).step == ReplyStep.CONFIRM_CALL


def test_whether_it_stands_moves_nothing() -> None:
    """ "We're on for Thursday at 11?", where it is on Wednesday."""
    situation = said(CallMatter.CHECKS, word=CallWord.RESCHEDULES, free=True)
    assert next_step(situation).step == ReplyStep.ABOUT_CALL


def test_a_question_beside_another_time_moves_it() -> None:
    situation = said(CallMatter.ASKS, word=CallWord.RESCHEDULES, free=True)
    assert next_step(situation).step == ReplyStep.MOVE_CALL


ENDS = [
    Heard(intent=Intent.NOT_INTERESTED),
    Heard(intent=Intent.BUYER, ends=True),
    Heard(intent=Intent.NOT_INTERESTED, later=True),
    Heard(intent=Intent.BUYER, ask_again=True),
    Heard(intent=Intent.NOT_INTERESTED, has_agent=True),
]


@pytest.mark.parametrize("heard", ENDS)
def test_who_bows_out_is_rung_up_by_nobody(heard: Heard) -> None:
    step = next_step(Situation(heard=heard, stage=Stage.BOOKED, call_booked=True, exchanges=2))
    assert (step.action, step.step, step.notify) == (Action.REPLY, ReplyStep.CANCEL_CALL, True)


@pytest.mark.parametrize("heard", ENDS)
def test_without_a_call_none_is_called_off(heard: Heard) -> None:
    assert next_step(Situation(heard=heard, exchanges=2)).step != ReplyStep.CANCEL_CALL


@pytest.mark.parametrize(
    "heard",
    [
        Heard(intent=Intent.BUYER, thanks=True, courteous=True),
        Heard(intent=Intent.BUYER, asks=("pets",)),
        Heard(intent=Intent.BUYER, has_agent=True, asks=("pets",)),
        Heard(intent=Intent.NOT_INTERESTED, sure=False),
    ],
)
def test_who_does_not_keeps_the_call(heard: Heard) -> None:
    step = next_step(Situation(heard=heard, stage=Stage.BOOKED, call_booked=True, exchanges=2, represented=True))
    assert step.step != ReplyStep.CANCEL_CALL


def wants(word: CallWord = CallWord.PROPOSES, *asked: str, insists: bool = False, free: bool = False) -> Situation:
    heard = Heard(intent=Intent.BUYER, call=word, time_is_free=free, insists=insists, ready=True)
    return Situation(heard=heard, call_proposed_after=1, knows_phone=True, asked=frozenset(asked), exchanges=2)


def test_a_wish_that_is_not_met_twice_is_the_agents() -> None:
    assert next_step(wants()).step == ReplyStep.OTHER_TIMES
    step = next_step(wants(CallWord.PROPOSES, UNMET_TIMES))
    assert (step.step, step.notify) == (ReplyStep.NOTE_WISH, True)


@pytest.mark.parametrize("word", [CallWord.NONE, CallWord.AMBIGUOUS, CallWord.PROPOSES_VAGUE])
def test_who_says_it_again_is_offered_no_more_times(word: CallWord) -> None:
    assert next_step(wants(word)).step != ReplyStep.NOTE_WISH
    assert next_step(wants(word, insists=True)).step == ReplyStep.NOTE_WISH


def test_a_time_that_can_be_had_is_taken_however_often_it_was_said() -> None:
    assert next_step(wants(CallWord.PROPOSES, UNMET_TIMES, insists=True, free=True)).step == ReplyStep.CONFIRM_CALL


def test_a_wrong_number_before_a_call_is_the_agents_to_know() -> None:
    heard = Heard(intent=Intent.BUYER, of_call=frozenset({CallMatter.WRONG_NUMBER}))
    step = next_step(Situation(heard=heard, knows_phone=True, call_proposed_after=1))
    assert (step.step, step.notify) == (ReplyStep.NOTE_WISH, True)


@pytest.mark.parametrize("told", [{"tells": True}, {"asks": ("pets",)}, {"courteous": True}, {"visit": True}])
def test_after_the_call_homes_and_questions_are_answered(told: dict[str, object]) -> None:
    heard = replace(Heard(intent=Intent.BUYER, of_call=frozenset({CallMatter.SAYS})), **told)  # type: ignore[arg-type]
    assert next_step(Situation(heard=heard, call_lately=True, exchanges=2)).step != ReplyStep.ABOUT_CALL
