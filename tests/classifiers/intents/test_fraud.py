"""How closings and agencies are robbed: another account, a check that is too large, and what an account holds."""

from __future__ import annotations

import pytest

from classifiers.intents.bounds import FRAUD, bounds_of
from classifiers.intents.fraud import smells_of_fraud, wants_money_sent_on


@pytest.mark.parametrize(
    "text",
    [
        "I switched banks last week, what do you need to change it?",
        "Could my next commission go to the new account from Friday on?",
        "Would you have the proceeds of the sale sent to my lawyer's account instead?",
        "Please note that our banking has moved. Open invoices are due as before.",
        "The statement of May names an outdated remittance account.",
        "Payment can be made to the account below.",
        "For Friday I would rather have my money sent to a different bank, the name on it is my son's.",
        "Por favor use las nuevas instrucciones de transferencia.",
    ],
)
def test_where_money_is_to_go_is_another_account(text: str) -> None:
    assert smells_of_fraud(text)
    assert bounds_of("", text, pitches=False).doubt == FRAUD


@pytest.mark.parametrize(
    "text",
    [
        "My employer mails a cashier's check for all of it, you deduct the rent and the rest goes to my movers.",
        "Put it in your bank and then give the driver his 2,900.",
        "You got two of my deposits by mistake, please wire me back the difference today.",
        "Just tell me the available balance on operating, the details follow.",
        "When it clears take out the rent and wire what's left to the movers.",
        "Once the card is run please send him his part by bank transfer.",
        "I'll ask you to make two transfers from operating today, and to keep it to yourself.",
    ],
)
def test_money_is_to_be_sent_on(text: str) -> None:
    assert wants_money_sent_on(text)
    assert "likely fraud" in bounds_of("", text, pitches=False).doubt


@pytest.mark.parametrize(
    "text",
    [
        "Is the old bank building on Main still for sale, and is the vault removable?",
        "The loft over the former bank, could we tour it?",
        "Do I bring a cashier's check to the closing, or wire it?",
        "Which account does the deposit go to, and who holds it in escrow?",
        "What is the difference between the two units?",
        "Can you send me what's left of the listing photos by Friday?",
        "My husband sends his part of the papers tomorrow.",
        "We sold our last place and the proceeds are our down payment, in a savings account.",
        "Does the rent include the movers' elevator fee?",
        "Is there a way to pay by autopay from my account at the credit union?",
        "We switched lenders, the new letter is attached.",
    ],
)
def test_who_speaks_of_money_is_no_thief(text: str) -> None:
    assert not smells_of_fraud(text)
    assert not wants_money_sent_on(text)
