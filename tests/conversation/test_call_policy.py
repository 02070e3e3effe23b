"""What is said around a call that stands, or whose time has gone by, and the step that follows."""

from __future__ import annotations

import pytest

from mailbot.conversation.policy import next_step
from mailbot.conversation.steps import Action, CallMatter, CallWord, Heard, ReplyStep, Situation
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
