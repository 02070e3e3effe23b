"""Which draft a person sees next: that of the next number which waits, and after the last the first."""

from __future__ import annotations

import pytest
from account_rows import a_draft
from agency import Agency

from mailbot.conversation.operator.draft_desk import draft_page, queue
from models.draft import DraftState


@pytest.mark.parametrize(
    ("waiting", "looked_at", "following"),
    [
        ((3, 5, 9), 3, 5),
        ((3, 5, 9), 5, 9),
        ((3, 5, 9), 9, 3),
        ((3, 5, 9), 7, 9),
        ((3,), 3, 0),
        ((3,), 9, 3),
        ((), 9, 0),
    ],
)
async def test_it_is_of_the_next_number(
    quiet_agency: Agency, waiting: tuple[int, ...], looked_at: int, following: int
) -> None:
    await quiet_agency.store.numbers("draft", 9)
    for number in (3, 5, 7, 9):
        await quiet_agency.store.add(a_draft(number, DraftState.HELD if number in waiting else DraftState.SENT))
    assert (await draft_page(quiet_agency.desk, looked_at)).next == following
    assert tuple(line.draft.number for line in await queue(quiet_agency.desk)) == waiting
