"""A call to a language model: what was asked by whom about what, what came of it, and what it cost."""

from __future__ import annotations

from datetime import datetime

from models.base import Scoped, index

MICRO = 1_000_000  # money is kept as whole millionths of the currency unit of [ai.prices]: 10,000 are a cent


class ModelCall(Scoped):
    """One question to one model, with its retries and its repair; written once it has ended."""

    at: datetime
    role: str  # extractor, writer
    model: str  # as the server names it
    asked_as: str  # as it is configured
    prompt_version: str = ""
    schema_version: str = ""
    input_tokens: int = 0  # with those from the cache
    cached_tokens: int = 0
    output_tokens: int = 0
    cost: int | None = None  # in millionths (MICRO); None: no price is configured for the model
    latency_ms: int = 0
    attempts: int = 1  # requests that it took
    outcome: str = "answered"  # or the kind of ModelError (mailbot.doors.Model)
    message_id: str = ""
    thread_id: str = ""
    campaign: int = 0

    class Settings:
        name = "model_calls"
        indexes = [
            index("at"),
            index("message_id", where={"message_id": {"$gt": ""}}),
            index("thread_id", "at", where={"thread_id": {"$gt": ""}}),
        ]
