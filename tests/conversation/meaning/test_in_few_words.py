"""In few plain words: that they still look, what they want, and that they are to be called."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mailbot.conversation.call_reading.acceptance import CallAnswer
from mailbot.conversation.meaning.hearing import in_context
from mailbot.conversation.meaning.in_few_words import agrees, deal_said, speaks_of_a_deal
from mailbot.conversation.steps import CallWord
from models.message import Direction, Intent, Message
from models.thread import Thread

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CHECKING_IN = "Are you still thinking about a move this spring?"
PHONE = {"phone": {"value": "+12075550170", "quote": "207-555-0170"}}


def unsure(text: str, intent: Intent = Intent.GENERAL, *, ready: str = "", phone: bool = False) -> Message:
    said = {"reply_text": text, "intent": intent, "sure": False, "asks": [], "ready": ready, "also": None}
    return Message.model_construct(
        digest="",
        size=0,
        received_at=NOON,
        direction=Direction.INBOUND,
        subject="Re: hello",
        needs=PHONE if phone else {},
        **said,
    )


def heard(mail: Message, written: str = CHECKING_IN, known: Intent | None = None) -> tuple[Intent, bool]:
    thread = Thread.model_construct(number=1, last_at=NOON, intent=known, replies=0, exchanges=0)
    return in_context(thread, (mail,), CallAnswer(CallWord.NONE), written)


@pytest.mark.parametrize(
    "text",
    [
        "still on my mind yes",
        "Yes still looking",
        "we are still searching, thanks",
        "Still interested!",
        "yes it's still on our minds",
        "Sí, seguimos buscando",
    ],
)
def test_who_still_looks_says_yes_to_a_mail_of_ours(text: str) -> None:
    assert agrees(text)
    assert heard(unsure(text)) == (Intent.BUYER, True)


@pytest.mark.parametrize(
    "text",
    [
        "Still looking for an answer to my question from May",
        "not still looking",
        "still looking at your other mail",
        "Is it still on?",
        "I'm still in my house",
        "Still interested? I never was",
    ],
)
def test_who_says_still_of_something_else_does_not(text: str) -> None:
    assert not agrees(text)


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("buying. my lease is up in march", Intent.BUYER),
        ("Interested in selling", Intent.SELLER),
        ("comprar", Intent.BUYER),
        ("looking to buy a house", Intent.BUYER),
        ("Hi, thinking of selling our condo, thanks", Intent.SELLER),
        ("quiero vender mi casa", Intent.SELLER),
        ("We want to rent a place", Intent.RENTER),
    ],
)
def test_who_begins_with_what_they_want_wants_it(text: str, deal: Intent) -> None:
    assert deal_said(text) is deal
    assert heard(unsure(text), written="") == (deal, True)


@pytest.mark.parametrize(
    "text",
    [
        "buying time",
        "selling insurance to agents",
        "not buying",
        "selling or renting?",
        "we want to sell you leads",
        "Interested in buying your company",
        "renting is a waste of money",
        "Selling it myself, for sale by owner",
        "no quiero vender",
    ],
)
def test_who_sells_something_else_or_denies_it_does_not(text: str) -> None:
    assert deal_said(text) is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("yes please call me, 207-555-0170", Intent.BUYER),
        ("Happy to chat. 207-555-0170 is best", Intent.GENERAL),
        ("I'm free to talk tomorrow after 4. 207-555-0170", Intent.BUYER),
        ("call me when you get a chance. Ed (207) 555-0170", Intent.SELLER),
    ],
)
def test_who_gives_a_number_to_be_called_is_called(text: str, intent: Intent) -> None:
    mail = unsure(text, intent, ready="call", phone=True)
    assert heard(mail) == (Intent.BUYER, True)
    assert heard(mail, "What is your home worth? Reply and I tell you.") == (Intent.SELLER, True)


def test_a_time_beside_the_number_makes_it_no_doubt() -> None:
    mail = unsure("Sure thing, my cell is 207-555-0170, call after lunch", Intent.BUYER, ready="call", phone=True)
    thread = Thread.model_construct(number=1, last_at=NOON, intent=Intent.BUYER, replies=0, exchanges=0)
    vague = CallAnswer(CallWord.PROPOSES_VAGUE)
    assert in_context(thread, (mail,), vague, CHECKING_IN) == (Intent.BUYER, True)
    assert in_context(thread, (mail,), vague) == (Intent.BUYER, False)


def test_a_strangers_number_waits_unless_a_home_changes_hands() -> None:
    of_a_sale = unsure(
        "Have someone call me re selling my condo, 207-555-0170", Intent.SELLER, ready="call", phone=True
    )
    assert heard(of_a_sale, written="") == (Intent.SELLER, True)
    pitch = unsure("Call me to discuss your advertising, 207-555-0170", Intent.SELLER, ready="call", phone=True)
    assert heard(pitch, written="") == (Intent.SELLER, False)


@pytest.mark.parametrize(
    ("intent", "ready", "phone"),
    [
        (Intent.SPAM, "call", True),
        (Intent.UNSUBSCRIBE, "call", True),
        (Intent.NOT_INTERESTED, "call", True),
        (Intent.GENERAL, "call", False),
        (Intent.GENERAL, "", True),
    ],
)
def test_what_may_be_no_wish_for_a_call_stays_a_doubt(intent: Intent, ready: str, phone: bool) -> None:
    assert heard(unsure("207-555-0170, I mean it", intent, ready=ready, phone=phone)) == (intent, False)


def test_a_home_that_changes_hands_is_named() -> None:
    assert all(map(speaks_of_a_deal, ("thinking of listing our place", "quiero vender mi casa")))
    assert not any(map(speaks_of_a_deal, ("we sell leads", "your listings")))


@pytest.mark.parametrize(
    "text",
    [
        "Are you free to chat this afternoon? 207-555-0104",
        "Can we talk? 207 555 0104",
        "Is anyone available to speak today? My number is 207-555-0104",
        "Wednesday at 11 if possible, please call me at 207-555-0113 about a condo",
    ],
)
def test_a_stranger_who_asks_to_talk_in_few_words(text: str) -> None:
    assert heard(unsure(text, Intent.GENERAL, ready="call", phone=True), written="")[1]


@pytest.mark.parametrize(
    "text",
    [
        "Call me to discuss your advertising, 207-555-0170",
        "Can we talk about a partnership? 207-555-0170",
        "We boost rankings for realtors and would love to show you what we do for agents. Can we talk? 207-555-0199",
        "quick call about an opportunity? 207-555-0170",
    ],
)
def test_a_stranger_who_has_something_to_offer_waits(text: str) -> None:
    assert not heard(unsure(text, Intent.GENERAL, ready="call", phone=True), written="")[1]


THEIRS = "Homes sell quickly this spring. Have you thought about selling your home?"
WISHES = {"price_max": {"value": 500_000, "quote": "500"}}


@pytest.mark.parametrize(
    ("text", "intent", "written", "wants"),
    [
        ("Yes we're thinking about it, mostly Orchard Ridge, up to 500", Intent.GENERAL, CHECKING_IN, Intent.BUYER),
        ("Only if I can get 500", Intent.BUYER, THEIRS, Intent.SELLER),
        ("500, but I'm looking for a smaller house", Intent.BUYER, THEIRS, None),
        ("we'd list our place at 500", Intent.GENERAL, CHECKING_IN, None),
        ("I might be interested in renting instead, 500", Intent.GENERAL, CHECKING_IN, Intent.RENTER),
        ("up to 500", Intent.SPAM, CHECKING_IN, None),
        ("up to 500", Intent.GENERAL, "", None),
    ],
)
def test_a_wish_in_answer_to_a_mail_of_ours_is_of_what_we_wrote(
    text: str, intent: Intent, written: str, wants: Intent | None
) -> None:
    mail = unsure(text, intent).model_copy(update={"needs": WISHES})
    found = heard(mail, written)
    assert found == (wants, True) if wants else not found[1]


def test_who_owns_no_home_by_their_words_is_no_seller_where_we_asked_who_buys() -> None:
    mail = unsure("Maybe. What do 3 bedroom houses go for?", Intent.SELLER).model_copy(update={"sure": True})
    assert heard(mail) == (Intent.BUYER, True)
    owner = mail.model_copy(update={"reply_text": "Maybe. What would my house go for?"})
    assert heard(owner) == (Intent.SELLER, True)


@pytest.mark.parametrize("text", ["Yes please call me", "Sure what have you got"])
def test_a_call_or_the_homes_that_there_are_in_answer_to_ours_is_no_doubt(text: str) -> None:
    assert heard(unsure(text, ready="call" if "call" in text else "")) == (Intent.BUYER, True)
