"""The reader of strangers makes spam of nothing: it doubts what is called spam, and warns of what is passed over."""

from __future__ import annotations

import pytest

from classifiers.intents.features import features
from classifiers.intents.intent import BuiltinReader
from classifiers.intents.linear import LinearModel
from classifiers.intents.stranger_model import (
    DOUBTED_BELOW,
    NO_SPAM,
    STRANGE,
    STRANGER_FILE,
    WARNED_FROM,
    is_doubted,
    is_warned_of,
    likelihood,
    warns_of,
)
from mailbot.conversation.policy.table import next_step
from mailbot.conversation.steps import Action, Heard, Situation
from models.message import Intent, Kind

MODEL = LinearModel.load(STRANGER_FILE)
READER = BuiltinReader()
STATEMENT = "Your statement for October is ready. Sign in to your account at https://bank.example to view it."
RENEWAL = "Your plan renews on December 3 for $49. No action is needed. Manage your plan in your account settings."
PITCH = "We help agents get 20 exclusive seller leads a month, guaranteed. Would you be open to a 15 minute demo?"
SHOWING = "We love the house on Elm, is it still available? Could we see it Saturday?"


def test_the_shipped_file_knows_both_labels() -> None:
    assert set(MODEL.labels) == {Intent.SPAM, NO_SPAM}


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [(STATEMENT, 0, DOUBTED_BELOW), (RENEWAL, 0, DOUBTED_BELOW), (SHOWING, 0, 0.1), (PITCH, WARNED_FROM, 1)],
)
def test_pitches_are_told_from_notices_and_leads(text: str, least: float, most: float) -> None:
    assert least <= likelihood(MODEL, features("Hello", text)) <= most


@pytest.mark.parametrize(
    ("subject", "text"), [("Your October statement is ready", STATEMENT), ("Your subscription renews soon", RENEWAL)]
)
def test_a_notice_that_is_called_spam_is_doubted_and_never_sure(subject: str, text: str) -> None:
    reading = READER.read(subject, text)
    assert (reading.intent, reading.sure) == (Intent.SPAM, False)
    assert is_doubted(reading.reason)


def test_what_is_spam_by_both_is_sure() -> None:
    reading = READER.read("Grow your listings", PITCH)
    assert (reading.intent, reading.sure) == (Intent.SPAM, True)
    assert not is_doubted(reading.reason)


@pytest.mark.parametrize(
    ("intent", "strange", "warned"),
    [
        (Intent.GENERAL, 0.95, True),
        (Intent.BUYER, 0.95, True),
        (Intent.GENERAL, 0.9, False),
        (Intent.SPAM, 0.99, False),  # it is named already
        (Intent.UNSUBSCRIBE, 0.99, False),  # whoever wants no mail gets none
    ],
)
def test_who_is_warned_of(intent: Intent, strange: float, *, warned: bool) -> None:
    assert warns_of(intent, strange) is warned


def test_a_lead_is_read_as_before() -> None:
    reading = READER.read("Elm", SHOWING)
    assert (reading.intent, reading.sure) == (Intent.BUYER, True)
    assert not is_warned_of(reading.reason)


def test_a_first_mail_that_is_warned_of_waits_and_says_why() -> None:
    heard = Heard(kind=Kind.HUMAN, intent=Intent.BUYER, sure=True, strange=True, tells=True)
    step = next_step(Situation(heard, knows_needs=True, matches=3))
    assert (step.action, step.step) == (Action.HOLD, "stranger")
    assert STRANGE in step.reason
    assert "before any link is followed" in step.reason


def test_in_a_conversation_nobody_is_warned_of() -> None:
    heard = Heard(kind=Kind.HUMAN, intent=Intent.BUYER, sure=True, strange=True, tells=True)
    step = next_step(Situation(heard, knows_needs=True, matches=3, exchanges=2))
    assert step.action is Action.REPLY
