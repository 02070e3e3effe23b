"""The agent is known in mail by whatever name, and a word, a place or another's name is not taken for theirs."""

from __future__ import annotations

import pytest

from classifiers.text.our_agent import our_agent_known


@pytest.mark.parametrize(
    ("agent", "text", "known"),
    [
        ("Rosa Tillman", "The second one please, Rosa. Thanks!", "The second one please. Thanks!"),
        ("Rosa Tillman", "Thanks Rosa!", "Thanks!"),
        ("Rosa Tillman", "Yes, Rosa, Tuesday works", "Yes, Tuesday works"),
        ("Rosa Tillman", "Did Rosa call?", "Did Agentname call?"),
        ("Rosa Tillman", "Is Rosa Tillman a real person?", "Is Agentname a real person?"),
        ("Priya Shah", "did priya send this?", "did Agentname send this?"),
        ("Priya Shah", "did PRIYA SHAH send this?", "did AGENTNAME send this?"),
        ("Priya Shah", "DID PRIYA CALL ME", "DID AGENTNAME CALL ME"),
        ("Priya Shah", "What is Priya's number?", "What is Agentname's number?"),
        ("Priya Shah", "priyas number?", "Agentname's number?"),
        ("Priya Shah", "Did Ms. Shah call?", "Did Agentname call?"),
        ("Dr. Priya Shah, REALTOR®", "did Priya call", "did Agentname call"),
        ("Marcus Bell", "What is Marcus’ number", "What is Agentname's number"),
        ("Marcus Bell", "Tell Marcus I said hi", "Tell Agentname I said hi"),
        ("José Núñez", "did jose nunez call", "did Agentname call"),
        ("Jose Nunez", "¿José me llamó?", "¿Agentname me llamó?"),
        ("Mary Ann O'Neil", "has Mary Ann O’Neil called, or Mary?", "has Agentname called, or Agentname?"),
        ("Kim and Lee Alvarez", "Kim and I talked", "Agentname and I talked"),
        ("The Harbor Team", "the team said that the Harbor Team calls", "the team said that Agentname calls"),
    ],
)
def test_the_agent_is_known(agent: str, text: str, known: str) -> None:
    assert our_agent_known(text, agent) == known


@pytest.mark.parametrize(
    ("agent", "text", "known"),
    [
        ("Will Harper", "Did Will call?", "Did Agentname call?"),
        ("Will Harper", "Will never called me", "Agentname never called me"),
        ("Will Harper", "did will harper call", "did Agentname call"),
        ("Will Harper", "Hi Will,\nis it sold?", "Hi Agentname,\nis it sold?"),
        ("Will Harper", "Have Will call me", "Have Agentname call me"),
        ("Grace Lee", "any word from Grace?", "any word from Agentname?"),
        ("Mark Ames", "will Mark be there?", "will Agentname be there?"),
        ("May Chen", "I haven't heard from May", "I haven't heard from Agentname"),
        ("Summer Ray", "Did Summer call? We move in the Summer", "Did Agentname call? We move in the Summer"),
        ("Austin Reed", "did Austin send this? We look in Austin", "did Agentname send this? We look in Austin"),
        ("Virginia Poe", "I talked to Virginia of a house in Virginia", "I talked to Agentname of a house in Virginia"),
        ("Luz Vega", "que me llame Luz", "que me llame Agentname"),
    ],
)
def test_a_name_that_is_a_word_is_one_where_a_name_stands(agent: str, text: str, known: str) -> None:
    assert our_agent_known(text, agent) == known


@pytest.mark.parametrize(
    ("agent", "text"),
    [
        ("Will Harper", "will you call me"),
        ("Will Harper", "Will you call me?"),
        ("Will Harper", "Hi Will you call me"),
        ("Will Harper", "Thanks, Will do"),
        ("Will Harper", "When Will You Call"),
        ("Grace Lee", "is there a grace period?"),
        ("Grace Lee", "Grace period and all"),
        ("May Chen", "May I see it in May, or by May 5?"),
        ("May Chen", "We could move from May on. How about May?"),
        ("June Park", "rent for June and July"),
        ("Mark Ames", "mark it as sold. Mark it!"),
        ("Hope Diaz", "Hope this helps. I Hope to hear from you"),
        ("Rich Stone", "the rich part of town. Rich in history"),
        ("Angel Cruz", "you are an angel, an Angel!"),
        ("Sandy Hill", "is the beach sandy? near Sandy Hook"),
        ("Summer Ray", "this Summer, or next summer"),
        ("Rosa Tillman", "We look near Santa Rosa, or at 12 Rosa Court; la casa rosa"),
        ("Rosa Tillman", "The Rosario house"),
        ("Austin Reed", "We are moving to Austin, from West Virginia"),
        ("Virginia Poe", "a house in Virginia, or near virginia beach"),
        ("Luz Vega", "incluye la luz? y la Luz?"),
        ("Nora Castellane", "Nora Petersen wrote to nora@elsewhere.example, and my daughter Nora did"),
        ("J Smith", "plan J. is better"),
        ("", "Did Nora call?"),
    ],
)
def test_a_word_a_place_or_another_is_not_the_agent(agent: str, text: str) -> None:
    assert our_agent_known(text, agent) == text


@pytest.mark.parametrize(
    ("text", "writer"),
    [
        ("Did Nora call?", "Nora Petersen"),
        ("Did Nora call?", "Petersen, NORA"),
        ("Hi, this is Nora from 14B. Did Nora call?", ""),
        ("Hello, my name is Nora and I never heard back", ""),
        ("Nora here, from 14B", ""),
        ("Hola, soy Nora. Busco casa", ""),
        ("I want a house.\nThanks,\nNora", ""),
        ("I want a house.\nNora Petersen\n207-555-0123", ""),
        ("I want a house. Best, Nora", ""),
        ("I want a house -Nora", ""),
    ],
)
def test_who_is_called_as_the_agent_speaks_of_themselves(text: str, writer: str) -> None:
    assert our_agent_known(text, "Nora Castellane", writer) == text


def test_another_signs_what_speaks_of_the_agent() -> None:
    assert our_agent_known("Did Nora call?\nDana", "Nora Castellane", "Dana Fox") == "Did Agentname call?\nDana"
