"""Readiness: asking for a call or a visit, or wanting to offer, counts; refusing it does not."""

from __future__ import annotations

import pytest

from classifiers.asking.readiness import readiness


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
        ("do you have time for a call", "call"),
        ("Do you have 15 minutes for a quick call?", "call"),
        ("let's set up a time to talk", "call"),
        ("Let's talk tomorrow", "call"),
        ("Would a call on Friday work?", "call"),
        ("Wednesday at 10 works for a call", "call"),
        ("quick call this week?", "call"),
        ("are you free for a quick phone call this afternoon", "call"),
        ("When is a good time to call you?", "call"),
        ("I would appreciate a call back", "call"),
        ("¿Tiene 10 minutos para hablar?", "call"),
        ("hablemos mañana por teléfono", "call"),
        ("¿Me llama mañana por favor?", "call"),
        ("¿Cuándo le puedo llamar?", "call"),
        ("want to put in an offer on Holloway", "offer"),
        ("Let's write it up.", "offer"),
        ("We want to make an offer", "offer"),
        ("Can we put in a backup offer", "offer"),
        ("queremos hacer una oferta", "offer"),
        ("call me, we want to make an offer", "offer"),
        ("don't call me", None),
        ("please do not call", None),
        ("no need to call me", None),
        ("we don't have time for a call", None),
        ("Best time to call: evenings", None),
        ("let's talk about the price", None),
        ("me llama la atención la casa azul", None),
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


@pytest.mark.parametrize(
    "text",
    [
        "ok show me what you have there",
        "show me some options",
        "show me more listings",
        "can you show me the cheaper ones",
        "show me houses in Millpond",
        "can you show me condos under 300k",
        "Could you show me some 3 bedroom homes in Saltmarsh?",
        "can we see some more listings",
        "can I see what else is out there",
        "What can you show me?",
        "Show me Sunnyslope, North Central, maybe Melrose.",
        "muéstreme lo que tiene",
        "me puede mostrar otras opciones?",
        "quiero ver más casas",
    ],
)
def test_who_asks_what_there_is_asks_for_no_visit(text: str) -> None:
    assert readiness(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Can you show us the house on Saturday?",
        "show us around",
        "show me 5 Elm Street tomorrow",
        "could you show it to us on friday",
        "When can you show us a few?",
        "can you show us some stuff saturday",
        "can we see a few of these listings on Saturday",
        "Let us know when you could show us something",
        "please show us the condo on Elm",
        "nos puede enseñar la casa mañana",
    ],
)
def test_who_asks_to_be_shown_a_home_asks_for_a_visit(text: str) -> None:
    assert readiness(text) == "visit"


@pytest.mark.parametrize(
    "text",
    [
        "I could do 330k cash for 6 Tern Lane, would they accept?",
        "We can pay 410,000 for it. Would the sellers consider that?",
        "would they take 600?",
        "Would they take $1,800 for it?",
        "would you take 335k",
        "would the sellers accept 300k?",
        "Would the owner consider 290 thousand?",
        "would they ever accept an offer around 280k",
        "Would the sellers consider a lower offer?",
        "would she entertain an offer?",
        "can you tell the seller 335k?",
        "Please tell them we'd pay 350,000.",
        "Could you offer them 335k?",
        "we'd like to put in an offer at 345k",
        "¿aceptarían 330 mil?",
        "Aceptarían una oferta?",
        "aceptaria el dueño 330 mil de contado",
        "Les ofrezco 330 mil",
        "dígale al dueño que ofrecemos 330,000",
    ],
)
def test_a_sum_that_is_offered_is_an_offer(text: str) -> None:
    assert readiness(text) == "offer"


@pytest.mark.parametrize(
    "text",
    [
        "would they accept pets?",
        "would they take down the fence?",
        "do you take credit cards?",
        "would they accept FHA?",
        "would they take 2 dogs?",
        "would they take 6 months of rent",
        "would they consider a short lease?",
        "would they take 100 days to close",
        "Would the sellers accept a contingency?",
        "I can do 400k for a 3 bed",
        "can you tell me 335k is enough?",
        "can you tell them we are coming",
        "they would not accept 300k",
        "would they take it off the market",
        "¿aceptarían mascotas?",
        "aceptan tarjetas de crédito?",
        "aceptarían 2 perros",
    ],
)
def test_what_else_sellers_accept_is_no_offer(text: str) -> None:
    assert readiness(text) is None
