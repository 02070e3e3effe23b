"""Language by function words: long enough texts are told apart, short ones are English."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from classifiers.language import detect


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hi, is the house on Oak still available? We would love to see it this week.", "en"),
        ("Hola, quisiera saber si la casa sigue disponible y cuándo la puedo ver. Gracias.", "es"),
        ("busco casa de 3 recamaras con patio grande, que necesito para la compra", "es"),
        ("Bonjour, je cherche un appartement avec deux chambres pour nous. Merci.", "fr"),
        ("Guten Tag, wir suchen ein Haus mit Garten und möchten es gern ansehen. Danke.", "de"),
        ("Olá, gostaria de saber mais sobre a casa. Muito obrigado pela sua ajuda.", "pt"),
        ("Buongiorno, vorrei vedere la casa questo sabato, grazie. Abbiamo anche un cane.", "it"),
        ("Hallo, wij zijn op zoek naar een huis met een tuin voor ons gezin.", "nl"),
        ("ok", "en"),
        ("", "en"),
        ("12345 !!!", "en"),
    ],
)
def test_detect(text: str, code: str) -> None:
    assert detect(text) == code


def test_the_same_text_is_of_the_same_language_in_every_process() -> None:
    """Python orders sets of words anew in each process, and several languages may have as many votes."""
    ask = [sys.executable, "-c", "from classifiers.language import detect; print(detect('le un le un le'))"]
    seeds = ({**os.environ, "PYTHONHASHSEED": str(seed)} for seed in range(6))
    said = {subprocess.run(ask, env=seed, capture_output=True, check=True).stdout for seed in seeds}
    assert said == {b"es\n"}
