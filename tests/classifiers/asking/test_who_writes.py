"""Who asks whether a machine writes is told so; who asks for a person gets one."""

from __future__ import annotations

import pytest

from classifiers.asking.who_writes import only_asks_who_writes, says_it_is_a_machine, without_that


@pytest.mark.parametrize(
    "text",
    [
        "are you a bot?",
        "r u a bot?? i literally just said 3 bedrooms",
        "Am I writing with a machine?",
        "Am I talking to a real person or a bot?",
        "is this a real person?",
        "Who am I talking to by the way?",
        "ok wait, are you a real person or what?",
        "Is a computer writing these?",
        "Who's answering these, a computer?",
        "r u a real person or a robot lol",
        "Is there a real human reading my emails?",
        "who is writing these, a bot or a person?",
        "Am I talking to a real person or is this automated?",
        "¿me contesta una persona o una máquina?",
        "¿estoy hablando con una máquina o qué?",
        "¿Es usted un robot?",
        "¿Estoy hablando con una persona o una máquina?",
    ],
)
def test_who_asks_whether_a_machine_writes_asks_for_nobody(text):
    assert only_asks_who_writes(text)
    assert "?" not in without_that(text)


@pytest.mark.parametrize(
    "text",
    [
        "Can I talk to a real person please?",
        "Is this a robot? Get me a human",
        "Is this a damn robot answering me? Get me a human being",
        "is there a real person I can call?",
        "Are you a bot? I want to speak with someone",
        "¿Es usted un robot? Quiero hablar con una persona real",
        "Am I talking to a real person? I want one",
        "who is answering the door on Saturday?",
        "Who's writing the offer, an agent?",
        "Is a person living there now?",
        "Is the computer desk included?",
        "is an agent writing the contract?",
        "not a robot please",
        "Is it a real fireplace?",
        "are you the agent for 8 Weir?",
    ],
)
def test_who_asks_for_a_person_or_something_else_does_not(text):
    assert not only_asks_who_writes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hi! I'm Ava, the virtual assistant at Bayside Homes.",
        "I am the AI assistant of Alder Homes; Kim reads along",
        "You are writing with an AI assistant.",
        "Soy Marta, asistente virtual de Casas del Sol.",
    ],
)
def test_who_introduces_themselves_as_a_machine_is_one(text):
    assert says_it_is_a_machine(text)


@pytest.mark.parametrize(
    "text",
    [
        "is this a virtual assistant?",
        "this is an AI assistant, right?",
        "I'm a virtual assistant by profession and look for a 2 bed condo",
        "I'm annoyed by your AI assistant",
        "I'm Dana, are you a virtual assistant?",
    ],
)
def test_who_asks_for_one_or_works_as_one_is_none(text):
    assert not says_it_is_a_machine(text)
