"""What leaves a call as it is, what speaks of one that has gone by, and whose number is asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mailbot.conversation.call_reading.acceptance import read_answer
from mailbot.conversation.call_reading.of_the_call import (
    asks_our_number,
    is_anothers,
    leaves_it,
    matters_of,
    speaks_of_a_past_call,
)
from mailbot.conversation.steps import CallMatter, CallWord

NOW = datetime(2026, 3, 2, 13, tzinfo=UTC)  # a Monday
BOOKED = datetime(2026, 3, 3, 19, tzinfo=UTC)  # Tuesday at 2 in New York
OFFERED = (BOOKED, BOOKED + timedelta(days=1), BOOKED + timedelta(days=2))
ZONE = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    "text",
    [
        "no thats fine leave it",
        "leave it as is",
        "no dont reschedule",
        "ok, let's keep it",
        "No need to reschedule, thanks",
        "nah it's ok",
        "Mejor déjelo así",
    ],
)
def test_it_stays_as_it_is(text: str) -> None:
    assert leaves_it(text)


@pytest.mark.parametrize(
    "text",
    [
        "leave me alone",
        "please keep me posted",
        "don't call me",
        "leave it to Nora to choose the time",
        "no, that's fine but can we do 4 instead?",
        "Can we keep it short?",
        "fine",
    ],
)
def test_other_words_leave_nothing(text: str) -> None:
    assert not leaves_it(text)


@pytest.mark.parametrize(
    "text",
    ["please try once more", "can she call me now?", "I see a missed call, it went to voicemail", "Free again after 2"],
)
def test_few_words_are_of_the_call_that_has_gone_by(text: str) -> None:
    assert speaks_of_a_past_call(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for the call! Please send me the listing",
        "It was nice talking to Nora on the phone",
        "Does it have a garage?",
        "As we discussed on the call, here is my budget: 450k",
    ],
)
def test_what_came_after_the_call_is_not(text: str) -> None:
    assert not speaks_of_a_past_call(text)


@pytest.mark.parametrize(
    "text", ["wait whats the number again", "What is Agentname's number?", "what's her direct number"]
)
def test_our_number_is_asked_for(text: str) -> None:
    assert asks_our_number(text)


@pytest.mark.parametrize("text", ["what is the number of bedrooms", "what number of baths?", "my number is 555-0113"])
def test_other_numbers_are_not_ours(text: str) -> None:
    assert not asks_our_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "Can my husband join? 207-555-0213",
        "they'll call in from Tokyo, 207-555-0213",
        "please conference in my mom 207-555-0213",
        "Could my brother be on the call too? 207-555-0213",
    ],
)
def test_who_joins_has_a_number_of_their_own(text: str) -> None:
    assert CallMatter.JOINS in matters_of(text)
    assert is_anothers(text, "207-555-0213")


@pytest.mark.parametrize(
    "text",
    [
        "Can my husband join? And call my cell instead: 207-555-0213",
        "My husband will join. My number is 207-555-0213",
        "Call me at 207-555-0213",
        "my office line is 207-555-0213",
    ],
)
def test_their_own_number_stays_theirs(text: str) -> None:
    assert not is_anothers(text, "207-555-0213")


@pytest.mark.parametrize(
    "text",
    [
        "running like 15 late sorry",
        "gonna be 20 min late, can she call 2:20",
        "I'll be maybe 10 late",
        "stuck in traffic! 10 min",
        "sitting in bad traffic",
        "picking kids up, could be like 10 mins behind",
    ],
)
def test_they_are_late(text: str) -> None:
    assert CallMatter.LATE in matters_of(text)


@pytest.mark.parametrize(
    "text", ["is it too late to apply?", "not much traffic there, is it?", "We are 15 min from it"]
)
def test_they_are_not_late(text: str) -> None:
    assert CallMatter.LATE not in matters_of(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("never mind about tues. can you tell me if it has a garage instead", CallWord.CANCELS),
        ("Can we push to next week, same day and time?", CallWord.RESCHEDULES_VAGUE),
        ("can't talk this week after all", CallWord.RESCHEDULES_VAGUE),
        ("cant make it anymore. boss called me in", CallWord.CANCELS),
        ("we want to push to get the price down", CallWord.NONE),
        ("never mind the price, is it pet friendly?", CallWord.NONE),
        ("I can't speak to that", CallWord.NONE),
    ],
)
def test_the_booked_call_is_called_off_or_moved(text: str, word: CallWord) -> None:
    assert read_answer(text, (), NOW, ZONE, booked=BOOKED).kind is word


@pytest.mark.parametrize(
    "text",
    [
        "Ok. Anything similar? Fenced yard is a must",
        "Thanks. we will fill it out tonight. what documents",
        "sure! does it have a garage?",
        "Okay. I'll review the disclosures tomorrow",
    ],
)
def test_another_topic_takes_no_time(text: str) -> None:
    assert read_answer(text, OFFERED, NOW, ZONE).kind is CallWord.NONE


@pytest.mark.parametrize("text", ["ok", "Yes please!", "sure, call me", "Yes, that works. Thanks"])
def test_a_yes_alone_is_asked_after(text: str) -> None:
    assert read_answer(text, OFFERED, NOW, ZONE).kind is CallWord.AMBIGUOUS
