"""Quotes are verbatim, and no text breaks or misleads the reader."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from call_talk import NOW, THREE, THU, read, shown
from hypothesis import given
from hypothesis import strategies as st

from mailbot.conversation.steps import CallWord


def test_the_quote_is_verbatim_with_accents_and_typographic_marks():
    text = "Hola — sí, el jueves a las 2 me va “perfecto”. Gracias"
    assert read(text).quote == "Hola — sí, el jueves a las 2 me va “perfecto”."


def test_decomposed_letters_are_read_too():
    text = unicodedata.normalize("NFD", "Mañana a las 10 está bien")
    assert shown(read(text)) == "accepts | 6/10 10:00"


@given(st.text(max_size=400))
def test_any_text_is_survived(text):
    read(text, booked=None)
    read(text, (), booked=THU)


PIECES = [
    "Thursday",
    "at 2",
    "or",
    "not",
    "works",
    "jueves",
    "a las 2",
    "2pm",
    ",",
    ".",
    "\n",
    "the second one",
    "call",
    "if",
    "Friday at 3",
    "cancel",
    "move",
    "any of those",
    "next week",
    "no",
    "yes",
    "mañana",
    "12 Elm St",
    "?",
    "tomorrow",
    "between 2 and 4",
    "12th",
    "6/12",
    "4 instead",
    "make it",
    "a day later",
    "the day after",
    "after lunch",
    "2.30",
    "1",
    "won't be able to make it",
    "after all",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_only_offered_times_are_ever_taken(text):
    answer = read(text)
    if answer.kind is CallWord.ACCEPTS:
        assert answer.slot in THREE
    if answer.kind in (CallWord.PROPOSES, CallWord.RESCHEDULES):
        assert answer.slot > NOW
    else:
        assert answer.slot is None or answer.kind is CallWord.ACCEPTS


@pytest.mark.parametrize(
    "text",
    [
        "Thursday " * 2000,
        "2 " * 5000,
        "at 2 or " * 3000,
        "if " * 4000,
        "((((" * 3000,
        "a" * 100_000,
        "1/" * 5000,
        "not " * 3000,
        "between 1 and " * 900,
        "no, " * 4000,
        "\n" * 10_000,
        "prefer " + "a " * 5000 + "email",
        "1-2-3-4-" * 2000,
        "ok, " * 2000,
        "\n" * 5000 + "2",
        "2" + " please" * 2000,
        "rate is " * 2000,
        "can't make it " * 2000,
        "1.30 " * 3000,
        "a day later " * 2000,
        "the week after " * 2000,
        "first thing " * 2000,
    ],
)
def test_long_and_hostile_texts_end(text):
    read(text)


def test_a_refusal_after_the_time_is_never_overlooked():
    for tail in (
        " doesn't work",
        " is no good",
        " won't work for me",
        ", sadly, is not possible",
        " is out",
        " is too early",
        " no puedo",
        " is impossible",
    ):
        answer = read("Thursday at 2" + tail)
        assert answer.kind is not CallWord.ACCEPTS, tail


def test_slots_are_compared_as_moments():
    in_paris = tuple(slot.astimezone(ZoneInfo("Europe/Paris")) for slot in THREE)
    assert read("Thursday at 2 works", in_paris, NOW + timedelta(minutes=1)).slot == THU
