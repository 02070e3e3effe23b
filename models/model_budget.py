"""A budget: what the calls to models of one day, or of one conversation, have cost so far."""

from __future__ import annotations

from datetime import date

from models.base import Scoped, index


class ModelBudget(Scoped):
    """`spent`, in millionths (model_call.MICRO): ended calls at their cost, others at the most that they may cost."""

    scope: str
    spent: int = 0

    class Settings:
        name = "model_budgets"
        indexes = [index("scope", unique=True)]


def day_scope(day: date) -> str:
    """The budget of a day in the account's zone."""
    return f"day:{day.isoformat()}"


def thread_scope(thread_id: str) -> str:
    """The budget of a conversation."""
    return f"thread:{thread_id}"
