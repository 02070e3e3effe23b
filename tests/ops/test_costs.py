"""`mailbot costs`: the ledger summed up, with what has no price told apart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from agency import Agency

from mailbot.cli.spans import span
from mailbot.errors import BadInput
from mailbot.ops.costs import By, costs
from models.model_call import ModelCall


async def call(agency: Agency, **fields: Any) -> None:
    values = {"at": agency.clock.now(), "role": "extractor", "model": "m", "asked_as": "m", "cost": 1_500_000}
    tokens = {"input_tokens": 10, "cached_tokens": 5, "output_tokens": 2, "latency_ms": 100}
    assert await agency.store.add(ModelCall(**{**values, **tokens, **fields}))


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        (By.ROLE, ["extractor", "writer", "total"]),
        (By.MODEL, ["m", "n", "total"]),
        (By.CAMPAIGN, ["1001", "no campaign", "total"]),
    ],
)
async def test_sums(quiet_agency: Agency, by: By, keys: list[str]) -> None:
    await call(quiet_agency, campaign=1001)
    await call(quiet_agency, role="writer", model="n", outcome="timeout", cost=None)
    await call(quiet_agency, at=quiet_agency.clock.now() - timedelta(days=30))
    lines = await costs(quiet_agency.desk, quiet_agency.clock.now() - timedelta(days=7), by)
    assert [line.key for line in lines] == keys
    total = lines[-1].as_row()
    assert (total["calls"], total["failed"], total["without_price"]) == (2, 1, 1)
    assert total["cost"] == "1.500000"
    assert total["mean_latency_ms"] == 100


async def test_days_are_the_agencys(quiet_agency: Agency) -> None:
    late = datetime(2026, 3, 4, 3, 30, tzinfo=UTC)  # the evening before in New York
    await call(quiet_agency, at=late)
    lines = await costs(quiet_agency.desk, late - timedelta(hours=1), By.DAY)
    assert [line.key for line in lines] == ["2026-03-03", "total"]


def test_spans() -> None:
    assert (span("12h"), span("7d"), span("2w")) == (timedelta(hours=12), timedelta(days=7), timedelta(days=14))
    with pytest.raises(BadInput, match="no span"):
        span("soon")
