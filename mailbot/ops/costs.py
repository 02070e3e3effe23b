"""What models cost: the ledger of calls summed up by day, model, role, campaign or thread."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from mailbot.desk import Desk
from models.model_call import MICRO, ModelCall
from models.thread import Thread

_WORDS = ("at", "role", "model", "outcome", "campaign", "thread_id")
_NUMBERS = ("input_tokens", "cached_tokens", "output_tokens", "cost", "latency_ms")


class By(StrEnum):
    """What the sums are told by."""

    DAY = "day"
    MODEL = "model"
    ROLE = "role"
    CAMPAIGN = "campaign"
    THREAD = "thread"


@dataclass(slots=True)
class CostLine:
    """One sum, over the calls whose price is known; times in milliseconds."""

    key: str
    calls: int = 0
    failed: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    spent: int = 0  # millionths
    without_price: int = 0
    latency: int = 0

    def add(self, row: dict[str, Any]) -> None:
        self.calls += 1
        self.failed += row["outcome"] != "answered"
        self.input_tokens += row["input_tokens"]
        self.cached_tokens += row["cached_tokens"]
        self.output_tokens += row["output_tokens"]
        self.spent += row["cost"] or 0
        self.without_price += row["cost"] is None
        self.latency += row["latency_ms"]

    def as_row(self) -> dict[str, Any]:
        """For tables and JSON; the cost as a decimal in words, so that nothing rounds it."""
        return {
            "key": self.key,
            "calls": self.calls,
            "failed": self.failed,
            "input_tokens": self.input_tokens,
            "cached_tokens": self.cached_tokens,
            "output_tokens": self.output_tokens,
            "cost": f"{Decimal(self.spent) / MICRO:.6f}",
            "without_price": self.without_price,
            "mean_latency_ms": round(self.latency / self.calls) if self.calls else 0,
        }


async def costs(desk: Desk, since: datetime, by: By) -> list[CostLine]:
    """A line per day, model …, in order, and last the sum of them all."""
    lines: defaultdict[str, CostLine] = defaultdict(lambda: CostLine(""))
    total = CostLine("total")
    numbers = await _thread_numbers(desk) if by is By.THREAD else {}
    for row in await desk.store.rows(ModelCall, {"at": {"$gte": since}}, (*_WORDS, *_NUMBERS), sort=[("at", 1)]):
        key = _key(row, by, desk.config.business.zone, numbers)
        lines[key].key = key
        lines[key].add(row)
        total.add(row)
    return [*(lines[key] for key in sorted(lines)), total]


def _key(row: dict[str, Any], by: By, zone: ZoneInfo, numbers: dict[str, int]) -> str:
    if by is By.DAY:
        return str(row["at"].astimezone(zone).date())
    if by is By.THREAD:
        return str(numbers.get(row["thread_id"], "no thread"))
    if by is By.CAMPAIGN:
        return str(row["campaign"] or "no campaign")
    return str(row[by])


async def _thread_numbers(desk: Desk) -> dict[str, int]:
    rows = await desk.store.rows(Thread, {"number": {"$gt": 0}}, ["number"])
    return {str(row["_id"]): row["number"] for row in rows}
