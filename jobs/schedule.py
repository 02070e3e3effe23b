"""The timetable: every job, how often it runs, and what a late or overlapping run does.

All jobs are idempotent. A job never overlaps itself: a run that finds the one before still at work is left out. A run
that was missed (the machine slept, the loop was busy) is made up for once, however many were missed, unless it is
older than `late_seconds`; then the next regular one does.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from jobs import (
    add_up,
    advance_campaigns,
    answer_leads,
    enhance_drafts,
    fetch_mail,
    forget_old,
    keep_house,
    read_mail,
    remind_calls,
    send_due,
    tell_operator,
    watch_store,
)
from jobs.tools import Tools
from mailbot.config import Config


@dataclass(frozen=True, slots=True)
class Job:
    """One line of the timetable. Times in seconds; `jitter` spreads the runs of several installations."""

    name: str
    run: Callable[[Tools], Awaitable[None]]
    every: Callable[[Config], float]
    jitter: float
    late_seconds: int
    why: str


TIMETABLE: tuple[Job, ...] = (
    Job("watch_store", watch_store.run, lambda _: 10, 0, 10, "nothing works without the database"),
    Job("keep_house", keep_house.run, lambda _: 30, 2, 30, "leases are short; what a dead process held is soon free"),
    Job(
        "fetch_mail", fetch_mail.run, lambda c: c.imap.poll_seconds, 1, 60, "IDLE tells sooner; the poll never fails to"
    ),
    Job("read_mail", read_mail.run, lambda _: 10, 0, 60, "woken by fetch_mail; picks up what a crash left"),
    Job("answer_leads", answer_leads.run, lambda _: 5, 0, 60, "answers fall due when a lead has been quiet"),
    Job("send_due", send_due.run, lambda _: 5, 0, 60, "woken by the others; paces campaigns"),
    Job("advance_campaigns", advance_campaigns.run, lambda _: 15, 1, 300, "starts, steps and ends are not urgent"),
    Job("enhance_drafts", enhance_drafts.run, lambda _: 3, 0, 60, "somebody waits for it at the dashboard"),
    Job("remind_calls", remind_calls.run, lambda _: 60, 5, 600, "a reminder slept past is sent if the call is ahead"),
    Job(
        "add_up", add_up.run, lambda _: 120, 10, 600, "weeks and the list of contacts, for pages; nobody waits for them"
    ),
    Job(
        "forget_old", forget_old.run, lambda _: 600, 10, 600, "what is past its time is refused anyhow; this makes room"
    ),
    Job(
        "tell_operator", tell_operator.run, lambda c: c.sending.digest_minutes * 60, 5, 600, "held drafts, in one mail"
    ),
)

# One round of everything, in the order in which mail flows: what `mailbot run --once` does.
ONE_ROUND: tuple[str, ...] = (
    "watch_store",
    "keep_house",
    "enhance_drafts",
    "advance_campaigns",
    "send_due",
    "fetch_mail",
    "read_mail",
    "answer_leads",
    "remind_calls",
    "tell_operator",
    "send_due",
    "add_up",
    "forget_old",
)


def job(name: str) -> Job:
    """The line of the timetable with that name."""
    return next(line for line in TIMETABLE if line.name == name)
