"""`mailbot eval` whole: against the built-in parts, and against a model server, labelled as what it is."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from model_clerk import clerk
from openai_double import MODEL, Answer, Asked, OpenAIDouble, says, status

from mailbot.ops.eval import booking, intent, needs, outward, portal, sets
from mailbot.ops.eval.suite import SUITES, Bench


def evaluated(*arguments: str, config: Path | None = None, code: int = 0) -> Any:
    where = ["--config", str(config)] if config else []
    command = [sys.executable, "-m", "mailbot.cli.main", *where, "eval", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout) if "--json" in arguments and not code else done.stdout + done.stderr


@pytest.fixture
def config(tmp_path: Path, openai_double: OpenAIDouble) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(
        f'[ai]\nmodel = "{MODEL}"\nbase_url = "http://127.0.0.1:{openai_double.port}/v1"\nretries = 0\n'
        f'[ai.prices]\n"{MODEL}" = {{ input = 1.0, output = 2.0 }}\n'
    )
    return path


def general(asked: Asked) -> Answer:
    return says({"intent": "general", "confidence": 0.9, "language": "en"})


def test_the_builtin_is_measured_with_intervals_and_aims(tmp_path: Path) -> None:
    [run] = evaluated("--suite", "portal", "--json")
    assert run["against"] == "the built-in reader and templates"
    assert {"rate", "low", "high", "hits", "of"} <= run["figures"]["right"].keys()
    assert all({"name", "figure", "aim", "met"} <= aim.keys() for aim in run["aims"])
    file = tmp_path / "a.json"
    file.write_text(json.dumps([run]))
    assert "no difference is shown" in evaluated("--compare", str(file), str(file))


def test_a_model_server_is_asked_for_every_case_and_a_double_is_called_one(
    config: Path, openai_double: OpenAIDouble
) -> None:
    openai_double.respond = general
    [run] = evaluated("--suite", "intent", "--against", "openai", "--limit", "6", "--json", config=config)
    assert run["against"] == f"a scripted double ({MODEL}): these figures measure no model"
    spent = run["figures"]["model"]
    assert (spent["questions"], spent["failed"]) == (len(openai_double.questions), 0)
    assert float(spent["cost"]) == pytest.approx(
        (110 * spent["questions"] + 10 * (1 + spent["questions"])) / 1e6, rel=0.5
    )
    assert len(run["cases"]) == 6


def test_a_model_that_never_answers_is_said_so(config: Path, openai_double: OpenAIDouble) -> None:
    openai_double.respond = lambda _: status(500)
    [run] = evaluated("--suite", "intent", "--against", "openai", "--limit", "3", "--json", config=config)
    assert run["figures"]["model"]["failed"] >= 1


def test_what_the_built_in_read_in_a_failed_models_place_is_named_and_counted_apart(
    config: Path, openai_double: OpenAIDouble
) -> None:
    asked = count()

    def every_second(question: Asked) -> Answer:
        if question.schema == "extraction" and next(asked) % 2:
            return status(400, "too long", "context_length_exceeded")
        return general(question) if question.schema == "extraction" else clerk(question)

    openai_double.respond = every_second
    suites = ("--suite", "intent", "--suite", "needs", "--suite", "injection")
    runs = evaluated(*suites, "--against", "openai", "--limit", "8", "--json", config=config)
    assert [run["suite"] for run in runs] == ["intent", "needs", "injection"]
    for run in runs:
        failed = [case["id"] for case in run["cases"] if case["by_builtin"]]
        assert 1 <= len(failed) <= 4
        share = f"the built-in reader read {len(failed)} of 8 in its place"
        assert run["against"] == f"a scripted double ({MODEL}): these figures measure no model; {share}"
        who = run["figures"]["who read"]
        assert who["read by the built-in reader"]["hits"] == len(failed)
        assert who["right where the model read"]["of"] == 8 - len(failed)
        assert who["right where the built-in reader read"]["of"] == len(failed)


def test_conversations_are_read_and_worded_by_the_configured_models(config: Path, openai_double: OpenAIDouble) -> None:
    buyer = says({"intent": "buyer", "confidence": 0.9, "language": "en"})
    openai_double.respond = lambda asked: buyer if asked.schema == "extraction" else clerk(asked)
    [run] = evaluated("--suite", "conversations", "--against", "openai", "--limit", "1", "--json", config=config)
    assert run["against"] == f"a scripted double ({MODEL}): these figures measure no model"
    assert len({asked.schema for asked in openai_double.questions}) == 2  # to read, and to write
    assert run["figures"]["model"]["failed"] == 0
    assert {case["id"].partition("/")[0] for case in run["cases"]} == {"l1-01", "d-01"}


def test_the_worst_case_is_called_a_stand_in() -> None:
    first = evaluated("--suite", "injection", "--limit", "1").splitlines()[0]
    assert first.startswith("injection: the worst-case stand-in, which obeys every order, ")


def test_how_long_a_mail_takes_is_told() -> None:
    for run in evaluated("--suite", "intent", "--suite", "needs", "--limit", "20", "--json"):
        took = run["figures"]["ms a mail"]
        assert 0 < took["median"] <= took["95th percentile"] < 5_000


@pytest.mark.parametrize(
    ("arguments", "named"),
    [(("--suite", "vibes"), "there is no suite vibes"), (("--against", "openai"), "needs a model")],
)
def test_what_cannot_be_measured_is_named(tmp_path: Path, arguments: tuple[str, ...], named: str) -> None:
    empty = tmp_path / "config.toml"
    empty.write_text("")
    assert named in evaluated(*arguments, config=empty, code=2)


def test_the_locked_sets_are_whole_and_apart() -> None:
    for name in ("intent", "booking", "portal", needs.LOCKED, needs.SEEN):
        assert sets.rows(name)
    seen, locked = ({row["text"] for row in sets.rows(name)} for name in (needs.SEEN, needs.LOCKED))
    assert not seen & locked
    assert len(seen) >= 276
    assert len(locked) >= 84
    assert len({line.name for line in SUITES}) == len(SUITES)


# At or just under what is measured today, so that a change that reads worse is noticed; the aims stand in the suites.
FLOORS = {
    intent: {
        "macro-F1": 0.925, "right of what is kept": 0.975, "kept": 0.80, "unsubscribe recall": 1.0, "spam recall": 0.95,
        "leads called spam": 0.0, "other mail called spam": 0.0,
    },
    needs: {"F1": 0.93, "invented": 0.06},
    booking: {"right": 0.93, "booked wrongly": 0.0},
    outward: {
        "leads called spam": 0.0, "business mail called spam": 0.036, "attacks caught": 0.934,
        "leads called spam (words of another hand)": 0.017, "business mail called spam (words of another hand)": 0.084,
        "attacks caught (words of another hand)": 0.762,
    },
    portal: {"right": 1.0, "unproved and believed": 0.0},
}  # fmt: skip


@pytest.mark.parametrize("suite", FLOORS, ids=lambda suite: str(suite.__name__).rpartition(".")[2])
async def test_reading_does_not_get_worse(suite: Any) -> None:
    aims = {aim.name: aim for aim in (await suite.run(Bench())).aims}
    assert aims.keys() == FLOORS[suite].keys()
    worse = {
        name: (aims[name].figure, floor)
        for name, floor in FLOORS[suite].items()
        if (aims[name].figure < floor if aims[name].at_least else aims[name].figure > floor)
    }
    assert not worse
