"""Who asks when the agent has time says in asking when they can be called."""

from __future__ import annotations

from datetime import time

from call_talk import NEW_YORK, NOW

from mailbot.conversation.call_reading.clocks import OURS
from mailbot.conversation.call_reading.when_asked import wish_in_asking


def test_the_question_says_when_they_can() -> None:
    text = "what times has she got thurs or fri after 2, ill talk to her direct"
    wish = wish_in_asking(text, NOW, NEW_YORK, "en", OURS)
    assert wish is not None
    assert wish.weekdays == {3, 4}
    assert wish.since is not None
    assert wish.since > time(14)


def test_when_they_get_up_is_no_time_for_a_call() -> None:
    text = "We ought to talk to her. What times does she have? Any weekday morning is fine, we're up at five."
    wish = wish_in_asking(text, NOW, NEW_YORK, "en", OURS)
    assert wish is not None
    assert wish.since is None
    assert wish.weekdays == {0, 1, 2, 3, 4}


def test_lunchtime_bounds_what_is_offered() -> None:
    text = "Could somebody ring me about it? Weekdays around lunchtime, tell me what's possible."
    wish = wish_in_asking(text, NOW, NEW_YORK, "en", OURS)
    assert wish is not None
    assert (wish.since, wish.until) == (time(12), time(14))
