"""An agency whose two roles ask two models, so that one of them can fail while the other works."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from agency import Agency, Opener
from openai_double import OpenAIDouble

READER, WRITER = "double-reader", "double-writer"


@pytest.fixture
async def model_agency(opener: Opener, openai_double: OpenAIDouble) -> AsyncIterator[Agency]:
    """An agency whose model is the double, asked once a question."""
    async for opened in opener(ai=openai_double.section(timeout_seconds=5, retries=0)):
        yield opened


@pytest.fixture
async def matrix_agency(opener: Opener, openai_double: OpenAIDouble) -> AsyncIterator[Agency]:
    """One question a role, a second for it, and prices, so that the ledger counts."""
    names = {"model": "", "reader_model": READER, "writer_model": WRITER}
    price = {"input": 1.0, "output": 4.0}
    ai = openai_double.section(timeout_seconds=1, retries=0, prices={"double-1": price, READER: price, WRITER: price})
    async for opened in opener(ai={**ai, **names}):
        yield opened
