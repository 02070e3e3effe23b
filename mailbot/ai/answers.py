"""From what a model said to the typed value that was asked for, or to what is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError

Shape = TypeVar("Shape", bound=BaseModel)

LONGEST: Final = 100_000  # characters; no answer of ours is near it
_MOST_OBJECTS: Final = 20  # tried in one answer
_MOST_PROBLEMS: Final = 8  # told to the model
_THOUGHT_BEGINS = re.compile(r"<think(?:ing)?>", re.IGNORECASE)
_THOUGHT_ENDS = re.compile(r"</think(?:ing)?>", re.IGNORECASE)
_FENCE = re.compile(r"```(?:json)?(.*?)```", re.DOTALL | re.IGNORECASE)


class UnusableAnswerError(ValueError):
    """An answer that does not hold what was asked for; its text tells the model what to correct."""


def read_answer(text: str, shape: type[Shape]) -> Shape:
    """The first JSON object of an answer that fits `shape`; fences, a train of thought and words around it are cut off.

    Raises UnusableAnswerError.
    """
    said = _without_thinking(text[:LONGEST])
    if not said:
        raise UnusableAnswerError("the answer was empty")
    problem = ""
    for found in _objects(said):
        try:
            return shape.model_validate(found)
        except ValidationError as error:
            problem = problem or _in_words(error)
    raise UnusableAnswerError(problem or "the answer held no JSON object")


def _without_thinking(text: str) -> str:
    """What is said after the last train of thought; some servers swallow its opening mark, and some models never end.

    Where the answer comes first, marks in it are words of the mail.
    """
    if text.lstrip().startswith("{"):
        return text.strip()
    return _THOUGHT_BEGINS.split(_THOUGHT_ENDS.split(text)[-1])[0].strip()


def _objects(text: str) -> Iterator[object]:
    """Every JSON object of a text that is not inside another one."""
    for part in (text, *(found[1] for found in _FENCE.finditer(text))):
        if part.lstrip().startswith("{"):
            yield from _decoded(part.lstrip(), 0)
    start = text.find("{", 1)
    for _ in range(_MOST_OBJECTS):
        if start < 0:
            return
        yield from _decoded(text, start)
        start = text.find("{", start + 1)


def _decoded(text: str, start: int) -> Iterator[object]:
    """The object that begins there; none that holds a lone surrogate, which no store and no mail can carry."""
    try:
        found = json.JSONDecoder().raw_decode(text, start)[0]
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return
    yield found


def _in_words(error: ValidationError) -> str:
    """What is wrong, field by field, without the values: they may be somebody's words."""
    problems = error.errors(include_input=False, include_url=False, include_context=False)[:_MOST_PROBLEMS]
    return "; ".join(f"{'.'.join(map(str, line['loc'])) or 'the object'}: {line['msg']}" for line in problems)
