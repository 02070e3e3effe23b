"""Language by function words: long enough texts are told apart, short ones are English."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from classifiers.text.language import certain, detect, language_of, language_wished


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
        ("cuanto cuesta el apartamento de 11 chandler st?", "es"),
        ("casa de 3 cuartos, no mas de 400", "es"),
        ("informes", "es"),
        ("comprar", "es"),
        ("Hola!", "es"),
        ("quero comprar um apartamento de dois quartos, obrigado", "pt"),
        ("El Paso?", "en"),
        ("hola, is it available?", "en"),
        ("2 br condo under 400k", "en"),
        ("3 Casa Loma Lane price?", "en"),
        ("ok", "en"),
        ("", "en"),
        ("12345 !!!", "en"),
    ],
)
def test_detect(text: str, code: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("no tengo papeles solo ITIN, si se puede?", "es"),
        ("si me gustaria hablar con alguien pero q hable español", "es"),
        ("Thanks, could we do it this Tuesday at 2?", "en"),
        ("14 El Camino de la Cruz", ""),
        ("ok", ""),
        ("gracias", ""),
        ("thanks, el martes", ""),
    ],
)
def test_a_short_mail_may_leave_no_doubt(text: str, code: str) -> None:
    assert certain(text) == code


def test_the_same_text_is_of_the_same_language_in_every_process() -> None:
    """Python orders sets of words anew in each process, and several languages may have as many votes."""
    ask = [sys.executable, "-c", "from classifiers.text.language import detect; print(detect('le un le un le'))"]
    seeds = ({**os.environ, "PYTHONHASHSEED": str(seed)} for seed in range(6))
    said = {subprocess.run(ask, env=seed, capture_output=True, check=True).stdout for seed in seeds}
    assert said == {b"es\n"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("please write me in english from now on", "en"),
        ("Can you write to me in Spanish please?", "es"),
        ("por favor escribame en español", "es"),
        ("llamenme solo en español por favor 207-555-0123", "es"),
        ("English please", "en"),
        ("En español, por favor.", "es"),
        ("No, please reply in English", "en"),
        ("I don't speak Spanish", "en"),
        ("No hablo inglés", "es"),
        ("I only read English, sorry", "en"),
        ("Why do you write to me in Spanish?", "en"),
        ("prefiero en inglés", "en"),
        ("Mi esposo no habla inglés así que mejor en español", "es"),
    ],
)
def test_a_wish_for_a_language_is_heard(text: str, code: str) -> None:
    assert language_wished(text) == code
    assert language_of("", text) == code


@pytest.mark.parametrize(
    "text",
    [
        "Do you speak Spanish?",
        "¿Habla español?",
        "Send me homes in Spanish style please",
        "We would move to Spanish Fort",
        "I prefer Spanish colonial houses",
        "She teaches English in Millpond",
        "Is the contract in English?",
        "we bought in English Village",
        "My English is not so good, sorry. I am from Poland",
        "I don't speak English well, I am in Shenzhen",
    ],
)
def test_what_is_english_or_spanish_is_no_wish_for_a_language(text: str) -> None:
    assert language_wished(text) == ""


@pytest.mark.parametrize(
    ("subject", "text", "code"),
    [
        ("Looking for a home in the area", "busco casa de 3 recamaras en Millpond hasta 480 mil", "es"),
        ("New lead from the website for you", "hola, me interesa la casa de Weir Street", "es"),
        ("Quiero información de la casa para mi familia", "Is it still available? We would like to see it.", "en"),
        ("Quiero información de la casa, por favor", "8 Weir Street", "es"),
        ("Homes", "3 bedrooms Millpond 480k", "en"),
    ],
)
def test_a_mail_is_of_the_language_of_its_text(subject: str, text: str, code: str) -> None:
    assert language_of(subject, text) == code
