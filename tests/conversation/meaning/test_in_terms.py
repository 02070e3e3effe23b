"""A burst in the policy's terms: what it is ready for where a reader took it for something that cannot be."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from agency import Agency

from mailbot.conversation.call_reading.acceptance import CallAnswer
from mailbot.conversation.calls.booking import Diary
from mailbot.conversation.meaning.homes import Homes
from mailbot.conversation.meaning.in_terms import heard_of
from mailbot.conversation.steps import CallWord, Heard
from mailbot.crm.matching.scoring import Wants
from models.message import Direction, Intent, Message


def heard(agency: Agency, text: str, ready: str, intent: Intent) -> Heard:
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    said = {"reply_text": text, "ready": ready, "intent": intent, "needs": {}, "asks": []}
    mail = Message.model_construct(digest="", size=0, received_at=at, direction=Direction.INBOUND, **said)
    homes = Homes(Wants(), {}, (), (), (), (), frozenset(), ())
    return heard_of((mail,), homes, intent, True, (), CallAnswer(CallWord.NONE), Diary(agency.desk, at, ()))


@pytest.mark.parametrize(
    ("text", "ready", "asks"),
    [
        ("what times has Agentname got thurs or fri, ill talk to her direct", "visit", True),
        ("When is Agentname free?", "", True),
        ("When is Agentname free?", "call", True),
        ("You can come and see it Thursday", "visit", False),
        ("The kitchen was done in 2019", "", False),
    ],
)
async def test_a_seller_who_asks_when_the_agent_has_time_is_ready_for_a_call(
    quiet_agency: Agency, text: str, ready: str, asks: bool
) -> None:
    said = heard(quiet_agency, text, ready, Intent.SELLER)
    assert (said.ready, said.visit) == (asks, False)
    assert said.says_when is asks
