"""A week in figures, kept by a job, so that no page counts it again."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from models.base import Part, Scoped, index


class Talks(Part):
    """Conversations: in how many leads wrote, were engaged (models.thread.is_engaged), and have a call."""

    replied: int = 0
    engaged: int = 0
    calls: int = 0


class Answers(Part):
    """How fast leads were answered. `within` counts answers by the least of week_figures.WITHIN that they met."""

    count: int = 0
    median: float = 0.0  # seconds
    slowest_tenth: float = 0.0  # seconds: one in ten took longer
    within: dict[str, int] = Field(default_factory=dict)


class Spent(Part):
    """Questions to models; `cost` in millionths (model_call.MICRO)."""

    calls: int = 0
    failed: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: int = 0
    without_price: int = 0


class Week(Scoped):
    """One week of the account's zone, from its Monday. Conversations count where the lead last wrote in it."""

    week: str  # 2026-11-16
    at: datetime  # when it was counted
    talks: Talks = Talks()
    by_intent: dict[str, Talks] = Field(default_factory=dict)
    answers: Answers = Answers()
    spent: Spent = Spent()
    cost_by_campaign: dict[str, int] = Field(default_factory=dict)  # millionths

    class Settings:
        name = "weeks"
        indexes = [index("week", unique=True), index("at")]
