"""Who puts the search off, and who only says that another hour is better."""

from __future__ import annotations

import pytest

from classifiers.intents.pausing import pauses


@pytest.mark.parametrize(
    "text",
    [
        "Gonna put the search on pause, husband got laid off.",
        "putting this on hold - my job situation is up in the air",
        "Not right now, we had a baby",
        "Hey Nora! Not right now, we had a baby in September and can't even think straight lol. Maybe spring",
        "on hold til rates drop",
        "Not this year",
        "No, not this spring.",
        "We're taking a break from looking for a bit",
        "Think we'll hold off, money is tight",
        "pausing our search until after the holidays",
        "vamos a poner la búsqueda en pausa, mi esposo perdió el trabajo",
        "Por ahora no, gracias",
        "no por ahora",
        "vamos a esperar a que bajen las tasas",
        "now's not a good time, dad is in the hospital",
        "en este momento no podemos, mi mamá está enferma",
        "Sure, feel free to check back in June",
        "circle back with me in the spring",
        "gonna wait for the rates to come down",
    ],
)
def test_a_search_is_put_off(text: str) -> None:
    assert pauses(text)


@pytest.mark.parametrize(
    "text",
    [
        "is 22 Heron on hold?",
        "We want a house, not this year but soon",
        "Let's pause everything but the showing on Friday",
        "not right now, tomorrow works",
        "I can't talk right now. After work is better",
        "we put an offer on hold-harmless terms",
        "I was on hold for an hour with your office",
        "is it not a good time to call?",
        "is 5 not a good time for you? I can do 6",
        "can you check in the basement",
        "check back on Tuesday about the roof, what's the price?",
        "can you hold it for us until Friday",
        "ahora no tengo carro, pero puedo ir el lunes",
        "Not now, evenings are better",
        "we won't wait for rates, we want to buy",
    ],
)
def test_nothing_is_put_off(text: str) -> None:
    assert not pauses(text)
