"""A time that stands behind a wish to be called, in whose words and by whom ever, is one for that call."""

from __future__ import annotations

import pytest
from call_talk import read, shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("que me llame mañana a las 3 por favor 207-555-0177", "proposes | 6/10 15:00"),
        ("que me hablen el jueves a las 11, 207-555-0139", "proposes | 6/12 11:00"),
        ("¿me marcan el jueves a las 11? 207-555-0139", "proposes | 6/12 11:00"),
        ("comuníqueme con Nora, el jueves a las 11", "proposes | 6/12 11:00"),
        ("pásame con Nora, prefiero el jueves tipo 11. Mi cel es 207-555-0139", "proposes | 6/12 11:00"),
        ("Necesito que la agente me hable el jueves a las 9 de la mañana", "proposes | 6/12 09:00"),
        ("que me marque la señora Nora el jueves a eso de las 11", "proposes | 6/12 11:00"),
        ("¿Nora me puede echar una llamada el jueves tipo 4?", "proposes | 6/12 16:00"),
        ("póngame en contacto con Nora el jueves a las 3", "proposes | 6/12 15:00"),
        ("put me through to Nora, Thursday at 11", "proposes | 6/12 11:00"),
        ("tell Nora to call us at 207-555-0139, Thursday at 10", "proposes | 6/12 10:00"),
    ],
)
def test_the_time_of_a_call_that_is_asked_for(text: str, told: str) -> None:
    assert shown(read(text, ())) == told


@pytest.mark.parametrize(
    "text",
    [
        "que me llame Nora mañana después de las 3. 207-555-0177",
        "me puede llamar mañana después de las 3 al 207-555-0177",
        "dígale a Nora que me llame mañana en la tarde",
        "que me marquen mañana por la tarde, gracias",
    ],
)
def test_its_part_of_a_day(text: str) -> None:
    answer = read(text, ())
    assert answer.wish is not None
    assert answer.wish.first_day is not None
    assert answer.wish.first_day.day == 10
    assert answer.wish.since or answer.wish.parts


@pytest.mark.parametrize(
    "text",
    [
        "espero que me llame el banco el jueves a las 3",
        "del banco me llaman el jueves a las 3",
        "me llamo Ana, mañana a las 3 tengo dentista",
        "me llamaron ayer a las 3",
        "nadie me llamó el jueves a las 3",
        "que no me llamen el jueves a las 11",
        "me hablan mucho de la escuela, abre el jueves a las 8",
        "mi esposa me marca el viernes a las 3",
        "Marcos viene el jueves a las 3",
    ],
)
def test_calls_of_others_and_of_the_past_name_no_time(text: str) -> None:
    assert read(text, ()).slot is None
