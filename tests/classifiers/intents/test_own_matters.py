"""Who has something with the agency already, and what robs a closing, is told from who seeks or sells a home."""

from __future__ import annotations

import pytest

from classifiers.intents.bounds import ASKED_FOR_MONEY, FRAUD, deal_under_way
from classifiers.intents.intent import BuiltinReader
from models.message import Intent


@pytest.fixture(scope="module")
def reader() -> BuiltinReader:
    return BuiltinReader()


FRAUDS = [
    "Please note that our wire instructions have changed. Kindly forward the new account details to your buyer.",
    "Attached are the updated wiring instructions for Friday's closing.",
    "Our bank account is under audit, please remit the deposit to the following account instead.",
    "Kindly disregard the previous wire instructions and use these.",
    "I got an email with new wire instructions, is that really from you?",
    "I need you to buy 5 Apple gift cards of $100 for a client closing. Send me the codes here.",
    "Please send the earnest money to our new escrow account.",
    "Le mando las nuevas instrucciones de transferencia para el cierre.",
]
GRIEVANCES = [
    "How do I file a complaint about one of your agents? He was rude at the open house on Beacon Rd",
    "Your agent never showed up for our tour of 10 Heron.",
    "one of your realtors hung up on me",
    "The woman at your front desk was very rude to me",
    "Your receptionist was so dismissive on the phone that my mother cried",
    "Su agente me gritó cuando fui a ver la casa",
]
LISTINGS = [
    "Our listing at 9 Russet Court: can we drop the price to 479? And the open house, what time should we be out?",
    "Any showings on our house this week?",
    "Should we lower the asking price?",
    "can you take our listing off the market until spring",
    "the photos on my listing are wrong",
    "Nora, the showing this morning on our house, how did it go?",
]
TENANTS = [
    "Our landlord sold to your client, we live at 27 Weir St. Do we have to move out?",
    "Can I get a copy of my lease? 24 Ropewalk",
    "We rent at 24 Ropewalk. Will we have to leave when it sells?",
    "does the new owner have to honor our lease",
    "¿Me manda una copia de mi contrato? Vivo en 24 Ropewalk",
]
SENDS = [
    "can i give my sister your number?",
    "she's meg@example.com, looking for a 2 bed condo",
    "gave your card to my coworker, hope thats ok",
    "Write to my brother at sam@example.com, he wants to sell his house",
    "I recommended a friend to you",
]
CLOSERS = [
    "Paralegal at Dow & Tolland here. Please send the signed P&S and HOA docs by end of day.",
    "We're handling the closing for 8 Lichen Court and need the signed purchase and sale agreement",
    "Please forward the closing documents for 8 Lichen Court",
    "Closer with Harbor Title here, who orders the smoke certificate?",
]
OTHERS = [
    "How do I wire the deposit?",
    "I changed my mind about the price, up to 450 now",
    "New listing alerts please, my email address changed",
    "I have a new bank, does that matter for preapproval?",
    "is the wiring updated",
    "Can they drop the price to 400?",
    "any offers on the house yet?",
    "Is 9 Russet Court your listing?",
    "Do you have any open houses this weekend?",
    "our listing expired with another agent, would you take it on?",
    "We're interviewing agents before we list. what would our house sell for?",
    "My last agent was rude. I'm looking for a new one to sell my house",
    "your agent was very kind at the open house",
    "you were not rude to me at all, thank you",
    "do we leave for showings when we sell our house?",
    "our lease ends in May so we need a 2 bed by then",
    "my landlord is raising the rent so I'm looking for a 2 bed under 1900",
    "can we break the lease early if we buy? looking for a condo",
    "I live at 12 Oak Street and want to sell. do we have to move out for showings?",
    "my husband's number is 207-555-0100, call him",
    "my wife is the one deciding, email her at ann@example.com",
    "can I give you my number?",
    "My sister is looking for a 2 bed condo under 300, what do you have?",
    "can I get the condo docs for 8 Lichen",
]


@pytest.mark.parametrize("text", FRAUDS)
def test_changed_payment_instructions_are_urgent_and_never_ignored_as_spam(reader: BuiltinReader, text: str) -> None:
    assert deal_under_way(text) in (FRAUD, ASKED_FOR_MONEY)
    read = reader.read("", text)
    assert read.intent is not Intent.SPAM
    assert not read.sure
    assert not read.needs.keys() - {"name", "phone", "lead_email"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *((text, "complains") for text in GRIEVANCES),
        *((text, "listing") for text in LISTINGS),
        *((text, "rent") for text in TENANTS),
        *((text, "somebody else") for text in SENDS),
        *((text, "profession") for text in CLOSERS),
    ],
)
def test_who_has_something_with_us_is_a_persons(text: str, told: str) -> None:
    assert told in deal_under_way(text)


@pytest.mark.parametrize("text", OTHERS)
def test_who_seeks_or_sells_is_none_of_them(text: str) -> None:
    assert not deal_under_way(text)
