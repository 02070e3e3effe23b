"""The ledger of model calls: every question is a row, and the caps hold however many ask at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from agency import TurnedClock
from openai_double import HASTE, MODEL, REFUSES, TRUNCATED, OpenAIDouble, says, status
from pydantic import BaseModel

from mailbot.ai.metering import Books
from mailbot.ai.prices import cost, most, price_of
from mailbot.ai.roles import Models, open_models
from mailbot.config import Ai, Price
from mailbot.doors import Cause, Prompt, Usage, because_of
from mailbot.errors import ModelError
from mailbot.store import Store, connect
from models.model_budget import ModelBudget, day_scope, thread_scope
from models.model_call import ModelCall

QUESTION = Prompt("extractor", "extractor-10", "Read the mail.", "words")
PRICES = {MODEL: {"input": 2.0, "cached": 0.5, "output": 10.0}}
# 100 tokens in, of them 60 cached, 10 out, as the double counts: 40 · 2 + 60 · 0.5 + 10 · 10 millionths
ONE_ANSWER = 210


class Found(BaseModel):
    colour: str


@pytest.fixture
async def store(mongodb_uri: str, database_name: str) -> AsyncIterator[Store]:
    opened = await connect(mongodb_uri, database_name, "main")
    yield opened
    await opened.close()


class Told:
    """Remembers what it was told when a cap held."""

    def __init__(self) -> None:
        self.words: list[str] = []

    async def __call__(self, what: str) -> None:
        self.words.append(what)


@pytest.fixture
def told() -> Told:
    return Told()


def metered(double: OpenAIDouble, store: Store, told: Told | None = None, **keys: Any) -> Models:
    settings = double.settings(**{"timeout_seconds": 2, "prices": PRICES, "retries": 0, **keys})
    return open_models(settings, Books(store, TurnedClock(), settings, ZoneInfo("UTC"), told), HASTE)


NOTHING = Cause()


async def ask(models: Models, cause: Cause = NOTHING) -> Any:
    assert models.reader is not None
    with because_of(cause):
        return await models.reader.fill(QUESTION, Found)


async def budget(store: Store, scope: str) -> int:
    found = await store.first(ModelBudget, {"scope": scope})
    return found.spent if found else -1


async def test_a_question_is_a_row_with_its_versions_tokens_and_cost(openai_double: OpenAIDouble, store: Store) -> None:
    models = metered(openai_double, store)
    await models.doors[0].check()
    openai_double.script = [says({"colour": "blue"}, cached=60)]
    await ask(models, Cause("m1", "t1", 1001))
    [call] = await store.find(ModelCall, {})
    assert (call.role, call.model, call.asked_as, call.prompt_version) == ("extractor", MODEL, MODEL, "extractor-10")
    assert call.schema_version.startswith("found-")
    assert (call.input_tokens, call.cached_tokens, call.output_tokens) == (100, 60, 10)
    assert (call.cost, call.outcome, call.attempts) == (ONE_ANSWER, "answered", 1)
    assert (call.message_id, call.thread_id, call.campaign) == ("m1", "t1", 1001)
    assert await budget(store, thread_scope("t1")) == ONE_ANSWER
    assert await budget(store, day_scope(TurnedClock().now().date())) == ONE_ANSWER
    await models.close()


@pytest.mark.parametrize(
    ("answers", "outcome", "spent"),
    [
        ([TRUNCATED], "truncated", 300),
        ([REFUSES], "refused", 300),
        ([says("no"), says("no")], "malformed", 600),
        ([says("no"), says({"colour": "blue"})], "answered", 600),
        ([status(500)], "server", 0),
        ([status(401)], "auth", 0),
    ],
    ids=["truncated", "refused", "malformed", "repaired", "500", "401"],
)
async def test_what_fails_costs_what_it_used(
    openai_double: OpenAIDouble, store: Store, answers: Any, outcome: str, spent: int
) -> None:
    models = metered(openai_double, store)
    await models.doors[0].check()
    openai_double.script = list(answers)
    if outcome == "answered":
        await ask(models)
    else:
        with pytest.raises(ModelError):
            await ask(models)
    [call] = await store.find(ModelCall, {})
    assert (call.outcome, call.cost) == (outcome, spent)
    assert await budget(store, day_scope(TurnedClock().now().date())) == spent
    await models.close()


async def test_what_may_be_billed_for_an_answer_that_never_came_stays_spent(
    openai_double: OpenAIDouble, store: Store
) -> None:
    models = metered(openai_double, store, timeout_seconds=1)
    await models.doors[0].check()
    openai_double.script = [says({"colour": "blue"}, seconds=3)]
    with pytest.raises(ModelError):
        await ask(models, Cause("m1", "t1", 1001))
    [call] = await store.find(ModelCall, {})
    assert (call.outcome, call.cost) == ("timeout", None)
    assert await budget(store, thread_scope("t1")) > 0
    await models.close()


async def test_without_a_price_the_cost_is_unknown_and_no_cap_holds(openai_double: OpenAIDouble, store: Store) -> None:
    openai_double.respond = lambda _: says({"colour": "blue"})
    models = metered(openai_double, store, prices={}, daily_cap=0.000001)
    await ask(models)
    [call] = await store.find(ModelCall, {})
    assert call.cost is None
    await models.close()


@pytest.mark.parametrize("key", ["daily_cap", "thread_cap"])
async def test_a_cap_refuses_before_anything_is_asked_and_tells(
    openai_double: OpenAIDouble, store: Store, told: Told, key: str
) -> None:
    openai_double.respond = lambda _: says({"colour": "blue"})
    models = metered(openai_double, store, told, **{key: 0.01})
    with pytest.raises(ModelError) as caught:
        await ask(models, Cause(thread_id="t1"))
    assert (caught.value.kind, caught.value.transient) == ("budget", False)
    assert f"ai.{key}" in told.words[0]
    assert openai_double.seen == []
    assert await store.find(ModelCall, {}) == []
    assert await budget(store, day_scope(TurnedClock().now().date())) == 0
    await models.close()


async def test_one_thread_that_is_over_its_cap_does_not_stop_another(openai_double: OpenAIDouble, store: Store) -> None:
    openai_double.respond = lambda _: says({"colour": "blue"})
    models = metered(openai_double, store)
    await store.add(ModelBudget(scope=thread_scope("t1"), spent=490_000))
    with pytest.raises(ModelError, match=r"ai\.thread_cap"):
        await ask(models, Cause(thread_id="t1"))
    await ask(models, Cause(thread_id="t2"))
    await models.close()


async def test_many_at_once_stay_under_the_cap(openai_double: OpenAIDouble, store: Store) -> None:
    """Each reserves what it may cost at most, so that together they never pass the cap, whoever comes first."""
    openai_double.respond = lambda _: says({"colour": "blue"}, seconds=0.3)
    price = Price(**PRICES[MODEL])
    room = 3 * most(price, QUESTION) / 1_000_000
    crowd = [metered(openai_double, store, daily_cap=room) for _ in range(4)]
    for models in crowd:
        await models.doors[0].check()
    answers = await asyncio.gather(*(ask(models) for models in crowd for _ in range(3)), return_exceptions=True)
    refused = [answer for answer in answers if isinstance(answer, ModelError)]
    assert {trouble.kind for trouble in refused} == {"budget"}
    assert len(answers) - len(refused) == 3
    assert await budget(store, day_scope(TurnedClock().now().date())) == 3 * 300
    for models in crowd:
        await models.close()


def test_a_price_is_found_by_the_models_family_and_never_by_half_a_name() -> None:
    cheap, dear = Price(input=1, output=2), Price(input=3, output=4)
    prices = {"gpt-5": dear, "gpt-5-mini": cheap}
    assert price_of(prices, "gpt-5-mini-2025-08-07") == cheap
    assert price_of(prices, "gpt-5-2025-08-07") == dear
    assert price_of(prices, "gpt-51") is None


def test_costs_are_whole_millionths_rounded_up() -> None:
    price = Price(input="0.075", cached="0.0375", output="0.3")
    assert cost(price, Usage("m", 1, 0, 0)) == 1
    assert cost(price, Usage("m", 1000, 400, 10)) == 63
    assert cost(price, Usage("m", 10, 9999, 0)) == 1
    assert day_scope(date(2026, 3, 4)) == "day:2026-03-04"


def test_a_fallback_without_a_model_is_a_fault_of_the_configuration() -> None:
    with pytest.raises(ValueError, match="reader_fallback"):
        Ai(reader_fallback="x")
