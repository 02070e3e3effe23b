"""What a server understands: which way of asking for JSON, and which name of the token limit. Asked once, remembered.

OpenAI enforces a schema; of the servers that speak its protocol some only know JSON objects, some take a schema and
ignore it, some refuse either. So one small question is put, whose answer shows what was enforced.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict

from mailbot.ai.answers import UnusableAnswerError, read_answer
from mailbot.ai.schema import strict_schema
from mailbot.errors import ModelError

MOST_TOKENS: Final = 6000  # of an answer, with the thinking that some models count in
_LIMITS: Final = ("max_completion_tokens", "max_tokens", "")  # of today, of yesterday, and none


class Format(StrEnum):
    """How an answer in JSON is asked for, best first."""

    JSON_SCHEMA = "json_schema"  # the server enforces our schema
    JSON_OBJECT = "json_object"  # the server sees to some object; the schema stands in the prompt
    PLAIN = "plain"  # the prompt alone


class RequestNotUnderstoodError(ModelError):
    """The server does not take a request in this form; another form may do."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way of asking."""

    format: Format = Format.JSON_SCHEMA
    limit: str = _LIMITS[0]

    def options(self, shape: type[BaseModel]) -> dict[str, Any]:
        """The fields of the request that depend on what the server understands."""
        options: dict[str, Any] = {self.limit: MOST_TOKENS} if self.limit else {}
        if self.format is Format.JSON_SCHEMA:
            schema = {"name": shape.__name__.lower(), "strict": True, "schema": strict_schema(shape)}
            options["response_format"] = {"type": "json_schema", "json_schema": schema}
        elif self.format is Format.JSON_OBJECT:
            options["response_format"] = {"type": "json_object"}
        return options

    def system(self, text: str, shape: type[BaseModel]) -> str:
        """The static text, with the schema where the server would not see it otherwise."""
        if self.format is Format.JSON_SCHEMA:
            return text
        schema = json.dumps(strict_schema(shape), ensure_ascii=False)
        return f"{text}\n\nAnswer with one JSON object and nothing else. It follows this JSON Schema:\n{schema}"

    def poorer(self, refusal: RequestNotUnderstoodError | None = None) -> Dialect:
        """The next form to try; `refusal` is what the server said to this one. Raises it when there is none left."""
        named = refusal.what.lower() if refusal else ""
        if self.limit and ("max_tokens" in named or "max_completion_tokens" in named):
            return replace(self, limit=_LIMITS[_LIMITS.index(self.limit) + 1])
        formats = list(Format)
        place = formats.index(self.format) + 1
        if place == len(formats):
            raise refusal or ModelError("the server understands no form of our requests", kind="server")
        return replace(self, format=formats[place])


class Probe(BaseModel):
    """An answer that only a server which enforces the schema gives to QUESTION."""

    model_config = ConfigDict(extra="forbid")

    mailbot_probe: Literal["understood"]


QUESTION: Final = "Say hello in JSON."
Ask = Callable[[Dialect, str, type[BaseModel]], Awaitable[str]]


async def find_dialect(ask: Ask) -> Dialect:
    """The best form that the server understands. `ask` puts a question in a form and returns the text of the answer.

    Raises the ModelError of `ask` for anything but a form that is not understood.
    """
    dialect = Dialect()
    while True:
        try:
            text = await ask(dialect, QUESTION, Probe)
        except RequestNotUnderstoodError as refusal:
            dialect = dialect.poorer(refusal)
            continue
        except ModelError as trouble:
            if trouble.kind not in ("truncated", "refused", "malformed") or dialect.format is Format.PLAIN:
                raise
            text = ""
        if dialect.format is Format.PLAIN or _enforced(dialect.format, text):
            return dialect
        dialect = dialect.poorer()


def _enforced(how: Format, text: str) -> bool:
    if how is Format.JSON_SCHEMA:
        try:
            read_answer(text, Probe)
        except UnusableAnswerError:
            return False
        return True
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
