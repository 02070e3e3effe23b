"""One run of the evaluation: suites, the built-in parts or a live model, with time and cost; and two runs compared."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from classifiers.model_reader import ModelIntentReader
from classifiers.reader import BuiltinIntentReader
from mailbot.ai.embeddings import LocalEmbedder, installed
from mailbot.ai.prices import cost, price_of
from mailbot.config import Ai
from mailbot.desk import Desk
from mailbot.doors import Model, Prompt, Usage
from mailbot.errors import BadInput, ModelError
from mailbot.ops.eval import figures
from mailbot.ops.eval.figures import Comparison, mcnemar
from mailbot.ops.eval.suite import Bench, Suite, SuiteResult
from models.model_call import MICRO

BUILTIN: Final = "builtin"
SCRIPTED: Final = ("double", "scripted")  # how the names of stand-ins begin, whose answers somebody wrote down
Shape = TypeVar("Shape", bound=BaseModel)


@dataclass
class CountingModel:
    """A mailbot.doors.Model that adds up what it was asked."""

    model: Model
    usages: list[Usage] = field(default_factory=list)
    failed: int = 0

    async def fill(self, prompt: Prompt, shape: type[Shape]) -> tuple[Shape, Usage]:
        """See mailbot.doors.Model."""
        try:
            filled, usage = await self.model.fill(prompt, shape)
        except ModelError as trouble:
            self.failed += 1
            if isinstance(trouble.usage, Usage):
                self.usages.append(trouble.usage)
            raise
        self.usages.append(usage)
        return filled, usage

    @property
    def names(self) -> list[str]:
        return sorted({usage.model for usage in self.usages})


@dataclass(frozen=True, slots=True)
class Against:
    """Who is measured. `models` are None for the built-in parts."""

    name: str = BUILTIN
    reader: CountingModel | None = None
    writer: CountingModel | None = None
    settings: Ai = field(default_factory=Ai)

    def bench(self, suite: Suite, desk: Desk | None, limit: int) -> Bench:
        """What a suite is run with. Only one that judges drafts loads what tells the meaning of their sentences."""
        builtin = BuiltinIntentReader()
        reader = ModelIntentReader(self.reader, builtin) if self.reader else builtin
        embedder = LocalEmbedder() if suite.judges_drafts and installed() else None
        return Bench(reader, self.writer, desk, embedder, limit)

    def label(self) -> str:
        """Which models they were, as the figures must say it: a stand-in's are no measure of any model."""
        asked = [one for one in (self.reader, self.writer) if one is not None]
        names = sorted({name for one in asked for name in one.names})
        if not names:
            return f"{self.name}: no answer came"
        if all(name.startswith(SCRIPTED) for name in names):
            return f"a scripted double ({', '.join(names)}): these figures measure no model"
        return f"the live model {', '.join(names)}"


async def run_suite(suite: Suite, against: Against, desk: Desk | None = None, limit: int = 0) -> dict[str, Any]:
    """One suite as a JSON document: figures, aims, who was measured, seconds, and what the model cost."""
    if suite.needs_desk and desk is None:
        raise BadInput(f"the suite {suite.name} measures stored mail", "run it where mailbot's database is configured")
    counted = [one for one in (against.reader, against.writer) if one is not None]
    before = [len(one.usages) for one in counted]
    started = time.monotonic()
    result = await suite.run(against.bench(suite, desk, limit))
    seconds = time.monotonic() - started
    usages = [usage for one, start in zip(counted, before, strict=True) for usage in one.usages[start:]]
    live = suite.with_model and bool(counted)
    return {
        "suite": suite.name,
        "against": f"{against.label()}{_in_its_place(result)}" if live else suite.stand_in,
        "seconds": round(seconds, 3),
        "aims": [
            {"name": a.name, "figure": round(a.figure, 4), "aim": a.aim, "at_least": a.at_least, "met": a.met}
            for a in result.aims
        ],
        "figures": {**result.figures, **(_of_the_model(result, usages, counted, against.settings) if live else {})},
        "cases": _cases(result),
    }


def compare(first: Sequence[Mapping[str, Any]], second: Sequence[Mapping[str, Any]]) -> dict[str, Comparison]:
    """McNemar's test for every suite that both runs hold. Raises BadInput where they have none in common."""
    one, other = ({run["suite"]: run["cases"] for run in runs} for runs in (first, second))
    common = [name for name in one if name in other]
    if not common:
        raise BadInput("the two runs have no suite in common", "compare two files of `mailbot eval --json`")
    return {name: mcnemar(_rights(one[name]), _rights(other[name])) for name in common}


def _rights(cases: Sequence[Mapping[str, Any]]) -> dict[str, bool]:
    return {case["id"]: case["right"] for case in cases}


def _in_its_place(result: SuiteResult) -> str:
    """What a label must add where not all that is measured is the model's."""
    failed = sum(case.by_builtin for case in result.cases)
    return f"; the built-in reader read {failed} of {len(result.cases)} in its place" if failed else ""


def _of_the_model(
    result: SuiteResult, usages: Sequence[Usage], counted: Sequence[CountingModel], settings: Ai
) -> dict[str, Any]:
    """What a model did and cost; where it failed, how well it and the built-in reader read, each by itself."""
    parts = {
        name: [case.right for case in result.cases if case.by_builtin is builtin]
        for name, builtin in (("the model", False), ("the built-in reader", True))
    }
    read = {
        "read by the built-in reader": figures.rate(len(parts["the built-in reader"]), len(result.cases)),
        **{f"right where {name} read": figures.rate(sum(rights), len(rights)) for name, rights in parts.items()},
    }
    return {"who read": read, "model": _spent(usages, counted, settings)}


def _cases(result: SuiteResult) -> list[dict[str, Any]]:
    return [
        {
            "id": c.id,
            "right": c.right,
            "wanted": c.wanted,
            "said": c.said,
            "sure": c.sure,
            "confidence": c.confidence,
            "by_builtin": c.by_builtin,
        }
        for c in result.cases
    ]


def _spent(usages: Sequence[Usage], counted: Sequence[CountingModel], settings: Ai) -> dict[str, Any]:
    """Tokens, time and money. The cost is null where a model has no price in [ai.prices]."""
    costs = [(price_of(settings.prices, usage.model, *settings.all_models), usage) for usage in usages]
    known = all(price is not None for price, _ in costs)
    spent = sum(cost(price, usage) for price, usage in costs if price is not None)
    latencies = sorted(usage.seconds for usage in usages) or [0.0]
    return {
        "questions": len(usages),
        "failed": sum(one.failed for one in counted),
        "tokens in": sum(usage.input_tokens for usage in usages),
        "tokens cached": sum(usage.cached_tokens for usage in usages),
        "tokens out": sum(usage.output_tokens for usage in usages),
        "cost": f"{Decimal(spent) / MICRO:.6f}" if known else None,
        "median seconds": latencies[len(latencies) // 2],
        "slowest seconds": latencies[-1],
    }
