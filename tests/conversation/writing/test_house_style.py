"""House style: found in edits, in the prompt only when approved, and never a fact."""

from __future__ import annotations

from typing import Any

import pytest
from agency import Agency, reconfigured

from mailbot.conversation.brief import Brief
from mailbot.conversation.steps import ReplyStep
from mailbot.conversation.writing import style
from mailbot.conversation.writing.edits import edit_of
from mailbot.conversation.writing.model_voice import _prompt
from mailbot.errors import BadInput, Conflict
from mailbot.ops.eval import edits
from mailbot.ops.eval.suite import Bench
from models.delivery import Content
from models.draft import Draft, DraftState
from models.message import Direction, Intent, Message
from models.style_note import NoteState

DRAFTED = "I looked through our listings for you. This home fits well. Please feel free to reach out any time."
SENT = "I looked through our listings for you. This home fits well."


async def edited(agency: Agency, number: int, before: str = DRAFTED, after: str = SENT, **fields: Any) -> None:
    mail = Message(
        digest=f"d{number}", size=1, direction=Direction.INBOUND, received_at=agency.clock.now(), intent=Intent.BUYER
    )
    assert await agency.store.add(mail)
    values: dict[str, Any] = {
        "number": number,
        "thread_id": "t",
        "contact_id": "c",
        "inbound_id": str(mail.id),
        "step": "suggest",
        "recipient": "dana@away.example",
        "state": DraftState.SENT,
        "decided_by": "kim",
        "content": Content(subject="x", text=after),
        "edited_from": before if before != after else "",
        "edit": edit_of(before, after) if before != after else None,
    }
    assert await agency.store.add(Draft(**{**values, **fields}))


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        (DRAFTED, ()),
        (SENT, ("shorter", "wording")),
        (DRAFTED.replace("home", "house"), ("wording",)),
        (
            DRAFTED + " It costs $400,000 at https://x.example. " + "More words. " * 9,
            ("numbers", "links", "longer", "wording"),
        ),
        ("Are you free?", ("questions", "shorter", "rewritten")),
    ],
)
def test_kinds_of_change(after: str, kinds: tuple[str, ...]) -> None:
    assert edit_of(DRAFTED, after).kinds == kinds


async def test_what_people_keep_leaving_out_is_proposed_once(quiet_agency: Agency) -> None:
    for number in (1, 2):
        await edited(quiet_agency, number)
    assert await style.propose(quiet_agency.desk) == []
    await edited(quiet_agency, 3)
    [note] = await style.propose(quiet_agency.desk)
    assert note.text == "Leave out sentences such as “Please feel free to reach out any time.”"
    assert (note.state, note.drafts) == (NoteState.PROPOSED, [1, 2, 3])
    assert await style.propose(quiet_agency.desk) == []


async def test_a_note_holds_only_when_approved(quiet_agency: Agency) -> None:
    for number in (1, 2, 3):
        await edited(quiet_agency, number)
    [note] = await style.propose(quiet_agency.desk)
    assert await style.approved(quiet_agency.desk) == ()
    await style.decide(quiet_agency.desk, note.number, NoteState.APPROVED, actor="kim")
    assert await style.approved(quiet_agency.desk) == (note.text,)
    await style.decide(quiet_agency.desk, note.number, NoteState.REJECTED, actor="kim")
    assert await style.approved(quiet_agency.desk) == ()


@pytest.mark.parametrize("text", ["", "x" * 161, "Say that 12 Elm St is lovely", "See www.alder.example", "Only $1!"])
async def test_facts_are_no_notes(quiet_agency: Agency, text: str) -> None:
    with pytest.raises(BadInput):
        await style.add(quiet_agency.desk, text, actor="kim")


async def test_the_same_note_is_kept_once(quiet_agency: Agency) -> None:
    await style.add(quiet_agency.desk, "Write short sentences.", actor="kim")
    with pytest.raises(Conflict):
        await style.add(quiet_agency.desk, "write short sentences", actor="kim")


def test_notes_stand_behind_the_fixed_text_and_change_the_version() -> None:
    brief = Brief(step=ReplyStep.SUGGEST, language="en", seed=1)
    plain = _prompt(brief)
    styled = _prompt(Brief(step=ReplyStep.SUGGEST, language="en", seed=1, style=("Write short sentences.",)))
    assert styled.system.startswith(plain.system)
    assert styled.system.endswith("- Write short sentences.")
    assert styled.version.startswith(f"{plain.version}+style-")


async def test_the_rate_of_unchanged_drafts_and_what_it_bears(quiet_agency: Agency) -> None:
    agency = reconfigured(quiet_agency, conversation={"autonomy": {"buyer": "draft"}})
    for number in range(1, 30):
        await edited(agency, number, after=DRAFTED)
    await edited(agency, 30)
    result = await edits.run(Bench(desk=agency.desk))
    assert result.figures["intents"]["buyer"]["unchanged"]["hits"] == 29
    assert result.figures["kinds of change"] == {"shorter": 1, "wording": 1}
    assert result.figures["suggestions"] == []  # 29 of 30 may still be 83 %
    for number in range(31, 91):
        await edited(agency, number, after=DRAFTED)
    [suggestion] = (await edits.run(Bench(desk=agency.desk))).figures["suggestions"]
    assert 'conversation.autonomy.buyer = "auto"' in suggestion


async def test_drafts_that_failed_a_check_bear_nothing(quiet_agency: Agency) -> None:
    agency = reconfigured(quiet_agency, conversation={"autonomy": {"buyer": "draft"}})
    for number in range(1, 91):
        await edited(agency, number, after=DRAFTED, failed_checks=[{"rule": "prices", "detail": "$1"}])
    assert (await edits.run(Bench(desk=agency.desk))).figures["suggestions"] == []
