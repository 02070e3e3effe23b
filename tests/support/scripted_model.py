"""A model whose answers a test writes down: what it says goes through the asked shape's validation as everywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from mailbot.doors import Prompt, Shape, Usage
from mailbot.errors import ModelError


@dataclass
class ScriptedModel:
    """Says `answer` to every prompt, or raises it, and keeps the prompts."""

    answer: dict[str, Any] | ModelError
    prompts: list[Prompt] = field(default_factory=list)

    async def fill(self, prompt: Prompt, shape: type[Shape]) -> tuple[Shape, Usage]:
        self.prompts.append(prompt)
        if isinstance(self.answer, ModelError):
            raise self.answer
        return shape.model_validate(self.answer), Usage("scripted-1", 10, 0, 5)
