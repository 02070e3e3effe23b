"""Prices, homes, addresses, visits and the past say nothing about a call."""

from __future__ import annotations

import pytest
from call_talk import read, shown

from mailbot.conversation.steps import CallWord

NEGATIVES = [
    "From Thursday on",
    "Email me Friday",
    "I'll think about it and call you Thursday",
    "Thank god it's Friday",
    "what's the address of the second one",
    "Option 2 has a better yard",
    "Send me the listings by Thursday",
    "Thursday at 2 works to see the house",
    "We both work full time",
    "We both work",
    "I'm flexible on the price",
    "Whatever works for the sellers is fine by us",
    "",
    "   \n",
    "I'm looking for a 3 bed 2 bath under 450k",
    "3 bed",
    "2 bath works",
    "2 baths work for us",
    "450k",
    "12 Elm St",
    "Is 12 Elm St still available?",
    "The second house is lovely",
    "I like the second one but it is too expensive",
    "The first one has a nice kitchen",
    "We need at least 4 bedrooms and 2 baths",
    "It has 2 stories and was built in 2010",
    "My number is 555-212-1400",
    "What are the taxes on 1420 Oak Avenue?",
    "I saw the house on Thursday, lovely",
    "I called you Thursday at 2",
    "We drove by 12 Elm on Tuesday at 10",
    "Is the open house Thursday at 2?",
    "Can I see 12 Elm St on Friday at 4?",
    "Could we tour it Thursday at 2?",
    "We closed on the 12th",
    "Happy Friday!",
    "Have a great weekend",
    "Good morning, is it still for sale?",
    "Good afternoon. What is the HOA fee?",
    "buenas tardes, ¿cuánto cuesta?",
    "Our lease ends June 12",
    "We want to move in 2 weeks",
    "Price was reduced 10% last Thursday",
    "I finish work at 4",
    "I pick up my kids at 2",
    "Thanks for the call Thursday",
    "The listing says 2 or 3 bedrooms",
    "Interest is 6.5 and the term is 30 years",
    "We have 2 kids and 1 dog",
    "Are any of those pet friendly?",
    "Do any of those homes have a pool?",
    "My budget is between 300 and 400",
    "We can pay $2,000 at 2% down",
    "busco casa de 3 recámaras y 2 baños",
    "La segunda casa me gusta",
    "Vivo en la calle 12",
    "Nos mudamos el jueves",
    "¿La casa sigue disponible el jueves?",
    "Is the house available Thursday at 2?",
    "Vi la casa el jueves",
    "Quiero ver la casa el jueves a las 2",
    "Is the kitchen on the second floor?",
    "Send me more photos please",
    "the one at 2 Main Street works for us",
    "24/7",
    "I have an FHA loan, 3.5 down",
    "We have 3.00 down",
    "Our rate is 3.15",
    "Is 4.00 the rate?",
    "A rate of 4.00 works",
    "Interest at 4.00 is fine",
    "4.00 interest works for us",
    "The lot is 4.00 acres",
    "4.00 acres works",
    "$4.00 works",
    "4.00M is fine",
    "4.00% works",
    "Taxes of 4.00 are fine",
    "Version 4.00.1 works",
    "Office hours: Mon-Fri 9am - 5pm",
]


@pytest.mark.parametrize("text", NEGATIVES)
def test_says_nothing_about_a_call(text):
    answer = read(text)
    assert answer.kind is CallWord.NONE, shown(answer)


@pytest.mark.parametrize(
    "text",
    [
        "Friday at 3 works",
        "the second one",
        "yes",
        "any of those",
        "Thursday",
        "2 works",
        "none of those work",
    ],
)
def test_without_an_offer_words_that_need_one_say_nothing(text):
    assert read(text, ()).kind is CallWord.NONE
