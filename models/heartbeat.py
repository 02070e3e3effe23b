"""The heartbeat: what the running daemon says of itself, so that a dashboard in another process can show it."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from models.base import Part, Scoped, index


class JobRun(Part):
    """A job: its last run, and when the next one is due at the latest. Durations in seconds."""

    began_at: datetime | None = None
    took: float = 0.0
    next_at: datetime | None = None
    problem: str = ""  # of the last run
    failed: int = 0  # runs since the start


class Heartbeat(Scoped):
    """Written every few seconds while the daemon lives; older than a minute, it does not."""

    at: datetime
    worker: str = ""
    version: str = ""
    started_at: datetime | None = None
    jobs: dict[str, JobRun] = Field(default_factory=dict)
    models: dict[str, str] = Field(default_factory=dict)  # a model's state by its name, its dots written as colons

    class Settings:
        name = "heartbeats"
        indexes = [index(unique=True)]
