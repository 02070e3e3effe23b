"""What is said around a booked call, or one whose time has gone by, in words of the leads' own."""

from __future__ import annotations

import pytest

from mailbot.conversation.call_reading.of_the_call import is_anothers, matters_of, whole_number, would_call
from mailbot.conversation.steps import CallMatter

HOLDS: dict[CallMatter, tuple[str, ...]] = {
    CallMatter.ASKS: (
        "what day was our call again?",
        "When are we talking again? I lost the email",
        "Sorry, what time did we say again?",
        "and is it Nora calling me or do I call her",
        "how long will it take? I only have 20 minutes",
        "The 4:30 is fine. Which day was that?",
        "Remind me, when is the call?",
        "Do I call you or will she call me?",
        "Which number will Nora call me on?",
        "How long is the call?",
        "refresh my memory, which day do we chat?",
        "What time is our appointment tomorrow?",
        "Is that eastern or central?",
        "¿A qué hora era la llamada?",
        "¿qué día quedamos?",
        "¿Cuánto dura la llamada?",
        "¿Ella me llama o yo la llamo?",
    ),
    CallMatter.CHECKS: (
        "Just confirming we're on for tomorrow at 11?",
        "Are we still on for Wednesday?",
        "Is it still on?",
        "Is our call still happening?",
        "we're still good for tomorrow, right?",
        "Double checking our call on Thursday",
        "¿Sigue en pie la llamada?",
        "¿Seguimos para mañana?",
    ),
    CallMatter.LATE: (
        "Running 15 min late, can she call at 11:15?",
        "Can we push it 15 minutes?",
        "I'll be a few minutes late",
        "Stuck in traffic, sorry",
        "could you call me in 20 minutes instead",
        "Voy un poco tarde, ¿puede llamarme a las 11:15?",
        "¿Puede ser 10 minutos más tarde?",
    ),
    CallMatter.NOT_CALLED: (
        "It's 11:20, is she still calling?",
        "No call came today.",
        "Hi I waited and nobody called me?? it's 10:40",
        "Agentname never called",
        "it's ten past and my phone hasn't rung",
        "I haven't gotten a call yet",
        "She was supposed to call me at 11",
        "quedo de llamarme ayer y nunca llamo",
        "Nadie me llamó hoy",
    ),
    CallMatter.MISSED: (
        "Sorry I missed her, was driving. Can she try me again this afternoon?",
        "Missed your call, sorry! I'm free until 5 today",
        "I missed your call sorry!! was in the shower. try again?",
        "couldn't pick up, I was in a meeting",
        "My phone died, sorry",
        "Perdí su llamada, disculpe",
        "no pude contestar, estaba manejando",
    ),
    CallMatter.JOINS: (
        "Can my husband be on the call too? He's at 207-555-0118",
        "Can my brother Pete join? He's in Denver",
        "Could he be on the line as well?",
        "I'd like my wife to join us",
        "¿Puede estar mi esposo en la llamada también?",
    ),
}
NOT: dict[CallMatter, tuple[str, ...]] = {
    CallMatter.ASKS: (
        "What time can we see the house?",
        "How long will it take to close?",
        "How long has it been on the market?",
        "What number will she call from?",
        "When was it built?",
        "Does the house have a garage?",
        "What day works for a tour?",
        "¿Cuánto tarda en cerrar?",
    ),
    CallMatter.CHECKS: (
        "Is the house still on the market?",
        "Are you still open for new clients?",
        "Are we good to see the house Saturday?",
        "Is the open house still on?",
    ),
    CallMatter.LATE: (
        "We are late to the market",
        "It's 15 minutes from the station",
        "We'd move later this spring",
        "Is it too late to make an offer?",
    ),
    CallMatter.NOT_CALLED: (
        "No calls please, I'm deaf",
        "No call needed, thanks",
        "Please don't call before noon",
        "I called the bank, they never answered",
        "the agent at the open house was nice",
    ),
    CallMatter.MISSED: (
        "I missed your email",
        "Did I miss the open house?",
        "We missed out on the last one",
        "I couldn't find the listing",
    ),
    CallMatter.JOINS: (
        "My husband and I are looking for a condo",
        "My wife works nights",
        "Can my dog be in the yard?",
        "Is there a line of credit?",
    ),
}


@pytest.mark.parametrize(("matter", "text"), [(matter, text) for matter in HOLDS for text in HOLDS[matter]])
def test_what_is_said_of_the_call_is_heard(matter: CallMatter, text: str) -> None:
    assert matter in matters_of(text)


@pytest.mark.parametrize(("matter", "text"), [(matter, text) for matter in NOT for text in NOT[matter]])
def test_what_is_said_of_something_else_is_not(matter: CallMatter, text: str) -> None:
    assert matter not in matters_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Can my husband be on the call too? He's at 207-555-0118",
        "My brother Pete would join, his number is 207-555-0118",
        "Please add my wife, 207-555-0118",
        "207-555-0118 is my husband's",
        "Mi esposo quiere escuchar, 207-555-0118",
    ],
)
def test_somebody_elses_number_is_told(text: str) -> None:
    assert is_anothers(text, "207-555-0118")


@pytest.mark.parametrize(
    "text",
    [
        "Typo in my phone number, it's 207-555-0118",
        "Call my cell instead: 207-555-0118",
        "please use my work number instead 207-555-0118",
        "Call my husband instead, he's at 207-555-0118",
        "My husband and I are free at 4. My number is 207-555-0199",
        "mi celular es 207-555-0118",
    ],
)
def test_ones_own_number_is_not(text: str) -> None:
    assert not is_anothers(text, "207-555-0118")


@pytest.mark.parametrize(
    ("number", "known", "whole"),
    [
        ("5550117", "+12075550115", "+12075550117"),
        ("+13035550119", "+12075550115", "+13035550119"),
        ("5550117", "", "5550117"),
        ("5550117", "5550115", "5550117"),
    ],
)
def test_a_local_number_has_the_known_area_code(number: str, known: str, whole: str) -> None:
    assert whole_number(number, known) == whole


@pytest.mark.parametrize(
    "text",
    [
        "I'd rather not give out my number. Can I call her?",
        "I'll call Agentname myself",
        "What number can I call?",
        "prefiero llamarla yo",
        "¿A qué número la puedo llamar?",
    ],
)
def test_who_would_call_themselves_is_heard(text: str) -> None:
    assert would_call(text)


@pytest.mark.parametrize(
    "text",
    ["Can she call me?", "Call me at 4", "Do you call first?", "me puede llamar mañana", "I'll call it a day"],
)
def test_who_would_be_called_is_not(text: str) -> None:
    assert not would_call(text)
