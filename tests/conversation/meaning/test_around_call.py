"""What is said around a call counts where there is one: another number, somebody who joins, a call that never came."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mailbot.conversation.meaning.around_call import around_the_call, of_their_number
from mailbot.conversation.steps import CallMatter
from models.call import Call
from models.message import Direction, Intent, Message

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
CALL = Call.model_construct(number=1, starts_at=AT, minutes=30, phone="+12075550115")


def mail(text: str, number: str = "", quote: str = "") -> Message:
    needs = {"phone": {"value": number, "quote": quote}} if number else {}
    return Message.model_construct(
        digest="", size=0, received_at=AT, direction=Direction.INBOUND, reply_text=text, needs=needs
    )


@pytest.mark.parametrize(
    ("text", "number", "quote", "matter"),
    [
        ("Typo, it's 207-555-0117", "+12075550117", "207-555-0117", CallMatter.NUMBER),
        ("Call my cell instead: 555-0118", "5550118", "555-0118", CallMatter.NUMBER),
        ("My husband is at 207-555-0118", "+12075550118", "207-555-0118", CallMatter.JOINS),
    ],
)
def test_a_number_is_theirs_or_anothers(text: str, number: str, quote: str, matter: CallMatter) -> None:
    assert around_the_call([mail(text, number, quote)], CALL, None) == {matter}


@pytest.mark.parametrize("number", ["+12075550115", "5550115"])
def test_the_number_that_the_call_has_is_none_other(number: str) -> None:
    assert not around_the_call([mail("thanks! 555-0115", number, "555-0115")], CALL, None)


def test_without_a_call_nothing_is_said_of_it() -> None:
    assert not around_the_call([mail("Nobody called me. What time was our call again?")], None, None)


def test_what_never_came_was_to_come_before() -> None:
    assert around_the_call([mail("Nobody called me")], None, CALL) == {CallMatter.NOT_CALLED}
    assert around_the_call([mail("Nobody called me")], CALL, None) == {CallMatter.UNREACHED}


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("I typed my number wrong, it ends in 0131", CallMatter.NUMBER),
        ("you called the wrong number, some lady picked up", CallMatter.WRONG_NUMBER),
        ("Your agent called the wrong number", CallMatter.WRONG_NUMBER),
        ("sorry, 0131 not 0115", CallMatter.NUMBER),
    ],
)
def test_a_wrong_number_is_theirs(text: str, matter: CallMatter) -> None:
    for call, lately in ((CALL, None), (None, CALL)):
        assert around_the_call([mail(text)], call, lately) == {matter}
    assert around_the_call([mail(text)], None, None, known=CALL.phone) == {matter}


def test_whether_it_was_wrong_may_be_asked() -> None:
    told = around_the_call([mail("Nobody called. Did you use the wrong number?")], None, CALL)
    assert told == {CallMatter.NOT_CALLED}


@pytest.mark.parametrize(
    ("text", "gave_one", "mended"),
    [
        ("you called the wrong number, some lady picked up", True, True),
        ("I typed my number wrong, it ends in 0131", True, True),
        ("you called the wrong number, some lady picked up", False, False),
        ("Wrong number, I don't know any Nora", True, False),
        ("not interested, thanks", True, False),
        ("please stop writing to me", True, False),
    ],
)
def test_who_mends_their_number_is_no_other_person(text: str, gave_one: bool, mended: bool) -> None:
    told = mail(text).model_copy(update={"intent": Intent.NOT_INTERESTED, "sure": True})
    assert (of_their_number(told, gave_one=gave_one).intent is Intent.GENERAL) is mended
