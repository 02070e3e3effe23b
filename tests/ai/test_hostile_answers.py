"""Well-formed answers with odd contents, in either role: the mail is answered or waits, and nothing false is kept.

Each row runs whole: a real mailbox, a real store, a model server over HTTP, a real SMTP server.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from agency import Agency, body_of
from ledger_view import tell
from matrix_agency import READER, WRITER
from model_clerk import clerk, extraction
from openai_double import Answer, Asked, OpenAIDouble, says

from models.draft import Draft, DraftState
from models.message import Direction, Message, MessageState

WISH = (
    "Hi Kim, yes, we want to buy a house. We are first-time buyers, preapproved up to $470k, "
    "and looking for 3 bedrooms in Old Town. What do you have for sale?"
)
SIGNED = (
    "\n\n-- \nDana Reyes\n9 bedrooms of fun, $900k in sales"
    "\n\nOn Mon, Nov 23, 2026 Kim wrote:\n> 7 bedrooms, up to $700k\n"
)
TRUE = {"bedrooms_min": 3, "price_max": 470_000, "areas": ["Old Town"]}


def need(slot: Any, value: Any, quote: Any) -> dict[str, Any]:
    return {"slot": slot, "value": value, "quote": quote}


# What the extractor says beside what is right.
READINGS: dict[str, dict[str, Any]] = {
    "no numbers": {"confidence": float("nan"), "needs": [need("price_max", float("inf"), "$470k")]},
    "huge numbers": {"needs": [need("price_max", 1e308, "$470k"), need("bedrooms_min", 10**4_000, "3 bedrooms")]},
    "lists": {"needs": [need("price_max", ["470000"], "$470k"), need("areas", [""] * 9_000, "Old Town")]},
    "words of the signature": {"needs": [need("bedrooms_min", 9, "9 bedrooms"), need("price_max", 900_000, "$900k")]},
    "quoted words": {"needs": [need("bedrooms_min", 7, "7 bedrooms"), need("price_max", 700_000, "up to $700k")]},
    "a slot a thousand times": {"needs": [need("castle", "x", "a b " * 70)] * 250},
    "quotes a thousand times": {"needs": [need("name", "x", f"{place} " + "e " * 140) for place in range(300)]},
    "wishes a thousand times": {"wishes": [{"thing": "garage", "quote": "a " * 140}] * 300},
    "wishes of a wrong kind": {"wishes": [{"thing": "pool", "quote": "swim"}, {"thing": "\u0000", "quote": "house"}]},
    "topics without end": {"asks": [f"topic {place}" for place in range(5_000)]},
    "times out of the world": {"call": "time", "call_date": "9999-12-31", "call_time": "3:00+23:59", "call_quote": "s"},
    "letters that turn": {"language": "\u202ees", "sentiment": "\u202eevitagen", "means": ["\u0000" * 999]},
}  # fmt: skip


@pytest.mark.parametrize("name", READINGS)
async def test_what_an_extractor_makes_up_is_dropped(
    matrix_agency: Agency, openai_double: OpenAIDouble, name: str
) -> None:
    def respond(asked: Asked) -> Answer:
        if asked.body["model"] == READER:
            return says({**extraction(asked.user), "needs": [], **READINGS[name]})
        return clerk(asked)

    openai_double.respond = respond
    await matrix_agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town", bedrooms=3)
    matrix_agency.lead("dana@away.example").write(WISH + SIGNED)
    await matrix_agency.round()
    [mail] = await matrix_agency.store.find(Message, {"direction": Direction.INBOUND})
    assert mail.state is MessageState.READ, await tell(matrix_agency.store)
    assert all(said["value"] == TRUE.get(slot) for slot, said in mail.needs.items())
    assert mail.wishes == []
    assert len(mail.asks) <= 2
    [draft] = await matrix_agency.store.find(Draft, {})
    assert draft.state in (DraftState.SENT, DraftState.HELD)


SURROGATE = json.dumps({"opening": [{"text": "Home \ud800", "fact_ids": []}], "closing": []})
FALSE = "12 Elm St has 9 bedrooms and costs $1."
# What the writer says.
LETTERS: dict[str, Any] = {
    "a lone surrogate": SURROGATE,
    "a megabyte": {"opening": [{"text": f"{FALSE} " * 25_000, "fact_ids": []}]},
    "paragraphs without end": {"opening": [{"text": FALSE, "fact_ids": []}] * 1_200},
    "facts of others": {"opening": [{"text": FALSE, "fact_ids": ["property:BR-2:price_text"]}]},
    "facts without end": {"opening": [{"text": FALSE, "fact_ids": [f"a:{place}" for place in range(5_000)]}]},
    "letters that hide": {"opening": [{"text": f"\u202e{FALSE}\u200b\u0000", "fact_ids": []}]},
    "the same again": {"opening": [{"text": "12 Elm St is listed at $440,000.", "fact_ids": []}] * 5},
    "a key twice": '{"opening": [{"text": "12 Elm St"}], "opening": [{"text": "It costs $1."}]}',
    "thoughts": f"<think>{FALSE} " + json.dumps({"opening": [{"text": FALSE, "fact_ids": []}]}),
    "marks of thought in the words": {"opening": [{"text": f"<think>{FALSE}</think>", "fact_ids": []}]},
}  # fmt: skip


@pytest.mark.parametrize("name", LETTERS)
async def test_what_a_writer_makes_up_reaches_nobody(
    matrix_agency: Agency, openai_double: OpenAIDouble, name: str
) -> None:
    openai_double.respond = lambda asked: says(LETTERS[name]) if asked.body["model"] == WRITER else clerk(asked)
    await matrix_agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town", bedrooms=3)
    matrix_agency.lead("dana@away.example").write(WISH)
    await matrix_agency.round()
    [draft] = await matrix_agency.store.find(Draft, {})
    assert draft.state in (DraftState.SENT, DraftState.HELD), await tell(matrix_agency.store)
    for answer in matrix_agency.to("dana@away.example"):
        said = body_of(answer)
        assert said.count("12 Elm St") == 1
        assert not any(planted in said for planted in ("9 bedrooms", "$1.", "think", "\u202e", "\u200b"))
