"""A chat completion as its bytes say it: nothing in it is believed to be of any kind before it was looked at. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

_MOST_TOKENS: Final = 10_000_000  # that an answer may claim to have cost; what is counted further is a mistake or a lie
_LONGEST_NAME: Final = 100  # characters


class NoCompletionError(ValueError):
    """The bytes are no chat completion."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What a server answered. `text` is None where it gave no choice at all."""

    model: str
    text: str | None
    finish: str
    refused: bool
    input_tokens: int
    cached_tokens: int
    output_tokens: int


def read_completion(body: bytes) -> Completion:
    """The completion in the body of an answer. Raises NoCompletionError."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NoCompletionError(type(error).__name__) from error
    if not isinstance(said, dict) or not isinstance(said.get("choices"), list):
        raise NoCompletionError("without choices")
    choice = _table(next(iter(said["choices"]), None))
    message, usage = choice.get("message"), _table(said.get("usage"))
    return Completion(
        model=_name(said.get("model")),
        text=_words(_table(message).get("content")) if isinstance(message, dict) else None,
        finish=choice["finish_reason"] if isinstance(choice.get("finish_reason"), str) else "",
        refused=bool(_table(message).get("refusal")),
        input_tokens=_count(usage.get("prompt_tokens")),
        cached_tokens=_count(_table(usage.get("prompt_tokens_details")).get("cached_tokens")),
        output_tokens=_count(usage.get("completion_tokens")),
    )


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _count(value: Any) -> int:
    """A number of tokens; less than none would give budgets back what others have spent."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return min(max(value, 0), _MOST_TOKENS) if whole else 0


def _name(value: Any) -> str:
    """A model's name as it may stand in the store and in a terminal."""
    named = value if isinstance(value, str) else ""
    return "".join(letter for letter in named if letter.isprintable())[:_LONGEST_NAME].strip()


def _words(content: Any) -> str:
    """The text of a message; some servers give it in parts. A lone surrogate is no letter (RFC 3629)."""
    if isinstance(content, list):
        parts = (part.get("text") for part in content if isinstance(part, dict) and part.get("type") == "text")
        content = "".join(part for part in parts if isinstance(part, str))
    return content.encode("utf-8", "replace").decode() if isinstance(content, str) else ""
