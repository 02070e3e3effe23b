"""An agency whose two roles ask two models, so that one of them can fail while the other works."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from agency import Agency, TurnedClock, open_agency
from dovecot import Mailbox
from openai_double import OpenAIDouble
from smtp_sink import SmtpSink

READER, WRITER = "double-reader", "double-writer"


@pytest.fixture
async def matrix_agency(
    mongodb_uri: str,
    database_name: str,
    mailbox: Mailbox,
    smtp_sink: SmtpSink,
    clock: TurnedClock,
    openai_double: OpenAIDouble,
) -> AsyncIterator[Agency]:
    """One question a role, a second for it, and prices, so that the ledger counts."""
    names = {"model": "", "reader_model": READER, "writer_model": WRITER}
    price = {"input": 1.0, "output": 4.0}
    ai = openai_double.section(timeout_seconds=1, retries=0, prices={"double-1": price, READER: price, WRITER: price})
    async for opened in open_agency(mongodb_uri, database_name, smtp_sink, mailbox, clock, ai={**ai, **names}):
        yield opened
