"""How many drafts a person let go unchanged, per intent, and what that says about how far mailbot may go by itself.

A change of autonomy is suggested only from drafts that would have left by themselves (no check failed, the reader was
sure), when there are enough of them and the lower end of the rate's interval is high.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any, Final

from mailbot.config import Autonomy
from mailbot.desk import Desk
from mailbot.errors import BadInput
from mailbot.ops.eval import figures
from mailbot.ops.eval.suite import Bench, Case, SuiteResult
from models.draft import Draft, DraftState
from models.message import Message

FEWEST: Final = 30  # decided drafts of an intent, before anything is suggested
UNCHANGED: Final = 0.9  # what the lower end of the interval must reach
UNEDITED, EDITED, REJECTED, BY_HAND = "unedited", "edited", "rejected", "answered by hand"


@dataclass(frozen=True, slots=True)
class Decided:
    """A draft that a person decided about."""

    draft: Draft
    intent: str
    outcome: str
    would_leave: bool  # but for its autonomy


async def run(bench: Bench) -> SuiteResult:
    """The rate of drafts sent unchanged, what was changed, and what autonomy that would bear."""
    if bench.desk is None:
        raise BadInput("the edits are in the store", "run it where mailbot's database is configured")
    decided = bench.some(await _decided(bench.desk))
    cases = [_case(one) for one in decided]
    kinds = Counter(kind for one in decided if one.draft.edit for kind in one.draft.edit.kinds)
    changed = [one.draft.edit.similarity for one in decided if one.draft.edit]
    found = {
        "drafts decided": len(decided),
        "sent unchanged": figures.rate(sum(case.right for case in cases), len(cases)),
        "intents": _by_intent(decided),
        "kinds of change": dict(kinds.most_common()),
        "mean similarity of what was changed": round(sum(changed) / len(changed), 3) if changed else None,
        "suggestions": suggestions(bench.desk, decided),
    }
    return SuiteResult(tuple(cases), found)


def suggestions(desk: Desk, decided: list[Decided]) -> list[str]:
    """Changes of autonomy that the measured rates bear, in words; none where too little was decided."""
    table = desk.config.conversation.autonomy.model_dump()
    words = []
    for intent, now in table.items():
        mine = [one for one in decided if one.intent == intent and one.would_leave]
        rate = figures.rate(sum(one.outcome == UNEDITED for one in mine), len(mine))
        if now is Autonomy.DRAFT and len(mine) >= FEWEST and rate["low"] >= UNCHANGED:
            words.append(
                f'conversation.autonomy.{intent} = "auto": {rate["hits"]} of {rate["of"]} drafts left unchanged, '
                f"at least {rate['low']:.0%} with 95 % confidence"
            )
    return words


def _by_intent(decided: list[Decided]) -> dict[str, Any]:
    outcomes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in decided:
        outcomes[one.intent][one.outcome] += 1
    return {
        intent: {"unchanged": figures.rate(counts[UNEDITED], sum(counts.values())), **counts}
        for intent, counts in sorted(outcomes.items())
    }


def _case(one: Decided) -> Case:
    edit = one.draft.edit
    said = f"{one.outcome}: {', '.join(edit.kinds)}" if edit and edit.kinds else one.outcome
    return Case(f"draft-{one.draft.number}", right=one.outcome == UNEDITED, wanted=one.intent, said=said)


async def _decided(desk: Desk) -> list[Decided]:
    drafts = await desk.store.find(Draft, {"number": {"$gt": 0}}, sort=[("number", 1)])
    ruled = [(draft, outcome) for draft in drafts if (outcome := _outcome(draft))]
    mails = await _mails(desk, [draft.inbound_id for draft, _ in ruled])
    return [
        Decided(draft, mails[draft.inbound_id][0], outcome, mails[draft.inbound_id][1] and not draft.failed_checks)
        for draft, outcome in ruled
        if draft.inbound_id in mails
    ]


def _outcome(draft: Draft) -> str:
    """What a person did with it, or the empty string where none decided or no words were proposed."""
    if draft.writer == "nobody":
        return ""
    if draft.state in (DraftState.SENT, DraftState.APPROVED) and draft.decided_by:
        return EDITED if draft.edited_from else UNEDITED
    if draft.sent_instead:
        return BY_HAND
    return REJECTED if draft.state is DraftState.REJECTED else ""


async def _mails(desk: Desk, ids: list[str]) -> dict[str, tuple[str, bool]]:
    """Intent of each mail, and whether its reader was sure."""
    rows = await desk.store.rows_by_ids(Message, ids, ["intent", "sure"])
    return {mail: (str(row.get("intent") or "general"), bool(row.get("sure", True))) for mail, row in rows.items()}
