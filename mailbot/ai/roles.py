"""Which model does what: the extractor reads mail, the writer words replies, each with another model behind it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from mailbot.ai.metering import BUDGET, Books, MeteredModel
from mailbot.ai.openai_model import OpenAIModel
from mailbot.ai.patience import PATIENT, Patience
from mailbot.config import Ai
from mailbot.doors import Model, Prompt, Usage
from mailbot.errors import ModelError

log = logging.getLogger(__name__)
Shape = TypeVar("Shape", bound=BaseModel)


class InTurn:
    """A mailbot.doors.Model that asks the next model where one fails; where a cap on cost holds, none is asked."""

    def __init__(self, models: Sequence[Model]) -> None:
        self._models = models

    async def fill(self, prompt: Prompt, shape: type[Shape]) -> tuple[Shape, Usage]:
        """See mailbot.doors.Model. Raises what the last of them raised."""
        *before, last = self._models
        for model in before:
            try:
                return await model.fill(prompt, shape)
            except ModelError as trouble:
                if trouble.kind == BUDGET:
                    raise
                log.warning("the fallback model is asked, since the first one failed: %s", trouble)
        return await last.fill(prompt, shape)


@dataclass(frozen=True, slots=True)
class Models:
    """The models of one configuration. A role without any is the built-in's."""

    reader: Model | None
    writer: Model | None
    doors: tuple[OpenAIModel, ...] = ()

    @property
    def states(self) -> dict[str, str]:
        """How each model is, by its name."""
        return dict(door.state for door in self.doors)

    async def look(self) -> None:
        """Put a small question to every model: a wrong key or name is told before mail waits for it. Never raises."""
        await asyncio.gather(*map(_look, self.doors))

    async def close(self) -> None:
        """Close every connection; never raises."""
        for door in self.doors:
            await door.close()


async def _look(door: OpenAIModel) -> None:
    try:
        log.info("%s", await door.check())
    except ModelError as trouble:
        log.warning("the model %s cannot be asked, and what stands behind it does its work: %s", door.state[0], trouble)


def open_models(settings: Ai, books: Books | None = None, patience: Patience = PATIENT) -> Models:
    """A door per model, each with its own dialect and circuit breaker, in the order of each role.

    With `books` every question is metered. Raises ConfigError where there is no key for OpenAI.
    """
    doors = {name: OpenAIModel(settings.model_copy(update={"model": name}), patience) for name in settings.all_models}

    def in_turn(names: tuple[str, ...]) -> Model | None:
        if not names:
            return None
        return InTurn([MeteredModel(doors[name], name, books) if books else doors[name] for name in names])

    return Models(in_turn(settings.reader_models), in_turn(settings.writer_models), tuple(doors.values()))
