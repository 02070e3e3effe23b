"""What the agent's visit costs is asked of our fees; who sends a report or a bill has a part in a deal."""

from __future__ import annotations

import pytest

from classifiers.asking.asks import asks
from classifiers.intents.professions import is_a_professional


@pytest.mark.parametrize(
    "text",
    [
        "Does it cost anything for her to come take a look?",
        "is the visit free?",
        "Do you charge for a home visit?",
        "Is there a charge to have someone come and look?",
        "would it be free to get her to stop by",
        "¿Cuesta algo la visita?",
        "¿la visita es gratis?",
    ],
)
def test_what_a_visit_costs_is_of_our_fees(text: str) -> None:
    assert "fees" in asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Are you free for a visit on Friday?",
        "Can she come and take a look on Tuesday?",
        "¿Puede venir a la visita el martes?",
        "How much does the house cost?",
        "When is the first visit?",
    ],
)
def test_when_it_is_is_not(text: str) -> None:
    assert "fees" not in asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Septic results are attached, call with questions",
        "Inspection report for 8 Lichen attached. Roof flashing needs work. Invoice to follow.",
        "Appraisal report for 8 Lichen enclosed",
        "Roofing estimate enclosed for your review",
    ],
)
def test_who_sends_reports_is_of_another_profession(text: str) -> None:
    assert is_a_professional(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm a photographer looking for a 2 bed condo",
        "Is the inspection report available?",
        "My contractor says the roof needs work. Is it still for sale?",
        "Do you help with staging when we sell?",
        "We offer virtual staging for your listings. Try it for free.",
    ],
)
def test_who_seeks_is_none(text: str) -> None:
    assert not is_a_professional(text)
