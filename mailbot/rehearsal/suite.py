"""The suite `conversations`: whole conversations, played through mailbot as it runs, each turn judged by program.

Hands that saw no code wrote them, with what any good agency's assistant would have to do, whatever words it chooses.
All mails of a conversation are fixed beforehand, so that a later one may not fit what was answered; a turn is played
and judged even where one before it went wrong. A draft that is held stays where it lies, and the next mail comes.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from mailbot.ai.embeddings import LocalEmbedder, installed
from mailbot.ops.eval import figures, sets
from mailbot.ops.eval.suite import Aim, Bench, Case, SuiteResult, read_by_builtin
from mailbot.rehearsal.judging import EXPECTATIONS, Judged, booked_wrongly, judged
from mailbot.rehearsal.outcome import Outcome, What, outcome_of
from mailbot.rehearsal.script import Conversation, Turn, conversation_of
from mailbot.rehearsal.stage import Stage, agency, open_store
from mailbot.store import Store

LOCKED: Final = "conversations_locked"
SEEN: Final = "conversations_seen"  # whoever mends mailbot's conversation reads its faults: it flatters
_AT_ONCE: Final = 4  # conversations that are played side by side


@dataclass(frozen=True, slots=True)
class Played:
    """One turn, what came of it, and what is thought of that."""

    id: str
    turn: Turn
    outcome: Outcome
    judged: Sequence[Judged]

    @property
    def faults(self) -> str:
        return "; ".join(f"{one.key}: {one.fault}" for one in self.judged if one.fault)


async def run(bench: Bench) -> SuiteResult:
    """Both halves, each with figures of its own; `--limit` counts conversations of a half."""
    bench = replace(bench, embedder=LocalEmbedder() if bench.model and installed() else None)  # as in service
    async with open_store() as store:
        halves = {name: await play_all(bench, store, bench.some(sets.rows(name))) for name in (LOCKED, SEEN)}
    turns = [turn for half in halves.values() for talk in half for turn in talk]
    found = {**_figures(halves[LOCKED]), "half whose faults were read": _figures(halves[SEEN])}
    wrongly = _booked_wrongly(turns)["rate"]
    return SuiteResult(tuple(map(_case, turns)), found, (Aim("booked wrongly", wrongly, 0.0, at_least=False),))


async def play_all(bench: Bench, store: Store, rows: Sequence[dict[str, Any]]) -> list[list[Played]]:
    """Every conversation, in the order of the set."""
    talks = [conversation_of(row, agency().business.zone) for row in rows]
    free = asyncio.Semaphore(_AT_ONCE)

    async def one(talk: Conversation) -> list[Played]:
        async with free:
            return await play(bench, store, talk)

    return await asyncio.gather(*map(one, talks))


async def play(bench: Bench, store: Store, talk: Conversation) -> list[Played]:
    """One conversation, turn by turn."""
    stage = await Stage.open(talk, store, bench)
    played: list[Played] = []
    for number, turn in enumerate(talk.turns, start=1):
        before, stood = len(stage.outbox.mails), played[-1].outcome.booked if played else ()
        await stage.play(number, turn)
        seen = await outcome_of(stage, before, stood)
        played.append(Played(f"{talk.id}/{number}", turn, seen, judged(turn.expect, seen)))
    return played


def _figures(talks: Sequence[Sequence[Played]]) -> dict[str, Any]:
    turns = [turn for talk in talks for turn in talk]
    should = [turn for turn in turns if turn.turn.expect.get("outcome") == What.ANSWERED]
    met = [(one.key, not one.fault) for turn in turns for one in turn.judged]
    of_kind = {line.key: [right for key, right in met if key == line.key] for line in EXPECTATIONS}
    became = Counter(" and ".join(sorted(turn.outcome.what)) for turn in turns)
    return {
        "conversations": len(talks),
        "turns": len(turns),
        "turns right": figures.rate(sum(not turn.faults for turn in turns), len(turns)),
        "conversations without a fault": figures.rate(
            sum(not any(turn.faults for turn in talk) for talk in talks), len(talks)
        ),
        "answered by itself, of those that should be": figures.rate(
            sum(What.ANSWERED in turn.outcome.what for turn in should), len(should)
        ),
        "booked wrongly": _booked_wrongly(turns),
        "right of what was expected": {key: figures.rate(sum(rights), len(rights)) for key, rights in of_kind.items()},
        "what became of them": dict(became.most_common()),
    }


def _booked_wrongly(turns: Sequence[Played]) -> dict[str, Any]:
    """Of the turns that say what must come of a call, those that booked one at another time, or where none is due."""
    told = [turn for turn in turns if "call" in turn.turn.expect]
    return figures.rate(sum(booked_wrongly(turn.turn.expect, turn.outcome) for turn in told), len(told))


def _case(played: Played) -> Case:
    wanted = "; ".join(f"{key} {value}" for key, value in played.turn.expect.items())
    seen = " and ".join(sorted(played.outcome.what))
    return Case(
        id=played.id,
        right=not played.faults,
        wanted=wanted,
        said=played.faults or seen,
        sure=What.PERSON not in played.outcome.what,
        by_builtin=read_by_builtin(played.outcome.read),
    )
