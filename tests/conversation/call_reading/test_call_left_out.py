"""Days and hours that a lead leaves out of when they can be called, now and for what is offered later."""

from __future__ import annotations

from datetime import date

import pytest
from call_talk import NEW_YORK, NOW, june, read, shown

from mailbot.conversation.call_reading.acceptance import limits_after
from mailbot.conversation.call_reading.clocks import OURS
from mailbot.conversation.calls.slots import Wish
from mailbot.conversation.steps import CallWord

MON_16, TUE_10, WED_10, THU_10, FRI_16 = (
    june("16 16:00"),
    june("17 10:00"),
    june("18 10:00"),
    june("19 10:00"),
    june("20 16:00"),
)
NEXT_WEEK = (MON_16, TUE_10, WED_10, THU_10, FRI_16)


def allowed(wish: Wish | None) -> list[str]:
    return [
        f"{at:%a %H}" for at in (each.astimezone(NEW_YORK) for each in NEXT_WEEK) if wish is None or wish.allows(at)
    ]


def after(*mails: str, kept: Wish | None = None) -> Wish | None:
    for mail in mails:
        kept = limits_after(kept, mail, NOW, NEW_YORK, in_talk=True, clock=OURS)
    return kept


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("never Tuesdays", "Mon 16|Wed 10|Thu 10|Fri 16"),
        ("anything but tuesday", "Mon 16|Wed 10|Thu 10|Fri 16"),
        ("weekdays except tuesday, after 2pm", "Mon 16|Fri 16"),
        ("weekdays after 3 except fridays", "Mon 16"),
        ("i cant do mornings", "Mon 16|Fri 16"),
        ("mornings are impossible", "Mon 16|Fri 16"),
        ("Wednesdays are out, staff meeting", "Mon 16|Tue 10|Thu 10|Fri 16"),
        ("I'm in clinic mornings and all day Friday the 20th", "Mon 16"),
        ("after 3 since she works", "Mon 16|Fri 16"),
        ("I'd rather avoid mornings", "Mon 16|Fri 16"),
        ("en las mañanas no", "Mon 16|Fri 16"),
        ("los martes no puedo", "Mon 16|Wed 10|Thu 10|Fri 16"),
        ("menos los lunes", "Tue 10|Wed 10|Thu 10|Fri 16"),
        ("nothing before 3 fridays either", "Mon 16|Tue 10|Wed 10|Thu 10|Fri 16"),
        ("rehearsal has me in training mondays", "Tue 10|Wed 10|Thu 10|Fri 16"),
    ],
)
def test_what_is_left_out_is_not_offered(text: str, left: str) -> None:
    answer = read(text)
    if answer.kind is not CallWord.AMBIGUOUS:  # then the offers that are left are asked about
        assert "|".join(allowed(answer.wish)) == left
    assert "|".join(allowed(after(text))) == left


@pytest.mark.parametrize(
    "text",
    [
        "I don't work Fridays, so that is good",
        "we don't want a house with a morning train",
        "the open house was never Tuesday",
        "no problem, Tuesdays are fine too",
        "why is the house not open Tuesday?",
        "nothing fancy please",
    ],
)
def test_what_is_no_refusal_leaves_nothing_out(text: str) -> None:
    wish = read(text).wish
    assert wish is None or not wish.without


@pytest.mark.parametrize(
    ("mails", "left"),
    [
        (["I teach so not before 3:15", "anything next week instead, same rules?"], "Mon 16|Fri 16"),
        (["I can only do after 3, and never Mondays", "hmm what else do you have"], "Fri 16"),
        (["only free fridays", "what is the tax on it?"], "Fri 16"),
        (["no mornings please, call me after lunch", "and not Friday the 20th"], "Mon 16"),
        (["never Tuesdays", "ok tuesdays work after all"], "Tue 10"),
        (["only after 3", "mornings are better now"], "Tue 10|Wed 10|Thu 10"),
        (["only after 3", "actually I'm flexible"], "Mon 16|Tue 10|Wed 10|Thu 10|Fri 16"),
        (["Friday?", "what else is free"], "Mon 16|Tue 10|Wed 10|Thu 10|Fri 16"),
    ],
)
def test_limits_hold_until_they_say_otherwise(mails: list[str], left: str) -> None:
    assert "|".join(allowed(after(*mails))) == left


def test_the_week_that_was_named_holds_for_a_day_of_it() -> None:
    kept = after("not this week, the week after next is good")
    assert kept is not None
    assert (kept.first_day, kept.last_day) == (date(2025, 6, 23), date(2025, 6, 29))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("only btwn 12 and 1… thursday", "proposes_vague"),
        ("Thursday or Friday before noon", "proposes_vague"),
        ("Friday then. Earliest after 3", "accepts 6/13 16:00"),
        ("Thursday or Friday", "ambiguous 6/12 14:00 6/13 16:00"),
        ("Friday after 3 please", "accepts 6/13 16:00"),
    ],
)
def test_a_day_is_taken_within_the_hours_that_are_named(text: str, expected: str) -> None:
    assert shown(read(text)).replace(" |", "") == expected
