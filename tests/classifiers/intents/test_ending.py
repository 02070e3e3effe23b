"""Who asks, or says what they need, has not ended: a model's guess at an end is believed only beside a word of one."""

from __future__ import annotations

import pytest

from classifiers.intents.ending import may_end, not_of_the_engaged
from classifiers.intents.intent import BuiltinReader
from classifiers.intents.stopping import may_stop
from models.message import Intent

ENDS = {Intent.UNSUBSCRIBE, Intent.NOT_INTERESTED}


@pytest.fixture(scope="module")
def reader() -> BuiltinReader:
    return BuiltinReader()


@pytest.mark.parametrize(
    "text",
    [
        "I don't have a realtor yet, do I need one",
        "I don't have a realtor. do you represent me or the seller",
        "I've never bought a house in my life, I'm 58. Do I need a lawyer",
        "I have not heard back about my questions. Should I take it you are not interested?",
        "you sent me a place with no garage. did you read my email",
        "nice. any w a gym",
        "we have never done this before, where do we even start",
        "the pictures don't load on my phone. how many baths is it?",
        "nobody told me there was an HOA. how much is it",
        "I can't tell from the listing, is there a basement?",
        "no garage on that one? what about 12 Bramley",
        "no tengo agente todavía, ¿necesito uno?",
    ],
)
def test_who_asks_with_a_denial_has_not_ended(reader: BuiltinReader, text: str) -> None:
    assert not_of_the_engaged(text) == ENDS
    assert reader.read("", text).intent not in ENDS


@pytest.mark.parametrize(
    "text",
    [
        "We bought a house in May. How did you get my name?",
        "We're staying put, what are rates doing anyway?",
        "No thanks. Is Nora still there?",
        "I already have an agent, why are you writing?",
        "Can you get me off this?",
        "hi, this comes to my work email. could u not? thank uuu",
        "how do i turn these alerts off?",
        "Do you know how long it takes to scroll past you? I'd like my mornings back.",
        "Why do I keep getting these?",
        "¿Me pueden sacar de su lista?",
        "We are not moving after all",
        "I asked you on the 4th. What exactly do I have to do for this to end?",
    ],
)
def test_who_ends_in_words_may_end(text: str) -> None:
    assert not_of_the_engaged(text) != ENDS


@pytest.mark.parametrize(
    "text",
    [
        "Do I need a lawyer for this?",
        "do we need an attorney at closing",
        "should I get a real estate lawyer?",
        "I have not heard back about my questions",
        "We haven't heard from anyone",
        "Should I take it you are not interested?",
        "Do you know anyone who does snow removal",
    ],
)
def test_a_lawyer_that_is_needed_is_no_threat(text: str) -> None:
    assert not may_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        "My lawyer will be in touch",
        "I'll have my attorney general friend look at this, lawyer up",
        "I hope I've not to hear from you again",
        "We are not interested",
        "removal from your list please",
        "Next stop: my lawyer and the FTC",
    ],
)
def test_a_threat_and_a_refusal_may_stop(text: str) -> None:
    assert may_stop(text)


@pytest.mark.parametrize("text", ["I never got any pictures", "thats not what i asked for", "i said not a dump"])
def test_a_complaint_holds_no_word_of_an_end(text: str) -> None:
    assert not may_end(text)
    assert not may_stop(text)
