"""How long a failing model server is left alone, and that it is tried again."""

from __future__ import annotations

import pytest

from mailbot.ai.patience import Breaker, Patience
from mailbot.errors import ModelError

PATIENCE = Patience(outages=2, first_rest=30.0, longest_rest=100.0)
OUTAGE = ModelError("down", "start it", kind="down")


class Time:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def breaker(time: Time) -> Breaker:
    return Breaker(PATIENCE, time)


def is_left_alone(breaker: Breaker) -> bool:
    try:
        breaker.allow()
    except ModelError:
        return True
    return False


def test_who_comes_meanwhile_is_told_what_the_outage_was(breaker: Breaker) -> None:
    breaker.failed(OUTAGE)
    breaker.failed(OUTAGE)
    with pytest.raises(ModelError, match="left alone") as caught:
        breaker.allow()
    assert (caught.value.kind, caught.value.mend) == (OUTAGE.kind, OUTAGE.mend)


def test_one_outage_is_no_reason_to_wait(breaker: Breaker) -> None:
    breaker.failed(OUTAGE)
    assert not is_left_alone(breaker)


def test_rests_grow_up_to_a_limit_and_each_ends_with_a_trial(breaker: Breaker, time: Time) -> None:
    breaker.failed(OUTAGE)
    for rest in (30.0, 60.0, 100.0, 100.0):
        breaker.failed(OUTAGE)
        time.now += rest - 1
        assert is_left_alone(breaker)
        time.now += 1
        assert not is_left_alone(breaker)


def test_one_success_forgets_all_outages(breaker: Breaker) -> None:
    breaker.failed(OUTAGE)
    breaker.worked()
    breaker.failed(OUTAGE)
    assert not is_left_alone(breaker)


@pytest.mark.parametrize(("asked_for", "kept"), [(50.0, 50.0), (9_999.0, 100.0)])
def test_what_the_server_asks_for_is_kept_from_the_first_time_on(
    breaker: Breaker, time: Time, asked_for: float, kept: float
) -> None:
    breaker.failed(OUTAGE, asked_for)
    time.now += kept - 1
    assert is_left_alone(breaker)
    time.now += 1
    assert not is_left_alone(breaker)


@pytest.mark.parametrize("attempt", range(1, 12))
def test_pauses_grow_are_bounded_and_never_shorter_than_asked_for(attempt: int) -> None:
    patience = Patience(first_pause=0.5, longest_pause=15.0)
    whole = min(15.0, 0.5 * 2 ** (attempt - 1))
    pause = patience.pause(attempt, None)
    assert pause is not None
    assert whole * 0.75 <= pause <= whole
    asked = patience.pause(attempt, 14.0)
    assert asked is not None
    assert asked >= 14.0
    assert patience.pause(attempt, 15.1) is None


def test_processes_that_failed_together_do_not_come_back_together() -> None:
    pauses = {Patience(first_pause=8.0).pause(1, None) for _ in range(50)}
    assert len(pauses) > 40
    assert max(filter(None, pauses)) - min(filter(None, pauses)) > 0.5
