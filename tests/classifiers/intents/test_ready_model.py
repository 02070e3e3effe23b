"""Readiness beyond the tables: what people write who want a call, a visit, or to make an offer."""

from __future__ import annotations

from collections import Counter

import pytest

from classifiers.intents.features import features
from classifiers.intents.intent import BuiltinReader
from classifiers.intents.ready_model import with_cues
from classifiers.training import corpus
from classifiers.verdict import Readiness
from models.message import Intent

READER = BuiltinReader()
LEADS = (Intent.BUYER, Intent.SELLER, Intent.RENTER)


@pytest.mark.parametrize(
    ("text", "ready"),
    [
        ("Could we see 12 Elm Street on Saturday morning?", Readiness.VISIT),
        ("Please give me a call at 503-555-0114, I'd like to talk about buying.", Readiness.CALL),
        ("We want it. Please write up an offer at 412 for us.", Readiness.OFFER),
        ("would the sellers consider 300k", Readiness.OFFER),
        ("can you tell the seller 335k?", Readiness.OFFER),
        ("¿aceptarían 330 mil?", Readiness.OFFER),
        ("would they accept pets?", None),
        ("ok show me what you have there", None),
        ("can you show me the cheaper ones", None),
        ("Show me houses in Millpond", None),
        ("We fly in July 12 to look for a house and would like to see whatever you have then.", Readiness.VISIT),
        ("Can you show us the house on Saturday?", Readiness.VISIT),
        ("Looking for three bedrooms in Maple Heights under 400k.", None),
    ],
)
def test_a_lead_is_ready_for_what_they_ask(text: str, ready: Readiness | None) -> None:
    assert READER.read("", text).ready is ready


def test_the_tables_and_the_intents_are_cues_beside_the_words() -> None:
    seen = with_cues(features("", "call me please"), "", "call me please", {Intent.SELLER})
    assert {"!tables: call", "!reads as seller"} <= seen.cues
    assert "call" in seen.words


def test_who_wants_no_home_may_ask_for_a_call_alone() -> None:
    reading = READER.read(
        "invoice", "Please call me about the invoice for the photos, and I'll come by to see the unit."
    )
    assert reading.intent is Intent.GENERAL
    assert reading.ready in (None, Readiness.CALL)


def test_readiness_is_read_right_in_mail_that_nothing_was_learned_from() -> None:
    pairs: Counter[tuple[str | None, str | None]] = Counter()
    for row in corpus.locked_rows():
        if row.ready_marked and row.label in LEADS:
            pairs[row.ready, READER.read(row.subject, row.text).ready] += 1
    said = sum(count for (_, found), count in pairs.items() if found)
    wanted = sum(count for (marked, _), count in pairs.items() if marked)
    right = sum(count for (marked, found), count in pairs.items() if marked and marked == found)
    assert wanted >= 40
    assert right / said >= 0.85
    assert right / wanted >= 0.80
