"""The suite of what short answers mean: what code hears counts, and what a model says with words for it."""

from __future__ import annotations

from typing import Any

import pytest
from scripted_model import ScriptedModel

from classifiers.model_reader import ModelIntentReader
from classifiers.reader import BuiltinIntentReader
from mailbot.ops.eval import meant, sets
from mailbot.ops.eval.suite import Bench, Case

FRENCH = {"intent": "buyer", "confidence": 0.9, "language": "fr"}
# A case of the set, what a model says of it, and what is counted.
SAID: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("Celle avec le garage", {"means": ["12 Elm St"]}, "A"),
    ("Celle avec le garage", {"means": ["9 Pine Rd"]}, "nothing"),  # stands in no mail of ours
    (
        "Mercredi ne va pas",
        {"call": "time", "call_date": "2025-06-12", "call_time": "14:00", "call_quote": "jeudi 12 à 14h"},
        "time 2025-06-12 14:00",
    ),
    ("Mercredi ne va pas", {"call": "time", "call_date": "2025-06-12", "call_quote": "Thursday"}, "nothing"),
    ("Merci beaucoup, c'est noté", {"thanks": True}, "thanks"),
    (
        "Il nous faut absolument",
        {"wishes": [{"thing": "garage", "quote": "un garage"}, {"thing": "pool", "quote": "piscine"}]},
        "garage",
    ),
    ("Nous voudrions déposer", {"ready": "apply", "ready_quote": "déposer un dossier"}, "apply"),
    ("Nous voudrions déposer", {"ready": "apply", "ready_quote": "we apply"}, "nothing"),
)


async def judged(text: str, says: dict[str, Any]) -> Case:
    reader = ModelIntentReader(ScriptedModel({**FRENCH, **says}), BuiltinIntentReader())
    rows = [row["text"].startswith(text) for row in sets.rows("meant")]
    return (await meant.run(Bench(reader))).cases[rows.index(True)]


@pytest.mark.parametrize(("text", "says", "counted"), SAID)
async def test_what_a_model_says_counts_with_words_for_it(text: str, says: dict[str, Any], counted: str) -> None:
    assert (await judged(text, says)).said == counted


async def test_the_set_is_whole_and_the_builtin_invents_little() -> None:
    found = await meant.run(Bench())
    rows = sets.rows("meant")
    assert len({row["id"] for row in rows}) == len(rows) == len(found.cases)
    assert {row["kind"] for row in rows} == {"homes", "call", "wishes", "ready"}
    assert found.figures["right"]["rate"] >= 0.3
    said = {kind: found.figures[kind]["said and not meant"]["hits"] for kind in ("homes", "call", "wishes", "ready")}
    assert said["call"] == said["ready"] == 0
    assert said["homes"] <= 4
    assert said["wishes"] <= 2
