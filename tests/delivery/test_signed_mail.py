"""With a DKIM key, what leaves is signed, and what is stored and filed in Sent are the very same bytes."""

from __future__ import annotations

import dkim
import pytest
from agency import Agency, reconfigured

from mailbot.errors import ConfigError
from mailbot.mail.dkim.keys import KeyType, make_key, read_key
from models.message import Direction, Message

KEY = make_key(KeyType.ED25519)
SIGNING = {"selector": "m1", "domain": "agency.test", "key": KEY}


def good(raw: bytes) -> bool:
    return bool(dkim.verify(raw, dnsfunc=lambda name, timeout=5: read_key(KEY).record.encode()))


async def test_an_answer_is_signed_and_filed_as_it_left(agency: Agency) -> None:
    signing = reconfigured(agency, smtp={"dkim": SIGNING}, imap={"sent_copy": "append"})
    signing.lead("dana@away.example").write("Hello, we want to buy a house with 3 bedrooms, up to $470k.", "House")
    await signing.round()
    await signing.round("fetch_mail")
    [sent] = [mail for mail in signing.sink.mails if "dana@away.example" in mail.recipients]
    assert good(sent.raw)
    stored = await signing.store.find(Message, {"direction": Direction.OUTBOUND}, whole=True)
    copies = [await signing.store.bytes_of(message) for message in stored]
    assert sent.raw in copies
    assert signing.tools.inbox is not None
    filed = [mail.raw async for batch in signing.tools.inbox.fetch_since("Sent", 0) for mail in batch]
    assert sent.raw in filed


async def test_without_a_key_nothing_is_signed(agency: Agency) -> None:
    agency.lead("dana@away.example").write("Hello, we want to buy a house with 3 bedrooms, up to $470k.", "House")
    await agency.round()
    assert agency.sink.mails
    assert not any(b"DKIM-Signature" in mail.raw for mail in agency.sink.mails)


async def test_a_key_that_cannot_sign_keeps_mailbot_from_starting(agency: Agency) -> None:
    with pytest.raises(ConfigError, match=r"smtp\.dkim"):
        reconfigured(agency, smtp={"dkim": {**SIGNING, "key": "nonsense"}})
