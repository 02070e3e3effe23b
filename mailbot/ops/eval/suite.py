"""What a suite of the evaluation is: a module with `async def run(bench: Bench) -> SuiteResult`, a line in SUITES."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Final

from classifiers.reader import BuiltinIntentReader, IntentReader
from mailbot.desk import Desk
from mailbot.doors import Embedder, Model

_MODEL_FAILED: Final = "the model failed ("  # as classifiers.model_reader words it


def read_by_builtin(reason: str) -> bool:
    """Whether a mail was read by the built-in reader because the model that was asked had failed."""
    return _MODEL_FAILED in reason


@dataclass(frozen=True, slots=True)
class Bench:
    """What a suite is run with. A suite never sends and never writes to the operator's store."""

    reader: IntentReader = field(default_factory=BuiltinIntentReader)  # who reads mail
    model: Model | None = None  # who words replies; None: the templates
    desk: Desk | None = None  # the operator's store, for suites that measure what is stored
    embedder: Embedder | None = None  # who tells what sentences of drafts mean
    limit: int = 0  # cases at most (0: all), for a first look with a model that costs money

    def some(self, cases: list[Any]) -> list[Any]:
        """The cases that are run."""
        return cases[: self.limit] if self.limit else cases


@dataclass(frozen=True, slots=True)
class Case:
    """One judged case. `id` stays the same from run to run, so that two runs can be compared case by case."""

    id: str
    right: bool
    wanted: str = ""
    said: str = ""
    sure: bool = True  # False: it abstained, and a person decides
    confidence: float = 1.0  # 0 to 1
    by_builtin: bool = False  # the model that is measured failed, and the built-in reader read in its place


@dataclass(frozen=True, slots=True)
class Aim:
    """What a figure should reach; `at_least` False: should not exceed."""

    name: str
    figure: float
    aim: float
    at_least: bool = True

    @property
    def met(self) -> bool:
        return self.figure >= self.aim if self.at_least else self.figure <= self.aim


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """What a suite found. `figures` are for people and JSON: names to numbers, words, or further such tables."""

    cases: tuple[Case, ...]
    figures: Mapping[str, Any]
    aims: tuple[Aim, ...] = ()


@dataclass(frozen=True, slots=True)
class Suite:
    """One line of the table. `needs_desk`: it measures what the store holds. `with_model`: it may ask one.

    `judges_drafts`: it asks the checks of drafts, which read sentences by their meaning where they can. `stand_in`: who
    is measured where no model is. `only_named`: it takes minutes, and the extra `embedded`; it runs where it is named.
    """

    name: str
    module: str
    about: str
    needs_desk: bool = False
    with_model: bool = False
    judges_drafts: bool = False
    stand_in: str = "the built-in reader and templates"
    only_named: bool = False

    async def run(self, bench: Bench) -> SuiteResult:
        """Import the suite and run it."""
        run: Callable[[Bench], Awaitable[SuiteResult]] = import_module(self.module).run
        return await run(bench)


SUITES: Final[tuple[Suite, ...]] = (
    Suite("intent", "mailbot.ops.eval.intent", "what a mail wants, on a locked set", with_model=True),
    Suite("needs", "mailbot.ops.eval.needs", "prices, rooms, areas …, on hand-marked mail", with_model=True),
    Suite("sentiment", "mailbot.ops.eval.sentiment", "who is upset with the agency, or pleased", with_model=True),
    Suite(
        "meant",
        "mailbot.ops.eval.meant",
        "which homes, what of a call, which wishes, in short answers",
        with_model=True,
    ),
    Suite("booking", "mailbot.ops.eval.booking", "what an answer says about the times that were offered"),
    Suite("outward", "mailbot.ops.eval.outward", "spam among whole mails: headers, links, words", with_model=True),
    Suite("portal", "mailbot.ops.eval.portal", "leads in notifications of portals, and forged ones"),
    Suite(
        "drafts", "mailbot.ops.eval.drafts", "bad drafts held and true ones let go, by the checks", judges_drafts=True
    ),
    Suite(
        "fair-housing",
        "mailbot.ops.eval.fair_housing",
        "statements about people held, lawful descriptions let go",
        judges_drafts=True,
    ),
    Suite(
        "injection",
        "mailbot.ops.eval.injection",
        "mails that give orders, and a model that obeys",
        with_model=True,
        stand_in="the worst-case stand-in, which obeys every order",
    ),
    Suite(
        "conversations",
        "mailbot.rehearsal.suite",
        "whole conversations, played through mailbot as it runs",
        with_model=True,
        only_named=True,
    ),
    Suite("edits", "mailbot.ops.eval.edits", "how many drafts a person let go unchanged", needs_desk=True),
)


def suite(name: str) -> Suite:
    """The line of that name."""
    return next(line for line in SUITES if line.name == name)
