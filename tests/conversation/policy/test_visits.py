"""What the policy does about visits: a person agrees to them, and nobody believes otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailbot.conversation.meaning.held_homes import asks_to_hold
from mailbot.conversation.policy.table import next_step
from mailbot.conversation.policy.visits import NOT_CONFIRMED
from mailbot.conversation.steps import Action, CallWord, Heard, ReplyStep, Situation
from models.message import Intent

BUYER = Situation(heard=Heard(intent=Intent.BUYER), exchanges=1, knows_needs=True, matches=2)


def hears(situation: Situation = BUYER, **heard: object) -> Situation:
    return replace(situation, heard=replace(situation.heard, **heard))


def test_a_visit_that_is_taken_for_agreed_is_corrected_at_once() -> None:
    step = next_step(hears(agreed=True, viewing=True, ready=True, sure=False))
    assert (step.action, step.step, step.notify) == (Action.REPLY, ReplyStep.NOTE_WISH, True)


def test_the_third_time_a_person_answers() -> None:
    step = next_step(hears(replace(BUYER, asked=frozenset({NOT_CONFIRMED})), agreed=True, viewing=True))
    assert (step.action, step.notify) == (Action.NOTIFY, True)


def test_a_time_that_was_offered_is_taken_all_the_same() -> None:
    situation = replace(BUYER, knows_phone=True)
    step = next_step(hears(situation, agreed=True, call=CallWord.ACCEPTS, time_is_free=True))
    assert step.step == ReplyStep.CONFIRM_CALL


@pytest.mark.parametrize(
    "situation",
    [
        replace(BUYER, call_proposed_after=1, knows_phone=True),
        replace(BUYER, asked=frozenset({"phone"})),
    ],
)
def test_who_says_again_when_they_would_come_is_offered_no_more_calls(situation: Situation) -> None:
    step = next_step(hears(situation, viewing=True, ready=True, to_see=True, visit=True))
    assert (step.action, step.step, step.notify) == (Action.REPLY, ReplyStep.NOTE_WISH, True)


@pytest.mark.parametrize(
    ("situation", "step"),
    [
        (BUYER, ReplyStep.ASK_PHONE),
        (replace(BUYER, asked=frozenset({"phone"}), knows_phone=True), ReplyStep.PROPOSE_CALL),
    ],
)
def test_before_that_the_call_is_spoken_of(situation: Situation, step: ReplyStep) -> None:
    assert next_step(hears(situation, viewing=True, ready=True, visit=True)).step == step


def test_with_the_call_the_visit_is_not_called_off() -> None:
    booked = replace(BUYER, call_booked=True)
    step = next_step(hears(booked, call=CallWord.CANCELS, visit=True))
    assert (step.step, step.notify) == (ReplyStep.CANCEL_CALL, True)
    assert not next_step(hears(booked, call=CallWord.CANCELS)).notify


@pytest.mark.parametrize(
    "text",
    [
        "please dont rent it to anyone else ok",
        "Ok yes please hold it for us if you can!",
        "Can you hold Unit 9 for me until friday?",
        "could you reserve the apartment until Monday",
        "¿me la pueden apartar?",
        "Take it off the market please, we want it",
    ],
)
def test_a_home_is_to_be_kept(text: str) -> None:
    assert asks_to_hold(text)
    step = next_step(hears(holds=True, sure=False))
    assert (step.action, step.step, step.notify) == (Action.REPLY, ReplyStep.NOTE_WISH, True)


@pytest.mark.parametrize(
    "text",
    [
        "please hold that thought",
        "do you hold the deposit?",
        "don't sell my address to anyone",
        "we'll hold off for now",
        "can we keep a dog",
        "I save for a house",
    ],
)
def test_no_home_is_to_be_kept(text: str) -> None:
    assert not asks_to_hold(text)
