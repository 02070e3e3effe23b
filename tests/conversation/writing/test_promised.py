"""A reply promises what its words say was passed on: every such line of the templates is known, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import templates
from mailbot.conversation.brief import TEMPLATES, Brief
from mailbot.conversation.steps import CallMatter, ReplyStep
from mailbot.conversation.writing.promised import passes_on, promised_in
from mailbot.conversation.writing.template_voice import word
from models.draft import Promised

EMAIL = Path(templates.__file__).parent / "email"
TELLS = re.compile(
    r"\bpassed\b|\b(?:been|have) told\b"
    r"|\bpas[eé]\b|\bpasado\b|\bavis[eé]\b|\bavisado\b|al tanto|he dicho|he contado|ya sabe"
)
# What the agent only hears of.
NO_PROMISE = (
    "the one before is not right",
    "el anterior no es el correcto",
    "queda al tanto",
    "ya le avisé a {{ agent }}.",
)


def lines() -> list[str]:
    """The lines of templates that tell of something passed on."""
    found = [line.strip() for file in sorted(EMAIL.rglob("*.txt")) for line in file.read_text("utf-8").splitlines()]
    return [line for line in found if TELLS.search(line) and not line.startswith("{%")]


def test_there_are_lines_in_both_languages() -> None:
    assert len(lines()) > 40


@pytest.mark.parametrize("line", lines())
def test_each_line_that_passes_something_on_is_known(line: str) -> None:
    only_hears = any(words in line for words in NO_PROMISE)
    assert passes_on(line) is not only_hears, line


def brief(step: ReplyStep, **fields: object) -> Brief:
    return Brief(step=step, language="en", seed=1, agent="Kim", **fields)  # type: ignore[arg-type]


def promised(of: Brief) -> Promised:
    return promised_in(of, word(of).text, TEMPLATES)


def test_no_time_that_is_left_is_a_promise_of_times() -> None:
    assert promised(brief(ReplyStep.OTHER_TIMES)) is Promised.CALL
    assert promised(brief(ReplyStep.OTHER_TIMES, unanswered=("hoa",), passed_on=("the HOA",))) is Promised.ANSWER


def test_nobody_called_is_a_promise_of_a_call() -> None:
    assert promised(brief(ReplyStep.ABOUT_CALL, of_call=frozenset({CallMatter.NOT_CALLED}))) is Promised.CALL


def test_a_call_that_is_wanted_now_is_one_that_a_person_owes() -> None:
    wanted = brief(ReplyStep.PROPOSE_CALL, at_once=True)
    line = "Kim has been told at once that you would like to be called now."
    assert promised_in(wanted, line, TEMPLATES) is Promised.CALL
    assert promised_in(brief(ReplyStep.PROPOSE_CALL), line, TEMPLATES) is Promised.ANSWER


def test_a_model_tells_in_its_own_words() -> None:
    asked = brief(ReplyStep.SUGGEST, unanswered=("hoa",))
    assert promised_in(asked, "Your question about the dues has gone to Kim.", "a-model") is Promised.ANSWER
    assert promised_in(brief(ReplyStep.SUGGEST), "12 Elm St is $430,000.", "a-model") is Promised.NOTHING


def test_that_an_assistant_writes_is_no_promise() -> None:
    assert not passes_on("I am the AI assistant of Alder Homes; Kim reads along and takes over whenever you ask.")
