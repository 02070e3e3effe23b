"""`mailbot run --once` is one round of every job, as its help says."""

from __future__ import annotations

from jobs.schedule import ONE_ROUND, TIMETABLE


def test_no_job_is_left_out_of_one_round() -> None:
    assert set(ONE_ROUND) == {line.name for line in TIMETABLE}
