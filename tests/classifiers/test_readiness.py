"""Readiness: asking for a call or a visit, or wanting to offer, counts; refusing it does not."""

from __future__ import annotations

import pytest

from classifiers.readiness import readiness


@pytest.mark.parametrize(
    ("text", "ready"),
    [
        ("can we see it saturday?", "visit"),
        ("Could my wife and I see it Tuesday", "visit"),
        ("I'd love to schedule a viewing", "visit"),
        ("Requesting showing for MLS# 7734120", "visit"),
        ("Could you come by next week and tell us what it is worth", "visit"),
        ("can we do a video tour", "visit"),
        ("when can i see the one with the turret", "visit"),
        ("¿podemos visitarla el domingo?", "visit"),
        ("me gustaria verla este fin de semana", "visit"),
        ("¿Cuándo la podemos ver?", "visit"),
        ("quiero hacer una cita para ver la casa", "visit"),
        ("call me", "call"),
        ("Please phone me at 305.555.0168", "call"),
        ("When can you talk?", "call"),
        ("could we talk sometime?", "call"),
        ("Llámeme por favor", "call"),
        ("prefiero hablar por teléfono", "call"),
        ("want to put in an offer on Holloway", "offer"),
        ("Let's write it up.", "offer"),
        ("We want to make an offer", "offer"),
        ("Can we put in a backup offer", "offer"),
        ("queremos hacer una oferta", "offer"),
        ("call me, we want to make an offer", "offer"),
        ("don't call me", None),
        ("please do not call", None),
        ("no need to call me", None),
        ("no me llame por favor", None),
        ("we don't want to see it anymore", None),
        ("no vamos a visitarla", None),
        ("if someone makes an offer on our house tell us", None),
        ("we made an offer on another house", None),
        ("see attached", None),
        ("can I see the inspection report", None),
        ("3 bed 2 bath under 400k", None),
        ("", None),
    ],
)
def test_readiness(text: str, ready: str | None) -> None:
    assert readiness(text) == ready
