"""What is asked for stands in what is found, whichever of it the embedded store finds by an index."""

from __future__ import annotations

from typing import Any

import pytest
from account_rows import a_draft

from mailbot.store import Store
from models.draft import Draft, DraftState

HELD, SENT = DraftState.HELD, DraftState.SENT


@pytest.mark.parametrize(
    ("where", "then", "found"),
    [
        ({"number": {"$in": [1, 2, 3]}}, None, {1, 2, 3}),
        ({"number": {"$in": [1, 2, 3]}, "state": HELD}, None, {1, 3}),
        ({"number": {"$in": [1, 2, 3]}, "state": HELD}, {"number": {"$gt": 1}}, {3}),
        ({"number": {"$in": [1, 2, 3]}, "state": HELD}, {"state": SENT}, set()),
        ({"number": {"$in": []}, "state": HELD}, None, set()),
        ({"state": {"$in": [HELD, SENT]}, "number": {"$gte": 3}}, None, {3, 4}),
        ({"state": HELD, "number": {"$in": [2, 3]}}, None, {3}),
    ],
)
async def test_conditions_all_hold(
    store: Store, where: dict[str, Any], then: dict[str, Any] | None, found: set[int]
) -> None:
    await store.add_all([a_draft(number, HELD if number % 2 else SENT) for number in range(1, 5)])
    assert {draft.number for draft in await store.find(Draft, where, then=then)} == found
    assert {row["number"] for row in await store.rows(Draft, where, ["number"], then=then)} == found
