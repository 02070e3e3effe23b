"""Who asks whether a home is still for sale, or what is paid for it, offers none; who speaks of their own may."""

from __future__ import annotations

import pytest

from classifiers.intents.no_seller import asks_of_a_sale


@pytest.mark.parametrize(
    "text",
    [
        "Hola, ¿sigue en venta la casa de 30 Foghorn Lane?",
        "¿Todavía está en venta 22 Hoop Lane?",
        "¿Cuánto se paga de comunidad en 22 Hoop Lane?",
        "¿cuánto es el mantenimiento?",
        "Is 12 Elm Street still for sale?",
        "is the house on Weir still on the market?",
    ],
)
def test_who_asks_of_a_home_for_sale_sells_none(text: str) -> None:
    assert asks_of_a_sale(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mi casa sigue en venta con otro agente, ¿qué hago?",
        "Our house is still on the market, can you help?",
        "Está en venta mi casa, ¿la puede listar?",
        "¿Cuánto es su comisión?",
        "It is still for sale, nobody came",
    ],
)
def test_who_speaks_of_their_own_may(text: str) -> None:
    assert not asks_of_a_sale(text)
