"""A model server that lies, never ends, unpacks to gigabytes or sends elsewhere: a known failure each time."""

from __future__ import annotations

import gzip
import json
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from itertools import repeat
from typing import Any

import pytest
from openai_double import HASTE, MODEL, Answer, OpenAIDouble, completion, says, status
from pydantic import BaseModel

from mailbot.ai.openai_model import OpenAIModel
from mailbot.ai.prices import cost
from mailbot.config import Price
from mailbot.doors import Prompt
from mailbot.errors import ModelError

QUESTION = Prompt("extractor", "v1", "Read the mail.", "SECRET WORDS OF A LEAD")
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


class Found(BaseModel):
    colour: str
    count: int


GOOD = {"colour": "blue", "count": 3}
WELL = json.dumps(says(GOOD).body).encode()


@pytest.fixture
async def model(openai_double: OpenAIDouble) -> AsyncIterator[OpenAIModel]:
    door = OpenAIModel(openai_double.settings(timeout_seconds=1, retries=0), HASTE)
    await door.check()
    yield door
    await door.close()


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def sent(*pieces: bytes, endless: bytes = b"", drip: float = 0.0) -> Answer:
    def wire() -> Iterator[bytes]:
        yield from pieces
        yield from repeat(endless) if endless else ()

    return Answer(wire=wire, drip=drip)


def bomb(status_line: bytes) -> Answer:
    packed = gzip.compress(b" " * 1_000_000) * 1_000  # unpacks to a gigabyte
    return sent(status_line + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed), packed)


def message(**fields: Any) -> Answer:
    return Answer(body=completion([{"index": 0, "finish_reason": "stop", "message": {"content": "{}", **fields}}]))


WIRES: tuple[tuple[str, Callable[[], Answer], str], ...] = (
    ("a chunked body that never ends", lambda: sent(CHUNKED, endless=chunk(b"x" * 100_000)), "server"),
    ("white space to keep alive", lambda: sent(CHUNKED, endless=chunk(b" \n"), drip=0.05), "timeout"),
    ("headers that never end", lambda: sent(HEAD, endless=b"X-More: yes\r\n", drip=0.01), "timeout"),
    ("a header without end", lambda: sent(HEAD + b"X-Long: ", endless=b"x" * 100_000), "down"),
    ("a body that never ends, without chunks", lambda: sent(HEAD + b"\r\n", endless=b"x" * 100_000), "server"),
    ("a bomb", lambda: bomb(HEAD), "server"),
    ("a bomb as an error", lambda: bomb(b"HTTP/1.1 500 No\r\n"), "server"),
    ("an error that never ends", lambda: sent(b"HTTP/1.1 400 No\r\n\r\n", endless=b"x" * 100_000), "server"),
    ("a length too long", lambda: sent(HEAD + b"Content-Length: 9999\r\n\r\n", WELL), "down"),
    ("a length too short", lambda: sent(HEAD + b"Content-Length: 20\r\n\r\n", WELL), "server"),
    ("a length that is none", lambda: sent(HEAD + b"Content-Length: many\r\n\r\n", WELL), "down"),
    ("a stream of events", lambda: Answer(body="data: {}\n\n", content_type="text/event-stream"), "server"),
    ("no HTTP", lambda: sent(b"220 mail.example ESMTP\r\n"), "down"),
    ("numbers without end", lambda: Answer(body='{"choices": [], "created": ' + "9" * 100_000 + "}"), "server"),
    ("a depth without end", lambda: Answer(body="[" * 500_000), "server"),
)  # fmt: skip


@pytest.mark.parametrize(("answer", "kind"), [row[1:] for row in WIRES], ids=[row[0] for row in WIRES])
async def test_what_is_sent_has_bounds(
    openai_double: OpenAIDouble, model: OpenAIModel, answer: Callable[[], Answer], kind: str
) -> None:
    openai_double.respond = lambda _: answer()
    with pytest.raises(ModelError) as caught:
        await model.fill(QUESTION, Found)
    assert caught.value.kind == kind


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
async def test_mail_goes_to_no_other_host(openai_double: OpenAIDouble, model: OpenAIModel, code: int) -> None:
    other = OpenAIDouble(respond=lambda _: says(GOOD))
    elsewhere = (("Location", f"http://127.0.0.1:{other.port}/v1/chat/completions"),)
    openai_double.respond = lambda _: Answer(code, {}, elsewhere)
    try:
        with pytest.raises(ModelError, match="answered 30") as caught:
            await model.fill(QUESTION, Found)
        assert "ai.base_url" in caught.value.mend
        assert other.seen == []
    finally:
        other.stop()


async def test_a_server_without_tls_is_not_reached_by_https(openai_double: OpenAIDouble) -> None:
    base_url = f"https://127.0.0.1:{openai_double.port}/v1"
    door = OpenAIModel(openai_double.settings(base_url=base_url, retries=0), HASTE)
    with pytest.raises(ModelError) as caught:
        await door.fill(QUESTION, Found)
    await door.close()
    assert caught.value.kind == "down"
    assert openai_double.seen == []


@pytest.mark.parametrize("after", ["1e9", "inf", "Fri, 31 Dec 9999 23:59:59 GMT"])
async def test_nobody_waits_for_a_server_that_wants_years(
    openai_double: OpenAIDouble, model: OpenAIModel, after: str
) -> None:
    openai_double.respond = lambda _: status(429, retry_after=after)
    for _ in range(2):
        with pytest.raises(ModelError) as caught:
            await model.fill(QUESTION, Found)
        assert caught.value.kind == "rate"
    assert len(openai_double.questions) == 1  # it is left alone for ten minutes at most
    assert "left alone for 600 s" in str(caught.value)


@pytest.mark.parametrize("after", ["nan", "-1", "-1e400", "soon", "1\u00b2", "Mon, 99 Foo 2026 99:99:99 GMT"])
async def test_what_tells_no_time_is_overlooked(openai_double: OpenAIDouble, model: OpenAIModel, after: str) -> None:
    openai_double.script = [status(503, retry_after=after)]
    openai_double.respond = lambda _: says(GOOD)
    with pytest.raises(ModelError):
        await model.fill(QUESTION, Found)
    assert (await model.fill(QUESTION, Found))[0].count == 3


# ------------------------------------------------------------------------------------------------ completions

NO_WORDS: tuple[tuple[str, Answer, str], ...] = (
    ("choices in a table", Answer(body={"choices": {"0": {}}}), "server"),
    ("choices in letters", Answer(body={"choices": "abc"}), "server"),
    ("a choice in letters", Answer(body={"choices": ["abc"]}), "malformed"),
    ("a message in a list", Answer(body={"choices": [{"message": ["{}"]}]}), "malformed"),
    ("words in a table", message(content={"colour": "blue"}), "malformed"),
    ("a refusal in a list", message(refusal=["no"]), "refused"),
    ("thoughts alone", message(content="", reasoning_content=json.dumps(GOOD)), "malformed"),
    ("thoughts without end", says(f"<think>{json.dumps(GOOD)}"), "malformed"),
    ("the filter of Azure", says("", finish="content_filter"), "refused"),
    ("the filter of Azure, as an error", Answer(400, {"error": {"code": "content_filter"}}), "refused"),
    ("an error in letters", Answer(400, {"error": "no"}), "server"),
    ("an error in a list", Answer(500, [["no"]]), "server"),
    ("an error with a table for a code", Answer(429, {"error": {"code": {"a": 1}, "message": ["x"]}}), "rate"),
)  # fmt: skip


@pytest.mark.parametrize(("answer", "kind"), [row[1:] for row in NO_WORDS], ids=[row[0] for row in NO_WORDS])
async def test_a_completion_of_any_form(
    openai_double: OpenAIDouble, model: OpenAIModel, answer: Answer, kind: str
) -> None:
    openai_double.respond = lambda _: answer
    with pytest.raises(ModelError) as caught:
        await model.fill(QUESTION, Found)
    assert caught.value.kind == kind


@pytest.mark.parametrize(
    "content",
    [
        [{"type": "thinking", "thinking": [{"text": "{}"}]}, {"type": "text", "text": json.dumps(GOOD)}],
        f"<think>It may be {json.dumps({**GOOD, 'colour': 'red'})}, or not.</think>\n{json.dumps(GOOD)}",
        f"It may be {json.dumps({**GOOD, 'colour': 'red'})}, or not.</think>\n{json.dumps(GOOD)}",
        f"<thinking>hm</thinking><think>hm</think>\n```json\n{json.dumps(GOOD)}\n```",
        "<think>" * 10_000 + "</think>" + json.dumps(GOOD),
        json.dumps({**GOOD, "note": "</think>"}),
        json.dumps({**GOOD, "count": 1})[:-1] + ', "count": 3}',
    ],
    ids=[
        "parts",
        "thoughts",
        "thoughts half marked",
        "several thoughts",
        "many marks",
        "marks in it",
        "a key twice",
    ],
)
async def test_the_answer_is_found(openai_double: OpenAIDouble, model: OpenAIModel, content: Any) -> None:
    openai_double.respond = lambda _: message(content=content, reasoning_content="Hm.")
    found, _ = await model.fill(QUESTION, Found)
    assert (found.colour, found.count) == ("blue", 3)
    assert len(openai_double.questions) == 1


@pytest.mark.parametrize(
    "bad",
    [
        '{"colour": "blue", "count": NaN}',
        '{"colour": "blue", "count": 1e308}',
        '{"colour": "blue", "count": %s}' % ("9" * 5_000),
        '{"colour": ["blue"], "count": [[[3]]]}',
        '{"colour": "\\ud800", "count": 3}',
        '{"colour": "%s", "count": 3}' % ("x" * 1_000_000),
        "```json" + " " * 99_000,
        "<think>" * 14_000,
        "\ud800\udfff {",
    ],
    ids=["NaN", "1e308", "digits", "lists", "a surrogate", "a megabyte", "a fence", "open thoughts", "surrogates"],
)  # fmt: skip
async def test_odd_values_are_repaired_or_malformed(openai_double: OpenAIDouble, model: OpenAIModel, bad: str) -> None:
    openai_double.script = [says(bad), says(GOOD)]
    found, _ = await model.fill(QUESTION, Found)
    assert found.count == 3
    openai_double.script = [says(bad), says(bad)]
    with pytest.raises(ModelError) as caught:
        await model.fill(QUESTION, Found)
    assert caught.value.kind == "malformed"


ODD_USAGES: Iterable[Any] = (
    None,
    "free",
    [1],
    {"prompt_tokens": "many", "completion_tokens": None, "prompt_tokens_details": "none"},
    {"prompt_tokens": -(10**12), "completion_tokens": -1, "prompt_tokens_details": {"cached_tokens": -5}},
    {"prompt_tokens": 10**40, "completion_tokens": 10**40, "prompt_tokens_details": {"cached_tokens": 10**40}},
    {"prompt_tokens": 1.5, "completion_tokens": True},
)


@pytest.mark.parametrize("usage", ODD_USAGES, ids=str)
async def test_what_an_answer_claims_to_cost_fits_the_ledger(
    openai_double: OpenAIDouble, model: OpenAIModel, usage: Any
) -> None:
    answer = says(GOOD)
    openai_double.respond = lambda _: Answer(body={**answer.body, "usage": usage, "model": "m\x1b[31m\ud800"})
    found, told = await model.fill(QUESTION, Found)
    assert found.count == 3
    assert told.model == "m[31m"
    assert 0 <= cost(Price(input=1, output=100), told) < 2**63
    assert min(told.input_tokens, told.cached_tokens, told.output_tokens) >= 0


async def test_a_model_that_is_not_named_goes_by_the_name_it_was_asked_by(
    openai_double: OpenAIDouble, model: OpenAIModel
) -> None:
    openai_double.respond = lambda _: Answer(body={**says(GOOD).body, "model": ["x"]})
    assert (await model.fill(QUESTION, Found))[1].model == MODEL
