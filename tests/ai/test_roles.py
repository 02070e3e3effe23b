"""Two roles with models of their own: each falls back by itself, and a broken model is left alone while others work."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable

import pytest
from openai_double import HASTE, Answer, Asked, OpenAIDouble, says, status
from pydantic import BaseModel

from mailbot.ai.roles import Models, open_models
from mailbot.doors import Prompt
from mailbot.errors import ModelError

READ = Prompt("extractor", "v", "Read.", "words")
WRITE = Prompt("writer", "v", "Write.", "words")


class Found(BaseModel):
    said_by: str


def by_model(**answers: Answer) -> Callable[[Asked], Answer]:
    return lambda asked: answers[asked.body["model"]]


def good(name: str) -> Answer:
    return says({"said_by": name})


@pytest.fixture
async def models(openai_double: OpenAIDouble) -> AsyncIterator[Models]:
    names = {"reader_model": "small", "reader_fallback": "big", "writer_model": "big", "writer_fallback": "small"}
    opened = open_models(openai_double.settings(timeout_seconds=1, retries=0, **names), patience=HASTE)
    yield opened
    await opened.close()


async def said(models: Models, prompt: Prompt) -> str:
    role = models.reader if prompt.role == "extractor" else models.writer
    assert role is not None
    found, _ = await role.fill(prompt, Found)
    return found.said_by


async def test_each_role_asks_its_own_model(openai_double: OpenAIDouble, models: Models) -> None:
    openai_double.respond = by_model(small=good("small"), big=good("big"))
    assert (await said(models, READ), await said(models, WRITE)) == ("small", "big")


@pytest.mark.parametrize("fault", [status(401), status(404), status(500), says("no")], ids=["401", "404", "500", "bad"])
async def test_where_one_fails_the_other_is_asked(openai_double: OpenAIDouble, models: Models, fault: Answer) -> None:
    openai_double.respond = by_model(small=fault, big=good("big"))
    assert await said(models, READ) == "big"


async def test_where_both_fail_the_last_one_says_why(openai_double: OpenAIDouble, models: Models) -> None:
    openai_double.respond = by_model(small=status(500), big=status(404, "no such model", "model_not_found"))
    with pytest.raises(ModelError) as caught:
        await said(models, READ)
    assert caught.value.kind == "missing"


async def test_a_model_that_keeps_failing_is_left_alone_and_the_other_is_not(
    openai_double: OpenAIDouble, models: Models
) -> None:
    openai_double.respond = by_model(small=status(500), big=good("big"))
    for _ in range(HASTE.outages):
        assert await said(models, READ) == "big"
    asked = len([one for one in openai_double.seen if one.body["model"] == "small"])
    assert await said(models, READ) == "big"
    assert len([one for one in openai_double.seen if one.body["model"] == "small"]) == asked


async def test_what_each_model_understands_is_found_out_for_it_alone(
    openai_double: OpenAIDouble, models: Models
) -> None:
    openai_double.respond = by_model(small=good("small"), big=good("big"))
    for _ in range(2):
        await said(models, READ)
        await said(models, WRITE)
    probed = [asked.body["model"] for asked in openai_double.seen if asked.is_probe]
    assert sorted(probed) == ["big", "small"]


async def test_one_model_stands_for_both_roles(openai_double: OpenAIDouble) -> None:
    opened = open_models(openai_double.settings(model="one"), patience=HASTE)
    assert len(opened.doors) == 1
    openai_double.respond = by_model(one=good("one"))
    assert (await said(opened, READ), await said(opened, WRITE)) == ("one", "one")
    await opened.close()


async def test_a_role_of_its_own_leaves_the_other_to_the_built_in(openai_double: OpenAIDouble) -> None:
    opened = open_models(openai_double.settings(model="", writer_model="pen"), patience=HASTE)
    assert opened.reader is None
    assert opened.writer is not None
    await opened.close()


async def test_a_wrong_key_is_told_by_a_look_before_anything_is_asked(
    openai_double: OpenAIDouble, models: Models, caplog: pytest.LogCaptureFixture
) -> None:
    openai_double.script_probe, openai_double.script = True, [status(401, "no such key"), status(401, "no such key")]
    await models.look()
    assert caplog.text.count("no such key") == 2
    assert "correct ai.api_key or ai.api_key_file" in caplog.text
    assert all(state.startswith("failed last: 127.0.0.1") for state in models.states.values())
    assert openai_double.questions == []


async def test_a_look_finds_out_how_a_model_is_asked(
    openai_double: OpenAIDouble, models: Models, caplog: pytest.LogCaptureFixture
) -> None:
    await models.look()
    assert models.states == {"small": "well, asked as json_schema", "big": "well, asked as json_schema"}
    assert [record for record in caplog.records if record.levelname == "WARNING"] == []


async def test_a_server_that_says_nothing_is_looked_at_for_as_long_as_a_question_may_take(
    openai_double: OpenAIDouble,
) -> None:
    openai_double.script_probe, openai_double.script = True, [Answer(seconds=60)] * 4
    opened = open_models(openai_double.settings(timeout_seconds=1, retries=3), patience=HASTE)
    started = time.monotonic()
    await opened.look()
    assert time.monotonic() - started < 4
    assert "gave no answer" in "".join(opened.states.values())
    await opened.close()
