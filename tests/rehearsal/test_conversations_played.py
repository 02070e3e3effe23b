"""Conversations are played through mailbot as it runs, over a real store, and nothing of them is left out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from scripted_model import ScriptedModel

from classifiers.model_reader import ModelIntentReader
from classifiers.reader import BuiltinIntentReader
from mailbot.cli.eval import _chosen
from mailbot.conversation.writing.template_voice import TemplateVoice
from mailbot.errors import BadInput, ModelError
from mailbot.mail.parsing import parse
from mailbot.mail.quoting import newly_written
from mailbot.ops.eval import sets
from mailbot.ops.eval.scenes import SCENES
from mailbot.ops.eval.suite import Bench
from mailbot.rehearsal import suite
from mailbot.rehearsal.doors import SteadyVoice
from mailbot.rehearsal.outcome import What
from mailbot.rehearsal.script import conversation_of
from mailbot.rehearsal.stage import Stage, agency, parsed
from mailbot.rehearsal.suite import Played, play
from mailbot.store import Store, connect

ZONE = agency().business.zone
LETTER = {"subject": "This spring?", "text": "Hi {{ contact.first_name }},\n\nWhat do you look for?\n\nNora Castellane"}
LEAD = {"name": "Dana Reyes", "email": "dana@away.example", "known": False}


@pytest.fixture
async def store(mongodb_uri: str, database_name: str) -> AsyncIterator[Store]:
    opened = await connect(mongodb_uri, database_name, "none")
    yield opened
    await opened.close()


def row(*turns: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "id": "t-01", "about": "a lead", "lang": "en", "lead": LEAD, "campaign": None, "start": "2026-03-02T10:00",
        "turns": list(turns), **fields,
    }  # fmt: skip


async def played(store: Store, *turns: dict[str, Any], **fields: Any) -> list[Played]:
    return await play(Bench(), store, conversation_of(row(*turns, **fields), ZONE))


async def test_a_campaign_is_answered_until_a_call_is_booked(store: Store) -> None:
    turns = await played(
        store,
        {"text": "A 3 bedroom house in Millpond or Orchard Ridge, max 500k", "expect": {
            "outcome": "answered", "any_home": ["WH-1019", "WH-1029"], "asks_not": ["budget", "bedrooms", "area"],
            "needs": {"price_max": 500000, "bedrooms_min": 3, "areas": ["Millpond", "Orchard Ridge"]}}},
        {"text": "Can you call me Wednesday at 2pm? 207-555-0177", "expect": {
            "call": "booked 2026-03-04T14:00", "needs": {"phone": "2075550177"}, "asks_not": ["phone"]}},
        {"text": "Thanks!", "expect": {"outcome": "nothing"}},
        campaign=LETTER,
    )  # fmt: skip
    assert [one.faults for one in turns] == ["", "", ""]
    assert [one.id for one in turns] == ["t-01/1", "t-01/2", "t-01/3"]


async def test_what_no_record_answers_reaches_a_person_and_who_wants_no_mail_gets_none(store: Store) -> None:
    turns = await played(
        store,
        {"text": "How much is 31 Ropewalk Row, and is there a garage?", "subject": "31 Ropewalk Row"},
        {"text": "does the basement flood?", "after_hours": 20},
        {"text": "Please stop emailing me."},
        {"text": "Hello?"},
    )
    first, second, third, fourth = (one.outcome for one in turns)
    assert "WH-1002" in first.told_of & first.named
    assert "$448,000" in first.body
    assert {What.ANSWERED, What.PERSON} <= second.what
    assert third.what == {What.NOTHING, What.STOPPED}
    assert What.ANSWERED not in fourth.what


async def test_a_draft_that_is_held_is_no_answer_and_its_words_are_judged(store: Store) -> None:
    [one] = await played(store, {"text": "I was told 31 Ropewalk Row burned down and my mother just died. Is it true?"})
    assert one.outcome.waits


async def test_a_turn_is_played_at_its_hour_and_answers_the_mail_before(store: Store) -> None:
    talk = conversation_of(row({"text": "Is 31 Ropewalk Row available?"}, {"text": "ok", "after_hours": 30}), ZONE)
    stage = await Stage.open(talk, store, Bench())
    await stage.play(1, talk.turns[0])
    answered = stage.clock.moment
    await stage.play(2, talk.turns[1])
    assert (stage.clock.moment - answered).total_seconds() == pytest.approx(30 * 3600, abs=60)
    written = parse(stage.mailbox.folders["INBOX"][-1].raw)
    assert written.in_reply_to == (parsed(stage.heard[0])["Message-ID"].strip("<>"),)
    assert newly_written(written) == "ok"
    assert "> Hi" in written.text


async def test_a_turn_is_worded_alike_in_every_run() -> None:
    voice = SteadyVoice(TemplateVoice(), "t-01/1")
    texts = {(await voice.write(replace(SCENES["suggest"], seed=seed))).text for seed in range(5)}
    assert len(texts) == 1


async def test_a_model_that_fails_is_counted_as_such(store: Store) -> None:
    down = ScriptedModel(ModelError("it is down", kind="down"))
    bench = Bench(ModelIntentReader(down, BuiltinIntentReader()), down)
    talk = conversation_of(row({"text": "Is 31 Ropewalk Row available?", "expect": {"homes": ["WH-1002"]}}), ZONE)
    [one] = await play(bench, store, talk)
    assert not one.faults
    assert suite._case(one).by_builtin


def test_the_halves_are_whole_and_apart() -> None:
    halves = {name: [conversation_of(one, ZONE) for one in sets.rows(name)] for name in (suite.SEEN, suite.LOCKED)}
    ids = [talk.id for half in halves.values() for talk in half]
    assert len(ids) == len(set(ids))
    seen, locked = (
        {turn.text for talk in half for turn in talk.turns if len(turn.text) > 40} for half in halves.values()
    )
    assert seen
    assert locked
    assert not seen & locked


def test_it_runs_where_it_is_named_alone() -> None:
    assert "conversations" not in _chosen(None)
    assert _chosen(["conversations"]) == ["conversations"]


async def test_the_figures_of_both_halves_stand_apart() -> None:
    found = await suite.run(Bench(limit=1))
    half = found.figures["half whose faults were read"]
    assert found.figures["conversations"] == half["conversations"] == 1
    assert found.figures["turns"] + half["turns"] == len(found.cases)
    assert {aim.name: aim.met for aim in found.aims} == {"booked wrongly": True}


def test_a_row_that_lacks_something_is_named() -> None:
    with pytest.raises(BadInput, match="t-01 cannot be read"):
        conversation_of({key: value for key, value in row().items() if key != "start"}, ZONE)
