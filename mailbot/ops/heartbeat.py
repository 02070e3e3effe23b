"""The daemon's word on itself: which jobs ran and when they run next, and how its models are, kept for dashboards."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from mailbot.desk import Desk
from mailbot.errors import MailbotError
from models.base import utcnow
from models.heartbeat import Heartbeat, JobRun

if TYPE_CHECKING:
    from mailbot.ai.roles import Models

LONGEST_PROBLEM = 300  # characters


class Pulse:
    """Watches the runs of jobs in memory; `beat` writes all of it as one document."""

    def __init__(self, now: Callable[[], datetime] = utcnow) -> None:
        self._now = now
        self._started_at = now()
        self._runs: dict[str, JobRun] = {}

    @contextmanager
    def run(self, name: str) -> Iterator[None]:
        """Around one run of a job; what it raises passes through."""
        began_at, began, problem = self._now(), time.monotonic(), ""
        try:
            yield
        except Exception as trouble:
            known = isinstance(trouble, MailbotError)
            problem = (str(trouble) if known else f"a fault of mailbot's: {trouble!r}")[:LONGEST_PROBLEM]
            raise
        finally:
            before = self._runs.get(name, JobRun())
            took = round(time.monotonic() - began, 3)
            failed = before.failed + bool(problem)
            self._runs[name] = JobRun(began_at=began_at, took=took, problem=problem, failed=failed)

    async def beat(self, desk: Desk, due: Mapping[str, datetime | None], models: Models | None) -> None:
        """Write what is known, with when each job runs next (`due`) and how each model is. Raises StoreError."""
        jobs = {name: self._runs.get(name, JobRun()).model_copy(update={"next_at": at}) for name, at in due.items()}
        said = {
            "at": self._now(),
            "worker": desk.worker,
            "version": version("mailbot"),
            "started_at": self._started_at,
            "jobs": {name: run.model_dump() for name, run in jobs.items()},
            "models": {name.replace(".", ":"): state for name, state in (models.states if models else {}).items()},
        }
        await desk.store.put(Heartbeat, {}, set=said)
