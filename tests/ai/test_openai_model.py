"""The model's door: what it asks, what it makes of every answer and fault, and how long it tries."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from openai_double import (
    FILTERED,
    HASTE,
    KEY,
    MODEL,
    NO_CHOICE,
    NO_JSON,
    REFUSES,
    RESET,
    TRUNCATED,
    Answer,
    OpenAIDouble,
    says,
    status,
)
from pydantic import BaseModel, Field

from mailbot.ai.openai_model import OpenAIModel
from mailbot.config import Ai
from mailbot.doors import Prompt
from mailbot.errors import ConfigError, ModelError

QUESTION = Prompt("extractor", "v1", "Read the mail.", "SECRET WORDS OF A LEAD")


class Found(BaseModel):
    colour: str
    count: int = Field(ge=0, le=10)
    note: str = ""


GOOD = {"colour": "blue", "count": 3, "note": ""}


@pytest.fixture
async def model(openai_double: OpenAIDouble) -> AsyncIterator[OpenAIModel]:
    door = OpenAIModel(openai_double.settings(timeout_seconds=1), HASTE)
    yield door
    await door.close()


async def test_fills_the_fields_and_tells_the_cost(openai_double: OpenAIDouble, model: OpenAIModel) -> None:
    await model.check()
    openai_double.script = [says(GOOD, cached=64)]
    found, usage = await model.fill(QUESTION, Found)
    assert found == Found(colour="blue", count=3)
    assert (usage.model, usage.input_tokens, usage.cached_tokens, usage.output_tokens) == (MODEL, 100, 64, 10)
    [asked] = openai_double.questions
    assert asked.authorization == f"Bearer {KEY}"
    assert [message["role"] for message in asked.body["messages"]] == ["system", "user"]
    assert (asked.system, asked.user) == (QUESTION.system, QUESTION.user)


async def test_asks_with_a_schema_that_a_strict_server_takes(openai_double: OpenAIDouble, model: OpenAIModel) -> None:
    openai_double.script = [says(GOOD)]
    await model.fill(QUESTION, Found)
    schema = openai_double.questions[0].body["response_format"]["json_schema"]
    assert schema["strict"] is True
    assert schema["schema"]["additionalProperties"] is False
    assert schema["schema"]["required"] == ["colour", "count", "note"]
    assert "maximum" not in str(schema)
    assert "default" not in str(schema)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ('{"colour": "blue", "count": 3}', "bare"),
        ('```json\n{"colour": "blue", "count": 3}\n```', "fenced"),
        ('Sure! Here it is:\n{"colour": "blue", "count": 3}\nAnything else?', "words around"),
        ('<think>{"colour": "red", "count": 1}</think>{"colour": "blue", "count": 3}', "a train of thought"),
        ('{"example": 1} and now {"colour": "blue", "count": 3}', "another object before"),
    ],
)
async def test_finds_the_object(openai_double: OpenAIDouble, model: OpenAIModel, words: str, why: str) -> None:
    openai_double.script = [says(words)]
    found, _ = await model.fill(QUESTION, Found)
    assert (found.colour, found.count) == ("blue", 3), why
    assert len(openai_double.questions) == 1


@pytest.mark.parametrize(
    "bad",
    [
        says('{"colour": "blue", "cou'),
        says(""),
        says(None),
        says("I would rather talk about boats."),
        says({"colour": "blue", "count": 99999}),
        says({"colour": ["blue"], "count": 1}),
        says("[" * 50_000),
        says("{" * 50_000),
    ],
    ids=["cut json", "empty", "null", "no json", "wild number", "wrong type", "deep nesting", "many braces"],
)
async def test_one_bad_answer_is_repaired_and_two_are_malformed(
    openai_double: OpenAIDouble, model: OpenAIModel, bad: Answer
) -> None:
    openai_double.script = [bad, says(GOOD)]
    found, usage = await model.fill(QUESTION, Found)
    assert found.count == 3
    assert usage.input_tokens >= 200
    repair = openai_double.questions[1].body["messages"]
    assert [message["role"] for message in repair] == ["system", "user", "assistant", "user"]
    openai_double.script = [bad, bad, says(GOOD)]
    with pytest.raises(ModelError) as caught:
        await model.fill(QUESTION, Found)
    assert caught.value.kind == "malformed"
    assert len(openai_double.script) == 1


# What the server does → the kind of error, whether trying again may help, how often it is asked with one retry allowed.
FAILURES: Sequence[tuple[str, Answer, str, bool, int]] = (
    ("401", status(401, f"Incorrect API key provided: {KEY}"), "auth", False, 1),
    ("403", status(403), "auth", False, 1),
    ("404 model", status(404, "The model does not exist", "model_not_found"), "missing", False, 1),
    ("429", status(429, "Rate limit reached"), "rate", True, 2),
    ("429 with a short Retry-After", status(429, retry_after="0.05"), "rate", True, 2),
    ("429 with a long Retry-After", status(429, retry_after="3600"), "rate", True, 1),
    ("429 spent", status(429, "You exceeded your quota", "insufficient_quota"), "rate", False, 1),
    ("500", status(500), "server", True, 2),
    ("503 with a date", status(503, retry_after="Wed, 21 Oct 2015 07:28:00 GMT"), "server", True, 2),
    ("503 with no date", status(503, retry_after="Wed, 21 Oct 99999999999999999999 07:28:00 GMT"), "server", True, 2),
    ("reset", RESET, "down", True, 2),
    ("slow", says(GOOD, seconds=1.5), "timeout", True, 2),
    ("dripping", replace(says(GOOD), drip=0.2), "timeout", True, 2),
    ("truncated", TRUNCATED, "truncated", True, 1),
    ("refusal", REFUSES, "refused", False, 1),
    ("content filter", FILTERED, "refused", False, 1),
    ("content filter of Azure", status(400, "filtered", "content_filter"), "refused", False, 1),
    ("mail too long", status(400, "too many tokens", "context_length_exceeded"), "truncated", False, 1),
    ("no choice", NO_CHOICE, "malformed", True, 1),
    ("no JSON", NO_JSON, "server", True, 2),
    ("JSON that is no completion", Answer(body=[1, 2]), "server", True, 2),
    ("half of a body", Answer(body='{"id": "1", "choi'), "server", True, 2),
    ("a message that is nothing", Answer(body={"choices": [{"message": None}]}), "malformed", True, 1),
)


@pytest.mark.parametrize(
    ("answer", "kind", "transient", "asked"), [row[1:] for row in FAILURES], ids=[r[0] for r in FAILURES]
)
async def test_failure(
    openai_double: OpenAIDouble, model: OpenAIModel, answer: Answer, kind: str, transient: bool, asked: int
) -> None:
    await model.check()
    openai_double.respond = lambda _: answer
    with pytest.raises(ModelError) as caught:
        await model.fill(QUESTION, Found)
    assert (caught.value.kind, caught.value.transient) == (kind, transient)
    assert len(openai_double.questions) == asked
    assert bool(caught.value.mend) or kind not in ("auth", "missing")
    assert KEY not in str(caught.value)


async def test_a_fault_that_passes_is_not_seen(openai_double: OpenAIDouble, model: OpenAIModel) -> None:
    openai_double.script = [status(500), says(GOOD)]
    found, usage = await model.fill(QUESTION, Found)
    assert found.count == 3
    assert usage.attempts == 3  # what it understands, the fault, the answer


async def test_a_question_takes_no_more_than_two_timeouts(openai_double: OpenAIDouble) -> None:
    door = OpenAIModel(openai_double.settings(timeout_seconds=1, retries=5), HASTE)
    await door.check()
    openai_double.respond = lambda _: says(GOOD, seconds=30)
    with pytest.raises(ModelError) as caught:
        await door.fill(QUESTION, Found)
    assert caught.value.kind == "timeout"
    assert len(openai_double.questions) == 2
    await door.close()


async def test_down_and_back(openai_double: OpenAIDouble) -> None:
    door = OpenAIModel(openai_double.settings(retries=0), HASTE)
    openai_double.stop()
    with pytest.raises(ModelError) as caught:
        await door.fill(QUESTION, Found)
    assert caught.value.kind == "down"
    openai_double.start_again()
    openai_double.respond = lambda _: says(GOOD)
    assert (await door.fill(QUESTION, Found))[0].count == 3
    await door.close()


async def test_after_three_outages_the_server_is_left_alone(openai_double: OpenAIDouble, model: OpenAIModel) -> None:
    await model.check()
    openai_double.respond = lambda _: status(401)
    for _ in range(HASTE.outages):
        with pytest.raises(ModelError):
            await model.fill(QUESTION, Found)
    seen = len(openai_double.seen)
    with pytest.raises(ModelError, match="left alone") as caught:
        await model.fill(QUESTION, Found)
    assert caught.value.kind == "auth"
    assert len(openai_double.seen) == seen


async def test_bad_answers_are_no_outage(openai_double: OpenAIDouble, model: OpenAIModel) -> None:
    openai_double.respond = lambda _: REFUSES
    for _ in range(HASTE.outages + 2):
        with pytest.raises(ModelError) as caught:
            await model.fill(QUESTION, Found)
        assert "left alone" not in str(caught.value)


async def test_a_long_retry_after_is_kept_at_once(openai_double: OpenAIDouble, model: OpenAIModel) -> None:
    await model.check()
    openai_double.respond = lambda _: status(429, retry_after="3600")
    for expected in (1, 1):
        with pytest.raises(ModelError) as caught:
            await model.fill(QUESTION, Found)
        assert caught.value.kind == "rate"
        assert len(openai_double.questions) == expected


@pytest.mark.parametrize(
    ("enforces", "takes", "expected"),
    [
        (("json_schema", "json_object"), ("max_completion_tokens",), ("json_schema", "max_completion_tokens")),
        (("json_schema",), ("max_tokens",), ("json_schema", "max_tokens")),
        (("json_object",), ("max_tokens",), ("json_object", "max_tokens")),
        ((), ("max_completion_tokens",), ("plain", "max_completion_tokens")),
        ((), (), ("plain", "")),
    ],
)
async def test_speaks_as_the_server_understands(
    openai_double: OpenAIDouble, model: OpenAIModel, enforces: Any, takes: Any, expected: tuple[str, str]
) -> None:
    openai_double.enforces, openai_double.takes = enforces, takes
    openai_double.respond = lambda _: says(GOOD)
    await model.fill(QUESTION, Found)
    await model.fill(QUESTION, Found)
    first, second = openai_double.questions
    limit = next((name for name in ("max_completion_tokens", "max_tokens") if name in first.body), "")
    assert (first.format, limit) == expected
    assert second.body == first.body
    assert ("JSON Schema" in first.system) == (expected[0] != "json_schema")
    assert first.system.startswith(QUESTION.system)


async def test_a_server_that_ignores_the_schema_is_noticed(openai_double: OpenAIDouble, model: OpenAIModel) -> None:
    openai_double.script_probe = True
    openai_double.script = [says("Hello!"), says({"hello": "world"}), says(GOOD)]
    await model.fill(QUESTION, Found)
    assert openai_double.questions[0].format == "json_object"


async def test_one_schema_that_is_too_much_is_asked_for_in_words(
    openai_double: OpenAIDouble, model: OpenAIModel
) -> None:
    openai_double.script = [status(400, "Invalid schema for response_format"), says(GOOD)]
    assert (await model.fill(QUESTION, Found))[0].count == 3
    assert [asked.format for asked in openai_double.questions] == ["json_schema", "json_object"]


async def test_what_is_found_out_is_asked_once_even_by_two_at_a_time(
    openai_double: OpenAIDouble, model: OpenAIModel
) -> None:
    openai_double.respond = lambda _: says(GOOD)
    await asyncio.gather(*(model.fill(QUESTION, Found) for _ in range(4)))
    assert len([asked for asked in openai_double.seen if asked.is_probe]) == 1


async def test_check_says_how_it_answers(openai_double: OpenAIDouble, model: OpenAIModel) -> None:
    assert f"{MODEL} at 127.0.0.1" in await model.check()
    openai_double.script_probe, openai_double.script = True, [status(401)]
    with pytest.raises(ModelError) as caught:
        await model.check()
    assert "ai.api_key" in caught.value.mend


async def test_neither_key_nor_mail_reaches_the_log(
    openai_double: OpenAIDouble, model: OpenAIModel, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    openai_double.script = [status(500), says("no"), says(GOOD)]
    await model.fill(QUESTION, Found)
    assert KEY not in caplog.text
    assert QUESTION.user not in caplog.text


def test_openai_without_a_key_is_a_fault_of_the_configuration() -> None:
    with pytest.raises(ConfigError, match="key"):
        OpenAIModel(Ai(model="gpt-5"))
