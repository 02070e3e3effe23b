"""What somebody tells of themselves and asks about is passed on, and so is a seller's question without its mark."""

from __future__ import annotations

import pytest

from mailbot.conversation.call_reading.acceptance import CallAnswer
from mailbot.conversation.meaning.mail_asks import left_open
from mailbot.conversation.meaning.questions import topics_of
from mailbot.conversation.steps import CallWord
from models.message import Intent, Message
from models.thread import Thread


def mail(text: str, intent: Intent) -> Message:
    return Message.model_construct(reply_text=text, intent=intent, also=None, sure=True, asks=[], needs={}, ready="")


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("i have an eviction from 2021, is that a problem", True),
        ("i have bad credit, would that be ok?", True),
        ("will they rent to someone with a bankruptcy", True),
        ("tengo un desalojo de 2020, ¿es problema?", True),
        ("3 bed under 400. is that ok?", False),
        ("friday at 2, is that a problem?", False),
        ("my credit score is 740", False),
        ("thanks, sounds good", False),
    ],
)
def test_a_worry_is_a_question(text: str, open_: bool) -> None:
    assert bool(left_open(mail(text, Intent.RENTER), introduces=False)) is open_


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("3 bed 1 bath, new septic 2023, roof is 20 yrs. Do we need to do the roof", True),
        ("fine. how soon do cash investors close", True),
        ("And what about mine, would 399 be crazy?", True),
        ("do we have to be there for the photos", True),
        ("3 bed 1 bath, new septic 2023, roof is 20 yrs", False),
        ("we did the roof in 2019", False),
        ("no work needed, it is in great shape", False),
        ("what matters to me is a quick sale", False),
    ],
)
def test_a_sellers_question_needs_no_mark(text: str, asks: bool) -> None:
    thread = Thread.model_construct(intent=Intent.SELLER, replies=1, about=[], disclosed=True)
    assert bool(topics_of(thread, [mail(text, Intent.SELLER)], CallAnswer(CallWord.NONE), None)) is asks
